package cli

import (
	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// receipt keeps the register of receipts: runs received, numbers used and voided. Gaps are listed by the command gap.
func (a *app) receipt() *cobra.Command {
	c := &cobra.Command{Use: "receipt", Short: text.ReceiptShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.receiptBook(), a.receiptUse(), a.receiptVoid(), a.receiptList())
	return c
}

func (a *app) receiptBook() *cobra.Command {
	var date string
	c := &cobra.Command{
		Use: text.ReceiptBookUse, Short: text.ReceiptBookShort, Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			run, ok := model.ReceiptBookOf(args[0], args[1])
			if !ok {
				return usageError{text.ReceiptBadRun}
			}
			return a.register(date, func(t *ledger.Tx, day model.Date) (string, error) {
				run.Received = day
				_, err := t.SaveReceiptBook(run)
				return text.ReceiptRunLine(ledger.ReceiptRun{ReceiptBook: run}), err
			})
		},
	}
	c.Flags().StringVar(&date, "date", "", text.FlagReceiptDay)
	return c
}

// register writes one entry of the register, dated as given or today, and shows it.
func (a *app) register(date string, do func(*ledger.Tx, model.Date) (string, error)) error {
	day := model.Date(0)
	if date != "" {
		var err error
		if day, err = model.ParseDate(date); err != nil {
			return err
		}
	}
	return a.forWriting(func(b *ledger.Book) error {
		line := ""
		_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
			if day == 0 {
				day = t.Today()
			}
			line, err = do(t, day)
			return err
		})
		if err == nil {
			a.say("%s", line)
		}
		return err
	})
}

func (a *app) receiptUse() *cobra.Command {
	var date, voucher, sum string
	var r model.Receipt
	c := &cobra.Command{
		Use: text.ReceiptUseUse, Short: text.ReceiptUseShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			var err error
			if r.Amount, err = model.ParseMoney(sum); err != nil {
				return err
			}
			r.Number = args[0]
			return a.register(date, func(t *ledger.Tx, day model.Date) (string, error) {
				r.Date = day
				label := ""
				if voucher != "" {
					x, err := voucherNamed(t.View, voucher)
					if err != nil {
						return "", err
					}
					r.Voucher, label = x.ID, text.VoucherLabel(x)
				}
				_, err := t.SaveReceipt(r)
				return text.ReceiptLine(r, label), err
			})
		},
	}
	f := c.Flags()
	f.StringVar(&date, "date", "", text.FlagReceiptDay)
	f.StringVar(&sum, "amount", "", text.FlagReceiptSum)
	f.StringVar(&r.Payer, "payer", "", text.FlagReceiptPayer)
	f.StringVar(&r.Item, "item", "", text.FlagReceiptItem)
	f.StringVar(&voucher, "voucher", "", text.FlagOneVoucher)
	return c
}

func (a *app) receiptVoid() *cobra.Command {
	var date string
	c := &cobra.Command{
		Use: text.ReceiptVoidUse, Short: text.ReceiptVoidShort, Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.register(date, func(t *ledger.Tx, day model.Date) (string, error) {
				r := model.Receipt{Number: args[0], Date: day, Voided: true, Reason: args[1]}
				_, err := t.SaveReceipt(r)
				return text.ReceiptLine(r, ""), err
			})
		},
	}
	c.Flags().StringVar(&date, "date", "", text.FlagReceiptDay)
	return c
}

func (a *app) receiptList() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: text.ReceiptListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error { return b.Read(a.receipts) })
		},
	}
}

// receipts prints every run with what became of each of its numbers.
func (a *app) receipts(v *ledger.View) error {
	runs, err := v.ReceiptRuns()
	if err != nil {
		return err
	}
	for _, run := range runs {
		a.say("%s", text.ReceiptRunLine(run))
		for _, r := range run.Rows {
			if r.State == ledger.ReceiptSkipped || r.State == ledger.ReceiptFree {
				a.say("%s", text.ReceiptRowLine(r))
				continue
			}
			label := ""
			if r.Receipt.Voucher != 0 {
				x, err := v.Voucher(r.Receipt.Voucher)
				if err != nil {
					return err
				}
				label = text.VoucherLabel(x)
			}
			a.say("%s", text.ReceiptLine(r.Receipt, label))
		}
	}
	return nil
}
