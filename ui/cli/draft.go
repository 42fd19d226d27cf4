package cli

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// mostLatest is among how many vouchers the same entry is looked for.
const mostLatest = 2000

// draftFlags are what the command is told of an event.
type draftFlags struct {
	date, amount, second, payment, member, original string
	answers                                         model.Answers
	count                                           int
	list, dry                                       bool
}

// draft makes the draft of an event: what happened, and how much.
func (a *app) draft() *cobra.Command {
	var d draftFlags
	c := &cobra.Command{
		Use: text.DraftUse, Short: text.DraftShort, Long: text.DraftLong, Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if d.list {
				for _, e := range model.Events() {
					a.say("%s", text.EventLine(e))
				}
				return nil
			}
			if len(args) == 0 {
				return usageError{text.DraftNeedsEvent}
			}
			e, ok := model.EventOf(args[0])
			if !ok {
				return usageError{fmt.Sprintf(text.DraftUnknownEvent, args[0])}
			}
			if err := d.parse(); err != nil {
				return err
			}
			if d.dry {
				return a.forReading(func(b *ledger.Book) error {
					return b.Read(func(v *ledger.View) error {
						x, err := a.eventVoucher(v, e, d)
						if err != nil {
							return err
						}
						a.say("%s", text.DraftShown(x))
						return a.showEntry(v, x)
					})
				})
			}
			return a.forWriting(func(b *ledger.Book) error { return a.draftEvent(b, e, d) })
		},
	}
	f := c.Flags()
	f.BoolVar(&d.list, "list", false, text.FlagDraftList)
	f.StringVar(&d.date, "date", "", text.FlagDraftDate)
	f.StringVar(&d.amount, "amount", "", text.FlagDraftAmount)
	f.StringVar(&d.second, "amount2", "", text.FlagDraftAmount2)
	f.StringVar(&d.answers.Text, "text", "", text.FlagDraftText)
	f.StringVar(&d.answers.Project, "project", "", text.FlagDraftProject)
	f.StringVar(&d.member, "member", "", text.FlagDraftMember)
	f.StringVar(&d.answers.Party, "party", "", text.FlagDraftParty)
	f.StringVar(&d.payment, "payment", "", text.FlagDraftPayment)
	f.StringVar(&d.answers.Account, "account", "", text.FlagDraftAccount)
	f.StringVar(&d.original, "of", "", text.FlagDraftOf)
	f.StringVar(&d.answers.Paper, "paper", "", text.FlagDraftPaper)
	f.IntVar(&d.count, "attachments", 0, text.FlagDraftCount)
	f.BoolVar(&d.dry, "dry-run", false, text.FlagDraftDry)
	return c
}

// parse reads the day and the amounts.
func (d *draftFlags) parse() error {
	if d.date == "" {
		return usageError{text.DraftNeedsDate}
	}
	day, err := model.ParseDate(d.date)
	if err != nil || day.IsMonth() {
		return usageError{text.BadDay(d.date)}
	}
	if d.amount == "" {
		return usageError{text.DraftNeedsAmount}
	}
	d.answers.Date = day
	if d.answers.Amount, err = model.ParseMoney(d.amount); err != nil {
		return err
	}
	if d.second != "" {
		d.answers.Second, err = model.ParseMoney(d.second)
	}
	return err
}

// eventVoucher makes the voucher and prints what is to be thought over.
func (a *app) eventVoucher(v *ledger.View, e model.Event, d draftFlags) (model.Voucher, error) {
	x := d.answers
	if d.member != "" {
		ids, err := membersNamed(v, []string{d.member})
		if err != nil {
			return model.Voucher{}, err
		}
		m, err := v.Member(ids[0])
		if err != nil {
			return model.Voucher{}, err
		}
		x.Member, x.Name = m.ID, m.Name
	}
	if d.original != "" {
		var err error
		if x.Original, err = voucherNamed(v, d.original); err != nil {
			return model.Voucher{}, err
		}
	}
	if _, ok := e.Ask(model.AskTax); ok && d.second == "" {
		x.Second = model.LabourTax(x.Amount)
	}
	chart, err := v.Chart()
	if err != nil {
		return model.Voucher{}, err
	}
	if x.Payment, err = paymentAccount(e, chart, d.payment); err != nil {
		return model.Voucher{}, err
	}
	out, vs, err := v.EventVoucher(e, x)
	out.Attachments = d.count
	if err != nil {
		return out, err
	}
	if err := a.dayCautions(v, out.Date); err != nil {
		return out, err
	}
	br, err := v.Branch()
	if err != nil {
		return out, err
	}
	for _, w := range append(vs, model.CheckCollective(out, br)...) {
		a.warn(text.VoucherFormWarn + "：" + text.Violation(w).String())
	}
	return out, nil
}

// paymentAccount is the leaf of cash or bank that a word or a code means; "" where nothing was said.
func paymentAccount(e model.Event, c model.Chart, word string) (string, error) {
	if word == "" {
		return "", nil
	}
	all := e.PaidThrough(c)
	if len(all) == 0 {
		return "", usageError{fmt.Sprintf(text.DraftNoPayment, e.Name)}
	}
	if slices.ContainsFunc(all, func(x model.Account) bool { return x.Code == word }) {
		return word, nil
	}
	if _, ok := model.ParsePayment(word); ok {
		for _, x := range all {
			if c.Contains(model.PaidFrom(word), x.Code) {
				return x.Code, nil
			}
		}
	}
	return "", usageError{fmt.Sprintf(text.DraftBadPayment, word)}
}

// draftEvent saves the draft and prints its entry.
func (a *app) draftEvent(b *ledger.Book, e model.Event, d draftFlags) error {
	var x model.Voucher
	var twins []model.Voucher
	_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
		if x, err = a.eventVoucher(t.View, e, d); err != nil {
			return err
		}
		latest, err := t.LatestVouchers(mostLatest)
		if err != nil {
			return err
		}
		twins = ledger.Twins(latest, x)
		x.ID, err = t.SaveDraft(x)
		return err
	})
	if err != nil {
		return err
	}
	for _, v := range twins {
		a.warn(text.TwinOf(v))
	}
	a.say("%s", text.DraftMade(x))
	return b.Read(func(v *ledger.View) error { return a.showEntry(v, x) })
}

// showEntry prints the lines of a voucher.
func (a *app) showEntry(v *ledger.View, x model.Voucher) error {
	chart, err := v.Chart()
	if err != nil {
		return err
	}
	for _, l := range x.Lines {
		name := ""
		if l.Member != 0 {
			m, err := v.Member(l.Member)
			if err != nil {
				return err
			}
			name = m.Name
		}
		a.say("  %s", text.EntryLine(l, l.Account+" "+chart.FullName(l.Account), name))
	}
	return nil
}
