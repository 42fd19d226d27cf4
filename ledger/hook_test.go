package ledger

import (
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"testing"
	"unsafe"

	"go.etcd.io/bbolt"
)

// writeAt is how the database writes its pages.
type writeAt func(b []byte, off int64) (int, error)

// hook puts wrap around the database's writes. It fails loudly if a new version of the database has no such place.
func hook(t testing.TB, db *bbolt.DB, wrap func(writeAt) writeAt) {
	t.Helper()
	ops := reflect.ValueOf(db).Elem().FieldByName("ops")
	if !ops.IsValid() {
		t.Fatal("bbolt.DB has no field ops any more: the fault tests need another way in")
	}
	f := ops.FieldByName("writeAt")
	if !f.IsValid() || f.Kind() != reflect.Func {
		t.Fatal("bbolt.DB has no field ops.writeAt any more: the fault tests need another way in")
	}
	if want := reflect.TypeFor[func([]byte, int64) (int, error)](); f.Type() != want {
		t.Fatalf("bbolt.DB's ops.writeAt is %s, not %s", f.Type(), want)
	}
	at := (*func([]byte, int64) (int, error))(unsafe.Pointer(f.UnsafeAddr()))
	*at = wrap(*at)
}

// quick is a folder in memory where there is one, so that thousands of commits do not wait for the disk.
func quick(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "gonghui")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// amount is how much of something a test does: the number in an environment variable, or what is bearable each time.
func amount(variable string, usual int) int {
	if n, err := strconv.Atoi(os.Getenv(variable)); err == nil {
		return n
	}
	return usual
}

// fileOf writes a file of the test's own.
func fileOf(t testing.TB, dir, name string, content []byte) string {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.WriteFile(p, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

// contentOf reads a file.
func contentOf(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// opened opens a book that must open; it is closed when the test ends.
func opened(t testing.TB, path string) *Book {
	t.Helper()
	b, err := Open(path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

// startBook is the content of a book with opening balances and no vouchers.
func startBook(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(quick(t), "book.db")
	b, err := Create(path, testBranch(), Command{}, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	withOpening(t, b)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return contentOf(t, path)
}
