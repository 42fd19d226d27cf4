package ledger

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"gonghui/model"
)

// smallDisk mounts a disk of a few megabytes.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("SKIPPED: a full disk cannot be tried here, no file system can be mounted: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// load drafts n vouchers in one command, as an import does.
func load(b *Book, round, n int) error {
	_, err := b.Do(Command{ID: fmt.Sprint("import ", round)}, func(t *Tx) error {
		for i := range n {
			v := spending(model.Date(20250101).AddDays(i%360), "50102", model.Money(1+i))
			v.Source, v.Summary = fmt.Sprintf("S%d-%d", round, i), "从收支流水账导入的一笔支出，摘要写得很长很长很长很长很长很长"
			if _, err := t.SaveDraft(v); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// TestFullDisk fills a disk to the last byte, by imports and by single vouchers, again and again: every refusal is
// ErrDiskFull, all that was acknowledged stays, and the book goes on as soon as there is room.
func TestFullDisk(t *testing.T) {
	for _, size := range []string{"1m", "3m", "5m"} {
		t.Run(size, func(t *testing.T) { fillDisk(t, smallDisk(t, size)) })
	}
}

func fillDisk(t *testing.T, dir string) {
	t.Helper()
	path := filepath.Join(dir, "book.db")
	b, err := Create(path, testBranch(), Command{}, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	withOpening(t, b)
	ballast := fileOf(t, dir, "ballast", make([]byte, 300_000))
	drafts, full := 0, 0
	for round := 0; full < 5; round++ {
		err := load(b, round, 60)
		switch {
		case err == nil:
			drafts += 60
		case errors.Is(err, ErrDiskFull):
			full++
		default:
			t.Fatalf("round %d: %v", round, err)
		}
		if round > 2000 {
			t.Fatal("the disk never gets full: the test shows nothing")
		}
	}
	full, vouchers := 0, 0
	for n := 0; full < 5 && n < 2000; n++ {
		_, err := b.Do(Command{}, func(tx *Tx) error {
			v, err := tx.SaveDraft(spending(20250301, "50102", 1))
			if err != nil {
				return err
			}
			_, err = tx.Post(v)
			return err
		})
		switch {
		case err == nil:
			vouchers++
		case errors.Is(err, ErrDiskFull):
			full++
		default:
			t.Fatal(err)
		}
	}
	if full == 0 {
		t.Fatal("single vouchers never met the full disk: the test shows nothing")
	}
	if _, err := b.Backup(filepath.Join(dir, "backup.db")); !errors.Is(err, ErrDiskFull) {
		t.Errorf("backup to a full disk: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
	sound := func(when string) {
		r, err := b.Verify(nil)
		if err != nil || !r.OK() || r.Drafts != drafts || r.Head.Vouchers != uint64(vouchers) {
			t.Fatalf("%s: %d drafts and %d vouchers acknowledged, %v %+v", when, drafts, vouchers, err, r)
		}
	}
	sound("on a full disk")
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if err := load(b, 0, 60); err != nil {
		t.Fatalf("repeated import after space was freed: %v", err)
	}
	sound("after a repeated import")
	if err := load(b, -1, 60); err != nil {
		t.Fatalf("new import after space was freed: %v", err)
	}
	drafts += 60
	sound("after space was freed")
	t.Logf("%d drafts, %d vouchers", drafts, vouchers)
}

// TestCreateOnFullDisk makes a whole book or none, on disks of any size.
func TestCreateOnFullDisk(t *testing.T) {
	refused := 0
	for size := 4; size <= 80; size += 4 {
		dir := smallDisk(t, fmt.Sprintf("%dk", size))
		b, err := Create(filepath.Join(dir, "book.db"), testBranch(), Command{}, testOptions())
		if err == nil {
			err = b.Close()
		} else {
			refused++
			if !errors.Is(err, ErrDiskFull) {
				t.Errorf("%d KiB: %v", size, err)
			}
		}
		left, lerr := os.ReadDir(dir)
		if lerr != nil || len(left) > 0 && err != nil {
			t.Errorf("%d KiB: left behind: %v %v", size, left, lerr)
		}
	}
	if refused == 0 {
		t.Error("every disk was large enough: the test shows nothing")
	}
}
