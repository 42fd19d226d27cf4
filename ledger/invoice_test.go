package ledger

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gonghui/model"
)

// TestInvoiceBilledElsewhere tells of a voucher that bears an invoice's number as 票据号, until it is cancelled.
func TestInvoiceBilledElsewhere(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	first := spending(20250801, "50102", 100)
	first.Bill = "25512000000012345678"
	first = posted(t, b, first)
	second := posted(t, b, spending(20250802, "50102", 100))
	x := model.Invoice{Number: "25512000000012345678", Voucher: second.ID}
	do(t, b, func(tx *Tx) (err error) { x.ID, err = tx.SaveInvoice(x); return err })
	twice := func() (warned, listed []model.ID) {
		view(t, b, func(v *View) error {
			rows, err := v.InvoiceRegister(2025)
			if err != nil {
				return err
			}
			for _, y := range rows[0].Twice {
				listed = append(listed, y.ID)
			}
			_, warned, err = v.InvoiceWarnings(x)
			return err
		})
		return warned, listed
	}
	if warned, listed := twice(); !slices.Equal(warned, []model.ID{first.ID}) || !slices.Equal(listed, warned) {
		t.Errorf("%v %v, want %d", warned, listed, first.ID)
	}
	do(t, b, func(tx *Tx) error { _, _, err := tx.Reverse(first.ID, nil, "重复"); return err })
	if warned, listed := twice(); len(warned)+len(listed) > 0 {
		t.Errorf("after the reversal: %v %v", warned, listed)
	}
}

// TestInvoiceFile binds the file that an invoice was read from, and frees it when the invoice goes.
func TestInvoiceFile(t *testing.T) {
	b := newBook(t)
	file := filepath.Join(t.TempDir(), "数电票.xml")
	if err := os.WriteFile(file, []byte("<?xml version=\"1.0\"?><EInvoice/>"), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := StageFile(b.Path(), file)
	if err != nil {
		t.Fatal(err)
	}
	x := model.Invoice{Number: "25512000000012345678"}
	do(t, b, func(tx *Tx) (err error) { x.ID, err = tx.SaveInvoiceFrom(x, a); return err })
	uses := func() (refs []model.Ref) {
		view(t, b, func(v *View) error {
			list, err := v.Attachments()
			refs = list[0].Refs
			return err
		})
		return refs
	}
	own := model.Ref{Kind: model.KindInvoice, ID: x.ID}
	if got := uses(); !slices.Equal(got, []model.Ref{own}) {
		t.Errorf("bound to %v", got)
	}
	do(t, b, func(tx *Tx) error { return tx.Remove(own, "录错") })
	if got := uses(); len(got) > 0 {
		t.Errorf("still bound to %v", got)
	}
}

// TestInvoiceFileIsPaper holds that a voucher has its papers when a file is bound to its invoice.
func TestInvoiceFileIsPaper(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	bare := spending(20250801, "50102", 100)
	bare.Attachments = 0
	bare = posted(t, b, bare)
	missing := func() (n int) {
		view(t, b, func(v *View) error {
			checks, err := v.CloseChecks(model.NewPeriod(2025, 8))
			for _, c := range checks {
				if c.Name == CloseCheckAttached {
					n = len(c.Items)
				}
			}
			return err
		})
		return n
	}
	if n := missing(); n != 1 {
		t.Fatalf("%d vouchers without papers", n)
	}
	file := filepath.Join(t.TempDir(), "扫描.pdf")
	if err := os.WriteFile(file, []byte("%PDF-1.4"), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := StageFile(b.Path(), file)
	if err != nil {
		t.Fatal(err)
	}
	x := model.Invoice{Number: "12345678", Voucher: bare.ID}
	do(t, b, func(tx *Tx) error { _, err := tx.SaveInvoiceFrom(x, a); return err })
	if n := missing(); n != 0 {
		t.Errorf("%d vouchers without papers", n)
	}
}
