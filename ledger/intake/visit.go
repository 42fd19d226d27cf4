package intake

import (
	"strings"

	"gonghui/model"
)

// visits imports 走访慰问.
type visits struct {
	run *run
	c   visitColumns
	old map[visitKey]*known[model.Visit]
}

// known is a record that was met before: in the book, or in a row above.
type known[T any] struct {
	record T
	row    int // 0: only the book has it
}

// visitKey is what a visit is recognised by.
type visitKey struct {
	date, event  model.Date
	member       model.ID
	category     string
	money, goods model.Money
}

type visitColumns struct {
	person                                                                    person
	date, category, reason, event, heard, relation, visitors, manner, place   column
	money, goods, goodsValue, evidence, approver, approved, receiver, payment column
	voucher, note                                                             column
}

func newVisits(r *run, t *table) (importer, error) {
	v := &visits{run: r, old: map[visitKey]*known[model.Visit]{}, c: visitColumns{
		person: t.person(), date: t.col(fDate), category: t.col(fCategory), reason: t.col(fReason),
		event: t.col(fEventDate), heard: t.col(fHeard), relation: t.col(fRelation), visitors: t.col(fVisitors),
		manner: t.col(fManner), place: t.col(fPlace), money: t.col(fMoney), goods: t.col(fGoods),
		goodsValue: t.col(fGoodsValue), evidence: t.col(fEvidence), approver: t.col(fApprover),
		approved: t.col(fApproved), receiver: t.col(fReceiver), payment: t.col(fPayment),
		voucher: t.col(fVoucher), note: t.col(fNote),
	}}
	old, err := r.view.Visits(0)
	for _, x := range old {
		v.old[keyOfVisit(x)] = &known[model.Visit]{record: x}
	}
	return v, err
}

func keyOfVisit(x model.Visit) visitKey {
	return visitKey{x.Date, x.EventDate, x.Member, x.Category, x.Money, x.GoodsValue}
}

// row reads one visit and writes it when the book does not have it.
func (v *visits) row(l *line) error {
	v.run.result.Read++
	x, err := v.read(l)
	if err != nil {
		return err
	}
	if x.VoucherText != "" && x.Date != 0 {
		if x.Voucher, err = v.run.sources.link(x.VoucherText, x.Date); err != nil {
			return err
		}
	}
	if x.Voucher != 0 {
		x.VoucherText = ""
	}
	if l.check(model.CheckVisit(x, v.run.branch), v.column); l.bad {
		return nil
	}
	what := v.compare(l, &x)
	if l.bad {
		return nil
	}
	v.run.count(l.Line, what, x.Date.String()+" "+v.run.who(x.Member)+" "+x.Category+" "+x.Total().Grouped())
	if what == EffectSame || !v.run.writing() {
		return nil
	}
	_, err = v.run.tx.SaveVisit(x)
	return err
}

// read takes the cells of a row.
func (v *visits) read(l *line) (model.Visit, error) {
	c := v.c
	member, err := l.member(c.person)
	if err != nil {
		return model.Visit{}, err
	}
	x := model.Visit{
		Member: member, Date: l.date(c.date), EventDate: l.date(c.event), Heard: l.date(c.heard),
		Category: l.text(c.category, model.MaxName), Visitors: splitNames(l.text(c.visitors, model.MaxSummary)),
		Relation: word(l, c.relation, model.ParseRelation, names(model.Relations())),
		Manner:   l.text(c.manner, model.MaxName),
		Money:    l.money(c.money), Goods: l.text(c.goods, model.MaxSummary), GoodsValue: l.money(c.goodsValue),
		Evidence: l.text(c.evidence, model.MaxSummary), Approver: l.text(c.approver, model.MaxName),
		Approved: l.date(c.approved), Receiver: l.text(c.receiver, model.MaxName),
		Payment: payment(l.text(c.payment, model.MaxName)), VoucherText: l.text(c.voucher, model.MaxName),
	}
	x.Private.Reason, x.Private.Note = l.text(c.reason, model.MaxNote), l.text(c.note, model.MaxNote)
	x.Private.Place = l.text(c.place, model.MaxSummary)
	if !l.given(c.category) {
		l.need(c.category)
	} else if known, ok := v.run.branch.CategoryNamed(x.Category); ok {
		x.Category = known.Name
	}
	return x, nil
}

// compare looks for the visit among those of the book and the rows above. A link that could not be made when the visit
// was imported first is made up for.
func (v *visits) compare(l *line, x *model.Visit) Effect {
	key := keyOfVisit(*x)
	old := v.old[key]
	if old == nil {
		v.old[key] = &known[model.Visit]{record: *x, row: l.Line}
		return EffectNew
	}
	if old.row > 0 {
		l.fail(v.c.date, CodeTwice, x.Date.String(), v.run.rowText(old.row))
		return EffectRefused
	}
	old.row = l.Line
	was := old.record
	if diff := v.differences(was, *x); len(diff) > 0 {
		l.fail(v.c.date, CodeDiffers, x.Date.String(), strings.Join(diff, "、"))
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

// differences lists the headers by which a visit of the file is not the one the book has; what the file does not say
// is no difference.
func (v *visits) differences(was, now model.Visit) []string {
	c := v.c
	return differing([]said{
		{c.heard, was.Heard.String(), now.Heard.String()},
		{c.visitors, joinNames(was.Visitors), joinNames(now.Visitors)},
		{c.manner, was.Manner, now.Manner},
		{c.place, was.Private.Place, now.Private.Place},
		{c.goods, was.Goods, now.Goods},
		{c.evidence, was.Evidence, now.Evidence},
		{c.approver, was.Approver, now.Approver},
		{c.approved, was.Approved.String(), now.Approved.String()},
		{c.receiver, was.Receiver, now.Receiver},
		{c.payment, was.Payment, now.Payment},
		{c.voucher, linked(was.Voucher, now.Voucher), linked(now.Voucher, was.Voucher)},
		{c.voucher, was.VoucherText, now.VoucherText},
		{c.relation, was.Relation.String(), now.Relation.String()},
		{c.reason, was.Private.Reason, now.Private.Reason},
		{c.note, was.Private.Note, now.Private.Note},
	})
}

// column tells where a field of model.Visit stands.
func (v *visits) column(field string) column {
	c, ok := map[string]column{
		"Member": v.c.person.member, "Date": v.c.date, "EventDate": v.c.event, "Heard": v.c.heard,
		"Category": v.c.category, "Relation": v.c.relation, "Visitors": v.c.visitors, "Manner": v.c.manner,
		"Place": v.c.place, "Money": v.c.money, "Goods": v.c.goods, "GoodsValue": v.c.goodsValue,
		"Evidence": v.c.evidence, "Approver": v.c.approver, "Approved": v.c.approved, "Receiver": v.c.receiver,
		"Payment": v.c.payment, "VoucherText": v.c.voucher, "Reason": v.c.reason, "Note": v.c.note,
	}[field]
	if !ok {
		return v.c.date
	}
	return c
}

// finish has nothing left to do: every row was settled when it was read.
func (v *visits) finish() error { return nil }
