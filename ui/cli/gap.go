package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// gap lists missing numbers and explains them.
func (a *app) gap() *cobra.Command {
	c := &cobra.Command{Use: "gap", Short: text.GapShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.gapList(), a.gapExplain())
	return c
}

// gapJSON is one run of missing numbers.
type gapJSON struct {
	Kind   string `json:"kind"`
	Month  string `json:"month,omitempty"`
	First  string `json:"first"`
	Last   string `json:"last"`
	Count  int    `json:"count"`
	Reason string `json:"reason,omitempty"`
}

// gapList exits with 1 as long as something is not explained.
func (a *app) gapList() *cobra.Command {
	var year int
	var asJSON bool
	c := &cobra.Command{
		Use: "list", Short: text.GapListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				var found []ledger.Missing
				err := b.Read(func(v *ledger.View) error {
					y, err := yearOr(v, year)
					if err != nil {
						return err
					}
					found, err = v.MissingNumbers(y)
					return err
				})
				if err != nil {
					return err
				}
				return a.gapsFound(found, asJSON)
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, text.FlagYear)
	c.Flags().BoolVar(&asJSON, "json", false, text.FlagJSON)
	return c
}

func (a *app) gapsFound(found []ledger.Missing, asJSON bool) error {
	open := 0
	rows := []gapJSON{}
	for _, m := range found {
		reason := m.Gap.Text
		if reason == "" {
			open++
		}
		r := gapJSON{m.Kind, "", m.First, m.Last, m.Count, reason}
		if m.Period != 0 {
			r.Month = m.Period.String()
		}
		rows = append(rows, r)
		if reason == "" {
			reason = text.GapOpen
		}
		if !asJSON {
			a.say(text.GapListed, text.GapKind(m.Kind), text.GapMonth(m), text.GapNumber(m), m.Count, reason)
		}
	}
	switch {
	case asJSON:
		if err := a.json(rows); err != nil {
			return err
		}
	case len(found) == 0:
		a.say(text.GapsEmpty)
	case open == 0:
		a.say(text.GapAllDone)
	}
	if open > 0 {
		return errFindings
	}
	return nil
}

func (a *app) gapExplain() *cobra.Command {
	var year int
	var month string
	c := &cobra.Command{
		Use: text.GapExplainUse, Short: text.GapExpShort, Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			var p model.Period
			if month != "" {
				var err error
				if p, err = monthOf(month); err != nil {
					return err
				}
			}
			return a.forWriting(func(b *ledger.Book) error {
				var said string
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					y, err := yearOr(t.View, year)
					if err != nil {
						return err
					}
					m, err := missingNamed(t.View, y, p, args[0])
					if err != nil {
						return err
					}
					said = text.GapNumber(m)
					_, err = t.SaveGap(model.Gap{Year: y, Series: m.Series, Number: m.Number(), Text: args[1]})
					return err
				})
				if err == nil {
					a.say(text.GapExplained, said)
				}
				return err
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, text.FlagYear)
	c.Flags().StringVar(&month, "month", "", text.FlagMonth)
	return c
}

// missingNamed finds a run of missing numbers as the list writes it; p is needed where several months miss the same.
func missingNamed(v *ledger.View, year int, p model.Period, name string) (one ledger.Missing, err error) {
	all, err := v.MissingNumbers(year)
	if err != nil {
		return one, err
	}
	var hits []ledger.Missing
	for _, m := range all {
		if (text.GapNumber(m) == name || m.Number() == name || m.First == name) && (p == 0 || m.Period == p) {
			hits = append(hits, m)
		}
	}
	switch len(hits) {
	case 0:
		return one, usageError{fmt.Sprintf(text.GapUnknown, name)}
	case 1:
		return hits[0], nil
	}
	return one, usageError{text.GapSeveral}
}
