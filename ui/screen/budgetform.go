package screen

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// The columns of the form in which a budget is drawn up.
const (
	planLast = iota
	planAmount
	planNote
)

// budgetForm draws a year's budget up: a table of the income and expense accounts with last year's figures, the
// amounts, and notes; the totals follow what is typed.
type budgetForm struct {
	env   Env
	id    string
	year  int
	slot  Slot
	data  budgetFormData
	ready bool
	grid  *grid
	clean string
	sent  bool
}

// budgetFormData is what the form knows of the book.
type budgetFormData struct {
	chart  model.Chart
	was    model.Budget
	before model.Money            // 上年结余
	last   map[string]model.Money // last year's figures by leaf account
	book   bool                   // those are the book's
}

func newBudgetForm(env Env, year int) Screen {
	f := &budgetForm{env: env, id: env.NewID(), year: year}
	f.grid = newGrid(env.Theme, text.BudgetColItem,
		gridColumn{title: text.BudgetColLast, width: 13, kind: kit.KindAmount},
		gridColumn{title: text.BudgetColThis, width: 13, kind: kit.KindAmount},
		gridColumn{title: text.BudgetColNote, kind: kit.KindText, limit: model.MaxSummary},
	)
	f.grid.skip = func(p gridPlace) bool { return p.col == planNote }
	return f
}

func (f *budgetForm) Init() tea.Cmd { return f.Reload() }

// Reload reads what the form begins with; once it is there, what is typed stays.
func (f *budgetForm) Reload() tea.Cmd {
	if f.ready {
		return nil
	}
	year := f.year
	return read(f.env, &f.slot, func(v *ledger.View) (budgetFormData, error) { return readBudgetForm(v, year) },
		f.fill)
}

func readBudgetForm(v *ledger.View, year int) (budgetFormData, error) {
	var d budgetFormData
	var err error
	if d.chart, err = v.Chart(); err != nil {
		return d, err
	}
	if d.was, _, err = v.Budget(year); err != nil {
		return d, err
	}
	d.was.Year = year
	foot, err := v.BudgetFoot(ledger.Range{Year: year})
	if err != nil {
		return d, err
	}
	d.before = foot.Before
	d.last, d.book, err = v.YearFlows(year - 1)
	return d, err
}

// flowsBelow adds up what an account and all below it moved.
func flowsBelow(flows map[string]model.Money, code string) model.Money {
	var sum model.Money
	for c, m := range flows {
		if strings.HasPrefix(c, code) {
			sum += m
		}
	}
	return sum
}

// fill makes the rows: the accounts of basic unions, and every other one that holds something.
func (f *budgetForm) fill(d budgetFormData) tea.Cmd {
	f.data, f.ready = d, true
	for _, a := range d.chart.Accounts() {
		if a.Kind != model.Income && a.Kind != model.Expense {
			continue
		}
		_, planned := d.was.Line(a.Code)
		if a.Use == model.UseYes || planned || d.last[a.Code] != 0 {
			f.addRow(a)
		}
	}
	f.grid.start(0)
	f.placehold()
	f.clean = f.grid.snapshot()
	return nil
}

// addRow adds an account's row in its place and returns where.
func (f *budgetForm) addRow(a model.Account) int {
	if i := f.grid.find(a.Code); i >= 0 {
		return i
	}
	depth := (len(a.Code) - 3) / 2
	r := f.grid.row(a.Code, a.Code, kit.PadRight(a.Code, 6)+strings.Repeat(" ", depth)+a.Name)
	line, _ := f.data.was.Line(a.Code)
	r.fields[planAmount].SetValue(amountOrNone(line.Amount))
	r.fields[planNote].SetValue(line.Note)
	r.fields[planLast].SetValue(amountOrNone(line.LastYear))
	if f.data.book {
		r.fields[planLast].SetValue(amountOrNone(flowsBelow(f.data.last, a.Code)))
		r.fields[planLast].ReadOnly = true
	}
	at, _ := slices.BinarySearchFunc(f.grid.rows, a.Code, func(x *gridEntry, code string) int {
		return cmp.Compare(x.code, code)
	})
	f.grid.rows = slices.Insert(f.grid.rows, at, r)
	return at
}

// placehold shows in the empty cell of an account above others what those add up to.
func (f *budgetForm) placehold() {
	for i, r := range f.grid.rows {
		for _, col := range []int{planLast, planAmount} {
			var sum model.Money
			for j := i + 1; j < len(f.grid.rows) && strings.HasPrefix(f.grid.rows[j].code, r.code); j++ {
				if len(f.grid.rows[j].code) == len(r.code)+2 {
					sum += f.grid.amount(gridPlace{j, col})
				}
			}
			words := ""
			if sum != 0 {
				words = kit.PadLeft(sum.String(), f.grid.columns[col].width)
			}
			r.fields[col].Placeholder = words
		}
	}
}

// budget is what the form holds.
func (f *budgetForm) budget() model.Budget {
	b := f.data.was
	b.Lines = nil
	typed := map[string]bool{}
	for i, r := range f.grid.rows {
		typed[r.code] = f.grid.amount(gridPlace{i, planAmount}) != 0 || f.grid.text(gridPlace{i, planNote}) != ""
	}
	for i, r := range f.grid.rows {
		was, planned := f.data.was.Line(r.code)
		l := model.BudgetLine{
			Account: r.code, Amount: f.grid.amount(gridPlace{i, planAmount}), Adjustment: was.Adjustment,
			LastYear: f.grid.amount(gridPlace{i, planLast}), Note: f.grid.text(gridPlace{i, planNote}),
		}
		own := typed[r.code] || l.Adjustment != 0
		// Last year's figure alone stands on the account that has it, unless a line above covers it.
		only := f.data.chart.IsLeaf(r.code) && l.LastYear != 0 && !f.covered(r.code, typed)
		if !f.data.book && !f.data.chart.IsLeaf(r.code) {
			only = l.LastYear != 0
		}
		if own || only || planned && l.LastYear != 0 && f.data.chart.IsLeaf(r.code) {
			b.Lines = append(b.Lines, l)
		}
	}
	return b
}

// covered tells whether an account above has an amount of its own.
func (f *budgetForm) covered(code string, typed map[string]bool) bool {
	for len(code) >= 5 {
		code = code[:len(code)-2]
		if typed[code] {
			return true
		}
	}
	return false
}

func (f *budgetForm) Title() string { return text.OfYear(text.BudgetFormTitle, f.year) }
func (f *budgetForm) Editing() bool { return true }

// Dirty tells that something was typed that is not saved.
func (f *budgetForm) Dirty() bool { return f.ready && !f.sent && f.grid.snapshot() != f.clean }

func (f *budgetForm) Keys() []kit.Binding {
	return []kit.Binding{
		bind(text.FieldNext, "", "enter"),
		quiet(bind(text.VoucherKeyNextCell, "", "tab")), quiet(bind(text.VoucherKeyPrevCell, "", "shift+tab")),
		bind(text.FieldSave, readOnly(f.env), "ctrl+s", "f6"),
		bind(text.BudgetFormAdd, "", "f2", "ctrl+l"),
	}
}

func (f *budgetForm) Update(msg tea.Msg) tea.Cmd {
	if f.sent || !f.ready {
		return nil
	}
	switch kit.Key(msg) {
	case "ctrl+s", "f6":
		return f.save()
	case "f2", "ctrl+l":
		return f.add()
	}
	f.grid.Update(msg)
	f.placehold()
	return nil
}

// add offers the income and expense accounts that the table does not show, and goes to the one chosen.
func (f *budgetForm) add() tea.Cmd {
	var actions []kit.Action
	for _, a := range f.data.chart.Accounts() {
		if a.Kind != model.Income && a.Kind != model.Expense {
			continue
		}
		label := kit.PadRight(a.Code, max(6, len(a.Code))) + " " + f.data.chart.FullName(a.Code)
		if f.grid.find(a.Code) >= 0 {
			label += "  " + text.BudgetFormThere
		}
		actions = append(actions, kit.Action{Label: label, Do: func() tea.Cmd {
			f.grid.focus(gridPlace{f.addRow(a), planAmount})
			return nil
		}})
	}
	return ask(kit.NewPalette(f.env.Theme, text.BudgetFormAddTo, actions...))
}

func (f *budgetForm) save() tea.Cmd {
	if readOnly(f.env) != "" {
		return fail(ledger.ErrReadOnly)
	}
	if !f.grid.commit() {
		return nil
	}
	now, was := f.budget(), f.data.was
	if len(now.Lines) == 0 && len(was.Lines) == 0 {
		return warning(text.BudgetFormNothing)
	}
	f.sent = true
	return write(f.env, Act{
		Label: fmt.Sprintf("%s %d", text.BudgetFormSave, f.year), ID: f.id,
		Do:      func(t *ledger.Tx) error { return saveBudget(t, now) },
		Undo:    func(t *ledger.Tx) error { return saveBudget(t, was) },
		Then:    pop,
		Refused: func(err error) bool { return f.refused(now, err) },
	})
}

func saveBudget(t *ledger.Tx, b model.Budget) error {
	_, err := t.SaveBudget(b)
	return err
}

// refused shows at the cells why the gate refused a budget.
func (f *budgetForm) refused(now model.Budget, err error) bool {
	f.sent, f.id = false, f.env.NewID()
	var rule *ledger.RuleError
	if !errors.As(err, &rule) {
		return false
	}
	all := true
	for _, v := range rule.Violations {
		if v.Severity != model.SeverityError || v.Line < 0 || v.Line >= len(now.Lines) {
			all = all && v.Severity != model.SeverityError
			continue
		}
		col := planAmount
		if v.Field == "Note" {
			col = planNote
		}
		p := gridPlace{f.grid.find(now.Lines[v.Line].Account), col}
		f.grid.errs[p] = words(v)
		f.grid.focus(p)
	}
	return all
}

// budgetFootLines is how many lines stand below the table.
const budgetFootLines = 4

func (f *budgetForm) Draw(w, h int) (string, *tea.Cursor) {
	if !f.ready {
		return "\n  " + text.BudgetReading, nil
	}
	th := f.env.Theme
	view, cursor := f.grid.Draw(w, h-budgetFootLines)
	now := f.budget()
	in, out := model.BudgetTotals(now, f.data.chart, 0)
	sum := func(label string, m model.Money) string { return " " + label + " " + kit.PadLeft(m.Grouped(), 14) }
	foot := []string{
		kit.Rule(th, w),
		sum(text.BudgetIncome, in) + "  " + sum(text.BudgetExpense, out) + "  " + sum(text.BudgetFootThis, in-out),
		sum(text.BudgetFootBefore, f.data.before) + "  " +
			sum(text.BudgetFootClosing, f.data.before+in-out+now.Recovered-now.Invested),
		f.says(now, out-in, w),
	}
	return view + "\n" + kit.Block(foot, w, budgetFootLines), cursor
}

// says is the last line: what is wrong with the focused cell, what is to be warned of, or where figures come from.
func (f *budgetForm) says(now model.Budget, short model.Money, w int) string {
	th := f.env.Theme
	if reason := f.grid.errs[f.grid.at]; reason != "" {
		return th.Bad.Render(kit.Fit(" ! "+kit.Sanitize(reason), w))
	}
	for _, v := range append(model.CheckBudgetBalance(now, f.data.chart, f.data.before),
		model.CheckBudget(now, f.data.chart)...) {
		return th.Warn.Render(kit.Fit(" "+kit.Sanitize(words(v)), w))
	}
	source := text.BudgetFormTyped
	if f.data.book {
		source = text.BudgetFormBook
	}
	if short > 0 {
		source = fmt.Sprintf(text.BudgetFormMeans, short.Grouped()) + "；" + source
	}
	return th.Dim.Render(kit.Fit(" "+source, w))
}
