package sheet

import (
	"errors"
	"io"
	"slices"
	"strings"

	"gonghui/model"
)

// headerRows is how many rows are searched for a header, and how many merged rows above it are taken into account.
const headerRows = 35

// Field is a column that a caller understands.
type Field struct {
	Name    string   // as the caller calls it, and as users know it
	Aliases []string // other texts that mean the same; blanks, brackets, * and widths do not matter
	Needed  bool     // the table makes no sense without it
}

// Column is one column of a header.
type Column struct {
	Col   int    // physical column from 0
	Field string // Name of the field; empty when none of them is meant
	Title string // the header as written, for messages; of a two-row header both parts where both were needed
}

// Header says where which field stands. The zero value has no columns.
type Header struct {
	Sheet   string
	First   int      // physical row of its first line
	Line    int      // physical row of its last line; the rows below are data
	Columns []Column // all columns with a title, in physical order
	Unknown []string // titles that mean no field
	Twice   []string // titles that mean a field which another column to the left has already
	Missing []string // names of needed fields that are not there
	keys    [][]string
}

// Col gives the physical column of a field, or -1.
func (h Header) Col(field string) int {
	for _, c := range h.Columns {
		if c.Field == field && field != "" {
			return c.Col
		}
	}
	return -1
}

// Title gives the header of a column as written, or the column's letters.
func (h Header) Title(col int) string {
	for _, c := range h.Columns {
		if c.Col == col {
			return c.Title
		}
	}
	return ColumnName(col)
}

// found counts the columns that mean a field.
func (h Header) found() int {
	n := 0
	for _, c := range h.Columns {
		if c.Field != "" {
			n++
		}
	}
	return n
}

// recognised tells whether so much was found that this must be the header.
func (h Header) recognised(fields []Field) bool {
	needed := slices.ContainsFunc(fields, func(f Field) bool { return f.Needed })
	n := h.found()
	return n >= 2 || (n == 1 && needed && len(h.Missing) == 0)
}

// FindHeader looks for a header in the first rows of every visible sheet, chooses the first sheet that has all
// needed fields and stands below its header. The error is ErrNoHeader when no sheet has one, ErrMissing with the
// names in Detail when the best one lacks needed fields, or what reading met.
func (s *Source) FindHeader(fields []Field) (Header, error) {
	best, found := Header{}, -1
	for i, t := range s.tables {
		if t.hidden {
			continue
		}
		h, err := s.headerOf(i, fields)
		if err != nil {
			return Header{}, err
		}
		if !h.recognised(fields) {
			continue
		}
		if found < 0 || len(h.Missing) < len(best.Missing) {
			best, found = h, i
		}
		if len(h.Missing) == 0 {
			break
		}
	}
	if found < 0 {
		return Header{}, &Problem{Code: ErrNoHeader, Detail: strings.Join(s.notes.HiddenSheets, "、")}
	}
	if len(best.Missing) > 0 {
		return best, &Problem{
			Code: ErrMissing, Sheet: best.Sheet, Row: best.Line,
			Detail: strings.Join(best.Missing, "、"),
		}
	}
	if found != s.cur {
		if _, err := s.headerOf(found, fields); err != nil {
			return Header{}, err
		}
	}
	s.standBelow(best)
	return best, nil
}

// standBelow goes on to the first row below a header.
func (s *Source) standBelow(h Header) {
	for s.next < len(s.queue) && s.queue[s.next].Line <= h.Line {
		s.next++
	}
}

// alike tells whether two headers have the same fields in the same columns.
func (h Header) alike(o Header) bool {
	fields := func(h Header) []Column {
		var out []Column
		for _, c := range h.Columns {
			if c.Field != "" {
				out = append(out, Column{Col: c.Col, Field: c.Field})
			}
		}
		return out
	}
	return slices.Equal(fields(h), fields(o))
}

// headerOf opens a sheet and searches its first rows.
func (s *Source) headerOf(i int, fields []Field) (Header, error) {
	if err := s.choose(i); err != nil {
		return Header{}, err
	}
	rows, err := s.Peek(headerRows)
	if err != nil && !errors.Is(err, io.EOF) {
		return Header{}, err
	}
	var merges []area
	if s.tables[i].merges != nil {
		merges = s.tables[i].merges()
		rows = spread(rows, merges)
	}
	h := MatchHeader(rows, fields)
	h.Sheet = s.Sheet()
	h.extend(rows, merges)
	return h, nil
}

// extend takes the rows above in that merged cells of the header's last row reach into: groups of columns.
func (h *Header) extend(rows []Row, merges []area) {
	first := h.First
	for _, m := range merges {
		if m.top < first && m.bottom == h.Line && m.bottom-m.top < headerRows {
			first = m.top
		}
	}
	for _, r := range rows {
		if r.Line >= first && r.Line < h.First {
			h.keys = append(h.keys, rowKeys(r))
		}
	}
	h.First = first
}

// spread repeats the text of merged cells over all cells they cover, in copies of the rows.
func spread(rows []Row, merges []area) []Row {
	out := make([]Row, len(rows))
	for i, r := range rows {
		out[i] = r.clone()
	}
	for _, m := range merges {
		text := ""
		for i := range out {
			if out[i].Line == m.top {
				text = out[i].Cell(m.left).Text
			}
		}
		for i := range out {
			if text == "" || out[i].Line < m.top || out[i].Line > m.bottom {
				continue
			}
			for col := m.left; col <= min(m.right, MaxColumns-1); col++ {
				for len(out[i].Cells) <= col {
					out[i].Cells = append(out[i].Cells, Cell{Col: len(out[i].Cells)})
				}
				if out[i].Cells[col].Text == "" {
					out[i].Cells[col].Text = text
				}
			}
		}
	}
	return out
}

// MatchHeader finds the row, or the two rows one above the other, that name most needed fields, then most fields.
// One row is preferred to two, and a higher one to a lower. The result is empty when no row names any.
func MatchHeader(rows []Row, fields []Field) Header {
	names := fieldNames(fields)
	var best Header
	for i := range rows {
		h := matchRows(rows[i:i+1], fields, names)
		if better(h, best) {
			best = h
		}
	}
	for i := range rows[:max(len(rows)-1, 0)] {
		if rows[i+1].Line != rows[i].Line+1 || looksLikeData(rows[i+1]) {
			continue
		}
		h := matchRows(rows[i:i+2], fields, names)
		if better(h, best) {
			best = h
		}
	}
	return best
}

// better tells whether a is really better than b.
func better(a, b Header) bool {
	na, nb := a.found(), b.found()
	if na == 0 || nb == 0 {
		return na > nb
	}
	if len(a.Missing) != len(b.Missing) {
		return len(a.Missing) < len(b.Missing)
	}
	return na > nb
}

// looksLikeData tells whether a row holds a number or a date, as no lower half of a header does.
func looksLikeData(r Row) bool {
	return slices.ContainsFunc(r.Cells, func(c Cell) bool {
		text := model.Fold(strings.TrimSpace(c.Text))
		return c.Number || (text != "" && strings.Trim(text, "0123456789.,-/") == "")
	})
}

// fieldNames maps every text that means a field to its place in fields; the whole text goes before the text
// without what stands in brackets.
func fieldNames(fields []Field) map[string]int {
	names := map[string]int{}
	for _, key := range []func(string) string{wholeKey, bareKey} {
		for i, f := range fields {
			for _, text := range append([]string{f.Name}, f.Aliases...) {
				if k := key(text); k != "" {
					if _, taken := names[k]; !taken {
						names[k] = i
					}
				}
			}
		}
	}
	return names
}

// matchRows tries one row, or two rows as a header with groups above.
func matchRows(rows []Row, fields []Field, names map[string]int) Header {
	lower := rows[len(rows)-1]
	h := Header{First: rows[0].Line, Line: lower.Line}
	width := 0
	for _, r := range rows {
		h.keys = append(h.keys, rowKeys(r))
		width = max(width, len(r.Cells))
	}
	readings := make([][]string, width) // of each column, the surest first
	group := ""
	for col := range width {
		low := title(lower.Cell(col).Text)
		if len(rows) == 1 {
			readings[col] = []string{low}
			continue
		}
		up := title(rows[0].Cell(col).Text)
		switch {
		case up != "":
			group = up
		case low != "":
			up = group // the text of a group stands over its first column only
		}
		switch {
		case low == "" || up == low:
			readings[col] = []string{up}
		case up == "":
			readings[col] = []string{low}
		default:
			readings[col] = []string{up + low, low + up, low}
		}
	}
	h.assign(readings, fields, names)
	return h
}

// rowKeys gives the texts of a row as they are compared.
func rowKeys(r Row) []string {
	keys := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		keys[i] = wholeKey(c.Text)
	}
	return keys
}

// assign gives each field to the column whose surest reading means it.
func (h *Header) assign(readings [][]string, fields []Field, names map[string]int) {
	columns := make([]Column, len(readings))
	taken := make([]bool, len(fields))
	for level := range 3 {
		for col, texts := range readings {
			if level >= len(texts) || texts[level] == "" || columns[col].Field != "" {
				continue
			}
			i, ok := names[wholeKey(texts[level])]
			if !ok {
				i, ok = names[bareKey(texts[level])]
			}
			if ok && !taken[i] {
				taken[i] = true
				columns[col] = Column{Field: fields[i].Name, Title: texts[level]}
			} else if ok {
				h.Twice = append(h.Twice, texts[level])
			}
		}
	}
	for col, c := range columns {
		c.Col = col
		if c.Title == "" && len(readings[col]) > 0 {
			c.Title = readings[col][len(readings[col])-1]
		}
		if c.Title == "" {
			continue
		}
		if c.Field == "" && !slices.Contains(h.Twice, c.Title) {
			h.Unknown = append(h.Unknown, c.Title)
		}
		h.Columns = append(h.Columns, c)
	}
	for i, f := range fields {
		if f.Needed && !taken[i] {
			h.Missing = append(h.Missing, f.Name)
		}
	}
}
