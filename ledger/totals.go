package ledger

import (
	"encoding/binary"
	"sort"

	"gonghui/model"
)

// cell is one running total as read.
type cell struct {
	totalKey
	debit, credit model.Money
}

// cells reads all running totals and compares them with the head's set hash, so that a total that is missing, old
// or not right is never shown. Pending changes of an open write are written first.
func (v *View) cells() ([]cell, error) {
	if len(v.store.totals) > 0 {
		if err := v.store.flush(); err != nil {
			return nil, err
		}
		v.totals = nil
	}
	if v.totals != nil {
		return v.totals, nil
	}
	var sum, count uint64
	out := []cell{}
	c := v.store.bucket(bucketTotal).Cursor()
	for k, raw := c.First(); k != nil; k, raw = c.Next() {
		p, err := payloadOf(bucketTotal, k, raw)
		if err != nil {
			return nil, err
		}
		key, err := parseTotalKey(k)
		if err != nil {
			return nil, &DamageError{Where: bucketTotal.name, Err: err}
		}
		debit, credit, err := parseTotal(k, p)
		if err != nil {
			return nil, err
		}
		sum += binary.BigEndian.Uint64(raw[len(p):])
		count++
		out = append(out, cell{key, debit, credit})
	}
	if h := v.store.head; sum != h.Totals || count != h.Count {
		return nil, &DamageError{Where: bucketTotal.name, Err: errSet}
	}
	v.totals = out
	return out, nil
}

// Range says what a figure covers. Month 0 is the whole year. Closing includes the closing vouchers of period 13: all
// of them in the year, and in a month those that are dated in it.
type Range struct {
	Year, Month int
	Closing     bool
}

// Balance is one account, or one project of it, over a Range, in fen. Opening and closing stand netted on one side.
type Balance struct {
	Account, Name               string
	Project                     string
	OpeningDebit, OpeningCredit model.Money
	Debit, Credit               model.Money
	ClosingDebit, ClosingCredit model.Money
}

// sums is an account's opening balance (debit positive) and its turnover.
type sums struct{ opening, debit, credit model.Money }

func (s sums) closing() model.Money { return s.opening + s.debit - s.credit }

func (s sums) zero() bool { return s.opening == 0 && s.debit == 0 && s.credit == 0 }

// at names a sum: an account and, where they are told apart, a project.
type at struct{ account, project string }

// place says where a cell goes in a Range: into the opening, into the turnover, or nowhere.
func (r Range) place(c cell) (opening, turnover bool) {
	switch {
	case c.year < r.Year:
		return true, false
	case c.year > r.Year || c.period == 13 && !r.Closing:
		return false, false
	case c.period == 0:
		return true, false
	case r.Month == 0 || c.period == r.Month:
		return false, true
	}
	return c.period < r.Month, false
}

// cellsOf are the totals that a Range may take. Where it takes the closing vouchers up to a month's end, these are
// looked at one by one, since the totals of period 13 do not tell their months apart; they are few.
func (v *View) cellsOf(r Range) ([]cell, error) {
	cells, err := v.cells()
	if err != nil || !r.Closing || r.Month == 0 {
		return cells, err
	}
	out := make([]cell, 0, len(cells))
	for _, c := range cells {
		if c.year != r.Year || c.period != model.ClosingMonth {
			out = append(out, c)
		}
	}
	p := model.Closing(r.Year)
	err = v.EachVoucher(p, p, func(x model.Voucher) error {
		for _, l := range x.Lines {
			k := totalKey{account: l.Account, project: l.Project, year: r.Year, period: x.Date.Month()}
			out = append(out, cell{k, l.Debit(), l.Credit()})
		}
		return nil
	})
	return out, err
}

// sumsOf adds the totals of a Range up. While the year before is not closed, the Range opens with what closing it will
// make of its balances, so that closing changes no figure of a later year.
func (v *View) sumsOf(r Range, byProject bool) (map[at]sums, error) {
	cells, err := v.cellsOf(r)
	if err != nil {
		return nil, err
	}
	before := map[at]model.Money{}
	out := map[at]sums{}
	for _, c := range cells {
		opening, turnover := r.place(c)
		k := at{c.account, c.project}
		switch s := out[k]; {
		case c.account == "" || !opening && !turnover:
		case c.year < r.Year:
			before[k] += c.debit - c.credit
		case opening:
			s.opening += c.debit - c.credit
			out[k] = s
		default:
			s.debit += c.debit
			s.credit += c.credit
			out[k] = s
		}
	}
	if err := v.closeEarlier(r.Year-1, before); err != nil {
		return nil, err
	}
	for k, m := range before {
		s := out[k]
		s.opening += m
		out[k] = s
	}
	if !byProject {
		out = together(out)
	}
	for k, s := range out {
		if s.zero() {
			delete(out, k)
		}
	}
	return out, nil
}

// closeEarlier moves balances at the end of a year that is not closed to where its closing will put them.
func (v *View) closeEarlier(year int, balances map[at]model.Money) error {
	if len(balances) == 0 {
		return nil
	}
	closed, err := v.Closed(model.Closing(year))
	if err != nil || closed {
		return err
	}
	c, err := v.closing(model.Closing(year))
	if err != nil {
		return err
	}
	list := make([]model.AccountBalance, 0, len(balances))
	for k, m := range balances {
		list = append(list, model.AccountBalance{Account: k.account, Project: k.project, Amount: m})
	}
	for _, x := range c.Vouchers(list) {
		for _, l := range x.Voucher.Lines {
			balances[at{l.Account, l.Project}] += l.Debit() - l.Credit()
		}
	}
	return nil
}

// together adds the projects of each account up.
func together(all map[at]sums) map[at]sums {
	out := map[at]sums{}
	for k, s := range all {
		t := out[at{account: k.account}]
		out[at{account: k.account}] = sums{t.opening + s.opening, t.debit + s.debit, t.credit + s.credit}
	}
	return out
}

// flows reports whether an account is closed at year end.
func flows(chart model.Chart, code string) bool {
	a, ok := chart.Lookup(code)
	return ok && (a.Kind == model.Income || a.Kind == model.Expense)
}

// TrialBalance lists leaf accounts that have a balance or movement, by code, all projects together.
func (v *View) TrialBalance(r Range) ([]Balance, error) { return v.balances(r, false) }

// ProjectBalances is TrialBalance with the projects of an account apart.
func (v *View) ProjectBalances(r Range) ([]Balance, error) { return v.balances(r, true) }

func (v *View) balances(r Range, byProject bool) ([]Balance, error) {
	all, err := v.sumsOf(r, byProject)
	if err != nil {
		return nil, err
	}
	chart, err := v.Chart()
	if err != nil {
		return nil, err
	}
	out := make([]Balance, 0, len(all))
	for k, s := range all {
		b := Balance{
			Account: k.account, Name: chart.FullName(k.account), Project: k.project, Debit: s.debit, Credit: s.credit,
		}
		b.OpeningDebit, b.OpeningCredit = sides(s.opening)
		b.ClosingDebit, b.ClosingCredit = sides(s.closing())
		out = append(out, b)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Account != out[j].Account {
			return out[i].Account < out[j].Account
		}
		return out[i].Project < out[j].Project
	})
	return out, nil
}

// sides puts a balance on the side it belongs to.
func sides(m model.Money) (debit, credit model.Money) {
	if m < 0 {
		return 0, -m
	}
	return m, 0
}
