package screen

import (
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// cashCounts is the room of cash counts: a year's counts with what the book said, what became of their differences.
type cashCounts struct {
	env  Env
	rows []cashRow
	list *kit.List
	load Slot
}

// cashRow is a count with how it stands.
type cashRow struct {
	model.CashCount
	posted bool
	drift  model.Money
}

// NewCashCounts is the room 现金盘点.
func NewCashCounts(env Env) Screen {
	s := &cashCounts{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.CashColDate, Width: 10},
		kit.Column{Title: text.CashColCounted, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.CashColBook, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.CashColDiffers, Width: 10, Align: kit.AlignRight},
		kit.Column{Title: text.CashColState, Width: 18, Flex: true},
		kit.Column{Title: text.CashColWho, Width: 18, From: 100},
	)
	s.list.Empty = text.CashReading
	s.list.OnOpen = func(string) tea.Cmd { return s.menu() }
	return s
}

func (s *cashCounts) Init() tea.Cmd { return s.Reload() }
func (s *cashCounts) Title() string { return text.CashHeading(s.env.Year(), len(s.rows)) }
func (s *cashCounts) Editing() bool { return s.list.Typing() }
func (s *cashCounts) Escape() bool  { return s.list.Escape() }

func (s *cashCounts) menu() tea.Cmd {
	return ask(kit.NewMenu(s.env.Theme, text.CashTitle+" "+s.selected().Date.String(), menuOf(s.deedsHere())...))
}

func (s *cashCounts) Reload() tea.Cmd {
	year := s.env.Year()
	return read(s.env, &s.load, func(v *ledger.View) ([]cashRow, error) { return readCashCounts(v, year) },
		func(rows []cashRow) tea.Cmd {
			s.rows, s.list.Empty = rows, text.CashEmpty
			return s.list.SetRows(kit.Rows{
				Len: len(rows), Key: func(i int) string { return idKey(rows[i].ID) },
				Row: func(i int) []kit.Cell { return s.cells(rows[i]) },
				Text: func(i int) string {
					return rows[i].Date.String() + " " + rows[i].Counter + " " + rows[i].Witness + " " + rows[i].Note
				},
			})
		})
}

func readCashCounts(v *ledger.View, year int) ([]cashRow, error) {
	counts, err := v.CashCounts(year)
	if err != nil {
		return nil, err
	}
	out := make([]cashRow, len(counts))
	for i, c := range counts {
		out[i].CashCount = c
		if out[i].drift, err = v.CashDrift(c); err != nil {
			return nil, err
		}
		if c.Voucher == 0 {
			continue
		}
		x, err := v.Voucher(c.Voucher)
		if err != nil {
			return nil, err
		}
		out[i].posted = x.Posted()
	}
	return out, nil
}

func (s *cashCounts) cells(r cashRow) []kit.Cell {
	who := strings.TrimSpace(r.Counter + " " + r.Witness)
	cells := kit.Cells(r.Date.String(), r.Counted.Grouped(), r.Book.Grouped(), r.Difference().Grouped(),
		text.CashState(r.CashCount, r.posted, r.drift), who)
	if r.drift != 0 || r.Difference() != 0 && !r.posted {
		cells[4].Style = s.env.Theme.Warn
	}
	return cells
}

func (s *cashCounts) selected() cashRow {
	id := keyID(s.list.Selected())
	for _, r := range s.rows {
		if r.ID == id {
			return r
		}
	}
	return cashRow{}
}

func (s *cashCounts) deedsHere() []deed {
	r := s.selected()
	some := onlyIf(r.ID != 0, text.CashOffNone)
	change := first(readOnly(s.env), some, onlyIf(!r.posted, text.CashOffPosted))
	differs := first(change, onlyIf(r.Difference() != 0, text.CashOffEven))
	return []deed{
		{bind(text.CashNew, readOnly(s.env), "n", "f7", "ctrl+n"), func() tea.Cmd {
			return push(newCashForm(s.env, model.CashCount{
				Date: s.env.Day(), Account: model.AccountCash, Counter: s.env.Session.Branch.Cashier,
			}))
		}},
		{bind(text.CashEdit, change, "e", "f2", "ctrl+e"), func() tea.Cmd {
			return push(newCashForm(s.env, s.selected().CashCount))
		}},
		{bind(text.CashDraft, differs, "p", "f8", "ctrl+t"), s.draft},
		{bind(text.CashPrint, some, "o", "f12", "ctrl+o"), s.print},
		{
			quiet(bind(text.CashPaper, first(some, onlyIf(r.Voucher != 0, text.CashOffPaper)), "g", "f11", "ctrl+k")),
			func() tea.Cmd { return push(newVoucher(s.env, s.selected().Voucher)) },
		},
		{quiet(bind(text.CashRemove, change, "x", "f4", "ctrl+x")), s.remove},
		{quiet(bind(text.KeyYear, "", "y", "f6", "ctrl+y")), func() tea.Cmd { return chooseYear(s.env, useYear) }},
	}
}

func (s *cashCounts) draft() tea.Cmd {
	r := s.selected()
	var paper model.ID
	a := Act{
		Label: text.CashDrafted + " " + r.Date.String(),
		Do:    func(t *ledger.Tx) (err error) { paper, err = t.DraftCashDifference(r.ID); return err },
		Then:  func() tea.Cmd { return push(newVoucher(s.env, paper)) },
	}
	if r.Voucher == 0 {
		a.Undo = func(t *ledger.Tx) error { return t.DiscardDraft(paper) }
	}
	return write(s.env, a)
}

func (s *cashCounts) remove() tea.Cmd {
	r := s.selected()
	return askRemoval(s.env, text.CashTitle+" "+r.Date.String(), func(reason string) tea.Cmd {
		return write(s.env, Act{
			Label: text.CashRemove + " " + r.Date.String(),
			Do: func(t *ledger.Tx) error {
				return t.Remove(model.Ref{Kind: model.KindCashCount, ID: r.ID}, reason)
			},
			Undo: func(t *ledger.Tx) error {
				c := r.CashCount
				c.ID, c.Voucher = 0, 0
				_, err := t.SaveCashCount(c)
				return err
			},
		})
	})
}

func (s *cashCounts) print() tea.Cmd {
	r := s.selected()
	return printAs(s.env, text.CashPrint, text.CashTitle+r.Date.String(), func(b *ledger.Book, out string) error {
		return export.WriteCashCount(b, r.ID, out, false)
	})
}

// printAs offers a workbook or a page, asks for a folder and writes a file there.
func printAs(env Env, title, name string, do func(b *ledger.Book, out string) error) tea.Cmd {
	var actions []kit.Action
	for _, ext := range []string{".xlsx", ".html"} {
		actions = append(actions, kit.Action{Label: title + " " + ext, Do: func() tea.Cmd {
			p := kit.NewFolderPicker(env.Theme, text.CareFolder, env.Disk, env.Places...)
			book := env.Book
			p.OnPick = func(dir string) tea.Cmd {
				out := freePath(filepath.Join(dir, fileName(name)+ext), book.Now())
				return Work(new(Slot), func() (string, error) { return out, do(book, out) }, func(path string) tea.Cmd {
					return done(fmt.Sprintf(text.ReportsDone, path))
				})
			}
			return ask(p)
		}})
	}
	return ask(kit.NewMenu(env.Theme, text.DuesFormats, actions...))
}

func (s *cashCounts) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	}
	out := []kit.Binding{bind(text.MemberKeyActs, onlyIf(len(s.rows) > 0, text.CashOffNone), "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, quiet(bind(text.FieldFind, "", "/")))
}

func (s *cashCounts) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *cashCounts) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
