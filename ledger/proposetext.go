package ledger

import (
	"strings"

	"gonghui/model"
)

// resemble compares texts and numbers.
func resemble(l, b part) (int, []ReasonKind) {
	var reasons []ReasonKind
	score := 0
	if b.serial != "" && (b.serial == l.serial || len(b.serial) > 3 && strings.Contains(l.summary, b.serial)) {
		score, reasons = 300, append(reasons, ReasonSerial)
	}
	switch {
	case l.party != "" && (l.party == b.party || strings.Contains(b.summary, l.party)),
		b.party != "" && strings.Contains(l.summary, b.party):
		score, reasons = score+200, append(reasons, ReasonParty)
	default:
		if n := overlap(l.grams, b.grams); n > 25 {
			score, reasons = score+n, append(reasons, ReasonSummary)
		}
	}
	return score, reasons
}

// plainText folds a text for comparison: widths, case, no blanks.
func plainText(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(model.Fold(s)), ""))
}

// bigrams counts the pairs of neighbouring characters.
func bigrams(s string) map[string]int {
	out := map[string]int{}
	rs := []rune(s)
	for i := 0; i+1 < len(rs); i++ {
		if rs[i] != ' ' && rs[i+1] != ' ' {
			out[string(rs[i:i+2])]++
		}
	}
	return out
}

// overlap is how much of the shorter text's pairs the other one has, 0 to 100.
func overlap(a, b map[string]int) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	n := 0
	for g := range a {
		if b[g] > 0 {
			n++
		}
	}
	return 100 * n / len(a)
}
