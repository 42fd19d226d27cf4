package ledger

import (
	"errors"
	"fmt"
	"hash/maphash"

	"go.etcd.io/bbolt"

	"gonghui/model"
)

// stepEvents is how many events are replayed in one turn, so that a book in use stays usable meanwhile.
const stepEvents = 20000

// replay is a verification under way. Append-only buckets are compared by an additive hash, seeded anew each time;
// the others are small and kept as they come out.
type replay struct {
	seed   maphash.Seed
	sums   map[byte]uint64
	count  map[byte]uint64
	kept   map[byte]map[string][]byte
	total  map[totalKey]*total
	bal    map[model.Period]int
	tx     *bbolt.Tx
	detail *bucket // set in the second pass: the append-only bucket whose entries are kept
	head   Head    // up to the last event replayed; the totals' figures come at the end
	maxID  model.ID
	newer  *NewerError // the chain is followed, what the events mean is not
	turn   uint64      // events replayed in one step
	done   bool
}

func newReplay(tx *bbolt.Tx) *replay {
	r := &replay{
		seed: maphash.MakeSeed(), sums: map[byte]uint64{}, count: map[byte]uint64{},
		kept: map[byte]map[string][]byte{}, total: map[totalKey]*total{}, bal: map[model.Period]int{}, tx: tx,
	}
	for _, b := range buckets {
		if b.derived && !b.appendOnly {
			r.kept[b.tag] = map[string][]byte{}
		}
	}
	return r
}

// step replays the next part of the log; the last step, in the same transaction, compares.
func (r *replay) step(tx *bbolt.Tx, rep *VerifyReport, progress func(done, total uint64)) error {
	r.tx = tx
	h, err := readHead(tx)
	if err != nil {
		return err
	}
	until := min(h.Seq, r.head.Seq+r.turn)
	if err := r.replayTo(until, rep); err != nil {
		return err
	}
	progress(until, h.Seq)
	if until < h.Seq {
		return nil
	}
	if err := checkEnd(tx, h); err != nil {
		return err
	}
	r.done = true
	rep.Head = h
	if r.newer != nil {
		return r.newer
	}
	return r.compare(rep)
}

func (r *replay) replayTo(until uint64, rep *VerifyReport) error {
	return readAhead(r.tx, r.head.Seq+1, until, r.head.Hash, func(d read) error {
		if d.newer != nil {
			r.newer = d.newer
		}
		if r.newer == nil {
			if err := r.check(d.event, d.voucher, rep); err != nil {
				return err
			}
		}
		r.head.follow(d.event)
		return nil
	})
}

// check applies one event in memory and checks what the gate had to make sure of. v is what it posted, if anything.
func (r *replay) check(e Event, v model.Voucher, rep *VerifyReport) error {
	r.maxID = max(r.maxID, e.Ref.ID)
	if e.Kind == EventClosed {
		if err := r.sealBroken(e); errors.Is(err, errSealed) {
			rep.add(Difference{Area: bucketLog.name, Key: fmt.Sprint(e.Seq), What: MismatchRule, Note: err.Error()})
		} else if err != nil {
			return err
		}
	}
	if e.Kind != EventPosted {
		return apply(r, e)
	}
	var diff model.Money
	for _, l := range v.Lines {
		diff += l.Debit() - l.Credit()
	}
	broken := func(note string) {
		rep.add(Difference{Area: bucketLog.name, Key: fmt.Sprint(e.Seq), What: MismatchRule, Note: note})
	}
	p := v.In()
	if diff != 0 || v.ID != e.Ref.ID || len(v.Lines) < 2 {
		broken("voucher out of balance")
	}
	if r.bal[p]++; v.Number != r.bal[p] {
		broken("voucher number out of order")
		r.bal[p] = v.Number
	}
	if s := r.kept[bucketPeriod.tag][string(periodKey(p))]; len(s) == 9 && s[0] == 1 {
		broken("posted into a closed month")
	}
	if err := applyAny(r, e); err != nil {
		return err
	}
	return applyVoucher(r, e.Seq, v)
}

func (r *replay) put(b bucket, key, payload []byte) error {
	r.sums[b.tag] += r.hash(b, key, withSum(b, key, payload))
	r.count[b.tag]++
	if r.detail != nil && r.detail.tag == b.tag {
		r.kept[b.tag][string(key)] = append([]byte{}, payload...)
	}
	return nil
}

func (r *replay) hash(b bucket, key, value []byte) uint64 {
	var h maphash.Hash
	h.SetSeed(r.seed)
	_ = h.WriteByte(b.tag)
	_, _ = h.Write(key)
	_, _ = h.Write(value)
	return h.Sum64()
}

func (r *replay) set(b bucket, key, payload []byte) error {
	r.kept[b.tag][string(key)] = append([]byte{}, payload...)
	return nil
}

func (r *replay) unset(b bucket, key []byte) error {
	delete(r.kept[b.tag], string(key))
	return nil
}

func (r *replay) get(b bucket, key []byte) ([]byte, error) { return r.kept[b.tag][string(key)], nil }

func (r *replay) add(k totalKey, debit, credit model.Money) error {
	t := r.total[k]
	if t == nil {
		t = &total{}
		r.total[k] = t
	}
	return t.add(debit, credit)
}

func (r *replay) earlier(seq uint64) (Event, error) { return eventAt(r.tx, seq) }
