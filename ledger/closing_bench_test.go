package ledger

import (
	"fmt"
	"testing"

	"gonghui/model"
)

// BenchmarkCloseYear closes a year of so many vouchers from its first month to its sealing, months one by one, then
// takes it all back; the check lists are asked before each. Budget: 2 s for 100,000; linear in the vouchers, since
// the lists look at each once.
func BenchmarkCloseYear(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			book := filled(b, n)
			do(b, book, func(t *Tx) error {
				_, err := t.SaveOpening(model.Opening{Year: 2025})
				return err
			})
			b.ResetTimer()
			for range b.N {
				closeAll(b, book)
				b.StopTimer()
				reopenAll(b, book)
				b.StartTimer()
			}
		})
	}
}

func closeAll(tb testing.TB, book *Book) {
	tb.Helper()
	for p := model.NewPeriod(2025, 1); p <= model.Closing(2025); p = after(p) {
		view(tb, book, func(v *View) error {
			_, err := v.CloseChecks(p)
			return err
		})
		do(tb, book, func(t *Tx) error {
			if p.IsMonth() {
				return t.CloseMonth(p)
			}
			_, err := t.CloseYear(2025)
			return err
		})
	}
}

func reopenAll(tb testing.TB, book *Book) {
	tb.Helper()
	do(tb, book, func(t *Tx) error {
		if err := t.ReopenYear(2025, "再来"); err != nil {
			return err
		}
		for m := 12; m >= 1; m-- {
			if err := t.ReopenMonth(model.NewPeriod(2025, m), "再来"); err != nil {
				return err
			}
		}
		return nil
	})
}
