package screen

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// bank is the room where a bank account's months are held against its statements.
type bank struct {
	env  Env
	data bankYear
	want string // the account that is asked for; empty: the first
	list *kit.List
	load Slot
}

// bankYear is one account's year.
type bankYear struct {
	accounts []string
	account  string
	name     string
	months   []ledger.Reconciled
}

// NewBank is the room 银行对账.
func NewBank(env Env) Screen {
	s := &bank{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.BankColMonth, Width: 10},
		kit.Column{Title: text.BankColBook, Width: 14, Align: kit.AlignRight},
		kit.Column{Title: text.BankColBank, Width: 14, Align: kit.AlignRight},
		kit.Column{Title: text.BankColOpen, Width: 8, Align: kit.AlignRight},
		kit.Column{Title: text.BankColState, Width: 14, Flex: true},
	)
	s.list.Empty = text.BankReading
	s.list.OnOpen = func(key string) tea.Cmd { return push(newBankMonth(s.env, s.data.account, keyPeriod(key))) }
	return s
}

func (s *bank) Init() tea.Cmd { return s.Reload() }
func (s *bank) Editing() bool { return s.list.Typing() }
func (s *bank) Escape() bool  { return s.list.Escape() }

func (s *bank) Title() string {
	if s.data.account == "" {
		return text.ToolBank
	}
	return text.BankTitle(s.data.account, s.data.name, s.env.Year())
}

func (s *bank) Reload() tea.Cmd {
	year, want, today := s.env.Year(), s.want, s.env.Today()
	return read(s.env, &s.load, func(v *ledger.View) (bankYear, error) { return readBankYear(v, want, year, today) },
		func(y bankYear) tea.Cmd {
			began := s.data.account != y.account || len(s.data.months) != len(y.months)
			s.data = y
			s.list.Empty = text.BankEmpty
			rows := y.months
			cmd := s.list.SetRows(kit.Rows{
				Len:  len(rows),
				Key:  func(i int) string { return periodKey(rows[i].Month) },
				Row:  func(i int) []kit.Cell { return s.cells(rows[i]) },
				Text: func(i int) string { return rows[i].Month.Chinese() + " " + text.BankState(rows[i]) },
			})
			if began && len(rows) > 0 {
				s.list.Select(periodKey(nextToDo(rows).Month))
			}
			return cmd
		})
}

// nextToDo is the first month with a statement that is not signed, else the last one.
func nextToDo(months []ledger.Reconciled) ledger.Reconciled {
	for _, r := range months {
		missing := func(p ledger.ReconcileProblem) bool { return p.Kind == ledger.ProblemNoLines }
		if !r.Signed && r.Known && !slices.ContainsFunc(r.Problems, missing) {
			return r
		}
	}
	return months[len(months)-1]
}

func (s *bank) cells(r ledger.Reconciled) []kit.Cell {
	known := ""
	if r.Known {
		known = r.Bank.Grouped()
	}
	cells := kit.Cells(r.Month.Chinese(), r.Book.Grouped(), known, text.BankOpen(r), text.BankState(r))
	if !r.Sound() {
		cells[4].Style = s.env.Theme.Warn
	}
	return cells
}

// readBankYear reads the months of an account up to the present one.
func readBankYear(v *ledger.View, account string, year int, today model.Date) (y bankYear, err error) {
	if y.accounts, err = v.BankAccounts(); err != nil || len(y.accounts) == 0 {
		return y, err
	}
	if !slices.Contains(y.accounts, account) {
		account = y.accounts[0]
	}
	y.account = account
	chart, err := v.Chart()
	if err != nil {
		return y, err
	}
	y.name = chart.FullName(account)
	for p := model.NewPeriod(year, 1); p.Year() == year && p.First() <= today; p = p.Next() {
		r, err := v.Reconcile(account, p)
		if err != nil {
			return y, err
		}
		y.months = append(y.months, r)
	}
	return y, nil
}

func (s *bank) deedsHere() []deed {
	some := onlyIf(s.list.Len() > 0, text.OffNone)
	return []deed{
		{bind(text.BankKeyOpen, some, "o", "f2", "ctrl+e"), func() tea.Cmd { return s.list.OnOpen(s.list.Selected()) }},
		{bind(text.BankKeyImport, readOnly(s.env), "i", "f7", "ctrl+o"), func() tea.Cmd {
			return importFlow(s.env, intake.Bank)
		}},
		{bind(text.BankKeySheet, some, "t", "f6", "ctrl+t"), func() tea.Cmd {
			return push(newBankSheet(s.env, s.data.account, keyPeriod(s.list.Selected())))
		}},
		{bind(text.BankKeyAccount, onlyIf(len(s.data.accounts) > 1, text.OffNone), "b", "f8", "ctrl+k"), s.choose},
	}
}

// choose offers the bank accounts.
func (s *bank) choose() tea.Cmd {
	var actions []kit.Action
	for _, code := range s.data.accounts {
		actions = append(actions, kit.Action{Label: code, Do: func() tea.Cmd {
			s.want = code
			return s.Reload()
		}})
	}
	return ask(kit.NewMenu(s.env.Theme, text.BankAccount, actions...))
}

func (s *bank) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.BankKeyOpen, "", "enter")}
	}
	var out []kit.Binding
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *bank) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *bank) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
