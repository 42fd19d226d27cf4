package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/kit"
	"gonghui/ui/screen"
	"gonghui/ui/style"
	"gonghui/ui/text"
)

// pressed makes the palette press a key of the screen below.
type pressed tea.KeyPressMsg

// palette lists everything that can be done now: what the screen can do, the tabs, the tools, and the program's
// own actions. It is another way to every letter, for whoever has an input method on.
func (m *Root) palette() tea.Cmd {
	var actions []kit.Action
	if top := m.top(); top != nil {
		actions = append(actions, ofKeys(top)...)
		if a, ok := top.(screen.Actor); ok {
			actions = append(actions, a.Actions()...)
		}
	}
	if len(m.stacks) > 0 {
		for _, p := range m.places() {
			said := func(a kit.Action) bool { return p.Label == text.PaletteOpen+" "+a.Label }
			if !slices.ContainsFunc(actions, said) {
				actions = append(actions, p)
			}
		}
	}
	m.modals = append(m.modals, kit.NewPalette(m.theme, text.PaletteName, append(actions, m.own()...)...))
	return nil
}

// moves are the keys that only move about, which is nothing to choose from a list.
var moves = []string{"up", "down", "left", "right", "home", "end", "pgup", "pgdown", "tab", "shift+tab", "esc"}

// ofKeys makes actions of a screen's bindings.
func ofKeys(s screen.Screen) []kit.Action {
	var out []kit.Action
	for _, b := range s.Keys() {
		if len(b.Keys) == 0 || b.Help == "" || slices.Contains(moves, b.Keys[0]) {
			continue
		}
		press, ok := keyPress(b.Keys[0])
		if !ok || isEditing(s) && kit.Text(press) != "" {
			continue
		}
		out = append(out, kit.Action{
			Key: b.Keys[0], Label: b.Help, Off: b.Off, Do: func() tea.Cmd { return send(pressed(press)) },
		})
	}
	return out
}

// places are the tabs and the tools.
func (m *Root) places() []kit.Action {
	var out []kit.Action
	for _, t := range tabs() {
		out = append(out, kit.Action{Key: t.Key, Label: text.PaletteTab + " " + t.Title, Do: func() tea.Cmd {
			return send(screen.Switch{Tab: t.Key})
		}})
	}
	for _, t := range tools() {
		off := ""
		if t.Writes && m.env.ReadOnly() {
			off = text.StateReadOnly
		}
		out = append(out, kit.Action{Label: text.PaletteOpen + " " + t.Title, Off: off, Do: func() tea.Cmd {
			return send(screen.Push{Screen: t.New(m.env)})
		}})
	}
	return out
}

// own are the program's own actions.
func (m *Root) own() []kit.Action {
	var out []kit.Action
	if len(m.stacks) > 0 {
		out = append(out,
			kit.Action{Label: text.KeyYear, Do: func() tea.Cmd { return send(screen.Ask{Modal: m.yearMenu()}) }},
			kit.Action{Label: text.KeyActor, Do: func() tea.Cmd { return send(screen.Ask{Modal: m.actorMenu()}) }},
			kit.Action{Label: text.KeyVerify, Do: func() tea.Cmd { return send(screen.Verify{}) }},
		)
	}
	for _, g := range globals() {
		if g.Help == text.KeyPalette {
			continue
		}
		out = append(out, kit.Action{Key: g.Keys[0], Label: g.Help, Do: func() tea.Cmd { return g.Do(m) }})
	}
	return out
}

// yearMenu offers the book's years and the one after them.
func (m *Root) yearMenu() kit.Modal {
	var actions []kit.Action
	years := m.env.Session.Years
	for y := years[len(years)-1] + 1; y >= years[0]; y-- {
		actions = append(actions, kit.Action{Label: text.YearLabel(y), Do: func() tea.Cmd {
			return send(screen.UseYear{Year: y})
		}})
	}
	menu := kit.NewMenu(m.theme, text.YearTitle, actions...)
	menu.Start(years[len(years)-1] + 1 - m.env.Session.Year)
	return menu
}

// actorMenu offers the union's officers as operators.
func (m *Root) actorMenu() kit.Modal {
	b := m.env.Session.Branch
	var actions []kit.Action
	seen := map[string]bool{"": true}
	for _, name := range []string{b.Treasurer, b.Cashier, b.Chair, b.Auditor} {
		if !seen[name] {
			seen[name] = true
			actions = append(actions, kit.Action{Label: name, Do: func() tea.Cmd {
				return send(screen.UseActor{Name: name})
			}})
		}
	}
	actions = append(actions, kit.Action{Label: text.ActorOther, Do: func() tea.Cmd {
		return send(screen.Ask{Modal: m.actorPrompt()})
	}})
	return kit.NewMenu(m.theme, text.ActorTitle, actions...)
}

// actorPrompt asks for the operator's name.
func (m *Root) actorPrompt() kit.Modal {
	p := kit.NewPrompt(m.theme, text.ActorTitle, text.ActorBody, kit.KindText, func(name string) tea.Cmd {
		return send(screen.UseActor{Name: name})
	})
	p.Required = true
	return p
}

// help lists every key that is valid now.
func (m *Root) help() tea.Cmd {
	page := &helpPage{theme: m.theme}
	top := m.top()
	if top != nil {
		page.here = top.Keys()
	}
	editing := isEditing(top)
	if !editing && len(m.alone) == 0 {
		page.global = append(page.global, kit.Binding{
			Keys: []string{tabs()[0].Key + "-" + tabs()[len(tabs())-1].Key}, Help: text.KeyTabs,
		})
	}
	for _, g := range globals() {
		valid := slices.DeleteFunc(slices.Clone(g.Keys), func(key string) bool {
			return editing && len([]rune(key)) == 1
		})
		if len(valid) > 0 {
			page.global = append(page.global, bind(g.Help, valid...))
		}
	}
	m.modals = append(m.modals, page)
	return nil
}

// helpPage is the list of keys, made from the bindings themselves.
type helpPage struct {
	theme        *style.Theme
	here, global []kit.Binding
	top, most    int
	done         bool
}

// helpPageRows is how far the page keys scroll: some rows less than the smallest window shows.
const helpPageRows = 12

// Done tells that the page was closed.
func (p *helpPage) Done() bool { return p.done }

// Update scrolls; any other key closes.
func (p *helpPage) Update(msg tea.Msg) tea.Cmd {
	switch kit.Key(msg) {
	case "":
	case "down", "j":
		p.top = min(p.top+1, p.most)
	case "up", "k":
		p.top = max(p.top-1, 0)
	case "pgdown", "space":
		p.top = min(p.top+helpPageRows, p.most)
	case "pgup":
		p.top = max(p.top-helpPageRows, 0)
	default:
		p.done = true
	}
	return nil
}

// Draw draws the box of keys.
func (p *helpPage) Draw(w, h int) (string, *tea.Cursor) {
	inner := min(w-6, 72)
	var lines []string
	if len(p.here) > 0 {
		lines = append(lines, p.theme.Heading.Render(" "+text.HelpHere))
		lines = append(lines, kit.HelpRows(p.theme, inner, p.here...)...)
		lines = append(lines, "")
	}
	lines = append(lines, p.theme.Heading.Render(" "+text.HelpGlobal))
	lines = append(lines, kit.HelpRows(p.theme, inner, p.global...)...)
	room := max(h-6, 1)
	p.most = max(len(lines)-room, 0)
	top := min(p.top, p.most)
	lines = lines[top:min(top+room, len(lines))]
	lines = append(lines, "", p.theme.Dim.Render(" "+kit.Cut(text.HelpClose, inner-1)))
	return strings.Join(kit.Frame(p.theme, text.HelpTitle, lines, inner+2), "\n"), nil
}

// named are the keys with names of more than one letter that bindings use.
var named = map[string]rune{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace,
	"delete": tea.KeyDelete, "insert": tea.KeyInsert, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
	"right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"space": tea.KeySpace, "f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5,
	"f6": tea.KeyF6, "f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10,
}

// modifiers are the prefixes of key names.
var modifiers = []struct {
	name string
	mod  tea.KeyMod
}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}}

// keyPress makes the message that pressing the key of that name sends.
func keyPress(name string) (tea.KeyPressMsg, bool) {
	var mod tea.KeyMod
	for _, m := range modifiers {
		if rest, ok := strings.CutPrefix(name, m.name); ok && rest != "" {
			name, mod = rest, mod|m.mod
		}
	}
	if code, ok := named[name]; ok {
		msg := tea.KeyPressMsg{Code: code, Mod: mod}
		if name == "space" && mod == 0 {
			msg.Text = " "
		}
		return msg, true
	}
	runes := []rune(name)
	if len(runes) != 1 {
		return tea.KeyPressMsg{}, false
	}
	msg := tea.KeyPressMsg{Code: runes[0], Mod: mod}
	if mod == 0 {
		msg.Text = name
	}
	return msg, true
}
