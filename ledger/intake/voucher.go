package intake

import (
	"fmt"
	"slices"
	"strings"

	"gonghui/model"
)

// vouchers imports 凭证 as drafts: one row a line, the rows of one voucher in a block. Each voucher is checked, looked
// up and written when its last row has gone by, so that a file of any length needs little memory.
type vouchers struct {
	run      *run
	accounts *accounts
	pair     pair
	c        voucherColumns
	cur      *block
	closed   map[model.Period]bool
	red      []model.ID // drafts that name a voucher they cancel
}

type voucherColumns struct {
	date, word, number, summary, debit, credit, side, amount, project, member, attachments column
	preparer, reviewer, bookkeeper, cashier, handler, approver                             column
	counterparty, settlement, bill, reverses, class                                        column
}

// block is a voucher whose rows are being read.
type block struct {
	v       model.Voucher
	rows    []int // physical row of each line of v
	first   int
	day     string // the date as written
	bad     bool
	columns []column // of the amount of each line of v
}

func newVouchers(r *run, t *table) (importer, error) {
	return &vouchers{
		run: r, accounts: t.accounts(), pair: t.pair(), closed: map[model.Period]bool{},
		c: voucherColumns{
			date: t.col(fDate), word: t.col(fWord), number: t.col(fVoucher), summary: t.col(fSummary),
			debit: t.col(fDebit), credit: t.col(fCredit), side: t.col(fSide), amount: t.col(fAmount),
			project: t.col(fProject), member: t.col(fMember), attachments: t.col(fAttachments),
			preparer: t.col(fPreparer), reviewer: t.col(fReviewer), bookkeeper: t.col(fBookkeeper),
			cashier: t.col(fCashier), handler: t.col(fHandler), approver: t.col(fApprover),
			counterparty: t.col(fCounterparty), settlement: t.col(fSettlement), bill: t.col(fBill),
			reverses: t.col(fReverses), class: t.col(fClass),
		},
	}, nil
}

// row reads one line of a voucher and begins a new voucher where the number or the date says so.
func (v *vouchers) row(l *line) error {
	day := strings.TrimSpace(l.cell(v.c.date).Text)
	number := l.code(v.c.number)
	if word := l.code(v.c.word); word != "" && number != "" && !strings.HasPrefix(number, word) {
		number = word + number
	}
	if !v.continues(day, number) {
		if err := v.end(); err != nil {
			return err
		}
		if !v.begin(l, day, number) {
			return nil
		}
	}
	return v.line(l)
}

// continues tells whether a row belongs to the voucher above: date and number are the same or not repeated.
func (v *vouchers) continues(day, number string) bool {
	if v.cur == nil || (number != "" && number != v.cur.v.Source) || (number == "" && v.cur.v.Source == "") {
		return false
	}
	if day == "" || day == v.cur.day {
		return true
	}
	if d, ok := serialDay(day); ok {
		return d == v.cur.v.Date
	}
	d, err := model.ParseDate(day)
	return err == nil && d == v.cur.v.Date
}

// begin starts a voucher; a date that is not repeated is that of the voucher above.
func (v *vouchers) begin(l *line, day, number string) bool {
	b := &block{first: l.Line, day: day}
	b.v.Source = number
	switch {
	case day == "" && v.cur != nil && number != "":
		b.v.Date, b.day = v.cur.v.Date, v.cur.day
	case day == "" && number == "" && !l.given(v.c.number):
		l.fail(v.c.number, CodeNoVoucher, "", "")
		v.cur = nil
		return false
	case day == "":
		l.need(v.c.date)
	default:
		b.v.Date = l.date(v.c.date)
	}
	if number == "" {
		l.need(v.c.number)
	}
	v.cur = b
	return true
}

// line adds a row to the voucher under way.
func (v *vouchers) line(l *line) error {
	b, c := v.cur, v.c
	x := model.Line{Project: l.text(c.project, model.MaxName)}
	if x.Class = l.text(c.class, model.MaxName); x.Class != "" {
		if known, ok := model.ClassOf(x.Class); ok {
			x.Class = known.Code
		}
	}
	if l.given(c.member) {
		id, err := l.member(person{c.member, column{at: -1}})
		if err != nil {
			return err
		}
		x.Member = id
	}
	summary := l.text(c.summary, model.MaxSummary)
	switch {
	case b.v.Summary == "":
		b.v.Summary = summary
	case summary != b.v.Summary:
		x.Summary = summary
	}
	v.head(l)
	if v.pair.given() {
		v.both(l, x)
	} else {
		x.Account = v.accounts.read(l)
		v.accounts.leaf(l, x.Account)
		b.add(l, x, v.amount(l, &x))
	}
	b.bad = b.bad || l.bad
	return nil
}

// add adds a line whose amount stands in the column at.
func (b *block) add(l *line, x model.Line, at column) {
	b.v.Lines, b.rows, b.columns = append(b.v.Lines, x), append(b.rows, l.Line), append(b.columns, at)
}

// head reads what a voucher says once; it may stand on any of its rows.
func (v *vouchers) head(l *line) {
	b, c := &v.cur.v, v.c
	for _, f := range []struct {
		to   *string
		from column
		max  int
	}{
		{&b.Preparer, c.preparer, model.MaxName},
		{&b.Reviewer, c.reviewer, model.MaxName},
		{&b.Bookkeeper, c.bookkeeper, model.MaxName},
		{&b.Cashier, c.cashier, model.MaxName},
		{&b.Handler, c.handler, model.MaxName},
		{&b.Approver, c.approver, model.MaxName},
		{&b.Counterparty, c.counterparty, model.MaxSummary},
		{&b.Settlement, c.settlement, model.MaxName},
		{&b.Bill, c.bill, model.MaxName},
		{&b.SourceReverses, c.reverses, model.MaxName},
	} {
		if *f.to == "" && f.from.at >= 0 {
			*f.to = l.text(f.from, f.max)
		}
	}
	if b.Attachments == 0 {
		b.Attachments = l.count(c.attachments)
	}
}

// amount reads side and amount, from two columns or from one and 方向, and says which column the amount stands in.
func (v *vouchers) amount(l *line, x *model.Line) column {
	c := v.c
	if c.debit.at < 0 || c.credit.at < 0 {
		x.Side = word(l, c.side, model.ParseSide, []string{model.Debit.String(), model.Credit.String()})
		l.need(c.side)
		x.Amount = l.money(c.amount)
		if x.Amount == 0 && !l.bad {
			l.fail(c.amount, CodeNoAmount, "", "")
		}
		return c.amount
	}
	was := l.bad
	l.bad = false
	debit, credit := l.money(c.debit), l.money(c.credit)
	broken := l.bad
	l.bad = l.bad || was
	switch {
	case broken:
	case debit != 0 && credit != 0:
		l.fail(c.credit, CodeBothSides, debit.String()+" / "+credit.String(), "")
	case debit != 0:
		x.Side, x.Amount = model.Debit, debit
		return c.debit
	case credit != 0:
		x.Side, x.Amount = model.Credit, credit
	default:
		l.fail(c.debit, CodeNoAmount, "", "")
	}
	return c.credit
}

// turn ends the last voucher of a sheet.
func (v *vouchers) turn() error {
	err := v.end()
	v.cur = nil
	return err
}

// finish ends the last voucher and settles what vouchers cancel.
func (v *vouchers) finish() error {
	if err := v.end(); err != nil {
		return err
	}
	return v.settle()
}

// end ends the voucher under way: it is checked as a whole when all its rows could be read, and written when the
// book does not have it.
func (v *vouchers) end() error {
	b := v.cur
	if b == nil || len(b.rows) == 0 {
		return nil
	}
	v.run.result.Read++
	rows := b.rows
	b.rows = nil // so that it is not ended twice; its date may still be wanted by the rows below
	if b.bad || b.v.Date == 0 || b.v.Source == "" {
		return nil
	}
	row, was, err := v.run.sources.on(b.v.Date, b.v.Source)
	if err != nil {
		return err
	}
	if row > 0 {
		v.run.problem(Problem{
			Code: CodeTwice, Row: b.first, Column: v.c.number.title, Value: b.v.Source, Detail: v.run.rowText(row),
		})
		return nil
	}
	text := b.v.Date.String() + " " + b.v.Source + " " + b.v.Summary + " " + debits(b.v).Grouped()
	if was.ID != 0 {
		v.run.sources.note(was.ID, b.v.Date, b.v.Source, b.first)
		if diff := v.differences(was, b.v); len(diff) > 0 {
			v.run.problem(Problem{
				Code: CodeDiffers, Row: b.first, Column: v.c.number.title, Value: b.v.Source,
				Detail: strings.Join(diff, "、"),
			})
			return nil
		}
		v.run.count(b.first, EffectSame, text)
		return nil
	}
	if ok, err := v.open(b); !ok {
		return err
	}
	if !v.run.violations(model.CheckVoucher(b.v, v.run.chart), func(x model.Violation) (int, string) {
		return v.place(x, b, rows)
	}) {
		return nil
	}
	v.run.count(b.first, EffectNew, text)
	return v.save(b)
}

// debits is the sum of a voucher's debit side, 0 when it is beyond what Money holds.
func debits(v model.Voucher) model.Money {
	amounts := make([]model.Money, 0, len(v.Lines))
	for _, x := range v.Lines {
		amounts = append(amounts, x.Debit())
	}
	sum, err := model.Sum(amounts...)
	if err != nil {
		return 0
	}
	return sum
}

// open makes sure that the month of a voucher takes it.
func (v *vouchers) open(b *block) (bool, error) {
	p := b.v.Date.Period()
	if first := v.run.branch.FirstYear; p.Year() < first {
		v.run.problem(Problem{
			Code: CodeBeforeBook, Row: b.first, Column: v.c.date.title, Value: b.v.Date.String(),
			Detail: fmt.Sprint(first),
		})
		return false, nil
	}
	closed, known := v.closed[p]
	if !known {
		var err error
		if closed, err = v.run.view.Closed(p); err != nil {
			return false, err
		}
		v.closed[p] = closed
	}
	if closed {
		v.run.problem(Problem{Code: CodeClosed, Row: b.first, Column: v.c.date.title, Value: p.String()})
	}
	return !closed, nil
}

// save writes the draft and remembers it for the rows that name it.
func (v *vouchers) save(b *block) error {
	if v.allRed(b.v) && b.v.SourceReverses != "" {
		b.v.Kind = model.VoucherRed
	}
	var id model.ID
	if v.run.writing() {
		var err error
		if id, err = v.run.tx.SaveDraft(b.v); err != nil {
			return err
		}
		if b.v.SourceReverses != "" {
			v.red = append(v.red, id)
		}
	}
	v.run.sources.note(id, b.v.Date, b.v.Source, b.first)
	return nil
}

// allRed tells whether every amount is negative.
func (v *vouchers) allRed(x model.Voucher) bool {
	return !slices.ContainsFunc(x.Lines, func(l model.Line) bool { return l.Amount >= 0 })
}

// settle links vouchers to those that their 冲销凭证号 names, once all of the file is known.
func (v *vouchers) settle() error {
	if !v.run.writing() {
		return nil
	}
	for _, id := range v.red {
		x, err := v.run.view.Voucher(id)
		if err != nil {
			return err
		}
		if x.Kind != model.VoucherRed {
			continue
		}
		if x.Reverses, err = v.run.sources.link(x.SourceReverses, x.Date); err != nil {
			return err
		}
		if x.Reverses == 0 || x.Reverses == id {
			continue
		}
		if _, err := v.run.tx.SaveDraft(x); err != nil {
			return err
		}
	}
	v.red = nil
	return nil
}

// place finds the row and column of a violation.
func (v *vouchers) place(x model.Violation, b *block, rows []int) (int, string) {
	column := map[string]column{
		"Date": v.c.date, "Summary": v.c.summary, "Attachments": v.c.attachments, "Account": v.accounts.code,
		"Project": v.c.project, "Class": v.c.class, "Counterparty": v.c.counterparty, "Bill": v.c.bill,
		"Settlement": v.c.settlement,
		"Preparer":   v.c.preparer, "Reviewer": v.c.reviewer, "Bookkeeper": v.c.bookkeeper, "Cashier": v.c.cashier,
		"Handler": v.c.handler, "Approver": v.c.approver, "Reverses": v.c.reverses,
	}[x.Field]
	if x.Line < 0 || x.Line >= len(rows) {
		return b.first, column.title
	}
	if x.Field == "Amount" || x.Field == "Side" {
		column = b.columns[x.Line]
	}
	return rows[x.Line], column.title
}

// differences lists the headers by which a voucher of the file is not the one the book has. What the file does not say
// is no difference, nor is what the book added: number, links, who posted it.
func (v *vouchers) differences(was, now model.Voucher) []string {
	var out []string
	if !slices.Equal(was.Lines, now.Lines) {
		out = append(out, v.accounts.code.title, v.c.debit.title, v.c.credit.title)
	}
	if now.Attachments != 0 && was.Attachments != now.Attachments {
		out = append(out, v.c.attachments.title)
	}
	for _, f := range []struct {
		was, now string
		column   column
	}{
		{was.Summary, now.Summary, v.c.summary},
		{was.Preparer, now.Preparer, v.c.preparer},
		{was.Reviewer, now.Reviewer, v.c.reviewer},
		{was.Bookkeeper, now.Bookkeeper, v.c.bookkeeper},
		{was.Cashier, now.Cashier, v.c.cashier},
		{was.Handler, now.Handler, v.c.handler},
		{was.Approver, now.Approver, v.c.approver},
		{was.Counterparty, now.Counterparty, v.c.counterparty},
		{was.Settlement, now.Settlement, v.c.settlement},
		{was.Bill, now.Bill, v.c.bill},
		{was.SourceReverses, now.SourceReverses, v.c.reverses},
	} {
		if f.now != "" && f.was != f.now {
			out = append(out, f.column.title)
		}
	}
	return out
}
