package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// area is a block of merged cells: rows from 1, columns from 0, both ends included.
type area struct{ top, left, bottom, right int }

const (
	lastRow    = 1 << 20 // of any workbook
	lastColumn = 1 << 14
	maxMerges  = 10_000
	notedRows  = 100 // hidden rows named in Notes
)

// table makes a sheet of the book that reads its part when it is opened.
func (b *book) table(ref sheetRef, part string) table {
	var data []byte
	load := func() error {
		if data != nil {
			return nil
		}
		var err error
		data, err = b.part(part)
		return err
	}
	return table{
		name:   ref.name,
		hidden: ref.hidden,
		open: func(notes *Notes) (rowReader, error) {
			if err := load(); err != nil {
				return nil, err
			}
			return &gridRows{book: b, dec: xml.NewDecoder(bytes.NewReader(data)), notes: notes}, nil
		},
		merges: func() []area {
			if load() != nil {
				return nil
			}
			return merges(data)
		},
	}
}

// merges lists the merged cells, which stand behind the rows in the part.
func merges(data []byte) []area {
	end := bytes.LastIndex(data, []byte("sheetData"))
	if end < 0 {
		return nil
	}
	start := bytes.IndexByte(data[end:], '<')
	if start < 0 {
		return nil
	}
	dec := xml.NewDecoder(bytes.NewReader(data[end+start:]))
	var areas []area
	for len(areas) < maxMerges {
		tok, err := dec.RawToken()
		if err != nil {
			break
		}
		if el, ok := tok.(xml.StartElement); ok && el.Name.Local == "mergeCell" {
			from, to, _ := strings.Cut(attr(el.Attr, "ref"), ":")
			left, top, ok1 := parseRef(from)
			right, bottom, ok2 := parseRef(to)
			if ok1 && ok2 {
				areas = append(areas, area{top, left, bottom, right})
			}
		}
	}
	return areas
}

// gridRows streams the rows of one sheet.
type gridRows struct {
	book  *book
	dec   *xml.Decoder
	notes *Notes
	line  int
	value []byte
	ended bool
}

func (g *gridRows) close() error { return nil }

// next gives the next row that is not hidden.
func (g *gridRows) next(row *Row) error {
	for !g.ended {
		el, err := g.seek("row", "sheetData")
		if err != nil {
			return err
		}
		if el == nil {
			g.ended = true
			break
		}
		if err := g.number(el.Attr); err != nil {
			return err
		}
		row.Line, row.Problem, row.Cells = g.line, "", row.Cells[:0]
		formulas, first := g.notes.Formulas, g.notes.FirstFormula
		if err := g.cells(row); err != nil {
			return err
		}
		if !isTrue(attr(el.Attr, "hidden")) {
			return nil
		}
		g.notes.Formulas, g.notes.FirstFormula = formulas, first
		if !row.blank() {
			g.notes.Hidden++
			if len(g.notes.HiddenRows) < notedRows {
				g.notes.HiddenRows = append(g.notes.HiddenRows, g.line)
			}
		}
	}
	return io.EOF
}

// token reads on; a document type and damage are errors, and so is the end inside an element.
func (g *gridRows) token() (xml.Token, error) {
	tok, err := g.dec.Token()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return nil, io.EOF
		}
		return nil, &Problem{Code: ErrBroken, Row: g.line, Detail: err.Error()}
	}
	if _, ok := tok.(xml.Directive); ok {
		return nil, &Problem{Code: ErrBroken, Row: g.line}
	}
	return tok, nil
}

// seek goes to the next element of a name; nil when the element within ends, or the part does.
func (g *gridRows) seek(name, within string) (*xml.StartElement, error) {
	for depth := 0; ; {
		tok, err := g.token()
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		switch el := tok.(type) {
		case xml.StartElement:
			if el.Name.Local == name {
				return &el, nil
			}
			if depth++; depth > maxXMLDepth {
				return nil, &Problem{Code: ErrBroken, Row: g.line}
			}
		case xml.EndElement:
			if el.Name.Local == within {
				return nil, nil
			}
			depth = max(depth-1, 0)
		}
	}
}

// number takes the row's own number, which may only grow.
func (g *gridRows) number(attrs []xml.Attr) error {
	line := g.line + 1
	if r := attr(attrs, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < line || n > lastRow {
			return &Problem{Code: ErrBroken, Row: g.line}
		}
		line = n
	}
	g.line = line
	return nil
}

// cells reads one row up to its end.
func (g *gridRows) cells(row *Row) error {
	last := -1
	for {
		el, err := g.seek("c", "row")
		if el == nil || err != nil {
			return err
		}
		col := last + 1
		if ref := attr(el.Attr, "r"); ref != "" {
			c, line, ok := parseRef(ref)
			if !ok || c <= last || line != g.line {
				return &Problem{Code: ErrBroken, Row: g.line}
			}
			col = c
		}
		last = col
		cell, err := g.cell(el.Attr)
		if err != nil {
			return err
		}
		cell.Col = col
		if cell.Text == "" && cell.Problem == "" {
			continue
		}
		switch {
		case g.line > MaxRows:
			return &Problem{Code: ErrTooManyRows, Row: g.line}
		case col >= MaxColumns:
			return &Problem{Code: ErrTooManyColumns, Row: g.line, Column: ColumnName(col)}
		case cell.Formula:
			if g.notes.Formulas++; g.notes.Formulas == 1 {
				g.notes.FirstFormula = ColumnName(col) + strconv.Itoa(g.line)
			}
		}
		for i := len(row.Cells); i < col; i++ {
			row.Cells = append(row.Cells, Cell{Col: i})
		}
		row.Cells = append(row.Cells, cell)
	}
}

// cell reads one cell up to its end and says what it shows.
func (g *gridRows) cell(attrs []xml.Attr) (Cell, error) {
	formula, valued, err := g.content()
	c := Cell{Formula: formula}
	if err != nil {
		return c, err
	}
	if formula && !valued {
		c.Problem = CodeNoValue
		return c, nil
	}
	g.interpret(&c, attr(attrs, "t"), attr(attrs, "s"))
	if len(c.Text) > MaxCellRunes && utf8.RuneCountInString(c.Text) > MaxCellRunes {
		c.Text, c.Problem = "", CodeTooLong
	}
	return c, nil
}

// content reads a cell's elements: v or is goes into g.value; f makes it a formula.
func (g *gridRows) content() (formula, valued bool, err error) {
	g.value = g.value[:0]
	var names []string
	for {
		tok, err := g.token()
		if err != nil || len(names) > maxXMLDepth {
			return formula, valued, &Problem{Code: ErrBroken, Row: g.line}
		}
		switch el := tok.(type) {
		case xml.StartElement:
			names = append(names, el.Name.Local)
			formula = formula || (len(names) == 1 && names[0] == "f")
			valued = valued || (len(names) == 1 && names[0] == "v")
		case xml.EndElement:
			if len(names) == 0 {
				return formula, valued, nil
			}
			names = names[:len(names)-1]
		case xml.CharData:
			inline := len(names) > 1 && names[0] == "is" && isCellText(names)
			if inline || (len(names) == 1 && names[0] == "v") {
				g.value = append(g.value, el...)
			}
		}
	}
}

// interpret turns a stored value of a type into what the cell shows.
func (g *gridRows) interpret(c *Cell, typ, style string) {
	value := string(g.value)
	switch typ {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err == nil && n >= 0 && n < len(g.book.strings) {
			c.Text = g.book.strings[n]
		} else if value != "" {
			c.Text, c.Problem = value, CodeErrorValue
		}
	case "str", "inlineStr":
		c.Text = unescape(value)
	case "e":
		c.Text, c.Problem = value, CodeErrorValue
	case "b":
		c.Text, c.Problem = "FALSE", CodeBoolean
		if isTrue(value) {
			c.Text = "TRUE"
		}
	case "d":
		c.Text, c.Date = strings.TrimSuffix(value, "T00:00:00"), true
	default:
		if value = strings.TrimSpace(value); value != "" {
			n, err := strconv.Atoi(style)
			if err != nil {
				n = 0
			}
			g.book.number(c, value, n)
		}
	}
}

// ColumnName gives the letters of a column from 0: A, B, … Z, AA.
func ColumnName(col int) string {
	var name []byte
	for n := col + 1; n > 0; n = (n - 1) / 26 {
		name = append([]byte{byte('A' + (n-1)%26)}, name...)
	}
	return string(name)
}

// parseRef reads a cell's name such as AB12 into a column from 0 and a row from 1.
func parseRef(ref string) (col, line int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		col = col*26 + int(ref[i]-'A') + 1
	}
	line, err := strconv.Atoi(ref[i:])
	if i == 0 || err != nil || line < 1 || line > lastRow || col > lastColumn || ref[i] == '+' {
		return 0, 0, false
	}
	return col - 1, line, true
}
