package screen

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// opening shows the opening balances of the book's first year.
type opening struct {
	env  Env
	slot Slot
	data openingData
	list *kit.List
}

// openingData is a snapshot of the opening balances. It is never changed once it is made.
type openingData struct {
	chart  model.Chart
	was    model.Opening
	known  bool
	mid    bool         // the book was started in mid-year
	closed model.Period // the first month of the year that is closed; 0: none
}

// NewOpening is the room of the opening balances.
func NewOpening(env Env) Screen {
	s := &opening{env: env, list: kit.NewList(env.Theme)}
	s.list.Empty = text.BudgetReading
	s.list.OnOpen = func(key string) tea.Cmd {
		i, err := strconv.Atoi(key)
		if err != nil || i >= len(s.data.was.Lines) {
			return nil
		}
		k := export.Key{Account: s.data.was.Lines[i].Account}
		return openKey(s.env, k, export.Query{Year: s.data.was.Year})
	}
	s.layOut()
	return s
}

// layOut sets the columns: those of the turnover only where the book was started in mid-year.
func (s *opening) layOut() {
	debit, credit := text.OpeningColDr, text.OpeningColCr
	if s.data.mid {
		debit, credit = text.OpeningColDr0, text.OpeningColCr0
	}
	money := func(title string) kit.Column { return kit.Column{Title: title, Width: 12, Align: kit.AlignRight} }
	s.list.Columns = []kit.Column{
		{Title: text.OpeningColItem, Width: 16, Flex: true},
		{Title: text.OpeningColProj, Width: 8, Flex: true},
		money(debit), money(credit),
	}
	if s.data.mid {
		s.list.Columns = append(s.list.Columns, money(text.OpeningColYDr), money(text.OpeningColYCr))
		s.list.Columns[1].Flex = false
	}
}

func (s *opening) Init() tea.Cmd { return s.Reload() }
func (s *opening) Title() string { return text.OpeningTitle(s.env.Session.Branch.FirstYear) }
func (s *opening) Editing() bool { return s.list.Typing() }
func (s *opening) Escape() bool  { return s.list.Escape() }

func (s *opening) Reload() tea.Cmd {
	year := s.env.Session.Branch.FirstYear
	return read(s.env, &s.slot, func(v *ledger.View) (openingData, error) { return readStart(v, year) },
		func(d openingData) tea.Cmd {
			s.data = d
			s.list.Empty = text.OpeningEmpty
			s.layOut()
			all := d.was.Lines
			return s.list.SetRows(kit.Rows{
				Len: len(all), Key: strconv.Itoa,
				Row: func(i int) []kit.Cell {
					l := all[i]
					name := kit.PadRight(l.Account, 6) + d.chart.FullName(l.Account)
					return kit.Cells(name, l.Project, grouped(l.Debit), grouped(l.Credit),
						grouped(l.YearDebit), grouped(l.YearCredit))
				},
				Text: func(i int) string {
					return all[i].Account + " " + d.chart.FullName(all[i].Account) + " " + all[i].Project
				},
			})
		})
}

// grouped is an amount for a column of figures: nothing for nothing.
func grouped(m model.Money) string {
	if m == 0 {
		return ""
	}
	return m.Grouped()
}

func readStart(v *ledger.View, year int) (openingData, error) {
	var d openingData
	var err error
	if d.chart, err = v.Chart(); err != nil {
		return d, err
	}
	if d.was, d.known, err = v.Opening(year); err != nil {
		return d, err
	}
	d.was.Year = year
	for _, l := range d.was.Lines {
		d.mid = d.mid || l.YearDebit != 0 || l.YearCredit != 0
	}
	months, err := v.Periods(year)
	for _, m := range months {
		if m.Closed {
			d.closed = m.Period
			break
		}
	}
	return d, err
}

// locked says why the opening balances cannot be changed, or "".
func (d openingData) locked(env Env) string {
	if d.closed != 0 {
		return fmt.Sprintf(text.OpeningClosed, d.closed)
	}
	return readOnly(env)
}

func (s *opening) Keys() []kit.Binding {
	off := s.data.locked(s.env)
	some := onlyIf(s.list.Len() > 0, text.OffNone)
	return []kit.Binding{
		bind(text.KeyDrill, some, "enter"),
		bind(text.OpeningKeyEdit, off, "e", "f6", "ctrl+e"),
		bind(text.OpeningKeyIn, off, "i", "f12", "ctrl+l"),
		bind(text.OpeningKeyPrint, some, "x", "f2", "ctrl+x"),
		quiet(bind(text.KeyFind, "", "/")),
	}
}

func (s *opening) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		switch keys := s.Keys(); {
		case kit.Match(msg, keys[1]):
			return push(newOpeningForm(s.env))
		case kit.Match(msg, keys[2]):
			return importFlow(s.env, intake.Opening)
		case kit.Match(msg, keys[3]):
			return s.print()
		}
	}
	return s.list.Update(msg)
}

// print writes 期初余额表 with places to sign.
func (s *opening) print() tea.Cmd {
	for _, l := range export.Lists() {
		if l.Kind == "opening" {
			return askList(s.env, s.data.was.Year, l)
		}
	}
	return nil
}

// openingBelow is how many lines stand below the list.
const openingBelow = 2

func (s *opening) Draw(w, h int) (string, *tea.Cursor) {
	view, cursor := s.list.Draw(w, h-openingBelow)
	foot := []string{kit.Rule(s.env.Theme, w), openingSums(s.env, s.data.was)}
	if why := s.data.locked(s.env); why != "" {
		foot[1] += "  " + s.env.Theme.Dim.Render(kit.Sanitize(why))
	}
	return view + "\n" + kit.Block(foot, w, openingBelow), cursor
}

// openingSums adds opening balances up, and says whether debits equal credits.
func openingSums(env Env, o model.Opening) string {
	var debit, credit, yearDebit, yearCredit model.Money
	for _, l := range o.Lines {
		debit, credit = debit+l.Debit, credit+l.Credit
		yearDebit, yearCredit = yearDebit+l.YearDebit, yearCredit+l.YearCredit
	}
	line := " " + text.OpeningTotal + kit.PadLeft(debit.Grouped(), 15) + kit.PadLeft(credit.Grouped(), 15)
	if yearDebit != 0 || yearCredit != 0 {
		line += kit.PadLeft(yearDebit.Grouped(), 15) + kit.PadLeft(yearCredit.Grouped(), 15)
	}
	gap := (debit - credit).Abs()
	if gap == 0 {
		gap = (yearDebit - yearCredit).Abs()
	}
	if gap == 0 {
		return line + "  " + env.Theme.Good.Render(text.OpeningEqual)
	}
	return line + "  " + env.Theme.Bad.Render(fmt.Sprintf(text.OpeningDiffer, gap.Grouped()))
}
