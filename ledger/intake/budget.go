package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// budget imports the lines of a year's budget. They replace those that the book has; days of review and adjustments
// stay.
type budget struct {
	run      *run
	table    *table
	accounts *accounts
	c        struct{ last, plan, adjust, note column }
	lines    []budgetLine
}

type budgetLine struct {
	model.BudgetLine
	row int
}

func newBudget(r *run, t *table) (importer, error) {
	b := &budget{run: r, table: t, accounts: t.accounts()}
	b.c.last, b.c.plan, b.c.adjust, b.c.note = t.col(fLastYear), t.col(fPlan), t.col(fAdjust), t.col(fExplain)
	return b, nil
}

// row reads the budget of one account.
func (b *budget) row(l *line) error {
	x := budgetLine{row: l.Line, BudgetLine: model.BudgetLine{
		Account: b.accounts.read(l), LastYear: l.money(b.c.last), Amount: l.money(b.c.plan),
		Adjustment: l.money(b.c.adjust), Note: l.text(b.c.note, model.MaxSummary),
	}}
	if !l.bad && x.LastYear == 0 && x.Amount == 0 && x.Adjustment == 0 && x.Note == "" {
		return nil // an account for which nothing is planned
	}
	b.run.result.Read++
	if !l.bad {
		b.lines = append(b.lines, x)
	}
	return nil
}

// finish compares with the book's budget of the year and replaces it when anything differs.
func (b *budget) finish() error {
	year, err := b.run.year(b.table)
	if err != nil {
		return err
	}
	if first := b.run.branch.FirstYear; year < first {
		b.run.problem(Problem{Code: CodeBeforeBook, Value: fmt.Sprint(year), Detail: fmt.Sprint(first)})
	}
	if b.run.refused() {
		return nil
	}
	b.dropSums()
	slices.SortStableFunc(b.lines, func(x, y budgetLine) int { return cmp.Compare(x.Account, y.Account) })
	was, _, err := b.run.view.Budget(year)
	if err != nil {
		return err
	}
	now := was // its dates, papers and adjustments stay
	now.Year, now.Lines = year, nil
	for _, x := range b.lines {
		now.Lines = append(now.Lines, x.BudgetLine)
	}
	foot, err := b.run.view.BudgetFoot(ledger.Range{Year: year})
	if err != nil {
		return err
	}
	vs := append(model.CheckBudget(now, b.run.chart), model.CheckBudgetBalance(now, b.run.chart, foot.Before)...)
	if !b.run.violations(vs, b.place) {
		return nil
	}
	if !b.compare(was) || !b.run.writing() {
		return nil
	}
	_, err = b.run.tx.SaveBudget(now)
	return err
}

// place finds the row and column of a violation.
func (b *budget) place(v model.Violation) (int, string) {
	column := b.accounts.code.title
	if v.Field == "Note" {
		column = b.c.note.title
	}
	if v.Line < 0 || v.Line >= len(b.lines) || strings.HasPrefix(v.Field, "Adjustments") {
		return 0, column
	}
	return b.lines[v.Line].row, column
}

// dropSums leaves out the row of an account that only sums up the rows below it.
func (b *budget) dropSums() {
	kept := b.lines[:0:0]
	for _, x := range b.lines {
		var sum model.Money
		parts := 0
		for _, y := range b.lines {
			if y.Account != x.Account && b.run.chart.Contains(x.Account, y.Account) {
				sum, parts = sum+y.Amount, parts+1
			}
		}
		if parts > 0 && sum == x.Amount {
			b.run.result.Read--
			continue
		}
		kept = append(kept, x)
	}
	b.lines = kept
}

// compare counts what is new, the same and changed; it tells whether anything is to be written.
func (b *budget) compare(was model.Budget) bool {
	old := map[string]model.BudgetLine{}
	for _, x := range was.Lines {
		old[x.Account] = x
	}
	differs := false
	for _, x := range b.lines {
		prev, known := old[x.Account]
		delete(old, x.Account)
		what := compared(known, prev == x.BudgetLine)
		differs = differs || what != EffectSame
		b.run.count(x.row, what, x.Account+" "+b.run.chart.FullName(x.Account)+" "+x.Amount.Grouped())
	}
	b.run.result.Changed += len(old)
	return differs || len(old) > 0
}
