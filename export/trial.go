package export

import (
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// trialBalance is 科目余额表: leaf accounts with a balance or movement, by code, and before the details of a first-level
// account the sum of them. 本年累计 goes up to the query's end and is not part of the CSV.
func trialBalance(d *desk, q Query) (Table, error) {
	return d.trialOf(q, func(string) bool { return true })
}

// trialOf is 科目余额表 of the accounts that are wanted.
func (d *desk) trialOf(q Query, want func(code string) bool) (Table, error) {
	t := Table{Name: sheetTrial, Heading: d.heading(q), Columns: trialWide, SumsFirst: true}
	bs, err := d.v.TrialBalance(q.covers())
	if err != nil {
		return t, err
	}
	bs = slices.DeleteFunc(bs, func(b ledger.Balance) bool { return !want(b.Account) })
	toDate, err := d.toDate(q)
	if err != nil {
		return t, err
	}
	var all trialSum
	for i := 0; i < len(bs); {
		top, _ := d.chart.Top(bs[i].Account)
		end := i
		var sum trialSum
		for ; end < len(bs) && accountIs(bs[end].Account, top.Code); end++ {
			sum.add(bs[end], toDate[bs[end].Account])
			all.add(bs[end], toDate[bs[end].Account])
		}
		if bs[i].Account != top.Code {
			t.Between = append(t.Between, len(t.Rows))
			t.Rows = append(t.Rows, sum.net().cells(top.Code, top.Name))
			t.Keys = append(t.Keys, Key{Account: top.Code})
		}
		for ; i < end; i++ {
			var one trialSum
			one.add(bs[i], toDate[bs[i].Account])
			t.Rows = append(t.Rows, one.cells(bs[i].Account, bs[i].Name))
			t.Keys = append(t.Keys, Key{Account: bs[i].Account})
		}
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{all.cells(colTotal, "")}
		if q.Month != 0 && q.Closing {
			t.Notes = append(t.Notes, monthClosed)
		}
	}
	return settled(t), nil
}

// LineReport is 科目余额表 of the accounts behind a line of 资产负债表; Query.Line must be set.
func LineReport(line ledger.SheetLine) Report {
	r := Report{Name: "line", Title: sheetTrial, Make: maker(lineTable).report}
	for _, l := range slices.Concat(balanceLeft, balanceRight, []balanceLine{balanceLast}) {
		if l.line == line && line != 0 {
			r.Title += ideographic + l.name
		}
	}
	return r
}

func lineTable(d *desk, q Query) (Table, error) {
	codes := ledger.SheetAccounts(q.Line)
	return d.trialOf(q, func(code string) bool { return accountIs(code, codes...) })
}

// toDate is what every account turned over from the year's first day to the end of a query.
func (d *desk) toDate(q Query) (map[string]ledger.Turnover, error) {
	out := map[string]ledger.Turnover{}
	for m := 1; m <= 12 && (q.Month == 0 || m <= q.Month); m++ {
		r := ledger.Range{Year: q.Year, Month: m, Closing: q.Closing}
		if q.Month == 0 {
			r.Month, m = 0, 12
		}
		bs, err := d.v.TrialBalance(r)
		if err != nil {
			return nil, err
		}
		for _, b := range bs {
			x := out[b.Account]
			out[b.Account] = ledger.Turnover{Debit: x.Debit + b.Debit, Credit: x.Credit + b.Credit}
		}
	}
	return out, nil
}

// trialSum is a line of 科目余额表: opening, turnover, turnover of the year so far, closing, each debit then credit.
type trialSum [8]model.Money

func (s *trialSum) add(b ledger.Balance, toDate ledger.Turnover) {
	for i, m := range []model.Money{
		b.OpeningDebit, b.OpeningCredit, b.Debit, b.Credit, toDate.Debit, toDate.Credit,
		b.ClosingDebit, b.ClosingCredit,
	} {
		s[i] += m
	}
}

// net is the line of an account whose details stand on both sides: its balances stand on one.
func (s trialSum) net() trialSum {
	for _, i := range []int{0, 6} {
		both := min(s[i], s[i+1])
		s[i], s[i+1] = s[i]-both, s[i+1]-both
	}
	return s
}

func (s trialSum) cells(code, name string) []string {
	out := []string{code, name}
	for _, m := range s {
		out = append(out, m.String())
	}
	return out
}

// incomeTable is 收入支出表 by leaf accounts. Its totals and the figures of what is left over stand in the foot.
func incomeTable(d *desk, q Query) (Table, error) {
	t := Table{Name: incomeTitle, Heading: d.heading(q), Columns: incomeColumns[q.Month == 0]}
	s, err := d.v.Income(q.covers())
	if err != nil {
		return t, err
	}
	second := func(r ledger.IncomeRow) model.Money {
		if q.Month == 0 {
			return r.Last
		}
		return r.ToDate
	}
	var totals [2]ledger.IncomeRow
	for i, rows := range [][]ledger.IncomeRow{s.Income, s.Expense} {
		for _, r := range rows {
			totals[i] = ledger.IncomeRow{
				Amount: totals[i].Amount + r.Amount, ToDate: totals[i].ToDate + r.ToDate,
				Last: totals[i].Last + r.Last,
			}
			for _, leaf := range leavesOf(r) {
				if leaf.Amount == 0 && second(leaf) == 0 {
					continue
				}
				t.Rows = append(t.Rows, []string{
					d.chart.FullName(leaf.Account), leaf.Account, leaf.Amount.String(), second(leaf).String(),
				})
				t.Keys = append(t.Keys, Key{Account: leaf.Account})
			}
		}
	}
	foot := func(name string, a, b model.Money) {
		t.Foot = append(t.Foot, []string{name, "", a.String(), b.String()})
	}
	foot(incomeSum, totals[0].Amount, second(totals[0]))
	foot(expenseSum, totals[1].Amount, second(totals[1]))
	foot(incomeBalance, totals[0].Amount-totals[1].Amount, second(totals[0])-second(totals[1]))
	if q.Month == 0 {
		for _, x := range []struct {
			name string
			m    model.Money
		}{
			{incomeOpeningCarry, s.OpeningCarry},
			{incomeOpeningSurplus, s.OpeningSurplus},
			{incomeAdjusted, s.Adjusted},
			{incomeClosingCarry, s.ClosingCarry},
			{incomeClosingSurplus, s.ClosingSurplus},
		} {
			t.Foot = append(t.Foot, []string{bare(x.name), "", x.m.String(), ""})
		}
		if said := saidOfIncome(s); said != "" {
			t.Notes = append(t.Notes, said)
		}
		switch s.LastFrom {
		case ledger.LastBudget:
			t.Notes = append(t.Notes, labelLastBudget)
		case ledger.LastUnknown:
			t.Notes = append(t.Notes, labelLastNone)
		case ledger.LastBook:
		}
	}
	if q.Month != 0 && q.Closing && d.branch.CloseMonthly {
		t.Notes = append(t.Notes, monthIncome)
	}
	return settled(t), nil
}

// leavesOf is a first-level account's details, and the account itself for what stands on none of them: the
// whole of one without details, or last year's figure where a budget gave it for the first level only.
func leavesOf(r ledger.IncomeRow) []ledger.IncomeRow {
	own := r
	own.Details = nil
	for _, x := range r.Details {
		own.Amount -= x.Amount
		own.ToDate -= x.ToDate
		own.Last -= x.Last
	}
	if own.Amount == 0 && own.ToDate == 0 && own.Last == 0 {
		return r.Details
	}
	return append([]ledger.IncomeRow{own}, r.Details...)
}

// bare is a line of a printed form without its number: 一、… or （一）….
func bare(s string) string {
	for _, sep := range []string{"）", "、"} {
		if _, rest, ok := strings.Cut(s, sep); ok {
			return rest
		}
	}
	return s
}

// sheetTable is 资产负债表: the lines of 工会01表 that hold something, its totals in the foot.
func sheetTable(d *desk, q Query) (Table, error) {
	t := Table{Name: balanceTitle, Heading: d.heading(q), Columns: sheetColumns}
	s, err := d.v.Sheet(q.covers())
	if err != nil {
		return t, err
	}
	lines := append(append([]balanceLine(nil), balanceLeft...), balanceRight...)
	for _, l := range append(lines, balanceLast) {
		r := s.Row(l.line)
		if l.line == 0 || r.Opening == 0 && r.Closing == 0 {
			continue
		}
		row := []string{l.name, r.Opening.String(), r.Closing.String()}
		if l.add != nil {
			t.Foot = append(t.Foot, row)
			t.FootKeys = append(t.FootKeys, Key{Line: l.line})
		} else {
			t.Rows = append(t.Rows, row)
			t.Keys = append(t.Keys, Key{Line: l.line})
		}
	}
	if said := saidOfSheet(s); said != "" {
		t.Notes = append(t.Notes, said)
	}
	if len(t.Rows) > 0 {
		t.Notes = append(t.Notes, tieNote(s.Ties))
	}
	return settled(t), nil
}

// monthlyTable is 按月收支汇总: income and expense accounts over twelve months.
func monthlyTable(d *desk, q Query) (Table, error) {
	q.Month = 0
	t := Table{Name: sheetMonthly, Heading: d.heading(q), Columns: []Column{{Name: colCode}, {Name: colName}}}
	for m := 1; m <= 12; m++ {
		t.Columns = append(t.Columns, Column{Name: fmt.Sprintf(monthName, m), Kind: Money})
	}
	t.Columns = append(t.Columns, Column{Name: colTotal, Kind: Money})
	rows, err := d.v.Monthly(q.Year)
	if err != nil {
		return t, err
	}
	var sums [2]ledger.MonthlyRow
	for _, r := range rows {
		side := 0
		if a, _ := d.chart.Lookup(r.Account); a.Kind == model.Expense {
			side = 1
		}
		for i, m := range r.Month {
			sums[side].Month[i] += m
		}
		sums[side].Before += r.Before
		sums[side].Total += r.Total
		t.Rows = append(t.Rows, monthlyCells(r.Account, r.Name, r))
		t.Keys = append(t.Keys, Key{Account: r.Account})
	}
	if len(rows) > 0 {
		left := sums[0]
		for i, m := range sums[1].Month {
			left.Month[i] -= m
		}
		left.Total -= sums[1].Total
		t.Foot = [][]string{
			monthlyCells("", incomeSum, sums[0]), monthlyCells("", expenseSum, sums[1]),
			monthlyCells("", incomeBalance, left),
		}
	}
	if in, out := sums[0].Before, sums[1].Before; in != 0 || out != 0 {
		t.Notes = append(t.Notes, fmt.Sprintf(monthlyBefore, in.Grouped(), out.Grouped()))
	}
	return settled(t), nil
}

func monthlyCells(code, name string, r ledger.MonthlyRow) []string {
	cells := []string{code, name}
	for _, m := range r.Month {
		cells = append(cells, m.String())
	}
	return append(cells, r.Total.String())
}
