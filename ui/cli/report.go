package cli

import (
	"bytes"
	"errors"
	"io"
	"time"

	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// formats write a report in one of the forms of --format.
var formats = map[string]func(io.Writer, export.Table) error{
	"table": export.WriteText, "csv": export.WriteCSV, "json": export.WriteJSON,
}

func (a *app) report() *cobra.Command {
	var q export.Query
	var closing, format, out string
	c := &cobra.Command{
		Use: text.ReportUse, Short: text.ReportShort, Long: text.ReportLong, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			rep, ok := export.ReportNamed(args[0])
			if !ok {
				return usageError{text.UnknownReport(args[0], export.ReportNames())}
			}
			write, ok := formats[format]
			if !ok {
				return usageError{text.UnknownFormat(format)}
			}
			if q.Year == 0 {
				return usageError{text.NeedsYear}
			}
			if q.Month < 0 || q.Month > 12 || closing != "" && closing != "include" && closing != "exclude" {
				return usageError{text.BadRange}
			}
			if q.Quarter < 0 || q.Quarter > 4 || q.Quarter != 0 && (q.Month != 0 || !rep.Quarters) {
				return usageError{text.BadQuarter}
			}
			if rep.NeedsAccount && q.Account == "" {
				return usageError{text.NeedsAccount}
			}
			q.Closing = closing == "include"
			return a.forReading(func(b *ledger.Book) error {
				var t export.Table
				err := b.Read(func(v *ledger.View) error {
					var err error
					t, err = rep.Make(v, q)
					return err
				})
				if err != nil {
					return err
				}
				return a.write(out, func(w io.Writer) error { return write(w, t) })
			})
		},
	}
	f := c.Flags()
	f.IntVar(&q.Year, "year", 0, text.FlagYear)
	f.IntVar(&q.Month, "month", 0, text.FlagReportMonth)
	f.IntVar(&q.Quarter, "quarter", 0, text.FlagQuarter)
	f.StringVar(&q.Account, "account", "", text.FlagAccount)
	f.StringVar(&closing, "closing", "", text.FlagClosing)
	f.StringVar(&format, "format", "table", text.FlagFormat)
	f.StringVar(&out, "out", "", text.FlagOut)
	return c
}

// write sends output to a new file, or to standard output if no file is named.
func (a *app) write(out string, fn func(io.Writer) error) error {
	if out == "" {
		return fn(a.env.Stdout)
	}
	var b bytes.Buffer
	if err := fn(&b); err != nil {
		return at(out, err)
	}
	return at(out, export.WriteNew(out, b.Bytes()))
}

func (a *app) export() *cobra.Command {
	var year, quarter int
	var out, voucher string
	var force bool
	c := &cobra.Command{
		Use: text.ExportUse, Short: text.ExportShort, Long: text.ExportLong, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if year == 0 && voucher == "" {
				return usageError{text.NeedsYear}
			}
			if out == "" {
				return usageError{text.ExportNeeds}
			}
			if voucher != "" && args[0] != "approvals" && args[0] != "loans" {
				return usageError{text.ExportVoucher}
			}
			if args[0] == "audit" {
				return a.forReading(func(b *ledger.Book) error { return a.pack(b, year, out) })
			}
			if !export.ListKnown(args[0]) {
				return usageError{text.UnknownExport(args[0], append([]string{"audit"}, export.ListNames()...))}
			}
			if err := inFolder(out); err != nil {
				return err
			}
			if quarter < 0 || quarter > 4 || quarter != 0 && args[0] != "public" {
				return usageError{text.BadQuarter}
			}
			return a.forReading(func(b *ledger.Book) error {
				err := writeList(b, args[0], voucher, export.Query{Year: year, Quarter: quarter}, out, force)
				var ending *export.FormatError
				if errors.As(err, &ending) {
					return usageError{text.BadEnding(ending.Ext, ending.Can)}
				}
				if err != nil {
					return a.output(out, err)
				}
				a.say(text.Exported, out)
				return nil
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, text.FlagYear)
	c.Flags().IntVar(&quarter, "quarter", 0, text.FlagQuarter)
	c.Flags().StringVar(&voucher, "voucher", "", text.FlagOneVoucher)
	c.Flags().StringVar(&out, "out", "", text.FlagExportOut)
	c.Flags().BoolVar(&force, "force", false, text.FlagForce)
	return c
}

// writeList writes a list, of one quarter where it knows quarters, or the form of one voucher.
func writeList(b *ledger.Book, kind, voucher string, q export.Query, out string, force bool) error {
	if voucher != "" {
		var x model.Voucher
		err := b.Read(func(v *ledger.View) (err error) { x, err = voucherNamed(v, voucher); return err })
		if err != nil {
			return err
		}
		return export.WriteApproval(b, x.ID, kind == "loans", out, force)
	}
	if q.Quarter != 0 {
		return export.WritePublic(b, q, out, force)
	}
	return export.WriteList(b, kind, q.Year, out, force)
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
