package export

import (
	"maps"
	"slices"

	"gonghui/ledger"
	"gonghui/model"
)

// The accounts of what is shared with the upper union, and of money held in trust (财会〔2021〕7号).
const (
	accountLevy     = "402"
	accountOwed     = "211"
	accountDueUpper = "131"
	accountTrust    = "221"
)

// byProject reads the balances of projects, and which of them are money held in trust.
func (d *desk) byProject(q Query) (all []ledger.Balance, trust map[string]bool, err error) {
	q.Closing = false
	all, err = d.v.ProjectBalances(q.covers())
	trust = map[string]bool{}
	for _, b := range all {
		if accountIs(b.Account, accountTrust) {
			trust[b.Project] = true
		}
	}
	return all, trust, err
}

// fund is one project's year, in fen.
type fund struct{ opening, in, out model.Money }

// fundsTable is 专项资金: restricted money by project.
func fundsTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetFunds, Heading: d.heading(q), Columns: fundColumns}
	all, _, err := d.byProject(q)
	if err != nil {
		return t, err
	}
	restricted, err := d.v.Restricted()
	if err != nil {
		return t, err
	}
	by := map[string]fund{}
	for _, b := range all {
		f := by[b.Project]
		a, _ := d.chart.Lookup(b.Account)
		flow := a.Kind == model.Income || a.Kind == model.Expense
		switch {
		case flow && !restricted(b.Account, b.Project):
			continue
		case a.Kind == model.Income:
			f.in += b.Credit - b.Debit
			f.opening += b.OpeningCredit - b.OpeningDebit
		case a.Kind == model.Expense:
			f.out += b.Debit - b.Credit
			f.opening += b.OpeningCredit - b.OpeningDebit
		case accountIs(b.Account, "321"):
			f.opening += b.OpeningCredit - b.OpeningDebit
			f.in += b.Credit - b.Debit
		default:
			continue
		}
		by[b.Project] = f
	}
	for _, name := range slices.Sorted(maps.Keys(by)) {
		f := by[name]
		if f == (fund{}) {
			continue
		}
		t.Rows = append(t.Rows, []string{
			projectName(name), f.opening.String(), f.in.String(), f.out.String(),
			(f.opening + f.in - f.out).String(),
		})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 1, 2, 3, 4)}
	}
	return settled(t), nil
}

func projectName(s string) string {
	if s == "" {
		return projectUnknown
	}
	return s
}

// custodyTable is 代管资金: money held for others by project, beside what of it lies in cash and at the bank.
func custodyTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetCustody, Heading: d.heading(q), Columns: custodyColumns}
	all, trust, err := d.byProject(q)
	if err != nil {
		return t, err
	}
	for _, name := range slices.Sorted(maps.Keys(trust)) {
		var f fund
		var closing, money model.Money
		for _, b := range all {
			switch {
			case b.Project != name:
			case accountIs(b.Account, accountTrust):
				f.opening += b.OpeningCredit - b.OpeningDebit
				f.in += b.Credit
				f.out += b.Debit
				closing += b.ClosingCredit - b.ClosingDebit
			case accountIs(b.Account, "101", "102") && name != "":
				money += b.ClosingDebit - b.ClosingCredit
			}
		}
		t.Rows = append(t.Rows, []string{
			projectName(name), f.opening.String(), f.in.String(), f.out.String(), closing.String(),
			money.String(),
		})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 1, 2, 3, 4, 5)}
	}
	return settled(t), nil
}
