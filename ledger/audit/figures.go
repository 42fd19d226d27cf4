package audit

import (
	"cmp"
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// charted is check 10.
func charted(s *snapshot) []Finding {
	var out []Finding
	for _, b := range s.balances {
		a, ok := s.chart.Lookup(b.Account)
		moved := b.OpeningDebit + b.OpeningCredit + b.Debit + b.Credit
		switch {
		case !ok:
			out = append(out, s.onAccount(b.Account, moved, "不在《工会会计制度》科目表内，借贷合计 %s 元。", moved.Grouped()))
		case !s.chart.IsLeaf(b.Account):
			out = append(out, s.onAccount(b.Account, moved, "不是末级科目，借贷合计 %s 元应记到明细。", moved.Grouped()))
		case a.Use == model.UseNo:
			f := s.onAccount(b.Account, moved, "供县级以上工会使用，借贷合计 %s 元。", moved.Grouped())
			f.Severity = SeverityWarning
			out = append(out, f)
		}
	}
	return out
}

// continued is check 11. Of the book's first year it cannot know what the year before closed with. What is
// left of income and spending of a year that was not closed stands in 321 and 322 at the beginning of the
// next, so that these are compared as one sum.
func continued(s *snapshot) []Finding {
	switch {
	case s.year <= s.branch.FirstYear && !s.opened:
		s.lack("没有录入期初余额，无法与上年期末核对。")
		return nil
	case s.year <= s.branch.FirstYear:
		s.lack("上年账簿不在本账本里，期初无法与上年期末核对。")
		return nil
	}
	if s.sealed {
		return s.unlikeSealed()
	}
	last, now := map[string]model.Money{}, map[string]model.Money{}
	var order []string
	unclosed := false
	add := func(sums map[string]model.Money, account string, m model.Money) {
		if strings.HasPrefix(account, "4") || expense(account) {
			unclosed = unclosed || m != 0
		}
		if k := carried(account); m != 0 {
			order = append(order, k)
			sums[k] += m
		}
	}
	for _, b := range s.before {
		add(last, b.Account, b.ClosingDebit-b.ClosingCredit)
	}
	for _, b := range s.balances {
		add(now, b.Account, b.OpeningDebit-b.OpeningCredit)
	}
	if unclosed {
		s.lack(fmt.Sprintf("%d 年没有结转，期初的结转结余是未结数。", s.year-1))
	}
	var out []Finding
	for _, code := range order {
		if last[code] == now[code] {
			continue
		}
		out = append(out, s.onAccount(code, (now[code]-last[code]).Abs(), "上年期末 %s 元，本年期初 %s 元（贷方余额为负）。",
			last[code].Grouped(), now[code].Grouped()))
		last[code] = now[code]
	}
	return out
}

// unlikeSealed is check 11 where closing has sealed what the year before ended with: account by account, project by
// project.
func (s *snapshot) unlikeSealed() []Finding {
	var out []Finding
	for _, d := range s.unlike {
		of := ""
		if d.Project != "" {
			of = "（" + d.Project + "）"
		}
		out = append(out, s.onAccount(d.Account, (d.Opening-d.Sealed).Abs(),
			"%s上年年末结账封存 %s 元，本年期初 %s 元（贷方余额为负）。", of, d.Sealed.Grouped(), d.Opening.Grouped()))
	}
	return out
}

// carried is the account under which a balance is compared from year to year.
func carried(account string) string {
	for _, p := range []string{"321", "322", "4", "5"} {
		if strings.HasPrefix(account, p) {
			return "322"
		}
	}
	return account
}

// ties are the names of the equations of the 资产负债表, with the severity of one that does not hold.
var ties = map[ledger.TieName]struct {
	left, right string
	severity    Severity
}{
	ledger.TieSheet:        {"资产总计", "负债与净资产总计", SeverityError},
	ledger.TieStock:        {"资产基金（库存物品）", "库存物品", SeverityError},
	ledger.TieInvestment:   {"资产基金（投资）", "投资", SeverityError},
	ledger.TieConstruction: {"资产基金（在建工程）", "在建工程", SeverityError},
	ledger.TieFixed:        {"资产基金（固定资产）", "固定资产净值", SeverityError},
	ledger.TieIntangible:   {"资产基金（无形资产）", "无形资产净值", SeverityError},
	ledger.TieDeferred:     {"资产基金（长期待摊费用）", "长期待摊费用", SeverityError},
	ledger.TieCustody:      {"现金、存款中标明的代管经费", "代管经费", SeverityWarning},
}

// unequal is a finding on two figures that should be the same.
func unequal(object, left, right string, l, r model.Money, severity Severity) Finding {
	return Finding{
		Severity: severity, Object: object, Amount: (l - r).Abs(), HasAmount: true,
		Text: fmt.Sprintf("%s：%s %s 元，%s %s 元，相差 %s 元。",
			object, left, l.Grouped(), right, r.Grouped(), (l - r).Abs().Grouped()),
	}
}

// trial is check 12. What ties 301 to the assets is check 21.
func trial(s *snapshot) []Finding {
	var out []Finding
	compare := func(object, left, right string, l, r model.Money, severity Severity) {
		if l != r {
			out = append(out, unequal(object, left, right, l, r, severity))
		}
	}
	var b ledger.Balance
	for _, x := range s.balances {
		b.OpeningDebit, b.OpeningCredit = b.OpeningDebit+x.OpeningDebit, b.OpeningCredit+x.OpeningCredit
		b.Debit, b.Credit = b.Debit+x.Debit, b.Credit+x.Credit
		b.ClosingDebit, b.ClosingCredit = b.ClosingDebit+x.ClosingDebit, b.ClosingCredit+x.ClosingCredit
	}
	compare("科目余额表 期初", "借方", "贷方", b.OpeningDebit, b.OpeningCredit, 0)
	compare("科目余额表 本期发生", "借方", "贷方", b.Debit, b.Credit, 0)
	compare("科目余额表 期末", "借方", "贷方", b.ClosingDebit, b.ClosingCredit, 0)
	for _, t := range s.sheet.Ties {
		if words := ties[t.Name]; !fundTie(t.Name) {
			compare("资产负债表 "+words.right, words.left, words.right, t.Left, t.Right, words.severity)
			if t.Left != t.Right {
				continue // the whole is told of; its projects stand in 代管资金
			}
			for _, x := range t.Off {
				compare("代管资金 "+cmp.Or(x.Project, "（未写项目）"), words.left, words.right, x.Left, x.Right, words.severity)
			}
		}
	}
	if i := s.income; !s.invested() {
		compare("收入支出表", "年初结余加变动加本期差额", "年末结余",
			i.OpeningCarry+i.OpeningSurplus+i.Adjusted+i.Difference(), i.ClosingCarry+i.ClosingSurplus, 0)
	}
	return out
}

// accountInvestment is 投资; buying and selling them moves 322 past income and spending.
const accountInvestment = "151"

func (s *snapshot) invested() bool {
	for _, b := range s.balances {
		if strings.HasPrefix(b.Account, accountInvestment) && b.Debit+b.Credit != 0 {
			return true
		}
	}
	return false
}

// withinBudget is check 46.
func withinBudget(s *snapshot) []Finding {
	if !s.planned {
		s.lack("没有录入本年预算。")
		return nil
	}
	out := unreviewed(s)
	for _, r := range s.budget {
		if r.Kind != model.Expense || r.Actual <= 0 {
			continue
		}
		plan := "预算 " + r.Budget.Grouped() + " 元，没有调整"
		if r.Adjusted != r.Budget {
			plan = "调整后预算 " + r.Adjusted.Grouped() + " 元"
		}
		switch {
		case !r.Planned:
			out = append(out, s.onAccount(r.Account, r.Actual, "支出 %s 元，预算没有这一项。", r.Actual.Grouped()))
		case r.Actual > r.Adjusted:
			over := r.Actual - r.Adjusted
			if rate, ok := r.Actual.Percent(r.Adjusted); ok {
				plan += "，执行率 " + rate
			}
			out = append(out, s.onAccount(r.Account, over, "支出 %s 元，%s，超出 %s 元。",
				r.Actual.Grouped(), plan, over.Grouped()))
		}
	}
	return out
}

// unreviewed names the reviews of which a budget and its adjustments lack the day. A budget of which none was ever
// recorded came from elsewhere, with that data never supplied.
func unreviewed(s *snapshot) []Finding {
	var out []Finding
	say := func(object string, names []string) {
		if len(names) > 0 {
			out = append(out, Finding{Object: object, Text: "没有记录" + strings.Join(names, "、") + "的日期。"})
		}
	}
	if s.plan.Reviewed() || len(s.plan.Adjustments) > 0 {
		say(fmt.Sprintf("%d年预算", s.year), undated(s.plan.Committee, s.plan.Audited, s.plan.Upper))
	} else {
		s.lack("没有记录预算的委员会审议、经审会审查和上级批复日期。")
	}
	for _, a := range s.plan.Adjustments {
		say(a.Date.String()+" 预算调整", undated(a.Committee, a.Audited, a.Upper))
	}
	return out
}

// undated are the names of the reviews without a day.
func undated(committee, audited, upper model.Passed) []string {
	var out []string
	for _, p := range []struct {
		name string
		day  model.Date
	}{{"委员会审议", committee.Date}, {"经审会审查", audited.Date}, {"上级批复", upper.Date}} {
		if p.day == 0 {
			out = append(out, p.name)
		}
	}
	return out
}
