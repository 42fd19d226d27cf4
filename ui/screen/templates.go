package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// templates lists the vouchers that are booked again and again (常用凭证).
type templates struct {
	env  Env
	made *model.ID                    // gets the ID of a draft that is made; may be nil
	take func(model.Template) tea.Cmd // takes the chosen one into a form that is open; nil: it opens one
	list *kit.List
	rows []model.Template
	load Slot
}

// NewTemplates is the room 常用凭证.
func NewTemplates(env Env) Screen { return newTemplates(env, nil) }

func newTemplates(env Env, made *model.ID) *templates {
	s := &templates{env: env, made: made}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.TemplateName, Width: 16},
		kit.Column{Title: text.TemplateText, Width: 20, Flex: true},
		kit.Column{Title: text.TemplateEntry, Width: 24},
		kit.Column{Title: text.TemplateAmount, Width: 12, Align: kit.AlignRight},
	)
	s.list.Empty = text.TemplatesEmpty
	s.list.OnOpen = func(string) tea.Cmd { return s.use() }
	return s
}

func (s *templates) Init() tea.Cmd { return s.Reload() }
func (s *templates) Title() string { return text.TemplatesTitle }
func (s *templates) Editing() bool { return s.list.Typing() }
func (s *templates) Escape() bool  { return s.list.Escape() }

func (s *templates) Reload() tea.Cmd {
	return read(s.env, &s.load, func(v *ledger.View) ([]model.Template, error) { return v.Templates() },
		func(rows []model.Template) tea.Cmd {
			s.rows = rows
			return s.list.SetRows(kit.Rows{
				Len: len(rows), Key: func(i int) string { return idKey(rows[i].ID) },
				Row: func(i int) []kit.Cell {
					t := rows[i]
					amount := text.TemplateNone
					if m := turnover(t.Lines); m != 0 {
						amount = listAmount(m)
					}
					return kit.Cells(t.Name, t.Summary, text.TemplateAccounts(t.Lines), amount)
				},
				Text: func(i int) string { return rows[i].Name + " " + rows[i].Summary + " " + rows[i].Counterparty },
			})
		})
}

// turnover is what lines book on the debit side.
func turnover(lines []model.Line) model.Money {
	debit, _ := sums(lines)
	return debit
}

func (s *templates) selected() (model.Template, bool) {
	for _, t := range s.rows {
		if idKey(t.ID) == s.list.Selected() {
			return t, true
		}
	}
	return model.Template{}, false
}

// use opens the voucher's form on what the template says.
func (s *templates) use() tea.Cmd {
	t, ok := s.selected()
	if !ok || s.env.ReadOnly() {
		return nil
	}
	if s.take != nil {
		return tea.Sequence(pop(), s.take(t))
	}
	fresh := freshVoucher(s.env)
	x := t.Voucher(fresh.Date, 0)
	x.Signatures = fresh.Signatures
	return push(newVoucherForm(s.env, voucherSeed{Voucher: x, copied: true, made: s.made}))
}

func (s *templates) deedsHere() []deed {
	_, some := s.selected()
	off := first(readOnly(s.env), onlyIf(some, text.OffNone))
	return []deed{
		{bind(text.TemplateKeyUse, off, "n", "f3", "ctrl+n"), s.use},
		{bind(text.TemplateKeyRename, off, "e", "f2", "ctrl+e"), s.rename},
		{bind(text.TemplateKeyRemove, off, "x", "f4", "ctrl+x"), s.remove},
	}
}

// rename asks for another name.
func (s *templates) rename() tea.Cmd {
	was, ok := s.selected()
	if !ok {
		return nil
	}
	p := kit.NewPrompt(s.env.Theme, was.Name, text.TemplateAskName, kit.KindText, func(name string) tea.Cmd {
		t := was
		t.Name = name
		return write(s.env, Act{
			Label: text.TemplateRenamed(name), Do: savesTemplate(t), Undo: savesTemplate(was),
		})
	})
	p.Required = true
	p.Field.Limit = model.MaxName
	p.Field.SetValue(was.Name)
	return ask(p)
}

func savesTemplate(t model.Template) func(*ledger.Tx) error {
	return func(tx *ledger.Tx) error {
		_, err := tx.SaveTemplate(t)
		return err
	}
}

func (s *templates) remove() tea.Cmd {
	was, ok := s.selected()
	if !ok {
		return nil
	}
	again := was
	again.ID = 0
	return write(s.env, Act{
		Label: text.TemplateRemoved(was.Name),
		Do: func(t *ledger.Tx) error {
			now, ok, err := t.TemplateNamed(was.Name)
			switch {
			case err != nil:
				return err
			case !ok:
				return ledger.ErrNotFound
			}
			return t.Remove(model.Ref{Kind: model.KindTemplate, ID: now.ID}, text.TemplateReason)
		},
		Undo: savesTemplate(again),
	})
}

// saveTemplate asks for a name, and whether the amounts belong to it, and keeps a voucher for use again.
func saveTemplate(env Env, v model.Voucher) tea.Cmd {
	p := kit.NewPrompt(env.Theme, text.TemplateKeySave, text.TemplateAskName, kit.KindText, func(name string) tea.Cmd {
		t := model.TemplateOf(name, v)
		keep := func(t model.Template) func() tea.Cmd {
			return func() tea.Cmd {
				var id model.ID
				return write(env, Act{
					Label: text.TemplateSaved(name),
					Do: func(tx *ledger.Tx) (err error) {
						id, err = tx.SaveTemplate(t)
						return err
					},
					Undo: func(tx *ledger.Tx) error {
						return tx.Remove(model.Ref{Kind: model.KindTemplate, ID: id}, text.UndoReason)
					},
				})
			}
		}
		return ask(kit.NewMenu(env.Theme, text.TemplateKeep,
			kit.Action{Label: text.TemplateKeepNo, Do: keep(t.Emptied())},
			kit.Action{Label: text.TemplateKeepYes, Do: keep(t)},
		))
	})
	p.Required = true
	p.Field.Limit = model.MaxName
	p.Field.SetValue(v.Summary)
	return ask(p)
}

func (s *templates) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.TemplateKeyUse, "", "enter")}
	}
	_, some := s.selected()
	out := []kit.Binding{bind(text.TemplateKeyUse, first(readOnly(s.env), onlyIf(some, text.OffNone)), "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *templates) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *templates) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

// keep offers to keep a voucher for use again, or to use one that is kept.
func (d voucherDeeds) keep(id model.ID) tea.Cmd {
	return d.withVoucher(id, func(x voucherDetail) tea.Cmd { return saveTemplate(d.env, x.Voucher) })
}

// templates opens the list of those that are kept.
func (d voucherDeeds) templates() tea.Cmd { return push(newTemplates(d.env, d.made)) }
