package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// closingBook shows the closing vouchers of a period line by line: what closing would book or, once it is closed, what
// it has booked.
type closingBook struct {
	env    Env
	period model.Period
	load   Slot
	table  *kit.Table
	state  ledger.PeriodState
	deeds  closingDeeds
}

// closingPages is a snapshot of them. IDs are 0 in a preview.
type closingPages struct {
	state    ledger.PeriodState
	vouchers []model.Voucher
	chart    model.Chart
}

func newClosingBook(env Env, p model.Period) Screen {
	s := &closingBook{env: env, period: p, deeds: newClosingDeeds(env)}
	s.table = kit.NewTable(env.Theme,
		kit.Column{Title: text.ClosingColAcct, Width: 26, Flex: true},
		kit.Column{Title: text.ClosingColProj, Width: 12},
		kit.Column{Title: text.ClosingColDebit, Width: 13, Align: kit.AlignRight},
		kit.Column{Title: text.ClosingColCred, Width: 13, Align: kit.AlignRight},
	)
	s.table.Empty = text.ClosingNoVouchers
	return s
}

func (s *closingBook) Init() tea.Cmd { return s.Reload() }
func (s *closingBook) Title() string { return text.ClosingBookTitle(s.period, s.state.Closed) }

func (s *closingBook) Reload() tea.Cmd {
	p := s.period
	return read(s.env, &s.load, func(v *ledger.View) (closingPages, error) { return readClosingBook(v, p) },
		func(d closingPages) tea.Cmd {
			s.state = d.state
			s.show(d)
			return nil
		})
}

// readClosingBook reads the vouchers that a closed period's closing made, or works out those of an open one.
func readClosingBook(v *ledger.View, p model.Period) (closingPages, error) {
	list, err := readCloseState(v, p)
	if err != nil {
		return list, err
	}
	if !list.state.Closed {
		made, err := v.Closings(p)
		for _, c := range made {
			list.vouchers = append(list.vouchers, c.Voucher)
		}
		return list, err
	}
	ids, err := v.ClosedWith(p)
	if err != nil {
		return list, err
	}
	for _, id := range ids {
		x, err := v.Voucher(id)
		if err != nil {
			return list, err
		}
		list.vouchers = append(list.vouchers, x)
	}
	return list, nil
}

func readCloseState(v *ledger.View, p model.Period) (d closingPages, err error) {
	if d.chart, err = v.Chart(); err != nil {
		return d, err
	}
	if !p.IsMonth() {
		d.state, err = v.YearState(p.Year())
		return d, err
	}
	months, err := v.Periods(p.Year())
	if err == nil {
		d.state = months[p.Month()-1]
	}
	return d, err
}

// show lays the vouchers out: a line with the step, then its entries.
func (s *closingBook) show(d closingPages) {
	var cells [][]kit.Cell
	var keys []string
	for i, x := range d.vouchers {
		debit, credit := sums(x.Lines)
		head := kit.Cells(text.ClosingStep(i+1, x.Summary), "", debit.Grouped(), credit.Grouped())
		for j := range head {
			head[j].Style = s.env.Theme.Total
		}
		cells, keys = append(cells, head), append(keys, idKey(x.ID))
		for _, l := range x.Lines {
			row := kit.Cells("  "+l.Account+" "+d.chart.FullName(l.Account), l.Project, "", "")
			if l.Side == model.Debit {
				row[2].Text = l.Amount.Grouped()
			} else {
				row[3].Text = l.Amount.Grouped()
			}
			cells, keys = append(cells, row), append(keys, idKey(x.ID))
		}
	}
	s.table.SetRows(kit.Rows{
		Len: len(cells), Key: func(i int) string { return strconv.Itoa(i) + ":" + keys[i] },
		Row: func(i int) []kit.Cell { return cells[i] },
	})
	s.table.OnOpen = func(string) tea.Cmd {
		if i := s.table.SelectedRow(); i >= 0 && i < len(keys) && keyID(keys[i]) != 0 {
			return s.deeds.vouchers.open(keyID(keys[i]))
		}
		return nil
	}
}

func (s *closingBook) acts() []deed { return s.deeds.of(s.state)[:2] }

func (s *closingBook) Keys() []kit.Binding {
	out := []kit.Binding{bind(text.VoucherKeyOpen, onlyIf(s.state.Closed, text.ClosingOffOpen), "enter")}
	for _, d := range s.acts() {
		out = append(out, d.Binding)
	}
	return out
}

func (s *closingBook) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := doneBy(msg, s.acts()); ok {
		return cmd
	}
	return s.table.Update(msg)
}

func (s *closingBook) Draw(w, h int) (string, *tea.Cursor) { return s.table.Draw(w, h) }
