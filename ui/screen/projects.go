package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// projects lists the projects of the book with what each had, got, spent and has left in a year.
type projects struct {
	env  Env
	load Slot
	list *kit.List
	rows []ledger.ProjectFigures
	made string // the project that the form saved last: the cursor goes there
}

// NewProjects is the room 项目.
func NewProjects(env Env) Screen {
	s := &projects{env: env}
	sum := func(title string) kit.Column { return kit.Column{Title: title, Width: 11, Align: kit.AlignRight} }
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.ProjectName, Width: 10, Flex: true},
		kit.Column{Title: text.ProjectKind, Width: 12},
		sum(text.ProjectOpen), sum(text.ProjectIn), sum(text.ProjectOut), sum(text.ProjectLeft),
	)
	s.list.Empty = text.ProjectsEmpty
	s.list.OnOpen = func(name string) tea.Cmd { return push(newProject(env, name)) }
	return s
}

func (s *projects) Init() tea.Cmd { return s.Reload() }
func (s *projects) Title() string { return text.ProjectTitle(text.ProjectsTitle, s.env.Year()) }
func (s *projects) Editing() bool { return s.list.Typing() }
func (s *projects) Escape() bool  { return s.list.Escape() }

func (s *projects) Reload() tea.Cmd {
	year := s.env.Year()
	return read(s.env, &s.load, func(v *ledger.View) ([]ledger.ProjectFigures, error) { return v.ProjectsOf(year) },
		func(all []ledger.ProjectFigures) tea.Cmd {
			s.rows = all
			cmd := s.list.SetRows(kit.Rows{
				Len: len(all), Key: func(i int) string { return all[i].Name },
				Row: func(i int) []kit.Cell { return s.cells(all[i]) },
				Text: func(i int) string {
					return strings.Join([]string{all[i].Name, all[i].Kind.String(), all[i].Grantor, all[i].Paper}, " ")
				},
			})
			if s.made != "" && s.list.Select(s.made) {
				s.made = ""
			}
			return cmd
		})
}

// saved remembers where the cursor is to go.
func (s *projects) saved(name string) { s.made = name }

func (s *projects) cells(p ledger.ProjectFigures) []kit.Cell {
	kind := text.ProjectKindName(p.Project)
	if p.Finished != 0 {
		kind = p.Kind.String() + " " + text.ProjectEnd
	}
	return kit.Cells(p.Name, kind, narrowAmount(p.Opening, 11), narrowAmount(p.In, 11),
		narrowAmount(p.Out+p.Freed, 11), narrowAmount(p.Left, 11))
}

func (s *projects) selected() (ledger.ProjectFigures, bool) {
	for _, x := range s.rows {
		if x.Name == s.list.Selected() {
			return x, true
		}
	}
	return ledger.ProjectFigures{}, false
}

func (s *projects) acts() []deed {
	x, some := s.selected()
	off := readOnly(s.env)
	none := onlyIf(some, text.OffNone)
	guessed := onlyIf(x.ID != 0, text.ProjectOffGuessed)
	over := onlyIf(x.Finished == 0, text.ProjectOffDone)
	return []deed{
		{bind(text.ProjectKeyAdd, off, "n", "f4", "ctrl+n"), func() tea.Cmd {
			return push(newProjectForm(s.env, model.Project{Kind: model.ProjectRestricted}, s.saved))
		}},
		{bind(text.ProjectKeyEdit, first(off, none), "e", "f6", "ctrl+e"), func() tea.Cmd {
			return push(newProjectForm(s.env, x.Project, s.saved))
		}},
		{bind(text.ProjectKeyFinish, first(off, none, over), "w", "f7", "ctrl+k"), func() tea.Cmd {
			return finishProject(s.env, x.Project)
		}},
		{bind(text.KeyYear, "", "y", "f8", "ctrl+y"), func() tea.Cmd { return chooseYear(s.env, useYear) }},
		{
			quiet(bind(text.ProjectKeyDrop, first(off, none, guessed), "x", "f11", "ctrl+w")),
			func() tea.Cmd { return dropProject(s.env, x.Project) },
		},
	}
}

// dropProject takes a project's record off; the vouchers keep its name, and its kind is worked out from them again.
func dropProject(env Env, p model.Project) tea.Cmd {
	return askRemoval(env, text.ProjectDropped(p.Name), func(reason string) tea.Cmd {
		return write(env, Act{Label: text.ProjectDropped(p.Name), Do: func(t *ledger.Tx) error {
			return t.Remove(model.Ref{Kind: model.KindProject, ID: p.ID}, reason)
		}})
	})
}

// finishProject asks when a project was done with.
func finishProject(env Env, p model.Project) tea.Cmd {
	prompt := kit.NewPrompt(env.Theme, text.ProjectKeyFinish+" "+p.Name, text.ProjectAskDone, kit.KindDate,
		func(value string) tea.Cmd {
			was := p
			p.Finished = dateOf(value)
			act := Act{Label: text.ProjectFinished(p.Name, p.Finished), Do: func(t *ledger.Tx) error {
				_, err := t.SaveProject(p)
				return err
			}}
			if was.ID != 0 {
				act.Undo = func(t *ledger.Tx) error {
					_, err := t.SaveProject(was)
					return err
				}
			}
			return write(env, act)
		})
	prompt.Required = true
	prompt.Field.Base = env.Day().String()
	return ask(prompt)
}

func (s *projects) Keys() []kit.Binding {
	if s.Editing() {
		return nil
	}
	_, some := s.selected()
	out := []kit.Binding{bind(text.ProjectKeyOpen, onlyIf(some, text.OffNone), "enter")}
	for _, d := range s.acts() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *projects) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.acts()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *projects) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
