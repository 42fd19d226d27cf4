package ui

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/ui/kit"
	"gonghui/ui/screen"
	"gonghui/ui/style"
)

// Root is the program's model. Everything in it is touched inside Update and View only.
type Root struct {
	opts  Options
	theme *style.Theme
	env   screen.Env
	w, h  int

	// alone replaces the tabs while there is no book: the wizard, or what kept the book from opening.
	alone  []screen.Screen
	tab    int
	stacks [][]screen.Screen // one for each tab, empty until it is gone to
	modals []kit.Modal
	toast  kit.Toast

	open    screen.Slot // of the opening
	session screen.Slot // of what all screens share
	verify  screen.Slot // of the verification
	state   state
	report  ledger.VerifyReport
	history history

	// asleep: the screen is locked, and lock asks for the passphrase that wakes it.
	asleep bool
	lock   *kit.Prompt
	sleep  screen.Slot
	idle   int // turns of the clock since something was pressed
	watch  int // the clock that counts
}

// state is how far the verification of the whole book has come.
type state uint8

const (
	unchecked state = iota
	checking
	checked
	differs
)

// Init asks for the book and for the terminal's background; the first frame is drawn meanwhile.
func (m *Root) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, m.openBook())
}

// Update routes one message.
func (m *Root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
		return m, m.broadcast(msg)
	case tea.BackgroundColorMsg:
		*m.theme = m.theme.WithBackground(msg.IsDark())
		return m, nil
	case idled:
		return m, m.idled(msg)
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseMsg:
		return m, m.input(msg)
	}
	if cmd, ok := m.asked(msg); ok {
		return m, cmd
	}
	return m, m.broadcast(msg)
}

// input routes what the user does.
func (m *Root) input(msg tea.Msg) tea.Cmd {
	m.idle = 0
	if m.asleep {
		return m.atLock(msg)
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		return m.paste(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	}
	return nil
}

// asked carries out what a screen or a command asked of the root.
func (m *Root) asked(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case screen.Deliverer:
		return msg.Deliver(), true
	case screen.Push:
		return m.push(msg.Screen), true
	case screen.Pop:
		return m.pop(), true
	case screen.Replace:
		m.drop()
		return m.push(msg.Screen), true
	case screen.Switch:
		return m.goTo(msg), true
	case screen.Ask:
		m.modals = append(m.modals, msg.Modal)
		return nil, true
	case screen.Toast:
		m.toast = kit.Toast(msg)
		return nil, true
	case screen.Failed:
		m.failed(msg.Err)
		return nil, true
	case screen.Wrote:
		return m.wrote(msg), true
	case screen.Changed:
		return m.changed(), true
	case screen.UseYear:
		m.env.Session.Year = msg.Year
		return m.reload(), true
	case screen.UseActor:
		m.useActor(msg.Name)
		return nil, true
	case screen.Verify:
		return m.startVerify(), true
	case screen.Created:
		return m.created(msg), true
	case screen.Reopen:
		return m.reopen(msg), true
	case turned:
		return m.turned(msg), true
	case pressed:
		return m.toScreen(tea.KeyPressMsg(msg)), true
	}
	return nil, false
}

// stack is the screens that are open in the present tab.
func (m *Root) stack() *[]screen.Screen {
	if len(m.stacks) == 0 {
		return &m.alone
	}
	return &m.stacks[m.tab]
}

// top is the screen that is shown, or nil while the book is being opened.
func (m *Root) top() screen.Screen {
	if s := *m.stack(); len(s) > 0 {
		return s[len(s)-1]
	}
	return nil
}

func (m *Root) push(s screen.Screen) tea.Cmd {
	*m.stack() = append(*m.stack(), s)
	return s.Init()
}

// drop takes the top screen off; the last one of a stack stays.
func (m *Root) drop() {
	if s := *m.stack(); len(s) > 0 {
		*m.stack() = s[:len(s)-1]
	}
}

// pop goes back to the screen below, which shows what it showed.
func (m *Root) pop() tea.Cmd {
	if len(*m.stack()) > 1 {
		m.drop()
	}
	return nil
}

// goTo switches to a tab, which keeps the screens that were open in it.
func (m *Root) goTo(to screen.Switch) tea.Cmd {
	var cmd tea.Cmd
	for i, t := range tabs() {
		if t.Key != to.Tab || len(m.stacks) == 0 {
			continue
		}
		m.tab = i
		if len(m.stacks[i]) == 0 {
			cmd = m.push(t.New(m.env))
		}
		if to.Screen != nil {
			cmd = tea.Sequence(cmd, m.push(to.Screen))
		}
	}
	return cmd
}

// screens are all that are open, in all tabs.
func (m *Root) screens() []screen.Screen {
	all := append([]screen.Screen(nil), m.alone...)
	for _, s := range m.stacks {
		all = append(all, s...)
	}
	return all
}

// broadcast gives a message that is no input to every screen and modal: each knows its own.
func (m *Root) broadcast(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range m.screens() {
		cmds = append(cmds, s.Update(msg))
	}
	for _, x := range m.modals {
		cmds = append(cmds, x.Update(msg))
	}
	m.settle()
	return tea.Batch(cmds...)
}

// reload lets every open screen read anew.
func (m *Root) reload() tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range m.screens() {
		cmds = append(cmds, s.Reload())
	}
	return tea.Batch(cmds...)
}

// settle takes off the modals that are over.
func (m *Root) settle() {
	kept := m.modals[:0]
	for _, x := range m.modals {
		if !x.Done() {
			kept = append(kept, x)
		}
	}
	m.modals = kept
}
