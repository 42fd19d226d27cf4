package ledger

import (
	"bytes"
	"errors"
	"maps"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"gonghui/model"
)

// aged makes a book look as one of another schema would: other schema number, other derived buckets.
func aged(t *testing.T, path string, number byte, wreck bool) {
	t.Helper()
	raw(t, path, func(tx *bbolt.Tx) error {
		s := newStore(tx, Head{})
		if err := s.set(bucketMeta, keySchema, []byte{number}); err != nil {
			return err
		}
		if !wreck {
			return nil
		}
		if err := tx.Bucket([]byte(bucketMeta.name)).Delete(keyDrafts); err != nil {
			return err
		}
		for _, b := range []bucket{bucketTotal, bucketCommand, bucketHead, bucketDone} {
			if err := tx.DeleteBucket([]byte(b.name)); err != nil {
				return err
			}
		}
		return errors.Join(
			tx.Bucket([]byte(bucketRecord.name)).Put([]byte("old"), []byte("layout")),
			tx.Bucket([]byte(bucketNumber.name)).Put([]byte("old"), []byte("layout")),
		)
	})
}

// TestOlderSchema opens a book of an older schema: it is copied as it was, then brought up to date; all figures are
// the same and the log is untouched.
func TestOlderSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.db")
	fillForDamage(t, path)
	want, err := everything(path)
	if err != nil {
		t.Fatal(err)
	}
	head, err := VerifyFile(path, testOptions(), nil)
	if err != nil {
		t.Fatal(err)
	}
	aged(t, path, 0, true)
	old := contentOf(t, path)

	// Reading touches nothing.
	got, err := everything(path)
	if err != nil || got != want {
		t.Errorf("read-only: %v; same content: %t", err, got == want)
	}
	if rep, err := VerifyFile(path, testOptions(), nil); err != nil || !rep.OK() || rep.Head != head.Head {
		t.Errorf("verified: %v %+v", err, rep)
	}
	if !bytes.Equal(contentOf(t, path), old) {
		t.Error("reading changed a book of an older schema")
	}

	b, err := Open(path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	posted(t, b, spending(20250801, "50102", 100))
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(contentOf(t, path+".schema0")[8192:], old[8192:len(contentOf(t, path+".schema0"))]) {
		t.Error("the copy made before the migration is another file")
	}
	rep, err := VerifyFile(path, testOptions(), nil)
	if err != nil || !rep.OK() || rep.Head.Vouchers != head.Head.Vouchers+1 {
		t.Errorf("after the migration: %v %+v", err, rep)
	}
	if kept, err := VerifyFile(path+".schema0", testOptions(), nil); err != nil || !kept.OK() || kept.Head != head.Head {
		t.Errorf("the copy made before: %v %+v", err, kept)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	if err != nil || len(left) != 2 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// TestFirstSchema opens a book of the first schema, which had no index of dues and of numbers.
func TestFirstSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.db")
	fillForDamage(t, path)
	want, err := everything(path)
	if err != nil {
		t.Fatal(err)
	}
	derived := derivedOf(t, path)
	aged(t, path, 1, false)
	raw(t, path, func(tx *bbolt.Tx) error {
		return errors.Join(tx.DeleteBucket([]byte(bucketDues.name)), tx.DeleteBucket([]byte(bucketGiven.name)),
			tx.DeleteBucket([]byte(bucketRemoved.name)), tx.DeleteBucket([]byte(bucketBill.name)))
	})
	b, err := Open(path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := everything(path)
	if err != nil || got != want || !maps.Equal(derivedOf(t, path), derived) {
		t.Errorf("%v; same content: %t", err, got == want)
	}
}

// TestOlderSchemaWithDamagedLog refuses: nothing is rebuilt from a log that does not hold.
func TestOlderSchemaWithDamagedLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.db")
	fillForDamage(t, path)
	aged(t, path, 0, true)
	raw(t, path, func(tx *bbolt.Tx) error {
		log := tx.Bucket([]byte(bucketLog.name))
		v := append([]byte{}, log.Get(seqKey(9))...)
		v[60] ^= 4
		return log.Put(seqKey(9), v)
	})
	var d *DamageError
	if _, err := Open(path, testOptions()); !errors.As(err, &d) {
		t.Errorf("open: %v", err)
	}
}

// TestNewerSchema opens a book that a newer program wrote: it can be read, not written.
func TestNewerSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.db")
	fillForDamage(t, path)
	aged(t, path, schema+1, false)
	before := contentOf(t, path)
	b := opened(t, path)
	onlyRead(t, b, NewerError{Schema: schema + 1})
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(contentOf(t, path), before) {
		t.Error("the file was changed")
	}
	aged(t, path, schema+1, true)
	var n *NewerError
	if _, err := Open(path, testOptions()); !errors.As(err, &n) {
		t.Errorf("a layout that this program does not know: %v", err)
	}
}

// onlyRead makes sure that a book can be read, and that whoever would write is told to take a newer program.
func onlyRead(t *testing.T, b *Book, want NewerError) {
	t.Helper()
	var n *NewerError
	if !b.ReadOnly() || !errors.As(b.Newer(), &n) || *n != want {
		t.Errorf("read-only %t, newer %v", b.ReadOnly(), b.Newer())
	}
	if _, err := command(b, 1); !errors.As(err, &n) {
		t.Errorf("write: %v", err)
	}
	view(t, b, func(v *View) error { _, err := v.TrialBalance(Range{Year: 2025}); return err })
	if _, err := b.Verify(nil); !errors.As(err, &n) {
		t.Errorf("verify: %v", err)
	}
}

// strange writes an event of a kind, record or version that this program does not know.
func strange(t *testing.T, path string, change func(*envelope)) {
	t.Helper()
	raw(t, path, func(tx *bbolt.Tx) error {
		h, err := readHead(tx)
		if err != nil {
			return err
		}
		env := envelope{Seq: h.Seq + 1, Time: h.Millis, Kind: EventSaved, Version: bodyVersion, Record: model.KindVisit, ID: 2}
		change(&env)
		open, err := encode(env)
		if err != nil {
			return err
		}
		e := Event{Seq: env.Seq, Kind: env.Kind, Time: instant(env.Time), Hash: chain(h.Hash, open, emptySealed)}
		h.follow(e)
		head, err := encode(h)
		if err != nil {
			return err
		}
		return errors.Join(
			tx.Bucket([]byte(bucketLog.name)).Put(seqKey(e.Seq), stored(e.Hash, open, nil)),
			newStore(tx, h).set(bucketHead, keyHead, head),
		)
	})
}

// TestUnknownEvents opens books that hold something only a newer program understands.
func TestUnknownEvents(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*envelope)
		kind   EventKind
	}{
		"kind":    {func(e *envelope) { e.Kind = 9 }, 9},
		"version": {func(e *envelope) { e.Version = bodyVersion + 1 }, EventSaved},
		"record":  {func(e *envelope) { e.Record = model.LastKind + 1 }, EventSaved},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "book.db")
			fillForDamage(t, path)
			strange(t, path, c.change)
			onlyRead(t, opened(t, path), NewerError{Schema: schema, Event: c.kind})
		})
	}
	t.Run("in the middle", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "book.db")
		fillForDamage(t, path)
		strange(t, path, func(e *envelope) { e.Kind = 9 })
		strange(t, path, func(e *envelope) { e.Kind, e.Record, e.ID = EventRemoved, model.KindVisit, 1 })
		b := opened(t, path)
		var n *NewerError
		if _, err := b.Verify(nil); !errors.As(err, &n) || n.Event != 9 {
			t.Fatalf("verify: %v", err)
		}
		onlyRead(t, b, NewerError{Schema: schema, Event: 9})
	})
	t.Run("none at all", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "book.db")
		fillForDamage(t, path)
		strange(t, path, func(e *envelope) { e.Kind = 0 })
		var d *DamageError
		if _, err := Open(path, testOptions()); !errors.As(err, &d) {
			t.Errorf("open: %v", err)
		}
	})
}
