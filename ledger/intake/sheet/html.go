package sheet

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// openHTML makes the one table of a page, as which several banks save their .xls: all rows of all tables in order.
func openHTML(r io.ReaderAt, size int64, notes *Notes) ([]table, error) {
	if size > MaxBookBytes {
		return nil, fail(ErrTooLarge, "", nil)
	}
	set, err := detect(r, size)
	if err != nil {
		return nil, err
	}
	notes.Encoding = set.name
	open := func(*Notes) (rowReader, error) {
		z := html.NewTokenizer(set.reader(io.NewSectionReader(r, 0, size)))
		z.SetMaxBuf(MaxRecordBytes)
		return &htmlRows{in: z}, nil
	}
	return []table{{open: open}}, nil
}

// htmlRows streams the rows of the tables of a page. Row numbers count tr elements, which is the row a person sees
// when the file is opened in a spreadsheet program.
type htmlRows struct {
	in    *html.Tokenizer
	line  int
	ahead bool // the tr of the next row was read already
	quiet bool // inside a script, style or title
	text  strings.Builder
	span  int // columns of the open cell, 0 when none is open
	err   error
}

func (h *htmlRows) close() error { return nil }

// next reads up to the end of the next row.
func (h *htmlRows) next(row *Row) error {
	row.Cells, row.Problem = row.Cells[:0], ""
	inRow := h.ahead
	h.ahead = false
	for h.err == nil {
		switch h.in.Next() {
		case html.ErrorToken:
			if h.err = h.in.Err(); errors.Is(h.err, html.ErrBufferExceeded) {
				h.err = &Problem{Code: ErrLongLine, Row: h.line}
			}
			if inRow {
				return h.finish(row)
			}
		case html.TextToken:
			if h.span > 0 && !h.quiet {
				h.text.Write(h.in.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, span := h.tag()
			if name == "tr" {
				if h.ahead = inRow; inRow {
					return h.finish(row)
				}
				inRow = true
			}
			h.start(row, name, span)
		case html.EndTagToken:
			name, _ := h.tag()
			if inRow && (name == "tr" || name == "table") {
				return h.finish(row)
			}
			h.end(row, name)
		default: // comments and the document type
		}
	}
	return h.err
}

// start opens what a tag opens. Scripts, styles and titles are not for reading.
func (h *htmlRows) start(row *Row, name string, span int) {
	switch name {
	case "td", "th":
		h.endCell(row)
		h.span = min(max(span, 1), MaxColumns)
	case "br":
		h.text.WriteByte('\n')
	case "script", "style", "title":
		h.quiet = true
	}
}

// end closes what a tag closes.
func (h *htmlRows) end(row *Row, name string) {
	switch name {
	case "td", "th":
		h.endCell(row)
	case "script", "style", "title":
		h.quiet = false
	}
}

// tag gives the name of the tag at hand and its colspan, 0 when it has none.
func (h *htmlRows) tag() (name string, span int) {
	raw, more := h.in.TagName()
	name = string(raw)
	for more {
		var key, val []byte
		key, val, more = h.in.TagAttr()
		if string(key) == "colspan" {
			span, _ = strconv.Atoi(string(val))
		}
	}
	return name, span
}

// endCell puts the open cell at the end of the row; a wide one is followed by empty ones.
func (h *htmlRows) endCell(row *Row) {
	if h.span == 0 {
		return
	}
	cell := Cell{Text: strings.TrimSpace(strings.ToValidUTF8(h.text.String(), "\uFFFD"))}
	if utf8.RuneCountInString(cell.Text) > MaxCellRunes {
		cell.Text, cell.Problem = "", CodeTooLong
	}
	for ; h.span > 0 && len(row.Cells) <= MaxColumns; h.span-- {
		cell.Col = len(row.Cells)
		row.Cells = append(row.Cells, cell)
		cell = Cell{}
	}
	h.span = 0
	h.text.Reset()
}

// finish ends a row and holds it against the limits.
func (h *htmlRows) finish(row *Row) error {
	h.endCell(row)
	h.line++
	row.Line = h.line
	if row.blank() {
		return nil
	}
	if h.line > MaxRows {
		return &Problem{Code: ErrTooManyRows, Row: h.line}
	}
	if len(row.Cells) > MaxColumns {
		return &Problem{Code: ErrTooManyColumns, Row: h.line}
	}
	return nil
}
