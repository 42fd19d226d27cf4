package model

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// bankWord is what the words of a bank line tell of what happened (the table bankwords.csv).
type bankWord struct {
	in    bool
	event string     // the code of an event, or levy: the one of the branch's mode
	words [][]string // one of them must be there; all parts of it
}

// eventLevy stands for the event by which the branch gets its share of the 2 %.
const (
	eventLevy       = "levy"
	eventLevySelf   = "levy-self"
	eventLevyPassed = "levy-passed"
)

var bankWords = sync.OnceValue(func() []bankWord {
	var out []bankWord
	for _, r := range table("bankwords.csv") {
		w := bankWord{in: r[0] == "in", event: r[1]}
		for _, one := range strings.Fields(r[2]) {
			w.words = append(w.words, strings.Split(one, "&"))
		}
		out = append(out, w)
	}
	return out
})

// EventOfBank tells by the words of a bank line what happened, as a treasurer would guess; false if they do not say it.
func EventOfBank(l BankLine, levy LevyMode) (Event, bool) {
	text := squeeze(l.Counterparty + " " + l.Summary)
	for _, w := range bankWords() {
		if w.in != (l.Amount > 0) || !w.says(text) {
			continue
		}
		code := w.event
		if code == eventLevy {
			if code = eventLevySelf; levy == LevyPassed {
				code = eventLevyPassed
			}
		}
		return EventOf(code)
	}
	return Event{}, false
}

// says reports whether one of the words stands in a text.
func (w bankWord) says(text string) bool {
	for _, parts := range w.words {
		all := true
		for _, p := range parts {
			all = all && strings.Contains(text, squeeze(p))
		}
		if all {
			return true
		}
	}
	return false
}

// Redated is a 摘要 that was written on one day as it would read on another: the month that it names, that of its day or
// the one before, moves along, and so does the year. A text that names none stays.
func Redated(summary string, from, to Date) string {
	if !from.Valid() || !to.Valid() {
		return summary
	}
	for back := range 2 {
		was, now := from.Period(), to.Period()
		for range back {
			was, now = was.Prev(), now.Prev()
		}
		if at := monthAt(summary, was.Month()); at >= 0 {
			named := strconv.Itoa(was.Month()) + wordMonth
			summary = summary[:at] + strconv.Itoa(now.Month()) + wordMonth + summary[at+len(named):]
			return strings.Replace(summary, strconv.Itoa(was.Year())+wordYear, strconv.Itoa(now.Year())+wordYear, 1)
		}
	}
	return strings.Replace(summary, strconv.Itoa(from.Year())+wordYear, strconv.Itoa(to.Year())+wordYear, 1)
}

// monthAt is where a text names a month by its number, and no part of a longer one; -1 if it does not.
func monthAt(s string, month int) int {
	named := strconv.Itoa(month) + wordMonth
	for from := 0; ; {
		i := strings.Index(s[from:], named)
		if i < 0 {
			return -1
		}
		i += from
		if r, _ := utf8.DecodeLastRuneInString(s[:i]); r < '0' || r > '9' {
			return i
		}
		from = i + len(named)
	}
}
