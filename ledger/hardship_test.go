package ledger

import (
	"errors"
	"testing"

	"gonghui/model"
)

// TestHardship keeps one open file a household, under a number of its own that its grants follow.
func TestHardship(t *testing.T) {
	b := newBook(t)
	var member, other, file model.ID
	do(t, b, func(tx *Tx) (err error) {
		if member, err = tx.SaveMember(model.Member{Number: "1", Name: "王芳", Status: model.StatusActive}); err != nil {
			return err
		}
		if other, err = tx.SaveMember(model.Member{Number: "2", Name: "李伟", Status: model.StatusActive}); err != nil {
			return err
		}
		number, err := tx.HardshipNumber(2026)
		if err != nil || number != "K2026-01" {
			t.Errorf("first number: %s %v", number, err)
		}
		h := model.Hardship{Number: number, Member: member, Opened: 20260301}
		h.Private.Cause, h.Private.Income = "本人大病", 3000_00
		if file, err = tx.SaveHardship(h); err != nil {
			return err
		}
		_, err = tx.SaveSubsidy(model.Subsidy{
			Member: member, Applied: 20260302, Category: "意外致困", Amount: 1000_00, File: number,
		})
		return err
	})
	refuse := func(h model.Hardship, want error) {
		t.Helper()
		_, err := b.Do(Command{}, func(tx *Tx) error { _, err := tx.SaveHardship(h); return err })
		if !errors.Is(err, want) {
			t.Errorf("%+v: %v, want %v", h, err, want)
		}
	}
	refuse(model.Hardship{Number: "K2026-02", Member: member, Opened: 20260401}, ErrHousehold)
	refuse(model.Hardship{Number: "K2026-01", Member: other, Opened: 20260401}, ErrDuplicate)
	refuse(model.Hardship{Number: "K2026-02", Member: 99, Opened: 20260401}, ErrNotFound)
	if _, err := b.Do(Command{}, func(tx *Tx) error {
		return tx.Remove(model.Ref{Kind: model.KindHardship, ID: file}, "试")
	}); !errors.Is(err, ErrLinked) {
		t.Errorf("a file that a grant names is removed: %v", err)
	}
	do(t, b, func(tx *Tx) error {
		h, err := tx.Hardship(file)
		if err != nil {
			return err
		}
		if h.Private.Cause != "本人大病" {
			t.Errorf("cause %q", h.Private.Cause)
		}
		h.Number, h.Closed = "K2026-09", 20260901
		if _, err = tx.SaveHardship(h); err != nil {
			return err
		}
		_, err = tx.SaveHardship(model.Hardship{Number: "K2026-10", Member: member, Opened: 20261001})
		return err
	})
	view(t, b, func(v *View) error {
		grants, err := v.GrantsOf("K2026-09")
		if err != nil || len(grants) != 1 {
			t.Errorf("grants %+v %v", grants, err)
		}
		if _, found, err := v.HardshipNumbered("K2026-01"); found || err != nil {
			t.Errorf("the old number leads to a file: %v", err)
		}
		return nil
	})
}
