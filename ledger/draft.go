package ledger

import (
	"fmt"

	"gonghui/model"
)

// SaveDraft makes (ID 0) or replaces a draft. A draft may be unbalanced or unfinished: nothing is asked of it but
// that it is not posted. Drafts are not in the log.
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
	}
	v.Number = 0
	content, err := encode(v)
	if err != nil {
		return 0, fmt.Errorf("encode draft: %w", err)
	}
	t.dirty = true
	return v.ID, t.store.put(bucketDraft, idKey(v.ID), content)
}

// DiscardDraft throws a draft away. A visit or subsidy that named it is unlinked in the same commit.
func (t *Tx) DiscardDraft(id model.ID) error {
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

// relink points a visit or subsidy to another voucher, or to none.
func (t *Tx) relink(r model.Ref, voucher model.ID) error {
	if r.Kind == model.KindVisit {
		x, err := t.Visit(r.ID)
		if err != nil {
			return err
		}
		x.Voucher = voucher
		_, err = t.SaveVisit(x)
		return err
	}
	s, err := t.Subsidy(r.ID)
	if err != nil {
		return err
	}
	s.Voucher = voucher
	_, err = t.SaveSubsidy(s)
	return err
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
