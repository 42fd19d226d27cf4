package export

import (
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
