package screen

import (
	"fmt"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// printForm writes the approval form of a voucher, or the form of the advance that it is, into a folder.
func (d voucherDeeds) printForm(id model.ID) tea.Cmd {
	return d.withVoucher(id, func(x voucherDetail) tea.Cmd {
		var actions []kit.Action
		for _, form := range []struct {
			title string
			loan  bool
		}{{text.ApprovalFile, false}, {text.LoanFile, true}} {
			if form.loan && !export.IsLoan(x.Voucher) {
				continue
			}
			for _, ext := range []string{".html", ".xlsx"} {
				actions = append(actions, kit.Action{
					Label: form.title + " " + ext,
					Do:    func() tea.Cmd { return d.printTo(x.Voucher, form.title, ext, form.loan) },
				})
			}
		}
		return ask(kit.NewMenu(d.env.Theme, text.VoucherKeyPrint+" "+text.NameOf(x.Voucher), actions...))
	})
}

func (d voucherDeeds) printTo(x model.Voucher, title, ext string, loan bool) tea.Cmd {
	p := kit.NewFolderPicker(d.env.Theme, text.CareFolder, d.env.Disk, d.env.Places...)
	book := d.env.Book
	p.OnPick = func(dir string) tea.Cmd {
		out := freePath(filepath.Join(dir, title+"-"+text.NameOf(x)+ext), book.Now())
		return Work(new(Slot), func() (string, error) {
			return out, export.WriteApproval(book, x.ID, loan, out, false)
		}, func(path string) tea.Cmd { return done(fmt.Sprintf(text.ReportsDone, path)) })
	}
	return ask(p)
}
