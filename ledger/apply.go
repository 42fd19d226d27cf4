package ledger

import (
	"encoding/binary"

	"gonghui/model"
)

// derived is what apply writes to: the open transaction when something is saved, memory when the book is verified.
type derived interface {
	// put adds a key to an append-only bucket; a key that is there already is an error of the caller.
	put(b bucket, key, payload []byte) error
	// set, unset and get work on the buckets whose values may change. get returns nil for a missing key.
	set(b bucket, key, payload []byte) error
	unset(b bucket, key []byte) error
	get(b bucket, key []byte) ([]byte, error)
	// add changes a running total.
	add(k totalKey, debit, credit model.Money) error
	// earlier returns an event that was applied before.
	earlier(seq uint64) (Event, error)
}

// apply writes all that follows from one event. It is the only place that decides what derived data looks like.
func apply(d derived, e Event) error {
	if err := applyAny(d, e); err != nil {
		return err
	}
	switch e.Kind {
	case EventPosted:
		v, err := body[model.Voucher](e)
		if err != nil {
			return err
		}
		return applyVoucher(d, e.Seq, v)
	case EventSaved:
		return applySaved(d, e)
	case EventRemoved:
		return applyRemoved(d, e)
	case EventClosed, EventReopened:
		t, err := body[turn](e)
		if err != nil {
			return err
		}
		closed := byte(0)
		if e.Kind == EventClosed {
			closed = 1
		}
		return d.set(bucketPeriod, periodKey(t.Period), append([]byte{closed}, seqKey(e.Seq)...))
	case EventProtected, EventShown:
		return nil // of interest to whoever reads the log, and to nothing else
	}
	return &NewerError{Schema: schema, Event: e.Kind}
}

// applyAny writes what follows from an event of any kind.
func applyAny(d derived, e Event) error {
	if err := applyCommand(d, e); err != nil {
		return err
	}
	return applyGiven(d, e)
}

// applyGiven remembers the highest ID that the log has named by the end of a year.
func applyGiven(d derived, e Event) error {
	if e.Ref.ID == 0 {
		return nil
	}
	key := yearKey(model.DateOf(e.Time).Year())
	p, err := d.get(bucketGiven, key)
	if err != nil {
		return err
	}
	if p != nil {
		last, err := uint64Of(bucketGiven, key, p)
		if err != nil || uint64(e.Ref.ID) <= last {
			return err
		}
	}
	return d.set(bucketGiven, key, idKey(e.Ref.ID))
}

// applyCommand remembers a command by its first event.
func applyCommand(d derived, e Event) error {
	if e.Command == "" {
		return nil
	}
	old, err := d.get(bucketCommand, []byte(e.Command))
	if err != nil || old != nil {
		return err
	}
	return d.set(bucketCommand, []byte(e.Command), seqKey(e.Seq))
}

func applyVoucher(d derived, seq uint64, v model.Voucher) error {
	if err := d.put(bucketVoucher, idKey(v.ID), seqKey(seq)); err != nil {
		return err
	}
	p := v.In()
	if err := d.put(bucketNumber, numberKey(p, v.Number), idKey(v.ID)); err != nil {
		return err
	}
	var debits model.Money
	for i, l := range v.Lines {
		if err := d.put(bucketRegister, registerKey(l.Account, v.Date, seq, i), registerValue(p, l, v.ID)); err != nil {
			return err
		}
		k := totalKey{account: l.Account, project: l.Project, year: p.Year(), period: p.Month()}
		if err := d.add(k, l.Debit(), l.Credit()); err != nil {
			return err
		}
		var err error
		if debits, err = debits.Add(l.Debit()); err != nil {
			return err
		}
		if l.Member != 0 && !namedBefore(v.Lines[:i], l.Member) {
			if err := d.put(bucketMember, memberKey(l.Member, v.ID), nil); err != nil {
				return err
			}
		}
	}
	if err := applyBill(d, v); err != nil {
		return err
	}
	if v.Kind == model.VoucherRed && v.Reverses != 0 {
		if err := d.put(bucketReversal, idKey(v.Reverses), idKey(v.ID)); err != nil {
			return err
		}
	}
	if v.Kind == model.VoucherAdjust && v.Reverses != 0 {
		by := model.Ref{Kind: model.KindVoucher, ID: v.ID}
		if err := d.set(bucketLink, linkKey(v.Reverses, by), nil); err != nil {
			return err
		}
	}
	return d.add(totalKey{year: p.Year(), period: p.Month()}, 1, debits)
}

// applyBill makes a voucher known by the numbers of the papers that it rests on. A red one rests on those of the
// voucher that it cancels.
func applyBill(d derived, v model.Voucher) error {
	if v.Kind == model.VoucherRed {
		return nil
	}
	for _, number := range model.BillNumbers(v.Bill) {
		if err := d.put(bucketBill, billKey(number, v.ID), nil); err != nil {
			return err
		}
	}
	return nil
}

func namedBefore(lines []model.Line, m model.ID) bool {
	for _, l := range lines {
		if l.Member == m {
			return true
		}
	}
	return false
}

func registerValue(p model.Period, l model.Line, id model.ID) []byte {
	b := binary.AppendUvarint(make([]byte, 0, 24), uint64(p))
	b = append(b, byte(l.Side))
	b = binary.AppendVarint(b, int64(l.Amount))
	return append(b, idKey(id)...)
}

// applySaved moves the record's pointer, its natural keys, its links and what it adds to totals from the event that
// stood before to this one.
func applySaved(d derived, e Event) error {
	if err := unapply(d, e.Ref); err != nil {
		return err
	}
	if err := d.set(bucketRecord, recordKey(e.Ref), seqKey(e.Seq)); err != nil {
		return err
	}
	f, err := footprintOf(e)
	if err != nil {
		return err
	}
	for _, k := range f.unique {
		if err := d.set(bucketUnique, k, idKey(e.Ref.ID)); err != nil {
			return err
		}
	}
	for _, to := range f.links {
		if err := d.set(bucketLink, linkKey(to, e.Ref), nil); err != nil {
			return err
		}
	}
	for _, x := range f.dues {
		if err := d.set(bucketDues, x.key, x.value); err != nil {
			return err
		}
	}
	return f.addTotals(d, 1)
}

func applyRemoved(d derived, e Event) error {
	if err := unapply(d, e.Ref); err != nil {
		return err
	}
	if err := d.set(bucketRemoved, idKey(e.Ref.ID), seqKey(e.Seq)); err != nil {
		return err
	}
	return d.unset(bucketRecord, recordKey(e.Ref))
}

// unapply takes back what the record's current event, if there is one, has put beside its pointer.
func unapply(d derived, r model.Ref) error {
	ptr, err := d.get(bucketRecord, recordKey(r))
	if err != nil || ptr == nil {
		return err
	}
	seq, err := uint64Of(bucketRecord, recordKey(r), ptr)
	if err != nil {
		return err
	}
	e, err := d.earlier(seq)
	if err != nil {
		return err
	}
	f, err := footprintOf(e)
	if err != nil {
		return err
	}
	for _, k := range f.unique {
		if err := d.unset(bucketUnique, k); err != nil {
			return err
		}
	}
	for _, to := range f.links {
		if err := d.unset(bucketLink, linkKey(to, r)); err != nil {
			return err
		}
	}
	for _, x := range f.dues {
		if err := d.unset(bucketDues, x.key); err != nil {
			return err
		}
	}
	return f.addTotals(d, -1)
}
