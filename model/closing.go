package model

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// ClosingStep is one of the steps by which a year's income and expense get into what is carried on
// (财会〔2021〕7号, accounts 321 and 322). The steps are made in the order of their values.
type ClosingStep uint8

// The steps.
const (
	StepRestrictedIncome  ClosingStep = 1 // restricted income -> 32103
	StepRestrictedExpense ClosingStep = 2 // 32103 -> restricted expense
	StepIncome            ClosingStep = 3 // all other income -> 32203; 401 always
	StepExpense           ClosingStep = 4 // 32203 -> all other expense
	StepCarry             ClosingStep = 5 // 32101, 32102, 32103 -> 32104, project by project
	StepFinished          ClosingStep = 6 // what finished projects left over: 32104 -> 32204
	StepSurplus           ClosingStep = 7 // 32201, 32202, 32203, 32204 -> 32205
)

// String is the step's Chinese name; it ends the summary of its voucher.
func (s ClosingStep) String() string { return wordOf("closing", s) }

// The accounts of 工会资金结转 and 工会资金结余 that closing books on.
const (
	AccountCarryAdjusted   = "32101" // 年初余额调整
	AccountCarryFlow       = "32103" // 本年收支结转
	AccountCarried         = "32104" // 累计结转
	AccountSurplusAdjusted = "32201" // 年初余额调整
	AccountSurplusFlow     = "32203" // 本年收支结转
	AccountSurplusTaken    = "32204" // 结转转入
	AccountSurplus         = "32205" // 累计结余
)

// AccountBalance is what stands on one account, and one project of it, in fen: debit positive.
type AccountBalance struct {
	Account, Project string
	Amount           Money
}

// ClosingVoucher is the voucher that one step makes. It has neither ID nor number yet.
type ClosingVoucher struct {
	Step    ClosingStep
	Voucher Voucher
}

// YearClosing tells what a closing is about. Restricted says whether an income or expense account with a project
// belongs to 工会资金结转; Finished whether a project's leftover goes to 工会资金结余.
type YearClosing struct {
	Chart      Chart
	Period     Period // a month, or the closing period of a year
	Restricted func(account, project string) bool
	Finished   func(project string) bool
}

// moved sends a balance to an account and project.
type moved struct{ account, project string }

// Vouchers makes the closing vouchers of a month or of a year, in their order, from balances that stand at its end.
// A month has the first four steps only. A step that has nothing to move makes no voucher. All vouchers lie in period
// 13 of the year and are dated the last day of the month, or of the year.
func (c YearClosing) Vouchers(balances []AccountBalance) []ClosingVoucher {
	now := map[moved]Money{}
	for _, b := range balances {
		now[moved{b.Account, b.Project}] += b.Amount
	}
	var out []ClosingVoucher
	for _, s := range c.steps() {
		v := c.voucher(s.step, now, s.to)
		if len(v.Lines) == 0 {
			continue
		}
		for _, l := range v.Lines {
			now[moved{l.Account, l.Project}] += l.Debit() - l.Credit()
		}
		out = append(out, ClosingVoucher{Step: s.step, Voucher: v})
	}
	return out
}

// closingRule says where a step sends a balance; false: it stays.
type closingRule struct {
	step ClosingStep
	to   func(from moved) (moved, bool)
}

func (c YearClosing) steps() []closingRule {
	flow := func(kind AccountKind, restricted bool) func(moved) (moved, bool) {
		return func(from moved) (moved, bool) {
			a, ok := c.Chart.Lookup(from.account)
			if !ok || a.Kind != kind || c.Restricted(from.account, from.project) != restricted {
				return moved{}, false
			}
			if restricted {
				return moved{c.leaf(AccountCarryFlow), from.project}, true
			}
			return moved{account: c.leaf(AccountSurplusFlow)}, true
		}
	}
	out := []closingRule{
		{StepRestrictedIncome, flow(Income, true)},
		{StepRestrictedExpense, flow(Expense, true)},
		{StepIncome, flow(Income, false)},
		{StepExpense, flow(Expense, false)},
	}
	if c.Period.IsMonth() {
		return out
	}
	below := func(parent, kept string, to func(moved) (moved, bool)) func(moved) (moved, bool) {
		return func(from moved) (moved, bool) {
			if !strings.HasPrefix(from.account, parent) || strings.HasPrefix(from.account, kept) {
				return moved{}, false
			}
			return to(from)
		}
	}
	return append(out,
		closingRule{StepCarry, below("321", AccountCarried, func(from moved) (moved, bool) {
			return moved{c.leaf(AccountCarried), from.project}, true
		})},
		closingRule{StepFinished, func(from moved) (moved, bool) {
			ok := strings.HasPrefix(from.account, AccountCarried) && from.project != "" && c.Finished(from.project)
			return moved{account: c.leaf(AccountSurplusTaken)}, ok
		}},
		closingRule{StepSurplus, below("322", AccountSurplus, func(moved) (moved, bool) {
			return moved{account: c.leaf(AccountSurplus)}, true
		})})
}

// leaf is the account itself or, where the branch has divided it, the first of its details.
func (c YearClosing) leaf(code string) string {
	for !c.Chart.IsLeaf(code) {
		below := c.Chart.Children(code)
		if len(below) == 0 {
			break
		}
		code = below[0].Code
	}
	return code
}

// voucher moves every balance that a step takes, each by a line of its own on the other side; where they go gets one
// line for each account and project, with the sum.
func (c YearClosing) voucher(step ClosingStep, now map[moved]Money, to func(moved) (moved, bool)) Voucher {
	keys := make([]moved, 0, len(now))
	for k, m := range now {
		if m != 0 {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, compareMoved)
	var from, into []Line
	sums := map[moved]Money{}
	for _, k := range keys {
		target, ok := to(k)
		if !ok {
			continue
		}
		from = append(from, lineOf(k, -now[k]))
		sums[target] += now[k]
	}
	targets := make([]moved, 0, len(sums))
	for k, m := range sums {
		if m != 0 {
			targets = append(targets, k)
		}
	}
	slices.SortFunc(targets, compareMoved)
	for _, k := range targets {
		into = append(into, lineOf(k, sums[k]))
	}
	lines := slices.Concat(from, into)
	slices.SortStableFunc(lines, func(a, b Line) int { return cmp.Compare(a.Side, b.Side) })
	return Voucher{
		Date: c.Period.Last(), Period: Closing(c.Period.Year()), Kind: VoucherClosing, Summary: c.summary(step),
		Lines: lines,
	}
}

// summary names the period and the step: 2025年3月结转收入.
func (c YearClosing) summary(step ClosingStep) string {
	if c.Period.IsMonth() {
		return c.Period.Chinese() + step.String()
	}
	return strconv.Itoa(c.Period.Year()) + wordYear + step.String()
}

func compareMoved(a, b moved) int {
	return cmp.Or(strings.Compare(a.account, b.account), strings.Compare(a.project, b.project))
}

// RuleVoucherClosing holds that closing vouchers are made by closing alone, never by hand nor by an import.
const RuleVoucherClosing Rule = "voucher.closing"

// lineOf is a line that adds to a balance: a positive amount on the debit side, a negative one on the credit side.
func lineOf(at moved, m Money) Line {
	l := Line{Account: at.account, Project: at.project, Side: Debit, Amount: m}
	if m < 0 {
		l.Side, l.Amount = Credit, -m
	}
	return l
}
