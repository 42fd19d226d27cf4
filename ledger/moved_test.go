package ledger

import (
	"errors"
	"os"
	"runtime"
	"testing"
)

// interference is what other programs do to a file that is open.
var interference = []struct {
	name string
	do   func(t *testing.T, path string, older []byte)
}{
	{"replaced by a copy", func(t *testing.T, path string, _ []byte) {
		copied := path + ".copy"
		fileAt(t, copied, contentOf(t, path))
		if err := os.Rename(copied, path); err != nil {
			t.Fatal(err)
		}
	}},
	{"renamed", func(t *testing.T, path string, _ []byte) {
		if err := os.Rename(path, path+".away"); err != nil {
			t.Fatal(err)
		}
	}},
	{"deleted", func(t *testing.T, path string, _ []byte) {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}},
	{"emptied", func(t *testing.T, path string, _ []byte) { cut(t, path, 0) }},
	{"cut to two pages", func(t *testing.T, path string, _ []byte) { cut(t, path, 8192) }},
	{"cut in half", func(t *testing.T, path string, _ []byte) { cut(t, path, len(contentOf(t, path))/2+100) }},
	{"an older state copied over it", func(t *testing.T, path string, older []byte) { fileAt(t, path, older) }},
	{"zeros written over it", func(t *testing.T, path string, _ []byte) {
		fileAt(t, path, make([]byte, len(contentOf(t, path))))
	}},
}

func fileAt(t *testing.T, path string, content []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func cut(t *testing.T, path string, size int) {
	t.Helper()
	if err := os.Truncate(path, int64(size)); err != nil {
		t.Fatal(err)
	}
}

// TestInterference lets other programs at the file of an open book, between two commands and in the middle of one:
// from then on nothing is acknowledged, nothing crashes, and no figure but the right one is shown.
func TestInterference(t *testing.T) {
	for _, x := range interference {
		for name, during := range map[string]bool{"between commands": false, "during a command": true} {
			t.Run(x.name+" "+name, func(t *testing.T) {
				path := fileOf(t, quick(t), "book.db", startBook(t))
				b := opened(t, path)
				for n := range 5 {
					if _, err := command(b, n); err != nil {
						t.Fatal(err)
					}
				}
				older := contentOf(t, path)
				for n := 5; n < 12; n++ {
					if _, err := command(b, n); err != nil {
						t.Fatal(err)
					}
				}
				if during {
					_, err := b.Do(Command{}, func(tx *Tx) error {
						_, err := tx.SaveDraft(spending(20250601, "50102", 1))
						x.do(t, path, older)
						return err
					})
					refusedSafely(t, err)
				} else {
					x.do(t, path, older)
				}
				for n := 12; n < 15; n++ {
					_, err := command(b, n)
					refusedSafely(t, err)
				}
				err := b.Read(func(v *View) error {
					tb, err := v.TrialBalance(Range{Year: 2025})
					for _, r := range tb {
						if r.Account == "50102" && r.Debit != 12*100+66 {
							t.Errorf("50102 shows %s", r.Debit)
						}
					}
					return err
				})
				if err != nil {
					refusedSafely(t, err)
				}
				if err := b.Close(); err != nil {
					t.Errorf("close: %v", err)
				}
			})
		}
	}
}

// refusedSafely makes sure that a command after interference was refused with something a user can be told.
func refusedSafely(t *testing.T, err error) {
	t.Helper()
	var c *CommitError
	var d *DamageError
	var p *PanicError
	switch {
	case err == nil:
		t.Error("acknowledged although the file was changed from outside")
	case errors.As(err, &c) && c.Outcome == Saved:
		t.Errorf("said to be saved: %v", err)
	case errors.Is(err, ErrMoved), errors.Is(err, ErrPoisoned), errors.As(err, &c), errors.As(err, &d), errors.As(err, &p):
	default:
		t.Errorf("unexpected kind of error %T %v", err, err)
	}
}

// TestBookIsUsableAfterwards puts the file back in its place: the book opens again in the same program, although the
// broken handle was never closed in good order.
func TestBookIsUsableAfterwards(t *testing.T) {
	path := fileOf(t, quick(t), "book.db", startBook(t))
	b := opened(t, path)
	if _, err := command(b, 1); err != nil {
		t.Fatal(err)
	}
	good := contentOf(t, path)
	cut(t, path, 4096)
	if _, err := command(b, 2); err == nil {
		t.Fatal("acknowledged on a file that was cut short")
	}
	if err := b.Read(func(v *View) error { _, err := v.Members(); return err }); err == nil {
		t.Fatal("read from a file that was cut short")
	}
	if err := os.WriteFile(path, good, 0o600); err != nil {
		t.Fatal(err)
	}
	again := opened(t, path)
	if r, err := command(again, 2); err != nil || r.Head.Vouchers != 2 {
		t.Errorf("after the file was put back: %v %+v", err, r)
	}
}

// TestPanicInsideAnAct is a mistake of the program's own: the book is sound and stays usable.
func TestPanicInsideAnAct(t *testing.T) {
	b := newBook(t)
	var p *PanicError
	if _, err := b.Do(Command{}, func(*Tx) error { panic("oops") }); !errors.As(err, &p) {
		t.Errorf("panic in Do: %v", err)
	}
	if err := b.Read(func(*View) error { panic("oops") }); !errors.As(err, &p) {
		t.Errorf("panic in Read: %v", err)
	}
	withOpening(t, b)
}

// TestGoexitInsideAnAct ends the goroutine from within, as a failing test does: nobody hangs.
func TestGoexitInsideAnAct(t *testing.T) {
	o := newOwner()
	defer o.stop()
	var p *PanicError
	if err := o.do(func() error { runtime.Goexit(); return nil }); !errors.As(err, &p) {
		t.Errorf("goexit: %v", err)
	}
	if err := o.do(func() error { return nil }); err != nil {
		t.Errorf("after goexit: %v", err)
	}
}
