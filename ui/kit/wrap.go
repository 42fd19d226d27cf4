package kit

import "strings"

// noStart may not stand at the beginning of a line, noEnd not at its end (GB/T 15834-2011, 5.1).
const (
	noStart = "，。、；：？！）》」』】〉〕”’,.;:?!)]}%·"
	noEnd   = "（《「『【〈〔“‘([{"
)

// Wrap breaks text into lines of at most w columns: anywhere between Han characters, and between the words of
// Latin text; a longer word is broken. Closing punctuation does not begin a line and opening punctuation does
// not end one, as far as the width allows. Line ends in s are kept; spaces at a break go. Each line is
// sanitized. There is always at least one line. A w below 2 counts as 2.
func Wrap(s string, w int) []string {
	w = max(w, 2)
	var out []string
	for part := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		out = append(out, wrapLine(clusters(Sanitize(part)), w)...)
	}
	return out
}

func wrapLine(cells []string, w int) []string {
	var out []string
	for Width(strings.Join(cells, "")) > w {
		n := breakAt(cells, w)
		out = append(out, strings.TrimRight(strings.Join(cells[:n], ""), " "))
		cells = cells[n:]
		for len(cells) > 0 && cells[0] == " " {
			cells = cells[1:]
		}
	}
	if len(cells) > 0 || len(out) == 0 {
		out = append(out, strings.Join(cells, ""))
	}
	return out
}

// breakAt returns how many of cells go into a line of w columns; they are known not to fit as a whole.
func breakAt(cells []string, w int) int {
	fit, used := 0, 0
	for fit < len(cells) && used+Width(cells[fit]) <= w {
		used += Width(cells[fit])
		fit++
	}
	for n := fit; n > 0; n-- {
		if mayBreak(cells, n) {
			return n
		}
	}
	return max(fit, 1)
}

// mayBreak tells whether a line may end before cells[n].
func mayBreak(cells []string, n int) bool {
	before, after := cells[n-1], cells[n]
	switch {
	case before == " " || after == " ":
		return true
	case strings.Contains(noStart, after), strings.Contains(noEnd, before):
		return false
	}
	return !isLatin(before) || !isLatin(after)
}

// isLatin finds characters that form words: all that take one column.
func isLatin(cell string) bool { return Width(cell) == 1 }
