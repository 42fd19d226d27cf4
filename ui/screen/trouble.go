package screen

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// trouble stands in place of the tabs when the book cannot be opened.
type trouble struct {
	env Env
	err error
}

// NewTrouble says why the book cannot be opened and what can be done.
func NewTrouble(env Env, err error) Screen { return &trouble{env: env, err: err} }

func (s *trouble) Init() tea.Cmd   { return nil }
func (s *trouble) Reload() tea.Cmd { return nil }
func (s *trouble) Title() string   { return text.TroubleTitle }

func (s *trouble) Keys() []kit.Binding {
	keys := []kit.Binding{{Keys: []string{"r", "f5", "ctrl+r"}, Help: text.TroubleAgain}}
	var busy *ledger.BusyError
	if errors.As(s.err, &busy) {
		keys = append(keys, kit.Binding{Keys: []string{"o", "f4", "ctrl+o"}, Help: text.TroubleReadOnly})
	}
	return append(keys, kit.Binding{Keys: []string{"b", "f6", "ctrl+b"}, Help: text.CareRestore})
}

func (s *trouble) Update(msg tea.Msg) tea.Cmd {
	for _, b := range s.Keys() {
		if !kit.Match(msg, b) {
			continue
		}
		switch b.Keys[0] {
		case "r":
			return send(Reopen{})
		case "o":
			return send(Reopen{ReadOnly: true})
		case "b":
			return restoreFlow(s.env)
		}
	}
	return nil
}

func (s *trouble) Draw(w, h int) (string, *tea.Cursor) {
	m := text.Error(s.err)
	lines := []string{"", s.env.Theme.Bad.Render("  " + kit.Fit(kit.Sanitize(m.What), w-4)), ""}
	for _, t := range []string{m.Where, m.Cause, m.Next, text.WizardFile + s.env.Path} {
		if t == "" {
			continue
		}
		for _, line := range kit.Wrap(t, w-4) {
			lines = append(lines, "  "+line)
		}
		lines = append(lines, "")
	}
	return kit.Block(lines, w, h), nil
}

// differences lists what a verification found.
type differences struct {
	env    Env
	report ledger.VerifyReport
	list   *kit.List
}

// NewDifferences names everything in the book that is not as the log says.
func NewDifferences(env Env, r ledger.VerifyReport) Screen {
	s := &differences{env: env, report: r}
	s.list = kit.NewList(env.Theme, kit.Column{Title: text.DiffersWhat, Width: 40, Flex: true})
	s.list.OnOpen = func(line string) tea.Cmd { return ask(kit.NewMessage(env.Theme, text.DiffersTitle, line)) }
	return s
}

func (s *differences) Init() tea.Cmd {
	lines := text.VerifyLines(s.report)
	return s.list.SetRows(kit.Rows{
		Len: len(lines), Key: func(i int) string { return lines[i] },
		Row: func(i int) []kit.Cell { return kit.Cells(lines[i]) }, Text: func(i int) string { return lines[i] },
	})
}

func (s *differences) Reload() tea.Cmd { return nil }
func (s *differences) Title() string   { return text.DiffersTitle }
func (s *differences) Escape() bool    { return s.list.Escape() }
func (s *differences) Editing() bool   { return s.list.Typing() }

func (s *differences) Keys() []kit.Binding {
	return []kit.Binding{
		{Keys: []string{"enter"}, Help: text.LogDetail},
		{Keys: []string{"v", "f4", "ctrl+y"}, Help: text.CareVerify},
		{Keys: []string{"b", "f6", "ctrl+b"}, Help: text.CareRestore},
	}
}

func (s *differences) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		switch {
		case kit.Match(msg, s.Keys()[1]):
			return tea.Sequence(pop(), send(Verify{}))
		case kit.Match(msg, s.Keys()[2]):
			return restoreFlow(s.env)
		}
	}
	return s.list.Update(kit.Local(msg, 0, differsHead))
}

// differsHead is how many lines stand above the list.
const differsHead = 4

func (s *differences) Draw(w, h int) (string, *tea.Cursor) {
	var head []string
	for _, line := range kit.Wrap(text.DiffersIntro, w-2) {
		head = append(head, s.env.Theme.Bad.Render(" "+line))
	}
	view, cursor := s.list.Draw(w, h-differsHead)
	return kit.Block(head, w, differsHead) + "\n" + view, kit.Offset(cursor, 0, differsHead)
}
