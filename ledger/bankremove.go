package ledger

import (
	"fmt"
	"slices"

	"gonghui/model"
)

// StatementUsedError is returned when a statement, or a line of one, is to be removed and the book rests on it.
type StatementUsedError struct {
	Matched  int             // lines that are matched with entries of the book
	Vouchers []model.Voucher // made from its lines: drafts, and posted ones that no red voucher cancelled
}

func (e *StatementUsedError) Error() string {
	return fmt.Sprintf("%d lines matched, %d vouchers made from them: %v", e.Matched, len(e.Vouchers), ErrLinked)
}

// Unwrap gives ErrLinked.
func (e *StatementUsedError) Unwrap() error { return ErrLinked }

// detachBank takes the lines of a statement off with it. It refuses while a line is matched, or while a voucher that
// was made from one stands: brought in again, the line would be booked twice. The error is a *StatementUsedError.
func (t *Tx) detachBank(r model.Ref) error {
	lines := []model.ID{r.ID}
	if r.Kind == model.KindStatement {
		own, err := t.BankLinesOf(r.ID)
		if err != nil {
			return err
		}
		lines = lines[:0]
		for _, l := range own {
			lines = append(lines, l.ID)
		}
	}
	if err := t.linesUnused(lines); err != nil || r.Kind == model.KindBankLine {
		return err
	}
	for _, id := range lines {
		gone := change{
			kind: EventRemoved, ref: model.Ref{Kind: model.KindBankLine, ID: id},
			content: removal{Reason: fmt.Sprintf("D-%d", r.ID)},
		}
		if err := t.record(gone); err != nil {
			return err
		}
	}
	return nil
}

// linesUnused makes sure that nothing in the book rests on lines of the bank.
func (t *Tx) linesUnused(lines []model.ID) error {
	var used StatementUsedError
	of := map[model.ID]bool{}
	for _, id := range lines {
		of[id] = true
		by, err := t.MatchOfLine(id)
		if err != nil {
			return err
		}
		if by != 0 {
			used.Matched++
		}
	}
	from := func(x model.Voucher) bool { return x.Origin.Kind == model.KindBankLine && of[x.Origin.ID] }
	err := t.eachVoucherEver(func(x model.Voucher) error {
		if !from(x) || x.Kind == model.VoucherRed {
			return nil
		}
		red, err := t.ReversedBy(x.ID)
		if err == nil && red == 0 {
			used.Vouchers = append(used.Vouchers, x)
		}
		return err
	})
	if err != nil {
		return err
	}
	drafts, err := t.Drafts()
	if err != nil {
		return err
	}
	used.Vouchers = append(used.Vouchers, slices.DeleteFunc(drafts, func(x model.Voucher) bool { return !from(x) })...)
	if used.Matched > 0 || len(used.Vouchers) > 0 {
		return &used
	}
	return nil
}

// comesFrom is a draft whose line of the bank, if it was made from one, exists.
func (t *Tx) comesFrom(v model.Voucher) (model.Voucher, error) {
	if v.Origin.Kind != model.KindBankLine {
		return v, nil
	}
	seq, err := t.pointer(v.Origin)
	if seq == 0 {
		v.Origin = model.Ref{}
	}
	return v, err
}

// eachVoucherEver calls fn for all posted vouchers, by period and number.
func (v *View) eachVoucherEver(fn func(model.Voucher) error) error {
	return v.EachVoucher(0, model.Closing(model.MaxYear), fn)
}
