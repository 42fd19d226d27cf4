package ledger

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"gonghui/model"
)

// closeMonths closes months of a year, in order.
func closeMonths(t *testing.T, b *Book, year, from, to int) {
	t.Helper()
	do(t, b, func(tx *Tx) error {
		for m := from; m <= to; m++ {
			if err := tx.CloseMonth(model.NewPeriod(year, m)); err != nil {
				return err
			}
		}
		return nil
	})
}

func closeYear(t *testing.T, b *Book, year int) (out []model.Voucher) {
	t.Helper()
	do(t, b, func(tx *Tx) (err error) {
		out, err = tx.CloseYear(year)
		return err
	})
	return out
}

func monthly(t *testing.T, b *Book, on bool) {
	t.Helper()
	do(t, b, func(tx *Tx) error {
		br, err := tx.Branch()
		if err != nil {
			return err
		}
		br.CloseMonthly = on
		return tx.SaveBranch(br)
	})
}

// shown writes vouchers out: summary, then every line with its side, account, project and yuan.
func shown(vs []model.Voucher) string {
	var b strings.Builder
	for _, v := range vs {
		fmt.Fprintf(&b, "%s %d %s\n", v.Date, v.Number, v.Summary)
		for _, l := range v.Lines {
			fmt.Fprintf(&b, "  %s %s %s %d\n", l.Side, l.Account, l.Project, l.Amount/yuan)
		}
	}
	return b.String()
}

// TestClosingVouchersInOrder closes a year that has all of it: restricted and other money, a plain project, an adjusted
// beginning, a finished project, dues that bear a project.
func TestClosingVouchersInOrder(t *testing.T) {
	b := reported(t)
	do(t, b, func(tx *Tx) error {
		for _, p := range []model.Project{
			{Name: "读书", Kind: model.ProjectRestricted, Finished: 20251120},
			{Name: "运动会", Kind: model.ProjectPlain},
		} {
			if _, err := tx.SaveProject(p); err != nil {
				return err
			}
		}
		return nil
	})
	for _, v := range []model.Voucher{
		twoLines(20250402, "102", "401", 50, "", "读书"),
		twoLines(20250403, "50102", "102", 20, "运动会", ""),
		twoLines(20250404, "102", "32201", 70, "", ""),
		twoLines(20250405, "102", "32101", 30, "", "帮困"),
	} {
		posted(t, b, v)
	}
	closeMonths(t, b, 2025, 1, 12)
	next := stated(t, b, Range{Year: 2026})
	want := `2025-12-31 1 2025年结转限定用途的收入
  借 40302 读书 3000
  贷 32103 读书 3000
2025-12-31 2 2025年结转限定用途的支出
  借 32103 读书 300
  贷 50102 读书 300
2025-12-31 3 2025年结转收入
  借 401  2000
  借 401 读书 50
  贷 32203  2050
2025-12-31 4 2025年结转支出
  借 32203  720
  贷 50102  700
  贷 50102 运动会 20
2025-12-31 5 2025年结转各明细转入累计结转
  借 32101 帮困 30
  借 32103 读书 2700
  贷 32104 帮困 30
  贷 32104 读书 2700
2025-12-31 6 2025年完结项目的剩余资金转入结余
  借 32104 读书 3700
  贷 32204  3700
2025-12-31 7 2025年结余各明细转入累计结余
  借 32201  70
  借 32203  1330
  借 32204  3700
  贷 32205  5100
`
	var preview []model.Voucher
	view(t, b, func(v *View) error {
		cs, err := v.Closings(model.Closing(2025))
		for i, c := range cs {
			c.Voucher.Number = i + 1
			preview = append(preview, c.Voucher)
		}
		return err
	})
	if got := shown(preview); got != want {
		t.Errorf("preview:\n%s\nwant\n%s", got, want)
	}
	if got := shown(closeYear(t, b, 2025)); got != want {
		t.Errorf("closed with:\n%s\nwant\n%s", got, want)
	}
	view(t, b, func(v *View) error {
		ps, err := v.ProjectsOf(2025)
		got := ""
		for _, p := range ps {
			got += fmt.Sprintf("%s %s %d+%d-%d-%d=%d; ", p.Name, p.Kind, p.Opening/yuan, p.In/yuan, p.Out/yuan, p.Freed/yuan,
				p.Left/yuan)
		}
		if want := "帮困 专项 0+30-0-0=30; 读书 专项 1000+3000-300-3700=0; 代管款 代管 500+0-0-0=500; 运动会 一般 0+0-20-0=-20; "; got != want {
			t.Errorf("projects: %s\nwant      %s", got, want)
		}
		return err
	})
	opensAsSealed(t, b, 2026)
	if got := stated(t, b, Range{Year: 2026}); got != next {
		t.Errorf("the next year after closing:\n%s\nbefore\n%s", got, next)
	}
}

// opensAsSealed makes sure that a year opens with what the one before was sealed with.
func opensAsSealed(t *testing.T, b *Book, year int) {
	t.Helper()
	view(t, b, func(v *View) error {
		differences, proved, err := v.OpeningProof(year)
		if err == nil && (!proved || len(differences) > 0) {
			t.Errorf("opening of %d: proved %t, %+v", year, proved, differences)
		}
		return err
	})
}

// TestStatementsAroundClosing holds both modes against each other: without closing vouchers nothing changes by closing;
// with them both modes end alike.
func TestStatementsAroundClosing(t *testing.T) {
	year, march := Range{Year: 2025}, Range{Year: 2025, Month: 3}
	before := stated(t, reported(t), year) + stated(t, reported(t), march)
	var ends []string
	for _, on := range []bool{false, true} {
		b := reported(t)
		monthly(t, b, on)
		closeMonths(t, b, 2025, 1, 3)
		interim := stated(t, b, Range{Year: 2025, Month: 3, Closing: true})
		want := "interim 1000/13000 1000/13000 4000 700-300 in 401 2000"
		if on {
			want = "final 3700/10300 3700/10300 4000 700-300 in 401 0"
		}
		if !strings.HasPrefix(interim, strings.Fields(want)[0]) || !strings.Contains(interim, strings.Fields(want)[1]) {
			t.Errorf("monthly %t: %s, want %s", on, interim, want)
		}
		closeMonths(t, b, 2025, 4, 12)
		closeYear(t, b, 2025)
		if got := stated(t, b, year) + stated(t, b, march); got != before {
			t.Errorf("monthly %t: after closing\n%s\nbefore\n%s", on, got, before)
		}
		ends = append(ends, stated(t, b, Range{Year: 2025, Closing: true}), stated(t, b, Range{Year: 2026}))
		opensAsSealed(t, b, 2026)
	}
	if ends[0] != ends[2] || ends[1] != ends[3] {
		t.Errorf("yearly and monthly end differently:\n%s\n%s", ends[0]+ends[1], ends[2]+ends[3])
	}
	if !strings.HasPrefix(ends[0], "final 3700/10300 3700/10300 ") {
		t.Errorf("closed year: %s", ends[0])
	}
}

// stated shows what the statements of a Range say: whether the sheet is interim, carried and surplus money of both
// statements, difference, and every balance.
func stated(t *testing.T, b *Book, r Range) string {
	t.Helper()
	var out string
	view(t, b, func(v *View) error {
		sheet, err := v.Sheet(r)
		if err != nil {
			return err
		}
		in, err := v.Income(r)
		if err != nil {
			return err
		}
		state := "final"
		if sheet.Interim {
			state = "interim"
		}
		carry, surplus := sheet.Row(SheetCarry).Closing, sheet.Row(SheetSurplus).Closing
		if in.ClosingCarry != carry || in.ClosingSurplus != surplus {
			t.Errorf("%+v: 02 says %s and %s, 01 %s and %s", r, in.ClosingCarry, in.ClosingSurplus, carry, surplus)
		}
		if r.Month == 0 && !in.Ties() {
			t.Errorf("%+v: 02 does not tie: %+v", r, in)
		}
		for _, tie := range sheet.Ties {
			if !tie.Holds() {
				t.Errorf("%+v: tie %d: %s and %s", r, tie.Name, tie.Left, tie.Right)
			}
		}
		out = fmt.Sprintf("%s %d/%d %d/%d %d %v %v", state, carry/yuan, surplus/yuan, in.ClosingCarry/yuan,
			in.ClosingSurplus/yuan, in.Difference()/yuan, in.Income, in.Expense)
		if r.Closing {
			return nil
		}
		rows, err := v.ProjectBalances(r)
		out += fmt.Sprint(rows)
		return err
	})
	return out
}

// TestReopenedYear takes a closing back and makes it again.
func TestReopenedYear(t *testing.T) {
	for _, on := range []bool{false, true} {
		b := reported(t)
		monthly(t, b, on)
		closeMonths(t, b, 2025, 1, 12)
		first := closeYear(t, b, 2025)
		with := balances(t, b, Range{Year: 2025, Closing: true})
		refuse(t, b, ErrNotLatest, func(tx *Tx) error { return tx.ReopenMonth(202512, "漏记") })
		refuse(t, b, ErrReason, func(tx *Tx) error { return tx.ReopenYear(2025, " ") })
		do(t, b, func(tx *Tx) error { return tx.ReopenYear(2025, "漏记一笔支出") })
		refuse(t, b, ErrNotClosed, func(tx *Tx) error { return tx.ReopenYear(2025, "再来") })
		view(t, b, func(v *View) error {
			for _, x := range first {
				red, err := v.ReversedBy(x.ID)
				if err != nil || red == 0 {
					t.Errorf("closing voucher %d: %v, red %d", x.Number, err, red)
				}
			}
			if _, ok, err := v.Seal(2025); ok || err != nil {
				t.Errorf("seal of a reopened year: %t %v", ok, err)
			}
			return nil
		})
		do(t, b, func(tx *Tx) error { return tx.ReopenMonth(202512, "漏记一笔支出") })
		posted(t, b, twoLines(20251230, "50102", "102", 40, "", ""))
		closeMonths(t, b, 2025, 12, 12)
		closeYear(t, b, 2025)
		opensAsSealed(t, b, 2026)
		if again := balances(t, b, Range{Year: 2025, Closing: true}); again == with || !strings.Contains(again, "32205 -9000") {
			t.Errorf("monthly %t: %s, before %s", on, again, with)
		}
		view(t, b, func(v *View) error {
			s, err := v.Sheet(Range{Year: 2025, Closing: true})
			if s.Interim || s.Row(SheetSurplus).Closing != 10260*yuan || s.Row(SheetCarry).Closing != 3700*yuan {
				t.Errorf("monthly %t: %s %s", on, s.Row(SheetCarry).Closing, s.Row(SheetSurplus).Closing)
			}
			return err
		})
	}
}

// TestClosedYearIsShut tries every way into a closed year.
func TestClosedYearIsShut(t *testing.T) {
	b := reported(t)
	wrong := posted(t, b, twoLines(20250501, "50102", "102", 10, "", ""))
	var o *ObstacleError
	refuse(t, b, &ObstacleError{}, func(tx *Tx) error {
		_, err := tx.CloseYear(2025)
		if !errors.As(err, &o) || len(o.Obstacles) != 12 {
			t.Errorf("closing a year of open months: %v", err)
		}
		return err
	})
	refuse(t, b, &ObstacleError{}, func(tx *Tx) error {
		_, err := tx.CloseYear(2026)
		years := 0
		if errors.As(err, &o) {
			for _, x := range o.Obstacles {
				if x.Kind == ObstacleEarlier && x.Period == model.Closing(2025) {
					years++
				}
			}
		}
		if years != 1 {
			t.Errorf("closing a year before the one before it: %v", err)
		}
		return err
	})
	closed(t, b)
	refuse(t, b, &ObstacleError{}, func(tx *Tx) error { _, err := tx.CloseYear(2025); return err })
	refuse(t, b, ErrYear, func(tx *Tx) error { return tx.CloseMonth(model.Closing(2025)) })
	var p *PeriodError
	_, err := b.Do(Command{}, func(tx *Tx) error { _, _, err := tx.Reverse(wrong.ID, nil, "记错"); return err })
	if !errors.As(err, &p) || !p.Year {
		t.Errorf("correcting a closed year: %v", err)
	}
	byHand := twoLines(20261231, "401", "32203", 1, "", "")
	byHand.Period, byHand.Kind = model.Closing(2026), model.VoucherClosing
	other := twoLines(20261231, "401", "32203", 1, "", "")
	other.Kind = model.VoucherClosing
	for _, v := range []model.Voucher{byHand, other} {
		refuse(t, b, &RuleError{}, func(tx *Tx) error {
			id, err := tx.SaveDraft(v)
			if err != nil {
				return err
			}
			_, err = tx.Post(id)
			return err
		})
	}
	late := twoLines(20251231, "50102", "102", 1, "", "")
	refuse(t, b, &PeriodError{}, func(tx *Tx) error {
		id, err := tx.SaveDraft(late)
		if err != nil {
			return err
		}
		_, err = tx.Post(id)
		return err
	})
	refuse(t, b, &ObstacleError{}, func(tx *Tx) error { _, err := tx.CloseYear(2026); return err })
	closeMonths(t, b, 2026, 1, 12)
	closeYear(t, b, 2026)
	refuse(t, b, ErrNotLatest, func(tx *Tx) error { return tx.ReopenYear(2025, "漏记") })
}

// refuse makes sure that a write fails, with the error itself or one of its type.
func refuse(t *testing.T, b *Book, want error, fn func(*Tx) error) {
	t.Helper()
	_, err := b.Do(Command{}, fn)
	if !errors.Is(err, want) && fmt.Sprintf("%T", err) != fmt.Sprintf("%T", want) {
		t.Errorf("%v, want %T", err, want)
	}
}

// TestStartInMidYear closes a year whose first half was kept in another book: what had been turned over there counts in
// the year so far, in the year and in what is carried over, and the next year has it for comparison.
func TestStartInMidYear(t *testing.T) {
	b := newBook(t)
	do(t, b, func(tx *Tx) error {
		_, err := tx.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
			{Account: "102", Debit: 9000 * yuan, YearDebit: 1200 * yuan, YearCredit: 500 * yuan},
			{Account: "32205", Credit: 9000 * yuan},
			{Account: "401", YearCredit: 1200 * yuan},
			{Account: "50102", YearDebit: 500 * yuan},
		}})
		return err
	})
	posted(t, b, twoLines(20250715, "102", "401", 100, "", ""))
	view(t, b, func(v *View) error {
		july, err := v.Income(Range{Year: 2025, Month: 7})
		if err != nil {
			return err
		}
		if july.IncomeTotal != 100*yuan || july.IncomeToDate != 1300*yuan || july.ExpenseToDate != 500*yuan {
			t.Errorf("July: %+v", july)
		}
		return nil
	})
	closed(t, b)
	opensAsSealed(t, b, 2026)
	view(t, b, func(v *View) error {
		in, err := v.Income(Range{Year: 2025, Closing: true})
		if err != nil {
			return err
		}
		if in.IncomeTotal != 1300*yuan || in.ClosingSurplus != 9800*yuan || !in.Ties() || in.Interim {
			t.Errorf("the year: %+v", in)
		}
		next, err := v.Income(Range{Year: 2026})
		if next.IncomeLast != 1300*yuan || next.ExpenseLast != 500*yuan || next.LastFrom != LastBook ||
			next.OpeningSurplus != 9800*yuan {
			t.Errorf("the next year: %+v", next)
		}
		return err
	})
}
