package screen

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gonghui/model"
	"gonghui/ui/style"
)

// TestFormKeepsWhatItIsGiven opens random drafts and reads them back: what nobody touched stays as it was.
func TestFormKeepsWhatItIsGiven(t *testing.T) {
	theme := style.New(style.Options{})
	env := Env{Theme: &theme, Session: &Session{Today: 20260626}, NewID: func() string { return "1" }}
	chart := model.Standard()
	persons := map[model.ID]string{7: "王芳", 8: "李伟"}
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"", "主席乙", "出纳丁"})
		sign := rapid.SampledFrom([]int64{1, -1})
		project := rapid.SampledFrom([]string{"", "上级慰问专款"})
		v := model.Voucher{
			ID: model.ID(rapid.IntRange(0, 3).Draw(t, "id")), Source: name.Draw(t, "source"),
			Date:    rapid.SampledFrom([]model.Date{0, 20260229 - 1, 20251231, 20260618}).Draw(t, "date"),
			Summary: rapid.SampledFrom([]string{"", "慰问王芳", "羽毛球 场地费"}).Draw(t, "summary"),
			Kind:    model.VoucherKind(rapid.IntRange(0, 3).Draw(t, "kind")), Attachments: rapid.IntRange(0, 9999).Draw(t, "n"),
			Bill: name.Draw(t, "bill"), Counterparty: name.Draw(t, "with"), Settlement: name.Draw(t, "by"),
			Signatures: model.Signatures{Preparer: name.Draw(t, "p"), Handler: name.Draw(t, "h"), Bookkeeper: name.Draw(t, "b")},
		}
		for range rapid.IntRange(0, 5).Draw(t, "lines") {
			v.Lines = append(v.Lines, model.Line{
				Account: rapid.SampledFrom([]string{"101", "102", "50105", "501", "999"}).Draw(t, "account"),
				Side:    model.Side(rapid.IntRange(1, 2).Draw(t, "side")),
				Amount:  model.Money(rapid.Int64Range(1, 1e9).Draw(t, "fen") * sign.Draw(t, "sign")), Project: project.Draw(t, "project"),
				Summary: name.Draw(t, "own"), Member: rapid.SampledFrom([]model.ID{0, 7, 8}).Draw(t, "member"),
				About: rapid.SampledFrom([]model.Ref{
					{}, {}, {Kind: model.KindVisit, ID: 21}, {Kind: model.KindVoucher, ID: 22},
				}).Draw(t, "about"),
			})
		}
		f, ok := newVoucherForm(env, voucherSeed{Voucher: v}).(*voucherForm)
		if !ok {
			t.Fatal("no form")
		}
		f.refs = voucherRefs{chart: chart, persons: persons, ready: true, about: map[model.Ref]aboutRecord{
			{Kind: model.KindVisit, ID: 21}: {label: "慰问 王芳"}, {Kind: model.KindVoucher, ID: 22}: {label: "记-5"},
		}}
		for i, l := range f.lines {
			f.show(cell{i, cellAccount}, l)
		}
		for range f.stops() {
			f.next()
		}
		got, _ := f.voucher()
		if diff := cmp.Diff(v, got); diff != "" {
			t.Fatalf("-given +kept:\n%s", diff)
		}
	})
}

// TestDayOfANewVoucher is today, and in a year that is over its last day: then no month of that year is odd.
func TestDayOfANewVoucher(t *testing.T) {
	theme := style.New(style.Options{})
	for _, c := range []struct {
		year        int
		begins, day model.Date
		odd         bool
	}{
		{2026, 20260626, 20260601, false},
		{2026, 20260626, 20260501, true},
		{2026, 20260626, 20251231, true},
		{2025, 20251231, 20250618, false},
		{2025, 20251231, 20260626, false},
		{2025, 20251231, 20240101, true},
	} {
		env := Env{
			Theme: &theme, Session: &Session{Today: 20260626, Year: c.year}, NewID: func() string { return "1" },
		}
		v := freshVoucher(env)
		if v.Date != c.begins {
			t.Errorf("in %d a voucher begins on %v, want %v", c.year, v.Date, c.begins)
		}
		f, ok := newVoucherForm(env, voucherSeed{Voucher: v}).(*voucherForm)
		if !ok {
			t.Fatal("no form")
		}
		f.refs.ready = true
		f.head[cellDate].SetValue(c.day.String())
		f.warn()
		if _, odd := f.warns[cell{-1, cellDate}]; odd != c.odd {
			t.Errorf("in %d %v is odd: %v", c.year, c.day, odd)
		}
	}
}
