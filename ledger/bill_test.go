package ledger

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"gonghui/model"
)

// TestBillHolders holds what the index tells against all vouchers and invoices, after any acts.
func TestBillHolders(t *testing.T) {
	numbers := []string{"12345678", "25512000000012345678", "123456789", "1234567"}
	rapid.Check(t, func(r *rapid.T) {
		b := newBook(t)
		withOpening(t, b)
		var vouchers, invoices []model.ID
		undone := map[model.ID]bool{}
		for range rapid.IntRange(1, 12).Draw(r, "acts") {
			number := rapid.SampledFrom(numbers).Draw(r, "number")
			pick := func(ids []model.ID) model.ID { return rapid.SampledFrom(ids).Draw(r, "of") }
			switch act := rapid.IntRange(0, 5).Draw(r, "act"); {
			case act < 2:
				v := spending(20250801, "50102", 100)
				v.Bill = number + "、" + rapid.SampledFrom(numbers).Draw(r, "second")
				vouchers = append(vouchers, posted(t, b, v).ID)
			case act == 2:
				v := spending(20250802, "50102", 100)
				v.Bill = number
				do(t, b, func(tx *Tx) error { _, err := tx.SaveDraft(v); return err })
			case act == 3:
				x := model.Invoice{Number: number}
				if len(vouchers) > 0 {
					x.Voucher = pick(vouchers)
				}
				_, err := b.Do(Command{Actor: "会计甲"}, func(tx *Tx) (err error) {
					x.ID, err = tx.SaveInvoice(x)
					return err
				})
				if err == nil {
					invoices = append(invoices, x.ID)
				}
			case act == 4 && len(invoices) > 0:
				id := pick(invoices)
				_, _ = b.Do(Command{Actor: "会计甲"}, func(tx *Tx) error {
					return tx.Remove(model.Ref{Kind: model.KindInvoice, ID: id}, "录错")
				})
			case act == 5 && len(vouchers) > 0:
				id := pick(vouchers)
				_, err := b.Do(Command{Actor: "会计甲"}, func(tx *Tx) error {
					_, _, err := tx.Reverse(id, nil, "重复")
					return err
				})
				undone[id] = undone[id] || err == nil
			}
		}
		view(t, b, func(v *View) error {
			for _, n := range numbers {
				got, err := v.BillHolders(n)
				if err != nil {
					return err
				}
				want, err := holdersBySearch(v, n, undone)
				if err != nil {
					return err
				}
				if len(got) != len(want) {
					r.Fatalf("%s: %d holders, want %v", n, len(got), want)
				}
				for _, h := range got {
					if !want[fmt.Sprint(h.Voucher.ID, h.Invoice.ID, h.Undone)] {
						r.Fatalf("%s: %d %d %t, want %v", n, h.Voucher.ID, h.Invoice.ID, h.Undone, want)
					}
				}
			}
			return nil
		})
	})
}

// holdersBySearch reads all vouchers and invoices.
func holdersBySearch(v *View, number string, undone map[model.ID]bool) (map[string]bool, error) {
	out, known := map[string]bool{}, map[model.ID]bool{}
	if len(number) < model.BillLength {
		return out, nil
	}
	invoices, err := v.Invoices()
	if err != nil {
		return nil, err
	}
	for _, x := range invoices {
		if x.Number == number {
			out[fmt.Sprint(x.Voucher, x.ID, undone[x.Voucher])], known[x.Voucher] = true, true
		}
	}
	all, err := v.LatestVouchers(1000)
	if err != nil {
		return nil, err
	}
	drafts, err := v.Drafts()
	for _, x := range append(all, drafts...) {
		bears := false
		for _, n := range model.BillNumbers(x.Bill) {
			bears = bears || n == number
		}
		if bears && x.Kind != model.VoucherRed && !known[x.ID] {
			out[fmt.Sprint(x.ID, 0, undone[x.ID])] = true
		}
	}
	return out, err
}
