package ledger

import (
	"errors"
	"testing"

	"gonghui/model"
)

// person makes a member with private fields.
func person(t testing.TB, b *Book) model.ID {
	t.Helper()
	var id model.ID
	do(t, b, func(tx *Tx) (err error) {
		id, err = tx.SaveMember(model.Member{
			Name: "王芳", Status: model.StatusActive, Private: model.MemberPrivate{IDNumber: "11010519491231002X", Phone: "19900001234"},
		})
		return err
	})
	return id
}

// visited makes a visit with private fields, linked to a voucher.
func visited(t testing.TB, b *Book, member, voucher model.ID) model.ID {
	t.Helper()
	var id model.ID
	do(t, b, func(tx *Tx) (err error) {
		id, err = tx.SaveVisit(model.Visit{
			Member: member, Category: "住院", Date: 20250301, Money: 50000, Voucher: voucher,
			Private: model.VisitPrivate{Reason: "病情"},
		})
		return err
	})
	return id
}

// drafted makes a draft.
func drafted(t testing.TB, b *Book, change func(*model.Voucher)) model.ID {
	t.Helper()
	v := spending(20250301, "50102", 100)
	if change != nil {
		change(&v)
	}
	var id model.ID
	do(t, b, func(tx *Tx) (err error) { id, err = tx.SaveDraft(v); return err })
	return id
}

// TestRepeatedDraftCommand gives a command that writes only drafts a second time, also after the book was opened
// again: one draft is there.
func TestRepeatedDraftCommand(t *testing.T) {
	path := fileOf(t, t.TempDir(), "book.db", startBook(t))
	for i := range 4 {
		b := opened(t, path)
		r, err := b.Do(Command{ID: "draft once"}, func(tx *Tx) error {
			_, err := tx.SaveDraft(spending(20250301, "50102", 100))
			return err
		})
		if err != nil || r.Repeated != (i > 0) {
			t.Errorf("time %d: %v %+v", i, err, r)
		}
		if rep, err := b.Verify(nil); err != nil || !rep.OK() || rep.Drafts != 1 {
			t.Errorf("time %d: %v %+v", i, err, rep)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestHalfAnAct lets a command pass over an error that came in the middle of an act: nothing of it is saved.
func TestHalfAnAct(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	good, bad := drafted(t, b, nil), drafted(t, b, func(v *model.Voucher) { v.Lines[0].Amount = 99 })
	var rule *RuleError
	_, err := b.Do(Command{}, func(tx *Tx) error {
		_, _ = tx.Post(good, bad)
		return nil
	})
	if !errors.As(err, &rule) {
		t.Errorf("half a posting: %v", err)
	}
	wrong := posted(t, b, spending(20250105, "50102", 100))
	_, err = b.Do(Command{}, func(tx *Tx) error {
		_, _, _ = tx.Reverse(wrong.ID, &model.Voucher{}, "记错")
		return nil
	})
	if !errors.As(err, &rule) {
		t.Errorf("half a correction: %v", err)
	}
	if n := posts(t, b); n != 1 {
		t.Errorf("%d vouchers", n)
	}
	// An act that was refused as a whole may be passed over.
	do(t, b, func(tx *Tx) error {
		if _, err := tx.Post(bad); !errors.As(err, &rule) {
			t.Errorf("unbalanced: %v", err)
		}
		_, err := tx.Post(good)
		return err
	})
}

// TestLockedFieldsSurvive changes records while the private fields are locked: they are there afterwards.
func TestLockedFieldsSurvive(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	m := person(t, b)
	paid := posted(t, b, spending(20250301, "50102", 100))
	visit := visited(t, b, m, paid.ID)
	key := b.sealer
	b.sealer = sealer{}
	do(t, b, func(tx *Tx) error { _, _, err := tx.Reverse(paid.ID, nil, "记错"); return err })
	do(t, b, func(tx *Tx) error {
		x, err := tx.Member(m)
		if err != nil || !x.Private.Empty() {
			t.Errorf("locked member: %v %+v", err, x.Private)
		}
		x.Department = "语文组"
		_, err = tx.SaveMember(x)
		return err
	})
	_, err := b.Do(Command{}, func(tx *Tx) error {
		_, err := tx.SaveMember(model.Member{Name: "李强", Status: model.StatusActive, Private: model.MemberPrivate{Phone: "1"}})
		return err
	})
	if !errors.Is(err, ErrLocked) {
		t.Errorf("private fields without a key: %v", err)
	}
	b.sealer = key
	view(t, b, func(v *View) error {
		x, err := v.Visit(visit)
		if err != nil || x.Private.Reason != "病情" || x.Voucher != 0 {
			t.Errorf("visit: %v %+v", err, x)
		}
		y, found, err := v.MemberByIDNumber("11010519491231002X")
		if !found || y.ID != m || y.Private.Phone != "19900001234" || y.Department != "语文组" {
			t.Errorf("member: %t %+v", found, y)
		}
		return err
	})
}

// TestRemovingKeepsWhatOthersNeed takes records off that share a draft, or that a draft names.
func TestRemovingKeepsWhatOthersNeed(t *testing.T) {
	b := newBook(t)
	m := person(t, b)
	shared := drafted(t, b, nil)
	first, second := visited(t, b, m, shared), visited(t, b, m, shared)
	imported := drafted(t, b, func(v *model.Voucher) { v.Source = "记12" })
	third := visited(t, b, m, imported)
	own := drafted(t, b, func(v *model.Voucher) { v.Lines[0].Member = m })
	remove := func(id model.ID) {
		do(t, b, func(tx *Tx) error { return tx.Remove(model.Ref{Kind: model.KindVisit, ID: id}, "重复") })
	}
	there := func(id model.ID, want bool) {
		t.Helper()
		view(t, b, func(v *View) error {
			_, err := v.Voucher(id)
			if errors.Is(err, ErrNotFound) == want {
				t.Errorf("draft %d: %v", id, err)
			}
			return nil
		})
	}
	remove(first)
	there(shared, true)
	remove(second)
	there(shared, false)
	remove(third)
	there(imported, true)
	_, err := b.Do(Command{}, func(tx *Tx) error { return tx.Remove(model.Ref{Kind: model.KindMember, ID: m}, "重复") })
	if !errors.Is(err, ErrLinked) {
		t.Errorf("a member whom a draft names: %v", err)
	}
	do(t, b, func(tx *Tx) error { return tx.DiscardDraft(own) })
	do(t, b, func(tx *Tx) error { return tx.Remove(model.Ref{Kind: model.KindMember, ID: m}, "重复") })
}

// TestGate lists what the gate refuses, each with its error.
func TestGate(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	m := person(t, b)
	v := posted(t, b, spending(20250105, "50102", 100))
	var red model.Voucher
	do(t, b, func(tx *Tx) (err error) { red, _, err = tx.Reverse(v.ID, nil, "记错"); return err })
	var detail model.ID
	do(t, b, func(tx *Tx) (err error) {
		detail, err = tx.SaveAccount(model.AccountDetail{Code: "5010301", Name: "细目"})
		return err
	})
	post := func(change func(*model.Voucher)) func(*Tx) error {
		return func(tx *Tx) error {
			x := spending(20250105, "50105", 100)
			change(&x)
			id, err := tx.SaveDraft(x)
			if err == nil {
				_, err = tx.Post(id)
			}
			return err
		}
	}
	account := func(a model.AccountDetail) func(*Tx) error {
		return func(tx *Tx) error { _, err := tx.SaveAccount(a); return err }
	}
	for name, c := range map[string]struct {
		fn   func(*Tx) error
		want error
	}{
		"red without an original": {post(func(x *model.Voucher) { x.Kind, x.Reverses = model.VoucherRed, 999 }), ErrNotFound},
		"red of a red one":        {post(func(x *model.Voucher) { x.Kind, x.Reverses = model.VoucherRed, red.ID }), ErrReversed},
		"red a second time":       {post(func(x *model.Voucher) { x.Kind, x.Reverses = model.VoucherRed, v.ID }), ErrReversed},
		"draft of another book":   {func(tx *Tx) error { _, err := tx.SaveDraft(model.Voucher{ID: 999}); return err }, ErrNotFound},
		"a posted voucher":        {func(tx *Tx) error { _, err := tx.SaveDraft(v); return err }, ErrPosted},
		"another code":            {account(model.AccountDetail{ID: detail, Code: "5010302", Name: "别的"}), ErrPosted},
		"below what has postings": {account(model.AccountDetail{Code: "5010201", Name: "细目"}), ErrPosted},
		"below an opening":        {account(model.AccountDetail{Code: "3220501", Name: "细目"}), ErrPosted},
		"a name used beside it":   {account(model.AccountDetail{Code: "5010302", Name: "细目"}), model.ErrDetailName},
		"another first year": {func(tx *Tx) error {
			br := testBranch()
			br.FirstYear = 2026
			return tx.SaveBranch(br)
		}, ErrPosted},
		"closing the opening":  {func(tx *Tx) error { return tx.CloseMonth(model.OpeningPeriod(2026)) }, ErrYear},
		"closing month 14":     {func(tx *Tx) error { return tx.CloseMonth(202514) }, ErrYear},
		"a blank reason":       {func(tx *Tx) error { return tx.ReopenMonth(202501, " 　") }, ErrReason},
		"a reason with an ESC": {func(tx *Tx) error { return tx.Remove(model.Ref{Kind: model.KindMember, ID: m}, "\x1b[2J") }, model.ErrTextControl},
	} {
		if _, err := b.Do(Command{}, c.fn); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := b.Do(Command{Actor: "会计\u202e甲"}, func(*Tx) error { return nil }); !errors.Is(err, model.ErrTextBidi) {
		t.Errorf("an actor's name with a direction mark: %v", err)
	}
	do(t, b, account(model.AccountDetail{ID: detail, Code: "5010301", Name: "改名"}))
	do(t, b, func(tx *Tx) error {
		_, err := tx.SaveMember(model.Member{ID: m, Name: "王芳芳", Status: model.StatusActive})
		return err
	})
	view(t, b, func(v *View) error {
		x, err := v.Member(m)
		if x.Number != "M00001" || x.Name != "王芳芳" {
			t.Errorf("a member saved without a number: %+v", x)
		}
		return err
	})
}

// TestFirstYearMoves changes the first year while nothing depends on it.
func TestFirstYearMoves(t *testing.T) {
	b := newBook(t)
	br := testBranch()
	br.FirstYear = 2024
	do(t, b, func(tx *Tx) error { return tx.SaveBranch(br) })
}

// TestReadsInsideAnAct reads figures and the chart between the writes of one act: each shows what was written so far.
func TestReadsInsideAnAct(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	do(t, b, func(tx *Tx) error {
		for n := 1; n <= 3; n++ {
			code := "501030" + string(rune('0'+n))
			if _, err := tx.SaveAccount(model.AccountDetail{Code: code, Name: "细目" + code}); err != nil {
				return err
			}
			id, err := tx.SaveDraft(spending(20250105, code, 100))
			if err != nil {
				return err
			}
			if _, err := tx.Post(id); err != nil {
				return err
			}
			tb, err := tx.TrialBalance(Range{Year: 2025})
			if err != nil {
				return err
			}
			if len(tb) != 2+n || tb[0].Credit != model.Money(100*n) {
				t.Errorf("after %d vouchers: %+v", n, tb)
			}
			ps, err := tx.Periods(2025)
			if err != nil || ps[0].Vouchers != n || ps[0].Drafts != 0 {
				t.Errorf("after %d vouchers: %v %+v", n, err, ps[0])
			}
		}
		return nil
	})
}

// TestPostAllTellsOfSavedMonths loses the answer of the disk to one month's commit: the month is saved, is counted, and
// posting again goes on with the next.
func TestPostAllTellsOfSavedMonths(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	for m := 1; m <= 3; m++ {
		drafted(t, b, func(v *model.Voucher) { v.Date = model.NewPeriod(2025, m).First() })
	}
	metas := 0
	hook(t, b.db, func(real writeAt) writeAt {
		return func(p []byte, off int64) (int, error) {
			n, err := real(p, off)
			if off < 2*4096 {
				if metas++; metas == 2 {
					return n, errors.New("lost answer")
				}
			}
			return n, err
		}
	})
	var told []model.Period
	done := func(p model.Period, _, _ int) { told = append(told, p) }
	n, err := PostAll(b, Command{}, nil, done)
	var c *CommitError
	if n != 2 || len(told) != 2 || !errors.As(err, &c) || c.Outcome != Saved {
		t.Errorf("%d vouchers, months %v: %v", n, told, err)
	}
	n, err = PostAll(b, Command{}, nil, done)
	if n != 1 || err != nil || len(told) != 3 || posts(t, b) != 3 {
		t.Errorf("again: %d vouchers, months %v: %v", n, told, err)
	}
}
