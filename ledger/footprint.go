package ledger

import (
	"errors"
	"fmt"
	"slices"

	"gonghui/model"
)

// footprint is what a saved record leaves in the derived buckets beside its pointer.
type footprint struct {
	unique  [][]byte   // its natural keys
	links   []model.ID // the vouchers and other records that it names and that must find it again; 0 is passed over
	opening model.Opening
	dues    []duesEntry
}

func footprintOf(e Event) (footprint, error) {
	rec, err := recordOf(e)
	if err != nil {
		return footprint{}, err
	}
	var f footprint
	switch r := rec.(type) {
	case model.Member:
		f.unique = append(f.unique, uniqueMember(r.Number))
		if len(e.blind) > 0 {
			f.unique = append(f.unique, uniquePerson(e.blind))
		}
		f.link(r.MergedInto)
	case model.Visit:
		f.link(r.Voucher, r.Event)
	case model.Subsidy:
		f.link(r.Voucher)
	case model.Dues:
		f.unique = append(f.unique, uniqueDues(r.Member, r.Month))
		for _, p := range r.Parts {
			f.link(p.Voucher)
		}
		f.dues = duesEntries(r)
	case model.Budget:
		f.unique = append(f.unique, uniqueYear(model.KindBudget, r.Year))
	case model.Opening:
		f.unique = append(f.unique, uniqueYear(model.KindOpening, r.Year))
		f.opening = r
	case model.AccountDetail:
		f.unique = append(f.unique, uniqueAccount(r.Code))
	case model.Answer:
		f.unique = append(f.unique, uniqueAnswer(r))
	case model.Branch:
	default:
		return f, f.ofBooks(e, rec)
	}
	return f, nil
}

// ofBooks is the footprint of the records that surround the vouchers.
func (f *footprint) ofBooks(e Event, rec any) error {
	k := e.Ref.Kind
	switch r := rec.(type) {
	case model.Template:
		f.unique = append(f.unique, uniqueText(k, r.Name))
	case model.Project:
		f.unique = append(f.unique, uniqueText(k, r.Name))
	case model.BankLine:
		f.unique = append(f.unique, uniqueText(k, r.Account+"\x00"+r.Key))
	case model.Match:
		for _, l := range r.Lines {
			f.unique = append(f.unique, uniqueMatchedLine(l))
		}
		for _, x := range r.Entries {
			f.unique = append(f.unique, uniqueMatchedEntry(x))
			f.link(x.Voucher)
		}
	case model.Reconciliation:
		f.unique = append(f.unique, uniqueReconciliation(r.Account, r.Month))
	case model.CashCount:
		f.link(r.Voucher)
	case model.AssetCard:
		f.unique = append(f.unique, uniqueText(k, r.Number))
		f.link(r.Voucher, r.PendingVoucher, r.DisposalVoucher)
	case model.Depreciation:
		f.unique = append(f.unique, uniquePeriod(k, r.Month))
		f.link(r.Voucher)
	case model.StockItem:
		f.unique = append(f.unique, uniqueText(k, r.Name+"\x00"+r.Spec))
	case model.StockMove:
		f.link(r.Voucher)
	case model.Attachment:
		f.unique = append(f.unique, uniqueText(k, r.Hash))
		for _, to := range r.Refs {
			f.link(to.ID)
		}
	case model.Invoice:
		f.unique = append(f.unique, uniqueInvoice(r.Number, r.ID))
		f.link(r.Voucher)
	case model.Receipt:
		f.unique = append(f.unique, uniqueText(k, r.Number))
		f.link(r.Voucher)
	case model.Gap:
		f.unique = append(f.unique, uniqueGap(r))
	case model.AssetCount:
		f.link(slices.Concat(r.Vouchers, r.Decisions)...)
	case model.Statement, model.ReceiptBook:
	default:
		return f.ofMembers(e, rec)
	}
	return nil
}

// ofMembers is the footprint of what is done for many members at once, and of keys.
func (f *footprint) ofMembers(e Event, rec any) error {
	switch r := rec.(type) {
	case model.Gift:
		f.link(r.Voucher)
	case model.Drive:
		f.link(r.Vouchers()...)
	case model.Hardship:
		f.unique = append(f.unique, uniqueText(e.Ref.Kind, r.Number))
	case model.Activity:
		f.link(r.Vouchers...)
	case model.Signer:
	default:
		return &DamageError{Where: bucketLog.name, Key: fmt.Sprint(e.Seq), Err: errors.New("no record")}
	}
	return nil
}

// link adds what the record names; a record that is named twice is linked once.
func (f *footprint) link(ids ...model.ID) {
	for _, id := range ids {
		if id != 0 {
			f.links = append(f.links, id)
		}
	}
}

// addTotals adds the opening balances to period 0 and what had been turned over before the book was started to
// period 1; sign -1 takes them back.
func (f footprint) addTotals(d derived, sign model.Money) error {
	for _, l := range f.opening.Lines {
		k := totalKey{account: l.Account, project: l.Project, year: f.opening.Year}
		if err := d.add(k, sign*l.Debit, sign*l.Credit); err != nil {
			return err
		}
		if l.YearDebit == 0 && l.YearCredit == 0 {
			continue
		}
		k.period = 1
		if err := d.add(k, sign*l.YearDebit, sign*l.YearCredit); err != nil {
			return err
		}
	}
	return nil
}
