package export

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// speechYear is what 财务工作报告 says of one year.
type speechYear struct {
	visits, grants       int
	visited, granted     model.Money
	gifts                model.Money
	dues                 duesSums
	vouchers, openMonths int
	members              int
}

// speechYearOf reads the figures of a year beside its statements.
func (d *desk) speechYearOf(year int) (speechYear, error) {
	var y speechYear
	q := Query{Year: year}
	visits, _, err := d.visitsIn(q)
	if err != nil {
		return y, err
	}
	y.visits, y.visited = len(visits), visitTotal(visits)
	grants, err := d.subsidiesIn(q)
	if err != nil {
		return y, err
	}
	for _, g := range grants {
		if g.Paid != 0 {
			y.grants++
			y.granted += g.Amount
		}
	}
	gifts, err := d.giftsIn(q)
	if err != nil {
		return y, err
	}
	for _, g := range gifts {
		y.gifts += g.amount
	}
	dues, err := d.v.DuesSheet(year)
	if err != nil {
		return y, err
	}
	y.dues = sumDues(dues)
	months, err := d.v.Periods(year)
	for _, m := range months {
		y.vouchers += m.Vouchers
		if !m.Closed {
			y.openMonths++
		}
	}
	y.members = d.activeOn(model.NewPeriod(year, 12).Last())
	return y, err
}

// speechPack reads what the sentences that the audit's reports use are made of.
func (d *desk) speechPack(year int) (Pack, error) {
	q := Query{Year: year}
	h := d.v.Head()
	p := Pack{Branch: d.branch, Year: year, Date: model.DateOf(h.Time()), Head: h.Code()}
	var err error
	if p.Income, err = d.v.Income(q.covers()); err != nil {
		return p, err
	}
	if p.Sheet, err = d.v.Sheet(q.covers()); err != nil {
		return p, err
	}
	if p.After, err = d.after(year); err != nil {
		return p, err
	}
	if p.Budget, err = d.v.BudgetExecution(q.covers()); err != nil {
		return p, err
	}
	if p.Visits, _, err = d.visitsIn(q); err != nil {
		return p, err
	}
	if p.Subsidies, err = d.subsidiesIn(q); err != nil {
		return p, err
	}
	trial, err := trialBalance(d, q)
	p.Sheets = []Table{trial}
	p.withoutPrivate()
	return p, err
}

// speechDoc is 财务工作报告: what the committee tells the members' meeting of the year's money, with the figures of the
// book, the budget and the year before. No name stands in it but those who sign.
func (d *desk) speechDoc(year int) (*Doc, error) {
	p, err := d.speechPack(year)
	if err != nil {
		return nil, err
	}
	paper, err := d.budgetPaper(Query{Year: year})
	if err != nil {
		return nil, err
	}
	now, err := d.speechYearOf(year)
	if err != nil {
		return nil, err
	}
	var before *speechYear
	if year > d.branch.FirstYear {
		b, err := d.speechYearOf(year - 1)
		if err != nil {
			return nil, err
		}
		before = &b
	}
	doc := &Doc{Title: fmt.Sprintf(speechTitle, year)}
	from, to := spanOf(p)
	doc.add(BlockPlain, speechTo)
	doc.text(fmt.Sprintf(speechBasis, d.branch.Name, year, from, to))
	if endOf(p) == wordNow {
		doc.text(speechInterim)
	}
	speechFigures(doc, p)
	doc.title(speechBudget)
	for _, s := range budgetSaid(p, paper) {
		doc.text(s)
	}
	doc.title(speechCare)
	for _, s := range speechCareSaid(p, now, before) {
		doc.text(s)
	}
	at := endOf(p)
	doc.title(speechLeft)
	doc.text(balanceSaid(p.final().Income, at) + moneySaid(p.Sheet, at))
	doc.text(assetsSaid(p.Sheet, at))
	doc.title(speechWork)
	doc.text(workSaid(p, now))
	doc.title(speechNext)
	doc.add(BlockPlain, speechWrite)
	doc.room(4)
	doc.text(speechThanks)
	for _, s := range []string{d.branch.Name, reportChair, reportTreasurer, reportDay} {
		doc.add(BlockSign, s)
	}
	return doc, nil
}

// endOf calls the day that figures stand at.
func endOf(p Pack) string {
	if p.Date.Year() == p.Year && p.Date < model.NewPeriod(p.Year, 12).Last() {
		return wordNow
	}
	return wordYearEnd
}

// speechFigures are income and expense, each with its kinds, the year before and the budget.
func speechFigures(doc *Doc, p Pack) {
	in, out := sidesOf(p)
	doc.title(speechIn)
	doc.text(totalSaid(saidIncomeTotal, in, p.Income.LastFrom))
	doc.text(kindsSaid(in))
	doc.table(kindsTable(p, in))
	doc.title(speechOut)
	doc.text(totalSaid(saidExpenseTotal, out, p.Income.LastFrom))
	doc.text(kindsSaid(out))
	doc.table(kindsTable(p, out))
}

// budgetSaid tells how the budget was kept to, how it was adjusted, and who agreed to it.
func budgetSaid(p Pack, paper budgetPaper) []string {
	if !paper.known {
		return []string{speechNoPlan}
	}
	var parts []string
	for _, x := range []struct {
		name string
		side ledger.BudgetSide
	}{{wordIncome, paper.income}, {wordExpense, paper.expense}} {
		rate, ok := x.side.Actual.Percent(x.side.Adjusted)
		switch {
		case !ok:
		case x.side.Budget == x.side.Adjusted:
			parts = append(parts,
				fmt.Sprintf(speechPlan, x.name, x.side.Adjusted.Grouped(), x.side.Actual.Grouped(), rate))
		default:
			parts = append(parts, fmt.Sprintf(speechPlan0, x.name, x.side.Budget.Grouped(),
				(x.side.Adjusted-x.side.Budget).Grouped(), x.side.Adjusted.Grouped(), x.side.Actual.Grouped(), rate))
		}
	}
	out := []string{strings.Join(parts, wordSemicolon) + wordStop}
	if n := len(paper.budget.Adjustments); n > 0 {
		var whys []string
		for _, a := range paper.budget.Adjustments {
			reason := a.Reason
			if reason == "" {
				reason = planNoReason
			}
			whys = append(whys, fmt.Sprintf(speechWhen, a.Date.Chinese(), reason))
		}
		out = append(out, fmt.Sprintf(speechAdjust, n, strings.Join(whys, wordSemicolon)))
	}
	if paper.budget.Reviewed() {
		b := paper.budget
		out = append(out, fmt.Sprintf(speechPassed, passedOnly(b.Committee, b.Audited, b.Upper)))
	}
	over := overSaid(p)
	if len(over) == 0 {
		over = []string{speechUnder}
	}
	return append(out, over...)
}

// passedOnly names the bodies that are known to have agreed.
func passedOnly(all ...model.Passed) string {
	var parts []string
	for i, x := range all {
		if x != (model.Passed{}) {
			parts = append(parts, passedLine(i, x))
		}
	}
	return strings.Join(parts, nameSep)
}

// speechCareSaid speaks of visits, gifts, grants and dues, with what the year before had.
func speechCareSaid(p Pack, now speechYear, before *speechYear) []string {
	was := func(n int, m model.Money) string {
		if n == 0 && m == 0 {
			return ""
		}
		return fmt.Sprintf(speechBefore, n, m.Grouped())
	}
	if before == nil {
		before = &speechYear{}
	}
	visits := speechVisits0
	if now.visits > 0 {
		visits = fmt.Sprintf(speechVisits, now.visits, now.visited.Grouped())
	}
	grants := speechGrants0
	if now.grants > 0 {
		grants = fmt.Sprintf(speechGrants, now.grants, now.granted.Grouped())
	}
	parts := []string{visits + was(before.visits, before.visited), grants + was(before.grants, before.granted)}
	if now.gifts != 0 || before.gifts != 0 {
		gifts := fmt.Sprintf(speechGifts, now.gifts.Grouped())
		if before.gifts != 0 {
			gifts += fmt.Sprintf(speechBeforeSum, before.gifts.Grouped())
		}
		parts = append(parts, gifts)
	}
	out := []string{fmt.Sprintf(speechMembers, endOf(p), now.members) + strings.Join(parts, wordSemicolon) + wordStop}
	if now.visits > 0 {
		if _, kinds, ok := strings.Cut(visitsSaid(p), "："); ok {
			out = append(out, fmt.Sprintf(speechVisitKind, strings.TrimSuffix(kinds, wordStop))+speechPrivacy)
		}
	}
	dues := speechDuesNone
	if rate, ok := now.dues.paid.Percent(now.dues.due); ok {
		dues = fmt.Sprintf(speechDues, now.dues.due.Grouped(), now.dues.paid.Grouped(), rate)
		if rate, ok := before.dues.paid.Percent(before.dues.due); ok {
			dues += fmt.Sprintf(speechDuesAgain, rate)
		}
	}
	return append(out, dues+wordStop)
}

// workSaid tells what was done with the books.
func workSaid(p Pack, now speechYear) string {
	closed := speechAllClosed
	if now.openMonths > 0 {
		closed = fmt.Sprintf(speechOpenLeft, now.openMonths)
	}
	out := fmt.Sprintf(speechClosed, now.vouchers, closed)
	if m := remitted(p); m != 0 {
		out += fmt.Sprintf(speechRemitted, m.Grouped())
	}
	return out + speechReviewed
}
