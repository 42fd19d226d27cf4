package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// columnGap parts the columns of a table in plain text.
const columnGap = 2

// WriteText writes a table for a terminal: columns aligned, amounts at the right with thousands commas,
// totals set off by a line. Nothing in it acts on a terminal.
func WriteText(w io.Writer, t Table) error {
	out := bufio.NewWriter(w)
	title := t.Title
	if title == "" {
		title = t.Name
	}
	line(out, harmless(title))
	if len(t.Heading) > 0 {
		line(out, strings.Join(allHarmless(t.Heading), strings.Repeat(" ", columnGap)))
	}
	if t.Void != "" {
		line(out, harmless(t.Void))
	} else {
		writeGrid(out, t)
	}
	for _, n := range t.Notes {
		line(out, harmless(n))
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}

func writeGrid(out *bufio.Writer, t Table) {
	widths := make([]int, len(t.Columns))
	total := -columnGap
	for i, c := range t.Columns {
		widths[i] = screenWidth(harmless(c.Name))
		for _, rows := range [][][]string{t.Rows, t.Foot} {
			for _, r := range rows {
				if i < len(r) {
					widths[i] = max(widths[i], screenWidth(shown(c.Kind, r[i])))
				}
			}
		}
		total += widths[i] + columnGap
	}
	write := func(cells []string, kindOf func(i int) ColumnKind) {
		var b strings.Builder
		for i, w := range widths {
			cell := ""
			if i < len(cells) {
				cell = cells[i]
			}
			cell = shown(kindOf(i), cell)
			pad := strings.Repeat(" ", w-screenWidth(cell))
			if right(t.Columns[i].Kind) {
				cell = pad + cell
			} else {
				cell += pad
			}
			if i > 0 {
				b.WriteString(strings.Repeat(" ", columnGap))
			}
			b.WriteString(cell)
		}
		line(out, strings.TrimRight(b.String(), " "))
	}
	plain := func(int) ColumnKind { return Text }
	typed := func(i int) ColumnKind { return t.Columns[i].Kind }
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	rule := strings.Repeat("-", max(total, 0))
	write(names, plain)
	line(out, rule)
	for i, r := range t.Rows {
		write(r, typed)
		_, is := slices.BinarySearch(t.Between, i)
		_, next := slices.BinarySearch(t.Between, i+1)
		if is && !next && !t.SumsFirst && i < len(t.Rows)-1 {
			line(out, "")
		}
	}
	if len(t.Foot) > 0 {
		line(out, rule)
	}
	for _, r := range t.Foot {
		write(r, typed)
	}
}

func line(out *bufio.Writer, s string) { _, _ = out.WriteString(s + "\n") }

// right reports whether a column's text stands at the right.
func right(k ColumnKind) bool { return k == Money || k == Number || k == Percent }

// screenWidth is how many columns a text takes on a terminal: Han characters two, marks that join none.
// Characters of ambiguous width count one, as terminals draw them unless told otherwise.
func screenWidth(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r):
		case isWide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

func isWide(r rune) bool {
	if r < 0x80 {
		return false
	}
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}
