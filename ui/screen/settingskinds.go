package screen

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// kinds lists the occasions on which the union always visits.
type kinds struct {
	env  Env
	list *kit.List
}

func newKinds(env Env) Screen {
	s := &kinds{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.KindName, Width: 10}, kit.Column{Title: text.KindForm, Width: 8},
		kit.Column{Title: text.KindDays, Width: 8, Align: kit.AlignRight},
		kit.Column{Title: text.KindAccount, Width: 8}, kit.Column{Title: text.KindEvidence, Width: 20, Flex: true},
	)
	s.list.Bare = true
	s.list.OnOpen = func(key string) tea.Cmd { return push(newKindForm(s.env, key)) }
	return s
}

func (s *kinds) Init() tea.Cmd { return s.Reload() }
func (s *kinds) Title() string { return text.SettingsTitle + " · " + text.KindTitle }

func (s *kinds) Reload() tea.Cmd {
	all := s.env.Session.Branch.Categories
	return s.list.SetRows(kit.Rows{
		Len: len(all), Key: func(i int) string { return all[i].Name },
		Row: func(i int) []kit.Cell {
			c := all[i]
			return kit.Cells(c.Name, formName(c.Form), strconv.Itoa(c.Days), c.Account, c.Evidence)
		},
	})
}

func formName(f model.Form) string {
	if f == model.FormAny {
		return text.KindAnything
	}
	return f.String()
}

func (s *kinds) Keys() []kit.Binding {
	n := len(s.env.Session.Branch.Categories)
	add, remove := readOnly(s.env), readOnly(s.env)
	if add == "" && n >= model.MaxCategories {
		add = text.KindTooMany
	}
	if remove == "" && n <= model.MinCategories {
		remove = text.KindTooFew
	}
	return []kit.Binding{
		{Keys: []string{"enter"}, Help: text.KindEdit},
		{Keys: []string{"n", "f4", "ctrl+n"}, Help: text.KindAdd, Off: add},
		{Keys: []string{"d", "delete"}, Help: text.KindRemove, Off: remove},
		{Keys: []string{"[", "shift+up"}, Help: text.KindUp, Off: readOnly(s.env)},
		{Keys: []string{"]", "shift+down"}, Help: text.KindDown, Off: readOnly(s.env)},
	}
}

func (s *kinds) Update(msg tea.Msg) tea.Cmd {
	for _, b := range s.Keys()[1:] {
		if !kit.Match(msg, b) {
			continue
		}
		switch b.Keys[0] {
		case "n":
			return push(newKindForm(s.env, ""))
		case "d":
			return s.askRemove()
		case "[":
			return s.shift(-1)
		case "]":
			return s.shift(1)
		}
	}
	return s.list.Update(msg)
}

func (s *kinds) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

// at is the selected category's place, -1 without any.
func (s *kinds) at() int {
	key := s.list.Selected()
	return slices.IndexFunc(s.env.Session.Branch.Categories, func(c model.Category) bool { return c.Name == key })
}

func (s *kinds) save(change func([]model.Category) []model.Category) tea.Cmd {
	b := s.env.Session.Branch
	b.Categories = change(slices.Clone(b.Categories))
	return saveBranch(s.env, text.KindSave, "", b, nil, nil)
}

func (s *kinds) askRemove() tea.Cmd {
	i := s.at()
	if i < 0 {
		return nil
	}
	return ask(kit.NewConfirm(s.env.Theme, s.list.Selected(), text.KindSure, kit.Button{
		Label: text.KindRemove, Danger: true, Do: func() tea.Cmd {
			return s.save(func(all []model.Category) []model.Category { return slices.Delete(all, i, i+1) })
		},
	}))
}

func (s *kinds) shift(d int) tea.Cmd {
	i := s.at()
	if i < 0 || i+d < 0 || i+d >= len(s.env.Session.Branch.Categories) {
		return nil
	}
	return s.save(func(all []model.Category) []model.Category {
		all[i], all[i+d] = all[i+d], all[i]
		return all
	})
}

// kindForm edits one category.
type kindForm struct {
	env  Env
	was  string // the name it had; empty: a new one
	form *kit.Form
	id   string
}

// The fields of a category.
const kName, kForm, kDays, kClaim, kAccount, kItem, kRelative, kEvidence = "n", "f", "d", "c", "a", "i", "r", "e"

func newKindForm(env Env, was string) Screen {
	s := &kindForm{env: env, was: was, id: env.NewID()}
	c, ok := env.Session.Branch.Category(was)
	if !ok {
		c = model.Category{Days: 3, Account: model.AccountCare}
	}
	name := inputRow(kName, text.KindName, filledField(env, kit.KindText, 16, c.Name), 20)
	name[0].Required = true
	days := inputRow(kDays, text.KindDays, filledField(env, kit.KindID, 3, strconv.Itoa(c.Days)), 6)
	days[0].Required, days[0].Check = true, checkDays
	claim := inputRow(kClaim, text.KindClaim, filledField(env, kit.KindID, 2, strconv.Itoa(c.Claim)), 6)
	claim[0].Check = checkMonths
	s.form = kit.NewForm(env.Theme,
		name,
		inputRow(kForm, text.KindForm, chosen(env, strconv.Itoa(int(c.Form)), formOptions()...), 12),
		days,
		claim,
		inputRow(kAccount, text.KindAccount, chosen(env, c.Account, expenseOptions()...), 40),
		inputRow(kItem, text.KindItem, chosen(env, c.Item, itemOptions()...), 30),
		inputRow(kRelative, text.KindRelative, chosen(env, c.Relative, itemOptions()...), 30),
		inputRow(kEvidence, text.KindEvidence, filledField(env, kit.KindText, model.MaxSummary, c.Evidence), 0),
	)
	s.form.OnSave = s.save
	return s
}

func checkDays(value string) string {
	if n, err := strconv.Atoi(value); err != nil || n < 0 || n > 365 {
		return text.KindBadDays
	}
	return ""
}

func checkMonths(value string) string {
	n, err := strconv.Atoi(value)
	return onlyIf(value == "" || err == nil && n >= 0 && n <= 36, text.KindBadMonths)
}

func formOptions() []kit.Option {
	var out []kit.Option
	for _, f := range model.Forms() {
		out = append(out, kit.Option{Value: strconv.Itoa(int(f)), Label: formName(f)})
	}
	return out
}

// expenseOptions are the accounts that can bear the cost of a visit.
func expenseOptions() []kit.Option {
	chart := model.Standard()
	var out []kit.Option
	for _, a := range chart.Accounts() {
		if a.Kind == model.Expense && a.Leaf && a.Use != model.UseNo {
			out = append(out, kit.Option{Value: a.Code, Label: a.Code + " " + chart.FullName(a.Code)})
		}
	}
	return out
}

func itemOptions() []kit.Option {
	out := []kit.Option{{Value: "", Label: text.KindNone}}
	keys, names := model.CeilingItems()
	for i, k := range keys {
		out = append(out, kit.Option{Value: k, Label: names[i]})
	}
	return out
}

func (s *kindForm) save() tea.Cmd {
	if readOnly(s.env) != "" {
		return fail(ledger.ErrReadOnly)
	}
	form, _ := strconv.Atoi(s.form.Value(kForm))
	days, _ := strconv.Atoi(s.form.Value(kDays))
	claim, _ := strconv.Atoi(s.form.Value(kClaim))
	c := model.Category{
		Name: s.form.Value(kName), Form: model.Form(form), Days: days, Claim: claim, Account: s.form.Value(kAccount),
		Item: s.form.Value(kItem), Relative: s.form.Value(kRelative), Evidence: s.form.Value(kEvidence),
	}
	b := s.env.Session.Branch
	b.Categories = slices.Clone(b.Categories)
	i := slices.IndexFunc(b.Categories, func(x model.Category) bool { return x.Name == s.was })
	if s.was == "" || i < 0 {
		b.Categories = append(b.Categories, c)
	} else {
		b.Categories[i] = c
	}
	return saveBranch(s.env, text.KindSave, s.id, b, func() tea.Cmd {
		s.form.MarkClean()
		return pop()
	}, nil)
}

func (s *kindForm) Init() tea.Cmd   { return nil }
func (s *kindForm) Reload() tea.Cmd { return nil }
func (s *kindForm) Title() string {
	return text.SettingsTitle + " · " + text.KindTitle + " · " + s.was
}
func (s *kindForm) Editing() bool { return true }
func (s *kindForm) Dirty() bool   { return s.form.Dirty() }

func (s *kindForm) Keys() []kit.Binding { return fieldKeys(s.env) }

func (s *kindForm) Update(msg tea.Msg) tea.Cmd          { return s.form.Update(msg) }
func (s *kindForm) Draw(w, h int) (string, *tea.Cursor) { return s.form.Draw(w, h) }
