package export

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"gonghui/model"
)

// harmless makes text fit for a sheet or a page: line ends become blanks, and every control character, bidirectional
// mark or other invisible character is shown by its number, so that nothing can act or hide.
func harmless(s string) string {
	if isHarmless(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			b.WriteByte(' ')
		case isHidden(r):
			fmt.Fprintf(&b, "\\u{%X}", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isHarmless(s string) bool {
	for _, r := range s {
		if isHidden(r) {
			return false
		}
	}
	return true
}

// isHidden reports what has no shape of its own on paper; the plain and the ideographic space have one.
func isHidden(r rune) bool {
	return r != ' ' && !unicode.IsGraphic(r) && !unicode.Is(unicode.Co, r) || unicode.Is(unicode.Bidi_Control, r) ||
		unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar
}

// columnsOf is the room a text takes in columns of a half Han character.
func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		n++
		if wide(r) {
			n++
		}
	}
	return n
}

func wide(r rune) bool {
	if r < 0x80 {
		return false
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
		return true
	default:
		return false
	}
}

// shown is a cell as it stands on paper: amounts with thousands commas, everything else as it is.
func shown(kind ColumnKind, cell string) string {
	if kind == Money && cell != "" {
		if m, err := model.ParseMoney(cell); err == nil {
			return m.Grouped()
		}
	}
	return harmless(cell)
}

// nought is an amount of nothing.
const nought = "0.00"

// quiet reports whether a nought is left blank on paper, as books do: in plain rows, but for balances.
func quiet(c Column, strong bool) bool {
	return c.Kind == Money && !strong && !strings.Contains(c.Name, labelBalance)
}

// negative reports whether a cell is an amount below nothing, which books show in red.
func negative(kind ColumnKind, cell string) bool {
	return kind == Money && strings.HasPrefix(cell, "-")
}
