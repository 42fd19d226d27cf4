package intake

import (
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// bank imports 银行对账单 of any layout whose columns can be told by their words. The rows are kept until
// the last one was read, since what an amount means may only show in how the balances follow each other.
type bank struct {
	run       *run
	c         bankColumns
	words     map[string]model.Money
	statement model.Statement
	own       string // the union's account number as the file's title says it
	rows      []bankRow
	lines     []model.BankLine // the rows as they are saved, once all was read
	passed    []int            // rows that are no transaction
	before    []model.Money    // the balances that they say: 期初余额
	lost      int              // long numbers that a spreadsheet cut off
	currency  []string
	sealed    bool // numbers of other people's accounts were left out
}

type bankColumns struct {
	date, time, booked, in, out, txIn, txOut, amount, flag, kind, balance, party, card, payer, payee column
	payCard, getCard, summary, name, use, post, note, serial, log, receipt, currency                 column
}

// bankRow is one row as it stands, before it is known how amounts are signed.
type bankRow struct {
	line   model.BankLine // without Amount
	in     model.Money
	out    model.Money
	single model.Money // of a column that does not say the direction
	flag   model.Money // 1 in, -1 out, 0 not said
}

func newBank(r *run, t *table) (importer, error) {
	account, err := bankAccount(r)
	if err != nil {
		return nil, err
	}
	b := &bank{
		run: r, words: directions(), statement: model.Statement{
			Account: account, File: r.result.File, Layout: layoutOf(t.head), Columns: t.columns,
		},
		c: bankColumns{
			date: t.col(fBankDate), time: t.col(fBankTime), booked: t.col(fBankBooked), in: t.col(fBankIn),
			out: t.col(fBankOut), txIn: t.col(fBankTxIn), txOut: t.col(fBankTxOut), amount: t.col(fBankAmount),
			flag: t.col(fBankFlag), kind: t.col(fBankType), balance: t.col(fBankBalance), party: t.col(fBankParty),
			card: t.col(fBankCard), payer: t.col(fBankPayer), payee: t.col(fBankPayee),
			payCard: t.col(fBankPayCard), getCard: t.col(fBankGetCard), summary: t.col(fBankSummary),
			name: t.col(fBankName), use: t.col(fBankUse), post: t.col(fBankPost), note: t.col(fBankNote),
			serial: t.col(fBankSerial), log: t.col(fBankLog), receipt: t.col(fBankReceipt),
			currency: t.col(fBankMoney),
		},
		currency: yuan(),
	}
	b.statement.Bank, b.own = bankTitle(t.above)
	if cut := []rune(b.statement.Layout); len(cut) > model.MaxNote {
		b.statement.Layout = string(cut[:model.MaxNote])
	}
	return b, nil
}

// bankAccount is the account that a statement belongs to: the one that was named, else the only one there is.
func bankAccount(r *run) (string, error) {
	leaves, err := r.view.BankLeaves()
	if err != nil {
		return "", err
	}
	var names []string
	for _, code := range leaves {
		names = append(names, code+" "+r.chart.FullName(code))
	}
	p := &Problem{Code: CodeBankAccount, Value: r.opts.Account, Detail: strings.Join(names, "、")}
	switch {
	case r.opts.Account != "" && slices.Contains(leaves, r.opts.Account):
		return r.opts.Account, nil
	case r.opts.Account == "" && len(leaves) == 1:
		return leaves[0], nil
	case r.opts.Account == "":
		p.Code = CodeWhichBank
	}
	return "", p
}

// layoutOf is the signature of a header: its titles, one after the other.
func layoutOf(h sheet.Header) string {
	var titles []string
	for _, c := range h.Columns {
		titles = append(titles, model.Fold(c.Title))
	}
	return strings.Join(titles, "|")
}

// row takes one row in.
func (b *bank) row(l *line) error {
	row := bankRow{line: model.BankLine{Row: l.Line}}
	c := b.c
	dated := l.given(c.date) || l.given(c.time) || l.given(c.booked)
	if _, real := bankDay(l.Cell(b.dateColumn().at).Text); !real && isFooting(l.Row) {
		b.passed = append(b.passed, l.Line)
		return nil
	}
	row.in, row.out = l.fen(first(c.in, c.txIn)), l.fen(first(c.out, c.txOut))
	row.single = l.fen(c.amount)
	row.line.Balance, row.line.Balanced = l.fen(c.balance), l.given(c.balance) && !isDash(l.cell(c.balance).Text)
	if row.in == 0 && row.out == 0 && row.single == 0 && !l.bad {
		if row.line.Balanced {
			b.before = append(b.before, row.line.Balance)
		}
		b.passed = append(b.passed, l.Line) // 期初余额, a text that goes on, a line of zero
		return nil
	}
	b.run.result.Read++
	if !dated {
		l.need(b.dateColumn())
	} else {
		row.line.Date = b.day(l)
	}
	if row.in != 0 && row.out != 0 {
		l.fail(c.out, CodeBothSides, row.in.String()+" / "+row.out.String(), "")
	}
	row.flag = b.flag(l)
	b.texts(l, &row)
	b.money(l)
	if !l.bad {
		b.rows = append(b.rows, row)
	}
	return nil
}

// isFooting tells whether the first text of a row sums up others: 借方合计笔数.
func isFooting(row sheet.Row) bool {
	for _, x := range row.Cells {
		if s := strings.TrimSpace(x.Text); s != "" {
			return strings.Contains(s, "合计") || strings.Contains(s, "总计") || strings.Contains(s, "笔数")
		}
	}
	return false
}

// dateColumn is the column that a row's day is looked for in.
func (b *bank) dateColumn() column {
	for _, c := range []column{b.c.date, b.c.time, b.c.booked} {
		if c.at >= 0 {
			return c
		}
	}
	return b.c.date
}

// day reads a row's day: that of the transaction where the bank says it, else the day on which it was booked.
func (b *bank) day(l *line) model.Date {
	for _, c := range []column{b.c.date, b.c.time, b.c.booked} {
		if !l.given(c) || isDash(l.cell(c).Text) {
			continue
		}
		d, ok := bankDay(l.cell(c).Text)
		if !ok && c != b.c.booked && l.given(b.c.booked) {
			continue // a time of day without the day
		}
		if !ok {
			d = l.parsed(c, model.ParseDate)
		}
		return l.past(c, d)
	}
	l.need(b.dateColumn())
	return 0
}

// bankDay reads the forms that banks use beside the usual ones: 20260420.0, 20260420152403, a quotation
// mark in front.
func bankDay(s string) (model.Date, bool) {
	s = strings.Trim(strings.TrimSpace(model.Fold(s)), "'`\t ")
	s = strings.TrimSuffix(s, ".0")
	if len(s) == 14 && strings.Trim(s, "0123456789") == "" {
		s = s[:8]
	}
	if d, err := model.ParseDate(s); err == nil {
		return d, true
	}
	return serialDay(s)
}

// fen reads an amount as banks write it: padded with blanks and tabs, with a sign or a currency in front,
// with zeros beyond the second decimal.
func (l *line) fen(c column) model.Money {
	x := l.cell(c)
	s := strings.Trim(strings.Join(strings.Fields(model.Fold(x.Text)), ""), "'`")
	if s == "" || strings.Trim(s, "-—/") == "" {
		return 0
	}
	for _, mark := range []string{"CNY", "RMB", "人民币"} {
		s = strings.TrimPrefix(s, mark)
	}
	if whole, part, ok := strings.Cut(s, "."); ok && len(part) > 2 {
		if rest := strings.TrimRight(part[2:], "0"); rest == "" {
			s = whole + "." + part[:2]
		}
	}
	s = strings.TrimSuffix(s, ".")
	m, err := model.ParseMoney(s)
	if err != nil {
		l.fail(c, amountCode(err), printable(x.Text), "")
	}
	return m
}

// flag reads which way the money went, where a column says so.
func (b *bank) flag(l *line) model.Money {
	if b.c.amount.at < 0 {
		return 0
	}
	if l.given(b.c.flag) {
		text := l.cell(b.c.flag).Text
		if f := direction(b.words, text); f != 0 || isDash(text) {
			return f
		}
		l.fail(b.c.flag, CodeWord, printable(text), "借、贷、收、支、来账、往账")
		return 0
	}
	if b.c.kind.at < 0 {
		return 0
	}
	return direction(b.words, l.cell(b.c.kind).Text)
}

// money refuses another currency.
func (b *bank) money(l *line) {
	if !l.given(b.c.currency) {
		return
	}
	text := l.cell(b.c.currency).Text
	if !slices.Contains(b.currency, strings.ToLower(strings.Join(strings.Fields(model.Fold(text)), ""))) {
		l.fail(b.c.currency, CodeCurrency, printable(text), "")
	}
}

// finish signs the amounts, puts the lines into their order, and holds them against their balances and the
// book.
func (b *bank) finish() error {
	if b.run.refused() {
		return nil
	}
	if len(b.rows) == 0 {
		return &Problem{Code: sheet.ErrNoRows, Sheet: b.run.result.Sheet}
	}
	lines, ok, err := b.signed()
	if err != nil {
		return err
	}
	if !ok {
		b.run.problem(Problem{Code: CodeDirection, Row: b.rows[0].line.Row, Column: b.c.amount.title})
		return nil
	}
	lines = b.ordered(lines)
	if b.run.refused() {
		return nil
	}
	model.BankLineKeys(lines)
	b.lines = lines
	b.frame(lines)
	vs := model.CheckStatement(b.statement, lines)
	if !b.run.violations(vs, func(v model.Violation) (int, string) { return b.place(v, lines) }) {
		return nil
	}
	if err := b.compare(lines); err != nil {
		return err
	}
	b.say()
	if !b.run.writing() {
		return nil
	}
	_, _, _, err = b.run.tx.SaveStatement(b.statement, lines)
	return err
}

// frame says of the statement what its lines say together.
func (b *bank) frame(lines []model.BankLine) {
	head, tail := lines[0], lines[len(lines)-1]
	b.statement.From, b.statement.To = head.Date, tail.Date
	for _, l := range lines {
		b.statement.From, b.statement.To = min(b.statement.From, l.Date), max(b.statement.To, l.Date)
	}
	if head.Balanced && tail.Balanced {
		b.statement.Balanced = true
		b.statement.Opening, b.statement.Closing = head.Balance-head.Amount, tail.Balance
	}
}

// place finds the row and column of a violation.
func (b *bank) place(v model.Violation, lines []model.BankLine) (int, string) {
	at := map[string]column{
		"Date": b.dateColumn(), "Amount": first(b.c.amount, b.c.in, b.c.txIn), "Counterparty": b.c.party,
		"Summary": b.c.summary, "Serial": b.c.serial, "Balance": b.c.balance,
	}[v.Field]
	if v.Line < 0 || v.Line >= len(lines) {
		return 0, at.title
	}
	return lines[v.Line].Row, at.title
}

// compare counts what is new and what the book has.
func (b *bank) compare(lines []model.BankLine) error {
	ids, wrong, err := b.run.view.Recognise(b.statement.Account, b.statement.Layout, lines)
	if err != nil {
		return err
	}
	differs := map[int]*ledger.BankLineError{}
	for _, w := range wrong {
		differs[w.Index] = w
	}
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int { return lines[x].Row - lines[y].Row })
	for _, i := range order {
		l := lines[i]
		switch w := differs[i]; {
		case w != nil:
			known := first(b.c.serial, b.c.log, b.c.receipt, b.dateColumn())
			b.run.problem(Problem{
				Code: CodeBankDiffers, Row: l.Row, Column: known.title, Value: bankText(l), Detail: bankText(w.Known),
			})
		case ids[i] != 0:
			b.run.count(l.Row, EffectSame, bankText(l))
		default:
			b.run.count(l.Row, EffectNew, bankText(l))
		}
	}
	return nil
}

// bankText shows a line in a few words.
func bankText(l model.BankLine) string {
	way := "收"
	if l.Amount < 0 {
		way = "付"
	}
	s := fmt.Sprintf("%s %s %s %s %s", l.Date, way, l.Amount.Abs().Grouped(), l.Counterparty, l.Summary)
	return strings.Join(strings.Fields(s), " ")
}

// say notes what was passed over or taken with care.
func (b *bank) say() {
	note := func(format string, args ...any) { b.run.said = append(b.run.said, fmt.Sprintf(format, args...)) }
	note("记入科目 %s %s，%s 至 %s。", b.statement.Account, b.run.chart.FullName(b.statement.Account), b.statement.From,
		b.statement.To)
	if n := len(b.passed); n > 0 {
		note("有 %d 行没有发生额，不是流水，没有读取，第一处在第 %d 行。", n, b.passed[0])
	}
	if b.lost > 0 {
		note("有 %d 个长号码被表格软件截断（如 1.23E+19），没有采用；流水改按日期、金额和余额识别。", b.lost)
	}
	if b.sealed {
		note("私密资料锁着，对方账号没有记下。")
	}
	if b.statement.Descending {
		note("对账单从后往前排列，已按时间顺序读取。")
	}
	if !b.statement.Balanced {
		note("对账单没有余额，银行的月末余额要在调节表里填写。")
	}
	own := b.run.branch.BankAccount
	if b.own != "" && len(own) >= 8 && b.statement.Account == model.AccountBank && !sameNumber(own, b.own) {
		note("对账单上的账号是 %s，与工会设置里的账号不同，请核对是不是本单位的账户。", b.own)
	}
}
