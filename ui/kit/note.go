package kit

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/style"
)

// Note is an input of several lines. Enter begins a new line, Tab (by the form) leaves.
type Note struct {
	Placeholder string
	Limit       int // at most this many characters; 0 is no limit
	Rows        int // height in lines; 0 is 3
	ReadOnly    bool

	th      *style.Theme
	buf     buffer
	focused bool
	wide    int // columns of the last drawing, which Up and Down go by
}

// NewNote returns an empty note of rows lines.
func NewNote(th *style.Theme, rows int) *Note { return &Note{th: th, Rows: rows, wide: 40} }

// Value returns the text with "\n" between lines.
func (n *Note) Value() string { return n.buf.value() }

// SetValue replaces the text.
func (n *Note) SetValue(s string) { n.buf.set(s, true) }

// Focus gives the note the cursor, at the end.
func (n *Note) Focus() { n.focused, n.buf.cur = true, len(n.buf.cells) }

// Blur takes the cursor away.
func (n *Note) Blur() { n.focused = false }

// Fixed tells that the note cannot be edited.
func (n *Note) Fixed() bool { return n.ReadOnly }

// Commit trims blank lines and spaces at the end; a note is always right.
func (n *Note) Commit() bool {
	if s := strings.TrimRight(n.Value(), " \n\u3000"); s != n.Value() && !n.ReadOnly {
		n.buf.set(s, true)
	}
	return true
}

// Err is always empty.
func (n *Note) Err() string { return "" }

// Lines returns the height.
func (n *Note) Lines(int) int {
	if n.Rows <= 0 {
		return 3
	}
	return n.Rows
}

// Update edits. It never returns a command.
func (n *Note) Update(msg tea.Msg) tea.Cmd {
	if !n.focused {
		return nil
	}
	switch Key(msg) {
	case "up":
		n.move(-1)
		return nil
	case "down":
		n.move(1)
		return nil
	case "enter", "ctrl+j":
		n.typed("\n")
		return nil
	}
	if !n.buf.press(msg, n.ReadOnly) {
		n.typed(Text(msg))
	}
	return nil
}

func (n *Note) typed(s string) {
	if s != "" && !n.ReadOnly {
		n.buf.insert(lineEnds.Replace(s), true, n.Limit)
	}
}

// lineEnds brings the line ends of all systems, and of terminals that paste \r, to \n.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// span is a drawn line: the cells from, up to but without to.
type span struct{ from, to int }

// layout breaks cells into lines of w columns; one column stays free for the cursor.
func layout(cells []string, w int) []span {
	var out []span
	from, used := 0, 0
	for i, c := range cells {
		if c == "\n" {
			out = append(out, span{from, i})
			from, used = i+1, 0
			continue
		}
		if used+Width(c) > w-1 && i > from {
			out = append(out, span{from, i})
			from, used = i, 0
		}
		used += Width(c)
	}
	return append(out, span{from, len(cells)})
}

// place returns the cursor's line and column.
func (n *Note) place(lines []span) (y, x int) {
	for i, l := range lines {
		y = i
		if n.buf.cur < l.to || n.buf.cur == l.to && (i == len(lines)-1 || lines[i+1].from > l.to) {
			break
		}
	}
	return y, Width(strings.Join(n.buf.cells[lines[y].from:n.buf.cur], ""))
}

// move goes up or down by dy lines and stays near the column.
func (n *Note) move(dy int) {
	lines := layout(n.buf.cells, n.wide)
	y, x := n.place(lines)
	to := y + dy
	if to < 0 || to >= len(lines) {
		return
	}
	at := lines[to].from
	for used := 0; at < lines[to].to; at++ {
		if used += Width(n.buf.cells[at]); used > x {
			break
		}
	}
	if at == lines[to].to && to+1 < len(lines) && lines[to+1].from == at {
		at--
	}
	n.buf.cur = max(at, lines[to].from)
}

// Draw draws exactly h lines of w columns; it needs at least 3 columns to show the cursor in its place.
func (n *Note) Draw(w, h int) (string, *tea.Cursor) {
	n.wide = max(w, 3)
	lines := layout(n.buf.cells, n.wide)
	y, x := n.place(lines)
	top := 0
	if n.focused {
		top = scrollTop(y, h)
	}
	look, ghost := n.th.Field, n.th.Ghost
	switch {
	case n.ReadOnly:
		look = n.th.FieldOff
	case n.focused:
		look, ghost = n.th.FieldOn, n.th.GhostOn
	}
	out := make([]string, max(h, 0))
	for i := range out {
		line := ""
		if top+i < len(lines) {
			l := lines[top+i]
			line = strings.Join(n.buf.cells[l.from:l.to], "")
		}
		if i == 0 && len(n.buf.cells) == 0 {
			out[i] = ghost.Render(PadRight(Sanitize(n.Placeholder), w))
			continue
		}
		out[i] = look.Render(PadRight(line, w))
	}
	if !n.focused || w <= 0 || h <= 0 {
		return strings.Join(out, "\n"), nil
	}
	return strings.Join(out, "\n"), caret(min(x, w-1), y-top)
}

// scrollTop returns the first of h lines to show so that line y is among them, scrolling by half a height at
// a time. It depends on nothing else, so that drawing keeps no state.
func scrollTop(y, h int) int {
	if h <= 0 || y < h {
		return 0
	}
	step := max(h/2, 1)
	return (y - h + step) / step * step
}
