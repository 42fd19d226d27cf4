package model

import (
	"slices"
	"strings"
)

// BillLength is how many characters the shortest invoice numbers have. Shorter numbers are used by many payees, so that
// two of them tell of nothing.
const BillLength = 8

// BillNumbers are the numbers that stand in a voucher's 票据号, which names several papers with 、 or spaces between
// them; each once, full-width characters as ASCII. What is too short for an invoice's number is left out.
func BillNumbers(bill string) []string {
	var out []string
	for _, s := range strings.FieldsFunc(Fold(bill), func(r rune) bool { return strings.ContainsRune(" \t、,;", r) }) {
		if len(s) >= BillLength && strings.ContainsAny(s, "0123456789") && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
