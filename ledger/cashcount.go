package ledger

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"gonghui/model"
)

// Why a count, or what is to follow from it, is refused.
var (
	// ErrCashAgrees is returned when the difference of a count is to be booked and there is none.
	ErrCashAgrees = errors.New("the count agrees with the book")
	// ErrFuture is returned for a count of a day that is still to come.
	ErrFuture = errors.New("day is still to come")
)

// CashCount reads one count of the cash box. The error may be ErrNotFound.
func (v *View) CashCount(id model.ID) (model.CashCount, error) {
	return get[model.CashCount](v, model.KindCashCount, id, nil)
}

// CashCounts lists the counts of a year (0: of all), by day, then account.
func (v *View) CashCounts(year int) ([]model.CashCount, error) {
	list, err := all[model.CashCount](v, model.KindCashCount, nil)
	list = slices.DeleteFunc(list, func(c model.CashCount) bool { return year != 0 && c.Date.Year() != year })
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].Date != list[j].Date {
			return list[i].Date < list[j].Date
		}
		return list[i].Account < list[j].Account
	})
	return list, err
}

// CashAccounts lists the accounts that cash may be booked on: the leaves at 101 or below it, by code.
func (v *View) CashAccounts() ([]string, error) {
	chart, err := v.Chart()
	var out []string
	for _, a := range chart.Accounts() {
		if a.Leaf && strings.HasPrefix(a.Code, model.AccountCash) {
			out = append(out, a.Code)
		}
	}
	return out, err
}

// BookOn is what the book says of an account at the end of a day, all projects together, in fen, debit positive.
func (v *View) BookOn(account string, day model.Date) (model.Money, error) {
	// The month's end less what came after the day: what was turned over before the book began stands in no entry.
	sum, err := v.bookBalance(account, day.Period())
	if err != nil {
		return 0, err
	}
	err = v.EachEntry(account, day.AddDays(1), day.Period().Last(), func(e Entry) error {
		if e.Side == model.Debit {
			sum -= e.Amount
		} else {
			sum += e.Amount
		}
		return nil
	})
	return sum, err
}

// SaveCashCount makes (ID 0) or replaces a count. Account is 101 unless it says another; Book is taken from the book as
// it stands. One whose difference is booked keeps its figures: ErrPosted. Other errors: *RuleError, ErrFuture for a day
// that is still to come, ErrNotFound.
func (t *Tx) SaveCashCount(c model.CashCount) (model.ID, error) {
	if c.Account == "" {
		c.Account = model.AccountCash
	}
	accounts, err := t.CashAccounts()
	if err == nil && !slices.Contains(accounts, c.Account) {
		err = fmt.Errorf("%w: cash account %s", ErrNotFound, c.Account)
	}
	if err != nil {
		return 0, err
	}
	old, posted, err := t.booked(c)
	if err != nil {
		return 0, err
	}
	c.Voucher = old.Voucher
	switch {
	case posted && !sameCount(old, c):
		return 0, ErrPosted
	case posted:
		c.Book = old.Book
	case c.Date.Valid():
		if c.Book, err = t.BookOn(c.Account, c.Date); err != nil {
			return 0, err
		}
	}
	vs := model.CheckCashCount(c)
	if err := refused(model.Ref{Kind: model.KindCashCount, ID: c.ID}, vs); err != nil {
		return 0, err
	}
	if c.Date > t.Today() {
		return 0, ErrFuture
	}
	if c.ID, err = t.identify(model.KindCashCount, c.ID); err != nil {
		return 0, err
	}
	return c.ID, t.save(model.Ref{Kind: model.KindCashCount, ID: c.ID}, c)
}

func sameCount(a, b model.CashCount) bool {
	return slices.Equal(a.Pieces, b.Pieces) && a.Counted == b.Counted && a.Date == b.Date && a.Account == b.Account
}

// booked finds the count that is to be changed and whether its difference is posted.
func (t *Tx) booked(c model.CashCount) (old model.CashCount, posted bool, err error) {
	if c.ID == 0 {
		return old, false, nil
	}
	if old, err = t.CashCount(c.ID); err != nil || old.Voucher == 0 {
		return old, false, err
	}
	x, err := t.Voucher(old.Voucher)
	return old, x.Posted(), err
}

// CashDrift is by how much the book's balance on the day of a count has changed since it was counted, in fen; the
// voucher that books the count's difference is no change.
func (v *View) CashDrift(c model.CashCount) (model.Money, error) {
	now, err := v.BookOn(c.Account, c.Date)
	if err != nil || c.Voucher == 0 {
		return now - c.Book, err
	}
	x, err := v.Voucher(c.Voucher)
	if err != nil {
		return 0, err
	}
	if x.Posted() && x.Date <= c.Date {
		for _, l := range x.Lines {
			if l.Account == c.Account {
				now -= l.Debit() - l.Credit()
			}
		}
	}
	return now - c.Book, nil
}

// DraftCashDifference drafts the voucher that takes the difference of a count to 182, or brings its draft up to date.
// Errors: ErrPosted, ErrCashAgrees, ErrNotFound.
func (t *Tx) DraftCashDifference(id model.ID) (model.ID, error) {
	c, err := t.CashCount(id)
	if err != nil {
		return 0, err
	}
	if c.Difference() == 0 {
		return 0, ErrCashAgrees
	}
	v := model.CashVoucher(c)
	v.ID, v.Preparer = c.Voucher, t.cmd.Actor
	if c.Voucher != 0 {
		old, err := t.Voucher(c.Voucher)
		if err != nil {
			return 0, err
		}
		if old.Posted() {
			return 0, ErrPosted
		}
		v.Attachments, v.Bill = old.Attachments, old.Bill
	}
	if c.Voucher, err = t.SaveDraft(v); err != nil {
		return 0, err
	}
	return c.Voucher, t.save(model.Ref{Kind: model.KindCashCount, ID: c.ID}, c)
}
