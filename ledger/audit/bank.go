package audit

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// banking is what the checks on cash and bank ask beside the vouchers.
type banking struct {
	accounts []bankAccount // those with statements, by code
	moved    []cashMove
	invoices []model.Invoice
	papers   map[model.ID]string // the names of the vouchers behind invoices
	years    map[model.ID]int    // and their years
}

// bankAccount is an account at a bank in the year: its months up to the present one, and what is open on either side at
// the end of the last of them.
type bankAccount struct {
	code   string
	months []ledger.Reconciled
	lines  []model.BankLine
	book   []ledger.BookItem
	end    model.Date // last day that a statement covers
}

// cashMove is what one voucher moved in cash, other than to or from the bank.
type cashMove struct {
	slip
	day       model.Date
	rest      model.Money // positive: received
	deposited bool
}

// openDays is how long a payment may be under way before it is odd that the other side does not know it, and oldDays
// how long an open item may be carried along: three months.
const (
	openDays = 10
	oldDays  = 92
)

// takeBank reads statements and reconciliations of the year, and all invoices.
func (s *snapshot) takeBank(v *ledger.View) error {
	statements, err := v.Statements("")
	if err != nil {
		return err
	}
	ends := map[string]model.Date{}
	for _, x := range statements {
		ends[x.Account] = max(ends[x.Account], x.To)
	}
	for _, code := range slices.Sorted(maps.Keys(ends)) {
		b := bankAccount{code: code, end: ends[code]}
		for m := 1; m <= 12; m++ {
			p := model.NewPeriod(s.year, m)
			if p.First() > s.today {
				break
			}
			r, err := v.Reconcile(code, p)
			if err != nil {
				return err
			}
			if r.Start != 0 && p.Last() >= r.Start {
				b.months = append(b.months, r)
			}
		}
		if err := b.takeOpen(v, s.year); err != nil {
			return err
		}
		s.accounts = append(s.accounts, b)
	}
	return s.takeInvoices(v)
}

// takeOpen reads what is open at the year's end, but for what is sure to belong together.
func (b *bankAccount) takeOpen(v *ledger.View, year int) (err error) {
	end := min(b.end, model.NewPeriod(year, 12).Last())
	if b.lines, b.book, err = v.OpenItems(b.code, end); err != nil {
		return err
	}
	proposals, err := v.Propose(b.code, end)
	sure := map[model.ID]bool{}
	booked := map[model.EntryRef]bool{}
	for _, p := range proposals {
		if !p.Sure {
			continue
		}
		for _, l := range p.Match.Lines {
			sure[l] = true
		}
		for _, e := range p.Match.Entries {
			booked[e] = true
		}
	}
	b.lines = slices.DeleteFunc(b.lines, func(l model.BankLine) bool { return sure[l.ID] || l.Date.Year() != year })
	b.book = slices.DeleteFunc(b.book, func(i ledger.BookItem) bool {
		return booked[i.Ref] || i.Date.Year() != year || i.Date.AddDays(openDays) > end
	})
	return err
}

func (s *snapshot) takeInvoices(v *ledger.View) (err error) {
	s.papers, s.years = map[model.ID]string{}, map[model.ID]int{}
	if s.invoices, err = v.Invoices(); err != nil {
		return err
	}
	for _, x := range s.invoices {
		if x.Voucher == 0 {
			continue
		}
		y, err := v.Voucher(x.Voucher)
		if err != nil {
			return err
		}
		if y.Posted() {
			s.papers[x.Voucher], s.years[x.Voucher] = slipOf(y).String(), y.In().Year()
		}
	}
	return nil
}

// keepMove notes what a voucher moved in cash, other than to or from the bank.
func (s *snapshot) keepMove(v model.Voucher) {
	var cash, bank model.Money
	for _, l := range v.Lines {
		switch {
		case strings.HasPrefix(l.Account, model.AccountCash):
			cash += l.Debit() - l.Credit()
		case strings.HasPrefix(l.Account, model.AccountBank):
			bank += l.Debit() - l.Credit()
		}
	}
	if cash == 0 || v.Kind == model.VoucherRed {
		return
	}
	m := cashMove{slip: slipOf(v), day: v.Date, rest: cash}
	if (cash < 0) != (bank < 0) && bank != 0 {
		through := min(cash.Abs(), bank.Abs())
		m.deposited = cash < 0
		if m.rest -= through; cash < 0 {
			m.rest = cash + through
		}
	}
	s.moved = append(s.moved, m)
}

// cashHeld is check 14: the cash box at the end of every day against the limit that was set.
func cashHeld(s *snapshot) []Finding {
	limit := s.branch.CashLimit
	if limit == 0 {
		s.lack("没有设置库存现金限额，不能检查现金是否超限。")
		return nil
	}
	var sum model.Money
	for _, b := range s.balances {
		if strings.HasPrefix(b.Account, model.AccountCash) {
			sum += b.OpeningDebit - b.OpeningCredit
		}
	}
	days := map[model.Date]model.Money{}
	for account, of := range s.days {
		if strings.HasPrefix(account, model.AccountCash) {
			for d, m := range of {
				days[d] += m
			}
		}
	}
	over, first, worst, most := 0, model.Date(0), model.Date(0), model.Money(0)
	for _, d := range slices.Sorted(maps.Keys(days)) {
		if sum += days[d]; sum <= limit {
			continue
		}
		over++
		if first == 0 {
			first = d
		}
		if sum > most {
			worst, most = d, sum
		}
	}
	if over == 0 {
		return nil
	}
	return []Finding{s.onAccount(model.AccountCash, most, "日终余额超过限额 %s 元的有 %d 天，第一次是 %s，最多 %s 元（%s）。",
		limit.Grouped(), over, first, most.Grouped(), worst)}
}

// spentDirectly is check 16: cash that came in and cash that went out on a day without any brought to the bank.
func spentDirectly(s *snapshot) []Finding {
	type day struct {
		in, out   model.Money
		deposited bool
		last      slip
	}
	days := map[model.Date]day{}
	for _, m := range s.moved {
		if s.cancelled[m.id] {
			continue
		}
		d := days[m.day]
		if m.rest > 0 {
			d.in += m.rest
		} else if m.rest < 0 {
			d.out -= m.rest
			d.last = m.slip
		}
		d.deposited = d.deposited || m.deposited
		days[m.day] = d
	}
	var out []Finding
	for _, date := range slices.Sorted(maps.Keys(days)) {
		d := days[date]
		if d.in == 0 || d.out == 0 || d.deposited {
			continue
		}
		f := d.last.say("%s 收现金 %s 元、付现金 %s 元，当天没有存银行，可能坐支。", date, d.in.Grouped(), d.out.Grouped())
		f.Amount = min(d.in, d.out)
		out = append(out, f)
	}
	return out
}

// reconciled is check 17: every month has its sheet, both sides agree, and nothing is carried along for long.
func reconciled(s *snapshot) []Finding {
	if len(s.accounts) == 0 {
		s.lack(noStatements)
		return nil
	}
	var out []Finding
	for _, b := range s.accounts {
		for _, r := range b.months {
			month := r.Month.Chinese()
			switch {
			case r.Signed && !r.Sound():
				out = append(out, s.onAccount(b.code, r.Difference().Abs(), "%s的调节表签字以后又有变动。", month))
			case r.Known && !r.Equal:
				out = append(out, s.onAccount(b.code, r.Difference().Abs(), "%s调节后银行与账面仍差 %s 元。", month,
					r.Difference().Grouped()))
			case !r.Signed && (r.Month != s.today.Period()):
				out = append(out, s.onAccount(b.code, 0, "%s没有编制（签字）银行存款余额调节表。", month))
			}
		}
		out = append(out, s.carriedLong(b)...)
	}
	return out
}

// carriedLong finds the open items of the last month that are older than three months.
func (s *snapshot) carriedLong(b bankAccount) []Finding {
	if len(b.months) == 0 {
		return nil
	}
	r := b.months[len(b.months)-1]
	end := min(r.Month.Last(), b.end)
	var out []Finding
	for _, g := range []ledger.OpenGroup{r.BankIn, r.BankOut, r.BookIn, r.BookOut} {
		for _, i := range g.Items {
			if i.Date.AddDays(oldDays) <= end {
				out = append(out, s.onAccount(b.code, i.Amount.Abs(), "%s 的未达账项 %s 元超过三个月仍未结清。", i.Date,
					i.Amount.Grouped()))
			}
		}
	}
	return out
}

// bothSides is check 18: what only the bank has, and what only the book has. Lines of the running month wait for their
// vouchers.
func bothSides(s *snapshot) []Finding {
	if len(s.accounts) == 0 {
		s.lack(noStatements)
		return nil
	}
	var out []Finding
	for _, b := range s.accounts {
		for _, l := range b.lines {
			if l.Date.Period() == s.today.Period() {
				continue
			}
			words := strings.TrimSpace(l.Counterparty + " " + l.Summary)
			out = append(out, s.onAccount(b.code, l.Amount.Abs(), "对账单 %s %s 元（%s）没有对应的凭证。", l.Date,
				l.Amount.Grouped(), words))
		}
		for _, i := range b.book {
			p := slip{id: i.Voucher, period: i.Period, number: i.Number, total: i.Amount.Abs()}
			out = append(out, p.say("%s %s 元，对账单上没有。", b.code, i.Amount.Grouped()))
		}
	}
	return out
}

// invoicedOnce is check 49: one invoice behind two vouchers.
func invoicedOnce(s *snapshot) []Finding {
	if len(s.invoices) == 0 {
		s.lack("没有登记发票号码，不能检查重复报销。")
		return nil
	}
	seen := map[string]model.Invoice{}
	var out []Finding
	for _, x := range s.invoices {
		paper, ok := s.papers[x.Voucher]
		if !ok {
			continue
		}
		key := x.Code + "/" + x.Number
		before, twice := seen[key]
		if !twice {
			seen[key] = x
			continue
		}
		if before.Voucher == x.Voucher || s.years[x.Voucher] != s.year && s.years[before.Voucher] != s.year {
			continue
		}
		out = append(out, Finding{
			Object: fmt.Sprintf("发票 %s", x.Number), Ref: model.Ref{Kind: model.KindVoucher, ID: x.Voucher},
			Voucher: x.Voucher, VoucherText: paper, Amount: x.Amount, HasAmount: x.Amount != 0,
			Text: fmt.Sprintf("%s：发票 %s 在 %s 已经报过。", paper, x.Number, s.papers[before.Voucher]),
		})
	}
	return out
}

// noStatements is said by the checks that need what the bank says.
const noStatements = "没有导入银行对账单，不能与银行核对。"

// bankChecks hold cash and bank against what is counted and what the bank says, and invoices against each other.
func bankChecks() []Check {
	return []Check{
		{
			ID: 14, Name: "库存现金超限额", Severity: SeverityWarning, run: cashHeld,
			Rule: "现金管理暂行条例（1988，2011年修订）及实施细则",
			Why:  "现金超过限额应当送存银行，留得越多越不安全。", Do: "把超额部分存银行，在答复里说明。",
		},
		{
			ID: 16, Name: "现金坐支", Severity: SeverityInfo, run: spentDirectly,
			Rule: "现金管理暂行条例（1988，2011年修订）及实施细则",
			Why:  "收到的现金应当先存银行再支用，直接支付就是坐支。", Do: "核对当天的收付；以后收到现金当天存行。",
		},
		{
			ID: 17, Name: "银行对账与调节", Severity: SeverityWarning, run: reconciled,
			Rule: "工会会计制度（财会〔2021〕7号）第二十九条、第102号科目",
			Why:  "银行存款至少每月对账一次，差额要用调节表说明。", Do: "补编调节表并签字；三个月以上的未达账项逐笔查清。",
		},
		{
			ID: 18, Name: "银行流水与凭证不符", Severity: SeverityWarning, run: bothSides,
			Rule: "会计基础工作规范（2019年修订）第六十二条（三）",
			Why:  "银行有而账上没有，或账上有而银行没有，款项去向就说不清。", Do: "补记凭证，或在答复里说明原因。",
		},
		{
			ID: 49, Name: "发票重复报销", Severity: SeverityWarning, run: invoicedOnce,
			Rule: "会计基础工作规范（2019年修订）第四十八条；内部控制",
			Why:  "同一张发票报两次，就是重复支付。", Do: "核对两张凭证；重复的追回并冲销。",
		},
	}
}
