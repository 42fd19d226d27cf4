package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/ledger/audit"
	"gonghui/model"
	"gonghui/ui/text"
)

// dues is the command of a month's dues.
func (a *app) dues() *cobra.Command {
	var month string
	c := &cobra.Command{Use: "dues", Short: text.DuesShort, Long: text.DuesLong, Args: cobra.NoArgs}
	c.PersistentFlags().StringVar(&month, "month", "", text.FlagMonth)
	period := func() (model.Period, error) {
		if month == "" {
			return 0, usageError{text.NeedsMonth}
		}
		return monthOf(month)
	}
	c.RunE = func(*cobra.Command, []string) error {
		p, err := period()
		if err != nil {
			return err
		}
		return a.forReading(func(b *ledger.Book) error { return a.duesSheet(b, p) })
	}
	c.AddCommand(a.duesCollect(period), a.duesDraft(period), a.duesArrears(), a.duesPrint(period),
		a.duesWaive(period), a.duesClear(period))
	return c
}

func (a *app) duesSheet(b *ledger.Book, p model.Period) error {
	var s ledger.DuesMonth
	var where string
	err := b.Read(func(v *ledger.View) (err error) {
		if s, err = v.DuesMonth(p); err != nil {
			return err
		}
		where, err = audit.DuesWhere(v, p)
		return err
	})
	if err != nil {
		return err
	}
	a.say("%s", text.DuesTitle(p))
	a.say(text.DuesHead)
	for _, l := range s.Lines {
		a.say("%s", text.DuesLine(l))
	}
	a.say("%s", text.DuesSums(s))
	a.say("%s", text.DuesTie(s))
	if where != "" {
		a.say("%s", text.Plain(where))
	}
	return nil
}

func (a *app) duesCollect(period func() (model.Period, error)) *cobra.Command {
	var names []string
	var date, payment, amount string
	c := &cobra.Command{
		Use: "collect", Short: text.DuesCollectShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			p, err := period()
			if err != nil {
				return err
			}
			var day model.Date
			if date != "" {
				if day, err = model.ParseDate(date); err != nil {
					return err
				}
			}
			var sum model.Money
			if amount != "" {
				if sum, err = model.ParseMoney(amount); err != nil {
					return err
				}
			}
			return a.forWriting(func(b *ledger.Book) error {
				var got []model.Dues
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					ids, err := membersNamed(t.View, names)
					if err != nil {
						return err
					}
					if day == 0 {
						day = t.Today()
					}
					if amount != "" {
						got, err = collectPart(t, p, names, sum, day, payment)
						return err
					}
					got, err = t.CollectDues(p, ids, day, payment)
					return err
				})
				if err != nil {
					return err
				}
				var paid model.Money
				for _, d := range got {
					paid += d.Parts[len(d.Parts)-1].Amount
				}
				a.say("%s", text.DuesCollected(p, len(got), paid))
				if day > b.Today() {
					a.warn(text.DayAhead(day, b.Today()))
				}
				return nil
			})
		},
	}
	c.Flags().StringArrayVar(&names, "member", nil, text.FlagDuesMember)
	c.Flags().StringVar(&date, "date", "", text.FlagDuesDate)
	c.Flags().StringVar(&payment, "payment", "", text.FlagDuesPayment)
	c.Flags().StringVar(&amount, "amount", "", text.FlagDuesAmount)
	return c
}

// membersNamed finds members by number, or by a name that only one bears; nil for no names.
func membersNamed(v *ledger.View, names []string) ([]model.ID, error) {
	var ids []model.ID
	for _, name := range names {
		m, ok, err := v.MemberByNumber(name)
		if err != nil {
			return nil, err
		}
		if !ok {
			found, err := v.MembersNamed(name)
			if err != nil {
				return nil, err
			}
			if len(found) != 1 {
				return nil, usageError{text.MemberUnclear(name, len(found))}
			}
			m = found[0]
		}
		ids = append(ids, m.ID)
	}
	return ids, nil
}

func (a *app) duesDraft(period func() (model.Period, error)) *cobra.Command {
	return &cobra.Command{
		Use: "draft", Short: text.DuesDraftShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			p, err := period()
			if err != nil {
				return err
			}
			return a.forWriting(func(b *ledger.Book) error {
				var id model.ID
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
					id, err = t.DraftDues(p)
					return err
				})
				if err == nil {
					a.say("%s", text.DuesDrafted(id))
				}
				return err
			})
		},
	}
}

func (a *app) duesArrears() *cobra.Command {
	return &cobra.Command{
		Use: "arrears", Short: text.DuesArrearsShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				var rows []ledger.Arrear
				err := b.Read(func(v *ledger.View) (err error) { rows, err = v.Arrears(); return err })
				if err != nil {
					return err
				}
				if len(rows) == 0 {
					a.say("%s", text.DuesNobody)
				}
				for _, r := range rows {
					a.say("%s", fmt.Sprintf("%s  %s  %s  %s  %s", r.Member.Number, r.Member.Name, r.Behind,
						text.DuesAge(r, b.Today()), text.DuesMonths(r.Months)))
				}
				return nil
			})
		},
	}
}

func (a *app) duesPrint(period func() (model.Period, error)) *cobra.Command {
	var out string
	var deduct, force bool
	c := &cobra.Command{
		Use: "print", Short: text.DuesPrintShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			p, err := period()
			if err != nil {
				return err
			}
			if out == "" {
				return usageError{text.NeedsOut}
			}
			return a.forReading(func(b *ledger.Book) error {
				if err := export.WriteDues(b, p, deduct, out, force); err != nil {
					return a.output(out, err)
				}
				a.say(text.Exported, out)
				return nil
			})
		},
	}
	c.Flags().StringVar(&out, "out", "", text.FlagPaperOut)
	c.Flags().BoolVar(&deduct, "deduction", false, text.FlagDeduction)
	c.Flags().BoolVar(&force, "force", false, text.FlagForce)
	return c
}
