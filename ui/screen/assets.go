package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// assets is the room of fixed assets: the cards, the run of the month's depreciation, and disposal in two steps.
type assets struct {
	env  Env
	at   assetBook
	list *kit.List
	load Slot
}

// assetBook is what the room shows, and the latest month that was run.
type assetBook struct {
	cards []model.AssetCard
	worn  map[model.ID]model.Money
	last  model.Period
}

// NewAssets is the room 固定资产.
func NewAssets(env Env) Screen {
	s := &assets{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.AssetColNo, Width: 9},
		kit.Column{Title: text.AssetColName, Width: 16, Flex: true},
		kit.Column{Title: text.AssetColCost, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.AssetColWorn, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.AssetColState, Width: 18},
		kit.Column{Title: text.AssetColNet, Width: 12, Align: kit.AlignRight, From: 100},
		kit.Column{Title: text.AssetColClass, Width: 16, From: 120},
	)
	s.list.Empty = text.AssetsReading
	s.list.OnOpen = func(string) tea.Cmd { return s.menu() }
	return s
}

func (s *assets) Init() tea.Cmd                       { return s.Reload() }
func (s *assets) Title() string                       { return text.AssetHeading(len(s.at.cards)) }
func (s *assets) Editing() bool                       { return s.list.Typing() }
func (s *assets) Escape() bool                        { return s.list.Escape() }
func (s *assets) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

func (s *assets) menu() tea.Cmd {
	c := s.selected()
	return ask(kit.NewMenu(s.env.Theme, c.Number+" "+c.Name, menuOf(s.deedsHere())...))
}

func (s *assets) Reload() tea.Cmd {
	return read(s.env, &s.load, readAssets, func(at assetBook) tea.Cmd {
		s.at, s.list.Empty = at, text.AssetsEmpty
		return s.list.SetRows(kit.Rows{
			Len: len(at.cards), Key: func(i int) string { return idKey(at.cards[i].ID) },
			Row: func(i int) []kit.Cell {
				c := at.cards[i]
				class, _ := model.AssetClassOf(string(c.Class))
				return kit.Cells(c.Number, c.Name, c.Cost.Grouped(), at.worn[c.ID].Grouped(),
					text.AssetState(c, at.worn[c.ID]), (c.Cost - at.worn[c.ID]).Grouped(), class.Name)
			},
			Text: func(i int) string {
				return at.cards[i].Number + " " + at.cards[i].Name + " " + at.cards[i].Keeper + " " + at.cards[i].Place
			},
		})
	})
}

func readAssets(v *ledger.View) (at assetBook, err error) {
	if at.cards, err = v.Assets(); err != nil {
		return at, err
	}
	if at.worn, err = v.Worn(); err != nil {
		return at, err
	}
	runs, err := v.Depreciations()
	if len(runs) > 0 {
		at.last = runs[len(runs)-1].Month
	}
	return at, err
}

func (s *assets) selected() model.AssetCard {
	id := keyID(s.list.Selected())
	for _, c := range s.at.cards {
		if c.ID == id {
			return c
		}
	}
	return model.AssetCard{}
}

func (s *assets) deedsHere() []deed {
	c := s.selected()
	some := first(readOnly(s.env), onlyIf(c.ID != 0, text.AssetNone))
	paper := max(c.DisposalVoucher, c.PendingVoucher, c.Voucher)
	return []deed{
		{bind(text.AssetNew, readOnly(s.env), "n", "f7", "ctrl+n"), func() tea.Cmd {
			return push(newAssetForm(s.env, model.AssetCard{Acquired: s.env.Day(), Quantity: 1}))
		}},
		{bind(text.AssetEdit, some, "e", "f2", "ctrl+e"), func() tea.Cmd {
			return push(newAssetForm(s.env, s.selected()))
		}},
		{bind(text.AssetRun, readOnly(s.env), "p", "f8", "ctrl+t"), s.run},
		{
			quiet(bind(text.AssetUndoRun, first(readOnly(s.env), onlyIf(s.at.last != 0, text.AssetOffPaper)),
				"r", "f10")),
			s.unrun,
		},
		{
			quiet(bind(text.AssetDown, first(some, onlyIf(c.Pending == 0, text.AssetOffGone)), "d", "f9", "ctrl+d")),
			s.down,
		},
		{quiet(bind(text.AssetOff, first(some, onlyIf(c.Pending != 0 && c.Disposed == 0, text.AssetOffHere)),
			"a", "f12", "ctrl+o")), s.off},
		{
			quiet(bind(text.AssetBack, first(some, onlyIf(c.Pending != 0, text.AssetOffHere)), "b", "f3", "ctrl+b")),
			s.back,
		},
		{quiet(bind(text.AssetPaper, onlyIf(paper != 0, text.AssetOffPaper), "g", "f11", "ctrl+k")), func() tea.Cmd {
			return push(newVoucher(s.env, paper))
		}},
		{quiet(bind(text.AssetRemove, some, "x", "f4", "ctrl+x")), s.remove},
	}
}

// run asks for the month and drafts its depreciation.
func (s *assets) run() tea.Cmd {
	p := kit.NewPrompt(s.env.Theme, text.AssetRun, text.AssetRunShort, kit.KindText, func(value string) tea.Cmd {
		month, err := model.ParsePeriod(value)
		if err != nil {
			return warning(text.NeedsAssetMonth)
		}
		var d model.Depreciation
		return write(s.env, Act{
			Label: text.AssetRun + " " + month.String(),
			Do:    func(t *ledger.Tx) (err error) { d, err = t.Depreciate(month); return err },
			Undo:  func(t *ledger.Tx) error { return t.UndoDepreciation(month, text.UndoReason) },
			Then:  func() tea.Cmd { return push(newVoucher(s.env, d.Voucher)) },
		})
	})
	month := s.env.Day().Period()
	if s.at.last != 0 {
		month = s.at.last.Next()
	}
	p.Required = true
	p.Field.SetValue(month.String())
	return ask(p)
}

func (s *assets) unrun() tea.Cmd {
	month := s.at.last
	return askRemoval(s.env, text.AssetRun+" "+month.String(), func(reason string) tea.Cmd {
		return write(s.env, Act{
			Label: text.AssetUndoRun + " " + month.String(),
			Do:    func(t *ledger.Tx) error { return t.UndoDepreciation(month, reason) },
		})
	})
}

// disposal takes one step with an asset; the words say how, or by whose approval.
type disposal func(t *ledger.Tx, c model.AssetCard, words string) (model.ID, error)

// step asks for the words of a step of disposal and takes it; its voucher opens.
func (s *assets) step(label, title string, do disposal) tea.Cmd {
	c := s.selected()
	p := kit.NewPrompt(s.env.Theme, title, c.Number+" "+c.Name, kit.KindText, func(words string) tea.Cmd {
		var paper model.ID
		return write(s.env, Act{
			Label: label + " " + c.Number,
			Do:    func(t *ledger.Tx) (err error) { paper, err = do(t, c, words); return err },
			Undo:  func(t *ledger.Tx) error { return t.UndoDisposal(c.ID, text.UndoReason) },
			Then: func() tea.Cmd {
				if paper == 0 {
					return nil
				}
				return push(newVoucher(s.env, paper))
			},
		})
	})
	p.Required = true
	return ask(p)
}

func (s *assets) down() tea.Cmd {
	return s.step(text.AssetDown, text.AssetManner,
		func(t *ledger.Tx, c model.AssetCard, say string) (model.ID, error) {
			return t.TakeDown(c.ID, s.env.Day(), say)
		})
}

func (s *assets) off() tea.Cmd {
	return s.step(text.AssetOff, text.AssetApproval,
		func(t *ledger.Tx, c model.AssetCard, say string) (model.ID, error) {
			return t.WriteOff(c.ID, ledger.Disposal{Day: max(s.env.Day(), c.Pending), Approval: say})
		})
}

func (s *assets) back() tea.Cmd {
	c := s.selected()
	return askRemoval(s.env, c.Number+" "+c.Name, func(reason string) tea.Cmd {
		return write(s.env, Act{
			Label: text.AssetBack + " " + c.Number,
			Do:    func(t *ledger.Tx) error { return t.UndoDisposal(c.ID, reason) },
		})
	})
}

func (s *assets) remove() tea.Cmd {
	c := s.selected()
	return askRemoval(s.env, c.Number+" "+c.Name, func(reason string) tea.Cmd {
		return write(s.env, Act{
			Label: text.AssetRemove + " " + c.Number,
			Do:    func(t *ledger.Tx) error { return t.Remove(model.Ref{Kind: model.KindAsset, ID: c.ID}, reason) },
			Undo: func(t *ledger.Tx) error {
				again := c
				again.ID = 0
				_, err := t.SaveAsset(again)
				return err
			},
		})
	})
}

func (s *assets) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	}
	out := []kit.Binding{bind(text.MemberKeyActs, onlyIf(len(s.at.cards) > 0, text.AssetNone), "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, quiet(bind(text.FieldFind, "", "/")))
}

func (s *assets) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}
