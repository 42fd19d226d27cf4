package uitest

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// special are the keys with names of more than one letter.
var special = map[string]rune{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace,
	"delete": tea.KeyDelete, "insert": tea.KeyInsert, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
	"right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"space": tea.KeySpace, "f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5,
	"f6": tea.KeyF6, "f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10, "f11": tea.KeyF11,
	"f12": tea.KeyF12,
}

var modifiers = map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}

// KeyPress makes the message that a terminal sends for a key by name, such as "ctrl+s" or "shift+tab". What
// is no key's name is text, as an input method sends it.
func KeyPress(name string) tea.KeyPressMsg {
	var mod tea.KeyMod
	rest := name
	for {
		word, after, found := strings.Cut(rest, "+")
		m, ok := modifiers[word]
		if !found || !ok || after == "" {
			break
		}
		mod |= m
		rest = after
	}
	if code, ok := special[rest]; ok {
		msg := tea.KeyPressMsg{Code: code, Mod: mod}
		if code == tea.KeySpace && mod == 0 {
			msg.Text = " "
		}
		return msg
	}
	runes := []rune(rest)
	switch {
	case mod != 0 && len(runes) == 1:
		return tea.KeyPressMsg{Code: runes[0], Mod: mod}
	case len([]rune(name)) == 1:
		return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
	}
	return tea.KeyPressMsg{Code: tea.KeyExtended, Text: name}
}
