package ledger

import (
	"bytes"
	"errors"
	"os"
	"time"

	"go.etcd.io/bbolt"
)

// run is how everything gets at the database: on the owner's goroutine, with the handle in order. A panic inside,
// which is a damaged file or one changed from outside, may have left locks of the database held, so that the handle
// is given up in the same turn and the file opened anew, every page checked.
func (b *Book) run(fn func() error) error {
	return b.owner.do(func() error {
		if err := b.usable(); err != nil {
			return err
		}
		err := guarded(fn)
		b.note(err)
		var p *PanicError
		if !errors.As(err, &p) {
			return err
		}
		was, last := b.known, b.stamp
		b.abandon()
		b.broken = err
		if opened := b.open(); opened != nil {
			return &DamageError{Where: "file", Err: errors.Join(err, opened)}
		}
		if !os.SameFile(was, b.known) || !bytes.Equal(b.stamp, last) {
			b.broken = ErrMoved // another file, or another state of it, stands where the book was
			return ErrMoved
		}
		b.broken = nil
		return err
	})
}

// look runs fn over the book as it stands.
func (b *Book) look(fn func(*bbolt.Tx) error) error {
	return b.run(func() error {
		return b.db.View(func(tx *bbolt.Tx) error {
			if err := b.unchanged(tx); err != nil {
				return err
			}
			return fn(tx)
		})
	})
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

// abandon forgets a handle whose locks may be stuck, without closing the database, which would wait for them. The
// system's lock on the file has to be given back by hand, since the mapping outlives the file's descriptor.
func (b *Book) abandon() {
	b.db = nil
	if b.file == nil {
		return
	}
	unlockFile(b.file)
	_ = b.file.Close()
	b.file = nil
}

// unmoved makes sure that the path still names the file that was opened, and that nobody cut it short: what is
// written to a file that was replaced under the program would be lost.
func (b *Book) unmoved() error {
	now, err := os.Stat(b.path)
	if err != nil || !os.SameFile(b.known, now) || now.Size() < b.least {
		return ErrMoved
	}
	b.least = now.Size()
	return nil
}

// unchanged makes sure that the last commit is this program's own: nobody else can have written under the lock
// unless the file was copied over, and the database's notion of free pages would be wrong from then on.
func (b *Book) unchanged(tx *bbolt.Tx) error {
	if !bytes.Equal(stampOf(tx), b.stamp) {
		return ErrMoved
	}
	return nil
}

// commit saves a transaction whose stamp is written. A failure is looked into; so is a success that went to a file
// which the path does not name any more.
func (b *Book) commit(tx *bbolt.Tx, stamp []byte) error {
	// The act may have taken long: the file is looked at once more, the last commit through a view of its own, since
	// tx goes on seeing the pages that it started with.
	if err := errors.Join(b.unmoved(), b.db.View(b.unchanged)); err != nil {
		b.broken = err
		_ = tx.Rollback()
		return &CommitError{Outcome: NotSaved, Err: ErrMoved}
	}
	if err := guarded(tx.Commit); err != nil {
		return b.resolve(stamp, err)
	}
	b.stamp = stamp
	// The new state is read back through the mapping: a write that the system swallowed is found here.
	if err := guarded(func() error { return b.db.View(b.unchanged) }); err != nil {
		return b.resolve(stamp, err)
	}
	b.torn = false
	if err := b.unmoved(); err != nil {
		b.broken = err
		return &CommitError{Outcome: Unknown, Err: err}
	}
	return nil
}

// resolve finds out what became of a commit that returned an error: the database may report failure although the
// new state is on disk. It opens the file again and looks for the stamp.
func (b *Book) resolve(stamp []byte, cause error) error {
	unknown := &CommitError{Outcome: Unknown, Err: cause}
	was, last := b.known, b.stamp
	b.broken = cause
	var p *PanicError
	if errors.As(cause, &p) || closeWithin(b.db, lockTimeout) != nil {
		b.abandon()
	}
	b.db, b.file = nil, nil
	if b.open() != nil {
		return unknown
	}
	// A file that says neither the new state nor the last one is another state that was copied over it.
	other := !bytes.Equal(b.stamp, stamp) && !bytes.Equal(b.stamp, last)
	if !os.SameFile(was, b.known) || other {
		b.broken = ErrMoved
		return &CommitError{Outcome: Unknown, Err: ErrMoved}
	}
	b.broken = nil
	switch {
	case bytes.Equal(b.stamp, stamp):
		return &CommitError{Outcome: Saved, Err: cause}
	case isFull(cause):
		return ErrDiskFull
	}
	return &CommitError{Outcome: NotSaved, Err: cause}
}

// closeWithin closes the database unless a lock inside it is stuck.
func closeWithin(db *bbolt.DB, d time.Duration) error {
	done := make(chan error, 1)
	go func() { done <- guarded(db.Close) }()
	select {
	case err := <-done:
		return err
	case <-time.After(d):
		return ErrPoisoned
	}
}
