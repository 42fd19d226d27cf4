package screen

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// The fields of a prize.
const pName, pLevel, pTeam, pGoods, pValue, pWinner = "Prize", "Level", "Team", "Goods", "Value", "Winner"

// prizes lists the prizes or honours of one activity.
type prizes struct {
	env    Env
	id     model.ID
	data   model.Activity
	people *roster
	list   *kit.List
	load   Slot
}

type prizeData struct {
	model.Activity
	people *roster
}

func newPrizes(env Env, id model.ID) Screen {
	s := &prizes{env: env, id: id, people: newRoster(nil)}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.PrizeName, Width: 16, Flex: true},
		kit.Column{Title: text.PrizeLevel, Width: 8},
		kit.Column{Title: text.PrizeWinner, Width: 14},
		kit.Column{Title: text.PrizeGoods, Width: 12},
		kit.Column{Title: text.PrizeValue, Width: 10, Align: kit.AlignRight},
		kit.Column{Title: text.PrizeReceived, Width: 6},
	)
	s.list.Empty = text.ActivitiesReading
	s.list.OnOpen = func(string) tea.Cmd { return s.edit() }
	return s
}

func (s *prizes) Init() tea.Cmd { return s.Reload() }
func (s *prizes) Title() string { return s.data.Name + " · " + text.PrizesTitle }
func (s *prizes) Editing() bool { return s.list.Typing() }
func (s *prizes) Escape() bool  { return s.list.Escape() }

func (s *prizes) Reload() tea.Cmd {
	id := s.id
	return read(s.env, &s.load, func(v *ledger.View) (d prizeData, err error) {
		if d.Activity, err = v.Activity(id); err != nil {
			return d, err
		}
		d.people, err = readRoster(v)
		return d, err
	}, func(d prizeData) tea.Cmd {
		s.data, s.people = d.Activity, d.people
		s.list.Empty = text.PrizesEmpty
		who := func(p model.Prize) string {
			if p.Member != 0 {
				return d.people.get(p.Member).Name
			}
			return p.Team
		}
		return s.list.SetRows(kit.Rows{
			Len: len(d.Prizes),
			Key: strconv.Itoa,
			Row: func(i int) []kit.Cell {
				p, state := d.Prizes[i], text.PrizeNo
				if p.Received {
					state = text.PrizeYes
				}
				return kit.Cells(p.Name, p.Level, who(p), p.Goods, groupedOrNone(p.Value), state)
			},
			Text: func(i int) string { return d.Prizes[i].Name + " " + who(d.Prizes[i]) },
		})
	})
}

func (s *prizes) deedsHere() []deed {
	locked := readOnly(s.env)
	some := first(locked, onlyIf(s.list.Selected() != "", text.OffNone))
	return []deed{
		{bind(text.PrizeKeyNew, locked, "n", "f3", "ctrl+n"), func() tea.Cmd { return push(s.prizeForm(-1)) }},
		{bind(text.PrizeKeyEdit, some, "e", "f2", "ctrl+e"), s.edit},
		{bind(text.PrizeKeySigned, some, "s", "f4", "ctrl+x"), func() tea.Cmd {
			i := s.at()
			p := s.data.Prizes[i]
			p.Received = !p.Received
			return write(s.env, s.change(text.PrizeKeySigned, func(all []model.Prize) []model.Prize {
				all[i] = p
				return all
			}))
		}},
		{bind(text.PrizeKeyDelete, some, "d", "f8", "delete"), func() tea.Cmd {
			i := s.at()
			return write(s.env, s.change(text.PrizeKeyDelete, func(all []model.Prize) []model.Prize {
				return slices.Delete(all, i, i+1)
			}))
		}},
	}
}

// at is the place of the selected prize.
func (s *prizes) at() int {
	i, err := strconv.Atoi(s.list.Selected())
	if err != nil || i >= len(s.data.Prizes) {
		return 0
	}
	return i
}

func (s *prizes) edit() tea.Cmd {
	if s.env.ReadOnly() {
		return nil
	}
	return push(s.prizeForm(s.at()))
}

// change saves the activity with other prizes.
func (s *prizes) change(label string, to func([]model.Prize) []model.Prize) Act {
	was := s.data
	a := was
	a.Prizes = to(slices.Clone(was.Prizes))
	return Act{
		Label: label + " " + a.Name,
		Do:    func(t *ledger.Tx) error { _, err := t.SaveActivity(a); return err },
		Undo:  func(t *ledger.Tx) error { _, err := t.SaveActivity(was); return err },
	}
}

func (s *prizes) prizeForm(i int) Screen {
	var p model.Prize
	if i >= 0 && i < len(s.data.Prizes) {
		p = s.data.Prizes[i]
	}
	shown := ""
	if p.Member != 0 {
		shown = text.Person(s.people.get(p.Member))
	}
	words := func(name, label, value string, width int) []kit.Item {
		return inputRow(name, label, filledField(s.env, kit.KindText, model.MaxName, value), width)
	}
	winner := filledField(s.env, kit.KindText, model.MaxName, shown)
	winner.Placeholder = text.PrizeWho
	title := filledField(s.env, kit.KindText, model.MaxName, p.Name)
	return newSmallForm(s.env, s.Title(), func(f *kit.Form) Act {
		p.Name, p.Level, p.Team, p.Goods = f.Value(pName), f.Value(pLevel), f.Value(pTeam), f.Value(pGoods)
		p.Value, p.Member = amountIn(f.Value(pValue)), 0
		if found := s.people.find(f.Value(pWinner)); f.Value(pWinner) != "" && len(found) == 1 {
			p.Member = found[0].ID
		}
		return s.change(text.PrizesTitle, func(all []model.Prize) []model.Prize {
			if i < 0 || i >= len(all) {
				return append(all, p)
			}
			all[i] = p
			return all
		})
	},
		[]kit.Item{{Name: pName, Label: text.PrizeName, Input: title, Required: true}},
		words(pLevel, text.PrizeLevel, p.Level, 14),
		[]kit.Item{{Name: pWinner, Label: text.PrizeWinner, Width: 36, Input: winner, Check: func(v string) string {
			return onlyIf(v == "" || len(s.people.find(v)) == 1, text.PrizeOne)
		}}},
		words(pTeam, text.PrizeTeam, p.Team, 0),
		words(pGoods, text.PrizeGoods, p.Goods, 0),
		inputRow(pValue, text.PrizeValue, filledField(s.env, kit.KindAmount, 0, amountOrNone(p.Value)), 14),
	)
}

func (s *prizes) Keys() []kit.Binding {
	var out []kit.Binding
	if s.Editing() {
		return []kit.Binding{bind(text.PrizeKeyEdit, "", "enter")}
	}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *prizes) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *prizes) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
