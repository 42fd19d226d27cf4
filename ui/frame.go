package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// The frame: title, tabs and a rule above the body, the help line below it.
const (
	minW, minH = 80, 24
	tabsLine   = 1
	bodyTop    = 3
	frameLines = 4
)

func (m *Root) small() bool { return m.w < minW || m.h < minH }

func (m *Root) bodyHeight() int { return m.h - frameLines }

// View draws the window. It is the only place that makes a tea.View.
func (m *Root) View() tea.View {
	content, cursor := m.draw()
	v := tea.NewView(content)
	v.Cursor = cursor
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = text.WindowTitle
	return v
}

func (m *Root) draw() (string, *tea.Cursor) {
	if m.w <= 0 || m.h <= 0 {
		return "", nil
	}
	if m.asleep {
		return m.drawLock()
	}
	if m.small() {
		last := text.SmallQuit
		if m.dirty() {
			last = text.SmallDirty
		}
		return kit.Block([]string{"", " " + text.SmallWindow(m.w, m.h), "", " " + last}, m.w, m.h), nil
	}
	body, cursor := "", (*tea.Cursor)(nil)
	title := text.WindowTitle
	if top := m.top(); top != nil {
		body, cursor = top.Draw(m.w, m.bodyHeight())
		cursor = kit.Offset(cursor, 0, bodyTop)
		title = top.Title()
	} else {
		body = "\n  " + text.Opening
	}
	lines := make([]string, 0, m.h)
	lines = append(lines, m.titleLine(title), m.tabLine(), kit.Rule(m.theme, m.w))
	lines = append(lines, strings.Split(kit.Block(strings.Split(body, "\n"), m.w, m.bodyHeight()), "\n")...)
	lines = append(lines, m.lastLine())
	frame := strings.Join(lines, "\n")
	for _, x := range m.modals {
		frame, cursor = kit.PlaceModal(frame, x, m.w, m.h)
	}
	return frame, cursor
}

// titleLine has the screen's title at the left and the book's state at the right, which is never cut.
func (m *Root) titleLine(title string) string {
	right := strings.Join(m.states(), " · ") + " "
	room := max(m.w-kit.Width(right)-2, 0)
	return " " + m.theme.Title.Render(kit.Fit(kit.Sanitize(title), room)) + " " + right
}

// states say in words whose hands the book is in and what is known of it.
func (m *Root) states() []string {
	if m.env.Book == nil {
		return nil
	}
	actor := kit.Sanitize(m.env.Actor())
	if actor == "" {
		actor = text.StateNoActor
	}
	out := []string{kit.Cut(actor, 16), [...]string{
		unchecked: text.StateUnchecked, checking: text.StateChecking, checked: text.StateChecked,
		differs: text.StateDiffers,
	}[m.state]}
	switch {
	case m.env.Book.Locked():
		out = append(out, text.StateLocked)
	case m.env.Book.Protected():
		out = append(out, text.StateGuarded)
	default:
		out = append(out, text.StateOpenKey)
	}
	if m.env.ReadOnly() {
		out = append(out, text.StateReadOnly)
	}
	if d := m.env.Session.Branch.Demo; d != 0 {
		out = append(out, text.DemoDay(d))
	}
	return out
}

// tabLine shows the tabs; the present one stands in brackets.
func (m *Root) tabLine() string {
	if len(m.stacks) == 0 {
		return strings.Repeat(" ", m.w)
	}
	var b strings.Builder
	for i, t := range tabs() {
		if i > 0 {
			b.WriteByte(' ')
		}
		if i == m.tab {
			m.theme.TabOn.Append(&b, "["+t.Key+" "+t.Title+"]")
		} else {
			m.theme.Tab.Append(&b, " "+t.Key+" "+t.Title+" ")
		}
	}
	return kit.PadRight(b.String(), m.w)
}

// tabAt finds the tab at a column of the row of tabs.
func tabAt(x int) string {
	left := 0
	for _, t := range tabs() {
		wide := kit.Width(t.Key+" "+t.Title) + 2
		if x >= left && x < left+wide {
			return t.Key
		}
		left += wide + 1
	}
	return ""
}

// lastLine is the toast, or the keys that are valid now.
func (m *Root) lastLine() string {
	if !m.toast.IsZero() {
		return m.toast.Line(m.theme, m.w)
	}
	if len(m.modals) > 0 {
		return kit.HelpLine(m.theme, m.w, inLineModal()...)
	}
	top := m.top()
	if top == nil {
		return kit.HelpLine(m.theme, m.w, inLine()...)
	}
	common := inLine()
	if isEditing(top) {
		common = inLineEditing(len(*m.stack()) > 1)
	}
	// The common keys keep their place at the end: what the screen adds is left out before them.
	own := []kit.Binding{}
	room := m.w - helpWidth(common)
	for _, b := range top.Keys() {
		if room -= helpWidth([]kit.Binding{b}); room < 0 {
			break
		}
		own = append(own, b)
	}
	return kit.HelpLine(m.theme, m.w, append(own, common...)...)
}

// helpWidth is what bindings take of the help line.
func helpWidth(bindings []kit.Binding) int {
	n := 0
	for _, b := range bindings {
		if !b.Quiet && b.Off == "" && len(b.Keys) > 0 {
			n += kit.Width(kit.KeyName(b.Keys[0])) + kit.Width(kit.Sanitize(b.Help)) + 3
		}
	}
	return n
}
