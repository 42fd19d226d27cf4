package ledger_test

import (
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
)

// TestToCarry: what a sheet without closing says of restricted money in 结余 is what closing moves into 结转, so that the
// sheet and what the next year opens with can be reconciled.
func TestToCarry(t *testing.T) {
	for seed := range uint64(8) {
		for _, monthly := range []bool{false, true} {
			b := ledgertest.Generate(t, ledgertest.Union{Seed: seed, Years: 2, Close: 1, Monthly: monthly})
			err := b.Read(func(v *ledger.View) error {
				before, err := v.Sheet(ledger.Range{Year: 2025})
				if err != nil {
					return err
				}
				after, err := v.Sheet(ledger.Range{Year: 2025, Closing: true})
				if err != nil {
					return err
				}
				income, err := v.Income(ledger.Range{Year: 2025})
				if err != nil {
					return err
				}
				moved := after.Row(ledger.SheetCarry).Closing - before.Row(ledger.SheetCarry).Closing
				if !before.Interim || before.ToCarry != moved || income.ToCarry != moved {
					t.Errorf("seed %d: %s and %s said, %s moved", seed, before.ToCarry, income.ToCarry, moved)
				}
				if left := before.Row(ledger.SheetSurplus).Closing - moved; left != after.Row(ledger.SheetSurplus).Closing {
					t.Errorf("seed %d: %s left", seed, left)
				}
				if after.ToCarry != 0 {
					t.Errorf("seed %d: %s to carry after closing", seed, after.ToCarry)
				}
				// The year that is open says what the next one opens with.
				open, err := v.Sheet(ledger.Range{Year: 2026})
				if err != nil {
					return err
				}
				next, err := v.Sheet(ledger.Range{Year: 2027})
				if err != nil {
					return err
				}
				if got := open.Row(ledger.SheetCarry).Closing + open.ToCarry; got != next.Row(ledger.SheetCarry).Opening {
					t.Errorf("seed %d: %s, 2027 opens with %s", seed, got, next.Row(ledger.SheetCarry).Opening)
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		}
	}
}
