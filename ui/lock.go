package ui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/ui/kit"
	"gonghui/ui/screen"
	"gonghui/ui/text"
)

// A protected book that nobody has touched for idleMost turns of idleTurn is locked, and the screen with it.
const (
	idleTurn = 30 * time.Second
	idleMost = 20
)

// idled comes every idleTurn while there is something to lock. watch tells the clock that sent it from one that was
// given up.
type idled struct{ watch int }

// watchIdle starts the clock anew if the book can be locked.
func (m *Root) watchIdle() tea.Cmd {
	m.watch++
	m.idle = 0
	if m.env.Book == nil || !m.env.Book.Protected() || m.env.Book.Locked() || !m.opts.AutoLock {
		return nil
	}
	return m.nextIdle()
}

func (m *Root) nextIdle() tea.Cmd {
	turn := idled{m.watch}
	return tea.Tick(idleTurn, func(time.Time) tea.Msg { return turn })
}

// idled counts a turn in which nothing was pressed.
func (m *Root) idled(msg idled) tea.Cmd {
	book := m.env.Book
	if msg.watch != m.watch || book == nil || !book.Protected() || book.Locked() {
		return nil
	}
	if m.idle++; m.idle < idleMost {
		if !m.opts.AutoLock {
			return nil
		}
		return m.nextIdle()
	}
	m.asleep = true
	m.askAwake("")
	return screen.Work(&m.sleep, func() (bool, error) { return true, book.Lock() }, func(bool) tea.Cmd {
		return m.changed()
	})
}

// askAwake asks for the passphrase that wakes the screen; Esc does not take the question off.
func (m *Root) askAwake(wrong string) {
	book := m.env.Book
	p := kit.NewPrompt(m.theme, text.LockIdleTitle, text.LockIdleBody, kit.KindSecret, func(passphrase string) tea.Cmd {
		return screen.Work(&m.sleep, func() (wrong bool, err error) {
			_, err = book.Unlock(passphrase)
			if errors.Is(err, ledger.ErrPassphrase) {
				return true, nil
			}
			return false, err
		}, m.awake)
	})
	p.Required = true
	p.SetError(wrong)
	m.lock = p
}

// awake shows the program again as it was.
func (m *Root) awake(wrong bool) tea.Cmd {
	if wrong {
		m.askAwake(text.Error(ledger.ErrPassphrase).What)
		return nil
	}
	m.asleep, m.lock = false, nil
	return tea.Batch(m.changed(), m.watchIdle())
}

// atLock handles a key while the screen is locked: leaving is always possible when nothing would be lost.
func (m *Root) atLock(msg tea.Msg) tea.Cmd {
	switch kit.Key(msg) {
	case "esc":
		return nil
	case "ctrl+c", "ctrl+q", "f10":
		if m.dirty() {
			return nil
		}
		return tea.Quit
	}
	if m.lock == nil {
		return nil
	}
	return m.lock.Update(msg)
}

// drawLock draws a screen that shows nothing of the book.
func (m *Root) drawLock() (string, *tea.Cursor) {
	blank := kit.Block(nil, m.w, m.h)
	if m.lock == nil {
		return blank, nil
	}
	return kit.PlaceModal(blank, m.lock, m.w, m.h)
}
