package ledger

import (
	"bytes"
	"fmt"
	"slices"
	"sort"

	"gonghui/model"
)

func memberPrivate(m *model.Member) any { return &m.Private }

// Member reads one member, private fields included while they are not locked; for a record that was merged the one that
// it was merged into. The error may be ErrNotFound.
func (v *View) Member(id model.ID) (model.Member, error) {
	m, err := get(v, model.KindMember, id, memberPrivate)
	for err == nil && m.MergedInto != 0 {
		m, err = get(v, model.KindMember, m.MergedInto, memberPrivate)
	}
	return m, err
}

// Members reads the whole roster, by member number, without the records that were merged into others.
func (v *View) Members() ([]model.Member, error) {
	ms, err := all(v, model.KindMember, memberPrivate)
	ms = slices.DeleteFunc(ms, func(m model.Member) bool { return m.MergedInto != 0 })
	sort.SliceStable(ms, func(i, j int) bool { return model.NaturalLess(ms[i].Number, ms[j].Number) })
	return ms, err
}

// MemberByNumber finds a member by 会员号.
func (v *View) MemberByNumber(number string) (model.Member, bool, error) {
	return v.memberAt(uniqueMember(number))
}

// MemberByIDNumber finds a member by 身份证号. The error is ErrLocked while private fields are locked.
func (v *View) MemberByIDNumber(idNumber string) (model.Member, bool, error) {
	blind, err := v.book.sealer.blind(idNumber)
	if err != nil || blind == nil {
		return model.Member{}, false, err
	}
	return v.memberAt(uniquePerson(blind))
}

func (v *View) memberAt(key []byte) (model.Member, bool, error) {
	id, err := v.unique(key)
	if err != nil || id == 0 {
		return model.Member{}, false, err
	}
	m, err := v.Member(id)
	return m, err == nil, err
}

// MembersNamed finds everybody of that name, by member number.
func (v *View) MembersNamed(name string) ([]model.Member, error) {
	ms, err := v.Members()
	var out []model.Member
	for _, m := range ms {
		if m.Name == name {
			out = append(out, m)
		}
	}
	return out, err
}

// VouchersOf lists the posted vouchers that name a member, or a record merged into theirs, on a line, in the order they
// were made.
func (v *View) VouchersOf(member model.ID) ([]model.ID, error) {
	out, err := v.idsUnder(bucketMember, idKey(member))
	if err != nil {
		return nil, err
	}
	merged, err := v.Linked(member, model.KindMember)
	for _, r := range merged {
		more, err := v.VouchersOf(r.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	if len(merged) > 0 {
		slices.Sort(out)
		out = slices.Compact(out)
	}
	return out, err
}

// SaveMember makes (ID 0) or replaces a member. A new member without a number gets the next free one, an old one keeps
// its own. The history of standings follows what was changed (model.Member.Following). Errors:
// *RuleError, ErrDuplicate for a number or ID number that another member has.
func (t *Tx) SaveMember(m model.Member) (model.ID, error) {
	if m.Number == "" {
		n, err := t.numberFor(m.ID)
		if err != nil {
			return 0, err
		}
		m.Number = n
	}
	var before model.Member
	if m.ID != 0 {
		var err error
		if before, err = get[model.Member](t.View, model.KindMember, m.ID, nil); err != nil {
			return 0, err
		}
	}
	if before.MergedInto != 0 || m.MergedInto != 0 {
		return 0, ErrMerged
	}
	m = m.Following(before)
	if err := refused(model.Ref{Kind: model.KindMember, ID: m.ID}, model.CheckMember(m)); err != nil {
		return 0, err
	}
	blind, err := t.book.sealer.blind(m.Private.IDNumber)
	if err != nil {
		return 0, err
	}
	keys := [][]byte{uniqueMember(m.Number)}
	if blind != nil {
		keys = append(keys, uniquePerson(blind))
	}
	if err := t.free(m.ID, keys...); err != nil {
		return 0, err
	}
	if m.ID, err = t.identify(model.KindMember, m.ID); err != nil {
		return 0, err
	}
	c := change{kind: EventSaved, ref: model.Ref{Kind: model.KindMember, ID: m.ID}, content: m, blind: blind}
	return m.ID, t.saveWith(c, m.Private, m.Private.Empty())
}

// numberFor is the number that a member has, or for a new one the first M00001, M00002 … that nobody has, counted from
// the number of members.
func (t *Tx) numberFor(id model.ID) (string, error) {
	if id != 0 {
		m, err := get[model.Member](t.View, model.KindMember, id, nil)
		return m.Number, err
	}
	if t.members == 0 {
		prefix := []byte{byte(model.KindMember)}
		c := t.store.bucket(bucketRecord).Cursor()
		for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
			t.members++
		}
	}
	for {
		t.members++
		number := fmt.Sprintf("M%05d", t.members)
		other, err := t.unique(uniqueMember(number))
		if err != nil || other == 0 {
			return number, err
		}
	}
}
