package ledger

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"gonghui/model"
)

// childRole is the environment variable that turns the test binary into the writer that gets killed.
const childRole = "GONGHUI_TEST_CHILD"

func TestMain(m *testing.M) {
	if path := os.Getenv(childRole); path != "" {
		childWriter(path)
		return
	}
	os.Exit(m.Run())
}

// childWriter posts vouchers one by one and in batches, as an import does, until it is killed. It says on standard
// output how many are in the book, each time after a commit was acknowledged.
func childWriter(path string) {
	b, err := Open(path, Options{Now: fixedNow})
	if err != nil {
		fmt.Println("error", err)
		return
	}
	for i := 0; ; i++ {
		batch := 1 + i%7*i%7
		r, err := b.Do(Command{ID: fmt.Sprint(os.Getpid(), "-", i)}, func(t *Tx) error {
			for n := range batch {
				id, err := t.SaveDraft(spending(model.Date(20250101).AddDays((i+n)%300), "50102", model.Money(1+i)))
				if err != nil {
					return err
				}
				if _, err := t.Post(id); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			fmt.Println("error", err)
			return
		}
		fmt.Println(r.Head.Vouchers)
	}
}

// TestKilledWriter kills a writing process again and again: every acknowledged voucher is there afterwards, at most
// one command more, and the book is sound.
func TestKilledWriter(t *testing.T) {
	kills := amount("GONGHUI_KILLS", 200)
	path := filepath.Join(t.TempDir(), "book.db")
	b, err := Create(path, testBranch(), Command{}, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	withOpening(t, b)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	acked := uint64(0)
	for k := range kills {
		acked = max(acked, killOnce(t, path, time.Duration(r.IntN(40))*time.Millisecond))
		rep, err := VerifyFile(path, testOptions(), nil)
		if err != nil || !rep.OK() {
			t.Fatalf("after kill %d: %v %+v", k, err, rep)
		}
		if rep.Head.Vouchers < acked || rep.Head.Vouchers > acked+50 {
			t.Fatalf("after kill %d: %d vouchers, %d acknowledged", k, rep.Head.Vouchers, acked)
		}
	}
	if acked == 0 {
		t.Fatal("nothing was ever acknowledged: the test shows nothing")
	}
	t.Logf("%d kills, %d vouchers", kills, acked)
}

// killOnce starts a writer, kills it some time after its first acknowledgement, and returns the last one.
func killOnce(t *testing.T, path string, after time.Duration) uint64 {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), childRole+"="+path)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	var last uint64
	s := bufio.NewScanner(out)
	for first := true; s.Scan(); first = false {
		line := s.Text()
		if strings.HasPrefix(line, "error") {
			t.Fatal(line)
		}
		if last, err = strconv.ParseUint(line, 10, 64); err != nil {
			t.Fatal(err)
		}
		if first {
			time.AfterFunc(after, func() { _ = c.Process.Kill() })
		}
	}
	_ = c.Wait()
	return last
}

// figures are what a reader of a book gets to see.
func figures(path string) (string, error) {
	o := testOptions()
	o.ReadOnly = true
	b, err := Open(path, o)
	if err != nil {
		return "", err
	}
	defer func() { _ = b.Close() }()
	if len(b.Notices()) > 0 {
		return "", ErrInterrupted
	}
	if b.Small() {
		r, err := b.Verify(nil)
		if err != nil {
			return "", err
		}
		if !r.OK() {
			return "", &UnsoundError{r}
		}
	}
	var s strings.Builder
	err = b.Read(func(v *View) error {
		tb, err := v.TrialBalance(Range{Year: 2025})
		fmt.Fprintf(&s, "%+v\n", tb)
		if err != nil {
			return err
		}
		ms, err := v.Members()
		fmt.Fprintf(&s, "%+v\n", ms)
		if err != nil {
			return err
		}
		return v.EachVoucher(202501, 202513, func(x model.Voucher) error {
			_, err := fmt.Fprintf(&s, "%+v\n", x)
			return err
		})
	})
	return s.String(), err
}

// damage changes a file in one of the ways in which files go bad.
var damage = []struct {
	name string
	do   func(r *rand.Rand, b []byte) []byte
}{
	{"bit", func(r *rand.Rand, b []byte) []byte { b[r.IntN(len(b))] ^= 1 << r.IntN(8); return b }},
	{"bytes", func(r *rand.Rand, b []byte) []byte {
		at := r.IntN(len(b) - 4)
		for i := range 4 {
			b[at+i] = byte(r.Uint32())
		}
		return b
	}},
	{"page header", func(r *rand.Rand, b []byte) []byte {
		b[r.IntN(len(b)/4096)*4096+r.IntN(16)] = byte(r.Uint32())
		return b
	}},
	{"zero page", func(r *rand.Rand, b []byte) []byte {
		at := r.IntN(len(b)/4096) * 4096
		clear(b[at : at+4096])
		return b
	}},
	{"random page", func(r *rand.Rand, b []byte) []byte {
		at := r.IntN(len(b)/4096) * 4096
		for i := range 4096 {
			b[at+i] = byte(r.Uint32())
		}
		return b
	}},
	{"sector", func(r *rand.Rand, b []byte) []byte {
		at := r.IntN(len(b)/512) * 512
		clear(b[at : at+512])
		return b
	}},
	{"swapped pages", func(r *rand.Rand, b []byte) []byte {
		i, j := r.IntN(len(b)/4096)*4096, r.IntN(len(b)/4096)*4096
		p := append([]byte{}, b[i:i+4096]...)
		copy(b[i:i+4096], b[j:j+4096])
		copy(b[j:j+4096], p)
		return b
	}},
	{"copied page", func(r *rand.Rand, b []byte) []byte {
		i, j := r.IntN(len(b)/4096)*4096, r.IntN(len(b)/4096)*4096
		copy(b[i:i+4096], b[j:j+4096])
		return b
	}},
	{"cut", func(r *rand.Rand, b []byte) []byte { return b[:r.IntN(len(b))] }},
}

// TestDamagedBook damages a book in random ways: a reader gets the same figures or an error, never other figures, a
// crash or a hang; verification says what is wrong whenever the figures are withheld.
func TestDamagedBook(t *testing.T) {
	n := amount("GONGHUI_DAMAGES", 2000)
	path := filepath.Join(t.TempDir(), "book.db")
	fillForDamage(t, path)
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := figures(path)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	bad := filepath.Join(quick(t), "bad.db")
	withheld := map[string]int{}
	for i := range n {
		d := damage[i%len(damage)]
		if err := os.WriteFile(bad, d.do(r, append([]byte{}, sound...)), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := figures(bad)
		rep, verr := VerifyFile(bad, testOptions(), nil)
		switch {
		case err == nil && got != want:
			t.Errorf("damage %d (%s): other figures without a word", i, d.name)
		case err != nil && verr == nil && rep.OK():
			t.Errorf("damage %d (%s): withheld (%v) but verified", i, d.name, err)
		case err != nil:
			withheld[d.name]++
			if isRaw(err) {
				t.Errorf("damage %d (%s): unexpected kind of error %T %v", i, d.name, err, err)
			}
		}
	}
	if len(withheld) < len(damage) {
		t.Errorf("some kinds of damage were never found: %v", withheld)
	}
	t.Logf("%d damages, withheld: %v", n, withheld)
}

// isRaw reports whether an error is none that a user can be told about.
func isRaw(err error) bool {
	var d *DamageError
	var n *NewerError
	for _, known := range []error{ErrNotBook, ErrInterrupted, ErrUnsound} {
		if errors.Is(err, known) {
			return false
		}
	}
	return !errors.As(err, &d) && !errors.As(err, &n)
}

// fillForDamage makes a book with members, closed months, a correction, drafts and some free pages.
func fillForDamage(t *testing.T, path string) {
	t.Helper()
	b, err := Create(path, testBranch(), Command{}, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	withOpening(t, b)
	for i := range 20 {
		do(t, b, func(tx *Tx) error {
			_, err := tx.SaveMember(model.Member{Name: "王芳", Status: model.StatusActive, Private: model.MemberPrivate{
				Phone: fmt.Sprint("1990000", 1000+i),
			}})
			return err
		})
	}
	var first model.Voucher
	for i := range 60 {
		v := posted(t, b, spending(model.Date(20250101).AddDays(i*3), "50102", model.Money(1000+i)))
		if i == 0 {
			first = v
		}
	}
	do(t, b, func(tx *Tx) error { _, _, err := tx.Reverse(first.ID, nil, "记错"); return err })
	do(t, b, func(tx *Tx) error { return tx.CloseMonth(202501) })
	do(t, b, func(tx *Tx) error { _, err := tx.SaveDraft(spending(20250701, "50102", 5)); return err })
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}
