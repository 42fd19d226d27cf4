package ledger

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gonghui/model"
)

// TestLinesAboutVisits writes vouchers by hand whose lines are about visits, changes, posts and discards them, and
// changes and removes visits, at random. A visit that names a voucher is what a line of it is about, one that
// lines are about knows of a voucher, and what was written by hand is never rewritten.
func TestLinesAboutVisits(t *testing.T) {
	done := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		b, err := Create(filepath.Join(t.TempDir(), "book.db"), testBranch(), Command{}, testOptions())
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = b.Close() }()
		written := map[model.ID][]model.Line{} // of drafts, as they were typed
		try := func(what string, fn func(*Tx) error) bool {
			_, err := b.Do(Command{}, fn)
			if err == nil {
				done[what]++
				return true
			}
			if !gate(err) && !errors.Is(err, ErrNothingPaid) {
				rt.Fatalf("%s: %v", what, err)
			}
			return false
		}
		var who model.ID
		try("member", func(tx *Tx) (err error) {
			who, err = tx.SaveMember(model.Member{Name: "王芳", Status: model.StatusActive})
			return err
		})
		rt.Repeat(map[string]func(*rapid.T){
			"visit": func(rt *rapid.T) {
				x := model.Visit{Member: who, Category: "住院", Date: 20250301, Heard: 20250228}
				if all := allVisits(rt, b); len(all) > 0 && rapid.Bool().Draw(rt, "change") {
					x = rapid.SampledFrom(all).Draw(rt, "which")
				}
				x.Money = model.Money(rapid.IntRange(1, 3).Draw(rt, "money") * 100)
				x.Payment = model.PaymentCash
				try("visit", func(tx *Tx) error { _, err := tx.SaveVisit(x); return err })
			},
			"write": func(rt *rapid.T) {
				d := model.Voucher{Date: 20250305, Summary: "慰问"}
				if id := anyDraft(rt, b); id != 0 && rapid.Bool().Draw(rt, "again") {
					d = voucherOf(rt, b, id)
				}
				d.Lines = nil
				for _, x := range allVisits(rt, b) {
					for range rapid.IntRange(0, 2).Draw(rt, "lines") {
						l := model.Line{Account: "50304", Side: model.Debit, Amount: 50}
						l.About = model.Ref{Kind: model.KindVisit, ID: x.ID}
						d.Lines = append(d.Lines, l, model.Line{Account: "101", Side: model.Credit, Amount: 50})
					}
				}
				var id model.ID
				if try("write", func(tx *Tx) (err error) { id, err = tx.SaveDraftAbout(d); return err }) {
					written[id] = slices.Clone(d.Lines)
					for _, x := range allVisits(rt, b) {
						if x.Voucher == 0 && slices.Contains(d.PaysFor(), model.Ref{Kind: model.KindVisit, ID: x.ID}) {
							rt.Fatalf("voucher %d is about visit %d, which does not know of it", id, x.ID)
						}
					}
				}
			},
			"post": func(rt *rapid.T) {
				if id := anyDraft(rt, b); id != 0 {
					try("post", func(tx *Tx) error { _, err := tx.Post(id); return err })
				}
			},
			"discard": func(rt *rapid.T) {
				if id := anyDraft(rt, b); id != 0 {
					if try("discard", func(tx *Tx) error { return tx.DiscardDraft(id) }) {
						delete(written, id)
					}
				}
			},
			"": func(rt *rapid.T) { linesAgree(rt, b, written) },
		})
		if rep, err := b.Verify(nil); err != nil || !rep.OK() {
			rt.Fatalf("verify: %v %+v", err, rep)
		}
	})
	for _, what := range []string{"visit", "write", "post", "discard"} {
		if done[what] == 0 {
			t.Errorf("nothing was ever done by %s", what)
		}
	}
}

// linesAgree holds visits against the vouchers whose lines are about them.
func linesAgree(rt *rapid.T, b *Book, written map[model.ID][]model.Line) {
	err := b.Read(func(v *View) error {
		for id, want := range written {
			x, err := v.Voucher(id)
			if err != nil {
				return err
			}
			if !slices.Equal(x.Lines, want) {
				rt.Fatalf("voucher %d says %v, typed was %v", id, x.Lines, want)
			}
		}
		all, err := v.Visits(0)
		if err != nil {
			return err
		}
		for _, x := range all {
			if x.Voucher == 0 {
				continue
			}
			d, err := v.Voucher(x.Voucher)
			if err != nil {
				return err
			}
			if !slices.Contains(d.PaysFor(), model.Ref{Kind: model.KindVisit, ID: x.ID}) {
				rt.Fatalf("visit %d names voucher %d, which is not about it", x.ID, d.ID)
			}
		}
		return nil
	})
	if err != nil {
		rt.Fatal(err)
	}
}
