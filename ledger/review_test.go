package ledger

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"gonghui/model"
)

// reviewing makes a book of a branch that wants a review before anything is posted.
func reviewing(t testing.TB) *Book {
	t.Helper()
	b := newBook(t)
	do(t, b, func(t *Tx) error {
		br, err := t.Branch()
		br.ReviewFirst = true
		return errors.Join(err, t.SaveBranch(br))
	})
	return b
}

// TestNothingIsPostedUnreviewed drives random acts: whatever is posted was passed by somebody as it stands, and nothing
// changes a posted voucher.
func TestNothingIsPostedUnreviewed(t *testing.T) {
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		b, err := Create(filepath.Join(dir, "b"+string(rune('a'+n%26))+rapid.StringMatching(`[a-z]{12}`).Draw(rt, "file")),
			testBranch(), Command{Actor: "会计甲"}, testOptions())
		if err != nil {
			rt.Skip("the same name twice")
		}
		defer func() { _ = b.Close() }()
		do(t, b, func(t *Tx) error {
			br, err := t.Branch()
			br.ReviewFirst = true
			return errors.Join(err, t.SaveBranch(br))
		})
		passed, posted := map[model.ID][]byte{}, map[model.ID][]byte{}
		var drafts, all []model.ID
		for range rapid.IntRange(5, 40).Draw(rt, "acts") {
			act := rapid.IntRange(0, 6).Draw(rt, "act")
			id := pick(rt, append(drafts, 0), "draft")
			_, _ = b.Do(Command{Actor: "会计甲"}, func(t *Tx) error { // refusals are part of it
				return reviewAct(rt, t, act, id, passed, &drafts, &all)
			})
			if err := b.Read(func(v *View) error { return checkReviews(rt, v, passed, posted) }); err != nil {
				rt.Fatal(err)
			}
		}
		if r, err := b.Verify(nil); err != nil || !r.OK() {
			rt.Fatalf("verify: %v %+v", err, r)
		}
	})
}

// reviewAct does one act; passed notes what a draft said when it was reviewed.
func reviewAct(
	rt *rapid.T, t *Tx, act int, id model.ID, passed map[model.ID][]byte, drafts, all *[]model.ID,
) error {
	fen := model.Money(rapid.IntRange(1, 9).Draw(rt, "fen"))
	switch act {
	case 0, 1: // a draft that says of itself that it is reviewed
		x := spending(20260601, "50102", fen)
		x.ID, x.Reviewed, x.Reviewer = id, rapid.Bool().Draw(rt, "claims"), "自称"
		got, err := t.SaveDraft(x)
		if err == nil && id == 0 {
			*drafts = append(*drafts, got)
		}
		return err
	case 2:
		if err := t.ReviewDrafts(rapid.SampledFrom([]string{"", "审核乙"}).Draw(rt, "by"), id); err != nil {
			return err
		}
		d, err := t.Voucher(id)
		passed[id] = said(rt, d)
		return err
	case 3:
		if err := t.UnreviewDrafts(id); err != nil {
			return err
		}
		delete(passed, id)
		return nil
	case 4:
		_, err := t.Post(id)
		if err == nil {
			*all = append(*all, id)
		}
		return err
	case 5:
		var right *model.Voucher
		if rapid.Bool().Draw(rt, "with blue") {
			x := spending(20260602, "50103", fen)
			x.Reviewer = rapid.SampledFrom([]string{"", "审核乙"}).Draw(rt, "blue by")
			right = &x
		}
		_, blue, err := t.Reverse(pick(rt, append(*all, 0), "wrong"), right, "记错了")
		if err == nil && blue.ID != 0 {
			*all = append(*all, blue.ID)
		}
		return err
	default:
		by := rapid.SampledFrom([]string{"", "审核乙"}).Draw(rt, "by")
		_, err := t.Adjust(pick(rt, append(*all, 0), "wrong"), []model.Money{fen, fen}, "金额错", by)
		return err
	}
}

// checkReviews compares the book with what was seen before.
func checkReviews(rt *rapid.T, v *View, passed, posted map[model.ID][]byte) error {
	return v.EachVoucher(model.NewPeriod(2026, 1), model.Closing(2026), func(x model.Voucher) error {
		now, err := encode(x)
		if err != nil {
			return err
		}
		switch was, seen := posted[x.ID]; {
		case seen && !bytes.Equal(was, now):
			return fmt.Errorf("voucher %d has changed", x.ID)
		case seen:
		case x.Kind != model.VoucherRed && (!x.Reviewed || x.Reviewer == ""):
			return fmt.Errorf("voucher %+v was posted unreviewed", x)
		case x.Kind == model.VoucherNormal && !bytes.Equal(passed[x.ID], said(rt, x)):
			return fmt.Errorf("voucher %d says something else than what was reviewed", x.ID)
		}
		posted[x.ID] = now
		return nil
	})
}

// said is a voucher's content without what posting adds.
func said(rt *rapid.T, x model.Voucher) []byte {
	x.Number, x.Bookkeeper, x.Period = 0, "", 0
	b, err := encode(x)
	if err != nil {
		rt.Fatal(err)
	}
	return b
}

func TestReviewOfDrafts(t *testing.T) {
	b := reviewing(t)
	var id, bad model.ID
	do(t, b, func(t *Tx) (err error) {
		x := spending(20260601, "50102", 100)
		if id, err = t.SaveDraft(x); err != nil {
			return err
		}
		x.Lines[0].Amount = 50
		bad, err = t.SaveDraft(x)
		return err
	})
	var unread *UnreviewedError
	_, err := b.Do(Command{}, func(t *Tx) error { _, err := t.Post(id, bad); return err })
	if !errors.As(err, &unread) || len(unread.Drafts) != 2 {
		t.Fatalf("posting gave %v", err)
	}
	var rule *RuleError
	if _, err := b.Do(Command{}, func(t *Tx) error { return t.ReviewDrafts("审核乙", id, bad) }); !errors.As(err, &rule) {
		t.Fatalf("an unbalanced draft was reviewed: %v", err)
	}
	view(t, b, func(v *View) error {
		if d, err := v.Voucher(id); err != nil || d.Reviewed {
			t.Errorf("half a batch was reviewed: %+v %v", d, err)
		}
		return nil
	})
	do(t, b, func(t *Tx) error { return t.ReviewDrafts("", id) })
	view(t, b, func(v *View) error {
		if d, err := v.Voucher(id); err != nil || !d.Reviewed || d.Reviewer != "会计甲" {
			t.Errorf("reviewed draft: %+v %v", d, err)
		}
		return nil
	})
	do(t, b, func(t *Tx) error { // saved as it is: still reviewed; changed: not any more
		d, err := t.Voucher(id)
		if err != nil {
			return err
		}
		if _, err := t.SaveDraft(d); err != nil {
			return err
		}
		if again, _ := t.Voucher(id); !again.Reviewed {
			return errors.New("saving without a change took the review off")
		}
		d.Summary += "，改"
		if _, err := t.SaveDraft(d); err != nil {
			return err
		}
		if again, _ := t.Voucher(id); again.Reviewed || again.Reviewer != "" {
			return errors.New("a changed draft is still reviewed")
		}
		return t.ReviewDrafts("审核乙", id)
	})
	do(t, b, func(t *Tx) error { _, err := t.Post(id); return err })
	if _, err := b.Do(Command{}, func(t *Tx) error { return t.ReviewDrafts("", id) }); !errors.Is(err, ErrNotFound) {
		t.Errorf("a posted voucher was reviewed: %v", err)
	}
}

// TestCorrectionChain cancels, corrects and adjusts one voucher after another, with an invoice, a file and a match of
// the books around it.
func TestCorrectionChain(t *testing.T) {
	b := newBook(t)
	post := func(v model.Voucher) (out model.Voucher) {
		do(t, b, func(t *Tx) error {
			id, err := t.SaveDraft(v)
			if err != nil {
				return err
			}
			vs, err := t.Post(id)
			out = vs[0]
			return err
		})
		return out
	}
	wrong := post(spending(20260601, "50102", 100))
	invoice := model.Ref{Kind: model.KindInvoice}
	file := model.Ref{Kind: model.KindAttachment}
	do(t, b, func(t *Tx) (err error) {
		if invoice.ID, err = t.newID(); err != nil {
			return err
		}
		if file.ID, err = t.newID(); err != nil {
			return err
		}
		to := model.Ref{Kind: model.KindVoucher, ID: wrong.ID}
		return errors.Join(
			t.save(invoice, model.Invoice{ID: invoice.ID, Number: "12345678", Voucher: wrong.ID}),
			t.save(file, model.Attachment{ID: file.ID, Name: "发票.pdf", Hash: "00", Refs: []model.Ref{to}}))
	})
	var blue, diff model.Voucher
	do(t, b, func(t *Tx) (err error) {
		right := spending(20260601, "50103", 120)
		_, blue, err = t.Reverse(wrong.ID, &right, "科目错")
		return err
	})
	view(t, b, func(v *View) error {
		by, err := v.CorrectedBy(wrong.ID)
		if err != nil || by != blue.ID {
			t.Errorf("corrected by %d, %v", by, err)
		}
		for _, r := range []model.Ref{invoice, file} {
			refs, err := v.Linked(blue.ID, r.Kind)
			if err != nil || len(refs) != 1 || refs[0] != r {
				t.Errorf("%v did not move: %v %v", r, refs, err)
			}
		}
		return nil
	})
	do(t, b, func(t *Tx) (err error) {
		diff, err = t.Adjust(blue.ID, []model.Money{90, 90}, "多记", "")
		return err
	})
	if diff.Kind != model.VoucherAdjust || diff.Lines[0].Amount != -30 || diff.Reverses != blue.ID {
		t.Errorf("difference %+v", diff)
	}
	for _, c := range []struct {
		what string
		act  func(*Tx) error
		want error
	}{
		{"cancelled while adjusted", func(t *Tx) error { _, _, err := t.Reverse(blue.ID, nil, "错"); return err }, ErrAdjusted},
		{"adjusted a difference", func(t *Tx) error {
			_, err := t.Adjust(diff.ID, []model.Money{1, 1}, "错", "")
			return err
		}, ErrReversed},
		{"adjusted what is cancelled", func(t *Tx) error {
			_, err := t.Adjust(wrong.ID, []model.Money{1, 1}, "错", "")
			return err
		}, ErrReversed},
		{"adjusted by nothing", func(t *Tx) error {
			_, err := t.Adjust(blue.ID, []model.Money{90, 90}, "错", "")
			return err
		}, ErrNoDifference},
		{"without a reason", func(t *Tx) error {
			_, err := t.Adjust(blue.ID, []model.Money{1, 1}, " ", "")
			return err
		}, ErrReason},
	} {
		if _, err := b.Do(Command{Actor: "会计甲"}, c.act); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
	var rule *RuleError
	_, err := b.Do(Command{}, func(t *Tx) error { _, err := t.Adjust(blue.ID, []model.Money{1, 2}, "错", ""); return err })
	if !errors.As(err, &rule) {
		t.Errorf("a difference that does not balance: %v", err)
	}
	do(t, b, func(t *Tx) error { _, _, err := t.Reverse(diff.ID, nil, "没有多记"); return err })
	do(t, b, func(t *Tx) error { _, _, err := t.Reverse(blue.ID, nil, "整张错"); return err })
	view(t, b, func(v *View) error {
		if refs, err := v.Linked(invoice.ID); err != nil || len(refs) != 0 {
			t.Errorf("%v %v", refs, err)
		}
		if refs, _ := v.Linked(blue.ID, model.KindInvoice, model.KindAttachment); len(refs) != 1 || refs[0] != file {
			t.Errorf("after the last cancellation the voucher has %v", refs)
		}
		rows, err := v.TrialBalance(Range{Year: 2026})
		for _, r := range rows {
			if r.ClosingDebit != 0 || r.ClosingCredit != 0 {
				t.Errorf("%s is left with %v %v", r.Account, r.ClosingDebit, r.ClosingCredit)
			}
		}
		return err
	})
}

func TestMissingNumbers(t *testing.T) {
	b := newBook(t)
	sources := map[model.Date]string{20260105: "1", 20260110: "3", 20260205: "1", 20260210: "2", 20260211: "20260211001", 20260212: "20260212009"}
	do(t, b, func(t *Tx) error {
		for _, d := range []model.Date{20260105, 20260110, 20260205, 20260210, 20260211, 20260212} {
			x := spending(d, "50102", 100)
			x.Source = sources[d]
			id, err := t.SaveDraft(x)
			if err != nil {
				return err
			}
			if _, err := t.Post(id); err != nil {
				return err
			}
		}
		return nil
	})
	var gone model.ID
	do(t, b, func(t *Tx) (err error) { gone, err = t.SaveDraft(spending(20260601, "50102", 1)); return err })
	do(t, b, func(t *Tx) error { return t.DiscardDraft(gone) })
	do(t, b, func(t *Tx) error {
		for _, r := range []any{
			model.ReceiptBook{Prefix: "川", From: 1, To: 50, Width: 4},
			model.Receipt{Number: "川0001", Date: 20260301},
			model.Receipt{Number: "川0004", Date: 20260401},
		} {
			id, err := t.newID()
			if err != nil {
				return err
			}
			kind := model.KindReceipt
			switch x := r.(type) {
			case model.ReceiptBook:
				x.ID, kind = id, model.KindReceiptBook
				r = x
			case model.Receipt:
				x.ID = id
				r = x
			}
			if err := t.save(model.Ref{Kind: kind, ID: id}, r); err != nil {
				return err
			}
		}
		return nil
	})
	want := []string{"source/2026-01/ 2", "receipt/川 川0002-川0003", "draft " + fmt.Sprint(gone)}
	find := func() (out []Missing) {
		view(t, b, func(v *View) (err error) { out, err = v.MissingNumbers(2026); return err })
		return out
	}
	found := find()
	if len(found) != len(want) {
		t.Fatalf("found %+v", found)
	}
	for i, m := range found {
		if got := m.Series + " " + m.Number(); got != want[i] {
			t.Errorf("%q, want %q", got, want[i])
		}
	}
	m := found[1]
	if m.Count != 2 || m.Gap.ID != 0 {
		t.Errorf("receipts %+v", m)
	}
	explain := func(why string) error {
		_, err := b.Do(Command{}, func(t *Tx) error {
			_, err := t.SaveGap(model.Gap{Year: 2026, Series: m.Series, Number: m.Number(), Text: why})
			return err
		})
		return err
	}
	var rule *RuleError
	if err := explain(""); !errors.As(err, &rule) {
		t.Errorf("explained by nothing: %v", err)
	}
	for _, why := range []string{"作废", "打印坏了"} {
		if err := explain(why); err != nil {
			t.Fatal(err)
		}
		if got := find()[1].Gap.Text; got != why {
			t.Errorf("explained as %q", got)
		}
	}
	view(t, b, func(v *View) error {
		gaps, err := v.Gaps(2026)
		if err != nil || len(gaps) != 1 {
			t.Errorf("%v %v", gaps, err)
		}
		return err
	})
}
