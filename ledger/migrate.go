package ledger

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"go.etcd.io/bbolt"
)

// olderError says that a book has an older schema and must be migrated before it is used.
type olderError struct{ schema int }

func (e *olderError) Error() string { return "book has older schema " + strconv.Itoa(e.schema) }

// steps bring what is not derived from the log (meta, draft, done) from the schema that is the index to the next one.
// Derived buckets need no steps: they are rebuilt. The log is never rewritten; upcasters read its older events. A step
// must not delete a bucket that has others inside: the pages of those would be lost to the file.
var steps = [schema]func(*bbolt.Tx) error{}

// upgrade brings a book of an older schema up to date, after copying the file beside it. A book that was opened for
// reading is not touched: a copy of it is brought up to date and thrown away on closing.
func (b *Book) upgrade(from int) error {
	if b.opts.ReadOnly {
		return b.upgradeCopy(from)
	}
	kept, err := freeName(b.path + ".schema" + strconv.Itoa(from))
	if err != nil {
		return err
	}
	tmp, err := b.duplicate(kept)
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(tmp) }()
	if err := publish(tmp, kept); err != nil {
		return err
	}
	err = b.db.Update(func(tx *bbolt.Tx) error { return b.migrate(tx, from) })
	if isFull(err) {
		return ErrDiskFull
	}
	return err
}

// freeName is the path, or the first of path-2, path-3 … that nobody has.
func freeName(path string) (string, error) {
	name := path
	for n := 2; ; n++ {
		err := mustNotExist(name)
		if !errors.Is(err, ErrExists) {
			return name, err
		}
		name = path + "-" + strconv.Itoa(n)
	}
}

// duplicate copies the database to a temporary file beside path and returns its name.
func (b *Book) duplicate(path string) (string, error) {
	tmp, err := temporary(path)
	if err != nil {
		return "", err
	}
	err = fillFile(tmp, func(w io.Writer) error {
		return b.db.View(func(tx *bbolt.Tx) error { _, err := tx.WriteTo(w); return err })
	})
	if err != nil {
		_ = os.Remove(tmp)
	}
	return tmp, err
}

// upgradeCopy puts a migrated copy in the place of a book that is only read.
func (b *Book) upgradeCopy(from int) error {
	f, err := os.CreateTemp("", ".*"+temporarySuffix)
	if err != nil {
		return fileError(err)
	}
	tmp := f.Name()
	b.spare = tmp
	err = errors.Join(
		b.db.View(func(tx *bbolt.Tx) error { _, err := tx.WriteTo(f); return err }),
		f.Close(), b.db.Close(),
	)
	b.db, b.file = nil, nil
	if err != nil {
		return writeError(err)
	}
	o := b.opts
	o.ReadOnly = false
	db, err := bbolt.Open(tmp, 0o600, o.bolt())
	if err != nil {
		return fileError(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error { return b.migrate(tx, from) })
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	b.db, err = bbolt.Open(tmp, 0o600, b.opts.bolt())
	return err
}

// migrate does all steps, rebuilds what is derived and writes the schema, in one transaction.
func (b *Book) migrate(tx *bbolt.Tx, from int) error {
	for _, step := range steps[from:] {
		if step == nil {
			continue
		}
		if err := step(tx); err != nil {
			return fmt.Errorf("migrate from schema %d: %w", from, err)
		}
	}
	h, err := rebuild(tx)
	if err != nil {
		return err
	}
	head, err := encode(h)
	if err != nil {
		return fmt.Errorf("encode head: %w", err)
	}
	stamp, err := newStamp(tx, b.opts.Rand)
	if err != nil {
		return err
	}
	s := newStore(tx, h)
	s.countDrafts()
	return errors.Join(
		s.set(bucketMeta, keyDrafts, s.drafts.bytes()),
		s.set(bucketHead, keyHead, head), s.set(bucketMeta, keyStamp, stamp),
		s.set(bucketMeta, keySchema, []byte{schema}),
	)
}

// rebuild makes all derived buckets anew from the log, which it only reads, and returns the head for them.
func rebuild(tx *bbolt.Tx) (Head, error) {
	for _, b := range buckets {
		if b.derived && tx.Bucket([]byte(b.name)) != nil {
			if err := tx.DeleteBucket([]byte(b.name)); err != nil {
				return Head{}, fmt.Errorf("delete bucket %s: %w", b.name, err)
			}
		}
		if _, err := tx.CreateBucketIfNotExists([]byte(b.name)); err != nil {
			return Head{}, fmt.Errorf("make bucket %s: %w", b.name, err)
		}
	}
	s := newStore(tx, Head{})
	c := tx.Bucket([]byte(bucketLog.name)).Cursor()
	for k, raw := c.First(); k != nil; k, raw = c.Next() {
		if string(k) != string(seqKey(s.head.Seq+1)) {
			return Head{}, &DamageError{
				Where: bucketLog.name, Key: fmt.Sprint(s.head.Seq + 1), Err: errors.New("missing"),
			}
		}
		e, err := parseEvent(s.head.Seq+1, s.head.Hash, raw)
		if err != nil {
			return Head{}, err
		}
		if err := apply(s, e); err != nil {
			return Head{}, err
		}
		s.head.follow(e)
	}
	err := s.flush()
	return s.head, err
}
