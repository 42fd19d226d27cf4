package ledger

import (
	"reflect"
	"time"

	"gonghui/model"
)

// ChangeMembers sets the same for several members, all or none, and returns those who changed as they were, for
// RestoreMembers. Errors are those of SaveMember.
func (t *Tx) ChangeMembers(ids []model.ID, c model.MemberChange) ([]model.Member, error) {
	var before []model.Member
	for _, id := range ids {
		was, err := t.Member(id)
		if err != nil {
			return nil, err
		}
		now := c.Of(was)
		if reflect.DeepEqual(was, now) {
			continue
		}
		if _, err := t.SaveMember(now); err != nil {
			return nil, err
		}
		before = append(before, was)
	}
	return before, nil
}

// RestoreMembers puts members back as they were. Errors are those of SaveMember.
func (t *Tx) RestoreMembers(before []model.Member) error {
	for _, m := range before {
		if _, err := t.SaveMember(m); err != nil {
			return err
		}
	}
	return nil
}

// MemberEvent is one event of a member's record: as it was before (the zero member at first) and after it.
type MemberEvent struct {
	Seq        uint64
	Time       time.Time
	Actor      string
	Was, Now   model.Member
	Removed    bool
	Reason     string
	MergedFrom bool // the event is of a record that was merged into this one
}

// MemberEvents is the history of a person's record from the log, and of the records that were merged into it, the
// earliest first. Private fields are empty while they are locked.
func (v *View) MemberEvents(id model.ID) ([]MemberEvent, error) {
	of := map[model.ID]bool{}
	if err := v.mergedInto(id, of); err != nil {
		return nil, err
	}
	last := map[model.ID]model.Member{}
	var out []MemberEvent
	err := v.EachEvent(1, func(e Event) error {
		if e.Ref.Kind != model.KindMember || !of[e.Ref.ID] || e.Kind != EventSaved && e.Kind != EventRemoved {
			return nil
		}
		x := MemberEvent{
			Seq: e.Seq, Time: e.Time, Actor: e.Actor, Was: last[e.Ref.ID], MergedFrom: e.Ref.ID != id,
			Removed: e.Kind == EventRemoved, Reason: e.Reason(),
		}
		if !x.Removed {
			now, err := unpack(v, e, memberPrivate)
			if err != nil {
				return err
			}
			x.Now, last[e.Ref.ID] = now, now
		}
		out = append(out, x)
		return nil
	})
	return out, err
}

// mergedInto collects a record and all that were merged into it.
func (v *View) mergedInto(id model.ID, out map[model.ID]bool) error {
	if out[id] {
		return nil
	}
	out[id] = true
	refs, err := v.Linked(id, model.KindMember)
	for _, r := range refs {
		if err := v.mergedInto(r.ID, out); err != nil {
			return err
		}
	}
	return err
}
