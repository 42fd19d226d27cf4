package ledger

import (
	"errors"
	"sort"

	"gonghui/model"
)

// ErrStepLater is returned when a step of a grant is dated on a day that has not come.
var ErrStepLater = errors.New("a step cannot be taken on a day to come")

func subsidyPrivate(s *model.Subsidy) any { return &s.Private }

// Subsidy reads one hardship grant, private fields included while they are not locked. The error may be ErrNotFound.
func (v *View) Subsidy(id model.ID) (model.Subsidy, error) {
	return get(v, model.KindSubsidy, id, subsidyPrivate)
}

// Subsidies reads the grants applied for in a year (year 0: all), by the day of application.
func (v *View) Subsidies(year int) ([]model.Subsidy, error) {
	ss, err := all(v, model.KindSubsidy, subsidyPrivate)
	if err != nil {
		return nil, err
	}
	out := ss[:0]
	for _, s := range ss {
		if year == 0 || s.Applied.Year() == year {
			out = append(out, s)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Applied < out[j].Applied })
	return out, nil
}

// SaveSubsidy makes (ID 0) or replaces a grant. Errors: *RuleError, ErrNotFound for a member or voucher that does
// not exist.
func (t *Tx) SaveSubsidy(s model.Subsidy) (model.ID, error) {
	ref := model.Ref{Kind: model.KindSubsidy, ID: s.ID}
	if err := refused(ref, model.CheckSubsidy(s)); err != nil {
		return 0, err
	}
	if err := t.known(s.Member, s.Voucher); err != nil {
		return 0, err
	}
	var err error
	if s.ID, err = t.identify(model.KindSubsidy, s.ID); err != nil {
		return 0, err
	}
	c := change{kind: EventSaved, ref: model.Ref{Kind: model.KindSubsidy, ID: s.ID}, content: s}
	return s.ID, t.saveWith(c, s.Private, s.Private == (model.SubsidyPrivate{}))
}

// ReviewsOf are the yearly reviews of the file that a grant names; none without a file.
func (v *View) ReviewsOf(s model.Subsidy) ([]model.HardshipReview, error) {
	if s.File == "" {
		return nil, nil
	}
	h, found, err := v.HardshipNumbered(s.File)
	if err != nil || !found || h.Member != s.Member {
		return nil, err
	}
	return h.Reviews, nil
}

// GrantChain is the way of a grant, its nine steps in order.
func (v *View) GrantChain(s model.Subsidy) ([]model.ChainStep, error) {
	reviews, err := v.ReviewsOf(s)
	return s.Chain(reviews), err
}

// StepTaken is a grant after a step that was not written yet. Errors: *model.StepError, ErrStepLater for a day that has
// not come, ErrPosted for the payment of a grant whose voucher is posted, ErrNotFound.
func (t *Tx) StepTaken(id model.ID, x model.TakenStep) (model.Subsidy, error) {
	s, err := t.Subsidy(id)
	if err != nil {
		return s, err
	}
	if x.Step != model.GrantNotice && x.Date > t.Today() {
		return s, ErrStepLater
	}
	if x.Step == model.GrantPaid && s.Paid != 0 && s.Voucher != 0 {
		v, err := t.Voucher(s.Voucher)
		if err != nil {
			return s, err
		}
		if v.Posted() {
			return s, ErrPosted
		}
	}
	return s.Take(x)
}

// TakeStep takes a step of a grant and writes it. A payment drafts no voucher. Errors: those of StepTaken and
// SaveSubsidy.
func (t *Tx) TakeStep(id model.ID, x model.TakenStep) (model.Subsidy, error) {
	s, err := t.StepTaken(id, x)
	if err != nil {
		return s, err
	}
	_, err = t.SaveSubsidy(s)
	return s, err
}

// DraftGrant drafts the voucher of a grant that is paid and has none, dated today if the month of the payment is
// closed. Voucher 0: there was nothing to draft.
func (t *Tx) DraftGrant(id model.ID, preparer string) (model.ID, error) {
	s, err := t.Subsidy(id)
	if err != nil || s.Paid == 0 || s.Voucher != 0 || s.VoucherText != "" {
		return 0, err
	}
	m, err := t.Member(s.Member)
	if err != nil {
		return 0, err
	}
	x := model.SubsidyVoucher(s, m)
	x.Preparer = preparer
	closed, err := t.Closed(x.Date.Period())
	if err != nil {
		return 0, err
	}
	if closed {
		x.Date = t.Today()
	}
	if s.Voucher, err = t.SaveDraft(x); err != nil {
		return 0, err
	}
	_, err = t.SaveSubsidy(s)
	return s.Voucher, err
}
