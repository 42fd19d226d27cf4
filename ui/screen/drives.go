package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// drives lists what was collected for others.
type drives struct {
	env  Env
	list *kit.List
	rows []model.Drive
	load Slot
}

// NewDrives is the screen of mutual aid, donations and club money.
func NewDrives(env Env) Screen {
	s := &drives{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.DriveColDate, Width: 10},
		kit.Column{Title: text.DriveColKind, Width: 4},
		kit.Column{Title: text.DriveColName, Width: 12, Flex: true},
		kit.Column{Title: text.DriveColIn, Width: 11, Align: kit.AlignRight},
		kit.Column{Title: text.DriveColOut, Width: 11, Align: kit.AlignRight},
		kit.Column{Title: text.DriveColKept, Width: 11, Align: kit.AlignRight},
		kit.Column{Title: text.DriveColState, Width: 10},
	)
	s.list.Empty = text.DrivesReading
	s.list.OnOpen = func(key string) tea.Cmd { return push(newDrive(s.env, keyID(key))) }
	return s
}

func (s *drives) Init() tea.Cmd { return s.Reload() }
func (s *drives) Title() string { return text.DrivesTitle(s.env.Year(), len(s.rows)) }
func (s *drives) Editing() bool { return s.list.Typing() }
func (s *drives) Escape() bool  { return s.list.Escape() }

func (s *drives) Reload() tea.Cmd {
	year := s.env.Year()
	return read(s.env, &s.load, func(v *ledger.View) ([]model.Drive, error) { return v.Drives(year) },
		func(rows []model.Drive) tea.Cmd {
			s.rows = rows
			s.list.Empty = text.DrivesEmpty
			return s.list.SetRows(kit.Rows{
				Len: len(rows),
				Key: func(i int) string { return idKey(rows[i].ID) },
				Row: func(i int) []kit.Cell {
					d := rows[i]
					return kit.Cells(d.Date.String(), text.DriveKindName(d.Kind), d.Name, d.Collected().Grouped(),
						d.Handed.Amount.Grouped(), d.Kept().Grouped(), text.DriveState(d))
				},
				Text: func(i int) string { return rows[i].Name + " " + rows[i].Project },
			})
		})
}

func (s *drives) deedsHere() []deed {
	return []deed{
		{bind(text.DriveKeyNew, readOnly(s.env), "n", "f3", "ctrl+n"), func() tea.Cmd {
			return push(newDriveForm(s.env, model.Drive{Kind: model.DriveMutual, Date: s.env.Day()}))
		}},
		{bind(text.DriveKeyOpen, onlyIf(s.list.Len() > 0, text.OffNone), "o", "f2", "ctrl+e"), func() tea.Cmd {
			return push(newDrive(s.env, keyID(s.list.Selected())))
		}},
	}
}

func (s *drives) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.DriveKeyOpen, "", "enter")}
	}
	var out []kit.Binding
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *drives) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *drives) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
