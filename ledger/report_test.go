package ledger

import (
	"fmt"
	"testing"

	"gonghui/model"
)

const yuan = model.Money(100)

// twoLines is a voucher of one amount in yuan, the project on both the given line and, for money held in trust, none.
func twoLines(d model.Date, debit, credit string, m model.Money, debitProject, creditProject string) model.Voucher {
	return model.Voucher{Date: d, Summary: "业务", Attachments: 1, Lines: []model.Line{
		{Account: debit, Side: model.Debit, Amount: m * yuan, Project: debitProject},
		{Account: credit, Side: model.Credit, Amount: m * yuan, Project: creditProject},
	}}
}

// reported is the book of which these tests know every figure by hand: two years, the first not closed yet.
func reported(t *testing.T) *Book {
	t.Helper()
	b := newBook(t)
	do(t, b, func(tx *Tx) error {
		_, err := tx.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
			{Account: "101", Debit: 500 * yuan},
			{Account: "102", Debit: 9500 * yuan},
			{Account: "102", Project: "代管款", Debit: 500 * yuan},
			{Account: "221", Project: "代管款", Credit: 500 * yuan},
			{Account: "32104", Project: "读书", Credit: 1000 * yuan},
			{Account: "32205", Credit: 9000 * yuan},
		}})
		if err != nil {
			return err
		}
		_, err = tx.SaveBudget(model.Budget{Year: 2025, Lines: []model.BudgetLine{
			{Account: "401", Amount: 2500 * yuan, LastYear: 2100 * yuan},
			{Account: "501", Amount: 1500 * yuan, LastYear: 1200 * yuan, Adjustment: 100 * yuan},
		}})
		return err
	})
	for _, v := range []model.Voucher{
		twoLines(20250110, "102", "401", 2000, "", ""),
		twoLines(20250205, "102", "40302", 3000, "", "读书"),
		twoLines(20250220, "50102", "102", 700, "", ""),
		twoLines(20250301, "50102", "102", 300, "读书", ""),
		twoLines(20260105, "50105", "101", 100, "", ""),
	} {
		posted(t, b, v)
	}
	return b
}

// closed closes the first year.
func closed(t *testing.T, b *Book) {
	t.Helper()
	do(t, b, func(tx *Tx) error {
		for m := 1; m <= 12; m++ {
			if err := tx.CloseMonth(model.NewPeriod(2025, m)); err != nil {
				return err
			}
		}
		_, err := tx.CloseYear(2025)
		return err
	})
}

// balances shows a trial balance in yuan: account, opening, turnover, closing; credit is negative.
func balances(t *testing.T, b *Book, r Range) string {
	t.Helper()
	var s string
	view(t, b, func(v *View) error {
		rows, err := v.TrialBalance(r)
		for _, x := range rows {
			s += fmt.Sprintf("%s %d %d-%d %d; ", x.Account, (x.OpeningDebit-x.OpeningCredit)/yuan, x.Debit/yuan,
				x.Credit/yuan, (x.ClosingDebit-x.ClosingCredit)/yuan)
		}
		return err
	})
	return s
}

func TestTrialBalances(t *testing.T) {
	b := reported(t)
	year := "101 500 0-0 500; 102 10000 5000-1000 14000; 221 -500 0-0 -500; 32104 -1000 0-0 -1000; " +
		"32205 -9000 0-0 -9000; 401 0 0-2000 -2000; 40302 0 0-3000 -3000; 50102 0 1000-0 1000; "
	march := "101 500 0-0 500; 102 14300 0-300 14000; 221 -500 0-0 -500; 32104 -1000 0-0 -1000; " +
		"32205 -9000 0-0 -9000; 401 -2000 0-0 -2000; 40302 -3000 0-0 -3000; 50102 700 300-0 1000; "
	next := "101 500 0-100 400; 102 14000 0-0 14000; 221 -500 0-0 -500; 32104 -3700 0-0 -3700; " +
		"32205 -10300 0-0 -10300; 50105 0 100-0 100; "
	check := func(when string) {
		t.Helper()
		for _, c := range []struct {
			r    Range
			want string
		}{
			{Range{Year: 2025}, year},
			{Range{Year: 2025, Month: 3}, march},
			{Range{Year: 2025, Month: 3, Closing: true}, march},
			{Range{Year: 2026}, next},
		} {
			if got := balances(t, b, c.r); got != c.want {
				t.Errorf("%s, %+v:\n%s\nwant\n%s", when, c.r, got, c.want)
			}
		}
	}
	check("before closing")
	closed(t, b)
	check("after closing")
	with := "101 500 0-0 500; 102 10000 5000-1000 14000; 221 -500 0-0 -500; 32103 0 3000-3000 0; 32104 -1000 0-2700 -3700; " +
		"32203 0 2000-2000 0; 32205 -9000 0-1300 -10300; 401 0 2000-2000 0; 40302 0 3000-3000 0; 50102 0 1000-1000 0; "
	if got := balances(t, b, Range{Year: 2025, Closing: true}); got != with {
		t.Errorf("with closing vouchers:\n%s\nwant\n%s", got, with)
	}
}

func TestIncomeStatements(t *testing.T) {
	b := reported(t)
	for _, when := range []string{"before closing", "after closing"} {
		for _, c := range []struct {
			r    Range
			want string
		}{
			{Range{Year: 2025}, "401 2000 2000 2100; 403 3000 3000 0; | 501 1000 1000 1200; | " +
				"5000 1000 4000 true 1000 9000 1000 13000 1"},
			{Range{Year: 2025, Month: 2}, "401 0 2000 2100; 403 3000 3000 0; | 501 700 700 1200; | " +
				"3000 700 2300 false 1000 9000 1000 13300 1"},
			{Range{Year: 2026, Closing: true}, "401 0 0 2000; 403 0 0 3000; | 501 100 100 1000; | " +
				"0 100 -100 true 3700 10300 3700 10200 2"},
		} {
			view(t, b, func(v *View) error {
				s, err := v.Income(c.r)
				got := ""
				for _, rows := range [][]IncomeRow{s.Income, s.Expense} {
					for _, x := range rows {
						got += fmt.Sprintf("%s %d %d %d; ", x.Account, x.Amount/yuan, x.ToDate/yuan, x.Last/yuan)
					}
					got += "| "
				}
				got += fmt.Sprintf("%d %d %d %t %d %d %d %d %d", s.IncomeTotal/yuan, s.ExpenseTotal/yuan,
					s.Difference()/yuan, s.Ties(), s.OpeningCarry/yuan, s.OpeningSurplus/yuan, s.ClosingCarry/yuan,
					s.ClosingSurplus/yuan, s.LastFrom)
				if got != c.want {
					t.Errorf("%s, %+v:\n%s\nwant\n%s", when, c.r, got, c.want)
				}
				return err
			})
		}
		if when == "before closing" {
			closed(t, b)
		}
	}
}

func TestBalanceSheets(t *testing.T) {
	b := reported(t)
	check := func(r Range, interim bool, want map[SheetLine][2]model.Money) {
		t.Helper()
		view(t, b, func(v *View) error {
			s, err := v.Sheet(r)
			for line, w := range want {
				if x := s.Row(line); x.Opening != w[0]*yuan || x.Closing != w[1]*yuan {
					t.Errorf("%+v, line %d: %s %s, want %v", r, line, x.Opening, x.Closing, w)
				}
			}
			for _, tie := range s.Ties {
				if !tie.Holds() {
					t.Errorf("%+v: tie %d: %s and %s", r, tie.Name, tie.Left, tie.Right)
				}
				if tie.Name == TieCustody && tie.Left != 500*yuan {
					t.Errorf("%+v: custody %s", r, tie.Left)
				}
			}
			if s.Interim != interim {
				t.Errorf("%+v: interim %t", r, s.Interim)
			}
			return err
		})
	}
	check(Range{Year: 2025}, true, map[SheetLine][2]model.Money{
		SheetMoney: {10500, 14500}, SheetCustody: {500, 500}, SheetCarry: {1000, 1000}, SheetSurplus: {9000, 13000},
		SheetNetTotal: {10000, 14000}, SheetAssetTotal: {10500, 14500}, SheetRightTotal: {10500, 14500},
	})
	next := map[SheetLine][2]model.Money{
		SheetMoney: {14500, 14400}, SheetCarry: {3700, 3700}, SheetSurplus: {10300, 10200}, SheetRightTotal: {14500, 14400},
	}
	check(Range{Year: 2026}, true, next)
	closed(t, b)
	check(Range{Year: 2026}, true, next)
	check(Range{Year: 2025, Closing: true}, false, map[SheetLine][2]model.Money{
		SheetMoney: {10500, 14500}, SheetCarry: {1000, 3700}, SheetSurplus: {9000, 10300}, SheetRightTotal: {10500, 14500},
	})
}

func TestListsOfFigures(t *testing.T) {
	b := reported(t)
	view(t, b, func(v *View) error {
		ms, err := v.Monthly(2025)
		if err != nil {
			return err
		}
		got := ""
		for _, m := range ms {
			got += fmt.Sprintf("%s %d %d %d %d;", m.Account, m.Month[0]/yuan, m.Month[1]/yuan, m.Month[2]/yuan, m.Total/yuan)
		}
		if want := "401 2000 0 0 2000;40302 0 3000 0 3000;50102 0 700 300 1000;"; got != want {
			t.Errorf("monthly: %s, want %s", got, want)
		}
		ts, err := v.Turnovers(2025)
		if err != nil || ts[0] != (Turnover{2000 * yuan, 2000 * yuan}) || ts[1] != (Turnover{3700 * yuan, 3700 * yuan}) {
			t.Errorf("turnovers: %v %+v", err, ts[:3])
		}
		rows, err := v.BudgetExecution(Range{Year: 2025})
		if err != nil {
			return err
		}
		got = ""
		for _, x := range rows {
			got += fmt.Sprintf("%s %d %d %d %d %t;", x.Account, x.LastYear/yuan, x.Budget/yuan, x.Adjusted/yuan,
				x.Actual/yuan, x.Planned)
		}
		if want := "401 2100 2500 2500 2000 true;40302 0 0 0 3000 false;501 1200 1500 1600 1000 true;"; got != want {
			t.Errorf("budget: %s, want %s", got, want)
		}
		years, err := v.Years()
		if err != nil || fmt.Sprint(years) != "[2025 2026]" {
			t.Errorf("years: %v %v", err, years)
		}
		projects, err := v.Projects()
		if err != nil || fmt.Sprint(projects) != "[代管款 读书]" {
			t.Errorf("projects: %v %v", err, projects)
		}
		ps, err := v.ProjectBalances(Range{Year: 2025})
		for _, p := range ps {
			if p.Account == "50102" && p.Debit != map[string]model.Money{"": 700, "读书": 300}[p.Project]*yuan {
				t.Errorf("project balance: %+v", p)
			}
		}
		return err
	})
}

func TestDuesSheet(t *testing.T) {
	b := reported(t)
	var old, young model.ID
	do(t, b, func(tx *Tx) (err error) {
		old, err = tx.SaveMember(model.Member{
			Name: "王芳", Status: model.StatusActive, Bases: []model.DuesBase{{Base: 3000 * yuan}},
		})
		if err != nil {
			return err
		}
		young, err = tx.SaveMember(model.Member{
			Name: "李强", Status: model.StatusActive, Joined: 20250600, Bases: []model.DuesBase{{Base: 2000 * yuan}},
		})
		if err != nil {
			return err
		}
		for m, paid := range map[model.Period]model.Money{202501: 15 * yuan, 202502: 10 * yuan, 202601: 15 * yuan} {
			if _, err := tx.SaveDues(model.Dues{Member: old, Month: m, Amount: paid}); err != nil {
				return err
			}
		}
		return nil
	})
	view(t, b, func(v *View) error {
		for _, c := range []struct {
			year   int
			member model.ID
			want   string
		}{
			{2025, old, "12 180 25 155 [2025-02 2025-03 2025-04 2025-05 2025-06 2025-07 2025-08 2025-09 2025-10 2025-11 2025-12]"},
			{2025, young, "7 70 0 70 [2025-06 2025-07 2025-08 2025-09 2025-10 2025-11 2025-12]"},
			{2026, old, "1 15 15 0 []"}, // the running year, up to the last month with dues or postings
			{2026, young, "1 10 0 10 [2026-01]"},
		} {
			rows, err := v.DuesSheet(c.year)
			if err != nil {
				return err
			}
			for _, r := range rows {
				got := fmt.Sprintf("%d %d %d %d %v", r.Months, r.Due/yuan, r.Paid/yuan, r.Behind/yuan, r.Unpaid)
				if r.Member.ID == c.member && got != c.want {
					t.Errorf("%d, member %d: %s, want %s", c.year, c.member, got, c.want)
				}
			}
			if len(rows) != 2 {
				t.Errorf("%d: %d rows", c.year, len(rows))
			}
		}
		d, found, err := v.DuesOf(old, 202502)
		if !found || d.Amount != 10*yuan {
			t.Errorf("dues of February: %t %+v", found, d)
		}
		return err
	})
}
