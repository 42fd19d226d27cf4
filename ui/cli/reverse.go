package cli

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// reverse cancels a posted voucher by a red one, or books the difference where only amounts are wrong.
func (a *app) reverse() *cobra.Command {
	var name, reason, by, blue string
	var amounts []string
	c := &cobra.Command{
		Use: "reverse", Short: text.ReverseShort, Long: text.ReverseLong, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if name == "" || strings.TrimSpace(reason) == "" {
				return usageError{text.ReverseNeeds}
			}
			if blue != "" && len(amounts) > 0 {
				return usageError{text.ReverseOneWay}
			}
			return a.forWriting(func(b *ledger.Book) error {
				var wrong, made, right model.Voucher
				said := text.ReverseDone
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					var err error
					if wrong, err = voucherNamed(t.View, name); err != nil {
						return err
					}
					if blue != "" {
						made, right, err = correctedBy(t, wrong, blue, reason, by)
						return err
					}
					if len(amounts) == 0 {
						made, _, err = t.Reverse(wrong.ID, nil, reason)
						return err
					}
					said = text.ReverseAdjusted
					right, err := rightAmounts(t.View, wrong, amounts)
					if err != nil {
						return err
					}
					made, err = t.Adjust(wrong.ID, right, reason, by)
					return err
				})
				if err != nil {
					return err
				}
				a.say(said, text.VoucherLabel(wrong), text.VoucherLabel(made), made.Date)
				return b.Read(func(v *ledger.View) error {
					if err := a.showVoucher(v, made); err != nil || right.ID == 0 {
						return err
					}
					a.say(text.ReverseCorrected, text.VoucherLabel(wrong), text.VoucherLabel(right), right.Date)
					return a.showVoucher(v, right)
				})
			})
		},
	}
	f := c.Flags()
	f.StringVar(&name, "voucher", "", text.FlagOneVoucher)
	f.StringVar(&reason, "reason", "", text.FlagCorrectWhy)
	f.StringArrayVar(&amounts, "amount", nil, text.FlagRightAmount)
	f.StringVar(&blue, "blue", "", text.FlagBlue)
	f.StringVar(&by, "by", "", text.FlagReviewBy)
	return c
}

// correctedBy cancels a voucher and books in its place what a draft says, in one act; the draft is used up. by is who
// passed it, where that was not done on the draft.
func correctedBy(t *ledger.Tx, wrong model.Voucher, draft, reason, by string) (red, blue model.Voucher, err error) {
	right, err := voucherNamed(t.View, draft)
	if err != nil {
		return red, blue, err
	}
	if right.Posted() {
		return red, blue, ledger.ErrPosted
	}
	br, err := t.Branch()
	if err != nil {
		return red, blue, err
	}
	switch {
	case by != "":
		right.Reviewer = model.NormalizeName(by)
	case br.ReviewFirst && !right.Reviewed:
		right.Reviewer = "" // a name that was only typed is no review
	}
	id := right.ID
	if red, blue, err = t.Reverse(wrong.ID, &right, reason); err != nil {
		return red, blue, err
	}
	return red, blue, t.DiscardDraft(id)
}

// rightAmounts reads what the lines of a voucher should have been: one amount for a voucher of one debit and one
// credit, else "line=amount" for each line that was wrong.
func rightAmounts(v *ledger.View, x model.Voucher, words []string) ([]model.Money, error) {
	out, err := v.AdjustedAmounts(x)
	if err != nil {
		return nil, err
	}
	for _, w := range words {
		place, amount, some := strings.Cut(model.Fold(w), "=")
		if !some {
			m, err := model.ParseMoney(w)
			if err != nil {
				return nil, err
			}
			if len(x.Lines) != 2 || x.Lines[0].Side == x.Lines[1].Side || len(words) > 1 {
				return nil, usageError{text.AdjustTwoOnly}
			}
			out[0], out[1] = m, m
			continue
		}
		n, err := strconv.Atoi(strings.TrimSpace(place))
		if err != nil || n < 1 || n > len(out) {
			return nil, usageError{fmt.Sprintf(text.AdjustBad, len(out))}
		}
		if out[n-1], err = model.ParseMoney(amount); err != nil {
			return nil, err
		}
	}
	return out, nil
}
