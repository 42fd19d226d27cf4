package ledger

import (
	"sort"

	"gonghui/model"
)

// Budget reads a year's budget; false if there is none.
func (v *View) Budget(year int) (model.Budget, bool, error) {
	id, err := v.unique(uniqueYear(model.KindBudget, year))
	if err != nil || id == 0 {
		return model.Budget{}, false, err
	}
	b, err := get[model.Budget](v, model.KindBudget, id, nil)
	return b, err == nil, err
}

// SaveBudget makes or replaces a year's budget as a whole. Errors: *RuleError, ErrYear.
func (t *Tx) SaveBudget(b model.Budget) (model.ID, error) {
	chart, err := t.Chart()
	if err != nil {
		return 0, err
	}
	if err := t.inBook(b.Year); err != nil {
		return 0, err
	}
	id, err := t.unique(uniqueYear(model.KindBudget, b.Year))
	if err != nil {
		return 0, err
	}
	if err := refused(model.Ref{Kind: model.KindBudget, ID: id}, model.CheckBudget(b, chart)); err != nil {
		return 0, err
	}
	if b.ID, err = t.identify(model.KindBudget, id); err != nil {
		return 0, err
	}
	return b.ID, t.save(model.Ref{Kind: model.KindBudget, ID: b.ID}, b)
}

// Opening reads a year's opening balances; false if there are none.
func (v *View) Opening(year int) (model.Opening, bool, error) {
	id, err := v.unique(uniqueYear(model.KindOpening, year))
	if err != nil || id == 0 {
		return model.Opening{}, false, err
	}
	o, err := get[model.Opening](v, model.KindOpening, id, nil)
	return o, err == nil, err
}

// SaveOpening makes or replaces the opening balances of the book's first year as a whole; later years open with
// what the year before closed with. Errors: *RuleError, ErrYear for another year, *PeriodError once a month is closed.
func (t *Tx) SaveOpening(o model.Opening) (model.ID, error) {
	br, err := t.Branch()
	if err != nil {
		return 0, err
	}
	if o.Year != br.FirstYear {
		return 0, ErrYear
	}
	for m := 1; m <= 12; m++ {
		if err := t.open(model.NewPeriod(o.Year, m)); err != nil {
			return 0, err
		}
	}
	chart, err := t.Chart()
	if err != nil {
		return 0, err
	}
	id, err := t.unique(uniqueYear(model.KindOpening, o.Year))
	if err != nil {
		return 0, err
	}
	if err := refused(model.Ref{Kind: model.KindOpening, ID: id}, model.CheckOpening(o, chart)); err != nil {
		return 0, err
	}
	if o.ID, err = t.identify(model.KindOpening, id); err != nil {
		return 0, err
	}
	return o.ID, t.save(model.Ref{Kind: model.KindOpening, ID: o.ID}, o)
}

// inBook refuses a year before the book's first.
func (t *Tx) inBook(year int) error {
	br, err := t.Branch()
	if err == nil && year < br.FirstYear {
		err = ErrYear
	}
	return err
}

// BudgetRow is one account's budget and what was done with it (预算执行), in fen.
type BudgetRow struct {
	Account, Name              string
	Kind                       model.AccountKind
	LastYear, Budget, Adjusted model.Money
	Actual                     model.Money
	Planned                    bool // false: movement without a budget line
	Note                       string
}

// BudgetExecution compares a year's budget with the figures up to the end of a Range, by account code. Income and
// expense accounts that have movement but no budget line of their own or above are listed as well.
func (v *View) BudgetExecution(r Range) ([]BudgetRow, error) {
	b, _, err := v.Budget(r.Year)
	if err != nil {
		return nil, err
	}
	chart, err := v.Chart()
	if err != nil {
		return nil, err
	}
	flows, err := v.flowsOf(r)
	if err != nil {
		return nil, err
	}
	rows := map[string]*BudgetRow{}
	row := func(code string) *BudgetRow {
		if rows[code] == nil {
			a, _ := chart.Lookup(code)
			rows[code] = &BudgetRow{Account: code, Name: chart.FullName(code), Kind: a.Kind}
		}
		return rows[code]
	}
	for _, l := range b.Lines {
		x := row(l.Account)
		x.LastYear, x.Budget, x.Adjusted, x.Planned, x.Note = l.LastYear, l.Amount, l.Adjusted(), true, l.Note
	}
	for code, f := range flows {
		if f.toDate != 0 {
			row(plannedAs(rows, code)).Actual += f.toDate
		}
	}
	out := make([]BudgetRow, 0, len(rows))
	for _, x := range rows {
		out = append(out, *x)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Account < out[j].Account })
	return out, nil
}

// plannedAs is the account whose budget line covers a leaf: its own, or that of the nearest account above it.
func plannedAs(rows map[string]*BudgetRow, code string) string {
	for c := code; len(c) >= 3; c = c[:max(len(c)-2, 0)] {
		if x := rows[c]; x != nil && x.Planned {
			return c
		}
	}
	return code
}
