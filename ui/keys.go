package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/kit"
	"gonghui/ui/screen"
	"gonghui/ui/text"
)

// global is a binding that is valid everywhere.
type global struct {
	kit.Binding
	Do func(*Root) tea.Cmd
}

// globals are the program's own bindings. Of each, only the keys that type nothing are left while a field has the
// focus. Every letter and function key has another way: a Ctrl key, or the palette.
func globals() []global {
	return []global{
		{bind(text.KeyHelp, "?", "f1", "ctrl+g"), (*Root).help},
		{bind(text.KeyPalette, ":", "f9", "ctrl+p"), (*Root).palette},
		{bind(text.KeyReload, "f5", "ctrl+r"), (*Root).changed},
		{bind(text.KeyUndo, "u"), (*Root).undo},
		{bind(text.KeyRedo, "U"), (*Root).redo},
		{bind(text.KeyBack, "esc"), (*Root).back},
		{bind(text.KeyNextTab, "ctrl+pgdown", "alt+right"), (*Root).nextTab},
		{bind(text.KeyPrevTab, "ctrl+pgup", "alt+left"), (*Root).prevTab},
		{bind(text.KeyQuit, "q", "f10", "ctrl+q", "ctrl+c"), (*Root).quit},
	}
}

func bind(help string, keys ...string) kit.Binding {
	return kit.Binding{Keys: keys, Help: help, Quiet: true}
}

// inLine are the global bindings that the help line ends with.
func inLine() []kit.Binding {
	return []kit.Binding{
		{Keys: []string{":"}, Help: text.KeyPalette},
		{Keys: []string{"?"}, Help: text.KeyHelp},
		{Keys: []string{"q"}, Help: text.KeyQuit},
	}
}

// inLineEditing are those while a field has the focus; below there may be a screen to go back to.
func inLineEditing(below bool) []kit.Binding {
	last := kit.Binding{Keys: []string{"ctrl+q"}, Help: text.KeyQuit}
	if below {
		last = kit.Binding{Keys: []string{"esc"}, Help: text.KeyBack}
	}
	return []kit.Binding{last, {Keys: []string{"f1"}, Help: text.KeyHelp}}
}

// inLineModal are the keys of every modal; those of the screen below are not valid then.
func inLineModal() []kit.Binding {
	return []kit.Binding{{Keys: []string{"enter"}, Help: text.KeyTake}, {Keys: []string{"esc"}, Help: text.KeyBack}}
}

// key routes one key press; see the package comment for the order.
func (m *Root) key(msg tea.KeyPressMsg) tea.Cmd {
	m.toast = kit.Toast{}
	name := kit.Key(msg)
	if m.small() {
		if name == "q" || name == "ctrl+c" || name == "ctrl+q" || name == "f10" {
			return m.quit()
		}
		return nil
	}
	if n := len(m.modals); n > 0 && name != "ctrl+c" {
		cmd := m.modals[n-1].Update(msg)
		m.settle()
		return cmd
	}
	top := m.top()
	editing := isEditing(top)
	if top != nil && !editing {
		for _, b := range top.Keys() {
			if kit.Pressed(msg, b) {
				return m.ofScreen(msg, b)
			}
		}
	}
	if kit.Text(msg) == "" || !editing {
		if cmd, ok := m.global(msg, editing); ok {
			return cmd
		}
	}
	return m.toScreen(msg)
}

// ofScreen passes a key on that one of the screen's bindings names, or says why the binding is off.
func (m *Root) ofScreen(msg tea.KeyPressMsg, b kit.Binding) tea.Cmd {
	if b.Off != "" {
		m.toast = kit.Toast{Kind: kit.ToastWarn, Text: b.Off}
		return nil
	}
	return m.toScreen(msg)
}

// global does what a key means everywhere.
func (m *Root) global(msg tea.KeyPressMsg, editing bool) (tea.Cmd, bool) {
	for _, g := range globals() {
		if kit.Match(msg, g.Binding) {
			return g.Do(m), true
		}
	}
	if editing {
		return nil, false
	}
	for _, t := range tabs() {
		if kit.Key(msg) == t.Key {
			return m.goTo(screen.Switch{Tab: t.Key}), true
		}
	}
	return nil, false
}

// toScreen gives input to the top screen.
func (m *Root) toScreen(msg tea.Msg) tea.Cmd {
	if top := m.top(); top != nil {
		return top.Update(msg)
	}
	return nil
}

// paste goes where typed text goes.
func (m *Root) paste(msg tea.PasteMsg) tea.Cmd {
	m.toast = kit.Toast{}
	if n := len(m.modals); n > 0 {
		return m.modals[n-1].Update(msg)
	}
	return m.toScreen(msg)
}

// mouse goes to the topmost modal, to the row of tabs, or to the screen, in its own coordinates.
func (m *Root) mouse(msg tea.MouseMsg) tea.Cmd {
	if m.small() {
		return nil
	}
	if n := len(m.modals); n > 0 {
		box, _ := m.modals[n-1].Draw(m.w, m.h)
		x, y := kit.ModalAt(box, m.w, m.h)
		cmd := m.modals[n-1].Update(kit.Local(msg, x, y))
		m.settle()
		return cmd
	}
	if click, ok := msg.(tea.MouseClickMsg); ok && click.Y == tabsLine && len(m.stacks) > 0 {
		if key := tabAt(click.X); key != "" {
			return m.goTo(screen.Switch{Tab: key})
		}
		return nil
	}
	at := msg.Mouse()
	if at.Y < bodyTop || at.Y >= bodyTop+m.bodyHeight() {
		return nil
	}
	return m.toScreen(kit.Local(msg, 0, bodyTop))
}

func isEditing(s screen.Screen) bool {
	e, ok := s.(screen.Editor)
	return ok && e.Editing()
}

func isDirty(s screen.Screen) bool {
	d, ok := s.(screen.Dirty)
	return ok && d.Dirty()
}

// back is Esc: the screen undoes something of its own, or is left, with a question if it is dirty.
func (m *Root) back() tea.Cmd {
	top := m.top()
	if e, ok := top.(screen.Escaper); ok && e.Escape() {
		return nil
	}
	if len(*m.stack()) < 2 {
		return nil
	}
	if !isDirty(top) {
		return m.pop()
	}
	m.modals = append(m.modals, kit.NewConfirm(m.theme, text.LeaveTitle, text.LeaveBody, kit.Button{
		Label: text.LeaveYes, Danger: true, Do: func() tea.Cmd { return send(screen.Pop{}) },
	}))
	return nil
}

// quit leaves the program, with a question if anything is not saved. A second Ctrl+C while the question is asked
// changes nothing.
func (m *Root) quit() tea.Cmd {
	if m.dirty() {
		if len(m.modals) == 0 && !m.small() {
			m.modals = append(m.modals, kit.NewConfirm(m.theme, text.LeaveTitle, text.QuitBody, kit.Button{
				Label: text.QuitYes, Danger: true, Do: func() tea.Cmd { return tea.Quit },
			}))
		}
		return nil
	}
	return tea.Quit
}

// dirty tells that a form holds what was not saved.
func (m *Root) dirty() bool { return slices.ContainsFunc(m.screens(), isDirty) }

func (m *Root) nextTab() tea.Cmd { return m.turnTab(1) }

func (m *Root) prevTab() tea.Cmd { return m.turnTab(-1) }

func (m *Root) turnTab(d int) tea.Cmd {
	n := len(tabs())
	return m.goTo(screen.Switch{Tab: tabs()[(m.tab+d+n)%n].Key})
}
