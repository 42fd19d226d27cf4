package ledger

import (
	"cmp"
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
	refs, err := v.Linked(voucher, model.KindInvoice)
	var out []model.Invoice
	for _, r := range refs {
		x, err := v.Invoice(r.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, err
}

// InvoiceRow is an invoice with its voucher and what is odd about it.
type InvoiceRow struct {
	model.Invoice
	Paper model.Voucher     // ID 0: none
	Odd   []model.Violation // what the rules warn of
	// Twice is each other record of the same invoice, by its voucher (ID 0: it has none), and each other voucher that
	// bears the number as 票据号.
	Twice []model.Voucher
}

// sameInvoice tells that two records are of one invoice. Two of one voucher are no finding: one was typed twice.
func sameInvoice(a, b model.Invoice) bool {
	return a.Number == b.Number && a.Code == b.Code && (a.Voucher != b.Voucher || a.Voucher == 0)
}

// InvoiceRegister lists the invoices of a year, by date and number, with what is odd about them; those of all years for
// year 0. The year is that of the voucher, else of the invoice's date; one that has neither is in every year.
func (v *View) InvoiceRegister(year int) ([]InvoiceRow, error) {
	br, err := v.Branch()
	if err != nil {
		return nil, err
	}
	list, err := v.Invoices()
	if err != nil {
		return nil, err
	}
	papers := map[model.ID]model.Voucher{}
	same := map[string][]model.Invoice{}
	for _, x := range list {
		same[x.Number] = append(same[x.Number], x)
		if _, known := papers[x.Voucher]; known || x.Voucher == 0 {
			continue
		}
		if papers[x.Voucher], err = v.Voucher(x.Voucher); err != nil {
			return nil, err
		}
	}
	var out []InvoiceRow
	for _, x := range list {
		row := InvoiceRow{Invoice: x, Paper: papers[x.Voucher], Odd: model.CheckInvoice(x, br.Name)}
		in := x.Date.Year()
		if x.Voucher != 0 {
			in = row.Paper.Date.Year()
		}
		if year != 0 && in != 0 && in != year {
			continue
		}
		for _, o := range same[x.Number] {
			if o.ID != x.ID && sameInvoice(o, x) {
				row.Twice = append(row.Twice, papers[o.Voucher])
			}
		}
		billed, err := v.billedElsewhere(x)
		if err != nil {
			return nil, err
		}
		for _, y := range billed {
			if !slices.ContainsFunc(row.Twice, func(o model.Voucher) bool { return o.ID == y.ID }) {
				row.Twice = append(row.Twice, y)
			}
		}
		out = append(out, row)
	}
	slices.SortStableFunc(out, func(a, b InvoiceRow) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Number, b.Number))
	})
	return out, nil
}

// InvoiceWarnings is what is odd about an invoice: what the rules warn of, and with it each other voucher that has the
// same invoice or bears its number.
func (v *View) InvoiceWarnings(x model.Invoice) (vs []model.Violation, twice []model.ID, err error) {
	br, err := v.Branch()
	if err != nil {
		return nil, nil, err
	}
	same, err := v.idsUnder(bucketUnique, invoicesFrom(x.Number))
	if err != nil {
		return nil, nil, err
	}
	for _, id := range same {
		o, err := v.Invoice(id)
		if err != nil {
			return nil, nil, err
		}
		if o.ID != x.ID && sameInvoice(o, x) {
			twice = append(twice, o.Voucher)
		}
	}
	billed, err := v.billedElsewhere(x)
	if err != nil {
		return nil, nil, err
	}
	for _, y := range billed {
		if !slices.Contains(twice, y.ID) {
			twice = append(twice, y.ID)
		}
	}
	return model.CheckInvoice(x, br.Name), twice, nil
}

// billedElsewhere lists the posted vouchers, other than the invoice's own, that bear its number as 票据号 and were not
// cancelled.
func (v *View) billedElsewhere(x model.Invoice) ([]model.Voucher, error) {
	ids, err := v.idsUnder(bucketBill, billFrom(x.Number))
	if err != nil {
		return nil, err
	}
	var out []model.Voucher
	for _, id := range ids {
		if id == x.Voucher {
			continue
		}
		red, err := v.ReversedBy(id)
		if err != nil {
			return nil, err
		}
		if red != 0 {
			continue
		}
		y, err := v.Voucher(id)
		if err != nil {
			return nil, err
		}
		out = append(out, y)
	}
	return out, nil
}

// SaveInvoiceFrom is SaveInvoice for one whose data were read from a file that StageFile put beside the book; the file
// is bound to it. More errors: those of SaveAttachment.
func (t *Tx) SaveInvoiceFrom(x model.Invoice, file model.Attachment) (id model.ID, err error) {
	defer t.half(t.store.head.Seq, &err)
	if id, err = t.SaveInvoice(x); err != nil {
		return 0, err
	}
	file.Refs = []model.Ref{{Kind: model.KindInvoice, ID: id}}
	x.ID = id
	if x.Attachment, err = t.SaveAttachment(file); err != nil {
		return 0, err
	}
	return t.SaveInvoice(x)
}

// dropFiles takes the files off a record that is being removed; files and their records stay.
func (t *Tx) dropFiles(r model.Ref) error {
	files, err := t.AttachmentsOf(r.ID)
	if err != nil {
		return err
	}
	for _, a := range files {
		if err := t.Unbind(a.ID, r); err != nil {
			return err
		}
	}
	return nil
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
