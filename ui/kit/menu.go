package kit

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/style"
	"gonghui/ui/text/words"
)

// Action is one line of a Menu.
type Action struct {
	Key   string // the key that does it at once, "" for none
	Label string
	Off   string // why it cannot be done now; such a line cannot be chosen
	Do    func() tea.Cmd
}

// Menu lists what can be done. Up and Down move, Enter does the selected action, an action's key does it at
// once, Esc closes. With Search, typing filters by characters, pinyin and initials instead.
type Menu struct {
	Title  string
	Search bool

	th      *style.Theme
	actions []Action
	index   *Index
	shown   []int
	at      int
	query   *Field
	done    bool
	said    string // the reason of a line that was tried although it is off
	drawnH  int
}

// NewMenu returns a menu with the cursor on its first action that can be done.
func NewMenu(th *style.Theme, title string, actions ...Action) *Menu {
	m := &Menu{Title: title, th: th, actions: actions, query: NewField(th, KindText), drawnH: 20}
	m.query.Focus()
	m.index = NewIndex(len(actions), func(i int) string { return actions[i].Label + " " + actions[i].Key })
	m.filter()
	return m
}

// NewPalette returns a menu that is searched by typing.
func NewPalette(th *style.Theme, title string, actions ...Action) *Menu {
	m := NewMenu(th, title, actions...)
	m.Search = true
	return m
}

// Done tells that an action was chosen or the menu closed.
func (m *Menu) Done() bool { return m.done }

// Start puts the cursor on the action at i of those given, if there is one and it can be done.
func (m *Menu) Start(i int) {
	if at := slices.Index(m.shown, i); at >= 0 && m.actions[i].Off == "" {
		m.at = at
	}
}

func (m *Menu) filter() {
	m.shown = m.index.Find(m.query.Value())
	m.at = 0
	for i, a := range m.shown {
		if m.actions[a].Off == "" {
			m.at = i
			break
		}
	}
}

// Update handles keys and clicks (in the box's own coordinates, see Local).
func (m *Menu) Update(msg tea.Msg) tea.Cmd {
	if click, ok := msg.(tea.MouseClickMsg); ok {
		return m.click(click)
	}
	key := Key(msg)
	m.said = ""
	switch key {
	case "esc":
		m.done = true
		return nil
	case "enter":
		return m.choose(m.at)
	case "up", "shift+tab", "ctrl+p":
		m.move(-1)
		return nil
	case "down", "tab", "ctrl+n":
		m.move(1)
		return nil
	case "home", "pgup":
		m.at = 0
		return nil
	case "end", "pgdown":
		m.at = max(len(m.shown)-1, 0)
		return nil
	}
	if !m.Search {
		for i, a := range m.shown {
			if key != "" && m.actions[a].Key == key {
				return m.choose(i)
			}
		}
		return nil
	}
	before := m.query.Value()
	m.query.Update(msg)
	if m.query.Value() != before {
		m.filter()
	}
	return nil
}

func (m *Menu) move(d int) {
	if n := len(m.shown); n > 0 {
		m.at = (m.at + d + n) % n
	}
}

// choose does an action, or says why it cannot be done.
func (m *Menu) choose(i int) tea.Cmd {
	if i >= len(m.shown) {
		return nil
	}
	a := m.actions[m.shown[i]]
	if a.Off != "" {
		m.at, m.said = i, a.Off
		return nil
	}
	m.done = true
	if a.Do == nil {
		return nil
	}
	return a.Do()
}

func (m *Menu) click(msg tea.MouseClickMsg) tea.Cmd {
	top, _ := m.window(m.drawnH)
	i := top + msg.Y - m.headHeight()
	if msg.Button != tea.MouseLeft || msg.Y < m.headHeight() || i < 0 || i >= len(m.shown) {
		return nil
	}
	return m.choose(i)
}

// headHeight is how many lines stand above the actions.
func (m *Menu) headHeight() int {
	if m.Search {
		return 2
	}
	return 1
}

// window returns the first action shown and how many fit h lines.
func (m *Menu) window(h int) (top, n int) {
	n = max(min(h-m.headHeight()-2, len(m.shown)), 1)
	return scrollTop(m.at, n), n
}

// Draw draws the menu's box: actions, and a last line for the reason of one that is off.
func (m *Menu) Draw(w, h int) (string, *tea.Cursor) {
	m.drawnH = h
	inner := max(min(m.wide(), w-2), 10)
	var lines []string
	var cursor *tea.Cursor
	if m.Search {
		view, x := m.query.View(inner - 2)
		lines = append(lines, " "+view)
		cursor = caret(x+2, 1)
	}
	top, n := m.window(h)
	for i := top; i < top+n && i < len(m.shown); i++ {
		lines = append(lines, m.line(i, inner))
	}
	if len(m.shown) == 0 {
		lines = append(lines, m.th.Dim.Render(" "+words.MenuNone))
	}
	last := ""
	if m.said != "" {
		last = m.th.Warn.Render(" " + Cut(words.MenuOff+Sanitize(m.said), inner-1))
	}
	return strings.Join(Frame(m.th, m.Title, append(lines, last), inner+2), "\n"), cursor
}

// wide is the width that all actions fit; it does not change while filtering.
func (m *Menu) wide() int {
	wide := max(Width(Sanitize(m.Title))+6, 28)
	for _, a := range m.actions {
		need := 5 + Width(Sanitize(a.Label)) + Width(KeyName(a.Key))
		if a.Off != "" {
			need += Width(Sanitize(a.Off)) + 4
		}
		wide = max(wide, need)
	}
	return wide
}

func (m *Menu) line(i, w int) string {
	a := m.actions[m.shown[i]]
	mark := "  "
	if i == m.at {
		mark = "> "
	}
	label := mark + Sanitize(a.Label)
	if a.Off != "" {
		label += "（" + Sanitize(a.Off) + "）"
	}
	key := KeyName(a.Key) + " "
	line := Fit(label, w-Width(key)) + key
	switch {
	case i == m.at:
		return m.th.Selected.Render(line)
	case a.Off != "":
		return m.th.Dim.Render(line)
	}
	return line
}
