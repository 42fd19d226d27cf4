package model

import "strings"

// Fold turns full-width digits, letters, punctuation and spaces into their ASCII twins, ￥ into ¥, and every kind of
// dash into "-". It is for coded fields (numbers, dates, codes) only: prose keeps its full-width marks.
func Fold(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return strings.Map(foldRune, s)
		}
	}
	return s
}

func foldRune(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFEE0
	case r == 0x3000 || r == 0xA0 || (r >= 0x2000 && r <= 0x200A) || r == 0x202F || r == 0x205F:
		return ' '
	case r == 0xFFE5:
		return 0xA5
	case (r >= 0x2010 && r <= 0x2015) || r == 0x2212 || r == 0xFE63:
		return '-'
	}
	return r
}
