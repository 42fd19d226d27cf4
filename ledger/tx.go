package ledger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"time"

	"go.etcd.io/bbolt"

	"gonghui/model"
)

// Command says who writes. A command with an ID that the book has seen is not carried out a second time.
type Command struct {
	ID    string // empty: cannot be recognised when it comes again
	Actor string // the person's name as the operation log shows it
}

// Receipt tells what a write did.
type Receipt struct {
	Repeated    bool   // the command had been carried out before; nothing was written now
	First, Last uint64 // sequence numbers of its events; 0 when only drafts changed
	Head        Head   // the book afterwards
}

// Tx is an open write. Reads through it see its own changes.
type Tx struct {
	*View
	book  *Book
	cmd   Command
	store *store
	now   time.Time
	first uint64
	next  model.ID
	dirty bool
	last  map[model.Period]int // last voucher number per period, once looked up
	// failed is set when an act stopped half way, so that nothing is saved even if fn passes over the error.
	failed error
	// members is the number that the last new member without one got; 0: none yet.
	members int
}

// Do is the one gate: it runs fn and saves all that fn wrote in one commit, or nothing if fn fails. fn must not call
// Do or Read. Errors are fn's own, *model.TextError for the actor's name, ErrReadOnly, *NewerError, ErrDiskFull,
// ErrMoved, *CommitError, *DamageError or *PanicError.
func (b *Book) Do(c Command, fn func(*Tx) error) (Receipt, error) {
	var r Receipt
	var err error
	if c.Actor, err = model.CleanText(c.Actor, model.MaxName); err != nil {
		return r, err
	}
	err = b.run(func() error {
		if b.opts.ReadOnly {
			return ErrReadOnly
		}
		if err := b.Newer(); err != nil {
			return err
		}
		var err error
		r, err = b.write(c, fn)
		return err
	})
	return r, err
}

func (b *Book) write(c Command, fn func(*Tx) error) (Receipt, error) {
	btx, err := b.db.Begin(true)
	if err != nil {
		return Receipt{}, fmt.Errorf("begin: %w", err)
	}
	finished := false
	defer func() {
		if !finished {
			_ = btx.Rollback()
		}
	}()
	h, err := b.begin(btx)
	if err != nil {
		return Receipt{}, err
	}
	t := &Tx{book: b, cmd: c, store: newStore(btx, h), now: b.opts.Now(), last: map[model.Period]int{}}
	t.View = &View{book: b, tx: btx, store: t.store}
	if repeated, err := t.repeated(); err != nil || repeated {
		return Receipt{Repeated: repeated, Head: h}, err
	}
	if err := fn(t); err != nil {
		return Receipt{}, err
	}
	if t.failed != nil {
		return Receipt{}, t.failed
	}
	if !t.dirty {
		return Receipt{Head: h}, nil
	}
	stamp, err := t.finish()
	if err != nil {
		return Receipt{}, err
	}
	finished = true
	return t.receipt(), b.commit(btx, stamp)
}

// begin makes sure, before anything is written, that the file is the one that was opened and ends as its head says.
func (b *Book) begin(btx *bbolt.Tx) (Head, error) {
	if err := errors.Join(b.unmoved(), b.unchanged(btx)); err != nil {
		b.broken = err
		return Head{}, ErrMoved
	}
	h, err := readHead(btx)
	if err != nil {
		return h, err
	}
	return h, checkEnd(btx, h)
}

// repeated reports whether the command was carried out before. One that wrote events is known by them; one that
// wrote only drafts is remembered apart, since drafts leave no trace in the log.
func (t *Tx) repeated() (bool, error) {
	if t.cmd.ID == "" {
		return false, nil
	}
	for _, b := range []bucket{bucketCommand, bucketDone} {
		p, err := t.store.get(b, []byte(t.cmd.ID))
		if err != nil || p != nil {
			return p != nil, err
		}
	}
	return false, nil
}

func (t *Tx) receipt() Receipt {
	r := Receipt{First: t.first, Head: t.store.head}
	if t.first != 0 {
		r.Last = t.store.head.Seq
	}
	return r
}

// finish writes totals, head, the ID counter, what is remembered of the command, and the commit's stamp, by which the
// commit is known again.
func (t *Tx) finish() (stamp []byte, err error) {
	if err := t.store.flush(); err != nil {
		return nil, err
	}
	head, err := encode(t.store.head)
	if err != nil {
		return nil, fmt.Errorf("encode head: %w", err)
	}
	if stamp, err = newStamp(t.tx, t.book.opts.Rand); err != nil {
		return nil, err
	}
	if t.cmd.ID != "" && t.first == 0 {
		if err := t.store.set(bucketDone, []byte(t.cmd.ID), seqKey(t.store.head.Seq)); err != nil {
			return nil, err
		}
	}
	if t.store.drafts != nil {
		if err := t.store.set(bucketMeta, keyDrafts, t.store.drafts.bytes()); err != nil {
			return nil, err
		}
	}
	if t.next != 0 {
		if err := t.store.set(bucketMeta, keyNext, idKey(t.next)); err != nil {
			return nil, err
		}
	}
	if err := t.store.set(bucketHead, keyHead, head); err != nil {
		return nil, err
	}
	return stamp, t.store.set(bucketMeta, keyStamp, stamp)
}

// newStamp names a commit: the database's number of the transaction, and randomness, since a number comes again when
// a commit fails.
func newStamp(tx *bbolt.Tx, random io.Reader) ([]byte, error) {
	stamp := binary.BigEndian.AppendUint64(make([]byte, 0, 16), uint64(tx.ID()))
	if _, err := io.ReadFull(random, stamp[8:16]); err != nil {
		return nil, fmt.Errorf("read randomness: %w", err)
	}
	return stamp[:16], nil
}

// newID gives the next ID of the book.
func (t *Tx) newID() (model.ID, error) {
	if t.next == 0 {
		last, err := lastID(t.tx)
		if err != nil {
			return 0, err
		}
		t.next = last
	}
	t.next++
	t.dirty = true
	return t.next, nil
}

// lastID is the last ID that the book gave. A book without it is damaged: counting anew would give IDs twice.
func lastID(tx *bbolt.Tx) (model.ID, error) {
	p, err := metaValue(tx, keyNext)
	if err != nil {
		return 0, err
	}
	n, err := uint64Of(bucketMeta, keyNext, p)
	return model.ID(n), err
}

// change is what record writes to the log.
type change struct {
	kind    EventKind
	ref     model.Ref
	content any
	private any    // nil: nothing to seal
	sealed  []byte // a sealed part to carry over as it is; private is nil then
	blind   []byte // keyed hash of an ID number
}

// half marks an act that failed after it wrote its first event. It is to be deferred with the act's error.
func (t *Tx) half(before uint64, err *error) {
	if *err != nil && t.store.head.Seq != before && t.failed == nil {
		t.failed = *err
	}
}

// record appends an event and applies it.
func (t *Tx) record(c change) error {
	body, err := encode(c.content)
	if err != nil {
		return fmt.Errorf("encode record: %w", err)
	}
	sealed := c.sealed
	if c.private != nil {
		if sealed, err = t.book.sealer.seal(c.ref, c.private); err != nil {
			return err
		}
	}
	h := &t.store.head
	open, err := encode(envelope{
		Seq: h.Seq + 1, Time: t.now.UnixMilli(), Actor: t.cmd.Actor, Command: t.cmd.ID, Kind: c.kind,
		Version: bodyVersion, Record: c.ref.Kind, ID: c.ref.ID, Body: body, Blind: c.blind,
	})
	if err != nil {
		return fmt.Errorf("encode event: %w", err)
	}
	e := Event{
		Seq: h.Seq + 1, Time: t.now, Actor: t.cmd.Actor, Command: t.cmd.ID, Kind: c.kind, Version: bodyVersion,
		Ref: c.ref, Open: open, Sealed: sealed, Prev: h.Hash, body: body, blind: c.blind,
	}
	e.Hash = chain(e.Prev, open, sealedHash(sealed))
	bk := t.store.bucket(bucketLog)
	bk.FillPercent = appended
	if err := bk.Put(seqKey(e.Seq), stored(e.Hash, open, sealed)); err != nil {
		return fmt.Errorf("append event: %w", err)
	}
	if err := apply(t.store, e); err != nil {
		t.failed = err
		return err
	}
	if t.first == 0 {
		t.first = e.Seq
	}
	h.follow(e)
	t.dirty = true
	return nil
}
