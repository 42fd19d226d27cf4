package screen

import (
	"slices"
	"sync"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// roster is a snapshot of everybody on the list of members, by member number. It is never changed once it is made.
type roster struct {
	all   []model.Member
	at    map[model.ID]int
	index func() *kit.Index // built by the first search
}

// readRoster reads the open parts of all members, and their families, whom the form of a visit offers.
func readRoster(v *ledger.View) (*roster, error) {
	all, err := v.Members()
	if err != nil {
		return nil, err
	}
	for i := range all {
		all[i].Private = model.MemberPrivate{Family: all[i].Private.Family}
	}
	r := newRoster(all)
	merged, err := v.Merged()
	for id, m := range merged {
		r.at[id] = r.at[m.ID]
	}
	return r, err
}

func newRoster(all []model.Member) *roster {
	r := &roster{all: all, at: make(map[model.ID]int, len(all))}
	for i, m := range all {
		r.at[m.ID] = i
	}
	r.index = sync.OnceValue(func() *kit.Index {
		return kit.NewIndex(len(all), func(i int) string { return personWords(all[i]) })
	})
	return r
}

// personWords is what a person is found by.
func personWords(m model.Member) string {
	return m.Name + " " + m.Number + " " + m.Department + " " + m.Group + " " + m.Office
}

// get returns a person; the zero value for one who is not there.
func (r *roster) get(id model.ID) model.Member {
	if i, ok := r.at[id]; ok {
		return r.all[i]
	}
	return model.Member{}
}

// find returns who may be meant: whoever has this number, else whoever bears this name, else all who are found by
// its characters, pinyin or initials.
func (r *roster) find(words string) []model.Member {
	name := model.NormalizeName(words)
	for _, same := range []func(model.Member) bool{
		func(m model.Member) bool { return m.Number == words || text.Person(m) == words },
		func(m model.Member) bool { return m.Name == name },
	} {
		var out []model.Member
		for _, m := range r.all {
			if same(m) {
				out = append(out, m)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	found := r.index().Find(words)
	out := make([]model.Member, len(found))
	for i, at := range found {
		out[i] = r.all[at]
	}
	return out
}

// personPick is the field of a form that says whom a record is about. What is typed (a name, its initials, a
// number) becomes one person when the field is left; F2 lists those who may be meant.
type personPick struct {
	env    Env
	form   *kit.Form
	name   string // of the form's item
	people *roster
	id     model.ID
	shown  string // the field's words for the person
	enrol  string // who will be entered as a non-member when the form is saved
	// chosen is called when another person is chosen.
	chosen func() tea.Cmd
}

func newPersonPick(env Env, name string) *personPick {
	return &personPick{env: env, name: name, people: newRoster(nil)}
}

// item is the field for a form, which must then be given to the pick.
func (p *personPick) item() kit.Item {
	f := kit.NewField(p.env.Theme, kit.KindText)
	f.Limit, f.Placeholder = model.MaxName, text.PersonGhost
	return kit.Item{Name: p.name, Label: text.PersonLabel, Input: f, Width: 28, Required: true, Check: p.check}
}

// set puts a person into the field.
func (p *personPick) set(m model.Member) tea.Cmd {
	p.id, p.enrol, p.shown = m.ID, "", text.Person(m)
	p.form.SetValue(p.name, p.shown)
	p.form.SetHint(p.name, text.PersonState(m))
	if p.chosen == nil {
		return nil
	}
	return p.chosen()
}

// setNew says that a person who is on no list is to be entered as a non-member.
func (p *personPick) setNew(name string) tea.Cmd {
	p.id, p.enrol, p.shown = 0, name, name
	p.form.SetValue(p.name, name)
	p.form.SetHint(p.name, text.PersonNew)
	return nil
}

// member is who was chosen.
func (p *personPick) member() model.Member {
	if p.enrol != "" {
		return model.Member{Name: p.enrol, Status: model.StatusNonMember}
	}
	return p.people.get(p.id)
}

// typed forgets the choice when its words were changed.
func (p *personPick) typed() {
	if p.form.Value(p.name) != p.shown {
		p.id, p.enrol, p.shown = 0, "", ""
		p.form.SetHint(p.name, "")
	}
}

// check is the item's: it settles on a person if only one can be meant, else says what is wrong.
func (p *personPick) check(words string) string {
	if words == p.shown && (p.id != 0 || p.enrol != "") {
		return ""
	}
	switch found := p.people.find(words); len(found) {
	case 0:
		return text.PersonUnknown
	case 1:
		p.id, p.enrol, p.shown = found[0].ID, "", text.Person(found[0])
		p.form.SetValue(p.name, p.shown)
		p.form.SetHint(p.name, text.PersonState(found[0]))
		return ""
	}
	return text.PersonSeveral
}

// leave is called when the field was left: it asks where nobody or several people may be meant.
func (p *personPick) leave() tea.Cmd {
	words := p.form.Value(p.name)
	switch {
	case words == "":
		return nil
	case p.id != 0:
		if p.chosen != nil {
			return p.chosen()
		}
		return nil
	case p.enrol != "":
		return nil
	}
	found := p.people.find(words)
	if len(found) > 0 {
		return p.list(found)
	}
	name := model.NormalizeName(words)
	return ask(kit.NewConfirm(p.env.Theme, text.PersonLabel, text.PersonAskEnrol(name), kit.Button{
		Label: text.PersonEnrol, Do: func() tea.Cmd { return p.setNew(name) },
	}))
}

// lookup lists who may be meant by what stands in the field.
func (p *personPick) lookup() tea.Cmd {
	words := p.form.Value(p.name)
	if words == "" || words == p.shown {
		return p.list(p.people.all)
	}
	return p.list(p.people.find(words))
}

func (p *personPick) list(found []model.Member) tea.Cmd {
	return ask(personMenu(p.env, found, func(m model.Member) tea.Cmd { return p.set(m) }))
}

// listedPeople is how many people a menu shows at most.
const listedPeople = 2000

// personMenu lists people, to be searched by typing.
func personMenu(env Env, people []model.Member, pick func(model.Member) tea.Cmd) kit.Modal {
	var actions []kit.Action
	for _, m := range people[:min(len(people), listedPeople)] {
		actions = append(actions, kit.Action{Label: text.PersonLine(m), Do: func() tea.Cmd { return pick(m) }})
	}
	if more := len(people) - listedPeople; more > 0 {
		actions = append(actions, kit.Action{Label: text.MoreRows(more), Off: text.PersonTypeFirst})
	}
	return kit.NewPalette(env.Theme, text.PersonPick, actions...)
}

// nameMenu lists names for a field that holds one, or several: the officers first, then everybody in active
// standing.
func nameMenu(env Env, people *roster, officers []string, pick func(name string) tea.Cmd) kit.Modal {
	var names []string
	add := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, name := range officers {
		add(name)
	}
	seen := map[string]bool{}
	var actions []kit.Action
	for _, name := range names {
		seen[name] = true
		actions = append(actions, kit.Action{Label: name, Do: func() tea.Cmd { return pick(name) }})
	}
	for _, m := range people.all {
		if len(actions) >= listedPeople {
			break
		}
		if !seen[m.Name] && m.Status == model.StatusActive {
			seen[m.Name] = true
			actions = append(actions, kit.Action{Label: text.PersonLine(m), Do: func() tea.Cmd { return pick(m.Name) }})
		}
	}
	return kit.NewPalette(env.Theme, text.PersonName, actions...)
}

// officersOf are the union's officers by name, and those members who hold a post.
func officersOf(b model.Branch, people *roster) []string {
	out := []string{b.Chair, b.Treasurer, b.Cashier, b.Auditor}
	for _, m := range people.all {
		if m.Office != "" && m.Status == model.StatusActive {
			out = append(out, m.Name)
		}
	}
	return out
}
