package kit

import (
	"slices"
	"sync"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/style"
)

// List shows rows with one of them selected. It draws only what is visible, so that a hundred thousand rows
// cost as much as ten. The selection is kept by the rows' identity when the rows change.
type List struct {
	Columns []Column
	Empty   string // shown when there are no rows; "" is a general phrase
	// OnOpen is called by Enter or a click on the selected row; OnSelect after the selection has moved.
	OnOpen, OnSelect func(key string) tea.Cmd
	// Preview draws the selected row beside the list, in w columns and h lines, from width PreviewAt on.
	Preview   func(key string, w, h int) string
	PreviewAt int // 0 is 100
	PreviewW  int // columns of the preview; 0 is two fifths of the width
	// Marks lets Space, Shift+Up, Shift+Down and Ctrl+A choose several rows.
	Marks bool
	// Bare leaves the status line out; its owner shows Position itself.
	Bare bool
	// Blurred draws the selection quietly: another list beside this one has the keys.
	Blurred bool

	th     *style.Theme
	rows   Rows          // what is shown
	next   Rows          // the latest rows; they differ from rows until a filter has searched them
	stale  bool          // rows and next differ
	index  func() *Index // of next; built by the first search, in its command
	key    string        // the selected row's identity
	at     int           // its place among the shown rows
	top    int           // the first shown row of the window
	marked map[string]bool

	query    *Field
	typing   bool
	request  int   // number of the last search asked for; older answers are dropped
	pending  bool  // a search is under way
	found    []int // rows that match; nil: all rows
	filtered bool

	drawnW, drawnH int // size of the last drawing, for paging and clicks
}

// NewList returns an empty list.
func NewList(th *style.Theme, cols ...Column) *List {
	l := &List{Columns: cols, th: th, marked: map[string]bool{}, drawnW: 80, drawnH: 20}
	l.query = NewField(th, KindText)
	return l
}

// SetRows replaces the rows. The selection stays on the same key; if that is gone, on the same place. While a
// filter is on, the old rows are shown until the returned command has searched the new ones.
func (l *List) SetRows(rows Rows) tea.Cmd {
	l.request++
	l.pending = false
	l.next, l.stale = rows, true
	if rows.Text == nil {
		l.index = nil
		l.closeFilter()
		return nil
	}
	l.index = sync.OnceValue(func() *Index { return NewIndex(rows.Len, rows.Text) })
	if l.query.Value() != "" {
		return l.search()
	}
	l.showAll()
	return nil
}

// showAll shows the latest rows without a filter.
func (l *List) showAll() {
	l.rows, l.stale, l.filtered, l.found = l.next, false, false, nil
	l.settle()
}

// settle finds the selected key among the shown rows again.
func (l *List) settle() {
	n := l.Len()
	if n == 0 {
		l.at, l.top = 0, 0
		return
	}
	l.at = min(max(l.at, 0), n-1)
	if l.key != "" && l.rows.Key(l.row(l.at)) != l.key {
		if at := l.placeOf(l.key); at >= 0 {
			l.at = at
		}
	}
	l.key = l.rows.Key(l.row(l.at))
	l.scroll()
}

// placeOf returns where the row with key is shown, or -1.
func (l *List) placeOf(key string) int {
	if !l.filtered {
		return l.rows.index(key)
	}
	return slices.IndexFunc(l.found, func(i int) bool { return l.rows.Key(i) == key })
}

// row returns the row shown at place at.
func (l *List) row(at int) int {
	if l.filtered {
		return l.found[at]
	}
	return at
}

// Len returns the number of rows that the filter shows.
func (l *List) Len() int {
	if l.filtered {
		return len(l.found)
	}
	return l.rows.Len
}

// Total returns the number of all rows.
func (l *List) Total() int { return l.rows.Len }

// Selected returns the selected row's key, "" without rows.
func (l *List) Selected() string {
	if l.Len() == 0 {
		return ""
	}
	return l.key
}

// SelectedRow returns the selected row's number in the Rows, or -1 without rows.
func (l *List) SelectedRow() int {
	if l.Len() == 0 {
		return -1
	}
	return l.row(l.at)
}

// Select moves to the row with key. It reports whether it is shown; if not, the key is remembered for the
// next SetRows.
func (l *List) Select(key string) bool {
	l.key = key
	at := l.placeOf(key)
	if at < 0 {
		return false
	}
	l.at = at
	l.scroll()
	return true
}

// Marked returns the keys chosen for a batch, in the order of the rows; without any it is empty.
func (l *List) Marked() []string {
	if len(l.marked) == 0 {
		return nil
	}
	var out []string
	for i := range l.rows.Len {
		if key := l.rows.Key(i); l.marked[key] {
			out = append(out, key)
		}
	}
	return out
}

// MarkCount returns how many rows are chosen for a batch.
func (l *List) MarkCount() int { return len(l.marked) }

// ClearMarks forgets the rows chosen for a batch.
func (l *List) ClearMarks() { clear(l.marked) }

// Typing tells that the filter is being typed, so that all printable keys are its.
func (l *List) Typing() bool { return l.typing }

// Filter returns the filter's words, "" when it is off.
func (l *List) Filter() string {
	if !l.filtered && !l.typing {
		return ""
	}
	return l.query.Value()
}

// Escape undoes one thing on Esc: the filter's line, the filter, the marks. It reports whether there was
// one; if not, Esc is the owner's.
func (l *List) Escape() bool {
	switch {
	case l.typing || l.filtered:
		l.closeFilter()
	case len(l.marked) > 0:
		l.ClearMarks()
	default:
		return false
	}
	return true
}

// Update handles keys, the mouse (in the list's own coordinates, see Local) and answers to its searches.
func (l *List) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case foundMsg:
		return l.answer(msg)
	case tea.MouseWheelMsg:
		return l.wheel(msg)
	case tea.MouseClickMsg:
		return l.click(msg)
	}
	if l.typing {
		if cmd, done := l.typeFilter(msg); done {
			return cmd
		}
	}
	return l.press(Key(msg))
}

// moved tells where a key leads from a row of n, when it is one that moves; the row may lie outside.
func moved(key string, at, page, n int) (int, bool) {
	switch key {
	case "up", "ctrl+p":
		return at - 1, true
	case "down", "ctrl+n":
		return at + 1, true
	case "pgup", "ctrl+b":
		return at - page, true
	case "pgdown", "ctrl+f":
		return at + page, true
	case "home", "ctrl+home":
		return 0, true
	case "end", "ctrl+end":
		return n - 1, true
	}
	return at, false
}

// press handles the keys that move, open, mark and filter.
func (l *List) press(key string) tea.Cmd {
	if to, ok := moved(key, l.at, max(l.bodyHeight(l.drawnH)-1, 1), l.Len()); ok {
		return l.moveTo(to)
	}
	switch key {
	case "enter":
		if l.OnOpen != nil && l.Selected() != "" {
			return l.OnOpen(l.key)
		}
	case "/", "ctrl+g":
		return l.openFilter()
	case "esc":
		l.Escape()
	case "space", "shift+up", "shift+down", "ctrl+a":
		return l.mark(key)
	}
	return nil
}

// moveTo selects the row at place at, or the nearest there is.
func (l *List) moveTo(at int) tea.Cmd {
	n := l.Len()
	at = min(max(at, 0), n-1)
	if n == 0 || at == l.at && l.rows.Key(l.row(at)) == l.key {
		return nil
	}
	l.at, l.key = at, l.rows.Key(l.row(at))
	l.scroll()
	if l.OnSelect == nil {
		return nil
	}
	return l.OnSelect(l.key)
}

// scroll moves the window so that the selected row is inside.
func (l *List) scroll() { l.top = l.topFor(l.bodyHeight(l.drawnH)) }

// topFor returns the window's first row for h lines of rows, as near to the last one as can be.
func (l *List) topFor(h int) int {
	h = max(h, 1)
	top := min(max(l.top, l.at-h+1), l.at)
	return max(min(top, l.Len()-h), 0)
}

// mark chooses rows for a batch.
func (l *List) mark(key string) tea.Cmd {
	if !l.Marks || l.Len() == 0 {
		return nil
	}
	switch key {
	case "space":
		if l.marked[l.key] {
			delete(l.marked, l.key)
		} else {
			l.marked[l.key] = true
		}
		return l.moveTo(l.at + 1)
	case "shift+up", "shift+down":
		l.marked[l.key] = true
		d := 1
		if key == "shift+up" {
			d = -1
		}
		cmd := l.moveTo(l.at + d)
		l.marked[l.key] = true
		return cmd
	case "ctrl+a":
		for at := range l.Len() {
			l.marked[l.rows.Key(l.row(at))] = true
		}
	}
	return nil
}

func (l *List) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	switch msg.Button {
	case tea.MouseWheelUp:
		return l.moveTo(l.at - 3)
	case tea.MouseWheelDown:
		return l.moveTo(l.at + 3)
	}
	return nil
}

// click selects the row under the mouse; a click on the selected row opens it.
func (l *List) click(msg tea.MouseClickMsg) tea.Cmd {
	at := l.top + msg.Y - l.headHeight()
	listW, _ := l.split(l.drawnW)
	inside := msg.Y >= l.headHeight() && msg.Y < l.headHeight()+l.bodyHeight(l.drawnH) && msg.X < listW
	if msg.Button != tea.MouseLeft || !inside || at < 0 || at >= l.Len() {
		return nil
	}
	if at == l.at {
		return l.press("enter")
	}
	return l.moveTo(at)
}
