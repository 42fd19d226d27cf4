package export

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// reportDoc is 经费收支情况报告, the treasurer's own paper: the year's figures in sentences, with room for reasons.
func reportDoc(p Pack) *Doc {
	d := &Doc{Title: fmt.Sprintf(reportTitle, p.Year)}
	from, to := spanOf(p)
	d.add(BlockPlain, fmt.Sprintf(reportTo, p.Branch.Name))
	d.text(fmt.Sprintf(reportBasis, p.Branch.Name, p.Year, from, to))
	figures(d, p)
	d.title(reportIssues)
	if p.Unclosed {
		d.text(saidUnclosed)
	}
	for _, s := range overSaid(p) {
		d.text(s)
	}
	d.text(findingsSaid(p))
	d.add(BlockPlain, reportReasons)
	d.room(3)
	d.title(reportPlans)
	d.room(3)
	for _, s := range []string{p.Branch.Name, reportChair, reportTreasurer, reportDay} {
		d.add(BlockSign, s)
	}
	return d
}

// figures are the parts that both reports share: income, expense, what is left, care and assets.
func figures(d *Doc, p Pack) {
	in, out := sidesOf(p)
	at := wordYearEnd
	if p.Date.Year() == p.Year && p.Date < model.NewPeriod(p.Year, 12).Last() {
		at = wordNow
	}
	d.title(saidIncome)
	d.text(totalSaid(saidIncomeTotal, in, p.Income.LastFrom))
	d.text(kindsSaid(in))
	d.table(kindsTable(p, in))
	d.title(saidExpense)
	d.text(totalSaid(saidExpenseTotal, out, p.Income.LastFrom))
	d.text(kindsSaid(out))
	if s := subLinesSaid(p); s != "" {
		d.text(s)
	}
	d.table(kindsTable(p, out))
	d.title(saidBalance)
	d.text(balanceSaid(p.final().Income, at) + moneySaid(p.Sheet, at))
	d.title(saidCare)
	for _, s := range careSaid(p) {
		d.text(s)
	}
	d.title(saidAssets)
	d.text(assetsSaid(p.Sheet, at))
}

// subLinesSaid picks out what members ask about: gifts, visits, hardship aid, and what went to the upper union.
func subLinesSaid(p Pack) string {
	var parts []string
	for _, x := range []struct {
		name   string
		amount model.Money
	}{
		{saidFestival, p.Festival()},
		{saidVisits, otherVisits(p)},
		{saidHardship, expenseOf(p.Income, model.AccountHardship)},
		{saidWarmth, expenseOf(p.Income, accountWarmth)},
	} {
		if x.amount != 0 {
			parts = append(parts, fmt.Sprintf(saidSubPart, x.name, x.amount.Grouped()))
		}
	}
	var out string
	if len(parts) > 0 {
		out = saidSub + strings.Join(parts, wordSemicolon) + wordStop
	}
	if m := remitted(p); m != 0 {
		out += fmt.Sprintf(saidRemitted, m.Grouped())
	}
	return out
}

// spanOf is the first and the last day that a pack's figures cover.
func spanOf(p Pack) (from, to string) {
	first, last := model.NewPeriod(p.Year, 1).First(), model.NewPeriod(p.Year, 12).Last()
	if p.Date.Year() == p.Year && p.Date < last {
		last = p.Date
	}
	return first.Chinese(), last.Chinese()
}

// accountWarmth is 送温暖支出 (财会〔2021〕7号).
const accountWarmth = "50405"
