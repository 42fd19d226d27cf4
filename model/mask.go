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

// MaskName hides the middle of a name for what is made public: 张*三, 欧**娜; 张* for a name of two characters.
func MaskName(s string) string {
	var marks []string
	for _, r := range s {
		if isSelector(r) && len(marks) > 0 {
			marks[len(marks)-1] += string(r)
		} else {
			marks = append(marks, string(r))
		}
	}
	switch n := len(marks); n {
	case 0:
		return ""
	case 1:
		return "*"
	case 2:
		return marks[0] + "*"
	default:
		return marks[0] + strings.Repeat("*", n-2) + marks[n-1]
	}
}

// isSelector reports whether r chooses a variant of the character before it.
func isSelector(r rune) bool { return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF }
