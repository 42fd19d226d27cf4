package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// opening shows the opening balances of the book's first year; its subcommands write them.
func (a *app) opening() *cobra.Command {
	c := &cobra.Command{Use: "opening", Short: text.OpeningShort, Long: text.OpeningLong, Args: cobra.NoArgs}
	show := func(*cobra.Command, []string) error {
		return a.forReading(func(b *ledger.Book) error { return a.showReport(b, "opening", 0) })
	}
	c.RunE = show
	c.AddCommand(
		&cobra.Command{Use: "show", Short: text.OpeningShowSays, Args: cobra.NoArgs, RunE: show},
		a.openingSet(), a.openingDrop(),
	)
	return c
}

// openingFlags are the amounts of an opening, one of them for each column, as 科目=金额.
type openingFlags struct {
	project               string
	debit, credit         []string
	yearDebit, yearCredit []string
	none                  bool
}

// columns pairs each list of amounts with the field that it fills.
func (f *openingFlags) columns() []struct {
	said []string
	to   func(*model.OpeningLine) *model.Money
} {
	return []struct {
		said []string
		to   func(*model.OpeningLine) *model.Money
	}{
		{f.debit, func(l *model.OpeningLine) *model.Money { return &l.Debit }},
		{f.credit, func(l *model.OpeningLine) *model.Money { return &l.Credit }},
		{f.yearDebit, func(l *model.OpeningLine) *model.Money { return &l.YearDebit }},
		{f.yearCredit, func(l *model.OpeningLine) *model.Money { return &l.YearCredit }},
	}
}

func (a *app) openingSet() *cobra.Command {
	var f openingFlags
	c := &cobra.Command{
		Use: text.OpeningSetUse, Short: text.OpeningSetShort, Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			said := len(f.debit) + len(f.credit) + len(f.yearDebit) + len(f.yearCredit)
			if said == 0 && !f.none {
				return usageError{text.OpeningNeeds}
			}
			return a.changeOpening(func(v *ledger.View, o *model.Opening) error { return f.put(v, o, args) })
		},
	}
	c.Flags().StringArrayVar(&f.debit, "debit", nil, text.OpeningFlagDr)
	c.Flags().StringArrayVar(&f.credit, "credit", nil, text.OpeningFlagCr)
	c.Flags().StringArrayVar(&f.yearDebit, "year-debit", nil, text.OpeningFlagYDr)
	c.Flags().StringArrayVar(&f.yearCredit, "year-credit", nil, text.OpeningFlagYCr)
	c.Flags().StringVar(&f.project, "project", "", text.OpeningFlagProj)
	c.Flags().BoolVar(&f.none, "none", false, text.OpeningFlagNil)
	return c
}

// put writes the amounts into an opening. What is said of a balance replaces both its sides.
func (f *openingFlags) put(v *ledger.View, o *model.Opening, args []string) error {
	given := map[string]map[int]model.Money{}
	for i, c := range f.columns() {
		for _, s := range c.said {
			name, amount, ok := strings.Cut(strings.ReplaceAll(s, "＝", "="), "=")
			if !ok {
				if len(args) != 1 {
					return usageError{text.OpeningNeeds}
				}
				name, amount = args[0], s
			}
			acc, err := account(v, name)
			if err != nil {
				return err
			}
			m, err := model.ParseMoney(amount)
			if err != nil {
				return err
			}
			if given[acc.Code] == nil {
				given[acc.Code] = map[int]model.Money{}
			}
			given[acc.Code][i] = m
		}
	}
	for code, cells := range given {
		_, debit := cells[0]
		_, credit := cells[1]
		if debit && credit {
			return usageError{fmt.Sprintf(text.OpeningSides, code)}
		}
		l := balanceOf(o, code, f.project)
		if debit || credit {
			l.Debit, l.Credit = 0, 0
		}
		for i, c := range f.columns() {
			if m, ok := cells[i]; ok {
				*c.to(l) = m
			}
		}
	}
	o.Lines = slices.DeleteFunc(o.Lines, func(l model.OpeningLine) bool {
		return l.Debit == 0 && l.Credit == 0 && l.YearDebit == 0 && l.YearCredit == 0
	})
	return nil
}

// balanceOf finds the line of an account and a project, or makes one in its place by code.
func balanceOf(o *model.Opening, code, project string) *model.OpeningLine {
	at := len(o.Lines)
	for i, l := range o.Lines {
		if l.Account == code && l.Project == project {
			return &o.Lines[i]
		}
		if at == len(o.Lines) && (l.Account > code || l.Account == code && l.Project > project) {
			at = i
		}
	}
	o.Lines = slices.Insert(o.Lines, at, model.OpeningLine{Account: code, Project: project})
	return &o.Lines[at]
}

func (a *app) openingDrop() *cobra.Command {
	var project string
	c := &cobra.Command{
		Use: text.OpeningDropUse, Short: text.OpeningDropSays, Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.changeOpening(func(v *ledger.View, o *model.Opening) error {
				for _, arg := range args {
					acc, err := account(v, arg)
					if err != nil {
						return err
					}
					o.Lines = slices.DeleteFunc(o.Lines, func(l model.OpeningLine) bool {
						return l.Account == acc.Code && l.Project == project
					})
				}
				return nil
			})
		},
	}
	c.Flags().StringVar(&project, "project", "", text.OpeningFlagProj)
	return c
}

// changeOpening reads the opening balances, lets fn change them, and saves them.
func (a *app) changeOpening(fn func(v *ledger.View, o *model.Opening) error) error {
	return a.forWriting(func(b *ledger.Book) error {
		var now model.Opening
		_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
			br, err := t.Branch()
			if err != nil {
				return err
			}
			if now, _, err = t.Opening(br.FirstYear); err != nil {
				return err
			}
			now.Year = br.FirstYear
			if err := fn(t.View, &now); err != nil {
				return err
			}
			_, err = t.SaveOpening(now)
			return err
		})
		if err != nil {
			return err
		}
		var sum model.Money
		for _, l := range now.Lines {
			sum += l.Debit
		}
		a.say(text.OpeningSaved, now.Year, len(now.Lines), sum.Grouped())
		return nil
	})
}
