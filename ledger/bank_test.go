package ledger

import (
	"errors"
	"testing"

	"gonghui/model"
)

// stroke is a short way to write a line of a statement.
type stroke struct {
	date    model.Date
	amount  model.Money
	party   string
	serial  string
	balance model.Money
}

// statement makes the lines of a file; balances that are 0 are worked out from the opening.
func statement(opening model.Money, strokes ...stroke) []model.BankLine {
	out := make([]model.BankLine, 0, len(strokes))
	balance := opening
	for i, s := range strokes {
		balance += s.amount
		if s.balance != 0 {
			balance = s.balance
		}
		out = append(out, model.BankLine{
			Row: i + 2, Date: s.date, Amount: s.amount, Counterparty: s.party, Serial: s.serial, Balance: balance,
			Balanced: true,
		})
	}
	model.BankLineKeys(out)
	return out
}

// brought saves a statement that must be accepted, and returns its ID and what was new and the same.
func brought(t *testing.T, b *Book, layout string, lines []model.BankLine) (id model.ID, fresh, same int) {
	t.Helper()
	do(t, b, func(tx *Tx) error {
		var err error
		id, fresh, same, err = tx.SaveStatement(model.Statement{Account: "102", Layout: layout}, lines)
		return err
	})
	return id, fresh, same
}

// refusedWith runs a write that must fail with an error that is the one given.
func refusedWith(t *testing.T, b *Book, want error, fn func(*Tx) error) {
	t.Helper()
	if _, err := b.Do(Command{}, fn); !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
}

const bankOpening = model.Money(100_000_000)

func TestStatementsAreBroughtOnce(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	january := statement(bankOpening, stroke{20250110, -50_000, "体育用品店", "01", 0}, stroke{20250112, 2_000, "代扣会费", "02", 0})
	id, fresh, same := brought(t, b, "A", january)
	if id == 0 || fresh != 2 || same != 0 {
		t.Errorf("first time: %d new, %d same", fresh, same)
	}
	if again, fresh, same := brought(t, b, "A", january); again != 0 || fresh != 0 || same != 2 {
		t.Errorf("second time: id %d, %d new, %d same", again, fresh, same)
	}
	other := statement(bankOpening, stroke{20250110, -50_000, "体育用品店", "", 0}, stroke{20250112, 2_000, "", "", 0},
		stroke{20250115, -100, "", "", 0})
	if _, fresh, same := brought(t, b, "B", other); fresh != 1 || same != 2 {
		t.Errorf("another layout of the same lines: %d new, %d same", fresh, same)
	}
	changed := statement(bankOpening, stroke{20250110, -60_000, "体育用品店", "01", 0})
	var line *BankLineError
	_, err := b.Do(Command{}, func(tx *Tx) error {
		_, _, _, err := tx.SaveStatement(model.Statement{Account: "102", Layout: "A"}, changed)
		return err
	})
	if !errors.As(err, &line) || line.Row != 2 || len(line.Fields) != 2 {
		t.Errorf("a line that says something else: %v", err)
	}
	refusedWith(t, b, ErrNotFound, func(tx *Tx) error {
		_, _, _, err := tx.SaveStatement(model.Statement{Account: "10201"}, other)
		return err
	})
	var rule *RuleError
	_, err = b.Do(Command{}, func(tx *Tx) error {
		_, _, _, err := tx.SaveStatement(model.Statement{Account: "101"}, other)
		return err
	})
	if !errors.As(err, &rule) {
		t.Errorf("cash is no bank account: %v", err)
	}
	view(t, b, func(v *View) error {
		lines, err := v.BankLines("102", 20250111, 20251231)
		if len(lines) != 2 || lines[0].Serial != "02" || lines[1].Amount != -100 {
			t.Errorf("lines of a while: %+v", lines)
		}
		return err
	})
}

// matchOf is the match of one line with one entry.
func matchOf(l model.BankLine, v model.Voucher, line int) model.Match {
	return model.Match{
		Account: "102", Lines: []model.ID{l.ID}, Entries: []model.EntryRef{{Voucher: v.ID, Line: line}},
	}
}

func linesOf(t *testing.T, b *Book) (out []model.BankLine) {
	t.Helper()
	view(t, b, func(v *View) error {
		var err error
		out, err = v.BankLines("102", 0, 21991231)
		return err
	})
	return out
}

func TestMatches(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	sport := posted(t, b, spending(20250109, "50102", 50_000))
	small := posted(t, b, spending(20250111, "50102", 100))
	brought(t, b, "A", statement(bankOpening, stroke{20250110, -50_000, "", "", 0}, stroke{20250112, 2_000, "", "", 0},
		stroke{20250113, -2_000, "", "", 0}))
	lines := linesOf(t, b)
	good := matchOf(lines[0], sport, 1)
	for name, x := range map[string]struct {
		match model.Match
		want  error
	}{
		"other sum":     {matchOf(lines[0], small, 1), ErrMatchSum},
		"other account": {matchOf(lines[0], sport, 0), ErrMatchAccount},
		"no such line":  {matchOf(lines[0], sport, 2), ErrNotFound},
		"no such bank":  {matchOf(model.BankLine{ID: 999}, sport, 1), ErrNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			refusedWith(t, b, x.want, func(tx *Tx) error { _, err := tx.SaveMatch(x.match); return err })
		})
	}
	var id model.ID
	do(t, b, func(tx *Tx) (err error) { id, err = tx.SaveMatch(good); return err })
	for name, x := range map[string]model.Match{
		"the line":  {Account: "102", Lines: []model.ID{lines[0].ID, lines[1].ID}},
		"the entry": {Account: "102", Lines: []model.ID{lines[1].ID}, Entries: good.Entries},
	} {
		t.Run(name, func(t *testing.T) {
			refusedWith(t, b, ErrMatched, func(tx *Tx) error { _, err := tx.SaveMatch(x); return err })
		})
	}
	do(t, b, func(tx *Tx) error { // two lines that cancel out
		_, err := tx.SaveMatch(model.Match{Account: "102", Lines: []model.ID{lines[1].ID, lines[2].ID}})
		return err
	})
	refusedWith(t, b, ErrLinked, func(tx *Tx) error {
		return tx.Remove(model.Ref{Kind: model.KindBankLine, ID: lines[0].ID}, "导错了")
	})
	refusedWith(t, b, ErrLinked, func(tx *Tx) error {
		return tx.Remove(model.Ref{Kind: model.KindStatement, ID: lines[0].Statement}, "导错了")
	})
	view(t, b, func(v *View) error {
		list, err := v.Matches("102")
		of, _ := v.MatchOfLine(lines[0].ID)
		entry, _ := v.MatchOfEntry(good.Entries[0])
		if len(list) != 2 || of != id || entry != id {
			t.Errorf("matches %+v, of the line %d, of the entry %d", list, of, entry)
		}
		return err
	})
	do(t, b, func(tx *Tx) error {
		for _, m := range []model.ID{id, id + 1} {
			if err := tx.Remove(model.Ref{Kind: model.KindMatch, ID: m}, "勾错了"); err != nil {
				return err
			}
		}
		return tx.Remove(model.Ref{Kind: model.KindStatement, ID: lines[0].Statement}, "导错了")
	})
	if left := linesOf(t, b); len(left) != 0 {
		t.Errorf("a statement that is gone leaves %d lines", len(left))
	}
}

// reconciled reads an account's month.
func reconciled(t *testing.T, b *Book, p model.Period) (r Reconciled) {
	t.Helper()
	view(t, b, func(v *View) (err error) { r, err = v.Reconcile("102", p); return err })
	return r
}

func kinds(r Reconciled) (out []ReconcileProblemKind) {
	for _, p := range r.Problems {
		out = append(out, p.Kind)
	}
	return out
}

func TestReconcile(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	cheque := posted(t, b, spending(20250130, "50102", 50_000))
	posted(t, b, spending(20250120, "50102", 300))
	brought(t, b, "A", statement(bankOpening,
		stroke{20250120, -300, "", "", 0}, stroke{20250131, 700, "", "", 0}, stroke{20250202, -50_000, "", "", 0}))
	lines := linesOf(t, b)
	view(t, b, func(v *View) error {
		p, err := v.Propose("102", 20250228)
		if len(p) != 2 || !p[0].Sure || !p[1].Sure || p[0].Match.Lines[0] != lines[0].ID {
			t.Errorf("proposals %+v", p)
		}
		return err
	})
	do(t, b, func(tx *Tx) error {
		ps, err := tx.Propose("102", 20250228)
		for _, p := range ps {
			if _, err := tx.SaveMatch(p.Match); err != nil {
				return err
			}
		}
		return err
	})
	jan := reconciled(t, b, 202501)
	want := []model.Money{bankOpening - 50_300, bankOpening + 400, 700, 0, 0, 50_000, bankOpening - 49_600, bankOpening - 49_600}
	got := []model.Money{
		jan.Book, jan.Bank, jan.BankIn.Sum, jan.BankOut.Sum, jan.BookIn.Sum, jan.BookOut.Sum, jan.AdjustedBook,
		jan.AdjustedBank,
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("figure %d is %s, want %s", i, got[i], want[i])
		}
	}
	if !jan.Equal || !jan.Known || jan.Typed || len(jan.Problems) > 0 || jan.BookOut.Items[0].Book.Voucher != cheque.ID {
		t.Errorf("January: %+v", jan)
	}
	feb := reconciled(t, b, 202502)
	if !feb.Equal || feb.BookOut.Sum != 0 || feb.Bank != bankOpening-49_600 || feb.BankIn.Sum != 700 {
		t.Errorf("February: %+v", feb)
	}
	do(t, b, func(tx *Tx) error {
		_, err := tx.SaveReconciliation(model.Reconciliation{
			Account: "102", Month: 202501, Prepared: "会计甲", Signed: true,
		})
		return err
	})
	if jan = reconciled(t, b, 202501); !jan.Sound() || jan.Saved.Closing != bankOpening+400 {
		t.Errorf("signed January: %+v", jan)
	}
	posted(t, b, spending(20250125, "50102", 900))
	jan = reconciled(t, b, 202501)
	if k := kinds(jan); jan.Sound() || !jan.Equal || len(k) != 1 || k[0] != ProblemChanged {
		t.Errorf("January after a voucher came in: %v %+v", k, jan)
	}
}

func TestReconcileProblems(t *testing.T) {
	for _, x := range []struct {
		name       string
		statements [][]stroke
		opening    model.Money
		want       []ReconcileProblemKind
		equal      bool
	}{
		{"sound", [][]stroke{{{20250110, 5, "", "", 0}}}, bankOpening, nil, true},
		{
			"does not chain",
			[][]stroke{{{20250110, 5, "", "", 0}, {20250111, 5, "", "", bankOpening + 11}}},
			bankOpening,
			[]ReconcileProblemKind{ProblemChain},
			false,
		},
		{"lines are missing", [][]stroke{
			{{20250110, 5, "", "", 0}}, {{20250113, 5, "", "", bankOpening + 15}},
		}, bankOpening, []ReconcileProblemKind{ProblemGap}, false},
		{
			"begins with another balance",
			[][]stroke{{{20250110, 5, "", "", 0}}},
			bankOpening + 70,
			[]ReconcileProblemKind{ProblemOpening},
			true,
		},
		{"two statements share a day", [][]stroke{
			{{20250110, 7, "", "9", bankOpening + 12}}, {{20250110, 5, "", "8", bankOpening + 5}},
		}, bankOpening, nil, true},
	} {
		t.Run(x.name, func(t *testing.T) {
			b := newBook(t)
			withOpening(t, b)
			for _, s := range x.statements {
				brought(t, b, "A", statement(x.opening, s...))
			}
			r := reconciled(t, b, 202501)
			got := kinds(r)
			if len(got) != len(x.want) || len(got) > 0 && got[0] != x.want[0] || r.Equal != x.equal {
				t.Errorf("problems %v, equal %v; want %v, %v\n%+v", got, r.Equal, x.want, x.equal, r)
			}
		})
	}
}

// TestMonthsWithoutLines: a month without a line is covered when a later line follows from the one before; the last one
// is not.
func TestMonthsWithoutLines(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	brought(t, b, "A", statement(bankOpening, stroke{20250110, 5, "", "", 0}, stroke{20250310, 5, "", "", 0}))
	for p, want := range map[model.Period]int{202501: 0, 202502: 0, 202503: 0, 202504: 1} {
		r := reconciled(t, b, p)
		if len(r.Problems) != want || !r.Equal || want == 1 && r.Problems[0].Kind != ProblemNoLines {
			t.Errorf("%s: equal %v, problems %+v", p, r.Equal, r.Problems)
		}
	}
}

// TestChequesFromBeforeTheBook: what the old book had paid and the bank had not is an item of its own, until the bank's
// lines are said to be it.
func TestChequesFromBeforeTheBook(t *testing.T) {
	b := newBook(t)
	withOpening(t, b) // less 700.00 and 30.00 that the bank has not paid yet
	brought(t, b, "A", statement(bankOpening+73_000,
		stroke{20250106, -70_000, "甲店", "", 0}, stroke{20250203, -3_000, "", "", 0}))
	jan := reconciled(t, b, 202501)
	if jan.Opening != 73_000 || jan.BankOut.Sum != 70_000 || !jan.Equal || jan.Bank != bankOpening+3_000 {
		t.Errorf("January: %+v", jan)
	}
	ps := proposals(t, b, 20250228)
	if len(ps) != 1 || !ps[0].Match.Opening || len(ps[0].Match.Lines) != 2 || ps[0].Sure {
		t.Fatalf("proposals %+v", ps)
	}
	do(t, b, func(tx *Tx) error { _, err := tx.SaveMatch(ps[0].Match); return err })
	for _, p := range []model.Period{202501, 202502, 202503} {
		r := reconciled(t, b, p)
		if done := p > 202501; !r.Equal || done != (r.Opening == 0) || done != (r.BankOut.Sum == 0) {
			t.Errorf("%s: opening %s, at the bank %s, equal %v", p, r.Opening, r.BankOut.Sum, r.Equal)
		}
	}
	var rule *RuleError
	_, err := b.Do(Command{}, func(tx *Tx) error {
		_, err := tx.SaveMatch(model.Match{Account: "102", Opening: true})
		return err
	})
	if !errors.As(err, &rule) {
		t.Errorf("an opening match of nothing: %v", err)
	}
}

func TestClosingBalanceIsAnAssertion(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	posted(t, b, spending(20250120, "50102", 300))
	sign := func(closing model.Money) func(*Tx) error {
		return func(tx *Tx) error {
			_, err := tx.SaveReconciliation(model.Reconciliation{
				Account: "102", Month: 202501, Closing: closing, Prepared: "会计甲", Signed: true,
			})
			return err
		}
	}
	if r := reconciled(t, b, 202501); r.Known || r.Equal || r.Book != bankOpening-300 {
		t.Errorf("without a statement: %+v", r)
	}
	var unequal *ReconcileError
	if _, err := b.Do(Command{}, sign(bankOpening)); !errors.As(err, &unequal) || unequal.Difference != 300 {
		t.Errorf("a month that is not equal is signed: %v", err)
	}
	do(t, b, sign(bankOpening-300))
	if r := reconciled(t, b, 202501); !r.Sound() || !r.Typed {
		t.Errorf("a balance from paper: %+v", r)
	}
	posted(t, b, spending(20250121, "50102", 1))
	if r := reconciled(t, b, 202501); r.Sound() || r.Equal {
		t.Errorf("the assertion does not hold any more: %+v", r)
	}
	view(t, b, func(v *View) error {
		list, err := v.Reconciliations("102", 2025)
		if len(list) != 1 || list[0].Book != bankOpening-300 {
			t.Errorf("reconciliations %+v", list)
		}
		return err
	})
}
