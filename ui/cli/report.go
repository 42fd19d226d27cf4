package cli

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
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
			if err := checkQuery(rep, q, closing); err != nil {
				return err
			}
			q.Closing = closing == "include"
			return a.forReading(func(b *ledger.Book) error {
				if closing == "" {
					err := b.Read(func(v *ledger.View) error {
						br, err := v.Branch()
						q.Closing = rep.Closes(br, q)
						return err
					})
					if err != nil {
						return err
					}
				}
				if ext := strings.ToLower(filepath.Ext(out)); format == "table" && (ext == ".xlsx" || ext == ".html") {
					return at(out, export.WriteReport(b, rep, q, out, false))
				}
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

// checkQuery refuses what a report cannot be asked.
func checkQuery(rep export.Report, q export.Query, closing string) error {
	switch {
	case q.Year == 0:
		return usageError{text.NeedsYear}
	case q.Month < 0 || q.Month > 12 || closing != "" && closing != "include" && closing != "exclude":
		return usageError{text.BadRange}
	case q.Quarter < 0 || q.Quarter > 4 || q.Quarter != 0 && (q.Month != 0 || !rep.Quarters):
		return usageError{text.BadQuarter}
	case rep.NeedsAccount && q.Account == "":
		return usageError{text.NeedsAccount}
	}
	return nil
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
