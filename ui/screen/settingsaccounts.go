package screen

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// details lists the branch's own detail accounts below the prescribed ones.
type details struct {
	env   Env
	slot  Slot
	list  *kit.List
	chart model.Chart
	own   []model.Account
}

func newDetails(env Env) Screen {
	s := &details{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.DetailCode, Width: 10}, kit.Column{Title: text.DetailName, Width: 20, Flex: true},
		kit.Column{Title: text.DetailParent, Width: 24, Flex: true},
	)
	s.list.Empty = text.DetailEmpty
	s.list.OnOpen = s.rename
	return s
}

func (s *details) Init() tea.Cmd { return s.Reload() }
func (s *details) Title() string { return text.SettingsTitle + " · " + text.DetailTitle }
func (s *details) Escape() bool  { return s.list.Escape() }
func (s *details) Editing() bool { return s.list.Typing() }

func (s *details) Reload() tea.Cmd {
	return read(s.env, &s.slot, (*ledger.View).Chart, func(c model.Chart) tea.Cmd {
		s.chart, s.own = c, nil
		for _, a := range c.Accounts() {
			if !a.Given {
				s.own = append(s.own, a)
			}
		}
		own := s.own
		return s.list.SetRows(kit.Rows{
			Len: len(own), Key: func(i int) string { return own[i].Code },
			Row: func(i int) []kit.Cell {
				return kit.Cells(own[i].Code, own[i].Name, own[i].Parent+" "+c.FullName(own[i].Parent))
			},
			Text: func(i int) string { return own[i].Code + " " + own[i].Name },
		})
	})
}

func (s *details) Keys() []kit.Binding {
	off := readOnly(s.env)
	return []kit.Binding{
		{Keys: []string{"n", "f4", "ctrl+n"}, Help: text.DetailAdd, Off: off},
		{Keys: []string{"enter"}, Help: text.DetailRename, Off: off},
		{Keys: []string{"/"}, Help: text.FieldFind},
	}
}

func (s *details) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() && kit.Match(msg, s.Keys()[0]) {
		return s.chooseParent()
	}
	return s.list.Update(msg)
}

func (s *details) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

// chooseParent offers the accounts that can be divided: leaves, and those that have own details already.
func (s *details) chooseParent() tea.Cmd {
	parents := map[string]bool{}
	for _, a := range s.own {
		parents[a.Parent] = true
	}
	var actions []kit.Action
	for _, a := range s.chart.Accounts() {
		if a.Use == model.UseNo || !parents[a.Code] && (!a.Leaf || !a.Given) {
			continue
		}
		actions = append(actions, kit.Action{Label: a.Code + " " + s.chart.FullName(a.Code), Do: func() tea.Cmd {
			return s.askName(model.AccountDetail{Parent: a.Code, Code: s.nextCode(a.Code)})
		}})
	}
	return ask(kit.NewPalette(s.env.Theme, text.DetailWhere, actions...))
}

// nextCode is the parent's code and the first two digits that are free.
func (s *details) nextCode(parent string) string {
	for n := 1; n < 100; n++ {
		code := fmt.Sprintf("%s%02d", parent, n)
		if _, taken := s.chart.Lookup(code); !taken {
			return code
		}
	}
	return parent + "99"
}

func (s *details) rename(code string) tea.Cmd {
	a, ok := s.chart.Lookup(code)
	if !ok {
		return nil
	}
	return s.askName(model.AccountDetail{ID: a.ID, Code: a.Code, Parent: a.Parent, Name: a.Name})
}

func (s *details) askName(d model.AccountDetail) tea.Cmd {
	old := d
	p := kit.NewPrompt(s.env.Theme, text.DetailName, d.Code+" "+s.chart.FullName(d.Parent), kit.KindText,
		func(name string) tea.Cmd {
			d.Name = name
			act := Act{Label: text.DetailSaved(d.Code, d.Name), Do: func(t *ledger.Tx) error {
				_, err := t.SaveAccount(d)
				return err
			}}
			if old.ID != 0 {
				act.Undo = func(t *ledger.Tx) error {
					_, err := t.SaveAccount(old)
					return err
				}
			}
			return write(s.env, act)
		})
	p.Required = true
	p.Field.Limit = model.MaxName
	p.Field.SetValue(d.Name)
	return ask(p)
}
