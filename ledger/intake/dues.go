package intake

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"gonghui/model"
)

// dues imports 会费, a row a payment or a row a member with a column a month.
type dues struct {
	run    *run
	person person
	month  column
	amount column
	paid   column
	months [12]column
	year   int
	only   model.Period // the month of the whole list, where no row names one
	old    map[duesKey]*known[model.Dues]
}

// duesKey is what a payment is recognised by.
type duesKey struct {
	member model.ID
	month  model.Period
}

func newDues(r *run, t *table) (importer, error) {
	d := &dues{
		run: r, person: t.person(), month: t.col(fMonth), amount: t.col(fAmount), paid: t.col(fPaid),
		old: map[duesKey]*known[model.Dues]{},
	}
	for m := range d.months {
		d.months[m] = t.col(monthField(m + 1))
	}
	var err error
	if d.year, err = r.year(t); err != nil {
		return nil, err
	}
	wide := slices.ContainsFunc(d.months[:], func(c column) bool { return c.at >= 0 })
	if d.month.at < 0 && d.amount.at >= 0 && !wide {
		file := strings.TrimSuffix(r.result.File, filepath.Ext(r.result.File))
		if d.only = cmp.Or(monthIn(t.above), monthIn(r.result.Sheet), monthIn(file)); d.only == 0 {
			return nil, &Problem{Code: CodeNoMonth, Sheet: r.result.Sheet, Row: t.head.Line}
		}
		r.said = append(r.said, fmt.Sprintf("按 %s 的会费导入。", d.only.Chinese()))
	}
	old, err := r.view.Dues(0)
	for _, x := range old {
		d.old[duesKey{x.Member, x.Month}] = &known[model.Dues]{record: x}
	}
	return d, err
}

// row reads one payment, or the payments of one member. No amount, or 0, is no payment.
func (d *dues) row(l *line) error {
	member, err := l.member(d.person)
	if err != nil {
		return err
	}
	if d.month.at >= 0 && d.amount.at >= 0 {
		l.need(d.month)
		l.need(d.amount)
		x := model.Dues{
			Member: member, Month: l.month(d.month, d.year), Amount: l.money(d.amount), Paid: l.date(d.paid),
		}
		return d.take(l, x, d.month, d.amount)
	}
	if d.only != 0 {
		x := model.Dues{Member: member, Month: d.only, Amount: l.money(d.amount), Paid: l.date(d.paid)}
		return d.take(l, x, d.amount, d.amount)
	}
	nobody := l.bad // a bad month must not hide another one
	for m, c := range d.months {
		l.bad = nobody
		x := model.Dues{Member: member, Month: model.NewPeriod(d.year, m+1), Amount: l.money(c)}
		if err := d.take(l, x, c, c); err != nil {
			return err
		}
	}
	return nil
}

// take compares one payment with the book and writes it when the book does not have it.
func (d *dues) take(l *line, x model.Dues, month, amount column) error {
	if x.Amount == 0 {
		return nil
	}
	d.run.result.Read++
	l.check(model.CheckDues(x), func(field string) column {
		return map[string]column{"Member": d.person.member, "Month": month, "Amount": amount, "Paid": d.paid}[field]
	})
	if l.bad {
		return nil
	}
	key := duesKey{x.Member, x.Month}
	what := EffectNew
	switch old := d.old[key]; {
	case old == nil:
		d.old[key] = &known[model.Dues]{record: x, row: l.Line}
	case old.row > 0:
		l.fail(month, CodeTwice, x.Month.String(), fmt.Sprint(old.row))
		return nil
	case d.only != 0 && booked(old.record, x):
		old.row, what = l.Line, EffectSame
	case d.only != 0 && old.record.Amount+x.Amount <= d.due(x):
		x = old.record.With(model.DuesPart{Amount: x.Amount, Paid: x.Paid})
		old.row, old.record, what = l.Line, x, EffectChanged
	case old.record.Amount != x.Amount, x.Paid != 0 && old.record.Paid != 0 && x.Paid != old.record.Paid:
		l.fail(amount, CodeDiffers, x.Amount.String(), amount.title)
		return nil
	default:
		old.row, what = l.Line, EffectSame
	}
	d.run.count(l.Line, what, x.Month.String()+" "+d.run.who(x.Member)+" "+x.Amount.Grouped())
	if what == EffectSame || !d.run.writing() {
		return nil
	}
	_, err := d.run.tx.SaveDues(x)
	return err
}

// booked reports whether one of a month's payments is just the one that a list of the month brings.
func booked(was, x model.Dues) bool {
	return slices.ContainsFunc(was.Payments(), func(p model.DuesPart) bool {
		return p.Amount == x.Amount && (x.Paid == 0 || p.Paid == 0 || p.Paid == x.Paid)
	})
}

// due is what the member owes for the month in all.
func (d *dues) due(x model.Dues) model.Money {
	m, err := d.run.view.Member(x.Member)
	if err != nil {
		return 0
	}
	return model.DuesFor(m.BaseIn(x.Month))
}

// finish has nothing left to do: every row was settled when it was read.
func (d *dues) finish() error { return nil }
