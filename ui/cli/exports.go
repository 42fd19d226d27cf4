package cli

import (
	"errors"
	"io"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// exportFlags are what `export` is told besides its kind.
type exportFlags struct {
	export.Print
	quarter      int
	out, voucher string
	force        bool
	columns      []string // of members
	mask, active bool
	group        string
}

func (a *app) export() *cobra.Command {
	var x exportFlags
	c := &cobra.Command{
		Use: text.ExportUse, Short: text.ExportShort, Long: text.ExportLong, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if args[0] == "audit" {
				if err := x.check(export.List{Kind: "audit"}); err != nil {
					return err
				}
				return a.forReading(func(b *ledger.Book) error { return a.pack(b, x.Year, x.out) })
			}
			l, ok := export.ListNamed(args[0])
			if args[0] == export.BankList().Kind {
				l, ok = export.BankList(), true
			}
			if !ok {
				return usageError{text.UnknownExport(args[0], append(
					[]string{"audit", export.BankList().Kind}, export.ListNames()...,
				))}
			}
			if err := x.check(l); err != nil {
				return err
			}
			if err := inFolder(x.out); err != nil {
				return err
			}
			run, shows := a.forReading, l.Kind == "members" && !x.mask || l.Secret && (x.Full || !l.Fulls)
			if shows {
				run = a.forWriting // what is written out in full is noted in the log
			}
			return run(func(b *ledger.Book) error {
				if shows {
					if err := a.noteShown(b, l); err != nil {
						return err
					}
				}
				err := x.write(b, l.Kind)
				var ending *export.FormatError
				if errors.As(err, &ending) {
					return usageError{text.BadEnding(ending.Ext, ending.Can)}
				}
				if err != nil {
					return a.output(x.out, err)
				}
				a.say(text.Exported, x.out)
				if l.Secret && shows {
					a.warn(text.ExportSecret)
				}
				return nil
			})
		},
	}
	f := c.Flags()
	f.IntVar(&x.Year, "year", 0, text.FlagYear)
	f.IntVar(&x.Month, "month", 0, text.FlagExportMonth)
	f.IntVar(&x.quarter, "quarter", 0, text.FlagQuarter)
	f.IntVar(&x.PerPage, "per-page", 2, text.FlagPerPage)
	f.StringVar(&x.Account, "account", "", text.FlagAccount)
	f.BoolVar(&x.Full, "full", false, text.FlagExportFull)
	f.BoolVar(&x.Drafts, "drafts", false, text.FlagDrafts)
	f.StringVar(&x.voucher, "voucher", "", text.FlagOneVoucher)
	f.StringVar(&x.out, "out", "", text.FlagExportOut)
	f.BoolVar(&x.force, "force", false, text.FlagForce)
	f.SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		if name == "full-names" { // what 公示 shows in full are names
			name = "full"
		}
		return pflag.NormalizedName(name)
	})
	f.StringSliceVar(&x.columns, "columns", nil, text.FlagMemberColumns)
	f.BoolVar(&x.mask, "mask", true, text.FlagMemberMask)
	f.StringVar(&x.group, "group", "", text.FlagMemberGroup)
	f.BoolVar(&x.active, "active", false, text.FlagMemberActive)
	return c
}

// check refuses what a list does not take.
func (x exportFlags) check(l export.List) error {
	switch {
	case x.Year == 0 && x.voucher == "":
		return usageError{text.NeedsYear}
	case x.out == "":
		return usageError{text.ExportNeeds}
	case l.Kind != "members" && (len(x.columns) > 0 || !x.mask || x.group != "" || x.active):
		return usageError{text.ExportMembersOnly}
	case x.voucher != "" && l.Kind != "approvals" && l.Kind != "loans":
		return usageError{text.ExportVoucher}
	case x.quarter < 0 || x.quarter > 4 || x.quarter != 0 && l.Kind != "public":
		return usageError{text.BadQuarter}
	}
	return x.checkPrint(l)
}

// checkPrint refuses what a list cannot be printed by.
func (x exportFlags) checkPrint(l export.List) error {
	switch {
	case x.Month < 0 || x.Month > 12 || x.Month != 0 && !l.Months:
		return usageError{text.BadExportMonth}
	case x.Full && !l.Fulls:
		return usageError{text.BadExportFull}
	case x.PerPage != 2 && (x.PerPage != 3 || !l.Slips), x.Drafts && !l.Slips:
		return usageError{text.BadPerPage}
	case x.Account != "" && !l.Accounts:
		return usageError{text.BadExportAccount}
	}
	return nil
}

// write writes a list, of one quarter where it knows quarters, or the form of one voucher.
func (x exportFlags) write(b *ledger.Book, kind string) error {
	if x.voucher != "" {
		var v model.Voucher
		err := b.Read(func(view *ledger.View) (err error) { v, err = voucherNamed(view, x.voucher); return err })
		if err != nil {
			return err
		}
		return export.WriteApproval(b, v.ID, kind == "loans", x.out, x.force)
	}
	if kind == "members" {
		return x.roster(b)
	}
	if kind == export.BankList().Kind {
		return export.WriteBankList(b, x.Print, x.out, x.force)
	}
	if x.quarter != 0 {
		return export.WritePublic(b, export.Query{Year: x.Year, Quarter: x.quarter}, x.out, x.force)
	}
	return export.WritePrint(b, kind, x.Print, x.out, x.force)
}

// roster writes a list of members with the columns that are wanted.
func (x exportFlags) roster(b *ledger.Book) error {
	r := export.Roster{Year: x.Year, Columns: x.columns, Open: !x.mask, Group: x.group, Active: x.active}
	return export.WriteRoster(b, r, x.out, x.force)
}

// noteShown notes in the log that what is private leaves the book in a list.
func (a *app) noteShown(b *ledger.Book, l export.List) error {
	if b.Locked() {
		return ledger.ErrLocked
	}
	_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
		what := text.ShownInExport
		if l.Secret {
			what = text.ShownList(l.Title)
		}
		return t.Show(model.Ref{}, what)
	})
	return err
}

// pack writes the audit pack and tells how far it is, at most twice a second.
func (a *app) pack(b *ledger.Book, year int, out string) error {
	var last time.Time
	dir, err := export.AuditPack(b, year, out, func(step string, done, total int) {
		if now := a.env.Now(); now.Sub(last) >= time.Second/2 {
			last = now
			_, _ = io.WriteString(a.env.Stderr, text.Progress(step, done, total)+"\n")
		}
	})
	if err != nil {
		return a.output(out, err)
	}
	a.say(text.PackDone, dir)
	return nil
}
