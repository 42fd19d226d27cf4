package model

import "strings"

// MaskTail hides all but the last four characters of a number (identity, card); of eight or less, all but the
// last two.
func MaskTail(s string) string {
	r := []rune(s)
	keep := 4
	if len(r) <= 8 {
		keep = min(2, len(r)/2)
	}
	return strings.Repeat("*", len(r)-keep) + string(r[len(r)-keep:])
}

// MaskPhone hides the middle of a mobile number, 138****5678; other numbers as MaskTail does.
func MaskPhone(s string) string {
	if len(s) == 11 && allDigits(s) {
		return s[:3] + "****" + s[7:]
	}
	return MaskTail(s)
}
