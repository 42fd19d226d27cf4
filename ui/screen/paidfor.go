package screen

import (
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// paidFor is what a visit and a grant have in common: a record about a member that a voucher pays for.
type paidFor[T any] struct {
	kind    model.Kind
	get     func(*ledger.View, model.ID) (T, error)
	save    func(*ledger.Tx, T) (model.ID, error)
	id      func(*T) *model.ID
	member  func(*T) *model.ID
	voucher func(*T) *model.ID
	// draft is the voucher that pays for the record; without lines there is nothing to pay.
	draft func(T, model.Member, model.Branch) model.Voucher
}

func paidVisits() paidFor[model.Visit] {
	return paidFor[model.Visit]{
		kind: model.KindVisit, get: (*ledger.View).Visit, save: (*ledger.Tx).SaveVisit,
		id:      func(x *model.Visit) *model.ID { return &x.ID },
		member:  func(x *model.Visit) *model.ID { return &x.Member },
		voucher: func(x *model.Visit) *model.ID { return &x.Voucher },
		draft: func(x model.Visit, m model.Member, b model.Branch) model.Voucher {
			if x.Pending() || x.Total() <= 0 {
				return model.Voucher{}
			}
			c, _ := b.Category(x.Category)
			return model.VisitVoucher(x, m, c)
		},
	}
}

func paidSubsidies() paidFor[model.Subsidy] {
	return paidFor[model.Subsidy]{
		kind: model.KindSubsidy, get: (*ledger.View).Subsidy, save: (*ledger.Tx).SaveSubsidy,
		id:      func(x *model.Subsidy) *model.ID { return &x.ID },
		member:  func(x *model.Subsidy) *model.ID { return &x.Member },
		voucher: func(x *model.Subsidy) *model.ID { return &x.Voucher },
		draft: func(x model.Subsidy, m model.Member, _ model.Branch) model.Voucher {
			if x.Paid == 0 || x.Amount <= 0 {
				return model.Voucher{}
			}
			return model.SubsidyVoucher(x, m)
		},
	}
}

// saving is one act: it saves a record, keeps the draft that pays for it in step, and can be taken back. Do may run
// again after it was taken back; a record that was new is then new once more.
type saving[T any] struct {
	of     paidFor[T]
	record T      // as the form has it; its voucher is the book's affair
	enrol  string // a person to be entered as a non-member, whom the record is about
	drafts bool   // a draft is to be made if there is none
	actor  string // who prepares the draft

	// What Do found and did.
	id, enrolled model.ID
	before       T
	draftBefore  model.Voucher // ID 0: there was none of the record's own
	draft        model.Voucher // ID 0: there is none of the record's own
	apart        bool          // the draft was changed by hand and now says another sum
}

func (s *saving[T]) isNew() bool { return *s.of.id(&s.record) == 0 }

// ref points to the record once Do has run.
func (s *saving[T]) ref() model.Ref { return model.Ref{Kind: s.of.kind, ID: s.id} }

// do is the act's Do.
func (s *saving[T]) do(t *ledger.Tx) error {
	rec := s.record
	s.draftBefore, s.draft, s.apart, s.enrolled = model.Voucher{}, model.Voucher{}, false, 0
	var err error
	if s.enrol != "" {
		s.enrolled, err = t.SaveMember(model.Member{Name: s.enrol, Status: model.StatusNonMember})
		if err != nil {
			return err
		}
		*s.of.member(&rec) = s.enrolled
	}
	if !s.isNew() {
		if s.before, err = s.of.get(t.View, *s.of.id(&rec)); err != nil {
			return err
		}
		*s.of.voucher(&rec) = *s.of.voucher(&s.before)
	}
	doomed, err := s.keepDraft(t, &rec)
	if err != nil {
		return err
	}
	if s.id, err = s.of.save(t, rec); err != nil {
		return err
	}
	if doomed != 0 {
		return t.DiscardDraft(doomed)
	}
	if s.draft.ID != 0 && s.draft.Origin != s.ref() {
		s.draft.Origin = s.ref()
		_, err = t.SaveDraft(s.draft)
	}
	return err
}

// keepDraft brings the record's own draft in step with it and points the record to it. It returns a draft that is
// to be thrown away once the record does not point to it any more.
func (s *saving[T]) keepDraft(t *ledger.Tx, rec *T) (doomed model.ID, err error) {
	want, err := s.wanted(t, *rec)
	if err != nil {
		return 0, err
	}
	link := s.of.voucher(rec)
	if *link == 0 {
		if !s.drafts || len(want.Lines) == 0 {
			return 0, nil
		}
		want.Preparer = s.actor
		if want.Date, err = openDay(t.View, want.Date); err != nil {
			return 0, err
		}
		if want.ID, err = t.SaveDraft(want); err != nil {
			return 0, err
		}
		s.draft, *link = want, want.ID
		return 0, nil
	}
	old, err := t.Voucher(*link)
	own := model.Ref{Kind: s.of.kind, ID: *s.of.id(rec)}
	if err != nil || old.Posted() || old.Origin != own {
		return 0, err
	}
	s.draftBefore = old
	if len(want.Lines) == 0 {
		doomed, *link = *link, 0
		return doomed, nil
	}
	was, err := s.wanted(t, s.before)
	if err != nil {
		return 0, err
	}
	s.draft, s.apart = followDraft(old, was, want)
	_, err = t.SaveDraft(s.draft)
	return 0, err
}

// wanted is the draft that a record asks for.
func (s *saving[T]) wanted(t *ledger.Tx, rec T) (model.Voucher, error) {
	m, err := t.Member(*s.of.member(&rec))
	if err != nil {
		return model.Voucher{}, err
	}
	b, err := t.Branch()
	if err != nil {
		return model.Voucher{}, err
	}
	return s.of.draft(rec, m, b), nil
}

// undo is the act's Undo: what was new is removed with its draft, what was changed is as before.
func (s *saving[T]) undo(t *ledger.Tx) error {
	if s.isNew() {
		if err := t.Remove(s.ref(), text.UndoReason); err != nil || s.enrolled == 0 {
			return err
		}
		return t.Remove(model.Ref{Kind: model.KindMember, ID: s.enrolled}, text.UndoReason)
	}
	if s.draftBefore.ID != 0 {
		if _, err := t.SaveDraft(s.draftBefore); err != nil {
			return err
		}
	}
	fresh := s.draft.ID
	if s.draftBefore.ID != 0 {
		fresh = 0
	}
	if fresh != 0 {
		if x, err := t.Voucher(fresh); err != nil || x.Posted() {
			return firstError(err, ledger.ErrPosted)
		}
	}
	if _, err := s.of.save(t, s.before); err != nil {
		return err
	}
	if fresh != 0 {
		if err := t.DiscardDraft(fresh); err != nil {
			return err
		}
	}
	if s.enrolled == 0 {
		return nil
	}
	return t.Remove(model.Ref{Kind: model.KindMember, ID: s.enrolled}, text.UndoReason)
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// openDay is the day on which a draft is dated: the day itself, or today when its month is closed already.
func openDay(v *ledger.View, d model.Date) (model.Date, error) {
	closed, err := v.Closed(d.Period())
	if err != nil || !closed {
		return d, err
	}
	if closed, err = v.Closed(v.Today().Period()); err != nil || closed {
		return d, err
	}
	return v.Today(), nil
}

// followDraft changes a draft where its record was changed, and leaves what was written by hand. Apart tells that
// the draft now says another sum than its record, since its lines were changed by hand.
func followDraft(old, was, want model.Voucher) (d model.Voucher, apart bool) {
	d = old
	follow(&d.Date, was.Date, want.Date)
	follow(&d.Summary, was.Summary, want.Summary)
	follow(&d.Counterparty, was.Counterparty, want.Counterparty)
	follow(&d.Settlement, was.Settlement, want.Settlement)
	follow(&d.Approver, was.Approver, want.Approver)
	if len(old.Lines) == len(was.Lines) && len(was.Lines) == len(want.Lines) {
		d.Lines = append([]model.Line(nil), old.Lines...)
		for i := range d.Lines {
			follow(&d.Lines[i].Account, was.Lines[i].Account, want.Lines[i].Account)
			follow(&d.Lines[i].Amount, was.Lines[i].Amount, want.Lines[i].Amount)
			follow(&d.Lines[i].Member, was.Lines[i].Member, want.Lines[i].Member)
			follow(&d.Lines[i].Project, was.Lines[i].Project, want.Lines[i].Project)
		}
	}
	return d, debitOf(d) != debitOf(want)
}

// follow sets what still is as the record made it.
func follow[V comparable](now *V, was, want V) {
	if *now == was {
		*now = want
	}
}

func debitOf(v model.Voucher) model.Money {
	var sum model.Money
	for _, l := range v.Lines {
		sum += l.Debit()
	}
	return sum
}

// removing takes a record off with its own draft; taking that back makes both anew.
type removing[T any] struct {
	of     paidFor[T]
	id     model.ID
	reason string

	was   T
	draft model.Voucher
}

// do is the act's Do. A draft that is not the record's own (an imported one, which may pay for others too) stays.
func (r *removing[T]) do(t *ledger.Tx) error {
	var err error
	if r.was, err = r.of.get(t.View, r.id); err != nil {
		return err
	}
	r.draft = model.Voucher{}
	ref := model.Ref{Kind: r.of.kind, ID: r.id}
	if link := *r.of.voucher(&r.was); link != 0 {
		x, err := t.Voucher(link)
		if err != nil {
			return err
		}
		switch {
		case x.Posted():
		case x.Origin == ref:
			r.draft = x
		case x.Common: // the gate takes the visit off it, and throws it away with its last one
			refs, err := t.LinksTo(link)
			if err != nil {
				return err
			}
			if len(refs) == 1 {
				r.draft = x
			}
		default:
			rec := r.was
			*r.of.voucher(&rec) = 0
			if _, err := r.of.save(t, rec); err != nil {
				return err
			}
		}
	}
	return t.Remove(ref, r.reason)
}

// undo is the act's Undo: the record comes back under a new id.
func (r *removing[T]) undo(t *ledger.Tx) error {
	rec := r.was
	*r.of.id(&rec) = 0
	if r.draft.ID != 0 {
		if _, err := t.SaveDraft(r.draft); err != nil {
			return err
		}
	}
	var err error
	if r.id, err = r.of.save(t, rec); err != nil || r.draft.ID == 0 || r.draft.Common {
		return err
	}
	r.draft.Origin = model.Ref{Kind: r.of.kind, ID: r.id}
	_, err = t.SaveDraft(r.draft)
	return err
}
