package ledger

import (
	"errors"
	"testing"

	"gonghui/model"
)

// TestDrive collects premiums, hands them over, takes a claim in and passes it on: never income, never expense, and
// account 221 owes what the drive keeps.
func TestDrive(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	one := withBase(t, b, "01", 500000, nil)
	two := withBase(t, b, "02", 500000, nil)
	var id model.ID
	do(t, b, func(tx *Tx) error {
		members, err := tx.Members()
		if err != nil {
			return err
		}
		d := model.Drive{
			Kind: model.DriveMutual, Name: "2025年职工互助保障", Project: "互助保障", Date: 20250310, PerHead: 6000,
		}.Listed(members)
		id, err = tx.SaveDrive(d)
		return err
	})
	owed := func() (m model.Money) {
		view(t, b, func(v *View) (err error) { m, err = v.Custody("互助保障"); return err })
		return m
	}
	change := func(fn func(d *model.Drive)) error {
		_, err := b.Do(Command{Actor: "会计甲"}, func(tx *Tx) error {
			d, err := tx.Drive(id)
			if err != nil {
				return err
			}
			fn(&d)
			_, err = tx.SaveDrive(d)
			return err
		})
		return err
	}
	book := func(step model.Step, claim int) (paper model.ID) {
		do(t, b, func(tx *Tx) (err error) {
			if paper, err = tx.DraftDrive(id, step, claim); err != nil {
				return err
			}
			_, err = tx.Post(paper)
			return err
		})
		return paper
	}
	kept := func() (m model.Money) {
		view(t, b, func(v *View) error {
			d, err := v.Drive(id)
			m = d.Kept()
			return err
		})
		return m
	}
	book(model.StepReceived, 0)
	if owed() != 12000 || kept() != 12000 {
		t.Errorf("collected: owed %v, kept %v", owed(), kept())
	}
	if err := change(func(d *model.Drive) { d.Lines[0].Amount = 5000 }); !errors.Is(err, ErrPosted) {
		t.Errorf("what was booked is changed: %v", err)
	}
	if err := change(func(d *model.Drive) {
		d.Handed = model.Handover{Date: 20250320, To: "区教育工会", Receipt: "R1", Amount: 12001}
	}); err == nil {
		t.Error("more was handed over than collected")
	}
	if err := change(func(d *model.Drive) {
		d.Handed = model.Handover{Date: 20250320, To: "区教育工会", Receipt: "R1", Amount: 12000}
		d.Claims = []model.Claim{{Member: one, Applied: 20250401, Amount: 200000, Arrived: 20250501}}
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Do(Command{}, func(tx *Tx) error { _, err := tx.DraftDrive(id, model.StepPassed, 0); return err }); !errors.Is(err, ErrNobody) {
		t.Errorf("passed on without a day: %v", err)
	}
	book(model.StepHanded, 0)
	book(model.StepArrived, 0)
	if err := change(func(d *model.Drive) { d.Closed = 20250502 }); !errors.Is(err, ErrDriveOpen) {
		t.Errorf("closed with money left: %v", err)
	}
	if owed() != 200000 || kept() != 200000 {
		t.Errorf("arrived: owed %v, kept %v", owed(), kept())
	}
	if err := change(func(d *model.Drive) { d.Claims[0].Passed = 20250502 }); err != nil {
		t.Fatal(err)
	}
	shut := func(d *model.Drive) { d.Closed = 20250531 }
	if err := change(shut); !errors.Is(err, ErrDriveOpen) {
		t.Errorf("closed before what was passed on is booked: %v", err)
	}
	out := book(model.StepPassed, 0)
	if err := change(shut); err != nil {
		t.Errorf("finished, and does not close: %v", err)
	}
	if owed() != 0 || kept() != 0 {
		t.Errorf("passed on: owed %v, kept %v", owed(), kept())
	}
	view(t, b, func(v *View) error {
		in, err := v.Income(Range{Year: 2025})
		if in.IncomeTotal != 0 || in.ExpenseTotal != 0 {
			t.Errorf("others' money became income %v, expense %v", in.IncomeTotal, in.ExpenseTotal)
		}
		sheet, err2 := v.Sheet(Range{Year: 2025})
		for _, tie := range sheet.Ties {
			if !tie.Holds() {
				t.Errorf("tie %d: %v, %v", tie.Name, tie.Left, tie.Right)
			}
		}
		return errors.Join(err, err2)
	})
	do(t, b, func(tx *Tx) error { _, _, err := tx.Reverse(out, nil, "转错了人"); return err })
	view(t, b, func(v *View) error {
		d, err := v.Drive(id)
		if d.Claims[0].Out != 0 || d.Received == 0 {
			t.Errorf("after cancelling: %+v", d)
		}
		return err
	})
	if _, err := b.Do(Command{}, func(tx *Tx) error {
		return tx.Remove(model.Ref{Kind: model.KindMember, ID: two}, "错录")
	}); !errors.Is(err, ErrLinked) {
		t.Errorf("a giver is removed: %v", err)
	}
}
