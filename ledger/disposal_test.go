package ledger

import (
	"errors"
	"testing"

	"gonghui/model"
)

// TestDisposalEntries books what leaves at once beside what waits on 182: scrap shows its net alone as income or
// expense, what is sold shows price and costs.
func TestDisposalEntries(t *testing.T) {
	for _, c := range []struct {
		manner          string
		proceeds, costs model.Money
		want            map[string]model.Money // turnover after all, debit positive, in yuan
	}{
		{"报废", 300, 120, map[string]model.Money{"182": 0, "408": -180, "510": 0, "30104": 0, "162": 0, "102": 180}},
		{"毁损", 100, 120, map[string]model.Money{"182": 0, "408": 0, "510": 20, "30104": 0, "162": 0, "102": -20}},
		{"出售", 300, 120, map[string]model.Money{"182": 0, "408": -300, "510": 120, "30104": 0, "162": 0, "102": 180}},
		{"捐出", 0, 0, map[string]model.Money{"182": 0, "408": 0, "510": 0, "30104": 0, "162": 0, "102": 0}},
	} {
		b := newBook(t)
		var asset model.ID
		do(t, b, func(tx *Tx) error {
			id, err := tx.SaveAsset(model.AssetCard{
				Number: "1", Name: "打印机", Class: "sport", Cost: 3000 * yuan, Quantity: 1, Acquired: 20250104, Months: 72,
			})
			if err != nil {
				return err
			}
			asset = id
			bought, err := tx.SaveDraft(twoLines(20250104, "162", "30104", 3000, "", ""))
			if err != nil {
				return err
			}
			papers := []model.ID{bought}
			if model.LeavesAtOnce(c.manner) {
				if _, err := tx.TakeDown(id, 20250301, c.manner); !errors.Is(err, ErrAssetLeaves) {
					t.Errorf("%s over 182: %v", c.manner, err)
				}
			} else {
				down, err := tx.TakeDown(id, 20250301, c.manner)
				if err != nil {
					return err
				}
				papers = append(papers, down)
			}
			off, err := tx.WriteOff(id, Disposal{
				Day: 20250401, Manner: c.manner, Approval: "纪要", Proceeds: c.proceeds * yuan, Costs: c.costs * yuan,
			})
			if err != nil {
				return err
			}
			for _, p := range append(papers, off) {
				if _, err := tx.Post(p); err != nil {
					return err
				}
			}
			if d, err := tx.AssetDifferences(20250430); err != nil || len(d) != 0 {
				t.Errorf("%s: %v %v", c.manner, d, err)
			}
			return nil
		})
		view(t, b, func(v *View) error {
			for account, want := range c.want {
				got, err := v.BookOn(account, 20250430)
				if err != nil {
					return err
				}
				if got != want*yuan {
					t.Errorf("%s: %s stands at %s, want %s", c.manner, account, got, want*yuan)
				}
			}
			return nil
		})
		do(t, b, func(tx *Tx) error {
			if err := tx.UndoDisposal(asset, "再试"); err != nil {
				return err
			}
			a, err := tx.Asset(asset)
			if a.Disposed != 0 || (a.Pending != 0) == model.LeavesAtOnce(c.manner) {
				t.Errorf("%s: taken back, the card says %+v", c.manner, a)
			}
			return err
		})
	}
}
