package cli

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// receipt keeps the register of receipts: runs received, numbers used and voided. Gaps are listed by the command gap.
func (a *app) receipt() *cobra.Command {
	c := &cobra.Command{Use: "receipt", Short: text.ReceiptShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.receiptBook(), a.receiptUse(), a.receiptEdit(), a.receiptVoid(), a.receiptRemove(),
		a.receiptDrop(), a.receiptList())
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

// receiptEdit changes what is given of a receipt that was given out; a voided one's reason is changed by void.
func (a *app) receiptEdit() *cobra.Command {
	var date, voucher, sum, payer, item string
	c := &cobra.Command{Use: text.ReceiptEditUse, Short: text.ReceiptEditShort, Args: cobra.ExactArgs(1)}
	f := c.Flags()
	f.StringVar(&date, "date", "", text.FlagReceiptNewDay)
	f.StringVar(&sum, "amount", "", text.FlagReceiptSum)
	f.StringVar(&payer, "payer", "", text.FlagReceiptPayer)
	f.StringVar(&item, "item", "", text.FlagReceiptItem)
	f.StringVar(&voucher, "voucher", "", text.FlagOneVoucher)
	c.RunE = func(_ *cobra.Command, args []string) error {
		if !slices.ContainsFunc([]string{"date", "amount", "payer", "item", "voucher"}, f.Changed) {
			return usageError{text.NeedsReceiptEdit}
		}
		return a.register(date, func(t *ledger.Tx, day model.Date) (string, error) {
			r, err := receiptNamed(t.View, args[0])
			if err != nil {
				return "", err
			}
			if r.Voided {
				return "", usageError{text.ReceiptIsVoid}
			}
			if date != "" {
				r.Date = day
			}
			if sum != "" {
				if r.Amount, err = model.ParseMoney(sum); err != nil {
					return "", err
				}
			}
			if f.Changed("payer") {
				r.Payer = payer
			}
			if f.Changed("item") {
				r.Item = item
			}
			if f.Changed("voucher") {
				r.Voucher = 0
			}
			if voucher != "" {
				x, err := voucherNamed(t.View, voucher)
				if err != nil {
					return "", err
				}
				r.Voucher = x.ID
			}
			if _, err := t.SaveReceipt(r); err != nil {
				return "", err
			}
			return receiptLine(t.View, r)
		})
	}
	return c
}

// receiptLine is a receipt with its voucher.
func receiptLine(v *ledger.View, r model.Receipt) (string, error) {
	if r.Voucher == 0 {
		return text.ReceiptLine(r, ""), nil
	}
	x, err := v.Voucher(r.Voucher)
	return text.ReceiptLine(r, text.VoucherLabel(x)), err
}

// receiptNamed finds the receipt of a number. The error may be ledger.ErrNotFound.
func receiptNamed(v *ledger.View, number string) (model.Receipt, error) {
	list, err := v.Receipts()
	if err != nil {
		return model.Receipt{}, err
	}
	for _, r := range list {
		if r.Number == number {
			return r, nil
		}
	}
	return model.Receipt{}, fmt.Errorf("%w: receipt %s", ledger.ErrNotFound, number)
}

// receiptRemove takes an entry off the register that was made by mistake; a receipt that was spoiled is voided.
func (a *app) receiptRemove() *cobra.Command {
	return a.removal(text.ReceiptRemoveUse, text.ReceiptRemoveShort, text.ReceiptRemoved,
		func(v *ledger.View, name string) (model.Ref, error) {
			r, err := receiptNamed(v, name)
			return model.Ref{Kind: model.KindReceipt, ID: r.ID}, err
		})
}

// receiptDrop takes a run off that was registered by mistake, while none of its numbers is recorded.
func (a *app) receiptDrop() *cobra.Command {
	return a.removal(text.ReceiptDropUse, text.ReceiptDropShort, text.ReceiptDropped,
		func(v *ledger.View, name string) (model.Ref, error) {
			books, err := v.ReceiptBooks()
			for _, b := range books {
				if b.First() == name {
					return model.Ref{Kind: model.KindReceiptBook, ID: b.ID}, nil
				}
			}
			if err == nil {
				err = fmt.Errorf("%w: run %s", ledger.ErrNotFound, name)
			}
			return model.Ref{}, err
		})
}

// removal is a command that removes the record of a name, for a reason.
func (a *app) removal(
	use, short, done string, find func(*ledger.View, string) (model.Ref, error),
) *cobra.Command {
	var reason string
	c := &cobra.Command{
		Use: use, Short: short, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if reason == "" {
				return usageError{text.NeedsRemoveReason}
			}
			return a.forWriting(func(b *ledger.Book) error {
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					r, err := find(t.View, args[0])
					if err != nil {
						return err
					}
					return t.Remove(r, reason)
				})
				if err == nil {
					a.say(done, args[0])
				}
				return err
			})
		},
	}
	c.Flags().StringVar(&reason, "reason", "", text.FlagRemoveReason)
	return c
}

// receiptVoid records a receipt that was spoiled, before it was recorded or after.
func (a *app) receiptVoid() *cobra.Command {
	var date string
	c := &cobra.Command{
		Use: text.ReceiptVoidUse, Short: text.ReceiptVoidShort, Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.register(date, func(t *ledger.Tx, day model.Date) (string, error) {
				r, err := receiptNamed(t.View, args[0])
				if err != nil && !errors.Is(err, ledger.ErrNotFound) {
					return "", err
				}
				r = model.Receipt{ID: r.ID, Number: args[0], Date: day, Voided: true, Reason: args[1]}
				_, err = t.SaveReceipt(r)
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
			line, err := receiptLine(v, r.Receipt)
			if err != nil {
				return err
			}
			a.say("%s", line)
		}
	}
	return nil
}
