package kit

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// indexMsg brings a list the index of its rows, foundMsg the rows that a query found. Both name the list and
// the request, since a screen passes every message to all its widgets and answers may come late.
type (
	indexMsg struct {
		list    *List
		request int
		index   *Index
	}
	foundMsg struct {
		list    *List
		request int
		index   *Index
		query   string
		rows    []int
	}
)

// openFilter shows the filter's line, or goes back to it.
func (l *List) openFilter() tea.Cmd {
	if l.rows.Text == nil {
		return nil
	}
	l.typing = true
	l.query.Focus()
	if l.index == nil {
		return l.search()
	}
	return nil
}

// closeFilter shows all rows again; the selected one stays.
func (l *List) closeFilter() {
	l.typing, l.filtered, l.found, l.pending = false, false, nil, false
	l.request++
	l.query.SetValue("")
	l.query.Blur()
	l.settle()
}

// SetFilter sets the filter's words from outside; "" takes the filter off.
func (l *List) SetFilter(query string) tea.Cmd {
	if query == "" {
		l.closeFilter()
		return nil
	}
	l.query.SetValue(query)
	return l.search()
}

// typeFilter edits the filter's words. Enter and the arrows go to the rows found; they report not done when
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
	if l.query.Value() == before {
		return nil, true
	}
	if l.query.Value() == "" {
		l.filtered, l.found = false, nil
		l.request++
		l.settle()
		return nil, true
	}
	return l.search(), true
}

// search asks for the rows that match, building the index first where there is none. It runs as a command,
// since many rows take longer than a key press may.
func (l *List) search() tea.Cmd {
	if l.rows.Text == nil {
		return nil
	}
	l.request++
	l.pending = true
	ask := foundMsg{list: l, request: l.request, query: l.query.Value(), index: l.index}
	rows := l.rows
	if ask.index == nil {
		return func() tea.Msg {
			return indexMsg{list: ask.list, request: ask.request, index: NewIndex(rows.Len, rows.Text)}
		}
	}
	return func() tea.Msg {
		ask.rows = ask.index.Find(ask.query)
		return ask
	}
}

// indexed takes over a new index, and searches if words were typed meanwhile.
func (l *List) indexed(msg indexMsg) tea.Cmd {
	if msg.list != l || l.index != nil || msg.request < l.oldest {
		return nil
	}
	l.index = msg.index
	l.pending = false
	if l.query.Value() == "" {
		return nil
	}
	return l.search()
}

// answer shows what a search found, unless a later one was asked for.
func (l *List) answer(msg foundMsg) tea.Cmd {
	if msg.list != l || msg.request != l.request {
		return nil
	}
	before, row := l.key, l.SelectedRow()
	l.pending, l.filtered, l.found = false, true, msg.rows
	at, kept := slices.BinarySearch(l.found, row)
	if !kept {
		at, l.key = 0, ""
	}
	l.at = at
	l.settle()
	if l.OnSelect == nil || l.Selected() == "" || l.key == before {
		return nil
	}
	return l.OnSelect(l.key)
}
