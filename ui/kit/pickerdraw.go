package kit

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/text/words"
)

// Draw draws the picker's box: where it is, the list, and what went wrong.
func (p *Picker) Draw(w, h int) (string, *tea.Cursor) {
	inner, high := max(min(w-2, 76), 20), max(min(h-4, 20), 4)
	where := p.path
	if where == "" {
		where = words.PickerPlaces
	}
	view, cur := p.list.Draw(inner-2, high)
	lines := []string{" " + p.th.Dim.Render(tail(Sanitize(where), inner-2))}
	for line := range strings.SplitSeq(view, "\n") {
		lines = append(lines, " "+line)
	}
	last := p.th.Dim.Render(Cut(p.hint(), inner-2))
	switch {
	case p.failed != "":
		last = p.th.Bad.Render(Cut(Sanitize(p.failed), inner-2))
	case p.reading:
		last = p.th.Dim.Render(words.PickerReading)
	case p.path != "" && len(p.entries) == 0 && !p.folder:
		last = p.th.Warn.Render(Cut(words.PickerEmpty, inner-2))
	}
	lines = append(lines, " "+last)
	return strings.Join(Frame(p.th, p.Title, lines, inner+2), "\n"), Offset(cur, 2, 2)
}

// hint says which keys work here; letters search, so that there is no help page.
func (p *Picker) hint() string {
	switch {
	case p.path == "":
		return words.PickerKeys
	case p.folder:
		return words.PickerFolderKeys
	}
	return words.PickerFileKeys
}

// tail returns the end of a path that fits w columns.
func tail(s string, w int) string {
	cells := clusters(s)
	for len(cells) > 0 && Width(strings.Join(cells, "")) > w-2 && Width(s) > w {
		cells = cells[1:]
	}
	if rest := strings.Join(cells, ""); rest != s {
		return ".." + rest
	}
	return s
}
