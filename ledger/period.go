package ledger

import (
	"encoding/binary"
	"slices"
	"time"

	"gonghui/model"
)

// PeriodState is where a month, or the closing of a year, stands.
type PeriodState struct {
	Period   model.Period
	Closed   bool
	At       time.Time // of the last closing or reopening; zero if there was none
	Actor    string
	Reason   string // of a reopening
	Vouchers int    // posted in it
	Drafts   int    // dated in it
}

// Closed reports whether nothing may be posted in a period any more.
func (v *View) Closed(p model.Period) (bool, error) {
	s, err := v.store.get(bucketPeriod, periodKey(p))
	if err != nil {
		return false, err
	}
	return len(s) == 9 && s[0] == 1, nil
}

// open refuses a closed period.
func (t *Tx) open(p model.Period) error {
	closed, err := t.Closed(p)
	if err == nil && closed {
		err = &PeriodError{Period: p}
	}
	return err
}

// turned is the last closing or reopening of a period.
type turned struct {
	closed  bool
	seq     uint64
	event   Event
	content turn
}

// turn reads it; false for a period that was never closed.
func (v *View) turn(p model.Period) (turned, bool, error) {
	s, err := v.store.get(bucketPeriod, periodKey(p))
	if err != nil || len(s) != 9 {
		return turned{}, false, err
	}
	x := turned{closed: s[0] == 1, seq: binary.BigEndian.Uint64(s[1:])}
	if x.event, err = eventAt(v.tx, x.seq); err != nil {
		return x, false, err
	}
	x.content, err = body[turn](x.event)
	return x, err == nil, err
}

// state tells where a period stands, but for the numbers of its vouchers and drafts.
func (v *View) state(p model.Period) (PeriodState, error) {
	out := PeriodState{Period: p}
	x, ok, err := v.turn(p)
	if ok {
		out.Closed, out.At, out.Actor, out.Reason = x.closed, x.event.Time, x.event.Actor, x.content.Reason
	}
	return out, err
}

// YearState tells where the closing of a year stands, with the number of vouchers in its period 13.
func (v *View) YearState(year int) (PeriodState, error) {
	out, err := v.state(model.Closing(year))
	if err != nil {
		return out, err
	}
	cells, err := v.cells()
	for _, c := range cells {
		if c.account == "" && c.year == year && c.period == model.ClosingMonth {
			out.Vouchers = int(c.debit)
		}
	}
	return out, err
}

// Periods tells where the twelve months of a year stand.
func (v *View) Periods(year int) ([]PeriodState, error) {
	out := make([]PeriodState, 12)
	for i := range out {
		var err error
		if out[i], err = v.state(model.NewPeriod(year, i+1)); err != nil {
			return nil, err
		}
	}
	cells, err := v.cells()
	if err != nil {
		return nil, err
	}
	for _, c := range cells {
		if c.account == "" && c.year == year && c.period >= 1 && c.period <= 12 {
			out[c.period-1].Vouchers = int(c.debit)
		}
	}
	err = v.EachDraft(func(d model.Voucher) error {
		if p := d.In(); p.Year() == year && p.Month() >= 1 && p.Month() <= 12 {
			out[p.Month()-1].Drafts++
		}
		return nil
	})
	return out, err
}

// ObstacleKind tells what keeps a month from closing.
type ObstacleKind uint8

// The obstacles.
const (
	ObstacleClosed  ObstacleKind = iota + 1 // the period is closed already
	ObstacleEarlier                         // an earlier month or year is open: Period says which
	ObstacleDraft                           // a draft is dated in the month: Voucher says which
	ObstacleOpening                         // the first year has postings but no opening balances were ever entered
)

// Obstacle is one thing that keeps a period from closing.
type Obstacle struct {
	Kind    ObstacleKind
	Period  model.Period
	Voucher model.ID
}

// after is the next month or, after December, the closing of the year.
func after(p model.Period) model.Period {
	if p.Month() == 12 {
		return model.Closing(p.Year())
	}
	return p.Next()
}

// CloseObstacles lists all that keeps a month, or a year as its period 13, from closing; nothing means it can be
// closed.
func (v *View) CloseObstacles(p model.Period) ([]Obstacle, error) {
	br, err := v.Branch()
	if err != nil {
		return nil, err
	}
	if p.Year() < br.FirstYear || !p.Valid() || p.Month() == model.OpeningMonth {
		return nil, ErrYear
	}
	closed, err := v.Closed(p)
	if err != nil {
		return nil, err
	}
	if closed {
		return []Obstacle{{Kind: ObstacleClosed, Period: p}}, nil
	}
	empty, err := v.BeforeStart(p)
	if err != nil {
		return nil, err
	}
	var out []Obstacle
	for q := model.NewPeriod(br.FirstYear, 1); q < p; q = after(q) {
		if slices.Contains(empty, q) {
			continue
		}
		if p.IsMonth() && !q.IsMonth() {
			continue // months go on while the year before waits for its closing, which changes no figure of theirs
		}
		closed, err := v.Closed(q)
		if err != nil {
			return nil, err
		}
		if !closed {
			out = append(out, Obstacle{Kind: ObstacleEarlier, Period: q})
		}
	}
	if _, ok, err := v.Opening(br.FirstYear); err != nil || !ok {
		if err != nil {
			return nil, err
		}
		out = append(out, Obstacle{Kind: ObstacleOpening, Period: model.NewPeriod(br.FirstYear, 1)})
	}
	err = v.EachDraft(func(d model.Voucher) error {
		if d.In() == p || !p.IsMonth() && d.In().Year() == p.Year() {
			out = append(out, Obstacle{Kind: ObstacleDraft, Period: p, Voucher: d.ID})
		}
		return nil
	})
	return out, err
}

// BeforeStart lists the open months before one that lie before a book's start in mid-year: its opening says what was
// turned over since January, and neither a voucher nor a draft stands in them or before them. They close with the first
// month that does.
func (v *View) BeforeStart(p model.Period) ([]model.Period, error) {
	br, err := v.Branch()
	if err != nil || p.Year() != br.FirstYear || !p.IsMonth() {
		return nil, err
	}
	o, ok, err := v.Opening(br.FirstYear)
	mid := slices.ContainsFunc(o.Lines, func(l model.OpeningLine) bool { return l.YearDebit != 0 || l.YearCredit != 0 })
	if err != nil || !ok || !mid {
		return nil, err
	}
	start := p
	seen := func(x model.Voucher) error {
		start = min(start, x.In())
		return nil
	}
	if err := v.EachDraft(seen); err != nil {
		return nil, err
	}
	var out []model.Period
	for q := model.NewPeriod(br.FirstYear, 1); q < p && q < start; q = q.Next() {
		if err := v.EachVoucher(q, q, seen); err != nil {
			return nil, err
		}
		closed, err := v.Closed(q)
		if err != nil {
			return nil, err
		}
		if q < start && !closed {
			out = append(out, q)
		}
	}
	return out, nil
}

// CloseMonth closes a month; where the branch closes income and expense monthly, their closing vouchers are made with
// it, dated the month's last day in period 13 of its year. Errors: *ObstacleError with everything that stands in the
// way, ErrYear. The empty months before a start in mid-year close with it.
func (t *Tx) CloseMonth(p model.Period) (err error) {
	if !p.IsMonth() {
		return ErrYear
	}
	defer t.half(t.store.head.Seq, &err)
	obstacles, err := t.CloseObstacles(p)
	if err != nil {
		return err
	}
	if len(obstacles) == 0 {
		empty, err := t.BeforeStart(p)
		if err != nil {
			return err
		}
		for _, q := range empty {
			if _, err := t.close(q); err != nil {
				return err
			}
		}
	}
	_, err = t.close(p)
	return err
}

// ReopenMonth opens a closed month again and takes the closing vouchers back that were made with it; the reason stays
// in the log. The latest closed period goes first. Errors: ErrReason, ErrNotClosed, ErrNotLatest.
func (t *Tx) ReopenMonth(p model.Period, reason string) error {
	if !p.IsMonth() {
		return ErrNotClosed
	}
	return t.reopen(p, reason)
}
