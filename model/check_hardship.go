package model

import "strconv"

// The rules of the files of households in hardship.
const (
	RuleHardshipNumber   Rule = "hardship.number"   // a file has a number
	RuleHardshipMember   Rule = "hardship.member"   // whose household it is
	RuleHardshipCategory Rule = "hardship.category" // one in use, or an older one
	RuleHardshipDate     Rule = "hardship.date"     // real days, opened before it ends or closes
	RuleHardshipAmount   Rule = "hardship.amount"   // none below 0 or beyond MaxEntry
	RuleHardshipPerson   Rule = "hardship.person"   // everybody in the household has a name, and a sound ID number
	RuleHardshipMany     Rule = "hardship.many"     // not more rows than a household has
	RuleHardshipIncome   Rule = "hardship.income"   // the category is what the arithmetic says
)

// maxHousehold bounds the household, and the costs.
const maxHousehold = 20

// CheckHardship returns everything that keeps a file out of the book, and what to warn of.
func CheckHardship(h Hardship) []Violation {
	var vs violations
	if h.Number == "" {
		vs.error(RuleHardshipNumber, "Number", "")
	}
	if h.Member == 0 {
		vs.error(RuleHardshipMember, "Member", "")
	}
	if _, ok := ParseHardship(h.Category); !ok && h.Category != "" {
		vs.warn(RuleHardshipCategory, "Category", h.Category)
	}
	if a := h.Assess(); a.Category != "" && h.Category != a.Category && h.Category != CurrentHardships()[2] {
		vs.warn(RuleHardshipIncome, "Category", a.Category)
	}
	checkHardshipDays(&vs, h)
	checkHousehold(&vs, h)
	checkTexts(&vs, []textField{
		{"Number", h.Number, MaxName},
		{"Category", h.Category, MaxName},
		{"Keeper", h.Keeper, MaxName},
		{"Health", h.Private.Health, MaxName},
		{"Disability", h.Private.Disability, MaxName},
		{"Housing", h.Private.Housing, MaxName},
		{"Marriage", h.Private.Marriage, MaxName},
		{"Insurance", h.Private.Insurance, MaxName},
	})
	for _, r := range h.Reviews {
		checkTexts(&vs, []textField{{"Reviews", r.Person, MaxName}, {"Reviews", r.Paper, MaxSummary}})
	}
	checkNotes(&vs, []textField{
		{"Cause", h.Private.Cause, MaxNote},
		{"Second", h.Private.Second, MaxNote},
		{"Note", h.Private.Note, MaxNote},
	})
	return vs
}

func checkHardshipDays(vs *violations, h Hardship) {
	day := func(field string, d Date, needed bool) {
		if d == 0 && !needed {
			return
		}
		if !d.Valid() || d.IsMonth() || !inYears(d) {
			vs.error(RuleHardshipDate, field, d.String())
		}
	}
	day("Opened", h.Opened, true)
	day("ValidUntil", h.ValidUntil, false)
	day("Closed", h.Closed, false)
	if h.ValidUntil != 0 && h.ValidUntil < h.Opened {
		vs.error(RuleHardshipDate, "ValidUntil", h.ValidUntil.String())
	}
	if h.Closed != 0 && h.Closed < h.Opened {
		vs.error(RuleHardshipDate, "Closed", h.Closed.String())
	}
	for i, r := range h.Reviews {
		if !r.Date.Valid() || r.Date.IsMonth() || r.Date < h.Opened || i > 0 && r.Date < h.Reviews[i-1].Date {
			vs.add(RuleHardshipDate, SeverityError, "Reviews", i, r.Date.String())
		}
	}
}

func checkHousehold(vs *violations, h Hardship) {
	p := h.Private
	if n := max(len(p.Household), len(p.Costs)); n > maxHousehold {
		vs.error(RuleHardshipMany, "Household", strconv.Itoa(n))
	}
	sum := func(field string, line int, m Money) {
		if m < 0 || m > MaxEntry {
			vs.add(RuleHardshipAmount, SeverityError, field, line, m.String())
		}
	}
	sum("Minimum", -1, h.Minimum)
	sum("Income", -1, p.Income)
	sum("Other", -1, p.Other)
	for i, x := range p.Household {
		sum("Household", i, x.Income)
		bad := x.Name == ""
		if x.IDNumber != "" {
			_, err := ParseIDNumber(x.IDNumber)
			bad = bad || err != nil
		}
		if bad || x.Birth != 0 && !x.Birth.Valid() {
			vs.add(RuleHardshipPerson, SeverityError, "Household", i, "")
		}
		checkTexts(vs, []textField{
			{"Household", x.Name, MaxName},
			{"Household", x.Relation, MaxName},
			{"Household", x.Health, MaxName},
			{"Household", x.Work, MaxSummary},
		})
	}
	for i, c := range p.Costs {
		sum("Costs", i, c.Amount)
		if c.Kind == "" {
			vs.add(RuleHardshipPerson, SeverityError, "Costs", i, "")
		}
		checkTexts(vs, []textField{{"Costs", c.Kind, MaxName}})
	}
}
