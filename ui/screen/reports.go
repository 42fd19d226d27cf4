package screen

import (
	"fmt"
	"path/filepath"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// reports is the tab that lists what can be looked at and what can be handed out.
type reports struct {
	env  Env
	list *kit.List
	rows []reportRow
}

// reportRow is a report to look at, or a list to export.
type reportRow struct {
	group, title string
	report       *export.Report
	list         string // kind for export.WriteList
	room         func(Env) Screen
}

// NewReports is the sixth tab.
func NewReports(env Env) Screen {
	s := &reports{env: env}
	seen := map[string]bool{}
	for _, r := range append(export.Reports(), export.Sheets()...) {
		if r.NeedsAccount || !seen[r.Title] {
			s.rows = append(s.rows, reportRow{group: text.ReportsView, title: r.Title, report: &r})
		}
		seen[r.Title] = true
	}
	s.rows = append(s.rows, reportRow{group: text.PrintTitle, title: text.PrintRow, room: NewPrint})
	for _, l := range export.Lists() {
		if !l.Paper() {
			s.rows = append(s.rows, reportRow{group: text.ReportsSend, title: l.Title, list: l.Kind})
		}
	}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.ReportsGroup, Width: 6}, kit.Column{Title: text.ReportsWhat, Width: 30, Flex: true})
	s.list.OnOpen = s.open
	return s
}

func (s *reports) Init() tea.Cmd {
	return s.list.SetRows(kit.Rows{
		Len:  len(s.rows),
		Key:  strconv.Itoa,
		Row:  func(i int) []kit.Cell { return kit.Cells(s.rows[i].group, s.rows[i].title) },
		Text: func(i int) string { return s.rows[i].title },
	})
}

func (s *reports) Reload() tea.Cmd { return nil }

func (s *reports) Title() string { return fmt.Sprintf("%s · %d", text.ReportsName, s.env.Year()) }

func (s *reports) Keys() []kit.Binding {
	return []kit.Binding{
		{Keys: []string{"enter"}, Help: text.KeyOpen},
		{Keys: []string{"y", "f8", "ctrl+y"}, Help: text.KeyYear},
		{Keys: []string{"/"}, Help: text.KeyFind},
	}
}

func (s *reports) Editing() bool { return s.list.Typing() }

func (s *reports) Escape() bool { return s.list.Escape() }

func (s *reports) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() && kit.Match(msg, s.Keys()[1]) {
		return chooseYear(s.env, useYear)
	}
	return s.list.Update(msg)
}

func (s *reports) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

func (s *reports) open(key string) tea.Cmd {
	i, err := strconv.Atoi(key)
	if err != nil || i >= len(s.rows) {
		return nil
	}
	r := s.rows[i]
	switch {
	case r.room != nil:
		return push(r.room(s.env))
	case r.list == speechList:
		return push(newSpeech(s.env))
	case r.list == figuresList:
		return push(NewFigures(s.env))
	case r.list != "":
		return s.askFile(r)
	case r.report.NeedsAccount:
		return s.askAccount(*r.report)
	}
	return push(newReport(s.env, *r.report, export.Query{Year: s.env.Year()}))
}

// askAccount asks for a code or a name and shows that account's ledger.
func (s *reports) askAccount(r export.Report) tea.Cmd {
	p := kit.NewPrompt(s.env.Theme, text.ReportAccount, text.ReportAccountAt, kit.KindText, nil)
	p.Required = true
	p.OnEnter = func(value string) tea.Cmd {
		return read(s.env, new(Slot), func(v *ledger.View) (string, error) {
			c, err := v.Chart()
			if err != nil {
				return "", err
			}
			if a, ok := c.Lookup(value); ok {
				return a.Code, nil
			}
			a, err := c.ByName(value)
			return a.Code, err
		}, func(code string) tea.Cmd {
			return push(newReport(s.env, r, export.Query{Year: s.env.Year(), Account: code}))
		})
	}
	return ask(p)
}

// askFile asks where a list goes: first the folder, then the name.
func (s *reports) askFile(r reportRow) tea.Cmd {
	p := kit.NewFolderPicker(s.env.Theme, text.ReportsFolder, s.env.Disk, s.env.Places...)
	p.OnPick = func(folder string) tea.Cmd {
		name := text.ReportFile(r.title, s.env.Year(), 0, ".xlsx")
		q := kit.NewPrompt(s.env.Theme, fmt.Sprintf(text.ReportsAsk, r.title), text.ReportsAskBody, kit.KindText, nil)
		q.Field.SetValue(name)
		q.Required = true
		book, year := s.env.Book, s.env.Year()
		q.OnEnter = func(name string) tea.Cmd {
			out := filepath.Join(folder, filepath.Base(name))
			return Work(new(Slot), func() (string, error) {
				return out, export.WriteList(book, r.list, year, out, false)
			}, exported)
		}
		return ask(q)
	}
	return ask(p)
}

// exported tells where a file went.
func exported(path string) tea.Cmd { return done(fmt.Sprintf(text.ReportsDone, path)) }

// chooseYear shows a menu of the book's years; pick takes the one chosen.
func chooseYear(env Env, pick func(year int) tea.Cmd) tea.Cmd {
	var actions []kit.Action
	for i, y := range env.Session.Years {
		actions = append(actions, kit.Action{
			Key: strconv.Itoa((i + 1) % 10), Label: strconv.Itoa(y), Do: func() tea.Cmd { return pick(y) },
		})
	}
	return ask(kit.NewMenu(env.Theme, text.ReportYearMenu, actions...))
}
