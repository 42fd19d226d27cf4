package screen

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// The columns of the form in which opening balances are typed.
const (
	openProject = iota
	openDebit
	openCredit
	openYearDebit
	openYearCredit
)

// openingForm takes the opening balances account by account, with live totals. Balances with a project have a row of
// their own; a book that starts in mid-year has two more columns.
type openingForm struct {
	env   Env
	id    string
	slot  Slot
	data  openingData
	ready bool
	mid   bool
	grid  *grid
	clean string
	next  int // tells rows of one account apart
	sent  bool
}

func newOpeningForm(env Env) Screen {
	f := &openingForm{env: env, id: env.NewID()}
	money := gridColumn{kind: kit.KindAmount}
	f.grid = newGrid(env.Theme, text.OpeningColItem,
		gridColumn{kind: kit.KindText, limit: model.MaxName}, money, money, money, money)
	return f
}

func (f *openingForm) Init() tea.Cmd { return f.Reload() }

// Reload reads what the form begins with; once it is there, what is typed stays.
func (f *openingForm) Reload() tea.Cmd {
	if f.ready {
		return nil
	}
	year := f.env.Session.Branch.FirstYear
	return read(f.env, &f.slot, func(v *ledger.View) (openingData, error) { return readStart(v, year) },
		func(d openingData) tea.Cmd {
			f.data, f.ready, f.mid = d, true, d.mid
			f.fill()
			f.clean = f.grid.snapshot()
			return nil
		})
}

// fill makes the rows: those of the balances there are, and the leaves of basic unions.
func (f *openingForm) fill() {
	f.setColumns()
	for _, l := range f.data.was.Lines {
		i := f.addRow(l.Account)
		f.grid.rows[i].fields[openProject].SetValue(l.Project)
		for col, m := range map[int]model.Money{
			openDebit: l.Debit, openCredit: l.Credit, openYearDebit: l.YearDebit, openYearCredit: l.YearCredit,
		} {
			f.grid.set(gridPlace{i, col}, m)
		}
	}
	for _, a := range f.data.chart.Accounts() {
		flow := a.Kind == model.Income || a.Kind == model.Expense
		usual := a.Use == model.UseYes || a.Code == accountCustody
		if a.Leaf && usual && (!flow || f.mid) && f.rowOf(a.Code) < 0 {
			f.addRow(a.Code)
		}
	}
	f.grid.start(0)
}

// setColumns shows two or four columns of amounts; the cells of the others stay.
func (f *openingForm) setColumns() {
	amount := func(title string) gridColumn { return gridColumn{title: title, width: 12, kind: kit.KindAmount} }
	project := gridColumn{title: text.OpeningColProj, width: 14, kind: kit.KindText}
	f.grid.columns = []gridColumn{project, amount(text.OpeningColDr), amount(text.OpeningColCr)}
	if f.mid {
		project.width = 6
		amount = func(title string) gridColumn { return gridColumn{title: title, width: 11, kind: kit.KindAmount} }
		f.grid.columns = []gridColumn{
			project, amount(text.OpeningColDr0), amount(text.OpeningColCr0), amount(text.OpeningColYDr),
			amount(text.OpeningColYCr),
		}
	}
	// The project is typed only where there is one; after an amount on one side the other has no reason.
	f.grid.skip = func(p gridPlace) bool {
		switch p.col {
		case openProject:
			return true
		case openCredit:
			return f.grid.amount(gridPlace{p.row, openDebit}) != 0
		}
		return false
	}
}

// rowOf is the first row of an account, or -1.
func (f *openingForm) rowOf(code string) int {
	return slices.IndexFunc(f.grid.rows, func(r *gridEntry) bool { return r.code == code })
}

// addRow adds a row for an account in its place, behind those it has, and returns where.
func (f *openingForm) addRow(code string) int {
	a, _ := f.data.chart.Lookup(code)
	name := a.Name
	if up, ok := f.data.chart.Lookup(a.Parent); ok {
		name = up.Name + "-" + name
	}
	f.next++
	r := f.grid.row(strconv.Itoa(f.next), code, kit.PadRight(code, max(6, len(code)))+name)
	at := len(f.grid.rows)
	for i, x := range f.grid.rows {
		if x.code > code {
			at = i
			break
		}
	}
	f.grid.rows = slices.Insert(f.grid.rows, at, r)
	return at
}

// opening is what the form holds, with the row that each line comes from.
func (f *openingForm) opening() (model.Opening, []int) {
	o := model.Opening{ID: f.data.was.ID, Year: f.data.was.Year}
	var rows []int
	for i, r := range f.grid.rows {
		at := func(col int) model.Money { return amountIn(strings.TrimSpace(r.fields[col].Value())) }
		l := model.OpeningLine{
			Account: r.code, Project: model.NormalizeName(r.fields[openProject].Value()), Debit: at(openDebit),
			Credit: at(openCredit), YearDebit: at(openYearDebit), YearCredit: at(openYearCredit),
		}
		if l.Debit != 0 || l.Credit != 0 || l.YearDebit != 0 || l.YearCredit != 0 {
			o.Lines, rows = append(o.Lines, l), append(rows, i)
		}
	}
	return o, rows
}

func (f *openingForm) Title() string { return text.OfYear(text.OpeningFormTitle, f.data.was.Year) }
func (f *openingForm) Editing() bool { return true }

// Dirty tells that something was typed that is not saved.
func (f *openingForm) Dirty() bool { return f.ready && !f.sent && f.grid.snapshot() != f.clean }

func (f *openingForm) Keys() []kit.Binding {
	off := f.data.locked(f.env)
	return []kit.Binding{
		bind(text.FieldNext, "", "enter"),
		quiet(bind(text.VoucherKeyNextCell, "", "tab")), quiet(bind(text.VoucherKeyPrevCell, "", "shift+tab")),
		bind(text.FieldSave, off, "ctrl+s", "f6"),
		bind(text.OpeningKeyAdd, off, "f2", "ctrl+l"),
		bind(text.OpeningKeyProj, off, "f4", "ctrl+n"),
		bind(text.OpeningKeyMid, off, "f7", "ctrl+o"),
		bind(text.OpeningKeyMirror, off, "f8", "ctrl+t"),
		quiet(bind(text.OpeningKeyEven, off, "=")),
	}
}

func (f *openingForm) Update(msg tea.Msg) tea.Cmd {
	if f.sent || !f.ready {
		return nil
	}
	switch key := kit.Key(msg); {
	case key == "ctrl+s", key == "f6":
		return f.save()
	case key == "f2", key == "ctrl+l":
		return f.add()
	case key == "f4", key == "ctrl+n":
		f.addProject()
	case key == "f7", key == "ctrl+o":
		return f.toggle()
	case key == "f8", key == "ctrl+t":
		return f.mirror()
	case key == "=" && f.grid.at.col != openProject:
		f.even()
	default:
		f.grid.Update(msg)
	}
	return nil
}

// add offers the accounts of the balance sheet that can be booked on, and in mid-year all of them.
func (f *openingForm) add() tea.Cmd {
	var actions []kit.Action
	for _, a := range f.data.chart.Accounts() {
		flow := a.Kind == model.Income || a.Kind == model.Expense
		if !a.Leaf || flow && !f.mid {
			continue
		}
		label := kit.PadRight(a.Code, max(6, len(a.Code))) + " " + f.data.chart.FullName(a.Code)
		actions = append(actions, kit.Action{Label: label, Do: func() tea.Cmd {
			at := f.rowOf(a.Code)
			if at < 0 {
				at = f.addRow(a.Code)
			}
			f.grid.focus(gridPlace{at, openDebit})
			return nil
		}})
	}
	return ask(kit.NewPalette(f.env.Theme, text.OpeningAddTo, actions...))
}

// addProject adds a row for another project of the focused account.
func (f *openingForm) addProject() {
	if r := f.grid.at.row; r >= 0 && r < len(f.grid.rows) {
		f.grid.leave()
		f.grid.focus(gridPlace{f.addRow(f.grid.rows[r].code), openProject})
	}
}

// toggle shows the columns of the year's turnover, with the accounts of income and expense, or hides them while they
// are empty.
func (f *openingForm) toggle() tea.Cmd {
	if f.mid {
		for _, r := range f.grid.rows {
			if r.fields[openYearDebit].Value() != "" || r.fields[openYearCredit].Value() != "" {
				return warning(text.OpeningMidKept)
			}
		}
	}
	f.mid = !f.mid
	at := f.grid.rows[f.grid.at.row]
	for _, a := range f.data.chart.Accounts() {
		flow := a.Kind == model.Income || a.Kind == model.Expense
		if i := f.rowOf(a.Code); flow && !f.mid && i >= 0 {
			f.grid.rows = slices.Delete(f.grid.rows, i, i+1)
		} else if flow && f.mid && a.Leaf && a.Use == model.UseYes && i < 0 {
			f.addRow(a.Code)
		}
	}
	f.setColumns()
	row := max(slices.Index(f.grid.rows, at), 0)
	f.grid.focus(gridPlace{row, min(f.grid.at.col, len(f.grid.columns)-1)})
	if f.mid {
		return say(text.OpeningMidOn)
	}
	return nil
}

// even puts into the focused cell what its side lacks.
func (f *openingForm) even() {
	p := f.grid.at
	other := map[int]int{
		openDebit: openCredit, openCredit: openDebit, openYearDebit: openYearCredit, openYearCredit: openYearDebit,
	}
	var gap model.Money
	for i := range f.grid.rows {
		gap += f.grid.amount(gridPlace{i, other[p.col]})
		if i != p.row {
			gap -= f.grid.amount(gridPlace{i, p.col})
		}
	}
	f.grid.set(p, max(gap, 0))
}

func (f *openingForm) save() tea.Cmd {
	if why := f.data.locked(f.env); why != "" {
		return warning(why)
	}
	if !f.grid.commit() {
		return nil
	}
	now, rows := f.opening()
	was := f.data.was
	a := Act{
		Label: text.OpeningSave, ID: f.id,
		Do:      func(t *ledger.Tx) error { return saveOpening(t, now) },
		Then:    pop,
		Refused: func(err error) bool { return f.refused(rows, err) },
	}
	if f.data.known {
		a.Undo = func(t *ledger.Tx) error { return saveOpening(t, was) }
	}
	f.sent = true
	return write(f.env, a)
}

func saveOpening(t *ledger.Tx, o model.Opening) error {
	_, err := t.SaveOpening(o)
	return err
}

// refused shows at the cells why the gate refused the balances.
func (f *openingForm) refused(rows []int, err error) bool {
	f.sent, f.id = false, f.env.NewID()
	var rule *ledger.RuleError
	if !errors.As(err, &rule) {
		return false
	}
	columns := map[string]int{
		"Project": openProject, "Debit": openDebit, "Credit": openCredit, "YearDebit": openYearDebit,
		"YearCredit": openYearCredit, "Account": openDebit,
	}
	all := true
	for _, v := range rule.Violations {
		if v.Severity != model.SeverityError {
			continue
		}
		if v.Line < 0 || v.Line >= len(rows) {
			all = false
			continue
		}
		p := gridPlace{rows[v.Line], columns[v.Field]}
		f.grid.errs[p] = words(v)
		f.grid.focus(p)
	}
	return all
}
