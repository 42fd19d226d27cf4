package ledger

import (
	"bytes"
	"encoding/binary"
	"errors"

	"gonghui/model"
)

// duesEntry is what a record of dues puts into bucketDues.
type duesEntry struct{ key, value []byte }

// duesEntries are the entries of a record: one for the month that it is for, and one for each month in which a part of
// it came in.
func duesEntries(d model.Dues) []duesEntry {
	waived := byte(0)
	if d.Waived {
		waived = 1
	}
	out := []duesEntry{{duesForKey(d.Month, d.Member), append(binary.AppendVarint(nil, int64(d.Amount)), waived)}}
	var months []model.Period
	sums := map[model.Period]model.Money{}
	for _, x := range d.Payments() {
		p := received(d, x)
		if _, ok := sums[p]; !ok {
			months = append(months, p)
		}
		sums[p] += x.Amount
	}
	for _, p := range months {
		out = append(out, duesEntry{duesInKey(p, d.ID), binary.AppendVarint(nil, int64(sums[p]))})
	}
	return out
}

// duesPaid is what a member paid for a month, as the index has it.
type duesPaid struct {
	Member model.ID
	Month  model.Period
	Amount model.Money
	Waived bool
}

// eachDuesFor calls fn for what was paid for the months from first to last, by month and member.
func (v *View) eachDuesFor(first, last model.Period, fn func(duesPaid)) error {
	return v.eachDues(duesFor, first, last, func(p model.Period, id model.ID, m model.Money, rest []byte) bool {
		if len(rest) != 1 {
			return false
		}
		fn(duesPaid{Member: id, Month: p, Amount: m, Waived: rest[0] == 1})
		return true
	})
}

// eachDuesIn calls fn for what came in within a month: the record, and how much of it.
func (v *View) eachDuesIn(p model.Period, fn func(id model.ID, m model.Money)) error {
	return v.eachDues(duesIn, p, p, func(_ model.Period, id model.ID, m model.Money, rest []byte) bool {
		if len(rest) != 0 {
			return false
		}
		fn(id, m)
		return true
	})
}

// eachDues walks one part of bucketDues. fn is false for an entry that is not as it should be.
func (v *View) eachDues(
	part byte, first, last model.Period, fn func(p model.Period, id model.ID, m model.Money, rest []byte) bool,
) error {
	c := v.store.bucket(bucketDues).Cursor()
	from := append([]byte{part}, periodKey(first)...)
	for k, raw := c.Seek(from); bytes.HasPrefix(k, []byte{part}); k, raw = c.Next() {
		payload, err := payloadOf(bucketDues, k, raw)
		if err != nil {
			return err
		}
		broken := &DamageError{Where: bucketDues.name, Key: readableKey(bucketDues, k), Err: errors.New("wrong length")}
		if len(k) != 13 {
			return broken
		}
		p := model.Period(binary.BigEndian.Uint32(k[1:]))
		if p > last {
			return nil
		}
		m, n := binary.Varint(payload)
		if n <= 0 || !fn(p, model.ID(binary.BigEndian.Uint64(k[5:])), model.Money(m), payload[n:]) {
			return broken
		}
	}
	return nil
}

// duesReceived is what came in as dues within a month, for whatever month.
func (v *View) duesReceived(p model.Period) (sum model.Money, err error) {
	err = v.eachDuesIn(p, func(_ model.ID, m model.Money) { sum += m })
	return sum, err
}
