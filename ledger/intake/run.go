package intake

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// Options say how a file is brought in. The zero value writes, in nobody's name.
type Options struct {
	DryRun  bool   // check and compare, write nothing; a book open for reading will do
	Actor   string // who imports, as the operation log shows it
	Command string // id of the command: one that the book has seen is not carried out again
	Account string // the bank account that a statement belongs to, for kinds that need one
	Year    int    // of a budget or of months without a year; 0: what the file says, else the book's last year
	// Columns say which header of a bank statement means what, where its words do not: "日期" -> "办理日". The names are
	// those of BankColumns. What is given once is remembered for files with the same header.
	Columns map[string]string
	// Skip are physical rows of a roster whose people are left as they are in the book.
	Skip []int
}

// Effect says what becomes of a row.
type Effect uint8

// The effects.
const (
	EffectNew     Effect = iota + 1 // becomes a new record
	EffectSame                      // stands in the book already
	EffectChanged                   // replaces what stands in the book
	EffectRefused                   // has a problem
	EffectSkipped                   // is left out by choice
)

// PreviewRow tells what becomes of one record of a file.
type PreviewRow struct {
	Sheet string // name of its sheet, where several are read
	Row   int    // physical row on which it begins
	What  Effect // never 0
	Text  string // the record in a few words: a number, a name, an amount
	// Was and Now are a member of a roster before and after; both are nil for other kinds and where nothing changes.
	Was, Now *model.Member
}

// maxListed bounds problems, warnings and preview rows: a file that is wrong from top to bottom must not fill the
// memory. The counts go on.
const maxListed = 10_000

// Result tells what an import did, or would do.
type Result struct {
	OK       bool // no problems: everything is written, or could be
	Kind     Kind
	File     string   // name of the file without its folder
	Sheet    string   // name of the sheet, the first where several are read; empty for text
	Sheets   []string // names of the sheets where several are read
	Read     int      // records in the file
	New      int      // records that the book did not have
	Same     int      // records that the book has just so
	Changed  int      // records that replace what the book had
	Problems []Problem
	More     int       // problems beyond those listed
	Warnings []Problem // accepted, and likely to be asked about
	Preview  []PreviewRow
	Notes    []string // what was left out or taken with care
}

// errRefused ends a transaction whose file has problems, errDry one that was never to be written.
var errRefused = errors.New("file refused")

// Run brings a file into the book, all of it or nothing. What is wrong with rows stands in the Result, OK is then
// false and nothing was written. The error is a *sheet.Problem when the file cannot be read or is not recognised,
// ledger.ErrLocked when the kind has private fields and the book's are locked, or what the book's gate returns.
func Run(b *ledger.Book, k Kind, path string, o Options) (Result, error) {
	spec, ok := specOf(k)
	if !ok {
		return Result{}, &Problem{Code: sheet.ErrNoHeader, Value: string(k)}
	}
	if spec.sealed && b.Locked() {
		return Result{}, ledger.ErrLocked
	}
	src, err := sheet.Open(path)
	if err != nil {
		return Result{}, err
	}
	defer func() { _ = src.Close() }()
	r := &run{opts: o, locked: b.Locked(), result: Result{Kind: k, File: filepath.Base(path)}}
	if o.DryRun {
		err = b.Read(func(v *ledger.View) error { return r.all(spec, src, v, nil) })
	} else {
		_, err = b.Do(ledger.Command{ID: o.Command, Actor: o.Actor}, func(t *ledger.Tx) error {
			return r.all(spec, src, t.View, t)
		})
	}
	if err != nil && !errors.Is(err, errRefused) {
		return Result{}, err
	}
	if r.result.OK = !r.refused(); !r.result.OK {
		r.result.New, r.result.Changed = 0, 0 // nothing becomes of sound rows either
	}
	return r.result, nil
}

// run is one import under way.
type run struct {
	opts     Options
	result   Result
	view     *ledger.View
	tx       *ledger.Tx // nil: nothing is to be written
	branch   model.Branch
	chart    model.Chart
	tomorrow model.Date
	sources  *sources
	people   *people
	badRows  map[int]bool
	guessed  int // year that was taken for want of a better one; 0: none
	said     []string
	locked   bool // private fields cannot be written
}

// all reads the file from top to bottom inside one transaction.
func (r *run) all(spec kindSpec, src *sheet.Source, v *ledger.View, tx *ledger.Tx) error {
	r.view, r.tx, r.badRows = v, tx, map[int]bool{}
	r.tomorrow = v.Today().AddDays(1)
	r.sources = newSources(v)
	var err error
	if r.branch, err = v.Branch(); err != nil {
		return err
	}
	if r.chart, err = v.Chart(); err != nil {
		return err
	}
	t, err := r.table(spec, src)
	if err != nil {
		return err
	}
	imp, err := spec.start(r, t)
	if err != nil {
		return err
	}
	rows, err := r.sheets(spec, src, t.head, imp)
	if err != nil {
		return err
	}
	if rows == 0 {
		return &Problem{Code: sheet.ErrNoRows, Sheet: r.result.Sheet, Row: t.head.Line}
	}
	if err := imp.finish(); err != nil {
		return err
	}
	r.result.Notes = append(r.said, notes(src.Notes(), t.head, r.result.Sheets, r.guessed)...)
	if r.refused() {
		r.sortProblems()
		return errRefused
	}
	return nil
}

// table is the file below its header.
type table struct {
	head   sheet.Header
	titles string // the texts of the first rows, for the year they may name
	above  string // the texts above the header, one row a line
	// columns say which titles mean what where that was told: "日期=办理日".
	columns []string
}

// table finds the header and makes sure that it has what the kind needs.
func (r *run) table(spec kindSpec, src *sheet.Source) (*table, error) {
	first, err := src.Peek(10)
	if err != nil {
		return nil, err
	}
	titles := titleTexts(first)
	head, told, err := r.header(spec, src)
	if err != nil {
		return nil, err
	}
	r.result.Sheet = head.Sheet
	t := &table{head: head, titles: titles[:min(len(titles), 2000)], columns: told}
	first = slices.DeleteFunc(slices.Clone(first), func(x sheet.Row) bool { return x.Line >= head.First })
	t.above = titleTexts(first)
	return t, nil
}

// lacking names the columns of which the kind needs one and the header has none.
func (s kindSpec) lacking(head sheet.Header) error {
	for _, group := range s.oneOf {
		if !slices.ContainsFunc(group, func(entry []string) bool {
			return !slices.ContainsFunc(entry, func(f string) bool { return head.Col(f) < 0 })
		}) {
			var names []string
			for _, entry := range group {
				names = append(names, strings.Join(entry, "+"))
			}
			return &Problem{
				Code: sheet.ErrMissing, Sheet: head.Sheet, Row: head.Line, Detail: strings.Join(names, " / "),
			}
		}
	}
	return nil
}

// titleTexts joins the texts of the first rows, one row a line.
func titleTexts(rows []sheet.Row) string {
	var b strings.Builder
	for _, row := range rows {
		for _, c := range row.Cells {
			b.WriteString(c.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// problem notes what is wrong with a row or the file; the sheet's name is filled in.
func (r *run) problem(p Problem) {
	row := p.Row
	p.Sheet, p.Row = r.where(row)
	if row > 0 && len(r.badRows) < maxListed && !r.badRows[row] {
		r.badRows[row] = true
		r.preview(row, EffectRefused, p.Value)
	}
	if len(r.result.Problems) == maxListed {
		r.result.More++
		return
	}
	r.result.Problems = append(r.result.Problems, p)
}

// refused tells whether anything is wrong so far.
func (r *run) refused() bool { return len(r.result.Problems) > 0 }

// writing tells whether a record is to be written now: not in a preview, and not once something is wrong.
func (r *run) writing() bool { return r.tx != nil && !r.refused() }

// preview notes what becomes of a record.
func (r *run) preview(row int, what Effect, text string) {
	if len(r.result.Preview) < maxListed {
		p := PreviewRow{What: what, Text: text}
		if p.Sheet, p.Row = r.where(row); len(r.result.Sheets) == 0 {
			p.Sheet = ""
		}
		r.result.Preview = append(r.result.Preview, p)
	}
}

// count notes what becomes of a sound record.
func (r *run) count(row int, what Effect, text string) {
	switch what {
	case EffectNew:
		r.result.New++
	case EffectSame:
		r.result.Same++
	case EffectChanged:
		r.result.Changed++
	case EffectRefused, EffectSkipped:
	}
	r.preview(row, what, text)
}

// violations notes what a record breaks: rows and columns are found by place. It reports whether the record is sound.
func (r *run) violations(vs []model.Violation, place func(model.Violation) (row int, column string)) bool {
	sound := true
	for _, v := range vs {
		row, column := place(v)
		p := Problem{Code: Code(v.Rule), Row: row, Column: column, Value: v.Value, Detail: v.Hint}
		if v.Severity == model.SeverityError {
			sound = false
			r.problem(p)
		} else if len(r.result.Warnings) < maxListed {
			p.Sheet, p.Row = r.where(row)
			r.result.Warnings = append(r.result.Warnings, p)
		}
	}
	return sound
}

// year is the year of a table that does not say it in its rows: the option, a year in the titles above the
// header or in the names of sheet and file, or the last year that the book has postings or drafts of. The last is a
// guess, and said to be one.
func (r *run) year(t *table) (int, error) {
	if r.opts.Year != 0 {
		return r.opts.Year, nil
	}
	file := strings.TrimSuffix(r.result.File, filepath.Ext(r.result.File))
	for _, y := range []int{yearIn(t.titles), yearNamed(r.result.Sheet), yearNamed(file)} {
		if y >= r.branch.FirstYear {
			return y, nil
		}
	}
	years, err := r.view.Years()
	if err != nil {
		return 0, err
	}
	last := years[len(years)-1]
	err = r.view.EachDraft(func(v model.Voucher) error {
		last = max(last, v.Date.Year())
		return nil
	})
	if last > r.branch.FirstYear {
		r.guessed = last
	}
	return last, err
}
