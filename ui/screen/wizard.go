package screen

import (
	"os"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// wizard makes the book on the first run: the union's data, the first year.
type wizard struct {
	env  Env
	form *kit.Form
	slot Slot
}

// NewWizard is shown when there is no book yet at the place where it should be.
func NewWizard(env Env) Screen {
	s := &wizard{env: env}
	b := model.Branch{FirstYear: env.Today().Year(), Treasurer: env.Actor()}
	s.form = newBranchForm(env, b)
	s.form.OnSave = s.create
	s.form.OnLeave = func(string) tea.Cmd {
		s.hint()
		return nil
	}
	return s
}

func (s *wizard) Init() tea.Cmd   { return nil }
func (s *wizard) Reload() tea.Cmd { return nil }
func (s *wizard) Title() string   { return text.WizardTitle }
func (s *wizard) Editing() bool   { return true }
func (s *wizard) Dirty() bool     { return s.form.Dirty() }

func (s *wizard) Keys() []kit.Binding {
	busy := ""
	if s.slot.Waiting() {
		busy = text.WizardBusy
	}
	return []kit.Binding{
		{Keys: []string{"tab"}, Help: text.FieldNext},
		{Keys: []string{"ctrl+s"}, Help: text.WizardCreate, Off: busy},
		{Keys: []string{"f6", "ctrl+o"}, Help: text.WizardRestore},
	}
}

func (s *wizard) Update(msg tea.Msg) tea.Cmd {
	switch kit.Key(msg) {
	case "f6", "ctrl+o":
		return restoreFlow(s.env)
	}
	if s.slot.Waiting() {
		return nil
	}
	return s.form.Update(kit.Local(msg, 0, wizardHead))
}

// wizardHead is how many lines stand above the form.
const wizardHead = 3

func (s *wizard) Draw(w, h int) (string, *tea.Cursor) {
	th := s.env.Theme
	file := th.Dim.Render(" " + kit.Fit(text.WizardFile+kit.Sanitize(s.env.Path), w-2))
	head := []string{" " + text.WizardIntro, file, ""}
	if s.slot.Waiting() {
		head[2] = th.Info.Render(" " + text.WizardBusy)
	}
	view, cursor := s.form.Draw(w, h-wizardHead)
	lines := kit.Block(head, w, wizardHead)
	return lines + "\n" + view, kit.Offset(cursor, 0, wizardHead)
}

// hint shows what is worth a look but does not keep the book from being made.
func (s *wizard) hint() {
	b := branchOf(s.form, model.Branch{Categories: model.DefaultCategories()})
	hintAt(s.form, model.CheckBranch(b), []string{fCode, fAccount}, nil)
}

// create makes the book in a command and hands it to the root.
func (s *wizard) create() tea.Cmd {
	b := branchOf(s.form, model.Branch{Categories: model.DefaultCategories()})
	path, o := s.env.Path, s.env.Options
	c := ledger.Command{ID: s.env.NewID(), Actor: s.env.Actor()}
	if c.Actor == "" {
		c.Actor = b.Treasurer
	}
	o.Holder = c.Actor
	type result struct {
		book *ledger.Book
		err  error
	}
	return Work(&s.slot, func() (result, error) {
		r := result{err: ledger.ErrDenied}
		if os.MkdirAll(filepath.Dir(path), 0o700) == nil {
			r.book, r.err = ledger.Create(path, b, c, o)
		}
		return r, nil
	}, func(r result) tea.Cmd {
		switch {
		case r.err == nil:
			return tea.Batch(send(Created{Book: r.book, Next: NewStart}), done(text.Created(b)))
		case showRefused(s.form, r.err):
			return nil
		}
		return fail(r.err)
	})
}
