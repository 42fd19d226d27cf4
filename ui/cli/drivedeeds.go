package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// optional reads the flags that were given: a day or an amount each.
type optional struct {
	c *cobra.Command
}

func (o optional) day(flag, value string, to *model.Date) error {
	if !o.c.Flags().Changed(flag) {
		return nil
	}
	if value == "" {
		*to = 0
		return nil
	}
	d, err := model.ParseDate(value)
	if err == nil {
		*to = d
	}
	return err
}

func (o optional) sum(flag, value string, to *model.Money) error {
	if !o.c.Flags().Changed(flag) {
		return nil
	}
	m, err := model.ParseMoney(value)
	if err == nil {
		*to = m
	}
	return err
}

// one is the member that a flag names.
func one(t *ledger.Tx, name string) (model.Member, error) {
	if name == "" {
		return model.Member{}, usageError{text.NeedsDriveMember}
	}
	ids, err := membersNamed(t.View, []string{name})
	if err != nil {
		return model.Member{}, err
	}
	return t.Member(ids[0])
}

func (a *app) driveSet() *cobra.Command {
	var name, date, until, payment, note string
	c := &cobra.Command{Use: "set", Short: text.DriveSetShort}
	a.driveAct(c, func(t *ledger.Tx, d model.Drive) error {
		o := optional{c}
		if err := o.day("date", date, &d.Date); err != nil {
			return err
		}
		if err := o.day("until", until, &d.Until); err != nil {
			return err
		}
		for _, x := range []struct {
			flag, value string
			to          *string
		}{{"name", name, &d.Name}, {"payment", payment, &d.Payment}, {"note", note, &d.Note}} {
			if c.Flags().Changed(x.flag) {
				*x.to = x.value
			}
		}
		_, err := t.SaveDrive(d)
		return err
	})
	f := c.Flags()
	f.StringVar(&name, "name", "", text.FlagDriveName)
	f.StringVar(&date, "date", "", text.FlagDriveDate)
	f.StringVar(&until, "until", "", text.FlagDriveUntil)
	f.StringVar(&payment, "payment", "", text.FlagDrivePayment)
	f.StringVar(&note, "note", "", text.FlagDriveNote)
	return c
}

// driveGive sets what one member gives, or why they stay away.
func (a *app) driveGive() *cobra.Command {
	var member, amount, why string
	c := &cobra.Command{Use: "give", Short: text.DriveGiveShort}
	a.driveAct(c, func(t *ledger.Tx, d model.Drive) error {
		m, err := one(t, member)
		if err != nil {
			return err
		}
		if (amount == "") == (why == "") {
			return usageError{text.NeedsDriveGive}
		}
		var sum model.Money
		if amount != "" {
			if sum, err = model.ParseMoney(amount); err != nil {
				return err
			}
		}
		_, err = t.SaveDrive(d.Given(m.ID, sum, why))
		return err
	})
	f := c.Flags()
	f.StringVar(&member, "member", "", text.FlagDuesMember)
	f.StringVar(&amount, "amount", "", text.FlagDriveGive)
	f.StringVar(&why, "why", "", text.FlagDriveWhy)
	return c
}

// driveClaim records how far a member's mutual aid has come: the claim that is under way, or else a new one.
func (a *app) driveClaim() *cobra.Command {
	var member, amount, applied, arrived, passed string
	var drop bool
	c := &cobra.Command{Use: "claim", Short: text.DriveClaimShort}
	a.driveAct(c, func(t *ledger.Tx, d model.Drive) error {
		m, err := one(t, member)
		if err != nil {
			return err
		}
		if d.Kind != model.DriveMutual {
			return usageError{text.DriveOffMutual}
		}
		d.Claims = slices.Clone(d.Claims)
		i := slices.IndexFunc(d.Claims, func(x model.Claim) bool { return x.Member == m.ID && x.Passed == 0 })
		if drop {
			if i < 0 {
				return usageError{text.NoDriveClaim}
			}
			d.Claims = slices.Delete(d.Claims, i, i+1)
			_, err = t.SaveDrive(d)
			return err
		}
		if i < 0 {
			d.Claims = append(d.Claims, model.Claim{Member: m.ID, Applied: t.Today()})
			i = len(d.Claims) - 1
		}
		x, o := &d.Claims[i], optional{c}
		if err := o.sum("amount", amount, &x.Amount); err != nil {
			return err
		}
		if x.Amount == 0 {
			return usageError{text.NeedsClaimAmount}
		}
		for _, f := range []struct {
			flag, value string
			to          *model.Date
		}{{"applied", applied, &x.Applied}, {"arrived", arrived, &x.Arrived}, {"passed", passed, &x.Passed}} {
			if err := o.day(f.flag, f.value, f.to); err != nil {
				return err
			}
		}
		_, err = t.SaveDrive(d)
		return err
	})
	f := c.Flags()
	f.StringVar(&member, "member", "", text.FlagDuesMember)
	f.StringVar(&amount, "amount", "", text.FlagClaimAmount)
	f.StringVar(&applied, "applied", "", text.FlagClaimApplied)
	f.StringVar(&arrived, "arrived", "", text.FlagClaimArrived)
	f.StringVar(&passed, "passed", "", text.FlagClaimPassed)
	f.BoolVar(&drop, "drop", false, text.FlagClaimDrop)
	return c
}

// driveClose closes a drive of whose money nothing is left, or opens it again.
func (a *app) driveClose() *cobra.Command {
	var date string
	var undo bool
	c := &cobra.Command{Use: "close", Short: text.DriveCloseShort}
	a.driveAct(c, func(t *ledger.Tx, d model.Drive) error {
		d.Closed = t.Today()
		if undo {
			d.Closed = 0
		}
		if err := (optional{c}).day("date", date, &d.Closed); err != nil {
			return err
		}
		_, err := t.SaveDrive(d)
		return err
	})
	c.Flags().StringVar(&date, "date", "", text.FlagDriveClosed)
	c.Flags().BoolVar(&undo, "undo", false, text.FlagDriveUndo)
	c.MarkFlagsMutuallyExclusive("date", "undo")
	return c
}

// driveShow prints who gave what, the claims, and how the drive stands against account 221.
func (a *app) driveShow() *cobra.Command {
	var id uint64
	c := &cobra.Command{
		Use: "show", Short: text.DriveShowShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if id == 0 {
				return usageError{text.NeedsGiftID}
			}
			return a.forReading(func(b *ledger.Book) error {
				return b.Read(func(v *ledger.View) error { return a.showDrive(v, model.ID(id)) })
			})
		},
	}
	c.Flags().Uint64Var(&id, "id", 0, text.FlagDriveID)
	return c
}

func (a *app) showDrive(v *ledger.View, id model.ID) error {
	d, err := v.Drive(id)
	if err != nil {
		return err
	}
	owed, err := v.Custody(d.Project)
	if err != nil {
		return err
	}
	a.say("%s", text.DriveLine(d))
	for _, l := range d.Lines {
		m, err := v.Member(l.Member)
		if err != nil {
			return err
		}
		a.say("%s", text.DriveGiver(m, l))
	}
	for _, x := range d.Claims {
		m, err := v.Member(x.Member)
		if err != nil {
			return err
		}
		a.say("%s", text.DriveClaimLine(m, x))
	}
	for _, s := range d.Steps() {
		paper := text.DriveNoVoucher
		if s.Voucher != 0 {
			x, err := v.Voucher(s.Voucher)
			if err != nil {
				return err
			}
			paper = text.VoucherShort(x)
		}
		a.say("%s", text.DriveStep(s.Step)+text.DriveMark+paper)
	}
	for _, line := range text.DriveFoot(d, owed) {
		a.say("%s", line)
	}
	return nil
}
