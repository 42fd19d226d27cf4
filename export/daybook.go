package export

import (
	"strconv"

	"gonghui/model"
)

// dayBook is 序时账: every posted voucher of the year line by line, those of closing included, so that it is the
// whole of what was booked. A query for a month has that month alone.
func dayBook(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetJournal, Heading: d.heading(q), Columns: journalColumns}
	if err := d.startRows(&t, q); err != nil {
		return t, err
	}
	first, last := Query{Year: q.Year, Month: q.Month, Closing: true}.span()
	err := d.v.EachVoucher(first, last, func(x model.Voucher) error {
		cancels, cancelled, err := d.reversal(x)
		if err != nil {
			return err
		}
		of := label(x)
		for i, l := range x.Lines {
			debit, credit := l.Debit(), l.Credit()
			t.Rows = append(t.Rows, []string{
				x.Date.String(), of, strconv.Itoa(i + 1), lineSummary(x, i), l.Account,
				d.chart.FullName(l.Account),
				debit.String(), credit.String(), l.Project, d.members[l.Member].Number,
				strconv.Itoa(x.Attachments),
				x.Preparer, x.Reviewer, x.Bookkeeper, x.Cashier, x.Approver, x.Counterparty, x.Bill, cancels,
				cancelled,
				x.Source,
			})
			t.Keys = append(t.Keys, Key{Ref: voucherRef(x.ID)})
		}
		return nil
	})
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 6, 7)}
	}
	return settled(t), err
}

// startRows books what had been turned over before the book was started in mid-year, which no voucher holds.
func (d *desk) startRows(t *Table, q Query) error {
	o, ok, err := d.v.Opening(q.Year)
	if err != nil || !ok || q.Month > 1 {
		return err
	}
	for i, l := range o.Lines {
		if l.YearDebit == 0 && l.YearCredit == 0 {
			continue
		}
		row := make([]string, len(t.Columns))
		copy(row, []string{
			model.NewPeriod(o.Year, 1).First().String(), beforeStart, strconv.Itoa(i + 1), beforeStart,
			l.Account,
			d.chart.FullName(l.Account), l.YearDebit.String(), l.YearCredit.String(), l.Project,
		})
		t.Rows = append(t.Rows, row)
		t.Keys = append(t.Keys, Key{Account: l.Account})
	}
	return nil
}

// reversal names the voucher that a red one cancels, and the red one that cancels a voucher.
func (d *desk) reversal(x model.Voucher) (cancels, cancelled string, err error) {
	if x.Kind == model.VoucherRed {
		if cancels, err = d.voucherOr(x.Reverses, x.SourceReverses); err != nil {
			return "", "", err
		}
	} else {
		cancels = x.SourceReverses
	}
	red, err := d.v.ReversedBy(x.ID)
	if err != nil {
		return "", "", err
	}
	cancelled, err = d.voucher(red)
	return cancels, cancelled, err
}
