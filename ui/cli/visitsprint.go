package cli

import (
	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

func (a *app) visitsStats() *cobra.Command {
	var year int
	c := &cobra.Command{
		Use: "stats", Short: text.VisitsStatsShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if year == 0 {
				return usageError{text.NeedsYear}
			}
			rep, _ := export.ReportNamed("visit-stats")
			return a.forReading(func(b *ledger.Book) error {
				return b.Read(func(v *ledger.View) error {
					t, err := rep.Make(v, export.Query{Year: year})
					if err != nil {
						return err
					}
					return export.WriteText(a.env.Stdout, t)
				})
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, text.FlagYear)
	return c
}

// visitForms are what `visits print` prints, by its --form.
var visitForms = map[string]string{
	"approval": "visit-approvals", "receipt": "visit-receipts", "register": "visit-register", "stats": "visit-stats",
}

func (a *app) visitsPrint() *cobra.Command {
	var id uint64
	var p export.Print
	var form, out string
	var force bool
	c := &cobra.Command{
		Use: "print", Short: text.VisitsPrintShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			kind, ok := visitForms[form]
			single := form == "approval" || form == "receipt"
			switch {
			case !ok:
				return usageError{text.BadVisitForm}
			case out == "":
				return usageError{text.NeedsOut}
			case p.Year == 0 && (id == 0 || !single):
				return usageError{text.NeedsYear}
			}
			return a.forReading(func(b *ledger.Book) error {
				p.Visit = model.ID(id)
				if err := export.WriteVisits(b, kind, p, out, force); err != nil {
					return a.output(out, err)
				}
				a.say(text.Exported, out)
				return nil
			})
		},
	}
	f := c.Flags()
	f.StringVar(&form, "form", "approval", text.FlagVisitForm)
	f.Uint64Var(&id, "id", 0, text.FlagVisitID)
	f.IntVar(&p.Year, "year", 0, text.FlagYear)
	f.IntVar(&p.Month, "month", 0, text.FlagReportMonth)
	f.StringVar(&out, "out", "", text.FlagPaperOut)
	f.BoolVar(&force, "force", false, text.FlagForce)
	return c
}
