package pages_test

import (
	"os"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	"gonghui/ledger/internal/pages"
)

// BenchmarkWalk walks a file of some 64 MiB from the disk's cache: a book of twenty years. The budget is
// 60 ms whole and 5 ms by its branches.
func BenchmarkWalk(b *testing.B) {
	path := filepath.Join(b.TempDir(), "book")
	db, err := bolt.Open(path, 0o600, boltOptions(4096))
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range []string{"log", "index", "register"} {
		if err := db.Update(put(name, 70_000, 120)); err != nil {
			b.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		b.Fatal(err)
	}
	for name, lim := range map[string]int64{"whole": 1 << 30, "branches": 0} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r, err := pages.Walk(file, info.Size(), lim)
				if err != nil || r.Full != (lim > 0) {
					b.Fatal(r, err)
				}
				b.SetBytes(int64(r.Pages) * int64(r.PageSize))
			}
		})
	}
}
