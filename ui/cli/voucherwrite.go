package cli

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// voucherFlags are what a voucher is told on a command line; what is not said stays as it is.
type voucherFlags struct {
	date                               string
	lines                              []string
	count                              int
	summary, party, bill, payment      string
	preparer, reviewer, approver       string
	cashier, handler, minutes, decided string
}

func (x *voucherFlags) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&x.date, "date", "", text.FlagVoucherDate)
	f.StringVar(&x.summary, "text", "", text.FlagVoucherText)
	f.StringArrayVar(&x.lines, "line", nil, text.FlagVoucherLine)
	f.IntVar(&x.count, "attachments", 0, text.FlagDraftCount)
	f.StringVar(&x.party, "party", "", text.FlagVoucherParty)
	f.StringVar(&x.bill, "bill", "", text.FlagVoucherBill)
	f.StringVar(&x.payment, "payment", "", text.FlagVoucherPayment)
	f.StringVar(&x.preparer, "preparer", "", text.FlagVoucherPreparer)
	f.StringVar(&x.reviewer, "reviewer", "", text.FlagVoucherReviewer)
	f.StringVar(&x.approver, "approver", "", text.FlagVoucherApprover)
	f.StringVar(&x.cashier, "cashier", "", text.FlagVoucherCashier)
	f.StringVar(&x.handler, "handler", "", text.FlagVoucherHandler)
	f.StringVar(&x.minutes, "minutes", "", text.FlagVoucherMinutes)
	f.StringVar(&x.decided, "minutes-date", "", text.FlagVoucherDecided)
}

// into puts what was said into a voucher.
func (x *voucherFlags) into(view *ledger.View, c *cobra.Command, v *model.Voucher) error {
	for _, d := range []struct {
		typed string
		to    *model.Date
	}{{x.date, &v.Date}, {x.decided, &v.MinutesDate}} {
		if d.typed == "" {
			continue
		}
		day, err := model.ParseDate(d.typed)
		if err != nil || day.IsMonth() {
			return usageError{text.BadDay(d.typed)}
		}
		*d.to = day
	}
	for name, s := range map[string]struct{ to, said *string }{
		"text": {&v.Summary, &x.summary}, "party": {&v.Counterparty, &x.party}, "bill": {&v.Bill, &x.bill},
		"payment": {&v.Settlement, &x.payment}, "preparer": {&v.Preparer, &x.preparer},
		"reviewer": {&v.Reviewer, &x.reviewer}, "approver": {&v.Approver, &x.approver},
		"cashier": {&v.Cashier, &x.cashier}, "handler": {&v.Handler, &x.handler}, "minutes": {&v.Minutes, &x.minutes},
	} {
		if c.Flags().Changed(name) {
			*s.to = *s.said
		}
	}
	if c.Flags().Changed("attachments") {
		v.Attachments = x.count
	}
	if len(x.lines) == 0 {
		return nil
	}
	v.Lines = nil
	for _, words := range x.lines {
		l, err := lineSaid(view, words)
		if err != nil {
			return err
		}
		v.Lines = append(v.Lines, l)
	}
	return nil
}

// lineSaid reads one line: its side, account and amount, and after them what else it says by name.
func lineSaid(v *ledger.View, words string) (model.Line, error) {
	said, ok := text.ParseLine(words)
	if !ok {
		return model.Line{}, usageError{fmt.Sprintf(text.BadLine, text.Plain(words))}
	}
	chart, err := v.Chart()
	if err != nil {
		return model.Line{}, err
	}
	l := model.Line{Account: said.Account, Side: said.Side, Summary: said.Summary, Project: said.Project}
	a, err := chart.ByName(said.Account)
	if err != nil {
		return l, err
	}
	l.Account = a.Code
	if l.Amount, err = model.ParseMoney(said.Amount); err != nil {
		return l, err
	}
	if said.Class != "" {
		class, ok := model.ClassOf(said.Class)
		if !ok {
			return l, usageError{fmt.Sprintf(text.BadLine, text.Plain(words))}
		}
		l.Class = class.Code
	}
	if said.Member != "" {
		ids, err := membersNamed(v, []string{said.Member})
		if err != nil {
			return l, err
		}
		l.Member = ids[0]
	}
	for kind, number := range map[model.Kind]string{model.KindVisit: said.Visit, model.KindSubsidy: said.Grant} {
		if number == "" {
			continue
		}
		id, err := strconv.ParseUint(number, 10, 64)
		if err != nil {
			return l, usageError{fmt.Sprintf(text.BadLine, text.Plain(words))}
		}
		l.About = model.Ref{Kind: kind, ID: model.ID(id)}
		rec, err := v.Record(l.About)
		if err != nil {
			return l, err
		}
		if l.Member == 0 {
			l.Member = memberIn(rec)
		}
	}
	return l, nil
}

// voucherNew writes a draft of any lines.
func (a *app) voucherNew() *cobra.Command {
	var x voucherFlags
	c := &cobra.Command{Use: "new", Short: text.VoucherNewShort, Long: text.VoucherNewLong, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error {
		if x.date == "" {
			return usageError{text.DraftNeedsDate}
		}
		if len(x.lines) == 0 {
			return usageError{text.VoucherNeedsLine}
		}
		return a.writeDraft(func(t *ledger.Tx) (model.Voucher, error) {
			b, err := t.Branch()
			if err != nil {
				return model.Voucher{}, err
			}
			v := model.Voucher{Signatures: model.Signatures{Preparer: a.actor, Cashier: b.Cashier, Approver: b.Chair}}
			return v, x.into(t.View, c, &v)
		})
	}
	x.flags(c)
	return c
}

// voucherEdit changes a draft: what is not said stays; lines are replaced as a whole.
func (a *app) voucherEdit() *cobra.Command {
	var x voucherFlags
	c := &cobra.Command{Use: text.VoucherEditUse, Short: text.VoucherEditShort, Args: cobra.ExactArgs(1)}
	c.RunE = func(_ *cobra.Command, args []string) error {
		return a.writeDraft(func(t *ledger.Tx) (model.Voucher, error) {
			v, err := voucherNamed(t.View, args[0])
			if err != nil {
				return v, err
			}
			if v.Posted() {
				return v, ledger.ErrPosted
			}
			return v, x.into(t.View, c, &v)
		})
	}
	x.flags(c)
	return c
}

// voucherCopy writes a draft that says what another voucher says, but for what is told.
func (a *app) voucherCopy() *cobra.Command {
	var x voucherFlags
	c := &cobra.Command{Use: text.VoucherCopyUse, Short: text.VoucherCopyShort, Args: cobra.ExactArgs(1)}
	c.RunE = func(_ *cobra.Command, args []string) error {
		if x.date == "" {
			return usageError{text.DraftNeedsDate}
		}
		return a.writeDraft(func(t *ledger.Tx) (model.Voucher, error) {
			of, err := voucherNamed(t.View, args[0])
			if err != nil {
				return of, err
			}
			v := model.TemplateOf("", of).Voucher(of.Date, 0)
			v.Signatures = model.Signatures{
				Preparer: a.actor, Cashier: of.Cashier, Approver: of.Approver, Handler: of.Handler,
			}
			return v, x.into(t.View, c, &v)
		})
	}
	x.flags(c)
	return c
}

// voucherDiscard throws drafts away.
func (a *app) voucherDiscard() *cobra.Command {
	return &cobra.Command{
		Use: text.VoucherDropUse, Short: text.VoucherDropShort, Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			var gone []model.Voucher
			return a.forWriting(func(b *ledger.Book) error {
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					gone = nil
					for _, name := range args {
						v, err := voucherNamed(t.View, name)
						switch {
						case err != nil:
							return err
						case v.Posted():
							return ledger.ErrPosted
						case slices.ContainsFunc(gone, func(x model.Voucher) bool { return x.ID == v.ID }):
							continue
						}
						if err := t.DiscardDraft(v.ID); err != nil {
							return err
						}
						gone = append(gone, v)
					}
					return nil
				})
				if err != nil {
					return err
				}
				for _, v := range gone {
					a.say("%s", text.DraftDropped(v))
				}
				return nil
			})
		},
	}
}

// writeDraft saves what make says as a draft, warns of the same entry made before, and prints the entry.
func (a *app) writeDraft(made func(*ledger.Tx) (model.Voucher, error)) error {
	return a.forWriting(func(b *ledger.Book) error {
		var v model.Voucher
		var twins []model.Voucher
		var notes []model.Violation
		_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
			if v, err = made(t); err != nil {
				return err
			}
			if err := a.dayCautions(t.View, v.Date); err != nil {
				return err
			}
			latest, err := t.LatestVouchers(mostLatest)
			if err != nil {
				return err
			}
			twins = slices.DeleteFunc(ledger.Twins(latest, v), func(x model.Voucher) bool { return x.ID == v.ID })
			chart, err := t.Chart()
			if err != nil {
				return err
			}
			br, err := t.Branch()
			if err != nil {
				return err
			}
			notes = append(model.CheckVoucher(v, chart), model.CheckCollective(v, br)...)
			v.ID, err = t.SaveDraftAbout(v)
			return err
		})
		if err != nil {
			return err
		}
		for _, x := range twins {
			a.warn(text.TwinOf(x))
		}
		for _, n := range notes {
			a.warn(text.VoucherFormWarn + "：" + text.Violation(n).String())
		}
		a.say("%s", text.DraftMade(v))
		return b.Read(func(view *ledger.View) error { return a.showEntry(view, v) })
	})
}
