package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// bankMatches lists what is matched of an account, to be undone where it is wrong.
type bankMatches struct {
	env     Env
	account string
	rows    []bankMatched
	list    *kit.List
	load    Slot
}

// bankMatched is a match with its day, amount and words.
type bankMatched struct {
	model.Match
	day    model.Date
	amount model.Money
	words  string

	lines   []model.BankLine
	entries []ledger.BookItem
}

// touches reports whether a part of the match lies in a month.
func (m bankMatched) touches(p model.Period) bool {
	for _, l := range m.lines {
		if l.Date.Period() == p {
			return true
		}
	}
	for _, b := range m.entries {
		if b.Date.Period() == p {
			return true
		}
	}
	return false
}

// itemOf is a line of a posted voucher as it is held against the bank.
func itemOf(x model.Voucher, e model.EntryRef) ledger.BookItem {
	b := ledger.BookItem{
		Ref: e, Number: x.Number, Kind: x.Kind, Summary: x.Summary, Counterparty: x.Counterparty, Bill: x.Bill,
		Entry: ledger.Entry{Date: x.Date, Period: x.In(), Line: e.Line, Voucher: x.ID},
	}
	if e.Line < len(x.Lines) {
		l := x.Lines[e.Line]
		b.Account, b.Amount = l.Account, l.Debit()-l.Credit()
		if l.Summary != "" {
			b.Summary = l.Summary
		}
	}
	return b
}

func newBankMatches(env Env, account string) Screen {
	s := &bankMatches{env: env, account: account}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.BankColDate, Width: 10},
		kit.Column{Title: text.BankColAmount, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.BankColWords, Width: 30, Flex: true},
	)
	s.list.Empty = text.BankReading
	s.list.OnOpen = func(string) tea.Cmd { return s.undo() }
	return s
}

func (s *bankMatches) Init() tea.Cmd { return s.Reload() }
func (s *bankMatches) Title() string { return text.BankMatched + " · " + s.account }
func (s *bankMatches) Editing() bool { return s.list.Typing() }
func (s *bankMatches) Escape() bool  { return s.list.Escape() }

func (s *bankMatches) Reload() tea.Cmd {
	account := s.account
	return read(s.env, &s.load, func(v *ledger.View) ([]bankMatched, error) { return readMatches(v, account) },
		func(rows []bankMatched) tea.Cmd {
			s.rows = rows
			s.list.Empty = text.BankOffMatched
			return s.list.SetRows(kit.Rows{
				Len: len(rows),
				Key: func(i int) string { return idKey(rows[i].ID) },
				Row: func(i int) []kit.Cell {
					return kit.Cells(rows[i].day.String(), rows[i].amount.Grouped(), rows[i].words)
				},
				Text: func(i int) string { return rows[i].words },
			})
		})
}

// readMatches reads an account's matches, the latest first.
func readMatches(v *ledger.View, account string) ([]bankMatched, error) {
	all, err := v.Matches(account)
	if err != nil {
		return nil, err
	}
	out := make([]bankMatched, len(all))
	for i, m := range all {
		x := bankMatched{Match: m}
		var parts []string
		for _, id := range m.Lines {
			l, err := v.BankLine(id)
			if err != nil {
				return nil, err
			}
			x.amount += l.Amount
			x.day = max(x.day, l.Date)
			x.lines = append(x.lines, l)
			parts = append(parts, text.BankLineWords(l))
		}
		for _, e := range m.Entries {
			paper, err := v.Voucher(e.Voucher)
			if err != nil {
				return nil, err
			}
			x.day = max(x.day, paper.Date)
			x.entries = append(x.entries, itemOf(paper, e))
			parts = append(parts, text.VoucherShort(paper)+" "+paper.Summary)
		}
		x.words = strings.Join(parts, " = ")
		out[len(all)-1-i] = x
	}
	return out, nil
}

func (s *bankMatches) deedsHere() []deed {
	off := first(readOnly(s.env), onlyIf(s.list.Selected() != "", text.BankOffMatched))
	return []deed{{bind(text.BankKeyUndo, off, "x", "f4", "ctrl+x"), s.undo}}
}

// undo takes a match off, for a reason.
func (s *bankMatches) undo() tea.Cmd {
	id := keyID(s.list.Selected())
	for _, r := range s.rows {
		if r.ID == id {
			return unmatch(s.env, r)
		}
	}
	return nil
}

// unmatch takes a match off, for a reason; u makes it again.
func unmatch(env Env, r bankMatched) tea.Cmd {
	was := r.Match
	return askRemoval(env, text.BankMatched+" "+r.words, func(reason string) tea.Cmd {
		return write(env, Act{
			Label: text.BankKeyUndo,
			Do: func(t *ledger.Tx) error {
				return t.Remove(model.Ref{Kind: model.KindMatch, ID: was.ID}, reason)
			},
			Undo: func(t *ledger.Tx) (err error) {
				back := was
				back.ID = 0
				was.ID, err = t.SaveMatch(back)
				return err
			},
		})
	})
}

func (s *bankMatches) Keys() []kit.Binding {
	if s.Editing() {
		return nil
	}
	return append([]kit.Binding{s.deedsHere()[0].Binding}, bind(text.FieldFind, "", "/"))
}

func (s *bankMatches) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *bankMatches) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

// newBankSheet is 银行存款余额调节表 of one account and month.
func newBankSheet(env Env, account string, month model.Period) Screen {
	r, _ := export.ReportNamed("reconciliation")
	return newReport(env, r, export.Query{Year: month.Year(), Month: month.Month(), Account: account})
}
