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
		if l.Counted < 0 || l.Booked < 0 || max(l.Counted, l.Booked) > maxQuantity || l.Of.ID != 0 && seen[l.Of] {
			vs.add(RuleCountLine, SeverityError, "Lines", i, strconv.Itoa(l.Counted))
		}
		seen[l.Of] = true
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
		for _, text := range []struct {
			value string
			most  int
		}{{l.Name, MaxSummary}, {l.Note, MaxSummary}} {
			if k, bad := checkedText(text.value, text.most); bad {
				vs.add(k, SeverityError, "Lines", i, "")
			}
		}
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
