package intake

import (
	"strings"

	"gonghui/model"
)

// subsidies imports 困难补助.
type subsidies struct {
	run *run
	c   subsidyColumns
	old map[subsidyKey]*known[model.Subsidy]
}

// subsidyKey is what a grant is recognised by.
type subsidyKey struct {
	applied model.Date
	member  model.ID
	amount  model.Money
}

type subsidyColumns struct {
	person                                                                       person
	applied, hardship, cause, amount, source, file, valid, assessed, deliberated column
	noticeFrom, noticeTo, granted, granter, paid, payment, voucher, note         column
}

func newSubsidies(r *run, t *table) (importer, error) {
	s := &subsidies{run: r, old: map[subsidyKey]*known[model.Subsidy]{}, c: subsidyColumns{
		person: t.person(), applied: t.col(fApplied), hardship: t.col(fHardship), cause: t.col(fCause),
		amount: t.col(fAmount), source: t.col(fSource), file: t.col(fFile), valid: t.col(fValidUntil),
		assessed: t.col(fAssessed), deliberated: t.col(fDeliberated), noticeFrom: t.col(fNoticeFrom),
		noticeTo: t.col(fNoticeTo), granted: t.col(fGranted), granter: t.col(fGranter), paid: t.col(fPaidOut),
		payment: t.col(fPayment), voucher: t.col(fVoucher), note: t.col(fNote),
	}}
	old, err := r.view.Subsidies(0)
	for _, x := range old {
		s.old[keyOfSubsidy(x)] = &known[model.Subsidy]{record: x}
	}
	return s, err
}

func keyOfSubsidy(x model.Subsidy) subsidyKey { return subsidyKey{x.Applied, x.Member, x.Amount} }

// row reads one grant and writes it when the book does not have it.
func (s *subsidies) row(l *line) error {
	s.run.result.Read++
	x, err := s.read(l)
	if err != nil {
		return err
	}
	if x.VoucherText != "" && x.Paid != 0 {
		if x.Voucher, err = s.run.sources.link(x.VoucherText, x.Paid); err != nil {
			return err
		}
	}
	if x.Voucher != 0 {
		x.VoucherText = ""
	}
	if l.check(model.CheckSubsidy(x), s.column); l.bad {
		return nil
	}
	what := s.compare(l, &x)
	if l.bad {
		return nil
	}
	s.run.count(l.Line, what, x.Applied.String()+" "+s.run.who(x.Member)+" "+x.Category+" "+x.Amount.Grouped())
	if what == EffectSame || !s.run.writing() {
		return nil
	}
	_, err = s.run.tx.SaveSubsidy(x)
	return err
}

// read takes the cells of a row. Notice and validity may end in days to come.
func (s *subsidies) read(l *line) (model.Subsidy, error) {
	c := s.c
	member, err := l.member(c.person)
	if err != nil {
		return model.Subsidy{}, err
	}
	x := model.Subsidy{
		Member: member, Applied: l.date(c.applied), Category: l.text(c.hardship, model.MaxName),
		Amount: l.money(c.amount), Source: l.text(c.source, model.MaxName), File: l.text(c.file, model.MaxName),
		ValidUntil: l.day(c.valid), Assessed: l.date(c.assessed), Deliberated: l.date(c.deliberated),
		NoticeFrom: l.date(c.noticeFrom), NoticeTo: l.day(c.noticeTo), Approved: l.date(c.granted),
		Approver: l.text(c.granter, model.MaxName), Paid: l.date(c.paid),
		Payment: payment(l.text(c.payment, model.MaxName)), VoucherText: l.text(c.voucher, model.MaxName),
	}
	x.Private.Cause, x.Private.Note = l.text(c.cause, model.MaxNote), l.text(c.note, model.MaxNote)
	for _, need := range []column{c.applied, c.hardship, c.amount} {
		l.need(need)
	}
	if known, ok := model.ParseHardship(x.Category); ok {
		x.Category = known
	}
	if known, ok := model.ParseSource(x.Source); ok {
		x.Source = known
	}
	return x, nil
}

// compare looks for the grant among those of the book and the rows above; see visits.compare.
func (s *subsidies) compare(l *line, x *model.Subsidy) Effect {
	key := keyOfSubsidy(*x)
	old := s.old[key]
	if old == nil {
		s.old[key] = &known[model.Subsidy]{record: *x, row: l.Line}
		return EffectNew
	}
	if old.row > 0 {
		l.fail(s.c.applied, CodeTwice, x.Applied.String(), s.run.rowText(old.row))
		return EffectRefused
	}
	old.row = l.Line
	was := old.record
	if diff := s.differences(was, *x); len(diff) > 0 {
		l.fail(s.c.applied, CodeDiffers, x.Applied.String(), strings.Join(diff, "、"))
		return EffectRefused
	}
	if was.Voucher == 0 && x.Voucher != 0 {
		link := x.Voucher
		*x = was
		x.Voucher, x.VoucherText = link, ""
		return EffectChanged
	}
	return EffectSame
}

// differences lists the headers by which a grant of the file is not the one the book has.
func (s *subsidies) differences(was, now model.Subsidy) []string {
	c := s.c
	return differing([]said{
		{c.hardship, was.Category, now.Category},
		{c.source, was.Source, now.Source},
		{c.file, was.File, now.File},
		{c.valid, was.ValidUntil.String(), now.ValidUntil.String()},
		{c.assessed, was.Assessed.String(), now.Assessed.String()},
		{c.deliberated, was.Deliberated.String(), now.Deliberated.String()},
		{c.noticeFrom, was.NoticeFrom.String(), now.NoticeFrom.String()},
		{c.noticeTo, was.NoticeTo.String(), now.NoticeTo.String()},
		{c.granted, was.Approved.String(), now.Approved.String()},
		{c.granter, was.Approver, now.Approver},
		{c.paid, was.Paid.String(), now.Paid.String()},
		{c.payment, was.Payment, now.Payment},
		{c.voucher, linked(was.Voucher, now.Voucher), linked(now.Voucher, was.Voucher)},
		{c.voucher, was.VoucherText, now.VoucherText},
		{c.cause, was.Private.Cause, now.Private.Cause},
		{c.note, was.Private.Note, now.Private.Note},
	})
}

// column tells where a field of model.Subsidy stands.
func (s *subsidies) column(field string) column {
	c, ok := map[string]column{
		"Member": s.c.person.member, "Amount": s.c.amount, "Category": s.c.hardship, "Source": s.c.source,
		"File": s.c.file, "ValidUntil": s.c.valid, "Assessed": s.c.assessed, "Deliberated": s.c.deliberated,
		"NoticeFrom": s.c.noticeFrom, "NoticeTo": s.c.noticeTo, "Approved": s.c.granted, "Approver": s.c.granter,
		"Paid": s.c.paid, "Payment": s.c.payment, "VoucherText": s.c.voucher, "Cause": s.c.cause, "Note": s.c.note,
	}[field]
	if !ok {
		return s.c.applied
	}
	return c
}

// finish has nothing left to do: every row was settled when it was read.
func (s *subsidies) finish() error { return nil }
