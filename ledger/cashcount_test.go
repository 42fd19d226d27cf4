package ledger_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// TestCashCount counts short, books the difference, and finds what was booked into a counted day afterwards.
func TestCashCount(t *testing.T) {
	b := ledgertest.New(t, ledgertest.Branch())
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		_, err := tx.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
			{Account: "101", Debit: 500_00}, {Account: "32205", Credit: 500_00},
		}})
		return err
	})
	count := model.CashCount{
		Date: 20250331, Counted: 496_50, Counter: "出纳丁", Witness: "会计甲", Note: "找零差错",
		Pieces: []model.CashPiece{{Value: 100_00, Count: 4}, {Value: 50_00, Count: 1}, {Value: 20_00, Count: 2}, {Value: 50, Count: 13}},
	}
	var paper model.ID
	ledgertest.Do(t, b, func(tx *ledger.Tx) (err error) {
		if count.ID, err = tx.SaveCashCount(count); err != nil {
			return err
		}
		paper, err = tx.DraftCashDifference(count.ID)
		return err
	})
	ledgertest.Do(t, b, func(tx *ledger.Tx) error { _, err := tx.Post(paper); return err })
	spent := ledgertest.Spending(20250320, "50102", 20_00)
	spent.Lines[1].Account = "101"
	check := func(want model.Money) {
		t.Helper()
		err := b.Read(func(v *ledger.View) error {
			c, err := v.CashCount(count.ID)
			if err != nil {
				return err
			}
			drift, err := v.CashDrift(c)
			if drift != want || c.Book != 500_00 {
				t.Errorf("drift %s, book %s", drift, c.Book)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	check(0)
	ledgertest.Post(t, b, spent)
	check(-20_00)
	other := count
	other.Counted, other.Pieces = 500_00, nil
	for _, c := range []struct {
		want error
		do   func(tx *ledger.Tx) error
	}{
		{ledger.ErrPosted, func(tx *ledger.Tx) error { _, err := tx.SaveCashCount(other); return err }},
		{ledger.ErrPosted, func(tx *ledger.Tx) error { _, err := tx.DraftCashDifference(count.ID); return err }},
		{ledger.ErrNotFound, func(tx *ledger.Tx) error {
			_, err := tx.SaveCashCount(model.CashCount{Date: 20250401, Account: "102"})
			return err
		}},
		{ledger.ErrFuture, func(tx *ledger.Tx) error {
			_, err := tx.SaveCashCount(model.CashCount{Date: 20270101})
			return err
		}},
	} {
		if _, err := b.Do(ledger.Command{Actor: ledgertest.Actor}, c.do); !errors.Is(err, c.want) {
			t.Errorf("%v, want %v", err, c.want)
		}
	}
}

// TestBookOn holds the balance of a day against the sum of what was booked up to it.
func TestBookOn(t *testing.T) {
	b := ledgertest.New(t, ledgertest.Branch())
	ledgertest.Open(t, b, 2025, 10_000_00)
	var all []model.Voucher
	rapid.Check(t, func(r *rapid.T) {
		day := model.NewPeriod(2025, rapid.IntRange(1, 12).Draw(r, "month")).First().AddDays(rapid.IntRange(0, 27).Draw(r, "day"))
		v := ledgertest.Spending(day, "50102", model.Money(rapid.IntRange(1, 99).Draw(r, "fen")))
		all = append(all, ledgertest.Post(t, b, v)...)
		on := model.NewPeriod(2025, rapid.IntRange(1, 12).Draw(r, "of")).First().AddDays(rapid.IntRange(0, 27).Draw(r, "on"))
		want := model.Money(10_000_00)
		for _, x := range all {
			if x.Date <= on {
				want -= x.Lines[0].Amount
			}
		}
		err := b.Read(func(v *ledger.View) error {
			got, err := v.BookOn("102", on)
			if got != want {
				r.Errorf("%s: %s, want %s", on, got, want)
			}
			return err
		})
		if err != nil {
			r.Fatal(err)
		}
	})
}
