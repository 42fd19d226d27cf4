package cli

import (
	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// gift is the command of presents to many members at once.
func (a *app) gift() *cobra.Command {
	c := &cobra.Command{Use: "gift", Short: text.GiftShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.giftNew(), a.giftList(), a.giftLeave(), a.giftDraft(), a.giftPrint())
	return c
}

func (a *app) giftNew() *cobra.Command {
	var kind, name, date, each, goods string
	c := &cobra.Command{
		Use: "new", Short: text.GiftNewShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if name == "" || date == "" || each == "" {
				return usageError{text.NeedsGift}
			}
			k, ok := text.GiftKindNamed(kind)
			if !ok {
				return usageError{text.BadGiftKind}
			}
			day, err := model.ParseDate(date)
			if err != nil {
				return err
			}
			sum, err := model.ParseMoney(each)
			if err != nil {
				return err
			}
			g := model.Gift{Kind: k, Name: name, Date: day, PerHead: sum, Goods: goods}
			return a.forWriting(func(b *ledger.Book) error {
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					members, err := t.Members()
					if err != nil {
						return err
					}
					g = g.Listed(members)
					g.ID, err = t.SaveGift(g)
					return err
				})
				if err != nil {
					return err
				}
				a.say("%s", text.GiftLine(g, ""))
				return a.giftWarnings(b, g)
			})
		},
	}
	f := c.Flags()
	f.StringVar(&kind, "kind", text.GiftKindName(model.GiftFestival), text.FlagGiftKind)
	f.StringVar(&name, "name", "", text.FlagGiftName)
	f.StringVar(&date, "date", "", text.FlagGiftDate)
	f.StringVar(&each, "each", "", text.FlagGiftEach)
	f.StringVar(&goods, "goods", "", text.FlagGiftGoods)
	return c
}

func (a *app) giftList() *cobra.Command {
	var year int
	c := &cobra.Command{
		Use: "list", Short: text.GiftListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				return b.Read(func(v *ledger.View) error {
					all, err := v.Gifts(year)
					if err != nil {
						return err
					}
					for _, g := range all {
						paper := ""
						if g.Voucher != 0 {
							x, err := v.Voucher(g.Voucher)
							if err != nil {
								return err
							}
							paper = text.VoucherShort(x)
						}
						a.say("%s", text.GiftLine(g, paper))
					}
					return nil
				})
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, text.FlagYear)
	return c
}

// giftWarnings tells what is to be thought over: a festival that the rules do not list, and members who get more in the
// year than the region allows.
func (a *app) giftWarnings(b *ledger.Book, g model.Gift) error {
	for _, w := range model.CheckGift(g) {
		a.warn(text.VoucherFormWarn + "：" + text.Violation(w).String())
	}
	item := g.Item()
	if item == "" {
		return nil
	}
	return b.Read(func(v *ledger.View) error {
		branch, err := v.Branch()
		if err != nil {
			return err
		}
		limit, capped := model.Applies(item, branch.Region, g.Date, branch.Limits)
		if !capped {
			return nil
		}
		sums, err := v.GiftSums(g.Date.Year(), item)
		if err != nil {
			return err
		}
		var most model.Money
		over := 0
		for _, l := range g.Lines {
			if most = max(most, sums[l.Member]); sums[l.Member] > limit.Amount {
				over++
			}
		}
		if over > 0 {
			a.warn(text.VoucherFormWarn + "：" + text.GiftCeiling(limit, most, over))
		}
		return nil
	})
}

// giftAct is a subcommand that changes one gift.
func (a *app) giftAct(
	use, short string, flags func(c *cobra.Command), do func(t *ledger.Tx, id model.ID) error,
) *cobra.Command {
	var id uint64
	c := &cobra.Command{
		Use: use, Short: short, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if id == 0 {
				return usageError{text.NeedsGiftID}
			}
			return a.forWriting(func(b *ledger.Book) error {
				var g model.Gift
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
					if err = do(t, model.ID(id)); err != nil {
						return err
					}
					g, err = t.Gift(model.ID(id))
					return err
				})
				if err != nil {
					return err
				}
				a.say("%s", text.GiftFoot(g))
				return a.giftWarnings(b, g)
			})
		},
	}
	c.Flags().Uint64Var(&id, "id", 0, text.FlagGiftID)
	flags(c)
	return c
}

func (a *app) giftLeave() *cobra.Command {
	var member, why string
	var back bool
	return a.giftAct("leave", text.GiftLeaveShort, func(c *cobra.Command) {
		c.Flags().StringVar(&member, "member", "", text.FlagDuesMember)
		c.Flags().StringVar(&why, "why", "", text.FlagGiftWhy)
		c.Flags().BoolVar(&back, "back", false, text.FlagGiftBack)
	}, func(t *ledger.Tx, id model.ID) error {
		ids, err := membersNamed(t.View, []string{member})
		if err != nil {
			return err
		}
		if (why == "") != back {
			return usageError{text.GiftWhy}
		}
		g, err := t.Gift(id)
		if err != nil {
			return err
		}
		_, err = t.SaveGift(g.Left(ids[0], why))
		return err
	})
}

func (a *app) giftDraft() *cobra.Command {
	return a.giftAct("draft", text.GiftDraftShort, func(*cobra.Command) {}, func(t *ledger.Tx, id model.ID) error {
		_, err := t.DraftGift(id)
		return err
	})
}

func (a *app) giftPrint() *cobra.Command {
	var id uint64
	var out string
	var force bool
	c := &cobra.Command{
		Use: "print", Short: text.GiftPrintShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if id == 0 {
				return usageError{text.NeedsGiftID}
			}
			if out == "" {
				return usageError{text.NeedsOut}
			}
			return a.forReading(func(b *ledger.Book) error {
				if err := export.WriteGift(b, model.ID(id), out, force); err != nil {
					return a.output(out, err)
				}
				a.say(text.Exported, out)
				return nil
			})
		},
	}
	c.Flags().Uint64Var(&id, "id", 0, text.FlagGiftID)
	c.Flags().StringVar(&out, "out", "", text.FlagPaperOut)
	c.Flags().BoolVar(&force, "force", false, text.FlagForce)
	return c
}
