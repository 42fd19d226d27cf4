package ledger

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"gonghui/model"
)

// Voucher reads a posted voucher, or the draft of that ID. The error may be ErrNotFound.
func (v *View) Voucher(id model.ID) (model.Voucher, error) {
	seq, err := v.pointer(model.Ref{Kind: model.KindVoucher, ID: id})
	if err != nil {
		return model.Voucher{}, err
	}
	if seq == 0 {
		return v.draft(id)
	}
	return get[model.Voucher](v, model.KindVoucher, id, nil)
}

// VoucherNumbered finds 记字第n号 of a period.
func (v *View) VoucherNumbered(p model.Period, n int) (model.Voucher, bool, error) {
	k := numberKey(p, n)
	raw, err := v.store.get(bucketNumber, k)
	if err != nil || raw == nil {
		return model.Voucher{}, false, err
	}
	id, err := uint64Of(bucketNumber, k, raw)
	if err != nil {
		return model.Voucher{}, false, err
	}
	x, err := v.Voucher(model.ID(id))
	return x, err == nil, err
}

// EachVoucher calls fn for the posted vouchers of the periods from first to last (both included), by period and
// number, and compares their count and sum with the control figures of each period: a listing that is not complete
// ends in a *DamageError. It stops at fn's first error and returns it.
func (v *View) EachVoucher(first, last model.Period, fn func(model.Voucher) error) error {
	cells, err := v.cells()
	if err != nil {
		return err
	}
	count, sum := map[model.Period]model.Money{}, map[model.Period]model.Money{}
	c := v.store.bucket(bucketNumber).Cursor()
	end := numberKey(last, 1<<31-1)
	for k, raw := c.Seek(numberKey(first, 0)); k != nil && bytes.Compare(k, end) <= 0; k, raw = c.Next() {
		p, err := payloadOf(bucketNumber, k, raw)
		if err != nil {
			return err
		}
		id, err := uint64Of(bucketNumber, k, p)
		if err != nil {
			return err
		}
		x, err := get[model.Voucher](v, model.KindVoucher, model.ID(id), nil)
		if err != nil {
			return err
		}
		per := model.Period(binary.BigEndian.Uint32(k))
		count[per]++
		for _, l := range x.Lines {
			sum[per] += l.Debit()
		}
		if err := fn(x); err != nil {
			return err
		}
	}
	for _, c := range cells {
		per := model.NewPeriod(c.year, c.period)
		if c.account == "" && per >= first && per <= last && (count[per] != c.debit || sum[per] != c.credit) {
			return &DamageError{Where: bucketNumber.name, Key: per.String(), Err: errors.New("incomplete")}
		}
		if c.account == "" {
			delete(count, per)
		}
	}
	for per := range count {
		return &DamageError{Where: bucketNumber.name, Key: per.String(), Err: errors.New("not in the totals")}
	}
	return nil
}

// ReversedBy is the red voucher that cancels a voucher; 0 if none does.
func (v *View) ReversedBy(id model.ID) (model.ID, error) {
	p, err := v.store.get(bucketReversal, idKey(id))
	if err != nil || p == nil {
		return 0, err
	}
	red, err := uint64Of(bucketReversal, idKey(id), p)
	return model.ID(red), err
}

// Entry is one line of a posted voucher in its account's register, in fen.
type Entry struct {
	Account string
	Date    model.Date
	Period  model.Period
	Seq     uint64 // event that posted it
	Line    int    // index of the line in its voucher
	Side    model.Side
	Amount  model.Money
	Voucher model.ID
}

// EachEntry calls fn for an account's lines from one day to another (both included), by day and order of posting.
// It stops at fn's first error and returns it.
func (v *View) EachEntry(account string, from, to model.Date, fn func(Entry) error) error {
	prefix := append([]byte(account), 0)
	c := v.store.bucket(bucketRegister).Cursor()
	for k, raw := c.Seek(registerFrom(account, from)); bytes.HasPrefix(k, prefix); k, raw = c.Next() {
		e, err := parseEntry(account, k, raw)
		if err != nil {
			return err
		}
		if e.Date > to {
			return nil
		}
		if err := fn(e); err != nil {
			return err
		}
	}
	return nil
}

func parseEntry(account string, k, raw []byte) (Entry, error) {
	p, err := payloadOf(bucketRegister, k, raw)
	if err != nil {
		return Entry{}, err
	}
	short := &DamageError{Where: bucketRegister.name, Key: readableKey(bucketRegister, k), Err: errShortEvent}
	rest := k[len(account)+1:]
	period, n := binary.Uvarint(p)
	if len(rest) != 14 || n <= 0 || len(p) < n+1 {
		return Entry{}, short
	}
	amount, m := binary.Varint(p[n+1:])
	if m <= 0 || len(p) != n+1+m+8 {
		return Entry{}, short
	}
	return Entry{
		Account: account, Date: model.Date(binary.BigEndian.Uint32(rest)), Period: model.Period(period),
		Seq: binary.BigEndian.Uint64(rest[4:]), Line: int(binary.BigEndian.Uint16(rest[12:])),
		Side: model.Side(p[n]), Amount: model.Money(amount), Voucher: model.ID(binary.BigEndian.Uint64(p[n+1+m:])),
	}, nil
}

// lastNumber is the highest voucher number of a period; 0 if nothing is posted in it. Numbers have no gaps, so that it
// must be the number of the period's vouchers.
func (t *Tx) lastNumber(p model.Period) (int, error) {
	if n, ok := t.last[p]; ok {
		return n, nil
	}
	c := t.store.bucket(bucketNumber).Cursor()
	k, _ := c.Seek(numberKey(p+1, 0))
	if k == nil {
		k, _ = c.Last()
	} else {
		k, _ = c.Prev()
	}
	n := 0
	if len(k) == 8 && model.Period(binary.BigEndian.Uint32(k)) == p {
		n = int(binary.BigEndian.Uint32(k[4:]))
	}
	count, err := t.store.control(p)
	if err == nil && count != n {
		err = &DamageError{Where: bucketNumber.name, Key: p.String(), Err: errors.New("last number is not the count")}
	}
	t.last[p] = n
	return n, err
}

// posted reads a voucher that must be posted.
func (v *View) posted(id model.ID) (model.Voucher, error) {
	x, err := v.Voucher(id)
	if err == nil && !x.Posted() {
		err = fmt.Errorf("%w: voucher %d is a draft", ErrNotFound, id)
	}
	return x, err
}
