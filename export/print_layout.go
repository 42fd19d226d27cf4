package export

// The width of a page between its margins, in columns of a spreadsheet: a digit of the body text.
const (
	portraitWidth  = 94
	landscapeWidth = 144
	// A sheet that is wider than its page is shrunk to fit, but text narrower than this share cannot be read.
	leastScale = 68 // percent
)

// The widths of columns.
const (
	leastWidth  = 6
	signedWidth = 18
	moneyWidth  = 11
	textLimit   = 38
	textFloor   = 10
	// textMargin is what a cell keeps free beside its text; tables of few columns set the text in.
	textMargin   = 2
	roomyColumns = 10
)

// A table of so many rows would just not go on one page of portrait, or of landscape; set closer, it does.
const (
	denseFrom, denseTo         = 32, 44
	denseWideFrom, denseWideTo = 29, 39
)

// layout is how wide a page's columns are and which way the paper lies.
type layout struct {
	widths    []int
	landscape bool
	dense     bool // set closer, the table goes on one page
	// scale, in percent, prints at that size, so that breaks between pages stay where they are set; 0: as wide as the
	// page.
	scale uint
}

// layOut gives every column the room its content needs; long texts are wrapped until the page can be read, and short
// tables are drawn out over the page.
func layOut(p page) layout {
	l := layout{widths: make([]int, len(p.columns))}
	for i, c := range p.columns {
		l.widths[i] = natural(p, i, c)
	}
	total := l.total()
	l.landscape = total > portraitWidth*100/leastScale*85/100
	room := portraitWidth
	if l.landscape {
		room = landscapeWidth
	}
	n := len(p.rows) + len(p.notes) + len(p.lines)
	l.dense = !p.signing && (!l.landscape && len(p.rows) >= denseFrom && len(p.rows) <= denseTo ||
		l.landscape && n >= denseWideFrom && n <= denseWideTo)
	limit := room * 100 / leastScale
	for floor := textLimit - 2; l.total() > limit && floor >= textFloor; floor -= 2 {
		for i, c := range p.columns {
			if c.Kind == Text && c.Name != colVoucher && l.widths[i] > floor {
				l.widths[i] = floor
			}
		}
	}
	l.stretch(p.columns, room)
	return l
}

func (l layout) total() int {
	n := 0
	for _, w := range l.widths {
		n += w
	}
	return n
}

// natural is the room one column needs.
func natural(p page, i int, c Column) int {
	// A heading may take two lines.
	w := max((columnsOf(c.Name)+1)/2+2, leastWidth)
	if c.forSigning() {
		w = signedWidth
	}
	if c.Kind == Money {
		w = max(w, moneyWidth)
	}
	for _, r := range p.rows {
		cell := r.cell(i)
		if cell == "" {
			continue
		}
		need := columnsOf(shown(c.Kind, cell)) + 2
		if c.Kind == Money {
			need++
		}
		if c.Kind == Text {
			need = min(need+textMargin-1, textLimit)
			if p.inset(i) {
				need++
			}
		}
		w = max(w, need)
	}
	return w
}

// inset reports whether a column of text stands right beside an amount, from which it is to be set off.
func (p page) inset(i int) bool {
	return i > 0 && p.columns[i].Kind == Text && p.columns[i-1].Kind == Money
}

// stretch hands out what is left of the page's width to columns of text first, none to more than twice its own.
func (l layout) stretch(columns []Column, room int) {
	for _, textOnly := range []bool{true, false} {
		spare := room - l.total()
		if spare <= 0 {
			return
		}
		base := 0
		for i, c := range columns {
			if c.Kind == Text || !textOnly {
				base += l.widths[i]
			}
		}
		if base == 0 {
			continue
		}
		for i, c := range columns {
			if c.Kind == Text || !textOnly {
				l.widths[i] += min(spare*l.widths[i]/base, l.widths[i])
			}
		}
	}
}

// linesIn is how many lines a text takes in a column of a width.
func linesIn(s string, w int) int {
	if w < 2 {
		w = 2
	}
	return max((columnsOf(s)+w-1)/w, 1)
}
