package ledger

import (
	"fmt"
	"slices"
	"strings"

	"gonghui/model"
)

// ReceiptBooks lists the runs of receipts that the union was given, by ID.
func (v *View) ReceiptBooks() ([]model.ReceiptBook, error) {
	return all[model.ReceiptBook](v, model.KindReceiptBook, nil)
}

// Receipts lists the receipts that were used or voided, by number.
func (v *View) Receipts() ([]model.Receipt, error) {
	list, err := all[model.Receipt](v, model.KindReceipt, nil)
	slices.SortStableFunc(list, func(a, b model.Receipt) int { return strings.Compare(a.Number, b.Number) })
	return list, err
}

// Receipt reads one receipt. The error may be ErrNotFound.
func (v *View) Receipt(id model.ID) (model.Receipt, error) {
	return get[model.Receipt](v, model.KindReceipt, id, nil)
}

// SaveReceiptBook makes (ID 0) or replaces a run of receipts. Runs of one prefix do not overlap: ErrDuplicate. Other
// errors: *RuleError, ErrNotFound.
func (t *Tx) SaveReceiptBook(b model.ReceiptBook) (model.ID, error) {
	ref := model.Ref{Kind: model.KindReceiptBook, ID: b.ID}
	if err := refused(ref, model.CheckReceiptBook(b)); err != nil {
		return 0, err
	}
	books, err := t.ReceiptBooks()
	if err != nil {
		return 0, err
	}
	for _, o := range books {
		if o.ID != b.ID && o.Prefix == b.Prefix && o.Width == b.Width && o.From <= b.To && b.From <= o.To {
			return 0, fmt.Errorf("%w: as id %d", ErrDuplicate, o.ID)
		}
	}
	if b.ID, err = t.identify(model.KindReceiptBook, b.ID); err != nil {
		return 0, err
	}
	return b.ID, t.save(model.Ref{Kind: model.KindReceiptBook, ID: b.ID}, b)
}

// SaveReceipt makes (ID 0) or replaces a receipt. Its number stands in one of the runs that were received:
// ErrNotFound; no number is used twice: ErrDuplicate. Other errors: *RuleError.
func (t *Tx) SaveReceipt(r model.Receipt) (model.ID, error) {
	if err := refused(model.Ref{Kind: model.KindReceipt, ID: r.ID}, model.CheckReceipt(r)); err != nil {
		return 0, err
	}
	books, err := t.ReceiptBooks()
	if err != nil {
		return 0, err
	}
	n, ok := parseNumbered(r.Number, receiptDigits)
	within := func(b model.ReceiptBook) bool {
		return n.prefix == b.Prefix && n.width == b.Width && n.n >= b.From && n.n <= b.To
	}
	if !ok || !slices.ContainsFunc(books, within) {
		return 0, fmt.Errorf("%w: no run has receipt %s", ErrNotFound, r.Number)
	}
	if r.Voucher != 0 {
		if _, err := t.Voucher(r.Voucher); err != nil {
			return 0, err
		}
	}
	if err := t.free(r.ID, uniqueText(model.KindReceipt, r.Number)); err != nil {
		return 0, err
	}
	if r.ID, err = t.identify(model.KindReceipt, r.ID); err != nil {
		return 0, err
	}
	return r.ID, t.save(model.Ref{Kind: model.KindReceipt, ID: r.ID}, r)
}
