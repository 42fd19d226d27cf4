package pages_test

import (
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"gonghui/ledger/internal/pages"
)

func TestWalkAcceptsWhatBboltWrites(t *testing.T) {
	unsynced := func(pageSize int) *bolt.Options {
		o := boltOptions(pageSize)
		o.NoFreelistSync = true
		return o
	}
	mapped := boltOptions(4096)
	mapped.FreelistType = bolt.FreelistMapType
	tests := map[string]struct {
		opt   *bolt.Options
		steps []func(*bolt.Tx) error
	}{
		"no transaction":    {boltOptions(4096), nil},
		"empty buckets":     {boltOptions(4096), []func(*bolt.Tx) error{put("a", 0, 0), put("b", 0, 0)}},
		"inline bucket":     {boltOptions(4096), []func(*bolt.Tx) error{put("a", 3, 10)}},
		"branches":          {boltOptions(4096), []func(*bolt.Tx) error{put("a", 20000, 60)}},
		"long values":       {boltOptions(4096), []func(*bolt.Tx) error{put("a", 20, 30000)}},
		"empty values":      {boltOptions(4096), []func(*bolt.Tx) error{put("a", 2000, 0)}},
		"nested":            {boltOptions(4096), []func(*bolt.Tx) error{nest(60), put("b", 300, 90)}},
		"all deleted":       {boltOptions(4096), []func(*bolt.Tx) error{put("a", 3000, 90), remove("a", 1)}},
		"hash map freelist": {mapped, []func(*bolt.Tx) error{put("a", 3000, 90), remove("a", 2)}},
		"freelist not kept": {unsynced(4096), []func(*bolt.Tx) error{put("a", 3000, 90), remove("a", 2)}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			data := makeFile(t, tt.opt, tt.steps...)
			sound(t, data)
			if err := exercise(filepath.Join(t.TempDir(), "book"), data); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestWalkAcceptsEveryPageSize(t *testing.T) {
	for size := 1024; size <= 65536; size *= 2 {
		data := mixed(t, size)
		r := sound(t, data)
		if r.PageSize != size || r.TxID != 9 || r.Pages < 20 {
			t.Errorf("pages of %d: %+v", size, r)
		}
		branches, err := walk(data, 0)
		if err != nil || branches.Full || branches.Walked >= r.Walked {
			t.Errorf("branches only: %+v, %v; whole: %+v", branches, err, r)
		}
		if err := exercise(filepath.Join(t.TempDir(), "book"), data); err != nil {
			t.Errorf("pages of %d: %v", size, err)
		}
	}
}

// The count of a freelist page has 16 bits; beyond that it stands in the list's first place.
func TestWalkReadsLongFreelist(t *testing.T) {
	data := makeFile(t, boltOptions(1024), put("a", 40, 1<<21), remove("a", 1))
	r := sound(t, data)
	if r.Pages < 70_000 || r.Walked < 500 || r.Walked > 2000 {
		t.Errorf("want a freelist of 70000 pages or more: %+v", r)
	}
	if _, err := walk(data, 0); err != nil {
		t.Error(err)
	}
}

// Whatever is written through bbolt is accepted after every commit, whole and by its branches.
func TestWalkAcceptsAnyHistory(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		opt := boltOptions(1024 << rapid.IntRange(0, 2).Draw(rt, "page size"))
		opt.NoFreelistSync = rapid.Bool().Draw(rt, "no freelist")
		path := filepath.Join(dir, "book")
		removeFile(rt, path)
		db, err := bolt.Open(path, 0o600, opt)
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = db.Close() }()
		for range rapid.IntRange(1, 8).Draw(rt, "commits") {
			if err := db.Update(func(tx *bolt.Tx) error { return randomChange(rt, tx) }); err != nil {
				rt.Fatal(err)
			}
			data := readFile(rt, path)
			if r, err := walk(data, int64(len(data))); err != nil || !r.Full || r.MetaFallback {
				rt.Fatalf("%+v, %v", r, err)
			}
			if _, err := walk(data, 0); err != nil {
				rt.Fatalf("branches only: %v", err)
			}
		}
	})
}

func TestWalkReportsFallback(t *testing.T) {
	data := mixed(t, 4096)
	want := sound(t, data)
	for id := range uint64(2) {
		torn := append([]byte{}, data...)
		torn[id*4096+70] ^= 1
		r, err := walk(torn, limit)
		if err != nil || !r.MetaFallback || !r.Full {
			t.Fatalf("meta page %d torn: %+v, %v", id, r, err)
		}
		if lost := id == want.TxID%2; lost != (r.TxID == want.TxID-1) || !lost != (r.TxID == want.TxID) {
			t.Errorf("meta page %d torn: transaction %d, was %d", id, r.TxID, want.TxID)
		}
		if err := exercise(filepath.Join(t.TempDir(), "book"), torn); err != nil {
			t.Error(err)
		}
	}
}

// What the disk refuses to read is an error of its own and no damage.
func TestWalkWrapsReadErrors(t *testing.T) {
	data := mixed(t, 4096)
	boom := errors.New("boom")
	for _, lim := range []int64{0, limit} {
		failed := 0
		for after := 0; ; after++ {
			_, err := pages.Walk(&failing{data: data, left: after, err: boom}, int64(len(data)), lim)
			if err == nil {
				break
			}
			if failed++; !errors.Is(err, boom) {
				t.Fatalf("read %d fails: got %v", after, err)
			}
			var d pages.Damage
			if errors.As(err, &d) {
				t.Fatalf("read %d fails: reported as damage %v", after, d)
			}
		}
		if failed < 4 {
			t.Errorf("limit %d: only %d reads", lim, failed)
		}
	}
}

// failing is a file whose reads fail after some.
type failing struct {
	data []byte
	left int
	err  error
}

func (f *failing) ReadAt(p []byte, off int64) (int, error) {
	if f.left--; f.left < 0 {
		return 0, f.err
	}
	if off >= int64(len(f.data)) {
		return 0, io.EOF
	}
	return copy(p, f.data[off:]), nil
}

// A file that ends sooner than its size says was cut while it was read.
func TestWalkRefusesFileThatShrinks(t *testing.T) {
	data := mixed(t, 4096)
	for _, n := range []int{0, 100, 4096, 9000, len(data) / 2} {
		_, err := pages.Walk(strings.NewReader(string(data[:n])), int64(len(data)), limit)
		if d := damageOf(t, err); d.Reason != pages.TooShort {
			t.Errorf("%d bytes: %v", n, d)
		}
	}
}
