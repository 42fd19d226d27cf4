package ledger

import (
	"testing"

	"gonghui/model"
)

// TestHelpOf adds up what one member was given, each thing in its year, and nothing of the others or of what is still
// to come.
func TestHelpOf(t *testing.T) {
	b := newBook(t)
	var one, other model.ID
	do(t, b, func(tx *Tx) (err error) {
		if one, err = tx.SaveMember(model.Member{Number: "1", Name: "王芳", Status: model.StatusActive}); err != nil {
			return err
		}
		if other, err = tx.SaveMember(model.Member{Number: "2", Name: "李伟", Status: model.StatusActive}); err != nil {
			return err
		}
		for _, x := range []model.Visit{
			{Member: one, Category: "住院", Date: 20250310, EventDate: 20250309, Heard: 20250309, Money: 500_00},
			{Member: one, Category: "住院", Date: 20250810, EventDate: 20250809, Heard: 20250809, Money: 300_00},
			{Member: one, Category: "结婚", EventDate: 20250909, Heard: 20250909},
			{Member: other, Category: "结婚", Date: 20250910, EventDate: 20250909, Heard: 20250909, Money: 800_00},
		} {
			if _, err = tx.SaveVisit(x); err != nil {
				return err
			}
		}
		lines := []model.GiftLine{{Member: one, Amount: 250_00}, {Member: other, Left: "请假"}}
		if _, err = tx.SaveGift(model.Gift{
			Kind: model.GiftFestival, Name: "端午", Date: 20250531, PerHead: 250_00, Lines: lines,
		}); err != nil {
			return err
		}
		for _, s := range []model.Subsidy{
			{Member: one, Applied: 20241201, Paid: 20250105, Category: "意外致困", Amount: 2000_00},
			{Member: one, Applied: 20251201, Category: "意外致困", Amount: 1000_00},
		} {
			if _, err = tx.SaveSubsidy(s); err != nil {
				return err
			}
		}
		_, err = tx.SaveDrive(model.Drive{
			Kind: model.DriveMutual, Name: "互助", Project: "互助金", Date: 20240101,
			Claims: []model.Claim{{Member: one, Applied: 20240301, Amount: 3000_00, Arrived: 20240401, Passed: 20240402}},
		})
		return err
	})
	view(t, b, func(v *View) error {
		got, err := v.HelpOf(one)
		want := []HelpYear{
			{Year: 2025, Visits: Help{2, 800_00}, Gifts: Help{1, 250_00}, Grants: Help{1, 2000_00}},
			{Year: 2024, Aid: Help{1, 3000_00}},
		}
		if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] {
			t.Errorf("%+v", got)
		}
		theirs, otherErr := v.HelpOf(other)
		if otherErr != nil || len(theirs) != 1 || theirs[0] != (HelpYear{Year: 2025, Visits: Help{1, 800_00}}) {
			t.Errorf("%+v %v", theirs, otherErr)
		}
		return err
	})
}
