package cli

import (
	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// stock has the commands of goods in stock.
func (a *app) stock() *cobra.Command {
	c := &cobra.Command{Use: "stock", Short: text.StockShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.stockList(), a.stockMove(true), a.stockMove(false))
	return c
}

func (a *app) stockList() *cobra.Command {
	var date string
	c := &cobra.Command{
		Use: "list", Short: text.StockListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				return b.Read(func(v *ledger.View) error {
					day := v.Today()
					if date != "" {
						var err error
						if day, err = model.ParseDate(date); err != nil {
							return err
						}
					}
					items, err := v.StockItems()
					if err != nil {
						return err
					}
					on, err := v.StockOn(day)
					if err != nil {
						return err
					}
					var sum model.Money
					for _, i := range items {
						a.say("%s", text.StockLine(i, on[i.ID]))
						sum += on[i.ID].Amount
					}
					books, err := v.BookOn(model.AccountStock, day)
					if err == nil && books != sum {
						a.say("%s", text.AssetDiffers(model.AccountStock, sum, books))
					}
					return err
				})
			})
		},
	}
	c.Flags().StringVar(&date, "date", "", text.FlagStockDay)
	return c
}

// stockMove takes goods in or gives them out; goods that are taken in for the first time are registered.
func (a *app) stockMove(in bool) *cobra.Command {
	var date, sum, account, paid string
	var voucher uint64
	var item model.StockItem
	var m model.StockMove
	c := &cobra.Command{
		Use: text.StockOutUse, Short: text.StockOutShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if date == "" || m.Quantity <= 0 {
				return usageError{text.NeedsStock}
			}
			if in && sum == "" {
				return usageError{text.NeedsStockSum}
			}
			var err error
			if m.Date, err = model.ParseDate(date); err != nil {
				return err
			}
			if in {
				if m.Amount, err = model.ParseMoney(sum); err != nil {
					return err
				}
			} else {
				m.Quantity = -m.Quantity
			}
			item.Name, m.Voucher = args[0], model.ID(voucher)
			return a.forWriting(func(b *ledger.Book) error {
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
					if m.Item, err = stockItem(t, item, in); err != nil {
						return err
					}
					m, err = t.MoveStock(m, account, paid)
					return err
				})
				if err != nil {
					return err
				}
				draft := ""
				if m.Voucher != 0 && voucher == 0 {
					draft = text.DraftName(m.Voucher)
				}
				a.say("%s", text.StockMoved(m, draft))
				return nil
			})
		},
	}
	f := c.Flags()
	f.StringVar(&date, "date", "", text.FlagStockDay)
	f.IntVar(&m.Quantity, "quantity", 0, text.FlagStockCount)
	f.StringVar(&item.Spec, "spec", "", text.FlagStockSpec)
	f.StringVar(&m.Who, "who", "", text.FlagStockWho)
	f.StringVar(&m.Purpose, "purpose", "", text.FlagStockWhy)
	if in {
		c.Use, c.Short = text.StockInUse, text.StockInShort
		f.StringVar(&sum, "amount", "", text.FlagStockSum)
		f.StringVar(&item.Unit, "unit", "", text.FlagStockUnit)
		f.StringVar(&account, "account", "", text.FlagStockAccount)
		f.StringVar(&paid, "paid", model.AccountBank, text.FlagStockPaid)
		f.Uint64Var(&voucher, "voucher", 0, text.FlagStockVoucher)
	}
	return c
}

// stockItem finds goods by name and spec; fresh registers those that are not known yet.
func stockItem(t *ledger.Tx, item model.StockItem, fresh bool) (model.ID, error) {
	items, err := t.StockItems()
	if err != nil {
		return 0, err
	}
	for _, i := range items {
		if i.Name == item.Name && i.Spec == item.Spec {
			return i.ID, nil
		}
	}
	if !fresh {
		return 0, ledger.ErrNotFound
	}
	return t.SaveStockItem(item)
}
