package ledger

import (
	"bytes"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"gonghui/model"
)

// Difference is one thing in the book that is not as the log says.
type Difference struct {
	Area string // bucket
	Key  string // readable form of the key; empty for the bucket as a whole
	What Mismatch
	Note string // detail in English, for a report to support
}

// Mismatch tells how a stored value differs from the one that the log leads to.
type Mismatch uint8

// The mismatches.
const (
	MismatchDamaged Mismatch = iota + 1 // stored bytes do not bear their own checksum or hash
	MismatchMissing                     // the log leads to it, it is not stored
	MismatchExtra                       // it is stored, the log does not lead to it
	MismatchValue                       // another value is stored
	MismatchRule                        // the log itself breaks a rule: an unbalanced voucher, a number used twice
)

// mostDifferences is how many differences are named; Verify says how many more there are.
const mostDifferences = 200

// VerifyReport is what a verification found.
type VerifyReport struct {
	Head        Head
	Drafts      int
	Differences []Difference
	More        int // differences beyond those named
	Notices     []Notice
	Damage      error // why the book could not be read to its end; nil if it could
}

// OK reports whether all is as it should be.
func (r VerifyReport) OK() bool {
	return len(r.Differences) == 0 && r.More == 0 && r.Damage == nil && len(r.Notices) == 0
}

func (r *VerifyReport) add(d Difference) {
	if len(r.Differences) >= mostDifferences {
		r.More++
		return
	}
	r.Differences = append(r.Differences, d)
}

// Verify recomputes the chain and everything derived from it and compares that with what is stored. progress, which
// may be nil, is told how many events are done. Damage is part of the report, not an error; an error means that the
// book could not be looked at, or only in part: with a *NewerError the chain is sound, what follows from it is left
// to a newer program.
func (b *Book) Verify(progress func(done, total uint64)) (VerifyReport, error) {
	return b.verify(stepEvents, progress)
}

// verify is Verify in turns of so many events.
func (b *Book) verify(step uint64, progress func(done, total uint64)) (VerifyReport, error) {
	if progress == nil {
		progress = func(uint64, uint64) {}
	}
	var r VerifyReport
	var state *replay
	for state == nil || !state.done {
		err := b.look(func(tx *bbolt.Tx) error {
			if state == nil {
				state = newReplay(tx)
				state.turn = step
				state.newer = b.newer.Load()
			}
			r.Notices = nil
			if b.torn {
				r.Notices = []Notice{NoticeInterrupted}
			}
			return state.step(tx, &r, progress)
		})
		if err == nil {
			continue
		}
		var d *DamageError
		var p *PanicError
		switch {
		case errors.As(err, &d):
			r.Damage = err
			return r, nil
		case errors.As(err, &p):
			r.Damage = &DamageError{Where: "file", Err: err}
			return r, nil
		}
		return r, err
	}
	return r, nil
}

// VerifyFile verifies a book, or a copy of one, page structure included. It never changes the file and survives any
// damage to it. Errors are those of Open other than damage.
func VerifyFile(path string, o Options, progress func(done, total uint64)) (VerifyReport, error) {
	o.ReadOnly, o.wholeWalk = true, true
	b, err := Open(path, o)
	if err != nil {
		var d *DamageError
		if errors.As(err, &d) {
			return VerifyReport{Damage: err}, nil
		}
		return VerifyReport{}, err
	}
	defer func() { _ = b.Close() }()
	return b.Verify(progress)
}

// compare holds what came out against what is stored, bucket by bucket.
func (r *replay) compare(rep *VerifyReport) error {
	var sum uint64
	for k, t := range r.total {
		key, p := k.bytes(), t.payload()
		r.kept[bucketTotal.tag][string(key)] = p
		sum += checksum(bucketTotal, key, p)
	}
	r.head.Totals, r.head.Count = sum, uint64(len(r.total))
	head, err := encode(r.head)
	if err != nil {
		return fmt.Errorf("encode head: %w", err)
	}
	r.kept[bucketHead.tag][string(keyHead)] = head
	for _, b := range buckets {
		switch {
		case !b.derived:
		case b.appendOnly:
			if err := r.compareSum(b, rep); err != nil {
				return err
			}
		default:
			r.compareKept(b, rep)
		}
	}
	r.checkDrafts(rep)
	return nil
}

// compareSum compares an append-only bucket as a whole, and in detail only if something differs.
func (r *replay) compareSum(b bucket, rep *VerifyReport) error {
	var sum, count uint64
	c := r.tx.Bucket([]byte(b.name)).Cursor()
	sound := true
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if _, err := payloadOf(b, k, v); err != nil {
			sound = false
		}
		sum += r.hash(b, k, v)
		count++
	}
	if sound && sum == r.sums[b.tag] && count == r.count[b.tag] {
		return nil
	}
	again := newReplay(r.tx)
	again.detail = &b
	again.kept[b.tag] = map[string][]byte{}
	if err := again.replayTo(r.head.Seq, &VerifyReport{}); err != nil {
		return err
	}
	named := len(rep.Differences) + rep.More
	again.compareKept(b, rep)
	if named == len(rep.Differences)+rep.More { // the log leads to one key twice, with one value stored
		rep.add(Difference{Area: b.name, What: MismatchRule, Note: "key used twice"})
	}
	return nil
}

// compareKept names every entry of a bucket that differs.
func (r *replay) compareKept(b bucket, rep *VerifyReport) {
	want := r.kept[b.tag]
	seen := 0
	c := r.tx.Bucket([]byte(b.name)).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		d := Difference{Area: b.name, Key: readableKey(b, k)}
		p, err := payloadOf(b, k, v)
		w, known := want[string(k)]
		if known {
			seen++
		}
		switch {
		case err != nil:
			d.What = MismatchDamaged
		case !known:
			d.What = MismatchExtra
		case !bytes.Equal(p, w):
			d.What = MismatchValue
		default:
			continue
		}
		rep.add(d)
	}
	if seen == len(want) {
		return
	}
	for k := range want {
		if r.tx.Bucket([]byte(b.name)).Get([]byte(k)) == nil {
			rep.add(Difference{Area: b.name, Key: readableKey(b, []byte(k)), What: MismatchMissing})
		}
	}
}

// checkDrafts makes sure that what is not derived can be read: the last ID given, which no record's is beyond, the
// commands that wrote only drafts, and every draft, which is not posted.
func (r *replay) checkDrafts(rep *VerifyReport) {
	next, err := lastID(r.tx)
	if err != nil {
		rep.add(Difference{Area: bucketMeta.name, Key: string(keyNext), What: MismatchDamaged})
		next = 1<<64 - 1
	}
	if r.maxID > next {
		rep.add(Difference{Area: bucketMeta.name, Key: string(keyNext), What: MismatchRule, Note: noteBeyond})
	}
	if _, err := metaValue(r.tx, keyStamp); err != nil {
		rep.add(Difference{Area: bucketMeta.name, Key: string(keyStamp), What: MismatchDamaged})
	}
	c := r.tx.Bucket([]byte(bucketDone.name)).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if _, err := payloadOf(bucketDone, k, v); err != nil {
			rep.add(Difference{Area: bucketDone.name, Key: readableKey(bucketDone, k), What: MismatchDamaged})
		}
	}
	var seen setHash
	c = r.tx.Bucket([]byte(bucketDraft.name)).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if len(v) >= sumSize {
			seen.add(v)
		}
		r.checkDraft(k, v, next, rep)
	}
	if want, err := newStore(r.tx, r.head).draftSet(); err != nil || want != seen {
		rep.add(Difference{Area: bucketDraft.name, What: MismatchDamaged})
	}
}

// noteBeyond is said of an ID that the book cannot have given.
const noteBeyond = "id beyond the last one given"

func (r *replay) checkDraft(k, v []byte, last model.ID, rep *VerifyReport) {
	d := Difference{Area: bucketDraft.name, Key: readableKey(bucketDraft, k), What: MismatchDamaged}
	p, err := payloadOf(bucketDraft, k, v)
	var x model.Voucher
	if err == nil {
		x, err = decodeDraft(k, p)
	}
	if err != nil || !bytes.Equal(k, idKey(x.ID)) {
		rep.add(d)
		return
	}
	rep.Drafts++
	d.What = MismatchRule
	if r.tx.Bucket([]byte(bucketVoucher.name)).Get(k) != nil {
		d.Note = "draft is posted"
		rep.add(d)
	}
	if x.ID > last {
		d.Note = noteBeyond
		rep.add(d)
	}
}
