package kit

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Width returns the columns that s takes on the terminal. Escape codes count nothing, Han characters two.
// It measures as the renderer does; for sanitized text terminals with and without grapheme clustering
// (mode 2027) agree on it.
func Width(s string) int {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return ansi.StringWidthWc(s)
		}
	}
	return len(s)
}

// AmbiguousWide tells whether the environment (RUNEWIDTH_EASTASIAN) makes the renderer take ambiguous
// characters as two columns wide, which breaks every border. The program must refuse to start then.
func AmbiguousWide() bool { return ansi.StringWidthWc("─") != 1 }

// Cut returns the longest beginning of s that fits w columns. A wide character that would straddle the edge
// is left out, so the result may be one column narrower than w. Escape codes in s survive.
func Cut(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if Width(s) <= w {
		return s
	}
	return ansi.TruncateWc(s, w, "")
}

// Fit returns s at exactly w columns: padded on the right with spaces, or cut with ".." as its end.
func Fit(s string, w int) string {
	if w <= 0 {
		return ""
	}
	n := Width(s)
	if n <= w {
		return s + spaces(w-n)
	}
	if w < 5 {
		return PadRight(s, w)
	}
	return PadRight(ansi.TruncateWc(s, w-2, "")+"..", w)
}

// PadRight returns s at exactly w columns, at the left edge; what does not fit is cut off.
func PadRight(s string, w int) string {
	s = Cut(s, w)
	return s + spaces(w-Width(s))
}

// PadLeft returns s at exactly w columns, at the right edge. It is meant for figures: one that does not fit
// becomes a row of # rather than a smaller number.
func PadLeft(s string, w int) string {
	n := Width(s)
	if n > w {
		return strings.Repeat("#", max(w, 0))
	}
	return spaces(w-n) + s
}

// Center returns s at exactly w columns, in the middle; what does not fit is cut off.
func Center(s string, w int) string {
	s = Cut(s, w)
	return PadRight(spaces((w-Width(s))/2)+s, w)
}

// Block returns lines as exactly h lines of exactly w columns: cut, and padded with spaces.
func Block(lines []string, w, h int) string {
	var b strings.Builder
	for i := range max(h, 0) {
		if i > 0 {
			b.WriteByte('\n')
		}
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		b.WriteString(PadRight(line, w))
	}
	return b.String()
}

const blank = "                                                                                " +
	"                                                                                "

// spaces returns n spaces, none when n is negative.
func spaces(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blank) {
		return blank[:n]
	}
	return strings.Repeat(" ", n)
}

// clusters splits sanitized text into what the user sees as single characters.
func clusters(s string) []string {
	out := make([]string, 0, utf8.RuneCountInString(s))
	for len(s) > 0 {
		n := clusterLen(s)
		out = append(out, s[:n])
		s = s[n:]
	}
	return out
}

// clusterLen returns the length in bytes of the first cluster of s, which must not be empty.
func clusterLen(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if isSimple(r) && (n == len(s) || startsSimple(s[n:])) {
		return n
	}
	cluster, _ := ansi.FirstGraphemeCluster(s, ansi.WcWidth)
	return max(len(cluster), 1)
}

func startsSimple(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isSimple(r)
}

// simpleRanges are characters that never join with their neighbours and have one width everywhere: what
// nearly all of our text is made of.
var simpleRanges = [...][2]rune{
	{0x20, 0x7e},
	{0xb7, 0xb7},
	{0x2500, 0x259f},
	{0x3000, 0x3029},
	{0x3041, 0x3096},
	{0x30a1, 0x30fa},
	{0x3400, 0x4dbf},
	{0x4e00, 0x9fff},
	{0xff01, 0xff60},
}

func isSimple(r rune) bool {
	for _, span := range simpleRanges {
		if r < span[0] {
			return false
		}
		if r <= span[1] {
			return true
		}
	}
	return false
}
