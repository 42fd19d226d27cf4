package intake

import (
	"errors"
	"fmt"
	"hash/fnv"
	"strings"

	"gonghui/model"
)

// cashbook imports 收支流水账 as drafts, one voucher a row: what small unions keep instead of vouchers. A
// row is known again by all that it says.
type cashbook struct {
	run     *run
	gate    *vouchers // knows which months are open
	c       cashbookColumns
	bank    string
	seen    map[string]int
	moved   map[string]int // transfers whose other half has not come yet
	balance []bookBalance
	earlier *earlier
	guessed []string // rows whose account was taken from an earlier voucher
	halves  []int
	passed  int
	silent  int // rows that do not say whether it was cash
	rows    []bookRow
}

type cashbookColumns struct {
	date, summary, in, out, balance, class, medium, handler, project, papers, party, bill column
}

// bookRow is one sound row.
type bookRow struct {
	row int
	v   model.Voucher
}

// bookBalance is what a row says of the balance: on which of cash and bank, by how much, and what is left.
type bookBalance struct {
	row    int
	medium int
	change model.Money
	left   model.Money
	says   bool
	start  bool // a row that only says what there was
}

func newCashbook(r *run, t *table) (importer, error) {
	b := &cashbook{
		run: r, seen: map[string]int{}, moved: map[string]int{}, earlier: &earlier{run: r},
		c: cashbookColumns{
			date: t.col(fDate), summary: t.col(fSummary), in: t.col(fBookIn), out: t.col(fBookOut),
			balance: t.col(fBookBalance), class: t.col(fBookClass), medium: t.col(fBookMedium),
			handler: t.col(fBookHandler), project: t.col(fProject), papers: t.col(fAttachments),
			party: t.col(fCounterparty), bill: t.col(fBill),
		},
	}
	b.gate = &vouchers{run: r, closed: map[model.Period]bool{}, c: voucherColumns{date: b.c.date}}
	var err error
	b.bank, err = bankAccount(r)
	if err != nil && r.opts.Account == "" {
		b.bank = "" // several accounts at banks: said when a row needs one
		err = nil
	}
	return b, err
}

// row reads one receipt or payment.
func (b *cashbook) row(l *line) error {
	in, out := l.fen(b.c.in), l.fen(b.c.out)
	left, says := l.fen(b.c.balance), l.given(b.c.balance) && !isDash(l.cell(b.c.balance).Text)
	if in == 0 && out == 0 && !l.bad {
		if says {
			start := bookBalance{row: l.Line, medium: b.mediumOf(l), left: left, says: true, start: true}
			b.balance = append(b.balance, start)
		} else {
			b.passed++
		}
		return nil
	}
	b.run.result.Read++
	if in != 0 && out != 0 {
		l.fail(b.c.out, CodeBothSides, in.String()+" / "+out.String(), "")
	}
	l.need(b.c.date)
	v := model.Voucher{
		Date: l.date(b.c.date), Summary: l.text(b.c.summary, model.MaxSummary),
		Signatures:  model.Signatures{Handler: l.name(b.c.handler)},
		Attachments: l.count(b.c.papers), Counterparty: l.text(b.c.party, model.MaxSummary),
		Bill: l.text(b.c.bill, model.MaxName),
	}
	m := b.mediumOf(l)
	if m == 0 {
		m = 2
		b.silent++
	}
	b.balance = append(b.balance, bookBalance{row: l.Line, medium: m, change: in - out, left: left, says: says})
	half, err := b.lines(l, &v, m, in, out)
	if err != nil || half || l.bad {
		return err
	}
	v.Source = b.source(l, in, out)
	return b.take(l, v)
}

// mediumOf reads whether a row is of the cash box (1) or the bank (2); 0 when the row does not say.
func (b *cashbook) mediumOf(l *line) int {
	if !l.given(b.c.medium) {
		return 0
	}
	text := l.cell(b.c.medium).Text
	m := medium(text)
	if m == 0 {
		l.fail(b.c.medium, CodeWord, printable(text), "现金、银行、转账")
	}
	return m
}

// lines makes the double entry. It is true for the second half of a transfer between cash and bank, which
// the first half has booked already.
func (b *cashbook) lines(l *line, v *model.Voucher, m int, in, out model.Money) (half bool, err error) {
	money := model.AccountCash
	if m == 2 {
		money = b.bank
	}
	project := l.text(b.c.project, model.MaxName)
	account, err := b.account(l, v.Summary, in != 0)
	if err != nil || l.bad {
		return false, err
	}
	other := account
	if account == transfer {
		if other = b.bank; m == 2 {
			other = model.AccountCash
		}
		project = ""
	}
	if money == "" || other == "" {
		p := &Problem{}
		if _, err := bankAccount(b.run); err != nil {
			p = asProblem(err)
		}
		l.fail(b.c.medium, p.Code, "", p.Detail)
		return false, nil
	}
	debit, credit, sum := money, other, in
	if in == 0 {
		debit, credit, sum = other, money, out
	}
	if account == transfer {
		key := fmt.Sprintf("%d/%d/%s/%s/", v.Date, sum, debit, credit)
		mirror := key + fmt.Sprint(in == 0)
		if b.moved[mirror] > 0 {
			b.moved[mirror]--
			b.halves = append(b.halves, l.Line)
			return true, nil
		}
		b.moved[key+fmt.Sprint(in != 0)]++
	}
	v.Lines = []model.Line{
		{Account: debit, Side: model.Debit, Amount: sum, Project: projectOn(debit, credit, project)},
		{Account: credit, Side: model.Credit, Amount: sum, Project: projectOn(credit, debit, project)},
	}
	b.split(v)
	return false, nil
}

// projectOn is where a project belongs: on what the money was for, and on the money itself when it is held
// in trust.
func projectOn(account, other, project string) string {
	if isMoney(account) && !strings.HasPrefix(other, "221") {
		return ""
	}
	return project
}

// split parts the 2 % that the school pays straight to the union: the share due upward is owed (上解).
func (b *cashbook) split(v *model.Voucher) {
	last := len(v.Lines) - 1
	share := b.run.branch.ShareOf(v.Date.Year())
	if v.Lines[last].Account != "402" || b.run.branch.Levy != model.LevySelf || share <= 0 || share >= 10_000 {
		return
	}
	sum := v.Lines[last].Amount
	own := (sum*model.Money(share) + 5_000) / 10_000
	v.Lines[last].Amount = own
	v.Lines = append(v.Lines, model.Line{Account: "211", Side: model.Credit, Amount: sum - own})
}

// account finds what the money was for: by code or name, by the words of small unions, or by the most
// similar voucher of earlier days.
func (b *cashbook) account(l *line, summary string, in bool) (string, error) {
	word := ""
	if l.given(b.c.class) {
		word = strings.TrimSpace(l.cell(b.c.class).Text)
	}
	if word != "" {
		r := resolve(b.run.chart, spelling{code: word})
		if r.problem == "" && b.run.chart.IsLeaf(r.account) && r.account != model.AccountCash {
			return r.account, nil
		}
	}
	charges := b.run.branch.ChargesAccount
	if charges == "" {
		charges = "50504"
	}
	text := word
	if text == "" {
		text = summary
	}
	account := classAccount(text, in, charges)
	if account == transfer || account != "" && b.run.chart.IsLeaf(account) {
		return account, nil
	}
	similar, voucher, err := b.earlier.similar(summary, in)
	if err != nil {
		return "", err
	}
	if similar != "" && b.run.chart.IsLeaf(similar) {
		b.guessed = append(b.guessed, fmt.Sprintf("第 %d 行照「%s」记入 %s", l.Line, voucher, similar))
		return similar, nil
	}
	at := b.c.class
	if word == "" && at.at < 0 {
		at = b.c.summary
	}
	l.fail(at, CodeCategory, printable(text), classNames(in))
	return "", nil
}

// source is the number by which a row is known again: its day and a hash of what it says.
func (b *cashbook) source(l *line, in, out model.Money) string {
	h := fnv.New32a()
	for _, c := range []column{b.c.date, b.c.summary, b.c.class, b.c.medium, b.c.handler} {
		text := ""
		if c.at >= 0 {
			text = strings.Join(strings.Fields(model.Fold(l.Cell(c.at).Text)), "")
		}
		_, _ = h.Write([]byte(text + "\x00"))
	}
	_, _ = fmt.Fprintf(h, "%d/%d", in, out)
	key := fmt.Sprintf("流水-%08x", h.Sum32())
	b.seen[key]++
	if n := b.seen[key]; n > 1 {
		key += fmt.Sprintf("x%d", n)
	}
	return key
}

// take compares one voucher with the book and keeps it to be written.
func (b *cashbook) take(l *line, v model.Voucher) error {
	text := v.Date.String() + " " + v.Summary + " " + debits(v).Grouped() + " " + accountsOf(v)
	_, was, err := b.run.sources.on(v.Date, v.Source)
	if err != nil {
		return err
	}
	if was.ID != 0 {
		b.run.count(l.Line, EffectSame, text)
		return nil
	}
	if ok, err := b.gate.open(&block{v: v, first: l.Line}); !ok {
		return err
	}
	l.check(model.CheckVoucher(v, b.run.chart), func(field string) column {
		return map[string]column{
			"Date": b.c.date, "Summary": b.c.summary, "Amount": first(b.c.in, b.c.out), "Project": b.c.project,
			"Account": b.c.class, "Attachments": b.c.papers, "Handler": b.c.handler, "Bill": b.c.bill,
			"Counterparty": b.c.party,
		}[field]
	})
	if l.bad {
		return nil
	}
	b.run.count(l.Line, EffectNew, text)
	b.rows = append(b.rows, bookRow{l.Line, v})
	return nil
}

// accountsOf shows the double entry: 借 102 贷 401.
func accountsOf(v model.Voucher) string {
	var out []string
	for _, x := range v.Lines {
		out = append(out, x.Side.String()+" "+x.Account)
	}
	return strings.Join(out, " ")
}

// finish holds the balances against the rows and writes the drafts.
func (b *cashbook) finish() error {
	b.chain()
	if b.run.refused() {
		return nil
	}
	note := func(format string, args ...any) { b.run.said = append(b.run.said, fmt.Sprintf(format, args...)) }
	begins, err := b.begins()
	if err != nil {
		return err
	}
	if begins != "" {
		note("%s", begins)
	}
	if len(b.guessed) > 0 {
		note("按以前相似的凭证选了科目，请核对：%s。", strings.Join(b.guessed[:min(len(b.guessed), 20)], "；"))
	}
	if len(b.halves) > 0 {
		note("提现、存现在两行里各写了一次，只记一张凭证，第 %d 行没有再记。", b.halves[0])
	}
	if b.silent > 0 {
		note("有 %d 行没有写现金还是银行，按银行存款记。", b.silent)
	}
	if b.passed > 0 {
		note("有 %d 行没有金额，没有读取。", b.passed)
	}
	if !b.run.writing() {
		return nil
	}
	for _, r := range b.rows {
		if _, err := b.run.tx.SaveDraft(r.v); err != nil {
			return err
		}
	}
	return nil
}

// asProblem takes the problem out of an error that holds one.
func asProblem(err error) *Problem {
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	return &Problem{}
}
