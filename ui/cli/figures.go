package cli

import (
	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/ui/text"
)

// figuresWidth is how wide the figures are set on a terminal, in columns.
const figuresWidth = 100

// figures is the command of what a union's own report tells of its year.
func (a *app) figures() *cobra.Command {
	var year int
	var out string
	var force bool
	c := &cobra.Command{
		Use: "figures", Short: text.FiguresShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if year == 0 {
				return usageError{text.NeedsYear}
			}
			return a.forReading(func(b *ledger.Book) error {
				if out != "" {
					if err := export.WriteList(b, "figures", year, out, force); err != nil {
						return a.output(out, err)
					}
					a.say(text.Exported, out)
					return nil
				}
				return b.Read(func(v *ledger.View) error {
					lines, err := export.Figures(v, year, figuresWidth)
					for _, l := range lines {
						a.say("%s", l)
					}
					return err
				})
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, text.FlagYear)
	c.Flags().StringVar(&out, "out", "", text.FlagFiguresOut)
	c.Flags().BoolVar(&force, "force", false, text.FlagForce)
	return c
}
