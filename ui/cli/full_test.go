package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestDiskFull lets a book and its exports run out of room: the message says so, the exit code is 3, nothing half-made
// stays behind, and the book is as it was.
func TestDiskFull(t *testing.T) {
	made := book(t, "branch-2025", "2025", true)
	info, err := os.Stat(made)
	if err != nil {
		t.Fatal(err)
	}
	size := fmt.Sprintf("size=%dk", info.Size()*3/2/1024)
	dir := filepath.Join(t.TempDir(), "small")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "linux" || exec.Command("mount", "-t", "tmpfs", "-o", size, "tmpfs", dir).Run() != nil {
		t.Skip("SKIPPED: a small file system cannot be mounted here, a full disk is not tested")
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %v %s", err, out)
		}
	})
	full := func(args ...string) {
		t.Helper()
		exit, out, errs := run(t, args...)
		if exit != exitBook || !strings.Contains(errs, "磁盘满了") || out != "" {
			t.Errorf("gonghui %s: exit %d\n%s%s", strings.Join(args, " "), exit, out, errs)
		}
	}
	sound := func(path string) {
		t.Helper()
		if left, err := filepath.Glob(filepath.Join(dir, ".*")); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v %v", left, err)
		}
		must(t, "verify", path)
	}

	path := filepath.Join(dir, "book.db")
	copyFile(t, made, path)
	before := fileSum(t, path)
	full("backup", "--book", path, "--out", filepath.Join(dir, "copy.db"))
	full("export", "audit", "--book", path, "--year", "2025", "--out", filepath.Join(dir, "packs"))
	full("restore", "--from", path, "--book", filepath.Join(dir, "again.db"))
	sound(path)
	if fileSum(t, path) != before {
		t.Error("the book was changed")
	}
	out := filepath.Join(dir, "journal.csv")
	for i := range 20 { // the first few have room
		args := []string{"export", "journal", "--book", path, "--year", "2025", "--out", out + strings.Repeat("x", i) + ".csv"}
		if exit, _, errs := run(t, args...); exit != 0 {
			if exit != exitBook || !strings.Contains(errs, "磁盘满了") {
				t.Errorf("export: exit %d\n%s", exit, errs)
			}
			break
		} else if i == 19 {
			t.Error("the disk was never full")
		}
	}
	for i := range 200 {
		name := filepath.Join(dir, fmt.Sprintf("report%d.csv", i))
		args := []string{"report", "ledger", "--account", "102", "--book", path, "--year", "2025", "--out", name}
		if exit, _, errs := run(t, args...); exit != 0 {
			if exit != exitBook || !strings.Contains(errs, "磁盘满了，没有写入") {
				t.Errorf("report: exit %d\n%s", exit, errs)
			}
			break
		} else if i == 199 {
			t.Error("the disk was never full")
		}
	}
	people := filepath.Join(t.TempDir(), "people.csv")
	rows := "会员号,姓名\n"
	for i := range 6000 {
		rows += fmt.Sprintf("N%05d,张%d\n", i, i)
	}
	if err := os.WriteFile(people, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	full("import", "members", people, "--book", path)
	sound(path)
}
