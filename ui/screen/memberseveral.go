package screen

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// severalDeeds are what can be done with the rows that are marked, or with the whole roster.
func (s *members) severalDeeds() []deed {
	some := onlyIf(s.list.Len() > 0, text.OffNone)
	return []deed{
		{quiet(bind(text.MemberKeySeveral, first(some, readOnly(s.env)), "g", "shift+f5")), func() tea.Cmd {
			return push(newSeveral(s.env, s.chosen(), s.list.ClearMarks))
		}},
		{quiet(bind(text.MemberKeyRange, some, "v", "shift+f6")), func() tea.Cmd {
			s.ranging = !s.ranging
			return say(onOff(s.ranging, text.MemberRangeOn, text.MemberRangeOff))
		}},
		{quiet(bind(text.MemberKeyExport, "", "p", "shift+f7")), func() tea.Cmd {
			return push(newMemberExport(s.env))
		}},
		{quiet(bind(text.MemberKeyStats, "", "t", "shift+f8")), func() tea.Cmd {
			return push(NewRosterStats(s.env))
		}},
	}
}

// ranged makes plain movements mark what they pass while a range is being chosen.
func (s *members) ranged(msg tea.Msg) tea.Msg {
	if !s.ranging || s.list.Typing() {
		return msg
	}
	switch kit.Key(msg) {
	case "up":
		return tea.KeyPressMsg{Code: tea.KeyUp, Mod: tea.ModShift}
	case "down":
		return tea.KeyPressMsg{Code: tea.KeyDown, Mod: tea.ModShift}
	}
	return msg
}

// chosen are the members that are marked, else the selected one.
func (s *members) chosen() []model.Member {
	keys := s.list.Marked()
	if len(keys) == 0 {
		keys = []string{s.list.Selected()}
	}
	var out []model.Member
	for _, key := range keys {
		if i, ok := s.rows.at[keyID(key)]; ok {
			out = append(out, s.rows.all[i].Member)
		}
	}
	return out
}

// several sets the same for several members in one act, after showing what would change.
type several struct {
	env     Env
	id      string
	members []model.Member
	form    *kit.Form
	saved   func() // called when it is done
}

func newSeveral(env Env, members []model.Member, saved func()) Screen {
	s := &several{env: env, id: env.NewID(), members: members, saved: saved}
	field := func(name, label string) []kit.Item {
		f := filledField(env, kit.KindText, model.MaxName, "")
		f.Placeholder = text.SeveralGhost
		return []kit.Item{{Name: name, Label: label, Input: f, Width: 30}}
	}
	from := dayField(env, 0)
	from.Months = true
	rows := [][]kit.Item{
		field(mWhere, text.MemberWhere), field(mGroup, text.MemberGroup), field(mOffice, text.MemberOffice),
		inputRow(mBase, text.MemberBase, filledField(env, kit.KindAmount, 0, ""), 14),
		{{Name: mFrom, Label: text.MemberBaseFrom, Input: from, Width: 12, Check: func(v string) string {
			return onlyIf(v == "" || dateOf(v).IsMonth(), text.MemberMonthOnly)
		}}},
		{{Label: text.SeveralMove}},
	}
	move := standingRows(env)
	options := []kit.Option{{Value: "0", Label: text.SeveralNoMove}}
	for _, x := range model.Moves() {
		options = append(options, kit.Option{Value: strconv.Itoa(int(x)), Label: x.String()})
	}
	move[0][0].Input, move[0][0].Width = kit.NewChoice(env.Theme, options...), 20
	move[1][0].Required = false
	s.form = kit.NewForm(env.Theme, append(rows, move...)...)
	s.form.OnSave = s.preview
	s.form.MarkClean()
	return s
}

func (s *several) Init() tea.Cmd                       { return nil }
func (s *several) Reload() tea.Cmd                     { return nil }
func (s *several) Editing() bool                       { return true }
func (s *several) Dirty() bool                         { return s.form.Dirty() }
func (s *several) Keys() []kit.Binding                 { return fieldKeys(s.env) }
func (s *several) Update(msg tea.Msg) tea.Cmd          { return s.form.Update(msg) }
func (s *several) Draw(w, h int) (string, *tea.Cursor) { return s.form.Draw(w, h) }
func (s *several) Title() string                       { return text.SeveralTitle(s.members) }

// change is what the form says.
func (s *several) change() model.MemberChange {
	var c model.MemberChange
	for name, to := range map[string]**string{mWhere: &c.Department, mGroup: &c.Group, mOffice: &c.Office} {
		switch v := s.form.Value(name); v {
		case "":
		case text.SeveralNone:
			*to = new(string)
		default:
			*to = &v
		}
	}
	if v := s.form.Value(mBase); v != "" {
		c.Base = &model.DuesBase{From: dateOf(s.form.Value(mFrom)).Period(), Base: amountIn(v)}
	}
	if x := standingIn(s.form); x.Move != 0 {
		c.Standing = &x
	}
	return c
}

// preview shows field by field what would change, and does it when that is right.
func (s *several) preview() tea.Cmd {
	c := s.change()
	switch {
	case s.env.ReadOnly():
		return warning(text.StateReadOnly)
	case c.Empty():
		return warning(text.SeveralNothing)
	case c.Standing != nil && c.Standing.From == 0:
		s.form.SetError(mChanged, text.MemberNeedsDay)
		s.form.FocusOn(mChanged)
		return nil
	}
	var lines []string
	n := 0
	for _, m := range s.members {
		var parts []string
		for _, d := range text.MemberDiff(m, c.Of(m)) {
			parts = append(parts, d.Line(false))
		}
		if len(parts) > 0 {
			n++
			lines = append(lines, text.Person(m)+"  "+strings.Join(parts, "；"))
		}
	}
	if n == 0 {
		return warning(text.MemberUnmoved)
	}
	body := fmt.Sprintf(text.MembersWould, n) + "\n" + strings.Join(lines, "\n")
	return ask(kit.NewConfirm(s.env.Theme, text.SeveralTitle(s.members), body, kit.Button{
		Label: text.SeveralDo, Do: func() tea.Cmd { return s.save(c) },
	}))
}

func (s *several) save(c model.MemberChange) tea.Cmd {
	var ids []model.ID
	for _, m := range s.members {
		ids = append(ids, m.ID)
	}
	var before []model.Member
	return write(s.env, Act{
		ID: s.id, Label: text.SeveralSaved(len(ids)),
		Do: func(t *ledger.Tx) (err error) {
			before, err = t.ChangeMembers(ids, c)
			return err
		},
		Undo: func(t *ledger.Tx) error { return t.RestoreMembers(before) },
		Then: func() tea.Cmd {
			s.form.MarkClean()
			s.saved()
			return pop()
		},
		Refused: func(err error) bool { return refusedBy(s.form, err) },
	})
}

// askMerge asks for the other record of the same person, then which of the two is to be kept.
func (d memberDeeds) askMerge(m model.Member) tea.Cmd {
	return read(d.env, new(Slot), readRoster, func(r *roster) tea.Cmd {
		others := slices.DeleteFunc(slices.Clone(r.all), func(x model.Member) bool { return x.ID == m.ID })
		// Who has the same name is likely to be meant, and stands first.
		slices.SortStableFunc(others, func(a, b model.Member) int {
			return boolInt(b.Name == m.Name) - boolInt(a.Name == m.Name)
		})
		return ask(personMenu(d.env, others, func(other model.Member) tea.Cmd {
			return ask(kit.NewDialog(d.env.Theme, text.MemberKeyMerge, text.MergeAsk(m, other), 2,
				kit.Button{Key: "1", Label: text.MergeKeep(m), Do: func() tea.Cmd { return d.merge(m, other) }},
				kit.Button{Key: "2", Label: text.MergeKeep(other), Do: func() tea.Cmd { return d.merge(other, m) }},
				kit.Button{Key: "n", Label: text.MergeBack},
			))
		}))
	})
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// merge makes two records of one person one.
func (d memberDeeds) merge(kept, lost model.Member) tea.Cmd {
	var done ledger.Merge
	return write(d.env, Act{
		Label: text.MergeSaved(kept, lost),
		Do: func(t *ledger.Tx) (err error) {
			done, err = t.MergeMembers(kept.ID, lost.ID)
			return err
		},
		Undo: func(t *ledger.Tx) error { return t.UnmergeMembers(done) },
		Then: func() tea.Cmd {
			if d.saved != nil {
				d.saved(kept.ID)
			}
			return nil
		},
	})
}
