package kit

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// buffer is an edited text: its characters as the user sees them and the cursor between them. A cell is a
// cluster of Clean text, or "\n" in a buffer that has several lines.
type buffer struct {
	cells []string
	cur   int
}

func (b *buffer) value() string { return strings.Join(b.cells, "") }

// set replaces the text and puts the cursor behind it.
func (b *buffer) set(s string, lines bool) {
	b.cells = cellsOf(s, lines)
	b.cur = len(b.cells)
}

// cellsOf splits s into cells; with lines it keeps line ends, else they become spaces.
func cellsOf(s string, lines bool) []string {
	if !lines {
		return clusters(Clean(s))
	}
	var out []string
	for i, line := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		if i > 0 {
			out = append(out, "\n")
		}
		out = append(out, clusters(Clean(line))...)
	}
	return out
}

// insert puts s at the cursor; what would exceed limit cells (0: no limit) is left out. The text is split
// anew, since a combining mark joins the letter before the cursor.
func (b *buffer) insert(s string, lines bool, limit int) {
	before, after := strings.Join(b.cells[:b.cur], ""), strings.Join(b.cells[b.cur:], "")
	if limit > 0 {
		added := cellsOf(s, lines)
		s = strings.Join(added[:min(len(added), max(limit-len(b.cells), 0))], "")
	}
	b.cells = cellsOf(before+s+after, lines)
	b.cur = min(len(cellsOf(before+s, lines)), len(b.cells))
}

// remove deletes the cells from i up to j and puts the cursor there.
func (b *buffer) remove(i, j int) {
	b.cells = slices.Delete(slices.Clone(b.cells), i, j)
	b.cur = i
}

// wordLeft returns where the word before the cursor begins: a run of Han characters or of others.
func (b *buffer) wordLeft() int {
	i := b.cur
	for i > 0 && isSpace(b.cells[i-1]) {
		i--
	}
	if i == 0 {
		return 0
	}
	latin := isLatin(b.cells[i-1])
	for i > 0 && !isSpace(b.cells[i-1]) && isLatin(b.cells[i-1]) == latin {
		i--
	}
	return i
}

// wordRight returns where the word after the cursor ends.
func (b *buffer) wordRight() int {
	i, n := b.cur, len(b.cells)
	for i < n && isSpace(b.cells[i]) {
		i++
	}
	if i == n {
		return n
	}
	latin := isLatin(b.cells[i])
	for i < n && !isSpace(b.cells[i]) && isLatin(b.cells[i]) == latin {
		i++
	}
	return i
}

func isSpace(cell string) bool { return cell == " " || cell == "\n" || cell == "\u3000" }

// edits are the editing keys that every text input has. A row moves the cursor to where to returns, or, if
// it cuts, deletes all between.
var edits = []struct {
	keys []string
	cut  bool
	to   func(b *buffer) int
}{
	{[]string{"left", "ctrl+b"}, false, func(b *buffer) int { return b.cur - 1 }},
	{[]string{"right", "ctrl+f"}, false, func(b *buffer) int { return b.cur + 1 }},
	{[]string{"home", "ctrl+a"}, false, func(b *buffer) int { return b.lineStart() }},
	{[]string{"end", "ctrl+e"}, false, func(b *buffer) int { return b.lineEnd() }},
	{[]string{"ctrl+left", "alt+left", "alt+b"}, false, func(b *buffer) int { return b.wordLeft() }},
	{[]string{"ctrl+right", "alt+right", "alt+f"}, false, func(b *buffer) int { return b.wordRight() }},
	{[]string{"backspace", "ctrl+h"}, true, func(b *buffer) int { return b.cur - 1 }},
	{[]string{"delete", "ctrl+d"}, true, func(b *buffer) int { return b.cur + 1 }},
	{[]string{"ctrl+u"}, true, func(b *buffer) int { return b.lineStart() }},
	{[]string{"ctrl+k"}, true, func(b *buffer) int { return b.lineEnd() }},
	{[]string{"ctrl+w", "alt+backspace"}, true, func(b *buffer) int { return b.wordLeft() }},
	{[]string{"ctrl+delete", "alt+d"}, true, func(b *buffer) int { return b.wordRight() }},
}

func (b *buffer) lineStart() int {
	i := b.cur
	for i > 0 && b.cells[i-1] != "\n" {
		i--
	}
	return i
}

func (b *buffer) lineEnd() int {
	i := b.cur
	for i < len(b.cells) && b.cells[i] != "\n" {
		i++
	}
	return i
}

// press does what an editing key does; it reports whether msg is one. A read-only buffer only moves.
func (b *buffer) press(msg tea.Msg, readOnly bool) bool {
	name := Key(msg)
	for _, e := range edits {
		if !slices.Contains(e.keys, name) {
			continue
		}
		to := min(max(e.to(b), 0), len(b.cells))
		switch {
		case !e.cut:
			b.cur = to
		case !readOnly:
			b.remove(min(b.cur, to), max(b.cur, to))
		}
		return true
	}
	return false
}
