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
	if x.ID, err = t.identify(model.KindVisit, x.ID); err != nil {
		return 0, err
	}
	c := change{kind: EventSaved, ref: model.Ref{Kind: model.KindVisit, ID: x.ID}, content: x}
	return x.ID, t.saveWith(c, x.Private, x.Private == (model.VisitPrivate{}))
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
