package export

import (
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// side is one half of the 收入支出表 as the reports speak of it.
type side struct {
	total, last, plan model.Money
	planned           bool
	rows              []ledger.IncomeRow
	kind              model.AccountKind
}

// sidesOf takes a pack's income statement and budget apart into income and expense.
func sidesOf(p Pack) (in, out side) {
	in = side{total: p.Income.IncomeTotal, last: p.Income.IncomeLast, rows: p.Income.Income, kind: model.Income}
	out = side{total: p.Income.ExpenseTotal, last: p.Income.ExpenseLast, rows: p.Income.Expense, kind: model.Expense}
	for _, b := range p.Budget {
		s := &in
		if b.Kind == model.Expense {
			s = &out
		}
		if b.Planned {
			s.planned = true
		}
	}
	in.plan, out.plan = planned(p.Budget, model.Income, ""), planned(p.Budget, model.Expense, "")
	return in, out
}

// planned adds up the adjusted budget below an account code. A line below another line of the budget is part of it.
func planned(budget []ledger.BudgetRow, kind model.AccountKind, account string) model.Money {
	var total model.Money
	for _, b := range budget {
		if !b.Planned || b.Kind != kind || !strings.HasPrefix(b.Account, account) {
			continue
		}
		within := false
		for _, a := range budget {
			within = within || a.Planned && a.Account != b.Account && strings.HasPrefix(b.Account, a.Account)
		}
		if !within || b.Account == account {
			total += b.Adjusted
		}
	}
	return total
}

// planOf is the adjusted budget of an account and whether there is one.
func planOf(p Pack, kind model.AccountKind, account string) (plan model.Money, ok bool) {
	for _, b := range p.Budget {
		if b.Planned && b.Account == account {
			return b.Adjusted, true
		}
		ok = ok || b.Planned && strings.HasPrefix(b.Account, account)
	}
	return planned(p.Budget, kind, account), ok
}

// totalSaid is the sentence on one side's total, its budget and the year before.
func totalSaid(frame string, s side, from ledger.LastSource) string {
	var b strings.Builder
	fmt.Fprintf(&b, frame, s.total.Grouped())
	if rate, ok := s.total.Percent(s.plan); s.planned && ok {
		fmt.Fprintf(&b, saidBudget, s.plan.Grouped(), rate)
	}
	if from != ledger.LastUnknown {
		b.WriteString(changeSaid(s.total, s.last))
	}
	if !s.planned {
		b.WriteString(saidNoBudget)
	}
	if from == ledger.LastUnknown {
		b.WriteString(saidNoLast)
	}
	return b.String() + wordStop
}

func changeSaid(now, last model.Money) string {
	rate, ok := (now - last).Abs().Percent(last.Abs())
	switch {
	case !ok && now == 0, now == last:
		return saidSame
	case !ok:
		return saidNew
	case now > last:
		return fmt.Sprintf(saidMore, last.Grouped(), (now - last).Grouped(), rate)
	}
	return fmt.Sprintf(saidLess, last.Grouped(), (last - now).Grouped(), rate)
}

// kindsSaid lists the kinds with their shares.
func kindsSaid(s side) string {
	var parts []string
	for _, r := range s.rows {
		if r.Amount == 0 {
			continue
		}
		share, _ := r.Amount.Percent(s.total)
		parts = append(parts, fmt.Sprintf(saidKind, r.Name, r.Amount.Grouped(), share))
	}
	if len(parts) == 0 {
		return saidNone
	}
	return saidKinds + strings.Join(parts, wordSemicolon) + wordStop
}

// kindsTable sets the kinds beside budget, share and the year before.
func kindsTable(p Pack, s side) Table {
	t := Table{Columns: []Column{
		{Name: columnItem},
		{Name: columnPlan, Kind: Money},
		{Name: columnActual, Kind: Money},
		{Name: columnDone, Kind: Percent},
		{Name: columnShare, Kind: Percent},
		{Name: columnBefore, Kind: Money},
		{Name: columnChange, Kind: Money},
	}}
	known := p.Income.LastFrom != ledger.LastUnknown
	line := func(name string, plan model.Money, planned bool, now, last model.Money) []string {
		cells := []string{name, "", now.String(), "", "", "", ""}
		if planned {
			cells[1] = plan.String()
			cells[3], _ = now.Percent(plan)
		}
		cells[4], _ = now.Percent(s.total)
		if known {
			cells[5], cells[6] = last.String(), (now - last).String()
		}
		return cells
	}
	for _, r := range s.rows {
		plan, ok := planOf(p, s.kind, r.Account)
		t.Rows = append(t.Rows, line(r.Name, plan, ok, r.Amount, r.Last))
		if s.kind == model.Expense {
			for _, d := range r.Details {
				plan, ok := planOf(p, s.kind, d.Account)
				t.Rows = append(t.Rows, line(ideographic+d.Name, plan, ok, d.Amount, d.Last))
			}
		}
	}
	t.Foot = [][]string{line(labelTotal, s.plan, s.planned, s.total, s.last)}
	return t
}

// overSaid names spending over its budget, and spending without one.
func overSaid(p Pack) []string {
	var over, unplanned []string
	for _, b := range p.Budget {
		switch {
		case b.Kind != model.Expense:
		case !b.Planned && b.Actual > 0:
			unplanned = append(unplanned, fmt.Sprintf(saidUnplannedPart, b.Name, b.Actual.Grouped()))
		case b.Planned && b.Actual > b.Adjusted:
			over = append(over, fmt.Sprintf(saidOverspentPart, b.Name, b.Adjusted.Grouped(), b.Actual.Grouped()))
		}
	}
	var out []string
	if len(over) > 0 {
		out = append(out, fmt.Sprintf(saidOverspent, strings.Join(over, wordList)))
	}
	if _, s := sidesOf(p); len(unplanned) > 0 && s.planned {
		out = append(out, fmt.Sprintf(saidUnplanned, strings.Join(unplanned, wordList)))
	}
	return out
}

// expenseOf is what a detail account spent in the year.
func expenseOf(s ledger.IncomeStatement, account string) model.Money {
	var total model.Money
	for _, r := range s.Expense {
		for _, d := range r.Details {
			if strings.HasPrefix(d.Account, account) {
				total += d.Amount
			}
		}
	}
	return total
}

// balanceSaid tells how what is left over came about.
func balanceSaid(s ledger.IncomeStatement, at string) string {
	var b strings.Builder
	fmt.Fprintf(&b, saidCarried, (s.OpeningCarry + s.OpeningSurplus).Grouped(), s.OpeningCarry.Grouped(),
		s.OpeningSurplus.Grouped())
	if s.Adjusted != 0 {
		fmt.Fprintf(&b, saidAdjusted, s.Adjusted.Grouped())
	}
	if d := s.Difference(); d < 0 {
		fmt.Fprintf(&b, saidDeficit, d.Neg().Grouped())
	} else {
		fmt.Fprintf(&b, saidSurplus, d.Grouped())
	}
	fmt.Fprintf(&b, saidClosing, at, (s.ClosingCarry + s.ClosingSurplus).Grouped(), s.ClosingCarry.Grouped(),
		s.ClosingSurplus.Grouped())
	return b.String()
}

// assetsSaid goes through the 资产负债表.
func assetsSaid(s ledger.BalanceSheet, when string) string {
	at := func(l ledger.SheetLine) model.Money { return s.Row(l).Closing }
	g := func(l ledger.SheetLine) string { return at(l).Grouped() }
	due := at(ledger.SheetDueUpper) + at(ledger.SheetDueLower) + at(ledger.SheetOtherDue)
	return fmt.Sprintf(saidAssetTotal, when, g(ledger.SheetAssetTotal), g(ledger.SheetMoney), due.Grouped(),
		g(ledger.SheetFixedNet), g(ledger.SheetFixedCost), g(ledger.SheetDepreciation)) +
		fmt.Sprintf(saidLiabilities, g(ledger.SheetLiabilityTotal), g(ledger.SheetOweUpper), g(ledger.SheetOtherOwe),
			g(ledger.SheetCustody), g(ledger.SheetNetTotal))
}

// moneySaid is what the union holds in cash and at the bank, and what of it belongs to others.
func moneySaid(s ledger.BalanceSheet, at string) string {
	out := fmt.Sprintf(saidMoney, at, s.Row(ledger.SheetMoney).Closing.Grouped())
	if c := s.Row(ledger.SheetCustody).Closing; c != 0 {
		out += fmt.Sprintf(saidCustody, c.Grouped())
	}
	return out + wordStop
}

// remitted is what was paid to the upper union in the year: the debit turnover of 应付上级经费 in the trial balance.
func remitted(p Pack) model.Money {
	var total model.Money
	for _, t := range p.Sheets {
		if t.Name != sheetTrial {
			continue
		}
		column := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == trialDebit })
		for _, r := range dataRows(t) {
			if column < 0 || column >= len(r) || !strings.HasPrefix(r[0], accountUpper) {
				continue
			}
			if m, err := model.ParseMoney(r[column]); err == nil {
				total += m
			}
		}
	}
	return total
}

// accountUpper is 应付上级经费 (财会〔2021〕7号).
const accountUpper = "211"
