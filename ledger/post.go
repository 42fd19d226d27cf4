package ledger

import (
	"errors"
	"sort"

	"gonghui/model"
)

// Post posts drafts in the order given: each passes all rules, gets the next number of its month and is frozen for
// ever. All of them or none. Errors: *UnreviewedError, *RuleError, *PeriodError, ErrYear, ErrNotFound, ErrReversed.
func (t *Tx) Post(ids ...model.ID) (out []model.Voucher, err error) {
	defer t.half(t.store.head.Seq, &err)
	drafts := make([]model.Voucher, len(ids))
	for i, id := range ids {
		if drafts[i], err = t.draft(id); err != nil {
			return nil, err
		}
		if err := byHand(drafts[i]); err != nil {
			return nil, err
		}
	}
	if err := t.reviewed(drafts...); err != nil {
		return nil, err
	}
	out = make([]model.Voucher, 0, len(ids))
	for _, d := range drafts {
		v, err := t.post(d)
		if err != nil {
			return nil, err
		}
		if err := t.store.setDraft(d.ID, nil); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// post records a voucher that is not in the log yet.
func (t *Tx) post(v model.Voucher) (model.Voucher, error) {
	ref := model.Ref{Kind: model.KindVoucher, ID: v.ID}
	chart, err := t.Chart()
	if err != nil {
		return v, err
	}
	if err := refusedVoucher(ref, v, model.CheckVoucher(v, chart)); err != nil {
		return v, err
	}
	p := v.In()
	if err := t.inBook(p.Year()); err != nil {
		return v, err
	}
	if err := t.open(p); err != nil {
		return v, err
	}
	for _, l := range v.Lines {
		if l.Member == 0 {
			continue
		}
		if err := t.known(l.Member, 0); err != nil {
			return v, err
		}
	}
	if err := t.reversible(v); err != nil {
		return v, err
	}
	if err := t.refundable(v); err != nil {
		return v, err
	}
	last, err := t.lastNumber(p)
	if err != nil {
		return v, err
	}
	v.Number = last + 1
	t.last[p] = v.Number
	if v.Bookkeeper == "" {
		v.Bookkeeper = t.cmd.Actor
	}
	return v, t.record(change{kind: EventPosted, ref: ref, content: v})
}

// correctionDay is the original's day, or day 1 of the earliest open month of its year.
func (t *Tx) correctionDay(v model.Voucher) (model.Date, error) {
	closed, err := t.Closed(v.In())
	if err != nil {
		return 0, err
	}
	if !closed {
		return v.Date, nil
	}
	for m := 1; m <= 12; m++ {
		p := model.NewPeriod(v.In().Year(), m)
		closed, err := t.Closed(p)
		if err != nil {
			return 0, err
		}
		if !closed {
			return p.First(), nil
		}
	}
	year := v.In().Year()
	closed, err = t.Closed(model.Closing(year))
	if err == nil {
		err = &PeriodError{Period: v.In(), Year: closed}
	}
	return 0, err
}

// PostAll posts all drafts of the months given (nil: of all months) by date, then source number in natural order,
// then order of entry: one commit a month, earliest month first. done is called after each commit. On an error the
// months before it stay posted, and count tells how many vouchers that were.
func PostAll(
	b *Book, c Command, only []model.Period, done func(p model.Period, first, last int),
) (count int, err error) {
	months, order, err := queue(b, only)
	if err != nil {
		return 0, err
	}
	for _, p := range months {
		var first, last int
		_, err := b.Do(Command{Actor: c.Actor}, func(t *Tx) error {
			ids := make([]model.ID, len(order[p]))
			for i, q := range order[p] {
				ids[i] = q.id
			}
			vs, err := t.Post(ids...)
			if err == nil && len(vs) > 0 {
				first, last = vs[0].Number, vs[len(vs)-1].Number
			}
			return err
		})
		var c *CommitError
		if saved := errors.As(err, &c) && c.Outcome == Saved; err != nil && !saved {
			return count, err
		}
		count += len(order[p])
		delete(order, p)
		if done != nil {
			done(p, first, last)
		}
		if err != nil {
			return count, err
		}
	}
	return count, nil
}

// queued is what the order of posting needs to know of a draft.
type queued struct {
	id     model.ID
	date   model.Date
	source string
}

func queue(b *Book, only []model.Period) (months []model.Period, order map[model.Period][]queued, err error) {
	wanted := map[model.Period]bool{}
	for _, p := range only {
		wanted[p] = true
	}
	order = map[model.Period][]queued{}
	err = b.Read(func(v *View) error {
		return v.EachDraft(func(d model.Voucher) error {
			if p := d.In(); only == nil || wanted[p] {
				order[p] = append(order[p], queued{d.ID, d.Date, d.Source})
			}
			return nil
		})
	})
	if err != nil {
		return nil, nil, err
	}
	for p, qs := range order {
		months = append(months, p)
		sort.SliceStable(qs, func(i, j int) bool {
			a, b := qs[i], qs[j]
			if a.date != b.date {
				return a.date < b.date
			}
			return model.NaturalLess(a.source, b.source)
		})
	}
	sort.Slice(months, func(i, j int) bool { return months[i] < months[j] })
	return months, order, nil
}
