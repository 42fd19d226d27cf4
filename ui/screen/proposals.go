package screen

import (
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

// typed is told of each key before the field gets it.
func (p proposals) typed(f *kit.Form, name, key string) {
	proposed, ok := p[name]
	if !ok || key == "" || key[0] < '0' || key[0] > '9' {
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
