package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// smallForm asks for a few things in one act; do makes the act from what was filled in.
type smallForm struct {
	env   Env
	id    string // of the command
	title string
	form  *kit.Form
	do    func(f *kit.Form) Act
}

// newSmallForm has the fields of rows; ctrl+s does what do says, shows what is refused at its field, and goes back
// before the act's own Then.
func newSmallForm(env Env, title string, do func(f *kit.Form) Act, rows ...[]kit.Item) *smallForm {
	s := &smallForm{env: env, id: env.NewID(), title: title, do: do, form: kit.NewForm(env.Theme, rows...)}
	s.form.OnSave = s.save
	s.form.MarkClean()
	return s
}

func (s *smallForm) Init() tea.Cmd                       { return nil }
func (s *smallForm) Reload() tea.Cmd                     { return nil }
func (s *smallForm) Editing() bool                       { return true }
func (s *smallForm) Dirty() bool                         { return s.form.Dirty() }
func (s *smallForm) Keys() []kit.Binding                 { return fieldKeys(s.env) }
func (s *smallForm) Update(msg tea.Msg) tea.Cmd          { return s.form.Update(msg) }
func (s *smallForm) Draw(w, h int) (string, *tea.Cursor) { return s.form.Draw(w, h) }
func (s *smallForm) Title() string                       { return s.title }

func (s *smallForm) save() tea.Cmd {
	if s.env.ReadOnly() {
		return warning(text.StateReadOnly)
	}
	a := s.do(s.form)
	a.ID = s.id
	then := a.Then
	a.Then = func() tea.Cmd {
		s.form.MarkClean()
		if then == nil {
			return pop()
		}
		return tea.Sequence(pop(), then())
	}
	a.Refused = func(err error) bool { return refusedBy(s.form, err) }
	return write(s.env, a)
}

// dayField is a field for a day, where today's shortcuts count from today.
func dayField(env Env, d model.Date) *kit.Field {
	f := filledField(env, kit.KindDate, 0, d.String())
	f.Base = env.Today().String()
	return f
}

// numberItem is a field for a whole number that is not negative.
func numberItem(env Env, name, label, value string, required bool) []kit.Item {
	return []kit.Item{{
		Name: name, Label: label, Width: 10, Required: required, Input: filledField(env, kit.KindText, 7, value),
		Check: func(v string) string {
			if n, err := strconv.Atoi(v); v != "" && (err != nil || n < 0) {
				return text.CountBadNumber
			}
			return ""
		},
	}}
}

// wholeNumber is what a field of numberItem holds, 0 if nothing.
func wholeNumber(f *kit.Form, name string) int {
	n, err := strconv.Atoi(f.Value(name))
	if err != nil {
		return 0
	}
	return n
}

// classItem is a field for a class of assets.
func classItem(env Env, class model.AssetClass) kit.Item {
	info, _ := model.AssetClassOf(string(class))
	return kit.Item{
		Name: kAssetClass, Label: text.AssetClass, Required: true, Width: 26,
		Input: filledField(env, kit.KindText, model.MaxName, info.Name),
		Check: func(v string) string {
			if _, ok := model.AssetClassOf(v); v != "" && !ok {
				return text.AssetBadClass(v)
			}
			return ""
		},
	}
}

// askClass offers the classes of assets and fills the one that is chosen into a form.
func askClass(env Env, f *kit.Form, then func()) tea.Cmd {
	var actions []kit.Action
	for _, c := range model.AssetClasses() {
		actions = append(actions, kit.Action{Label: text.AssetClassLine(c), Do: func() tea.Cmd {
			f.SetValue(kAssetClass, c.Name)
			then()
			return nil
		}})
	}
	return ask(kit.NewPalette(env.Theme, text.AssetClass, actions...))
}
