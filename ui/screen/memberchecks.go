package screen

import (
	"strconv"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// idFault says what is wrong with an identity number, or "".
func idFault(id string) string {
	for _, v := range model.CheckMember(model.Member{Private: model.MemberPrivate{IDNumber: id}}) {
		if v.Rule == model.RuleMemberID {
			return text.Violation(v).What
		}
	}
	return ""
}

// numberTaken says who has a member number already, or "".
func (s *memberForm) numberTaken(number string) string {
	for _, m := range s.people.all {
		if m.Number == number && m.ID != s.member {
			return text.NumberTaken(m)
		}
	}
	return ""
}

func (s *memberForm) changed(name string) tea.Cmd {
	switch name {
	case mID:
		s.idTyped()
	case mSex, mBirth:
		delete(s.filled, name)
	}
	s.warn()
	return nil
}

// idTyped checks the identity number as it is typed. A sound one fills in sex and birth, unless they were written
// by hand.
func (s *memberForm) idTyped() {
	const whole = 18
	id := s.form.Value(mID)
	n := utf8.RuneCountInString(id)
	switch {
	case n == 0:
		s.form.SetHint(mID, "")
		return
	case n < whole:
		s.form.SetHint(mID, text.IDShort(whole-n))
		return
	}
	if fault := idFault(id); fault != "" {
		s.form.SetHint(mID, "")
		s.form.SetError(mID, fault)
		return
	}
	sex, _ := model.SexOf(id)
	birth, _ := model.BirthOf(id)
	s.form.SetHint(mID, text.IDGood(sex, birth))
	s.fillIn(mSex, strconv.Itoa(int(sex)), "0")
	s.fillIn(mBirth, birth.String(), "")
}

// fillIn sets a field that is empty, or that was filled in before.
func (s *memberForm) fillIn(name, value, empty string) {
	if now := s.form.Value(name); now == empty || now == s.filled[name] {
		s.form.SetValue(name, value)
		s.filled[name] = value
	}
}

// left looks whether the identity number is somebody else's.
func (s *memberForm) left(name string) tea.Cmd {
	id, own := s.form.Value(mID), s.member
	if name != mID || id == "" || idFault(id) != "" {
		return nil
	}
	return read(s.env, &s.taken, func(v *ledger.View) (model.Member, error) {
		other, _, err := v.MemberByIDNumber(id)
		return other, err
	}, func(other model.Member) tea.Cmd {
		if other.ID != 0 && other.ID != own && s.form.Value(mID) == id {
			s.form.SetError(mID, text.IDTaken(other))
		}
		return nil
	})
}

// warn says at the fields what is worth a look; nothing of it keeps the form from saving.
func (s *memberForm) warn() {
	keep := map[string]string{}
	if base := amountIn(s.form.Value(mBase)); base > 0 {
		keep[mBase] = text.MemberMonthly(base)
	}
	if was := lastBase(s.before); was.Base != 0 {
		keep[mFrom] = text.MemberBaseWas(was)
	}
	hintAt(s.form, model.CheckMember(s.made()), []string{mCard, mChanged, mJoined, mBase, mFrom}, keep)
}
