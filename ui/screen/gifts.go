package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// gifts lists a year's presents to many members at once.
type gifts struct {
	env  Env
	list *kit.List
	rows []giftRow
	load Slot
}

type giftRow struct {
	model.Gift
	paper model.Voucher // zero: none
}

// NewGifts is the screen of the gifts of festivals and birthdays.
func NewGifts(env Env) Screen {
	s := &gifts{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.GiftColDate, Width: 10},
		kit.Column{Title: text.GiftColName, Width: 16, Flex: true},
		kit.Column{Title: text.GiftColPeople, Width: 5, Align: kit.AlignRight},
		kit.Column{Title: text.GiftColEach, Width: 9, Align: kit.AlignRight},
		kit.Column{Title: text.GiftColTotal, Width: 11, Align: kit.AlignRight},
		kit.Column{Title: text.GiftColVoucher, Width: 10},
	)
	s.list.Empty = text.GiftsReading
	s.list.OnOpen = func(key string) tea.Cmd { return push(newGift(s.env, keyID(key))) }
	return s
}

func (s *gifts) Init() tea.Cmd { return s.Reload() }
func (s *gifts) Title() string { return text.GiftsTitle(s.env.Year(), len(s.rows)) }
func (s *gifts) Editing() bool { return s.list.Typing() }
func (s *gifts) Escape() bool  { return s.list.Escape() }

func (s *gifts) Reload() tea.Cmd {
	year := s.env.Year()
	return read(s.env, &s.load, func(v *ledger.View) ([]giftRow, error) {
		all, err := v.Gifts(year)
		if err != nil {
			return nil, err
		}
		out := make([]giftRow, len(all))
		for i, g := range all {
			out[i].Gift = g
			if g.Voucher == 0 {
				continue
			}
			if out[i].paper, err = v.Voucher(g.Voucher); err != nil {
				return nil, err
			}
		}
		return out, nil
	}, func(rows []giftRow) tea.Cmd {
		s.rows = rows
		s.list.Empty = text.GiftsEmpty
		return s.list.SetRows(kit.Rows{
			Len: len(rows),
			Key: func(i int) string { return idKey(rows[i].ID) },
			Row: func(i int) []kit.Cell {
				g := rows[i]
				return kit.Cells(g.Date.String(), g.Name, itoa(g.People()), g.PerHead.Grouped(), g.Total().Grouped(),
					text.VoucherShort(g.paper))
			},
			Text: func(i int) string { return rows[i].Name + " " + rows[i].Goods },
		})
	})
}

func (s *gifts) deedsHere() []deed {
	locked := readOnly(s.env)
	some := onlyIf(s.list.Len() > 0, text.OffNone)
	return []deed{
		{bind(text.GiftKeyNew, locked, "n", "f3", "ctrl+n"), func() tea.Cmd {
			return push(newGiftForm(s.env, model.Gift{Kind: model.GiftFestival, Date: s.env.Day()}))
		}},
		{bind(text.GiftKeyOpen, some, "o", "f2", "ctrl+e"), func() tea.Cmd {
			return push(newGift(s.env, keyID(s.list.Selected())))
		}},
	}
}

func (s *gifts) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.GiftKeyOpen, "", "enter")}
	}
	var out []kit.Binding
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *gifts) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *gifts) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
