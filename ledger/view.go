package ledger

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"gonghui/model"
)

// View is a consistent picture of the book, valid inside the function that got it. What its methods return is the
// caller's own and may be kept.
type View struct {
	book   *Book
	tx     *bbolt.Tx
	store  *store
	chart  *model.Chart
	totals []cell
}

// Read runs fn over the book as it stands now. fn must not call Do or Read, nor keep the View.
func (b *Book) Read(fn func(*View) error) error {
	return b.look(func(tx *bbolt.Tx) error {
		h, err := readHead(tx)
		if err != nil {
			return err
		}
		return fn(&View{book: b, tx: tx, store: newStore(tx, h)})
	})
}

// Head sums up the book as this View sees it.
func (v *View) Head() Head { return v.store.head }

// Today is the day on the book's clock.
func (v *View) Today() model.Date { return v.book.Today() }

// pointer is the event that holds a record's current content; 0 if there is no such record.
func (v *View) pointer(r model.Ref) (uint64, error) {
	b, k := bucketRecord, recordKey(r)
	if r.Kind == model.KindVoucher {
		b, k = bucketVoucher, idKey(r.ID)
	}
	p, err := v.store.get(b, k)
	if err != nil || p == nil {
		return 0, err
	}
	return uint64Of(b, k, p)
}

// event reads a record's current event. The error is ErrNotFound if there is no such record.
func (v *View) event(r model.Ref) (Event, error) {
	seq, err := v.pointer(r)
	if err != nil {
		return Event{}, err
	}
	if seq == 0 {
		return Event{}, fmt.Errorf("%w: kind %d id %d", ErrNotFound, r.Kind, r.ID)
	}
	e, err := eventAt(v.tx, seq)
	if err != nil {
		return Event{}, err
	}
	if e.Ref != r {
		return Event{}, &DamageError{Where: bucketRecord.name, Key: fmt.Sprint(r), Err: errors.New("points elsewhere")}
	}
	return e, nil
}

// get reads a record and, through private, its private fields; those stay empty while they are locked.
func get[T any](v *View, kind model.Kind, id model.ID, private func(*T) any) (T, error) {
	var zero T
	e, err := v.event(model.Ref{Kind: kind, ID: id})
	if err != nil {
		return zero, err
	}
	return unpack(v, e, private)
}

func unpack[T any](v *View, e Event, private func(*T) any) (T, error) {
	rec, err := body[T](e)
	if err != nil || private == nil {
		return rec, err
	}
	err = v.book.sealer.open(e.Ref, e.Sealed, private(&rec))
	if errors.Is(err, ErrLocked) {
		return rec, nil
	}
	if err != nil {
		return rec, &DamageError{Where: bucketLog.name, Key: fmt.Sprint(e.Seq), Err: err}
	}
	return rec, nil
}

// all reads every record of a kind, by ascending ID.
func all[T any](v *View, kind model.Kind, private func(*T) any) ([]T, error) {
	var out []T
	prefix := []byte{byte(kind)}
	log := &logReader{c: v.store.bucket(bucketLog).Cursor()}
	c := v.store.bucket(bucketRecord).Cursor()
	for k, raw := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, raw = c.Next() {
		p, err := payloadOf(bucketRecord, k, raw)
		if err != nil {
			return nil, err
		}
		seq, err := uint64Of(bucketRecord, k, p)
		if err != nil {
			return nil, err
		}
		e, err := log.at(seq)
		if err != nil {
			return nil, err
		}
		rec, err := unpack(v, e, private)
		if err != nil {
			return nil, err
		}
		out = append(out, rec)
	}
	return out, nil
}

// unique resolves a natural key; 0 if nothing has it.
func (v *View) unique(key []byte) (model.ID, error) {
	p, err := v.store.get(bucketUnique, key)
	if err != nil || p == nil {
		return 0, err
	}
	id, err := uint64Of(bucketUnique, key, p)
	return model.ID(id), err
}

// EachEvent calls fn for every event from the sequence number on, oldest first, hashes checked, and makes sure that
// they end where the head says. It stops at fn's first error and returns it.
func (v *View) EachEvent(from uint64, fn func(Event) error) error {
	if from < 1 {
		from = 1
	}
	var prev [32]byte
	c := v.store.bucket(bucketLog).Cursor()
	k, raw := c.Seek(seqKey(max(from-1, 1)))
	if from > 1 && k != nil {
		h, _, _, err := split(raw)
		if err != nil {
			return &DamageError{Where: bucketLog.name, Key: fmt.Sprint(from - 1), Err: err}
		}
		prev = h
		k, raw = c.Next()
	}
	for seq := from; k != nil; k, raw = c.Next() {
		if len(k) != 8 || binary.BigEndian.Uint64(k) != seq {
			return &DamageError{Where: bucketLog.name, Key: fmt.Sprint(seq), Err: errors.New("missing")}
		}
		e, err := parseEvent(seq, prev, raw)
		if err != nil {
			return err
		}
		if err := fn(e); err != nil {
			return err
		}
		prev = e.Hash
		seq++
	}
	if h := v.store.head; from <= h.Seq && prev != h.Hash {
		return &DamageError{Where: bucketLog.name, Key: fmt.Sprint(h.Seq), Err: errEnd}
	}
	return nil
}

// readableKey shows a key in a report.
func readableKey(b bucket, key []byte) string {
	switch {
	case len(key) == 0:
		return ""
	case b.name == bucketTotal.name:
		if k, err := parseTotalKey(key); err == nil {
			return fmt.Sprintf("%s %d-%02d %s", k.account, k.year, k.period, k.project)
		}
	case b.name == bucketRegister.name:
		if i := bytes.IndexByte(key, 0); i >= 0 && len(key) >= i+15 {
			return fmt.Sprintf("%s %s #%d.%d", key[:i], model.Date(binary.BigEndian.Uint32(key[i+1:])),
				binary.BigEndian.Uint64(key[i+5:]), binary.BigEndian.Uint16(key[i+13:])+1)
		}
	case b.name == bucketNumber.name && len(key) == 8:
		return fmt.Sprintf("%s #%d", model.Period(binary.BigEndian.Uint32(key)), binary.BigEndian.Uint32(key[4:]))
	case b.name == bucketRecord.name && len(key) == 9:
		return fmt.Sprintf("%d/%d", key[0], binary.BigEndian.Uint64(key[1:]))
	case b.name == bucketPeriod.name && len(key) == 4:
		return model.Period(binary.BigEndian.Uint32(key)).String()
	case len(key) == 8:
		return fmt.Sprint(binary.BigEndian.Uint64(key))
	case b.name == bucketMeta.name || b.name == bucketHead.name:
		return string(key)
	}
	return fmt.Sprintf("%x", key)
}
