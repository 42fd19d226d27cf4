package ledger

import (
	"errors"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"gonghui/model"
)

// TestVisitsShareAVoucher drafts, joins, changes, posts, cancels and puts right, discards and removes visits and their
// common vouchers at random. Always each visit that names a voucher stands on it with its whole sum and on none else
// that counts, and no line is about a visit that does not name its voucher.
func TestVisitsShareAVoucher(t *testing.T) {
	done := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		b, err := Create(filepath.Join(t.TempDir(), "book.db"), testBranch(), Command{}, testOptions())
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = b.Close() }()
		var people []model.ID
		try := func(what string, fn func(*Tx) error) {
			_, err := b.Do(Command{}, fn)
			if err == nil {
				done[what]++
				return
			}
			if !gate(err) && !errors.Is(err, ErrNothingPaid) {
				rt.Fatalf("%s: %v", what, err)
			}
		}
		for _, name := range []string{"王芳", "李强"} {
			try("member", func(tx *Tx) error {
				id, err := tx.SaveMember(model.Member{Name: name, Status: model.StatusActive})
				people = append(people, id)
				return err
			})
		}
		rt.Repeat(map[string]func(*rapid.T){
			"visit": func(rt *rapid.T) {
				x := model.Visit{Member: rapid.SampledFrom(people).Draw(rt, "of"), Category: "住院"}
				if all := allVisits(rt, b); len(all) > 0 && rapid.Bool().Draw(rt, "change") {
					x = rapid.SampledFrom(all).Draw(rt, "which")
					if x.Voucher != 0 && voucherOf(rt, b, x.Voucher).Posted() {
						return // what is booked is not changed by forms
					}
				}
				x.Date, x.Heard = rapid.SampledFrom([]model.Date{0, 20250301, 20250302}).Draw(rt, "date"), 20250228
				x.Money = model.Money(rapid.IntRange(0, 3).Draw(rt, "money") * 100)
				x.Payment = rapid.SampledFrom([]string{model.PaymentCash, "银行转账"}).Draw(rt, "by")
				try("visit", func(tx *Tx) error { _, err := tx.SaveVisit(x); return err })
			},
			"again": func(rt *rapid.T) {
				if all := allVisits(rt, b); len(all) > 0 {
					x := rapid.SampledFrom(all).Draw(rt, "of").Again()
					x.Date, x.Money = 20250303, 100
					try("again", func(tx *Tx) error { _, err := tx.SaveVisit(x); return err })
				}
			},
			"draft": func(rt *rapid.T) {
				var ids []model.ID
				for _, x := range allVisits(rt, b) {
					if rapid.Bool().Draw(rt, "with") {
						ids = append(ids, x.ID)
					}
				}
				try("draft", func(tx *Tx) error { _, err := tx.DraftVisits(ids...); return err })
			},
			"post": func(rt *rapid.T) {
				if id := anyDraft(rt, b); id != 0 {
					try("post", func(tx *Tx) error { _, err := tx.Post(id); return err })
				}
			},
			"discard": func(rt *rapid.T) {
				if id := anyDraft(rt, b); id != 0 {
					try("discard", func(tx *Tx) error { return tx.DiscardDraft(id) })
				}
			},
			"reverse": func(rt *rapid.T) {
				all := allVisits(rt, b)
				if len(all) == 0 {
					return
				}
				x := rapid.SampledFrom(all).Draw(rt, "paid")
				if x.Voucher == 0 {
					return
				}
				var blue *model.Voucher
				if rapid.Bool().Draw(rt, "blue") {
					v := voucherOf(rt, b, x.Voucher)
					v.Lines = append([]model.Line(nil), v.Lines...)
					blue = &v
				}
				try("reverse", func(tx *Tx) error { _, _, err := tx.Reverse(x.Voucher, blue, "记错"); return err })
			},
			"remove": func(rt *rapid.T) {
				if all := allVisits(rt, b); len(all) > 0 {
					x := rapid.SampledFrom(all).Draw(rt, "removed")
					try("remove", func(tx *Tx) error { return tx.Remove(model.Ref{Kind: model.KindVisit, ID: x.ID}, "录错") })
				}
			},
			"": func(rt *rapid.T) { visitsAgree(rt, b) },
		})
		if rep, err := b.Verify(nil); err != nil || !rep.OK() {
			rt.Fatalf("verify: %v %+v", err, rep)
		}
	})
	for _, what := range []string{"visit", "again", "draft", "post", "discard", "reverse", "remove"} {
		if done[what] == 0 {
			t.Errorf("nothing was ever done by %s", what)
		}
	}
}

func allVisits(rt *rapid.T, b *Book) []model.Visit {
	var out []model.Visit
	if err := b.Read(func(v *View) (err error) { out, err = v.Visits(0); return err }); err != nil {
		rt.Fatal(err)
	}
	return out
}

func voucherOf(rt *rapid.T, b *Book, id model.ID) model.Voucher {
	var out model.Voucher
	if err := b.Read(func(v *View) (err error) { out, err = v.Voucher(id); return err }); err != nil {
		rt.Fatal(err)
	}
	return out
}

func anyDraft(rt *rapid.T, b *Book) model.ID {
	var ids []model.ID
	err := b.Read(func(v *View) error {
		return v.EachDraft(func(d model.Voucher) error { ids = append(ids, d.ID); return nil })
	})
	if err != nil {
		rt.Fatal(err)
	}
	return pick(rt, ids, "draft")
}

// visitsAgree holds the visits of a book against its vouchers that stand.
func visitsAgree(rt *rapid.T, b *Book) {
	err := b.Read(func(v *View) error {
		all, err := v.Visits(0)
		if err != nil {
			return err
		}
		by := map[model.ID]model.Visit{}
		for _, x := range all {
			by[x.ID] = x
		}
		about := map[model.ID]int{}
		check := func(d model.Voucher) error {
			if d.Kind == model.VoucherRed {
				return nil
			}
			if red, err := v.ReversedBy(d.ID); err != nil || red != 0 {
				return err
			}
			var debit, credit model.Money
			for _, l := range d.Lines {
				debit, credit = debit+l.Debit(), credit+l.Credit()
				if l.About.Kind != model.KindVisit || l.About.ID == 0 {
					continue
				}
				about[l.About.ID]++
				if x := by[l.About.ID]; x.Voucher != d.ID || x.Total() != l.Amount || x.Member != l.Member {
					rt.Fatalf("voucher %d has %+v for %+v", d.ID, l, x)
				}
			}
			if debit != credit {
				rt.Fatalf("voucher %d: %s against %s", d.ID, debit, credit)
			}
			return nil
		}
		if err := v.EachDraft(check); err != nil {
			return err
		}
		if err := v.EachVoucher(model.NewPeriod(2025, 1), model.NewPeriod(2025, 12), check); err != nil {
			return err
		}
		for _, x := range all {
			if x.Voucher == 0 {
				if about[x.ID] != 0 {
					rt.Fatalf("visit %d is booked and does not know of it", x.ID)
				}
				continue
			}
			d, err := v.Voucher(x.Voucher)
			if err != nil {
				return err
			}
			if d.Common && about[x.ID] != 1 {
				rt.Fatalf("visit %d stands %d times on voucher %d", x.ID, about[x.ID], d.ID)
			}
			if red, err := v.ReversedBy(x.Voucher); err != nil || red != 0 {
				rt.Fatalf("visit %d names voucher %d, cancelled by %d: %v", x.ID, x.Voucher, red, err)
			}
		}
		return nil
	})
	if err != nil {
		rt.Fatal(err)
	}
}
