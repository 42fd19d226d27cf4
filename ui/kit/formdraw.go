package kit

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/style"
	"gonghui/ui/text/words"
)

const (
	formMargin = 1 // columns left of a form
	formGap    = 2 // columns between items of a row
	formLeast  = 8 // least columns of an input that takes what remains
)

// piece is something drawn at a place of the form: a label, an input's line, a message.
type piece struct {
	x, y, w int
	view    string
}

// box is where an item's input stands.
type box struct {
	item       *Item
	x, y, w, h int
}

// page is a form laid out at a width, before it is cut to a height.
type page struct {
	pieces []piece
	boxes  []box
	lines  int
}

// lay places every item at width w. It changes nothing.
func (f *Form) lay(w int) page {
	var p page
	labels := f.labelWidth()
	for _, row := range f.rows {
		var shown []*Item
		for i := range row {
			if !f.hidden[row[i].Name] {
				shown = append(shown, &row[i])
			}
		}
		if len(shown) == 0 && len(row) > 0 {
			continue
		}
		f.layRow(&p, shown, labels, w)
	}
	return p
}

// labelWidth is the width of the widest label that begins a row.
func (f *Form) labelWidth() int {
	wide := 0
	for _, row := range f.rows {
		if len(row) > 0 && row[0].Input != nil && !f.hidden[row[0].Name] {
			wide = max(wide, Width(Sanitize(row[0].Label)))
		}
	}
	return wide
}

// layRow places one row, and begins a new line where the width ends.
func (f *Form) layRow(p *page, row []*Item, labels, w int) {
	x, y, high := formMargin, p.lines, 1
	var notes []*Item
	for i, it := range row {
		label := Sanitize(it.Label)
		labelW := Width(label)
		if it.Input == nil {
			p.pieces = append(p.pieces, piece{x, y, labelW, f.th.Heading.Render(label)})
			x += labelW + formGap
			continue
		}
		if i == 0 {
			labelW = labels
		}
		if labelW > 0 {
			labelW++
		}
		wide := it.Width
		if wide == 0 {
			wide = max(w-x-labelW-1, formLeast)
		}
		if i > 0 && x+labelW+wide > w {
			f.layNotes(p, notes, x, w, y+high)
			x, y, high, notes = formMargin+labels+1-labelW, max(y+high, p.lines), 1, nil
		}
		x = max(x, 0)
		wide = max(min(wide, w-x-labelW), 1)
		p.pieces = append(p.pieces, piece{x, y, labelW, f.labelStyle(it).Render(PadRight(label, labelW))})
		x += labelW
		b := box{it, x, y, wide, max(it.Input.Lines(wide), 1)}
		p.boxes = append(p.boxes, b)
		high = max(high, b.h)
		notes = append(notes, it)
		x += wide + formGap
	}
	f.layNotes(p, notes, x, w, y+high)
}

func (f *Form) labelStyle(it *Item) style.Style {
	if it.Name == f.focus {
		return f.th.Key
	}
	return f.th.Label
}

// layNotes places the errors and the hint of a row: behind the last input if there is room, else below.
func (f *Form) layNotes(p *page, row []*Item, x, w, next int) {
	p.lines = max(p.lines, next)
	for _, it := range row {
		words, look := f.hints[it.Name], f.th.Dim
		if reason := f.errs[it.Name]; reason != "" {
			words, look = "! "+reason, f.th.Bad
		}
		if words = Sanitize(words); words == "" {
			continue
		}
		if len(row) == 1 && x+Width(words) <= w {
			p.pieces = append(p.pieces, piece{x, next - 1, Width(words), look.Render(words)})
			continue
		}
		if len(row) > 1 && it.Label != "" && f.errs[it.Name] != "" {
			words = "! " + Sanitize(it.Label) + "：" + strings.TrimPrefix(words, "! ")
		}
		for _, line := range Wrap(words, w-2*formMargin-1) {
			p.pieces = append(p.pieces, piece{formMargin + 1, p.lines, Width(line), look.Render(line)})
			p.lines++
		}
	}
}

// Height returns how many lines the whole form takes at width w.
func (f *Form) Height(w int) int { return f.lay(w).lines }

// Hidden returns how many of the form's lines lie above and below what Draw shows.
func (f *Form) Hidden(w, h int) (above, below int) {
	p := f.lay(w)
	top := f.top(p, h)
	return top, max(p.lines-top-h, 0)
}

// top returns the first line to show.
func (f *Form) top(p page, h int) int {
	y := 0
	for _, b := range p.boxes {
		if b.item.Name != f.focus {
			continue
		}
		y = b.y + min(b.h, max(f.room(p, h), 1)) - 1
		if errBelow := y + 1; f.errs[b.item.Name] != "" && errBelow < p.lines {
			y = errBelow
		}
	}
	return scrollTop(y, f.room(p, h))
}

// room is how many of the h lines the focused input may stand on.
func (f *Form) room(p page, h int) int {
	off := max(2-f.Below, 0)
	if p.lines > h {
		off = max(off, 1)
	}
	return max(h-off, 1)
}

// Draw draws exactly h lines of w columns. If lines are hidden below, the last line says how many.
func (f *Form) Draw(w, h int) (string, *tea.Cursor) {
	f.drawnW, f.drawnH = w, h
	p := f.lay(w)
	top := f.top(p, h)
	var cursor *tea.Cursor
	for _, b := range p.boxes {
		view, cur := b.item.Input.Draw(b.w, b.h)
		for i, line := range strings.Split(view, "\n") {
			p.pieces = append(p.pieces, piece{b.x, b.y + i, b.w, line})
		}
		if b.item.Name == f.focus {
			cursor = Offset(cur, b.x, b.y-top)
		}
	}
	lines := compose(p.pieces, top, w, h)
	if more := p.lines - top - h; more > 0 && h > 1 {
		lines[h-1] = f.th.Dim.Render(" " + words.FormMore + " " + strconv.Itoa(more+1) + " " + words.FormLines)
	}
	if cursor != nil && (cursor.Y < 0 || cursor.Y >= h || cursor.X >= w) {
		cursor = nil
	}
	return Block(lines, w, h), cursor
}

// compose puts pieces together into lines from top on. The pieces of a line come in order of their columns
// and do not overlap, except for inputs, which come last.
func compose(pieces []piece, top, w, h int) []string {
	byLine := make([][]piece, max(h, 0))
	for _, p := range pieces {
		if y := p.y - top; y >= 0 && y < h {
			at := len(byLine[y])
			for at > 0 && byLine[y][at-1].x > p.x {
				at--
			}
			byLine[y] = append(byLine[y][:at], append([]piece{p}, byLine[y][at:]...)...)
		}
	}
	lines := make([]string, max(h, 0))
	for y, row := range byLine {
		var b strings.Builder
		x := 0
		for _, p := range row {
			if p.x < x || p.x+p.w > w {
				continue
			}
			b.WriteString(spaces(p.x - x))
			b.WriteString(p.view)
			x = p.x + p.w
		}
		lines[y] = b.String()
	}
	return lines
}

// click puts the cursor into the input that was clicked.
func (f *Form) click(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Button != tea.MouseLeft || msg.Y < 0 || msg.Y >= f.drawnH {
		return nil
	}
	p := f.lay(f.drawnW)
	y := msg.Y + f.top(p, f.drawnH)
	for _, b := range p.boxes {
		inside := msg.X >= b.x && msg.X < b.x+b.w && y >= b.y && y < b.y+b.h
		if inside && b.item.Name != f.focus && !b.item.Input.Fixed() {
			return f.leaveTo(b.item.Name)
		}
	}
	return nil
}
