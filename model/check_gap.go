package model

import "strconv"

// The rules of explanations of missing numbers.
const (
	RuleGapYear   Rule = "gap.year"   // 2000 to 2199
	RuleGapNumber Rule = "gap.number" // what is missing is named: series and number
	RuleGapText   Rule = "gap.text"   // the explanation is not empty
)

// CheckGap returns everything that keeps an explanation of a missing number out of the book.
func CheckGap(g Gap) []Violation {
	var vs violations
	if g.Year < minYear || g.Year > maxYear {
		vs.error(RuleGapYear, "Year", strconv.Itoa(g.Year))
	}
	if g.Series == "" || g.Number == "" {
		vs.error(RuleGapNumber, "Number", g.Number)
	}
	if g.Text == "" {
		vs.error(RuleGapText, "Text", "")
	}
	checkTexts(&vs, []textField{
		{"Series", g.Series, MaxName}, {"Number", g.Number, MaxName}, {"Text", g.Text, MaxSummary},
	})
	return vs
}
