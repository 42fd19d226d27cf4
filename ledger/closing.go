package ledger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"

	"gonghui/model"
)

// SealedBalance is one balance as the closing of a year sealed it, in fen: debit positive.
type SealedBalance struct {
	Account string      `cbor:"1,keyasint"`
	Project string      `cbor:"2,keyasint,omitempty"`
	Amount  model.Money `cbor:"3,keyasint"`
	Name    string      `cbor:"4,keyasint"` // 工会资金结余-累计结余, as the chart called the account
}

// Closings lists the vouchers that closing a period would make: of a month when the branch closes income and expense
// monthly, of a year when p is its closing period. It asks nothing of the period's state, so that it is a preview.
func (v *View) Closings(p model.Period) ([]model.ClosingVoucher, error) {
	br, err := v.Branch()
	if err != nil || p.IsMonth() && !br.CloseMonthly {
		return nil, err
	}
	c, err := v.closing(p)
	if err != nil {
		return nil, err
	}
	balances, err := v.standing(p)
	if err != nil {
		return nil, err
	}
	return c.Vouchers(balances), nil
}

// closing is what model needs to know of a period to close it.
func (v *View) closing(p model.Period) (model.YearClosing, error) {
	chart, err := v.Chart()
	if err != nil {
		return model.YearClosing{}, err
	}
	purse, err := v.purse()
	return model.YearClosing{
		Chart: chart, Period: p, Restricted: purse.restricted,
		Finished: func(project string) bool { return purse.finished(project, p.Last()) },
	}, err
}

// standing is what stands on every account and project when a period ends, closing vouchers made so far included, by
// account and project. Nothing is put elsewhere: income of an earlier year that is not closed is where it was booked.
func (v *View) standing(p model.Period) ([]model.AccountBalance, error) {
	cells, err := v.cells()
	if err != nil {
		return nil, err
	}
	sum := map[at]model.Money{}
	for _, c := range cells {
		if c.account != "" && (c.year < p.Year() || c.year == p.Year() && (c.period <= p.Month() || c.period == 13)) {
			sum[at{c.account, c.project}] += c.debit - c.credit
		}
	}
	out := make([]model.AccountBalance, 0, len(sum))
	for k, m := range sum {
		if m != 0 {
			out = append(out, model.AccountBalance{Account: k.account, Project: k.project, Amount: m})
		}
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		return a.Account < b.Account || a.Account == b.Account && a.Project < b.Project
	})
	return out, nil
}

// close makes the closing vouchers of a period and records that it is closed.
func (t *Tx) close(p model.Period) (out []model.Voucher, err error) {
	obstacles, err := t.CloseObstacles(p)
	if err != nil {
		return nil, err
	}
	if len(obstacles) > 0 {
		return nil, &ObstacleError{Obstacles: obstacles}
	}
	defer t.half(t.store.head.Seq, &err)
	vouchers, err := t.Closings(p)
	if err != nil {
		return nil, err
	}
	content := turn{Period: p}
	for _, c := range vouchers {
		x := c.Voucher
		x.Preparer = t.cmd.Actor
		if x.ID, err = t.newID(); err != nil {
			return nil, err
		}
		if x, err = t.post(x); err != nil {
			return nil, err
		}
		content.Vouchers = append(content.Vouchers, x.ID)
		out = append(out, x)
	}
	if !p.IsMonth() {
		if content.Balances, err = t.sealing(p); err != nil {
			return nil, err
		}
	}
	return out, t.record(change{kind: EventClosed, content: content})
}

// sealing lists the balances that a year closes with.
func (v *View) sealing(p model.Period) ([]SealedBalance, error) {
	chart, err := v.Chart()
	if err != nil {
		return nil, err
	}
	balances, err := v.standing(p)
	out := make([]SealedBalance, len(balances))
	for i, b := range balances {
		out[i] = SealedBalance{b.Account, b.Project, b.Amount, chart.FullName(b.Account)}
	}
	return out, err
}

// CloseYear closes a year whose months are all closed: it makes the closing vouchers of 财会〔2021〕7号 in their order,
// dated 31 December in period 13, and seals the balances that the next year opens with. Only 32104, project by project,
// and 32205 keep what was income and expense. It returns the vouchers. Errors: *ObstacleError, ErrYear.
func (t *Tx) CloseYear(year int) ([]model.Voucher, error) { return t.close(model.Closing(year)) }

// ReopenYear takes a year's closing back by a red voucher for each that it made, in period 13 and dated alike; the
// reason stays in the log. The year can be closed again. Errors: ErrReason, ErrNotClosed, ErrNotLatest for a later year
// that is closed; closed months of the next year do not mind, since what they begin with stays as it was.
func (t *Tx) ReopenYear(year int, reason string) error { return t.reopen(model.Closing(year), reason) }

// reopen opens a closed period again and takes its closing vouchers back, the last one first.
func (t *Tx) reopen(p model.Period, reason string) (err error) {
	if reason, err = explained(reason); err != nil {
		return err
	}
	turned, ok, err := t.turn(p)
	if err != nil {
		return err
	}
	if !ok || !turned.closed {
		return ErrNotClosed
	}
	if err := t.latest(p); err != nil {
		return err
	}
	defer t.half(t.store.head.Seq, &err)
	if err := t.record(change{kind: EventReopened, content: turn{Period: p, Reason: reason}}); err != nil {
		return err
	}
	for i := len(turned.content.Vouchers) - 1; i >= 0; i-- {
		x, err := t.posted(turned.content.Vouchers[i])
		if err != nil {
			return err
		}
		red := model.Reversal(x, x.Date, reason)
		red.Period, red.Preparer = x.Period, t.cmd.Actor
		if red.ID, err = t.newID(); err != nil {
			return err
		}
		if _, err := t.post(red); err != nil {
			return err
		}
	}
	return nil
}

// latest makes sure that no later period is closed; for a year, no later year.
func (t *Tx) latest(p model.Period) error {
	c := t.store.bucket(bucketPeriod).Cursor()
	for k, raw := c.Seek(periodKey(p + 1)); k != nil; k, raw = c.Next() {
		s, err := payloadOf(bucketPeriod, k, raw)
		if err != nil {
			return err
		}
		later := model.Period(binary.BigEndian.Uint32(k))
		if len(s) == 9 && s[0] == 1 && (p.IsMonth() || !later.IsMonth()) {
			return ErrNotLatest
		}
	}
	return nil
}

// byHand refuses a draft that claims to be a closing voucher.
func byHand(v model.Voucher) error {
	if v.Kind != model.VoucherClosing && v.In().IsMonth() {
		return nil
	}
	return &RuleError{
		Ref: model.Ref{Kind: model.KindVoucher, ID: v.ID}, Voucher: v,
		Violations: []model.Violation{{
			Rule: model.RuleVoucherClosing, Severity: model.SeverityError, Field: "Period", Line: -1,
		}},
	}
}

// Seal is what the closing of a year sealed.
type Seal struct {
	Year     int
	Seq      uint64     // the event that closed it
	Vouchers []model.ID // that closing made, in their order
	Balances []SealedBalance
}

// Seal reads what the closing of a year sealed; false while the year is not closed.
func (v *View) Seal(year int) (Seal, bool, error) {
	x, ok, err := v.turn(model.Closing(year))
	if err != nil || !ok || !x.closed {
		return Seal{}, false, err
	}
	return Seal{Year: year, Seq: x.seq, Vouchers: x.content.Vouchers, Balances: x.content.Balances}, true, nil
}

// SealDifference is a balance that the year opens with and that is not what the year before was sealed with, in fen.
type SealDifference struct {
	Account, Project string
	Sealed, Opening  model.Money
}

// OpeningProof compares the balances that a year opens with, account by account and project by project, with what the
// closing of the year before sealed: none may differ. proved is false where there is nothing to compare with: the
// book's first year, or a year before that is not closed.
func (v *View) OpeningProof(year int) (differences []SealDifference, proved bool, err error) {
	seal, ok, err := v.Seal(year - 1)
	if err != nil || !ok {
		return nil, false, err
	}
	all, err := v.sumsOf(Range{Year: year}, true)
	if err != nil {
		return nil, false, err
	}
	sealed := map[at]model.Money{}
	for _, b := range seal.Balances {
		sealed[at{b.Account, b.Project}] = b.Amount
	}
	for k, s := range all {
		if s.opening != sealed[k] {
			differences = append(differences, SealDifference{k.account, k.project, sealed[k], s.opening})
		}
		delete(sealed, k)
	}
	for k, m := range sealed {
		differences = append(differences, SealDifference{k.account, k.project, m, 0})
	}
	sort.Slice(differences, func(i, j int) bool {
		a, b := differences[i], differences[j]
		return a.Account < b.Account || a.Account == b.Account && a.Project < b.Project
	})
	return differences, true, nil
}

// sealBroken compares what an event of closing sealed with the totals that the log itself gives up to it.
func (r *replay) sealBroken(e Event) error {
	t, err := body[turn](e)
	if err != nil || len(t.Balances) == 0 {
		return err
	}
	sum := map[at]model.Money{}
	for k, x := range r.total {
		if k.account != "" && k.year <= t.Period.Year() {
			sum[at{k.account, k.project}] += x.debit - x.credit
		}
	}
	for _, b := range t.Balances {
		k := at{b.Account, b.Project}
		if sum[k] != b.Amount {
			return errSealed
		}
		delete(sum, k)
	}
	for k, m := range sum {
		if m != 0 {
			return fmt.Errorf("%w: %s", errSealed, k.account)
		}
	}
	return nil
}

var errSealed = errors.New("sealed balances differ from the totals")

// ClosedWith lists the vouchers that the closing of a period made, in their order; none while it is open.
func (v *View) ClosedWith(p model.Period) ([]model.ID, error) {
	x, ok, err := v.turn(p)
	if err != nil || !ok || !x.closed {
		return nil, err
	}
	return x.content.Vouchers, nil
}
