package export

import (
	"cmp"
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// balanceForm prints 工会01表: assets at the left, liabilities and net assets at the right.
func balanceForm(br model.Branch, s ledger.BalanceSheet) page {
	day := model.NewPeriod(s.Range.Year, 12).Last()
	columns := append([]Column(nil), balanceColumns...)
	if s.Range.Month != 0 {
		day = model.NewPeriod(s.Range.Year, s.Range.Month).Last()
	} else {
		columns[2].Name, columns[5].Name = balanceYearEnd, balanceYearEnd
	}
	at := stage(s.Range, s.Interim, s.Omitted)
	p := page{
		name: balanceTitle, title: balanceTitle, corner: balanceNumber, columns: columns, signs: statementSigned(br),
		head: []string{labelUnit + br.Name, day.Chinese() + at, labelYuan},
	}
	p.title += at
	if at == afterClosing {
		p.name += at
	}
	said := stageNote(at, beforeSheet+restrictedSheet(s), saidOfSheet(s))
	left, right := balanceSide(s, balanceLeft), balanceSide(s, balanceRight)
	for len(right) < len(left)-1 {
		right = append(right, balanceLine{})
	}
	right = append(right, balanceLast)
	rows := [2]map[ledger.SheetLine]int{{}, {}}
	for i := range left {
		rows[0][left[i].line], rows[1][right[i].line] = i, i
	}
	for i := range left {
		r := row{bold: map[int]bool{}, sums: map[int][]term{}}
		for side, l := range []balanceLine{left[i], right[i]} {
			r.cells = append(r.cells, strings.Repeat(ideographic, l.indent)+l.name)
			r.cells = append(r.cells, balanceFigures(s, l)...)
			for c := side * 3; c < side*3+3; c++ {
				r.bold[c] = l.strong()
			}
			if parts := l.parts(rows[side]); parts != nil {
				r.sums[side*3+1], r.sums[side*3+2] = parts, parts
			}
		}
		p.rows = append(p.rows, r)
	}
	if said != "" {
		p.notes = append(p.notes, labelFootnote+said)
	}
	p.notes = append(p.notes, tieNote(s.Ties))
	return p
}

// statementSigned are the places to sign below a statement with the names that the union's settings know.
func statementSigned(br model.Branch) []string {
	return signLine(statementSigns, br.Chair, br.FinanceLead, br.AccountingHead, br.Treasurer)
}

// balanceSide leaves out lines of interim sheets that hold nothing.
func balanceSide(s ledger.BalanceSheet, lines []balanceLine) []balanceLine {
	var out []balanceLine
	for _, l := range lines {
		r := s.Row(l.line)
		if !l.interim || s.Range.Month != 0 || r.Opening != 0 || r.Closing != 0 {
			out = append(out, l)
		}
	}
	return out
}

// strong lines are the headings and the totals.
func (l balanceLine) strong() bool { return l.line == 0 && l.name != "" || len(l.add) > 1 }

// parts are the rows that a total is made of; neighbours make one run.
func (l balanceLine) parts(at map[ledger.SheetLine]int) []term {
	var out []term
	for _, x := range l.add {
		i, ok := at[x]
		if n := len(out); ok && n > 0 && out[n-1].last == i-1 {
			out[n-1].last = i
		} else if ok {
			out = append(out, term{first: i, last: i})
		}
	}
	for _, x := range l.less {
		if i, ok := at[x]; ok {
			out = append(out, term{first: i, last: i, less: true})
		}
	}
	return out
}

func balanceFigures(s ledger.BalanceSheet, l balanceLine) []string {
	if l.line == 0 {
		return []string{"", ""}
	}
	r := s.Row(l.line)
	if len(l.add) > 1 {
		return []string{r.Opening.String(), r.Closing.String()}
	}
	return []string{figure(r.Opening), figure(r.Closing)}
}

// figure is an amount as a form shows it: nothing for nothing.
func figure(m model.Money) string {
	if m == 0 {
		return ""
	}
	return m.String()
}

// tieNote says of every tie that holds something whether it holds.
func tieNote(ties []ledger.Tie) string {
	var said []string
	for _, t := range ties {
		if t.Left != 0 || t.Right != 0 || len(t.Off) > 0 {
			said = append(said, tieWhole(t))
		}
	}
	return labelTies + strings.Join(said, labelTieSep)
}

// tieWhole says whether a tie holds, project by project where it is one of projects.
func tieWhole(t ledger.Tie) string {
	if t.Left != t.Right || len(t.Off) == 0 {
		return tieSaid(tieLabels[t.Name], t.Left, t.Right)
	}
	off := make([]string, len(t.Off))
	for i, x := range t.Off {
		off[i] = fmt.Sprintf(tieOffOne, cmp.Or(x.Project, tieOffNone), x.Left.Grouped(), x.Right.Grouped())
	}
	return fmt.Sprintf(tieOffAll, tieLabels[t.Name], labelTieBroken, strings.Join(off, labelTieSep))
}

func tieSaid(name string, left, right model.Money) string {
	if left == right {
		return fmt.Sprintf("%s　%s", name, labelTieHolds)
	}
	return fmt.Sprintf("%s　%s（%s ≠ %s）", name, labelTieBroken, left.Grouped(), right.Grouped())
}

// incomePage prints 工会02表 with what ties it to 工会01表 and to the year before, whose beginning and adjustments stand
// beside those of this year where the book has them.
func incomePage(br model.Branch, s Statements) page {
	p := incomeForm(br, s.Income)
	if s.Last != nil && s.Income.Range.Month == 0 {
		was := []model.Money{s.Last.OpeningCarry + s.Last.OpeningSurplus, s.Last.OpeningCarry, s.Last.OpeningSurplus}
		for i, m := range was {
			p.rows[i].cells = append(p.rows[i].cells, m.String())
		}
		p.rows[0].sums[2] = []term{{first: 1, last: 2}}
		p.rows[len(was)].cells = append(p.rows[len(was)].cells, figure(s.Last.Adjusted))
	}
	for i, n := range p.notes {
		if strings.HasPrefix(n, labelTies) {
			for _, t := range s.ties() {
				p.notes[i] += labelTieSep + tieSaid(t.name, t.left, t.right)
			}
		}
	}
	return p
}

// incomeForm prints 工会02表. A year stands beside the year before, a month beside the year so far.
func incomeForm(br model.Branch, s ledger.IncomeStatement) page {
	yearly := s.Range.Month == 0
	when := fmt.Sprintf(labelYear, s.Range.Year)
	columns := incomeYearColumns
	if !yearly {
		when, columns = model.NewPeriod(s.Range.Year, s.Range.Month).Chinese(), incomeMonthColumns
	}
	at := stage(s.Range, s.Interim, s.Omitted)
	p := page{
		name: incomeTitle, title: incomeTitle, corner: incomeNumber, columns: columns, signs: statementSigned(br),
		head: []string{labelUnit + br.Name, when + at, labelYuan},
	}
	p.title += at
	if at == afterClosing {
		p.name += at
	}
	opening, closing := s.OpeningCarry+s.OpeningSurplus, s.ClosingCarry+s.ClosingSurplus
	if yearly {
		p.pair(incomeOpening, opening, incomeOpeningCarry, s.OpeningCarry, incomeOpeningSurplus, s.OpeningSurplus, nil)
		p.rows = append(p.rows, row{cells: []string{incomeAdjusted, figure(s.Adjusted)}, strong: true})
	} else {
		p.rows = append(p.rows, row{
			cells: []string{incomeAdjusted, figure(s.AdjustedNow), figure(s.Adjusted)}, strong: true,
		})
	}
	in := p.incomeBlock(incomeIn, s, s.Income, incomeLinesIn)
	out := p.incomeBlock(incomeOut, s, s.Expense, incomeLinesOut)
	second := s.IncomeLast - s.ExpenseLast
	if !yearly {
		second = s.IncomeToDate - s.ExpenseToDate
	}
	difference := []term{{first: in, last: in}, {first: out, last: out, less: true}}
	p.rows = append(p.rows, row{
		cells: []string{incomeDifference, s.Difference().String(), p.second(s, second)}, strong: true,
		sums: map[int][]term{1: difference, 2: difference},
	})
	if yearly {
		// Last year closed with what this one opened with.
		before := []model.Money{opening, s.OpeningCarry, s.OpeningSurplus}
		p.pair(
			incomeClosing, closing, incomeClosingCarry, s.ClosingCarry, incomeClosingSurplus, s.ClosingSurplus, before,
		)
		if said := stageNote(at, beforeIncome+restrictedIncome(s), saidOfIncome(s)); said != "" {
			p.notes = append(p.notes, labelFootnote+said)
		}
		p.notes = append(p.notes, labelTies+tieSaid(tieIncome, opening+s.Adjusted+s.Difference(), closing))
		switch s.LastFrom {
		case ledger.LastBudget:
			p.notes = append(p.notes, labelLastBudget)
		case ledger.LastUnknown:
			p.notes = append(p.notes, labelLastNone)
		case ledger.LastBook:
		}
	} else if s.Range.Closing && br.CloseMonthly {
		p.notes = append(p.notes, labelFootnote+monthIncome)
	}
	return p
}

// second is a figure of the form's second column; it is left blank where last year is not known.
func (p *page) second(s ledger.IncomeStatement, m model.Money) string {
	if s.Range.Month == 0 && s.LastFrom == ledger.LastUnknown {
		return ""
	}
	return m.String()
}

// pair adds a total and the two lines it is made of; before are the same three figures of the year before.
func (p *page) pair(
	name string, total model.Money, first string, a model.Money, second string, b model.Money, before []model.Money,
) {
	n := len(p.rows)
	sum := []term{{first: n + 1, last: n + 2}}
	rows := []row{
		{cells: []string{name, total.String()}, strong: true, sums: map[int][]term{1: sum}},
		{cells: []string{ideographic + first, a.String()}},
		{cells: []string{ideographic + second, b.String()}},
	}
	for i, m := range before {
		rows[i].cells = append(rows[i].cells, m.String())
		if i == 0 {
			rows[i].sums[2] = sum
		}
	}
	p.rows = append(p.rows, rows...)
}

// incomeBlock adds 三 or 四: the total, then every line of the printed form. It returns the total's row.
func (p *page) incomeBlock(title string, s ledger.IncomeStatement, have []ledger.IncomeRow, lines []incomeLine) int {
	at := len(p.rows)
	second := func(r ledger.IncomeRow) model.Money {
		if s.Range.Month == 0 {
			return r.Last
		}
		return r.ToDate
	}
	var total [2]model.Money
	body := make([]row, 0, len(lines))
	for _, l := range lines {
		cells := []string{ideographic + l.name, "", ""}
		for _, r := range have {
			if r.Account == l.account {
				cells[1], cells[2] = figure(r.Amount), figure(second(r))
				total[0] += r.Amount
				total[1] += second(r)
			}
		}
		body = append(body, row{cells: cells})
	}
	sum := []term{{first: at + 1, last: at + len(lines)}}
	p.rows = append(p.rows, row{
		cells: []string{title, total[0].String(), p.second(s, total[1])}, strong: true,
		sums: map[int][]term{1: sum, 2: sum},
	})
	p.rows = append(p.rows, body...)
	return at
}
