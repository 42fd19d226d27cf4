package ledger

import (
	"errors"
	"testing"

	"gonghui/model"
)

// TestTakeStep takes a grant from application to the yearly review that its file has; each step is refused before its
// turn, and what overrides that is in the log.
func TestTakeStep(t *testing.T) {
	b := newBook(t)
	var id, file, draft model.ID
	do(t, b, func(tx *Tx) error {
		member, err := tx.SaveMember(model.Member{Number: "1", Name: "王芳", Status: model.StatusActive})
		if err != nil {
			return err
		}
		file, err = tx.SaveHardship(model.Hardship{Number: "K2026-01", Member: member, Opened: 20260101})
		if err != nil {
			return err
		}
		id, err = tx.SaveSubsidy(model.Subsidy{
			Member: member, Applied: 20260102, Category: "意外致困", Amount: 1000_00, File: "K2026-01", Source: "捐款",
			Project: "爱心基金", Payment: "银行转账",
		})
		return err
	})
	take := func(g model.GrantStep, day model.Date, reason string) error {
		_, err := b.Do(Command{}, func(tx *Tx) error {
			x := model.TakenStep{Until: day.AddDays(6)}
			x.GrantAct = model.GrantAct{Step: g, Date: day, Persons: "李伟", Paper: "记录", Override: reason}
			_, err := tx.TakeStep(id, x)
			return err
		})
		return err
	}
	var early *model.StepError
	if err := take(model.GrantPaid, 20260105, ""); !errors.As(err, &early) || early.Other != model.GrantVerified {
		t.Errorf("paid at once: %v", err)
	}
	if err := take(model.GrantVerified, 20990105, ""); !errors.Is(err, ErrStepLater) {
		t.Errorf("verified on a day to come: %v", err)
	}
	for _, x := range []struct {
		step   model.GrantStep
		day    model.Date
		reason string
	}{
		{model.GrantVerified, 20260103, ""},
		{model.GrantDeliberated, 20260105, "评议会改期"},
		{model.GrantNotice, 20260106, ""},
		{model.GrantApproved, 20260113, ""},
		{model.GrantPaid, 20260114, ""},
	} {
		if err := take(x.step, x.day, x.reason); err != nil {
			t.Fatalf("%s: %v", x.step, err)
		}
	}
	do(t, b, func(tx *Tx) (err error) {
		if draft, err = tx.DraftGrant(id, "会计"); err != nil {
			return err
		}
		if again, err := tx.DraftGrant(id, "会计"); again != 0 || err != nil {
			t.Errorf("drafted twice: %d %v", again, err)
		}
		h, err := tx.Hardship(file)
		if err != nil {
			return err
		}
		r := model.HardshipReview{Date: 20260120, Person: "孙丽", Paper: "纪要"}
		_, err = tx.SaveHardship(h.Reviewed(r, 0))
		return err
	})
	if err := b.Read(func(v *View) error {
		g, err := v.Subsidy(id)
		if err != nil {
			return err
		}
		x, err := v.Voucher(draft)
		if err != nil {
			return err
		}
		if g.Voucher != draft || x.Lines[0].Account != "221" || x.Lines[1].Project != "爱心基金" {
			t.Errorf("%+v of %+v", x.Lines, g)
		}
		chain, err := v.GrantChain(g)
		if err != nil {
			return err
		}
		for i, want := range []model.StepState{
			model.StepDone, model.StepDone, model.StepWaived, model.StepDone, model.StepDone, model.StepDone,
			model.StepDone, model.StepMissing, model.StepDone,
		} {
			if chain[i].State != want {
				t.Errorf("%s is %d, want %d", chain[i].Step, chain[i].State, want)
			}
		}
		if chain[2].Override != "评议会改期" || chain[8].Persons != "孙丽" {
			t.Errorf("%+v", chain)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
