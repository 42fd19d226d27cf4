package screen

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// overview is the first tab: money, what is to be done, budget and visits of the year.
type overview struct {
	env   Env
	slot  Slot
	audit Slot
	data  overviewData
	found todo // what the audit's checks found, which takes longer than the rest
	read  bool
	at    string // the selected thing to do
}

// todo is one thing to be done, and the tab where it is.
type todo struct {
	label string
	count int // -1: no number
	words string
	tab   string
}

// budgetBar is one first-level account of the budget.
type budgetBar struct {
	name         string
	used, budget model.Money
}

// occasion counts the visits of one category.
type occasion struct {
	name   string
	visits int
}

// overviewData is everything that the overview shows, read in one go.
type overviewData struct {
	title               string
	cash, bank, custody model.Money
	income, expense     model.Money
	todos               []todo
	bars                []budgetBar
	occasions           []occasion
	statistics          string
}

// NewOverview is the first tab.
func NewOverview(env Env) Screen {
	return &overview{env: env, found: todo{text.OverviewFindings, -1, text.OverviewReading, "7"}}
}

func (s *overview) Init() tea.Cmd { return s.Reload() }

func (s *overview) Title() string {
	if !s.read {
		return text.TabOverview
	}
	return s.data.title
}

func (s *overview) Reload() tea.Cmd {
	year, today := s.env.Year(), s.env.Today()
	return read(s.env, &s.slot,
		func(v *ledger.View) (overviewData, error) { return readOverview(v, year, today) },
		func(d overviewData) tea.Cmd {
			s.data, s.read = d, true
			return s.check(year)
		})
}

// check runs the audit's checks once the figures are shown.
func (s *overview) check(year int) tea.Cmd {
	return read(s.env, &s.audit,
		func(v *ledger.View) (string, error) { return readFindings(v, year) },
		func(words string) tea.Cmd {
			s.found.words = words
			return nil
		})
}

// todos are the things to do, those that the checks found last.
func (s *overview) todos() []todo {
	return append(s.data.todos[:len(s.data.todos):len(s.data.todos)], s.found)
}

func (s *overview) Keys() []kit.Binding {
	off := ""
	if s.env.ReadOnly() {
		off = text.StateReadOnly
	}
	return []kit.Binding{
		{Keys: []string{"enter"}, Help: text.KeyOpen},
		{Keys: []string{"n", "f2", "ctrl+n"}, Help: text.KeyNew, Off: off},
		{Keys: []string{"i", "f3", "ctrl+t"}, Help: text.KeyImport, Off: off},
		{Keys: []string{"s", "f4", "ctrl+e"}, Help: text.KeySettings},
		{Keys: []string{"l", "f6", "ctrl+o"}, Help: text.KeyLog},
		{Keys: []string{"b", "f7", "ctrl+b"}, Help: text.KeyCare},
		{Keys: []string{"up", "k"}, Help: text.KeyUpDown, Quiet: true},
		{Keys: []string{"down", "j"}, Help: text.KeyUpDown, Quiet: true},
	}
}

func (s *overview) Update(msg tea.Msg) tea.Cmd {
	if click, ok := msg.(tea.MouseClickMsg); ok {
		return s.click(click)
	}
	open := map[string]func(Env) Screen{"i": NewImport, "s": NewSettings, "l": NewLog, "b": NewCare}
	for _, b := range s.Keys() {
		if !kit.Match(msg, b) {
			continue
		}
		if make, ok := open[b.Keys[0]]; ok {
			return push(make(s.env))
		}
		switch b.Keys[0] {
		case "n":
			return s.askNew()
		case "up":
			s.move(-1)
		case "down":
			s.move(1)
		case "enter":
			return s.open(s.index())
		}
	}
	return nil
}

// index is the selected row of the things to do.
func (s *overview) index() int {
	for i, t := range s.todos() {
		if t.label == s.at {
			return i
		}
	}
	return 0
}

func (s *overview) move(d int) {
	all := s.todos()
	s.at = all[min(max(s.index()+d, 0), len(all)-1)].label
}

func (s *overview) open(i int) tea.Cmd {
	all := s.todos()
	if i < 0 || i >= len(all) {
		return nil
	}
	s.at = all[i].label
	if s.at == text.OverviewOpening {
		return push(NewStart(s.env))
	}
	return send(Switch{Tab: all[i].tab})
}

// askNew offers what can be recorded.
func (s *overview) askNew() tea.Cmd {
	env := s.env
	to := func(tab string, make func() Screen) func() tea.Cmd {
		return func() tea.Cmd { return send(Switch{Tab: tab, Screen: make()}) }
	}
	return ask(kit.NewMenu(env.Theme, text.KeyNew,
		kit.Action{Key: "h", Label: text.NewHeard, Do: to("3", func() Screen { return newHeardForm(env, model.Visit{}) })},
		kit.Action{Key: "w", Label: text.NewVisit, Do: to("3", func() Screen { return newVisitForm(env, model.Visit{}) })},
		kit.Action{Key: "b", Label: text.NewGrant, Do: to("4", func() Screen {
			return newSubsidyForm(env, model.Subsidy{Applied: env.Today()}, 0)
		})},
		kit.Action{Key: "p", Label: text.NewVoucher, Do: to("5", func() Screen {
			return newVoucherForm(env, voucherSeed{Voucher: freshVoucher(env), made: new(model.ID)})
		})},
		kit.Action{Key: "m", Label: text.NewMember, Do: to("2", func() Screen { return newMemberForm(env, 0) })},
	))
}

func (s *overview) click(msg tea.MouseClickMsg) tea.Cmd {
	all := s.todos()
	if i := msg.Y - 1; msg.X >= moneyW && i >= 0 && i < len(all) {
		if s.at == all[i].label {
			return s.open(i)
		}
		s.at = all[i].label
	}
	return nil
}

// moneyW is the width of the left column, moneyFigures that of its figures.
const (
	moneyW       = 35
	moneyFigures = 16
)

func (s *overview) Draw(w, h int) (string, *tea.Cursor) {
	if !s.read {
		return "\n  " + text.OverviewReading, nil
	}
	left, right := s.money(), s.todo(w-moneyW)
	var lines []string
	for i := range max(len(left), len(right)) {
		line := ""
		if i < len(left) {
			line = left[i]
		}
		line = kit.PadRight(line, moneyW)
		if i < len(right) {
			line += right[i]
		}
		lines = append(lines, line)
	}
	lines = append(lines, "")
	care := s.care(w, max(h-len(lines)-len(s.data.bars)-2, 3))
	lines = append(lines, s.budget(w, max(h-len(lines)-len(care)-1, 2))...)
	lines = append(append(lines, ""), care...)
	return kit.Block(lines, w, h), nil
}

func (s *overview) heading(words string) string { return s.env.Theme.Title.Render(" " + words) }

func (s *overview) money() []string {
	d := s.data
	out := []string{s.heading(text.OverviewMoney)}
	for _, r := range []struct {
		label  string
		amount model.Money
	}{
		{text.OverviewCash, d.cash}, {text.OverviewBank, d.bank}, {text.OverviewCustody, d.custody},
		{text.OverviewIncome, d.income}, {text.OverviewExpense, d.expense},
	} {
		if r.label == text.OverviewCustody && r.amount == 0 {
			continue
		}
		out = append(out, " "+kit.Fit(r.label, 16)+kit.PadLeft(r.amount.Grouped(), moneyFigures))
	}
	return out
}

func (s *overview) todo(w int) []string {
	out := []string{s.heading(text.OverviewTodo)}
	at := s.index()
	for i, t := range s.todos() {
		count := ""
		if t.count >= 0 {
			count = fmt.Sprint(t.count)
		}
		mark := " "
		if i == at {
			mark = ">"
		}
		line := kit.Fit(mark+kit.Fit(t.label, 5)+kit.Fit(count, 5)+kit.Sanitize(t.words), w-1)
		if i == at {
			line = s.env.Theme.Selected.Render(line)
		}
		out = append(out, line)
	}
	return out
}

// The columns of the budget: name, three figures, and the bar in what remains.
const (
	budgetName, budgetFigure, budgetShare = 18, 16, 7
	budgetBarFrom                         = 1 + budgetName + 2*budgetFigure + budgetShare + 2
)

func (s *overview) budget(w, room int) []string {
	th := s.env.Theme
	head := kit.PadLeft(text.OverviewUsed, budgetFigure) + kit.PadLeft(text.OverviewPlanned, budgetFigure) +
		kit.PadLeft(text.OverviewShare, budgetShare)
	out := []string{th.Title.Render(" "+kit.PadRight(text.OverviewBudget, budgetName)) + th.Dim.Render(head)}
	if len(s.data.bars) == 0 {
		return append(out, th.Dim.Render(" "+text.OverviewNoBudget))
	}
	bars := s.data.bars
	if len(bars) > room-1 {
		bars = bars[:max(room-2, 0)]
	}
	for _, b := range bars {
		out = append(out, " "+kit.Fit(b.name, budgetName)+kit.PadLeft(b.used.Grouped(), budgetFigure)+
			kit.PadLeft(b.budget.Grouped(), budgetFigure)+
			kit.PadLeft(kit.Percent(int64(b.used), int64(b.budget)), budgetShare)+
			"  "+kit.Bar(th, int64(b.used), int64(b.budget), min(w-budgetBarFrom-1, 40)))
	}
	if n := len(s.data.bars) - len(bars); n > 0 {
		out = append(out, th.Dim.Render(" "+text.MoreRows(n)))
	}
	return out
}

// care shows the visits by occasion: one row each if there is room, else all of them on a line.
func (s *overview) care(w, room int) []string {
	th := s.env.Theme
	out := []string{s.heading(text.OverviewCare) + " " + th.Dim.Render(kit.Sanitize(s.data.statistics))}
	most := 0
	for _, o := range s.data.occasions {
		most = max(most, o.visits)
	}
	if room > len(s.data.occasions) {
		for _, o := range s.data.occasions {
			out = append(out, " "+kit.Fit(kit.Sanitize(o.name), 12)+kit.PadLeft(fmt.Sprint(o.visits), 6)+"  "+
				kit.Tally(th, int64(o.visits), int64(most), min(w-24, 48)))
		}
		return out
	}
	var parts []string
	for _, o := range s.data.occasions {
		parts = append(parts, fmt.Sprintf("%s %d", kit.Sanitize(o.name), o.visits))
	}
	for _, line := range kit.Wrap(strings.Join(parts, "   "), w-2) {
		out = append(out, " "+line)
	}
	return out
}

// mostDrafts is how many drafts are looked at; a freshly imported book may have a million.
const mostDrafts = 5000

var errEnough = errors.New("enough")

func readOverview(v *ledger.View, year int, today model.Date) (overviewData, error) {
	var d overviewData
	branch, err := v.Branch()
	if err != nil {
		return d, err
	}
	for _, step := range []func(*ledger.View, *overviewData, model.Branch, int, model.Date) error{
		readFigures, readMonths, readTodoVisits, readNotices, readDraftCount, readBars,
	} {
		if err := step(v, &d, branch, year, today); err != nil {
			return d, err
		}
	}
	return d, nil
}

func readFigures(v *ledger.View, d *overviewData, _ model.Branch, year int, _ model.Date) error {
	r := ledger.Range{Year: year}
	balances, err := v.TrialBalance(r)
	if err != nil {
		return err
	}
	for _, b := range balances {
		net := b.ClosingDebit - b.ClosingCredit
		switch {
		case strings.HasPrefix(b.Account, model.AccountCash):
			d.cash += net
		case strings.HasPrefix(b.Account, model.AccountBank):
			d.bank += net
		}
	}
	sheet, err := v.Sheet(r)
	if err != nil {
		return err
	}
	for _, t := range sheet.Ties {
		if t.Name == ledger.TieCustody {
			d.custody = t.Left
		}
	}
	income, err := v.Income(r)
	d.income, d.expense = income.IncomeTotal, income.ExpenseTotal
	return err
}

// readMonths finds the months before this one that are not closed, and the title.
func readMonths(v *ledger.View, d *overviewData, b model.Branch, year int, today model.Date) error {
	last := 12
	if year == today.Year() {
		last = today.Month() - 1
	} else if year > today.Year() {
		last = 0
	}
	var open []model.Period
	for m := 1; m <= last; m++ {
		p := model.NewPeriod(year, m)
		closed, err := v.Closed(p)
		if err != nil {
			return err
		}
		if !closed {
			open = append(open, p)
		}
	}
	when, closed := text.YearLabel(year), len(open) == 0 && last == 12
	if year == today.Year() {
		var err error
		if closed, err = v.Closed(today.Period()); err != nil {
			return err
		}
		when = text.MonthLabel(today.Period())
	}
	d.title = text.OverviewTitle(b, when, closed)
	row := todo{label: text.OverviewMonths, count: -1, words: text.OverviewAllClosed, tab: "5"}
	switch {
	case len(open) > 0:
		row.words, row.count = text.MonthsOpen(open), len(open)
	case last == 12:
		row.words = text.OverviewYearDone
	}
	d.todos = append(d.todos, row)
	return readOpening(v, d, b)
}

// readOpening notes that the first year has no opening balances.
func readOpening(v *ledger.View, d *overviewData, b model.Branch) error {
	_, known, err := v.Opening(b.FirstYear)
	if err == nil && !known {
		d.todos = append(d.todos, todo{
			label: text.OverviewOpening, count: -1, words: text.OverviewNoOpening, tab: "1",
		})
	}
	return err
}
