package kit

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/style"
	"gonghui/ui/text/words"
)

// Table shows a report: title lines, a header of one or two lines, and figures. When its columns are wider
// than the window, the first Frozen ones stay and Left and Right move the others. Rows are drawn only where
// they are visible. A row can be opened, to drill down.
type Table struct {
	Titles  []string // centred lines above the header
	Columns []Column
	Frozen  int    // columns that stay at the left
	Empty   string // shown when there are no rows; "" is a general phrase
	// OnOpen is called by Enter with the selected row's key; rows with an empty key cannot be opened.
	OnOpen func(key string) tea.Cmd
	// OnSelect is called after the selection has moved.
	OnSelect func(key string) tea.Cmd
	// Bare leaves the status line out.
	Bare bool

	th   *style.Theme
	rows Rows
	at   int
	top  int
	left int // first movable column shown

	drawnW, drawnH int // size of the last drawing, for paging and clicks
}

// NewTable returns an empty table.
func NewTable(th *style.Theme, cols ...Column) *Table {
	return &Table{Columns: cols, Frozen: 1, th: th, drawnW: 80, drawnH: 20}
}

// SetRows replaces the rows; the selection stays on the same key, or else on the same place.
func (t *Table) SetRows(rows Rows) {
	key := t.Selected()
	t.rows = rows
	if key != "" {
		if at := rows.index(key); at >= 0 {
			t.at = at
		}
	}
	t.at = max(min(t.at, rows.Len-1), 0)
	t.scroll()
}

// Selected returns the selected row's key, "" without rows.
func (t *Table) Selected() string {
	if t.at >= t.rows.Len || t.rows.Key == nil {
		return ""
	}
	return t.rows.Key(t.at)
}

// SelectedRow returns the selected row's number, -1 without rows.
func (t *Table) SelectedRow() int {
	if t.rows.Len == 0 {
		return -1
	}
	return t.at
}

// Select moves to the row with key and reports whether there is one.
func (t *Table) Select(key string) bool {
	at := t.rows.index(key)
	if at < 0 {
		return false
	}
	t.at = at
	t.scroll()
	return true
}

// Position returns where the selection is, "12/345", or "" without rows.
func (t *Table) Position() string {
	if t.rows.Len == 0 {
		return ""
	}
	return strconv.Itoa(t.at+1) + "/" + strconv.Itoa(t.rows.Len)
}

// Update handles keys and the mouse (in the table's own coordinates, see Local).
func (t *Table) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return t.wheel(msg)
	case tea.MouseClickMsg:
		return t.click(msg)
	}
	key := Key(msg)
	if to, ok := moved(key, t.at, max(t.bodyHeight(t.drawnH)-1, 1), t.rows.Len); ok {
		return t.moveTo(to)
	}
	switch key {
	case "left", "shift+tab":
		t.shift(-1)
	case "right", "tab":
		t.shift(1)
	case "enter":
		if key := t.Selected(); key != "" && t.OnOpen != nil {
			return t.OnOpen(key)
		}
	}
	return nil
}

// moveTo selects row at, or the nearest there is.
func (t *Table) moveTo(at int) tea.Cmd {
	at = max(min(at, t.rows.Len-1), 0)
	if at == t.at {
		return nil
	}
	t.at = at
	t.scroll()
	if t.OnSelect == nil {
		return nil
	}
	return t.OnSelect(t.Selected())
}

func (t *Table) scroll() { t.top = t.topFor(t.bodyHeight(t.drawnH)) }

// topFor returns the first row for h lines of rows, as near to the last one as can be.
func (t *Table) topFor(h int) int {
	h = max(h, 1)
	return max(min(max(t.top, t.at-h+1), t.at, t.rows.Len-h), 0)
}

// shift moves the movable columns by d, as long as there are columns out of sight on that side.
func (t *Table) shift(d int) {
	_, last := t.visible(t.drawnW)
	if d > 0 && last >= len(t.Columns) {
		return
	}
	t.left = max(t.left+d, 0)
}

func (t *Table) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	switch msg.Button {
	case tea.MouseWheelUp:
		return t.moveTo(t.at - 3)
	case tea.MouseWheelDown:
		return t.moveTo(t.at + 3)
	case tea.MouseWheelLeft:
		t.shift(-1)
	case tea.MouseWheelRight:
		t.shift(1)
	}
	return nil
}

// click selects the row under the mouse; a click on the selected row opens it.
func (t *Table) click(msg tea.MouseClickMsg) tea.Cmd {
	line := msg.Y - t.headHeight()
	at := t.top + line
	if msg.Button != tea.MouseLeft || line < 0 || line >= t.bodyHeight(t.drawnH) || at >= t.rows.Len {
		return nil
	}
	if at != t.at {
		return t.moveTo(at)
	}
	if key := t.Selected(); key != "" && t.OnOpen != nil {
		return t.OnOpen(key)
	}
	return nil
}

// frozen returns how many columns stay.
func (t *Table) frozen() int { return max(min(t.Frozen, len(t.Columns)), 0) }

// fits tells whether all columns fit w.
func (t *Table) fits(w int) bool {
	need := 1
	for _, c := range t.Columns {
		need += max(c.Width, 1) + columnGap
	}
	return need-columnGap <= w
}

// visible returns the movable columns that w shows, from first up to but without last.
func (t *Table) visible(w int) (first, last int) {
	n := t.frozen()
	if t.fits(w) {
		return n, len(t.Columns)
	}
	room := w - 1
	for _, c := range t.Columns[:n] {
		room -= max(c.Width, 1) + columnGap
	}
	first = min(n+t.left, max(len(t.Columns)-1, n))
	last = first
	for last < len(t.Columns) {
		wide := max(t.Columns[last].Width, 1)
		if wide > room {
			break
		}
		room -= wide + columnGap
		last++
	}
	return first, last
}

// widths gives each column its width at w; 0 is out of sight.
func (t *Table) widths(w int) []int {
	if t.fits(w) {
		return columnWidths(t.Columns, w-1)
	}
	out := make([]int, len(t.Columns))
	first, last := t.visible(w)
	room := w - 1
	for i, c := range t.Columns {
		if i < t.frozen() || i >= first && i < last {
			out[i] = min(max(c.Width, 1), max(room, 0))
			room -= out[i] + columnGap
		}
	}
	return out
}

// header returns the header's lines: as many as the highest title has, bottom-aligned.
func (t *Table) header() [][]Cell {
	high := 0
	for _, c := range t.Columns {
		if c.Title != "" {
			high = max(high, strings.Count(c.Title, "\n")+1)
		}
	}
	out := make([][]Cell, high)
	for y := range out {
		out[y] = make([]Cell, len(t.Columns))
	}
	for i, c := range t.Columns {
		parts := strings.Split(c.Title, "\n")
		for j, part := range parts {
			if high > 0 {
				out[high-len(parts)+j][i].Text = part
			}
		}
	}
	return out
}

func (t *Table) headHeight() int { return len(t.Titles) + len(t.header()) }

func (t *Table) bodyHeight(h int) int {
	h -= t.headHeight()
	if !t.Bare {
		h--
	}
	return max(h, 1)
}

// Draw draws exactly h lines of w columns. A table has no cursor.
func (t *Table) Draw(w, h int) (string, *tea.Cursor) {
	t.drawnW, t.drawnH = w, h
	var lines []string
	for _, title := range t.Titles {
		lines = append(lines, t.th.Title.Render(Center(Sanitize(title), w)))
	}
	widths := t.widths(w)
	for _, row := range t.header() {
		var b strings.Builder
		b.WriteByte(' ')
		drawRow(&b, row, t.Columns, widths, true)
		lines = append(lines, t.th.Heading.Render(b.String()))
	}
	body := t.bodyHeight(h)
	top := t.topFor(body)
	for at := top; at < top+body; at++ {
		line := ""
		switch {
		case at < t.rows.Len:
			line = t.line(at, widths, w)
		case t.rows.Len == 0 && at == 0:
			line = " " + t.th.Dim.Render(t.empty())
		}
		lines = append(lines, line)
	}
	if !t.Bare {
		lines = append(lines, t.status(w))
	}
	return Block(lines, w, h), nil
}

func (t *Table) empty() string {
	if t.Empty == "" {
		return words.ListEmpty
	}
	return Sanitize(t.Empty)
}

func (t *Table) line(at int, widths []int, w int) string {
	var b strings.Builder
	b.Grow(w * 3)
	on := at == t.at
	if on {
		b.WriteByte('>')
	} else {
		b.WriteByte(' ')
	}
	used := 1 + drawRow(&b, t.rows.Row(at), t.Columns, widths, on)
	if !on {
		return b.String()
	}
	b.WriteString(spaces(w - used))
	return t.th.Selected.Render(b.String())
}

// status says which columns are in sight, and where the selection is.
func (t *Table) status(w int) string {
	left := ""
	if first, last := t.visible(w); !t.fits(w) {
		left = " " + words.TableColumns + " " + strconv.Itoa(first+1) + "-" + strconv.Itoa(last) + "/" +
			strconv.Itoa(len(t.Columns)) + words.TableMove
	}
	right := t.Position()
	return t.th.Dim.Render(PadRight(left, w-Width(right)-1) + right + " ")
}
