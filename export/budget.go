package export

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// budgetPaper is what the reports on a year's budget are made of.
type budgetPaper struct {
	budget  model.Budget
	known   bool // there is a budget
	rows    []ledger.BudgetRow
	income  ledger.BudgetSide
	expense ledger.BudgetSide
	foot    ledger.BudgetFoot
	// open is set when the year before has months that are not closed.
	open bool
}

func (d *desk) budgetPaper(q Query) (budgetPaper, error) {
	var p budgetPaper
	var err error
	if p.budget, p.known, err = d.v.Budget(q.Year); err != nil {
		return p, err
	}
	if p.rows, err = d.v.BudgetExecution(q.covers()); err != nil {
		return p, err
	}
	p.income, p.expense = ledger.BudgetSums(p.rows)
	if p.foot, err = d.v.BudgetFoot(q.covers()); err != nil || q.Year <= d.branch.FirstYear {
		return p, err
	}
	months, err := d.v.Periods(q.Year - 1)
	for _, m := range months {
		p.open = p.open || !m.Closed
	}
	return p, err
}

// footRow is one of the bottom rows: its name, what the plan says and what the book says, in fen.
type footRow struct {
	name         string
	plan, actual model.Money
}

// footRows are the bottom rows of a budget, with plan telling which figures of a side the plan is made of. Rows of
// investments, and of an adjusted opening, stand there only when they hold something.
func (p budgetPaper) footRows(plan func(ledger.BudgetSide) model.Money) []footRow {
	in, out := plan(p.income), plan(p.expense)
	left := footRow{footLeft, in - out, p.income.Actual - p.expense.Actual}
	rows := []footRow{
		{footIncome, in, p.income.Actual},
		{footExpense, out, p.expense.Actual},
		left,
		{footBefore, p.foot.Before, p.foot.Before},
	}
	closing := footRow{footClosing, left.plan + p.foot.Before, left.actual + p.foot.Before}
	for _, x := range []struct {
		footRow
		sign model.Money
	}{
		{footRow{footAdjusted, 0, p.foot.Adjusted}, 1},
		{footRow{footRecovered, p.budget.Recovered, p.foot.Recovered}, 1},
		{footRow{footInvested, p.budget.Invested, p.foot.Invested}, -1},
	} {
		if x.plan != 0 || x.actual != 0 {
			rows = append(rows, x.footRow)
			closing.plan += x.sign * x.plan
			closing.actual += x.sign * x.actual
		}
	}
	return append(rows, closing)
}

func planned0(s ledger.BudgetSide) model.Money   { return s.Budget }
func plannedNow(s ledger.BudgetSide) model.Money { return s.Adjusted }

// budgetTable is 预算执行表.
func budgetTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetBudget, Heading: d.heading(q), Columns: budgetColumns}
	p, err := d.budgetPaper(q)
	if err != nil || !p.known {
		t.Void = voidMissing
		return t, err
	}
	cells := func(code, name string, r ledger.BudgetSide, note string) []string {
		rate, _ := r.Actual.Percent(r.Adjusted)
		return []string{
			code, name, r.LastYear.String(), r.Budget.String(), r.Adjusted.String(), r.Actual.String(), rate,
			(r.Adjusted - r.Actual).String(), note,
		}
	}
	for _, r := range p.rows {
		side := ledger.BudgetSide{LastYear: r.LastYear, Budget: r.Budget, Adjusted: r.Adjusted, Actual: r.Actual}
		t.Rows = append(t.Rows, cells(r.Account, r.Name, side, exceededSaid(r.Kind, side, r.Note)))
		t.Keys = append(t.Keys, Key{Account: r.Account})
	}
	t.Foot = [][]string{
		cells("", incomeSum, p.income, ""),
		cells("", expenseSum, p.expense, exceededSaid(model.Expense, p.expense, "")),
	}
	if p.budget.Reviewed() || len(p.budget.Adjustments) > 0 {
		t.Notes = append(t.Notes, p.passedNotes()...)
	}
	return settled(t), nil
}

// exceededSaid says before the note of a row by how much spending exceeds its budget.
func exceededSaid(kind model.AccountKind, s ledger.BudgetSide, note string) string {
	over := s.Actual - s.Adjusted
	if kind != model.Expense || over <= 0 {
		return note
	}
	return strings.TrimRight(fmt.Sprintf(budgetOver, over.Grouped())+wordSemicolon+note, wordSemicolon)
}

// planTable is 预算表: what was drawn up at the beginning of the year.
func planTable(d *desk, q Query) (Table, error) {
	q.Month = 0
	t := Table{Name: sheetPlan, Heading: d.heading(q), Columns: planColumns}
	p, err := d.budgetPaper(q)
	if err != nil || !p.known {
		t.Void = voidMissing
		return t, err
	}
	p.fill(d.chart, &t, func(r ledger.BudgetRow) bool { return r.Planned && (r.Budget != 0 || r.LastYear != 0) },
		func(code, name string, s ledger.BudgetSide, note string) []string {
			return []string{code, name, s.LastYear.String(), s.Budget.String(), note}
		})
	for _, r := range p.footRows(planned0) {
		cells := []string{"", r.name, "", r.plan.String(), ""}
		switch r.name {
		case footIncome:
			cells[2] = p.income.LastYear.String()
		case footExpense:
			cells[2] = p.expense.LastYear.String()
		case footLeft:
			cells[2] = (p.income.LastYear - p.expense.LastYear).String()
		}
		t.Foot = append(t.Foot, cells)
	}
	t.Notes = append(t.Notes, p.passedNotes()[:1]...)
	t.Notes = append(t.Notes, p.meansNotes(d.chart)...)
	return settled(t), nil
}

// finalTable is 决算表: the budget as it was adjusted, and what became of it.
func finalTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetFinal, Heading: d.heading(q), Columns: finalColumns}
	p, err := d.budgetPaper(q)
	if err != nil || !p.known {
		t.Void = voidMissing
		return t, err
	}
	p.fill(d.chart, &t, func(ledger.BudgetRow) bool { return true },
		func(code, name string, s ledger.BudgetSide, note string) []string {
			rate, _ := s.Actual.Percent(s.Adjusted)
			return []string{
				code, name, s.LastYear.String(), s.Budget.String(), (s.Adjusted - s.Budget).String(),
				s.Adjusted.String(), s.Actual.String(), rate, note,
			}
		})
	initial := p.footRows(planned0)
	for i, r := range p.footRows(plannedNow) {
		rate := ""
		cells := []string{
			"", r.name, "", initial[i].plan.String(), (r.plan - initial[i].plan).String(), r.plan.String(),
			r.actual.String(), rate, "",
		}
		switch r.name {
		case footIncome:
			cells[2] = p.income.LastYear.String()
			cells[7], _ = p.income.Actual.Percent(p.income.Adjusted)
		case footExpense:
			cells[2] = p.expense.LastYear.String()
			cells[7], _ = p.expense.Actual.Percent(p.expense.Adjusted)
		}
		t.Foot = append(t.Foot, cells)
	}
	t.Notes = append(t.Notes, p.finalNote())
	t.Notes = append(t.Notes, p.passedNotes()...)
	rows := p.footRows(plannedNow)
	t.Notes = append(t.Notes, labelTies+tieSaid(finalTie, rows[len(rows)-1].actual, p.foot.Closing))
	return settled(t), nil
}

// fill writes the rows of a budget, income before expense, with the sum of each first-level account before its
// details.
func (p budgetPaper) fill(chart model.Chart, t *Table, want func(ledger.BudgetRow) bool,
	cells func(code, name string, s ledger.BudgetSide, note string) []string,
) {
	t.SumsFirst = true
	var rows []ledger.BudgetRow
	for _, r := range p.rows {
		if want(r) {
			rows = append(rows, r)
		}
	}
	for i, r := range rows {
		top := r.Account[:3]
		if r.Account != top && (i == 0 || rows[i-1].Account[:3] != top) {
			t.Between = append(t.Between, len(t.Rows))
			t.Rows = append(t.Rows, cells(top, chart.FullName(top), sideBelow(rows, top), ""))
			t.Keys = append(t.Keys, Key{Account: top})
		}
		side := ledger.BudgetSide{LastYear: r.LastYear, Budget: r.Budget, Adjusted: r.Adjusted, Actual: r.Actual}
		name := r.Name
		if r.Account != top {
			name = ideographic + strings.TrimPrefix(r.Name, chart.FullName(top)+"-")
		}
		t.Rows = append(t.Rows, cells(r.Account, name, side, r.Note))
		t.Keys = append(t.Keys, Key{Account: r.Account})
	}
}

// sideBelow adds up the rows of a first-level account.
func sideBelow(rows []ledger.BudgetRow, top string) ledger.BudgetSide {
	var sum ledger.BudgetSide
	for _, r := range rows {
		if r.Account[:3] != top {
			continue
		}
		sum.Actual += r.Actual
		if !r.Within {
			sum.LastYear += r.LastYear
			sum.Budget += r.Budget
			sum.Adjusted += r.Adjusted
		}
	}
	return sum
}

// passedNotes tell who agreed to a budget when: one line of the budget, then one of each adjustment.
func (p budgetPaper) passedNotes() []string {
	b := p.budget
	out := []string{planUnpassed}
	if b.Reviewed() {
		out[0] = fmt.Sprintf(planPassed, passedSaid(b.Committee, b.Audited, b.Upper))
	}
	for _, a := range b.Adjustments {
		reason := a.Reason
		if reason == "" {
			reason = planNoReason
		}
		out = append(out, fmt.Sprintf(planAdjusted, a.Date, reason, passedSaid(a.Committee, a.Audited, a.Upper)))
	}
	return out
}

// finalNote tells who agreed to the final accounts when, which is not who agreed to the budget.
func (p budgetPaper) finalNote() string {
	b := p.budget
	if !b.FinalReviewed() {
		return finalUnpassed
	}
	return fmt.Sprintf(finalPassed, passedSaid(b.FinalCommittee, b.FinalAudited, b.FinalUpper))
}

// passedSaid says of each body when it agreed, and by which paper.
func passedSaid(all ...model.Passed) string {
	parts := make([]string, 0, len(all))
	for i, x := range all {
		switch {
		case x.Date == 0 && x.Paper == "":
			parts = append(parts, fmt.Sprintf(planMissing, passedNames[i]))
		case x.Paper == "":
			parts = append(parts, fmt.Sprintf(planPassedOne, passedNames[i], x.Date))
		default:
			parts = append(parts, strings.TrimSpace(fmt.Sprintf(planPassedOne, passedNames[i], x.Date))+
				fmt.Sprintf(planPaper, x.Paper))
		}
	}
	return strings.Join(parts, nameSep)
}

// meansNotes tell where the money for more spending than income comes from, and how sure 上年结余 is.
func (p budgetPaper) meansNotes(chart model.Chart) []string {
	var out []string
	if p.open {
		out = append(out, planOpeningOpen)
	}
	short := p.expense.Adjusted - p.income.Adjusted - p.budget.Recovered + p.budget.Invested
	bad := model.CheckBudgetBalance(p.budget, chart, p.foot.Before)
	switch {
	case len(bad) > 0:
		out = append(out, fmt.Sprintf(planUncovered, bad[0].Hint))
	case short > 0:
		out = append(out, fmt.Sprintf(planDeficit, short.Grouped()))
	}
	return out
}

// startTable is 期初余额表: the opening balances of the book's first year.
func startTable(d *desk, _ Query) (Table, error) {
	q := Query{Year: d.branch.FirstYear}
	t := Table{Name: sheetStart, Heading: d.heading(q), Columns: startColumns}
	o, known, err := d.v.Opening(q.Year)
	if err != nil || !known {
		t.Void = voidMissing
		return t, err
	}
	mid := false
	for _, l := range o.Lines {
		mid = mid || l.YearDebit != 0 || l.YearCredit != 0
	}
	if mid {
		t.Columns = append(startColumns[:len(startColumns):len(startColumns)], startMidColumns...)
		t.Notes = append(t.Notes, startInterim)
	}
	for _, l := range o.Lines {
		row := []string{l.Account, d.chart.FullName(l.Account), l.Project, l.Debit.String(), l.Credit.String()}
		if mid {
			now := l.Debit - l.Credit + l.YearDebit - l.YearCredit
			row = append(row, l.YearDebit.String(), l.YearCredit.String(), max(now, 0).String(), max(-now, 0).String())
		}
		t.Rows = append(t.Rows, row)
		t.Keys = append(t.Keys, Key{Account: l.Account})
	}
	if len(t.Rows) > 0 {
		sums := []int{3, 4}
		if mid {
			sums = []int{3, 4, 5, 6, 7, 8}
		}
		t.Foot = [][]string{totalRow(t, sums...)}
	}
	return settled(t), nil
}
