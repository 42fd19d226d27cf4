package ledger

import (
	"fmt"
	"slices"

	"gonghui/model"
)

// Attachment reads what is known of one attached file. The error may be ErrNotFound.
func (v *View) Attachment(id model.ID) (model.Attachment, error) {
	return get[model.Attachment](v, model.KindAttachment, id, nil)
}

// Attachments lists all attached files, by ID.
func (v *View) Attachments() ([]model.Attachment, error) {
	return all[model.Attachment](v, model.KindAttachment, nil)
}

// AttachmentsOf lists the files of a voucher, a visit, a grant, an activity or an invoice, by ID.
func (v *View) AttachmentsOf(id model.ID) ([]model.Attachment, error) {
	refs, err := v.Linked(id, model.KindAttachment)
	var out []model.Attachment
	for _, r := range refs {
		a, err := v.Attachment(r.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, err
}

// SaveAttachment binds a file that StageFile put beside the book. A file that the book knows by its hash keeps its
// record and is bound to what is new. Errors: *RuleError, ErrFileGone, ErrNotFound for what it is bound to.
func (t *Tx) SaveAttachment(a model.Attachment) (model.ID, error) {
	ref := model.Ref{Kind: model.KindAttachment, ID: a.ID}
	if err := refused(ref, model.CheckAttachment(a)); err != nil {
		return 0, err
	}
	if err := CheckFile(FilePath(t.book.path, a.Hash), a); err != nil {
		return 0, err
	}
	known, err := t.unique(uniqueText(model.KindAttachment, a.Hash))
	if err != nil {
		return 0, err
	}
	if known != 0 {
		old, err := t.Attachment(known)
		if err != nil {
			return 0, err
		}
		fresh := slices.DeleteFunc(slices.Clone(a.Refs), func(r model.Ref) bool { return slices.Contains(old.Refs, r) })
		if len(fresh) == 0 {
			return known, nil
		}
		old.Refs = append(slices.Clone(old.Refs), fresh...)
		a = old
	}
	for _, r := range a.Refs {
		if err := t.bindable(r); err != nil {
			return 0, err
		}
	}
	if a.ID, err = t.identify(model.KindAttachment, known); err != nil {
		return 0, err
	}
	return a.ID, t.save(model.Ref{Kind: model.KindAttachment, ID: a.ID}, a)
}

// bindable makes sure that what a file is bound to exists.
func (t *Tx) bindable(r model.Ref) error {
	if r.Kind == model.KindVoucher {
		_, err := t.Voucher(r.ID)
		return err
	}
	_, err := t.event(r)
	return err
}

// Unbind takes a file off what it is bound to; file and record stay. The error may be ErrNotFound.
func (t *Tx) Unbind(id model.ID, from model.Ref) error {
	a, err := t.Attachment(id)
	if err != nil {
		return err
	}
	at := slices.Index(a.Refs, from)
	if at < 0 {
		return fmt.Errorf("%w: file %d is not bound to it", ErrNotFound, id)
	}
	a.Refs = slices.Delete(slices.Clone(a.Refs), at, at+1)
	return t.save(model.Ref{Kind: model.KindAttachment, ID: id}, a)
}
