package kit

import (
	"strings"

	"gonghui/ui/style"
)

// Align says at which edge of its column a cell stands.
type Align uint8

// The alignments. A right-aligned cell that is too wide becomes a row of #, since a cut figure would be a
// wrong one.
const (
	AlignLeft Align = iota
	AlignRight
	AlignCenter
)

// Column describes one column of a List or Table.
type Column struct {
	Title string // may have two lines, separated by "\n", in a Table
	Width int    // columns of the terminal
	Align Align
	Flex  bool // shares what remains of the width; Width is then its least width
	From  int  // shown only when the widget is at least this wide; 0 always
}

// Cell is one value of a row. The zero Style draws as the row does.
type Cell struct {
	Text  string
	Style style.Style
}

// Cells makes a row of plain cells.
func Cells(texts ...string) []Cell {
	row := make([]Cell, len(texts))
	for i, s := range texts {
		row[i].Text = s
	}
	return row
}

// Rows is what a List or Table shows: a snapshot that nothing changes any more. The functions are called
// for the rows that are drawn, and Text for all of them from another goroutine.
type Rows struct {
	Len int
	Key func(i int) string // identity of a row, by which the selection is kept
	Row func(i int) []Cell // one cell a column; missing ones are empty
	// Text is what a row is found by, parts separated by spaces; nil: the list cannot be filtered.
	Text func(i int) string
	// Find, if not nil, returns the row with a key, or -1; it spares a search through all rows.
	Find func(key string) int
}

// index returns the row with key, or -1.
func (r Rows) index(key string) int {
	if r.Find != nil {
		return r.Find(key)
	}
	for i := range r.Len {
		if r.Key(i) == key {
			return i
		}
	}
	return -1
}

// columnGap is the space between columns.
const columnGap = 2

// columnWidths gives each column its width within w, columnGap columns apart; 0 is a column that is not shown.
// Columns that do not fit are left out from the right.
func columnWidths(cols []Column, w int) []int {
	out := make([]int, len(cols))
	left, flex := w, 0
	for i, c := range cols {
		wide := max(c.Width, 1)
		if c.From > w || wide > left {
			continue
		}
		out[i] = wide
		left -= wide + columnGap
		if c.Flex {
			flex++
		}
	}
	left = max(left+columnGap, 0)
	for i, c := range cols {
		if c.Flex && out[i] > 0 {
			share := left / flex
			out[i] += share
			left -= share
			flex--
		}
	}
	return out
}

// drawCell appends one cell at exactly w columns.
func drawCell(b *strings.Builder, c Cell, w int, a Align, plain bool) {
	words := Sanitize(c.Text)
	switch a {
	case AlignRight:
		words = PadLeft(words, w)
	case AlignCenter:
		words = Center(words, w)
	case AlignLeft:
		words = Fit(words, w)
	}
	if plain {
		b.WriteString(words)
		return
	}
	c.Style.Append(b, words)
}

// drawRow appends the cells of a row; plain leaves the cells' own styles out. It returns the columns used.
func drawRow(b *strings.Builder, row []Cell, cols []Column, widths []int, plain bool) int {
	used := 0
	for i, w := range widths {
		if w == 0 {
			continue
		}
		if used > 0 {
			b.WriteString(spaces(columnGap))
			used += columnGap
		}
		var c Cell
		if i < len(row) {
			c = row[i]
		}
		drawCell(b, c, w, cols[i].Align, plain)
		used += w
	}
	return used
}
