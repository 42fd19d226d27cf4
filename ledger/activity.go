package ledger

import (
	"errors"
	"slices"
	"sort"

	"gonghui/model"
)

// ErrPaysOther is returned when a voucher is to pay for an activity and pays for another one already.
var ErrPaysOther = errors.New("the voucher pays for another activity")

// ErrNoCost is returned when a voucher is to be drafted for an activity and there is nothing left of its budget.
var ErrNoCost = errors.New("nothing is left to be paid for")

// ErrActivityBooked is returned when figures of an activity are to be changed that one of its posted vouchers rests on.
var ErrActivityBooked = errors.New("a posted voucher rests on the figures of the activity")

// Activity reads one activity. The error may be ErrNotFound.
func (v *View) Activity(id model.ID) (model.Activity, error) {
	return get[model.Activity](v, model.KindActivity, id, nil)
}

// Activities reads the activities of a year (year 0: all), by day.
func (v *View) Activities(year int) ([]model.Activity, error) {
	found, err := all[model.Activity](v, model.KindActivity, nil)
	out := found[:0]
	for _, a := range found {
		if year == 0 || a.Date.Year() == year {
			out = append(out, a)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Date < out[j].Date })
	return out, err
}

// ActivityCost is what an activity cost by its posted vouchers, and what its drafts would add, in fen.
func (v *View) ActivityCost(a model.Activity) (posted, drafted model.Money, err error) {
	for _, id := range a.Vouchers {
		x, err := v.Voucher(id)
		if err != nil {
			return 0, 0, err
		}
		to := &drafted
		if x.Posted() {
			to = &posted
		}
		spent, err := v.spentBy(x)
		if err != nil {
			return 0, 0, err
		}
		if *to, err = to.Add(spent); err != nil {
			return 0, 0, err
		}
	}
	return posted, drafted, nil
}

// spentBy is what a voucher spends with the differences that were booked to put it right.
func (v *View) spentBy(x model.Voucher) (model.Money, error) {
	sum := model.Spent(x)
	if !x.Posted() {
		return sum, nil
	}
	ids, err := v.AdjustedBy(x.ID)
	for _, id := range ids {
		y, err := v.Voucher(id)
		if err != nil {
			return 0, err
		}
		if y.Posted() {
			sum += model.Spent(y)
		}
	}
	return sum, err
}

// ActivityOf finds the activity that a voucher pays for.
func (v *View) ActivityOf(voucher model.ID) (model.Activity, bool, error) {
	refs, err := v.Linked(voucher, model.KindActivity)
	if err != nil || len(refs) == 0 {
		return model.Activity{}, false, err
	}
	a, err := v.Activity(refs[0].ID)
	return a, err == nil, err
}

// SaveActivity makes (ID 0) or replaces an activity. Once one of its vouchers is posted, what was said of its money
// stays: it can be added to, not changed (ErrActivityBooked). Other errors: *RuleError, ErrNotFound for a member or
// voucher that there is not, ErrPaysOther.
func (t *Tx) SaveActivity(a model.Activity) (model.ID, error) {
	ref := model.Ref{Kind: model.KindActivity, ID: a.ID}
	if err := refused(ref, model.CheckActivity(a)); err != nil {
		return 0, err
	}
	var members []model.ID
	for _, p := range a.People {
		members = append(members, p.Member)
	}
	for _, p := range a.Prizes {
		if p.Member != 0 {
			members = append(members, p.Member)
		}
	}
	for _, id := range members {
		if err := t.known(id, 0); err != nil {
			return 0, err
		}
	}
	for _, id := range a.Vouchers {
		if _, err := t.Voucher(id); err != nil {
			return 0, err
		}
		other, found, err := t.ActivityOf(id)
		if err != nil {
			return 0, err
		}
		if found && other.ID != a.ID {
			return 0, ErrPaysOther
		}
	}
	if a.ID != 0 {
		if err := t.activityKept(a); err != nil {
			return 0, err
		}
	}
	var err error
	if a.ID, err = t.identify(model.KindActivity, a.ID); err != nil {
		return 0, err
	}
	return a.ID, t.save(model.Ref{Kind: model.KindActivity, ID: a.ID}, a)
}

// activityKept makes sure that the figures of an activity stay whose voucher is posted and goes on paying for it.
func (t *Tx) activityKept(a model.Activity) error {
	was, err := t.Activity(a.ID)
	if err != nil {
		return err
	}
	if model.ActivityKeeps(was, a) {
		return nil
	}
	for _, id := range was.Vouchers {
		x, err := t.Voucher(id)
		if err != nil {
			return err
		}
		if x.Posted() && slices.Contains(a.Vouchers, id) {
			return ErrActivityBooked
		}
	}
	return nil
}

// PayActivity links a voucher to an activity, which it pays for; off takes it off. Errors are those of SaveActivity.
func (t *Tx) PayActivity(id, voucher model.ID, off bool) error {
	a, err := t.Activity(id)
	if err != nil {
		return err
	}
	a.Vouchers = slices.DeleteFunc(slices.Clone(a.Vouchers), func(x model.ID) bool { return x == voucher })
	if !off {
		a.Vouchers = append(a.Vouchers, voucher)
	}
	_, err = t.SaveActivity(a)
	return err
}

// DraftActivity drafts a voucher for an activity: sum, or with 0 what its budget (without one: its prizes) leaves over
// after the vouchers that it has. Errors: ErrNoCost, ErrNotFound.
func (t *Tx) DraftActivity(id model.ID, sum model.Money) (model.ID, error) {
	a, err := t.Activity(id)
	if err != nil {
		return 0, err
	}
	if sum == 0 {
		posted, drafted, err := t.ActivityCost(a)
		if err != nil {
			return 0, err
		}
		sum = a.Budget
		if sum == 0 {
			sum = a.PrizeTotal()
		}
		sum -= posted + drafted
	}
	if sum <= 0 {
		return 0, ErrNoCost
	}
	v := model.ActivityVoucher(a, sum)
	v.Preparer = t.cmd.Actor
	paper, err := t.SaveDraft(v)
	if err != nil {
		return 0, err
	}
	return paper, t.PayActivity(id, paper, false)
}
