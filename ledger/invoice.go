package ledger

import (
	"slices"

	"gonghui/model"
)

// Invoice reads one invoice. The error may be ErrNotFound.
func (v *View) Invoice(id model.ID) (model.Invoice, error) {
	return get[model.Invoice](v, model.KindInvoice, id, nil)
}

// Invoices lists all invoices, by ID.
func (v *View) Invoices() ([]model.Invoice, error) {
	return all[model.Invoice](v, model.KindInvoice, nil)
}

// InvoicesOf lists the invoices behind a voucher, by ID.
func (v *View) InvoicesOf(voucher model.ID) ([]model.Invoice, error) {
	list, err := v.Invoices()
	return slices.DeleteFunc(list, func(x model.Invoice) bool { return x.Voucher != voucher }), err
}

// InvoiceWarnings is what is odd about an invoice: what the rules warn of, and with it each other voucher that has the
// same invoice.
func (v *View) InvoiceWarnings(x model.Invoice) (vs []model.Violation, twice []model.ID, err error) {
	br, err := v.Branch()
	if err != nil {
		return nil, nil, err
	}
	list, err := v.Invoices()
	for _, o := range list {
		if o.ID != x.ID && o.Number == x.Number && o.Code == x.Code && (o.Voucher != x.Voucher || x.Voucher == 0) {
			twice = append(twice, o.Voucher)
		}
	}
	return model.CheckInvoice(x, br.Name), twice, err
}

// SaveInvoice makes (ID 0) or replaces an invoice. An invoice that another voucher has is accepted: it is a finding.
// Errors: *RuleError, ErrNotFound.
func (t *Tx) SaveInvoice(x model.Invoice) (model.ID, error) {
	br, err := t.Branch()
	if err != nil {
		return 0, err
	}
	if err := refused(model.Ref{Kind: model.KindInvoice, ID: x.ID}, model.CheckInvoice(x, br.Name)); err != nil {
		return 0, err
	}
	if x.Voucher != 0 {
		if _, err := t.Voucher(x.Voucher); err != nil {
			return 0, err
		}
	}
	if x.Attachment != 0 {
		if _, err := t.Attachment(x.Attachment); err != nil {
			return 0, err
		}
	}
	if x.ID, err = t.identify(model.KindInvoice, x.ID); err != nil {
		return 0, err
	}
	return x.ID, t.save(model.Ref{Kind: model.KindInvoice, ID: x.ID}, x)
}
