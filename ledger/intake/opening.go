package intake

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// opening imports the balances with which the book begins. They replace those it has.
type opening struct {
	run      *run
	accounts *accounts
	c        struct{ debit, credit, side, balance, project, start, yearDebit, yearCredit column }
	lines    []model.OpeningLine
	rows     []int
}

func newOpening(r *run, t *table) (importer, error) {
	o := &opening{run: r, accounts: t.accounts()}
	o.c.debit, o.c.credit, o.c.project = t.col(fDebitBal), t.col(fCreditBal), t.col(fProject)
	o.c.side, o.c.balance = t.col(fSide), t.col(fBalance)
	o.c.start, o.c.yearDebit, o.c.yearCredit = t.col(fYearOpen), t.col(fYearDebit), t.col(fYearCred)
	return o, nil
}

// row reads one balance. In a file of a start in mid-year 借方余额 and 贷方余额 are those of that day, as bookkeeping
// programs print them (期初余额), and the year's first day is found by taking the turnover off.
func (o *opening) row(l *line) error {
	x := model.OpeningLine{
		Account: o.accounts.read(l), Project: l.text(o.c.project, model.MaxName), Debit: l.money(o.c.debit),
		Credit: l.money(o.c.credit), YearDebit: l.money(o.c.yearDebit), YearCredit: l.money(o.c.yearCredit),
	}
	o.oneColumn(l, &x)
	start := o.signed(l, x.Account, l.money(o.c.start))
	o.run.result.Read++
	if l.bad {
		return nil
	}
	if x.YearDebit != 0 || x.YearCredit != 0 || l.given(o.c.start) {
		o.fromMidYear(l, &x, start)
	}
	if x.Debit == 0 && x.Credit == 0 && x.YearDebit == 0 && x.YearCredit == 0 {
		o.run.result.Read-- // an account without a balance is nothing
		return nil
	}
	o.lines, o.rows = append(o.lines, x), append(o.rows, l.Line)
	return nil
}

// oneColumn reads a balance that stands in one column, with its side in another or none.
func (o *opening) oneColumn(l *line, x *model.OpeningLine) {
	if o.c.debit.at >= 0 || o.c.credit.at >= 0 || !l.given(o.c.balance) {
		return
	}
	balance := o.signed(l, x.Account, l.money(o.c.balance))
	x.Debit, x.Credit = max(balance, 0), max(-balance, 0)
}

// signed is a balance as debit less credit: of the side that the row says, else of the one that is usual for the
// account. 平 goes with no balance.
func (o *opening) signed(l *line, account string, balance model.Money) model.Money {
	if balance == 0 {
		return 0
	}
	a, _ := o.run.chart.Lookup(account)
	side := a.Normal
	if l.given(o.c.side) {
		side = word(l, o.c.side, model.ParseSide, []string{model.Debit.String(), model.Credit.String()})
	}
	if side == model.Credit {
		return -balance
	}
	return balance
}

// fromMidYear puts the balance of the year's first day into x.
func (o *opening) fromMidYear(l *line, x *model.OpeningLine, start model.Money) {
	balance := x.Debit - x.Credit
	first := balance - x.YearDebit + x.YearCredit
	if l.given(o.c.start) {
		if (l.given(o.c.debit) || l.given(o.c.credit)) && start != first {
			l.fail(o.c.start, CodeOpeningSum, start.Abs().String(), first.Abs().String())
			return
		}
		first = start
	}
	x.Debit, x.Credit = max(first, 0), max(-first, 0)
}

// finish compares with the balances of the book and replaces them when anything differs.
func (o *opening) finish() error {
	year := o.run.branch.FirstYear
	if y := o.run.opts.Year; y != 0 && y != year {
		o.run.problem(Problem{Code: CodeOpeningYear, Value: fmt.Sprint(y), Detail: fmt.Sprint(year)})
	}
	o.dropSums()
	for i, x := range o.lines {
		if !o.run.chart.IsLeaf(x.Account) {
			o.run.problem(Problem{
				Code: Code(model.RuleAccountLeaf), Row: o.rows[i], Column: o.accounts.code.title, Value: x.Account,
				Detail: details(o.run.chart, x.Account),
			})
		}
	}
	for m := 1; m <= 12; m++ {
		p := model.NewPeriod(year, m)
		closed, err := o.run.view.Closed(p)
		if err != nil {
			return err
		}
		if closed {
			o.run.problem(Problem{Code: CodeClosed, Value: p.String()})
			break
		}
	}
	if o.run.refused() {
		return nil
	}
	now := model.Opening{Year: year, Lines: o.lines}
	if !o.run.violations(model.CheckOpening(now, o.run.chart), o.place) {
		return nil
	}
	was, _, err := o.run.view.Opening(year)
	if err != nil {
		return err
	}
	if !o.compare(was) || !o.run.writing() {
		return nil
	}
	_, err = o.run.tx.SaveOpening(now)
	return err
}

// place finds the row and column of a violation.
func (o *opening) place(v model.Violation) (int, string) {
	column := map[string]string{
		"Account": o.accounts.code.title, "Debit": o.c.debit.title, "Credit": o.c.credit.title,
		"Project": o.c.project.title, "YearDebit": o.c.yearDebit.title,
	}[v.Field]
	if o.c.balance.at >= 0 && (v.Field == "Debit" || v.Field == "Credit") {
		column = o.c.balance.title
	}
	if v.Line < 0 || v.Line >= len(o.rows) {
		return 0, column
	}
	return o.rows[v.Line], column
}

// dropSums leaves out rows of accounts that cannot be booked on when rows of their details stand in the file too: a
// printed 科目余额表 lists both.
func (o *opening) dropSums() {
	lines, rows := o.lines[:0:0], o.rows[:0:0]
	for i, x := range o.lines {
		if !o.run.chart.IsLeaf(x.Account) && detailed(o.run.chart, x.Account, o.lines, openingAccount) {
			o.run.result.Read--
			continue
		}
		lines, rows = append(lines, x), append(rows, o.rows[i])
	}
	o.lines, o.rows = lines, rows
}

func openingAccount(x model.OpeningLine) string { return x.Account }

// detailed tells whether any line is on an account below code.
func detailed[T any](chart model.Chart, code string, lines []T, account func(T) string) bool {
	for _, x := range lines {
		if a := account(x); a != code && chart.Contains(code, a) {
			return true
		}
	}
	return false
}

// compare counts what is new, the same and changed; it tells whether anything is to be written.
func (o *opening) compare(was model.Opening) bool {
	type place struct{ account, project string }
	old := map[place]model.OpeningLine{}
	for _, x := range was.Lines {
		old[place{x.Account, x.Project}] = x
	}
	differs := false
	for i, x := range o.lines {
		k := place{x.Account, x.Project}
		prev, known := old[k]
		delete(old, k)
		what := compared(known, prev == x)
		differs = differs || what != EffectSame
		side := o.c.debit.title
		if x.Credit > x.Debit {
			side = o.c.credit.title
		}
		amount := side + " " + (x.Debit - x.Credit).Abs().Grouped()
		text := strings.TrimSpace(x.Account + " " + o.run.chart.FullName(x.Account) + " " + amount + " " + x.Project)
		o.run.count(o.rows[i], what, text)
	}
	o.run.result.Changed += len(old) // balances that are there no more
	return differs || len(old) > 0
}

// compared says what becomes of a record that the book knows or not, and has just so or not.
func compared(known, same bool) Effect {
	switch {
	case !known:
		return EffectNew
	case same:
		return EffectSame
	}
	return EffectChanged
}
