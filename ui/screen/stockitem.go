package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// stockItem is the ledger of one sort of goods: every movement with what there was after it.
type stockItem struct {
	env  Env
	id   model.ID
	data stockMoves
	list *kit.List
	load Slot
}

// stockMoves is what is read of some goods; after is what there was after each movement.
type stockMoves struct {
	item   model.StockItem
	moves  []model.StockMove
	after  []model.StockOf
	papers []string
}

func newStockItem(env Env, id model.ID) Screen {
	s := &stockItem{env: env, id: id}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.StockColDate, Width: 10},
		kit.Column{Title: text.StockColIn, Width: 6, Align: kit.AlignRight},
		kit.Column{Title: text.StockColOut, Width: 6, Align: kit.AlignRight},
		kit.Column{Title: text.StockColMoved, Width: 11, Align: kit.AlignRight},
		kit.Column{Title: text.StockColCount, Width: 6, Align: kit.AlignRight},
		kit.Column{Title: text.StockColSum, Width: 11, Align: kit.AlignRight},
		kit.Column{Title: text.StockColWhy, Width: 12, Flex: true},
		kit.Column{Title: text.StockColWho, Width: 10, From: 100},
		kit.Column{Title: text.StockColVoucher, Width: 14, From: 100},
	)
	s.list.Empty = text.StockReading
	s.list.OnOpen = func(string) tea.Cmd { return s.paper() }
	return s
}

func (s *stockItem) Init() tea.Cmd                       { return s.Reload() }
func (s *stockItem) Editing() bool                       { return s.list.Typing() }
func (s *stockItem) Escape() bool                        { return s.list.Escape() }
func (s *stockItem) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

func (s *stockItem) Title() string {
	return s.data.item.Name + " " + s.data.item.Spec + " · " + text.StockHint(s.there(), s.data.item.Unit)
}

// there is what there is after the last movement.
func (s *stockItem) there() model.StockOf {
	if n := len(s.data.after); n > 0 {
		return s.data.after[n-1]
	}
	return model.StockOf{}
}

func (s *stockItem) Reload() tea.Cmd {
	id := s.id
	return read(s.env, &s.load, func(v *ledger.View) (stockMoves, error) { return readMoves(v, id) },
		func(d stockMoves) tea.Cmd {
			s.data, s.list.Empty = d, text.StockMovesEmpty
			return s.list.SetRows(kit.Rows{
				Len: len(d.moves), Key: func(i int) string { return idKey(d.moves[i].ID) },
				Row: func(i int) []kit.Cell {
					m, of := d.moves[i], d.after[i]
					in, out := countOrNone(m.Quantity), ""
					if m.Quantity < 0 {
						in, out = "", itoa(-m.Quantity)
					}
					return kit.Cells(m.Date.String(), in, out, m.Amount.Grouped(), itoa(of.Quantity),
						of.Amount.Grouped(), m.Purpose, m.Who, d.papers[i])
				},
				Text: func(i int) string {
					return d.moves[i].Date.String() + " " + d.moves[i].Who + " " + d.moves[i].Purpose
				},
			})
		})
}

func readMoves(v *ledger.View, id model.ID) (d stockMoves, err error) {
	if d.item, err = v.StockItem(id); err != nil {
		return d, err
	}
	if d.moves, err = v.StockMoves(id); err != nil {
		return d, err
	}
	var of model.StockOf
	for _, m := range d.moves {
		of = of.Add(m)
		d.after = append(d.after, of)
		paper := ""
		if m.Voucher != 0 {
			x, err := v.Voucher(m.Voucher)
			if err != nil {
				return d, err
			}
			paper = text.StockDraftMark(x)
		}
		d.papers = append(d.papers, paper)
	}
	return d, nil
}

func (s *stockItem) selected() model.StockMove {
	id := keyID(s.list.Selected())
	for _, m := range s.data.moves {
		if m.ID == id {
			return m
		}
	}
	return model.StockMove{}
}

func (s *stockItem) paper() tea.Cmd {
	m := s.selected()
	if m.Voucher == 0 {
		return say(text.StockOffPaper)
	}
	return push(newVoucher(s.env, m.Voucher))
}

func (s *stockItem) deedsHere() []deed {
	m := s.selected()
	last := len(s.data.moves) > 0 && s.data.moves[len(s.data.moves)-1].ID == m.ID
	return []deed{
		{bind(text.StockIn, readOnly(s.env), "i", "f8", "ctrl+t"), func() tea.Cmd {
			return push(newMoveForm(s.env, s.data.item, s.there(), true))
		}},
		{
			bind(text.StockOut, first(readOnly(s.env), onlyIf(s.there().Quantity > 0, text.StockOffNone)),
				"o", "f9", "ctrl+d"),
			func() tea.Cmd { return push(newMoveForm(s.env, s.data.item, s.there(), false)) },
		},
		{quiet(bind(text.StockPaper, onlyIf(m.Voucher != 0, text.StockOffPaper), "g", "f11", "ctrl+k")), s.paper},
		{
			quiet(bind(text.StockUndoMove, first(readOnly(s.env), onlyIf(last, text.StockOffLast)),
				"x", "f4", "ctrl+x")),
			s.remove,
		},
	}
}

func (s *stockItem) remove() tea.Cmd {
	m := s.selected()
	return askRemoval(s.env, s.data.item.Name+" "+m.Date.String(), func(reason string) tea.Cmd {
		return write(s.env, Act{
			Label: text.StockUndoMove + " " + s.data.item.Name,
			Do:    func(t *ledger.Tx) error { return t.Remove(model.Ref{Kind: model.KindStockMove, ID: m.ID}, reason) },
		})
	})
}

func (s *stockItem) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	}
	out := []kit.Binding{bind(text.StockPaper, onlyIf(len(s.data.moves) > 0, text.StockNone), "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, quiet(bind(text.FieldFind, "", "/")))
}

func (s *stockItem) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}
