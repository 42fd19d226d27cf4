package export

import (
	"fmt"

	"gonghui/ledger"
	"gonghui/model"
)

// gapsTable is 断号与冲销: numbers that are missing, and every voucher that cancels or corrects another.
func gapsTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetGaps, Heading: d.heading(q), Columns: gapColumns}
	next := map[model.Period]int{}
	first, last := Query{Year: q.Year, Month: q.Month, Closing: true}.span()
	add := func(key model.ID, cells ...string) {
		t.Rows = append(t.Rows, cells)
		t.Keys = append(t.Keys, Key{Ref: voucherRef(key)})
	}
	err := d.v.EachVoucher(first, last, func(x model.Voucher) error {
		p := x.In()
		if want := next[p] + 1; x.Number > want {
			said := fmt.Sprintf(gapMissing, want)
			if x.Number-1 > want {
				said = fmt.Sprintf(gapMissingRun, want, x.Number-1)
			}
			add(x.ID, gapNumber, "", "", p.String(), "", said)
		}
		next[p] = x.Number
		of, kind := gapRedOf, gapRed
		switch x.Kind {
		case model.VoucherRed:
		case model.VoucherBlue:
			of, kind = gapBlueOf, gapBlue
		case model.VoucherAdjust:
			of, kind = gapAdjustOf, gapAdjust
		case model.VoucherNormal, model.VoucherClosing:
			return nil
		}
		other, err := d.voucherOr(x.Reverses, x.SourceReverses)
		var total model.Money
		for _, l := range x.Lines {
			total += l.Debit()
		}
		add(x.ID, kind, x.Date.String(), label(x), fmt.Sprintf(of, other), total.String(), x.Summary)
		return err
	})
	if err != nil {
		return t, err
	}
	missing, err := d.v.MissingNumbers(q.Year)
	if err != nil {
		return t, err
	}
	for _, m := range missing {
		if q.Month != 0 && m.Period != 0 && m.Period.Month() != q.Month {
			continue
		}
		month := ""
		if m.Period != 0 {
			month = m.Period.String()
		}
		t.Rows = append(t.Rows, []string{gapNames[m.Kind], "", "", month, "", missingSaid(m)})
		t.Keys = append(t.Keys, Key{})
	}
	if len(missing) > 0 {
		t.Notes = []string{gapHow}
	}
	return settled(t), nil
}

// missingSaid names a run of missing numbers and how it was explained.
func missingSaid(m ledger.Missing) string {
	first, last := m.First, m.Last
	if m.Kind == ledger.SeriesDraft {
		first, last = gapDraftWord+first, gapDraftWord+last
	}
	said := fmt.Sprintf(gapSourceOf, first)
	if first != last {
		said = fmt.Sprintf(gapSourceRun, first, last)
	}
	if m.Gap.Text == "" {
		return said + gapUnexplained
	}
	return said + fmt.Sprintf(gapExplained, m.Gap.Text)
}
