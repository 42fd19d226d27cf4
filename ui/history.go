package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/ui/kit"
	"gonghui/ui/screen"
	"gonghui/ui/text"
)

// history is what can be undone and done again, the latest last. An act that cannot be undone ends it, since what
// came before may rest on it.
type history struct {
	undo, redo []screen.Act
}

// turned tells that an act was undone, or done again.
type turned struct {
	wrote screen.Wrote
	act   screen.Act
	back  bool
}

// wrote notes an act that was saved, says so, and lets everything read anew.
func (m *Root) wrote(msg screen.Wrote) tea.Cmd {
	if msg.Act.Undo != nil {
		m.history.undo = append(m.history.undo, msg.Act)
		m.history.redo = nil
	} else {
		m.history = history{}
	}
	return m.written(msg, msg.Act.Label)
}

func (m *Root) written(msg screen.Wrote, said string) tea.Cmd {
	if said != "" {
		m.toast = kit.Toast{Kind: kit.ToastDone, Text: said}
	}
	var then tea.Cmd
	if msg.Act.Then != nil {
		then = msg.Act.Then()
	}
	if msg.Err != nil {
		m.failed(msg.Err)
	}
	return tea.Sequence(then, m.changed())
}

// undo takes back the latest act by its compensating write.
func (m *Root) undo() tea.Cmd { return m.turn(&m.history.undo, text.NothingToUndo, true) }

// redo does again what was undone last.
func (m *Root) redo() tea.Cmd { return m.turn(&m.history.redo, text.NothingToRedo, false) }

func (m *Root) turn(from *[]screen.Act, nothing string, back bool) tea.Cmd {
	n := len(*from)
	if n == 0 {
		m.toast = kit.Toast{Kind: kit.ToastInfo, Text: nothing}
		return nil
	}
	act := (*from)[n-1]
	*from = (*from)[:n-1]
	once := act
	once.ID, once.Then, once.Refused = m.env.NewID(), nil, nil
	fn := act.Do
	if back {
		fn = act.Undo
	}
	cmd := screen.Perform(m.env, once, fn)
	return func() tea.Msg {
		msg := cmd()
		if w, ok := msg.(screen.Wrote); ok {
			return turned{wrote: w, act: act, back: back}
		}
		return msg
	}
}

// turned puts an act that was undone where it can be done again, and the other way round.
func (m *Root) turned(msg turned) tea.Cmd {
	if msg.back {
		m.history.redo = append(m.history.redo, msg.act)
		return m.written(msg.wrote, text.Undone(msg.act.Label))
	}
	m.history.undo = append(m.history.undo, msg.act)
	return m.written(msg.wrote, text.Redone(msg.act.Label))
}

// failed shows an error in the user's words. The same words are not shown twice over each other.
func (m *Root) failed(err error) {
	if errors.Is(err, ledger.ErrClosed) && m.env.Book == nil {
		return // the program is leaving the book
	}
	body := text.Error(err).Body()
	if n := len(m.modals); n > 0 {
		if d, ok := m.modals[n-1].(*kit.Dialog); ok && d.Body == body {
			return
		}
	}
	if errors.Is(err, ledger.ErrPoisoned) || errors.Is(err, ledger.ErrMoved) || errors.Is(err, ledger.ErrClosed) {
		m.modals = append(m.modals, kit.NewDialog(m.theme, text.FailTitle, body, 0, kit.Button{
			Label: text.FailReopen, Do: func() tea.Cmd { return send(screen.Reopen{}) },
		}))
		return
	}
	m.modals = append(m.modals, kit.NewMessage(m.theme, text.FailTitle, body))
}

// send makes a command of a message.
func send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
