package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// TestReportToFile holds that a report's file is what the report prints, and that no file is replaced.
func TestReportToFile(t *testing.T) {
	b := filepath.Join(t.TempDir(), "book.db")
	must(t, "init", "--book", b, "--branch", "示范实验小学工会", "--year", "2025")
	args := []string{"report", "trial-balance", "--book", b, "--year", "2025", "--format", "csv"}
	printed := must(t, args...)
	out := filepath.Join(t.TempDir(), "余额.csv")
	args = append(args, "--out", out)
	must(t, args...)
	if content, err := os.ReadFile(out); err != nil || string(content) != printed {
		t.Errorf("%q instead of %q (%v)", content, printed, err)
	}
	if exit, _, errs := run(t, args...); exit != exitUsage {
		t.Errorf("a file that is there: exit %d %s", exit, errs)
	}
	args[len(args)-1] = filepath.Join(t.TempDir(), "没有", "余额.csv")
	if exit, _, errs := run(t, args...); exit != exitBook {
		t.Errorf("no such folder: exit %d %s", exit, errs)
	}
}
