package model

import (
	"strconv"
	"sync"
)

// The rules of vouchers, openings and budgets.
const (
	RuleVoucherDate     Rule = "voucher.date"      // a real day
	RuleVoucherSummary  Rule = "voucher.summary"   // 摘要 not empty (会计基础工作规范 51)
	RuleVoucherVague    Rule = "voucher.vague"     // 摘要 says more than 报销
	RuleVoucherIllness  Rule = "voucher.illness"   // 摘要 names no illness: it is printed and exported
	RuleVoucherLines    Rule = "voucher.lines"     // at least two lines
	RuleVoucherZero     Rule = "voucher.zero"      // no line without an amount
	RuleVoucherSide     Rule = "voucher.side"      // every line on the debit or the credit side
	RuleVoucherBalance  Rule = "voucher.balance"   // debits equal credits (工会会计制度 10)
	RuleVoucherAttached Rule = "voucher.attached"  // 0 to 9999 attachments
	RuleVoucherPeriod   Rule = "voucher.period"    // the date lies in the period
	RuleVoucherMirror   Rule = "voucher.mirror"    // warning: an asset without its fund on 301, or the reverse
	RuleVoucherCapital  Rule = "voucher.capital"   // warning: 507 without the asset that was bought
	RuleVoucherOneSided Rule = "voucher.one-sided" // lines on both sides: a shift by red amounts is rarely meant
	RuleVoucherReviewer Rule = "voucher.reviewer"  // 审核 is not who prepared it (会计基础工作规范 12)
	RuleVoucherReverses Rule = "voucher.reverses"  // a red voucher names what it cancels (会计基础工作规范 51)
	// RuleVoucherCashier: 出纳 neither reviews nor keeps the books (会计基础工作规范 12).
	RuleVoucherCashier    Rule = "voucher.cashier"
	RuleVoucherHandler    Rule = "voucher.handler"    // 经办 does not approve what he spends
	RuleVoucherPayee      Rule = "voucher.payee"      // nobody approves what he is paid himself
	RuleVoucherMinutes    Rule = "voucher.minutes"    // the minutes' day is a real one
	RuleVoucherCollective Rule = "voucher.collective" // a large sum was decided on in a meeting (集体研究)
	RuleAccountUnknown    Rule = "account.unknown"    // the code is in the chart
	RuleAccountOld        Rule = "account.old"        // the code is not one of the 2009 system
	RuleAccountLeaf       Rule = "account.leaf"       // nothing is posted above a leaf
	RuleAccountCounty     Rule = "account.county"     // meant for unions at county level and above
	RuleAccountFlow       Rule = "account.flow"       // a budget line is for income or expense
	RuleAmountTooLarge    Rule = "amount.large"       // sums stay within what money can hold
	RuleOpeningSides      Rule = "opening.sides"      // a balance stands on one side
	RuleOpeningBalance    Rule = "opening.balance"    // debits equal credits
	RuleOpeningFlow       Rule = "opening.flow"       // no balance on an income or expense account
	RuleOpeningTwice      Rule = "opening.twice"      // one balance per account and project
	RuleOpeningTurnover   Rule = "opening.turnover"   // turnover since the year's first day: debits equal credits
	RuleYear              Rule = "year"               // 2000 to 2199
	RuleTextTooLong       Rule = "text.long"          // texts have a limit
	RuleTextCharacters    Rule = "text.characters"    // no control, direction or invisible characters
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
var vague = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, r := range table("vague.csv") {
		out[r[0]] = true
	}
	return out
})

// CheckVoucher returns everything that keeps a voucher from being posted, and what to warn of. It is to be
// asked before posting; a draft may break all of it.
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
	case vague()[squeeze(v.Summary)]:
		vs.warn(RuleVoucherVague, "Summary", v.Summary)
	}
	if word, ok := NamesIllness(v.Summary); ok {
		vs.warn(RuleVoucherIllness, "Summary", word)
	}
	checkTexts(&vs, []textField{
		{"Summary", v.Summary, MaxSummary},
		{"Source", v.Source, MaxName},
		{"SourceReverses", v.SourceReverses, MaxName},
		{"Counterparty", v.Counterparty, MaxSummary},
		{"Bill", v.Bill, MaxName},
		{"Settlement", v.Settlement, MaxName},
		{"Preparer", v.Preparer, MaxName},
		{"Reviewer", v.Reviewer, MaxName},
		{"Bookkeeper", v.Bookkeeper, MaxName},
		{"Cashier", v.Cashier, MaxName},
		{"Handler", v.Handler, MaxName},
		{"Approver", v.Approver, MaxName},
		{"Minutes", v.Minutes, MaxSummary},
	})
	checkDays(&vs, []dateField{{"MinutesDate", v.MinutesDate, RuleVoucherMinutes}})
	if v.Attachments < 0 || v.Attachments > maxAttachments {
		vs.error(RuleVoucherAttached, "Attachments", strconv.Itoa(v.Attachments))
	}
	checkNames(&vs, v)
	if v.Kind == VoucherRed && v.Reverses == 0 && v.SourceReverses == "" {
		vs.warn(RuleVoucherReverses, "Reverses", "")
	}
	checkLines(&vs, v, c)
	checkDimensions(&vs, v)
	return vs
}

// checkNames warns of duties that one person has twice. In a small union that cannot always be helped, so that it keeps
// nothing out.
func checkNames(vs *violations, v Voucher) {
	for _, c := range []struct {
		rule         Rule
		field        string
		name, second string
	}{
		{RuleVoucherReviewer, "Reviewer", v.Reviewer, v.Preparer},
		{RuleVoucherCashier, "Cashier", v.Cashier, v.Reviewer},
		{RuleVoucherCashier, "Cashier", v.Cashier, v.Bookkeeper},
		{RuleVoucherHandler, "Handler", v.Handler, v.Approver},
		{RuleVoucherPayee, "Approver", v.Approver, v.Counterparty},
	} {
		if c.name != "" && c.name == c.second {
			vs.warn(c.rule, c.field, c.name)
		}
	}
}

// CheckCollective warns of a voucher with spending from the branch's limit on (0: no rule) that names no minutes of
// the meeting that decided on it, with their day (重大支出集体研究, the unit's own rule under 总工办发〔2017〕32号).
func CheckCollective(v Voucher, b Branch) []Violation {
	var vs violations
	if !NeedsMinutes(v, b) {
		return vs
	}
	missing := ""
	switch {
	case v.Minutes == "":
		missing = "Minutes"
	case v.MinutesDate == 0:
		missing = "MinutesDate"
	default:
		return vs
	}
	vs.hinted(
		RuleVoucherCollective, SeverityWarning, missing, -1, Spent(v).Grouped(), b.CollectiveAbove.Grouped(),
	)
	return vs
}

// NeedsMinutes reports whether a voucher's spending reaches the sum that the branch decides on in a meeting.
func NeedsMinutes(v Voucher, b Branch) bool {
	return b.CollectiveAbove > 0 && v.Kind != VoucherClosing && v.Kind != VoucherRed && Spent(v) >= b.CollectiveAbove
}

// Spent is what a voucher books on expense accounts, in fen: debits less credits. An amount too large to add up counts
// as nothing.
func Spent(v Voucher) Money {
	var sum Money
	for _, l := range v.Lines {
		if !bearsCost(l.Account) || l.Account == "" {
			continue
		}
		var err error
		if sum, err = sum.Add(l.Debit() - l.Credit()); err != nil {
			return 0
		}
	}
	return sum
}

func checkLines(vs *violations, v Voucher, c Chart) {
	if len(v.Lines) < 2 {
		vs.error(RuleVoucherLines, "Lines", strconv.Itoa(len(v.Lines)))
	}
	var debit, credit Money
	sound, debits := true, 0
	for i, l := range v.Lines {
		if l.Side == Debit {
			debits++
		}
		if word, ok := NamesIllness(l.Summary); ok {
			vs.add(RuleVoucherIllness, SeverityWarning, "Summary", i, word)
		}
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
	if sound && len(v.Lines) > 1 && (debits == 0 || debits == len(v.Lines)) && !isRefund(v) {
		vs.add(RuleVoucherOneSided, SeverityWarning, "Lines", -1, "")
	}
	if sound {
		checkMirror(vs, v)
	}
	if sound && debit != credit {
		vs.hinted(RuleVoucherBalance, SeverityError, "Lines", -1, debit.Grouped()+" / "+credit.Grouped(),
			(debit - credit).Abs().Grouped())
	}
}

// checkAccount says what is wrong with booking on an account. It reports whether the code is a leaf of the
// chart.
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
