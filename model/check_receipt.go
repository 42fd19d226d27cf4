package model

import "strings"

// The rules of 工会经费收入专用收据.
const (
	RuleReceiptRun    Rule = "receipt.run"    // a run has a first and a last number that fit its digits
	RuleReceiptNumber Rule = "receipt.number" // a number as printed
	RuleReceiptAmount Rule = "receipt.amount" // a used one has an amount, a voided one a reason
	RuleReceiptDate   Rule = "receipt.date"   // a real day
)

// maxReceiptWidth is the most digits of a receipt's number that are counted.
const maxReceiptWidth = 18

// CheckReceiptBook returns everything that keeps a run of receipts out of the book.
func CheckReceiptBook(b ReceiptBook) []Violation {
	var vs violations
	most := int64(1)
	for range min(max(b.Width, 0), maxReceiptWidth) {
		most *= 10
	}
	if b.Width < 1 || b.Width > maxReceiptWidth || b.From < 0 || b.To < b.From || b.To >= most {
		vs.error(RuleReceiptRun, "From", "")
	}
	checkDays(&vs, []dateField{{"Received", b.Received, RuleReceiptDate}})
	checkTexts(&vs, []textField{{"Prefix", b.Prefix, MaxName}, {"Note", b.Note, MaxSummary}})
	return vs
}

// CheckReceipt returns everything that keeps a receipt out of the book.
func CheckReceipt(r Receipt) []Violation {
	var vs violations
	if r.Number == "" || strings.TrimRight(r.Number, "0123456789") == r.Number {
		vs.error(RuleReceiptNumber, "Number", r.Number)
	}
	if r.Voided && r.Reason == "" || !r.Voided && (r.Amount <= 0 || r.Amount > MaxEntry) {
		vs.error(RuleReceiptAmount, "Amount", r.Amount.String())
	}
	if r.Date == 0 {
		vs.error(RuleReceiptDate, "Date", "")
	}
	checkDays(&vs, []dateField{{"Date", r.Date, RuleReceiptDate}})
	checkTexts(&vs, []textField{
		{"Number", r.Number, MaxName},
		{"Payer", r.Payer, MaxName},
		{"Item", r.Item, MaxSummary},
		{"Reason", r.Reason, MaxSummary},
	})
	return vs
}
