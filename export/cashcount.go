package export

import (
	"fmt"
	"strconv"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// countsTable is 现金盘点: the counts of a year or a month, each with what the book said.
func countsTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetCount, Heading: d.heading(q), Columns: []Column{
		{Name: colDate, Kind: Day}, {Name: colCode},
	}}
	values := model.CashValues()
	for _, v := range values {
		t.Columns = append(t.Columns, Column{Name: fmt.Sprintf(countPiecesCol, plainYuan(v)), Kind: Number})
	}
	t.Columns = append(t.Columns, Column{Name: colCounted, Kind: Money}, Column{Name: colCountBook, Kind: Money},
		Column{Name: colCountDiffers, Kind: Money}, Column{Name: colCounter}, Column{Name: colWitness},
		Column{Name: colCountNote}, Column{Name: colCountVoucher})
	counts, err := d.v.CashCounts(q.Year)
	if err != nil {
		return t, err
	}
	for _, c := range counts {
		if !q.in(c.Date) {
			continue
		}
		voucher, err := d.voucher(c.Voucher)
		if err != nil {
			return t, err
		}
		row := []string{c.Date.String(), c.Account}
		of := map[model.Money]int{}
		for _, p := range c.Pieces {
			of[p.Value] = p.Count
		}
		for _, v := range values {
			n := ""
			if len(c.Pieces) > 0 {
				n = strconv.Itoa(of[v])
			}
			row = append(row, n)
		}
		t.Rows = append(t.Rows, append(row, c.Counted.String(), c.Book.String(), c.Difference().String(), c.Counter,
			c.Witness, c.Note, voucher))
		key := Key{Account: c.Account}
		if c.Voucher != 0 {
			key = Key{Ref: voucherRef(c.Voucher)}
		}
		t.Keys = append(t.Keys, key)
		drift, err := d.v.CashDrift(c)
		if err != nil {
			return t, err
		}
		if drift != 0 {
			t.Notes = append(t.Notes, fmt.Sprintf(countDrift, c.Date, drift))
		}
	}
	if len(t.Rows) == 0 {
		t.Void = voidMissing
	}
	return t, nil
}

// plainYuan is a value of money as it is printed on notes: 100, 0.5.
func plainYuan(m model.Money) string {
	s := strings.TrimRight(m.String(), "0")
	return strings.TrimSuffix(s, ".")
}

// countTable is 盘点表: one count by notes and coins, with room for signatures.
func countTable(d *desk, c model.CashCount) (Table, error) {
	t := Table{
		Name: sheetCount, Title: countTitle,
		Heading: []string{labelUnit + d.branch.Name, c.Date.Chinese(), labelYuan},
		Columns: []Column{
			{Name: colCountValue, Width: 14},
			{Name: colCountPieces, Kind: Number},
			{Name: colAmount, Kind: Money},
		},
	}
	for _, p := range c.Pieces {
		t.Rows = append(t.Rows, []string{
			plainYuan(p.Value), strconv.Itoa(p.Count), (p.Value * model.Money(p.Count)).String(),
		})
	}
	if len(t.Rows) == 0 {
		t.Rows = [][]string{{countSum, "", c.Counted.String()}}
	} else {
		t.Foot = [][]string{{countSum, "", c.Counted.String()}}
	}
	t.Notes = []string{
		countCapital + c.Counted.Capital(), fmt.Sprintf(countBookLine, c.Book.Grouped(), c.Counted.Grouped()),
	}
	switch diff := c.Difference(); {
	case diff > 0:
		t.Notes = append(t.Notes, fmt.Sprintf(countOver, diff.Grouped()))
	case diff < 0:
		t.Notes = append(t.Notes, fmt.Sprintf(countShort, diff.Abs().Grouped()))
	default:
		t.Notes = append(t.Notes, countEven)
	}
	voucher, err := d.voucher(c.Voucher)
	if err != nil {
		return t, err
	}
	if voucher != "" {
		t.Notes = append(t.Notes, fmt.Sprintf(countHandled, voucher))
	}
	if c.Note != "" {
		t.Notes = append(t.Notes, countNote+c.Note)
	}
	return t, nil
}

// WriteCashCount writes 盘点表 of one count to a new file in the form that its name ends with: .xlsx, .html or .csv.
// Errors are those of WriteList, and ledger.ErrNotFound.
func WriteCashCount(b *ledger.Book, id model.ID, out string, force bool) error {
	var c model.CashCount
	err := b.Read(func(v *ledger.View) (err error) { c, err = v.CashCount(id); return err })
	if err != nil {
		return err
	}
	l := List{
		Kind: "cash-count", Title: countTitle,
		Make: func(v *ledger.View, _ int) ([]Table, error) {
			d, err := newDesk(v)
			if err != nil {
				return nil, err
			}
			t, err := countTable(d, c)
			return []Table{t}, err
		},
		print: func(v *ledger.View, _ int) ([]page, error) {
			d, err := newDesk(v)
			if err != nil {
				return nil, err
			}
			p, err := d.countPage(c)
			return []page{p}, err
		},
	}
	return writeOne(b, l, c.Date.Year(), out, force)
}
