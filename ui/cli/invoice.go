package cli

import (
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
	"gonghui/ui/text"
)

// invoice records the invoices behind vouchers and tells of those that stand behind two.
func (a *app) invoice() *cobra.Command {
	c := &cobra.Command{Use: "invoice", Short: text.InvoiceShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.invoiceAdd(), a.invoiceEdit(), a.invoiceRemove(), a.invoiceList())
	return c
}

// invoiceFlags are the fields of an invoice as they are given, and the file that it is read from.
type invoiceFlags struct {
	voucher, date, amount, file string
	number, code, seller, buyer string
	note                        string
	verified                    bool
	set                         func(name string) bool // tells that a flag was given
	withFile                    bool
	read                        model.Invoice    // from the file
	staged                      model.Attachment // the file
}

// invoiceFields are the flags that change an invoice.
var invoiceFields = []string{
	"voucher", "number", "code", "date", "amount", "seller", "buyer", "note", "verified", "file",
}

func (x *invoiceFlags) bind(f *pflag.FlagSet) {
	f.StringVar(&x.voucher, "voucher", "", text.FlagOneVoucher)
	f.StringVar(&x.number, "number", "", text.FlagInvoiceNo)
	f.StringVar(&x.code, "code", "", text.FlagInvoiceCode)
	f.StringVar(&x.date, "date", "", text.FlagInvoiceDay)
	f.StringVar(&x.amount, "amount", "", text.FlagInvoiceSum)
	f.StringVar(&x.seller, "seller", "", text.FlagInvoiceFrom)
	f.StringVar(&x.buyer, "buyer", "", text.FlagInvoiceBuyer)
	f.StringVar(&x.note, "note", "", text.FlagInvoiceNote)
	f.BoolVar(&x.verified, "verified", false, text.FlagInvoiceSeen)
	f.StringVar(&x.file, "file", "", text.FlagInvoiceFile)
	x.set = f.Changed
}

// stage reads the file that was given, if any, and puts it beside the book. One whose data cannot be read is bound
// all the same when the number is typed or known.
func (x *invoiceFlags) stage(b *ledger.Book, known bool) error {
	if x.file == "" {
		return nil
	}
	data, err := os.ReadFile(x.file)
	if err == nil {
		if x.read, err = intake.ReadInvoice(data); err != nil && (known || x.number != "") {
			x.read, err = model.Invoice{}, nil
		}
	}
	if err == nil {
		x.staged, err = ledger.StageFile(b.Path(), x.file)
		x.withFile = true
	}
	return at(x.file, err)
}

// onto lays what was read and then what was typed over an invoice.
func (x *invoiceFlags) onto(v *ledger.View, inv model.Invoice) (model.Invoice, error) {
	inv = inv.FilledFrom(x.read)
	for _, f := range []struct {
		flag     string
		from, to *string
	}{
		{"number", &x.number, &inv.Number},
		{"code", &x.code, &inv.Code},
		{"seller", &x.seller, &inv.Seller},
		{"buyer", &x.buyer, &inv.Buyer},
		{"note", &x.note, &inv.Note},
	} {
		if x.set(f.flag) {
			*f.to = *f.from
		}
	}
	var err error
	if x.date != "" {
		if inv.Date, err = model.ParseDate(x.date); err != nil {
			return inv, err
		}
	}
	if x.amount != "" {
		if inv.Amount, err = model.ParseMoney(x.amount); err != nil {
			return inv, err
		}
	}
	if x.set("verified") {
		inv.Verified = x.verified
	}
	if x.set("voucher") {
		inv.Voucher = 0
	}
	if x.voucher != "" {
		paper, err := voucherNamed(v, x.voucher)
		if err != nil {
			return inv, err
		}
		inv.Voucher = paper.ID
	}
	return inv, nil
}

func (a *app) invoiceAdd() *cobra.Command {
	var x invoiceFlags
	c := &cobra.Command{
		Use: "add", Short: text.InvoiceAddShort, Long: text.InvoiceAddLong, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if x.file == "" && (x.voucher == "" || x.number == "") {
				return usageError{text.NeedsInvoice}
			}
			return a.forWriting(func(b *ledger.Book) error {
				return a.invoiced(b, &x, func(*ledger.View) (model.Invoice, error) { return model.Invoice{}, nil })
			})
		},
	}
	x.bind(c.Flags())
	return c
}

func (a *app) invoiceEdit() *cobra.Command {
	var x invoiceFlags
	c := &cobra.Command{
		Use: text.InvoiceEditUse, Short: text.InvoiceEditShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if !slices.ContainsFunc(invoiceFields, x.set) {
				return usageError{text.NeedsInvoiceEdit}
			}
			return a.forWriting(func(b *ledger.Book) error {
				return a.invoiced(b, &x, func(v *ledger.View) (model.Invoice, error) {
					return invoiceNamed(v, args[0])
				})
			})
		},
	}
	x.bind(c.Flags())
	return c
}

// invoiced saves an invoice and shows it; one that is odd ends with findings.
func (a *app) invoiced(
	b *ledger.Book, flags *invoiceFlags, before func(*ledger.View) (model.Invoice, error),
) error {
	var was model.Invoice
	err := b.Read(func(v *ledger.View) (err error) { was, err = before(v); return err })
	if err != nil {
		return err
	}
	if err := flags.stage(b, was.ID != 0); err != nil {
		return err
	}
	line, odd := "", ""
	_, err = b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
		x, err := flags.onto(t.View, was)
		if err != nil {
			return err
		}
		if flags.withFile {
			x.ID, err = t.SaveInvoiceFrom(x, flags.staged)
		} else {
			x.ID, err = t.SaveInvoice(x)
		}
		if err != nil {
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

// invoiceNamed finds the invoice of a number, or of the ID that the list shows in front of it. Of several with one
// number the ID tells which.
func invoiceNamed(v *ledger.View, name string) (model.Invoice, error) {
	if len(name) >= model.BillLength {
		holders, err := v.BillHolders(name)
		if err != nil {
			return model.Invoice{}, err
		}
		var found []model.Invoice
		for _, h := range holders {
			if h.Invoice.ID != 0 {
				found = append(found, h.Invoice)
			}
		}
		if len(found) > 1 {
			return model.Invoice{}, usageError{text.InvoiceSeveral(found)}
		}
		if len(found) == 1 {
			return found[0], nil
		}
	}
	id, err := strconv.ParseUint(name, 10, 64)
	if err != nil {
		return model.Invoice{}, ledger.ErrNotFound
	}
	return v.Invoice(model.ID(id))
}

func (a *app) invoiceRemove() *cobra.Command {
	return a.removal(text.InvoiceRemoveUse, text.InvoiceRemoveShort, text.InvoiceRemoved,
		func(v *ledger.View, name string) (model.Ref, error) {
			x, err := invoiceNamed(v, name)
			return model.Ref{Kind: model.KindInvoice, ID: x.ID}, err
		})
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
	if err != nil {
		return "", "", err
	}
	files, err := v.AttachmentsOf(x.ID)
	odd = strings.Join(says, " ")
	return text.InvoiceLine(x, own, odd) + text.FilesCount(len(files)), odd, err
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
