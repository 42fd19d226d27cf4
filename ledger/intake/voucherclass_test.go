package intake

import (
	"testing"

	"gonghui/ledger"
)

// TestVoucherClass takes the economic class of a line by its code or its name.
func TestVoucherClass(t *testing.T) {
	const head = "日期,凭证号,摘要,科目编码,借方,贷方,支出经济分类\n"
	b := newBook(t, 2025)
	counts(t, text(t, b, Vouchers, head+"2025-01-08,记1,购羽毛球一批,50102,7,,30218\n,,,102,,7,\n"+
		"2025-01-09,记2,购办公用纸一箱,50504,8,,办公费\n,,,102,,8,\n"), 2, 2, 0, 0)
	view(t, b, func(v *ledger.View) error {
		drafts, err := v.Drafts()
		for i, want := range []string{"30218", "30201"} {
			if len(drafts) != 2 || drafts[i].Lines[0].Class != want || drafts[i].Lines[1].Class != "" {
				t.Fatalf("%+v", drafts)
			}
		}
		return err
	})
	r := text(t, b, Vouchers, head+"2025-01-10,记3,购羽毛球一批,50102,7,,没有这类\n,,,102,,7,\n")
	if len(r.Problems) != 1 || r.Problems[0].Code != "line.class" || r.Problems[0].Column != "支出经济分类" {
		t.Errorf("%+v", r.Problems)
	}
}
