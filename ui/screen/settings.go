package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// settings lists the parts of the union's settings.
type settings struct {
	env  Env
	list *kit.List
}

// NewSettings is the list of settings; each part opens its own screen.
func NewSettings(env Env) Screen {
	s := &settings{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.SettingsPart, Width: 20}, kit.Column{Title: text.SettingsNow, Width: 30, Flex: true})
	s.list.Bare = true
	s.list.OnOpen = s.open
	return s
}

func (s *settings) Init() tea.Cmd { return s.Reload() }
func (s *settings) Title() string { return text.SettingsTitle }

func (s *settings) Keys() []kit.Binding {
	return []kit.Binding{{Keys: []string{"enter"}, Help: text.KeyOpen}}
}

func (s *settings) Update(msg tea.Msg) tea.Cmd          { return s.list.Update(msg) }
func (s *settings) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

// Reload shows what the root has read: the settings are part of the session.
func (s *settings) Reload() tea.Cmd {
	b := s.env.Session.Branch
	region := text.SettingsNoRegion
	if b.Region != "" {
		shipped := regionCeilings(b)
		open := 0
		for _, c := range shipped {
			if !c.Checked {
				open++
			}
		}
		region = text.SettingsRegionNow(b.Region, len(shipped), open)
	}
	rows := [][2]string{
		{text.SettingsUnion, b.Name},
		{text.SettingsKinds, text.SettingsCount(len(b.Categories))},
		{text.SettingsLimits, text.SettingsCount(len(b.Limits))},
		{text.SettingsRegion, region},
		{text.DetailTitle, text.DetailNow},
		{text.BranchBooks, text.BooksNow(b)},
		{text.ToolCare, s.env.Path},
	}
	return s.list.SetRows(kit.Rows{
		Len: len(rows), Key: func(i int) string { return rows[i][0] },
		Row: func(i int) []kit.Cell { return kit.Cells(rows[i][0], rows[i][1]) },
	})
}

func (s *settings) open(key string) tea.Cmd {
	switch key {
	case text.SettingsUnion:
		return push(newUnion(s.env))
	case text.BranchBooks:
		return push(newBookRules(s.env))
	case text.SettingsKinds:
		return push(newKinds(s.env))
	case text.SettingsLimits:
		return push(newLimits(s.env))
	case text.SettingsRegion:
		return push(newRegion(s.env))
	case text.DetailTitle:
		return push(newDetails(s.env))
	}
	return push(NewCare(s.env))
}

// saveBranch writes the settings; what was there before undoes it.
func saveBranch(env Env, label, id string, now model.Branch, then func() tea.Cmd, refused func(error) bool) tea.Cmd {
	old := env.Session.Branch
	return write(env, Act{
		Label: label, ID: id,
		Do:   func(t *ledger.Tx) error { return t.SaveBranch(now) },
		Undo: func(t *ledger.Tx) error { return t.SaveBranch(old) },
		Then: then, Refused: refused,
	})
}

// union edits the union's own data.
type union struct {
	env  Env
	form *kit.Form
	id   string
}

func newUnion(env Env) Screen {
	s := &union{env: env, id: env.NewID()}
	s.form = newBranchForm(env, env.Session.Branch)
	s.form.OnSave = s.save
	s.form.OnLeave = func(string) tea.Cmd {
		hintAt(s.form, model.CheckBranch(s.branch()), []string{fCode, fAccount}, nil)
		return nil
	}
	return s
}

func (s *union) branch() model.Branch { return branchOf(s.form, s.env.Session.Branch) }

func (s *union) save() tea.Cmd {
	if readOnly(s.env) != "" {
		return fail(ledger.ErrReadOnly)
	}
	return saveBranch(s.env, text.SettingsSaved, s.id, s.branch(), func() tea.Cmd {
		s.form.MarkClean()
		return pop()
	}, func(err error) bool { return showRefused(s.form, err) })
}

func (s *union) Init() tea.Cmd   { return nil }
func (s *union) Reload() tea.Cmd { return nil }
func (s *union) Title() string   { return text.SettingsTitle + " · " + text.SettingsUnion }
func (s *union) Editing() bool   { return true }
func (s *union) Dirty() bool     { return s.form.Dirty() }

func (s *union) Keys() []kit.Binding { return fieldKeys(s.env) }

func (s *union) Update(msg tea.Msg) tea.Cmd          { return s.form.Update(msg) }
func (s *union) Draw(w, h int) (string, *tea.Cursor) { return s.form.Draw(w, h) }
