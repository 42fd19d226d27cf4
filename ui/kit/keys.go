package kit

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"gonghui/ui/style"
)

// Binding ties keys to what they do. Help lines, the list of keys and menus are made from the same records
// that match the keys, so that they cannot drift.
type Binding struct {
	// Keys are the keys in Bubble Tea's names: "n", "enter", "ctrl+s", "f2". The first one is shown.
	Keys []string
	// Help says in a few words what the key does.
	Help string
	// Off, when not empty, says why the key does nothing now. It is shown and the key does not match.
	Off string
	// Quiet keeps the binding out of the help line; the list of all keys still has it.
	Quiet bool
}

// twins are the keys that a Chinese input method sends for ASCII punctuation.
var twins = strings.NewReplacer(
	"：", ":", "；", ";", "？", "?", "／", "/", "、", "/", "。", ".", "．", ".", "，", ",", "＝", "=", "＋", "+",
	"－", "-", "—", "-", "！", "!", "（", "(", "）", ")", "＊", "*", "％", "%", "　", " ", "《", "<", "》", ">",
	"【", "[", "】", "]", "‘", "'", "’", "'", "“", `"`, "”", `"`, "＂", `"`, "＇", "'", "～", "~", "·", "`",
)

// Key returns the name of a pressed key with full-width characters folded to the key that was meant: "？" is
// "?", "、" is "/", "ｎ" is "n", the keypad's Enter is "enter". It is empty for any other message.
func Key(msg tea.Msg) string {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return ""
	}
	name := press.String()
	if name == "" || name[0] < 0x80 {
		return name
	}
	return strings.Map(narrow, twins.Replace(name))
}

// narrow folds a full-width letter, digit or sign to its ASCII twin.
func narrow(r rune) rune {
	if r >= 0xff01 && r <= 0xff5e {
		return r - 0xff01 + '!'
	}
	return r
}

// Text returns what msg types: the characters of a key or of a paste. It is empty for keys that type nothing.
func Text(msg tea.Msg) string {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if msg.Mod&^tea.ModShift == 0 || msg.Code == tea.KeyExtended {
			return msg.Text
		}
	case tea.PasteMsg:
		return msg.Content
	}
	return ""
}

// Match tells whether msg presses one of b's keys and b is not switched off.
func Match(msg tea.Msg, b Binding) bool {
	return b.Off == "" && Pressed(msg, b)
}

// Pressed is Match that also answers for a binding that is switched off, so that its reason can be shown.
func Pressed(msg tea.Msg, b Binding) bool {
	name := Key(msg)
	return name != "" && key.Matches(folded(name), key.NewBinding(key.WithKeys(b.Keys...)))
}

// folded is the name of a key after Key has folded its full-width twin.
type folded string

func (f folded) String() string { return string(f) }

// keyNames are the parts of key names that are shown otherwise than they are called.
var keyNames = map[string]string{
	"ctrl": "Ctrl", "alt": "Alt", "shift": "Shift", "enter": "Enter", "esc": "Esc", "tab": "Tab",
	"space": "Space", "backspace": "Backspace", "delete": "Del", "insert": "Ins", "home": "Home", "end": "End",
	"pgup": "PgUp", "pgdown": "PgDn", "up": "Up", "down": "Down", "left": "Left", "right": "Right",
}

// KeyName returns the name of a key as users read it: "ctrl+s" is "Ctrl+S", "f2" is "F2".
func KeyName(key string) string {
	if key == "+" || len(key) < 2 {
		return key
	}
	parts := strings.Split(key, "+")
	for i, part := range parts {
		switch name, ok := keyNames[part]; {
		case ok:
			parts[i] = name
		case len(parts) > 1 || len(part) > 1 && part[0] == 'f':
			parts[i] = strings.ToUpper(part)
		}
	}
	return strings.Join(parts, "+")
}

// HelpLine draws the bindings of one moment as one line of w columns. What does not fit is left out from the
// end, whole entries at a time.
func HelpLine(th *style.Theme, w int, bindings ...Binding) string {
	var b strings.Builder
	used := 1
	b.WriteByte(' ')
	for _, bind := range bindings {
		if bind.Quiet || bind.Off != "" || len(bind.Keys) == 0 {
			continue
		}
		key, help := KeyName(bind.Keys[0]), Sanitize(bind.Help)
		need := Width(key) + 1 + Width(help) + 2
		if used+need-2 > w {
			break
		}
		used += need
		th.Key.Append(&b, key)
		b.WriteByte(' ')
		th.Dim.Append(&b, help)
		b.WriteString("  ")
	}
	return PadRight(b.String(), w)
}

// HelpRows lists all bindings for the page of keys: one line each, with every key of a binding and, for one
// that is off, the reason.
func HelpRows(th *style.Theme, w int, bindings ...Binding) []string {
	const keys = 22
	rows := make([]string, 0, len(bindings))
	for _, bind := range bindings {
		names := make([]string, len(bind.Keys))
		for i, k := range bind.Keys {
			names[i] = KeyName(k)
		}
		row := " " + th.Key.Render(Fit(strings.Join(names, " "), keys)) + " " + Sanitize(bind.Help)
		if bind.Off != "" {
			row += th.Dim.Render("（" + Sanitize(bind.Off) + "）")
		}
		rows = append(rows, Fit(row, w))
	}
	return rows
}
