package ledger

import (
	"errors"
	"fmt"
	"strconv"
	"syscall"
	"testing"

	"gonghui/model"
)

// faultCommits is how many commands a run does while one of its writes goes wrong.
func faultCommits() int { return amount("GONGHUI_COMMITS", 25) }

// writeFault is a way in which one write of a run goes wrong. lost: the system says that all is well.
type writeFault struct {
	name string
	lost bool
	do   func(b *Book, real writeAt, p []byte, off int64) (int, error)
}

var writeFaults = []writeFault{
	{"disk full", false, func(*Book, writeAt, []byte, int64) (int, error) { return 0, syscall.ENOSPC }},
	{"input-output error", false, func(*Book, writeAt, []byte, int64) (int, error) { return 0, syscall.EIO }},
	{"a sector written, then an error", false, func(_ *Book, real writeAt, p []byte, off int64) (int, error) {
		n, _ := real(p[:512], off)
		return n, syscall.EIO
	}},
	{"some bytes written, then disk full", false, func(_ *Book, real writeAt, p []byte, off int64) (int, error) {
		n, _ := real(p[:40], off)
		return n, syscall.ENOSPC
	}},
	{"written, and the sync after it fails", false, func(b *Book, real writeAt, p []byte, off int64) (int, error) {
		n, err := real(p, off)
		return n, errors.Join(err, b.file.Close())
	}},
	{"written, and an error all the same", false, func(_ *Book, real writeAt, p []byte, off int64) (int, error) {
		n, _ := real(p, off)
		return n, syscall.EIO
	}},
	{"panic", false, func(*Book, writeAt, []byte, int64) (int, error) { panic("while writing") }},
	{"lost", true, func(_ *Book, _ writeAt, p []byte, _ int64) (int, error) { return len(p), nil }},
	{"half of it lost", true, func(_ *Book, real writeAt, p []byte, off int64) (int, error) {
		_, err := real(p[:len(p)/2], off)
		return len(p), err
	}},
}

// command is the n-th command of a run: it posts one voucher, every third one leaves a draft besides.
func command(b *Book, n int) (Receipt, error) {
	return b.Do(Command{ID: fmt.Sprint("command ", n), Actor: "会计甲"}, func(t *Tx) error {
		id, err := t.SaveDraft(spending(model.Date(20250101).AddDays(n), "50102", model.Money(100+n)))
		if err != nil {
			return err
		}
		if n%3 == 0 {
			if _, err := t.SaveDraft(spending(20251201, "50103", 7)); err != nil {
				return err
			}
		}
		_, err = t.Post(id)
		return err
	})
}

// posts is how many vouchers a book holds.
func posts(t testing.TB, b *Book) int {
	t.Helper()
	var n int
	view(t, b, func(v *View) error {
		n = 0
		return v.EachVoucher(202501, 202513, func(model.Voucher) error { n++; return nil })
	})
	return n
}

// TestEveryWriteFails lets every single write of a run go wrong in every way. What Do says about the command that was
// under way is true; the book stays usable; the command given again is never carried out twice; nothing that was
// acknowledged is missing at the end.
func TestEveryWriteFails(t *testing.T) {
	start := startBook(t)
	dir := quick(t)
	for _, f := range writeFaults {
		t.Run(f.name, func(t *testing.T) {
			outcomes := map[string]int{}
			for at := 0; ; at++ {
				what, hit := failAt(t, fileOf(t, dir, "book.db", start), f, at)
				if !hit {
					break
				}
				outcomes[what]++
			}
			if len(outcomes) == 0 {
				t.Fatal("no write ever went wrong: the test shows nothing")
			}
			t.Logf("%v", outcomes)
		})
	}
}

// failAt does one run in which the write number at goes wrong. It returns what became of the command under way, and
// false if there were not so many writes.
func failAt(t *testing.T, path string, f writeFault, at int) (string, bool) {
	t.Helper()
	b, err := Open(path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	writes, hit := 0, false
	hook(t, b.db, func(real writeAt) writeAt {
		return func(p []byte, off int64) (int, error) {
			if writes++; writes-1 == at {
				hit = true
				return f.do(b, real, p, off)
			}
			return real(p, off)
		}
	})
	what := "nothing noticed"
	for n := 1; n <= faultCommits(); n++ {
		was := hit
		_, err := command(b, n)
		if hit == was {
			if err != nil {
				t.Fatalf("write %d: command %d failed without cause: %v", at, n, err)
			}
			continue
		}
		if f.lost {
			return lost(t, b, path, n, err), true
		}
		what = told(t, b, n, err)
		if r, err := command(b, n); err != nil || r.Head.Vouchers != uint64(n) {
			t.Fatalf("write %d: %d vouchers after command %d came again: %v", at, r.Head.Vouchers, n, err)
		}
	}
	if !hit {
		return "", false
	}
	if err := b.Close(); err != nil {
		t.Fatalf("write %d: close: %v", at, err)
	}
	rep, err := VerifyFile(path, testOptions(), nil)
	if err != nil || !rep.OK() || rep.Head.Vouchers != uint64(faultCommits()) ||
		rep.Drafts != faultCommits()/3 {
		t.Fatalf("write %d: at the end: %v %+v", at, err, rep)
	}
	return what, true
}

// told compares what Do said of command n with what the book holds.
func told(t *testing.T, b *Book, n int, err error) string {
	t.Helper()
	var c *CommitError
	saved := false
	switch {
	case err == nil:
		t.Fatalf("command %d: acknowledged although a write failed", n)
	case errors.Is(err, ErrDiskFull):
	case errors.As(err, &c) && c.Outcome != Unknown:
		saved = c.Outcome == Saved
	default:
		t.Fatalf("command %d: %v", n, err)
	}
	want := n - 1
	if saved {
		want = n
	}
	if got := posts(t, b); got != want {
		t.Fatalf("command %d: Do says %v, the book holds %d vouchers", n, err, got)
	}
	if saved {
		return "saved"
	}
	return "not saved"
}

// lost looks at a file after a write of command n was lost without a word. Either all is there, or somebody says so:
// Do itself, or the next look at the file.
func lost(t *testing.T, b *Book, path string, n int, err error) string {
	t.Helper()
	if cerr := b.Close(); cerr != nil {
		t.Fatal(cerr)
	}
	rep, verr := VerifyFile(path, testOptions(), nil)
	there := verr == nil && rep.Damage == nil && len(rep.Differences) == 0 && rep.Head.Vouchers == uint64(n)
	switch {
	case err != nil:
		return "told at once"
	case there:
		return "harmless"
	case verr != nil || !rep.OK():
		return "found on verifying"
	}
	t.Fatalf("command %d was acknowledged, is not there, and nobody says so: %+v", n, rep)
	return strconv.Itoa(n)
}
