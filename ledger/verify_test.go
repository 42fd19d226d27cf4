package ledger

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"gonghui/model"
)

// TestNumbersMustAdd loses the last number of a month: no voucher gets a number that was given before.
func TestNumbersMustAdd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.db")
	fillForDamage(t, path)
	raw(t, path, func(tx *bbolt.Tx) error {
		c := tx.Bucket([]byte(bucketNumber.name)).Cursor()
		c.Seek(numberKey(202504, 0))
		k, _ := c.Prev()
		return tx.Bucket([]byte(bucketNumber.name)).Delete(append([]byte{}, k...))
	})
	b := opened(t, path)
	var d *DamageError
	_, err := b.Do(Command{}, func(tx *Tx) error {
		id, err := tx.SaveDraft(spending(20250301, "50102", 100))
		if err == nil {
			_, err = tx.Post(id)
		}
		return err
	})
	if !errors.As(err, &d) {
		t.Errorf("post: %v", err)
	}
}

// TestStaleHead puts an older head into a file: it does not open.
func TestStaleHead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.db")
	fillForDamage(t, path)
	raw(t, path, func(tx *bbolt.Tx) error {
		h, err := readHead(tx)
		if err != nil {
			return err
		}
		e, err := eventAt(tx, h.Seq)
		if err != nil {
			return err
		}
		h.Seq, h.Hash = h.Seq-1, e.Prev
		head, err := encode(h)
		if err != nil {
			return err
		}
		return newStore(tx, h).set(bucketHead, keyHead, head)
	})
	var d *DamageError
	if _, err := Open(path, testOptions()); !errors.As(err, &d) || d.Where != bucketLog.name {
		t.Errorf("open: %v", err)
	}
}

// TestVerifyWhileWriting verifies a book in small turns while vouchers are posted: it is sound all the time.
func TestVerifyWhileWriting(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	stop, stopped := make(chan struct{}), make(chan struct{})
	var written atomic.Int64
	go func() {
		defer close(stopped)
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := command(b, n%300); err != nil {
				t.Error(err)
			}
			written.Add(1)
		}
	}()
	// A busy machine may let many verifications pass before the first write: enough of both are waited for.
	for step := uint64(1); step < 40 || written.Load() < 40; step++ {
		if r, err := b.verify(step, nil); err != nil || !r.OK() {
			t.Errorf("turns of %d: %v %+v", step, err, r)
		}
		_, _, _ = b.Notices(), b.ReadOnly(), b.Protected()
	}
	close(stop)
	<-stopped
}

// TestKeyUsedTwice posts one voucher twice in a forged log: the stored data agrees with itself, verification says so
// all the same.
func TestKeyUsedTwice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.db")
	fillForDamage(t, path)
	raw(t, path, func(tx *bbolt.Tx) error {
		opens, sealed := logOf(tx)
		var env envelope
		for i := len(opens) - 1; env.Kind != EventPosted; i-- {
			if err := decode(opens[i], &env); err != nil {
				return err
			}
		}
		v, err := body[model.Voucher](Event{body: env.Body, Version: 1})
		if err != nil {
			return err
		}
		v.Number++
		v.Kind, v.Reverses = model.VoucherNormal, 0
		if env.Body, err = encode(v); err != nil {
			return err
		}
		open, err := encode(env)
		if err != nil {
			return err
		}
		return forge(tx, append(opens, open), append(sealed, nil))
	})
	rep, err := VerifyFile(path, testOptions(), nil)
	if err != nil || rep.OK() {
		t.Errorf("verify: %v %+v", err, rep)
	}
}

// TestHolder says who has the book: the writer that signed, nobody's name when it is readers that keep a writer out,
// and never one who crashed and left the side file behind.
func TestHolder(t *testing.T) {
	path := fileOf(t, t.TempDir(), "book.db", startBook(t))
	fileOf(t, filepath.Dir(path), "book.db.lock", []byte("先前的人\nhost\n1\n"))
	o := testOptions()
	o.ReadOnly = true
	r, err := Open(path, o)
	if err != nil {
		t.Fatalf("after a crash: %v", err)
	}
	var busy *BusyError
	if _, err := Open(path, testOptions()); !errors.As(err, &busy) || busy.Holder != "" {
		t.Errorf("writer beside a reader: %v", err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	b := opened(t, path)
	if _, err := Open(path, o); !errors.As(err, &busy) || !strings.HasPrefix(busy.Holder, "测试") {
		t.Errorf("reader beside a writer: %v", err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + ".lock"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("side file after closing: %v", err)
	}
}

// TestTimesAreChinas reads times in one zone whatever the machine's is.
func TestTimesAreChinas(t *testing.T) {
	b := newBook(t)
	view(t, b, func(v *View) error {
		if got := v.Head().Time().Format(time.RFC3339); got != "2026-06-30T10:00:00+08:00" {
			t.Errorf("head: %s", got)
		}
		return v.EachEvent(1, func(e Event) error {
			if got := e.Time.Format(time.RFC3339); got != "2026-06-30T10:00:00+08:00" {
				t.Errorf("event: %s", got)
			}
			return nil
		})
	})
}
