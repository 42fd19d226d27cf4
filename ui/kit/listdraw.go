package kit

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/text/words"
)

const (
	previewFrom = 100 // least width with a preview
	leastListW  = 30  // columns that a preview leaves to its list
)

// gutter is the width left of the rows: the selection's mark, and the batch's.
func (l *List) gutter() int {
	if l.Marks {
		return 2
	}
	return 1
}

// split returns the widths of the list and of the preview, 0 for none.
func (l *List) split(w int) (list, preview int) {
	from, wide := l.PreviewAt, l.PreviewW
	if from == 0 {
		from = previewFrom
	}
	if wide == 0 {
		wide = w * 2 / 5
	}
	wide = min(wide, w-leastListW-2)
	if l.Preview == nil || w < from || wide < 10 {
		return w, 0
	}
	return w - wide - 2, wide
}

// headHeight is how many lines stand above the rows: the filter's and the header.
func (l *List) headHeight() int {
	n := 0
	if l.typing || l.filtered {
		n++
	}
	if l.hasTitles() {
		n++
	}
	return n
}

func (l *List) hasTitles() bool {
	for _, c := range l.Columns {
		if c.Title != "" {
			return true
		}
	}
	return false
}

// bodyHeight is how many rows are visible in h lines.
func (l *List) bodyHeight(h int) int {
	h -= l.headHeight()
	if !l.Bare {
		h--
	}
	return max(h, 1)
}

// Position returns where the selection is, "12/345", or "" without rows.
func (l *List) Position() string {
	n := l.Len()
	if n == 0 {
		return ""
	}
	return strconv.Itoa(l.at+1) + "/" + strconv.Itoa(n)
}

// Draw draws exactly h lines of w columns. There is a cursor only while the filter is typed.
func (l *List) Draw(w, h int) (string, *tea.Cursor) {
	l.drawnW, l.drawnH = w, h
	listW, previewW := l.split(w)
	lines := make([]string, 0, max(h, 0))
	var cursor *tea.Cursor
	if l.typing || l.filtered {
		label := " " + words.ListFind + " "
		view, cur := l.query.Draw(max(listW-Width(label)-1, 1), 1)
		cursor = Offset(cur, Width(label), len(lines))
		lines = append(lines, l.th.Label.Render(label)+view)
	}
	widths := columnWidths(l.Columns, listW-l.gutter()-1)
	if l.hasTitles() {
		lines = append(lines, l.header(widths))
	}
	body := l.bodyHeight(h)
	lines = l.body(lines, widths, listW, body)
	if !l.Bare {
		lines = append(lines, l.status(listW))
	}
	if previewW == 0 {
		return Block(lines, w, h), cursor
	}
	preview := ""
	if key := l.Selected(); key != "" {
		preview = l.Preview(key, previewW, h)
	}
	return Beside(l.th, Block(lines, listW, h), preview, listW, previewW, h), cursor
}

func (l *List) header(widths []int) string {
	titles := make([]Cell, len(l.Columns))
	for i, c := range l.Columns {
		titles[i].Text = c.Title
	}
	var b strings.Builder
	b.WriteString(spaces(l.gutter()))
	drawRow(&b, titles, l.Columns, widths, true)
	return l.th.Heading.Render(b.String())
}

// body appends the visible rows, or the words that stand for none.
func (l *List) body(lines []string, widths []int, w, h int) []string {
	if l.Len() == 0 {
		empty := l.Empty
		switch {
		case l.pending:
			empty = words.ListPending
		case l.filtered:
			empty = words.ListNoMatch
		case empty == "":
			empty = words.ListEmpty
		}
		for _, line := range Wrap(empty, w-2) {
			lines = append(lines, " "+l.th.Dim.Render(line))
		}
		for blank := len(Wrap(empty, w-2)); blank < h; blank++ {
			lines = append(lines, "")
		}
		return lines
	}
	top := l.topFor(h)
	for at := top; at < top+h; at++ {
		line := ""
		if at < l.Len() {
			line = l.line(at, widths, w)
		}
		lines = append(lines, line)
	}
	return lines
}

// line draws the row shown at place at.
func (l *List) line(at int, widths []int, w int) string {
	i := l.row(at)
	key := l.rows.Key(i)
	marks := [2]byte{' ', ' '}
	on, marked := at == l.at, l.Marks && l.marked[key]
	if on {
		marks[0] = '>'
	}
	if on && l.Blurred {
		marks[0], on = '-', false
	}
	if marked {
		marks[1] = '*'
	}
	var b strings.Builder
	b.Grow(w * 3)
	b.Write(marks[:l.gutter()])
	used := l.gutter() + drawRow(&b, l.rows.Row(i), l.Columns, widths, on || marked)
	b.WriteString(spaces(w - used))
	switch {
	case on:
		return l.th.Selected.Render(b.String())
	case marked:
		return l.th.Marked.Render(b.String())
	}
	return b.String()
}

// status draws the last line: what is chosen at the left, where the selection is at the right.
func (l *List) status(w int) string {
	left := ""
	if n := len(l.marked); n > 0 {
		left = " " + words.ListMarked + " " + strconv.Itoa(n)
	}
	if l.pending {
		left += " " + words.ListPending
	}
	right := l.Position()
	if right == "" || l.rows.Len <= 1 {
		return l.th.Dim.Render(PadRight(left, w))
	}
	if l.filtered {
		right += "，" + words.ListAll + " " + strconv.Itoa(l.rows.Len)
	}
	return l.th.Dim.Render(PadRight(left, w-Width(right)-1) + right + " ")
}
