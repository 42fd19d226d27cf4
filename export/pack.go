package export

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"gonghui/ledger"
	"gonghui/ledger/audit"
	"gonghui/model"
)

// Pack is what an audit pack is made of: one year of the book, read at one moment.
type Pack struct {
	Branch model.Branch
	Year   int
	Date   model.Date // day of the book's last event
	Head   string     // head code of the book
	// Sheets are the reports in the order of design: 收入支出表 first, 操作日志 last. Those of prose are not among
	// them.
	Sheets    []Table
	Income    ledger.IncomeStatement
	Sheet     ledger.BalanceSheet
	After     *Statements             // the same with the closing vouchers; nil while the year is not closed
	Last      *ledger.IncomeStatement // that of the year before; nil where the book has it not
	Budget    []ledger.BudgetRow
	Visits    []model.Visit // those made, without private fields
	Subsidies []model.Subsidy
	DuesRows  []ledger.DuesRow
	Findings  []audit.Finding
	Gifts     model.Money // what 节日慰问 lists, in fen
	Unclosed  bool        // at least one month of the year is open
	// Fingerprint is that of the key that signs the pack; empty: it is not signed.
	Fingerprint string
}

// Statements are the two that 财会〔2021〕7号 asks for, of one year or month.
type Statements struct {
	Income ledger.IncomeStatement
	Sheet  ledger.BalanceSheet
	Last   *ledger.IncomeStatement // that of the year before; nil where the book has it not
}

// crossTie is a tie between the two statements of a year, or with the year before.
type crossTie struct {
	name        string
	left, right model.Money
}

// ties are those that hold between the statements of a year.
func (s Statements) ties() []crossTie {
	in := s.Income
	if in.Range.Month != 0 {
		return nil
	}
	out := []crossTie{
		{tieCarry, in.ClosingCarry, s.Sheet.Row(ledger.SheetCarry).Closing},
		{tieSurplus, in.ClosingSurplus, s.Sheet.Row(ledger.SheetSurplus).Closing},
	}
	if s.Last != nil {
		ended := s.Last.ClosingCarry + s.Last.ClosingSurplus
		out = append(out, crossTie{tieLast, in.OpeningCarry + in.OpeningSurplus, ended})
	}
	return out
}

// lastIncome is 收入支出表 of the year before; nil in the book's first year.
func (d *desk) lastIncome(q Query) (*ledger.IncomeStatement, error) {
	if q.Month != 0 || q.Year <= d.branch.FirstYear {
		return nil, nil //nolint:nilnil // there is no year before
	}
	in, err := d.v.Income(ledger.Range{Year: q.Year - 1})
	return &in, err
}

// final are the statements that the next year goes on from: with the closing vouchers where there are any.
func (p Pack) final() Statements {
	if p.After != nil {
		return *p.After
	}
	return p.statements()
}

// statements are those of the year without its closing vouchers.
func (p Pack) statements() Statements {
	return Statements{Income: p.Income, Sheet: p.Sheet, Last: p.Last}
}

// after reads the statements of a year with its closing vouchers; nil while it is not closed.
func (d *desk) after(year int) (*Statements, error) {
	closed, err := d.v.Closed(model.Closing(year))
	if err != nil || !closed {
		return nil, err
	}
	s, err := d.statements(Query{Year: year, Closing: true})
	return &s, err
}

func (d *desk) statements(q Query) (s Statements, err error) {
	if s.Income, err = d.v.Income(q.covers()); err != nil {
		return s, err
	}
	if s.Last, err = d.lastIncome(q); err != nil {
		return s, err
	}
	s.Sheet, err = d.v.Sheet(q.covers())
	return s, err
}

// Festival is what was spent on gifts of festivals, in fen.
func (p Pack) Festival() model.Money { return p.Gifts }

// pack reads everything that the sheets of a year need.
func (d *desk) pack(year int, done func(i, n int)) (Pack, error) {
	h := d.v.Head()
	p := Pack{Branch: d.branch, Year: year, Date: model.DateOf(h.Time()), Head: h.Code()}
	q := Query{Year: year}
	var all []gift
	for _, step := range []func() error{
		func() (err error) { p.Income, err = d.v.Income(q.covers()); return err },
		func() (err error) { p.Sheet, err = d.v.Sheet(q.covers()); return err },
		func() (err error) { p.Last, err = d.lastIncome(q); return err },
		func() (err error) { p.After, err = d.after(year); return err },
		func() (err error) { p.Budget, err = d.v.BudgetExecution(q.covers()); return err },
		func() (err error) { p.Fingerprint, err = d.fingerprint(); return err },
		func() (err error) { p.Visits, _, err = d.visitsIn(q); return err },
		func() (err error) { p.Subsidies, err = d.subsidiesIn(q); return err },
		func() (err error) { p.DuesRows, err = d.v.DuesSheet(year); return err },
		func() (err error) { all, err = d.giftsIn(q); return err },
		func() error {
			r, err := d.audited(year)
			p.Findings = r.Findings
			return err
		},
		func() error {
			months, err := d.v.Periods(year)
			for _, m := range months {
				p.Unclosed = p.Unclosed || !m.Closed
			}
			return err
		},
	} {
		if err := step(); err != nil {
			return p, err
		}
	}
	for _, g := range all {
		p.Gifts += g.amount
	}
	p.withoutPrivate()
	for i, item := range packItems {
		done(i, len(packItems))
		t, err := item.make(d, q)
		if err != nil {
			return p, fmt.Errorf("make %s: %w", item.slug, err)
		}
		p.Sheets = append(p.Sheets, t)
	}
	return p, nil
}

// withoutPrivate takes off what never leaves the book in a pack.
func (p *Pack) withoutPrivate() {
	for i := range p.Visits {
		p.Visits[i].Private = model.VisitPrivate{}
	}
	for i := range p.Subsidies {
		p.Subsidies[i].Private = model.SubsidyPrivate{}
	}
	for i := range p.DuesRows {
		p.DuesRows[i].Member.Private = model.MemberPrivate{}
	}
}

// AuditPack verifies the book and writes the audit pack of a year into a new folder under out, which is made
// if need be. It gives the folder's path. The pack appears when it is whole; nothing is written to the book,
// and the same book gives the same bytes. progress, which may be nil, is told the step (a Chinese name) and
// how far it is. Errors: ledger.ErrExists, *ledger.UnsoundError for a book that does not verify,
// *YearError, ledger.ErrDenied, ledger.ErrDiskFull.
func AuditPack(
	b *ledger.Book, year int, out string, progress func(step string, done, total int),
) (dir string, err error) {
	if progress == nil {
		progress = func(string, int, int) {}
	}
	if err := os.MkdirAll(out, 0o700); err != nil {
		return "", denied(err)
	}
	for range 3 {
		if dir, err = packOnce(b, year, out, progress); !errors.Is(err, errMoved) {
			return dir, err
		}
	}
	return "", err
}

func packOnce(
	b *ledger.Book, year int, out string, progress func(step string, done, total int),
) (dir string, err error) {
	head, err := verified(b, progress)
	if err != nil {
		return "", err
	}
	err = b.Read(func(v *ledger.View) error {
		if v.Head().Hash != head.Hash {
			return errMoved
		}
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		if err := d.keeps(year); err != nil {
			return err
		}
		dir = filepath.Join(out, packName(d.branch, year))
		if _, err := os.Lstat(dir); err == nil {
			return &fs.PathError{Op: "export", Path: dir, Err: ledger.ErrExists}
		}
		return d.writeWhole(year, dir, progress)
	})
	if err != nil {
		return "", err
	}
	return dir, nil
}

// errMoved is returned when something was written between the verification of the book and the reading of the
// pack.
var errMoved = errors.New("book changed while the pack was made")

func verified(b *ledger.Book, progress func(step string, done, total int)) (ledger.Head, error) {
	r, err := b.Verify(func(done, total uint64) { progress(stepVerify, int(done), int(total)) })
	if err == nil && !r.OK() {
		err = &ledger.UnsoundError{Report: r}
	}
	return r.Head, err
}

// writeWhole writes a pack beside its place and moves it there when it is whole.
func (d *desk) writeWhole(year int, dir string, progress func(step string, done, total int)) error {
	tmp, err := os.MkdirTemp(filepath.Dir(dir), ".gonghui-*.tmp")
	if err != nil {
		return denied(err)
	}
	defer func() { _ = os.RemoveAll(tmp) }()
	root, err := os.OpenRoot(tmp)
	if err != nil {
		return denied(err)
	}
	w := packWriter{root: root, sums: map[string]string{}}
	err = errors.Join(d.writePack(&w, year, progress), root.Close())
	if err != nil {
		return err
	}
	if err := os.Rename(tmp, dir); err != nil {
		if _, there := os.Lstat(dir); there == nil {
			return ledger.ErrExists
		}
		return denied(err)
	}
	return nil
}

// packName is the name of a pack's folder: 经审资料-<简称>-<年度>, at most packNameBytes long.
func packName(br model.Branch, year int) string {
	unit := br.Short
	if unit == "" {
		unit = br.Name
	}
	unit = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || !unicode.IsGraphic(r) || isHidden(r) {
			return '_'
		}
		return r
	}, unit)
	unit = strings.Trim(unit, " .")
	head, tail := packPrefix+"-", fmt.Sprintf("-%d", year)
	for len(head)+len(unit)+len(tail) > packNameBytes {
		_, size := utf8.DecodeLastRuneInString(unit)
		unit = strings.TrimRight(unit[:len(unit)-size], " .")
	}
	return head + unit + tail
}

// packNameBytes is the longest name of a folder that every system and archive takes.
const packNameBytes = 120
