package ledger

import (
	"sort"
	"strings"

	"gonghui/model"
)

// IncomeRow is one account of the 收入支出表 with what lies below it, in fen on the account's normal side.
type IncomeRow struct {
	Account, Name string
	Amount        model.Money // of the Range
	ToDate        model.Money // from the year's first day to the Range's last
	Last          model.Money // of the year before; see IncomeStatement.LastFrom
	Details       []IncomeRow // leaf accounts below a first-level account
}

// LastSource says where last year's figures come from.
type LastSource uint8

// The sources.
const (
	LastUnknown LastSource = iota
	LastBudget             // the budget's 上年决算数
	LastBook               // the book itself
)

// IncomeStatement is 工会02表 (收入支出表), in fen. First-level accounts without a figure are left out.
type IncomeStatement struct {
	Range                        Range
	Income, Expense              []IncomeRow
	IncomeTotal, ExpenseTotal    model.Money
	IncomeToDate, ExpenseToDate  model.Money
	IncomeLast, ExpenseLast      model.Money
	LastFrom                     LastSource
	OpeningCarry, OpeningSurplus model.Money // 一、年初资金结转结余
	Adjusted                     model.Money // 二、movement of 32101 and 32201 from the year's first day on
	AdjustedNow                  model.Money // the same of the Range itself
	ClosingCarry, ClosingSurplus model.Money // 六、年末资金结转结余
	// Interim: income and expense of the Range stand in ClosingSurplus, since they are not closed yet or, where
	// Omitted is set, since the Range leaves the closing vouchers out.
	Interim, Omitted bool
	// ToCarry is what of ClosingSurplus closing will move into 工会资金结转 (or, below nothing, back), since it is restricted
	// money; of an interim statement.
	ToCarry model.Money
}

// Difference is 五、本期收支差额.
func (s IncomeStatement) Difference() model.Money { return s.IncomeTotal - s.ExpenseTotal }

// Ties reports whether 一 + 二 + 五 = 六, which only investments break. It holds for a whole year.
func (s IncomeStatement) Ties() bool {
	return s.OpeningCarry+s.OpeningSurplus+s.Adjusted+s.Difference() == s.ClosingCarry+s.ClosingSurplus
}

// flow is an income or expense account's amount on its normal side.
type flow struct{ amount, toDate, last model.Money }

// Income makes the 收入支出表. Closing vouchers never count as income or expense; whether they count in what is carried
// over (六) is for the Range to say.
func (v *View) Income(r Range) (IncomeStatement, error) {
	s := IncomeStatement{Range: r}
	flows, err := v.flowsOf(r)
	if err != nil {
		return s, err
	}
	if s.LastFrom, err = v.lastYear(r.Year, flows); err != nil {
		return s, err
	}
	chart, err := v.Chart()
	if err != nil {
		return s, err
	}
	s.Income = grouped(chart, flows, model.Income)
	s.Expense = grouped(chart, flows, model.Expense)
	for _, row := range s.Income {
		s.IncomeTotal += row.Amount
		s.IncomeToDate += row.ToDate
		s.IncomeLast += row.Last
	}
	for _, row := range s.Expense {
		s.ExpenseTotal += row.Amount
		s.ExpenseToDate += row.ToDate
		s.ExpenseLast += row.Last
	}
	return s, v.carry(r, &s)
}

// flowsOf sums income and expense accounts over a Range and over the year up to its end.
func (v *View) flowsOf(r Range) (map[string]flow, error) {
	cells, err := v.cells()
	if err != nil {
		return nil, err
	}
	chart, err := v.Chart()
	if err != nil {
		return nil, err
	}
	out := map[string]flow{}
	for _, c := range cells {
		if c.year != r.Year || c.period == 0 || c.period == 13 || r.Month != 0 && c.period > r.Month {
			continue
		}
		m, ok := natural(chart, c)
		if !ok {
			continue
		}
		f := out[c.account]
		f.toDate += m
		if r.Month == 0 || c.period == r.Month {
			f.amount += m
		}
		out[c.account] = f
	}
	if r.Month != 1 {
		return out, nil
	}
	before, err := v.turnedBefore(r.Year, chart)
	for account, m := range before {
		f := out[account]
		f.amount -= m
		out[account] = f
	}
	return out, err
}

// natural is a cell's amount on the normal side of an income or expense account; false for another account.
func natural(chart model.Chart, c cell) (model.Money, bool) {
	a, ok := chart.Lookup(c.account)
	switch {
	case ok && a.Kind == model.Income:
		return c.credit - c.debit, true
	case ok && a.Kind == model.Expense:
		return c.debit - c.credit, true
	}
	return 0, false
}

// lastYear fills in the figures of the year before: the book's own if it has that year, else the budget's.
func (v *View) lastYear(year int, flows map[string]flow) (LastSource, error) {
	br, err := v.Branch()
	if err != nil {
		return LastUnknown, err
	}
	set := func(account string, m model.Money) {
		f := flows[account]
		f.last = m
		flows[account] = f
	}
	if year > br.FirstYear {
		before, err := v.flowsOf(Range{Year: year - 1})
		for a, f := range before {
			set(a, f.amount)
		}
		return LastBook, err
	}
	b, ok, err := v.Budget(year)
	if err != nil || !ok {
		return LastUnknown, err
	}
	known := LastUnknown
	for _, l := range b.Lines {
		if l.LastYear != 0 {
			set(l.Account, l.LastYear)
			known = LastBudget
		}
	}
	return known, nil
}

// grouped puts leaf figures under their first-level accounts, by code.
func grouped(chart model.Chart, flows map[string]flow, kind model.AccountKind) []IncomeRow {
	groups := map[string]*IncomeRow{}
	var codes []string
	for code := range flows {
		codes = append(codes, code)
	}
	sort.Strings(codes)
	var order []string
	for _, code := range codes {
		a, ok := chart.Lookup(code)
		if !ok || a.Kind != kind {
			continue
		}
		top := code[:3]
		g := groups[top]
		if g == nil {
			g = &IncomeRow{Account: top, Name: chart.FullName(top)}
			groups[top] = g
			order = append(order, top)
		}
		f := flows[code]
		g.Amount += f.amount
		g.ToDate += f.toDate
		g.Last += f.last
		if code != top {
			g.Details = append(g.Details, IncomeRow{
				Account: code, Name: a.Name, Amount: f.amount, ToDate: f.toDate, Last: f.last,
			})
		}
	}
	out := make([]IncomeRow, 0, len(order))
	for _, top := range order {
		out = append(out, *groups[top])
	}
	return out
}

// carry fills in 一, 二 and 六 with what 工会01表 says of the same Range, so that both agree: what is not closed yet stands
// in 工会资金结余.
func (v *View) carry(r Range, s *IncomeStatement) error {
	start, err := v.sumsOf(Range{Year: r.Year}, false)
	if err != nil {
		return err
	}
	end, err := v.sumsOf(r, false)
	if err != nil {
		return err
	}
	opening := sheetColumn(start, func(x sums) model.Money { return x.opening })
	closing := sheetColumn(end, sums.closing)
	s.OpeningCarry, s.OpeningSurplus = opening[SheetCarry], opening[SheetSurplus]
	s.ClosingCarry, s.ClosingSurplus = closing[SheetCarry], closing[SheetSurplus]
	if s.Interim, s.Omitted, err = v.interim(r, end); err != nil {
		return err
	}
	if s.Interim {
		if s.ToCarry, err = v.toCarry(r); err != nil {
			return err
		}
	}
	cells, err := v.cells()
	for _, c := range cells {
		if c.year != r.Year || c.period < 1 || c.period > 12 || r.Month != 0 && c.period > r.Month {
			continue
		}
		if strings.HasPrefix(c.account, model.AccountCarryAdjusted) ||
			strings.HasPrefix(c.account, model.AccountSurplusAdjusted) {
			s.Adjusted += c.credit - c.debit
			if r.Month == 0 || c.period == r.Month {
				s.AdjustedNow += c.credit - c.debit
			}
		}
	}
	return err
}

// toCarry is what a closing at the end of a Range would add to 工会资金结转 (321), in fen: restricted income less restricted
// spending, less what projects that are finished hand over to 结余.
func (v *View) toCarry(r Range) (model.Money, error) {
	all, err := v.sumsOf(r, true)
	if err != nil {
		return 0, err
	}
	c, err := v.closing(model.Closing(r.Year))
	if err != nil {
		return 0, err
	}
	list := make([]model.AccountBalance, 0, len(all))
	for k, x := range all {
		list = append(list, model.AccountBalance{Account: k.account, Project: k.project, Amount: x.closing()})
	}
	var out model.Money
	for _, x := range c.Vouchers(list) {
		for _, l := range x.Voucher.Lines {
			if strings.HasPrefix(l.Account, "321") {
				out += l.Credit() - l.Debit()
			}
		}
	}
	return out, nil
}

// MonthlyRow is one income or expense account over the twelve months, in fen on its normal side.
type MonthlyRow struct {
	Account, Name string
	Before        model.Money // turned over before a book was started in mid-year; of no month
	Month         [12]model.Money
	Total         model.Money // all of these
}

// turnedBefore is what income and expense accounts had turned over before a book was started in mid-year, on their
// normal side. It stands in period 1 of the totals.
func (v *View) turnedBefore(year int, chart model.Chart) (map[string]model.Money, error) {
	o, ok, err := v.Opening(year)
	if err != nil || !ok {
		return nil, err
	}
	out := map[string]model.Money{}
	for _, l := range o.Lines {
		if m, ok := natural(chart, cell{
			totalKey: totalKey{account: l.Account}, debit: l.YearDebit, credit: l.YearCredit,
		}); ok && m != 0 {
			out[l.Account] += m
		}
	}
	return out, nil
}

// Monthly lists income and expense by month, by account code. Closing vouchers are left out.
func (v *View) Monthly(year int) ([]MonthlyRow, error) {
	cells, err := v.cells()
	if err != nil {
		return nil, err
	}
	chart, err := v.Chart()
	if err != nil {
		return nil, err
	}
	rows := map[string]*MonthlyRow{}
	for _, c := range cells {
		if c.year != year || c.period < 1 || c.period > 12 {
			continue
		}
		m, ok := natural(chart, c)
		if !ok {
			continue
		}
		row := rows[c.account]
		if row == nil {
			row = &MonthlyRow{Account: c.account, Name: chart.FullName(c.account)}
			rows[c.account] = row
		}
		row.Month[c.period-1] += m
		row.Total += m
	}
	before, err := v.turnedBefore(year, chart)
	if err != nil {
		return nil, err
	}
	for account, m := range before {
		if row := rows[account]; row != nil {
			row.Before = m
			row.Month[0] -= m
		}
	}
	out := make([]MonthlyRow, 0, len(rows))
	for _, row := range rows {
		out = append(out, *row)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Account < out[j].Account })
	return out, nil
}

// Turnover is what all vouchers of a month booked on either side, in fen.
type Turnover struct{ Debit, Credit model.Money }

// Turnovers lists the turnover of the twelve months, closing vouchers left out.
func (v *View) Turnovers(year int) ([12]Turnover, error) {
	var out [12]Turnover
	cells, err := v.cells()
	for _, c := range cells {
		if c.account != "" && c.year == year && c.period >= 1 && c.period <= 12 {
			out[c.period-1].Debit += c.debit
			out[c.period-1].Credit += c.credit
		}
	}
	return out, err
}
