package ledger

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"sort"

	"gonghui/model"
)

func visitPrivate(v *model.Visit) any { return &v.Private }

// Visit reads one visit, private fields included while they are not locked. The error may be ErrNotFound.
func (v *View) Visit(id model.ID) (model.Visit, error) {
	return get(v, model.KindVisit, id, visitPrivate)
}

// Visits reads a year's visits (year 0: all): those still to be made first, by the day they were heard of, then by
// day. A visit not yet made belongs to the year in which it was heard of.
func (v *View) Visits(year int) ([]model.Visit, error) {
	vs, err := all(v, model.KindVisit, visitPrivate)
	if err != nil {
		return nil, err
	}
	out := vs[:0]
	for _, x := range vs {
		if year == 0 || visitDay(x).Year() == year {
			out = append(out, x)
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Pending() != out[j].Pending() {
			return out[i].Pending()
		}
		return visitDay(out[i]) < visitDay(out[j])
	})
	return out, nil
}

// visitDay is the day a visit is filed under.
func visitDay(v model.Visit) model.Date {
	for _, d := range []model.Date{v.Date, v.Heard} {
		if d != 0 {
			return d
		}
	}
	return v.EventDate
}

// SaveVisit makes (ID 0) or replaces a visit, or an event heard of whose visit is still to come. Errors: *RuleError,
// ErrNotFound for a member or voucher that does not exist.
func (t *Tx) SaveVisit(x model.Visit) (model.ID, error) {
	br, err := t.Branch()
	if err != nil {
		return 0, err
	}
	ref := model.Ref{Kind: model.KindVisit, ID: x.ID}
	if err := refused(ref, model.CheckVisit(x, br)); err != nil {
		return 0, err
	}
	if err := t.known(x.Member, x.Voucher); err != nil {
		return 0, err
	}
	if err := t.eventOf(x); err != nil {
		return 0, err
	}
	return t.keepVisit(x)
}

// keepVisit records a visit that the rules let in, and keeps the common drafts that it was and is on in step.
func (t *Tx) keepVisit(x model.Visit) (id model.ID, err error) {
	defer t.half(t.store.head.Seq, &err)
	from := model.ID(0)
	if x.ID != 0 {
		old, err := t.Record(model.Ref{Kind: model.KindVisit, ID: x.ID})
		if err != nil {
			return 0, err
		}
		if v, ok := old.(model.Visit); ok {
			from = v.Voucher
		}
	}
	_, common, err := t.commonDraft(x.Voucher)
	if err != nil {
		return 0, err
	}
	if common && (x.Pending() || x.Total() <= 0) {
		x.Voucher = 0 // there is nothing to pay any more
	}
	before := map[model.ID][]model.Visit{}
	for _, d := range []model.ID{from, x.Voucher} {
		if before[d], err = t.onCommon(d); err != nil {
			return 0, err
		}
	}
	if x.ID, err = t.identify(model.KindVisit, x.ID); err != nil {
		return 0, err
	}
	c := change{kind: EventSaved, ref: model.Ref{Kind: model.KindVisit, ID: x.ID}, content: x}
	if err := t.saveWith(c, x.Private, x.Private == (model.VisitPrivate{})); err != nil {
		return 0, err
	}
	if err := t.refit(x.Voucher, before[x.Voucher]); err != nil || from == x.Voucher {
		return x.ID, err
	}
	return x.ID, t.refit(from, before[from])
}

// eventOf makes sure that a further visit is to an event of the same person, and that the record of an event to which
// there are further visits stays theirs.
func (t *Tx) eventOf(x model.Visit) error {
	wrong := &RuleError{
		Ref: model.Ref{Kind: model.KindVisit, ID: x.ID}, Violations: []model.Violation{{
			Rule: model.RuleVisitEvent, Severity: model.SeverityError, Field: "Event", Line: -1,
		}},
	}
	if x.Event != 0 {
		rec, err := t.Record(model.Ref{Kind: model.KindVisit, ID: x.Event})
		if err != nil {
			return err
		}
		first, ok := rec.(model.Visit)
		if !ok || first.Event != 0 || first.Member != x.Member || x.Event == x.ID {
			return wrong
		}
	}
	if x.ID == 0 {
		return nil
	}
	further, err := t.Linked(x.ID, model.KindVisit)
	if err != nil {
		return err
	}
	for _, r := range further {
		rec, err := t.Record(r)
		if err != nil {
			return err
		}
		if v, ok := rec.(model.Visit); ok && v.Event == x.ID && (x.Event != 0 || v.Member != x.Member) {
			return wrong
		}
	}
	return nil
}

// Further lists the further visits to the event that a record is of, by day.
func (v *View) Further(event model.ID) ([]model.Visit, error) {
	refs, err := v.Linked(event, model.KindVisit)
	var out []model.Visit
	for _, r := range refs {
		x, err := v.Visit(r.ID)
		if err != nil {
			return nil, err
		}
		if x.Event == event {
			out = append(out, x)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Date < out[j].Date })
	return out, err
}

// known makes sure that a member exists and that a voucher, where one is named, exists as draft or posted.
func (t *Tx) known(member, voucher model.ID) error {
	seq, err := t.pointer(model.Ref{Kind: model.KindMember, ID: member})
	if err != nil {
		return err
	}
	if seq == 0 {
		return fmt.Errorf("%w: member %d", ErrNotFound, member)
	}
	if voucher == 0 {
		return nil
	}
	_, err = t.Voucher(voucher)
	return err
}

// LinksTo lists the visits and subsidies that name a voucher.
func (v *View) LinksTo(voucher model.ID) ([]model.Ref, error) {
	return v.Linked(voucher, model.KindVisit, model.KindSubsidy)
}

// Linked lists the records of some kinds (none given: of all) that name a voucher or another record: the matches,
// assets, attachments, invoices and so on that belong to it.
func (v *View) Linked(to model.ID, kinds ...model.Kind) ([]model.Ref, error) {
	var out []model.Ref
	prefix := idKey(to)
	c := v.store.bucket(bucketLink).Cursor()
	for k, raw := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, raw = c.Next() {
		if _, err := payloadOf(bucketLink, k, raw); err != nil {
			return nil, err
		}
		r := model.Ref{Kind: model.Kind(k[8]), ID: model.ID(binary.BigEndian.Uint64(k[9:]))}
		if len(kinds) == 0 || slices.Contains(kinds, r.Kind) {
			out = append(out, r)
		}
	}
	return out, nil
}
