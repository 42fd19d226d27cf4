package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

// openText makes the one table of a text file.
func openText(r io.ReaderAt, size int64, notes *Notes) ([]table, error) {
	if size > MaxTextBytes {
		return nil, fail(ErrTooLarge, "", nil)
	}
	set, err := detect(r, size)
	if err != nil {
		return nil, err
	}
	notes.Encoding = set.name
	open := func(*Notes) (rowReader, error) {
		t := &textRows{in: bufio.NewReaderSize(set.reader(io.NewSectionReader(r, 0, size)), 256<<10)}
		head, err := t.in.Peek(64 << 10)
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
			return nil, err
		}
		if len(bytes.TrimSpace(head)) == 0 && errors.Is(err, io.EOF) {
			return nil, fail(ErrEmpty, "", nil)
		}
		t.delim = sniff(head)
		if line, _, _ := bytes.Cut(head, []byte{'\n'}); isSepLine(bytes.TrimRight(line, "\r")) {
			t.delim = line[len("sep=")]
			_, _ = t.in.Discard(min(len(line)+1, len(head)))
			t.lines = 1
		}
		return t, nil
	}
	return []table{{open: open}}, nil
}

// isSepLine recognises the line with which Excel is told the delimiter, such as sep=;.
func isSepLine(line []byte) bool {
	return len(line) == 5 && bytes.EqualFold(line[:4], []byte("sep=")) && strings.IndexByte(",;\t", line[4]) >= 0
}

// sniff picks the delimiter that stands on most of the first lines outside quotes; more of it in all breaks a tie.
func sniff(head []byte) byte {
	const delims = ",\t;"
	var lines, total, here [len(delims)]int
	quoted, seen := false, 0
	for i := 0; i < len(head) && seen < 60; i++ {
		c := head[i]
		switch {
		case c == '"':
			quoted = !quoted
		case c == '\n':
			quoted = false // a stray quote must not hide the rest of the file
			for d := range here {
				if here[d] > 0 {
					lines[d]++
				}
			}
			here, seen = [len(delims)]int{}, seen+1
		case quoted:
		default:
			d := strings.IndexByte(delims, c)
			// Banks pad cells with a tab before the comma: that one separates nothing.
			if d < 0 || (c == '\t' && i+1 < len(head) && strings.IndexByte(",\r\n", head[i+1]) >= 0) {
				continue
			}
			here[d]++
			total[d]++
		}
	}
	for d := range here {
		if here[d] > 0 {
			lines[d]++
		}
	}
	best := 0
	for d := 1; d < len(delims); d++ {
		if lines[d] > lines[best] || (lines[d] == lines[best] && total[d] > total[best]) {
			best = d
		}
	}
	return delims[best]
}

// textRows takes records apart as encoding/csv does, with three differences that imports of bookkeeping need: a
// quotation mark inside an unquoted cell is text; a mark that is never closed is an error instead of swallowing
// the rows below; and no record can take more than MaxRecordBytes of memory.
type textRows struct {
	in     *bufio.Reader
	delim  byte
	lines  int    // physical lines read
	long   []byte // a line longer than the buffer, put together
	field  []byte // the cells of a quoted record, one after the other
	ends   []int  // where each of them ends in field
	failed error
}

func (t *textRows) close() error { return nil }

// next reads one record.
func (t *textRows) next(row *Row) error {
	if t.failed != nil {
		return t.failed
	}
	line, err := t.readLine()
	if err != nil {
		t.failed = err
		return err
	}
	row.Line, row.Problem, row.Cells = t.lines, "", row.Cells[:0]
	if bytes.IndexByte(line, '"') < 0 {
		t.splitPlain(row, line)
	} else if err := t.splitQuoted(row, line); err != nil {
		t.failed = err
		return err
	}
	if len(row.Cells) > MaxTextColumns {
		row.Cells, row.Problem = row.Cells[:0], CodeWideRow
	}
	return nil
}

// readLine gives the next physical line without its end; it is valid until the next call.
func (t *textRows) readLine() ([]byte, error) {
	line, err := t.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		t.long = append(t.long[:0], line...)
		for errors.Is(err, bufio.ErrBufferFull) && len(t.long) <= MaxRecordBytes {
			line, err = t.in.ReadSlice('\n')
			t.long = append(t.long, line...)
		}
		line = t.long
	}
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return nil, err
	}
	if len(line) == 0 {
		return nil, io.EOF
	}
	t.lines++
	if len(line) > MaxRecordBytes {
		return nil, &Problem{Code: ErrLongLine, Row: t.lines}
	}
	line = bytes.TrimSuffix(line, []byte{'\n'})
	return bytes.TrimSuffix(line, []byte{'\r'}), nil
}

// splitPlain cuts a line without quotes; all its cells share one string.
func (t *textRows) splitPlain(row *Row, line []byte) {
	text := string(line)
	for col := 0; col <= MaxTextColumns; col++ {
		i := strings.IndexByte(text, t.delim)
		if i < 0 {
			row.Cells = append(row.Cells, Cell{Text: text, Col: col})
			return
		}
		row.Cells = append(row.Cells, Cell{Text: text[:i], Col: col})
		text = text[i+1:]
	}
}

// splitQuoted cuts a record with quotes, which may go on over several lines.
func (t *textRows) splitQuoted(row *Row, line []byte) error {
	t.field, t.ends = t.field[:0], t.ends[:0]
	start, size := t.lines, len(line)
	for more := true; more; {
		if len(line) == 0 || line[0] != '"' {
			cell, rest, found := bytes.Cut(line, []byte{t.delim})
			t.field, line, more = append(t.field, cell...), rest, found
			t.ends = append(t.ends, len(t.field))
			continue
		}
		line = line[1:]
		for { // inside quotes
			i := bytes.IndexByte(line, '"')
			if i < 0 { // the cell goes on in the next line
				t.field = append(append(t.field, line...), '\n')
				next, err := t.readLine()
				size += len(next) + 1
				if errors.Is(err, io.EOF) || size > MaxRecordBytes {
					return &Problem{Code: ErrOpenQuote, Row: start}
				}
				if err != nil {
					return err
				}
				line = next
				continue
			}
			t.field, line = append(t.field, line[:i]...), line[i+1:]
			if len(line) > 0 && line[0] == '"' {
				t.field, line = append(t.field, '"'), line[1:]
				continue
			}
			break
		}
		rest := bytes.TrimLeft(line, " \t")
		switch {
		case len(line) > 0 && line[0] == t.delim:
			line = line[1:]
		case len(rest) > 0 && rest[0] == t.delim:
			line = rest[1:]
		case len(rest) == 0:
			more = false
		case t.lines > start:
			// The mark that closes here was meant to open another cell: one above was never closed.
			return &Problem{Code: ErrOpenQuote, Row: start}
		default:
			row.Problem = CodeBadQuote
			return nil
		}
		t.ends = append(t.ends, len(t.field))
	}
	text, from := string(t.field), 0
	for col, end := range t.ends {
		row.Cells = append(row.Cells, Cell{Text: text[from:end], Col: col})
		from = end
		if col >= MaxTextColumns {
			break
		}
	}
	return nil
}
