package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

var receiptColumns = []Column{
	{Name: colReceipt},
	{Name: colReceiptState},
	{Name: colDate, Kind: Day},
	{Name: colReceiptPayer},
	{Name: colReceiptItem},
	{Name: colAmount, Kind: Money},
	{Name: colVoucher},
	{Name: colRemark},
}

// receiptsTable is 工会经费收入专用收据登记簿 of a year: every number of the runs that were in use in it, used, voided,
// missing or left.
func receiptsTable(d *desk, q Query) (Table, error) {
	t := Table{
		Name: sheetReceipts, Title: receiptsTitle, Heading: d.heading(q), Columns: receiptColumns, SumsFirst: true,
	}
	runs, gaps, err := d.receiptRuns(q)
	if err != nil {
		return t, err
	}
	for _, r := range runs {
		head := make([]string, len(receiptColumns))
		head[0], head[1], head[2] = numbersOf(r.First(), r.Last()), receiptTaken, r.Received.String()
		head[5], head[7] = r.Amount().String(), runLine(r)
		t.Between = append(t.Between, len(t.Rows))
		t.Rows, t.Keys = append(t.Rows, head), append(t.Keys, Key{})
		if err := d.receiptRows(&t, r, gaps); err != nil {
			return t, err
		}
	}
	if len(t.Rows) > 0 {
		t.Notes = []string{receiptsKept}
	}
	return settled(t), nil
}

// receiptRows appends the numbers of a run.
func (d *desk) receiptRows(t *Table, r ledger.ReceiptRun, gaps []ledger.Missing) error {
	for _, x := range r.Rows {
		voucher, err := d.voucher(x.Receipt.Voucher)
		if err != nil {
			return err
		}
		cells := []string{
			numbersOf(x.First, x.Last), receiptStates[x.State], x.Receipt.Date.String(), x.Receipt.Payer,
			x.Receipt.Item, "", voucher, "",
		}
		switch x.State {
		case ledger.ReceiptUsed:
			cells[5] = x.Receipt.Amount.String()
		case ledger.ReceiptVoided:
			cells[7] = x.Receipt.Reason
		case ledger.ReceiptSkipped:
			cells[7] = receiptUnsaid
			i := slices.IndexFunc(gaps, func(m ledger.Missing) bool {
				return m.Kind == ledger.SeriesReceipt && m.First == x.First && m.Gap.Text != ""
			})
			if i >= 0 {
				cells[7] = fmt.Sprintf(receiptUnknown, gaps[i].Gap.Text)
			}
		case ledger.ReceiptFree:
			cells[7] = fmt.Sprintf(receiptMany, x.Count)
		}
		key := Key{}
		if x.Receipt.Voucher != 0 {
			key.Ref = voucherRef(x.Receipt.Voucher)
		}
		t.Rows, t.Keys = append(t.Rows, cells), append(t.Keys, key)
	}
	return nil
}

// receiptRuns are the runs that were in use in what a query covers, with its numbers, and how missing ones were
// explained. Numbers of other years are left out; what is left over stands where nothing later was recorded.
func (d *desk) receiptRuns(q Query) ([]ledger.ReceiptRun, []ledger.Missing, error) {
	all, err := d.v.ReceiptRuns()
	if err != nil {
		return nil, nil, err
	}
	gaps, err := d.v.MissingNumbers(q.Year)
	if err != nil {
		return nil, nil, err
	}
	var out []ledger.ReceiptRun
	for _, r := range all {
		if r.Received.Year() > q.Year {
			continue
		}
		rows, later := r.Rows, false
		r.Rows = nil
		for i, x := range rows {
			day := x.Receipt.Date
			if x.State == ledger.ReceiptSkipped && i+1 < len(rows) {
				day = rows[i+1].Receipt.Date // it belongs to the receipt behind it
			}
			later = later || day.Year() > q.Year
			if q.in(day) || x.State == ledger.ReceiptFree && !later {
				r.Rows = append(r.Rows, x)
			}
		}
		if len(r.Rows) > 0 {
			out = append(out, r)
		}
	}
	return out, gaps, nil
}

// runLine says what became of a run's numbers.
func runLine(r ledger.ReceiptRun) string {
	return fmt.Sprintf(receiptRunLine, r.Size(), r.Count(ledger.ReceiptUsed), r.Count(ledger.ReceiptVoided),
		r.Count(ledger.ReceiptSkipped), r.Count(ledger.ReceiptFree))
}

// numbersOf is a number, or the first and the last of several.
func numbersOf(first, last string) string {
	if first == last {
		return first
	}
	return fmt.Sprintf(receiptTo, first, last)
}

// receiptJob prints the register: a page for each run.
func receiptJob(d *desk, p Print) ([]page, error) {
	q := Query{Year: p.Year, Month: p.Month}
	runs, gaps, err := d.receiptRuns(q)
	if err != nil {
		return nil, err
	}
	var out []page
	for i, r := range runs {
		t := Table{Name: sheetReceipts, Title: receiptsTitle, Heading: d.heading(q), Columns: receiptColumns}
		if i > 0 {
			t.Name += strconv.Itoa(i + 1)
		}
		if err := d.receiptRows(&t, r, gaps); err != nil {
			return nil, err
		}
		t.Foot = [][]string{totalRow(t, 5)}
		said := fmt.Sprintf(receiptRunOf, numbersOf(r.First(), r.Last()), r.Received, runLine(r))
		t.Notes = []string{said, receiptsKept, receiptsSigns}
		out = append(out, pageOf(t))
	}
	if len(out) == 0 {
		out = []page{pageOf(settled(Table{Name: sheetReceipts, Title: receiptsTitle, Heading: d.heading(q)}))}
	}
	return out, nil
}

// invoicesTable is 发票登记簿: the invoices behind a year's vouchers, those that stand behind two marked.
func invoicesTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetInvoices, Heading: d.heading(q), Columns: []Column{
		{Name: colInvoice},
		{Name: colInvoiceCode},
		{Name: colDate, Kind: Day},
		{Name: colInvoiceSeller},
		{Name: colAmount, Kind: Money},
		{Name: colVoucher},
		{Name: colInvoiceSeen},
		{Name: colRemark},
	}}
	rows, err := d.v.InvoiceRegister(q.Year)
	if err != nil {
		return t, err
	}
	for _, x := range rows {
		day := x.Date
		if x.Paper.ID != 0 {
			day = x.Paper.Date
		}
		if q.Month != 0 && !q.in(day) {
			continue
		}
		seen, paper, amount := "", invoiceNowhere, ""
		if x.Verified {
			seen = invoiceSeen
		}
		if x.Paper.ID != 0 {
			paper = d.paperName(x.Paper)
		}
		if x.Amount != 0 {
			amount = x.Amount.String()
		}
		t.Rows = append(t.Rows, []string{
			x.Number, x.Code, x.Date.String(), x.Seller, amount, paper, seen, d.invoiceSays(x),
		})
		key := Key{}
		if x.Paper.ID != 0 {
			key.Ref = voucherRef(x.Paper.ID)
		}
		t.Keys = append(t.Keys, key)
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 4)}
	}
	return settled(t), nil
}

// paperName names a voucher or a draft.
func (d *desk) paperName(x model.Voucher) string {
	if x.Posted() {
		return label(x)
	}
	return gapDraftWord + fmt.Sprint(x.ID)
}

// invoiceSays is what is odd about an invoice, and its note.
func (d *desk) invoiceSays(x ledger.InvoiceRow) string {
	var out []string
	for _, o := range x.Twice {
		name := invoiceNowhere
		if o.ID != 0 {
			name = d.paperName(o)
		}
		out = append(out, fmt.Sprintf(invoiceTwice, name))
	}
	for _, v := range x.Odd {
		if v.Rule == model.RuleInvoiceBuyer {
			out = append(out, fmt.Sprintf(invoiceBuyer, x.Buyer))
		}
	}
	if x.Note != "" {
		out = append(out, x.Note)
	}
	return strings.Join(out, tieSep)
}

// filesTable is 附件清单: the files of a year's posted vouchers and activities with what they should be, whether they
// are so, and under which name they lie in an audit pack.
func filesTable(d *desk, q Query) (Table, error) {
	t := Table{Name: filesListName, Heading: d.heading(q)[:2], Columns: []Column{
		{Name: colVoucher},
		{Name: colDate, Kind: Day},
		{Name: colSummary},
		{Name: colFile},
		{Name: colFileSize, Kind: Number},
		{Name: colReceiptState},
		{Name: colFileSum},
	}}
	files, err := d.packFiles(q.Year)
	if err != nil {
		return t, err
	}
	for _, f := range files {
		if q.Month != 0 && f.date.Month() != q.Month {
			continue
		}
		name, state, err := d.fileName(f.Attachment)
		if err != nil {
			return t, err
		}
		t.Rows = append(t.Rows, []string{
			f.owner, f.date.String(), f.summary, name, strconv.FormatInt(f.Size, 10), state, f.Hash,
		})
		t.Keys = append(t.Keys, Key{Ref: f.ref})
	}
	private, err := d.privateFiles(q.Year)
	if err != nil {
		return t, err
	}
	if private > 0 {
		t.Notes = []string{fmt.Sprintf(filesPrivate, private)}
	}
	return settled(t), nil
}
