package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// visits is the command of the 六必访.
func (a *app) visits() *cobra.Command {
	c := &cobra.Command{Use: "visits", Short: text.VisitsCmdShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.visitsList(), a.visitsHeard(), a.visitsGo(), a.visitsAgain(), a.visitsDraft(), a.visitsTodo(),
		a.visitsDrop(), a.visitsStats(), a.visitsPrint())
	return c
}

// visitFlags are what a visit is told on a command line.
type visitFlags struct {
	id                              uint64
	member, kind, relation          string
	heard, event, date, by, manner  string
	money, payment, proof, approver string
	receiver, behalf, place         string
	goods                           []string
	enrol, draft                    bool
}

// who adds the flags that say what happened to whom.
func (x *visitFlags) who(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&x.member, "member", "", text.FlagVisitMember)
	f.BoolVar(&x.enrol, "enrol", false, text.FlagVisitEnrol)
	f.StringVar(&x.kind, "kind", "", text.FlagVisitKind)
	f.StringVar(&x.relation, "relation", "", text.FlagVisitRelation)
	f.StringVar(&x.heard, "heard", "", text.FlagVisitHeard)
	f.StringVar(&x.event, "event", "", text.FlagVisitEvent)
}

// what adds the flags that say what was done.
func (x *visitFlags) what(c *cobra.Command) {
	f := c.Flags()
	f.Uint64Var(&x.id, "id", 0, text.FlagVisitID)
	f.StringVar(&x.date, "date", "", text.FlagVisitDate)
	f.StringVar(&x.by, "by", "", text.FlagVisitBy)
	f.StringVar(&x.manner, "manner", "", text.FlagVisitManner)
	f.StringVar(&x.money, "money", "", text.FlagVisitMoney)
	f.StringArrayVar(&x.goods, "goods", nil, text.FlagVisitGoods)
	f.StringVar(&x.payment, "payment", "", text.FlagVisitPayment)
	f.StringVar(&x.proof, "proof", "", text.FlagVisitProof)
	f.StringVar(&x.approver, "approver", "", text.FlagVisitApprover)
	f.StringVar(&x.receiver, "receiver", "", text.FlagVisitReceiver)
	f.StringVar(&x.behalf, "behalf", "", text.FlagVisitBehalf)
	f.StringVar(&x.place, "place", "", text.FlagVisitPlace)
	f.BoolVar(&x.draft, "draft", false, text.FlagVisitDraft)
}

// begin makes the record of an event from the flags; a person whom the roster does not know is entered if asked for.
func (x *visitFlags) begin(t *ledger.Tx) (model.Visit, error) {
	var v model.Visit
	if x.member == "" || x.kind == "" {
		return v, usageError{text.NeedsVisitWho}
	}
	b, err := t.Branch()
	if err != nil {
		return v, err
	}
	c, ok := b.CategoryNamed(x.kind)
	if !ok {
		return v, usageError{text.NeedsVisitKind}
	}
	v.Category = c.Name
	if x.relation != "" {
		if v.Relation, ok = model.ParseRelation(x.relation); !ok {
			return v, usageError{text.BadRelation}
		}
	}
	if v.Heard, err = dayOr(x.heard, 0); err != nil {
		return v, err
	}
	if v.EventDate, err = dayOr(x.event, 0); err != nil {
		return v, err
	}
	ids, err := membersNamed(t.View, []string{x.member})
	if err == nil {
		v.Member = ids[0]
		return v, nil
	}
	if found, e := t.MembersNamed(x.member); e != nil || len(found) > 0 || !x.enrol {
		return v, err
	}
	v.Member, err = t.SaveMember(model.Member{Name: x.member, Status: model.StatusNonMember})
	return v, err
}

// dayOr reads a day; what is not said is another one.
func dayOr(s string, or model.Date) (model.Date, error) {
	if s == "" {
		return or, nil
	}
	return model.ParseDate(s)
}

// fill puts what was done into a visit.
func (x *visitFlags) fill(v model.Visit, today model.Date) (model.Visit, error) {
	var err error
	if v.Date, err = dayOr(x.date, today); err != nil {
		return v, err
	}
	if x.money != "" {
		if v.Money, err = model.ParseMoney(x.money); err != nil {
			return v, err
		}
	}
	var rows []model.Goods
	for _, s := range x.goods {
		g, err := model.ParseGoods(s)
		if err != nil {
			return v, err
		}
		rows = append(rows, g)
	}
	v = v.Stocked(rows)
	if x.by != "" {
		v.Visitors = nil
		for _, n := range strings.FieldsFunc(x.by, func(r rune) bool { return strings.ContainsRune("、，,;；", r) }) {
			v.Visitors = append(v.Visitors, model.NormalizeName(n))
		}
	}
	for _, f := range []struct {
		to    *string
		value string
	}{
		{&v.Manner, x.manner},
		{&v.Payment, x.payment},
		{&v.Evidence, x.proof},
		{&v.Approver, x.approver},
		{&v.Receiver, x.receiver},
		{&v.OnBehalf, x.behalf},
		{&v.Private.Place, x.place},
	} {
		if f.value != "" {
			*f.to = f.value
		}
	}
	if x.approver != "" && v.Approved == 0 {
		v.Approved = v.Date
	}
	return v, nil
}

// visitAct is a subcommand that makes or changes one visit, and says what has become of it.
func (a *app) visitAct(
	use, short string, x *visitFlags, flags func(*cobra.Command), do func(t *ledger.Tx) (model.Visit, error),
) *cobra.Command {
	c := &cobra.Command{
		Use: use, Short: short, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forWriting(func(b *ledger.Book) error {
				var id model.ID
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					v, err := do(t)
					if err != nil {
						return err
					}
					if id, err = t.SaveVisit(v); err != nil || !x.draft || v.Total() <= 0 {
						return err
					}
					_, err = t.DraftVisits(id)
					return err
				})
				if err != nil {
					return err
				}
				return b.Read(func(v *ledger.View) error {
					if err := a.sayVisits(v, func(y model.Visit) bool { return y.ID == id }); err != nil {
						return err
					}
					return a.visitCautions(v, id)
				})
			})
		},
	}
	flags(c)
	return c
}

// visitCautions warns of what is odd about a visit, and of a ceiling that it goes beyond with what was given before.
func (a *app) visitCautions(v *ledger.View, id model.ID) error {
	x, err := v.Visit(id)
	if err != nil {
		return err
	}
	br, err := v.Branch()
	if err != nil {
		return err
	}
	for _, w := range model.CheckVisit(x, br) {
		if w.Severity == model.SeverityWarning && w.Rule != model.RuleVisitOver {
			a.warn(text.VoucherFormWarn + "：" + text.Violation(w).String())
		}
	}
	c, limited := br.CeilingFor(x)
	if !limited || x.Pending() {
		return nil
	}
	all, err := v.Visits(0)
	if err != nil {
		return err
	}
	if e := model.Exceeds(x, br.Prior(x, all, false), c); e.Over > 0 {
		a.warn(text.VoucherFormWarn + "：" + text.VisitOverLimit(e, c))
	}
	return nil
}

func (a *app) visitsHeard() *cobra.Command {
	x := &visitFlags{}
	return a.visitAct("heard", text.VisitsHeardShort, x, x.who, func(t *ledger.Tx) (model.Visit, error) {
		v, err := x.begin(t)
		if v.Heard == 0 {
			v.Heard = t.Today()
		}
		return v, err
	})
}

func (a *app) visitsGo() *cobra.Command {
	x := &visitFlags{}
	flags := func(c *cobra.Command) {
		x.who(c)
		x.what(c)
	}
	return a.visitAct("go", text.VisitsGoShort, x, flags, func(t *ledger.Tx) (model.Visit, error) {
		var v model.Visit
		var err error
		if x.id == 0 {
			v, err = x.begin(t)
		} else if v, err = t.Visit(model.ID(x.id)); err == nil && !v.Pending() {
			err = usageError{text.VisitVisited}
		}
		if err != nil {
			return v, err
		}
		return x.fill(v, t.Today())
	})
}

func (a *app) visitsAgain() *cobra.Command {
	x := &visitFlags{}
	return a.visitAct("again", text.VisitsAgainShort, x, x.what, func(t *ledger.Tx) (model.Visit, error) {
		if x.id == 0 {
			return model.Visit{}, usageError{text.NeedsVisitID}
		}
		v, err := t.Visit(model.ID(x.id))
		if err != nil {
			return v, err
		}
		if v.Pending() {
			return v, usageError{text.VisitNotYet}
		}
		return x.fill(v.Again(), t.Today())
	})
}

func (a *app) visitsTodo() *cobra.Command {
	x := &visitFlags{}
	var until, by, done string
	flags := func(c *cobra.Command) {
		f := c.Flags()
		f.Uint64Var(&x.id, "id", 0, text.FlagVisitID)
		f.StringVar(&until, "until", "", text.FlagVisitUntil)
		f.StringVar(&by, "by", "", text.FlagVisitTodoBy)
		f.StringVar(&done, "done", "", text.FlagVisitDone)
	}
	return a.visitAct("todo", text.VisitsTodoShort, x, flags, func(t *ledger.Tx) (model.Visit, error) {
		if x.id == 0 {
			return model.Visit{}, usageError{text.NeedsVisitID}
		}
		if (until == "" || by == "") && done == "" {
			return model.Visit{}, usageError{text.NeedsTodo}
		}
		v, err := t.Visit(model.ID(x.id))
		if err != nil {
			return v, err
		}
		if by != "" {
			v.FollowBy = by
		}
		if v.FollowDue, err = dayOr(until, v.FollowDue); err != nil {
			return v, err
		}
		v.FollowDone, err = dayOr(done, v.FollowDone)
		return v, err
	})
}

func (a *app) visitsList() *cobra.Command {
	var year int
	var pending bool
	c := &cobra.Command{
		Use: "list", Short: text.VisitsListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				return b.Read(func(v *ledger.View) error {
					return a.sayVisits(v, func(x model.Visit) bool {
						return x.Pending() || !pending && (year == 0 || x.Date.Year() == year)
					})
				})
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, text.FlagYear)
	c.Flags().BoolVar(&pending, "pending", false, text.FlagVisitPending)
	return c
}

// sayVisits prints some visits, a line each: those that wait first, by the days that are left.
func (a *app) sayVisits(v *ledger.View, which func(model.Visit) bool) error {
	all, err := v.Visits(0)
	if err != nil {
		return err
	}
	b, err := v.Branch()
	if err != nil {
		return err
	}
	left := func(x model.Visit) (model.Date, bool) {
		c, _ := b.Category(x.Category)
		due := x.DueBy(c)
		return due, due != 0
	}
	slices.SortStableFunc(all, func(x, y model.Visit) int {
		dx, okx := left(x)
		dy, oky := left(y)
		if !x.Pending() || !y.Pending() || okx != oky {
			return 0
		}
		return int(dx) - int(dy)
	})
	for _, x := range all {
		if !which(x) {
			continue
		}
		m, err := v.Member(x.Member)
		if err != nil {
			return err
		}
		due, paper := "", text.VisitUnbooked
		if day, ok := left(x); ok {
			due = text.VisitDue(day.Sub(v.Today()))
		}
		switch {
		case x.Voucher != 0:
			p, err := v.Voucher(x.Voucher)
			if err != nil {
				return err
			}
			paper = text.VoucherShort(p)
		case x.Total() == 0:
			paper = ""
		}
		a.say("%s", text.VisitListLine(m, x, due, paper))
	}
	return nil
}

func (a *app) visitsDraft() *cobra.Command {
	var ids []uint
	c := &cobra.Command{
		Use: "draft", Short: text.VisitsDraftShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if len(ids) == 0 {
				return usageError{text.NeedsVisitID}
			}
			of := make([]model.ID, len(ids))
			for i, id := range ids {
				of[i] = model.ID(id)
			}
			return a.forWriting(func(b *ledger.Book) error {
				var draft model.Voucher
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					id, err := t.DraftVisits(of...)
					if err != nil {
						return err
					}
					draft, err = t.Voucher(id)
					return err
				})
				if err == nil {
					a.say("%s", text.VisitsDrafted(len(of), draft))
				}
				return err
			})
		},
	}
	c.Flags().UintSliceVar(&ids, "id", nil, text.FlagVisitIDs)
	return c
}

func (a *app) visitsDrop() *cobra.Command {
	var id uint64
	var why string
	c := &cobra.Command{
		Use: "drop", Short: text.VisitsDropShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if id == 0 {
				return usageError{text.NeedsVisitID}
			}
			return a.forWriting(func(b *ledger.Book) error {
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					return t.Remove(model.Ref{Kind: model.KindVisit, ID: model.ID(id)}, why)
				})
				return err
			})
		},
	}
	c.Flags().Uint64Var(&id, "id", 0, text.FlagVisitID)
	c.Flags().StringVar(&why, "why", "", text.FlagVisitWhy)
	return c
}
