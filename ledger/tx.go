package ledger

import (
	"errors"
	"fmt"
	"io"
	"syscall"
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
}

// Do is the one gate: it runs fn and saves all that fn wrote in one commit, or nothing if fn fails. fn must not call
// Do or Read. Errors are fn's own, ErrReadOnly, ErrDiskFull, *CommitError, *DamageError or *PanicError.
func (b *Book) Do(c Command, fn func(*Tx) error) (Receipt, error) {
	var r Receipt
	err := b.owner.do(func() error {
		if err := b.usable(); err != nil {
			return err
		}
		if b.opts.ReadOnly {
			return ErrReadOnly
		}
		var err error
		r, err = b.write(c, fn)
		return err
	})
	return r, b.afterwards(err)
}

// usable reports why the handle cannot be used, if so. It runs on the owner's goroutine.
func (b *Book) usable() error {
	if b.broken != nil {
		return ErrPoisoned
	}
	if b.db == nil {
		return ErrClosed
	}
	return nil
}

// afterwards marks the handle as unusable after a panic inside the database: locks inside it may still be held.
func (b *Book) afterwards(err error) error {
	var p *PanicError
	if !errors.As(err, &p) {
		return err
	}
	_ = b.owner.do(func() error { b.broken = err; return nil })
	return &DamageError{Where: "file", Err: err}
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
	h, err := readHead(btx)
	if err != nil {
		return Receipt{}, err
	}
	t := &Tx{book: b, cmd: c, store: newStore(btx, h), now: b.opts.Now(), last: map[model.Period]int{}}
	t.View = &View{book: b, tx: btx, store: t.store}
	if c.ID != "" {
		seq, err := t.store.get(bucketCommand, []byte(c.ID))
		if err != nil {
			return Receipt{}, err
		}
		if seq != nil {
			return Receipt{Repeated: true, Head: h}, nil
		}
	}
	if err := fn(t); err != nil {
		return Receipt{}, err
	}
	if !t.dirty {
		return Receipt{Head: h}, nil
	}
	stamp, err := t.finish()
	if err != nil {
		return Receipt{}, err
	}
	finished = true
	if err := btx.Commit(); err != nil {
		return t.receipt(), b.resolve(stamp, err)
	}
	return t.receipt(), nil
}

func (t *Tx) receipt() Receipt {
	r := Receipt{First: t.first, Head: t.store.head}
	if t.first != 0 {
		r.Last = t.store.head.Seq
	}
	return r
}

// finish writes totals, head, the ID counter and the commit's stamp, by which the commit is known again.
func (t *Tx) finish() (stamp []byte, err error) {
	if err := t.store.flush(); err != nil {
		return nil, err
	}
	head, err := encode(t.store.head)
	if err != nil {
		return nil, fmt.Errorf("encode head: %w", err)
	}
	stamp = make([]byte, 16)
	if _, err := io.ReadFull(t.book.opts.Rand, stamp); err != nil {
		return nil, fmt.Errorf("read randomness: %w", err)
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

// resolve finds out what became of a commit that returned an error: bbolt may report failure although the new state
// is on disk. It opens the file again and looks for the stamp.
func (b *Book) resolve(stamp []byte, cause error) error {
	full := errors.Is(cause, syscall.ENOSPC)
	b.broken = cause
	if err := closeWithin(b.db, lockTimeout); err != nil {
		return &CommitError{Outcome: Unknown, Err: cause}
	}
	b.db = nil
	if err := b.open(); err != nil {
		return &CommitError{Outcome: Unknown, Err: cause}
	}
	b.broken = nil
	var got []byte
	err := b.db.View(func(tx *bbolt.Tx) error {
		v, err := metaValue(tx, keyStamp)
		got = append(got, v...)
		return err
	})
	switch {
	case err != nil:
		return &CommitError{Outcome: Unknown, Err: cause}
	case string(got) == string(stamp):
		return &CommitError{Outcome: Saved, Err: cause}
	case full:
		return ErrDiskFull
	}
	return &CommitError{Outcome: NotSaved, Err: cause}
}

// closeWithin closes the database unless a lock inside it is stuck.
func closeWithin(db *bbolt.DB, d time.Duration) error {
	done := make(chan error, 1)
	go func() { done <- db.Close() }()
	select {
	case err := <-done:
		return err
	case <-time.After(d):
		return ErrPoisoned
	}
}

// newID gives the next ID of the book.
func (t *Tx) newID() (model.ID, error) {
	if t.next == 0 {
		p, err := t.store.get(bucketMeta, keyNext)
		if err != nil {
			return 0, err
		}
		n := uint64(0)
		if p != nil {
			if n, err = uint64Of(bucketMeta, keyNext, p); err != nil {
				return 0, err
			}
		}
		t.next = model.ID(n)
	}
	t.next++
	t.dirty = true
	return t.next, nil
}

// change is what record writes to the log.
type change struct {
	kind    EventKind
	ref     model.Ref
	content any
	private any    // nil: nothing to seal
	blind   []byte // keyed hash of an ID number
}

// record appends an event and applies it.
func (t *Tx) record(c change) error {
	body, err := encode(c.content)
	if err != nil {
		return fmt.Errorf("encode record: %w", err)
	}
	var sealed []byte
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
		return err
	}
	if t.first == 0 {
		t.first = e.Seq
	}
	h.Seq, h.Hash, h.Millis, t.dirty = e.Seq, e.Hash, t.now.UnixMilli(), true
	if c.kind == EventPosted {
		h.Vouchers++
	}
	return nil
}
