package ledger

import (
	"gonghui/model"
)

// refundable makes sure that no more comes back of what a voucher spent than it spent: all refunds of it on one account
// and project together, those that were cancelled left out. The error is a *RuleError.
func (t *Tx) refundable(v model.Voucher) error {
	if v.Kind != model.VoucherNormal {
		return nil
	}
	for i, l := range v.Lines {
		if l.About.Kind != model.KindVoucher || l.Side != model.Debit || l.Amount >= 0 {
			continue
		}
		left, err := t.RefundLeft(l.About.ID, l.Account, l.Project)
		if err != nil {
			return err
		}
		back := model.Money(0)
		for _, o := range v.Lines {
			if o.About == l.About && o.Account == l.Account && o.Project == l.Project {
				back -= o.Debit() - o.Credit()
			}
		}
		if back > left {
			ref := model.Ref{Kind: model.KindVoucher, ID: v.ID}
			return refusedVoucher(ref, v, []model.Violation{{
				Rule: model.RuleEventRefund, Severity: model.SeverityError, Field: "Amount", Line: i,
				Value: back.Grouped(), Hint: left.Grouped(),
			}})
		}
	}
	return nil
}

// RefundLeft is what can still come back, in fen, of what a posted voucher spent on an account and a project: what it
// spent with its differences, less what came back in its year already; 0 for a voucher that was cancelled. The error
// may be ErrNotFound.
func (v *View) RefundLeft(id model.ID, account, project string) (model.Money, error) {
	x, err := v.Voucher(id)
	if err != nil {
		return 0, err
	}
	red, err := v.ReversedBy(id)
	if err != nil || red != 0 || !x.Posted() {
		return 0, err
	}
	amounts, err := v.AdjustedAmounts(x)
	if err != nil {
		return 0, err
	}
	left := model.Money(0)
	for i, l := range x.Lines {
		if l.Account != account || l.Project != project {
			continue
		}
		if l.Side == model.Credit {
			amounts[i] = -amounts[i]
		}
		left += amounts[i]
	}
	year := x.In().Year()
	of := model.Ref{Kind: model.KindVoucher, ID: id}
	err = v.EachEntry(account, model.NewPeriod(year, 1).First(), model.NewPeriod(year, 12).Last(), func(e Entry) error {
		if e.Voucher == id || e.Side != model.Debit {
			return nil
		}
		o, err := v.Voucher(e.Voucher)
		if err == nil && e.Line < len(o.Lines) && o.Lines[e.Line].About == of && o.Lines[e.Line].Project == project {
			left += e.Amount
		}
		return err
	})
	return left, err
}
