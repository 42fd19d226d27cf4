package ledger

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"gonghui/model"
)

// refused turns violations into an error if at least one of them is more than a warning.
func refused(r model.Ref, vs []model.Violation) error {
	for _, v := range vs {
		if v.Severity == model.SeverityError {
			return &RuleError{Ref: r, Violations: vs}
		}
	}
	return nil
}

// identify gives a new record its ID, and makes sure that one which has an ID exists.
func (t *Tx) identify(k model.Kind, id model.ID) (model.ID, error) {
	if id == 0 {
		return t.newID()
	}
	if _, err := t.event(model.Ref{Kind: k, ID: id}); err != nil {
		return 0, err
	}
	return id, nil
}

// free makes sure that no other record has one of the natural keys.
func (t *Tx) free(id model.ID, keys ...[]byte) error {
	for _, k := range keys {
		other, err := t.unique(k)
		if err != nil {
			return err
		}
		if other != 0 && other != id {
			return fmt.Errorf("%w: as id %d", ErrDuplicate, other)
		}
	}
	return nil
}

// saveWith records a record that has private fields. While they are locked whoever changes the record cannot have seen
// them: none given means that those of the record before stay.
func (t *Tx) saveWith(c change, private any, empty bool) error {
	switch {
	case !empty:
		c.private = private
	case t.book.sealer.key == nil:
		seq, err := t.pointer(c.ref)
		if err != nil {
			return err
		}
		if seq != 0 {
			e, err := eventAt(t.tx, seq)
			if err != nil {
				return err
			}
			c.sealed, c.blind = e.Sealed, e.blind
		}
	}
	return t.record(c)
}

// save records a new or changed record that has no private fields and at most one natural key.
func (t *Tx) save(r model.Ref, content any) error {
	return t.record(change{kind: EventSaved, ref: r, content: content})
}

// removable are the kinds that Remove takes off; the others are replaced or corrected.
var removable = map[model.Kind]bool{
	model.KindMember: true, model.KindVisit: true, model.KindSubsidy: true, model.KindDues: true,
	model.KindAnswer: true, model.KindTemplate: true, model.KindProject: true, model.KindStatement: true,
	model.KindBankLine: true, model.KindMatch: true, model.KindReconciliation: true, model.KindCashCount: true,
	model.KindAsset: true, model.KindDepreciation: true, model.KindStockItem: true, model.KindStockMove: true,
	model.KindAssetCount: true, model.KindAttachment: true, model.KindInvoice: true, model.KindReceiptBook: true,
	model.KindReceipt: true, model.KindGap: true, model.KindGift: true,
	model.KindDrive: true, model.KindHardship: true, model.KindActivity: true,
}

// Remove takes a record off, for a reason that stays in the log with it. A member that anything names, and a visit
// or subsidy whose voucher is posted, are refused with ErrLinked; a drafted voucher is discarded with its visit.
func (t *Tx) Remove(r model.Ref, reason string) error {
	reason, err := explained(reason)
	if err != nil {
		return err
	}
	if !removable[r.Kind] {
		return fmt.Errorf("%w: kind %d cannot be removed", ErrLinked, r.Kind)
	}
	if _, err := t.event(r); err != nil {
		return err
	}
	if r.Kind == model.KindVisit {
		return t.removeVisit(r, reason)
	}
	if err := t.detach(r); err != nil {
		return err
	}
	return t.record(change{kind: EventRemoved, ref: r, content: removal{Reason: reason}})
}

func (t *Tx) detach(r model.Ref) error {
	switch r.Kind {
	case model.KindMember:
		return t.memberUnused(r.ID)
	case model.KindHardship:
		return t.fileUnused(r.ID)
	case model.KindSubsidy:
		s, err := t.Subsidy(r.ID)
		if err != nil {
			return err
		}
		return t.dropDraft(r, s.Voucher)
	case model.KindGift:
		g, err := t.Gift(r.ID)
		if err != nil {
			return err
		}
		return t.dropDraft(r, g.Voucher)
	case model.KindDrive:
		d, err := t.Drive(r.ID)
		if err != nil {
			return err
		}
		for _, id := range d.Vouchers() {
			if err := t.dropDraft(r, id); err != nil {
				return err
			}
		}
	case model.KindReceiptBook:
		b, err := t.ReceiptBook(r.ID)
		if err != nil {
			return err
		}
		return t.keepsReceipts(b, model.ReceiptBook{})
	case model.KindStatement, model.KindBankLine:
		return t.detachBank(r)
	case model.KindInvoice:
		return t.dropFiles(r)
	case model.KindAsset, model.KindDepreciation, model.KindStockItem, model.KindStockMove, model.KindAssetCount:
		return t.detachAsset(r)
	default:
	}
	return nil
}

// memberUnused makes sure that no voucher, draft, visit, subsidy or dues record names the member.
func (t *Tx) memberUnused(id model.ID) error {
	vs, err := t.VouchersOf(id)
	if err != nil {
		return err
	}
	merged, err := t.Linked(id, model.KindMember)
	if err != nil {
		return err
	}
	used := len(vs)+len(merged) > 0
	for _, kind := range []model.Kind{
		model.KindVisit, model.KindSubsidy, model.KindDues, model.KindGift, model.KindDrive,
		model.KindHardship, model.KindActivity,
	} {
		prefix := []byte{byte(kind)}
		c := t.store.bucket(bucketRecord).Cursor()
		for k, _ := c.Seek(prefix); !used && bytes.HasPrefix(k, prefix); k, _ = c.Next() {
			e, err := t.event(model.Ref{Kind: kind, ID: model.ID(binary.BigEndian.Uint64(k[1:]))})
			if err != nil {
				return err
			}
			if used, err = names(e, id); err != nil {
				return err
			}
		}
	}
	if used {
		return ErrLinked
	}
	return t.EachDraft(func(d model.Voucher) error {
		for _, l := range d.Lines {
			if l.Member == id {
				return fmt.Errorf("%w: draft %d", ErrLinked, d.ID)
			}
		}
		return nil
	})
}

// explained cleans a reason, which stays in the log for ever. The error is ErrReason if there is none, or a
// *model.TextError.
func explained(reason string) (string, error) {
	reason, err := model.CleanText(reason, model.MaxSummary)
	if err == nil && reason == "" {
		err = ErrReason
	}
	return reason, err
}

// names reports whether a visit, a subsidy or a month's dues is the member's.
func names(e Event, id model.ID) (bool, error) {
	rec, err := recordOf(e)
	if err != nil {
		return false, err
	}
	switch r := rec.(type) {
	case model.Visit:
		return r.Member == id, nil
	case model.Subsidy:
		return r.Member == id, nil
	case model.Dues:
		return r.Member == id, nil
	case model.Gift:
		return slices.ContainsFunc(r.Lines, func(l model.GiftLine) bool { return l.Member == id }), nil
	case model.Drive:
		return slices.ContainsFunc(r.Lines, func(l model.GiftLine) bool { return l.Member == id }) ||
			slices.ContainsFunc(r.Claims, func(c model.Claim) bool { return c.Member == id }), nil
	case model.Hardship:
		return r.Member == id, nil
	case model.Activity:
		return slices.ContainsFunc(r.People, func(p model.Participant) bool { return p.Member == id }) ||
			slices.ContainsFunc(r.Prizes, func(p model.Prize) bool { return p.Member == id }), nil
	}
	return false, nil
}

// dropDraft throws the draft away that a visit or subsidy is linked to, unless it is another record's too or was not
// made for this one, but imported; it refuses if the voucher is posted.
func (t *Tx) dropDraft(r model.Ref, id model.ID) error {
	if id == 0 {
		return nil
	}
	seq, err := t.pointer(model.Ref{Kind: model.KindVoucher, ID: id})
	if err != nil {
		return err
	}
	if seq != 0 {
		return fmt.Errorf("%w: voucher %d is posted", ErrLinked, id)
	}
	refs, err := t.LinksTo(id)
	if err != nil || len(refs) > 1 {
		return err
	}
	d, err := t.draft(id)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil || d.Source != "" || !d.Origin.IsZero() && d.Origin != r {
		return err
	}
	return t.store.setDraft(id, nil)
}

// idsUnder lists the IDs that follow a prefix in the keys of a bucket.
func (v *View) idsUnder(b bucket, prefix []byte) ([]model.ID, error) {
	var out []model.ID
	c := v.store.bucket(b).Cursor()
	for k, raw := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, raw = c.Next() {
		if _, err := payloadOf(b, k, raw); err != nil {
			return nil, err
		}
		out = append(out, model.ID(binary.BigEndian.Uint64(k[len(prefix):])))
	}
	return out, nil
}
