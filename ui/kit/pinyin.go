package kit

import (
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// readings are the pinyin of the characters an index has met, without tones; ü is v.
type readings map[rune][]string

// learn adds the characters of s.
func (rd readings) learn(s []rune) {
	for _, r := range s {
		if r < 0x3007 {
			continue
		}
		if _, ok := rd[r]; !ok {
			rd[r] = usual(r)
		}
	}
}

// usual returns the usual reading of r, and a second one where words need it; none for what is no Han.
func usual(r rune) []string {
	args := pinyin.NewArgs()
	all := slices.Clone(pinyin.SinglePinyin(r, args))
	if second, ok := polyphones[r]; ok {
		all = append(all, second)
	}
	for _, p := range all {
		if strings.Contains(p, "v") {
			all = append(all, strings.ReplaceAll(p, "v", "u"))
		}
	}
	return all
}

// eachReading calls try with the readings of text[i] until one succeeds: the usual ones, and at the
// beginning of a part those as a surname.
func (rd readings) eachReading(text []rune, i int, try func(p string) bool) bool {
	if slices.ContainsFunc(rd[text[i]], try) {
		return true
	}
	if i == 0 || isGap(text[i-1]) {
		if p, ok := surnames[text[i]]; ok && try(p) {
			return true
		}
		if i+1 < len(text) {
			if pair, ok := compounds[string(text[i:i+2])]; ok && try(pair[0]) {
				return true
			}
		}
		return false
	}
	if i == 1 || isGap(text[i-2]) {
		if pair, ok := compounds[string(text[i-1:i+1])]; ok && try(pair[1]) {
			return true
		}
	}
	return false
}

// isGap finds characters between the parts of a text, which a search by initials passes over.
func isGap(r rune) bool { return strings.ContainsRune(" ·•-/，、（）()", r) }
