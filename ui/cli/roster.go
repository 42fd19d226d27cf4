package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// roster is the command of lists and figures made from the roster.
func (a *app) roster() *cobra.Command {
	c := &cobra.Command{Use: "roster", Short: text.RosterShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.rosterOccasions(), a.rosterStats(), a.rosterHistory())
	return c
}

func (a *app) rosterOccasions() *cobra.Command {
	var month, kind string
	var year int
	c := &cobra.Command{
		Use: "occasions", Short: text.RosterOccasionsShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			var p model.Period
			if month != "" {
				var err error
				if p, err = monthOf(month); err != nil {
					return err
				}
			}
			only, known := text.OccasionNamed(kind)
			if kind != "" && !known {
				return usageError{text.BadOccasion}
			}
			return a.withMembers(func(members []model.Member, today model.Date) {
				if p == 0 {
					p = today.Period()
				}
				from, to := p.First(), p.Last()
				if year != 0 {
					from, to = model.NewPeriod(year, 1).First(), model.NewPeriod(year, 12).Last()
				}
				rows := model.Occasions(members, from, to)
				n := 0
				for _, o := range rows {
					if only != 0 && o.Kind != only {
						continue
					}
					n++
					a.say("%s", strings.Join([]string{
						o.Day.String(), text.OccasionName(o.Kind), o.Member.Number, o.Member.Name, o.Member.Department,
						text.OccasionWords(o),
					}, "  "))
				}
				if n == 0 {
					a.say("%s", text.OccasionsEmpty)
				}
			})
		},
	}
	c.Flags().StringVar(&month, "month", "", text.FlagMonth)
	c.Flags().StringVar(&kind, "kind", "", text.FlagOccasion)
	c.Flags().IntVar(&year, "year", 0, text.FlagOccasionYear)
	return c
}

func (a *app) rosterStats() *cobra.Command {
	var year int
	c := &cobra.Command{
		Use: "stats", Short: text.RosterStatsShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if year == 0 {
				return usageError{text.NeedsYear}
			}
			return a.withMembers(func(members []model.Member, _ model.Date) {
				a.say("%s", text.StatsTitle(year))
				for _, line := range text.StatsLines(model.StatsOf(members, year)) {
					a.say("%s", strings.ReplaceAll(line, "\t", "  "))
				}
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, text.FlagYear)
	return c
}

// withMembers reads the roster.
func (a *app) withMembers(fn func(members []model.Member, today model.Date)) error {
	return a.forReading(func(b *ledger.Book) error {
		var members []model.Member
		err := b.Read(func(v *ledger.View) (err error) { members, err = v.Members(); return err })
		if err == nil {
			fn(members, b.Today())
		}
		return err
	})
}

// rosterHistory tells how a member's record came to be what it is.
func (a *app) rosterHistory() *cobra.Command {
	var shown bool
	c := &cobra.Command{
		Use: text.MemberHistoryUse, Short: text.RosterHistoryShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, names []string) error {
			run := a.forReading
			if shown {
				run = a.forWriting // what is shown is noted in the log
			}
			return run(func(b *ledger.Book) error {
				if shown && b.Locked() {
					return ledger.ErrLocked
				}
				var events []ledger.MemberEvent
				var id model.ID
				err := b.Read(func(v *ledger.View) error {
					ids, err := membersNamed(v, names)
					if err != nil {
						return err
					}
					id = ids[0]
					events, err = v.MemberEvents(id)
					return err
				})
				if err == nil && shown {
					_, err = b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
						return t.Show(model.Ref{Kind: model.KindMember, ID: id}, text.ShownByCommand)
					})
				}
				if err != nil {
					return err
				}
				a.memberEvents(events, shown)
				if b.Locked() {
					a.say(text.HistoryLocked)
				}
				return nil
			})
		},
	}
	c.Flags().BoolVar(&shown, "show", false, text.FlagShowPrivate)
	return c
}

func (a *app) memberEvents(events []ledger.MemberEvent, shown bool) {
	for _, e := range events {
		a.say("%s", strings.Join([]string{
			e.Time.In(model.Zone()).Format("2006-01-02 15:04"), e.Actor, text.MemberEventWhat(e),
		}, "  "))
		for _, line := range text.MemberEventLines(e, shown) {
			a.say("  %s", line)
		}
	}
	if len(events) == 0 {
		a.say(text.HistoryNone)
	}
}
