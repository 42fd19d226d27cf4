package ledger

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"gonghui/model"
)

// ErrMerged is returned when a record is to be changed that is only a pointer to the one it was merged into.
var ErrMerged = errors.New("member was merged into another record")

// MergeConflict is one thing that both of two records have and one person can have only once: two dues of one month, a
// share each of one gift or drive, two places at one activity, two open files of hardship, two identity numbers.
type MergeConflict struct {
	Kind  model.Kind // KindMember: the identity numbers differ
	Ref   model.Ref  // the record of the one that would go
	Month model.Period
	Name  string // of the gift, drive, activity or file
}

// MergeError lists everything that keeps two records from becoming one.
type MergeError struct{ Conflicts []MergeConflict }

// Error counts the conflicts.
func (e *MergeError) Error() string {
	return fmt.Sprintf("%d conflicts between two members", len(e.Conflicts))
}

// Merge tells what merging did, and is what takes it back.
type Merge struct {
	Kept, Lost model.Member // as they were
	Records    []model.Ref  // that were the lost one's
	Drafts     []model.ID
}

// memberKinds are the kinds of records that name members.
var memberKinds = []model.Kind{
	model.KindVisit, model.KindSubsidy, model.KindDues, model.KindGift, model.KindDrive, model.KindHardship,
	model.KindActivity,
}

// withMember is a record with a member in the place of another, and whether that one was named.
func withMember(rec any, from, to model.ID) (any, bool) {
	switch r := rec.(type) {
	case model.Visit:
		ok := r.Member == from
		r.Member = to
		return r, ok
	case model.Subsidy:
		ok := r.Member == from
		r.Member = to
		return r, ok
	case model.Dues:
		ok := r.Member == from
		r.Member = to
		return r, ok
	case model.Hardship:
		ok := r.Member == from
		r.Member = to
		return r, ok
	case model.Gift:
		lines, ok := swapped(r.Lines, giftMember, from, to)
		r.Lines = lines
		return r, ok
	case model.Drive:
		lines, given := swapped(r.Lines, giftMember, from, to)
		claims, claimed := swapped(r.Claims, func(c *model.Claim) *model.ID { return &c.Member }, from, to)
		r.Lines, r.Claims = lines, claims
		return r, given || claimed
	case model.Activity:
		people, ok := swapped(r.People, func(p *model.Participant) *model.ID { return &p.Member }, from, to)
		prizes, won := swapped(r.Prizes, func(p *model.Prize) *model.ID { return &p.Member }, from, to)
		r.People, r.Prizes = people, prizes
		return r, ok || won
	}
	return rec, false
}

func giftMember(l *model.GiftLine) *model.ID { return &l.Member }

// swapped is a copy of lines in which to stands for from.
func swapped[T any](lines []T, member func(*T) *model.ID, from, to model.ID) ([]T, bool) {
	out, found := slices.Clone(lines), false
	for i := range out {
		if id := member(&out[i]); *id == from {
			*id, found = to, true
		}
	}
	return out, found
}

// eachOf calls fn for every record of the kinds that name members.
func (v *View) eachOf(kinds []model.Kind, fn func(e Event, rec any) error) error {
	for _, kind := range kinds {
		var ids []model.ID
		prefix := []byte{byte(kind)}
		c := v.store.bucket(bucketRecord).Cursor()
		for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
			ids = append(ids, model.ID(binary.BigEndian.Uint64(k[1:])))
		}
		for _, id := range ids {
			e, err := v.event(model.Ref{Kind: kind, ID: id})
			if err != nil {
				return err
			}
			rec, err := recordOf(e)
			if err != nil {
				return err
			}
			if err := fn(e, rec); err != nil {
				return err
			}
		}
	}
	return nil
}

// conflictOf says what of a record that the lost one is named in keeps it from being the kept one's too.
func (v *View) conflictOf(e Event, rec any, kept, lost model.ID, files map[model.ID]int) (MergeConflict, bool, error) {
	c := MergeConflict{Kind: e.Ref.Kind, Ref: e.Ref}
	_, both := withMember(rec, kept, kept)
	_, named := withMember(rec, lost, lost)
	switch r := rec.(type) {
	case model.Dues:
		c.Month = r.Month
		if !named {
			return c, false, nil
		}
		_, ok, err := v.DuesOf(kept, r.Month)
		return c, ok, err
	case model.Gift:
		c.Name = r.Name
	case model.Drive:
		c.Name = r.Name
		one := func(id model.ID) bool {
			return slices.ContainsFunc(r.Lines, func(l model.GiftLine) bool { return l.Member == id })
		}
		both, named = one(kept), one(lost) // claims may be many
	case model.Activity:
		c.Name = r.Name
		one := func(id model.ID) bool {
			return slices.ContainsFunc(r.People, func(p model.Participant) bool { return p.Member == id })
		}
		both, named = one(kept), one(lost) // prizes may be many
	case model.Hardship:
		c.Name = r.Number
		if r.Closed != 0 || !both && !named {
			return c, false, nil
		}
		files[r.Member]++
		return c, files[kept] > 0 && files[lost] > 0, nil
	default:
		return c, false, nil
	}
	return c, both && named, nil
}

// MergeConflicts lists what keeps two records of one person from becoming one.
func (v *View) MergeConflicts(kept, lost model.ID) ([]MergeConflict, error) {
	var out []MergeConflict
	a, err := v.Member(kept)
	if err != nil {
		return nil, err
	}
	b, err := v.Member(lost)
	if err != nil {
		return nil, err
	}
	if x, y := a.Private.IDNumber, b.Private.IDNumber; x != "" && y != "" && x != y {
		out = append(out, MergeConflict{Kind: model.KindMember, Ref: model.Ref{Kind: model.KindMember, ID: lost}})
	}
	files := map[model.ID]int{}
	err = v.eachOf(memberKinds, func(e Event, rec any) error {
		c, ok, err := v.conflictOf(e, rec, kept, lost, files)
		if ok {
			out = append(out, c)
		}
		return err
	})
	return out, err
}

// MergeMembers makes two records of one person one: whatever names the lost one names the kept one from now on, what
// the kept one lacks it takes over, and the lost one stays as a pointer, because posted vouchers, which never change,
// may name it. Nobody's amounts, days or numbers change, so that months that are closed do not matter. Errors:
// *MergeError, ErrLocked while private fields are locked, ErrMerged, ErrNotFound.
func (t *Tx) MergeMembers(kept, lost model.ID) (Merge, error) {
	var m Merge
	if t.book.sealer.key == nil {
		return m, ErrLocked
	}
	var err error
	if m.Kept, err = get(t.View, model.KindMember, kept, memberPrivate); err != nil {
		return m, err
	}
	if m.Lost, err = get(t.View, model.KindMember, lost, memberPrivate); err != nil {
		return m, err
	}
	if kept == lost || m.Kept.MergedInto != 0 || m.Lost.MergedInto != 0 {
		return m, ErrMerged
	}
	conflicts, err := t.MergeConflicts(kept, lost)
	if err != nil {
		return m, err
	}
	if len(conflicts) > 0 {
		return m, &MergeError{Conflicts: conflicts}
	}
	if m.Records, m.Drafts, err = t.rename(memberKinds, nil, lost, kept); err != nil {
		return m, err
	}
	pointer := m.Lost
	pointer.MergedInto, pointer.Private = kept, model.MemberPrivate{}
	if err := t.save(model.Ref{Kind: model.KindMember, ID: lost}, pointer); err != nil {
		return m, err
	}
	if now := m.Kept.Completed(m.Lost); !reflect.DeepEqual(now, m.Kept) {
		_, err = t.SaveMember(now)
	}
	return m, err
}

// UnmergeMembers takes a merge back: the records that were moved, and no others, are the lost one's again.
func (t *Tx) UnmergeMembers(m Merge) error {
	open := m.Lost
	open.Private = model.MemberPrivate{}
	if err := t.save(model.Ref{Kind: model.KindMember, ID: open.ID}, open); err != nil {
		return err
	}
	for _, x := range []model.Member{m.Kept, m.Lost} {
		if _, err := t.SaveMember(x); err != nil {
			return err
		}
	}
	moved := map[model.ID]bool{}
	for _, r := range m.Records {
		moved[r.ID] = true
	}
	for _, id := range m.Drafts {
		moved[id] = true
	}
	_, _, err := t.rename(memberKinds, moved, m.Kept.ID, m.Lost.ID)
	return err
}

// rename puts a member in the place of another in every record and draft, or only in some (nil: all). Private parts are
// carried over as they are.
func (t *Tx) rename(kinds []model.Kind, only map[model.ID]bool, from, to model.ID) ([]model.Ref, []model.ID, error) {
	var changes []change
	var refs []model.Ref
	err := t.eachOf(kinds, func(e Event, rec any) error {
		if now, ok := withMember(rec, from, to); ok && (only == nil || only[e.Ref.ID]) {
			changes = append(changes, change{
				kind: EventSaved, ref: e.Ref, content: now, sealed: bytes.Clone(e.Sealed), blind: bytes.Clone(e.blind),
			})
			refs = append(refs, e.Ref)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	for _, c := range changes {
		if err := t.record(c); err != nil {
			return nil, nil, err
		}
	}
	var drafts []model.Voucher
	err = t.EachDraft(func(d model.Voucher) error {
		lines, ok := swapped(d.Lines, func(l *model.Line) *model.ID { return &l.Member }, from, to)
		if d.Lines = lines; ok && (only == nil || only[d.ID]) {
			drafts = append(drafts, d)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	var ids []model.ID
	for _, d := range drafts {
		if _, err := t.SaveDraft(d); err != nil {
			return nil, nil, err
		}
		ids = append(ids, d.ID)
	}
	return refs, ids, nil
}

// Merged tells of every record that is only a pointer which member it stands for now, without private fields.
func (v *View) Merged() (map[model.ID]model.Member, error) {
	everybody, err := all[model.Member](v, model.KindMember, nil)
	if err != nil {
		return nil, err
	}
	at := make(map[model.ID]model.Member, len(everybody))
	for _, m := range everybody {
		at[m.ID] = m
	}
	out := map[model.ID]model.Member{}
	for _, m := range everybody {
		to := m
		for range everybody {
			if to.MergedInto == 0 {
				break
			}
			to = at[to.MergedInto]
		}
		if m.MergedInto != 0 {
			out[m.ID] = to
		}
	}
	return out, nil
}
