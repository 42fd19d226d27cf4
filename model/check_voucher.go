package model

import "strconv"

// The rules of vouchers, openings and budgets.
const (
	RuleVoucherDate     Rule = "voucher.date"     // a real day
	RuleVoucherSummary  Rule = "voucher.summary"  // 摘要 not empty (会计基础工作规范 51)
	RuleVoucherVague    Rule = "voucher.vague"    // 摘要 says more than 报销
	RuleVoucherIllness  Rule = "voucher.illness"  // 摘要 names no illness: it is printed and exported
	RuleVoucherLines    Rule = "voucher.lines"    // at least two lines
	RuleVoucherZero     Rule = "voucher.zero"     // no line without an amount
	RuleVoucherSide     Rule = "voucher.side"     // every line on the debit or the credit side
	RuleVoucherBalance  Rule = "voucher.balance"  // debits equal credits (工会会计制度 10)
	RuleVoucherAttached Rule = "voucher.attached" // 0 to 9999 attachments
	RuleVoucherPeriod   Rule = "voucher.period"   // the date lies in the period
	RuleAccountUnknown  Rule = "account.unknown"  // the code is in the chart
	RuleAccountOld      Rule = "account.old"      // the code is not one of the 2009 system
	RuleAccountLeaf     Rule = "account.leaf"     // nothing is posted above a leaf
	RuleAccountCounty   Rule = "account.county"   // meant for unions at county level and above
	RuleAccountFlow     Rule = "account.flow"     // a budget line is for income or expense
	RuleAmountTooLarge  Rule = "amount.large"     // sums stay within what money can hold
	RuleOpeningSides    Rule = "opening.sides"    // a balance stands on one side
	RuleOpeningBalance  Rule = "opening.balance"  // debits equal credits
	RuleOpeningFlow     Rule = "opening.flow"     // no balance on an income or expense account
	RuleOpeningTwice    Rule = "opening.twice"    // one balance per account and project
	RuleBudgetTwice     Rule = "budget.twice"     // one line per account
	RuleYear            Rule = "year"             // 2000 to 2199
	RuleTextTooLong     Rule = "text.long"        // texts have a limit
	RuleTextCharacters  Rule = "text.characters"  // no control, direction or invisible characters
)

// Limits of texts, in characters (Unicode code points).
const (
	MaxName    = 64
	MaxSummary = 200
	MaxNote    = 2000
)

// maxAttachments is more paper than any voucher carries.
const maxAttachments = 9999

// vague are texts that stand for no summary at all.
var vague = map[string]bool{"报销": true, "支出": true, "收入": true, "费用": true, "付款": true, "收款": true}

// CheckVoucher returns everything that keeps a voucher from being posted, and what to warn of. It is to be asked
// before posting; a draft may break all of it.
func CheckVoucher(v Voucher, c Chart) []Violation {
	var vs violations
	if !v.Date.Valid() || v.Date.IsMonth() {
		vs.error(RuleVoucherDate, "Date", v.Date.String())
	} else if p := v.In(); p.Year() != v.Date.Year() || p.Month() != ClosingMonth && p != v.Date.Period() {
		vs.error(RuleVoucherPeriod, "Period", p.String())
	}
	if y := v.Date.Year(); y < minYear || y > maxYear {
		vs.error(RuleYear, "Date", v.Date.String())
	}
	switch {
	case v.Summary == "":
		vs.error(RuleVoucherSummary, "Summary", "")
	case vague[v.Summary]:
		vs.warn(RuleVoucherVague, "Summary", v.Summary)
	}
	if word, ok := NamesIllness(v.Summary); ok {
		vs.warn(RuleVoucherIllness, "Summary", word)
	}
	checkTexts(&vs, []textField{
		{"Summary", v.Summary, MaxSummary},
		{"Counterparty", v.Counterparty, MaxSummary}, {"Bill", v.Bill, MaxName}, {"Settlement", v.Settlement, MaxName},
		{"Preparer", v.Preparer, MaxName}, {"Reviewer", v.Reviewer, MaxName}, {"Bookkeeper", v.Bookkeeper, MaxName},
		{"Cashier", v.Cashier, MaxName}, {"Handler", v.Handler, MaxName}, {"Approver", v.Approver, MaxName},
	})
	if v.Attachments < 0 || v.Attachments > maxAttachments {
		vs.error(RuleVoucherAttached, "Attachments", strconv.Itoa(v.Attachments))
	}
	checkLines(&vs, v, c)
	return vs
}

func checkLines(vs *violations, v Voucher, c Chart) {
	if len(v.Lines) < 2 {
		vs.error(RuleVoucherLines, "Lines", strconv.Itoa(len(v.Lines)))
	}
	var debit, credit Money
	sound := true
	for i, l := range v.Lines {
		if l.Amount == 0 {
			vs.add(RuleVoucherZero, SeverityError, "Amount", i, l.Account)
		}
		if l.Side != Debit && l.Side != Credit {
			vs.add(RuleVoucherSide, SeverityError, "Side", i, l.Account)
			sound = false
		}
		checkAccount(vs, c, l.Account, i)
		if k, bad := checkedText(l.Summary, MaxSummary); bad {
			vs.add(k, SeverityError, "Summary", i, "")
		}
		if k, bad := checkedText(l.Project, MaxName); bad {
			vs.add(k, SeverityError, "Project", i, "")
		}
		var err1, err2 error
		debit, err1 = debit.Add(l.Debit())
		credit, err2 = credit.Add(l.Credit())
		if err1 != nil || err2 != nil {
			vs.add(RuleAmountTooLarge, SeverityError, "Amount", i, "")
			sound = false
		}
	}
	if sound && debit != credit {
		vs.hinted(RuleVoucherBalance, SeverityError, "Lines", -1, debit.Grouped()+" / "+credit.Grouped(),
			(debit - credit).Abs().Grouped())
	}
}

// checkAccount says what is wrong with booking on an account. It reports whether the code is a leaf of the chart.
func checkAccount(vs *violations, c Chart, code string, line int) bool {
	a, ok := c.Lookup(code)
	switch {
	case !ok:
		if now, old := OldCode(code, ""); old {
			vs.hinted(RuleAccountOld, SeverityError, "Account", line, code, now)
		} else {
			vs.add(RuleAccountUnknown, SeverityError, "Account", line, code)
		}
		return false
	case !c.IsLeaf(code):
		vs.hinted(RuleAccountLeaf, SeverityError, "Account", line, code, a.Name)
		return false
	case a.Use == UseNo:
		vs.hinted(RuleAccountCounty, SeverityWarning, "Account", line, code, a.Name)
	}
	return true
}

// CheckOpening returns everything that keeps opening balances out of the book, and what to warn of.
func CheckOpening(o Opening, c Chart) []Violation {
	var vs violations
	if o.Year < minYear || o.Year > maxYear {
		vs.error(RuleYear, "Year", strconv.Itoa(o.Year))
	}
	type place struct{ account, project string }
	seen := map[place]bool{}
	var debit, credit Money
	for i, l := range o.Lines {
		if checkAccount(&vs, c, l.Account, i) {
			if a, _ := c.Lookup(l.Account); (a.Kind == Income || a.Kind == Expense) && (l.Debit != 0 || l.Credit != 0) {
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
		var err1, err2 error
		debit, err1 = debit.Add(l.Debit)
		credit, err2 = credit.Add(l.Credit)
		if err1 != nil || err2 != nil {
			vs.add(RuleAmountTooLarge, SeverityError, "Debit", i, l.Account)
			return vs
		}
	}
	if debit != credit {
		vs.hinted(RuleOpeningBalance, SeverityError, "Lines", -1, debit.Grouped()+" / "+credit.Grouped(),
			(debit - credit).Abs().Grouped())
	}
	return vs
}

// CheckBudget returns everything that keeps a budget out of the book, and what to warn of. A budget may stand on an
// account above a leaf.
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
		if k, bad := checkedText(l.Note, MaxSummary); bad {
			vs.add(k, SeverityError, "Note", i, "")
		}
	}
	return vs
}
