package ledger

import (
	"bytes"
	"cmp"
	"encoding/binary"

	"gonghui/model"
)

// Dues reads what was paid for the months of a year (year 0: all), by month and member.
func (v *View) Dues(year int) ([]model.Dues, error) {
	if year == 0 {
		return v.duesOf(0, model.NewPeriod(model.MaxYear, 12))
	}
	return v.duesOf(model.NewPeriod(year, 1), model.NewPeriod(year, 12))
}

// duesOf reads the records of the months from first to last through their natural keys, which begin with the month.
func (v *View) duesOf(first, last model.Period) ([]model.Dues, error) {
	var out []model.Dues
	prefix := []byte{byte(model.KindDues)}
	c := v.store.bucket(bucketUnique).Cursor()
	for k, raw := c.Seek(append(prefix, periodKey(first)...)); bytes.HasPrefix(k, prefix); k, raw = c.Next() {
		if len(k) != 13 || model.Period(binary.BigEndian.Uint32(k[1:])) > last {
			break
		}
		p, err := payloadOf(bucketUnique, k, raw)
		if err != nil {
			return nil, err
		}
		id, err := uint64Of(bucketUnique, k, p)
		if err != nil {
			return nil, err
		}
		d, err := get[model.Dues](v, model.KindDues, model.ID(id), nil)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// DuesOf finds what a member paid for a month.
func (v *View) DuesOf(member model.ID, month model.Period) (model.Dues, bool, error) {
	id, err := v.unique(uniqueDues(member, month))
	if err != nil || id == 0 {
		return model.Dues{}, false, err
	}
	d, err := get[model.Dues](v, model.KindDues, id, nil)
	return d, err == nil, err
}

// SaveDues makes (ID 0) or replaces one member's dues of one month. Errors: *RuleError, ErrDuplicate for a second
// record of the same member and month, ErrNotFound.
func (t *Tx) SaveDues(d model.Dues) (model.ID, error) {
	if err := refused(model.Ref{Kind: model.KindDues, ID: d.ID}, model.CheckDues(d)); err != nil {
		return 0, err
	}
	if err := t.known(d.Member, 0); err != nil {
		return 0, err
	}
	for _, p := range d.Parts {
		if err := t.known(d.Member, p.Voucher); err != nil {
			return 0, err
		}
	}
	if err := t.free(d.ID, uniqueDues(d.Member, d.Month)); err != nil {
		return 0, err
	}
	var err error
	if d.ID, err = t.identify(model.KindDues, d.ID); err != nil {
		return 0, err
	}
	return d.ID, t.save(model.Ref{Kind: model.KindDues, ID: d.ID}, d)
}

// DuesRow is one member's dues of a year (会费收缴): what was due by the roster, what was paid and which months are
// not paid in full. Money is in fen.
type DuesRow struct {
	Member            model.Member
	Base              model.Money // of the last month that is due
	Months            int         // months due
	Due, Paid, Behind model.Money
	Unpaid            []model.Period
	Owed              []model.Money // of each month in Unpaid
}

// DuesSheet compares what every member owed and paid in a year, by member number. A month is due from whoever is an
// active member on its first day, up to the year's end, or in the running year up to the last month with dues or
// postings. Members with neither dues nor payments are left out.
func (v *View) DuesSheet(year int) ([]DuesRow, error) {
	members, err := v.Members()
	if err != nil {
		return nil, err
	}
	return v.DuesOfMembers(year, members)
}

// DuesOfMembers is DuesSheet of people who were read already.
func (v *View) DuesOfMembers(year int, members []model.Member) ([]DuesRow, error) {
	got := map[model.ID]*[13]duesPaid{}
	last := 0
	err := v.eachDuesFor(model.NewPeriod(year, 1), model.NewPeriod(year, 12), func(d duesPaid) {
		months := got[d.Member]
		if months == nil {
			months = &[13]duesPaid{}
			got[d.Member] = months
		}
		last = d.Month.Month()
		months[last] = d
	})
	if err != nil {
		return nil, err
	}
	until, err := v.duesUntil(year, last)
	if err != nil {
		return nil, err
	}
	none := &[13]duesPaid{}
	var out []DuesRow
	for _, m := range members {
		r := DuesRow{Member: m}
		months := cmp.Or(got[m.ID], none)
		for n := 1; n <= 12; n++ {
			p := model.NewPeriod(year, n)
			have := months[n]
			r.Paid += have.Amount
			if n > until || !m.ActiveOn(p.First()) || have.Waived {
				continue
			}
			r.Months++
			r.Base = m.BaseIn(p)
			due := model.DuesFor(r.Base)
			r.Due += due
			if have.Amount < due {
				r.Behind += due - have.Amount
				r.Unpaid, r.Owed = append(r.Unpaid, p), append(r.Owed, due-have.Amount)
			}
		}
		if r.Months > 0 || r.Paid != 0 {
			out = append(out, r)
		}
	}
	return out, nil
}

// duesUntil is the last month of the year whose dues are due: December of a past year, else the last month that
// dues were paid for, last, or anything was posted in, and none after the month of today.
func (v *View) duesUntil(year, last int) (int, error) {
	today := v.Today()
	if today.Year() > year {
		return 12, nil
	}
	cells, err := v.cells()
	if err != nil {
		return 0, err
	}
	for _, c := range cells {
		if c.year == year && c.account == "" && c.period <= 12 && c.debit > 0 {
			last = max(last, c.period)
		}
	}
	if today.Year() == year {
		last = min(last, today.Month()) // what was paid ahead makes nobody owe
	}
	return last, nil
}
