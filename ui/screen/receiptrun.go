package screen

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// receiptRun lists the numbers of one run: used, voided, skipped, and those that are left.
type receiptRun struct {
	env    Env
	id     model.ID
	run    ledger.ReceiptRun
	papers map[model.ID]model.Voucher
	list   *kit.List
	load   Slot
}

func newReceiptRun(env Env, id model.ID) Screen {
	s := &receiptRun{env: env, id: id}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.ReceiptNumber, Width: 19},
		kit.Column{Title: text.ReceiptColState, Width: 4},
		kit.Column{Title: text.ReceiptColDate, Width: 10},
		kit.Column{Title: text.ReceiptColPayer, Width: 14, Flex: true},
		kit.Column{Title: text.ReceiptColAmount, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.ReceiptColPaper, Width: 8},
	)
	s.list.Empty = text.ReceiptsReading
	s.list.OnOpen = func(string) tea.Cmd { return s.open() }
	return s
}

func (s *receiptRun) Init() tea.Cmd { return s.Reload() }
func (s *receiptRun) Title() string { return text.ReceiptRunHeading(s.run) }
func (s *receiptRun) Editing() bool { return s.list.Typing() }
func (s *receiptRun) Escape() bool  { return s.list.Escape() }

func (s *receiptRun) Reload() tea.Cmd {
	type found struct {
		run    ledger.ReceiptRun
		papers map[model.ID]model.Voucher
	}
	id := s.id
	return read(s.env, &s.load, func(v *ledger.View) (found, error) {
		out := found{papers: map[model.ID]model.Voucher{}}
		runs, err := v.ReceiptRuns()
		if err != nil {
			return out, err
		}
		for _, r := range runs {
			if r.ID == id {
				out.run = r
			}
		}
		for _, r := range out.run.Rows {
			if p := r.Receipt.Voucher; p != 0 {
				if out.papers[p], err = v.Voucher(p); err != nil && !errors.Is(err, ledger.ErrNotFound) {
					return out, err
				}
			}
		}
		return out, nil
	}, func(f found) tea.Cmd {
		s.run, s.papers = f.run, f.papers
		rows := f.run.Rows
		return s.list.SetRows(kit.Rows{
			Len: len(rows), Key: func(i int) string { return rows[i].First },
			Row: func(i int) []kit.Cell { return s.cells(rows[i]) },
			Text: func(i int) string {
				x := rows[i].Receipt
				return text.ReceiptSpan(rows[i].First, rows[i].Last) + " " +
					text.ReceiptStateName(rows[i].State) + " " + x.Payer + " " + x.Item + " " + x.Reason
			},
		})
	})
}

func (s *receiptRun) cells(r ledger.ReceiptRow) []kit.Cell {
	x := r.Receipt
	who, amount, paper := x.Payer, "", ""
	switch r.State {
	case ledger.ReceiptUsed:
		amount = narrowAmount(x.Amount, 12)
		if who == "" {
			who = x.Item
		}
	case ledger.ReceiptVoided:
		who = x.Reason
	case ledger.ReceiptSkipped, ledger.ReceiptFree:
		who = text.ReceiptMany(r.Count)
	}
	if p := s.papers[x.Voucher]; p.ID != 0 {
		paper = text.VoucherShort(p)
	}
	cells := kit.Cells(text.ReceiptSpan(r.First, r.Last), text.ReceiptStateName(r.State), x.Date.String(), who, amount,
		paper)
	switch r.State {
	case ledger.ReceiptSkipped:
		cells[1].Style = s.env.Theme.Warn
	case ledger.ReceiptVoided, ledger.ReceiptFree:
		cells[1].Style = s.env.Theme.Dim
	case ledger.ReceiptUsed:
	}
	return cells
}

func (s *receiptRun) selected() ledger.ReceiptRow {
	for _, r := range s.run.Rows {
		if r.First == s.list.Selected() {
			return r
		}
	}
	return ledger.ReceiptRow{}
}

// next is the number that a new receipt begins with: the one under the cursor if nobody recorded it.
func (s *receiptRun) next() string {
	if r := s.selected(); r.First != "" && r.Receipt.ID == 0 {
		return r.First
	}
	return s.run.Next()
}

// blank is a receipt that is not recorded yet.
func (s *receiptRun) blank() model.Receipt { return model.Receipt{Number: s.next(), Date: s.env.Day()} }

func (s *receiptRun) deedsHere() []deed {
	r, off := s.selected(), readOnly(s.env)
	known := onlyIf(r.Receipt.ID != 0, text.ReceiptOffFree)
	paper := first(known, onlyIf(r.Receipt.Voucher != 0, text.ReceiptOffPaper))
	return []deed{
		{bind(text.ReceiptKeyUse, off, "n", "f7", "ctrl+n"), func() tea.Cmd {
			return push(newReceiptForm(s.env, s.blank(), model.Receipt{}, model.Voucher{}))
		}},
		{bind(text.ReceiptKeyVoid, off, "z", "f8", "ctrl+d"), func() tea.Cmd {
			x, stood := s.blank(), s.selected().Receipt
			if stood.ID != 0 {
				x = stood
			}
			x.Voided = true
			return push(newReceiptForm(s.env, x, stood, s.papers[x.Voucher]))
		}},
		{bind(text.ReceiptKeyEdit, first(off, known), "e", "f2", "ctrl+e"), s.edit},
		{bind(text.ReceiptKeyPaper, paper, "g", "f11", "ctrl+o"), func() tea.Cmd {
			return push(newVoucher(s.env, s.selected().Receipt.Voucher))
		}},
		{bind(text.ReceiptKeyDrop, first(off, known), "x", "f4", "ctrl+x"), s.remove},
		{quiet(bind(text.ReceiptKeyPrint, "", "t", "f12", "ctrl+f")), func() tea.Cmd { return printReceipts(s.env) }},
	}
}

// open changes what is recorded of a number, or records it.
func (s *receiptRun) open() tea.Cmd {
	if off := readOnly(s.env); off != "" {
		return warning(off)
	}
	if s.selected().Receipt.ID != 0 {
		return s.edit()
	}
	return push(newReceiptForm(s.env, s.blank(), model.Receipt{}, model.Voucher{}))
}

func (s *receiptRun) edit() tea.Cmd {
	x := s.selected().Receipt
	return push(newReceiptForm(s.env, x, x, s.papers[x.Voucher]))
}

func (s *receiptRun) remove() tea.Cmd {
	was := s.selected().Receipt
	return askRemoval(s.env, text.ReceiptNumber+" "+was.Number, func(reason string) tea.Cmd {
		return write(s.env, Act{
			Label: text.ReceiptGone + " " + was.Number,
			Do: func(t *ledger.Tx) error {
				return t.Remove(model.Ref{Kind: model.KindReceipt, ID: was.ID}, reason)
			},
			Undo: func(t *ledger.Tx) error {
				again := was
				again.ID = 0
				_, err := t.SaveReceipt(again)
				return err
			},
		})
	})
}

func (s *receiptRun) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.ReceiptKeyEdit, "", "enter")}
	}
	var out []kit.Binding
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, quiet(bind(text.FieldFind, "", "/")))
}

func (s *receiptRun) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *receiptRun) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
