package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// receiptBooks lists the runs of receipts that the union was given, with what became of their numbers.
type receiptBooks struct {
	env  Env
	rows []ledger.ReceiptRun
	list *kit.List
	load Slot
}

// NewReceipts is the room 经费收入收据.
func NewReceipts(env Env) Screen {
	s := &receiptBooks{env: env}
	count := func(title string) kit.Column { return kit.Column{Title: title, Width: 5, Align: kit.AlignRight} }
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.ReceiptColRun, Width: 17, Flex: true},
		kit.Column{Title: text.ReceiptColReceived, Width: 10},
		count(text.ReceiptColAll), count(text.ReceiptColUsed), count(text.ReceiptColVoided),
		count(text.ReceiptColSkipped), count(text.ReceiptColFree),
		kit.Column{Title: text.ReceiptColAmount, Width: 12, Align: kit.AlignRight},
	)
	s.list.Empty = text.ReceiptsReading
	s.list.OnOpen = func(key string) tea.Cmd { return push(newReceiptRun(env, keyID(key))) }
	return s
}

func (s *receiptBooks) Init() tea.Cmd { return s.Reload() }
func (s *receiptBooks) Title() string { return text.ReceiptsHeading(len(s.rows)) }
func (s *receiptBooks) Editing() bool { return s.list.Typing() }
func (s *receiptBooks) Escape() bool  { return s.list.Escape() }

func (s *receiptBooks) Reload() tea.Cmd {
	return read(s.env, &s.load, func(v *ledger.View) ([]ledger.ReceiptRun, error) { return v.ReceiptRuns() },
		func(rows []ledger.ReceiptRun) tea.Cmd {
			s.rows, s.list.Empty = rows, text.ReceiptsEmpty
			return s.list.SetRows(kit.Rows{
				Len: len(rows), Key: func(i int) string { return idKey(rows[i].ID) },
				Row: func(i int) []kit.Cell { return s.cells(rows[i]) },
				Text: func(i int) string {
					return text.ReceiptSpan(rows[i].First(), rows[i].Last()) + " " + rows[i].Note
				},
			})
		})
}

func (s *receiptBooks) cells(r ledger.ReceiptRun) []kit.Cell {
	n := func(x int64) string { return strconv.FormatInt(x, 10) }
	skipped := r.Count(ledger.ReceiptSkipped)
	cells := kit.Cells(text.ReceiptSpan(r.First(), r.Last()), r.Received.String(), n(r.Size()),
		n(r.Count(ledger.ReceiptUsed)), n(r.Count(ledger.ReceiptVoided)), n(skipped), n(r.Count(ledger.ReceiptFree)),
		narrowAmount(r.Amount(), 12))
	if skipped > 0 {
		cells[5].Style = s.env.Theme.Warn
	}
	return cells
}

func (s *receiptBooks) selected() ledger.ReceiptRun {
	id := keyID(s.list.Selected())
	for _, r := range s.rows {
		if r.ID == id {
			return r
		}
	}
	return ledger.ReceiptRun{}
}

func (s *receiptBooks) deedsHere() []deed {
	off := readOnly(s.env)
	some := onlyIf(s.selected().ID != 0, text.ReceiptOffBook)
	return []deed{
		{bind(text.ReceiptKeyTake, off, "n", "f7", "ctrl+n"), func() tea.Cmd {
			return push(newReceiptBookForm(s.env, model.ReceiptBook{Received: s.env.Day()}))
		}},
		{bind(text.ReceiptKeyBook, first(off, some), "e", "f2", "ctrl+e"), func() tea.Cmd {
			return push(newReceiptBookForm(s.env, s.selected().ReceiptBook))
		}},
		{bind(text.ReceiptKeyPrint, some, "t", "f12", "ctrl+f"), func() tea.Cmd { return printReceipts(s.env) }},
		{bind(text.ReceiptKeyDrop, first(off, some), "x", "f4", "ctrl+x"), s.remove},
		{quiet(bind(text.KeyYear, "", "y", "f6", "ctrl+y")), func() tea.Cmd { return chooseYear(s.env, useYear) }},
	}
}

// printReceipts writes the register of the year.
func printReceipts(env Env) tea.Cmd {
	year := env.Year()
	name := text.ReceiptsTitle + strconv.Itoa(year)
	return printAs(env, text.ReceiptKeyPrint, name, func(b *ledger.Book, out string) error {
		return export.WriteList(b, "receipts", year, out, false)
	})
}

func (s *receiptBooks) remove() tea.Cmd {
	was := s.selected().ReceiptBook
	name := text.ReceiptSpan(was.First(), was.Last())
	return askRemoval(s.env, text.ReceiptTaken+" "+name, func(reason string) tea.Cmd {
		return write(s.env, Act{
			Label: text.ReceiptKeyDrop + " " + name,
			Do: func(t *ledger.Tx) error {
				return t.Remove(model.Ref{Kind: model.KindReceiptBook, ID: was.ID}, reason)
			},
			Undo: func(t *ledger.Tx) error {
				again := was
				again.ID = 0
				_, err := t.SaveReceiptBook(again)
				return err
			},
		})
	})
}

func (s *receiptBooks) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.ReceiptKeyOpen, "", "enter")}
	}
	out := []kit.Binding{bind(text.ReceiptKeyOpen, onlyIf(len(s.rows) > 0, text.ReceiptOffBook), "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, quiet(bind(text.FieldFind, "", "/")))
}

func (s *receiptBooks) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *receiptBooks) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
