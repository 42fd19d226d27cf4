package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// invoiceForm records an invoice. It tells while the number is being typed whether another voucher has it.
type invoiceForm struct {
	*smallForm
	before model.Invoice
	file   model.Attachment // that the invoice is read from, to be bound to it; no Hash: none
	paper  *paperPick
	others []ledger.InvoiceRow
	load   Slot
}

const (
	nNumber, nCode, nDate, nAmount        = "Number", "Code", "Date", "Amount"
	nSeller, nBuyer, nPaper, nSeen, nNote = "Seller", "Buyer", "Voucher", "Verified", "Note"
)

func newInvoiceForm(env Env, x model.Invoice, paper model.Voucher) *invoiceForm {
	s := &invoiceForm{before: x, paper: newPaperPick(env, paper)}
	code := filledField(env, kit.KindID, model.MaxName, x.Code)
	code.Placeholder = text.InvoiceNoCode
	if x.ID == 0 && x.Buyer == "" {
		x.Buyer = env.Session.Branch.Name
	}
	seen := chosen(env, onOff(x.Verified, "1", "0"),
		kit.Option{Value: "0", Label: text.InvoiceNo}, kit.Option{Value: "1", Label: text.InvoiceYes})
	title := text.InvoiceKeyNew
	if x.ID != 0 {
		title = text.InvoiceKeyEdit + " " + x.Number
	}
	s.smallForm = newSmallForm(env, title, s.act,
		[]kit.Item{{
			Name: nNumber, Label: text.InvoiceNumber, Width: 24, Required: true,
			Input: filledField(env, kit.KindID, 20, x.Number),
		}},
		inputRow(nCode, text.InvoiceCode, code, 24),
		inputRow(nDate, text.InvoiceDate, dayField(env, x.Date), 14),
		inputRow(nAmount, text.InvoiceAmount, filledField(env, kit.KindAmount, 0, amountOrNone(x.Amount)), 16),
		inputRow(nSeller, text.InvoiceSeller, filledField(env, kit.KindText, model.MaxName, x.Seller), 0),
		inputRow(nBuyer, text.InvoiceFor, filledField(env, kit.KindText, model.MaxName, x.Buyer), 0),
		inputRow(nPaper, text.InvoicePaper, s.paper.in, 0),
		inputRow(nSeen, text.InvoiceSeen, seen, 12),
		inputRow(nNote, text.InvoiceNote, filledField(env, kit.KindText, model.MaxSummary, x.Note), 0),
	)
	s.form.OnLookup = func(string) tea.Cmd { return s.paper.lookup(s.hint) }
	s.form.OnChange = func(string) tea.Cmd { s.hint(); return nil }
	s.form.MarkClean()
	return s
}

// fill puts what a file says into the form.
func (s *invoiceForm) fill(read model.Invoice) {
	x := s.before.FilledFrom(read)
	for name, value := range map[string]string{
		nNumber: x.Number, nCode: x.Code, nDate: x.Date.String(), nAmount: amountOrNone(x.Amount), nSeller: x.Seller,
	} {
		s.form.SetValue(name, value)
	}
	if x.Buyer != "" {
		s.form.SetValue(nBuyer, x.Buyer)
	}
}

func (s *invoiceForm) Init() tea.Cmd { return s.Reload() }

// Reload reads the invoices that are known.
func (s *invoiceForm) Reload() tea.Cmd {
	return read(s.env, &s.load, func(v *ledger.View) ([]ledger.InvoiceRow, error) { return v.InvoiceRegister(0) },
		func(rows []ledger.InvoiceRow) tea.Cmd {
			s.others = rows
			s.hint()
			return nil
		})
}

func (s *invoiceForm) Keys() []kit.Binding {
	return append(fieldKeys(s.env), bind(text.InvoiceKeyPick, "", "f2", "ctrl+l"))
}

func (s *invoiceForm) invoice() model.Invoice {
	f, x := s.form, s.before
	x.Number, x.Code, x.Date = f.Value(nNumber), f.Value(nCode), dateOf(f.Value(nDate))
	x.Amount, x.Seller, x.Buyer = amountIn(f.Value(nAmount)), f.Value(nSeller), f.Value(nBuyer)
	x.Voucher, x.Verified, x.Note = s.paper.id, f.Value(nSeen) == "1", f.Value(nNote)
	return x
}

// hint tells of the other vouchers that have the number, and of a buyer that is not the union.
func (s *invoiceForm) hint() {
	x := s.invoice()
	twice, buyer := "", ""
	if papers := sameInvoices(s.others, x); len(papers) > 0 {
		twice = text.InvoiceTold(papers)
	}
	for _, v := range model.CheckInvoice(x, s.env.Session.Branch.Name) {
		if v.Rule == model.RuleInvoiceBuyer {
			buyer = words(v)
		}
	}
	s.form.SetHint(nNumber, twice)
	s.form.SetHint(nBuyer, buyer)
}

// sameInvoices are the vouchers of the other records of an invoice.
func sameInvoices(all []ledger.InvoiceRow, x model.Invoice) []model.Voucher {
	var out []model.Voucher
	for _, o := range all {
		if x.Number != "" && o.ID != x.ID && o.Number == x.Number && o.Code == x.Code {
			out = append(out, o.Paper)
		}
	}
	return out
}

func (s *invoiceForm) act(*kit.Form) Act {
	x, was, file := s.invoice(), s.before, s.file
	return Act{
		Label: text.InvoiceSaved + " " + x.Number,
		Do: func(t *ledger.Tx) (err error) {
			if file.Hash != "" {
				x.ID, err = t.SaveInvoiceFrom(x, file)
			} else {
				x.ID, err = t.SaveInvoice(x)
			}
			return err
		},
		Undo: func(t *ledger.Tx) error {
			if was.ID == 0 {
				return t.Remove(model.Ref{Kind: model.KindInvoice, ID: x.ID}, text.UndoReason)
			}
			_, err := t.SaveInvoice(was)
			return err
		},
	}
}
