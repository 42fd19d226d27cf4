package model

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Answers are what was told of an event.
type Answers struct {
	Date     Date
	Amount   Money  // in fen, more than nothing
	Second   Money  // the second amount, where the event asks for one
	Payment  string // code of a leaf of 101 or 102; empty: the first one that the event allows
	Account  string // code that was chosen from Choices; empty: the first
	Project  string
	Restrict bool // the project's money is restricted; decides between 32101 and 32201
	Member   ID
	Name     string // the member's name, for the 摘要
	Party    string // 对方单位
	Paper    string // 批准文件 or 纪要
	Text     string // 摘要; empty: the event's own
	Original Voucher
}

// The rules of events.
const (
	RuleEventAmount   Rule = "event.amount"   // the amount is more than nothing
	RuleEventSecond   Rule = "event.second"   // the second amount does not go beyond the first
	RuleEventAccount  Rule = "event.account"  // the account is one of those that the event is booked on
	RuleEventPayment  Rule = "event.payment"  // the money goes through cash or a bank
	RuleEventProject  Rule = "event.project"  // the event's money belongs to a project
	RuleEventMember   Rule = "event.member"   // the event is a member's
	RuleEventParty    Rule = "event.party"    // the event names whom it was done with
	RuleEventOriginal Rule = "event.original" // the voucher that is partly taken back bears spending of that year
	RuleEventRefund   Rule = "event.refund"   // no more comes back than was spent
	RuleEventShare    Rule = "event.share"    // the own share of the 2 % is set
	RuleEventYearEnd  Rule = "event.yearEnd"  // what is owed by the upper union is accrued at the year's end alone
)

// EventVoucher makes the voucher of an event: pure, without an ID, to be seen and then saved as a draft. The chart says
// which leaves there are, the branch which share is its own and where bank charges go. Its lines add up whatever the
// amounts are; where the violations hold an error they may be incomplete.
func EventVoucher(e Event, a Answers, b Branch, c Chart) (Voucher, []Violation) {
	var vs violations
	m := eventMaker{e: e, a: a, b: b, c: c, vs: &vs}
	m.check()
	out := Voucher{
		Date: a.Date, Summary: a.Text, Counterparty: a.Party, Minutes: a.Paper,
		Signatures: Signatures{Preparer: b.Treasurer, Cashier: b.Cashier},
	}
	if out.Summary == "" {
		out.Summary = e.SummaryOf(a)
	}
	if out.Counterparty == "" && a.Member != 0 {
		out.Counterparty = a.Name
	}
	if a.Paper != "" {
		out.MinutesDate = a.Date
	}
	for _, l := range e.lines {
		if line, ok := m.line(l); ok {
			out.Lines = append(out.Lines, line)
		}
	}
	return out, vs
}

// eventMaker makes one event's lines.
type eventMaker struct {
	e  Event
	a  Answers
	b  Branch
	c  Chart
	vs *violations
}

// check looks at the answers that are no account.
func (m *eventMaker) check() {
	a, vs := m.a, m.vs
	if !a.Date.Valid() || a.Date.IsMonth() {
		vs.error(RuleVoucherDate, "Date", a.Date.String())
	}
	if a.Amount <= 0 || a.Amount > maxEventAmount {
		vs.error(RuleEventAmount, "Amount", a.Amount.Grouped())
	}
	m.checkAsked()
	if m.e.shares() && m.b.ShareOf(a.Date.Year()) == 0 {
		vs.error(RuleEventShare, "Amount", "")
	}
	if strings.HasPrefix(m.e.Code, accrued) && a.Date.Valid() && a.Date.Month() != 12 {
		vs.warn(RuleEventYearEnd, "Date", a.Date.String())
	}
}

// checkAsked holds the answers against what the event asks for.
func (m *eventMaker) checkAsked() {
	a, vs := m.a, m.vs
	for _, q := range m.e.Asks {
		switch q.Kind {
		case AskSecond, AskTax:
			// A settlement may be for more or less than the advance; a part is never more than the whole.
			whole := m.e.amountBeyond() == ""
			if a.Second < 0 || a.Second > maxEventAmount || whole && a.Second > a.Amount {
				vs.hinted(RuleEventSecond, SeverityError, "Second", -1, a.Second.Grouped(), q.Label)
			}
		case AskProject:
			m.needs(q, a.Project, RuleEventProject, "Project")
		case AskMember:
			if a.Member == 0 {
				m.needs(q, "", RuleEventMember, "Member")
			}
		case AskParty:
			m.needs(q, a.Party, RuleEventParty, "Party")
		case AskOriginal:
			m.checkOriginal()
		case AskAmount, AskPayment, AskBank, AskPaper:
		}
	}
}

// accrued is how the codes of events begin that are booked at the year's end alone (财会〔2021〕7号, account 131).
const accrued = "accrue-"

func (m *eventMaker) needs(q Ask, value string, rule Rule, field string) {
	if value == "" && !q.Optional {
		m.vs.error(rule, field, "")
	}
}

// maxEventAmount keeps every sum of an event far from the end of what money can hold: a hundred billion yuan.
const maxEventAmount Money = 10_000_000_000_000

// amountBeyond is the name of the amount that may go beyond the first one, "" if none may.
func (e Event) amountBeyond() string {
	for _, l := range e.lines {
		if l.ifMore && len(l.terms) == 2 && !l.terms[0].minus && l.terms[0].name == "b" {
			return "b"
		}
	}
	return ""
}

// shares reports whether a part of the amount is the branch's own.
func (e Event) shares() bool {
	return slices.ContainsFunc(e.lines, func(l eventLine) bool {
		return slices.ContainsFunc(l.terms, func(t term) bool { return t.name == ownShare })
	})
}

// checkOriginal holds a refund against the voucher that is partly taken back.
func (m *eventMaker) checkOriginal() {
	o := m.a.Original
	switch spent := m.spent(); {
	case !o.Posted() || o.Kind == VoucherRed || spent <= 0:
		m.vs.error(RuleEventOriginal, "Original", "")
	case m.a.Date.Valid() && o.Date.Year() != m.a.Date.Year():
		m.vs.error(RuleEventOriginal, "Original", o.Date.String())
	case m.a.Amount > spent:
		m.vs.hinted(RuleEventRefund, SeverityError, "Amount", -1, m.a.Amount.Grouped(), spent.Grouped())
	}
}

// original is the line of the original voucher that a refund takes back from: the chosen account's, else the first
// expense.
func (m *eventMaker) original() (Line, bool) {
	for _, l := range m.a.Original.Lines {
		if a, ok := m.c.Lookup(l.Account); ok && a.Kind == Expense && l.Debit()-l.Credit() > 0 &&
			(m.a.Account == "" || m.a.Account == l.Account) {
			return l, true
		}
	}
	return Line{}, false
}

// spent is what the original voucher spent on the account that the refund takes back from.
func (m *eventMaker) spent() Money {
	from, ok := m.original()
	if !ok {
		return 0
	}
	var sum Money
	for _, l := range m.a.Original.Lines {
		if l.Account == from.Account && l.Project == from.Project {
			sum += l.Debit() - l.Credit()
		}
	}
	return sum
}

// line makes one line; false if there is nothing to book on it.
func (m *eventMaker) line(l eventLine) (Line, bool) {
	out := Line{Side: l.side, Amount: m.amount(l)}
	if out.Amount == 0 && m.a.Amount != 0 || l.ifMore && out.Amount <= 0 {
		return out, false // before an amount is typed, the accounts are shown all the same
	}
	out.Account = m.account(l.account)
	if l.account == fromOriginal {
		from, _ := m.original()
		out.Project, out.Member, out.Class = from.Project, from.Member, from.Class
		out.About = Ref{Kind: KindVoucher, ID: m.a.Original.ID}
		return out, true
	}
	if BearsProject(out.Account, m.e.Custody()) {
		out.Project = m.a.Project
	}
	if !IsMoney(out.Account) && !strings.HasPrefix(out.Account, "3") && !strings.HasPrefix(out.Account, "1") ||
		strings.HasPrefix(out.Account, "135") {
		out.Member = m.a.Member
	}
	return out, true
}

// account is the leaf that a line is booked on.
func (m *eventMaker) account(name string) string {
	switch name {
	case fromPayment:
		return m.chosen(m.a.Payment, m.e.PaidThrough(m.c), RuleEventPayment, "Payment")
	case fromChosen:
		return m.chosen(m.a.Account, m.e.Choices(m.c), RuleEventAccount, "Account")
	case fromCharges:
		if m.b.ChargesAccount != "" {
			return m.c.firstLeaf(m.b.ChargesAccount)
		}
		return m.c.firstLeaf(accountCharges)
	case fromAdjusted:
		if m.a.Restrict && m.a.Project != "" {
			return adjustedRestricted
		}
		return adjustedFree
	case fromOriginal:
		from, _ := m.original()
		return from.Account
	}
	return m.c.firstLeaf(name)
}

// chosen is a code among those that are allowed: the first of them when none was chosen.
func (m *eventMaker) chosen(code string, allowed []Account, rule Rule, field string) string {
	if code == "" && len(allowed) > 0 {
		return allowed[0].Code
	}
	if !slices.ContainsFunc(allowed, func(a Account) bool { return a.Code == code }) {
		m.vs.error(rule, field, code)
	}
	return code
}

// amount works a line's amount out, exact to the fen: the parts of a whole are taken from one another, never rounded
// twice.
func (m *eventMaker) amount(l eventLine) Money {
	var sum Money
	for _, t := range l.terms {
		x := m.a.Amount
		switch t.name {
		case "b":
			x = m.a.Second
		case ownShare:
			x = shareOf(m.a.Amount, m.b.ShareOf(m.a.Date.Year()))
		}
		if t.minus {
			x = -x
		}
		sum += x
	}
	return sum
}

// shareOf is a share in 0.01 % of an amount, rounded to the fen, half up.
func shareOf(m Money, share int) Money {
	part := m.Decimal().Mul(decimal.New(int64(share), -4)).Round(2)
	out, err := MoneyFromDecimal(part)
	if err != nil {
		return 0
	}
	return out
}

// labourTax is the advance tax on a fee for labour (劳务报酬所得预扣预缴): what goes beyond 800 yuan, or four fifths of a fee
// of more than 4,000, times the rate, less the quick deduction; 国家税务总局公告2018年第61号, table 2.
var labourTax = []struct{ above, rate, less int64 }{{50000, 40, 7000}, {20000, 30, 2000}, {0, 20, 0}}

// LabourTax proposes the income tax that is kept back from a fee for labour.
func LabourTax(gross Money) Money {
	fee := gross.Decimal()
	base := fee.Sub(decimal.New(800, 0))
	if fee.GreaterThan(decimal.New(4000, 0)) {
		base = fee.Mul(decimal.New(8, -1))
	}
	if !base.IsPositive() {
		return 0
	}
	for _, step := range labourTax {
		if base.GreaterThan(decimal.New(step.above, 0)) {
			tax := base.Mul(decimal.New(step.rate, -2)).Sub(decimal.New(step.less, 0)).Round(2)
			out, err := MoneyFromDecimal(tax)
			if err != nil {
				return 0
			}
			return out
		}
	}
	return 0
}
