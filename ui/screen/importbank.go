package screen

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// bankChoice are the accounts at banks, by their names.
type bankChoice struct {
	codes []string
	chart model.Chart
}

// chooseBank calls what follows with the account at a bank: the only one, or the one that is chosen.
func chooseBank(env Env, then func(account string) tea.Cmd) tea.Cmd {
	return read(env, new(Slot), func(v *ledger.View) (c bankChoice, err error) {
		if c.chart, err = v.Chart(); err != nil {
			return c, err
		}
		c.codes, err = v.BankLeaves()
		return c, err
	}, func(c bankChoice) tea.Cmd {
		if len(c.codes) == 1 {
			return then(c.codes[0])
		}
		var actions []kit.Action
		for _, code := range c.codes {
			actions = append(actions, kit.Action{
				Label: code + " " + c.chart.FullName(code), Do: func() tea.Cmd { return then(code) },
			})
		}
		return ask(kit.NewMenu(env.Theme, text.ImportWhichBank, actions...))
	})
}

// unread is the problem of a statement whose columns were not understood, to be shown and mended on the spot.
func unread(kind intake.Kind, err error) (intake.Problem, bool) {
	var p *intake.Problem
	if kind == intake.Bank && errors.As(err, &p) {
		return *p, true
	}
	return intake.Problem{}, false
}

// askColumns asks what the columns of a statement mean.
func (s *preview) askColumns() tea.Cmd {
	path := s.path
	return Work(&s.slot, func() ([]string, error) { return intake.BankTitles(path) }, func(titles []string) tea.Cmd {
		s.ready = true
		return push(newColumns(s.env, titles, s.opts.Columns, func(columns map[string]string) tea.Cmd {
			s.opts.Columns = columns
			return s.try()
		}))
	})
}

// columnsForm asks for each meaning which header of the file has it.
type columnsForm struct {
	env  Env
	form *kit.Form
}

func newColumns(env Env, titles []string, now map[string]string, then func(map[string]string) tea.Cmd) Screen {
	s := &columnsForm{env: env}
	options := []kit.Option{{Value: "", Label: text.ImportByWords}}
	for _, t := range titles {
		options = append(options, kit.Option{Value: t, Label: kit.Sanitize(t)})
	}
	var rows [][]kit.Item
	for _, name := range intake.BankColumns() {
		rows = append(rows, []kit.Item{
			{Name: name, Label: name, Input: chosen(env, now[name], options...), Width: 40},
		})
	}
	s.form = kit.NewForm(env.Theme, rows...)
	s.form.EnterSaves = true
	s.form.OnSave = func() tea.Cmd {
		meant := map[string]string{}
		for _, name := range intake.BankColumns() {
			if title := s.form.Value(name); title != "" {
				meant[name] = title
			}
		}
		return tea.Sequence(pop(), then(meant))
	}
	return s
}

func (s *columnsForm) Init() tea.Cmd       { return nil }
func (s *columnsForm) Title() string       { return text.ImportColumnsTitle }
func (s *columnsForm) Reload() tea.Cmd     { return nil }
func (s *columnsForm) Editing() bool       { return true }
func (s *columnsForm) Dirty() bool         { return s.form.Dirty() }
func (s *columnsForm) Keys() []kit.Binding { return fieldKeys(s.env) }
func (s *columnsForm) Update(msg tea.Msg) tea.Cmd {
	return s.form.Update(kit.Local(msg, 0, columnsHead))
}

// columnsHead is how many lines stand above the form.
const columnsHead = 3

func (s *columnsForm) Draw(w, h int) (string, *tea.Cursor) {
	var head []string
	for _, line := range kit.Wrap(text.ImportColumnsIntro, w-2) {
		head = append(head, " "+line)
	}
	body, cursor := s.form.Draw(w, h-columnsHead)
	return kit.Block(head, w, columnsHead) + "\n" + body, kit.Offset(cursor, 0, columnsHead)
}
