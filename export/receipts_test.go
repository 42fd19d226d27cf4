package export

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

// paperBook is the small book with receipts, invoices and files: receipt 0002 is missing, 0003 voided, one invoice
// stands behind two vouchers, one file belongs to a visit too.
func paperBook(t *testing.T) *ledger.Book {
	t.Helper()
	b := smallBook(t)
	dir := t.TempDir()
	file := func(name string) model.Attachment {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("%PDF-1.4 "+name), 0o600); err != nil {
			t.Fatal(err)
		}
		a, err := ledger.StageFile(b.Path(), path)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	_, err := b.Do(ledger.Command{Actor: "t"}, func(tx *ledger.Tx) error {
		posted, err := tx.LatestVouchers(2)
		if err != nil {
			return err
		}
		visits, err := tx.Visits(2025)
		if err != nil {
			return err
		}
		shared, own := file("住院证明.pdf"), file("发票.pdf")
		of := model.Ref{Kind: model.KindVoucher, ID: posted[0].ID}
		shared.Refs, own.Refs = []model.Ref{of, {Kind: model.KindVisit, ID: visits[0].ID}}, []model.Ref{of}
		for _, a := range []model.Attachment{shared, own} {
			if _, err := tx.SaveAttachment(a); err != nil {
				return err
			}
		}
		for _, x := range []model.Invoice{
			{Number: "12345678", Date: 20250305, Amount: 80000, Seller: "示范商店", Voucher: posted[0].ID},
			{Number: "12345678", Date: 20250305, Amount: 80000, Seller: "示范商店", Voucher: posted[1].ID, Buyer: "别的单位"},
			{Number: "87654321", Date: 20240305, Amount: 1},
		} {
			if _, err := tx.SaveInvoice(x); err != nil {
				return err
			}
		}
		if _, err := tx.SaveReceiptBook(model.ReceiptBook{
			Prefix: "川工", Width: 4, From: 1, To: 50, Received: 20250102,
		}); err != nil {
			return err
		}
		for _, r := range []model.Receipt{
			{Number: "川工0001", Date: 20250305, Payer: "示范公司", Item: "拨缴经费", Amount: 29000, Voucher: posted[0].ID},
			{Number: "川工0003", Date: 20250306, Voided: true, Reason: "写错"},
			{Number: "川工0004", Date: 20260101, Payer: "示范公司", Amount: 100},
		} {
			if _, err := tx.SaveReceipt(r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func reportRows(t *testing.T, b *ledger.Book, name string, year int) (rows []string, made Table) {
	t.Helper()
	err := b.Read(func(v *ledger.View) (err error) {
		r, ok := ReportNamed(name)
		if !ok {
			t.Fatalf("no report %s", name)
		}
		made, err = r.Make(v, Query{Year: year})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range made.Rows {
		rows = append(rows, strings.Join(r, "|"))
	}
	return rows, made
}

// TestRegistersOfPapers shows what stands in the registers of receipts, invoices and files.
func TestRegistersOfPapers(t *testing.T) {
	b := paperBook(t)
	rows, made := reportRows(t, b, "receipts", 2025)
	for i, want := range []string{
		"川工0001 至 川工0050|领用|2025-01-02", "川工0001|已用|2025-03-05|示范公司|拨缴经费|290.00|2025-",
		"川工0002|缺号||||||缺号未说明", "川工0003|作废|2025-03-06|||||写错",
	} {
		if i >= len(rows) || !strings.HasPrefix(rows[i], want) {
			t.Errorf("receipts, row %d: want %s in %q", i, want, rows)
		}
	}
	if len(rows) != 4 || !strings.Contains(rows[0], "已用 1，作废 1，缺号 1，未用 0") || !slices.Equal(made.Between, []int{0}) {
		t.Errorf("receipts: %q, totals %v", rows, made.Between)
	}
	if rows, _ = reportRows(t, b, "receipts", 2026); len(rows) != 3 ||
		!strings.HasPrefix(rows[2], "川工0005 至 川工0050|未用") {
		t.Errorf("receipts of 2026: %q", rows)
	}
	rows, _ = reportRows(t, b, "invoices", 2025)
	if len(rows) != 2 || strings.Count(strings.Join(rows, "\n"), "重复：") != 2 ||
		!strings.Contains(strings.Join(rows, "\n"), "抬头不是工会全称：别的单位") {
		t.Errorf("invoices: %q", rows)
	}
	rows, made = reportRows(t, b, "attachments", 2025)
	if all := strings.Join(rows, "\n"); strings.Contains(all, "住院") || strings.Contains(all, "发票.pdf") {
		t.Errorf("names of files are told: %s", all)
	}
	if len(rows) != 1 || !strings.Contains(rows[0], "|完好|") || len(made.Notes) != 1 {
		t.Errorf("attachments: %q %q", rows, made.Notes)
	}
}
