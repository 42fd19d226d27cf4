package model

import (
	"encoding/hex"
	"path"
	"slices"
	"strconv"
	"strings"
)

// The rules of attachments and invoices.
const (
	RuleFileName      Rule = "file.name"      // a base name, without folders
	RuleFileHash      Rule = "file.hash"      // SHA-256 in lower-case hexadecimal
	RuleFileSize      Rule = "file.size"      // 1 byte to MaxAttachment
	RuleFileRef       Rule = "file.ref"       // bound to what can have files only, to each once
	RuleInvoiceNumber Rule = "invoice.number" // 8 digits, or 20 of an electronic one
	RuleInvoiceDate   Rule = "invoice.date"   // a real day
	RuleInvoiceAmount Rule = "invoice.amount" // not negative, within reason
	RuleInvoiceBuyer  Rule = "invoice.buyer"  // warning: 抬头 is the union's full name
	RuleInvoiceTwice  Rule = "invoice.twice"  // warning: another voucher has the same invoice
)

// MaxAttachment is the largest file that can be attached, in bytes: 50 MiB.
const MaxAttachment = 50 << 20

// hashDigits is how long a SHA-256 is in hexadecimal.
const hashDigits = 64

// FileOwners are the kinds of records that files can be bound to. Those of visits and grants are private.
func FileOwners() []Kind {
	return []Kind{KindVoucher, KindVisit, KindSubsidy, KindActivity, KindInvoice}
}

// IsHash reports whether a text is a SHA-256 in lower-case hexadecimal.
func IsHash(s string) bool {
	_, err := hex.DecodeString(s)
	return err == nil && len(s) == hashDigits && s == strings.ToLower(s)
}

// CheckAttachment returns everything that keeps a file out of the book.
func CheckAttachment(a Attachment) []Violation {
	var vs violations
	if a.Name == "" || path.Base(a.Name) != a.Name || strings.ContainsAny(a.Name, `\/`) {
		vs.error(RuleFileName, "Name", "")
	}
	if !IsHash(a.Hash) {
		vs.error(RuleFileHash, "Hash", "")
	}
	if a.Size <= 0 || a.Size > MaxAttachment {
		vs.error(RuleFileSize, "Size", strconv.FormatInt(a.Size, 10))
	}
	seen := map[Ref]bool{}
	for i, r := range a.Refs {
		if seen[r] || r.ID == 0 || !slices.Contains(FileOwners(), r.Kind) {
			vs.add(RuleFileRef, SeverityError, "Refs", i, "")
		}
		seen[r] = true
	}
	checkTexts(&vs, []textField{{"Name", a.Name, MaxSummary}, {"Note", a.Note, MaxSummary}})
	return vs
}

// CheckInvoice returns everything that keeps an invoice out of the book, and what to warn of. union is the full name
// that should stand on it as the buyer's.
func CheckInvoice(x Invoice, union string) []Violation {
	var vs violations
	digits := strings.Trim(x.Number, "0123456789") == ""
	if !digits || len(x.Number) != 8 && len(x.Number) != 20 {
		vs.error(RuleInvoiceNumber, "Number", x.Number)
	}
	checkDays(&vs, []dateField{{"Date", x.Date, RuleInvoiceDate}})
	if x.Amount < 0 || x.Amount > MaxEntry {
		vs.error(RuleInvoiceAmount, "Amount", x.Amount.String())
	}
	if x.Buyer != "" && squeeze(x.Buyer) != squeeze(union) {
		vs.warn(RuleInvoiceBuyer, "Buyer", x.Buyer)
	}
	checkTexts(&vs, []textField{
		{"Code", x.Code, MaxName},
		{"Seller", x.Seller, MaxName},
		{"Buyer", x.Buyer, MaxName},
		{"Note", x.Note, MaxSummary},
	})
	return vs
}
