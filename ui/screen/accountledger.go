package screen

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// accountLedger is the register (明细账) of one account in the year shown: every line with the balance after it, and
// the totals of each month. An account that has details shows the lines of all of them.
type accountLedger struct {
	env  Env
	code string
	data accountData
	list *kit.List
	load Slot
	want model.ID // the voucher whose line is to be selected at first
}

// newAccountLedger opens an account's register; from is a voucher whose line is selected, or 0.
func newAccountLedger(env Env, code string, from model.ID) Screen {
	s := &accountLedger{env: env, code: code, want: from}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.VoucherColDate, Width: 5},
		kit.Column{Title: text.VoucherColVoucher, Width: 7},
		kit.Column{Title: text.VoucherColSummary, Width: 10, Flex: true},
		kit.Column{Title: text.VoucherColProject, Width: 12, From: 110},
		kit.Column{Title: text.VoucherColDebit, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.VoucherColCredit, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.VoucherColBalance, Width: 15, Align: kit.AlignRight},
	)
	s.list.Empty = text.LedgerEmpty
	s.list.OnOpen = func(key string) tea.Cmd { return s.open(key) }
	return s
}

// pickLedger asks for an account and opens its register.
func pickLedger(env Env, chart model.Chart) tea.Cmd {
	return ask(kit.NewPalette(env.Theme, text.LedgerPick, accountActions(chart, false, func(code string) tea.Cmd {
		return push(newAccountLedger(env, code, 0))
	})...))
}

// accountActions are the accounts as a palette lists them: those of basic unions, then the others. Leaves leaves
// out what cannot be booked on.
func accountActions(chart model.Chart, leaves bool, pick func(code string) tea.Cmd) []kit.Action {
	var usual, county []kit.Action
	for _, a := range chart.Accounts() {
		if leaves && !a.Leaf {
			continue
		}
		label := kit.PadRight(a.Code, max(5, len(a.Code))) + " " + chart.FullName(a.Code)
		do := func() tea.Cmd { return pick(a.Code) }
		if a.Use == model.UseNo {
			county = append(county, kit.Action{Label: label + "  " + text.VoucherFormCounty, Do: do})
			continue
		}
		usual = append(usual, kit.Action{Label: label, Do: do})
	}
	return append(usual, county...)
}

// accountRow is one row of a register: the opening, a line of a voucher, or the totals of a month or the year.
type accountRow struct {
	key           string
	voucher       model.ID
	date          model.Date
	name, summary string
	project       string
	debit, credit model.Money
	balance       model.Money // on the account's normal side
}

// accountData is what the register shows.
type accountData struct {
	chart   model.Chart
	account model.Account
	year    int
	rows    []accountRow
}

func readAccount(v *ledger.View, code string, year int) (accountData, error) {
	d := accountData{year: year}
	var err error
	if d.chart, err = v.Chart(); err != nil {
		return d, err
	}
	var ok bool
	if d.account, ok = d.chart.Lookup(code); !ok {
		return d, ledger.ErrNotFound
	}
	tb, err := v.TrialBalance(ledger.Range{Year: year, Closing: true})
	if err != nil {
		return d, err
	}
	var balance model.Money
	for _, b := range tb {
		if d.chart.Contains(code, b.Account) {
			balance += b.OpeningDebit - b.OpeningCredit
		}
	}
	var entries []ledger.Entry
	for _, a := range d.chart.Accounts() {
		if !d.chart.Contains(code, a.Code) {
			continue
		}
		err := v.EachEntry(a.Code, model.NewPeriod(year, 1).First(), model.Closing(year).First(),
			func(e ledger.Entry) error { entries = append(entries, e); return nil })
		if err != nil {
			return d, err
		}
	}
	slices.SortStableFunc(entries, func(a, b ledger.Entry) int {
		switch {
		case a.Date != b.Date:
			return int(a.Date - b.Date)
		case a.Seq != b.Seq:
			return int(int64(a.Seq) - int64(b.Seq)) //nolint:gosec // counts of events
		}
		return a.Line - b.Line
	})
	return d, d.build(v, entries, balance)
}

// build makes the rows, with totals after each month that has entries.
func (d *accountData) build(v *ledger.View, entries []ledger.Entry, balance model.Money) error {
	sign := model.Money(1)
	if d.account.Normal == model.Credit {
		sign = -1
	}
	d.rows = append(d.rows, accountRow{key: "opening", summary: text.LedgerOpening, balance: sign * balance})
	var month, year [2]model.Money
	last := model.Voucher{}
	for i, e := range entries {
		if e.Voucher != last.ID {
			var err error
			if last, err = v.Voucher(e.Voucher); err != nil {
				return err
			}
		}
		r := accountRow{
			key: idKey(e.Voucher) + "." + strconv.Itoa(e.Line), voucher: e.Voucher, date: e.Date,
			name: text.VoucherName(last.In(), last.Number), summary: last.Summary,
		}
		if e.Line < len(last.Lines) {
			l := last.Lines[e.Line]
			r.project = l.Project
			if l.Summary != "" {
				r.summary = l.Summary
			}
		}
		if e.Side == model.Debit {
			r.debit = e.Amount
		} else {
			r.credit = e.Amount
		}
		balance += r.debit - r.credit
		r.balance = sign * balance
		month[0], month[1] = month[0]+r.debit, month[1]+r.credit
		year[0], year[1] = year[0]+r.debit, year[1]+r.credit
		d.rows = append(d.rows, r)
		if i == len(entries)-1 || entries[i+1].Date.Period() != e.Date.Period() {
			at := e.Date.Period().String()
			d.rows = append(d.rows, accountRow{
				key: "m" + at, summary: text.LedgerMonth, debit: month[0], credit: month[1], balance: r.balance,
			}, accountRow{
				key: "y" + at, summary: text.LedgerYear, debit: year[0], credit: year[1], balance: r.balance,
			})
			month = [2]model.Money{}
		}
	}
	return nil
}

func (s *accountLedger) Init() tea.Cmd { return s.Reload() }

func (s *accountLedger) Reload() tea.Cmd {
	code, year := s.code, s.env.Year()
	return read(s.env, &s.load, func(v *ledger.View) (accountData, error) { return readAccount(v, code, year) },
		func(d accountData) tea.Cmd {
			s.data = d
			cmd := s.list.SetRows(kit.Rows{
				Len: len(d.rows),
				Key: func(i int) string { return d.rows[i].key },
				Row: func(i int) []kit.Cell { return s.cells(d, d.rows[i]) },
				Text: func(i int) string {
					r := d.rows[i]
					return strings.Join([]string{
						r.name, r.date.String(), r.summary, r.project, r.debit.String(), r.credit.String(),
					}, " ")
				},
			})
			if s.want != 0 {
				for _, r := range d.rows {
					if r.voucher == s.want {
						s.list.Select(r.key)
						break
					}
				}
				s.want = 0
			}
			return cmd
		})
}

func (s *accountLedger) cells(d accountData, r accountRow) []kit.Cell {
	side := func(m model.Money) string {
		if m == 0 {
			return ""
		}
		return listAmount(m)
	}
	on := ""
	if r.date != 0 {
		on = text.ShortDay(r.date)
	}
	cells := kit.Cells(on, r.name, r.summary, r.project, side(r.debit), side(r.credit),
		text.LedgerBalance(r.balance, d.account.Normal))
	if r.voucher == 0 {
		for i := range cells {
			cells[i].Style = s.env.Theme.Total
		}
	}
	for i, m := range map[int]model.Money{4: r.debit, 5: r.credit} {
		if m < 0 {
			cells[i].Style = s.env.Theme.Bad
		}
	}
	return cells
}

// open goes to the voucher of the selected line.
func (s *accountLedger) open(key string) tea.Cmd {
	for _, r := range s.data.rows {
		if r.key == key && r.voucher != 0 {
			return push(newVoucher(s.env, r.voucher))
		}
	}
	return nil
}

func (s *accountLedger) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

func (s *accountLedger) Title() string {
	return text.LedgerTitle(s.code, s.data.chart.FullName(s.code), s.env.Year())
}

func (s *accountLedger) Editing() bool { return s.list.Typing() }

func (s *accountLedger) Escape() bool { return s.list.Escape() }

func (s *accountLedger) Keys() []kit.Binding {
	return []kit.Binding{
		bind(text.VoucherKeyOpen, "", "enter"),
		bind(text.VoucherKeyAccount, "", "l", "f2", "ctrl+l"),
		bind(text.VoucherKeyFind, "", "/"),
	}
}

func (s *accountLedger) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() && kit.Match(msg, s.Keys()[1]) {
		return ask(kit.NewPalette(s.env.Theme, text.LedgerPick, accountActions(s.data.chart, false,
			func(code string) tea.Cmd {
				return send(Replace{newAccountLedger(s.env, code, 0)})
			})...))
	}
	return s.list.Update(msg)
}
