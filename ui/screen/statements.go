package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// statements lists the bank statements that were brought in, to be looked at, and taken off where the wrong file or the
// wrong account was chosen.
type statements struct {
	env  Env
	rows []model.Statement
	list *kit.List
	load Slot
}

// NewStatements is the room 银行对账单.
func NewStatements(env Env) Screen {
	s := &statements{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.StatementColAccount, Width: 8},
		kit.Column{Title: text.StatementColDays, Width: 24},
		kit.Column{Title: text.StatementColLines, Width: 6, Align: kit.AlignRight},
		kit.Column{Title: text.StatementColClosing, Width: 14, Align: kit.AlignRight},
		kit.Column{Title: text.StatementColFile, Width: 16, Flex: true},
	)
	s.list.Empty = text.BankReading
	s.list.OnOpen = func(string) tea.Cmd { return s.open() }
	return s
}

func (s *statements) Init() tea.Cmd { return s.Reload() }
func (s *statements) Title() string { return text.StatementsTitle }
func (s *statements) Editing() bool { return s.list.Typing() }
func (s *statements) Escape() bool  { return s.list.Escape() }

func (s *statements) Reload() tea.Cmd {
	return read(s.env, &s.load, func(v *ledger.View) ([]model.Statement, error) { return v.Statements("") },
		func(rows []model.Statement) tea.Cmd {
			s.rows = rows
			s.list.Empty = text.StatementsEmpty
			return s.list.SetRows(kit.Rows{
				Len:  len(rows),
				Key:  func(i int) string { return idKey(rows[i].ID) },
				Row:  func(i int) []kit.Cell { return statementCells(rows[i]) },
				Text: func(i int) string { return rows[i].File + " " + rows[i].Bank + " " + rows[i].Account },
			})
		})
}

func statementCells(x model.Statement) []kit.Cell {
	closing := ""
	if x.Balanced {
		closing = x.Closing.Grouped()
	}
	return kit.Cells(x.Account, text.Days(x.From, x.To), text.Count(x.Lines), closing, text.StatementFile(x))
}

// selected is the statement under the cursor; ID 0 if there is none.
func (s *statements) selected() model.Statement {
	id := keyID(s.list.Selected())
	for _, x := range s.rows {
		if x.ID == id {
			return x
		}
	}
	return model.Statement{}
}

func (s *statements) deedsHere() []deed {
	none := onlyIf(s.list.Len() > 0, text.StatementsEmpty)
	off := first(readOnly(s.env), none)
	return []deed{
		{bind(text.StatementKeyOpen, none, "o", "f2", "ctrl+e"), s.open},
		{bind(text.BankKeyImport, readOnly(s.env), "i", "f7", "ctrl+o"), func() tea.Cmd {
			return importFlow(s.env, intake.Bank)
		}},
		{bind(text.StatementKeyRemove, off, "x", "f4", "ctrl+x"), s.remove},
	}
}

func (s *statements) open() tea.Cmd {
	x := s.selected()
	if x.ID == 0 {
		return nil
	}
	return push(newStatementLines(s.env, x))
}

// remove takes a statement off with its lines, for a reason. What is matched must be taken apart first.
func (s *statements) remove() tea.Cmd {
	x := s.selected()
	return askRemoval(s.env, text.StatementWords(x), func(reason string) tea.Cmd {
		return write(s.env, Act{
			ID: s.env.NewID(), Label: text.StatementKeyRemove,
			Do: func(t *ledger.Tx) error {
				return t.Remove(model.Ref{Kind: model.KindStatement, ID: x.ID}, reason)
			},
		})
	})
}

func (s *statements) Keys() []kit.Binding {
	var out []kit.Binding
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *statements) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *statements) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

// statementLines lists the lines that one statement brought.
type statementLines struct {
	env  Env
	of   model.Statement
	list *kit.List
	load Slot
}

// statementRow is a line and whether it is matched.
type statementRow struct {
	model.BankLine
	matched bool
}

func newStatementLines(env Env, of model.Statement) Screen {
	s := &statementLines{env: env, of: of}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.StatementColRow, Width: 5, Align: kit.AlignRight},
		kit.Column{Title: text.BankColDate, Width: 10},
		kit.Column{Title: text.BankColAmount, Width: 13, Align: kit.AlignRight},
		kit.Column{Title: text.StatementColBalance, Width: 14, Align: kit.AlignRight},
		kit.Column{Title: text.BankColState, Width: 6},
		kit.Column{Title: text.BankColWords, Width: 20, Flex: true},
	)
	s.list.Empty = text.BankReading
	return s
}

func (s *statementLines) Init() tea.Cmd       { return s.Reload() }
func (s *statementLines) Title() string       { return text.StatementWords(s.of) }
func (s *statementLines) Editing() bool       { return s.list.Typing() }
func (s *statementLines) Escape() bool        { return s.list.Escape() }
func (s *statementLines) Keys() []kit.Binding { return []kit.Binding{bind(text.FieldFind, "", "/")} }

func (s *statementLines) Update(msg tea.Msg) tea.Cmd { return s.list.Update(msg) }

func (s *statementLines) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

func (s *statementLines) Reload() tea.Cmd {
	id := s.of.ID
	return read(s.env, &s.load, func(v *ledger.View) ([]statementRow, error) {
		lines, err := v.BankLinesOf(id)
		if err != nil {
			return nil, err
		}
		out := make([]statementRow, len(lines))
		for i, l := range lines {
			by, err := v.MatchOfLine(l.ID)
			if err != nil {
				return nil, err
			}
			out[i] = statementRow{l, by != 0}
		}
		return out, nil
	}, func(rows []statementRow) tea.Cmd {
		s.list.Empty = text.StatementsEmpty
		return s.list.SetRows(kit.Rows{
			Len: len(rows),
			Key: func(i int) string { return idKey(rows[i].ID) },
			Row: func(i int) []kit.Cell {
				r := rows[i]
				balance := ""
				if r.Balanced {
					balance = r.Balance.Grouped()
				}
				return kit.Cells(text.Count(r.Row), r.Date.String(), r.Amount.Grouped(), balance,
					text.LineMatched(r.matched), text.BankLineWords(r.BankLine))
			},
			Text: func(i int) string { return text.BankLineWords(rows[i].BankLine) + " " + rows[i].Amount.Grouped() },
		})
	})
}
