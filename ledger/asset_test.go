package ledger_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

func assetBook(t testing.TB) *ledger.Book {
	t.Helper()
	b := ledgertest.New(t, ledgertest.Branch())
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		_, err := tx.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
			{Account: "102", Debit: 100000_00}, {Account: "32205", Credit: 100000_00},
		}})
		return err
	})
	return b
}

// balanceOf is what an account stands at, at the end of 2025, in fen, debit positive.
func balanceOf(t testing.TB, v *ledger.View, account string) model.Money {
	t.Helper()
	m, err := v.BookOn(account, 20251231)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestAssetsWear follows random assets from purchase over depreciation, some of it late, to their disposal: never more
// than the cost, and 30104 equals 162, 163 and 182 after every act.
func TestAssetsWear(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := assetBook(t)
		mirrored := func() {
			err := b.Read(func(v *ledger.View) error {
				left := balanceOf(t, v, "162") + balanceOf(t, v, "163") + balanceOf(t, v, "182")
				if fund := -balanceOf(t, v, "30104"); fund != left {
					r.Fatalf("30104 %s, assets %s", fund, left)
				}
				cards, err := v.Assets()
				if err != nil {
					return err
				}
				worn, err := v.Worn()
				var cost, wear model.Money
				for _, a := range cards {
					if worn[a.ID] > a.Cost {
						r.Fatalf("%s worn %s of %s", a.Number, worn[a.ID], a.Cost)
					}
					if a.Pending == 0 {
						cost, wear = cost+a.Cost, wear+worn[a.ID]
					}
				}
				if cost != balanceOf(t, v, "162") || wear != -balanceOf(t, v, "163") {
					r.Fatalf("cards %s worn %s, accounts %s %s", cost, wear, balanceOf(t, v, "162"), balanceOf(t, v, "163"))
				}
				return err
			})
			if err != nil {
				r.Fatal(err)
			}
		}
		post := func(do func(tx *ledger.Tx) (model.ID, error)) error {
			_, err := b.Do(ledger.Command{Actor: ledgertest.Actor}, func(tx *ledger.Tx) error {
				id, err := do(tx)
				if err == nil && id != 0 {
					_, err = tx.Post(id)
				}
				return err
			})
			return err
		}
		for month := 1; month <= 12; month++ {
			p := model.NewPeriod(2025, month)
			if rapid.Bool().Draw(r, "buy") {
				a := model.AssetCard{
					Name: "打印机", Class: "computer", Acquired: p.First(),
					Cost:   model.Money(rapid.IntRange(1, 5000_00).Draw(r, "cost")),
					Months: rapid.IntRange(0, 8).Draw(r, "months"),
				}
				if err := post(func(tx *ledger.Tx) (model.ID, error) {
					x := ledgertest.Spending(p.First(), "50702", a.Cost)
					x.Lines = append(x.Lines, model.Line{Account: "162", Side: model.Debit, Amount: a.Cost},
						model.Line{Account: "30104", Side: model.Credit, Amount: a.Cost})
					var err error
					if a.Voucher, err = tx.SaveDraft(x); err != nil {
						return 0, err
					}
					_, err = tx.SaveAsset(a)
					return a.Voucher, err
				}); err != nil {
					r.Fatal(err)
				}
				mirrored()
			}
			if rapid.IntRange(0, 3).Draw(r, "run") > 0 {
				err := post(func(tx *ledger.Tx) (model.ID, error) {
					d, err := tx.Depreciate(p)
					return d.Voucher, err
				})
				if err != nil && !errors.Is(err, ledger.ErrNoDepreciation) {
					r.Fatal(err)
				}
				if again := post(func(tx *ledger.Tx) (model.ID, error) {
					d, err := tx.Depreciate(p)
					return d.Voucher, err
				}); again == nil {
					r.Fatal("a month was run twice")
				}
				mirrored()
				if err == nil && rapid.IntRange(0, 3).Draw(r, "undo") == 0 {
					if err := post(func(tx *ledger.Tx) (model.ID, error) {
						return 0, tx.UndoDepreciation(p, "记错")
					}); err != nil {
						r.Fatal(err)
					}
					mirrored()
				}
			}
			if rapid.IntRange(0, 2).Draw(r, "drop") == 0 {
				dispose(r, b, p, post)
				mirrored()
			}
		}
	})
}

// dispose takes one asset down and sometimes writes it off, or takes the step back.
func dispose(r *rapid.T, b *ledger.Book, p model.Period, post func(func(*ledger.Tx) (model.ID, error)) error) {
	var cards []model.AssetCard
	if err := b.Read(func(v *ledger.View) (err error) { cards, err = v.Assets(); return err }); err != nil {
		r.Fatal(err)
	}
	for _, a := range cards {
		if a.Pending != 0 {
			continue
		}
		if err := post(func(tx *ledger.Tx) (model.ID, error) { return tx.TakeDown(a.ID, p.Last(), "报废") }); err != nil {
			r.Fatal(err)
		}
		switch rapid.IntRange(0, 2).Draw(r, "then") {
		case 0:
			if err := post(func(tx *ledger.Tx) (model.ID, error) {
				return tx.WriteOff(a.ID, ledger.Disposal{Day: p.Last(), Approval: "会议纪要1号"})
			}); err != nil {
				r.Fatal(err)
			}
		case 1:
			if err := post(func(tx *ledger.Tx) (model.ID, error) { return 0, tx.UndoDisposal(a.ID, "记错") }); err != nil {
				r.Fatal(err)
			}
		}
		return
	}
}

// TestAccrued is the least life, the last month's rest, a start in mid-life and the month of disposal.
func TestAccrued(t *testing.T) {
	a := model.AssetCard{Cost: 1000_00, Months: 3, Acquired: 20250115}
	late := model.AssetCard{Cost: 1000_00, Months: 10, Acquired: 20240601, Before: 700_00, BeforeTo: 202412}
	gone := a
	gone.Pending = 20250210
	for _, c := range []struct {
		card  model.AssetCard
		month model.Period
		want  model.Money
	}{
		{a, 202412, 0},
		{a, 202501, 333_33},
		{a, 202502, 666_66},
		{a, 202503, 1000_00},
		{a, 202601, 1000_00},
		{late, 202412, 700_00},
		{late, 202501, 800_00},
		{late, 202503, 1000_00},
		{gone, 202502, 333_33},
		{gone, 202503, 333_33},
		{model.AssetCard{Cost: 1_00, Acquired: 20250101}, 202512, 0},
	} {
		if got := c.card.Accrued(c.month); got != c.want {
			t.Errorf("%s: %s, want %s", c.month, got, c.want)
		}
	}
}

// TestStock moves random goods: never fewer than none, no value without goods, 141 equals 30101 and what is there.
func TestStock(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := assetBook(t)
		var item model.ID
		ledgertest.Do(t, b, func(tx *ledger.Tx) (err error) {
			item, err = tx.SaveStockItem(model.StockItem{Name: "毛巾", Unit: "条"})
			return err
		})
		day := model.Date(20250101)
		for range rapid.IntRange(1, 20).Draw(r, "acts") {
			day = day.AddDays(rapid.IntRange(0, 10).Draw(r, "days"))
			m := model.StockMove{Item: item, Date: day, Quantity: rapid.IntRange(-30, 30).Draw(r, "quantity")}
			if m.Quantity > 0 {
				m.Amount = model.Money(rapid.IntRange(1, 999_99).Draw(r, "amount"))
			}
			_, err := b.Do(ledger.Command{Actor: ledgertest.Actor}, func(tx *ledger.Tx) error {
				done, err := tx.MoveStock(m, "50105", "102")
				if err == nil && done.Voucher != 0 {
					_, err = tx.Post(done.Voucher)
				}
				return err
			})
			var broken *ledger.RuleError
			if err != nil && !errors.Is(err, ledger.ErrStockShort) && !errors.As(err, &broken) {
				r.Fatal(err)
			}
			err = b.Read(func(v *ledger.View) error {
				on, err := v.StockOn(20251231)
				s := on[item]
				if s.Quantity < 0 || s.Amount < 0 || s.Quantity == 0 && s.Amount != 0 {
					r.Fatalf("%d for %s", s.Quantity, s.Amount)
				}
				if balanceOf(t, v, "141") != s.Amount || -balanceOf(t, v, "30101") != s.Amount {
					r.Fatalf("141 %s, stock %s", balanceOf(t, v, "141"), s.Amount)
				}
				return err
			})
			if err != nil {
				r.Fatal(err)
			}
		}
	})
}
