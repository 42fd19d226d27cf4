package screen_test

import (
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/screen/screentest"
)

// TestReceiptRoom takes a run of receipts, uses one number, skips one, voids one, and refuses to remove the run.
func TestReceiptRoom(t *testing.T) {
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press(":")
		d.Type("经费收入收据")
		d.Press("enter")
		d.Contains(t, "领用 0 本", "按 n 登记")
		d.Press("n")
		d.Type("川工0001")
		d.Press("tab")
		d.Type("川工0050")
		d.Press("ctrl+s")
		d.Contains(t, "领用 1 本", "川工0001–川工0050")
		d.Press("enter", "n")
		d.Contains(t, "川工0001")
		d.Type("示范公司")
		d.Press("tab")
		d.Type("拨缴经费")
		d.Press("tab")
		d.Type("290")
		d.Press("ctrl+s")
		d.Contains(t, "已用", "示范公司", "290.00", "川工0002–川工0050", "49 张")
		d.Press("down", "z")
		d.Type("写错")
		d.Press("ctrl+s")
		d.Contains(t, "作废", "写错", "川工0003–川工0050")
		d.Press("esc", "x")
		d.Type("录错")
		d.Press("enter")
		d.Contains(t, "领用 1 本")
	}
}

// TestInvoiceRoom tells that an invoice is known while its number is being typed, and marks both in the list.
func TestInvoiceRoom(t *testing.T) {
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press("5", "enter", "enter", "i", "n")
		d.Type("12345678")
		d.Press("ctrl+s")
		d.Contains(t, "12345678", "1 张")
		d.Press("esc", ":")
		d.Type("发票登记")
		d.Press("enter", "n")
		d.Type("1234567")
		d.Lacks(t, "已有这张发票")
		d.Type("8")
		d.Contains(t, "重复", "已有这张发票")
		d.Press("ctrl+s")
		d.Contains(t, "2 张", "重复 2")
	}
}

// TestRefundInTheList shows what came back as the sum of a refund, whose debits are nothing together.
func TestRefundInTheList(t *testing.T) {
	path := screentest.Book(t)
	b, err := ledger.Open(path, screentest.Options(5))
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Do(ledger.Command{Actor: screentest.Actor}, func(tx *ledger.Tx) error {
		_, err := tx.SaveDraft(model.Voucher{Date: 20260620, Summary: "退回羽毛球款", Lines: []model.Line{
			{Account: "102", Side: model.Debit, Amount: 12345}, {Account: "50102", Side: model.Debit, Amount: -12345},
		}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	d := screentest.Open(t, path, 80, 24)
	d.Press("5", "/")
	d.Type("退回羽毛球款")
	d.Contains(t, "退回羽毛球款", "123.45")
}
