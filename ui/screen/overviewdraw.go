package screen

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// moneyW is the width of the left column, moneyFigures that of its figures.
const (
	moneyW       = 35
	moneyFigures = 16
)

func (s *overview) Draw(w, h int) (string, *tea.Cursor) {
	if !s.read {
		return "\n  " + text.OverviewReading, nil
	}
	left, right := s.money(), s.todo(w-moneyW)
	var lines []string
	for i := range max(len(left), len(right)) {
		line := ""
		if i < len(left) {
			line = left[i]
		}
		line = kit.PadRight(line, moneyW)
		if i < len(right) {
			line += right[i]
		}
		lines = append(lines, line)
	}
	lines = append(lines, "")
	care := s.care(w, max(h-len(lines)-len(s.data.bars)-2, 3))
	lines = append(lines, s.budget(w, max(h-len(lines)-len(care)-1, 2))...)
	lines = append(append(lines, ""), care...)
	return kit.Block(lines, w, h), nil
}

func (s *overview) heading(words string) string { return s.env.Theme.Title.Render(" " + words) }

func (s *overview) money() []string {
	d := s.data
	out := []string{s.heading(text.OverviewMoney)}
	for _, r := range []struct {
		label  string
		amount model.Money
	}{
		{text.OverviewCash, d.cash},
		{text.OverviewBank, d.bank},
		{text.OverviewCustody, d.custody},
		{text.OverviewIncome, d.income},
		{text.OverviewExpense, d.expense},
	} {
		if r.label == text.OverviewCustody && r.amount == 0 {
			continue
		}
		out = append(out, " "+kit.Fit(r.label, 16)+kit.PadLeft(r.amount.Grouped(), moneyFigures))
	}
	return out
}

func (s *overview) todo(w int) []string {
	out := []string{s.heading(text.OverviewTodo)}
	at := s.index()
	for i, t := range s.todos() {
		count := ""
		if t.count >= 0 {
			count = fmt.Sprint(t.count)
		}
		mark := " "
		if i == at {
			mark = ">"
		}
		line := kit.Fit(mark+kit.Fit(t.label, 5)+kit.Fit(count, 5)+kit.Sanitize(t.words), w-1)
		if i == at {
			line = s.env.Theme.Selected.Render(line)
		}
		out = append(out, line)
	}
	return out
}

// The columns of the budget: name, three figures, and the bar in what remains.
const (
	budgetName, budgetFigure, budgetShare = 18, 16, 7
	budgetBarFrom                         = 1 + budgetName + 2*budgetFigure + budgetShare + 2
)

func (s *overview) budget(w, room int) []string {
	th := s.env.Theme
	head := kit.PadLeft(text.OverviewUsed, budgetFigure) + kit.PadLeft(text.OverviewPlanned, budgetFigure) +
		kit.PadLeft(text.OverviewShare, budgetShare)
	out := []string{th.Title.Render(" "+kit.PadRight(text.OverviewBudget, budgetName)) + th.Dim.Render(head)}
	if len(s.data.bars) == 0 {
		return append(out, th.Dim.Render(" "+text.OverviewNoBudget))
	}
	bars := s.data.bars
	if len(bars) > room-1 {
		bars = bars[:max(room-2, 0)]
	}
	for _, b := range bars {
		out = append(out, " "+kit.Fit(b.name, budgetName)+kit.PadLeft(b.used.Grouped(), budgetFigure)+
			kit.PadLeft(b.budget.Grouped(), budgetFigure)+
			kit.PadLeft(kit.Percent(int64(b.used), int64(b.budget)), budgetShare)+
			"  "+kit.Bar(th, int64(b.used), int64(b.budget), min(w-budgetBarFrom-1, 40)))
	}
	if n := len(s.data.bars) - len(bars); n > 0 {
		out = append(out, th.Dim.Render(" "+text.MoreRows(n)))
	}
	return out
}

// care shows the visits by occasion: one row each if there is room, else all of them on a line.
func (s *overview) care(w, room int) []string {
	th := s.env.Theme
	out := []string{s.heading(text.OverviewCare) + " " + th.Dim.Render(kit.Sanitize(s.data.statistics))}
	most := 0
	for _, o := range s.data.occasions {
		most = max(most, o.visits)
	}
	if room > len(s.data.occasions) {
		for _, o := range s.data.occasions {
			out = append(out, " "+kit.Fit(kit.Sanitize(o.name), 12)+kit.PadLeft(fmt.Sprint(o.visits), 6)+"  "+
				kit.Tally(th, int64(o.visits), int64(most), min(w-24, 48)))
		}
		return out
	}
	var parts []string
	for _, o := range s.data.occasions {
		parts = append(parts, fmt.Sprintf("%s %d", kit.Sanitize(o.name), o.visits))
	}
	for _, line := range kit.Wrap(strings.Join(parts, "   "), w-2) {
		out = append(out, " "+line)
	}
	return out
}
