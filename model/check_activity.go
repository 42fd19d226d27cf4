package model

import (
	"slices"
	"strconv"
	"sync"
)

// The rules of activities.
const (
	RuleActivityName     Rule = "activity.name"     // an activity has a name
	RuleActivityKind     Rule = "activity.kind"     // one of the kinds
	RuleActivityDate     Rule = "activity.date"     // real days, the last not before the first
	RuleActivityAmount   Rule = "activity.amount"   // sums within reason
	RuleActivityTwice    Rule = "activity.twice"    // nobody is on the list twice
	RuleActivityPrize    Rule = "activity.prize"    // a prize has a name and one winner
	RuleActivityGuests   Rule = "activity.guests"   // no fewer guests than none
	RuleActivityAccount  Rule = "activity.account"  // spending on activities, services, rights or the union's business
	RuleActivityApproval Rule = "activity.approval" // money is not planned without somebody who allows it
	RuleActivityMinutes  Rule = "activity.minutes"  // a stay and a round of honours are decided together
	RuleActivityGuest    Rule = "activity.guest"    // the fund is for members (总工办发〔2017〕32号)
)

// maxGuests is more than any hall holds.
const maxGuests = 100_000

// CheckActivity returns everything that keeps an activity out of the book, and what to warn of.
func CheckActivity(a Activity) []Violation {
	var vs violations
	if a.Name == "" {
		vs.error(RuleActivityName, "Name", "")
	}
	if a.Kind < ActivityEvent || a.Kind > ActivityHonour {
		vs.error(RuleActivityKind, "Kind", strconv.Itoa(int(a.Kind)))
	}
	checkActivityDates(&vs, a)
	for _, f := range []struct {
		field string
		sum   Money
	}{{"Budget", a.Budget}, {"Standard", a.Standard}, {"Meal", a.Meal}, {"Souvenir", a.Souvenir}} {
		if f.sum < 0 || f.sum > MaxEntry {
			vs.error(RuleActivityAmount, f.field, f.sum.String())
		}
	}
	if a.Account != "" && !BearsActivity(a.Account) {
		vs.error(RuleActivityAccount, "Account", a.Account)
	}
	checkActivityPeople(&vs, a)
	switch {
	case a.Budget == 0:
	case a.Approver == "" && a.Minutes == "":
		vs.warn(RuleActivityApproval, "Approver", "")
	case a.Minutes == "" && a.Kind != ActivityEvent:
		vs.warn(RuleActivityMinutes, "Minutes", "")
	}
	checkTexts(&vs, []textField{
		{"Name", a.Name, MaxName},
		{"Place", a.Place, MaxName},
		{"Plan", a.Plan, MaxSummary},
		{"Approver", a.Approver, MaxName},
		{"Minutes", a.Minutes, MaxName},
		{"GuestNote", a.GuestNote, MaxSummary},
		{"Basis", a.Basis, MaxSummary},
		{"Payment", a.Payment, MaxName},
		{"Note", a.Note, MaxSummary},
	})
	return vs
}

func checkActivityDates(vs *violations, a Activity) {
	if !a.Date.Valid() || a.Date.IsMonth() || !inYears(a.Date) {
		vs.error(RuleActivityDate, "Date", a.Date.String())
	}
	if a.Until != 0 && (!a.Until.Valid() || a.Until.IsMonth() || a.Until < a.Date || !inYears(a.Until)) {
		vs.error(RuleActivityDate, "Until", a.Until.String())
	}
	if a.Approved != 0 && (!a.Approved.Valid() || a.Approved.IsMonth() || !inYears(a.Approved)) {
		vs.error(RuleActivityDate, "Approved", a.Approved.String())
	}
}

func checkActivityPeople(vs *violations, a Activity) {
	seen := map[ID]bool{}
	for i, p := range a.People {
		if seen[p.Member] {
			vs.add(RuleActivityTwice, SeverityError, "People", i, "")
		}
		seen[p.Member] = true
		checkTexts(vs, []textField{{"People", p.Left, MaxSummary}})
	}
	for i, p := range a.Prizes {
		if p.Name == "" || (p.Member == 0) == (p.Team == "") {
			vs.add(RuleActivityPrize, SeverityError, "Prizes", i, p.Name)
		}
		if p.Value < 0 || p.Value > MaxEntry {
			vs.add(RuleActivityAmount, SeverityError, "Prizes", i, p.Value.String())
		}
		checkTexts(vs, []textField{
			{"Prizes", p.Name, MaxName},
			{"Prizes", p.Team, MaxName},
			{"Prizes", p.Level, MaxName},
			{"Prizes", p.Goods, MaxSummary},
		})
	}
	if a.Guests < 0 || a.Guests > maxGuests {
		vs.error(RuleActivityGuests, "Guests", strconv.Itoa(a.Guests))
	}
	if a.Guests > 0 && a.GuestNote == "" {
		vs.warn(RuleActivityGuest, "GuestNote", strconv.Itoa(a.Guests))
	}
}

// BearsActivity reports whether an account may bear an activity: a detail of 501, 503, 504 or 505.
func BearsActivity(code string) bool {
	return len(code) >= 5 && slices.Contains([]string{"501", "503", "504", "505"}, code[:3])
}

// ActivityLimit is a ceiling for something at activities. Unlike Ceiling it counts a piece or a day, not a person's
// year.
type ActivityLimit struct {
	Region, Item, Name string
	Amount             Money
	From, To           Date
	Source             string
}

// The keys of limits at activities.
const (
	LimitPrize    = "prize"
	LimitTeam     = "team"
	LimitLearner  = "learner"
	LimitSouvenir = "souvenir"
	LimitDay      = "day"
	LimitMeal     = "meal"
	// LimitPlan is the union's own standard for a day, LimitBudget its budget.
	LimitPlan   = "plan"
	LimitBudget = "budget"
	// LimitShare is not money: more winners than 15 in 100 of those who took part.
	LimitShare = "share"
)

var activityLimits = sync.OnceValue(func() []ActivityLimit {
	var out []ActivityLimit
	for _, r := range table("activity_limits.csv") {
		amount, _ := ParseMoney(r[3])
		from, _ := ParseDate(r[4])
		to, _ := ParseDate(r[5])
		out = append(out, ActivityLimit{
			Region: r[0], Item: r[1], Name: r[2], Amount: amount, From: from, To: to, Source: r[6],
		})
	}
	return out
})

// ActivityLimits are the shipped limits of a region that hold on a day. They were compiled from second-hand sources and
// are all 待核. Without a region there are none.
func ActivityLimits(region string, day Date) []ActivityLimit {
	var out []ActivityLimit
	for _, l := range activityLimits() {
		if region != "" && l.Region == region && l.From <= day && (l.To == 0 || day <= l.To) {
			out = append(out, l)
		}
	}
	return out
}

// ActivityExcess says what of an activity goes beyond a limit. Who is the row of the prize, or -1.
type ActivityExcess struct {
	ActivityLimit
	Is  Money // what it is; of LimitShare how many winners there are
	Row int
}

// accountLearning is 职工教育支出, under which awards to good learners stand (财会〔2021〕7号).
const accountLearning = "50101"

// learnersOfHundred is how many of a hundred who learn may have an award (rules of 山东, 2018).
const learnersOfHundred = 15

// ActivityExcesses holds an activity and what it cost against the region's limits, and its own standard and budget.
func ActivityExcesses(a Activity, cost Money, region string) []ActivityExcess {
	var out []ActivityExcess
	over := func(l ActivityLimit, is Money, row int) {
		if is > l.Amount && l.Amount > 0 {
			out = append(out, ActivityExcess{ActivityLimit: l, Is: is, Row: row})
		}
	}
	over(ActivityLimit{Item: LimitBudget, Amount: a.Budget}, cost, -1)
	days := a.PerHead(cost)
	if n := a.Days(); n > 1 {
		days = a.PerHead(cost / Money(n))
	}
	if a.Kind != ActivityHonour {
		over(ActivityLimit{Item: LimitPlan, Amount: a.Standard, Source: a.Basis}, days, -1)
	}
	for _, l := range ActivityLimits(region, a.Date) {
		switch l.Item {
		case LimitMeal:
			over(l, a.Meal, -1)
		case LimitSouvenir:
			over(l, a.Souvenir, -1)
		case LimitDay:
			if a.Kind == ActivityEvent {
				over(l, days, -1)
			}
		case LimitPrize, LimitTeam, LimitLearner:
			for i, p := range a.Prizes {
				if a.limitOf(p) == l.Item {
					over(l, p.Value, i)
				}
			}
			if won := len(a.Prizes); l.Item == LimitLearner && a.Purpose() == accountLearning &&
				a.Heads() > 0 && won*100 > a.Heads()*learnersOfHundred {
				l.Item = LimitShare
				out = append(out, ActivityExcess{ActivityLimit: l, Is: Money(won), Row: -1})
			}
		}
	}
	return out
}

// limitOf is the key of the limit that counts for a prize.
func (a Activity) limitOf(p Prize) string {
	switch {
	case a.Purpose() == accountLearning:
		return LimitLearner
	case p.Member == 0:
		return LimitTeam
	}
	return LimitPrize
}
