package ledgertest_test

import (
	"path/filepath"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// TestLarge makes the large union: its book is sound, and in every year what the sheet of dues says was paid is what
// account 401 says.
func TestLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.db")
	ledgertest.Large(t, path)
	b, err := ledger.Open(path, ledgertest.Options(4))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	if r, err := b.Verify(nil); err != nil || !r.OK() {
		t.Fatalf("%v %+v", err, r)
	}
	err = b.Read(func(v *ledger.View) error {
		years, err := v.Years()
		if err != nil {
			return err
		}
		for _, year := range years {
			sheet, err := v.DuesSheet(year)
			if err != nil {
				return err
			}
			var paid, booked model.Money
			for _, row := range sheet {
				paid += row.Paid
			}
			balances, err := v.TrialBalance(ledger.Range{Year: year})
			if err != nil {
				return err
			}
			for _, x := range balances {
				if x.Account == "401" {
					booked = x.Credit
				}
			}
			if len(sheet) < 400 || paid == 0 || paid != booked {
				t.Errorf("%d: %d members paid %v, 401 says %v", year, len(sheet), paid, booked)
			}
		}
		if len(years) < 10 {
			t.Errorf("years %v", years)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
