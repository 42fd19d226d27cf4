package sheet

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"gonghui/model"
)

// Text cleans a free text: white space around it goes, each run of white space inside (line ends too) becomes one
// space. Error values of spreadsheets are refused, and what model.CleanText refuses: control characters, invisible and
// bidirectional marks, damaged characters, more than limit characters. Refused text comes back empty.
func Text(s string, limit int) (string, Code) {
	s = squeeze(s)
	if s != "" && s[0] == '#' && isErrorValue(s) {
		return "", CodeErrorValue
	}
	s, err := model.CleanText(s, limit)
	for _, x := range []struct {
		err  error
		code Code
	}{
		{model.ErrTextControl, CodeControl},
		{model.ErrTextBidi, CodeInvisible},
		{model.ErrTextHidden, CodeInvisible},
		{model.ErrTextReplaced, CodeReplacement},
		{model.ErrTextEncoding, CodeReplacement},
		{model.ErrTextLong, CodeTooLong},
	} {
		if err != nil && errors.Is(err, x.err) {
			return "", x.code
		}
	}
	return s, ""
}

// Name cleans the name of a person or thing: as Text, then as model.NormalizeName, which takes the padding out of 张　三.
// What begins like a formula is refused with CodeFormula, the rest of an ANSI sequence ([31m) with CodeControl.
func Name(s string, limit int) (string, Code) {
	s, code := Text(s, len(s))
	if code == "" { // what is to be refused is refused before it may go with the padding
		s, code = Text(model.NormalizeName(s), limit)
	}
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
	s = model.Fold(s)
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
	s = strings.ToUpper(model.Fold(strings.TrimSpace(s)))
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
	}, model.Fold(s))
}

// bareKey is wholeKey without what stands in brackets and without a unit: 会费基数（元） gives 会费基数.
func bareKey(s string) string {
	s = model.Fold(s)
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
