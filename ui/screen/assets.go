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
	want model.ID // card to select when the cards are read; 0: none
}

// assetBook is what the room shows, the latest month that was run, and what still needs a card.
type assetBook struct {
	cards []model.AssetCard
	worn  map[model.ID]model.Money
	last  model.Period
	bare  []model.Voucher // purchases of the year without a card
	// differ is where the cards are not what the accounts say today.
	differ []ledger.AssetDifference
}

// NewAssets is the room 固定资产.
func NewAssets(env Env) Screen { return newAssetsAt(env, 0) }

// newAssetsAt is the room with one card selected; 0: none.
func newAssetsAt(env Env, id model.ID) Screen {
	s := &assets{env: env, want: id}
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

func (s *assets) Init() tea.Cmd { return s.Reload() }
func (s *assets) Title() string { return text.AssetHeading(len(s.at.cards)) }
func (s *assets) Editing() bool { return s.list.Typing() }
func (s *assets) Escape() bool  { return s.list.Escape() }

func (s *assets) menu() tea.Cmd {
	c := s.selected()
	return ask(kit.NewMenu(s.env.Theme, c.Number+" "+c.Name, menuOf(s.deedsHere())...))
}

func (s *assets) Reload() tea.Cmd {
	year := s.env.Year()
	get := func(v *ledger.View) (assetBook, error) { return readAssets(v, year) }
	return read(s.env, &s.load, get, func(at assetBook) tea.Cmd {
		s.at, s.list.Empty = at, text.AssetsEmpty
		cmd := s.list.SetRows(kit.Rows{
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
		if s.want != 0 {
			s.list.Select(idKey(s.want))
			s.want = 0
		}
		return cmd
	})
}

func readAssets(v *ledger.View, year int) (at assetBook, err error) {
	if at.cards, err = v.Assets(); err != nil {
		return at, err
	}
	if at.worn, err = v.Worn(); err != nil {
		return at, err
	}
	if at.bare, err = v.Uncarded(year); err != nil {
		return at, err
	}
	if at.differ, err = v.AssetDifferences(v.Today()); err != nil {
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
				"r", "shift+f8")),
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
		{
			quiet(bind(text.AssetFrom, first(readOnly(s.env), onlyIf(len(s.at.bare) > 0, text.AssetOffFrom)),
				"i", "f6")),
			s.propose,
		},
		{quiet(bind(text.AssetSplit, first(some, onlyIf(c.Quantity > 1, text.AssetOffSplit)), "s", "ctrl+l")), s.split},
		{quiet(bind(text.AssetCounts, "", "c", "ctrl+f")), func() tea.Cmd { return push(NewAssetCounts(s.env)) }},
		{quiet(bind(text.AssetPrint, onlyIf(c.ID != 0, text.AssetNone), "o", "ctrl+w")), s.print},
	}
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

// Draw says above the list which purchases have no card, and where the cards are not what the accounts say.
func (s *assets) Draw(w, h int) (string, *tea.Cursor) {
	var said []string
	if n := len(s.at.bare); n > 0 {
		said = append(said, text.AssetBareSum(n))
	}
	if len(s.at.differ) > 0 {
		said = append(said, text.AssetDifferSum(s.at.differ))
	}
	head := ""
	for _, line := range said {
		head += s.env.Theme.Warn.Render(kit.Fit(" "+line, w)) + "\n"
	}
	view, cursor := s.list.Draw(w, h-len(said))
	return head + view, kit.Offset(cursor, 0, len(said))
}
