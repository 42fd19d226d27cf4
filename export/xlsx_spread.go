package export

import (
	"slices"
	"strings"
)

// apart writes up to three texts in one row: at the left, in the middle, at the right.
func (s *sheet) apart(texts []string) {
	across := [][]string{{}, {"left"}, {"left", "right"}, {"left", "center", "right"}}[len(texts)]
	if s.pieces(rowHeight+2, 0, texts, across) {
		return
	}
	if n := len(texts); n == 3 && s.pieces(rowHeight+2, 0, []string{spread(texts[:2], s.lay.total()/2), texts[2]},
		[]string{"left", "right"}) {
		return
	}
	s.paragraph(spread(texts, s.lay.total()), cellStyle{across: "left"})
}

// signed writes places to sign in one line.
func (s *sheet) signed(texts []string) {
	if !s.pieces(signHeight, signRoom, texts, slices.Repeat([]string{"left"}, len(texts))) {
		s.span(signHeight, spreadSigns(texts, s.lay.total(), bodySize), cellStyle{across: "left"})
	}
}

// signRoom is the room behind a place to sign, in columns.
const signRoom = 8

// pieces writes texts in one row, each in cells of its own; false, and nothing is written, where the columns of the
// sheet leave one of them no room and so much beside it.
func (s *sheet) pieces(height, beside int, texts, across []string) bool {
	n := len(s.lay.widths)
	if n < len(texts) {
		return false
	}
	starts := append(s.split(len(texts), columnsOf(texts[0])), n)
	for i, text := range texts {
		room := 0
		for _, w := range s.lay.widths[starts[i]:starts[i+1]] {
			room += w
		}
		if room < columnsOf(text)+beside {
			return false
		}
	}
	cells := make([]any, n)
	for i, text := range texts {
		cells[starts[i]] = s.text(text, cellStyle{across: across[i]})
	}
	s.put(height, cells)
	for i := range texts {
		s.merge(starts[i], starts[i+1]-1)
	}
	return true
}

// split finds the columns where n pieces of about equal width begin, the first at least so wide if that can be.
func (s *sheet) split(n, least int) []int {
	starts := make([]int, n)
	total, sum, next := s.lay.total(), 0, 1
	for i, w := range s.lay.widths {
		due := sum+w/2 >= total*next/n && (next > 1 || sum >= least)
		if next < n && (due || len(s.lay.widths)-i == n-next) && i > starts[next-1] {
			starts[next] = i
			next++
		}
		sum += w
	}
	return starts
}

// spread sets texts apart so that they fill a width.
func spread(texts []string, width int) string { return apartBy(texts, width, len(texts)-1) }

// spreadSigns sets places to sign apart so that each has the same room behind it, the last too. size is that of the
// letters, in points.
func spreadSigns(texts []string, width, size int) string {
	return apartBy(texts, width*signSize/size, len(texts))
}

// signSize is how big letters are, in points, two of whose columns take two of a sheet's in 宋体.
const signSize = 12

// apartBy sets texts apart by a share each of the width that they leave free.
func apartBy(texts []string, width, shares int) string {
	if len(texts) < 2 {
		return strings.Join(texts, "")
	}
	gap := width
	for _, t := range texts {
		gap -= columnsOf(t)
	}
	gap = max(gap*9/20/shares, 2) // a little less than there is: fonts differ
	return strings.Join(texts, strings.Repeat(ideographic, gap))
}
