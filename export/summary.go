package export

import (
	"fmt"
	"strconv"

	"gonghui/ledger"
	"gonghui/ledger/audit"
	"gonghui/model"
)

// summaryTable is 年度概况: a year on one page.
func summaryTable(d *desk, q Query) (Table, error) {
	q = Query{Year: q.Year}
	t := Table{Name: sheetSummary, Heading: d.heading(q), Columns: summaryColumns}
	for _, part := range []func(*desk, Query, *Table) error{sumUpMoney, sumUpCare, sumUpBooks} {
		if err := part(d, q, &t); err != nil {
			return t, err
		}
	}
	return t, nil
}

func (t *Table) amount(name string, m model.Money) {
	t.Rows = append(t.Rows, []string{name, m.String(), "", ""})
}

func (t *Table) count(name string, n int, said string) {
	t.Rows = append(t.Rows, []string{name, "", strconv.Itoa(n), said})
}

func (t *Table) both(name string, m model.Money, n int) {
	t.Rows = append(t.Rows, []string{name, m.String(), strconv.Itoa(n), ""})
}

func sumUpMoney(d *desk, q Query, t *Table) error {
	in, err := d.v.Income(q.covers())
	if err != nil {
		return err
	}
	sheet, err := d.v.Sheet(q.covers())
	if err != nil {
		return err
	}
	t.amount(sumIncome, in.IncomeTotal)
	t.amount(sumExpense, in.ExpenseTotal)
	t.amount(sumDifference, in.Difference())
	t.amount(sumOpening, in.OpeningCarry+in.OpeningSurplus)
	t.amount(sumClosing, in.ClosingCarry+in.ClosingSurplus)
	t.amount(sumMoney, sheet.Row(ledger.SheetMoney).Closing)
	t.amount(sumCustody, sheet.Row(ledger.SheetCustody).Closing)
	return nil
}

func sumUpCare(d *desk, q Query, t *Table) error {
	active := 0
	end := min(model.NewPeriod(q.Year, 12).Last(), d.v.Today())
	for id, m := range d.members {
		if id != m.ID {
			continue // a record that was merged
		}
		if m.ActiveOn(end) {
			active++
		}
	}
	t.count(sumMembers, active, "")
	visits, pending, err := d.visitsIn(q)
	if err != nil {
		return err
	}
	said := ""
	if pending > 0 {
		said = fmt.Sprintf(visitsPending, pending)
	}
	t.Rows = append(t.Rows, []string{sumVisits, visitTotal(visits).String(), strconv.Itoa(len(visits)), said})
	gifts, err := d.giftsIn(q)
	if err != nil {
		return err
	}
	var given model.Money
	for _, g := range gifts {
		given += g.amount
	}
	t.both(sumGifts, given, len(gifts))
	grants, err := d.subsidiesIn(q)
	if err != nil {
		return err
	}
	var granted model.Money
	n := 0
	for _, s := range grants {
		if q.in(s.Paid) {
			granted += s.Amount
			n++
		}
	}
	t.both(sumSubsidies, granted, n)
	rows, err := d.v.DuesOfMembers(q.Year, d.roster)
	if err != nil {
		return err
	}
	s := sumDues(rows)
	t.both(sumDuesDue, s.due, s.owing)
	t.amount(sumDuesPaid, s.paid)
	t.both(sumDuesBehind, s.behind, s.late)
	return nil
}

// duesSums are a year's dues of all members: what was due, paid and is behind, and how many members owe dues at all
// and are late.
type duesSums struct {
	due, paid, behind model.Money
	owing, late       int
	payers            int
}

func sumDues(rows []ledger.DuesRow) duesSums {
	var s duesSums
	for _, r := range rows {
		s.due += r.Due
		s.paid += r.Paid
		s.behind += r.Behind
		if r.Months > 0 {
			s.owing++
		}
		if r.Behind > 0 {
			s.late++
		}
		if r.Paid > 0 {
			s.payers++
		}
	}
	return s
}

func sumUpBooks(d *desk, q Query, t *Table) error {
	months, err := d.v.Periods(q.Year)
	if err != nil {
		return err
	}
	posted, open, firstOpen := 0, 0, ""
	for _, m := range months {
		posted += m.Vouchers
		if !m.Closed {
			if open == 0 {
				firstOpen = m.Period.String()
			}
			open++
		}
	}
	t.count(sumVouchers, posted, "")
	t.count(sumOpen, open, firstOpen)
	r, err := d.audited(q.Year)
	if err != nil {
		return err
	}
	for _, s := range []audit.Severity{audit.SeverityError, audit.SeverityWarning, audit.SeverityInfo} {
		t.count(sumFindings, r.Count(s), s.String())
	}
	t.count(sumMissing, len(r.Missing), "")
	h := d.v.Head()
	t.Rows = append(t.Rows, []string{sumHead, "", strconv.FormatUint(h.Seq, 10), h.Code()})
	return nil
}
