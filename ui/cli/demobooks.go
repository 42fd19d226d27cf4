package cli

import (
	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
	"gonghui/ui/text"
)

// demoBank reads the bank's statements in, accepts what is surely the same money, and signs the months that are over.
// The running month is left to be done.
func demoBank(b *ledger.Book, dir string) error {
	for _, s := range demoStatements {
		if err := importDemo(b, dir, s.file, intake.Bank, s.year); err != nil {
			return err
		}
	}
	for _, p := range demoMonths() {
		_, err := b.Do(ledger.Command{Actor: demoActor}, func(t *ledger.Tx) error {
			if _, err := acceptSure(t, model.AccountBank, p); err != nil {
				return err
			}
			if _, err := t.SaveReconciliation(model.Reconciliation{
				Account: model.AccountBank, Month: p, Signed: true,
				Prepared: demoActor, Reviewed: text.DemoReviewer, Date: p.Next().First().AddDays(2),
			}); err != nil {
				return err
			}
			return demoCount(t, p)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// demoBudgets writes down when the budgets were passed.
func demoBudgets(b *ledger.Book) error {
	_, err := b.Do(ledger.Command{Actor: demoActor}, func(t *ledger.Tx) error {
		for _, year := range []int{2025, 2026} {
			x, _, err := t.Budget(year)
			if err != nil {
				return err
			}
			x.Committee, x.Audited, x.Upper = text.DemoPassed(year)
			if _, err := t.SaveBudget(x); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// demoCount counts the cash box at a month's end: it always agrees.
func demoCount(t *ledger.Tx, p model.Period) error {
	held, err := t.BookOn(model.AccountCash, p.Last())
	if err != nil {
		return err
	}
	c := model.CashCount{
		Date: p.Last(), Account: model.AccountCash, Counted: held,
		Counter: text.DemoCashier, Witness: text.DemoReviewer,
	}
	for _, value := range model.CashValues() {
		if n := int(held / value); n > 0 {
			c.Pieces = append(c.Pieces, model.CashPiece{Value: value, Count: n})
			held -= value * model.Money(n)
		}
	}
	_, err = t.SaveCashCount(c)
	return err
}
