package ledger

import (
	"slices"

	"gonghui/model"
)

// BillHolder is a voucher or an invoice that bears the number of a paper (发票号码, 票据号).
type BillHolder struct {
	Voucher model.Voucher // posted or a draft; ID 0: an invoice that belongs to none
	Invoice model.Invoice // ID 0: the number stands on the voucher alone
	Undone  bool          // the voucher was cancelled by a red one: its papers may be booked again
}

// BillHolders lists who bears a number: first the invoices, then posted vouchers, then drafts, each by ID; a voucher
// whose invoice bears it is listed with that one alone. All but the drafts are found by an index. A number that is too
// short for an invoice (model.BillLength) has none.
func (v *View) BillHolders(number string) ([]BillHolder, error) {
	numbers := model.BillNumbers(number)
	if len(numbers) != 1 {
		return nil, nil
	}
	number = numbers[0]
	invoices, err := v.idsUnder(bucketUnique, invoicesFrom(number))
	if err != nil {
		return nil, err
	}
	var out []BillHolder
	add := func(voucher model.ID, x model.Invoice) error {
		h := BillHolder{Invoice: x}
		if voucher != 0 {
			if h.Voucher, err = v.Voucher(voucher); err != nil {
				return err
			}
			red, err := v.ReversedBy(voucher)
			if err != nil {
				return err
			}
			h.Undone = red != 0
		}
		out = append(out, h)
		return nil
	}
	for _, id := range invoices {
		x, err := v.Invoice(id)
		if err != nil {
			return nil, err
		}
		if err := add(x.Voucher, x); err != nil {
			return nil, err
		}
	}
	vouchers, err := v.idsUnder(bucketBill, billFrom(number))
	if err != nil {
		return nil, err
	}
	known := func(id model.ID) bool {
		return slices.ContainsFunc(out, func(h BillHolder) bool { return h.Voucher.ID == id })
	}
	for _, id := range vouchers {
		if known(id) {
			continue
		}
		if err := add(id, model.Invoice{}); err != nil {
			return nil, err
		}
	}
	err = v.EachDraft(func(d model.Voucher) error {
		if !known(d.ID) && slices.Contains(model.BillNumbers(d.Bill), number) {
			out = append(out, BillHolder{Voucher: d})
		}
		return nil
	})
	return out, err
}
