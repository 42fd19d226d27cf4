package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// invoices lists the invoices of a year, or of one voucher.
type invoices struct {
	env  Env
	of   model.Voucher // ID 0: all of the year
	rows []ledger.InvoiceRow
	list *kit.List
	load Slot
}

// NewInvoices is the room 发票登记.
func NewInvoices(env Env) Screen { return newInvoices(env, model.Voucher{}) }

func newInvoices(env Env, of model.Voucher) Screen {
	s := &invoices{env: env, of: of}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.InvoiceColNumber, Width: 20},
		kit.Column{Title: text.InvoiceColDate, Width: 10},
		kit.Column{Title: text.InvoiceColSeller, Width: 9, Flex: true},
		kit.Column{Title: text.InvoiceColAmount, Width: 11, Align: kit.AlignRight},
		kit.Column{Title: text.InvoiceColPaper, Width: 8},
		kit.Column{Title: text.InvoiceColState, Width: 9},
	)
	s.list.Empty = text.InvoicesReading
	s.list.OnOpen = func(string) tea.Cmd { return s.edit() }
	return s
}

func (s *invoices) Init() tea.Cmd { return s.Reload() }
func (s *invoices) Editing() bool { return s.list.Typing() }
func (s *invoices) Escape() bool  { return s.list.Escape() }

func (s *invoices) Title() string {
	twice := 0
	for _, r := range s.rows {
		if len(r.Twice) > 0 {
			twice++
		}
	}
	if s.of.ID != 0 {
		return text.InvoicesOf(text.NameOf(s.of), len(s.rows))
	}
	return text.InvoicesHeading(s.env.Year(), len(s.rows), twice)
}

func (s *invoices) Reload() tea.Cmd {
	year, of := s.env.Year(), s.of.ID
	return read(s.env, &s.load, func(v *ledger.View) ([]ledger.InvoiceRow, error) {
		if of == 0 {
			return v.InvoiceRegister(year)
		}
		all, err := v.InvoiceRegister(0)
		var out []ledger.InvoiceRow
		for _, r := range all {
			if r.Voucher == of {
				out = append(out, r)
			}
		}
		return out, err
	}, func(rows []ledger.InvoiceRow) tea.Cmd {
		s.rows, s.list.Empty = rows, text.InvoicesEmpty
		return s.list.SetRows(kit.Rows{
			Len: len(rows), Key: func(i int) string { return idKey(rows[i].ID) },
			Row: func(i int) []kit.Cell { return s.cells(rows[i]) },
			Text: func(i int) string {
				r := rows[i]
				return r.Number + " " + r.Seller + " " + r.Date.String() + " " + text.InvoiceState(r) + " " +
					r.Paper.Summary
			},
		})
	})
}

func (s *invoices) cells(r ledger.InvoiceRow) []kit.Cell {
	paper, amount := "", ""
	if r.Paper.ID != 0 {
		paper = text.VoucherShort(r.Paper)
	}
	if r.Amount != 0 {
		amount = narrowAmount(r.Amount, 11)
	}
	cells := kit.Cells(r.Number, r.Date.String(), r.Seller, amount, paper, text.InvoiceState(r))
	switch {
	case len(r.Twice) > 0:
		cells[5].Style = s.env.Theme.Bad
	case text.InvoiceState(r) == text.InvoiceStateBuyer:
		cells[5].Style = s.env.Theme.Warn
	}
	return cells
}

func (s *invoices) selected() ledger.InvoiceRow {
	id := keyID(s.list.Selected())
	for _, r := range s.rows {
		if r.ID == id {
			return r
		}
	}
	return ledger.InvoiceRow{}
}

func (s *invoices) deedsHere() []deed {
	r := s.selected()
	some := onlyIf(r.ID != 0, text.InvoiceOffNone)
	off := readOnly(s.env)
	paper := first(some, onlyIf(r.Paper.ID != 0, text.InvoiceOffPaper))
	out := []deed{
		{bind(text.InvoiceKeyNew, off, "n", "f7", "ctrl+n"), func() tea.Cmd {
			return push(newInvoiceForm(s.env, model.Invoice{}, s.of))
		}},
		{bind(text.InvoiceKeyRead, off, "r", "f12", "ctrl+r"), s.read},
		{bind(text.InvoiceKeyEdit, first(off, some), "e", "f2", "ctrl+e"), s.edit},
		{bind(text.FilesKey, some, "f", "f3", "ctrl+f"), func() tea.Cmd {
			x := s.selected()
			of := model.Ref{Kind: model.KindInvoice, ID: x.ID}
			return push(newAttachments(s.env, of, text.InvoiceNamed(x.Number)))
		}},
		{bind(text.InvoiceKeyCheck, first(off, some), "m", "f8", "ctrl+k"), s.check},
		{bind(text.InvoiceKeyPaper, paper, "g", "f11", "ctrl+o"), func() tea.Cmd {
			return push(newVoucher(s.env, s.selected().Paper.ID))
		}},
		{bind(text.InvoiceKeyRemove, first(off, some), "x", "f4", "ctrl+x"), s.remove},
	}
	if s.of.ID == 0 {
		out = append(out, deed{quiet(bind(text.KeyYear, "", "y", "f6", "ctrl+y")), func() tea.Cmd {
			return chooseYear(s.env, useYear)
		}})
	}
	return out
}

func (s *invoices) edit() tea.Cmd {
	r := s.selected()
	if r.ID == 0 {
		return warning(text.InvoiceOffNone)
	}
	return push(newInvoiceForm(s.env, r.Invoice, r.Paper))
}

// check marks an invoice as checked with the tax office's service, or not.
func (s *invoices) check() tea.Cmd {
	was := s.selected().Invoice
	now := was
	now.Verified = !was.Verified
	return write(s.env, Act{
		Label: text.InvoiceChecked + " " + was.Number,
		Do:    func(t *ledger.Tx) error { _, err := t.SaveInvoice(now); return err },
		Undo:  func(t *ledger.Tx) error { _, err := t.SaveInvoice(was); return err },
	})
}

// read registers the invoice of a file that is chosen.
func (s *invoices) read() tea.Cmd {
	return pickFile(s.env, text.InvoicePick, func(f pickedFile) tea.Cmd {
		form := newInvoiceForm(s.env, model.Invoice{}, s.of)
		form.fill(f.says)
		form.file = f.Attachment
		if f.says.Number == "" {
			return tea.Sequence(push(form), warning(text.InvoiceUnread))
		}
		return push(form)
	})
}

func (s *invoices) remove() tea.Cmd {
	was := s.selected().Invoice
	var files []model.Attachment
	return askRemoval(s.env, text.InvoicesKey+" "+was.Number, func(reason string) tea.Cmd {
		return write(s.env, Act{
			Label: text.InvoiceKeyRemove + " " + was.Number,
			Do: func(t *ledger.Tx) (err error) {
				if files, err = t.AttachmentsOf(was.ID); err != nil {
					return err
				}
				return t.Remove(model.Ref{Kind: model.KindInvoice, ID: was.ID}, reason)
			},
			Undo: func(t *ledger.Tx) error {
				again := was
				again.ID = 0
				id, err := t.SaveInvoice(again)
				for _, a := range files {
					if err == nil {
						a.Refs = []model.Ref{{Kind: model.KindInvoice, ID: id}}
						_, err = t.SaveAttachment(a)
					}
				}
				return err
			},
		})
	})
}

func (s *invoices) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.InvoiceKeyEdit, "", "enter")}
	}
	var out []kit.Binding
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, quiet(bind(text.FieldFind, "", "/")))
}

func (s *invoices) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *invoices) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
