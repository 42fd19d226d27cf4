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

// MaskName hides the middle of a name, 张*三; of two characters the second, 张*: colleagues are told apart on a notice
// without being spelt out.
func MaskName(s string) string {
	r := []rune(s)
	switch n := len(r); n {
	case 0:
		return ""
	case 1:
		return "*"
	case 2:
		return string(r[:1]) + "*"
	default:
		return string(r[:1]) + strings.Repeat("*", n-2) + string(r[n-1:])
	}
}
