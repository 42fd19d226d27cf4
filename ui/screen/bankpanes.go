package screen

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// besideFrom is the least width at which the two panes of the matching stand side by side; below it one stands over the
// other.
const besideFrom = 110

// cells are a row's: the proposal that it belongs to, day, amount and words. What belongs to the row under the cursor
// is lit on both sides.
func (s *bankMonth) cells(r bankRow) []kit.Cell {
	group := ""
	switch {
	case r.match != 0:
		group = text.BankGroupDone
	case r.proposal > 0:
		group = text.BankGroup(r.sure, r.proposal)
	case r.drafted:
		group = text.BankGroupDraft
	}
	cells := kit.Cells(group, s.day(r), r.amount().Grouped(), r.words(), r.why)
	if r.match != 0 {
		for i := range cells {
			cells[i].Style = s.env.Theme.Dim
		}
	}
	if at, ok := s.here().row(); ok && r.proposal > 0 && at.proposal == r.proposal {
		for i := range cells {
			cells[i].Style = s.env.Theme.Good
		}
	}
	return cells
}

// day is the row's day: the year is left out while it is the month's own.
func (s *bankMonth) day(r bankRow) string {
	d := r.date()
	if d.Year() == s.month.Year() {
		return d.String()[5:]
	}
	return fmt.Sprintf("%02d%s", d.Year()%100, d.String()[4:])
}

// Draw draws the panes side by side, or one over the other, and below them how the month stands.
func (s *bankMonth) Draw(w, h int) (string, *tea.Cursor) {
	foot := s.foot(w)
	room := h - len(foot)
	s.side = w >= besideFrom
	if s.side {
		left := (w - 2) / 2
		s.split = left + 2
		a, cur := s.pane(paneBank, left, room)
		b, cur2 := s.pane(paneBook, w-left-2, room)
		if cur == nil {
			cur = kit.Offset(cur2, s.split, 0)
		}
		body := kit.Beside(s.env.Theme, kit.Block(a, left, room), kit.Block(b, w-left-2, room), left, w-left-2, room)
		return kit.Block(append(strings.Split(body, "\n"), foot...), w, h), cur
	}
	s.split = room / 2
	a, cur := s.pane(paneBank, w, s.split)
	b, cur2 := s.pane(paneBook, w, room-s.split)
	if cur == nil {
		cur = kit.Offset(cur2, 0, s.split)
	}
	return kit.Block(append(append(a, b...), foot...), w, h), cur
}

// pane draws one side: its name, where its cursor is, and its rows.
func (s *bankMonth) pane(i, w, h int) ([]string, *tea.Cursor) {
	p, th := s.panes[i], s.env.Theme
	open := 0
	for _, r := range p.rows {
		if r.match == 0 {
			open++
		}
	}
	name := text.BankPane(i == paneBank, i == s.focus, open)
	look := th.Dim
	if i == s.focus {
		look = th.Title
	}
	at := p.list.Position()
	head := look.Render(kit.Fit(" "+name, w-kit.Width(at)-1)) + th.Dim.Render(at)
	body, cur := p.list.Draw(w, h-1)
	rows := append([]string{head}, strings.Split(body, "\n")...)
	return rows, kit.Offset(cur, 0, 1)
}

// foot says how book and bank stand at the month's end, what the row under the cursor is proposed for, or what is
// marked, and what is wrong.
func (s *bankMonth) foot(w int) []string {
	th := s.env.Theme
	state := s.data.state
	out := []string{kit.Rule(th, w), " " + kit.Fit(kit.Sanitize(s.whole()), w-1)}
	say := func(good bool, words string) {
		look := th.Warn
		if good {
			look = th.Good
		}
		out = append(out, " "+look.Render(kit.Fit(kit.Sanitize(words), w-1)))
	}
	out = append(out, " "+kit.Fit(text.BankMonthEnd(state), w-1))
	say(state.Equal, text.BankAdjusted(state))
	_, lines, booked, n := s.marked()
	switch p := s.proposal(); {
	case n > 0:
		say(lines == booked, text.BankMarks(lines, booked, n))
	case p != nil:
		r, _ := s.here().row()
		say(p.Sure, text.BankProposed(r.proposal, *p))
	default:
		out = append(out, " "+th.Dim.Render(kit.Fit(s.hint(), w-1)))
	}
	for _, p := range state.Problems[:min(len(state.Problems), 3)] {
		say(false, text.BankProblem(p))
	}
	return out
}

// whole is the row under the cursor with all its words, and what is proposed or matched for it.
func (s *bankMonth) whole() string {
	r, ok := s.here().row()
	if !ok {
		return ""
	}
	parts := []string{r.words()}
	for _, x := range s.other().rows {
		if (r.proposal > 0 || r.match != 0) && x.proposal == r.proposal && x.match == r.match {
			parts = append(parts, x.words())
		}
	}
	return strings.Join(parts, " ＝ ")
}

// hint says what the row under the cursor waits for.
func (s *bankMonth) hint() string {
	r, ok := s.here().row()
	switch {
	case !ok:
		return text.BankAllDone
	case r.match != 0:
		return text.BankHintDone
	case r.drafted:
		return text.BankHintDrafted
	case r.line != nil:
		return text.BankHintLine
	}
	return text.BankHintEntry
}

// click moves the keys to the pane under the mouse, and its cursor.
func (s *bankMonth) click(m tea.MouseClickMsg) tea.Cmd {
	to, x, y := paneBank, 0, 1
	switch {
	case s.side && m.X >= s.split:
		to, x = paneBook, s.split
	case !s.side && m.Y >= s.split:
		to, y = paneBook, s.split+1
	}
	if to != s.focus {
		s.turn(to)
	}
	return s.here().list.Update(kit.Local(m, x, y))
}
