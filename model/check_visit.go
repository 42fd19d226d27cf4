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
	RuleVisitHeard           Rule = "visit.heard"            // nor before it was heard of
	RuleVisitAmount          Rule = "visit.amount"           // not below 0, not beyond MaxEntry
	RuleVisitRelation        Rule = "visit.relation"         // member, 配偶, 父母 or 子女 (实施细则)
	RuleVisitForm            Rule = "visit.form"             // money or goods as the category and ceiling allow
	RuleVisitOver            Rule = "visit.over"             // within the ceiling
	RuleVisitGoods           Rule = "visit.goods"            // goods with a value say what they are
	RuleVisitItem            Rule = "visit.item"             // a row of goods has a name, no negative figures
	RuleVisitItems           Rule = "visit.items"            // rows of goods make the sum of the goods
	RuleVisitWorth           Rule = "visit.worth"            // amount is quantity times price
	RuleVisitEvent           Rule = "visit.event"            // a further visit is to the same person's event
	RuleVisitFollow          Rule = "visit.follow"           // seen to by somebody, not before the visit
	RuleVisitClaim           Rule = "visit.claim"            // claimed within the category's months
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
	checkGoods(&vs, v)
	checkFollow(&vs, v)
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
		{"FollowDue", v.FollowDue, RuleVisitDate},
		{"FollowDone", v.FollowDone, RuleVisitDate},
	})
	if v.Date == 0 && v.EventDate == 0 && v.Heard == 0 {
		vs.error(RuleVisitUndated, "Date", "")
	}
	if v.Date != 0 && !inYears(v.Date) {
		vs.error(RuleYear, "Date", v.Date.String())
	}
	switch {
	case v.Date == 0 || !inYears(v.Date):
	case v.EventDate != 0 && v.Date < v.EventDate:
		vs.warn(RuleVisitBefore, "Date", v.Date.String())
	case v.Heard != 0 && v.Date < v.Heard:
		vs.warn(RuleVisitHeard, "Heard", v.Heard.String())
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
		{"OnBehalf", v.OnBehalf, MaxName},
		{"FollowBy", v.FollowBy, MaxName},
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
	if by := v.ClaimBy(c); by != 0 && v.Date > by && v.Total() > 0 {
		vs.hinted(RuleVisitClaim, SeverityWarning, "Date", -1, v.Date.String(), by.String())
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

// checkGoods holds the rows of goods against each other and against the sum.
func checkGoods(vs *violations, v Visit) {
	if len(v.Items) == 0 {
		return
	}
	if len(v.Items) > MaxGoods {
		vs.error(RuleVisitItem, "Items", strconv.Itoa(len(v.Items)))
		return
	}
	var sum Money
	for i, g := range v.Items {
		checkTexts(vs, []textField{{"Items", g.Name, MaxName}, {"Items", g.Unit, MaxName}})
		bad := g.Amount < 0 || g.Amount > MaxEntry || g.Price < 0 || g.Price > MaxEntry ||
			g.Quantity < 0 || g.Quantity > maxGoodsQuantity
		if bad || g.Name == "" {
			vs.hinted(RuleVisitItem, SeverityError, "Items", i, g.Name, "")
			continue
		}
		if w := g.Worth(); w != 0 && w != g.Amount {
			vs.hinted(RuleVisitWorth, SeverityWarning, "Items", i, g.Amount.Grouped(), w.Grouped())
		}
		sum += g.Amount
	}
	if sum != v.GoodsValue {
		vs.hinted(RuleVisitItems, SeverityError, "GoodsValue", -1, v.GoodsValue.Grouped(), sum.Grouped())
	}
}

// checkFollow holds what is still to be seen to: somebody does, and not before the visit.
func checkFollow(vs *violations, v Visit) {
	if v.FollowDone != 0 && v.FollowDone < v.Date {
		vs.error(RuleVisitFollow, "FollowDone", v.FollowDone.String())
	}
	if v.FollowDue != 0 && v.FollowBy == "" {
		vs.warn(RuleVisitFollow, "FollowBy", "")
	}
}
