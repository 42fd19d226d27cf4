package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// hardship is the command of the files of households in hardship.
func (a *app) hardship() *cobra.Command {
	c := &cobra.Command{Use: "hardship", Short: text.HardshipShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.hardshipList(), a.hardshipShow(), a.hardshipSet(), a.hardshipPerson(), a.hardshipCost(),
		a.hardshipReview(), a.hardshipHelp())
	return c
}

func (a *app) hardshipList() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: text.HardshipListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				return b.Read(func(v *ledger.View) error {
					files, err := v.Hardships()
					if err != nil {
						return err
					}
					for _, state := range []model.HardshipState{
						model.HardshipExpired, model.HardshipSoon, model.HardshipOpen, model.HardshipClosed,
					} {
						for _, h := range files {
							if h.State(v.Today()) != state {
								continue
							}
							m, err := v.Member(h.Member)
							if err != nil {
								return err
							}
							a.say("%s", text.HardshipLine(h, m, v.Today()))
						}
					}
					return nil
				})
			})
		},
	}
}

func (a *app) hardshipShow() *cobra.Command {
	var number string
	var show bool
	c := &cobra.Command{
		Use: "show", Short: text.HardshipShowShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if !show {
				return a.forReading(func(b *ledger.Book) error { return a.sayHardship(b, number, false) })
			}
			return a.forWriting(func(b *ledger.Book) error {
				if b.Locked() {
					return ledger.ErrLocked
				}
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					h, err := fileNamed(t.View, number)
					if err != nil {
						return err
					}
					return t.Show(model.Ref{Kind: model.KindHardship, ID: h.ID}, text.ShownByCommand)
				})
				if err != nil {
					return err
				}
				return a.sayHardship(b, number, true)
			})
		},
	}
	c.Flags().StringVar(&number, "number", "", text.FlagHardshipNumber)
	c.Flags().BoolVar(&show, "show", false, text.FlagHardshipShow)
	return c
}

// sayHardship prints a file, with what is private or without.
func (a *app) sayHardship(b *ledger.Book, number string, private bool) error {
	return b.Read(func(v *ledger.View) error {
		h, err := fileNamed(v, number)
		if err != nil {
			return err
		}
		m, err := v.Member(h.Member)
		if err != nil {
			return err
		}
		a.say("%s", text.HardshipLine(h, m, v.Today()))
		for _, r := range h.Reviews {
			a.say("  %s　%s", text.HardshipReviews, text.ReviewLine(r))
		}
		if private && !h.Private.Empty() {
			sum := h.Assess()
			a.say("  %s", text.AssessmentLine(sum))
			a.say("  %s　%s", text.HardshipPropose, text.AssessmentResult(sum))
			for _, x := range h.Private.Household {
				a.say("  %s　%s", text.HardshipPerson, text.HouseholdLine(x))
			}
			for _, x := range h.Private.Costs {
				a.say("  %s　%s", text.HardshipCost, text.CostLine(x))
			}
			a.say("  %s　%s", text.HardshipCause, text.Plain(h.Private.Cause))
		}
		grants, err := v.GrantsOf(h.Number)
		for _, g := range grants {
			a.say("  %s　%s", text.HardshipGrants, text.HardshipGrant(g))
		}
		return err
	})
}

// fileNamed is the file of a number.
func fileNamed(v *ledger.View, number string) (model.Hardship, error) {
	if number == "" {
		return model.Hardship{}, usageError{text.HardshipNeedsNumber}
	}
	h, found, err := v.HardshipNumbered(number)
	if err == nil && !found {
		err = usageError{fmt.Sprintf(text.HardshipNone, text.Plain(number))}
	}
	return h, err
}

// hardshipFlags are the fields of a file as they were typed.
type hardshipFlags struct {
	number, member, category, opened, until, minimum, income, other, cause string
}

func (a *app) hardshipSet() *cobra.Command {
	var x hardshipFlags
	c := &cobra.Command{
		Use: "set", Short: text.HardshipSetShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.setHardship(x) },
	}
	f := c.Flags()
	f.StringVar(&x.number, "number", "", text.FlagHardshipNumber)
	f.StringVar(&x.member, "member", "", text.FlagHardshipMember)
	f.StringVar(&x.category, "category", "", text.FlagHardshipCategory)
	f.StringVar(&x.opened, "opened", "", text.FlagHardshipOpened)
	f.StringVar(&x.until, "until", "", text.FlagHardshipUntil)
	f.StringVar(&x.minimum, "minimum", "", text.FlagHardshipMinimum)
	f.StringVar(&x.income, "income", "", text.FlagHardshipIncome)
	f.StringVar(&x.other, "other", "", text.FlagHardshipOther)
	f.StringVar(&x.cause, "cause", "", text.FlagHardshipCause)
	return c
}

func (a *app) setHardship(x hardshipFlags) error {
	return a.changeHardship(func(t *ledger.Tx) (h model.Hardship, err error) {
		found := false
		if x.number != "" {
			if h, found, err = t.HardshipNumbered(x.number); err != nil {
				return h, err
			}
		}
		if !found {
			if h, err = a.freshHardship(t, x); err != nil {
				return h, err
			}
		}
		if x.category != "" {
			h.Category = x.category
		}
		if x.cause != "" {
			h.Private.Cause = x.cause
		}
		if err = x.fill(&h); err == nil && h.Number == "" {
			h.Number, err = t.HardshipNumber(h.Opened.Year())
		}
		return h, err
	})
}

// fill puts the days and amounts that were typed into a file.
func (x hardshipFlags) fill(h *model.Hardship) (err error) {
	for _, d := range []struct {
		to  *model.Date
		say string
	}{{&h.Opened, x.opened}, {&h.ValidUntil, x.until}} {
		if d.say != "" {
			if *d.to, err = model.ParseDate(d.say); err != nil {
				return err
			}
		}
	}
	for _, m := range []struct {
		to  *model.Money
		say string
	}{{&h.Minimum, x.minimum}, {&h.Private.Income, x.income}, {&h.Private.Other, x.other}} {
		if m.say != "" {
			if *m.to, err = model.ParseMoney(m.say); err != nil {
				return err
			}
		}
	}
	return nil
}

// freshHardship begins a file for the member that was named.
func (a *app) freshHardship(t *ledger.Tx, x hardshipFlags) (model.Hardship, error) {
	h := model.Hardship{Number: x.number, Opened: t.Today(), Keeper: a.actor}
	if x.member == "" {
		return h, usageError{text.HardshipNeedsMember}
	}
	ids, err := membersNamed(t.View, []string{x.member})
	if err != nil {
		return h, err
	}
	h.Member = ids[0]
	return h, nil
}

// changeHardship saves the file that change makes, and prints its line and what is to be thought over.
func (a *app) changeHardship(change func(t *ledger.Tx) (model.Hardship, error)) error {
	return a.forWriting(func(b *ledger.Book) error {
		var h model.Hardship
		_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
			if h, err = change(t); err != nil {
				return err
			}
			_, err = t.SaveHardship(h)
			return err
		})
		if err != nil {
			return err
		}
		for _, w := range model.CheckHardship(h) {
			a.warn(text.VoucherFormWarn + "：" + text.Violation(w).String())
		}
		return a.sayHardship(b, h.Number, false)
	})
}

// hardshipHelp prints a member's history of help.
func (a *app) hardshipHelp() *cobra.Command {
	var member string
	c := &cobra.Command{
		Use: "help-history", Short: text.HelpShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if member == "" {
				return usageError{text.HardshipNeedsMember}
			}
			return a.forReading(func(b *ledger.Book) error {
				return b.Read(func(v *ledger.View) error {
					ids, err := membersNamed(v, []string{member})
					if err != nil {
						return err
					}
					years, err := v.HelpOf(ids[0])
					for _, y := range years {
						a.say("%s", text.HelpLine(y))
					}
					if err == nil && len(years) == 0 {
						a.say("%s", text.HelpNone)
					}
					return err
				})
			})
		},
	}
	c.Flags().StringVar(&member, "member", "", text.FlagHardshipMember)
	return c
}

func (a *app) hardshipPerson() *cobra.Command {
	var number, name, relation, monthly, work string
	c := &cobra.Command{
		Use: "person", Short: text.HardshipPersonShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.changeHardship(func(t *ledger.Tx) (model.Hardship, error) {
				h, err := fileNamed(t.View, number)
				if err != nil {
					return h, err
				}
				x := model.HouseholdMember{Name: model.NormalizeName(name), Relation: relation, Work: work}
				if monthly != "" {
					if x.Income, err = model.ParseMoney(monthly); err != nil {
						return h, err
					}
				}
				h.Private.Household = append(h.Private.Household, x)
				return h, nil
			})
		},
	}
	f := c.Flags()
	f.StringVar(&number, "number", "", text.FlagHardshipNumber)
	f.StringVar(&name, "name", "", text.FlagHardshipName)
	f.StringVar(&relation, "relation", "", text.FlagHardshipRelation)
	f.StringVar(&monthly, "monthly", "", text.FlagHardshipMonthly)
	f.StringVar(&work, "work", "", text.FlagHardshipWork)
	return c
}

func (a *app) hardshipCost() *cobra.Command {
	var number, kind, amount string
	c := &cobra.Command{
		Use: "cost", Short: text.HardshipCostShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.changeHardship(func(t *ledger.Tx) (model.Hardship, error) {
				h, err := fileNamed(t.View, number)
				if err != nil {
					return h, err
				}
				sum, err := model.ParseMoney(amount)
				h.Private.Costs = append(h.Private.Costs, model.RigidCost{Kind: kind, Amount: sum})
				return h, err
			})
		},
	}
	f := c.Flags()
	f.StringVar(&number, "number", "", text.FlagHardshipNumber)
	f.StringVar(&kind, "kind", "", text.FlagHardshipKind)
	f.StringVar(&amount, "amount", "", text.FlagHardshipAmount)
	return c
}

func (a *app) hardshipReview() *cobra.Command {
	var number, date, category, until, by, paper string
	var out bool
	c := &cobra.Command{
		Use: "review", Short: text.HardshipReviewShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if out == (category != "") || !out && until == "" {
				return usageError{text.HardshipNeedsReview}
			}
			return a.changeHardship(func(t *ledger.Tx) (model.Hardship, error) {
				h, err := fileNamed(t.View, number)
				if err != nil {
					return h, err
				}
				r := model.HardshipReview{Date: t.Today(), Category: category, Person: by, Paper: paper}
				if date != "" {
					if r.Date, err = model.ParseDate(date); err != nil {
						return h, err
					}
				}
				end := model.Date(0)
				if until != "" {
					end, err = model.ParseDate(until)
				}
				return h.Reviewed(r, end), err
			})
		},
	}
	f := c.Flags()
	f.StringVar(&number, "number", "", text.FlagHardshipNumber)
	f.StringVar(&date, "date", "", text.FlagHardshipOn)
	f.StringVar(&category, "category", "", text.FlagHardshipCategory)
	f.StringVar(&until, "until", "", text.FlagHardshipUntil)
	f.StringVar(&by, "by", "", text.FlagHardshipBy)
	f.StringVar(&paper, "paper", "", text.FlagHardshipPaper)
	f.BoolVar(&out, "out", false, text.FlagHardshipOut)
	return c
}
