package screen

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// The fields of a relative.
const (
	rRelation, rName, rBirth, rWork, rNote = "Relation", "Name", "Birth", "Work", "Note"
)

// family lists a member's relatives, which are private: they are hidden until they are asked for.
type family struct {
	env    Env
	member model.Member
	list   *kit.List
	load   Slot
	shown  bool
}

func newFamily(env Env, m model.Member) Screen {
	s := &family{env: env, member: m}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.FamilyColRelation, Width: 8},
		kit.Column{Title: text.FamilyColName, Width: 10},
		kit.Column{Title: text.FamilyColBirth, Width: 10},
		kit.Column{Title: text.FamilyColWork, Width: 16, Flex: true},
		kit.Column{Title: text.FamilyColNote, Width: 14},
	)
	s.list.OnOpen = func(string) tea.Cmd { return s.edit(s.list.SelectedRow()) }
	return s
}

func (s *family) Init() tea.Cmd { return s.Reload() }
func (s *family) Title() string { return text.FamilyTitle(s.member) }
func (s *family) Editing() bool { return s.list.Typing() }
func (s *family) Escape() bool  { return s.list.Escape() }

func (s *family) Reload() tea.Cmd {
	id := s.member.ID
	return read(s.env, &s.load, func(v *ledger.View) (model.Member, error) { return v.Member(id) },
		func(m model.Member) tea.Cmd {
			s.member = m
			return s.lay()
		})
}

// lay fills the list, or says that it is hidden.
func (s *family) lay() tea.Cmd {
	rows := s.member.Private.Family
	s.list.Empty = text.FamilyEmpty
	if !s.shown && len(rows) > 0 {
		rows, s.list.Empty = nil, text.FamilyConcealed
	}
	return s.list.SetRows(kit.Rows{
		Len: len(rows), Key: strconv.Itoa,
		Row: func(i int) []kit.Cell {
			r := rows[i]
			return kit.Cells(r.Relation.String(), r.Name, r.Birth.String(), r.Work, r.Note)
		},
		Text: func(i int) string { return text.RelativeLine(rows[i]) },
	})
}

func (s *family) deeds() []deed {
	locked := ""
	if s.env.Book != nil && s.env.Book.Locked() {
		locked = text.FamilyLocked
	}
	off := first(readOnly(s.env), locked)
	some := first(off, onlyIf(s.list.Len() > 0, text.OffNone))
	hidden := onlyIf(len(s.member.Private.Family) > 0, text.OffNone)
	return []deed{
		{bind(text.FamilyKeyNew, off, "n", "f3", "ctrl+n"), func() tea.Cmd { return s.edit(-1) }},
		{bind(text.FamilyKeyEdit, some, "e", "f6", "ctrl+e"), func() tea.Cmd { return s.edit(s.list.SelectedRow()) }},
		{bind(text.FamilyKeyRemove, some, "x", "f8", "ctrl+x"), s.remove},
		{revealBinding(s.shown, hidden == ""), func() tea.Cmd {
			s.shown = !s.shown
			return tea.Batch(s.lay(), tellShown(s.env, s.shown, model.Ref{Kind: model.KindMember, ID: s.member.ID}))
		}},
	}
}

func (s *family) Keys() []kit.Binding {
	var out []kit.Binding
	for _, d := range s.deeds() {
		out = append(out, d.Binding)
	}
	return out
}

func (s *family) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deeds()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *family) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

// edit changes a relative; at -1 it adds one.
func (s *family) edit(at int) tea.Cmd {
	var r model.Relative
	if at >= 0 && at < len(s.member.Private.Family) {
		r = s.member.Private.Family[at]
	} else {
		at, r.Relation = -1, model.RelationSpouse
	}
	env := s.env
	var relations []kit.Option
	for _, x := range model.Relations()[1:] {
		relations = append(relations, kit.Option{Value: strconv.Itoa(int(x)), Label: x.String()})
	}
	birth := dayField(env, r.Birth)
	birth.Months, birth.Placeholder = true, text.MemberDayOrMon
	name := filledField(env, kit.KindText, model.MaxName, r.Name)
	return push(newSmallForm(env, s.Title(), func(f *kit.Form) Act {
		n, _ := strconv.Atoi(f.Value(rRelation))
		now := model.Relative{
			Relation: model.Relation(n), Name: model.NormalizeName(f.Value(rName)), Birth: dateOf(f.Value(rBirth)),
			Work: f.Value(rWork), Note: f.Value(rNote),
		}
		return s.act(func(rows []model.Relative) []model.Relative {
			if at < 0 || at >= len(rows) {
				return append(rows, now)
			}
			rows[at] = now
			return rows
		})
	},
		inputRow(rRelation, text.FamilyColRelation, chosen(env, strconv.Itoa(int(r.Relation)), relations...), 16),
		[]kit.Item{{Name: rName, Label: text.FamilyColName, Input: name, Width: 20, Required: true}},
		inputRow(rBirth, text.FamilyColBirth, birth, 14),
		inputRow(rWork, text.FamilyColWork, filledField(env, kit.KindText, model.MaxSummary, r.Work), 0),
		inputRow(rNote, text.FamilyColNote, filledField(env, kit.KindText, model.MaxSummary, r.Note), 0),
	))
}

func (s *family) remove() tea.Cmd {
	at := s.list.SelectedRow()
	return write(s.env, s.act(func(rows []model.Relative) []model.Relative {
		if at < 0 || at >= len(rows) {
			return rows
		}
		return slices.Delete(rows, at, at+1)
	}))
}

// act changes the relatives; the label names the member alone.
func (s *family) act(change func([]model.Relative) []model.Relative) Act {
	id := s.member.ID
	var before model.Member
	return Act{
		Label: text.FamilySaved + s.member.Name,
		Do: func(t *ledger.Tx) error {
			m, err := t.Member(id)
			if err != nil {
				return err
			}
			before = m
			m.Private.Family = change(slices.Clone(m.Private.Family))
			_, err = t.SaveMember(m)
			return err
		},
		Undo: func(t *ledger.Tx) error {
			_, err := t.SaveMember(before)
			return err
		},
		Then: func() tea.Cmd {
			s.shown = true
			return nil
		},
	}
}
