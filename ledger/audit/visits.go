package audit

import (
	"fmt"

	"gonghui/model"
)

// withinCeiling is check 36: money and goods against the ceiling, by its own basis, and the form of what was
// given. The category's form stands before the ceiling's, as it does when a visit is entered.
func withinCeiling(s *snapshot) []Finding {
	visits := s.made()
	if len(visits) > 0 && s.branch.Region == "" && len(s.branch.Limits) == 0 {
		s.lack("没有选择地区，也没有本单位的限额，无法核对慰问限额。")
	}
	had := map[model.Basket]model.Money{}
	unknown := 0
	var out []Finding
	for _, x := range s.visits {
		c, ok := s.branch.Category(x.Category)
		if x.Pending() || x.Total() == 0 || x.Date.Year() > s.year {
			continue
		}
		if x.Date.Year() < s.year { // a further visit to its event counts it
			if in, _, limited := s.branch.BasketOf(x); limited {
				had[in] += x.Total()
			}
			continue
		}
		if !ok {
			unknown++
			continue
		}
		in, limit, limited := s.branch.BasketOf(x)
		if limited {
			e := model.Exceeds(x, had[in], limit)
			had[in] += x.Total()
			if e.Over > 0 {
				out = append(out, s.overCeiling(x, limit, e))
			}
		}
		form := c.Form
		if form == model.FormAny && limited {
			form = limit.Form
		}
		if !form.Allows(x) {
			out = append(out, s.onVisit(x, "慰问金 %s 元，慰问品 %s 元；这一类应给%s。",
				x.Money.Grouped(), x.GoodsValue.Grouped(), form))
		}
	}
	if unknown > 0 {
		s.lack(fmt.Sprintf("%d 次走访的类别不在本单位的类别表里，无法核对限额。", unknown))
	}
	return out
}

func (s *snapshot) overCeiling(x model.Visit, limit model.Ceiling, e model.Excess) Finding {
	given := x.Total().Grouped() + " 元"
	if e.Counted != x.Total() {
		over := "本年"
		if limit.Basis == model.BasisEvent {
			over = "同一事由"
		}
		given += "，" + over + "累计 " + e.Counted.Grouped() + " 元"
	}
	source := limit.Region
	if source == "" {
		source = "本单位"
	}
	if !limit.Checked && limit.Region != "" {
		source += "，待核"
	}
	f := s.onVisit(x, "%s，限额 %s 元%s（%s），超过 %s 元。",
		given, e.Limit.Grouped(), limit.Basis, source, e.Over.Grouped())
	f.Amount = e.Over
	return f
}

// Items of the ceilings that check 37 treats apart.
const (
	itemHospital = "hospital"
	itemBirth    = "childbirth"
)

// once are the items that befall a member once in all, whatever the day that was noted.
var once = map[string]bool{"wedding": true, itemBirth: true, "death-member": true, "retirement": true}

const (
	// hospitalMost is how often a year a member's stays in hospital are paid for; unit rules say once or twice.
	hospitalMost = 2
	// birthDays is how far apart two births of one family lie at least.
	birthDays = 300
)

// notTwice is check 37: the same person, kind, relation and day of the event paid twice; what befalls a
// member once in all paid again; stays in hospital beyond what unit rules allow. Two relatives may die in
// one year.
func notTwice(s *snapshot) []Finding {
	type person struct {
		member   model.ID
		item     string
		relation model.Relation
	}
	type event struct {
		person
		day model.Date
	}
	same, ever, stays := map[event]model.Visit{}, map[person]model.Visit{}, map[person]int{}
	var out []Finding
	for _, x := range s.visits {
		if x.Pending() || x.Total() == 0 || x.Date.Year() > s.year {
			continue
		}
		p := person{x.Member, s.itemOf(x), x.Relation}
		e := event{p, happened(x)}
		before, sameDay := same[e]
		last, again := ever[p]
		if sameDay && x.EventID() == before.EventID() {
			continue // a further visit to one event: what it was given counts under one ceiling (check 36)
		}
		same[e], ever[p] = x, x
		if x.Date.Year() != s.year {
			continue
		}
		if p.item == itemHospital && !sameDay {
			stays[p]++
		}
		switch {
		case sameDay:
			out = append(out, s.onVisit(x, "%s 元；同一事由（%s）在 %s 已慰问 %s 元。",
				x.Total().Grouped(), e.day, before.Date, before.Total().Grouped()))
		case again && once[p.item] && own(p.item, x.Relation):
			out = append(out, s.again(x, last, p.item))
		case stays[p] > hospitalMost:
			out = append(out, s.onVisit(x, "%s 元，本年第 %d 次；每年一般不超过 %d 次。",
				x.Total().Grouped(), stays[p], hospitalMost))
		}
	}
	return out
}

// again is the finding on what befalls a member once and was paid for before. Another child is only
// mentioned.
func (s *snapshot) again(x, last model.Visit, item string) Finding {
	f := s.onVisit(x, "%s 元；同类慰问一般只有一次，%s 已慰问 %s 元。", x.Total().Grouped(), last.Date, last.Total().Grouped())
	if item == itemBirth && happened(x).Sub(happened(last)) > birthDays {
		f.Severity = SeverityInfo
	}
	return f
}

// own reports whether an event is the member's own. A birth in the family is, whichever of the parents is
// the member.
func own(item string, r model.Relation) bool {
	return r == model.RelationSelf || item == itemBirth && r == model.RelationSpouse
}

// happened is the day of a visit's event, or of the visit where no other is known.
func happened(x model.Visit) model.Date {
	if x.EventDate != 0 {
		return x.EventDate
	}
	return x.Date
}

// itemOf is what a visit counts as: the item of its category, or the category itself.
func (s *snapshot) itemOf(x model.Visit) string {
	c, ok := s.branch.Category(x.Category)
	if !ok {
		return x.Category
	}
	if item := c.ItemFor(x.Relation); item != "" {
		return item
	}
	return c.Name
}

// visitorsLeast is how many go on a visit (走访登记: 走访人 two or more).
const visitorsLeast = 2

// approved is check 42, for visits that brought something. What no visit of the year says was never recorded.
func approved(s *snapshot) []Finding {
	var visits []model.Visit
	approvers, visitors := false, false
	for _, x := range s.made() {
		if x.Total() == 0 {
			continue
		}
		visits = append(visits, x)
		approvers = approvers || x.Approver != ""
		visitors = visitors || len(x.Visitors) > 0
	}
	if len(visits) > 0 && !approvers {
		s.lack("走访没有记录审批人。")
	}
	if len(visits) > 0 && !visitors {
		s.lack("走访没有记录走访人。")
	}
	var out []Finding
	for _, x := range visits {
		given := x.Total().Grouped()
		switch {
		case x.Approver == "" && approvers:
			out = append(out, s.onVisit(x, "%s 元，没有审批人。", given))
		case x.Approver != "" && x.Approver == s.members[x.Member].Name:
			out = append(out, s.onVisit(x, "%s 元，审批人就是慰问对象%s。", given, x.Approver))
		case x.Approver != "" && x.Approver == x.Receiver:
			out = append(out, s.onVisit(x, "%s 元，审批人和领取人都是%s。", given, x.Approver))
		}
		if visitors && len(x.Visitors) < visitorsLeast {
			out = append(out, s.onVisit(x, "%s 元，走访人 %d 人，应有 %d 人以上。", given, len(x.Visitors), visitorsLeast))
		}
	}
	return out
}

// inTime is check 39: somebody went later than the category's days after hearing of the event, or what was brought was
// claimed later than its months. Of an event the first visit counts.
func inTime(s *snapshot) []Finding {
	seen := map[model.ID]bool{}
	var out []Finding
	for _, x := range s.visits {
		if x.Pending() || x.Date.Year() > s.year {
			continue
		}
		again := seen[x.EventID()]
		seen[x.EventID()] = true
		c, ok := s.branch.Category(x.Category)
		if !ok || again || x.Date.Year() < s.year {
			continue
		}
		if by := x.ClaimBy(c); by != 0 && x.Date > by && x.Total() > 0 {
			out = append(out, s.onVisit(x, "%s 元，申领期限是 %s（%d 个月内），晚了 %d 天。",
				x.Total().Grouped(), by, c.Claim, x.Date.Sub(by)))
		} else if due := x.DueBy(c); due != 0 && x.Date > due {
			out = append(out, s.onVisit(x, "得知后应在 %s 前去（%d 天内），晚了 %d 天。", due, c.Days, x.Date.Sub(due)))
		}
	}
	return out
}
