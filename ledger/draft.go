package ledger

import (
	"errors"
	"fmt"

	"gonghui/model"
)

// SaveDraft makes (ID 0) or replaces a draft. A draft may be unbalanced or unfinished: nothing is asked of it but
// that it is not posted. Drafts are not in the log. Errors: ErrPosted, ErrNotFound for an ID that the book never gave.
func (t *Tx) SaveDraft(v model.Voucher) (model.ID, error) {
	var err error
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
	}
	v.Number = 0
	content, err := encode(v)
	if err != nil {
		return 0, fmt.Errorf("encode draft: %w", err)
	}
	t.dirty = true
	return v.ID, t.store.put(bucketDraft, idKey(v.ID), content)
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
	refs, err := t.LinksTo(id)
	if err != nil {
		return err
	}
	for _, r := range refs {
		if err := t.relink(r, 0); err != nil {
			return err
		}
	}
	t.dirty = true
	return t.store.unset(bucketDraft, idKey(id))
}

// relink points a visit or subsidy to another voucher, or to none. The rest of the record stays as it was saved, the
// sealed part byte by byte: nobody has to unlock it, and no rule made since then stands in the way.
func (t *Tx) relink(r model.Ref, voucher model.ID) error {
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
		x.Voucher = voucher
		c.content = x
	case model.Subsidy:
		x.Voucher = voucher
		c.content = x
	default:
		return &DamageError{Where: bucketLink.name, Key: fmt.Sprint(voucher), Err: errors.New("links another kind")}
	}
	return t.record(c)
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

// EachDraft calls fn for every draft, by ID. It stops at fn's first error and returns it.
func (v *View) EachDraft(fn func(model.Voucher) error) error {
	c := v.store.bucket(bucketDraft).Cursor()
	for k, raw := c.First(); k != nil; k, raw = c.Next() {
		p, err := payloadOf(bucketDraft, k, raw)
		if err != nil {
			return err
		}
		d, err := decodeDraft(k, p)
		if err != nil {
			return err
		}
		if err := fn(d); err != nil {
			return err
		}
	}
	return nil
}

// Drafts reads all drafts, by ID.
func (v *View) Drafts() ([]model.Voucher, error) {
	var out []model.Voucher
	err := v.EachDraft(func(d model.Voucher) error { out = append(out, d); return nil })
	return out, err
}
