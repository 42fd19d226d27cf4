package export

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/ledger/audit"
	"gonghui/model"
)

// desk is where reports are made: one view of the book with what every report looks up in it.
type desk struct {
	v       *ledger.View
	branch  model.Branch
	chart   model.Chart
	members map[model.ID]model.Member
	roster  []model.Member // by member number, without merged records
	numbers map[model.ID]string
	audits  map[int]audit.Result
}

func newDesk(v *ledger.View) (*desk, error) {
	br, err := v.Branch()
	if err != nil {
		return nil, err
	}
	chart, err := v.Chart()
	if err != nil {
		return nil, err
	}
	members, err := v.Members()
	if err != nil {
		return nil, err
	}
	d := &desk{
		v: v, branch: br, chart: chart, roster: members, members: make(map[model.ID]model.Member, len(members)),
		numbers: map[model.ID]string{}, audits: map[int]audit.Result{},
	}
	for _, m := range members {
		d.members[m.ID] = m
	}
	merged, err := v.Merged()
	for id, m := range merged {
		d.members[id] = m
	}
	return d, err
}

// heading is the line under a report's title: whose it is, of when, in what unit.
func (d *desk) heading(q Query) []string {
	when := fmt.Sprintf(labelYear, q.Year)
	if q.Month != 0 {
		when = model.NewPeriod(q.Year, q.Month).Chinese()
	}
	return []string{labelUnit + d.branch.Name, when, labelYuan}
}

// label is how reports call a voucher: 2025-03 记12, or for a closing voucher 2025-13 记1. It is one of a kind
// in the book, and imports understand it.
func label(x model.Voucher) string { return fmt.Sprintf(voucherLabel, x.In(), x.Number) }

// voucher is label for the voucher of an ID. It is empty for no voucher and for a draft.
func (d *desk) voucher(id model.ID) (string, error) {
	if id == 0 {
		return "", nil
	}
	if n, ok := d.numbers[id]; ok {
		return n, nil
	}
	x, err := d.v.Voucher(id)
	if err != nil {
		return "", err
	}
	n := ""
	if x.Posted() {
		n = label(x)
	}
	d.numbers[id] = n
	return n, nil
}

// voucherOr is voucher, or for a record without one what an import said of it.
func (d *desk) voucherOr(id model.ID, text string) (string, error) {
	n, err := d.voucher(id)
	if n == "" {
		n = text
	}
	return n, err
}

// span is the first and last period of a query; the closing period only where it is asked for.
func (q Query) span() (first, last model.Period) {
	if q.Month != 0 {
		p := model.NewPeriod(q.Year, q.Month)
		return p, p
	}
	if q.Closing {
		return model.OpeningPeriod(q.Year), model.Closing(q.Year)
	}
	return model.OpeningPeriod(q.Year), model.NewPeriod(q.Year, 12)
}

// in reports whether a day lies in a query's year and month.
func (q Query) in(day model.Date) bool {
	return day.Year() == q.Year && (q.Month == 0 || day.Month() == q.Month)
}

// settled gives a table without rows its reason.
func settled(t Table) Table {
	if len(t.Rows) == 0 && t.Void == "" {
		t.Void = voidNothing
	}
	return t
}

// totalRow is a foot row with the sums of some columns of money.
func totalRow(t Table, columns ...int) []string {
	row := make([]string, len(t.Columns))
	row[0] = colTotal
	for _, c := range columns {
		if total, ok := sumOf(t.Rows, c); ok {
			row[c] = total.String()
		}
	}
	return row
}

// accountIs reports whether a code is one of the first-level accounts or lies below one.
func accountIs(code string, tops ...string) bool {
	for _, top := range tops {
		if strings.HasPrefix(code, top) {
			return true
		}
	}
	return false
}

func voucherRef(id model.ID) model.Ref { return model.Ref{Kind: model.KindVoucher, ID: id} }
