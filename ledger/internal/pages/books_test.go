package pages_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"gonghui/ledger/internal/pages"
)

const limit = 64 << 20 // what a book is opened with

// boltOptions are those of a book, without the syncs that a test can do without.
func boltOptions(pageSize int) *bolt.Options {
	return &bolt.Options{Timeout: time.Second, PageSize: pageSize, NoSync: true, NoGrowSync: true}
}

// makeFile creates a bbolt file, runs each step in a transaction of its own and returns the bytes.
func makeFile(tb testing.TB, opt *bolt.Options, steps ...func(*bolt.Tx) error) []byte {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "book.db")
	db, err := bolt.Open(path, 0o600, opt)
	if err != nil {
		tb.Fatal(err)
	}
	for _, step := range steps {
		if err := db.Update(step); err != nil {
			tb.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		tb.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// put fills bucket name with n entries of size bytes.
func put(name string, n, size int) func(*bolt.Tx) error {
	return func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists([]byte(name))
		if err != nil {
			return err
		}
		for i := range n {
			value := bytes.Repeat([]byte{byte(i)}, size)
			if err := b.Put(fmt.Appendf(nil, "key %06d", i), value); err != nil {
				return err
			}
		}
		return nil
	}
}

// remove deletes every step-th entry of bucket name, counted from the first.
func remove(name string, step int) func(*bolt.Tx) error {
	return func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(name))
		var keys [][]byte
		_ = b.ForEach(func(k, _ []byte) error { keys = append(keys, k); return nil })
		for i := 0; i < len(keys); i += step {
			if err := b.Delete(keys[i]); err != nil {
				return err
			}
		}
		return nil
	}
}

// nest makes buckets in buckets, depth deep, with one entry in each.
func nest(depth int) func(*bolt.Tx) error {
	return func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists([]byte("nest"))
		for i := 1; i < depth && err == nil; i++ {
			if err = b.Put([]byte("entry"), []byte("value")); err != nil {
				return err
			}
			b, err = b.CreateBucketIfNotExists(fmt.Appendf(nil, "level %d", i))
		}
		return err
	}
}

// mixed is a small file with all that a file can hold: two levels of branches, nested and inline buckets,
// values over several pages, free pages.
func mixed(tb testing.TB, pageSize int) []byte {
	tb.Helper()
	return makeFile(tb, boltOptions(pageSize),
		put("log", 400, pageSize/20), put("gone", 40, pageSize/8), put("few", 3, 10), nest(4),
		put("long", 3, 2*pageSize), put("empty", 0, 0), remove("gone", 1), remove("log", 7))
}

func walk(data []byte, limit int64) (pages.Report, error) {
	return pages.Walk(bytes.NewReader(data), int64(len(data)), limit)
}

// damageOf returns the damage in err; the test fails if err is another error or none.
func damageOf(tb testing.TB, err error) pages.Damage {
	tb.Helper()
	var d pages.Damage
	if !errors.As(err, &d) {
		tb.Fatalf("got error %v, want a damage", err)
	}
	return d
}

// sound fails the test unless the file is accepted whole.
func sound(tb testing.TB, data []byte) pages.Report {
	tb.Helper()
	r, err := walk(data, int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	if !r.Full || r.MetaFallback {
		tb.Fatalf("not accepted whole: %+v", r)
	}
	return r
}

// exercise gives the file to bbolt: open, check, read all, change much, check again, walk again. It returns
// the first error; a panic or a fault is an error.
func exercise(path string, data []byte) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return err
	}
	db, err := bolt.Open(path, 0o600, boltOptions(0))
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	sum := fnv.New64a()
	sum.Write(data)
	rng := rand.New(rand.NewPCG(sum.Sum64(), uint64(len(data))))
	for round := range 2 {
		if err := db.View(readAll); err != nil {
			return fmt.Errorf("read %d: %w", round, err)
		}
		if err := db.Update(func(tx *bolt.Tx) error { return change(tx, rng) }); err != nil {
			return fmt.Errorf("update %d: %w", round, err)
		}
	}
	if err := db.View(readAll); err != nil {
		return fmt.Errorf("read at the end: %w", err)
	}
	if err := db.Close(); err != nil {
		return err
	}
	after, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if r, err := walk(after, int64(len(after))); err != nil || !r.Full {
		return fmt.Errorf("walk after the update: %+v, %w", r, err)
	}
	return nil
}

// readAll runs bbolt's own check and touches every byte of every key and value.
func readAll(tx *bolt.Tx) error {
	for err := range tx.Check() {
		return err
	}
	var read func(b *bolt.Bucket) error
	sum := 0
	read = func(b *bolt.Bucket) error {
		b.Stats()
		return b.ForEach(func(k, v []byte) error {
			for _, c := range append(append([]byte{}, k...), v...) {
				sum += int(c)
			}
			if v == nil {
				return read(b.Bucket(k))
			}
			return nil
		})
	}
	return tx.ForEach(func(_ []byte, b *bolt.Bucket) error { return read(b) })
}

// change rewrites, deletes and adds keys in every bucket, and adds and deletes buckets.
func change(tx *bolt.Tx, rng *rand.Rand) error {
	var visit func(b *bolt.Bucket) error
	visit = func(b *bolt.Bucket) error {
		var keys, buckets [][]byte
		err := b.ForEach(func(k, v []byte) error {
			if k = bytes.Clone(k); v == nil {
				buckets = append(buckets, k)
			} else if len(k) <= bolt.MaxKeySize {
				keys = append(keys, k)
			}
			return nil
		})
		for _, k := range buckets {
			err = errors.Join(err, visit(b.Bucket(k)))
		}
		share := rng.IntN(4) // of the keys that go: none, some, most, all
		for _, k := range keys {
			if rng.IntN(3) < share {
				err = errors.Join(err, b.Delete(k))
			} else if rng.IntN(3) == 0 {
				err = errors.Join(err, b.Put(k, make([]byte, rng.IntN(200))))
			}
		}
		for range rng.IntN(4) {
			err = errors.Join(err, b.Put(fmt.Appendf(nil, "%c new", rune(rng.IntN(200))), []byte("new")))
		}
		return err
	}
	return tx.ForEach(func(_ []byte, b *bolt.Bucket) error { return visit(b) })
}

// seal writes the checksums of both meta pages anew.
func seal(data []byte, pageSize int) {
	for _, p := range [][]byte{data, data[pageSize:]} {
		sum := fnv.New64a()
		sum.Write(p[16:72])
		binary.LittleEndian.PutUint64(p[72:], sum.Sum64())
	}
}
