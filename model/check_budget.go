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

// CheckBudget returns everything that keeps a budget out of the book, and what to warn of. A budget may stand
// on an account above a leaf, but then not on those below it as well.
func CheckBudget(b Budget, c Chart) []Violation {
	var vs violations
	if b.Year < minYear || b.Year > maxYear {
		vs.error(RuleYear, "Year", strconv.Itoa(b.Year))
	}
	seen := map[string]bool{}
	for i, l := range b.Lines {
		a, ok := c.Lookup(l.Account)
		switch {
		case !ok:
			checkAccount(&vs, c, l.Account, i)
		case a.Kind != Income && a.Kind != Expense:
			vs.hinted(RuleAccountFlow, SeverityError, "Account", i, l.Account, a.Name)
		case seen[l.Account]:
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
	return vs
}
