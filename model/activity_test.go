package model

import (
	"testing"

	"pgregory.net/rapid"
)

// TestActivityExcesses holds an activity against the limits of a region, and nothing without one.
func TestActivityExcesses(t *testing.T) {
	a := Activity{
		Kind: ActivityEvent, Name: "春游", Date: 20260410, Budget: 50000, Meal: 4100, Souvenir: 10000,
		Prizes: []Prize{{Name: "一等奖", Member: 1, Value: 50100}, {Name: "团体", Team: "语文组", Value: 30000}},
		People: []Participant{{Member: 1, Signed: true}, {Member: 2, Signed: true}, {Member: 3}},
	}
	items := func(region string, cost Money) (out []string) {
		for _, e := range ActivityExcesses(a, cost, region) {
			out = append(out, e.Item)
		}
		return out
	}
	for _, c := range []struct {
		region string
		cost   Money
		want   []string
	}{
		{"", 50000, nil},
		{"", 50001, []string{LimitBudget}},
		{"四川", 40000, nil},
		{"山东", 40000, []string{LimitPrize, LimitMeal}},
		{"山东", 40002, []string{LimitPrize, LimitDay, LimitMeal}},
	} {
		got := items(c.region, c.cost)
		if len(got) != len(c.want) {
			t.Errorf("%s %v: %v, want %v", c.region, c.cost, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s %v: %v, want %v", c.region, c.cost, got, c.want)
			}
		}
	}
	rest := Activity{Kind: ActivityRest, Date: 20260701, Until: 20260705, Standard: 30000, People: []Participant{{Member: 1}}}
	if rest.Days() != 5 || len(ActivityExcesses(rest, 150000, "")) != 0 || len(ActivityExcesses(rest, 150500, "")) != 1 {
		t.Errorf("a stay of %d days: %+v", rest.Days(), ActivityExcesses(rest, 150500, ""))
	}
}

// TestCheckActivity names everything that is wrong at once.
func TestCheckActivity(t *testing.T) {
	good := Activity{Kind: ActivityRest, Name: "疗休养", Date: 20260701, Until: 20260705, Budget: 100, Minutes: "第3次会议"}
	if vs := CheckActivity(good); len(vs) != 0 {
		t.Errorf("a good one: %+v", vs)
	}
	bad := Activity{
		Kind: 9, Date: 20260701, Until: 20260601, Budget: -1, Account: "401", Guests: -1,
		People: []Participant{{Member: 1}, {Member: 1}}, Prizes: []Prize{{Name: "奖", Member: 1, Team: "组"}},
	}
	seen := map[Rule]bool{}
	for _, v := range CheckActivity(bad) {
		seen[v.Rule] = true
	}
	for _, r := range []Rule{
		RuleActivityName, RuleActivityKind, RuleActivityDate, RuleActivityAmount, RuleActivityAccount,
		RuleActivityGuests, RuleActivityTwice, RuleActivityPrize,
	} {
		if !seen[r] {
			t.Errorf("%s is not named", r)
		}
	}
}

// TestActivityLists is a property: asking, signing in and staying away keep everybody on the list once, and nobody both
// came and stayed away.
func TestActivityLists(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var a Activity
		for range rapid.IntRange(0, 20).Draw(rt, "steps") {
			id := ID(rapid.IntRange(1, 5).Draw(rt, "member"))
			switch rapid.IntRange(0, 4).Draw(rt, "step") {
			case 0:
				a = a.With(id)
			case 1:
				a = a.Signed(true, id)
			case 2:
				a = a.Away("病假", id)
			case 3:
				a = a.Away("", id)
			case 4:
				a = a.Without(id)
			}
		}
		seen := map[ID]bool{}
		for _, p := range a.People {
			if seen[p.Member] || p.Signed && p.Left != "" {
				rt.Fatalf("%+v", a.People)
			}
			seen[p.Member] = true
		}
		if a.Came() > a.Expected() {
			rt.Fatalf("%d came of %d", a.Came(), a.Expected())
		}
	})
}
