package model

import (
	"strconv"
	"strings"
)

// The rules of the union's own settings.
const (
	RuleBranchName            Rule = "branch.name"             // 工会全称 not empty
	RuleBranchYear            Rule = "branch.year"             // 2000 to 2199
	RuleBranchCategories      Rule = "branch.categories"       // four to eight occasions
	RuleBranchCategory        Rule = "branch.category"         // each with a name and days not below 0
	RuleBranchCategoryTwice   Rule = "branch.category-twice"   // each name once
	RuleBranchCategoryAccount Rule = "branch.category-account" // an expense account
	RuleBranchCredit          Rule = "branch.credit"           // 统一社会信用代码 (GB 32100)
	RuleBranchShare           Rule = "branch.share"            // 0 to 100 %
	RuleBranchLevy            Rule = "branch.levy"             // one of the modes
	RuleBranchRegion          Rule = "branch.region"           // one that ceilings are shipped for
	RuleBranchTerm            Rule = "branch.term"             // 届期 does not end before it begins
	RuleBranchLimit           Rule = "branch.limit"            // a ceiling with item, basis, amount and dates
	RuleBranchBankAccount     Rule = "branch.bank-account"     // digits
	RuleBranchMoney           Rule = "branch.money"            // 集体研究起点 and 库存现金限额 from 0 to MaxEntry
	RuleBranchCharges         Rule = "branch.charges"          // bank charges are spent
	RuleBranchShareYear       Rule = "branch.share-year"       // own share of a year: 0 to 100 %
	RuleBranchShareTwice      Rule = "branch.share-twice"      // one share for each year
)

// CheckBranch returns everything that keeps settings out of the book, and what to warn of.
func CheckBranch(b Branch) []Violation {
	var vs violations
	if b.Name == "" {
		vs.error(RuleBranchName, "Name", "")
	}
	if b.FirstYear < minYear || b.FirstYear > maxYear {
		vs.error(RuleBranchYear, "FirstYear", strconv.Itoa(b.FirstYear))
	}
	checkTexts(&vs, []textField{
		{"Name", b.Name, MaxName},
		{"Short", b.Short, MaxName},
		{"CreditCode", b.CreditCode, MaxName},
		{"Bank", b.Bank, MaxName},
		{"BankAccount", b.BankAccount, MaxName},
		{"Chair", b.Chair, MaxName},
		{"Treasurer", b.Treasurer, MaxName},
		{"Cashier", b.Cashier, MaxName},
		{"Auditor", b.Auditor, MaxName},
		{"Region", b.Region, MaxName},
		{"FinanceLead", b.FinanceLead, MaxName},
		{"AccountingHead", b.AccountingHead, MaxName},
	})
	checkBookRules(&vs, b)
	if b.CreditCode != "" && !ValidCreditCode(b.CreditCode) {
		vs.warn(RuleBranchCredit, "CreditCode", b.CreditCode)
	}
	if b.BankAccount != "" && !allDigits(strings.ReplaceAll(squeeze(b.BankAccount), "-", "")) {
		vs.warn(RuleBranchBankAccount, "BankAccount", b.BankAccount)
	}
	if b.OwnShare < 0 || b.OwnShare > 10000 {
		vs.error(RuleBranchShare, "OwnShare", strconv.Itoa(b.OwnShare))
	}
	if b.Levy > LevyPassed {
		vs.error(RuleBranchLevy, "Levy", strconv.Itoa(int(b.Levy)))
	}
	if b.Region != "" && !KnownRegion(b.Region) {
		vs.warn(RuleBranchRegion, "Region", b.Region)
	}
	checkDays(&vs, []dateField{
		{"TermFrom", b.TermFrom, RuleBranchTerm}, {"TermTo", b.TermTo, RuleBranchTerm},
	})
	if b.TermFrom != 0 && b.TermTo != 0 && b.TermTo < b.TermFrom {
		vs.error(RuleBranchTerm, "TermTo", b.TermTo.String())
	}
	checkCategories(&vs, b.Categories)
	checkLimits(&vs, b.Limits)
	return vs
}

// checkBookRules checks the settings of how the books are kept.
func checkBookRules(vs *violations, b Branch) {
	for _, m := range []struct {
		field string
		money Money
	}{{"CollectiveAbove", b.CollectiveAbove}, {"CashLimit", b.CashLimit}} {
		if m.money < 0 || m.money > MaxEntry {
			vs.error(RuleBranchMoney, m.field, m.money.Grouped())
		}
	}
	if !bearsCost(b.ChargesAccount) {
		vs.error(RuleBranchCharges, "ChargesAccount", b.ChargesAccount)
	}
	seen := map[int]bool{}
	for i, s := range b.Shares {
		if s.Year < minYear || s.Year > maxYear || s.Share < 0 || s.Share > 10000 {
			vs.add(RuleBranchShareYear, SeverityError, "Shares", i, strconv.Itoa(s.Year))
		}
		if seen[s.Year] {
			vs.add(RuleBranchShareTwice, SeverityError, "Shares", i, strconv.Itoa(s.Year))
		}
		seen[s.Year] = true
	}
}

func checkCategories(vs *violations, categories []Category) {
	if n := len(categories); n < MinCategories || n > MaxCategories {
		vs.error(RuleBranchCategories, "Categories", strconv.Itoa(n))
	}
	seen := map[string]bool{}
	for i, c := range categories {
		if c.Name == "" || c.Days < 0 || c.Form > FormSouvenir {
			vs.add(RuleBranchCategory, SeverityError, "Categories", i, c.Name)
		}
		if seen[c.Name] {
			vs.add(RuleBranchCategoryTwice, SeverityError, "Categories", i, c.Name)
		}
		seen[c.Name] = true
		if !bearsCost(c.Account) {
			vs.add(RuleBranchCategoryAccount, SeverityError, "Categories", i, c.Account)
		}
		for _, text := range []string{c.Name, c.Item, c.Relative, c.Evidence} {
			if rule, bad := checkedText(text, MaxSummary); bad {
				vs.add(rule, SeverityError, "Categories", i, "")
			}
		}
	}
}

// bearsCost reports whether code is an expense account or none at all. It may be a detail of the branch's
// own, which only the book's chart knows: then what it details decides.
func bearsCost(code string) bool {
	if code == "" {
		return true
	}
	_, old := OldCode(code, "")
	a, ok := Standard().Lookup(code[:min(5, len(code))])
	if !ok {
		a, ok = Standard().Lookup(code[:min(3, len(code))])
	}
	return ok && !old && a.Kind == Expense
}

func checkLimits(vs *violations, limits []Ceiling) {
	for i, c := range limits {
		sound := c.Item != "" && c.Amount >= 0 && (c.Basis == BasisEvent || c.Basis == BasisPersonYear) &&
			c.Form <= FormSouvenir && (c.To == 0 || c.From <= c.To) &&
			(c.From == 0 || c.From.Valid()) && (c.To == 0 || c.To.Valid())
		if !sound {
			vs.add(RuleBranchLimit, SeverityError, "Limits", i, c.Item)
		}
		for _, text := range []string{c.Region, c.Item, c.Name, c.Source} {
			if rule, bad := checkedText(text, MaxSummary); bad {
				vs.add(rule, SeverityError, "Limits", i, "")
			}
		}
	}
}

// creditSigns are the signs of a unified social credit code in the order of their values.
const creditSigns = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// ValidCreditCode reports whether s is a 统一社会信用代码 of 18 signs with the right check sign (GB 32100-2015, MOD
// 31). Unions have one since 2016; its first sign is 8.
func ValidCreditCode(s string) bool {
	if len(s) != 18 {
		return false
	}
	sum, weight := 0, 1
	for i := range 17 {
		v := strings.IndexByte(creditSigns, s[i])
		if v < 0 {
			return false
		}
		sum += v * weight
		weight = weight * 3 % 31
	}
	return s[17] == creditSigns[(31-sum%31)%31]
}
