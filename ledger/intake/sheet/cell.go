package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold turns full-width digits, letters, signs and spaces into their ordinary twins: １２，５００．００ gives
// 12,500.00. It is for coded fields and headers, not for names.
func Fold(s string) string {
	if strings.IndexFunc(s, isWide) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		const distance = '！' - '!'
		switch {
		case r == '\u3000' || r == '\u00A0':
			return ' '
		case r == '￥':
			return '¥'
		case isWide(r):
			return r - distance
		}
		return r
	}, s)
}

// isWide tells whether Fold changes a character.
func isWide(r rune) bool {
	return (r >= '！' && r <= '～') || r == '\u3000' || r == '\u00A0' || r == '￥'
}

// Text cleans a free text: white space around it goes, white space inside (line ends too) becomes one space each
// run. It refuses, in this order: error values of spreadsheets, control characters, invisible and bidirectional
// marks, damaged characters, and more than limit characters. Refused text comes back empty.
func Text(s string, limit int) (string, Code) {
	s = squeeze(s)
	if code := refused(s); code != "" {
		return "", code
	}
	if len(s) > limit && utf8.RuneCountInString(s) > limit {
		return "", CodeTooLong
	}
	return s, ""
}

// Name cleans the name of a person or thing: as Text, and the padding inside a Chinese name goes (张　三), a space
// between two foreign words stays, middle dots stay. What begins like a formula is refused with CodeFormula, the rest
// of an ANSI sequence ([31m) with CodeControl.
func Name(s string, limit int) (string, Code) {
	s, code := Text(unpad(squeeze(s)), limit)
	switch {
	case code != "":
		return "", code
	case LooksFormula(s):
		return "", CodeFormula
	case hasANSI(s):
		return "", CodeControl
	}
	return s, ""
}

// unpad takes the spaces out of a squeezed text that do not stand between two foreign words.
func unpad(s string) string {
	if strings.IndexByte(s, ' ') < 0 {
		return s
	}
	rs := []rune(s)
	var out strings.Builder
	for i, r := range rs { // a squeezed text has no space at either end
		if r != ' ' || (isForeign(rs[i-1]) && isForeign(rs[i+1])) {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// hasANSI finds what is left of a terminal sequence when its ESC was lost on the way: [31m.
func hasANSI(s string) bool {
	for {
		_, rest, ok := strings.Cut(s, "[")
		if !ok {
			return false
		}
		if tail := strings.TrimLeft(rest, "0123456789;"); tail != rest && strings.HasPrefix(tail, "m") {
			return true
		}
		s = rest
	}
}

// isForeign tells whether a character belongs to a script that puts spaces between words.
func isForeign(r rune) bool {
	return (unicode.IsLetter(r) && !unicode.Is(unicode.Han, r)) || unicode.IsDigit(r) || r == '.' || r == ','
}

// squeeze trims s and makes each run of white space one space; most texts come back as they are.
func squeeze(s string) string {
	s = strings.TrimFunc(s, isBlank)
	before := ' '
	for _, r := range s {
		if isBlank(r) && (r != ' ' || before == ' ') {
			return strings.Join(strings.FieldsFunc(s, isBlank), " ")
		}
		before = r
	}
	return s
}

// isBlank is white space that a careful person types or a bank pads with. Vertical tab, form feed, U+0085 and the
// line and paragraph separators are not: they are refused.
func isBlank(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r == '\t' || r == '\n' || r == '\r'
	}
	return unicode.Is(unicode.Zs, r)
}

// refused tells why a text may not come in, or nothing. Characters of rare names pass: extension characters,
// private use (the old GB18030 mappings) and variation selectors.
func refused(s string) Code {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7F {
			return refusedRune(s)
		}
	}
	if s != "" && s[0] == '#' && isErrorValue(s) {
		return CodeErrorValue
	}
	return ""
}

// refusedRune looks at each character of a text that is not plain ASCII.
func refusedRune(s string) Code {
	for i, r := range s {
		switch {
		case r >= 0x3400 && r <= 0x9FFF, r >= ' ' && r < 0x7F: // nearly all there is
		case r == utf8.RuneError:
			return CodeReplacement
		case unicode.Is(unicode.Cc, r):
			return CodeControl
		case unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp), isFiller(r), i == 0 && unicode.Is(unicode.Mn, r):
			return CodeInvisible
		}
	}
	return ""
}

// isFiller is a letter by its class and nothing to the eye, or no character at all.
func isFiller(r rune) bool {
	return r == '\u115F' || r == '\u1160' || r == '\u3164' || r == '\uFFA0' || r == '\u2800' ||
		r&0xFFFE == 0xFFFE || (r >= 0xFDD0 && r <= 0xFDEF)
}

// isErrorValue recognises what a spreadsheet shows instead of a value; ####### is a column too narrow.
func isErrorValue(s string) bool {
	switch s {
	case "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA":
		return true
	}
	return len(s) > 2 && strings.Trim(s, "#") == ""
}

// LooksFormula tells whether a spreadsheet would take a text for a formula: it begins with = + - or @ (or a wide
// twin) and is neither a plain number nor a dash that stands for nothing.
func LooksFormula(s string) bool {
	s = strings.TrimSpace(s)
	r, _ := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune("=+-@＝＋－＠", r) || s == "" {
		return false
	}
	s = Fold(s)
	return !PlainNumber(s) && strings.Trim(s, "-") != ""
}

// PlainNumber tells whether a text is a sign, digits with or without thousands commas, a decimal part and a percent
// sign, each of them but the digits optional.
func PlainNumber(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	s = strings.TrimSuffix(s, "%")
	whole, part, hasPart := strings.Cut(s, ".")
	if hasPart && (part == "" || strings.Trim(part, "0123456789") != "") {
		return false
	}
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if g == "" || strings.Trim(g, "0123456789") != "" || (i > 0 && len(g) != 3) {
			return false
		}
	}
	return true
}

// Scientific tells whether a text is a number as a spreadsheet shortens it: 6.22202E+18. In a column of long
// numbers its digits are lost, whether the file is a workbook or text that came out of one.
func Scientific(s string) bool {
	s = strings.ToUpper(Fold(strings.TrimSpace(s)))
	digits, exp, ok := strings.Cut(s, "E+")
	return ok && PlainNumber(digits) && exp != "" && strings.Trim(exp, "0123456789") == ""
}

// wholeKey is a header's text as compared: widths folded, lower case, no white space, no * and colons; brackets go,
// what stands in them stays.
func wholeKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("*:()[]{}【】〔〕《》<>_#", r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, Fold(s))
}

// bareKey is wholeKey without what stands in brackets and without a unit: 会费基数（元） gives 会费基数.
func bareKey(s string) string {
	s = Fold(s)
	for _, pair := range [][2]string{{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}, {"{", "}"}} {
		for {
			head, rest, open := strings.Cut(s, pair[0])
			_, tail, shut := strings.Cut(rest, pair[1])
			if !open || !shut {
				break
			}
			s = head + tail
		}
	}
	return strings.TrimSuffix(wholeKey(s), "/元")
}

// title is a header's text as shown in messages: on one line, without white space around and inside.
func title(s string) string {
	return strings.Join(strings.FieldsFunc(s, isBlank), "")
}
