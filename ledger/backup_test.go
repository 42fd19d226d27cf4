package ledger

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestRestoreRefuses lists what is not restored; nothing is left behind each time.
func TestRestoreRefuses(t *testing.T) {
	from := fileOf(t, t.TempDir(), "backup.db", startBook(t))
	sound := contentOf(t, from)
	damaged := append([]byte{}, sound...)
	for at := 3 * 4096; at < len(damaged); at += 4096 {
		damaged[at+30] ^= 1
	}
	dir := t.TempDir()
	taken := fileOf(t, dir, "taken.db", []byte("somebody's"))
	for name, c := range map[string]struct {
		from, to string
		want     error
	}{
		"a backup that is not there": {filepath.Join(dir, "none.db"), filepath.Join(dir, "to.db"), ErrNoBook},
		"no backup at all":           {taken, filepath.Join(dir, "to.db"), ErrNotBook},
		"a damaged backup":           {fileOf(t, t.TempDir(), "bad.db", damaged), filepath.Join(dir, "to.db"), ErrUnsound},
		"over another file":          {from, taken, ErrExists},
		"over itself":                {from, from, ErrExists},
	} {
		if _, err := Restore(c.from, c.to, testOptions()); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v %v", left, err)
	}
	if string(contentOf(t, taken)) != "somebody's" || string(contentOf(t, from)) != string(sound) {
		t.Error("a file was changed")
	}
}

// TestBackupWhileWriting backs a book up again and again while it grows: each copy is whole and as new as its report says.
func TestBackupWhileWriting(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	dir := quick(t)
	for n := range 20 {
		if _, err := command(b, n); err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(dir, "backup.db")
		r, err := b.Backup(out)
		if err != nil || r.Head.Vouchers != uint64(n+1) {
			t.Fatalf("backup %d: %v %+v", n, err, r)
		}
		again := opened(t, out)
		if r, err := command(again, n+1); err != nil || r.Head.Vouchers != uint64(n+2) {
			t.Fatalf("a backup in use: %v %+v", err, r)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(out); err != nil {
			t.Fatal(err)
		}
	}
}
