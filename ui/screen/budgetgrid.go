package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/style"
)

// gridColumn is a column of a grid in which something is typed.
type gridColumn struct {
	title string
	width int // 0 takes what remains beside the labels
	kind  kit.Kind
	limit int
}

// gridEntry is one account with its cells.
type gridEntry struct {
	key    string // identity: the account's code, and what tells its rows apart
	code   string
	label  string
	fields []*kit.Field
}

// grid is a table of amounts to type: one row for each account, one cell for each column. Tab and Enter go on, Up and
// Down stay in the column. Printable keys always go to the focused cell.
type grid struct {
	th      *style.Theme
	heading string
	cells   []gridColumn // of each row
	columns []gridColumn // those that are shown: the first of cells, with the titles and widths of the moment
	rows    []*gridEntry
	at      gridPlace
	fresh   bool // nothing was typed yet into the focused cell: the first digit replaces an amount
	errs    map[gridPlace]string
	// skip passes cells by that Enter has no reason to stop at; Tab stops at all.
	skip func(p gridPlace) bool
	w, h int // of the last drawing, for paging and clicks
}

// gridPlace is a cell.
type gridPlace struct{ row, col int }

func newGrid(th *style.Theme, heading string, columns ...gridColumn) *grid {
	return &grid{
		th: th, heading: heading, cells: columns, columns: columns, errs: map[gridPlace]string{}, w: 80, h: 16,
	}
}

// row makes a row of empty cells.
func (g *grid) row(key, code, label string) *gridEntry {
	r := &gridEntry{key: key, code: code, label: label}
	for _, c := range g.cells {
		f := kit.NewField(g.th, c.kind)
		f.Limit = c.limit
		r.fields = append(r.fields, f)
	}
	return r
}

// find is the place of a row, or -1.
func (g *grid) find(key string) int {
	for i, r := range g.rows {
		if r.key == key {
			return i
		}
	}
	return -1
}

func (g *grid) fieldAt(p gridPlace) *kit.Field {
	if p.row < 0 || p.row >= len(g.rows) || p.col < 0 || p.col >= len(g.columns) {
		return nil
	}
	return g.rows[p.row].fields[p.col]
}

// open tells that a cell can be typed into.
func (g *grid) open(p gridPlace) bool {
	f := g.fieldAt(p)
	return f != nil && !f.Fixed()
}

// focus moves the cursor to a cell, without leaving the last one formally.
func (g *grid) focus(p gridPlace) {
	if f := g.fieldAt(g.at); f != nil {
		f.Blur()
	}
	g.at, g.fresh = p, true
	if f := g.fieldAt(p); f != nil {
		f.Focus()
	}
}

// start puts the cursor into the first cell that can be typed into, from a row on.
func (g *grid) start(row int) {
	for i := range g.rows {
		for c := range g.columns {
			if p := (gridPlace{(row + i) % len(g.rows), c}); g.open(p) {
				g.focus(p)
				return
			}
		}
	}
}

// amount is what stands in a cell; 0 if it cannot be read yet.
func (g *grid) amount(p gridPlace) model.Money {
	f := g.fieldAt(p)
	if f == nil {
		return 0
	}
	return amountIn(strings.TrimSpace(f.Value()))
}

// text is what stands in a cell of text.
func (g *grid) text(p gridPlace) string {
	if f := g.fieldAt(p); f != nil {
		return strings.TrimSpace(f.Value())
	}
	return ""
}

// set puts an amount into a cell; 0 empties it.
func (g *grid) set(p gridPlace, m model.Money) {
	if f := g.fieldAt(p); f != nil {
		f.SetValue(amountOrNone(m))
		delete(g.errs, p)
	}
}

// snapshot is everything that was typed, so that a change is noticed.
func (g *grid) snapshot() string {
	var b strings.Builder
	for _, r := range g.rows {
		for i, c := range g.columns {
			f := r.fields[i]
			v := f.Value()
			if c.kind == kit.KindAmount && v != "" {
				v = amountIn(strings.TrimSpace(v)).String()
			}
			if v != "" && !f.Fixed() {
				b.WriteString(r.key + "\x01" + c.title + "\x01" + v + "\x00")
			}
		}
	}
	return b.String()
}

// commit normalises every cell; false if one is wrong, with the cursor on the first of them.
func (g *grid) commit() bool {
	first := gridPlace{-1, -1}
	for i, r := range g.rows {
		for j := range g.columns {
			p := gridPlace{i, j}
			if r.fields[j].Commit() {
				continue
			}
			g.errs[p] = r.fields[j].Err()
			if first.row < 0 {
				first = p
			}
		}
	}
	if first.row >= 0 {
		g.focus(first)
	}
	return first.row < 0
}

// leave normalises the focused cell.
func (g *grid) leave() {
	f := g.fieldAt(g.at)
	if f == nil {
		return
	}
	delete(g.errs, g.at)
	if !f.Commit() {
		g.errs[g.at] = f.Err()
	}
}

// step goes on by d cells, passing by what cannot be typed into, and with enter what skip names.
func (g *grid) step(d int, enter bool) {
	g.leave()
	n := len(g.rows) * len(g.columns)
	if n == 0 {
		return
	}
	at := g.at.row*len(g.columns) + g.at.col
	for range n {
		at = (at + d + n) % n
		p := gridPlace{at / len(g.columns), at % len(g.columns)}
		if g.open(p) && (!enter || g.skip == nil || !g.skip(p)) {
			g.focus(p)
			return
		}
	}
}

// vertical goes up or down by d rows within the column.
func (g *grid) vertical(d int) {
	g.leave()
	to := min(max(g.at.row+d, 0), len(g.rows)-1)
	sign := 1
	if d < 0 {
		sign = -1
	}
	for ; to >= 0 && to < len(g.rows); to += sign {
		if p := (gridPlace{to, g.at.col}); g.open(p) {
			g.focus(p)
			return
		}
	}
}

// Update handles a key, a paste or a click; it reports whether something was typed.
func (g *grid) Update(msg tea.Msg) bool {
	if click, ok := msg.(tea.MouseClickMsg); ok {
		g.click(click)
		return false
	}
	page := max(g.body()-1, 1)
	switch kit.Key(msg) {
	case "tab":
		g.step(1, false)
	case "enter":
		g.step(1, true)
	case "shift+tab":
		g.step(-1, false)
	case "down":
		g.vertical(1)
	case "up":
		g.vertical(-1)
	case "pgdown":
		g.vertical(page)
	case "pgup":
		g.vertical(-page)
	case "ctrl+home":
		g.vertical(-len(g.rows))
	case "ctrl+end":
		g.vertical(len(g.rows))
	default:
		return g.edit(msg)
	}
	return false
}

// edit types into the focused cell.
func (g *grid) edit(msg tea.Msg) bool {
	f := g.fieldAt(g.at)
	if f == nil || f.Fixed() {
		return false
	}
	before := f.Value()
	typed := kit.Text(msg)
	if g.fresh && f.Kind == kit.KindAmount && typed != "" && !strings.ContainsAny(typed, "+*/＋＊／×÷") {
		f.SetValue("")
	}
	f.Update(msg)
	if kit.Key(msg) != "" || typed != "" {
		g.fresh = false
	}
	if f.Value() == before {
		return false
	}
	delete(g.errs, g.at)
	return true
}

// body is how many rows are shown.
func (g *grid) body() int { return max(g.h-1, 1) }

// top is the first row shown, so that the focused one is in the window.
func (g *grid) top() int {
	h := g.body()
	if len(g.rows) <= h {
		return 0
	}
	return min(max(g.at.row-h/2, 0), len(g.rows)-h)
}

const gridGap = 2

// widths are the widths of the labels and of each column.
func (g *grid) widths(w int) (label int, cells []int) {
	cells = make([]int, len(g.columns))
	rest, flex := w-2, 0
	for i, c := range g.columns {
		cells[i] = c.width
		rest -= c.width + gridGap
		if c.width == 0 {
			flex++
		}
	}
	label = rest
	if flex > 0 {
		label = min(max(rest*3/5, 22), 40)
		for i, c := range g.columns {
			if c.width == 0 {
				cells[i] = max((rest-label)/flex, 4)
			}
		}
	}
	return max(label, 8), cells
}

// Draw draws exactly h lines of w columns.
func (g *grid) Draw(w, h int) (string, *tea.Cursor) {
	g.w, g.h = w, h
	label, cells := g.widths(w)
	head := " " + kit.Fit(g.heading, label)
	for i, c := range g.columns {
		title := kit.Fit(c.title, cells[i])
		if c.kind == kit.KindAmount {
			title = kit.PadLeft(c.title, cells[i])
		}
		head += strings.Repeat(" ", gridGap) + title
	}
	lines := []string{g.th.Heading.Render(kit.Fit(head, w))}
	var cursor *tea.Cursor
	top := g.top()
	for i := top; i < min(top+g.body(), len(g.rows)); i++ {
		line, cur := g.line(i, label, cells)
		if cur != nil {
			cursor = kit.Offset(cur, 0, len(lines))
		}
		lines = append(lines, line)
	}
	return kit.Block(lines, w, h), cursor
}

// line draws one row.
func (g *grid) line(i, label int, cells []int) (string, *tea.Cursor) {
	r := g.rows[i]
	mark, look := " ", style.Style{}
	if i == g.at.row {
		mark, look = ">", g.th.Key
	}
	line := mark + look.Render(kit.Fit(kit.Sanitize(r.label), label))
	x := 1 + label
	var cursor *tea.Cursor
	for c := range g.columns {
		view, cur := r.fields[c].Draw(cells[c], 1)
		x += gridGap
		if cur != nil && i == g.at.row && c == g.at.col {
			cursor = kit.Offset(cur, x, 0)
		}
		gap := strings.Repeat(" ", gridGap)
		if g.errs[gridPlace{i, c}] != "" {
			gap = " " + g.th.Bad.Render("!")
		}
		line += gap + view
		x += cells[c]
	}
	return line, cursor
}

// click puts the cursor into the cell that was clicked.
func (g *grid) click(msg tea.MouseClickMsg) {
	row := g.top() + msg.Y - 1
	if msg.Button != tea.MouseLeft || msg.Y < 1 || msg.Y > g.body() || row >= len(g.rows) {
		return
	}
	label, cells := g.widths(g.w)
	x := 1 + label
	for c, w := range cells {
		x += gridGap
		if p := (gridPlace{row, c}); msg.X >= x && msg.X < x+w && g.open(p) {
			g.leave()
			g.focus(p)
			return
		}
		x += w
	}
}
