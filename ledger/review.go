package ledger

import (
	"bytes"
	"errors"
	"fmt"

	"gonghui/model"
)

// UnreviewedError is returned when drafts would be posted that nobody has reviewed, in a branch that wants a review
// first. A correction without the name of a reviewer is in it with ID 0.
type UnreviewedError struct{ Drafts []model.Voucher }

func (e *UnreviewedError) Error() string {
	return fmt.Sprintf("%d vouchers are not reviewed", len(e.Drafts))
}

// ReviewDrafts marks drafts as passed by a reviewer (审核): by, or if that is empty whom the draft names already, or else
// the operator. A draft that could not be posted is refused with a *RuleError, since there is nothing to pass. All of
// them or none. Other errors: ErrNotFound.
func (t *Tx) ReviewDrafts(by string, ids ...model.ID) error {
	by, err := model.CleanText(by, model.MaxName)
	if err != nil {
		return err
	}
	chart, err := t.Chart()
	if err != nil {
		return err
	}
	for _, id := range ids {
		d, err := t.draft(id)
		if err != nil {
			return err
		}
		switch {
		case by != "":
			d.Reviewer = by
		case d.Reviewer == "":
			d.Reviewer = t.cmd.Actor
		}
		d.Reviewed = true
		ref := model.Ref{Kind: model.KindVoucher, ID: id}
		if err := refusedVoucher(ref, d, model.CheckVoucher(d, chart)); err != nil {
			return err
		}
		if err := t.keepDraft(d); err != nil {
			return err
		}
	}
	return nil
}

// UnreviewDrafts takes reviews back, and the reviewer's name with them. A draft that was not reviewed stays as it is.
// The error may be ErrNotFound.
func (t *Tx) UnreviewDrafts(ids ...model.ID) error {
	for _, id := range ids {
		d, err := t.draft(id)
		if err != nil {
			return err
		}
		if !d.Reviewed {
			continue
		}
		d.Reviewed, d.Reviewer = false, ""
		if err := t.keepDraft(d); err != nil {
			return err
		}
	}
	return nil
}

// keepDraft writes a draft as it is given.
func (t *Tx) keepDraft(d model.Voucher) error {
	content, err := encode(d)
	if err != nil {
		return fmt.Errorf("encode draft: %w", err)
	}
	t.dirty = true
	return t.store.setDraft(d.ID, content)
}

// stillReviewed is the draft with its review, if it says what the reviewed draft before it said; a changed one has to
// be reviewed anew, and does not go on bearing the name of who passed something else. Only ReviewDrafts makes a review.
func stillReviewed(d, before model.Voucher) (model.Voucher, error) {
	d.Reviewed = before.Reviewed
	if !before.Reviewed {
		return d, nil
	}
	now, err := encode(d)
	if err != nil {
		return d, fmt.Errorf("encode draft: %w", err)
	}
	old, err := encode(before)
	if err != nil {
		return d, fmt.Errorf("encode draft: %w", err)
	}
	if !bytes.Equal(now, old) {
		d.Reviewed = false
		if d.Reviewer == before.Reviewer {
			d.Reviewer = ""
		}
	}
	return d, nil
}

// reviewed refuses vouchers that nobody has reviewed, where the branch wants that before posting.
func (t *Tx) reviewed(vs ...model.Voucher) error {
	br, err := t.Branch()
	if err != nil || !br.ReviewFirst {
		return err
	}
	var e UnreviewedError
	for _, v := range vs {
		if !v.Reviewed || v.Reviewer == "" {
			e.Drafts = append(e.Drafts, v)
		}
	}
	if len(e.Drafts) > 0 {
		return &e
	}
	return nil
}

// refusedVoucher is refused with the voucher in the error.
func refusedVoucher(ref model.Ref, v model.Voucher, vs []model.Violation) error {
	err := refused(ref, vs)
	var r *RuleError
	if errors.As(err, &r) {
		r.Voucher = v
	}
	return err
}
