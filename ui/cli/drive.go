package cli

import (
	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// drive is the command of others' money that is collected and handed on.
func (a *app) drive() *cobra.Command {
	c := &cobra.Command{Use: "drive", Short: text.DriveShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(
		a.driveNew(), a.driveSet(), a.driveList(), a.driveShow(), a.driveGive(), a.driveHand(), a.driveClaim(),
		a.driveDraft(),
		a.driveClose(), a.drivePrint(),
	)
	return c
}

func (a *app) driveNew() *cobra.Command {
	var kind, name, project, date, each, payment string
	c := &cobra.Command{
		Use: "new", Short: text.DriveNewShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if name == "" || date == "" || project == "" {
				return usageError{text.NeedsDrive}
			}
			k, ok := text.DriveKindNamed(kind)
			if !ok {
				return usageError{text.BadDriveKind}
			}
			d := model.Drive{Kind: k, Name: name, Project: project, Payment: payment}
			var err error
			if d.Date, err = model.ParseDate(date); err != nil {
				return err
			}
			if each != "" {
				if d.PerHead, err = model.ParseMoney(each); err != nil {
					return err
				}
			}
			return a.forWriting(func(b *ledger.Book) error {
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					members, err := t.Members()
					if err != nil {
						return err
					}
					d = d.Listed(members)
					d.ID, err = t.SaveDrive(d)
					return err
				})
				if err == nil {
					a.say("%s", text.DriveLine(d))
				}
				return err
			})
		},
	}
	f := c.Flags()
	f.StringVar(&kind, "kind", text.DriveKindName(model.DriveMutual), text.FlagDriveKind)
	f.StringVar(&name, "name", "", text.FlagDriveName)
	f.StringVar(&project, "project", "", text.FlagProject)
	f.StringVar(&date, "date", "", text.FlagDriveDate)
	f.StringVar(&each, "each", "", text.FlagDriveEach)
	f.StringVar(&payment, "payment", "", text.FlagDrivePayment)
	return c
}

func (a *app) driveList() *cobra.Command {
	var year int
	c := &cobra.Command{
		Use: "list", Short: text.DriveListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				return b.Read(func(v *ledger.View) error {
					all, err := v.Drives(year)
					for _, d := range all {
						a.say("%s", text.DriveLine(d))
					}
					return err
				})
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, text.FlagYear)
	return c
}

// driveAct is a subcommand that changes one drive.
func (a *app) driveAct(c *cobra.Command, do func(t *ledger.Tx, d model.Drive) error) *cobra.Command {
	var id uint64
	c.Args = cobra.NoArgs
	c.RunE = func(*cobra.Command, []string) error {
		if id == 0 {
			return usageError{text.NeedsGiftID}
		}
		return a.forWriting(func(b *ledger.Book) error {
			var d model.Drive
			_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
				if d, err = t.Drive(model.ID(id)); err != nil {
					return err
				}
				if err = do(t, d); err != nil {
					return err
				}
				d, err = t.Drive(model.ID(id))
				return err
			})
			if err == nil {
				a.say("%s", text.DriveLine(d))
			}
			return err
		})
	}
	c.Flags().Uint64Var(&id, "id", 0, text.FlagDriveID)
	return c
}

func (a *app) driveHand() *cobra.Command {
	var date, to, receipt, amount string
	c := a.driveAct(&cobra.Command{Use: "hand", Short: text.DriveKeyHand}, func(t *ledger.Tx, d model.Drive) error {
		day := t.Today()
		sum := d.Collected()
		var err error
		if date != "" {
			if day, err = model.ParseDate(date); err != nil {
				return err
			}
		}
		if amount != "" {
			if sum, err = model.ParseMoney(amount); err != nil {
				return err
			}
		}
		d.Handed.Date, d.Handed.To, d.Handed.Receipt, d.Handed.Amount = day, to, receipt, sum
		_, err = t.SaveDrive(d)
		return err
	})
	f := c.Flags()
	f.StringVar(&date, "date", "", text.FlagDriveOn)
	f.StringVar(&to, "to", "", text.FlagDriveTo)
	f.StringVar(&receipt, "receipt", "", text.FlagDriveReceipt)
	f.StringVar(&amount, "amount", "", text.FlagDriveAmount)
	return c
}

// driveDraft drafts the vouchers of all that was collected, handed over, came in or was passed on.
func (a *app) driveDraft() *cobra.Command {
	c := &cobra.Command{Use: "draft", Short: text.DriveKeyVoucher}
	return a.driveAct(c, func(t *ledger.Tx, d model.Drive) error { return t.DraftDriveSteps(d.ID) })
}

func (a *app) drivePrint() *cobra.Command {
	var id uint64
	var out string
	var force bool
	c := &cobra.Command{
		Use: "print", Short: text.DriveKeyPrint, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if id == 0 {
				return usageError{text.NeedsGiftID}
			}
			if out == "" {
				return usageError{text.NeedsOut}
			}
			return a.forReading(func(b *ledger.Book) error {
				if err := export.WriteDrive(b, model.ID(id), out, force); err != nil {
					return a.output(out, err)
				}
				a.say(text.Exported, out)
				return nil
			})
		},
	}
	c.Flags().Uint64Var(&id, "id", 0, text.FlagDriveID)
	c.Flags().StringVar(&out, "out", "", text.FlagPaperOut)
	c.Flags().BoolVar(&force, "force", false, text.FlagForce)
	return c
}
