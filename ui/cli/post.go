package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

func (a *app) post() *cobra.Command {
	var month string
	var all bool
	c := &cobra.Command{
		Use: "post", Short: text.PostShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			var only []model.Period
			switch {
			case all == (month != ""):
				return usageError{text.PostNeeds}
			case month != "":
				p, err := monthOf(month)
				if err != nil {
					return err
				}
				only = []model.Period{p}
			}
			return a.forWriting(func(b *ledger.Book) error {
				told := func(p model.Period, first, last int) {
					a.say(text.Posted, p, first, last)
					a.undecided(b, p, first, last)
				}
				months, stuck, err := postable(b, only)
				if err != nil {
					return err
				}
				n := 0
				if len(months) > 0 {
					n, err = ledger.PostAll(b, ledger.Command{Actor: a.actor}, months, told)
				}
				for _, d := range stuck {
					a.warn(text.DraftStuck(d))
				}
				switch {
				case err != nil:
					return err
				case len(stuck) > 0:
					return errFindings
				case n == 0:
					a.say(text.PostNothing)
				}
				return nil
			})
		},
	}
	c.Flags().StringVar(&month, "month", "", text.FlagMonth)
	c.Flags().BoolVar(&all, "all", false, text.FlagAll)
	return c
}

// postable are the months that have drafts, all or of some months, and are open, and the drafts of months that are
// closed: those wait for another date and keep nothing else from being posted.
func postable(b *ledger.Book, only []model.Period) (months []model.Period, stuck []model.Voucher, err error) {
	err = b.Read(func(v *ledger.View) error {
		return v.EachDraft(func(d model.Voucher) error {
			p := d.In()
			if only != nil && !slices.Contains(only, p) {
				return nil
			}
			closed, err := v.Closed(p)
			switch {
			case err != nil:
				return err
			case closed:
				stuck = append(stuck, d)
			case !slices.Contains(months, p):
				months = append(months, p)
			}
			return nil
		})
	})
	return months, stuck, err
}

// dayCautions warns of a draft that cannot be posted on its day, or whose day is still to come.
func (a *app) dayCautions(v *ledger.View, d model.Date) error {
	closed, err := v.Closed(d.Period())
	if err != nil {
		return err
	}
	if closed {
		a.warn(text.VoucherFormWarn + "：" + text.ClosedOn(d.Period()))
	} else if today := v.Today(); d > today {
		a.warn(text.DayAhead(d, today))
	}
	return nil
}

// onePerson are the warnings of a voucher on which one person has two duties that do not go together.
func onePerson(x model.Voucher, chart model.Chart) []model.Violation {
	apart := []model.Rule{
		model.RuleVoucherReviewer, model.RuleVoucherCashier, model.RuleVoucherHandler, model.RuleVoucherPayee,
	}
	return slices.DeleteFunc(model.CheckVoucher(x, chart), func(v model.Violation) bool {
		return v.Severity != model.SeverityWarning || !slices.Contains(apart, v.Rule)
	})
}

// undecided warns of large sums that were posted without the minutes of a meeting, and of duties of one person.
// What was posted stays posted: a book that cannot be read here tells so at the next command.
func (a *app) undecided(b *ledger.Book, p model.Period, first, last int) {
	_ = b.Read(func(v *ledger.View) error {
		br, err := v.Branch()
		if err != nil {
			return err
		}
		chart, err := v.Chart()
		if err != nil {
			return err
		}
		for n := first; n <= last; n++ {
			x, ok, err := v.VoucherNumbered(p, n)
			if err != nil || !ok {
				return err
			}
			for _, w := range append(model.CheckCollective(x, br), onePerson(x, chart)...) {
				a.warn(text.VoucherLabel(x) + "：" + text.Violation(w).String())
			}
		}
		return nil
	})
}

// monthOf reads a month flag.
func monthOf(s string) (model.Period, error) {
	p, err := model.ParsePeriod(s)
	if err != nil || !p.IsMonth() {
		return 0, usageError{text.BadMonth(s)}
	}
	return p, nil
}
