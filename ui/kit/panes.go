package kit

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"gonghui/ui/style"
)

// Beside joins two blocks of h lines with a vertical line between: the left one at leftW columns, then the
// line and a space, then the right one at rightW columns.
func Beside(th *style.Theme, left, right string, leftW, rightW, h int) string {
	l, r := strings.Split(left, "\n"), strings.Split(right, "\n")
	bar := th.Border.Render(th.Glyphs.V) + " "
	out := make([]string, max(h, 0))
	for i := range out {
		var a, b string
		if i < len(l) {
			a = l[i]
		}
		if i < len(r) {
			b = r[i]
		}
		out[i] = PadRight(a, leftW) + bar + PadRight(b, rightW)
	}
	return strings.Join(out, "\n")
}

// Rule draws a horizontal line of w columns.
func Rule(th *style.Theme, w int) string {
	return th.Border.Render(strings.Repeat(th.Glyphs.H, max(w, 0)))
}

// Frame draws a border around lines, with a title in its upper edge. The result is w columns wide, at least
// 4, and two lines higher than lines; what is too wide is cut.
func Frame(th *style.Theme, title string, lines []string, w int) []string {
	g, inner := th.Glyphs, max(w-2, 2)
	left, rest := g.TopLeft, inner
	if title = Cut(Sanitize(title), inner-4); title != "" {
		left, title, rest = left+g.H, " "+title+" ", inner-1-2-Width(title)
	}
	top := th.Border.Render(left) + th.Title.Render(title)
	out := []string{top + th.Border.Render(strings.Repeat(g.H, max(rest, 0))+g.TopRight)}
	side := th.Border.Render(g.V)
	for _, line := range lines {
		out = append(out, side+PadRight(line, inner)+side)
	}
	bottom := g.BottomLeft + strings.Repeat(g.H, inner) + g.BottomRight
	return append(out, th.Border.Render(bottom))
}

// Overlay lays box over back at column x and line y. Both are blocks; wide characters that the box's edges
// cut become spaces.
func Overlay(back, box string, x, y int) string {
	lines := strings.Split(back, "\n")
	for i, line := range strings.Split(box, "\n") {
		at := y + i
		if at < 0 || at >= len(lines) {
			continue
		}
		lines[at] = overlayLine(lines[at], line, x)
	}
	return strings.Join(lines, "\n")
}

func overlayLine(back, line string, x int) string {
	end, all := x+Width(line), Width(back)
	left := PadRight(back, x)
	if strings.Contains(left, "\x1b") {
		left += ansi.ResetStyle
	}
	if end >= all {
		return left + line
	}
	right := ansi.TruncateLeftWc(back, end, "")
	if Width(right) > all-end {
		right = spaces(1) + ansi.TruncateLeftWc(back, end+1, "")
	}
	return left + line + right
}

// CenterAt returns where a box of bw by bh stands in the middle of w by h; it never begins left of or above
// the area.
func CenterAt(w, h, bw, bh int) (x, y int) { return max((w-bw)/2, 0), max((h-bh)/3, 0) }
