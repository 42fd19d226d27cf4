package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonghui/model"
)

// balanced is check 1.
func balanced(_ *snapshot, v model.Voucher) []Finding {
	var debit, credit model.Money
	zero := 0
	for i, l := range v.Lines {
		debit, credit = debit+l.Debit(), credit+l.Credit()
		if l.Amount == 0 {
			zero = i + 1
		}
	}
	switch {
	case len(v.Lines) < 2:
		return []Finding{about(v, "只有 %d 行分录，至少应有 2 行。", len(v.Lines))}
	case debit != credit:
		diff := (debit - credit).Abs()
		f := about(v, "借方 %s 元，贷方 %s 元，相差 %s 元。", debit.Grouped(), credit.Grouped(), diff.Grouped())
		f.Amount = diff
		return []Finding{f}
	case zero > 0:
		return []Finding{about(v, "第 %d 行分录的金额是 0.00 元。", zero)}
	}
	return nil
}

// continuous is check 2.
func continuous(s *snapshot) []Finding {
	var out []Finding
	for p, list := range s.numbers {
		list = slices.Clone(list)
		slices.SortStableFunc(list, func(a, b numbered) int { return cmp.Compare(a.number, b.number) })
		last := 0
		for _, n := range list {
			at := slip{id: n.id, period: p, number: n.number}
			var f Finding
			switch missing := n.number - last - 1; {
			case missing < 0:
				f = at.say("凭证号 %d 用了不止一次。", n.number)
			case missing == 1:
				f = at.say("前面缺第 %d 号。", last+1)
			case missing > 1:
				f = at.say("前面缺第 %d 号到第 %d 号，共 %d 张。", last+1, n.number-1, missing)
			default:
				last = n.number
				continue
			}
			f.HasAmount = false
			out = append(out, f)
			last = n.number
		}
	}
	return out
}

// inPeriod is check 3 for one voucher.
func inPeriod(s *snapshot, v model.Voucher) []Finding {
	p := v.In()
	inside := v.Date.Period() == p || p.Month() == model.ClosingMonth && v.Date.Year() == p.Year()
	switch {
	case v.Date > s.today:
		return []Finding{about(v, "日期 %s 晚于今天 %s。", v.Date, s.today)}
	case !inside:
		return []Finding{about(v, "日期 %s 不在所属期间 %s。", v.Date, p)}
	}
	return nil
}

// closedInOrder is check 3 for what happened when months were closed.
func closedInOrder(s *snapshot) []Finding {
	var out []Finding
	for _, p := range s.intoClosed {
		out = append(out, p.say("记账时 %s 已经结账。", p.period))
	}
	for _, p := range s.shut {
		out = append(out, Finding{
			Object: p.String(), Text: fmt.Sprintf("%s 结账时，上一个月 %s 还没有结账。", p, p.Prev()),
		})
	}
	return out
}

// dateOrder is check 4. Corrections bear the day of what they correct.
func dateOrder(s *snapshot, v model.Voucher) []Finding {
	before, ok := s.latest[v.In()]
	if !ok || v.Kind != model.VoucherNormal || v.Date >= before.date {
		return nil
	}
	return []Finding{about(v, "日期 %s 早于前面的记%d号（%s）。", v.Date, before.number, before.date)}
}

// attached is check 5. Closing and correcting vouchers need no papers of their own (会计基础工作规范 51(4)).
func attached(s *snapshot) []Finding {
	if len(s.unattached) > 0 && !s.attached {
		s.lack("凭证没有记录附件张数。")
		return nil
	}
	var out []Finding
	for _, p := range s.unattached {
		out = append(out, p.say("金额 %s 元，附件 0 张。", p.total.Grouped()))
	}
	return out
}

// summarised is check 6. What stands for no summary the model knows.
func summarised(s *snapshot, v model.Voucher) []Finding {
	bare := model.Voucher{Date: v.Date, Period: v.Period, Summary: v.Summary}
	for _, x := range model.CheckVoucher(bare, s.chart) {
		sum := slipOf(v).total.Grouped()
		if x.Rule == model.RuleVoucherSummary {
			return []Finding{about(v, "没有摘要，金额 %s 元。", sum)}
		}
		if x.Rule == model.RuleVoucherVague {
			return []Finding{about(v, "摘要只写“%s”，金额 %s 元，看不出事由。", v.Summary, sum)}
		}
	}
	return nil
}

// signatureCount is how many signatures a voucher bears.
const signatureCount = 4

// signature is one of the names that a voucher must bear.
type signature struct {
	name  string
	of    func(model.Voucher) string
	needs func(model.Voucher) bool
}

// signatures are those of 会计基础工作规范 51(1); the cashier signs what is received and paid.
var signatures = [signatureCount]signature{
	{"制单", func(v model.Voucher) string { return v.Preparer }, always},
	{"审核", func(v model.Voucher) string { return v.Reviewer }, always},
	{"记账", func(v model.Voucher) string { return v.Bookkeeper }, always},
	{"出纳", func(v model.Voucher) string { return v.Cashier }, movesMoney},
}

func always(model.Voucher) bool { return true }

// movesMoney reports whether a voucher receives or pays money.
func movesMoney(v model.Voucher) bool {
	return slices.ContainsFunc(v.Lines, func(l model.Line) bool { return money(l.Account) })
}

// unsigned is a voucher that lacks signatures: bit i is signature i.
type unsigned struct {
	slip
	lacks uint8
}

func (s *snapshot) keepSignatures(v model.Voucher) {
	var lacks uint8
	for i, g := range signatures {
		switch {
		case g.of(v) != "":
			s.signs[i] = true
		case g.needs(v):
			lacks |= 1 << i
		}
	}
	if lacks != 0 {
		s.unsigned = append(s.unsigned, unsigned{slipOf(v), lacks})
	}
}

// signed is check 7 for what is missing. A signature that no voucher of the year bears was never recorded.
func signed(s *snapshot) []Finding {
	var lacks uint8
	for _, u := range s.unsigned {
		lacks |= u.lacks
	}
	for i, g := range signatures {
		if lacks&(1<<i) != 0 && !s.signs[i] {
			s.lack(fmt.Sprintf("凭证没有记录%s。", g.name))
		}
	}
	var out []Finding
	for _, u := range s.unsigned {
		var names []string
		for i, g := range signatures {
			if u.lacks&(1<<i) != 0 && s.signs[i] {
				names = append(names, g.name)
			}
		}
		if len(names) > 0 {
			out = append(out, u.say("金额 %s 元，没有%s签名。", u.total.Grouped(), strings.Join(names, listMark)))
		}
	}
	return out
}

// apart is check 7 for duties that exclude each other (会计基础工作规范 12): who keeps the cash reviews nothing, and
// keeps no books of income, spending, claims and debts.
func apart(_ *snapshot, v model.Voucher) []Finding {
	var out []Finding
	if v.Preparer != "" && v.Preparer == v.Reviewer {
		out = append(out, about(v, "制单和审核是同一个人（%s）。", v.Preparer))
	}
	if v.Cashier == "" {
		return out
	}
	if v.Cashier == v.Reviewer {
		out = append(out, about(v, "出纳（%s）兼任审核。", v.Cashier))
	}
	if v.Cashier == v.Bookkeeper && slices.ContainsFunc(v.Lines, notForCashier) {
		out = append(out, about(v, "出纳（%s）兼记收入、支出或往来账。", v.Cashier))
	}
	return out
}

func notForCashier(l model.Line) bool {
	return slices.ContainsFunc([]string{"13", "2", "4", "5"}, func(p string) bool {
		return strings.HasPrefix(l.Account, p)
	})
}
