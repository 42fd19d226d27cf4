package ledger

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"gonghui/model"
)

func TestCreateOpenClose(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.db")
	b, err := Create(path, testBranch(), Command{Actor: "会计甲"}, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	head := Head{}
	view(t, b, func(v *View) error { head = v.Head(); return nil })
	if head.Seq != 1 || head.Code() == HeadCode([32]byte{}) {
		t.Errorf("head of a new book: %+v", head)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(path, testBranch(), Command{}, testOptions()); !errors.Is(err, ErrExists) {
		t.Errorf("Create over a book: %v", err)
	}
	o := testOptions()
	o.ReadOnly = true
	r, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	if _, err := r.Do(Command{}, func(*Tx) error { return nil }); !errors.Is(err, ErrReadOnly) {
		t.Errorf("write to a read-only book: %v", err)
	}
	view(t, r, func(v *View) error {
		br, err := v.Branch()
		if br.Name != "示范实验小学工会" {
			t.Errorf("branch: %+v", br)
		}
		return err
	})
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, content []byte) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	for name, c := range map[string]struct {
		path string
		want error
	}{
		"missing": {filepath.Join(dir, "none.db"), ErrNoBook},
		"empty":   {write("empty.db", nil), ErrNotBook},
		"text":    {write("text.db", make([]byte, 20000)), ErrNotBook},
		"folder":  {dir, ErrNotBook},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Open(c.path, testOptions()); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestSecondWriterIsToldWho(t *testing.T) {
	b := newBook(t)
	_, err := Open(b.Path(), testOptions())
	var busy *BusyError
	if !errors.As(err, &busy) {
		t.Fatalf("second writer: %v", err)
	}
	if want := "测试"; len(busy.Holder) < len(want) || busy.Holder[:len(want)] != want {
		t.Errorf("holder: %q", busy.Holder)
	}
}

func TestPostNumbersAndTotals(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	for i, c := range []struct {
		date   model.Date
		number int
	}{{20250105, 1}, {20250103, 2}, {20250201, 1}, {20250131, 3}} {
		v := posted(t, b, spending(c.date, "50102", model.Money(100*(i+1))))
		if v.Number != c.number {
			t.Errorf("%s: number %d, want %d", c.date, v.Number, c.number)
		}
	}
	view(t, b, func(v *View) error {
		tb, err := v.TrialBalance(Range{Year: 2025})
		if err != nil {
			return err
		}
		want := map[string][4]model.Money{
			"102": {100_000_000, 0, 1000, 99_999_000}, "32205": {-100_000_000, 0, 0, -100_000_000}, "50102": {0, 1000, 0, 1000},
		}
		if len(tb) != len(want) {
			t.Errorf("trial balance: %+v", tb)
		}
		for _, r := range tb {
			got := [4]model.Money{r.OpeningDebit - r.OpeningCredit, r.Debit, r.Credit, r.ClosingDebit - r.ClosingCredit}
			if got != want[r.Account] {
				t.Errorf("%s: %v, want %v", r.Account, got, want[r.Account])
			}
		}
		feb, err := v.TrialBalance(Range{Year: 2025, Month: 2})
		if err != nil {
			return err
		}
		if feb[0].OpeningDebit != 99_999_300 || feb[0].Credit != 300 {
			t.Errorf("february: %+v", feb[0])
		}
		return nil
	})
}

func TestPostRefuses(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	good := spending(20250105, "50102", 100)
	unbalanced := spending(20250105, "50102", 100)
	unbalanced.Lines[0].Amount = 99
	parent := spending(20250105, "501", 100)
	early := spending(20241231, "50102", 100)
	stranger := spending(20250105, "50102", 100)
	stranger.Lines[0].Member = 99
	var rule *RuleError
	for name, c := range map[string]struct {
		v     model.Voucher
		check func(error) bool
	}{
		"unbalanced": {unbalanced, func(err error) bool { return errors.As(err, &rule) }},
		"not a leaf": {parent, func(err error) bool { return errors.As(err, &rule) }},
		"too early":  {early, func(err error) bool { return errors.Is(err, ErrYear) }},
		"stranger":   {stranger, func(err error) bool { return errors.Is(err, ErrNotFound) }},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := b.Do(Command{}, func(tx *Tx) error {
				g, err := tx.SaveDraft(good)
				if err != nil {
					return err
				}
				id, err := tx.SaveDraft(c.v)
				if err != nil {
					return err
				}
				_, err = tx.Post(g, id)
				return err
			})
			if !c.check(err) {
				t.Errorf("got %v", err)
			}
		})
	}
	view(t, b, func(v *View) error {
		if v.Head().Vouchers != 0 {
			t.Errorf("%d vouchers were posted beside a refused one", v.Head().Vouchers)
		}
		ds, err := v.Drafts()
		if len(ds) != 0 {
			t.Errorf("drafts of a refused write: %d", len(ds))
		}
		return err
	})
}

func TestRepeatedCommandIsHarmless(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	for range 3 {
		r, err := b.Do(Command{ID: "once", Actor: "会计甲"}, func(tx *Tx) error {
			id, err := tx.SaveDraft(spending(20250105, "50102", 100))
			if err != nil {
				return err
			}
			_, err = tx.Post(id)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if r.Head.Vouchers != 1 {
			t.Errorf("%d vouchers after a repeated command", r.Head.Vouchers)
		}
	}
}

func TestReverseAndCorrect(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	wrong := posted(t, b, spending(20250105, "50102", 100))
	right := spending(20250105, "50103", 120)
	var red, blue model.Voucher
	do(t, b, func(tx *Tx) (err error) {
		red, blue, err = tx.Reverse(wrong.ID, &right, "科目用错")
		return err
	})
	if red.Number != 2 || blue.Number != 3 || red.Reverses != wrong.ID || blue.Reverses != wrong.ID {
		t.Errorf("red %+v blue %+v", red, blue)
	}
	view(t, b, func(v *View) error {
		by, err := v.ReversedBy(wrong.ID)
		if by != red.ID {
			t.Errorf("reversed by %d, want %d", by, red.ID)
		}
		return err
	})
	_, err := b.Do(Command{}, func(tx *Tx) error {
		_, _, err := tx.Reverse(wrong.ID, nil, "再来一次")
		return err
	})
	if !errors.Is(err, ErrReversed) {
		t.Errorf("second reversal: %v", err)
	}
	view(t, b, func(v *View) error {
		tb, err := v.TrialBalance(Range{Year: 2025})
		for _, r := range tb {
			if r.Account == "50102" && (r.Debit != 0 || r.ClosingDebit != 0) {
				t.Errorf("cancelled account: %+v", r)
			}
			if r.Account == "50103" && r.Debit != 120 {
				t.Errorf("corrected account: %+v", r)
			}
		}
		return err
	})
}

func TestCloseAndReopen(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	posted(t, b, spending(20250105, "50102", 100))
	_, err := b.Do(Command{}, func(tx *Tx) error { return tx.CloseMonth(202502) })
	var o *ObstacleError
	if !errors.As(err, &o) || o.Obstacles[0].Kind != ObstacleEarlier || o.Obstacles[0].Period != 202501 {
		t.Fatalf("closing February first: %v", err)
	}
	var draft model.ID
	do(t, b, func(tx *Tx) (err error) { draft, err = tx.SaveDraft(spending(20250110, "50102", 5)); return err })
	_, err = b.Do(Command{}, func(tx *Tx) error { return tx.CloseMonth(202501) })
	if !errors.As(err, &o) || o.Obstacles[0].Voucher != draft {
		t.Fatalf("closing with a draft: %v", err)
	}
	do(t, b, func(tx *Tx) error { return tx.DiscardDraft(draft) })
	do(t, b, func(tx *Tx) error { return tx.CloseMonth(202501) })
	do(t, b, func(tx *Tx) error { return tx.CloseMonth(202502) })
	var closed *PeriodError
	for name, fn := range map[string]func(*Tx) error{
		"post": func(tx *Tx) error {
			id, err := tx.SaveDraft(spending(20250110, "50102", 5))
			if err != nil {
				return err
			}
			_, err = tx.Post(id)
			return err
		},
		"opening": func(tx *Tx) error {
			_, err := tx.SaveOpening(model.Opening{Year: 2025})
			return err
		},
	} {
		if _, err := b.Do(Command{}, fn); !errors.As(err, &closed) {
			t.Errorf("%s into a closed month: %v", name, err)
		}
	}
	for reason, want := range map[string]error{"": ErrReason, "漏记": ErrNotLatest} {
		_, err := b.Do(Command{}, func(tx *Tx) error { return tx.ReopenMonth(202501, reason) })
		if !errors.Is(err, want) {
			t.Errorf("reopening with reason %q: %v", reason, err)
		}
	}
	do(t, b, func(tx *Tx) error { return tx.ReopenMonth(202502, "漏记一笔") })
	view(t, b, func(v *View) error {
		ps, err := v.Periods(2025)
		if !ps[0].Closed || ps[1].Closed || ps[1].Reason != "漏记一笔" {
			t.Errorf("periods: %+v", ps[:2])
		}
		return err
	})
}

func TestBackupAndRestore(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	posted(t, b, spending(20250105, "50102", 100))
	out := filepath.Join(t.TempDir(), "backup.db")
	r, err := b.Backup(out)
	if err != nil || !r.OK() {
		t.Fatalf("backup: %v %+v", err, r)
	}
	if _, err := b.Backup(out); !errors.Is(err, ErrExists) {
		t.Errorf("backup over a file: %v", err)
	}
	to := filepath.Join(t.TempDir(), "restored.db")
	again, err := Restore(out, to, testOptions())
	if err != nil || again.Head != r.Head {
		t.Errorf("restore: %v %+v", err, again)
	}
}

// TestDraftOfNoText: text that could never be read again is refused, not stored.
func TestDraftOfNoText(t *testing.T) {
	b := newBook(t)
	bad := spending(20250105, "50102", 100)
	bad.Summary = "\xff\xfe"
	_, err := b.Do(Command{}, func(tx *Tx) error { _, err := tx.SaveDraft(bad); return err })
	var rule *RuleError
	if !errors.As(err, &rule) || rule.Violations[0].Rule != model.RuleTextCharacters {
		t.Errorf("got %v", err)
	}
}

// TestDemoDay opens a demonstration book: it lives on its own day, whatever the clock says.
func TestDemoDay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.db")
	o := testOptions()
	branch := testBranch()
	branch.Demo = 20260626
	b, err := Create(path, branch, Command{Actor: "会计甲"}, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if b, err = Open(path, o); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	if got := b.Today(); got != branch.Demo {
		t.Errorf("today is %s", got)
	}
	if err := b.Read(func(v *View) error {
		if v.Today() != branch.Demo {
			t.Errorf("a view's today is %s", v.Today())
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
