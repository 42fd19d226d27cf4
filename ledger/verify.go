package ledger

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/maphash"

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
// book could not be looked at.
func (b *Book) Verify(progress func(done, total uint64)) (VerifyReport, error) {
	if progress == nil {
		progress = func(uint64, uint64) {}
	}
	r := VerifyReport{Notices: b.notices}
	var state *replay
	for state == nil || !state.done {
		err := b.owner.do(func() error {
			if err := b.usable(); err != nil {
				return err
			}
			return b.db.View(func(tx *bbolt.Tx) error {
				if state == nil {
					state = newReplay(tx)
				}
				return state.step(tx, &r, progress)
			})
		})
		if err == nil {
			continue
		}
		var d *DamageError
		var p *PanicError
		switch {
		case errors.As(err, &d), errors.As(err, &p):
			r.Damage = b.afterwards(err)
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
		var p *PanicError
		if errors.As(err, &d) || errors.As(err, &p) {
			return VerifyReport{Damage: err}, nil
		}
		return VerifyReport{}, err
	}
	defer func() { _ = b.Close() }()
	return b.Verify(progress)
}

// stepEvents is how many events are replayed in one turn, so that a book in use stays usable meanwhile.
const stepEvents = 20000

// replay is a verification under way. Append-only buckets are compared by an additive hash, seeded anew each time;
// the others are small and kept as they come out.
type replay struct {
	seed   maphash.Seed
	prev   [32]byte
	next   uint64
	sums   map[byte]uint64
	count  map[byte]uint64
	kept   map[byte]map[string][]byte
	total  map[totalKey]*total
	bal    map[model.Period]int
	tx     *bbolt.Tx
	detail *bucket // set in the second pass: the append-only bucket whose entries are kept
	posted uint64
	millis int64
	done   bool
}

func newReplay(tx *bbolt.Tx) *replay {
	r := &replay{
		seed: maphash.MakeSeed(), next: 1, sums: map[byte]uint64{}, count: map[byte]uint64{},
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
	until := min(h.Seq, r.next+stepEvents-1)
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
	return r.compare(rep)
}

func (r *replay) replayTo(until uint64, rep *VerifyReport) error {
	c := r.tx.Bucket([]byte(bucketLog.name)).Cursor()
	k, raw := c.Seek(seqKey(r.next))
	for ; r.next <= until; k, raw = c.Next() {
		if !bytes.Equal(k, seqKey(r.next)) {
			return &DamageError{Where: bucketLog.name, Key: fmt.Sprint(r.next), Err: errors.New("missing")}
		}
		e, err := parseShared(r.next, r.prev, raw)
		if err != nil {
			return err
		}
		if err := r.follow(e, rep); err != nil {
			return err
		}
		r.prev, r.millis = e.Hash, e.Time.UnixMilli()
		r.next++
	}
	return nil
}

// follow applies one event in memory and checks what the gate had to make sure of.
func (r *replay) follow(e Event, rep *VerifyReport) error {
	if e.Kind != EventPosted {
		return apply(r, e)
	}
	r.posted++
	v, err := body[model.Voucher](e)
	if err != nil {
		return err
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
	if e.Command != "" {
		if err := r.set(bucketCommand, []byte(e.Command), r.firstOf(e)); err != nil {
			return err
		}
	}
	return applyVoucher(r, e.Seq, v)
}

// firstOf is the sequence number kept for a command: that of its first event.
func (r *replay) firstOf(e Event) []byte {
	if old := r.kept[bucketCommand.tag][e.Command]; old != nil {
		return old
	}
	return seqKey(e.Seq)
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

// compare holds what came out against what is stored, bucket by bucket.
func (r *replay) compare(rep *VerifyReport) error {
	var sum uint64
	for k, t := range r.total {
		key, p := k.bytes(), t.payload()
		r.kept[bucketTotal.tag][string(key)] = p
		sum += checksum(bucketTotal, key, p)
	}
	want := Head{
		Seq: r.next - 1, Hash: r.prev, Totals: sum, Count: uint64(len(r.total)), Vouchers: r.posted, Millis: r.millis,
	}
	head, err := encode(want)
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
	return r.checkDrafts(rep)
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
	if err := again.replayTo(r.next-1, &VerifyReport{}); err != nil {
		return err
	}
	again.compareKept(b, rep)
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

// checkDrafts makes sure that every draft can be read, is not posted, and that no ID was given twice.
func (r *replay) checkDrafts(rep *VerifyReport) error {
	next, err := metaValue(r.tx, keyNext)
	if err != nil {
		rep.add(Difference{Area: bucketMeta.name, Key: string(keyNext), What: MismatchDamaged})
	}
	if _, err := metaValue(r.tx, keyStamp); err != nil {
		rep.add(Difference{Area: bucketMeta.name, Key: string(keyStamp), What: MismatchDamaged})
	}
	c := r.tx.Bucket([]byte(bucketDraft.name)).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		d := Difference{Area: bucketDraft.name, Key: readableKey(bucketDraft, k), What: MismatchDamaged}
		p, err := payloadOf(bucketDraft, k, v)
		if err == nil {
			_, err = decodeDraft(k, p)
		}
		if err != nil {
			rep.add(d)
			continue
		}
		rep.Drafts++
		if r.tx.Bucket([]byte(bucketVoucher.name)).Get(k) != nil {
			d.What, d.Note = MismatchRule, "draft is posted"
			rep.add(d)
		}
		if len(next) == 8 && binary.BigEndian.Uint64(k) > binary.BigEndian.Uint64(next) {
			d.What, d.Note = MismatchRule, "id beyond the last one given"
			rep.add(d)
		}
	}
	return nil
}
