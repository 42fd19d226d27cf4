package ledger

import (
	"errors"
	"maps"
	"testing"

	"pgregory.net/rapid"

	"gonghui/model"
)

// memberSums is what every member gave and had, by whoever a record stands for now.
func memberSums(t *testing.T, b *Book) map[model.ID][5]model.Money {
	t.Helper()
	out := map[model.ID][5]model.Money{}
	add := func(id model.ID, at int, m model.Money) {
		if m == 0 {
			return
		}
		s := out[id]
		s[at] += m
		out[id] = s
	}
	view(t, b, func(v *View) error {
		err := v.eachOf(memberKinds, func(_ Event, rec any) error {
			switch r := rec.(type) {
			case model.Visit:
				add(r.Member, 0, r.Total())
			case model.Subsidy:
				add(r.Member, 1, r.Amount)
			case model.Dues:
				add(r.Member, 2, r.Amount)
			case model.Gift:
				for _, l := range r.Lines {
					add(l.Member, 3, l.Amount)
				}
			case model.Drive:
				for _, l := range r.Lines {
					add(l.Member, 4, l.Amount)
				}
			}
			return nil
		})
		return err
	})
	return out
}

func TestMergeKeepsEverySum(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook(t)
		withOpening(t, b)
		var ids []model.ID
		for _, n := range []string{"01", "02", "03"} {
			ids = append(ids, withBase(t, b, n, 500000, nil))
		}
		some := func(name string) model.ID { return rapid.SampledFrom(ids).Draw(rt, name) }
		fen := func(name string) model.Money { return model.Money(rapid.IntRange(100, 100000).Draw(rt, name)) }
		taken := map[model.Period]bool{}
		do(t, b, func(tx *Tx) error {
			for range rapid.IntRange(0, 6).Draw(rt, "records") {
				var err error
				switch rapid.IntRange(0, 3).Draw(rt, "kind") {
				case 0:
					_, err = tx.SaveVisit(model.Visit{
						Member: some("m"), Category: "住院", Date: 20250310, EventDate: 20250301, Money: fen("money"),
						Private: model.VisitPrivate{Reason: "住院"},
					})
				case 1:
					_, err = tx.SaveSubsidy(model.Subsidy{
						Member: some("m"), Category: "深度困难", Applied: 20250401, Amount: fen("amount"),
					})
				case 2:
					month := model.NewPeriod(2025, rapid.IntRange(1, 12).Draw(rt, "month"))
					if !taken[month] {
						taken[month] = true
						_, err = tx.SaveDues(model.Dues{Member: some("m"), Month: month, Amount: fen("dues"), Paid: 20250501})
					}
				case 3:
					_, err = tx.SaveGift(model.Gift{
						Kind: model.GiftOther, Name: "送清凉", Date: 20250701, PerHead: 100,
						Lines: []model.GiftLine{{Member: some("m"), Amount: fen("share")}},
					})
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		before := memberSums(t, b)
		var m Merge
		do(t, b, func(tx *Tx) (err error) { m, err = tx.MergeMembers(ids[0], ids[1]); return err })
		after, want := memberSums(t, b), maps.Clone(before)
		both := want[ids[0]]
		for i, x := range want[ids[1]] {
			both[i] += x
		}
		delete(want, ids[1])
		if want[ids[0]] = both; both == ([5]model.Money{}) {
			delete(want, ids[0])
		}
		if !maps.Equal(after, want) {
			rt.Fatalf("sums %v, want %v", after, want)
		}
		view(t, b, func(v *View) error {
			one, err := v.Member(ids[1])
			if err == nil && one.ID != ids[0] {
				rt.Fatalf("the pointer leads to %d", one.ID)
			}
			ms, err2 := v.Members()
			if len(ms) != 2 {
				rt.Fatalf("%d on the roster", len(ms))
			}
			return errors.Join(err, err2)
		})
		do(t, b, func(tx *Tx) error { return tx.UnmergeMembers(m) })
		if got := memberSums(t, b); !maps.Equal(got, before) {
			rt.Fatalf("taken back: %v, was %v", got, before)
		}
	})
}

// TestMergeResolves merges somebody whom a posted voucher and a draft name, and is refused where both have paid.
func TestMergeResolves(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	kept := withBase(t, b, "01", 500000, nil)
	lost := withBase(t, b, "02", 500000, func(m *model.Member) {
		m.Private = model.MemberPrivate{Phone: "13800000001", IDNumber: "11010519491231002X"}
	})
	paper := spending(20250305, "50105", 30000)
	paper.Lines[0].Member = lost
	onBook := posted(t, b, paper).ID
	var draft model.ID
	do(t, b, func(tx *Tx) (err error) { draft, err = tx.SaveDraft(paper); return err })
	month := model.NewPeriod(2025, 1)
	var twice model.ID
	do(t, b, func(tx *Tx) (err error) {
		if _, err = tx.SaveDues(model.Dues{Member: kept, Month: month, Amount: 2500}); err != nil {
			return err
		}
		twice, err = tx.SaveDues(model.Dues{Member: lost, Month: month, Amount: 2500})
		return err
	})
	_, err := b.Do(Command{Actor: "测试"}, func(tx *Tx) error { _, err := tx.MergeMembers(kept, lost); return err })
	var conflict *MergeError
	if !errors.As(err, &conflict) || len(conflict.Conflicts) != 1 || conflict.Conflicts[0].Month != month {
		t.Fatalf("two dues of a month: %v", err)
	}
	do(t, b, func(tx *Tx) error {
		if err := tx.Remove(model.Ref{Kind: model.KindDues, ID: twice}, "重复"); err != nil {
			return err
		}
		_, err := tx.MergeMembers(kept, lost)
		return err
	})
	view(t, b, func(v *View) error {
		vs, err := v.VouchersOf(kept)
		if err != nil || len(vs) != 1 || vs[0] != onBook {
			t.Errorf("vouchers %v, %v", vs, err)
		}
		d, err := v.Voucher(draft)
		if err != nil || d.Lines[0].Member != kept {
			t.Errorf("draft names %d, %v", d.Lines[0].Member, err)
		}
		m, ok, err := v.MemberByIDNumber("11010519491231002X")
		if !ok || m.ID != kept || m.Private.Phone != "13800000001" {
			t.Errorf("by identity number: %v %v, %v", m.ID, ok, err)
		}
		return err
	})
	_, err = b.Do(Command{Actor: "测试"}, func(tx *Tx) error {
		_, err := tx.SaveMember(model.Member{ID: lost, Number: "02", Name: "张三", Status: model.StatusActive})
		return err
	})
	if !errors.Is(err, ErrMerged) {
		t.Errorf("a merged record was changed: %v", err)
	}
}
