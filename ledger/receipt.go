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

// ReceiptBook reads one run of receipts. The error may be ErrNotFound.
func (v *View) ReceiptBook(id model.ID) (model.ReceiptBook, error) {
	return get[model.ReceiptBook](v, model.KindReceiptBook, id, nil)
}

// ReceiptState is what became of a receipt's number.
type ReceiptState int

// The states of a number: used, voided, skipped before a later one was used, or not reached yet.
const (
	ReceiptUsed ReceiptState = iota
	ReceiptVoided
	ReceiptSkipped
	ReceiptFree
)

// ReceiptRow is one number of a run, or several neighbours that nobody recorded.
type ReceiptRow struct {
	First, Last string // as printed; the same for one number
	Count       int64
	State       ReceiptState
	Receipt     model.Receipt // of a used or voided one
}

// ReceiptRun is a run of receipts with what became of each of its numbers: every number is in exactly one of the rows.
type ReceiptRun struct {
	model.ReceiptBook
	Rows []ReceiptRow // by number
}

// Count is how many numbers of the run are in a state.
func (r ReceiptRun) Count(s ReceiptState) int64 {
	n := int64(0)
	for _, x := range r.Rows {
		if x.State == s {
			n += x.Count
		}
	}
	return n
}

// Amount is what was taken in on the run's receipts.
func (r ReceiptRun) Amount() model.Money {
	var sum model.Money
	for _, x := range r.Rows {
		if x.State == ReceiptUsed {
			sum += x.Receipt.Amount
		}
	}
	return sum
}

// Next is the number that comes after the last one recorded; "" if the run is used up.
func (r ReceiptRun) Next() string {
	if n := len(r.Rows); n > 0 && r.Rows[n-1].State == ReceiptFree {
		return r.Rows[n-1].First
	}
	return ""
}

// ReceiptRuns lists all runs, by ID, with what became of their numbers.
func (v *View) ReceiptRuns() ([]ReceiptRun, error) {
	books, err := v.ReceiptBooks()
	if err != nil {
		return nil, err
	}
	receipts, err := v.Receipts()
	if err != nil {
		return nil, err
	}
	out := make([]ReceiptRun, len(books))
	for i, b := range books {
		out[i] = ReceiptRun{b, rowsOf(b, receipts)}
	}
	return out, nil
}

// numberIn is the number of a receipt of a run; false for one of another run.
func numberIn(b model.ReceiptBook, number string) (numbered, bool) {
	n, ok := parseNumbered(number, receiptDigits)
	return n, ok && n.prefix == b.Prefix && n.width == b.Width && n.n >= b.From && n.n <= b.To
}

// rowsOf parts the numbers of a run by what became of them; receipts are sorted by number.
func rowsOf(b model.ReceiptBook, receipts []model.Receipt) []ReceiptRow {
	var out []ReceiptRow
	name := numbered{prefix: b.Prefix, width: b.Width}
	next := b.From
	fill := func(to int64, s ReceiptState) {
		if to >= next {
			out = append(out, ReceiptRow{First: name.at(next), Last: name.at(to), Count: to - next + 1, State: s})
		}
	}
	for _, r := range receipts {
		n, ok := numberIn(b, r.Number)
		if !ok {
			continue
		}
		fill(n.n-1, ReceiptSkipped)
		state := ReceiptUsed
		if r.Voided {
			state = ReceiptVoided
		}
		out = append(out, ReceiptRow{First: r.Number, Last: r.Number, Count: 1, State: state, Receipt: r})
		next = n.n + 1
	}
	fill(b.To, ReceiptFree)
	return out
}

// keepsReceipts makes sure that a run, if it still is there (ID not 0 in now), has every receipt that was recorded of
// what it was: ErrLinked.
func (t *Tx) keepsReceipts(was, now model.ReceiptBook) error {
	receipts, err := t.Receipts()
	if err != nil {
		return err
	}
	for _, r := range receipts {
		if _, of := numberIn(was, r.Number); !of {
			continue
		}
		if _, still := numberIn(now, r.Number); !still || now.ID == 0 {
			return fmt.Errorf("%w: receipt %s", ErrLinked, r.Number)
		}
	}
	return nil
}

// SaveReceiptBook makes (ID 0) or replaces a run of receipts. Runs of one prefix do not overlap: ErrDuplicate. A run
// keeps the numbers that were recorded: ErrLinked. Other errors: *RuleError, ErrNotFound.
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
	if b.ID != 0 {
		was, err := t.ReceiptBook(b.ID)
		if err != nil {
			return 0, err
		}
		if err := t.keepsReceipts(was, b); err != nil {
			return 0, err
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
	within := func(b model.ReceiptBook) bool {
		_, ok := numberIn(b, r.Number)
		return ok
	}
	if !slices.ContainsFunc(books, within) {
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
