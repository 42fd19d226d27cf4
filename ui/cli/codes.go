package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// codes looks accounts of the 2009 system up; it needs no book.
func (a *app) codes() *cobra.Command {
	return &cobra.Command{
		Use: text.CodesUse, Short: text.CodesShort, Long: text.CodesLong, Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			what := strings.TrimSpace(strings.Join(args, " "))
			chart := model.Standard()
			found := oldAccounts(what)
			long := len(found) <= 5
			for _, x := range found {
				a.say("%s", text.CodesLine(chart, x))
				if long {
					a.say("  %s：%s", text.CodesWhy, x.Why)
					if w := text.CodesWarn(chart, x); w != "" {
						a.say("  %s", w)
					}
				}
			}
			from := model.FromOld(what)
			if len(from) > 0 {
				a.say(text.CodesFromName, what, chart.FullName(what))
				for _, x := range from {
					a.say("  %s", text.CodesLine(chart, x))
				}
			}
			if len(found) == 0 && len(from) == 0 {
				return usageError{text.CodesNone(text.Plain(what))}
			}
			return nil
		},
	}
}

// oldAccounts finds accounts of 2009 by code, name, pinyin or initials; without words it gives all.
func oldAccounts(what string) []model.OldAccount {
	all := model.OldAccounts()
	if what == "" {
		return all
	}
	for _, a := range all {
		if a.Code == what {
			return []model.OldAccount{a}
		}
	}
	var out []model.OldAccount
	for _, i := range kit.NewIndex(len(all), func(i int) string { return all[i].Code + " " + all[i].Name }).Find(what) {
		out = append(out, all[i])
	}
	return out
}
