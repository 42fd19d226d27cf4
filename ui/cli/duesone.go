package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// duesWaive lets one member off a month's dues, with a reason.
func (a *app) duesWaive(period func() (model.Period, error)) *cobra.Command {
	return a.duesOne("waive", text.DuesWaiveShort, period,
		func(t *ledger.Tx, l ledger.DuesLine, why string) error {
			d := l.Record
			d.Member, d.Month, d.Waived, d.Note = l.Member.ID, l.Record.Month, true, why
			_, err := t.SaveDues(d)
			return err
		})
}

// duesClear takes back what was recorded of one member's month.
func (a *app) duesClear(period func() (model.Period, error)) *cobra.Command {
	return a.duesOne("clear", text.DuesClearShort, period,
		func(t *ledger.Tx, l ledger.DuesLine, why string) error {
			if l.Record.ID == 0 {
				return ledger.ErrNoDues
			}
			return t.Remove(model.Ref{Kind: model.KindDues, ID: l.Record.ID}, why)
		})
}

// duesOne is a subcommand about one member's dues of one month that wants a reason.
func (a *app) duesOne(
	use, short string, period func() (model.Period, error), do func(*ledger.Tx, ledger.DuesLine, string) error,
) *cobra.Command {
	var name, why string
	c := &cobra.Command{
		Use: use, Short: short, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			p, err := period()
			if err != nil {
				return err
			}
			if name == "" || why == "" {
				return usageError{text.DuesNeedsWho}
			}
			return a.forWriting(func(b *ledger.Book) error {
				var who model.Member
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					l, err := duesOf(t.View, p, name)
					if err != nil {
						return err
					}
					who = l.Member
					return do(t, l, why)
				})
				if err == nil {
					a.say("%s", short+"："+text.DuesOne(who.Name, p))
				}
				return err
			})
		},
	}
	c.Flags().StringVar(&name, "member", "", text.FlagDuesMember)
	c.Flags().StringVar(&why, "reason", "", text.FlagReason)
	return c
}

// duesOf finds the line of one member in a month's sheet; its record bears the month even if it is new.
func duesOf(v *ledger.View, p model.Period, name string) (ledger.DuesLine, error) {
	ids, err := membersNamed(v, []string{name})
	if err != nil {
		return ledger.DuesLine{}, err
	}
	s, err := v.DuesMonth(p)
	if err != nil {
		return ledger.DuesLine{}, err
	}
	i := slices.IndexFunc(s.Lines, func(l ledger.DuesLine) bool { return l.Member.ID == ids[0] })
	if i < 0 {
		return ledger.DuesLine{}, ledger.ErrNoDues
	}
	l := s.Lines[i]
	l.Record.Month = p
	return l, nil
}

// collectPart records a payment of one member that is less than what is due, or more.
func collectPart(
	t *ledger.Tx, p model.Period, names []string, sum model.Money, day model.Date, payment string,
) ([]model.Dues, error) {
	if len(names) != 1 {
		return nil, usageError{text.DuesPartOne}
	}
	l, err := duesOf(t.View, p, names[0])
	if err != nil {
		return nil, err
	}
	d := l.Record
	d.Member = l.Member.ID
	d = d.With(model.DuesPart{Amount: sum, Paid: day, Payment: payment})
	d.ID, err = t.SaveDues(d)
	return []model.Dues{d}, err
}
