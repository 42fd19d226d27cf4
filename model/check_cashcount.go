package model

import "strconv"

// The rules of cash counts.
const (
	RuleCashDate    Rule = "cash.date"    // a real day of the book's years
	RuleCashPiece   Rule = "cash.piece"   // notes and coins that are in use, each value once
	RuleCashSum     Rule = "cash.sum"     // what was counted is the sum of the pieces
	RuleCashAmount  Rule = "cash.amount"  // not negative, within reason
	RuleCashCounter Rule = "cash.counter" // warning: whoever counted is named, and somebody else saw it
	RuleCashReason  Rule = "cash.reason"  // warning: a difference says why
)

// maxPieces is the most notes or coins of one value that a count takes.
const maxPieces = 1_000_000

// CashValues are the notes and coins in use, in fen, from the largest: 100 yuan to 1 jiao.
func CashValues() []Money { return []Money{100_00, 50_00, 20_00, 10_00, 5_00, 1_00, 50, 10} }

// CashSum is what pieces come to, in fen.
func CashSum(pieces []CashPiece) Money {
	var sum Money
	for _, p := range pieces {
		sum += p.Value * Money(p.Count)
	}
	return sum
}

// CheckCashCount returns everything that keeps a count out of the book, and what to warn of.
func CheckCashCount(c CashCount) []Violation {
	var vs violations
	if !c.Date.Valid() || c.Date.IsMonth() || !inYears(c.Date) {
		vs.error(RuleCashDate, "Date", c.Date.String())
	}
	known := map[Money]bool{}
	for _, v := range CashValues() {
		known[v] = true
	}
	sound := true
	for i, p := range c.Pieces {
		if !known[p.Value] || p.Count < 0 || p.Count > maxPieces {
			vs.add(RuleCashPiece, SeverityError, "Pieces", i, p.Value.String()+" × "+strconv.Itoa(p.Count))
			sound = false
		}
		known[p.Value] = false
	}
	if sound && len(c.Pieces) > 0 && CashSum(c.Pieces) != c.Counted {
		vs.error(RuleCashSum, "Counted", c.Counted.String())
	}
	if c.Counted < 0 || c.Counted > MaxEntry {
		vs.error(RuleCashAmount, "Counted", c.Counted.String())
	}
	if c.Counter == "" || c.Witness == "" || c.Counter == c.Witness {
		vs.warn(RuleCashCounter, "Counter", c.Counter)
	}
	if c.Difference() != 0 && c.Note == "" {
		vs.warn(RuleCashReason, "Note", c.Difference().String())
	}
	checkTexts(&vs, []textField{
		{"Counter", c.Counter, MaxName}, {"Witness", c.Witness, MaxName}, {"Note", c.Note, MaxSummary},
	})
	return vs
}

// CashVoucher drafts the voucher that takes a difference to 182 待处理财产损溢 until it is known whose it is
// (财会〔2021〕7号, accounts 101 and 182): short 借 182 贷 101, over 借 101 贷 182. The count must differ.
func CashVoucher(c CashCount) Voucher {
	d, words := c.Difference(), wordCashOver
	debit, credit := c.Account, AccountPending
	if d < 0 {
		debit, credit, words = credit, debit, wordCashShort
	}
	return Voucher{
		Date: c.Date, Summary: c.Date.Chinese() + words,
		Lines: []Line{
			{Account: debit, Side: Debit, Amount: d.Abs()},
			{Account: credit, Side: Credit, Amount: d.Abs()},
		},
	}
}

// AccountPending is 待处理财产损溢, where what was found too much or too little waits to be decided on.
const AccountPending = "182"
