package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// grant is the command of the steps of hardship grants.
func (a *app) grant() *cobra.Command {
	c := &cobra.Command{Use: "grant", Short: text.GrantShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.grantList(), a.grantShow(), a.grantNew(), a.grantStep())
	return c
}

func (a *app) grantList() *cobra.Command {
	var year int
	c := &cobra.Command{
		Use: "list", Short: text.GrantListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				return b.Read(func(v *ledger.View) error {
					grants, err := v.Subsidies(year)
					if err != nil {
						return err
					}
					for _, paid := range []bool{false, true} {
						for _, g := range grants {
							if (g.Paid != 0) != paid {
								continue
							}
							m, err := v.Member(g.Member)
							if err != nil {
								return err
							}
							a.say("%s", text.GrantLine(g, m, v.Today()))
						}
					}
					return nil
				})
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, text.GrantYearFlag)
	return c
}

func (a *app) grantShow() *cobra.Command {
	var id uint64
	c := &cobra.Command{
		Use: "show", Short: text.GrantShowShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if id == 0 {
				return usageError{text.GrantNeedsID}
			}
			return a.forReading(func(b *ledger.Book) error { return a.sayGrant(b, model.ID(id)) })
		},
	}
	c.Flags().Uint64Var(&id, "id", 0, text.GrantIDFlag)
	return c
}

// sayGrant prints a grant with its steps; nothing private.
func (a *app) sayGrant(b *ledger.Book, id model.ID) error {
	return b.Read(func(v *ledger.View) error {
		g, err := v.Subsidy(id)
		if err != nil {
			return err
		}
		m, err := v.Member(g.Member)
		if err != nil {
			return err
		}
		chain, err := v.GrantChain(g)
		if err != nil {
			return err
		}
		a.say("%s", text.GrantLine(g, m, v.Today()))
		for _, c := range chain {
			a.say("  %s", text.ChainLine(c))
		}
		return nil
	})
}

// grantFlags are a new grant as it was typed.
type grantFlags struct{ member, category, amount, source, project, file, date string }

func (a *app) grantNew() *cobra.Command {
	var x grantFlags
	c := &cobra.Command{
		Use: "new", Short: text.GrantNewShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if x.member == "" || x.category == "" || x.amount == "" {
				return usageError{text.GrantNeedsNew}
			}
			return a.changeGrant(func(t *ledger.Tx) (model.ID, error) {
				g, err := x.grant(t)
				if err != nil {
					return 0, err
				}
				return t.SaveSubsidy(g)
			})
		},
	}
	f := c.Flags()
	f.StringVar(&x.member, "member", "", text.FlagHardshipMember)
	f.StringVar(&x.category, "category", "", text.FlagHardshipCategory)
	f.StringVar(&x.amount, "amount", "", text.GrantAmountFlag)
	f.StringVar(&x.source, "source", "", text.GrantMoneyFlag)
	f.StringVar(&x.project, "project", "", text.GrantSourceFlag)
	f.StringVar(&x.file, "file", "", text.FlagHardshipNumber)
	f.StringVar(&x.date, "date", "", text.GrantDayFlag)
	return c
}

// grant is the record that the flags ask for.
func (x grantFlags) grant(t *ledger.Tx) (model.Subsidy, error) {
	g := model.Subsidy{Applied: t.Today(), Category: x.category, Source: x.source, Project: x.project, File: x.file}
	g.Payment = model.Payments()[len(model.Payments())-1]
	ids, err := membersNamed(t.View, []string{x.member})
	if err != nil {
		return g, err
	}
	g.Member = ids[0]
	if g.Amount, err = model.ParseMoney(x.amount); err != nil {
		return g, err
	}
	if x.date != "" {
		if g.Applied, err = model.ParseDate(x.date); err != nil {
			return g, err
		}
	}
	if x.file == "" {
		return g, nil
	}
	h, err := fileNamed(t.View, x.file)
	g.ValidUntil = h.ValidUntil
	return g, err
}

// changeGrant writes what change does to a grant, prints it, and what is to be thought over.
func (a *app) changeGrant(change func(t *ledger.Tx) (model.ID, error)) error {
	return a.forWriting(func(b *ledger.Book) error {
		var id model.ID
		_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
			id, err = change(t)
			return err
		})
		if err != nil {
			return err
		}
		var g model.Subsidy
		if err = b.Read(func(v *ledger.View) error { g, err = v.Subsidy(id); return err }); err != nil {
			return err
		}
		for _, w := range model.CheckSubsidy(g) {
			a.warn(text.VoucherFormWarn + "：" + text.Violation(w).String())
		}
		return a.sayGrant(b, id)
	})
}

// stepFlags are a step as it was typed.
type stepFlags struct {
	id                                            uint64
	step, date, until, by, paper, reason, payment string
	again                                         bool
}

func (a *app) grantStep() *cobra.Command {
	var x stepFlags
	c := &cobra.Command{
		Use: "step", Short: text.GrantStepShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if x.id == 0 {
				return usageError{text.GrantNeedsID}
			}
			return a.changeGrant(func(t *ledger.Tx) (model.ID, error) { return model.ID(x.id), a.takeStep(t, x) })
		},
	}
	f := c.Flags()
	f.Uint64Var(&x.id, "id", 0, text.GrantIDFlag)
	f.StringVar(&x.step, "step", "", text.GrantTakeFlag)
	f.StringVar(&x.date, "date", "", text.GrantDayFlag)
	f.StringVar(&x.until, "until", "", text.GrantUntilFlag)
	f.StringVar(&x.by, "by", "", text.GrantByFlag)
	f.StringVar(&x.paper, "paper", "", text.GrantPaperFlag)
	f.StringVar(&x.reason, "override", "", text.GrantReasonFlag)
	f.StringVar(&x.payment, "payment", "", text.GrantPayFlag)
	f.BoolVar(&x.again, "again", false, text.GrantAgainFlag)
	return c
}

// takeStep takes the step that the flags name, else the next one; a payment drafts its voucher.
func (a *app) takeStep(t *ledger.Tx, x stepFlags) error {
	id := model.ID(x.id)
	g, err := t.Subsidy(id)
	if err != nil {
		return err
	}
	taken, err := x.taken(g, t.Today())
	if err != nil {
		return err
	}
	if _, err = t.TakeStep(id, taken); err != nil || taken.Step != model.GrantPaid {
		return err
	}
	draft, err := t.DraftGrant(id, a.actor)
	if err == nil && draft != 0 {
		a.say(text.GrantDrafted, text.DraftName(draft))
	}
	return err
}

// taken is the step that the flags ask for.
func (x stepFlags) taken(g model.Subsidy, today model.Date) (model.TakenStep, error) {
	s := model.TakenStep{Payment: x.payment, Again: x.again}
	s.GrantAct = model.GrantAct{
		Step: g.NextStep(), Date: today, Persons: model.NormalizeName(x.by), Paper: x.paper, Override: x.reason,
	}
	if x.step != "" {
		var ok bool
		if s.Step, ok = model.ParseGrantStep(x.step); !ok {
			return s, usageError{fmt.Sprintf(text.GrantNoStep, text.Plain(x.step)) + text.StepNames()}
		}
	}
	var err error
	if x.date != "" {
		if s.Date, err = model.ParseDate(x.date); err != nil {
			return s, err
		}
	}
	if s.Step == model.GrantNotice {
		s.Until = s.Date.AddDays(-1).AddWorkdays(model.NoticeWorkdays)
	}
	if x.until != "" {
		s.Until, err = model.ParseDate(x.until)
	}
	return s, err
}
