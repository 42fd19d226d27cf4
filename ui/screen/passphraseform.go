package screen

import (
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// passphraseForm takes a new passphrase, twice.
type passphraseForm struct {
	env   Env
	title string
	form  *kit.Form
	made  string // the passphrase that was made for the user, shown until the form is left
}

const fPerson, fPass, fAgain = "person", "pass", "again"

// newPassphraseForm asks for a person's passphrase; named says that the person can be chosen.
func newPassphraseForm(
	env Env, title, person string, named bool, taken func(person, passphrase string) tea.Cmd,
) Screen {
	s := &passphraseForm{env: env, title: title}
	who := filledField(env, kit.KindText, model.MaxName, person)
	who.ReadOnly = !named
	pass, again := kit.NewField(env.Theme, kit.KindSecret), kit.NewField(env.Theme, kit.KindSecret)
	pass.Placeholder = text.ProtectPassGhost
	items := []kit.Item{
		{Name: fPerson, Label: text.ProtectPerson, Input: who, Width: 24, Required: true},
		{Name: fPass, Label: text.ProtectPass, Input: pass, Width: 40, Required: true, Check: longEnough},
		{Name: fAgain, Label: text.ProtectAgain, Input: again, Width: 40, Required: true},
	}
	items[2].Check = func(value string) string {
		if value != pass.Value() {
			return text.ProtectDiffers
		}
		return ""
	}
	s.form = kit.NewForm(env.Theme, items[:1], items[1:2], items[2:])
	s.form.EnterSaves = true
	s.form.OnSave = func() tea.Cmd {
		return tea.Sequence(pop(), taken(s.form.Value(fPerson), s.form.Value(fPass)))
	}
	return s
}

func longEnough(value string) string {
	if utf8.RuneCountInString(value) < ledger.MinPassphrase {
		return text.Error(ledger.ErrWeak).What
	}
	return ""
}

func (s *passphraseForm) Init() tea.Cmd   { return nil }
func (s *passphraseForm) Title() string   { return s.title }
func (s *passphraseForm) Reload() tea.Cmd { return nil }
func (s *passphraseForm) Editing() bool   { return true }
func (s *passphraseForm) Dirty() bool     { return s.form.Dirty() }

func (s *passphraseForm) Keys() []kit.Binding {
	return append(fieldKeys(s.env), bind(text.ProtectSuggest, "", "f2", "ctrl+l"))
}

func (s *passphraseForm) Update(msg tea.Msg) tea.Cmd {
	switch kit.Key(msg) {
	case "f2", "ctrl+l":
		return s.suggest()
	}
	return s.form.Update(msg)
}

// suggest fills in a passphrase that nobody guesses and shows it, to be written down.
func (s *passphraseForm) suggest() tea.Cmd {
	made, err := s.env.Book.NewPassphrase()
	if err != nil {
		return fail(err)
	}
	s.made = made
	s.form.SetValue(fPass, made)
	s.form.SetValue(fAgain, made)
	return nil
}

func (s *passphraseForm) Draw(w, h int) (string, *tea.Cursor) {
	body, cursor := s.form.Draw(w, h-3)
	if s.made == "" {
		return body, cursor
	}
	return body + "\n\n " + s.env.Theme.Warn.Render(text.ProtectSuggested) + " " + s.made, cursor
}
