package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

const (
	kRunFirst, kRunLast, kRunDay, kRunNote       = "From", "To", "Received", "Note"
	kReceiptNumber, kReceiptDate, kReceiptPayer  = "Number", "Date", "Payer"
	kReceiptItem, kReceiptAmount, kReceiptReason = "Item", "Amount", "Reason"
	kReceiptPaper                                = "Voucher"
)

// newReceiptBookForm records a run of receipts that was received.
func newReceiptBookForm(env Env, b model.ReceiptBook) Screen {
	from, to := "", ""
	if b.ID != 0 {
		from, to = b.First(), b.Last()
	}
	first := filledField(env, kit.KindID, model.MaxName, from)
	first.Placeholder = text.ReceiptHowFirst
	return newSmallForm(env, text.ReceiptKeyTake, func(f *kit.Form) Act {
		now, ok := model.ReceiptBookOf(f.Value(kRunFirst), f.Value(kRunLast))
		if !ok {
			now.Width = 0 // the rule of runs says what is wrong
		}
		now.ID, now.Received, now.Note = b.ID, dateOf(f.Value(kRunDay)), f.Value(kRunNote)
		return Act{
			Label: text.ReceiptTaken + " " + text.ReceiptSpan(f.Value(kRunFirst), f.Value(kRunLast)),
			Do:    func(t *ledger.Tx) (err error) { now.ID, err = t.SaveReceiptBook(now); return err },
			Undo: func(t *ledger.Tx) error {
				if b.ID == 0 {
					return t.Remove(model.Ref{Kind: model.KindReceiptBook, ID: now.ID}, text.UndoReason)
				}
				_, err := t.SaveReceiptBook(b)
				return err
			},
		}
	},
		[]kit.Item{{Name: kRunFirst, Label: text.ReceiptFirst, Input: first, Width: 26, Required: true}},
		[]kit.Item{{
			Name: kRunLast, Label: text.ReceiptLast, Input: filledField(env, kit.KindID, model.MaxName, to), Width: 26,
			Required: true,
		}},
		inputRow(kRunDay, text.ReceiptReceived, dayField(env, b.Received), 14),
		inputRow(kRunNote, text.ReceiptNote, filledField(env, kit.KindText, model.MaxSummary, b.Note), 0),
	)
}

// receiptForm records a receipt that was given out, or one that was voided.
type receiptForm struct {
	*smallForm
	before model.Receipt // as the form begins with
	stood  model.Receipt // as it is recorded; ID 0: not
	paper  *paperPick
}

// newReceiptForm begins with x; stood is what the book says of it.
func newReceiptForm(env Env, x, stood model.Receipt, paper model.Voucher) Screen {
	s := &receiptForm{before: x, stood: stood, paper: newPaperPick(env, paper)}
	number := kit.Item{
		Name: kReceiptNumber, Label: text.ReceiptNumber, Width: 26, Required: true,
		Input: filledField(env, kit.KindID, model.MaxName, x.Number),
	}
	rows := [][]kit.Item{{number}, {{
		Name: kReceiptDate, Label: text.ReceiptDate, Input: dayField(env, x.Date), Width: 14, Required: true,
	}}}
	title := text.ReceiptKeyUse
	if x.Voided {
		title = text.ReceiptKeyVoid
		rows = append(rows, []kit.Item{{
			Name: kReceiptReason, Label: text.ReceiptReason, Required: true,
			Input: filledField(env, kit.KindText, model.MaxSummary, x.Reason),
		}})
	} else {
		rows = append(
			rows,
			inputRow(kReceiptPayer, text.ReceiptPayer, filledField(env, kit.KindText, model.MaxName, x.Payer), 0),
			inputRow(kReceiptItem, text.ReceiptItem, filledField(env, kit.KindText, model.MaxSummary, x.Item), 0),
			[]kit.Item{{
				Name: kReceiptAmount, Label: text.ReceiptAmount, Width: 16, Required: true,
				Input: filledField(env, kit.KindAmount, 0, amountOrNone(x.Amount)),
			}},
			inputRow(kReceiptPaper, text.ReceiptPaper, s.paper.in, 0),
		)
	}
	s.smallForm = newSmallForm(env, title, s.act, rows...)
	switch {
	case x.Voided:
		s.form.FocusOn(kReceiptReason)
	case x.Number != "":
		s.form.FocusOn(kReceiptPayer)
	}
	s.form.OnLookup = func(string) tea.Cmd { return s.paper.lookup(func() { s.fill() }) }
	return s
}

// fill takes the amount and the payer from the voucher that was chosen, where none is typed.
func (s *receiptForm) fill() {
	if s.form.Value(kReceiptAmount) == "" && s.paper.sum != 0 {
		s.form.SetValue(kReceiptAmount, s.paper.sum.String())
	}
}

func (s *receiptForm) Keys() []kit.Binding {
	off := onlyIf(!s.before.Voided, text.ReceiptColVoided)
	return append(fieldKeys(s.env), bind(text.InvoiceKeyPick, off, "f2", "ctrl+l"))
}

func (s *receiptForm) act(f *kit.Form) Act {
	x := s.before
	x.Number, x.Date = f.Value(kReceiptNumber), dateOf(f.Value(kReceiptDate))
	label := text.ReceiptSaved
	if x.Voided {
		label, x.Reason = text.ReceiptSpoiled, f.Value(kReceiptReason)
		x.Payer, x.Item, x.Amount, x.Voucher = "", "", 0, 0
	} else {
		x.Payer, x.Item, x.Amount = f.Value(kReceiptPayer), f.Value(kReceiptItem), amountIn(f.Value(kReceiptAmount))
		x.Voucher = s.paper.id
	}
	return Act{
		Label: label + " " + x.Number,
		Do:    func(t *ledger.Tx) (err error) { x.ID, err = t.SaveReceipt(x); return err },
		Undo: func(t *ledger.Tx) error {
			if s.stood.ID == 0 {
				return t.Remove(model.Ref{Kind: model.KindReceipt, ID: x.ID}, text.UndoReason)
			}
			_, err := t.SaveReceipt(s.stood)
			return err
		},
	}
}
