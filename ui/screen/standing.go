package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// The fields of a change of standing.
const (
	mMove, mReason, mUnit = "Move", "Reason", "Where"
)

// standing enters a change of a member's standing on a day, today's or an earlier one that was forgotten.
type standing struct {
	env    Env
	id     string
	member model.Member
	form   *kit.Form
	days   proposals
}

func newStanding(env Env, m model.Member) Screen {
	s := &standing{env: env, id: env.NewID(), member: m, days: proposals{}}
	s.form = kit.NewForm(env.Theme, standingRows(env)...)
	s.form.OnSave = s.save
	s.form.SetValue(mMove, strconv.Itoa(int(likelyMove(m))))
	s.days.put(s.form, mChanged, env.Today().String())
	s.form.SetHint(mMove, text.MemberStanding(m))
	s.form.MarkClean()
	return s
}

// standingRows are the fields of a change of standing.
func standingRows(env Env) [][]kit.Item {
	var moves []kit.Option
	for _, x := range model.Moves() {
		moves = append(moves, kit.Option{Value: strconv.Itoa(int(x)), Label: x.String()})
	}
	day := kit.NewField(env.Theme, kit.KindDate)
	day.Base = env.Today().String()
	unit := filledField(env, kit.KindText, model.MaxSummary, "")
	unit.Placeholder = text.MemberUnitGhost
	return [][]kit.Item{
		{{Name: mMove, Label: text.MemberMove, Input: kit.NewChoice(env.Theme, moves...), Width: 16}},
		{{Name: mChanged, Label: text.MemberChanged, Input: day, Width: 12, Required: true}},
		{{Name: mUnit, Label: text.MemberUnit, Input: unit, Width: 40}},
		{{Name: mReason, Label: text.MemberReason, Input: filledField(env, kit.KindText, model.MaxSummary, "")}},
	}
}

// likelyMove is what mostly follows a standing.
func likelyMove(m model.Member) model.Move {
	if m.Status == model.StatusActive {
		return model.MoveRetain
	}
	if m.Status == model.StatusNonMember {
		return model.MoveJoin
	}
	return model.MoveRestore
}

func (s *standing) Init() tea.Cmd   { return nil }
func (s *standing) Reload() tea.Cmd { return nil }
func (s *standing) Title() string   { return text.MemberStandingTitle(s.member) }
func (s *standing) Editing() bool   { return true }
func (s *standing) Dirty() bool     { return s.form.Dirty() }

func (s *standing) Keys() []kit.Binding { return fieldKeys(s.env) }

func (s *standing) Update(msg tea.Msg) tea.Cmd {
	s.days.typed(s.form, msg)
	return s.form.Update(msg)
}

// Draw shows the form, and below it the history so far.
func (s *standing) Draw(w, h int) (string, *tea.Cursor) {
	lines := []string{kit.Rule(s.env.Theme, w), " " + s.env.Theme.Title.Render(text.MemberMovesSoFar)}
	for _, line := range text.StandingLines(s.member) {
		lines = append(lines, " "+kit.Fit(line, w-2))
	}
	below := min(len(lines), max(h-s.form.Height(w), 0))
	view, cursor := s.form.Draw(w, h-below)
	if below == 0 {
		return view, cursor
	}
	return view + "\n" + kit.Block(lines, w, below), cursor
}

// standingIn is what the fields of standingRows hold.
func standingIn(f *kit.Form) model.Standing {
	move, _ := strconv.Atoi(f.Value(mMove))
	return model.Standing{
		From: dateOf(f.Value(mChanged)), Move: model.Move(move), Where: f.Value(mUnit), Reason: f.Value(mReason),
	}
}

func (s *standing) save() tea.Cmd {
	if s.env.ReadOnly() {
		return warning(text.StateReadOnly)
	}
	x := standingIn(s.form)
	if s.member.StatusOn(x.From) == x.Status() {
		s.form.SetError(mMove, text.MemberSame)
		s.form.FocusOn(mMove)
		return nil
	}
	id := s.member.ID
	var before model.Member
	return write(s.env, Act{
		ID: s.id, Label: text.MemberMoved + s.member.Name + " " + x.Move.String(),
		Do: func(t *ledger.Tx) error {
			var err error
			if before, err = t.Member(id); err != nil {
				return err
			}
			_, err = t.SaveMember(before.Moved(x))
			return err
		},
		Undo: func(t *ledger.Tx) error {
			_, err := t.SaveMember(before)
			return err
		},
		Then: func() tea.Cmd {
			s.form.MarkClean()
			return pop()
		},
		Refused: func(err error) bool { return refusedBy(s.form, err) },
	})
}
