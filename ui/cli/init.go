package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

func (a *app) init() *cobra.Command {
	var branch, region string
	var year int
	c := &cobra.Command{
		Use: "init", Short: text.InitShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if branch == "" || year == 0 {
				return usageError{text.InitNeeds}
			}
			if region != "" && !model.KnownRegion(region) {
				return usageError{text.UnknownRegion(region, model.Regions())}
			}
			if err := folder(a.path()); err != nil {
				return err
			}
			br := model.Branch{
				Name: branch, Region: region, FirstYear: year, Categories: model.DefaultCategories(),
			}
			b, err := ledger.Create(a.path(), br, ledger.Command{Actor: a.actor}, a.options(false))
			var rule *ledger.RuleError
			if errors.As(err, &rule) {
				return usageError{text.Error(err).String()}
			}
			if err != nil {
				return at(a.path(), err)
			}
			if err := b.Close(); err != nil {
				return err
			}
			a.say(text.InitDone, branch, year, a.path())
			if region == "" {
				a.say(text.InitNoRegion)
			}
			return nil
		},
	}
	c.Flags().StringVar(&branch, "branch", "", text.FlagBranch)
	c.Flags().IntVar(&year, "year", 0, text.FlagFirstYear)
	c.Flags().StringVar(&region, "region", "", text.FlagRegion)
	return c
}
