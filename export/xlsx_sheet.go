package export

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The heights of rows, in points.
const (
	titleHeight = 32
	rowHeight   = 17
	formHeight  = 20 // of a row in a printed form
	lineHeight  = 13
	signHeight  = 30
	// signedHeight is that of a row in which somebody signs.
	signedHeight = 23
	voidHeight   = 40
)

// sheet writes the rows of one sheet from top to bottom. After its first error it does nothing more.
type sheet struct {
	book *workbook
	out  *excelize.StreamWriter
	lay  layout
	row  int // the last one written, from 1
	err  error
}

// points is a height or a width as excelize wants it.
func points(n int) float64 { return float64(n) } //nolint:forbidigo // a measure on paper, not money

// open prepares a sheet for its rows.
func (w *workbook) open(p page, l layout, repeat int) (*sheet, error) {
	name := sheetName(p.name)
	if err := w.setUp(name, l, repeat); err != nil {
		return nil, err
	}
	out, err := w.file.NewStreamWriter(name)
	if err != nil {
		return nil, fmt.Errorf("open stream: %w", err)
	}
	for i, width := range l.widths {
		if err := out.SetColWidth(i+1, i+1, points(width)); err != nil {
			return nil, fmt.Errorf("set width: %w", err)
		}
	}
	return &sheet{book: w, out: out, lay: l}, nil
}

// tableSheet writes a table with its frame.
func (w *workbook) tableSheet(p page) error {
	l := layOut(p)
	if p.void != "" {
		l = layout{widths: []int{portraitWidth / 3, portraitWidth / 3, portraitWidth / 3}}
	}
	repeat := 0
	if p.void == "" {
		repeat = len(p.lines) + 2
		if p.corner != "" {
			repeat++
		}
		if len(p.head) > 0 {
			repeat++
		}
	}
	s, err := w.open(p, l, repeat)
	if err != nil {
		return err
	}
	s.frameAbove(p)
	if p.void != "" {
		s.span(voidHeight, p.void, cellStyle{across: "center", color: colorMuted})
	} else {
		s.table(p, repeat+1)
	}
	s.frameBelow(p)
	return s.close()
}

// frameAbove writes the title and what stands between it and the table.
func (s *sheet) frameAbove(p page) {
	s.span(titleHeight, p.title, cellStyle{size: 16, bold: true, color: colorAccent, across: "center"})
	if p.corner != "" {
		s.span(rowHeight, p.corner, cellStyle{across: "right"})
	}
	if len(p.head) > 0 {
		s.apart(p.head)
	}
	for _, line := range p.lines {
		s.paragraph(line, cellStyle{across: "left"})
	}
}

func (s *sheet) frameBelow(p page) {
	for _, n := range p.notes {
		s.paragraph(n, cellStyle{size: 9, across: "left", color: colorMuted})
	}
	if len(p.signs) > 0 {
		s.span(rowHeight/2, "", cellStyle{})
		s.signed(p.signs)
	}
}

// table writes the headings and all rows; the first row of figures is row first of the sheet.
func (s *sheet) table(p page, first int) {
	places := s.places(p)
	header := make([]any, len(s.lay.widths))
	lines := 1
	for i, c := range p.columns {
		at := places[i]
		for x := at.first; x <= at.last; x++ {
			header[x] = s.text("", headerStyle)
		}
		header[at.first] = s.text(c.Name, headerStyle)
		lines = max(lines, linesIn(c.Name, s.width(at)-1))
	}
	s.put(rowHeight+(lines-1)*lineHeight+3, header)
	s.mergeAll(places)
	for _, r := range p.rows {
		s.tableRow(p, r, first, places)
	}
}

// headerStyle is how the names of columns look.
var headerStyle = cellStyle{
	bold: true, fill: true, border: borderAll, across: "center", wrap: true, color: colorAccent,
}

// place is the columns of the sheet, first to last, that one column of a table takes.
type place struct{ first, last int }

// places lays a table's columns over those of the sheet. Where the sheet has more, columns of text get them, whichever
// lacks most.
func (s *sheet) places(p page) []place {
	taken := make([]int, len(p.columns))
	for i := range taken {
		taken[i] = 1
	}
	for spare := len(s.lay.widths) - len(taken); spare > 0; spare-- {
		best, need := 0, -1
		for i, c := range p.columns {
			if c.Kind != Text {
				continue
			}
			if n := natural(p, i, c) * 100 / taken[i]; n > need {
				best, need = i, n
			}
		}
		taken[best]++
	}
	out := make([]place, len(taken))
	at := 0
	for i, n := range taken {
		out[i] = place{at, at + n - 1}
		at += n
	}
	return out
}

func (s *sheet) width(at place) int {
	return layout{widths: s.lay.widths[at.first : at.last+1]}.total()
}

func (s *sheet) mergeAll(places []place) {
	for _, at := range places {
		s.merge(at.first, at.last)
	}
}

func (s *sheet) tableRow(p page, r row, first int, places []place) {
	cells := make([]any, len(s.lay.widths))
	lines := 1
	for i, c := range p.columns {
		at, cell := places[i], r.cell(i)
		if c.Kind == Text {
			lines = max(lines, linesIn(harmless(cell), s.width(at)-textMargin))
		}
		for x := at.first + 1; x <= at.last; x++ {
			cells[x] = s.cell(Column{}, "", r.isStrong(i), false, "")
		}
		cells[at.first] = s.cell(c, cell, r.isStrong(i), r.quiet, formula(r.sums[i], at.first+1, first))
		if p.inset(i) {
			cells[at.first] = s.text(cell, cellStyle{
				bold: r.isStrong(i), border: tableBorder(r.isStrong(i)), across: "left", wrap: true, indent: 1,
			})
		}
	}
	height := rowHeight
	switch {
	case p.roomy:
		height = signHeight
	case p.signing:
		height = signedHeight
	case p.corner != "":
		height = formHeight
	}
	s.put(height+(lines-1)*lineHeight, cells)
	s.mergeAll(places)
}

// cell makes one cell of a table; softly leaves noughts blank even in a total.
func (s *sheet) cell(c Column, text string, strong, softly bool, sum string) any {
	st := cellStyle{bold: strong, border: tableBorder(strong)}
	switch c.Kind {
	case Money:
		st.across, st.format = "right", formatMoney
		if quiet(c, strong && !softly) {
			st.format = formatQuiet
		}
		return s.figure(text, sum, st)
	case Number:
		st.across, st.format = "center", formatWhole
		return s.figure(text, sum, st)
	case Day, Month:
		st.across = "center"
	case Percent:
		st.across = "right"
	case Text:
		st.across, st.wrap = "left", true
		if len(s.lay.widths) <= roomyColumns {
			st.indent = 1
		}
	}
	return s.text(text, st)
}

func tableBorder(strong bool) borderKind {
	if strong {
		return borderTotal
	}
	return borderAll
}

// figure makes a cell of a number, or of the formula that gives it; what is no number stands as text.
func (s *sheet) figure(text, sum string, st cellStyle) any {
	if text == "" {
		return s.text("", st)
	}
	v := number(text)
	if _, isText := v.(string); isText {
		return s.text(text, st)
	}
	return excelize.Cell{StyleID: s.style(st), Value: v, Formula: sum}
}

// text makes a cell that holds text, whatever it looks like.
func (s *sheet) text(text string, st cellStyle) any {
	if st.format == "" {
		st.format = formatText
	}
	c := excelize.Cell{StyleID: s.style(st)}
	if text != "" {
		c.Value = harmless(text)
	}
	return c
}

func (s *sheet) style(st cellStyle) int {
	id, err := s.book.style(st)
	if err != nil && s.err == nil {
		s.err = err
	}
	return id
}

// formula writes the parts of a total in column col, the page's row 0 being row first of the sheet.
func formula(parts []term, col, first int) string {
	name, err := excelize.ColumnNumberToName(col)
	if err != nil {
		return ""
	}
	var b strings.Builder
	for i, p := range parts {
		switch {
		case p.less:
			b.WriteByte('-')
		case i > 0:
			b.WriteByte('+')
		}
		if p.first == p.last {
			fmt.Fprintf(&b, "%s%d", name, first+p.first)
		} else {
			fmt.Fprintf(&b, "SUM(%s%d:%s%d)", name, first+p.first, name, first+p.last)
		}
	}
	return b.String()
}

// columnName is the letter of a column, from 1.
func columnName(n int) (string, error) {
	name, err := excelize.ColumnNumberToName(n)
	if err != nil {
		return "", fmt.Errorf("name column: %w", err)
	}
	return name, nil
}

// put writes the next row.
func (s *sheet) put(height int, cells []any) {
	if s.err != nil {
		return
	}
	s.row++
	opts := excelize.RowOpts{Height: points(min(height, excelize.MaxRowHeight))}
	s.err = s.out.SetRow(fmt.Sprintf("A%d", s.row), cells, opts)
}

// merge joins cells of the last row, columns from 0.
func (s *sheet) merge(from, to int) {
	if s.err != nil || from >= to {
		return
	}
	var a, b string
	if a, s.err = excelize.CoordinatesToCellName(from+1, s.row); s.err != nil {
		return
	}
	if b, s.err = excelize.CoordinatesToCellName(to+1, s.row); s.err == nil {
		s.err = s.out.MergeCell(a, b)
	}
}

// span writes one text over the whole width.
func (s *sheet) span(height int, text string, st cellStyle) {
	cells := make([]any, len(s.lay.widths))
	for i := range cells {
		cells[i] = s.text("", st)
	}
	cells[0] = s.text(text, st)
	s.put(height, cells)
	s.merge(0, len(cells)-1)
}

// paragraph writes a text over the whole width, on as many lines as it takes.
func (s *sheet) paragraph(text string, st cellStyle) {
	size := st.size
	if size == 0 {
		size = bodySize
	}
	// A sheet's width is counted in letters of the standard size; bigger ones need more of it.
	room := s.lay.total()*standardSize/size - 4
	lines := linesIn(harmless(text), room)
	st.wrap = true
	s.span(lines*size*142/100+5, text, st)
}

// standardSize is the size in points of the letters that a spreadsheet counts widths in.
const standardSize = 11

func (s *sheet) close() error {
	if s.err != nil {
		return fmt.Errorf("write row %d: %w", s.row, s.err)
	}
	if err := s.out.Flush(); err != nil {
		return fmt.Errorf("flush stream: %w", err)
	}
	return nil
}
