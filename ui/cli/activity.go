package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// activity is the command of the register of activities.
func (a *app) activity() *cobra.Command {
	c := &cobra.Command{Use: "activity", Short: text.ActivityShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(
		a.activityNew(), a.activitySet(), a.activityList(), a.activityShow(), a.activityPeople(), a.activityPrize(),
		a.activityDraft(), a.activityLink(), a.activityPrint(), a.activityRemove(),
	)
	return c
}

// activityFlags are what can be said of an activity; a flag that was not given changes nothing.
type activityFlags struct {
	kind, name, date, until, place, plan, budget, account, approver, approved, minutes string
	guest, standard, basis, meal, souvenir, payment, note                              string
	guests                                                                             int
}

func (x *activityFlags) add(c *cobra.Command) {
	f := c.Flags()
	for _, s := range []struct {
		to          *string
		name, usage string
	}{
		{&x.kind, "kind", text.FlagActivityKind},
		{&x.name, "name", text.FlagActivityName},
		{&x.date, "date", text.FlagActivityDate},
		{&x.until, "until", text.FlagActivityUntil},
		{&x.place, "place", text.FlagActivityPlace},
		{&x.plan, "plan", text.FlagActivityPlan},
		{&x.budget, "budget", text.FlagActivityBudget},
		{&x.account, "account", text.FlagActivityAccount},
		{&x.approver, "approver", text.FlagActivityApprover},
		{&x.approved, "approved", text.FlagActivityApproved},
		{&x.minutes, "minutes", text.FlagActivityMinutes},
		{&x.guest, "guest-note", text.FlagActivityGuest},
		{&x.standard, "standard", text.FlagActivityStandard},
		{&x.basis, "basis", text.FlagActivityBasis},
		{&x.meal, "meal", text.FlagActivityMeal},
		{&x.souvenir, "souvenir", text.FlagActivitySouvenir},
		{&x.payment, "payment", text.FlagActivityPayment},
		{&x.note, "note", text.FlagActivityNote},
	} {
		f.StringVar(s.to, s.name, "", s.usage)
	}
	f.IntVar(&x.guests, "guests", 0, text.FlagActivityGuests)
}

// set changes what flags were given for.
func (x *activityFlags) set(c *cobra.Command, a *model.Activity) error {
	given := c.Flags().Changed
	if given("kind") {
		k, ok := text.ActivityKindNamed(x.kind)
		if !ok {
			return usageError{text.BadActivityKind}
		}
		a.Kind = k
	}
	for _, s := range []struct {
		flag, value string
		to          *string
	}{
		{"name", x.name, &a.Name},
		{"place", x.place, &a.Place},
		{"plan", x.plan, &a.Plan},
		{"account", x.account, &a.Account},
		{"approver", x.approver, &a.Approver},
		{"minutes", x.minutes, &a.Minutes},
		{"guest-note", x.guest, &a.GuestNote},
		{"basis", x.basis, &a.Basis},
		{"payment", x.payment, &a.Payment},
		{"note", x.note, &a.Note},
	} {
		if given(s.flag) {
			*s.to = s.value
		}
	}
	if given("guests") {
		a.Guests = x.guests
	}
	for _, s := range []struct {
		flag, value string
		to          *model.Date
	}{{"date", x.date, &a.Date}, {"until", x.until, &a.Until}, {"approved", x.approved, &a.Approved}} {
		if !given(s.flag) {
			continue
		}
		day, err := model.ParseDate(s.value)
		if err != nil {
			return err
		}
		*s.to = day
	}
	for _, s := range []struct {
		flag, value string
		to          *model.Money
	}{
		{"budget", x.budget, &a.Budget},
		{"standard", x.standard, &a.Standard},
		{"meal", x.meal, &a.Meal},
		{"souvenir", x.souvenir, &a.Souvenir},
	} {
		if !given(s.flag) {
			continue
		}
		sum, err := model.ParseMoney(s.value)
		if err != nil {
			return err
		}
		*s.to = sum
	}
	return nil
}

func (a *app) activityNew() *cobra.Command {
	var x activityFlags
	c := &cobra.Command{Use: "new", Short: text.ActivityNewShort, Args: cobra.NoArgs}
	x.add(c)
	c.RunE = func(*cobra.Command, []string) error {
		if x.name == "" || x.date == "" {
			return usageError{text.NeedsActivity}
		}
		act := model.Activity{Kind: model.ActivityEvent}
		if err := x.set(c, &act); err != nil {
			return err
		}
		return a.saveActivity(func(*ledger.Tx) (model.Activity, error) { return act, nil })
	}
	return c
}

// saveActivity saves what change makes, and says how the activity stands then.
func (a *app) saveActivity(change func(t *ledger.Tx) (model.Activity, error)) error {
	return a.forWriting(func(b *ledger.Book) error {
		var id model.ID
		_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
			x, err := change(t)
			if err != nil {
				return err
			}
			id, err = t.SaveActivity(x)
			return err
		})
		if err != nil {
			return err
		}
		return a.sayActivity(b, id)
	})
}

// sayActivity prints an activity on a line, and warns of what is to be thought over.
func (a *app) sayActivity(b *ledger.Book, id model.ID) error {
	return b.Read(func(v *ledger.View) error {
		x, err := v.Activity(id)
		if err != nil {
			return err
		}
		branch, err := v.Branch()
		if err != nil {
			return err
		}
		posted, drafted, err := v.ActivityCost(x)
		if err != nil {
			return err
		}
		a.say("%s", text.ActivityLine(x, posted, drafted))
		for _, w := range model.CheckActivity(x) {
			a.warn(text.VoucherFormWarn + "：" + text.Violation(w).String())
		}
		for _, e := range model.ActivityExcesses(x, posted+drafted, branch.Region) {
			a.warn(text.VoucherFormWarn + "：" + text.ActivityOver(e))
		}
		return nil
	})
}

// activityAct is a subcommand about one activity.
func (a *app) activityAct(use, short string, run func(c *cobra.Command, id model.ID) error) *cobra.Command {
	var id uint64
	c := &cobra.Command{Use: use, Short: short, Args: cobra.NoArgs}
	c.Flags().Uint64Var(&id, "id", 0, text.FlagActivityID)
	c.RunE = func(*cobra.Command, []string) error {
		if id == 0 {
			return usageError{text.NeedsActivityID}
		}
		return run(c, model.ID(id))
	}
	return c
}

func (a *app) activitySet() *cobra.Command {
	var x activityFlags
	c := a.activityAct("set", text.ActivitySetShort, func(c *cobra.Command, id model.ID) error {
		return a.saveActivity(func(t *ledger.Tx) (model.Activity, error) {
			act, err := t.Activity(id)
			if err != nil {
				return act, err
			}
			return act, x.set(c, &act)
		})
	})
	x.add(c)
	return c
}

func (a *app) activityList() *cobra.Command {
	var year int
	c := &cobra.Command{
		Use: "list", Short: text.ActivityListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				return b.Read(func(v *ledger.View) error {
					all, err := v.Activities(year)
					if err != nil {
						return err
					}
					for _, x := range all {
						posted, drafted, err := v.ActivityCost(x)
						if err != nil {
							return err
						}
						a.say("%s", text.ActivityLine(x, posted, drafted))
					}
					return nil
				})
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, text.FlagYear)
	return c
}

func (a *app) activityShow() *cobra.Command {
	return a.activityAct("show", text.ActivityShowShort, func(_ *cobra.Command, id model.ID) error {
		return a.forReading(func(b *ledger.Book) error {
			if err := a.sayActivity(b, id); err != nil {
				return err
			}
			return b.Read(func(v *ledger.View) error {
				x, err := v.Activity(id)
				if err != nil {
					return err
				}
				a.say("%s", text.ActivityWhere(x))
				for _, p := range x.People {
					m, err := v.Member(p.Member)
					if err != nil {
						return err
					}
					a.say("%s　%s", text.Person(m), text.ActivityPerson(p))
				}
				for _, p := range x.Prizes {
					who := p.Team
					if p.Member != 0 {
						m, err := v.Member(p.Member)
						if err != nil {
							return err
						}
						who = text.Person(m)
					}
					a.say("%s", text.PrizeLine(p, who))
				}
				files, err := v.AttachmentsOf(id)
				if said := text.FilesOf(files); said != "" {
					a.say("%s", said)
				}
				if err != nil {
					return err
				}
				for _, id := range x.Vouchers {
					paper, err := v.Voucher(id)
					if err != nil {
						return err
					}
					a.say("%s　%s　%s", text.VoucherShort(paper), paper.Summary, model.Spent(paper))
				}
				return nil
			})
		})
	})
}

func (a *app) activityPeople() *cobra.Command {
	var members []string
	var group, do, why string
	deeds := map[string]func(x model.Activity, ids []model.ID) model.Activity{
		"add":    func(x model.Activity, ids []model.ID) model.Activity { return x.With(ids...) },
		"sign":   func(x model.Activity, ids []model.ID) model.Activity { return x.With(ids...).Signed(true, ids...) },
		"unsign": func(x model.Activity, ids []model.ID) model.Activity { return x.Signed(false, ids...) },
		"away":   func(x model.Activity, ids []model.ID) model.Activity { return x.With(ids...).Away(why, ids...) },
		"back":   func(x model.Activity, ids []model.ID) model.Activity { return x.Away("", ids...) },
		"drop":   func(x model.Activity, ids []model.ID) model.Activity { return x.Without(ids...) },
	}
	c := a.activityAct("people", text.ActivityPeopleShort, func(_ *cobra.Command, id model.ID) error {
		deed := deeds[do]
		if deed == nil || (do == "away") != (why != "") {
			return usageError{text.BadActivityDo}
		}
		if len(members) == 0 && group == "" {
			return usageError{text.NeedsActivityPeople}
		}
		return a.saveActivity(func(t *ledger.Tx) (model.Activity, error) {
			x, err := t.Activity(id)
			if err != nil {
				return x, err
			}
			ids, err := membersNamed(t.View, members)
			if err != nil {
				return x, err
			}
			all, err := t.Members()
			for _, m := range all {
				if group != "" && m.ActiveOn(x.Date) && (group == text.ActivityEverybody || m.Group == group) {
					ids = append(ids, m.ID)
				}
			}
			if len(ids) == 0 {
				return x, usageError{text.NeedsActivityPeople}
			}
			return deed(x, ids), err
		})
	})
	f := c.Flags()
	f.StringSliceVar(&members, "member", nil, text.FlagActivityMembers)
	f.StringVar(&group, "group", "", text.FlagActivityGroup)
	f.StringVar(&do, "do", "add", text.FlagActivityDo)
	f.StringVar(&why, "why", "", text.FlagActivityWhy)
	return c
}

func (a *app) activityPrize() *cobra.Command {
	var p model.Prize
	var member, value string
	c := a.activityAct("prize", text.ActivityPrizeShort, func(_ *cobra.Command, id model.ID) error {
		if value != "" {
			sum, err := model.ParseMoney(value)
			if err != nil {
				return err
			}
			p.Value = sum
		}
		return a.saveActivity(func(t *ledger.Tx) (model.Activity, error) {
			x, err := t.Activity(id)
			if err != nil {
				return x, err
			}
			if member != "" {
				ids, err := membersNamed(t.View, []string{member})
				if err != nil {
					return x, err
				}
				p.Member = ids[0]
			}
			x.Prizes = append(slices.Clone(x.Prizes), p)
			return x, nil
		})
	})
	f := c.Flags()
	f.StringVar(&p.Name, "name", "", text.FlagPrizeName)
	f.StringVar(&member, "member", "", text.FlagPrizeMember)
	f.StringVar(&p.Team, "team", "", text.FlagPrizeTeam)
	f.StringVar(&value, "value", "", text.FlagPrizeValue)
	f.StringVar(&p.Goods, "goods", "", text.FlagPrizeGoods)
	f.StringVar(&p.Level, "level", "", text.FlagPrizeLevel)
	return c
}
