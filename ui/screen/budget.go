package screen

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// budget shows a year's budget and what was done with it: by account, with what is left, percentages, bars.
type budget struct {
	env   Env
	year  int // may be the one after the last that has postings: its budget comes before it
	month int // the figures run to its end; 0: the year's
	slot  Slot
	data  budgetData
	ready bool
	list  *kit.List
}

// budgetData is a snapshot of the budget. It is never changed once it is made.
type budgetData struct {
	chart           model.Chart
	plan            model.Budget
	known           bool
	rows            []budgetLine
	income, expense ledger.BudgetSide
	foot            ledger.BudgetFoot
	over            int // lines of expense beyond their budget, or without one
}

// budgetLine is a line of the list: a first-level account with all below it, or one of those.
type budgetLine struct {
	ledger.BudgetRow
	top   bool
	names string // what it is found by
}

// NewBudget is the room of the budget.
func NewBudget(env Env) Screen {
	s := &budget{env: env, year: env.Year()}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.BudgetColItem, Width: 17, Flex: true},
		kit.Column{Title: text.BudgetColPlan, Width: 12, Align: kit.AlignRight, From: 108},
		kit.Column{Title: text.BudgetColNow, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.BudgetColDone, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.BudgetColLeft, Width: 14, Align: kit.AlignRight},
		kit.Column{Title: text.BudgetColRate, Width: 5, Align: kit.AlignRight},
		kit.Column{Width: budgetBarW},
		kit.Column{Title: text.BudgetColState, Width: 12, From: 94},
	)
	s.list.Empty = text.BudgetReading
	s.list.OnOpen = func(key string) tea.Cmd {
		return openKey(s.env, export.Key{Account: key}, export.Query{Year: s.year, Month: s.month})
	}
	return s
}

// budgetBarW is the width of the bars.
const budgetBarW = 8

func (s *budget) Init() tea.Cmd { return s.Reload() }
func (s *budget) Title() string { return text.BudgetTitle(s.year, s.month) }
func (s *budget) Editing() bool { return s.list.Typing() }
func (s *budget) Escape() bool  { return s.list.Escape() }

func (s *budget) Reload() tea.Cmd {
	r := ledger.Range{Year: s.year, Month: s.month}
	return read(s.env, &s.slot, func(v *ledger.View) (budgetData, error) { return readBudget(v, r) }, s.show)
}

func readBudget(v *ledger.View, r ledger.Range) (budgetData, error) {
	var d budgetData
	var err error
	if d.chart, err = v.Chart(); err != nil {
		return d, err
	}
	if d.plan, d.known, err = v.Budget(r.Year); err != nil {
		return d, err
	}
	d.plan.Year = r.Year
	rows, err := v.BudgetExecution(r)
	if err != nil {
		return d, err
	}
	d.income, d.expense = ledger.BudgetSums(rows)
	d.build(rows)
	d.foot, err = v.BudgetFoot(r)
	return d, err
}

// build puts a line for each first-level account before the lines below it.
func (d *budgetData) build(rows []ledger.BudgetRow) {
	for i, r := range rows {
		top := r.Account[:3]
		if r.Account != top && (i == 0 || rows[i-1].Account[:3] != top) {
			sum := ledger.BudgetRow{Account: top, Name: d.chart.FullName(top), Kind: r.Kind}
			for _, x := range rows[i:] {
				if x.Account[:3] != top {
					break
				}
				sum.Actual += x.Actual
				sum.Planned = sum.Planned || x.Planned
				if !x.Within {
					sum.Budget, sum.Adjusted = sum.Budget+x.Budget, sum.Adjusted+x.Adjusted
				}
			}
			d.rows = append(d.rows, budgetLine{BudgetRow: sum, top: true, names: top + " " + sum.Name})
		}
		if r.Kind == model.Expense && (r.Actual > r.Adjusted || !r.Planned && r.Actual != 0) {
			d.over++
		}
		d.rows = append(d.rows, budgetLine{BudgetRow: r, top: r.Account == top, names: r.Account + " " + r.Name})
	}
}

func (s *budget) show(d budgetData) tea.Cmd {
	s.data, s.ready = d, true
	s.list.Empty = text.BudgetEmpty
	at := make(map[string]int, len(d.rows))
	for i, r := range d.rows {
		at[r.Account] = i
	}
	return s.list.SetRows(kit.Rows{
		Len: len(d.rows), Key: func(i int) string { return d.rows[i].Account },
		Row:  func(i int) []kit.Cell { return s.cells(d, d.rows[i]) },
		Text: func(i int) string { return d.rows[i].names },
		Find: func(key string) int {
			if i, ok := at[key]; ok {
				return i
			}
			return -1
		},
	})
}

func (s *budget) cells(d budgetData, r budgetLine) []kit.Cell {
	th := s.env.Theme
	a, _ := d.chart.Lookup(r.Account)
	name := a.Name
	if !r.top {
		name = strings.Repeat(" ", len(r.Account)-3) + name
	}
	bar, over := kit.BarText(th, int64(r.Actual), int64(r.Adjusted), budgetBarW)
	cells := kit.Cells(name, r.Budget.Grouped(), r.Adjusted.Grouped(), r.Actual.Grouped(), budgetLeft(r.BudgetRow),
		kit.Percent(int64(r.Actual), int64(r.Adjusted)), bar, budgetState(r.BudgetRow))
	cells[6].Style = th.Bar
	if r.Kind == model.Expense && over {
		cells[4].Style, cells[6].Style, cells[7].Style = th.Bad, th.BarOver, th.Bad
	}
	if r.top {
		cells[0].Style = th.Label
	}
	return cells
}

// budgetLeft is what is left, or in words by how much a budget is exceeded.
func budgetLeft(r ledger.BudgetRow) string {
	left := r.Left()
	switch {
	case left >= 0:
		return left.Grouped()
	case r.Kind == model.Expense:
		return text.BudgetOverShort + left.Neg().Grouped()
	}
	return text.BudgetMoreShort + left.Neg().Grouped()
}

// budgetState says how a line stands.
func budgetState(r ledger.BudgetRow) string {
	expense := r.Kind == model.Expense
	switch {
	case !r.Planned:
		return text.BudgetNone
	case expense && r.Actual > r.Adjusted:
		return text.BudgetOverState
	case expense && r.Actual == 0:
		return text.BudgetUnused
	case expense && r.Actual == r.Adjusted:
		return text.BudgetUsedUp
	case expense && r.Actual*10 >= r.Adjusted*9:
		return text.BudgetNear
	case expense:
		return text.BudgetFine
	case r.Actual == 0:
		return text.BudgetWait
	case r.Actual >= r.Adjusted:
		return text.BudgetAllIn
	}
	return text.BudgetInWay
}

func (s *budget) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.KeyDrill, "", "enter")}
	}
	off := readOnly(s.env)
	none := onlyIf(s.data.known, text.BudgetOffNone)
	return []kit.Binding{
		bind(text.KeyDrill, onlyIf(s.list.Len() > 0, text.OffNone), "enter"),
		bind(text.BudgetKeyEdit, off, "e", "f6", "ctrl+e"),
		bind(text.BudgetKeyAdjust, first(off, none), "a", "f4", "ctrl+t"),
		bind(text.BudgetKeyDates, first(off, none), "d", "f7", "ctrl+d"),
		bind(text.BudgetKeyHistory, onlyIf(len(s.data.plan.Adjustments) > 0, text.BudgetOffNoAdj),
			"j", "f11", "ctrl+k"),
		bind(text.BudgetKeyMonth, "", "m", "f3", "ctrl+o"),
		bind(text.KeyYear, "", "y", "f8", "ctrl+y"),
		bind(text.KeyExport, none, "x", "f2", "ctrl+x"),
		quiet(bind(text.BudgetKeyIn, off, "i", "f12", "ctrl+l")),
		quiet(bind(text.KeyFind, "", "/")),
	}
}

func (s *budget) Update(msg tea.Msg) tea.Cmd {
	if s.list.Typing() {
		return s.list.Update(msg)
	}
	deeds := []func() tea.Cmd{
		nil,
		func() tea.Cmd { return push(newBudgetForm(s.env, s.year)) },
		func() tea.Cmd { return push(newAdjustForm(s.env, s.data.plan, -1, s.data.chart)) },
		func() tea.Cmd { return push(newBudgetDates(s.env, s.data.plan)) },
		func() tea.Cmd { return push(newAdjustments(s.env, s.year)) },
		s.chooseMonth,
		s.chooseYear,
		s.export,
		func() tea.Cmd { return importFlow(s.env, intake.Budget) },
	}
	for i, k := range s.Keys() {
		if i < len(deeds) && deeds[i] != nil && kit.Match(msg, k) {
			return deeds[i]()
		}
	}
	return s.list.Update(msg)
}

// chooseYear offers the book's years, and those up to the one after this, for which a budget is drawn up.
func (s *budget) chooseYear() tea.Cmd {
	env := s.env
	session := *env.Session
	session.Years = slices.Clone(session.Years)
	last := session.Branch.FirstYear
	if n := len(session.Years); n > 0 {
		last = session.Years[n-1]
	}
	for y := last + 1; y <= max(env.Today().Year(), last)+1; y++ {
		session.Years = append(session.Years, y)
	}
	env.Session = &session
	return chooseYear(env, func(year int) tea.Cmd {
		s.year, s.month = year, 0
		return s.Reload()
	})
}

// chooseMonth asks up to which month the figures run.
func (s *budget) chooseMonth() tea.Cmd {
	return ask(kit.NewMenu(s.env.Theme, text.BudgetKeyMonth, monthActions(func(m int) tea.Cmd {
		s.month = m
		return s.Reload()
	})...))
}

// monthActions are the months of a year, the whole of it first.
func monthActions(pick func(m int) tea.Cmd) []kit.Action {
	actions := []kit.Action{{Key: "0", Label: text.ReportWhole, Do: func() tea.Cmd { return pick(0) }}}
	for m := 1; m <= 12; m++ {
		key := strconv.Itoa(m)
		if m > 9 {
			key = string(rune('a' + m - 10))
		}
		actions = append(actions, kit.Action{Key: key, Label: text.MonthName(m), Do: func() tea.Cmd { return pick(m) }})
	}
	return actions
}

// export hands out 预算表 or 决算表, with cover and places to sign.
func (s *budget) export() tea.Cmd {
	var actions []kit.Action
	for i, l := range export.Lists() {
		if l.Kind == "budget" || l.Kind == "final-accounts" {
			actions = append(actions, kit.Action{
				Key: strconv.Itoa(len(actions) + 1), Label: l.Title,
				Do: func() tea.Cmd { return askList(s.env, s.year, export.Lists()[i]) },
			})
		}
	}
	return ask(kit.NewMenu(s.env.Theme, text.KeyExport, actions...))
}

// askList asks where a list goes, first the folder, then the name, and writes it.
func askList(env Env, year int, l export.List) tea.Cmd {
	book := env.Book
	return askFileName(env, l.Title, text.ReportFile(l.Title, year, 0, ".xlsx"), func(out string) error {
		return export.WriteList(book, l.Kind, year, out, false)
	})
}

// askFileName asks for a folder and a name, and has write write the file.
func askFileName(env Env, title, name string, write func(out string) error) tea.Cmd {
	p := kit.NewFolderPicker(env.Theme, text.ReportsFolder, env.Disk, env.Places...)
	p.OnPick = func(folder string) tea.Cmd {
		q := kit.NewPrompt(env.Theme, fmt.Sprintf(text.ReportsAsk, title), text.ReportsAskBody, kit.KindText, nil)
		q.Field.SetValue(name)
		q.Required = true
		q.OnEnter = func(name string) tea.Cmd {
			out := filepath.Join(folder, filepath.Base(name))
			return Work(new(Slot), func() (string, error) { return out, write(out) }, exported)
		}
		return ask(q)
	}
	return ask(p)
}

// budgetBelow is how many lines stand below the list.
const budgetBelow = 4

func (s *budget) Draw(w, h int) (string, *tea.Cursor) {
	view, cursor := s.list.Draw(w, h-budgetBelow)
	if !s.ready {
		return view, cursor
	}
	th := s.env.Theme
	foot := []string{kit.Rule(th, w)}
	f := s.data.foot
	for _, x := range []struct {
		name                string
		in, out, opened     model.Money
		recovered, invested model.Money
	}{
		{
			text.BudgetFootPlan, s.data.income.Adjusted, s.data.expense.Adjusted, f.Before, s.data.plan.Recovered,
			s.data.plan.Invested,
		},
		{
			text.BudgetFootDone, s.data.income.Actual, s.data.expense.Actual, f.Before + f.Adjusted,
			f.Recovered, f.Invested,
		},
	} {
		left := x.in - x.out
		line := " " + x.name
		for _, part := range []struct {
			name string
			m    model.Money
		}{
			{text.BudgetIncome, x.in},
			{text.BudgetExpense, x.out},
			{text.BudgetFootLeft, left},
			{text.BudgetFootEnd, x.opened + left + x.recovered - x.invested},
		} {
			line += " " + th.Label.Render(part.name) + kit.PadLeft(part.m.Grouped(), 13)
		}
		foot = append(foot, line)
	}
	said := text.BudgetNoneYet
	if s.data.known {
		p := s.data.plan
		said = text.BudgetPassed(p.Committee, p.Audited, p.Upper)
		if n := len(p.Adjustments); n > 0 {
			said += "  " + text.BudgetTimes(n)
		}
	}
	if s.data.known && s.data.over > 0 {
		said += "  " + fmt.Sprintf(text.BudgetOverSum, s.data.over)
	}
	foot = append(foot, th.Dim.Render(" "+kit.Fit(said, w-2)))
	return view + "\n" + kit.Block(foot, w, budgetBelow), cursor
}
