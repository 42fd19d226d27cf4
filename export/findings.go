package export

import (
	"strconv"

	"gonghui/ledger/audit"
)

// findingLevel is a finding's severity as reports print it.
func findingLevel(f audit.Finding) string { return f.Severity.String() }

// audited runs the checks over a year, once at a desk.
func (d *desk) audited(year int) (audit.Result, error) {
	if r, ok := d.audits[year]; ok {
		return r, nil
	}
	r, err := audit.Run(d.v, year)
	if err == nil {
		d.audits[year] = r
	}
	return r, err
}

// findingsTable is 疑点清单: what the checks found, with the branch's answers, then what they could not judge.
func findingsTable(d *desk, q Query) (Table, error) {
	q.Month = 0
	t := Table{Name: sheetFindings, Heading: d.heading(q), Columns: findingColumns}
	r, err := d.audited(q.Year)
	if err != nil {
		return t, err
	}
	for _, f := range r.Findings {
		c, _ := audit.Named(f.Check)
		amount := ""
		if f.HasAmount {
			amount = f.Amount.String()
		}
		t.Rows = append(t.Rows, []string{
			strconv.Itoa(f.Check), c.Name, findingLevel(f), f.Object, f.VoucherText, amount, f.Text, c.Rule,
			f.Answer,
			f.State,
		})
		ref := f.Ref
		if ref.IsZero() && f.Voucher != 0 {
			ref = voucherRef(f.Voucher)
		}
		t.Keys = append(t.Keys, Key{Ref: ref})
	}
	for _, m := range r.Missing {
		c, _ := audit.Named(m.Check)
		t.Rows = append(t.Rows, []string{
			strconv.Itoa(m.Check), c.Name, voidMissing, "", "", "", m.Text, c.Rule, "", "",
		})
		t.Keys = append(t.Keys, Key{})
	}
	return settled(t), nil
}
