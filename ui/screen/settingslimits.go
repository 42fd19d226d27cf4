package screen

import (
	"fmt"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// limits lists the branch's own ceilings; region lists the shipped ones of its region. Both are drawn alike.
type limits struct {
	env    Env
	region bool
	list   *kit.List
	rows   []model.Ceiling
}

func newLimits(env Env) Screen { return newCeilings(env, false) }
func newRegion(env Env) Screen { return newCeilings(env, true) }

func newCeilings(env Env, region bool) Screen {
	s := &limits{env: env, region: region}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.LimitItem, Width: 18, Flex: true},
		kit.Column{Title: text.LimitAmount, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.LimitBasis, Width: 12}, kit.Column{Title: text.LimitForm, Width: 8},
		kit.Column{Title: text.LimitState, Width: 6}, kit.Column{Title: text.LimitFrom, Width: 10},
		kit.Column{Title: text.LimitSource, Width: 20, Flex: true, From: 100},
	)
	s.list.OnOpen = s.open
	s.list.Empty = text.LimitEmpty
	if region {
		s.list.Empty = text.RegionEmpty
	}
	return s
}

// regionCeilings are the ceilings that hold for the branch's region now: shipped ones, or the branch's own checked
// copies in their place.
func regionCeilings(b model.Branch) []model.Ceiling {
	var out []model.Ceiling
	for _, c := range model.Ceilings() {
		if c.Region != b.Region || c.To != 0 {
			continue
		}
		for _, own := range b.Limits {
			if own.Region == c.Region && own.Item == c.Item {
				c = own
			}
		}
		out = append(out, c)
	}
	return out
}

func (s *limits) Init() tea.Cmd { return s.Reload() }
func (s *limits) Escape() bool  { return s.list.Escape() }
func (s *limits) Editing() bool { return s.list.Typing() }

func (s *limits) Title() string {
	if s.region {
		return text.SettingsTitle + " · " + text.RegionTitle + " · " + s.env.Session.Branch.Region
	}
	return text.SettingsTitle + " · " + text.LimitTitle
}

func (s *limits) Reload() tea.Cmd {
	s.rows = s.env.Session.Branch.Limits
	if s.region {
		s.rows = regionCeilings(s.env.Session.Branch)
	}
	rows := s.rows
	return s.list.SetRows(kit.Rows{
		Len: len(rows), Key: func(i int) string { return fmt.Sprintf("%d %s", i, rows[i].Item) },
		Row: func(i int) []kit.Cell {
			c := rows[i]
			state := text.LimitOpen
			if c.Checked {
				state = text.LimitChecked
			}
			return kit.Cells(limitName(c), c.Amount.Grouped(), c.Basis.String(), formName(c.Form), state,
				c.From.String(), c.Source)
		},
		Text: func(i int) string { return limitName(rows[i]) },
	})
}

func limitName(c model.Ceiling) string {
	keys, names := model.CeilingItems()
	if i := slices.Index(keys, c.Item); c.Name == "" && i >= 0 {
		return names[i]
	}
	return c.Name
}

func (s *limits) Keys() []kit.Binding {
	off := readOnly(s.env)
	if s.region {
		return []kit.Binding{{Keys: []string{"enter"}, Help: text.LimitAdopt, Off: off}}
	}
	return []kit.Binding{
		{Keys: []string{"enter"}, Help: text.KindEdit},
		{Keys: []string{"n", "f4", "ctrl+n"}, Help: text.LimitAdd, Off: off},
		{Keys: []string{"d", "delete"}, Help: text.KindRemove, Off: off},
	}
}

func (s *limits) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() && !s.region {
		switch {
		case kit.Match(msg, s.Keys()[1]):
			return push(newLimitForm(s.env, -1, model.Ceiling{Basis: model.BasisEvent, Checked: true}))
		case kit.Match(msg, s.Keys()[2]):
			return s.askRemove()
		}
	}
	return s.list.Update(msg)
}

func (s *limits) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

// open edits an own ceiling, or makes a checked copy of a shipped one.
func (s *limits) open(string) tea.Cmd {
	i := s.list.SelectedRow()
	if i < 0 || i >= len(s.rows) {
		return nil
	}
	c := s.rows[i]
	if !s.region {
		return push(newLimitForm(s.env, i, c))
	}
	own := slices.IndexFunc(s.env.Session.Branch.Limits, func(x model.Ceiling) bool {
		return x.Region == c.Region && x.Item == c.Item
	})
	c.Checked = true
	return push(newLimitForm(s.env, own, c))
}

func (s *limits) askRemove() tea.Cmd {
	i := s.list.SelectedRow()
	if i < 0 || i >= len(s.rows) {
		return nil
	}
	return ask(kit.NewConfirm(s.env.Theme, limitName(s.rows[i]), text.LimitSure, kit.Button{
		Label: text.KindRemove, Danger: true, Do: func() tea.Cmd {
			b := s.env.Session.Branch
			b.Limits = slices.Delete(slices.Clone(b.Limits), i, i+1)
			return saveBranch(s.env, text.LimitSave, "", b, nil, nil)
		},
	}))
}

// limitForm edits one ceiling of the branch's own.
type limitForm struct {
	env  Env
	at   int // place among the branch's ceilings; -1: a new one
	was  model.Ceiling
	form *kit.Form
	id   string
}

// The fields of a ceiling.
const lItem, lAmount, lBasis, lForm, lFrom, lTo, lSource, lScope = "i", "a", "b", "f", "v", "t", "s", "r"

func newLimitForm(env Env, at int, c model.Ceiling) Screen {
	s := &limitForm{env: env, at: at, was: c, id: env.NewID()}
	var bases []kit.Option
	for _, b := range model.Bases() {
		bases = append(bases, kit.Option{Value: strconv.Itoa(int(b)), Label: b.String()})
	}
	amount := ""
	if c.Amount != 0 {
		amount = c.Amount.String()
	}
	scopes := []kit.Option{{Value: "", Label: text.LimitOwn}}
	if region := env.Session.Branch.Region; region != "" {
		scopes = append(scopes, kit.Option{Value: region, Label: text.LimitRegion})
	}
	sum := inputRow(lAmount, text.LimitAmount, filledField(env, kit.KindAmount, 0, amount), 16)
	sum[0].Required = true
	s.form = kit.NewForm(env.Theme,
		inputRow(lItem, text.LimitItem, chosen(env, c.Item, itemOptions()[1:]...), 30),
		sum,
		inputRow(lBasis, text.LimitBasis, chosen(env, strconv.Itoa(int(c.Basis)), bases...), 16),
		inputRow(lForm, text.LimitForm, chosen(env, strconv.Itoa(int(c.Form)), formOptions()...), 12),
		append(
			inputRow(lFrom, text.LimitFrom, filledField(env, kit.KindDate, 0, c.From.String()), 14),
			inputRow(lTo, text.LimitTo, filledField(env, kit.KindDate, 0, c.To.String()), 14)...,
		),
		inputRow(lScope, text.LimitScope, chosen(env, c.Region, scopes...), 36),
		inputRow(lSource, text.LimitSource, filledField(env, kit.KindText, model.MaxSummary, c.Source), 0),
	)
	s.form.OnSave = s.save
	return s
}

func (s *limitForm) save() tea.Cmd {
	if readOnly(s.env) != "" {
		return fail(ledger.ErrReadOnly)
	}
	c := s.was
	c.Item, c.Source = s.form.Value(lItem), s.form.Value(lSource)
	c.Name = limitName(model.Ceiling{Item: c.Item})
	amount, err := model.ParseMoney(s.form.Value(lAmount))
	if err != nil {
		return fail(err)
	}
	c.Amount = amount
	basis, _ := strconv.Atoi(s.form.Value(lBasis))
	form, _ := strconv.Atoi(s.form.Value(lForm))
	c.Basis, c.Form = model.Basis(basis), model.Form(form)
	c.From, c.To = dateOf(s.form.Value(lFrom)), dateOf(s.form.Value(lTo))
	c.Region, c.Checked = s.form.Value(lScope), true
	b := s.env.Session.Branch
	b.Limits = slices.Clone(b.Limits)
	if s.at < 0 || s.at >= len(b.Limits) {
		b.Limits = append(b.Limits, c)
	} else {
		b.Limits[s.at] = c
	}
	return saveBranch(s.env, text.LimitSave, s.id, b, func() tea.Cmd {
		s.form.MarkClean()
		return pop()
	}, nil)
}

func (s *limitForm) Init() tea.Cmd   { return nil }
func (s *limitForm) Reload() tea.Cmd { return nil }
func (s *limitForm) Title() string   { return text.SettingsTitle + " · " + text.LimitTitle }
func (s *limitForm) Editing() bool   { return true }
func (s *limitForm) Dirty() bool     { return s.form.Dirty() }

func (s *limitForm) Keys() []kit.Binding { return fieldKeys(s.env) }

func (s *limitForm) Update(msg tea.Msg) tea.Cmd          { return s.form.Update(msg) }
func (s *limitForm) Draw(w, h int) (string, *tea.Cursor) { return s.form.Draw(w, h) }
