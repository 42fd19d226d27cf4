package screen

import (
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// drive is one collection with the list of who gave what.
type drive struct {
	env  Env
	id   model.ID
	data driveData
	list *kit.List
	load Slot
}

type driveData struct {
	model.Drive
	people *roster
	owed   model.Money // what account 221 says
}

func newDrive(env Env, id model.ID) Screen {
	s := &drive{env: env, id: id}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.DuesColNumber, Width: 8},
		kit.Column{Title: text.DuesColName, Width: 10},
		kit.Column{Title: text.DuesColWhere, Width: 10},
		kit.Column{Title: text.GiftColAmount, Width: 10, Align: kit.AlignRight},
		kit.Column{Title: text.GiftColState, Width: 24, Flex: true},
	)
	s.list.Empty = text.DrivesReading
	s.list.OnOpen = func(string) tea.Cmd {
		return ask(kit.NewMenu(s.env.Theme, s.data.Name, menuOf(s.deedsHere())...))
	}
	return s
}

func (s *drive) Init() tea.Cmd { return s.Reload() }
func (s *drive) Title() string { return s.data.Name }
func (s *drive) Editing() bool { return s.list.Typing() }
func (s *drive) Escape() bool  { return s.list.Escape() }

func (s *drive) Reload() tea.Cmd {
	id := s.id
	return read(s.env, &s.load, func(v *ledger.View) (d driveData, err error) {
		if d.Drive, err = v.Drive(id); err != nil {
			return d, err
		}
		if d.people, err = readRoster(v); err != nil {
			return d, err
		}
		d.owed, err = v.Custody(d.Project)
		return d, err
	}, func(d driveData) tea.Cmd {
		s.data = d
		s.list.Empty = text.OffNone
		return s.list.SetRows(kit.Rows{
			Len: len(d.Lines),
			Key: func(i int) string { return idKey(d.Lines[i].Member) },
			Row: func(i int) []kit.Cell {
				l := d.Lines[i]
				m := d.people.get(l.Member)
				return kit.Cells(m.Number, m.Name, m.Department, amountOrNone(l.Amount), d.said(l))
			},
			Text: func(i int) string { return personWords(d.people.get(d.Lines[i].Member)) + " " + d.said(d.Lines[i]) },
		})
	})
}

// said is what there is to say of a giver: why they left, or their claims.
func (d driveData) said(l model.GiftLine) string {
	parts := []string{}
	if l.Left != "" {
		parts = append(parts, l.Left)
	}
	for _, c := range d.Claims {
		if c.Member == l.Member {
			parts = append(parts, text.DriveClaim(c))
		}
	}
	return strings.Join(parts, "；")
}

func (s *drive) deedsHere() []deed {
	open := first(readOnly(s.env), onlyIf(s.data.Closed == 0, text.DriveOffClosed))
	some := first(open, onlyIf(s.list.Selected() != "", text.OffNone))
	mutual := first(some, onlyIf(s.data.Kind == model.DriveMutual, text.DriveOffMutual))
	kept := first(open, onlyIf(s.data.Kept() == 0, text.DriveOffKept))
	return []deed{
		{bind(text.DriveKeyLeave, some, "x", "f4", "ctrl+x"), s.leave},
		{bind(text.DriveKeyAmount, some, "a", "f6", "ctrl+a"), s.amount},
		{bind(text.DriveKeyHand, open, "h", "f7", "ctrl+d"), func() tea.Cmd {
			return push(newHandForm(s.env, s.data.Drive))
		}},
		{bind(text.DriveKeyVoucher, open, "p", "f8", "ctrl+t"), s.draft},
		{quiet(bind(text.DriveKeyClaim, mutual, "c", "f11", "ctrl+k")), s.claim},
		{quiet(bind(text.DriveKeyEdit, open, "e", "f2", "ctrl+e")), func() tea.Cmd {
			return push(newDriveForm(s.env, s.data.Drive))
		}},
		{quiet(bind(text.DriveKeyPrint, "", "o", "f12", "ctrl+o")), s.export},
		s.closing(kept),
	}
}

// closing closes the drive, or opens it again.
func (s *drive) closing(off string) deed {
	label := text.DriveKeyClose
	if s.data.Closed != 0 {
		label, off = text.DriveKeyReopen, readOnly(s.env)
	}
	return deed{quiet(bind(label, off, "z", "ctrl+y")), s.finish}
}

func (s *drive) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	}
	out := []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *drive) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *drive) Draw(w, h int) (string, *tea.Cursor) {
	th := s.env.Theme
	foot := []string{kit.Rule(th, w)}
	for i, line := range text.DriveFoot(s.data.Drive, s.data.owed) {
		line = kit.Fit(line, w-1)
		if i == 1 && s.data.Kept() != s.data.owed {
			line = th.Warn.Render(line)
		}
		foot = append(foot, " "+line)
	}
	body, cursor := s.list.Draw(w, h-len(foot))
	rows := strings.Split(kit.Block(strings.Split(body, "\n"), w, h-len(foot)), "\n")
	return kit.Block(append(rows, foot...), w, h), cursor
}

// save writes a changed drive; u brings back what it was.
func (s *drive) save(label string, d model.Drive) tea.Cmd {
	return write(s.env, driveAct(label, d, s.data.Drive))
}

func driveAct(label string, d, was model.Drive) Act {
	return Act{
		Label: label + " " + d.Name,
		Do:    func(t *ledger.Tx) error { _, err := t.SaveDrive(d); return err },
		Undo:  func(t *ledger.Tx) error { _, err := t.SaveDrive(was); return err },
	}
}

// with is the drive with one giver's line changed.
func (s *drive) with(id model.ID, fn func(*model.GiftLine)) model.Drive {
	d := s.data.Drive
	d.Lines = append([]model.GiftLine(nil), d.Lines...)
	for i := range d.Lines {
		if d.Lines[i].Member == id {
			fn(&d.Lines[i])
		}
	}
	return d
}

// leave leaves the selected member out, with a reason, or takes them in again.
func (s *drive) leave() tea.Cmd {
	id := keyID(s.list.Selected())
	for _, l := range s.data.Lines {
		if l.Member == id && l.Left != "" {
			return s.save(text.DriveKeyLeave, s.with(id, func(l *model.GiftLine) {
				l.Left, l.Amount = "", s.data.PerHead
			}))
		}
	}
	title := s.data.people.get(id).Name + " " + text.DriveWhy
	p := kit.NewPrompt(s.env.Theme, title, "", kit.KindText, func(why string) tea.Cmd {
		return s.save(text.DriveKeyLeave, s.with(id, func(l *model.GiftLine) { l.Left, l.Amount = why, 0 }))
	})
	p.Required = true
	p.Field.Limit = model.MaxSummary
	return ask(p)
}

// amount changes what one member gives.
func (s *drive) amount() tea.Cmd {
	id := keyID(s.list.Selected())
	title := s.data.people.get(id).Name + " " + text.GiftColAmount
	p := kit.NewPrompt(s.env.Theme, title, "", kit.KindAmount, func(value string) tea.Cmd {
		return s.save(text.DriveKeyAmount, s.with(id, func(l *model.GiftLine) {
			l.Amount, l.Left = amountIn(value), ""
		}))
	})
	p.Required = true
	return ask(p)
}

// draft offers the steps whose vouchers can be drafted, and goes to the one that was.
func (s *drive) draft() tea.Cmd {
	d := s.data
	actions := []kit.Action{s.stepAction(text.DriveStepIn, model.StepReceived, 0, d.Collected() != 0)}
	if d.Handed.Amount != 0 {
		actions = append(actions, s.stepAction(text.DriveStepOut, model.StepHanded, 0, true))
	}
	for i, c := range d.Claims {
		name := d.people.get(c.Member).Name
		if c.Arrived != 0 {
			actions = append(actions, s.stepAction(text.DriveStepArrived+name, model.StepArrived, i, true))
		}
		if c.Passed != 0 {
			actions = append(actions, s.stepAction(text.DriveStepPassed+name, model.StepPassed, i, true))
		}
	}
	return ask(kit.NewMenu(s.env.Theme, text.DriveKeyVoucher, actions...))
}

func (s *drive) stepAction(label string, step model.Step, claim int, can bool) kit.Action {
	id := s.id
	return kit.Action{Label: label, Off: onlyIf(can, text.OffNone), Do: func() tea.Cmd {
		var paper model.ID
		return write(s.env, Act{
			Label: text.DriveKeyVoucher + " " + label,
			Do:    func(t *ledger.Tx) (err error) { paper, err = t.DraftDrive(id, step, claim); return err },
			Then:  func() tea.Cmd { return push(newVoucher(s.env, paper)) },
		})
	}}
}

// claim records mutual aid of the selected member, or goes on with one that is under way.
func (s *drive) claim() tea.Cmd {
	id := keyID(s.list.Selected())
	for i, c := range s.data.Claims {
		if c.Member == id && c.Passed == 0 {
			return push(newClaimForm(s.env, s.data.Drive, i, s.data.people.get(id)))
		}
	}
	d := s.data.Drive
	d.Claims = append(append([]model.Claim(nil), d.Claims...), model.Claim{Member: id, Applied: s.env.Today()})
	return push(newClaimForm(s.env, d, len(d.Claims)-1, s.data.people.get(id)))
}

// finish closes a drive of whose money nothing is left, or opens it again.
func (s *drive) finish() tea.Cmd {
	d := s.data.Drive
	if d.Closed != 0 {
		d.Closed = 0
		return s.save(text.DriveKeyReopen, d)
	}
	d.Closed = s.env.Today()
	return s.save(text.DriveClosed, d)
}

func (s *drive) export() tea.Cmd {
	var actions []kit.Action
	for _, ext := range []string{".xlsx", ".html"} {
		actions = append(actions, kit.Action{Label: text.DriveKeyPrint + " " + ext, Do: func() tea.Cmd {
			p := kit.NewFolderPicker(s.env.Theme, text.CareFolder, s.env.Disk, s.env.Places...)
			book, id, name := s.env.Book, s.id, s.data.Name
			p.OnPick = func(dir string) tea.Cmd {
				out := freePath(filepath.Join(dir, fileName(name)+ext), book.Now())
				return Work(new(Slot), func() (string, error) {
					return out, export.WriteDrive(book, id, out, false)
				}, func(path string) tea.Cmd { return done(fmt.Sprintf(text.ReportsDone, path)) })
			}
			return ask(p)
		}})
	}
	return ask(kit.NewMenu(s.env.Theme, text.DuesFormats, actions...))
}
