package screen

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

func FuzzSplitNames(f *testing.F) {
	for _, s := range []string{"主席乙、委员丙", "张 三 李四", "张三 李四", "Anna Li, 王芳；", "，，", "买买提·艾力/阿依古丽"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		names := splitNames(s)
		for _, n := range names {
			if n == "" || n != model.NormalizeName(n) {
				t.Errorf("%q has the name %q", s, n)
			}
		}
		again := splitNames(strings.Join(names, "、"))
		if strings.Join(again, "、") != strings.Join(splitNames(strings.Join(again, "、")), "、") {
			t.Errorf("%q is split otherwise each time: %q", s, again)
		}
	})
}

func TestSplitNames(t *testing.T) {
	for _, c := range []struct {
		typed string
		names string
	}{
		{"主席乙、委员丙", "主席乙|委员丙"},
		{"主席乙 委员丙", "主席乙|委员丙"},
		{"张 三，李四", "张三|李四"},
		{"Anna Li；王芳 ", "Anna Li|王芳"},
		{" 、 ", ""},
	} {
		if got := strings.Join(splitNames(c.typed), "|"); got != c.names {
			t.Errorf("splitNames(%q) = %q, want %q", c.typed, got, c.names)
		}
	}
}

func TestFollowDraft(t *testing.T) {
	member := model.Member{ID: 3, Name: "王芳"}
	visit := model.Visit{ID: 7, Date: 20260620, Member: 3, Category: "住院", Money: 50000, Payment: "银行转账"}
	category := model.Category{Account: "50105"}
	was := model.VisitVoucher(visit, member, category)
	visit.Money, visit.Date, visit.Payment = 60000, 20260621, model.PaymentCash
	want := model.VisitVoucher(visit, member, category)

	if got, apart := followDraft(was, was, want); apart || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("an untouched draft became %+v", got)
	}
	edited := was
	edited.Summary, edited.Attachments = "探望", 2
	edited.Lines = append([]model.Line(nil), was.Lines...)
	edited.Lines[0].Account = "50405"
	got, apart := followDraft(edited, was, want)
	if apart || got.Summary != "探望" || got.Attachments != 2 || got.Lines[0].Account != "50405" ||
		got.Lines[0].Amount != 60000 || got.Lines[1].Account != model.AccountCash || got.Date != 20260621 {
		t.Errorf("an edited draft became %+v, apart %v", got, apart)
	}
	if edited.Lines[0].Amount != 50000 {
		t.Error("the draft that was there is changed as well")
	}
	split := was
	split.Lines = append(append([]model.Line(nil), was.Lines...), model.Line{Account: "101", Side: model.Credit})
	if got, apart := followDraft(split, was, want); !apart || got.Lines[0].Amount != 50000 {
		t.Errorf("a draft with other lines became %+v, apart %v", got, apart)
	}
}

// TestVisitsAndDraftsKeepTogether saves, changes, removes and takes back visits at random: always each visit with
// money has its draft of the same sum that names it, and there is no draft beside these.
func TestVisitsAndDraftsKeepTogether(t *testing.T) {
	book := ledgertest.New(t, ledgertest.Branch())
	member := ledgertest.Member(t, book, "王芳")
	rapid.Check(t, func(rt *rapid.T) {
		do := func(fn func(*ledger.Tx) error) {
			if _, err := book.Do(ledger.Command{Actor: ledgertest.Actor}, fn); err != nil {
				rt.Fatal(err)
			}
		}
		var undo []func(*ledger.Tx) error
		rt.Repeat(map[string]func(*rapid.T){
			"save": func(rt *rapid.T) {
				x := model.Visit{Member: member, Category: "住院", Heard: 20260601}
				if all := visitsIn(rt, book); len(all) > 0 && rapid.Bool().Draw(rt, "change") {
					x = rapid.SampledFrom(all).Draw(rt, "visit")
				}
				x.Date = rapid.SampledFrom([]model.Date{0, 20260610, 20260611}).Draw(rt, "date")
				x.Money = model.Money(rapid.IntRange(0, 3).Draw(rt, "money") * 10000)
				s := &saving[model.Visit]{of: paidVisits(), record: x, drafts: true, actor: ledgertest.Actor}
				do(s.do)
				if s.apart {
					rt.Error("nobody changed the draft by hand")
				}
				undo = append(undo, s.undo)
			},
			"remove": func(rt *rapid.T) {
				all := visitsIn(rt, book)
				if len(all) == 0 {
					rt.Skip()
				}
				r := &removing[model.Visit]{of: paidVisits(), id: rapid.SampledFrom(all).Draw(rt, "visit").ID, reason: "错"}
				do(r.do)
				undo = []func(*ledger.Tx) error{r.undo} // what was done to it before cannot be undone once it comes back
			},
			"undo": func(rt *rapid.T) {
				if len(undo) == 0 {
					rt.Skip()
				}
				do(undo[len(undo)-1])
				undo = undo[:len(undo)-1]
			},
			"": func(rt *rapid.T) { keptTogether(rt, book) },
		})
	})
}

func visitsIn(rt *rapid.T, book *ledger.Book) []model.Visit {
	var all []model.Visit
	err := book.Read(func(v *ledger.View) error {
		var err error
		all, err = v.Visits(0)
		return err
	})
	if err != nil {
		rt.Fatal(err)
	}
	return all
}

func keptTogether(rt *rapid.T, book *ledger.Book) {
	want := map[model.ID]model.Visit{}
	for _, x := range visitsIn(rt, book) {
		paid := !x.Pending() && x.Total() > 0
		if paid != (x.Voucher != 0) {
			rt.Errorf("visit %d: money %v, voucher %d", x.ID, x.Total(), x.Voucher)
		}
		if x.Voucher != 0 {
			want[x.Voucher] = x
		}
	}
	err := book.Read(func(v *ledger.View) error {
		return v.EachDraft(func(d model.Voucher) error {
			x, ok := want[d.ID]
			if !ok || d.Origin != (model.Ref{Kind: model.KindVisit, ID: x.ID}) {
				rt.Errorf("draft %d of %v belongs to no visit", d.ID, d.Origin)
			}
			if debitOf(d) != x.Total() || d.Date != x.Date {
				rt.Errorf("draft %d says %v on %v, its visit %v on %v", d.ID, debitOf(d), d.Date, x.Total(), x.Date)
			}
			delete(want, d.ID)
			return nil
		})
	})
	if err != nil || len(want) > 0 {
		rt.Errorf("visits without their draft: %v, %v", want, err)
	}
}

// TestDraftingTakenBack drafts one voucher for visits at random, some with drafts of their own, and takes it back: every
// visit has the draft that it had.
func TestDraftingTakenBack(t *testing.T) {
	book := ledgertest.New(t, ledgertest.Branch())
	member := ledgertest.Member(t, book, "王芳")
	rapid.Check(t, func(rt *rapid.T) {
		do := func(fn func(*ledger.Tx) error) {
			if _, err := book.Do(ledger.Command{Actor: ledgertest.Actor}, fn); err != nil {
				rt.Fatal(err)
			}
		}
		var ids []model.ID
		for range rapid.IntRange(1, 4).Draw(rt, "visits") {
			own := rapid.Bool().Draw(rt, "own draft")
			do(func(tx *ledger.Tx) error {
				id, err := tx.SaveVisit(model.Visit{Member: member, Category: "住院", Date: 20260610, Money: 100})
				ids = append(ids, id)
				if err == nil && own {
					_, err = tx.DraftVisits(id)
				}
				return err
			})
		}
		if len(ids) > 2 && rapid.Bool().Draw(rt, "two are together") {
			do(func(tx *ledger.Tx) error { _, err := tx.DraftVisits(ids[:2]...); return err })
		}
		paid := func() map[model.ID]string {
			out := map[model.ID]string{}
			for _, x := range visitsIn(rt, book) {
				out[x.ID] = fmt.Sprint(x.Voucher)
				if x.Voucher != 0 {
					err := book.Read(func(v *ledger.View) error {
						d, err := v.Voucher(x.Voucher)
						out[x.ID] += fmt.Sprint(debitOf(d), len(d.Lines))
						return err
					})
					if err != nil {
						rt.Fatal(err)
					}
				}
			}
			return out
		}
		before := paid()
		x := &drafting{ids: ids}
		do(x.do)
		for _, v := range visitsIn(rt, book) {
			if slices.Contains(ids, v.ID) && v.Voucher != x.draft {
				rt.Fatalf("visit %d is on draft %d, not %d", v.ID, v.Voucher, x.draft)
			}
		}
		do(x.undo)
		if after := paid(); fmt.Sprint(after) != fmt.Sprint(before) {
			rt.Fatalf("%v was %v", after, before)
		}
		for _, v := range visitsIn(rt, book) {
			do(func(tx *ledger.Tx) error {
				return tx.Remove(model.Ref{Kind: model.KindVisit, ID: v.ID}, "试完了")
			})
		}
	})
}

// TestRemovalFromACommonDraftIsTakenBack removes the visits of a common draft one after the other and takes that back.
func TestRemovalFromACommonDraftIsTakenBack(t *testing.T) {
	book := ledgertest.New(t, ledgertest.Branch())
	member := ledgertest.Member(t, book, "王芳")
	do := func(fn func(*ledger.Tx) error) {
		t.Helper()
		if _, err := book.Do(ledger.Command{Actor: ledgertest.Actor}, fn); err != nil {
			t.Fatal(err)
		}
	}
	var ids []model.ID
	var draft model.ID
	do(func(tx *ledger.Tx) (err error) {
		for range 2 {
			id, err := tx.SaveVisit(model.Visit{Member: member, Category: "住院", Date: 20260610, Money: 100})
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		draft, err = tx.DraftVisits(ids...)
		return err
	})
	sum := func() (m model.Money) {
		err := book.Read(func(v *ledger.View) error {
			d, err := v.Voucher(draft)
			m = debitOf(d)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	first := &removing[model.Visit]{of: paidVisits(), id: ids[0], reason: "录错"}
	last := &removing[model.Visit]{of: paidVisits(), id: ids[1], reason: "录错"}
	do(first.do)
	if m := sum(); m != 100 {
		t.Errorf("one visit left: %s", m)
	}
	do(last.do)
	do(last.undo)
	if m := sum(); m != 100 {
		t.Errorf("the last one is back: %s", m)
	}
	do(first.undo)
	if m := sum(); m != 200 {
		t.Errorf("both are back: %s", m)
	}
}
