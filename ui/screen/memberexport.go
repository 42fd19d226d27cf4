package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// memberExport chooses the columns of a roster and how private ones are shown, and writes it or its printed forms.
type memberExport struct {
	env     Env
	columns []export.MemberColumn
	chosen  map[string]bool
	open    bool // private columns in full
	active  bool // only active members
	group   string
	groups  []string
	ext     string
	list    *kit.List
	load    Slot
}

func newMemberExport(env Env) Screen {
	s := &memberExport{env: env, columns: export.MemberColumns(), chosen: map[string]bool{}, ext: ".xlsx"}
	for _, c := range s.columns {
		s.chosen[c.Name] = c.Usual
	}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.ExportColTake, Width: 4},
		kit.Column{Title: text.ExportColName, Width: 14},
		kit.Column{Title: text.ExportColHow, Width: 20, Flex: true},
	)
	s.list.OnOpen = func(string) tea.Cmd { return s.write() }
	return s
}

func (s *memberExport) Init() tea.Cmd { return tea.Batch(s.lay(), s.Reload()) }
func (s *memberExport) Title() string { return text.OfYear(text.ExportTitle, s.env.Year()) }
func (s *memberExport) Editing() bool { return s.list.Typing() }
func (s *memberExport) Escape() bool  { return s.list.Escape() }

func (s *memberExport) Reload() tea.Cmd {
	return read(s.env, &s.load, (*ledger.View).Members, func(ms []model.Member) tea.Cmd {
		s.groups = nil
		for _, h := range model.StatsOf(ms, s.env.Year()).ByGroup {
			if h.Name != "" {
				s.groups = append(s.groups, h.Name)
			}
		}
		return nil
	})
}

// lay lists the columns, those that are taken marked in words.
func (s *memberExport) lay() tea.Cmd {
	return s.list.SetRows(kit.Rows{
		Len: len(s.columns), Key: func(i int) string { return s.columns[i].Name },
		Row: func(i int) []kit.Cell {
			c := s.columns[i]
			how := ""
			if c.Private {
				how = onOff(s.open, text.ExportInFull, text.ExportMasked)
			}
			return kit.Cells(onOff(s.chosen[c.Name], text.ExportTaken, ""), c.Name, how)
		},
		Text: func(i int) string { return s.columns[i].Name },
	})
}

func (s *memberExport) deeds() []deed {
	locked := s.env.Book != nil && s.env.Book.Locked()
	return []deed{
		{bind(text.ExportKeyTake, "", "space", "f3"), func() tea.Cmd {
			key := s.list.Selected()
			s.chosen[key] = !s.chosen[key]
			return s.list.Update(tea.KeyPressMsg{Code: tea.KeyDown})
		}},
		{
			bind(onOff(s.open, text.ExportKeyMask, text.ExportKeyOpen), onlyIf(!locked, text.FamilyLocked), "k", "f4"),
			s.unmask,
		},
		{bind(text.ExportKeyActive, "", "a", "f6"), func() tea.Cmd { s.active = !s.active; return nil }},
		{bind(text.ExportKeyGroup, onlyIf(len(s.groups) > 0, text.OffNone), "g", "f7"), s.askGroup},
		{bind(text.PrintKeyForm, "", "t", "f12", "ctrl+f"), func() tea.Cmd {
			s.ext = map[string]string{".xlsx": ".csv", ".csv": ".html", ".html": ".xlsx"}[s.ext]
			return nil
		}},
		{bind(text.ExportKeyPrint, "", "p", "f8"), s.print},
	}
}

// unmask asks before private columns are written in full.
func (s *memberExport) unmask() tea.Cmd {
	if s.open {
		s.open = false
		return s.lay()
	}
	return ask(kit.NewConfirm(s.env.Theme, text.ExportKeyOpen, text.ExportOpenAsk, kit.Button{
		Label: text.ExportInFull, Danger: true, Do: func() tea.Cmd { s.open = true; return s.lay() },
	}))
}

func (s *memberExport) askGroup() tea.Cmd {
	actions := []kit.Action{{Label: text.ExportAllGroups, Do: func() tea.Cmd { s.group = ""; return nil }}}
	for _, g := range s.groups {
		actions = append(actions, kit.Action{Label: g, Do: func() tea.Cmd { s.group = g; return nil }})
	}
	return ask(kit.NewMenu(s.env.Theme, text.MemberGroup, actions...))
}

// roster is what was chosen.
func (s *memberExport) roster() export.Roster {
	r := export.Roster{Year: s.env.Year(), Open: s.open, Active: s.active, Group: s.group}
	for _, c := range s.columns {
		if s.chosen[c.Name] {
			r.Columns = append(r.Columns, c.Name)
		}
	}
	return r
}

// write writes the roster; in full only after that was noted in the log.
func (s *memberExport) write() tea.Cmd {
	r, book, actor, id := s.roster(), s.env.Book, s.env.Actor(), s.env.NewID()
	if len(r.Columns) == 0 {
		return warning(text.ExportNoColumns)
	}
	name := text.ReportFile(text.MembersFile, r.Year, 0, s.ext)
	return askFileName(s.env, text.MembersFile, name, func(out string) error {
		if r.Open {
			_, err := book.Do(ledger.Command{ID: id, Actor: actor}, func(t *ledger.Tx) error {
				return t.Show(model.Ref{}, text.ShownInExport)
			})
			if err != nil {
				return err
			}
		}
		return export.WriteRoster(book, r, out, false)
	})
}

// print offers the printed forms.
func (s *memberExport) print() tea.Cmd {
	var actions []kit.Action
	book, year := s.env.Book, s.env.Year()
	for _, kind := range []string{"roster", "group-rosters"} {
		l, _ := export.ListNamed(kind)
		actions = append(actions, kit.Action{Label: l.Title, Do: func() tea.Cmd {
			return askFileName(s.env, l.Title, text.ReportFile(l.Title, year, 0, ".html"), func(out string) error {
				return export.WritePrint(book, kind, export.Print{Year: year}, out, false)
			})
		}})
	}
	return ask(kit.NewMenu(s.env.Theme, text.ExportKeyPrint, actions...))
}

func (s *memberExport) Keys() []kit.Binding {
	out := []kit.Binding{bind(text.ExportKeyWrite, "", "enter")}
	for _, d := range s.deeds() {
		out = append(out, d.Binding)
	}
	return out
}

func (s *memberExport) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deeds()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

// exportBelow is how many lines below the list say what will be written.
const exportBelow = 2

func (s *memberExport) Draw(w, h int) (string, *tea.Cursor) {
	view, cursor := s.list.Draw(w, h-exportBelow)
	r := s.roster()
	who := onOff(r.Active, text.ExportActive, text.ExportEverybody)
	said := text.ExportSaid(who, onOff(r.Group == "", text.ExportAllGroups, r.Group), len(r.Columns), r.Open, s.ext)
	lines := []string{kit.Rule(s.env.Theme, w), " " + kit.Fit(said, w-2)}
	return view + "\n" + kit.Block(lines, w, exportBelow), cursor
}

// NewRosterStats is the report of the figures of the roster for the yearly 工会统计.
func NewRosterStats(env Env) Screen {
	r, _ := export.ReportNamed("roster")
	return newReport(env, r, export.Query{Year: env.Year()})
}
