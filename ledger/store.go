package ledger

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"sort"

	"go.etcd.io/bbolt"

	"gonghui/model"
)

// store is the derived data of an open transaction. Running totals are kept in memory until flush, since every line
// of a voucher changes some.
type store struct {
	tx     *bbolt.Tx
	head   Head
	totals map[totalKey]*total
	drafts *setHash // nil: not read yet
}

// total is a running total. was is its checksum as stored, 0 if it is not stored yet.
type total struct {
	debit, credit model.Money
	was           uint64
	stored        bool
}

func newStore(tx *bbolt.Tx, h Head) *store {
	return &store{tx: tx, head: h, totals: map[totalKey]*total{}}
}

func (s *store) bucket(b bucket) *bbolt.Bucket { return s.tx.Bucket([]byte(b.name)) }

// appended is how full pages of buckets that grow at their end are left when they split.
const appended = 0.95

func (s *store) put(b bucket, key, payload []byte) error {
	bk := s.bucket(b)
	bk.FillPercent = appended
	if err := bk.Put(key, withSum(b, key, payload)); err != nil {
		return fmt.Errorf("put into %s: %w", b.name, err)
	}
	return nil
}

func (s *store) set(b bucket, key, payload []byte) error { return s.put(b, key, payload) }

func (s *store) unset(b bucket, key []byte) error {
	if err := s.bucket(b).Delete(key); err != nil {
		return fmt.Errorf("delete from %s: %w", b.name, err)
	}
	return nil
}

func (s *store) get(b bucket, key []byte) ([]byte, error) {
	v := s.bucket(b).Get(key)
	if v == nil {
		return nil, nil
	}
	return payloadOf(b, key, v)
}

func (s *store) add(k totalKey, debit, credit model.Money) error {
	t := s.totals[k]
	if t == nil {
		var err error
		if t, err = s.total(k); err != nil {
			return err
		}
		s.totals[k] = t
	}
	return t.add(debit, credit)
}

// total reads a running total as it is stored; zero if it is not.
func (s *store) total(k totalKey) (*total, error) {
	key := k.bytes()
	v := s.bucket(bucketTotal).Get(key)
	if v == nil {
		return &total{}, nil
	}
	p, err := payloadOf(bucketTotal, key, v)
	if err != nil {
		return nil, err
	}
	t := &total{was: binary.BigEndian.Uint64(v[len(p):]), stored: true}
	t.debit, t.credit, err = parseTotal(key, p)
	return t, err
}

// control is the number of vouchers posted in a period, from its control figures.
func (s *store) control(p model.Period) (int, error) {
	k := totalKey{year: p.Year(), period: p.Month()}
	t := s.totals[k]
	if t == nil {
		var err error
		if t, err = s.total(k); err != nil {
			return 0, err
		}
	}
	return int(t.debit), nil
}

func (t *total) add(debit, credit model.Money) (err error) {
	if t.debit, err = t.debit.Add(debit); err != nil {
		return fmt.Errorf("total: %w", err)
	}
	if t.credit, err = t.credit.Add(credit); err != nil {
		return fmt.Errorf("total: %w", err)
	}
	return nil
}

func (t *total) payload() []byte {
	return binary.AppendVarint(binary.AppendVarint(make([]byte, 0, 16), int64(t.debit)), int64(t.credit))
}

func parseTotal(key, p []byte) (debit, credit model.Money, err error) {
	d, n := binary.Varint(p)
	c, m := int64(0), 0
	if n > 0 {
		c, m = binary.Varint(p[n:])
	}
	if n <= 0 || m <= 0 || n+m != len(p) {
		return 0, 0, &DamageError{Where: bucketTotal.name, Key: readableKey(bucketTotal, key), Err: errShortEvent}
	}
	return model.Money(d), model.Money(c), nil
}

// flush writes the changed totals and brings the head's set hash of them up to date.
func (s *store) flush() error {
	keys := make([]totalKey, 0, len(s.totals))
	for k := range s.totals {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return bytes.Compare(keys[i].bytes(), keys[j].bytes()) < 0 })
	for _, k := range keys {
		t, key := s.totals[k], k.bytes()
		if t.stored {
			s.head.Totals -= t.was
		} else {
			s.head.Count++
		}
		p := t.payload()
		t.was, t.stored = checksum(bucketTotal, key, p), true
		s.head.Totals += t.was
		if err := s.put(bucketTotal, key, p); err != nil {
			return err
		}
	}
	clear(s.totals)
	return nil
}

func (s *store) earlier(seq uint64) (Event, error) { return eventAt(s.tx, seq) }

// eventAt reads one event and checks its hash against the one stored before it.
func eventAt(tx *bbolt.Tx, seq uint64) (Event, error) {
	return (&logReader{c: tx.Bucket([]byte(bucketLog.name)).Cursor()}).at(seq)
}

// logReader reads events one by one; one that follows the last read is found without a search.
type logReader struct {
	c    *bbolt.Cursor
	last uint64 // that was read; 0: none
	hash [32]byte
}

// at reads one event and checks its hash against the one stored before it.
func (r *logReader) at(seq uint64) (Event, error) {
	k, v, prev, err := r.find(seq)
	r.last = 0
	if err != nil {
		return Event{}, err
	}
	if !bytes.Equal(k, seqKey(seq)) {
		return Event{}, &DamageError{Where: bucketLog.name, Key: fmt.Sprint(seq), Err: errors.New("missing")}
	}
	e, err := parseEvent(seq, prev, v)
	if err == nil {
		r.last, r.hash = seq, e.Hash
	}
	return e, err
}

// find moves to where an event should stand, and returns the hash before it.
func (r *logReader) find(seq uint64) (k, v []byte, prev [32]byte, err error) {
	if seq > 1 && r.last == seq-1 {
		k, v = r.c.Next()
		return k, v, r.hash, nil
	}
	if seq <= 1 {
		k, v = r.c.Seek(seqKey(seq))
		return k, v, prev, nil
	}
	k, v = r.c.Seek(seqKey(seq - 1))
	if !bytes.Equal(k, seqKey(seq-1)) {
		return nil, nil, prev, &DamageError{Where: bucketLog.name, Key: fmt.Sprint(seq), Err: errors.New("missing")}
	}
	if prev, _, _, err = split(v); err != nil {
		return nil, nil, prev, &DamageError{Where: bucketLog.name, Key: fmt.Sprint(seq - 1), Err: err}
	}
	k, v = r.c.Next()
	return k, v, prev, nil
}
