package cli

import (
	"strconv"
	"strings"

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

// runOf takes the first and the last number of a run apart.
func runOf(first, last string) (b model.ReceiptBook, ok bool) {
	at := len(strings.TrimRight(first, "0123456789"))
	b.Prefix, b.Width = first[:at], len(first)-at
	if len(last) != len(first) || last[:at] != b.Prefix {
		return b, false
	}
	var err, bad error
	b.From, err = strconv.ParseInt(first[at:], 10, 64)
	b.To, bad = strconv.ParseInt(last[at:], 10, 64)
	return b, err == nil && bad == nil
}

func (a *app) receiptBook() *cobra.Command {
	var date string
	c := &cobra.Command{
		Use: text.ReceiptBookUse, Short: text.ReceiptBookShort, Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			run, ok := runOf(args[0], args[1])
			if !ok {
				return usageError{text.ReceiptBadRun}
			}
			return a.register(date, func(t *ledger.Tx, day model.Date) (string, error) {
				run.Received = day
				_, err := t.SaveReceiptBook(run)
				return text.ReceiptBookLine(run, 0, 0), err
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

// receipts prints every run with what became of it.
func (a *app) receipts(v *ledger.View) error {
	books, err := v.ReceiptBooks()
	if err != nil {
		return err
	}
	all, err := v.Receipts()
	if err != nil {
		return err
	}
	for _, b := range books {
		used, voided := 0, 0
		var lines []string
		for _, r := range all {
			n, ok := runOf(r.Number, r.Number)
			if !ok || n.Prefix != b.Prefix || n.Width != b.Width || n.From < b.From || n.From > b.To {
				continue
			}
			label := ""
			if r.Voided {
				voided++
			} else {
				used++
			}
			if r.Voucher != 0 {
				x, err := v.Voucher(r.Voucher)
				if err != nil {
					return err
				}
				label = text.VoucherLabel(x)
			}
			lines = append(lines, text.ReceiptLine(r, label))
		}
		a.say("%s", text.ReceiptBookLine(b, used, voided))
		for _, l := range lines {
			a.say("%s", l)
		}
	}
	return nil
}
