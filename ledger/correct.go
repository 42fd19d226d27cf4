package ledger

import (
	"errors"
	"fmt"

	"gonghui/model"
)

// ErrAdjusted is returned when a voucher is cancelled whose amounts another one adjusts: that one has to be cancelled
// first, or half of what was booked would stay.
var ErrAdjusted = errors.New("voucher has an adjustment that stands")

// ErrNoDifference is returned by Adjust when all amounts are as they were booked, or not one is given for each line.
var ErrNoDifference = errors.New("nothing to adjust")

// reversible makes sure that what a correction names exists and is posted, and that it may still be corrected: a red
// voucher cancels no red one, nor what another has cancelled or adjusted; differences are booked of ordinary and blue
// vouchers that stand.
func (t *Tx) reversible(v model.Voucher) error {
	if v.Reverses == 0 {
		return nil
	}
	wrong, err := t.Voucher(v.Reverses)
	if err != nil || v.Kind != model.VoucherRed && v.Kind != model.VoucherAdjust {
		return err
	}
	red, err := t.ReversedBy(v.Reverses)
	if err != nil {
		return err
	}
	twice := v.Kind == model.VoucherAdjust && wrong.Kind == model.VoucherAdjust
	if red != 0 || wrong.Kind == model.VoucherRed || twice {
		return fmt.Errorf("%w: voucher %d by %d", ErrReversed, v.Reverses, red)
	}
	if v.Kind == model.VoucherAdjust {
		return nil
	}
	standing, err := t.AdjustedBy(v.Reverses)
	if err == nil && len(standing) > 0 {
		err = fmt.Errorf("%w: voucher %d by %d", ErrAdjusted, v.Reverses, standing[0])
	}
	return err
}

// AdjustedBy lists the vouchers of differences that adjust a voucher and that are not cancelled, in order of entry.
func (v *View) AdjustedBy(id model.ID) ([]model.ID, error) {
	refs, err := v.Linked(id, model.KindVoucher)
	if err != nil {
		return nil, err
	}
	var out []model.ID
	for _, r := range refs {
		red, err := v.ReversedBy(r.ID)
		if err != nil {
			return nil, err
		}
		if red == 0 {
			out = append(out, r.ID)
		}
	}
	return out, nil
}

// CorrectedBy is the blue voucher that puts a cancelled one right: it was booked with the red one, right behind it. 0
// if the voucher was not cancelled, or nothing took its place.
func (v *View) CorrectedBy(id model.ID) (model.ID, error) {
	red, err := v.ReversedBy(id)
	if err != nil || red == 0 {
		return 0, err
	}
	r, err := v.Voucher(red)
	if err != nil {
		return 0, err
	}
	blue, ok, err := v.VoucherNumbered(r.In(), r.Number+1)
	if err != nil || !ok || blue.Kind != model.VoucherBlue || blue.Reverses != id {
		return 0, err
	}
	return blue.ID, nil
}

// Reverse cancels a posted voucher by a red one and, if blue is given, books what is right by a blue one, in one
// act. Both are dated as the original if its month is open, else on day 1 of the earliest open month of that year.
// Where the branch wants a review first, the blue one bears the name of its reviewer; the red one needs none, since it
// says nothing that was not reviewed before.
//
// What named the original goes over to the blue one: visits, grants, dues, invoices, receipts, files, asset cards,
// goods and counts. Without a blue one the first five name nothing any more and the others stay; bank matches always
// stay with the original. Errors: ErrReason, ErrReversed, ErrAdjusted, ErrNotFound, *UnreviewedError, *PeriodError when
// no month of the year is open, *RuleError.
func (t *Tx) Reverse(id model.ID, blue *model.Voucher, reason string) (red, corrected model.Voucher, err error) {
	if reason, err = explained(reason); err != nil {
		return red, corrected, err
	}
	defer t.half(t.store.head.Seq, &err)
	v, day, err := t.correctable(id)
	if err != nil {
		return red, corrected, err
	}
	kinds := freed
	if blue != nil {
		kinds = moving
		corrected = model.Correction(v, *blue, day)
		corrected.Reviewed = corrected.Reviewer != ""
		if err := t.reviewed(corrected); err != nil {
			return red, corrected, err
		}
	}
	if red, err = t.postNew(model.Reversal(v, day, reason)); err != nil {
		return red, corrected, err
	}
	if blue != nil {
		if corrected, err = t.postNew(corrected); err != nil {
			return red, corrected, err
		}
	}
	refs, err := t.Linked(id, kinds...)
	if err != nil {
		return red, corrected, err
	}
	for _, r := range refs {
		if err := t.relink(r, id, corrected.ID); err != nil {
			return red, corrected, err
		}
	}
	return red, corrected, nil
}

// Adjust books the difference between a posted voucher and what its amounts should have been, in fen, one for each of
// its lines: an increase is positive, a decrease negative (red). The voucher of the difference names the original,
// which stays as it is with all that names it, and is dated as Reverse dates. reviewer is who passed it, needed where
// the branch wants a review first. Errors: ErrReason, ErrNoDifference, ErrReversed, ErrNotFound, *UnreviewedError,
// *PeriodError, *RuleError for amounts that do not balance.
func (t *Tx) Adjust(id model.ID, right []model.Money, reason, reviewer string) (out model.Voucher, err error) {
	if reason, err = explained(reason); err != nil {
		return out, err
	}
	defer t.half(t.store.head.Seq, &err)
	v, day, err := t.correctable(id)
	if err != nil {
		return out, err
	}
	if len(right) != len(v.Lines) {
		return out, ErrNoDifference
	}
	now, err := t.AdjustedAmounts(v)
	if err != nil {
		return out, err
	}
	wrong := v
	wrong.Lines = append([]model.Line(nil), v.Lines...)
	for i, m := range now {
		wrong.Lines[i].Amount = m
	}
	out = model.Difference(wrong, right, day, reason)
	if len(out.Lines) == 0 {
		return out, ErrNoDifference
	}
	out.Reviewer, out.Reviewed = reviewer, reviewer != ""
	if err := t.reviewed(out); err != nil {
		return out, err
	}
	return t.postNew(out)
}

// AdjustedAmounts are the amounts of a voucher's lines, in fen, with the differences that stand.
func (v *View) AdjustedAmounts(x model.Voucher) ([]model.Money, error) {
	out := make([]model.Money, len(x.Lines))
	for i, l := range x.Lines {
		out[i] = l.Amount
	}
	ids, err := v.AdjustedBy(x.ID)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		d, err := v.Voucher(id)
		if err != nil {
			return nil, err
		}
		at := 0
		for _, l := range d.Lines {
			if i := sameLine(x.Lines, l, at); i >= 0 {
				out[i] += l.Amount
				at = i + 1
			}
		}
	}
	return out, nil
}

// sameLine finds the line, from a place on, that a difference was booked of, or -1: differences keep the lines' order.
func sameLine(lines []model.Line, of model.Line, from int) int {
	for i := from; i < len(lines); i++ {
		l := lines[i]
		l.Amount = of.Amount
		if l == of {
			return i
		}
	}
	return -1
}

// correctable reads a posted voucher that may be corrected, and the day on which that is booked.
func (t *Tx) correctable(id model.ID) (model.Voucher, model.Date, error) {
	v, err := t.posted(id)
	if err != nil {
		return v, 0, err
	}
	if v.Kind == model.VoucherRed || v.Kind == model.VoucherClosing {
		return v, 0, ErrReversed
	}
	day, err := t.correctionDay(v)
	return v, day, err
}

// postNew posts a voucher that never was a draft, prepared by the operator if it does not say by whom.
func (t *Tx) postNew(v model.Voucher) (model.Voucher, error) {
	if v.Preparer == "" {
		v.Preparer = t.cmd.Actor
	}
	var err error
	if v.ID, err = t.newID(); err != nil {
		return v, err
	}
	return t.post(v)
}
