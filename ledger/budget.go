package ledger

import (
	"sort"
	"strings"

	"gonghui/model"
)

// Budget reads a year's budget; false if there is none, or one in which nothing stands.
func (v *View) Budget(year int) (model.Budget, bool, error) {
	id, err := v.unique(uniqueYear(model.KindBudget, year))
	if err != nil || id == 0 {
		return model.Budget{}, false, err
	}
	b, err := get[model.Budget](v, model.KindBudget, id, nil)
	return b, err == nil && (len(b.Lines) > 0 || len(b.Adjustments) > 0 || b.Reviewed() || b.FinalReviewed()), err
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
	// Within is set for a line on an account below that of another line, whose figures contain its own.
	Within bool
}

// Left is what of the budget is not used up, or for income has not come in; below 0 it is exceeded. In fen.
func (r BudgetRow) Left() model.Money { return r.Adjusted - r.Actual }

// BudgetExecution compares a year's budget with the figures up to the end of a Range, by account code; of the
// adjustments those count that were made by then. Income and expense accounts that have movement but no budget line
// of their own or above are listed as well.
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
	for _, l := range b.AdjustedTo(r.last()) {
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
		x.Within = plannedAbove(rows, x.Account)
		out = append(out, *x)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Account < out[j].Account })
	return out, nil
}

// plannedAbove tells whether an account above has a budget line.
func plannedAbove(rows map[string]*BudgetRow, code string) bool {
	for c := code; len(c) >= 5; {
		c = c[:len(c)-2]
		if x := rows[c]; x != nil && x.Planned {
			return true
		}
	}
	return false
}

// BudgetSide is one half of a budget added up, in fen; what is part of another line counts once.
type BudgetSide struct{ LastYear, Budget, Adjusted, Actual model.Money }

// BudgetSums adds rows up: income, then expense.
func BudgetSums(rows []BudgetRow) (income, expense BudgetSide) {
	for _, r := range rows {
		s := &income
		if r.Kind == model.Expense {
			s = &expense
		}
		s.Actual += r.Actual
		if !r.Within {
			s.LastYear += r.LastYear
			s.Budget += r.Budget
			s.Adjusted += r.Adjusted
		}
	}
	return income, expense
}

// BudgetFoot is what stands below a budget (domain: the bottom rows of 收支预算表), in fen: what was left over from the
// year before, and what investments moved in the year.
type BudgetFoot struct {
	Before              model.Money // 上年结余: 321 and 322 on the first day of the year
	Adjusted            model.Money // 年初余额调整 of the year
	Recovered, Invested model.Money // 本年收回投资, 本年投资
	Closing             model.Money // 期末滚存结余 by the book
}

// BudgetFoot reads what stands below the budget of a year.
func (v *View) BudgetFoot(r Range) (BudgetFoot, error) {
	s, err := v.Income(r)
	if err != nil {
		return BudgetFoot{}, err
	}
	f := BudgetFoot{
		Before: s.OpeningCarry + s.OpeningSurplus, Adjusted: s.Adjusted, Closing: s.ClosingCarry + s.ClosingSurplus,
	}
	cells, err := v.cells()
	for _, c := range cells {
		inRange := c.year == r.Year && c.period >= 1 && c.period <= 12 && (r.Month == 0 || c.period <= r.Month)
		if inRange && strings.HasPrefix(c.account, accountInvestment) {
			f.Invested += c.debit
			f.Recovered += c.credit
		}
	}
	return f, err
}

// accountInvestment is 投资 (财会〔2021〕7号).
const accountInvestment = "151"

// YearFlows is what every income and expense account moved in a year, in fen on its normal side; closing vouchers are
// left out. A year that the book does not keep has none: that is false.
func (v *View) YearFlows(year int) (map[string]model.Money, bool, error) {
	br, err := v.Branch()
	if err != nil || year < br.FirstYear {
		return nil, false, err
	}
	flows, err := v.flowsOf(Range{Year: year})
	out := make(map[string]model.Money, len(flows))
	for code, f := range flows {
		out[code] = f.amount
	}
	return out, true, err
}

// last is the last day of a Range.
func (r Range) last() model.Date {
	if r.Month == 0 {
		return model.NewPeriod(r.Year, 12).Last()
	}
	return model.NewPeriod(r.Year, r.Month).Last()
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
