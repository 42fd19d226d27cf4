package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// project follows one project's money through a year, from income to spending to what is carried over.
type project struct {
	env      Env
	name     string
	load     Slot
	table    *kit.Table
	data     projectData
	vouchers voucherDeeds
}

// projectData is a snapshot of the page.
type projectData struct {
	figures ledger.ProjectFigures
	entries []ledger.ProjectEntry
	chart   model.Chart
}

func newProject(env Env, name string) Screen {
	s := &project{env: env, name: name, vouchers: newVoucherDeeds(env)}
	sum := func(title string) kit.Column { return kit.Column{Title: title, Width: 11, Align: kit.AlignRight} }
	s.table = kit.NewTable(env.Theme,
		kit.Column{Title: text.ProjectDate, Width: 10}, kit.Column{Title: text.ProjectVouch, Width: 8},
		kit.Column{Title: text.ProjectText, Width: 14, Flex: true},
		sum(text.ProjectIn), sum(text.ProjectOut), sum(text.ProjectLeft),
	)
	s.table.Frozen = 3
	s.table.OnOpen = func(key string) tea.Cmd {
		i, err := strconv.Atoi(key)
		if err != nil || i < 1 || i > len(s.data.entries) {
			return nil
		}
		return s.vouchers.open(s.data.entries[i-1].Voucher.ID)
	}
	return s
}

func (s *project) Init() tea.Cmd { return s.Reload() }
func (s *project) Title() string { return text.ProjectTitle(s.name, s.env.Year()) }

func (s *project) Reload() tea.Cmd {
	name, year := s.name, s.env.Year()
	return read(s.env, &s.load, func(v *ledger.View) (projectData, error) { return readProject(v, name, year) },
		func(d projectData) tea.Cmd {
			s.data = d
			s.table.Titles = []string{text.ProjectKindName(d.figures.Project) + "  " + text.ProjectSum(d.figures)}
			s.table.SetRows(kit.Rows{
				Len: len(d.entries) + 1, Key: strconv.Itoa, Row: s.row,
			})
			return nil
		})
}

func readProject(v *ledger.View, name string, year int) (d projectData, err error) {
	if d.chart, err = v.Chart(); err != nil {
		return d, err
	}
	all, err := v.ProjectsOf(year)
	if err != nil {
		return d, err
	}
	for _, x := range all {
		if x.Name == name {
			d.figures = x
		}
	}
	_, d.entries, err = v.ProjectHistory(name, year)
	return d, err
}

// row is what was carried over from the year before, or an entry.
func (s *project) row(i int) []kit.Cell {
	if i == 0 {
		return kit.Cells("", "", text.ProjectBefore, "", "", s.data.figures.Opening.Grouped())
	}
	e := s.data.entries[i-1]
	in, out := "", ""
	if e.In != 0 {
		in = e.In.Grouped()
	}
	if e.Out != 0 {
		out = e.Out.Grouped()
	}
	x := e.Voucher
	return kit.Cells(x.Date.String(), text.VoucherShort(x), x.Summary, in, out, e.Left.Grouped())
}

func (s *project) acts() []deed {
	p := s.data.figures.Project
	off := readOnly(s.env)
	return []deed{
		{bind(text.ProjectKeyEdit, off, "e", "f6", "ctrl+e"), func() tea.Cmd {
			return push(newProjectForm(s.env, p, nil))
		}},
		{
			bind(text.ProjectKeyFinish, first(off, onlyIf(p.Finished == 0, text.ProjectOffDone)), "w", "f7", "ctrl+k"),
			func() tea.Cmd { return finishProject(s.env, p) },
		},
	}
}

func (s *project) Keys() []kit.Binding {
	out := []kit.Binding{bind(text.VoucherKeyOpen, "", "enter")}
	for _, d := range s.acts() {
		out = append(out, d.Binding)
	}
	return out
}

func (s *project) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := doneBy(msg, s.acts()); ok {
		return cmd
	}
	return s.table.Update(msg)
}

func (s *project) Draw(w, h int) (string, *tea.Cursor) { return s.table.Draw(w, h) }

// projectForm edits what is known of a project.
type projectForm struct {
	env  Env
	was  model.Project
	form *kit.Form
	id   string
	told func(name string) // what was saved; nil: nobody asks
}

func newProjectForm(env Env, p model.Project, told func(name string)) Screen {
	s := &projectForm{env: env, was: p, id: env.NewID(), told: told}
	var kinds []kit.Option
	for _, k := range model.ProjectKinds() {
		kinds = append(kinds, kit.Option{Value: strconv.Itoa(int(k)), Label: k.String()})
	}
	name := filledField(env, kit.KindText, model.MaxName, p.Name)
	name.ReadOnly = p.Name != ""
	day := func(d model.Date) *kit.Field {
		f := filledField(env, kit.KindDate, 0, d.String())
		f.Base = env.Day().String()
		return f
	}
	title := inputRow("Name", text.ProjectName, name, 0)
	title[0].Required = true
	note := kit.NewNote(env.Theme, 2)
	note.SetValue(p.Note)
	s.form = kit.NewForm(env.Theme,
		title,
		inputRow("Kind", text.ProjectKind, chosen(env, strconv.Itoa(int(p.Kind)), kinds...), 12),
		inputRow("Grantor", text.ProjectGiver, filledField(env, kit.KindText, model.MaxSummary, p.Grantor), 0),
		inputRow("Paper", text.ProjectPaper, filledField(env, kit.KindText, model.MaxSummary, p.Paper), 0),
		inputRow("Purpose", text.ProjectAim, filledField(env, kit.KindText, model.MaxSummary, p.Purpose), 0),
		append(
			inputRow("From", text.ProjectFrom, day(p.From), 14),
			inputRow("Finished", text.ProjectDone, day(p.Finished), 14)...,
		),
		inputRow("Note", text.ProjectNote, note, 0),
	)
	s.form.SetHint("Kind", text.ProjectKindHint)
	s.form.OnSave = s.save
	return s
}

func (s *projectForm) save() tea.Cmd {
	if readOnly(s.env) != "" {
		return fail(ledger.ErrReadOnly)
	}
	p := s.was
	kind, _ := strconv.Atoi(s.form.Value("Kind"))
	p.Name, p.Kind = s.form.Value("Name"), model.ProjectKind(kind)
	p.Grantor, p.Paper, p.Purpose = s.form.Value("Grantor"), s.form.Value("Paper"), s.form.Value("Purpose")
	p.From, p.Finished, p.Note = dateOf(s.form.Value("From")), dateOf(s.form.Value("Finished")), s.form.Value("Note")
	was := s.was
	act := Act{
		Label: text.ProjectSaved(p.Name), ID: s.id,
		Do: func(t *ledger.Tx) error {
			_, err := t.SaveProject(p)
			return err
		},
		Then: func() tea.Cmd {
			s.form.MarkClean()
			if s.told != nil {
				s.told(p.Name)
			}
			return pop()
		},
		Refused: func(err error) bool { return showRefused(s.form, err) },
	}
	if was.ID != 0 {
		act.Undo = func(t *ledger.Tx) error {
			_, err := t.SaveProject(was)
			return err
		}
	}
	return write(s.env, act)
}

func (s *projectForm) Init() tea.Cmd   { return nil }
func (s *projectForm) Reload() tea.Cmd { return nil }
func (s *projectForm) Title() string   { return text.ProjectFormTitle }
func (s *projectForm) Editing() bool   { return true }
func (s *projectForm) Dirty() bool     { return s.form.Dirty() }

func (s *projectForm) Keys() []kit.Binding { return fieldKeys(s.env) }

func (s *projectForm) Update(msg tea.Msg) tea.Cmd          { return s.form.Update(msg) }
func (s *projectForm) Draw(w, h int) (string, *tea.Cursor) { return s.form.Draw(w, h) }
