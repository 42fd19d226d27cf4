package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/screen"
	"gonghui/ui/text"
)

// opened is what opening the book led to.
type opened struct {
	book    *ledger.Book
	session screen.Session
	places  []kit.Place
	err     error
}

// openBook opens the book in a command: locking, walking and reading the file take time.
func (m *Root) openBook() tea.Cmd {
	o := m.opts
	return screen.Work(&m.open, func() (opened, error) { return open(o), nil }, m.opened)
}

func open(o Options) opened {
	out := opened{places: places(o), session: screen.Session{Today: model.DateOf(o.ledger().Now())}}
	out.book, out.err = ledger.Open(o.Book, o.ledger())
	if out.err != nil {
		return out
	}
	out.session, out.err = readSession(out.book)
	if out.err != nil {
		out.err = errors.Join(out.err, out.book.Close())
		out.book = nil
	}
	return out
}

func readSession(b *ledger.Book) (screen.Session, error) {
	s := screen.Session{Today: b.Today()}
	err := b.Read(func(v *ledger.View) error {
		var err error
		if s.Branch, err = v.Branch(); err != nil {
			return err
		}
		s.Years, err = v.Years()
		return err
	})
	return s, err
}

// startYear is the year that is shown first: the present one, or the last one that the book knows.
func startYear(s screen.Session) int {
	return max(min(s.Today.Year(), s.Years[len(s.Years)-1]), s.Years[0])
}

// opened shows the tabs, or the wizard when there is no book yet, or why it cannot be opened.
func (m *Root) opened(o opened) tea.Cmd {
	m.env.Places, m.env.Path, m.env.Options = o.places, m.opts.Book, m.opts.ledger()
	m.env.Session.Today = o.session.Today
	switch {
	case errors.Is(o.err, ledger.ErrNoBook) && !m.opts.ReadOnly:
		m.alone = []screen.Screen{screen.NewWizard(m.env)}
	case o.err != nil:
		m.alone = []screen.Screen{screen.NewTrouble(m.env, o.err)}
	default:
		return m.enter(o.book, o.session)
	}
	return m.alone[0].Init()
}

// enter takes a book in hand.
func (m *Root) enter(book *ledger.Book, s screen.Session) tea.Cmd {
	m.env.Book = book
	s.Year, s.Actor = startYear(s), m.env.Session.Actor
	if s.Actor == "" {
		s.Actor = s.Branch.Treasurer
	}
	*m.env.Session = s
	m.alone, m.stacks, m.tab = nil, make([][]screen.Screen, len(tabs())), 0
	cmds := []tea.Cmd{m.goTo(screen.Switch{Tab: tabs()[0].Key}), m.startVerify()}
	if len(book.Notices()) > 0 {
		m.modals = append(m.modals, kit.NewMessage(m.theme, text.NoticeTitle, text.NoticeInterrupted))
	}
	if book.Locked() {
		cmds = append(cmds, screen.AskPassphrase(m.env))
	}
	if s.Actor == "" && !m.env.ReadOnly() {
		m.modals = append(m.modals, m.actorPrompt())
	}
	return tea.Batch(cmds...)
}

// created takes in hand the book that the wizard made.
func (m *Root) created(msg screen.Created) tea.Cmd {
	book, next := msg.Book, msg.Next
	return screen.Work(&m.open,
		func() (screen.Session, error) { return readSession(book) },
		func(s screen.Session) tea.Cmd {
			cmd := m.enter(book, s)
			return tea.Batch(cmd, m.push(next(m.env)))
		})
}

// reopen opens the book again, after trouble or a restore, for reading only if that is asked.
func (m *Root) reopen(msg screen.Reopen) tea.Cmd {
	if msg.ReadOnly {
		m.opts.ReadOnly = true
	}
	if msg.Path != "" {
		m.opts.Book = msg.Path
	}
	book := m.env.Book
	m.env.Book, m.alone, m.stacks, m.modals = nil, nil, nil, nil
	m.history, m.state = history{}, unchecked
	m.verify.Drop()
	m.session.Drop()
	o := m.opts
	return screen.Work(&m.open, func() (opened, error) {
		var err error
		if book != nil {
			err = book.Close()
		}
		if err != nil {
			return opened{err: err}, nil //nolint:nilerr // what kept the book closed is shown in place of the tabs
		}
		return open(o), nil
	}, m.opened)
}

// changed reads what all screens share, and then lets the screens read.
func (m *Root) changed() tea.Cmd {
	book := m.env.Book
	if book == nil {
		return nil
	}
	return screen.Work(&m.session,
		func() (screen.Session, error) { return readSession(book) },
		func(s screen.Session) tea.Cmd {
			s.Year = max(min(m.env.Session.Year, s.Years[len(s.Years)-1]+1), s.Years[0])
			s.Actor = m.env.Session.Actor
			*m.env.Session = s
			return tea.Batch(m.reload(), m.watchIdle())
		})
}

// startVerify checks the whole book in the background.
func (m *Root) startVerify() tea.Cmd {
	book := m.env.Book
	if book == nil {
		return nil
	}
	m.state = checking
	return screen.Work(&m.verify,
		func() (ledger.VerifyReport, error) { return verify(book) },
		func(r ledger.VerifyReport) tea.Cmd {
			m.report, m.state = r, checked
			if r.Damage == nil && len(r.Differences) == 0 && r.More == 0 {
				return nil
			}
			m.state = differs
			return m.push(screen.NewDifferences(m.env, r))
		})
}

// verify is Book.Verify; that the program is leaving meanwhile is no error.
func verify(b *ledger.Book) (ledger.VerifyReport, error) {
	r, err := b.Verify(nil)
	if errors.Is(err, ledger.ErrClosed) {
		return r, nil
	}
	return r, err
}

// useActor changes the operator for all that is written from now on.
func (m *Root) useActor(name string) {
	if name = model.NormalizeName(name); name != "" {
		m.env.Session.Actor = name
	}
}
