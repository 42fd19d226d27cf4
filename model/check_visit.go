package model

import "strconv"

// The rules of visits.
const (
	RuleVisitMember          Rule = "visit.member"           // whom it is for
	RuleVisitCategory        Rule = "visit.category"         // 类别 not empty
	RuleVisitCategoryUnknown Rule = "visit.category-unknown" // one of the branch's categories
	RuleVisitDate            Rule = "visit.date"             // real days
	RuleVisitUndated         Rule = "visit.undated"          // visited, happened or heard of on some day
	RuleVisitBefore          Rule = "visit.before"           // not before the event
	RuleVisitAmount          Rule = "visit.amount"           // not below 0, not beyond MaxEntry
	RuleVisitRelation        Rule = "visit.relation"         // member, 配偶, 父母 or 子女 (实施细则)
	RuleVisitForm            Rule = "visit.form"             // money or goods as the category and ceiling allow
	RuleVisitOver            Rule = "visit.over"             // within the ceiling
	RuleVisitGoods           Rule = "visit.goods"            // goods with a value say what they are
)

// CheckVisit returns everything that keeps a visit out of the book, and what to warn of. What only the year's
// other visits can tell (yearly ceilings, things paid twice) is left to the audit.
func CheckVisit(v Visit, b Branch) []Violation {
	var vs violations
	if v.Member == 0 {
		vs.error(RuleVisitMember, "Member", "")
	}
	checkVisitDates(&vs, v)
	for _, f := range []struct {
		field  string
		amount Money
	}{{"Money", v.Money}, {"GoodsValue", v.GoodsValue}} {
		if f.amount < 0 || f.amount > MaxEntry {
			vs.error(RuleVisitAmount, f.field, f.amount.String())
		}
	}
	if v.GoodsValue > 0 && v.Goods == "" {
		vs.warn(RuleVisitGoods, "Goods", "")
	}
	if v.Relation > RelationOtherRelative {
		vs.error(RuleVisitRelation, "Relation", strconv.Itoa(int(v.Relation)))
	} else if v.Relation >= RelationSpouseParent {
		vs.warn(RuleVisitRelation, "Relation", v.Relation.String())
	}
	checkVisitTexts(&vs, v)
	checkVisitLimits(&vs, v, b)
	return vs
}

func checkVisitDates(vs *violations, v Visit) {
	checkDays(vs, []dateField{
		{"Date", v.Date, RuleVisitDate},
		{"EventDate", v.EventDate, RuleVisitDate},
		{"Heard", v.Heard, RuleVisitDate},
		{"Approved", v.Approved, RuleVisitDate},
	})
	if v.Date == 0 && v.EventDate == 0 && v.Heard == 0 {
		vs.error(RuleVisitUndated, "Date", "")
	}
	if v.Date != 0 && !inYears(v.Date) {
		vs.error(RuleYear, "Date", v.Date.String())
	}
	if v.Date != 0 && v.EventDate != 0 && v.Date < v.EventDate {
		vs.warn(RuleVisitBefore, "Date", v.Date.String())
	}
}

func checkVisitTexts(vs *violations, v Visit) {
	checkTexts(vs, []textField{
		{"Category", v.Category, MaxName},
		{"Manner", v.Manner, MaxName},
		{"Place", v.Private.Place, MaxSummary},
		{"Goods", v.Goods, MaxSummary},
		{"Evidence", v.Evidence, MaxSummary},
		{"Approver", v.Approver, MaxName},
		{"Receiver", v.Receiver, MaxName},
		{"Payment", v.Payment, MaxName},
		{"VoucherText", v.VoucherText, MaxName},
	})
	for _, name := range v.Visitors {
		checkTexts(vs, []textField{{"Visitors", name, MaxName}})
	}
	p := v.Private
	checkNotes(vs, []textField{
		{"Reason", p.Reason, MaxNote},
		{"Summary", p.Summary, MaxNote},
		{"FollowUp", p.FollowUp, MaxNote},
		{"Note", p.Note, MaxNote},
	})
}

func checkVisitLimits(vs *violations, v Visit, b Branch) {
	if v.Category == "" {
		vs.error(RuleVisitCategory, "Category", "")
		return
	}
	c, ok := b.Category(v.Category)
	if !ok {
		vs.warn(RuleVisitCategoryUnknown, "Category", v.Category)
		return
	}
	ceiling, limited := b.CeilingFor(v)
	form := c.Form
	if limited && form == FormAny {
		form = ceiling.Form
	}
	if !form.Allows(v) {
		vs.hinted(RuleVisitForm, SeverityWarning, "Money", -1, v.Category, form.String())
	}
	if !limited {
		return
	}
	if e := Exceeds(v, 0, ceiling); e.Over > 0 {
		vs.hinted(RuleVisitOver, SeverityWarning, "Money", -1, e.Counted.Grouped(), e.Limit.Grouped())
	}
}
