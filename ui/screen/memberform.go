package screen

import (
	"errors"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// The fields of a member, by the names of model.Member and its private part.
const (
	mNumber, mName, mSex, mBirth, mJoined = "Number", "Name", "Sex", "Birth", "Joined"
	mWhere, mGroup, mOffice               = "Department", "Group", "Office"
	mStatus, mChanged, mBase, mFrom       = "Status", "Changed", "base", "from"
	mID, mCard, mPhone, mAddress, mNote   = "IDNumber", "Card", "Phone", "Address", "Note"
	mService                              = "ServiceCard"
	mRetire, mRetireOn                    = "Retire", "RetireOn"
	mMask                                 = "mask." // before the name of a private field: what hides it
)

// memberForm enters a member, or changes one. What is private of a member who is on the roster already is hidden
// until it is asked for, and stays as it is if it is not.
type memberForm struct {
	env    Env
	id     string // of the command
	member model.ID
	before model.Member
	people *roster
	form   *kit.Form
	slot   Slot
	taken  Slot
	ready  bool
	shown  bool // private fields
	// filled are the fields that were filled in from the identity number and follow it.
	filled map[string]string
	saved  func(model.ID) // told which member was saved; may be nil
}

// newMemberForm enters a member (id 0), or changes one.
func newMemberForm(env Env, id model.ID) Screen { return makeMemberForm(env, id, nil) }

func makeMemberForm(env Env, id model.ID, saved func(model.ID)) Screen {
	s := &memberForm{
		env: env, id: env.NewID(), member: id, people: newRoster(nil), shown: id == 0, ready: id == 0,
		saved:  saved,
		before: model.Member{Status: model.StatusActive}, filled: map[string]string{},
	}
	s.form = kit.NewForm(env.Theme, s.rows()...)
	s.form.Below = 1
	s.form.OnSave, s.form.OnChange, s.form.OnLeave = s.save, s.changed, s.left
	s.fill(s.before)
	return s
}

func (s *memberForm) rows() [][]kit.Item {
	th := s.env.Theme
	item := func(name, label string, kind kit.Kind, limit, w int) kit.Item {
		f := kit.NewField(th, kind)
		f.Limit = limit
		if kind == kit.KindDate {
			f.Base = s.env.Today().String()
		}
		return kit.Item{Name: name, Label: label, Input: f, Width: w}
	}
	ghost := func(it kit.Item, words string, months bool) kit.Item {
		if f, ok := it.Input.(*kit.Field); ok {
			f.Placeholder, f.Months = words, months
		}
		return it
	}
	sexes := []kit.Option{{Value: "0"}}
	for _, x := range []model.Sex{model.SexMale, model.SexFemale} {
		sexes = append(sexes, kit.Option{Value: strconv.Itoa(int(x)), Label: x.String()})
	}
	number := ghost(item(mNumber, text.MemberNumber, kit.KindID, model.MaxName, 16), text.MemberNoNumber, false)
	number.Check = s.numberTaken
	name := item(mName, text.MemberName, kit.KindText, model.MaxName, 16)
	name.Required = true
	id := item(mID, text.MemberID, kit.KindID, 18, 20)
	id.Check = idFault
	from := ghost(item(mFrom, text.MemberBaseFrom, kit.KindDate, 0, 10), "", true)
	from.Check = func(v string) string { return onlyIf(dateOf(v).IsMonth(), text.MemberMonthOnly) }
	note := kit.NewNote(th, 2)
	note.Limit = model.MaxNote
	return [][]kit.Item{
		{number, name},
		{id, s.mask(mID, text.MemberID)},
		{
			{Name: mSex, Label: text.MemberSex, Input: kit.NewChoice(th, sexes...), Width: 10},
			ghost(item(mBirth, text.MemberBirth, kit.KindDate, 0, 12), text.MemberDayOrMon, true),
		},
		{
			item(mWhere, text.MemberWhere, kit.KindText, model.MaxName, 20),
			item(mGroup, text.MemberGroup, kit.KindText, model.MaxName, 20),
		},
		{
			item(mOffice, text.MemberOffice, kit.KindText, model.MaxName, 20),
			ghost(item(mJoined, text.MemberJoined, kit.KindDate, 0, 12), text.MemberDayOrMon, true),
		},
		{
			{Name: mStatus, Label: text.MemberStatus, Input: statusChoice(s.env), Width: 16},
			item(mChanged, text.MemberChanged, kit.KindDate, 0, 12),
		},
		{item(mBase, text.MemberBase, kit.KindAmount, 0, 14)},
		{from},
		{{Label: text.MemberPrivate}},
		{item(mCard, text.MemberCard, kit.KindID, 24, 24), s.mask(mCard, text.MemberCard)},
		{item(mPhone, text.MemberPhone, kit.KindText, model.MaxName, 24), s.mask(mPhone, text.MemberPhone)},
		{item(mService, text.MemberService, kit.KindID, 24, 24), s.mask(mService, text.MemberService)},
		{item(mAddress, text.MemberAddress, kit.KindText, model.MaxSummary, 0), s.mask(mAddress, text.MemberAddress)},
		{{Name: mNote, Label: text.MemberNote, Input: note}, s.mask(mNote, text.MemberNote)},
		{{Label: text.MemberRetirement}},
		s.retirement(),
	}
}

// retirement are the rule by which a member retires and the month that was settled apart from it.
func (s *memberForm) retirement() []kit.Item {
	kinds := []kit.Option{{Value: "0", Label: text.RetireBySex}}
	for _, k := range []model.RetireKind{model.RetireMan60, model.RetireWoman55, model.RetireWoman50} {
		kinds = append(kinds, kit.Option{Value: strconv.Itoa(int(k)), Label: text.RetireRule(k)})
	}
	on := kit.NewField(s.env.Theme, kit.KindDate)
	on.Months, on.Placeholder, on.Base = true, text.RetireByLaw, s.env.Today().String()
	return []kit.Item{
		{Name: mRetire, Label: text.MemberRetire, Input: kit.NewChoice(s.env.Theme, kinds...), Width: 20},
		{Name: mRetireOn, Label: text.MemberRetireOn, Input: on, Width: 12, Check: func(v string) string {
			return onlyIf(dateOf(v).IsMonth(), text.MemberMonthOnly)
		}},
	}
}

// mask is what stands in a private field's place while it is hidden.
func (s *memberForm) mask(name, label string) kit.Item {
	f := kit.NewField(s.env.Theme, kit.KindText)
	f.ReadOnly = true
	return kit.Item{Name: mMask + name, Label: label, Input: f, Width: 30}
}

// statusChoice offers all standings.
func statusChoice(env Env) *kit.Choice {
	var out []kit.Option
	for _, x := range model.Statuses() {
		out = append(out, kit.Option{Value: strconv.Itoa(int(x)), Label: x.String()})
	}
	return kit.NewChoice(env.Theme, out...)
}

// fill puts a member into the form.
func (s *memberForm) fill(m model.Member) {
	base := lastBase(m)
	from := ""
	if base.From != 0 {
		from = base.From.String()
	}
	p := m.Private
	for name, value := range map[string]string{
		mNumber: m.Number, mName: m.Name, mSex: strconv.Itoa(int(m.Sex)), mBirth: m.Birth.String(),
		mWhere: m.Department, mGroup: m.Group, mOffice: m.Office, mJoined: m.Joined.String(),
		mStatus: strconv.Itoa(int(m.Status)), mChanged: m.Changed.String(),
		mRetire: strconv.Itoa(int(m.Retire)), mRetireOn: periodOrNone(m.RetireOn),
		mBase: amountOrNone(base.Base), mFrom: from,
		mID: p.IDNumber, mCard: p.Card, mPhone: p.Phone, mAddress: p.Address, mNote: p.Note,
		mService: p.ServiceCard, mMask + mService: model.MaskTail(p.ServiceCard),
		mMask + mID: model.MaskTail(p.IDNumber), mMask + mCard: model.MaskTail(p.Card),
		mMask + mPhone:   model.MaskPhone(p.Phone),
		mMask + mAddress: hiddenWords(p.Address), mMask + mNote: hiddenWords(p.Note),
	} {
		s.form.SetValue(name, value)
	}
	s.conceal()
	s.form.MarkClean()
	s.warn()
}

// periodOrNone is a month, or nothing.
func periodOrNone(p model.Period) string {
	if p == 0 {
		return ""
	}
	return p.String()
}

// hiddenWords stand for a private text; nothing stands for none.
func hiddenWords(s string) string {
	if s == "" {
		return ""
	}
	return text.HiddenForm
}

// lastBase is the entry of a member's bases that holds from the latest month on.
func lastBase(m model.Member) model.DuesBase {
	if n := len(m.Bases); n > 0 {
		return m.Bases[n-1]
	}
	return model.DuesBase{}
}

// conceal hides the private fields that hold something, or shows them.
func (s *memberForm) conceal() {
	p := s.before.Private
	for name, was := range map[string]string{
		mID: p.IDNumber, mCard: p.Card, mPhone: p.Phone, mAddress: p.Address, mNote: p.Note,
		mService: p.ServiceCard,
	} {
		hidden := !s.shown && was != ""
		s.form.SetHidden(name, hidden)
		s.form.SetHidden(mMask+name, !hidden)
	}
}

func (s *memberForm) Init() tea.Cmd { return s.Reload() }

// Reload reads the roster, and once the member; what is typed stays.
func (s *memberForm) Reload() tea.Cmd {
	id := s.member
	type found struct {
		people *roster
		member model.Member
	}
	return read(s.env, &s.slot, func(v *ledger.View) (found, error) {
		var f found
		var err error
		if f.people, err = readRoster(v); err != nil || id == 0 {
			return f, err
		}
		f.member, err = v.Member(id)
		return f, err
	}, func(f found) tea.Cmd {
		s.people = f.people
		if !s.ready {
			s.ready, s.before = true, f.member
			s.shown = f.member.Private.Empty()
			s.fill(f.member)
		}
		return nil
	})
}

func (s *memberForm) Title() string { return text.MemberFormTitle(s.before) }

// Editing is always true: the form has the focus.
func (s *memberForm) Editing() bool { return true }

// Dirty tells whether anything was typed that is not saved.
func (s *memberForm) Dirty() bool { return s.form.Dirty() }

func (s *memberForm) Keys() []kit.Binding {
	out := fieldKeys(s.env)
	if s.member != 0 {
		out = append(out, fieldReveal(s.shown))
	}
	return out
}

func (s *memberForm) Update(msg tea.Msg) tea.Cmd {
	switch {
	case !s.ready:
		return nil
	case s.member != 0 && kit.Match(msg, fieldReveal(s.shown)):
		s.shown = !s.shown
		s.conceal()
		return tellShown(s.env, s.shown, model.Ref{Kind: model.KindMember, ID: s.member})
	}
	return s.form.Update(msg)
}

func (s *memberForm) Draw(w, h int) (string, *tea.Cursor) {
	if !s.ready {
		return "\n  " + text.OverviewReading, nil
	}
	return s.form.Draw(w, h)
}

// made is the member that the form makes.
func (s *memberForm) made() model.Member {
	f, m := s.form, s.before
	number := func(name string) int {
		n, _ := strconv.Atoi(f.Value(name))
		return n
	}
	m.Number, m.Name = f.Value(mNumber), model.NormalizeName(f.Value(mName))
	m.Sex, m.Birth, m.Joined = model.Sex(number(mSex)), dateOf(f.Value(mBirth)), dateOf(f.Value(mJoined))
	m.Department, m.Group, m.Office = f.Value(mWhere), f.Value(mGroup), f.Value(mOffice)
	m.Status, m.Changed = model.Status(number(mStatus)), dateOf(f.Value(mChanged))
	m.Retire, m.RetireOn = model.RetireKind(number(mRetire)), dateOf(f.Value(mRetireOn)).Period()
	card := f.Value(mCard)
	if clean, ok := model.ParseCard(card); ok {
		card = clean
	}
	p := &m.Private // the family stays
	p.IDNumber, p.Card, p.Phone = f.Value(mID), card, f.Value(mPhone)
	p.Address, p.Note, p.ServiceCard = f.Value(mAddress), f.Value(mNote), f.Value(mService)
	if f.Value(mBase) == "" {
		return m
	}
	was := lastBase(s.before)
	now := model.DuesBase{From: dateOf(f.Value(mFrom)).Period(), Base: amountIn(f.Value(mBase))}
	if now.From == 0 {
		now.From = was.From
	}
	if now != was {
		m = m.WithBase(now.From, now.Base)
	}
	return m
}

// save writes the member.
func (s *memberForm) save() tea.Cmd {
	if s.env.ReadOnly() {
		return warning(text.StateReadOnly)
	}
	m, before := s.made(), s.before
	if before.ID != 0 && m.Status != before.Status && m.Status != model.StatusNonMember && m.Changed == 0 {
		s.form.SetError(mChanged, text.MemberNeedsDay)
		s.form.FocusOn(mChanged)
		return nil
	}
	id := m.ID
	var taken model.Member
	return write(s.env, Act{
		ID: s.id, Label: text.MemberSaved + m.Name,
		Do: func(t *ledger.Tx) error {
			if m.Private.IDNumber != "" {
				other, ok, err := t.MemberByIDNumber(m.Private.IDNumber)
				if err != nil {
					return err
				}
				if ok && other.ID != m.ID {
					taken = other
					return ledger.ErrDuplicate
				}
			}
			var err error
			id, err = t.SaveMember(m)
			return err
		},
		Undo: func(t *ledger.Tx) error {
			if before.ID == 0 {
				return t.Remove(model.Ref{Kind: model.KindMember, ID: id}, text.UndoReason)
			}
			_, err := t.SaveMember(before)
			return err
		},
		Then: func() tea.Cmd {
			s.form.MarkClean()
			if s.saved != nil {
				s.saved(id)
			}
			return pop()
		},
		Refused: func(err error) bool { return s.refused(err, taken) },
	})
}

// refused shows a refusal at the fields; private ones are shown for it.
func (s *memberForm) refused(err error, taken model.Member) bool {
	if !s.shown {
		s.shown = true
		s.conceal()
	}
	if errors.Is(err, ledger.ErrDuplicate) && taken.ID != 0 {
		s.form.SetError(mID, text.IDTaken(taken))
		s.form.FocusOn(mID)
		return true
	}
	return refusedBy(s.form, err)
}
