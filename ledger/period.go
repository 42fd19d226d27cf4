package ledger

import (
	"encoding/binary"
	"time"

	"gonghui/model"
)

// PeriodState is where a month stands.
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

// Periods tells where the twelve months of a year stand.
func (v *View) Periods(year int) ([]PeriodState, error) {
	out := make([]PeriodState, 12)
	for i := range out {
		p := model.NewPeriod(year, i+1)
		out[i].Period = p
		s, err := v.store.get(bucketPeriod, periodKey(p))
		if err != nil {
			return nil, err
		}
		if len(s) == 9 {
			e, err := eventAt(v.tx, binary.BigEndian.Uint64(s[1:]))
			if err != nil {
				return nil, err
			}
			out[i].Closed, out[i].At, out[i].Actor, out[i].Reason = s[0] == 1, e.Time, e.Actor, e.Reason()
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
	ObstacleClosed  ObstacleKind = iota + 1 // the month is closed already
	ObstacleEarlier                         // an earlier month is open: Period says which
	ObstacleDraft                           // a draft is dated in the month: Voucher says which
	ObstacleOpening                         // the first year has postings but no opening balances were ever entered
)

// Obstacle is one thing that keeps a month from closing.
type Obstacle struct {
	Kind    ObstacleKind
	Period  model.Period
	Voucher model.ID
}

// CloseObstacles lists all that keeps a month from closing; nothing means it can be closed.
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
	var out []Obstacle
	for q := model.NewPeriod(br.FirstYear, 1); q < p; q = q.Next() {
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
		if d.In() == p {
			out = append(out, Obstacle{Kind: ObstacleDraft, Period: p, Voucher: d.ID})
		}
		return nil
	})
	return out, err
}

// CloseMonth closes a month. Errors: *ObstacleError with everything that stands in the way, ErrYear.
func (t *Tx) CloseMonth(p model.Period) error {
	obstacles, err := t.CloseObstacles(p)
	if err != nil {
		return err
	}
	if len(obstacles) > 0 {
		return &ObstacleError{Obstacles: obstacles}
	}
	return t.record(change{kind: EventClosed, content: turn{Period: p}})
}

// ReopenMonth opens a closed month again; the reason stays in the log. The latest closed month goes first. Errors:
// ErrReason, ErrNotClosed, ErrNotLatest.
func (t *Tx) ReopenMonth(p model.Period, reason string) error {
	reason, err := explained(reason)
	if err != nil {
		return err
	}
	closed, err := t.Closed(p)
	if err != nil {
		return err
	}
	if !closed {
		return ErrNotClosed
	}
	c := t.store.bucket(bucketPeriod).Cursor()
	for k, raw := c.Seek(periodKey(p + 1)); k != nil; k, raw = c.Next() {
		s, err := payloadOf(bucketPeriod, k, raw)
		if err != nil {
			return err
		}
		if len(s) == 9 && s[0] == 1 {
			return ErrNotLatest
		}
	}
	return t.record(change{kind: EventReopened, content: turn{Period: p, Reason: reason}})
}
