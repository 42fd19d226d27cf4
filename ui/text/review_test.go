package text

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gonghui/ledger"
	"gonghui/model"
)

func TestNamesOfVouchersAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := model.ID(rapid.Uint64Range(1, 1<<62).Draw(t, "id"))
		if got, ok := ParseDraftName(DraftName(id)); !ok || got != id {
			t.Fatalf("%s is read as %d", DraftName(id), got)
		}
		v := model.Voucher{ID: id, Number: rapid.IntRange(1, 99999).Draw(t, "number"), Period: model.NewPeriod(
			rapid.IntRange(2000, 2199).Draw(t, "year"), rapid.IntRange(1, 13).Draw(t, "month"))}
		if p, n, ok := ParseVoucherName(VoucherLabel(v)); !ok || p != v.Period || n != v.Number {
			t.Fatalf("%s is read as %v %d", VoucherLabel(v), p, n)
		}
	})
	for name, want := range map[string]string{
		"2025-03 记12": "2025-03 12", "2025-3记12": "2025-03 12", "2025年3月 记字第12号": "2025-03 12", "２０２５－０３ 记１２": "2025-03 12",
		"记12": "", "2025-03": "", "2025-14 记1": "", "2025-03 记0": "", "": "",
	} {
		got := ""
		if p, n, ok := ParseVoucherName(name); ok {
			got = fmt.Sprint(p, n)
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", name, got, want)
		}
	}
	for _, name := range []string{"", "暂", "暂0", "暂-1", "12", "暂12号", "暂99999999999999999999"} {
		if id, ok := ParseDraftName(name); ok {
			t.Errorf("%q is read as %d", name, id)
		}
	}
}

// FuzzShares holds that whatever is taken for shares is written and read back the same, years in order.
func FuzzShares(f *testing.F) {
	for _, s := range []string{"2025:60", "2025：60、2026：62.5%", "2026=50", "", "2025", ":", "2025:101", "2025:60,2025:61"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := ParseShares(s)
		if !ok {
			return
		}
		for i, x := range got {
			if x.Share < 0 || x.Share > 10000 || i > 0 && got[i-1].Year > x.Year {
				t.Fatalf("%q is read as %v", s, got)
			}
			if x.Year < 0 {
				return // refused by the gate; its sign is no part of a list
			}
		}
		if again, ok := ParseShares(SharesWord(got)); !ok || !reflect.DeepEqual(again, got) {
			t.Fatalf("%q is %v, written as %q, read back as %v", s, got, SharesWord(got), again)
		}
	})
}

func TestUnreviewedIsTold(t *testing.T) {
	e := &ledger.UnreviewedError{}
	for i := range 7 {
		e.Drafts = append(e.Drafts, model.Voucher{ID: model.ID(i), Summary: "买水"})
	}
	said := Error(errors.Join(e)).String()
	for _, want := range []string{"7 张凭证没有审核", "订正凭证没有写审核人", "暂4 买水", "另有 2 张", "gonghui review"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q lacks %q", said, want)
		}
	}
}
