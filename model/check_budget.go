package model

import "strconv"

// CheckOpening returns everything that keeps opening balances out of the book, and what to warn of.
func CheckOpening(o Opening, c Chart) []Violation {
	var vs violations
	if o.Year < minYear || o.Year > maxYear {
		vs.error(RuleYear, "Year", strconv.Itoa(o.Year))
	}
	type place struct{ account, project string }
	seen := map[place]bool{}
	for i, l := range o.Lines {
		if checkAccount(&vs, c, l.Account, i) {
			a, _ := c.Lookup(l.Account)
			if (a.Kind == Income || a.Kind == Expense) && (l.Debit != 0 || l.Credit != 0) {
				vs.add(RuleOpeningFlow, SeverityError, "Account", i, l.Account)
			}
		}
		if l.Debit != 0 && l.Credit != 0 {
			vs.add(RuleOpeningSides, SeverityError, "Debit", i, l.Account)
		}
		if k := (place{l.Account, l.Project}); seen[k] {
			vs.add(RuleOpeningTwice, SeverityError, "Account", i, l.Account)
		} else {
			seen[k] = true
		}
		if rule, bad := checkedText(l.Project, MaxName); bad {
			vs.add(rule, SeverityError, "Project", i, "")
		}
	}
	checkEqual(&vs, o, RuleOpeningBalance, "Debit",
		func(l OpeningLine) (debit, credit Money) { return l.Debit, l.Credit })
	checkEqual(&vs, o, RuleOpeningTurnover, "YearDebit",
		func(l OpeningLine) (debit, credit Money) { return l.YearDebit, l.YearCredit })
	return vs
}

// checkEqual holds the sums of two columns of an opening against each other.
func checkEqual(vs *violations, o Opening, rule Rule, field string, columns func(OpeningLine) (d, c Money)) {
	var debit, credit Money
	for i, l := range o.Lines {
		d, c := columns(l)
		var err1, err2 error
		debit, err1 = debit.Add(d)
		credit, err2 = credit.Add(c)
		if err1 != nil || err2 != nil {
			vs.add(RuleAmountTooLarge, SeverityError, field, i, l.Account)
			return
		}
	}
	if debit != credit {
		vs.hinted(rule, SeverityError, "Lines", -1, debit.Grouped()+" / "+credit.Grouped(),
			(debit - credit).Abs().Grouped())
	}
}

// The rules of budgets (总工办发〔2019〕26号, 总工办发〔2020〕29号).
const (
	RuleBudgetTwice      Rule = "budget.twice"      // one line per account
	RuleBudgetOverlap    Rule = "budget.overlap"    // not on an account and on one below it
	RuleBudgetBalance    Rule = "budget.balance"    // 量入为出: spending within income and what was carried over
	RuleBudgetBelow      Rule = "budget.below"      // no budget below nothing after its adjustments
	RuleBudgetDate       Rule = "budget.date"       // days of review are real days
	RuleBudgetOrder      Rule = "budget.order"      // 委员会审议, 经审会审查, 上级批复 in this order
	RuleBudgetFinal      Rule = "budget.final"      // final accounts are agreed to after their year
	RuleBudgetAdjustDate Rule = "budget.adjust.day" // an adjustment has a day of the budget's year
	RuleBudgetAdjustNone Rule = "budget.adjust.no"  // an adjustment changes something
	RuleBudgetAdjustWhy  Rule = "budget.adjust.why" // an adjustment has a reason
)

// MaxAdjustments bounds how often one budget is adjusted.
const MaxAdjustments = 99

// CheckBudget returns everything that keeps a budget out of the book, and what to warn of. A budget may stand
// on an account above a leaf, but then not on those below it as well. Line is the index of a budget line; of a
// violation in an adjustment, whose Field begins with Adjustments, it is the index of the adjustment.
func CheckBudget(b Budget, c Chart) []Violation {
	var vs violations
	if b.Year < minYear || b.Year > maxYear {
		vs.error(RuleYear, "Year", strconv.Itoa(b.Year))
	}
	seen := map[string]bool{}
	for i, l := range b.Lines {
		checkFlow(&vs, c, l.Account, i, "Account")
		if seen[l.Account] {
			vs.add(RuleBudgetTwice, SeverityError, "Account", i, l.Account)
		}
		seen[l.Account] = true
		if _, err := l.Amount.Add(l.Adjustment); err != nil {
			vs.add(RuleAmountTooLarge, SeverityError, "Adjustment", i, l.Account)
		}
		if rule, bad := checkedText(l.Note, MaxSummary); bad {
			vs.add(rule, SeverityError, "Note", i, "")
		}
	}
	for i, l := range b.Lines {
		for a, _ := c.Lookup(l.Account); a.Parent != ""; a, _ = c.Lookup(a.Parent) {
			if seen[a.Parent] {
				vs.hinted(RuleBudgetOverlap, SeverityWarning, "Account", i, l.Account, a.Parent)
			}
		}
	}
	if rule, bad := brokenText(CleanNote(b.Note, MaxNote)); bad {
		vs.error(rule, "Note", "")
	}
	checkPassed(&vs, "", -1, b.Committee, b.Audited, b.Upper)
	checkPassed(&vs, "Final", -1, b.FinalCommittee, b.FinalAudited, b.FinalUpper)
	for i, p := range []Passed{b.FinalCommittee, b.FinalAudited, b.FinalUpper} {
		if p.Date != 0 && p.Date <= maxDay(b.Year) {
			field := []string{"FinalCommittee", "FinalAudited", "FinalUpper"}[i]
			vs.hinted(RuleBudgetFinal, SeverityWarning, field, -1, p.Date.String(), strconv.Itoa(b.Year))
		}
	}
	checkAdjustments(&vs, b, c)
	return vs
}

// checkFlow refuses an account that is neither of income nor of expense.
func checkFlow(vs *violations, c Chart, account string, line int, field string) {
	a, ok := c.Lookup(account)
	switch {
	case !ok:
		checkAccount(vs, c, account, line)
		if n := len(*vs); n > 0 {
			(*vs)[n-1].Field = field
		}
	case a.Kind != Income && a.Kind != Expense:
		vs.hinted(RuleAccountFlow, SeverityError, field, line, account, a.Name)
	}
}

// checkPassed holds the days on which a budget, or an adjustment of it, was agreed to against each other.
func checkPassed(vs *violations, prefix string, line int, committee, audited, upper Passed) {
	var last Date
	for _, p := range []struct {
		field string
		Passed
	}{{"Committee", committee}, {"Audited", audited}, {"Upper", upper}} {
		field := prefix + p.field
		switch {
		case p.Date == 0:
		case !p.Date.Valid() || p.Date.IsMonth() || !inYears(p.Date):
			vs.add(RuleBudgetDate, SeverityError, field, line, p.Date.String())
			continue
		case p.Date < last:
			vs.hinted(RuleBudgetOrder, SeverityWarning, field, line, p.Date.String(), last.String())
		}
		last = max(last, p.Date)
		if rule, bad := checkedText(p.Paper, MaxSummary); bad {
			vs.add(rule, SeverityError, field, line, "")
		}
	}
}

// checkAdjustments holds the adjustments of a budget against the chart, the year and each other.
func checkAdjustments(vs *violations, b Budget, c Chart) {
	const field = "Adjustments"
	if len(b.Adjustments) > MaxAdjustments {
		vs.error(RuleAmountTooLarge, field, strconv.Itoa(len(b.Adjustments)))
		return
	}
	for i, a := range b.Adjustments {
		if !a.Date.Valid() || a.Date.IsMonth() || a.Date.Year() != b.Year {
			vs.add(RuleBudgetAdjustDate, SeverityError, field+".Date", i, a.Date.String())
		}
		if a.Reason == "" {
			vs.add(RuleBudgetAdjustWhy, SeverityWarning, field+".Reason", i, a.Date.String())
		} else if rule, bad := checkedText(a.Reason, MaxSummary); bad {
			vs.add(rule, SeverityError, field+".Reason", i, "")
		}
		checkPassed(vs, field+".", i, a.Committee, a.Audited, a.Upper)
		moved := false
		seen := map[string]bool{}
		for _, l := range a.Lines {
			moved = moved || l.Amount != 0
			checkFlow(vs, c, l.Account, i, field+".Account")
			if seen[l.Account] {
				vs.add(RuleBudgetTwice, SeverityError, field+".Account", i, l.Account)
			}
			seen[l.Account] = true
		}
		if !moved {
			vs.add(RuleBudgetAdjustNone, SeverityError, field+".Lines", i, a.Date.String())
		}
	}
	checkAdjusted(vs, b)
}

// checkAdjusted looks at what the adjustments make of the budget: nothing may overflow, and nothing should end
// below nothing.
func checkAdjusted(vs *violations, b Budget) {
	sums := map[string]Money{}
	line := map[string]int{}
	var order []string
	add := func(account string, i int, m Money) bool {
		if _, ok := sums[account]; !ok {
			order, line[account] = append(order, account), i
		}
		sum, err := sums[account].Add(m)
		if err != nil {
			vs.add(RuleAmountTooLarge, SeverityError, "Adjustments", i, account)
			return false
		}
		sums[account] = sum
		return true
	}
	for i, l := range b.Lines {
		if !add(l.Account, i, l.Amount) || !add(l.Account, i, l.Adjustment) {
			return
		}
	}
	for i, a := range b.Adjustments {
		for _, l := range a.Lines {
			if !add(l.Account, i, l.Amount) {
				return
			}
		}
	}
	for _, account := range order {
		if m := sums[account]; m < 0 {
			vs.hinted(RuleBudgetBelow, SeverityWarning, "Lines", -1, account, m.Grouped())
		}
	}
}

// BudgetTotals adds a budget's lines up as they stand on a day, in fen; a line on an account below that of another
// line is part of it.
func BudgetTotals(b Budget, c Chart, day Date) (income, expense Money) {
	lines := b.AdjustedTo(day)
	has := make(map[string]bool, len(lines))
	for _, l := range lines {
		has[l.Account] = true
	}
	for _, l := range lines {
		a, ok := c.Lookup(l.Account)
		if !ok || within(c, a, has) {
			continue
		}
		switch a.Kind {
		case Income:
			income += l.Adjusted()
		case Expense:
			expense += l.Adjusted()
		case Asset, Liability, Net:
		}
	}
	return income, expense
}

// within tells whether an account above a has a line of its own.
func within(c Chart, a Account, has map[string]bool) bool {
	for a.Parent != "" {
		if has[a.Parent] {
			return true
		}
		a, _ = c.Lookup(a.Parent)
	}
	return false
}

// CheckBudgetBalance warns of a budget that spends more than it takes in and had left over from the year before
// (量入为出, 总工办发〔2019〕26号). before is 上年结余 in fen, as the book has it.
func CheckBudgetBalance(b Budget, c Chart, before Money) []Violation {
	var vs violations
	income, expense := BudgetTotals(b, c, maxDay(b.Year))
	means := income + before + b.Recovered - b.Invested
	if len(b.Lines) > 0 && expense > means {
		vs.hinted(RuleBudgetBalance, SeverityWarning, "Lines", -1, expense.Grouped(), (expense - means).Grouped())
	}
	return vs
}

// maxDay is the last day of a year.
func maxDay(year int) Date { return NewPeriod(year, 12).Last() }
