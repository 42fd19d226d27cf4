package model

import "strconv"

// The rules of counts of assets and goods (财会〔2021〕7号 art. 31, 37).
const (
	RuleCountDate   Rule = "count.date"   // a real day of the book's years
	RuleCountLine   Rule = "count.line"   // numbers are not negative, and each card and each sort of goods stands once
	RuleCountFound  Rule = "count.found"  // a thing without a card has a name, a class and a number
	RuleCountValue  Rule = "count.value"  // what was found too much has a value of nothing or more
	RuleCountPeople Rule = "count.people" // warning: whoever counted is named, and somebody else saw it
	RuleCountReason Rule = "count.reason" // warning: a difference says why
)

// CheckAssetCount returns everything that keeps a count out of the book, and what to warn of.
func CheckAssetCount(c AssetCount) []Violation {
	var vs violations
	if !c.Date.Valid() || c.Date.IsMonth() || !inYears(c.Date) {
		vs.error(RuleCountDate, "Date", c.Date.String())
	}
	if c.Decided != 0 && (!c.Decided.Valid() || c.Decided < c.Date) {
		vs.error(RuleCountDate, "Decided", c.Decided.String())
	}
	seen := map[Ref]bool{}
	for i, l := range c.Lines {
		checkCountLine(&vs, l, i, seen)
		seen[l.Of] = true
	}
	if c.Counter == "" || c.Witness == "" || c.Counter == c.Witness {
		vs.warn(RuleCountPeople, "Counter", c.Counter)
	}
	checkTexts(&vs, []textField{
		{"Counter", c.Counter, MaxName},
		{"Witness", c.Witness, MaxName},
		{"Note", c.Note, MaxSummary},
		{"Approval", c.Approval, MaxSummary},
	})
	return vs
}

// checkCountLine holds one line against the rules; seen are the cards and goods of the lines above.
func checkCountLine(vs *violations, l AssetCountLine, i int, seen map[Ref]bool) {
	if min(l.Counted, l.Booked) < 0 || max(l.Counted, l.Booked) > maxQuantity || l.Of.ID != 0 && seen[l.Of] {
		vs.add(RuleCountLine, SeverityError, "Lines", i, strconv.Itoa(l.Counted))
	}
	class, known := AssetClassOf(string(l.Class))
	known = known && class.Class == l.Class && l.Class != ClassIntangible
	if l.Of.ID == 0 && (l.Name == "" || !known || l.Counted == 0 || l.Booked != 0) {
		vs.add(RuleCountFound, SeverityError, "Lines", i, l.Name)
	}
	if l.Value < 0 || l.Value > MaxAsset {
		vs.add(RuleCountValue, SeverityError, "Lines", i, l.Value.String())
	}
	if l.Over() != 0 && l.Note == "" {
		vs.add(RuleCountReason, SeverityWarning, "Lines", i, l.Name)
	}
	for _, value := range []string{l.Name, l.Note} {
		if k, bad := checkedText(value, MaxSummary); bad {
			vs.add(k, SeverityError, "Lines", i, "")
		}
	}
}
