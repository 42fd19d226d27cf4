package ledger_test

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"gonghui/ledger"
	"gonghui/model"
)

// receiptKey is a number of one of several runs.
type receiptKey struct {
	run    int
	number int64
}

func (k receiptKey) name(runs []model.ReceiptBook) string {
	return fmt.Sprintf("%s%0*d", runs[k.run].Prefix, runs[k.run].Width, k.number)
}

// TestEveryReceiptHasOneState holds that after any uses, voids and removals every number of every run is in exactly one
// row, in order, and in the state that was recorded; and that what is skipped is what MissingNumbers tells of.
func TestEveryReceiptHasOneState(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := assetBook(t)
		day := model.Date(20260301)
		var runs []model.ReceiptBook
		want := map[receiptKey]ledger.ReceiptState{}
		ids := map[receiptKey]model.ID{}
		do := func(fn func(*ledger.Tx) error) error {
			_, err := b.Do(ledger.Command{Actor: "t"}, fn)
			return err
		}
		for i := range rapid.IntRange(1, 3).Draw(r, "runs") {
			from := rapid.Int64Range(0, 40).Draw(r, "from")
			x := model.ReceiptBook{
				Prefix: []string{"", "川工", "A"}[i], Width: rapid.IntRange(2, 6).Draw(r, "width"), From: from,
				To: from + rapid.Int64Range(0, 30).Draw(r, "more"), Received: day,
			}
			if err := do(func(t *ledger.Tx) (err error) { x.ID, err = t.SaveReceiptBook(x); return err }); err != nil {
				r.Fatal(err)
			}
			runs = append(runs, x)
		}
		for range rapid.IntRange(0, 25).Draw(r, "acts") {
			run := rapid.IntRange(0, len(runs)-1).Draw(r, "run")
			k := receiptKey{run, rapid.Int64Range(runs[run].From-1, runs[run].To+1).Draw(r, "number")}
			within := k.number >= runs[run].From && k.number <= runs[run].To
			if k.number < 0 {
				continue
			}
			if ids[k] != 0 && rapid.Bool().Draw(r, "remove") {
				ref := model.Ref{Kind: model.KindReceipt, ID: ids[k]}
				if err := do(func(t *ledger.Tx) error { return t.Remove(ref, "录错") }); err != nil {
					r.Fatal(err)
				}
				delete(ids, k)
				delete(want, k)
				continue
			}
			x := model.Receipt{Number: k.name(runs), Date: day, Amount: 100, Payer: "甲"}
			state := ledger.ReceiptUsed
			if rapid.Bool().Draw(r, "void") {
				x, state = model.Receipt{Number: k.name(runs), Date: day, Voided: true, Reason: "写错"}, ledger.ReceiptVoided
			}
			var id model.ID
			err := do(func(t *ledger.Tx) (err error) { id, err = t.SaveReceipt(x); return err })
			switch {
			case !within && !errors.Is(err, ledger.ErrNotFound):
				r.Fatalf("%s is in no run: %v", x.Number, err)
			case within && ids[k] != 0 && !errors.Is(err, ledger.ErrDuplicate):
				r.Fatalf("%s was recorded already: %v", x.Number, err)
			case within && ids[k] == 0:
				if err != nil {
					r.Fatal(err)
				}
				ids[k], want[k] = id, state
			}
		}
		err := b.Read(func(v *ledger.View) error { return receiptsAre(r, v, runs, want) })
		if err != nil {
			r.Fatal(err)
		}
	})
}

// receiptsAre holds the runs that a book lists against what was recorded.
func receiptsAre(
	r *rapid.T, v *ledger.View, runs []model.ReceiptBook, want map[receiptKey]ledger.ReceiptState,
) error {
	got, err := v.ReceiptRuns()
	if err != nil {
		return err
	}
	if len(got) != len(runs) {
		r.Fatalf("%d runs of %d", len(got), len(runs))
	}
	skipped := int64(0)
	for i, run := range got {
		next := run.From
		for j, row := range run.Rows {
			if row.First != (receiptKey{i, next}).name(runs) || row.Count < 1 ||
				row.Last != (receiptKey{i, next + row.Count - 1}).name(runs) {
				r.Fatalf("row %d of run %d: %+v, next is %d", j, i, row, next)
			}
			for n := next; n < next+row.Count; n++ {
				state, recorded := want[receiptKey{i, n}]
				last := j == len(run.Rows)-1
				switch {
				case recorded && row.State == state:
				case !recorded && row.State == ledger.ReceiptFree && last:
				case !recorded && row.State == ledger.ReceiptSkipped && !last:
					skipped++
				default:
					r.Fatalf("number %d of run %d is %v", n, i, row.State)
				}
			}
			next += row.Count
		}
		if next != run.To+1 {
			r.Fatalf("run %d ends at %d, not %d", i, next-1, run.To)
		}
	}
	missing, err := v.MissingNumbers(2026)
	told := int64(0)
	for _, m := range missing {
		if m.Kind == ledger.SeriesReceipt {
			told += int64(m.Count)
		}
	}
	if told != skipped {
		r.Fatalf("%d are skipped, %d are told of", skipped, told)
	}
	return err
}

// TestReceiptRunKeepsItsNumbers refuses to shrink or remove a run of which a receipt was recorded.
func TestReceiptRunKeepsItsNumbers(t *testing.T) {
	b := assetBook(t)
	run := model.ReceiptBook{Prefix: "A", Width: 3, From: 1, To: 50}
	_, err := b.Do(ledger.Command{Actor: "t"}, func(tx *ledger.Tx) (err error) {
		if run.ID, err = tx.SaveReceiptBook(run); err != nil {
			return err
		}
		_, err = tx.SaveReceipt(model.Receipt{Number: "A040", Date: 20260301, Amount: 1})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, act := range map[string]func(*ledger.Tx) error{
		"shrink": func(tx *ledger.Tx) error { x := run; x.To = 39; _, err := tx.SaveReceiptBook(x); return err },
		"rename": func(tx *ledger.Tx) error { x := run; x.Prefix = "B"; _, err := tx.SaveReceiptBook(x); return err },
		"remove": func(tx *ledger.Tx) error {
			return tx.Remove(model.Ref{Kind: model.KindReceiptBook, ID: run.ID}, "录错")
		},
	} {
		if _, err := b.Do(ledger.Command{Actor: "t"}, act); !errors.Is(err, ledger.ErrLinked) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err = b.Do(ledger.Command{Actor: "t"}, func(tx *ledger.Tx) error {
		run.To = 40
		_, err := tx.SaveReceiptBook(run)
		return err
	})
	if err != nil {
		t.Errorf("a run that still has its numbers: %v", err)
	}
}
