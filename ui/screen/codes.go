package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// codes is the guide from the accounts of the 2009 system to those in force: what took each one's place, and why.
type codes struct {
	env   Env
	chart model.Chart
	all   []model.OldAccount
	list  *kit.List
}

// NewCodes is the room of the guide.
func NewCodes(env Env) Screen {
	s := &codes{env: env, chart: model.Standard(), all: model.OldAccounts()}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.CodesColOld, Width: 6},
		kit.Column{Title: text.CodesColName, Width: 20, Flex: true},
		kit.Column{Title: text.CodesColNow, Width: 6},
		kit.Column{Title: text.CodesColTo, Width: 26, Flex: true},
		kit.Column{Title: text.CodesColMark, Width: 8},
	)
	s.list.Empty = text.CodesEmpty
	return s
}

func (s *codes) Init() tea.Cmd {
	all := s.all
	return s.list.SetRows(kit.Rows{
		Len: len(all), Key: func(i int) string { return all[i].Code },
		Row: func(i int) []kit.Cell {
			a := all[i]
			mark := ""
			if a.SameCodeOtherMeaning() {
				mark = text.CodesSame
			}
			now, _ := s.chart.Lookup(a.Now)
			cells := kit.Cells(a.Code, a.Name, a.Now, now.Name, mark)
			cells[4].Style = s.env.Theme.Warn
			return cells
		},
		Text: func(i int) string {
			now, _ := s.chart.Lookup(all[i].Now)
			return all[i].Code + " " + all[i].Name + " " + all[i].Now + " " + now.Name
		},
	})
}

func (s *codes) Reload() tea.Cmd { return nil }
func (s *codes) Title() string   { return text.CodesName }
func (s *codes) Editing() bool   { return s.list.Typing() }
func (s *codes) Escape() bool    { return s.list.Escape() }

func (s *codes) Keys() []kit.Binding { return []kit.Binding{bind(text.KeyFind, "", "/")} }

func (s *codes) Update(msg tea.Msg) tea.Cmd { return s.list.Update(msg) }

// codesBelow is how many lines explain the selected account, codesLabel how wide their labels are.
const (
	codesBelow = 7
	codesLabel = 28
)

func (s *codes) Draw(w, h int) (string, *tea.Cursor) {
	view, cursor := s.list.Draw(w, h-codesBelow)
	return view + "\n" + kit.Block(s.explain(w), w, codesBelow), cursor
}

// explain says in whole sentences what became of the selected account.
func (s *codes) explain(w int) []string {
	th := s.env.Theme
	lines := []string{kit.Rule(th, w)}
	i := s.list.SelectedRow()
	if i < 0 || i >= len(s.all) {
		return lines
	}
	a := s.all[i]
	for _, part := range []struct{ label, words string }{
		{text.CodesOldIs, a.Code + " " + a.Name},
		{text.CodesNowIs, text.CodesFull(s.chart, a.Now)},
		{text.CodesAlsoIs, text.CodesAlso(s.chart, a)},
	} {
		if part.words != "" {
			label := th.Label.Render(kit.Fit(part.label, codesLabel))
			lines = append(lines, " "+label+" "+kit.Fit(part.words, w-codesLabel-3))
		}
	}
	for _, line := range kit.Wrap(text.CodesWhy+"："+a.Why, w-2) {
		lines = append(lines, " "+line)
	}
	if warn := text.CodesWarn(s.chart, a); warn != "" {
		for _, line := range kit.Wrap(warn, w-2) {
			lines = append(lines, th.Warn.Render(" "+strings.TrimSpace(line)))
		}
	}
	return lines
}
