package sheet

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Limits of what is read. A workbook unpacks into memory and is bounded tightly; text is streamed.
const (
	MaxTextBytes   = 1 << 30  // text: size of the file
	MaxRecordBytes = 1 << 20  // text: one record
	MaxTextColumns = 256      // text: cells in a record
	MaxBookBytes   = 10 << 20 // workbook and HTML: size of the file
	MaxUnzipBytes  = 32 << 20 // workbook: all parts unpacked
	MaxEntries     = 200      // workbook: files inside
	MaxRatio       = 100      // workbook: unpacked to packed, once it is over 1 MiB
	MaxRows        = 20_000   // workbook and HTML: highest row with content
	MaxColumns     = 64       // workbook and HTML: columns with content
	MaxCellRunes   = 4_096    // workbook and HTML: characters in a cell
)

// Cell is one cell as the user sees it.
type Cell struct {
	Text    string // valid UTF-8 without NUL, not trimmed; a date-formatted number as 2025-03-01 (or 2025-03)
	Raw     string // for a number stored as one: the digits in the file, such as 5000.5 or 6.2E+18; else empty
	Number  bool   // stored as a number, dates included; never true for text files
	Date    bool   // a number with a date format
	Formula bool   // Text is the value that the file remembers of a formula
	Problem Code   // empty, or why Text is not to be believed: CodeErrorValue, CodeLostDigits …
	Col     int    // physical column from 0
}

// Row is one row that has at least one cell that is not blank.
type Row struct {
	Line    int    // physical row from 1; for text the line on which the record starts
	Cells   []Cell // Cells[i].Col == i; ragged, never padded to the header's width
	Problem Code   // empty, or why the row could not be taken apart; Cells are then empty
}

// Cell gives the cell of a column, or an empty one beyond the row's end.
func (r Row) Cell(col int) Cell {
	if col < 0 || col >= len(r.Cells) {
		return Cell{Col: col}
	}
	return r.Cells[col]
}

// blank tells whether no cell of the row holds more than white space.
func (r Row) blank() bool {
	if r.Problem != "" {
		return false
	}
	for i := range r.Cells {
		if r.Cells[i].Problem != "" || strings.TrimSpace(r.Cells[i].Text) != "" {
			return false
		}
	}
	return true
}

// clone gives a row that survives the next call of the reader.
func (r Row) clone() Row {
	r.Cells = slices.Clone(r.Cells)
	return r
}

// Notes are what a careful person would mention about a file that was read. They are complete after io.EOF.
type Notes struct {
	Encoding     string   // UTF-8, GB18030, UTF-16LE, UTF-16BE; empty for a workbook
	HiddenSheets []string // not read
	OtherSheets  []string // visible, but another sheet was chosen
	HiddenRows   []int    // not read: physical rows, the first 100 of them
	Hidden       int      // how many hidden rows with content there were
	Formulas     int      // cells whose remembered value was used
	FirstFormula string   // the first of them, such as C7
}

// rowReader is one sheet, from its first row.
type rowReader interface {
	// next fills row, whose Cells it may use again; io.EOF after the last one.
	next(row *Row) error
	close() error
}

// table is one sheet of a source before it is read.
type table struct {
	name   string
	hidden bool
	open   func(notes *Notes) (rowReader, error)
	merges func() []area
}

// Source yields the rows of one file. It is not safe for concurrent use.
type Source struct {
	file   io.Closer
	tables []table
	cur    int // chosen table, -1 none
	reader rowReader
	queue  []Row // rows looked at ahead
	next   int   // the first row of queue not yet given out
	ended  error // why the reader gives no more, once it does
	row    Row
	notes  Notes
	before []int // sheets that were read before the chosen one
}

// Open recognises a file by its content and stands before the first row of its first visible sheet. The error is
// a *Problem with one of the file codes.
func Open(path string) (*Source, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fail(ErrNotFound, path, err)
	case err != nil:
		return nil, fail(ErrUnreadable, "", err)
	case info.IsDir():
		return nil, fail(ErrDirectory, path, nil)
	case !info.Mode().IsRegular():
		return nil, fail(ErrUnreadable, path, nil)
	case info.Size() == 0:
		return nil, fail(ErrEmpty, path, nil)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fail(ErrUnreadable, "", err)
	}
	src, err := open(file, info.Size(), filepath.Ext(path))
	if err != nil {
		_ = file.Close()
		return nil, err
	}
	src.file = file
	return src, nil
}

// open recognises what r holds; ext is the file's extension with its dot.
func open(r io.ReaderAt, size int64, ext string) (*Source, error) {
	if size == 0 {
		return nil, fail(ErrEmpty, "", nil)
	}
	head := make([]byte, min(size, 4096))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fail(ErrUnreadable, "", err)
	}
	src := &Source{cur: -1}
	var err error
	switch kindOf(head, ext) {
	case kindOld:
		return nil, oldWorkbook(r, size)
	case kindForeign:
		return nil, fail(ErrNotSpreadsheet, "", nil)
	case kindZip:
		src.tables, err = openBook(r, size)
	case kindHTML:
		src.tables, err = openHTML(r, size, &src.notes)
	default:
		src.tables, err = openText(r, size, &src.notes)
	}
	if err != nil {
		return nil, err
	}
	for _, t := range src.tables {
		if t.hidden {
			src.notes.HiddenSheets = append(src.notes.HiddenSheets, t.name)
		}
	}
	first := slices.IndexFunc(src.tables, func(t table) bool { return !t.hidden })
	if first < 0 {
		return nil, fail(ErrNoSheet, strings.Join(src.notes.HiddenSheets, "、"), nil)
	}
	return src, src.choose(first)
}

// Sheets lists the names of the visible sheets in their order; text has one, named "".
func (s *Source) Sheets() []string {
	var names []string
	for _, t := range s.tables {
		if !t.hidden {
			names = append(names, t.name)
		}
	}
	return names
}

// Sheet is the name of the chosen sheet; empty for text.
func (s *Source) Sheet() string { return s.tables[s.cur].name }

// Notes tells what was left out or taken with care so far.
func (s *Source) Notes() Notes {
	n := s.notes
	for i, t := range s.tables {
		if !t.hidden && i != s.cur && !slices.Contains(s.before, i) {
			n.OtherSheets = append(n.OtherSheets, t.name)
		}
	}
	return n
}

// Choose picks the visible sheet whose first rows score highest, the first of equals, and stands before its first
// row again. A score of 0 or less means not recognised; when no sheet is, the error is ErrNoHeader.
func (s *Source) Choose(rows int, score func(head []Row) int) error {
	best, most := -1, 0
	for i, t := range s.tables {
		if t.hidden {
			continue
		}
		if err := s.choose(i); err != nil {
			return err
		}
		head, err := s.Peek(rows)
		if err != nil {
			return err
		}
		if n := score(head); n > most {
			best, most = i, n
		}
	}
	if best < 0 {
		return &Problem{Code: ErrNoHeader, Detail: strings.Join(s.notes.HiddenSheets, "、")}
	}
	if best == s.cur {
		return nil
	}
	return s.choose(best)
}

// NextSheet goes on to the next visible sheet that has the fields of a header in the same columns, and stands below its
// header; false when there is none. What is noted of hidden rows and formulas goes on from the sheets before.
func (s *Source) NextSheet(fields []Field, like Header) (Header, bool, error) {
	here, kept := s.cur, s.notes
	for i := here + 1; i < len(s.tables); i++ {
		if s.tables[i].hidden {
			continue
		}
		h, err := s.headerOf(i, fields)
		if err != nil {
			return Header{}, false, err
		}
		if len(h.Missing) > 0 || !h.alike(like) {
			continue
		}
		s.standBelow(h)
		s.before = append(s.before, here)
		s.notes.HiddenRows = append(kept.HiddenRows, s.notes.HiddenRows...)
		s.notes.Hidden += kept.Hidden
		s.notes.Formulas += kept.Formulas
		if kept.FirstFormula != "" {
			s.notes.FirstFormula = kept.FirstFormula
		}
		return h, true, nil
	}
	s.cur, s.notes = here, kept
	return Header{}, false, nil
}

// choose opens table i at its first row.
func (s *Source) choose(i int) error {
	if s.reader != nil {
		_ = s.reader.close()
		s.reader = nil
	}
	s.cur, s.queue, s.next, s.ended = i, nil, 0, nil
	s.notes.HiddenRows, s.notes.Hidden, s.notes.Formulas, s.notes.FirstFormula = nil, 0, 0, ""
	reader, err := s.tables[i].open(&s.notes)
	if err != nil {
		return s.place(err)
	}
	s.reader = reader
	return nil
}

// Peek gives up to n rows from here without consuming them. The rows stay valid.
func (s *Source) Peek(n int) ([]Row, error) {
	for len(s.queue)-s.next < n && s.ended == nil {
		if row, err := s.read(); err == nil {
			s.queue = append(s.queue, row.clone())
		}
	}
	if s.ended != nil && !errors.Is(s.ended, io.EOF) && len(s.queue) == s.next {
		return nil, s.ended
	}
	return s.queue[s.next:min(len(s.queue), s.next+n)], nil
}

// Next gives the next row that is not blank; io.EOF after the last one. Cells may be used again by the following
// call, the strings in them may be kept. Any other error is a *Problem and ends the reading.
func (s *Source) Next() (Row, error) {
	if s.next < len(s.queue) {
		s.next++
		return s.queue[s.next-1], nil
	}
	if s.ended != nil {
		return Row{}, s.ended
	}
	s.queue, s.next = nil, 0
	return s.read()
}

// read takes the next row from the file and remembers the end.
func (s *Source) read() (Row, error) {
	for {
		if err := s.reader.next(&s.row); err != nil {
			s.ended = s.place(err)
			return Row{}, s.ended
		}
		if !s.row.blank() {
			return s.row, nil
		}
	}
}

// place makes sure that an error other than io.EOF is a *Problem that names the sheet.
func (s *Source) place(err error) error {
	if errors.Is(err, io.EOF) {
		return io.EOF
	}
	var p *Problem
	if !errors.As(err, &p) {
		p = fail(ErrUnreadable, "", err)
	}
	if p.Sheet == "" {
		p.Sheet = s.tables[s.cur].name
	}
	return p
}

// Close releases the file.
func (s *Source) Close() error {
	if s.reader != nil {
		_ = s.reader.close()
	}
	if s.file == nil {
		return nil
	}
	return s.file.Close()
}
