package screen

import (
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/kit"
)

// proposals are the days that a form has put into its fields by itself. Whoever types a digit there writes another
// day: the proposal goes, so that it need not be deleted first.
type proposals map[string]string

// put proposes a value.
func (p proposals) put(f *kit.Form, name, value string) {
	f.SetValue(name, value)
	p[name] = value
}

// typed is told of what is typed or pasted before the field gets it.
func (p proposals) typed(f *kit.Form, msg tea.Msg) {
	name := f.Focused()
	proposed, ok := p[name]
	first, _ := utf8.DecodeRuneInString(kit.Text(msg))
	if !ok || !unicode.IsDigit(first) {
		return
	}
	delete(p, name)
	if f.Value(name) == proposed {
		f.SetValue(name, "")
	}
}

// dayIn reads a day that is being typed, completed as its field will complete it; what is none yet is none.
func dayIn(env Env, typed string) model.Date {
	whole, err := kit.CompleteDate(typed, env.Today().String(), false)
	if err != nil {
		return 0
	}
	return dateOf(whole)
}
