package export

import (
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// TestReconciliationOnPaper prints a month of the bank: both sides come to the same balance, every open item stands on
// the side that lacks it, and each side is as long as the other.
func TestReconciliationOnPaper(t *testing.T) {
	b := smallBook(t)
	opening := money(t, "187288.47")
	fee := model.Money(-1_000)
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		lines := []model.BankLine{{
			Row: 2, Date: 20250120, Amount: fee, Balance: opening + fee, Balanced: true, Summary: "账户管理费", Serial: "A1",
		}}
		model.BankLineKeys(lines)
		s := model.Statement{Account: "102", From: 20250101, To: 20250131, Opening: opening, Balanced: true}
		if _, _, _, err := tx.SaveStatement(s, lines); err != nil {
			return err
		}
		r, err := tx.Reconcile("102", 202501)
		if err != nil {
			return err
		}
		_, err = tx.SaveReconciliation(model.Reconciliation{
			Account: "102", Month: 202501, Prepared: "陈燕", Reviewed: "周明", Signed: r.Equal, Date: 20250203,
		})
		return err
	})
	look(t, b, func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		pages, err := reconcileJob(d, Print{Year: 2025, Month: 1})
		if err != nil || len(pages) != 1 {
			t.Fatalf("%d pages, %v", len(pages), err)
		}
		p := pages[0]
		last := p.rows[len(p.rows)-1].cells
		if last[2] != recBookAfter || last[6] != recBankAfter || last[3] != last[7] {
			t.Errorf("last row %v", last)
		}
		r, err := d.v.Reconcile("102", 202501)
		if err != nil {
			return err
		}
		items := 0
		for _, x := range p.rows {
			for _, c := range []int{0, 4} {
				if x.cells[c] != "" {
					items++
				}
			}
		}
		open := 0
		for _, g := range []ledger.OpenGroup{r.BankIn, r.BankOut, r.BookIn, r.BookOut} {
			open += len(g.Items)
		}
		if items != open || open == 0 {
			t.Errorf("%d items on paper, %d in the book", items, open)
		}
		if !strings.Contains(p.signs[0], "陈燕") || !strings.Contains(p.signs[1], "周明") || p.signs[2] != "日期：2025年2月3日" {
			t.Errorf("signs %v", p.signs)
		}
		if !strings.Contains(p.notes[0], labelTieHolds) {
			t.Errorf("notes %v", p.notes)
		}
		return nil
	})
}
