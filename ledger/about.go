package ledger

import (
	"errors"
	"slices"

	"gonghui/model"
)

// SaveDraftAbout saves a draft as SaveDraft does, and points the visits and grants that its lines are about to it: one
// that no voucher pays for yet is paid for by this one, so that nobody drafts another for it; one that no line is about
// any more is unpaid again. What another voucher pays for stays with that one, whatever a line says. A line about a
// visit or grant that was taken off is about nothing any more. Errors are those of SaveDraft.
func (t *Tx) SaveDraftAbout(x model.Voucher) (id model.ID, err error) {
	defer t.half(t.store.head.Seq, &err)
	var before []model.Ref
	if x.ID != 0 {
		old, err := t.Voucher(x.ID)
		if err != nil {
			return 0, err
		}
		before = old.PaysFor()
	}
	if x.Lines, err = t.aboutSome(x.Lines); err != nil {
		return 0, err
	}
	if id, err = t.SaveDraft(x); err != nil {
		return 0, err
	}
	now := x.PaysFor()
	for _, r := range before {
		if slices.Contains(now, r) || r == x.Origin {
			continue
		}
		if err := t.pay(r, id, 0); err != nil {
			return 0, err
		}
	}
	for _, r := range now {
		if err := t.pay(r, 0, id); err != nil {
			return 0, err
		}
	}
	return id, nil
}

// pay points a visit or a grant from one voucher to another where it names the first. A visit still to be made has
// nothing to pay yet.
func (t *Tx) pay(r model.Ref, from, to model.ID) error {
	rec, err := t.Record(r)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	payable := false
	switch x := rec.(type) {
	case model.Visit:
		payable = x.Voucher == from && !x.Pending() && x.Total() > 0
	case model.Subsidy:
		payable = x.Voucher == from && x.Amount > 0
	}
	if !payable {
		return nil
	}
	return t.relink(r, from, to)
}

// aboutSome takes off what lines say of records that were removed.
func (t *Tx) aboutSome(lines []model.Line) ([]model.Line, error) {
	lines = slices.Clone(lines)
	for i, l := range lines {
		if l.About.ID == 0 {
			continue
		}
		_, err := t.Record(l.About)
		switch {
		case errors.Is(err, ErrNotFound):
			lines[i].About = model.Ref{}
		case err != nil:
			return nil, err
		}
	}
	return lines, nil
}
