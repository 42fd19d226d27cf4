package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

func (a *app) activityDraft() *cobra.Command {
	var amount string
	c := a.activityAct("draft", text.ActivityDraftShort, func(_ *cobra.Command, id model.ID) error {
		var sum model.Money
		if amount != "" {
			var err error
			if sum, err = model.ParseMoney(amount); err != nil {
				return err
			}
		}
		return a.changeActivity(id, func(t *ledger.Tx) error {
			_, err := t.DraftActivity(id, sum)
			return err
		})
	})
	c.Flags().StringVar(&amount, "amount", "", text.FlagActivitySum)
	return c
}

// changeActivity does something to an activity and says how it stands then.
func (a *app) changeActivity(id model.ID, do func(t *ledger.Tx) error) error {
	return a.forWriting(func(b *ledger.Book) error {
		if _, err := b.Do(ledger.Command{Actor: a.actor}, do); err != nil {
			return err
		}
		return a.sayActivity(b, id)
	})
}

func (a *app) activityLink() *cobra.Command {
	var name string
	var off bool
	c := a.activityAct("link", text.ActivityLinkShort, func(_ *cobra.Command, id model.ID) error {
		if name == "" {
			return usageError{text.NeedsActivityVoucher}
		}
		return a.changeActivity(id, func(t *ledger.Tx) error {
			x, err := voucherNamed(t.View, name)
			if err != nil {
				return err
			}
			return t.PayActivity(id, x.ID, off)
		})
	})
	c.Flags().StringVar(&name, "voucher", "", text.FlagActivityVoucher)
	c.Flags().BoolVar(&off, "off", false, text.FlagActivityOff)
	return c
}

func (a *app) activityPrint() *cobra.Command {
	var paper, out string
	var force bool
	c := a.activityAct("print", text.ActivityPrintShort, func(_ *cobra.Command, id model.ID) error {
		if !slices.Contains(export.ActivityPapers(), export.ActivityPaper(paper)) {
			return usageError{text.BadActivityPaper}
		}
		if out == "" {
			return usageError{text.NeedsOut}
		}
		return a.forReading(func(b *ledger.Book) error {
			if err := export.WriteActivity(b, id, export.ActivityPaper(paper), out, force); err != nil {
				return a.output(out, err)
			}
			a.say(text.Exported, out)
			return nil
		})
	})
	c.Flags().StringVar(&paper, "paper", string(export.PaperSignIn), text.FlagActivityPaper)
	c.Flags().StringVar(&out, "out", "", text.FlagPaperOut)
	c.Flags().BoolVar(&force, "force", false, text.FlagForce)
	return c
}

func (a *app) activityRemove() *cobra.Command {
	var reason string
	c := a.activityAct("remove", text.ActivityRemoveShort, func(_ *cobra.Command, id model.ID) error {
		return a.forWriting(func(b *ledger.Book) error {
			_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
				return t.Remove(model.Ref{Kind: model.KindActivity, ID: id}, reason)
			})
			return err
		})
	})
	c.Flags().StringVar(&reason, "reason", "", text.FlagActivityReason)
	return c
}
