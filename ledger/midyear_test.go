package ledger

import (
	"errors"
	"testing"

	"gonghui/model"
)

// TestBeforeStart closes the empty months before a start in mid-year with the first month, and none that holds anything
// or of a book that says nothing of a start.
func TestBeforeStart(t *testing.T) {
	opened := func(turned model.Money) *Book {
		b := newBook(t)
		do(t, b, func(tx *Tx) error {
			_, err := tx.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
				{Account: "102", Debit: 900 * yuan, YearDebit: turned},
				{Account: "32205", Credit: 900 * yuan},
				{Account: "402", YearCredit: turned},
			}})
			return err
		})
		posted(t, b, twoLines(20250910, "102", "402", 30, "", ""))
		return b
	}
	closing := func(b *Book, p model.Period) error {
		_, err := b.Do(Command{}, func(tx *Tx) error { return tx.CloseMonth(p) })
		return err
	}
	var o *ObstacleError
	if err := closing(opened(0), 202509); !errors.As(err, &o) {
		t.Errorf("a book from January on: %v", err)
	}
	b := opened(100 * yuan)
	do(t, b, func(tx *Tx) error { _, err := tx.SaveDraft(twoLines(20250305, "102", "402", 1, "", "")); return err })
	if err := closing(b, 202509); !errors.As(err, &o) || o.Obstacles[0].Period != 202503 {
		t.Errorf("a draft in March: %v", err)
	}
	b = opened(100 * yuan)
	if err := closing(b, 202510); !errors.As(err, &o) || len(o.Obstacles) != 1 || o.Obstacles[0].Period != 202509 {
		t.Errorf("October first: %v", err)
	}
	if err := closing(b, 202509); err != nil {
		t.Fatal(err)
	}
	view(t, b, func(v *View) error {
		for m := 1; m <= 9; m++ {
			if closed, err := v.Closed(model.NewPeriod(2025, m)); err != nil || !closed {
				t.Errorf("month %d: %t %v", m, closed, err)
			}
		}
		return nil
	})
	var shut *PeriodError
	if _, err := b.Do(Command{}, func(tx *Tx) error {
		id, err := tx.SaveDraft(twoLines(20250305, "102", "402", 1, "", ""))
		if err != nil {
			return err
		}
		_, err = tx.Post(id)
		return err
	}); !errors.As(err, &shut) {
		t.Errorf("posted before the start: %v", err)
	}
	do(t, b, func(tx *Tx) error { return tx.ReopenMonth(202509, "漏记") })
	if rep, err := b.Verify(nil); err != nil || !rep.OK() {
		t.Errorf("verify: %v %+v", err, rep)
	}
}
