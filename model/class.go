package model

import (
	"slices"
	"strings"
	"sync"
)

// EconomicClass is a 款级 code of the 部门预算支出经济分类科目 (财政部《2024年政府收支分类科目》), as far as a basic union spends by
// it. 财会〔2021〕7号 app. 1, part 1, item 2 asks for expenses by it; in small unions it is often left out.
type EconomicClass struct {
	Code  string
	Name  string
	Group string   // the 类级 name above it
	Usual []string // expense accounts that are mostly of this class
}

var classes = sync.OnceValue(func() []EconomicClass {
	var out []EconomicClass
	for _, r := range table("classes.csv") {
		out = append(out, EconomicClass{Code: r[0], Name: r[1], Group: r[2], Usual: strings.Fields(r[3])})
	}
	slices.SortFunc(out, func(a, b EconomicClass) int { return strings.Compare(a.Code, b.Code) })
	return out
})

// EconomicClasses lists them by code.
func EconomicClasses() []EconomicClass { return slices.Clone(classes()) }

// ClassOf finds an economic class by its code or its name; false if there is none.
func ClassOf(word string) (EconomicClass, bool) {
	word = squeeze(word)
	for _, c := range classes() {
		if word == c.Code || word == squeeze(c.Name) || word == c.Code+squeeze(c.Name) {
			return c, true
		}
	}
	return EconomicClass{}, false
}

// UsualClass proposes the class of an expense account; "" where none is usual.
func UsualClass(account string) string {
	for _, c := range classes() {
		if slices.ContainsFunc(c.Usual, func(code string) bool { return strings.HasPrefix(account, code) }) {
			return c.Code
		}
	}
	return ""
}

// The rules of what lines are told apart by (财会〔2021〕7号 art. 22, accounts 221, 401, 403; app. 1, part 1, item 2).
const (
	RuleLineEarmarked Rule = "line.earmarked" // earmarked income names its project
	RuleLineCustody   Rule = "line.custody"   // custody money names its project
	RuleLineDues      Rule = "line.dues"      // 会费 is never restricted: it bears no project
	RuleLineClass     Rule = "line.class"     // an economic class is one of the list
	RuleLineNoExpense Rule = "line.noexpense" // only expenses have an economic class
)

// checkDimensions warns of lines whose money cannot be followed.
func checkDimensions(vs *violations, v Voucher) {
	for i, l := range v.Lines {
		switch {
		case v.Kind == VoucherClosing:
		case l.Project == "" && strings.HasPrefix(l.Account, accountEarmarkedGrant):
			vs.add(RuleLineEarmarked, SeverityWarning, "Project", i, l.Account)
		case l.Project == "" && strings.HasPrefix(l.Account, accountCustody):
			vs.add(RuleLineCustody, SeverityWarning, "Project", i, l.Account)
		case l.Project != "" && strings.HasPrefix(l.Account, AccountDues):
			vs.add(RuleLineDues, SeverityWarning, "Project", i, l.Project)
		}
		if l.Class == "" {
			continue
		}
		if c, ok := ClassOf(l.Class); !ok || c.Code != l.Class {
			vs.add(RuleLineClass, SeverityError, "Class", i, l.Class)
		} else if l.Account != "" && !bearsCost(l.Account) {
			vs.add(RuleLineNoExpense, SeverityWarning, "Class", i, l.Class)
		}
	}
}

// isRefund reports whether a voucher on one side only is spending of the year that came back: money in, and the expense
// in red.
func isRefund(v Voucher) bool {
	var in, back bool
	for _, l := range v.Lines {
		money := IsMoney(l.Account)
		cost := l.Account != "" && bearsCost(l.Account)
		if l.Side != Debit || !(money && l.Amount > 0 || cost && l.Amount < 0) {
			return false
		}
		in, back = in || money, back || cost
	}
	return in && back
}
