package ledger

import (
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gonghui/model"
)

// TestMissingDrafts throws drafts away and removes records over some years, and compares with the whole log, read from
// its first event.
func TestMissingDrafts(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		now := fixedNow()
		o := Options{Now: func() time.Time { return now }, Rand: rand.NewChaCha8([32]byte{1}), Holder: "测试"}
		b, err := Create(filepath.Join(t.TempDir(), "book.db"), testBranch(), Command{}, o)
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = b.Close() }()
		withOpening(t, b)
		var drafts, records []model.ID
		for range rapid.IntRange(1, 20).Draw(rt, "steps") {
			switch rapid.IntRange(0, 5).Draw(rt, "step") {
			case 0, 1:
				do(t, b, func(tx *Tx) error {
					id, err := tx.SaveDraft(spending(20250701, "50102", 100))
					drafts = append(drafts, id)
					return err
				})
			case 2:
				_, _ = b.Do(Command{}, func(tx *Tx) error {
					return tx.DiscardDraft(rapid.SampledFrom(append(drafts, 0)).Draw(rt, "discard"))
				})
			case 3:
				_, _ = b.Do(Command{}, func(tx *Tx) error {
					_, err := tx.Post(rapid.SampledFrom(append(drafts, 0)).Draw(rt, "post"))
					return err
				})
			case 4:
				do(t, b, func(tx *Tx) error {
					id, err := tx.SaveMember(model.Member{Name: "王芳", Status: model.StatusActive})
					records = append(records, id)
					return err
				})
				if rapid.Bool().Draw(rt, "remove") {
					do(t, b, func(tx *Tx) error {
						return tx.Remove(model.Ref{Kind: model.KindMember, ID: records[len(records)-1]}, "错录")
					})
				}
			case 5:
				now = now.AddDate(0, rapid.IntRange(1, 8).Draw(rt, "months"), 0)
			}
		}
		view(t, b, func(v *View) error {
			named, year, last := map[model.ID]bool{}, map[model.ID]int{}, must(lastID(v.tx))(rt)
			err := v.EachEvent(1, func(e Event) error {
				named[e.Ref.ID] = true
				for id := model.ID(1); id < e.Ref.ID; id++ {
					if year[id] == 0 {
						year[id] = model.DateOf(e.Time).Year()
					}
				}
				return nil
			})
			if err != nil {
				return err
			}
			if err := v.EachDraft(func(d model.Voucher) error { named[d.ID] = true; return nil }); err != nil {
				return err
			}
			want := map[int]int{}
			for id := model.ID(1); id <= last; id++ {
				if named[id] {
					continue
				}
				run := id
				for run < last && !named[run+1] {
					run++
				}
				if year[run] == 0 {
					year[run] = v.Today().Year()
				}
				want[year[run]] += int(run-id) + 1
				id = run
			}
			for y := 2025; y <= v.Today().Year(); y++ {
				got := 0
				for _, m := range must(v.missingDrafts(y))(rt) {
					got += m.Count
				}
				if got != want[y] {
					rt.Errorf("%d: %d numbers are missing, want %d", y, got, want[y])
				}
			}
			return nil
		})
		if r, err := b.Verify(nil); err != nil || !r.OK() {
			rt.Errorf("%v %+v", err, r)
		}
	})
}
