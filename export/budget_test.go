package export

import (
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

// TestBudgetFeet: what stands below 决算表 is what the book has, and what stands below 预算表 is worked out of its rows.
func TestBudgetFeet(t *testing.T) {
	b := plannedBook(t)
	look(t, b, func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		p, err := d.budgetPaper(Query{Year: 2025})
		if err != nil {
			return err
		}
		s, err := v.Income(ledger.Range{Year: 2025})
		if err != nil {
			return err
		}
		for _, r := range p.footRows(plannedNow) {
			want, known := map[string]model.Money{
				footIncome: s.IncomeTotal, footExpense: s.ExpenseTotal, footLeft: s.Difference(),
				footBefore: s.OpeningCarry + s.OpeningSurplus, footClosing: s.ClosingCarry + s.ClosingSurplus,
			}[r.name]
			if known && r.actual != want {
				t.Errorf("%s: %s, the statement says %s", r.name, r.actual, want)
			}
		}
		day := model.NewPeriod(2025, 12).Last()
		in, out := model.BudgetTotals(p.budget, d.chart, day)
		if in != p.income.Adjusted || out != p.expense.Adjusted {
			t.Errorf("adjusted %s %s, want %s %s", p.income.Adjusted, p.expense.Adjusted, in, out)
		}
		rows := p.footRows(plannedNow)
		if last := rows[len(rows)-1]; last.plan != in-out+p.foot.Before-p.budget.Invested {
			t.Errorf("closing %s", last.plan)
		}
		june, err := v.BudgetExecution(ledger.Range{Year: 2025, Month: 6})
		if err != nil {
			return err
		}
		july, err := v.BudgetExecution(ledger.Range{Year: 2025, Month: 7})
		for i, r := range june {
			if r.Account == "501" && july[i].Adjusted-r.Adjusted != -500_00 {
				t.Errorf("501: %s in June, %s in July", r.Adjusted, july[i].Adjusted)
			}
		}
		return err
	})
}

// TestFinalPassed: who agreed to the budget is not printed as if they had agreed to the final accounts, which have
// days of their own, and places to write them where there are none.
func TestFinalPassed(t *testing.T) {
	b := plannedBook(t)
	save := func(change func(p *model.Budget)) {
		if _, err := b.Do(ledger.Command{Actor: "会计甲"}, func(tx *ledger.Tx) error {
			p, _, err := tx.Budget(2025)
			if err != nil {
				return err
			}
			change(&p)
			_, err = tx.SaveBudget(p)
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	cover := func() string {
		var out string
		look(t, b, func(v *ledger.View) error {
			pages, err := finalPages(v, 2025)
			if err != nil {
				return err
			}
			for _, x := range pages[0].doc.Blocks {
				out += x.Text + "\n"
			}
			out += strings.Join(pages[2].notes, "\n")
			return nil
		})
		return out
	}
	save(func(p *model.Budget) { p.Committee = model.Passed{Date: 20250106} })
	for _, want := range []string{"决算委员会审议：　", "决算上级批复：　", "预算审批：委员会审议 2025-01-06"} {
		if got := cover(); !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	save(func(p *model.Budget) { p.FinalCommittee = model.Passed{Date: 20260112, Paper: "纪要2号"} })
	for _, want := range []string{"决算委员会审议：2026-01-12（纪要2号）", "决算经审会审查：　", "决算审批：委员会审议 2026-01-12"} {
		if got := cover(); !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// TestBudgetLeft: 预算执行 says what is left of each line, and in words where it is exceeded.
func TestBudgetLeft(t *testing.T) {
	s := ledger.BudgetSide{Adjusted: 100_00, Actual: 120_00}
	for _, c := range []struct {
		kind model.AccountKind
		note string
		want string
	}{
		{model.Expense, "", "超预算 20.00"},
		{model.Expense, "春节", "超预算 20.00；春节"},
		{model.Income, "春节", "春节"},
	} {
		if got := exceededSaid(c.kind, s, c.note); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
	look(t, plannedBook(t), func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		table, err := budgetTable(d, Query{Year: 2025})
		for _, r := range append(table.Rows, table.Foot...) {
			now, done, left := mustMoney(t, r[4]), mustMoney(t, r[5]), mustMoney(t, r[7])
			if now-done != left {
				t.Errorf("%v: left %s", r, left)
			}
		}
		return err
	})
}

func mustMoney(t *testing.T, s string) model.Money {
	t.Helper()
	m, err := model.ParseMoney(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
