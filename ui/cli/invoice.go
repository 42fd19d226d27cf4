package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// invoice records the invoices behind vouchers and tells of those that stand behind two.
func (a *app) invoice() *cobra.Command {
	c := &cobra.Command{Use: "invoice", Short: text.InvoiceShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.invoiceAdd(), a.invoiceList())
	return c
}

func (a *app) invoiceAdd() *cobra.Command {
	var voucher, date, amount string
	var x model.Invoice
	c := &cobra.Command{
		Use: "add", Short: text.InvoiceAddShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if voucher == "" || x.Number == "" {
				return usageError{text.NeedsInvoice}
			}
			var err error
			if date != "" {
				if x.Date, err = model.ParseDate(date); err != nil {
					return err
				}
			}
			if amount != "" {
				if x.Amount, err = model.ParseMoney(amount); err != nil {
					return err
				}
			}
			return a.forWriting(func(b *ledger.Book) error { return a.invoiced(b, voucher, x) })
		},
	}
	f := c.Flags()
	f.StringVar(&voucher, "voucher", "", text.FlagOneVoucher)
	f.StringVar(&x.Number, "number", "", text.FlagInvoiceNo)
	f.StringVar(&x.Code, "code", "", text.FlagInvoiceCode)
	f.StringVar(&date, "date", "", text.FlagInvoiceDay)
	f.StringVar(&amount, "amount", "", text.FlagInvoiceSum)
	f.StringVar(&x.Seller, "seller", "", text.FlagInvoiceFrom)
	f.StringVar(&x.Buyer, "buyer", "", text.FlagInvoiceBuyer)
	return c
}

// invoiced saves an invoice and shows it; one that is odd ends with findings.
func (a *app) invoiced(b *ledger.Book, voucher string, x model.Invoice) error {
	line, odd := "", ""
	_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
		v, err := voucherNamed(t.View, voucher)
		if err != nil {
			return err
		}
		x.Voucher = v.ID
		if x.ID, err = t.SaveInvoice(x); err != nil {
			return err
		}
		line, odd, err = invoiceLine(t.View, x)
		return err
	})
	if err != nil {
		return err
	}
	a.say("%s", line)
	if odd != "" {
		return errFindings
	}
	return nil
}

// invoiceLine is an invoice with its voucher and what is odd about it.
func invoiceLine(v *ledger.View, x model.Invoice) (line, odd string, err error) {
	warns, twice, err := v.InvoiceWarnings(x)
	if err != nil {
		return "", "", err
	}
	var says []string
	for _, w := range warns {
		if w.Rule == model.RuleInvoiceBuyer {
			says = append(says, text.InvoiceBuyer(x.Buyer))
		}
	}
	name := func(id model.ID) (string, error) {
		if id == 0 {
			return "", nil
		}
		y, err := v.Voucher(id)
		return text.VoucherLabel(y), err
	}
	for _, id := range twice {
		other, err := name(id)
		if err != nil {
			return "", "", err
		}
		says = append(says, text.InvoiceTwice(other))
	}
	own, err := name(x.Voucher)
	odd = strings.Join(says, " ")
	return text.InvoiceLine(x, own, odd), odd, err
}

func (a *app) invoiceList() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: text.InvoiceListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				return b.Read(func(v *ledger.View) error {
					list, err := v.Invoices()
					if err != nil {
						return err
					}
					for _, x := range list {
						line, _, err := invoiceLine(v, x)
						if err != nil {
							return err
						}
						a.say("%s", line)
					}
					return nil
				})
			})
		},
	}
}
