package screen_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
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

// TestVoucherAbout lets a line say which visit it pays for: the visit knows of its voucher then, and is unpaid again
// when the draft is thrown away.
func TestVoucherAbout(t *testing.T) {
	g := uitest.NewGoldens(t, "about")
	for _, s := range screentest.Sizes() {
		path := screentest.Book(t)
		d := screentest.Open(t, path, s.W, s.H)
		d.Press("5", "n", "tab", "tab", "tab")
		d.Type("付慰问金")
		d.Press("tab")
		d.Type("50405")
		d.Press("tab", "ctrl+f")
		g.Check(t, d, fmt.Sprintf("choose-%dx%d", s.W, s.H))
		d.Press("enter", "tab", "tab")
		d.Type("101")
		d.Press("tab", "=")
		d.Contains(t, "已平")
		g.Check(t, d, fmt.Sprintf("line-%dx%d", s.W, s.H))
		d.Press("ctrl+s")
		paid := paidVisitsOf(t, path)
		if len(paid) != 1 {
			t.Fatalf("%d visits name the draft", len(paid))
		}
		d.Press("shift+f1")
		d.Contains(t, "来自走访")
		d.Press("x", "y")
		if paid := paidVisitsOf(t, path); len(paid) != 0 {
			t.Fatalf("%d visits name a draft that is gone", len(paid))
		}
	}
}

// paidVisitsOf are the visits that a draft's lines are about and that name it, read from a copy of the open book.
func paidVisitsOf(t *testing.T, path string) []model.Visit {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(copied, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	book, err := ledger.Open(copied, screentest.Options(9))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	var out []model.Visit
	err = book.Read(func(v *ledger.View) error {
		return v.EachDraft(func(x model.Voucher) error {
			for _, r := range x.PaysFor() {
				visit, err := v.Visit(r.ID)
				if err != nil {
					return err
				}
				if visit.Voucher == x.ID {
					out = append(out, visit)
				}
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestVoucherFormTakesOver fills the form from a kept voucher and from an event, and asks before lines are replaced.
func TestVoucherFormTakesOver(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("5", "n", "ctrl+v")
	d.Type("/提现")
	d.Press("enter", "enter")
	d.Type("300")
	d.Press("ctrl+s")
	d.Contains(t, "新凭证", "101", "102", "300.00", "已平")
	d.Press("shift+f2")
	d.Contains(t, "已经录了分录")
	d.Press("esc")
	d.Contains(t, "已平")
	d.Press("ctrl+s")
	d.Contains(t, "300.00")
}

// TestVoucherBillTwice warns when the number of an invoice that was paid already is typed again.
func TestVoucherBillTwice(t *testing.T) {
	path := screentest.Book(t)
	book, err := ledger.Open(path, screentest.Options(9))
	if err != nil {
		t.Fatal(err)
	}
	ledgertest.Do(t, book, func(tx *ledger.Tx) error {
		id, err := tx.SaveDraft(model.Voucher{Date: 20260618, Summary: "购羽毛球"})
		if err != nil {
			return err
		}
		_, err = tx.SaveInvoice(model.Invoice{Number: "25332000000012345678", Voucher: id})
		return err
	})
	if err := book.Close(); err != nil {
		t.Fatal(err)
	}
	d := screentest.Open(t, path, 80, 24)
	d.Press("5", "n", "shift+tab", "shift+tab")
	d.Type("25332000000012345678")
	d.Contains(t, "发票 25332000000012345678 已在 暂", "报过")
	d.Press("backspace")
	d.Lacks(t, "报过")
	d.Press("esc", "y")
}
