package intake

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// basesOf is what the book has of a member.
func basesOf(t *testing.T, b *ledger.Book, number string) (out []model.DuesBase) {
	t.Helper()
	view(t, b, func(v *ledger.View) error {
		m, _, err := v.MemberByNumber(number)
		out = m.Bases
		return err
	})
	return out
}

// TestSeveralBases brings in two rows a member: the history of the bases, counted by people, and the same again changes
// nothing whatever the order of the rows.
func TestSeveralBases(t *testing.T) {
	const head = "会员号,姓名,会费基数,基数起始月\n"
	want := []model.DuesBase{{Base: 500_000}, {From: 202501, Base: 600_000}, {From: 202507, Base: 700_000}}
	for _, rows := range []string{
		"M1,张三,5000,\nM1,张三,6000,2025-01\nM1,张三,7000,2025-07\nM2,李四,4000,\n",
		"M1,张三,7000,2025-07\nM1,张三,5000,\nM2,李四,4000,\nM1,张三,6000,2025-01\n",
		"M1,张三,6000,2025-01\nM1,张三,6000,2025-01\nM1,张三,7000,2025-07\nM1,张三,5000,\nM2,李四,4000,\nM2,李四,4000,\n",
	} {
		b := newBook(t, 2025)
		r := text(t, b, Members, head+rows)
		counts(t, r, 2, 2, 0, 0)
		if len(r.Preview) != 2 || !slices.ContainsFunc(r.Notes, func(s string) bool { return strings.Contains(s, "行与上面的行是同一个人") }) {
			t.Errorf("preview %+v, notes %q", r.Preview, r.Notes)
		}
		if got := basesOf(t, b, "M1"); !slices.Equal(got, want) {
			t.Errorf("%q: %+v", rows, got)
		}
		counts(t, text(t, b, Members, head+rows), 2, 0, 2, 0)
	}
	b := newBook(t, 2025)
	for _, tt := range []struct{ data, want string }{
		{head + "M1,张三,5000,2025-01\nM1,张三,6000,2025-01\n", "3 会费基数 row-twice"},
		{head + "M1,张三,5000,\nM1,张三,6000,\n", "3 会费基数 row-twice"},
	} {
		r := text(t, b, Members, tt.data)
		if got := codes(r); len(got) != 1 || got[0] != tt.want || r.Problems[0].Detail != "2" || r.Read != 2 {
			t.Errorf("%q: %q, read %d", tt.data, got, r.Read)
		}
	}
}

// TestMembersCounts holds the counts of a preview together: whatever rows a file has, everybody who is read is new, the
// same or changed, and one line of the preview stands for each.
func TestMembersCounts(t *testing.T) {
	base := newBook(t, 2025)
	text(t, base, Members, "会员号,姓名,会费基数,基数起始月\nM1,张三,5000,\nM2,李四,5000,2024-01\nM3,王五,,\n")
	rapid.Check(t, func(rt *rapid.T) {
		b := ledgertest.Copy(t, base)
		names := map[string]string{"M1": "张三", "M2": "李四", "M3": "王五", "M4": "赵六", "M5": "钱七"}
		data := "会员号,姓名,会费基数,基数起始月,部门\n"
		people := map[string]bool{}
		for range rapid.IntRange(1, 8).Draw(rt, "rows") {
			n := rapid.SampledFrom([]string{"M1", "M2", "M3", "M4", "M5"}).Draw(rt, "member")
			people[n] = true
			data += n + "," + names[n] + "," + rapid.SampledFrom([]string{"", "5000", "6000"}).Draw(rt, "base") + "," +
				rapid.SampledFrom([]string{"", "2024-01", "2025-01"}).Draw(rt, "from") + "," +
				rapid.SampledFrom([]string{"", "语文组"}).Draw(rt, "department") + "\n"
		}
		r := text(t, b, Members, data)
		if !r.OK {
			return
		}
		if r.Read != len(people) || r.New+r.Same+r.Changed != r.Read || len(r.Preview) != r.Read {
			rt.Fatalf("%q: read %d, new %d, same %d, changed %d, preview %d", data, r.Read, r.New, r.Same, r.Changed, len(r.Preview))
		}
		if again := text(t, b, Members, data); !again.OK || again.Same != r.Read {
			rt.Fatalf("%q again: %+v", data, again)
		}
	})
}
