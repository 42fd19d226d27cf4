package screen_test

import (
	"fmt"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// TestVoucherHabits offers the 摘要 that were used before, and takes over the lines of the voucher that is most alike.
func TestVoucherHabits(t *testing.T) {
	g := uitest.NewGoldens(t, "habits")
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press("5", "n", "tab", "tab", "tab")
		d.Type("羽毛")
		d.Contains(t, "羽毛球比赛场地费")
		g.Check(t, d, fmt.Sprintf("summary-%dx%d", s.W, s.H))
		d.Press("down", "tab")
		d.Contains(t, "像 2026-06 记3 羽毛球比赛场地费：F12")
		d.Press("ctrl+e")
		d.Contains(t, "文体活动支出", "银行存款", "1,560.00", "已平")
		d.Type("900")
		d.Press("down")
		d.Type("900")
		d.Press("ctrl+s")
		d.Contains(t, "900.00")
	}
}

// TestVoucherClass asks for the economic class of a line where the branch keeps it, and refuses what is none.
func TestVoucherClass(t *testing.T) {
	path := screentest.Book(t)
	book, err := ledger.Open(path, screentest.Options(9))
	if err != nil {
		t.Fatal(err)
	}
	ledgertest.Do(t, book, func(tx *ledger.Tx) error {
		br, err := tx.Branch()
		if err != nil {
			return err
		}
		br.Classes = true
		return tx.SaveBranch(br)
	})
	if err := book.Close(); err != nil {
		t.Fatal(err)
	}
	d := screentest.Open(t, path, 80, 24)
	d.Press("5", "n", "tab", "tab", "tab")
	d.Type("购办公用纸一箱")
	d.Press("tab")
	d.Type("50504")
	d.Press("tab")
	d.Type("80")
	d.Press("f7")
	d.Contains(t, "经济分类")
	d.Press("tab", "tab")
	d.Type("办公")
	d.Contains(t, "30201 办公费")
	d.Press("down", "tab")
	d.Contains(t, "30201")
	d.Press("shift+tab")
	d.Type("999")
	d.Press("tab")
	d.Type("102")
	d.Press("tab", "=", "ctrl+t")
	d.Contains(t, "没有「999」这个经济分类")
	d.Press("esc", "y")
}

// TestVoucherCustody marks the money of others on the bank's line with its project.
func TestVoucherCustody(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("5", "n", "tab", "tab", "tab")
	d.Type("代付慈善一日捐")
	d.Press("tab")
	d.Type("221")
	d.Press("tab")
	d.Type("80")
	d.Press("tab", "tab", "tab")
	d.Type("慈善一日捐")
	d.Press("tab")
	d.Type("102")
	d.Press("tab", "=", "tab")
	if n := strings.Count(d.Text(), "项目 慈善一日捐"); n != 2 {
		t.Errorf("the project stands on %d lines:\n%s", n, d.Text())
	}
}
