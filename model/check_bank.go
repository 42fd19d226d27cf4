package model

import "strings"

// The rules of bank statements, matches and reconciliations.
const (
	RuleBankAccount Rule = "bank.account" // 102 or an account below it
	RuleBankDate    Rule = "bank.date"    // a real day
	RuleBankAmount  Rule = "bank.amount"  // not zero
	RuleBankKey     Rule = "bank.key"     // a line that can be recognised
	RuleBankLines   Rule = "bank.lines"   // a statement has lines
	RuleMatchEmpty  Rule = "match.empty"  // a match needs two of lines and entries
	RuleMatchTwice  Rule = "match.twice"  // a line or an entry is named twice
	RuleReconMonth  Rule = "recon.month"  // one of the twelve months
	RuleReconSigner Rule = "recon.signer" // who signs
	RuleReconDate   Rule = "recon.date"   // a real day, not before the month's end when signed
	RuleReconAlone  Rule = "recon.alone"  // 编制人 and 复核人 are two people
)

// MaxMatched is the greatest number of lines and of entries in one match.
const MaxMatched = 500

// CheckStatement returns everything that keeps a statement with its lines out of the book. Violation.Line
// is the index of the line.
func CheckStatement(s Statement, lines []BankLine) []Violation {
	var vs violations
	checkBankAccount(&vs, s.Account)
	if len(lines) == 0 {
		vs.error(RuleBankLines, "Lines", "")
	}
	checkTexts(&vs, []textField{
		{"Bank", s.Bank, MaxName}, {"File", s.File, MaxSummary}, {"Layout", s.Layout, MaxNote},
	})
	for _, c := range s.Columns {
		checkTexts(&vs, []textField{{"Columns", c, MaxSummary}})
	}
	for i, l := range lines {
		before := len(vs)
		checkBankLine(&vs, l)
		for j := before; j < len(vs); j++ {
			vs[j].Line = i
		}
	}
	return vs
}

func checkBankAccount(vs *violations, account string) {
	if !strings.HasPrefix(account, AccountBank) {
		vs.error(RuleBankAccount, "Account", account)
	}
}

// checkBankLine holds one line against the rules.
func checkBankLine(vs *violations, l BankLine) {
	if !l.Date.Valid() || l.Date.IsMonth() || !inYears(l.Date) {
		vs.error(RuleBankDate, "Date", l.Date.String())
	}
	if l.Amount == 0 {
		vs.error(RuleBankAmount, "Amount", l.Amount.String())
	}
	if l.Amount.Abs() > MaxParsedMoney || l.Balance.Abs() > MaxParsedMoney {
		vs.error(RuleAmountTooLarge, "Amount", l.Amount.String())
	}
	if l.Key == "" {
		vs.error(RuleBankKey, "Key", "")
	}
	checkTexts(vs, []textField{
		{"Counterparty", l.Counterparty, MaxSummary},
		{"Summary", l.Summary, MaxSummary},
		{"Serial", l.Serial, MaxSummary},
		{"Key", l.Key, MaxNote},
		{"Card", l.Private.Card, MaxName},
	})
}

// CheckMatch returns everything that a match breaks in itself; whether its sums are equal the ledger knows.
func CheckMatch(m Match) []Violation {
	var vs violations
	checkBankAccount(&vs, m.Account)
	switch {
	case m.Opening && (len(m.Lines) == 0 || len(m.Entries) > 0):
		vs.error(RuleMatchEmpty, "Entries", "")
	case !m.Opening && len(m.Lines)+len(m.Entries) < 2:
		vs.error(RuleMatchEmpty, "Lines", "")
	}
	if len(m.Lines) > MaxMatched || len(m.Entries) > MaxMatched {
		vs.error(RuleMatchEmpty, "Lines", "")
	}
	lines, entries := map[ID]bool{}, map[EntryRef]bool{}
	for _, l := range m.Lines {
		if lines[l] {
			vs.error(RuleMatchTwice, "Lines", "")
		}
		lines[l] = true
	}
	for _, e := range m.Entries {
		if entries[e] {
			vs.error(RuleMatchTwice, "Entries", "")
		}
		entries[e] = true
	}
	checkTexts(&vs, []textField{{"Note", m.Note, MaxNote}})
	return vs
}

// CheckReconciliation returns everything that keeps a reconciliation out of the book, and what to warn of.
func CheckReconciliation(r Reconciliation) []Violation {
	var vs violations
	checkBankAccount(&vs, r.Account)
	if !r.Month.IsMonth() || !r.Month.Valid() {
		vs.error(RuleReconMonth, "Month", r.Month.String())
	}
	if r.Signed && r.Prepared == "" {
		vs.error(RuleReconSigner, "Prepared", "")
	}
	if r.Closing.Abs() > MaxParsedMoney {
		vs.error(RuleAmountTooLarge, "Closing", r.Closing.String())
	}
	checkDays(&vs, []dateField{{"Date", r.Date, RuleReconDate}})
	if r.Signed && r.Date != 0 && r.Month.IsMonth() && r.Date < r.Month.Last() {
		vs.error(RuleReconDate, "Date", r.Date.String())
	}
	if r.Prepared != "" && r.Prepared == r.Reviewed {
		vs.warn(RuleReconAlone, "Reviewed", r.Reviewed)
	}
	checkTexts(&vs, []textField{
		{"Prepared", r.Prepared, MaxName}, {"Reviewed", r.Reviewed, MaxName},
	})
	checkNotes(&vs, []textField{{"Note", r.Note, MaxNote}})
	return vs
}
