package ledger

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gonghui/model"
)

// TestActivity plans an activity, asks members, drafts and links vouchers, and keeps what it cost in step with them.
func TestActivity(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	one := withBase(t, b, "01", 500000, nil)
	two := withBase(t, b, "02", 500000, nil)
	var id, paper model.ID
	do(t, b, func(tx *Tx) (err error) {
		a := model.Activity{Kind: model.ActivityEvent, Name: "篮球赛", Date: 20250510, Budget: 60000}
		a = a.With(one, two, one).Away("出差", two)
		a.Prizes = []model.Prize{{Name: "一等奖", Member: one, Value: 10000}}
		id, err = tx.SaveActivity(a)
		return err
	})
	do(t, b, func(tx *Tx) (err error) { paper, err = tx.DraftActivity(id, 0); return err })
	cost := func(posted, drafted model.Money) {
		t.Helper()
		view(t, b, func(v *View) error {
			a, err := v.Activity(id)
			if err != nil {
				return err
			}
			p, d, err := v.ActivityCost(a)
			if p != posted || d != drafted {
				t.Errorf("posted %v and drafted %v, want %v and %v", p, d, posted, drafted)
			}
			return err
		})
	}
	cost(0, 60000)
	if _, err := b.Do(Command{}, func(tx *Tx) error { _, err := tx.DraftActivity(id, 0); return err }); !errors.Is(err, ErrNoCost) {
		t.Errorf("a second draft of a spent budget: %v", err)
	}
	other := model.ID(0)
	do(t, b, func(tx *Tx) (err error) {
		other, err = tx.SaveActivity(model.Activity{Kind: model.ActivityHonour, Name: "评优", Date: 20250601})
		return err
	})
	pay := func(tx *Tx) error { return tx.PayActivity(other, paper, false) }
	if _, err := b.Do(Command{}, pay); !errors.Is(err, ErrPaysOther) {
		t.Errorf("a voucher for two activities: %v", err)
	}
	do(t, b, func(tx *Tx) error { return tx.DiscardDraft(paper) })
	cost(0, 0)
	if _, err := b.Do(Command{}, func(tx *Tx) error {
		return tx.Remove(model.Ref{Kind: model.KindMember, ID: one}, "错")
	}); !errors.Is(err, ErrLinked) {
		t.Errorf("a member of an activity was removed: %v", err)
	}
	do(t, b, func(tx *Tx) error { return tx.Remove(model.Ref{Kind: model.KindActivity, ID: other}, "重复") })
	view(t, b, func(v *View) error {
		all, err := v.Activities(2025)
		if len(all) != 1 || all[0].Expected() != 1 {
			t.Errorf("%+v", all)
		}
		return err
	})
}

// TestActivityCostProperty drafts, posts, discards, cancels and corrects vouchers of an activity in any order: what it
// cost stays the sum of its linked posted vouchers' lines, every link leads back, and no voucher pays twice.
func TestActivityCostProperty(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook(t)
		withOpening(t, b)
		var id model.ID
		do(t, b, func(tx *Tx) (err error) {
			id, err = tx.SaveActivity(model.Activity{Kind: model.ActivityEvent, Name: "球赛", Date: 20250510})
			return err
		})
		want := map[model.ID]model.Money{} // of posted vouchers
		var drafts []model.ID
		for range rapid.IntRange(1, 8).Draw(rt, "steps") {
			sum := model.Money(rapid.Int64Range(1, 90000).Draw(rt, "sum"))
			switch rapid.IntRange(0, 4).Draw(rt, "step") {
			case 0:
				do(t, b, func(tx *Tx) error {
					x, err := tx.DraftActivity(id, sum)
					drafts = append(drafts, x)
					return err
				})
			case 1:
				if n := len(drafts); n > 0 {
					x := drafts[n-1]
					drafts = drafts[:n-1]
					do(t, b, func(tx *Tx) error {
						v, err := tx.Voucher(x)
						if err != nil {
							return err
						}
						want[x] = v.Lines[0].Amount
						return signedPost(tx, v)
					})
				}
			case 2:
				if n := len(drafts); n > 0 {
					x := drafts[n-1]
					drafts = drafts[:n-1]
					do(t, b, func(tx *Tx) error { return tx.DiscardDraft(x) })
				}
			default:
				x := anyOf(want)
				if x == 0 {
					continue
				}
				correct := rapid.Bool().Draw(rt, "correct")
				delete(want, x)
				do(t, b, func(tx *Tx) error {
					var blue *model.Voucher
					if correct {
						v, err := tx.Voucher(x)
						if err != nil {
							return err
						}
						v.Lines = slices.Clone(v.Lines)
						v.Lines[0].Amount, v.Lines[1].Amount = sum, sum
						blue = &v
					}
					_, fixed, err := tx.Reverse(x, blue, "错")
					if correct {
						want[fixed.ID] = sum
					}
					return err
				})
			}
			agree(t, b, id, want, drafts)
		}
	})
}

// signedPost posts a draft with the signatures that posting needs.
func signedPost(tx *Tx, v model.Voucher) error {
	v.Preparer, v.Approver = "丁", "甲"
	if _, err := tx.SaveDraft(v); err != nil {
		return err
	}
	_, err := tx.Post(v.ID)
	return err
}

func anyOf(m map[model.ID]model.Money) (first model.ID) {
	for id := range m {
		if first == 0 || id < first {
			first = id
		}
	}
	return first
}

func agree(t *testing.T, b *Book, id model.ID, want map[model.ID]model.Money, drafts []model.ID) {
	t.Helper()
	view(t, b, func(v *View) error {
		a, err := v.Activity(id)
		if err != nil {
			return err
		}
		var sum model.Money
		for x, m := range want {
			sum += m
			got, ok, err := v.ActivityOf(x)
			if err != nil || !ok || got.ID != id {
				t.Errorf("voucher %d leads to %d, %v", x, got.ID, err)
			}
		}
		if len(a.Vouchers) != len(want)+len(drafts) {
			t.Errorf("%d vouchers, want %d posted and %d drafts", len(a.Vouchers), len(want), len(drafts))
		}
		posted, _, err := v.ActivityCost(a)
		if posted != sum {
			t.Errorf("cost %v, want %v", posted, sum)
		}
		return err
	})
}

// TestActivityBooked keeps what was said of an activity's money once its voucher is posted: it can be added to, and
// changed only after the voucher was taken off.
func TestActivityBooked(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	one := withBase(t, b, "01", 500000, nil)
	var id, paper model.ID
	do(t, b, func(tx *Tx) (err error) {
		id, err = tx.SaveActivity(model.Activity{
			Kind: model.ActivityEvent, Name: "篮球赛", Date: 20250510, Budget: 60000,
			Prizes: []model.Prize{{Name: "一等奖", Member: one, Value: 10000}},
		})
		if err != nil {
			return err
		}
		paper, err = tx.DraftActivity(id, 0)
		return err
	})
	change := func(fn func(a *model.Activity)) error {
		_, err := b.Do(Command{}, func(tx *Tx) error {
			a, err := tx.Activity(id)
			if err != nil {
				return err
			}
			a.Prizes = slices.Clone(a.Prizes)
			fn(&a)
			_, err = tx.SaveActivity(a)
			return err
		})
		return err
	}
	if err := change(func(a *model.Activity) { a.Budget = 70000 }); err != nil {
		t.Errorf("beside a draft: %v", err)
	}
	do(t, b, func(tx *Tx) error { _, err := tx.Post(paper); return err })
	for name, fn := range map[string]func(a *model.Activity){
		"budget":  func(a *model.Activity) { a.Budget = 60000 },
		"account": func(a *model.Activity) { a.Account = "50104" },
		"kind":    func(a *model.Activity) { a.Kind = model.ActivityRest },
		"prize":   func(a *model.Activity) { a.Prizes[0].Value = 9000 },
		"drop":    func(a *model.Activity) { a.Prizes = nil },
	} {
		if err := change(fn); !errors.Is(err, ErrActivityBooked) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, fn := range map[string]func(a *model.Activity){
		"people":   func(a *model.Activity) { *a = a.With(one).Signed(true, one) },
		"meal":     func(a *model.Activity) { a.Meal = 3000 },
		"payment":  func(a *model.Activity) { a.Payment = "现金" },
		"received": func(a *model.Activity) { a.Prizes[0].Received = true },
		"more": func(a *model.Activity) {
			a.Prizes = append(a.Prizes, model.Prize{Name: "二等奖", Member: one, Value: 5000})
		},
		"name": func(a *model.Activity) { a.Name, a.Account = "教工篮球赛", "50102" },
	} {
		if err := change(fn); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := change(func(a *model.Activity) { a.Meal = 2000 }); !errors.Is(err, ErrActivityBooked) {
		t.Errorf("filled in and changed again: %v", err)
	}
	do(t, b, func(tx *Tx) error { return tx.PayActivity(id, paper, true) })
	if err := change(func(a *model.Activity) { a.Budget = 60000 }); err != nil {
		t.Errorf("taken off: %v", err)
	}
	do(t, b, func(tx *Tx) error { return tx.PayActivity(id, paper, false) })
}
