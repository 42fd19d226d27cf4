package audit

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"gonghui/model"
)

// cashMost is the largest single payment in cash, in fen, to anybody but a person (现金管理暂行条例实施细则).
const cashMost model.Money = 1000_00

// accountAdvances is 其他应收款, where advances to persons stand.
const accountAdvances = "135"

// cashPayment is a payment in cash to somebody who may be no person.
type cashPayment struct {
	slip
	payee string
	paid  model.Money
}

// keepCash notes a payment in cash beyond the limit. What goes to a person is left out: to a member whom the
// line names, by a visit or a grant, as an advance; so is what goes into the bank. Of a voucher paid from
// cash and bank together, no more than its cash and no more than the rest counts.
func (s *snapshot) keepCash(v model.Voucher) {
	var cash, rest model.Money
	for _, l := range v.Lines {
		switch {
		case strings.HasPrefix(l.Account, model.AccountCash):
			cash += l.Credit() - l.Debit()
		case l.Member == 0 && !strings.HasPrefix(l.Account, model.AccountBank) &&
			!strings.HasPrefix(l.Account, accountAdvances):
			rest += l.Debit()
		}
	}
	paid := min(cash, rest)
	if paid > cashMost && s.claims[v.ID] == nil && s.names[v.Counterparty] == 0 {
		s.cash = append(s.cash, cashPayment{slipOf(v), v.Counterparty, paid})
	}
}

// cashPaid is check 15.
func cashPaid(s *snapshot) []Finding {
	var out []Finding
	for _, c := range s.cash {
		if s.cancelled[c.id] {
			continue
		}
		f := c.say("付给%s现金 %s 元，超过 %s 元。", c.payee, c.paid.Grouped(), cashMost.Grouped())
		if c.payee == "" {
			f = c.say("付现金 %s 元，超过 %s 元，没有写明收款人。", c.paid.Grouped(), cashMost.Grouped())
		}
		f.Amount = c.paid
		out = append(out, f)
	}
	return out
}

// neverNegative is check 13: cash and every bank account at the end of every day. What was turned over in
// the year before the book was started counts as standing at its beginning.
func neverNegative(s *snapshot) []Finding {
	start := map[string]model.Money{}
	for _, b := range s.balances {
		start[b.Account] = b.OpeningDebit - b.OpeningCredit
	}
	if s.year == s.branch.FirstYear {
		for _, l := range s.opening.Lines {
			start[l.Account] += l.YearDebit - l.YearCredit
		}
	}
	for account := range s.days {
		start[account] += 0
	}
	var out []Finding
	for _, account := range slices.Sorted(maps.Keys(start)) {
		if !money(account) {
			continue
		}
		if l, ok := lowest(s.year, start[account], s.days[account]); ok {
			out = append(out, s.onAccount(account, l.least, "%s。", l))
		}
	}
	return out
}

// low is when an account first fell below zero, and how far it fell.
type low struct {
	first, worst model.Date
	then, least  model.Money
}

// lowest follows an account from its opening balance through the ends of the days; false if it never fell
// below zero.
func lowest(year int, sum model.Money, days map[model.Date]model.Money) (low, bool) {
	var l low
	look := func(day model.Date) {
		if sum < 0 && l.first == 0 {
			l.first, l.then = day, sum
		}
		if sum < l.least {
			l.worst, l.least = day, sum
		}
	}
	look(model.NewPeriod(year, 1).First())
	for _, day := range slices.Sorted(maps.Keys(days)) {
		sum += days[day]
		look(day)
	}
	return l, l.first != 0
}

// String says it in words.
func (l low) String() string {
	text := fmt.Sprintf("%s 日终余额 %s 元，第一次低于零", l.first, l.then.Grouped())
	if l.worst != l.first {
		text += fmt.Sprintf("；最低 %s 元（%s）", l.least.Grouped(), l.worst)
	}
	return text
}
