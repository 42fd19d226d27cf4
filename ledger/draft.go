package ledger

import (
	"encoding/binary"
	"errors"
	"fmt"

	"gonghui/model"
)

// SaveDraft makes (ID 0) or replaces a draft. A draft may be unbalanced or unfinished: nothing is asked of it but
// that it is not posted. A draft that says something else than when it was reviewed is not reviewed any more; reviews
// are made by ReviewDrafts alone. One that was made from a line of the bank that is gone comes from nothing any more.
// Drafts are not in the log. Errors: ErrPosted, ErrNotFound for an ID that the book
// never gave, *RuleError for text that is not UTF-8.
func (t *Tx) SaveDraft(v model.Voucher) (model.ID, error) {
	var err error
	var before model.Voucher
	if v.ID == 0 {
		if v.ID, err = t.newID(); err != nil {
			return 0, err
		}
	} else {
		seq, err := t.pointer(model.Ref{Kind: model.KindVoucher, ID: v.ID})
		if err != nil {
			return 0, err
		}
		if seq != 0 {
			return 0, ErrPosted
		}
		if err := t.given(v.ID); err != nil {
			return 0, err
		}
		if before, err = t.draft(v.ID); err != nil && !errors.Is(err, ErrNotFound) {
			return 0, err
		}
	}
	v.Number = 0
	if v, err = t.comesFrom(v); err != nil {
		return 0, err
	}
	if v, err = stillReviewed(v, before); err != nil {
		return 0, err
	}
	content, err := encode(v)
	if err != nil {
		return 0, fmt.Errorf("encode draft: %w", err)
	}
	// Text that is no UTF-8 can be written but never read again.
	if err := decode(content, &model.Voucher{}); err != nil {
		broken := model.Violation{Rule: model.RuleTextCharacters, Severity: model.SeverityError, Line: -1}
		return 0, &RuleError{
			Ref: model.Ref{Kind: model.KindVoucher, ID: v.ID}, Violations: []model.Violation{broken}, Voucher: v,
		}
	}
	t.dirty = true
	return v.ID, t.store.setDraft(v.ID, content)
}

// given makes sure that the book gave an ID: a draft that was discarded can be saved again, one of another book cannot.
func (t *Tx) given(id model.ID) error {
	last := t.next
	if last == 0 {
		var err error
		if last, err = lastID(t.tx); err != nil {
			return err
		}
	}
	if id > last {
		return fmt.Errorf("%w: draft %d", ErrNotFound, id)
	}
	return nil
}

// DiscardDraft throws a draft away. A visit or subsidy that named it is unlinked in the same commit.
func (t *Tx) DiscardDraft(id model.ID) (err error) {
	defer t.half(t.store.head.Seq, &err)
	if _, err := t.draft(id); err != nil {
		return err
	}
	refs, err := t.Linked(id, moving...)
	if err != nil {
		return err
	}
	for _, r := range refs {
		if err := t.relink(r, id, 0); err != nil {
			return err
		}
	}
	t.dirty = true
	return t.store.setDraft(id, nil)
}

// freed are the kinds of records that name no voucher any more when theirs is cancelled and nothing takes its place: a
// visit, a grant and dues are unpaid again, an invoice and a receipt can be booked again.
var freed = []model.Kind{
	model.KindVisit, model.KindSubsidy, model.KindDues, model.KindGift, model.KindDrive, model.KindActivity,
	model.KindInvoice, model.KindReceipt,
}

// moving are the kinds that go over to the voucher which puts theirs right, and that a discarded draft is taken off.
// When theirs is only cancelled, files, asset cards, goods and counts stay with it: they tell why it was booked. Bank
// matches always stay: the money moved on the day that the cancelled voucher says.
var moving = append([]model.Kind{
	model.KindAttachment, model.KindAsset, model.KindStockMove, model.KindCashCount, model.KindDepreciation,
	model.KindAssetCount,
}, freed...)

// relink points a record that is moving from one voucher to another, or to none. The rest of the record stays as it
// was saved, the sealed part byte by byte: nobody has to unlock it, and no rule made since then stands in the way.
func (t *Tx) relink(r model.Ref, from, to model.ID) error {
	e, err := t.event(r)
	if err != nil {
		return err
	}
	rec, err := recordOf(e)
	if err != nil {
		return err
	}
	c := change{kind: EventSaved, ref: r, sealed: e.Sealed, blind: e.blind}
	switch x := rec.(type) {
	case model.Visit:
		x.Voucher = to
		c.content = x
	case model.Subsidy:
		x.Voucher = to
		c.content = x
	case model.Dues:
		for i := range x.Parts {
			if x.Parts[i].Voucher == from {
				x.Parts[i].Voucher = to
			}
		}
		c.content = x
	default:
		if c.content = elsewhere(rec, from, to); c.content == nil {
			return nil
		}
	}
	return t.record(c)
}

// elsewhere is a record of the books with another voucher in the place of the one that it names; nil for a kind that
// does not move.
func elsewhere(rec any, from, to model.ID) any {
	switch x := rec.(type) {
	case model.Gift:
		x.Voucher = to
		return x
	case model.Drive:
		return x.Moved(from, to)
	case model.Activity:
		return x.Moved(from, to)
	case model.Invoice:
		x.Voucher = to
		return x
	case model.Receipt:
		x.Voucher = to
		return x
	case model.StockMove:
		x.Voucher = to
		return x
	case model.CashCount:
		x.Voucher = to
		return x
	case model.AssetCount:
		return x.Moved(from, to)
	case model.Depreciation:
		x.Voucher = to
		return x
	case model.AssetCard:
		for _, id := range []*model.ID{&x.Voucher, &x.PendingVoucher, &x.DisposalVoucher} {
			if *id == from {
				*id = to
			}
		}
		return x
	case model.Attachment:
		var refs []model.Ref
		for _, r := range x.Refs {
			if r == (model.Ref{Kind: model.KindVoucher, ID: from}) {
				r.ID = to
			}
			if r.ID != 0 {
				refs = append(refs, r)
			}
		}
		x.Refs = refs
		return x
	}
	return nil
}

// draft reads one draft; ErrNotFound if there is none of that ID.
func (v *View) draft(id model.ID) (model.Voucher, error) {
	p, err := v.store.get(bucketDraft, idKey(id))
	if err != nil {
		return model.Voucher{}, err
	}
	if p == nil {
		return model.Voucher{}, fmt.Errorf("%w: draft %d", ErrNotFound, id)
	}
	return decodeDraft(idKey(id), p)
}

func decodeDraft(key, payload []byte) (model.Voucher, error) {
	var d model.Voucher
	if err := decode(payload, &d); err != nil {
		return d, &DamageError{Where: bucketDraft.name, Key: readableKey(bucketDraft, key), Err: err}
	}
	return d, nil
}

// EachDraft calls fn for every draft, by ID, and makes sure that none is missing. It stops at fn's first error and
// returns it.
func (v *View) EachDraft(fn func(model.Voucher) error) error {
	var seen setHash
	c := v.store.bucket(bucketDraft).Cursor()
	for k, raw := c.First(); k != nil; k, raw = c.Next() {
		p, err := payloadOf(bucketDraft, k, raw)
		if err != nil {
			return err
		}
		seen.add(raw)
		d, err := decodeDraft(k, p)
		if err != nil {
			return err
		}
		if err := fn(d); err != nil {
			return err
		}
	}
	want, err := v.store.draftSet()
	if err == nil && seen != want {
		err = &DamageError{Where: bucketDraft.name, Err: errSet}
	}
	return err
}

// setHash sums up the values of a bucket that the log knows nothing of, so that a missing one is found: their number
// and the sum of their checksums.
type setHash struct{ Sum, Count uint64 }

var errSet = errors.New("set hash does not match")

func (h *setHash) add(value []byte) {
	h.Sum += binary.BigEndian.Uint64(value[len(value)-sumSize:])
	h.Count++
}

func (h *setHash) remove(value []byte) {
	h.Sum -= binary.BigEndian.Uint64(value[len(value)-sumSize:])
	h.Count--
}

func (h setHash) bytes() []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, h.Sum), h.Count)
}

// draftSet is the set hash of the drafts as this transaction leaves them.
func (s *store) draftSet() (setHash, error) {
	if s.drafts != nil {
		return *s.drafts, nil
	}
	p, err := metaValue(s.tx, keyDrafts)
	if err == nil && len(p) != 16 {
		err = &DamageError{Where: bucketMeta.name, Key: string(keyDrafts), Err: errShortEvent}
	}
	if err != nil {
		return setHash{}, err
	}
	s.drafts = &setHash{Sum: binary.BigEndian.Uint64(p), Count: binary.BigEndian.Uint64(p[8:])}
	return *s.drafts, nil
}

// setDraft makes, replaces or, without content, takes off a draft.
func (s *store) setDraft(id model.ID, content []byte) error {
	if _, err := s.draftSet(); err != nil {
		return err
	}
	key, bk := idKey(id), s.bucket(bucketDraft)
	if old := bk.Get(key); old != nil {
		if _, err := payloadOf(bucketDraft, key, old); err != nil {
			return err
		}
		s.drafts.remove(old)
	}
	if content == nil {
		return s.unset(bucketDraft, key)
	}
	if err := s.put(bucketDraft, key, content); err != nil {
		return err
	}
	s.drafts.add(bk.Get(key))
	return nil
}

// countDrafts makes the set hash anew from what is stored.
func (s *store) countDrafts() {
	s.drafts = &setHash{}
	c := s.bucket(bucketDraft).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		s.drafts.add(v)
	}
}

// Drafts reads all drafts, by ID.
func (v *View) Drafts() ([]model.Voucher, error) {
	var out []model.Voucher
	err := v.EachDraft(func(d model.Voucher) error { out = append(out, d); return nil })
	return out, err
}
