package kit

import (
	"slices"
	"strings"
)

// maxTerm bounds a search word, in characters.
const maxTerm = 24

// Index is what a `/` filter searches: the text of every row, prepared once. Building and searching take
// time for many rows, so both belong in commands. A built Index is never changed and may be read from
// several goroutines.
type Index struct {
	rows  [][]rune
	lower []string
	read  readings
}

// NewIndex prepares n rows. Text returns what a row is found by; parts such as name, group and number are
// separated by spaces, so that a surname is recognised at the beginning of a part.
func NewIndex(n int, text func(i int) string) *Index {
	ix := &Index{rows: make([][]rune, n), lower: make([]string, n), read: readings{}}
	for i := range n {
		ix.lower[i] = searchText(text(i))
		ix.rows[i] = []rune(ix.lower[i])
		ix.read.learn(ix.rows[i])
	}
	return ix
}

// Len returns the number of rows.
func (ix *Index) Len() int { return len(ix.rows) }

// Find returns the rows that hold every word of query, in order: as characters, as full or begun pinyin
// (wangfang, wangf), as initials (wf), or mixed (王f). Words are separated by spaces; case and full width do
// not matter. An empty query finds all rows.
func (ix *Index) Find(query string) []int {
	terms := terms(query)
	out := make([]int, 0, len(ix.rows))
	for i := range ix.rows {
		if ix.holds(i, terms) {
			out = append(out, i)
		}
	}
	return out
}

// Matches tells whether text is found by query, for short lists that need no Index.
func Matches(text, query string) bool {
	return len(NewIndex(1, func(int) string { return text }).Find(query)) == 1
}

func (ix *Index) holds(row int, terms []term) bool {
	for _, t := range terms {
		if strings.Contains(ix.lower[row], t.text) {
			continue
		}
		if !t.letters || !ix.spells(ix.rows[row], t.runes) {
			return false
		}
	}
	return true
}

// spells tells whether term, some of which is letters, is spelt somewhere in text.
func (ix *Index) spells(text, term []rune) bool {
	for i := range text {
		if ix.spellsAt(text, i, term) {
			return true
		}
	}
	return false
}

// spellsAt tells whether term is spelt from text[i] on: each character by itself, by its whole pinyin or its
// initial, the last one also by pinyin begun.
func (ix *Index) spellsAt(text []rune, i int, term []rune) bool {
	if len(term) == 0 {
		return true
	}
	if i == len(text) {
		return false
	}
	if text[i] == term[0] && ix.spellsAt(text, i+1, term[1:]) {
		return true
	}
	if text[i] < 0x3007 || term[0] > 0x7e {
		return isGap(text[i]) && i > 0 && ix.spellsAt(text, i+1, term)
	}
	return ix.read.eachReading(text, i, func(p string) bool {
		if rune(p[0]) != term[0] {
			return false
		}
		n := commonPrefix(p, term)
		if n == len(term) {
			return true
		}
		if n == len(p) && ix.spellsAt(text, i+1, term[n:]) {
			return true
		}
		return len(p) > 1 && ix.spellsAt(text, i+1, term[1:])
	})
}

func commonPrefix(p string, term []rune) int {
	n := 0
	for n < len(p) && n < len(term) && rune(p[n]) == term[n] {
		n++
	}
	return n
}

// term is one word of a query; letters tells whether it can be pinyin.
type term struct {
	text    string
	runes   []rune
	letters bool
}

func terms(query string) []term {
	var out []term
	for word := range strings.FieldsSeq(searchText(query)) {
		runes := []rune(word)
		runes = runes[:min(len(runes), maxTerm)]
		isLetter := func(r rune) bool { return r >= 'a' && r <= 'z' }
		out = append(out, term{string(runes), runes, slices.ContainsFunc(runes, isLetter)})
	}
	return out
}

// searchText folds width and case.
func searchText(s string) string {
	folds := func(r rune) bool { return r >= 'A' && r <= 'Z' || r > 0x9fff || r == 0x3000 }
	if allSimple(s) && !strings.ContainsFunc(s, folds) {
		return s
	}
	return strings.ToLower(strings.ReplaceAll(strings.Map(narrow, Clean(s)), "\u3000", " "))
}
