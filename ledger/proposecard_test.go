package ledger_test

import (
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// TestProposeCard: a purchase without a card is found, fills one, and is found no more once it has it.
func TestProposeCard(t *testing.T) {
	b := assetBook(t)
	x := ledgertest.Spending(20250310, "50702", 3200_00)
	x.Summary, x.Counterparty = "购激光打印机", "某电脑公司"
	x.Lines = append(x.Lines, model.Line{Account: "162", Side: model.Debit, Amount: 3200_00},
		model.Line{Account: "30104", Side: model.Credit, Amount: 3200_00})
	ledgertest.Post(t, b, x)
	soft := ledgertest.Spending(20250311, "50706", 6000_00)
	soft.Summary = "购入图书管理系统"
	soft.Lines = append(soft.Lines, model.Line{Account: "171", Side: model.Debit, Amount: 6000_00},
		model.Line{Account: "30105", Side: model.Credit, Amount: 6000_00})
	ledgertest.Post(t, b, soft)
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		bare, err := tx.Uncarded(2025)
		if err != nil || len(bare) != 2 {
			t.Fatalf("%d purchases, %v", len(bare), err)
		}
		for i, want := range []model.AssetCard{
			{Name: "激光打印机", Class: "computer", Months: 72, Cost: 3200_00, Acquired: 20250310, Note: "某电脑公司"},
			{Name: "图书管理系统", Class: model.ClassIntangible, Months: 120, Cost: 6000_00, Acquired: 20250311},
		} {
			a := ledger.ProposeCard(bare[i])
			if a.Voucher != bare[i].ID || a.Quantity != 1 || a.Origin != model.OriginBought {
				t.Errorf("%+v", a)
			}
			got := model.AssetCard{
				Name: a.Name, Class: a.Class, Months: a.Months, Cost: a.Cost, Acquired: a.Acquired, Note: want.Note,
			}
			if got != want {
				t.Errorf("%+v, want %+v", got, want)
			}
			if _, err := tx.SaveAsset(a); err != nil {
				return err
			}
		}
		if bare, err = tx.Uncarded(2025); len(bare) != 0 {
			t.Errorf("%d purchases are left", len(bare))
		}
		return err
	})
}
