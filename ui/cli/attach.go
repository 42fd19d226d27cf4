package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// attach binds files to a voucher, a visit, a grant, an activity or an invoice.
func (a *app) attach() *cobra.Command {
	var voucher, invoice string
	var visit, grant, activity uint64
	c := &cobra.Command{
		Use: text.AttachUse, Short: text.AttachShort, Long: text.AttachLong, Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, files []string) error {
			n := 0
			for _, some := range []bool{voucher != "", visit != 0, grant != 0, activity != 0, invoice != ""} {
				if some {
					n++
				}
			}
			if n != 1 {
				return usageError{text.NeedsFileRef}
			}
			ref := model.Ref{Kind: model.KindVisit, ID: model.ID(visit)}
			if grant != 0 {
				ref = model.Ref{Kind: model.KindSubsidy, ID: model.ID(grant)}
			}
			if activity != 0 {
				ref = model.Ref{Kind: model.KindActivity, ID: model.ID(activity)}
			}
			owner := fileOwner{voucher, invoice, ref}
			return a.forWriting(func(b *ledger.Book) error { return a.attachAll(b, files, owner) })
		},
	}
	f := c.Flags()
	f.StringVar(&voucher, "voucher", "", text.FlagOneVoucher)
	f.Uint64Var(&visit, "visit", 0, text.FlagFileVisit)
	f.Uint64Var(&grant, "grant", 0, text.FlagFileGrant)
	f.Uint64Var(&activity, "activity", 0, text.FlagFileActivity)
	f.StringVar(&invoice, "invoice", "", text.FlagFileInvoice)
	return c
}

// fileOwner is what files are bound to: what one of the two names, else ref.
type fileOwner struct {
	voucher, invoice string
	ref              model.Ref
}

func (o fileOwner) find(v *ledger.View) (model.Ref, error) {
	switch {
	case o.voucher != "":
		x, err := voucherNamed(v, o.voucher)
		return model.Ref{Kind: model.KindVoucher, ID: x.ID}, err
	case o.invoice != "":
		x, err := invoiceNamed(v, o.invoice)
		return model.Ref{Kind: model.KindInvoice, ID: x.ID}, err
	}
	return o.ref, nil
}

// attachAll stages the files, then binds all of them in one act.
func (a *app) attachAll(b *ledger.Book, files []string, owner fileOwner) error {
	var staged []model.Attachment
	for _, name := range files {
		x, err := ledger.StageFile(b.Path(), name)
		if err != nil {
			return at(name, err)
		}
		staged = append(staged, x)
	}
	_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
		ref, err := owner.find(t.View)
		if err != nil {
			return err
		}
		for i, x := range staged {
			x.Refs = []model.Ref{ref}
			id, err := t.SaveAttachment(x)
			if err != nil {
				return err
			}
			if staged[i], err = t.Attachment(id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, x := range staged {
		a.say("%s", text.FileLine(x, text.FilesSound))
	}
	return nil
}

// attachments lists attached files, and holds them against what was attached.
func (a *app) attachments() *cobra.Command {
	c := &cobra.Command{Use: "attachments", Short: text.FilesShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	list := &cobra.Command{
		Use: "list", Short: text.FilesListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				var files []model.Attachment
				err := b.Read(func(v *ledger.View) (err error) { files, err = v.Attachments(); return err })
				for _, x := range files {
					sound := ledger.CheckFile(ledger.FilePath(b.Path(), x.Hash), x) == nil
					a.say("%s", text.FileLine(x, text.FileState(sound)))
				}
				return err
			})
		},
	}
	verify := &cobra.Command{
		Use: "verify", Short: text.FilesVerify, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.forReading(a.vault) },
	}
	c.AddCommand(list, verify)
	return c
}

// vault reads all attached files of a book and tells which are missing or changed.
func (a *app) vault(b *ledger.Book) error {
	n, err := b.CheckVault()
	var gone *ledger.VaultError
	switch {
	case errors.As(err, &gone):
		for _, x := range gone.Files {
			a.say("%s", text.FileMissing(x))
		}
		return errFindings
	case err == nil && n > 0:
		a.say(text.FilesAllSound, n)
	}
	return err
}

// vaultOf is vault for a book that was verified and is not open.
func (a *app) vaultOf(path string) error {
	b, err := ledger.Open(path, a.options(true))
	if err != nil {
		return at(path, err)
	}
	return errors.Join(a.vault(b), b.Close())
}
