package ledger

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"gonghui/model"
)

// ErrNothingPaid is returned when a voucher is to be drafted for a visit that is still to be made or brought nothing.
var ErrNothingPaid = errors.New("visit has nothing to pay")

// DraftVisits drafts one voucher that pays for several visits, a line for each, and points them to it; for one visit
// alone it is the usual voucher. Drafts that paid for one of them alone are thrown away; where some of them are on
// such a common draft already, the others join it. It returns the draft's ID. Errors: ErrNothingPaid for a visit that
// is still to be made or brought nothing, ErrPosted, ErrLinked for a visit on another draft, imported or written by
// hand, or visits of two common drafts.
func (t *Tx) DraftVisits(ids ...model.ID) (id model.ID, err error) {
	defer t.half(t.store.head.Seq, &err)
	visits, common, own, err := t.unpaidVisits(ids)
	if err != nil {
		return 0, err
	}
	members, b, err := t.visited(visits)
	if err != nil {
		return 0, err
	}
	var d model.Voucher
	switch {
	case common != 0:
		if d, err = t.Voucher(common); err != nil {
			return 0, err
		}
		before, err := t.visitsOn(common)
		if err != nil {
			return 0, err
		}
		all := slices.Clone(before)
		for _, x := range visits {
			if !slices.ContainsFunc(all, func(y model.Visit) bool { return y.ID == x.ID }) {
				all = append(all, x)
			}
		}
		if members, b, err = t.visited(all); err != nil {
			return 0, err
		}
		d = d.Refit(before, all, members, b)
	case len(visits) == 1:
		c, _ := b.Category(visits[0].Category)
		d = model.VisitVoucher(visits[0], members[visits[0].Member], c)
	default:
		d = model.VisitsVoucher(visits, members, b)
	}
	if common == 0 {
		d.Preparer = t.cmd.Actor
		if d.Date, err = t.openDay(d.Date); err != nil {
			return 0, err
		}
	}
	if id, err = t.SaveDraft(d); err != nil {
		return 0, err
	}
	return id, t.gather(id, visits, own)
}

// gather points visits to their common draft and throws the drafts away that paid for one of them alone.
func (t *Tx) gather(id model.ID, visits []model.Visit, own []model.ID) error {
	for _, x := range visits {
		if x.Voucher != 0 {
			continue
		}
		if err := t.relink(model.Ref{Kind: model.KindVisit, ID: x.ID}, x.Voucher, id); err != nil {
			return err
		}
	}
	for _, old := range own {
		// What else names the draft, such as a file, goes over to the common one.
		refs, err := t.Linked(old, moving...)
		if err != nil {
			return err
		}
		for _, r := range refs {
			if err := t.relink(r, old, id); err != nil {
				return err
			}
		}
		if err := t.DiscardDraft(old); err != nil {
			return err
		}
	}
	return nil
}

// unpaidVisits reads visits that one voucher is to pay for, the common draft that some of them are on, and the drafts
// that pay for one of them alone.
func (t *Tx) unpaidVisits(ids []model.ID) (visits []model.Visit, common model.ID, own []model.ID, err error) {
	seen := map[model.ID]bool{}
	for _, id := range ids {
		if seen[id] {
			continue
		}
		seen[id] = true
		x, err := t.Visit(id)
		if err != nil {
			return nil, 0, nil, err
		}
		if x.Pending() || x.Total() <= 0 {
			return nil, 0, nil, fmt.Errorf("%w: visit %d", ErrNothingPaid, id)
		}
		visits = append(visits, x)
		if x.Voucher == 0 {
			continue
		}
		d, err := t.Voucher(x.Voucher)
		if err != nil {
			return nil, 0, nil, err
		}
		switch {
		case d.Posted():
			return nil, 0, nil, fmt.Errorf("%w: voucher of visit %d", ErrPosted, id)
		case d.Origin == model.Ref{Kind: model.KindVisit, ID: id}:
			own = append(own, d.ID)
		case d.Common && (common == 0 || common == d.ID):
			common = d.ID
		default:
			return nil, 0, nil, fmt.Errorf("%w: visit %d is on draft %d", ErrLinked, id, d.ID)
		}
	}
	if len(visits) == 0 {
		return nil, 0, nil, ErrNothingPaid
	}
	slices.SortFunc(visits, sooner)
	return visits, common, own, nil
}

// sooner orders visits by day, and those of one day by entry.
func sooner(a, b model.Visit) int {
	return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
}

// visitsOn reads the visits that name a voucher, by day.
func (v *View) visitsOn(voucher model.ID) ([]model.Visit, error) {
	refs, err := v.Linked(voucher, model.KindVisit)
	if err != nil {
		return nil, err
	}
	var out []model.Visit
	for _, r := range refs {
		e, err := v.event(r)
		if err != nil {
			return nil, err
		}
		rec, err := recordOf(e)
		if err != nil {
			return nil, err
		}
		if x, ok := rec.(model.Visit); ok && x.Voucher == voucher {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, sooner)
	return out, nil
}

// visited reads who was visited, and the branch.
func (t *Tx) visited(visits []model.Visit) (map[model.ID]model.Member, model.Branch, error) {
	b, err := t.Branch()
	members := map[model.ID]model.Member{}
	for _, x := range visits {
		if err != nil {
			return nil, b, err
		}
		members[x.Member], err = t.Member(x.Member)
	}
	return members, b, err
}

// openDay is the day on which a draft is dated: the day itself, or today when its month is closed already.
func (v *View) openDay(d model.Date) (model.Date, error) {
	closed, err := v.Closed(d.Period())
	if err != nil || !closed {
		return d, err
	}
	if closed, err = v.Closed(v.Today().Period()); err != nil || closed {
		return d, err
	}
	return v.Today(), nil
}

// commonDraft is the draft of several visits that a voucher's ID stands for; false for any other voucher.
func (t *Tx) commonDraft(id model.ID) (model.Voucher, bool, error) {
	if id == 0 {
		return model.Voucher{}, false, nil
	}
	d, err := t.Voucher(id)
	return d, err == nil && !d.Posted() && d.Common, err
}

// refit brings the common draft of several visits in step with them after one of them was saved or removed. before are
// the visits that were on it. A draft that pays for none any more is thrown away.
func (t *Tx) refit(voucher model.ID, before []model.Visit) error {
	d, common, err := t.commonDraft(voucher)
	if err != nil || !common {
		return err
	}
	now, err := t.visitsOn(voucher)
	if err != nil {
		return err
	}
	if len(now) == 0 {
		return t.DiscardDraft(voucher)
	}
	members, b, err := t.visited(now)
	if err != nil {
		return err
	}
	_, err = t.SaveDraft(d.Refit(before, now, members, b))
	return err
}

// onCommon are the visits of a common draft before one of them changes; none for any other voucher.
func (t *Tx) onCommon(voucher model.ID) ([]model.Visit, error) {
	_, common, err := t.commonDraft(voucher)
	if err != nil || !common {
		return nil, err
	}
	return t.visitsOn(voucher)
}

// removeVisit takes a visit off, and off the common draft that it is on. One to whose event there are further visits
// stays: ErrLinked.
func (t *Tx) removeVisit(r model.Ref, reason string) (err error) {
	defer t.half(t.store.head.Seq, &err)
	x, err := t.Visit(r.ID)
	if err != nil {
		return err
	}
	further, err := t.Further(r.ID)
	if err != nil {
		return err
	}
	if len(further) > 0 {
		return fmt.Errorf("%w: visit %d is an event visited again", ErrLinked, r.ID)
	}
	before, err := t.onCommon(x.Voucher)
	if err != nil {
		return err
	}
	if err := t.dropDraft(r, x.Voucher); err != nil {
		return err
	}
	if err := t.record(change{kind: EventRemoved, ref: r, content: removal{Reason: reason}}); err != nil {
		return err
	}
	if len(before) < 2 {
		return nil
	}
	return t.refit(x.Voucher, before)
}
