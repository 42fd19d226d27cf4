package kit

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// foundMsg brings a list the rows that a search found. It names the list and the request, since a screen
// passes every message to all its widgets and answers may come late.
type foundMsg struct {
	list    *List
	request int
	rows    Rows
	found   []int
	fresh   bool // rows are not those that were shown when the search began
}

// openFilter shows the filter's line, or goes back to it. The index is built meanwhile.
func (l *List) openFilter() tea.Cmd {
	if l.index == nil {
		return nil
	}
	l.typing = true
	l.query.Focus()
	index := l.index
	return func() tea.Msg {
		index()
		return nil
	}
}

// closeFilter shows all rows again; the selected one stays.
func (l *List) closeFilter() {
	l.typing, l.pending = false, false
	l.request++
	l.query.SetValue("")
	l.query.Blur()
	l.showAll()
}

// SetFilter sets the filter's words from outside; "" takes the filter off.
func (l *List) SetFilter(query string) tea.Cmd {
	if query == "" || l.index == nil {
		l.closeFilter()
		return nil
	}
	l.query.SetValue(query)
	return l.search()
}

// typeFilter edits the filter's words. Enter and the arrows go to the rows found; it reports not done when
// the list should see the key as well.
func (l *List) typeFilter(msg tea.Msg) (tea.Cmd, bool) {
	switch Key(msg) {
	case "esc":
		l.closeFilter()
		return nil, true
	case "enter", "tab":
		l.typing = false
		l.query.Blur()
		if l.query.Value() == "" {
			l.closeFilter()
		}
		return nil, true
	case "up", "down", "pgup", "pgdown":
		return nil, false
	}
	before := l.query.Value()
	l.query.Update(msg)
	switch l.query.Value() {
	case before:
		return nil, true
	case "":
		l.request++
		l.pending = false
		l.showAll()
		return nil, true
	}
	return l.search(), true
}

// search asks for the rows that match. It runs as a command, since many rows take longer than a key press
// may.
func (l *List) search() tea.Cmd {
	l.request++
	l.pending = true
	answer := foundMsg{list: l, request: l.request, rows: l.next, fresh: l.stale}
	query, index := l.query.Value(), l.index
	return func() tea.Msg {
		answer.found = index().Find(query)
		return answer
	}
}

// answer shows what a search found, unless a later one was asked for. New words keep the selected row or go
// to the first one found; new rows keep the selection as SetRows does.
func (l *List) answer(msg foundMsg) tea.Cmd {
	if msg.list != l || msg.request != l.request {
		return nil
	}
	before, row := l.Selected(), l.SelectedRow()
	l.pending, l.filtered, l.stale = false, true, false
	l.rows, l.found = msg.rows, msg.found
	if !msg.fresh {
		at, kept := slices.BinarySearch(l.found, row)
		if !kept {
			at, l.key = 0, ""
		}
		l.at = at
	}
	l.settle()
	if l.OnSelect == nil || l.Selected() == "" || l.key == before {
		return nil
	}
	return l.OnSelect(l.key)
}
