package screen

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// hardships lists the files of households in hardship: those to be reviewed first.
type hardships struct {
	env  Env
	list *kit.List
	data hardshipsData
	load Slot
}

type hardshipsData struct {
	files  []model.Hardship
	people *roster
}

// NewHardships is the room of the files of households in hardship.
func NewHardships(env Env) Screen {
	s := &hardships{env: env, data: hardshipsData{people: newRoster(nil)}}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.HardshipColNumber, Width: 10},
		kit.Column{Title: text.HardshipColName, Width: 10},
		kit.Column{Title: text.HardshipColWhere, Width: 12, Flex: true},
		kit.Column{Title: text.HardshipColKind, Width: 10},
		kit.Column{Title: text.HardshipColUntil, Width: 10},
		kit.Column{Title: text.HardshipColState, Width: 8},
	)
	s.list.Empty = text.HardshipsReading
	s.list.OnOpen = func(key string) tea.Cmd { return push(newHardship(s.env, keyID(key))) }
	return s
}

func (s *hardships) Init() tea.Cmd { return s.Reload() }
func (s *hardships) Title() string { return text.HardshipsTitle(len(s.data.files)) }
func (s *hardships) Editing() bool { return s.list.Typing() }
func (s *hardships) Escape() bool  { return s.list.Escape() }

func (s *hardships) Reload() tea.Cmd {
	day := s.env.Today()
	return read(s.env, &s.load, func(v *ledger.View) (d hardshipsData, err error) {
		if d.people, err = readRoster(v); err != nil {
			return d, err
		}
		d.files, err = v.Hardships()
		slices.SortStableFunc(d.files, func(a, b model.Hardship) int { return urgency(a, day) - urgency(b, day) })
		return d, err
	}, func(d hardshipsData) tea.Cmd {
		s.data = d
		s.list.Empty = text.HardshipsEmpty
		return s.list.SetRows(kit.Rows{
			Len: len(d.files),
			Key: func(i int) string { return idKey(d.files[i].ID) },
			Row: func(i int) []kit.Cell {
				h := d.files[i]
				m := d.people.get(h.Member)
				cells := kit.Cells(h.Number, m.Name, m.Department, h.Category, h.ValidUntil.String(),
					text.HardshipState(h, day))
				if u := urgency(h, day); u < 2 {
					cells[5].Style = s.env.Theme.Warn
				}
				return cells
			},
			Text: func(i int) string { return d.files[i].Number + " " + personWords(d.people.get(d.files[i].Member)) },
		})
	})
}

// urgency orders files: expired, to be reviewed, in force, closed.
func urgency(h model.Hardship, day model.Date) int {
	return map[model.HardshipState]int{
		model.HardshipExpired: 0, model.HardshipSoon: 1, model.HardshipOpen: 2, model.HardshipClosed: 3,
	}[h.State(day)]
}

func (s *hardships) deedsHere() []deed {
	return []deed{
		{bind(text.HardshipKeyNew, readOnly(s.env), "n", "f3", "ctrl+n"), s.choose},
		{bind(text.HardshipKeyOpen, onlyIf(s.list.Len() > 0, text.OffNone), "o", "f2", "ctrl+e"), func() tea.Cmd {
			return push(newHardship(s.env, keyID(s.list.Selected())))
		}},
	}
}

// choose asks whose file it is.
func (s *hardships) choose() tea.Cmd {
	return ask(personMenu(s.env, s.data.people.all, func(m model.Member) tea.Cmd {
		return push(newHardshipForm(s.env, model.Hardship{Member: m.ID, Opened: s.env.Day()}, m.Name, true))
	}))
}

func (s *hardships) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.HardshipKeyOpen, "", "enter")}
	}
	var out []kit.Binding
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *hardships) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *hardships) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
