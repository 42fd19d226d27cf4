package model

import (
	"testing"

	"pgregory.net/rapid"
)

// household is a sound file: two people, 3,000 yuan a month, 12,000 yuan a year of costs.
func household() Hardship {
	return Hardship{
		Number: "K2026-01", Member: 1, Category: "相对困难", Opened: 20260301, ValidUntil: 20270228, Minimum: 700_00,
		Private: HardshipPrivate{
			Income: 3000_00, Household: []HouseholdMember{{Name: "李小明", Relation: "子女"}},
			Costs: []RigidCost{{Kind: "医疗", Amount: 12000_00}},
		},
	}
}

func TestAssess(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*Hardship)
		per    Money
		want   string
	}{
		{"within twice the minimum", func(*Hardship) {}, 1000_00, "相对困难"},
		{"at twice the minimum", func(h *Hardship) { h.Minimum = 500_00 }, 1000_00, "相对困难"},
		{"above it", func(h *Hardship) { h.Minimum = 499_99 }, 1000_00, ""},
		{"at the minimum", func(h *Hardship) { h.Minimum = 1000_00 }, 1000_00, "相对困难"},
		{"below the minimum", func(h *Hardship) { h.Minimum = 1000_01 }, 1000_00, "深度困难"},
		{"more costs than income", func(h *Hardship) { h.Private.Costs[0].Amount = 36000_01 }, -1, "深度困难"},
		{"other income of the year", func(h *Hardship) { h.Private.Other = 2400_00 }, 1100_00, "相对困难"},
		{"income of the others", func(h *Hardship) { h.Private.Household[0].Income = 100_00 }, 1050_00, "相对困难"},
		{"alone", func(h *Hardship) { h.Private.Household = nil }, 2000_00, ""},
		{"no minimum known", func(h *Hardship) { h.Minimum = 0 }, 1000_00, ""},
		{"nothing known", func(h *Hardship) { h.Private = HardshipPrivate{} }, 0, ""},
	} {
		h := household()
		tt.change(&h)
		if a := h.Assess(); a.PerCapita != tt.per || a.Category != tt.want {
			t.Errorf("%s: %v a head, %q", tt.name, a.PerCapita, a.Category)
		}
	}
}

// TestAssessProperty holds the arithmetic against whole numbers: what a head has, times heads and months, is never above
// what there is, and less than one share below it.
func TestAssessProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fen := rapid.Int64Range(0, 5_000_000)
		h := Hardship{Minimum: Money(fen.Draw(t, "minimum"))}
		h.Private.Income, h.Private.Other = Money(fen.Draw(t, "income")), Money(fen.Draw(t, "other"))
		for range rapid.IntRange(0, 6).Draw(t, "others") {
			h.Private.Household = append(h.Private.Household, HouseholdMember{Income: Money(fen.Draw(t, "theirs"))})
		}
		h.Private.Costs = []RigidCost{{Amount: Money(fen.Draw(t, "costs"))}}
		a := h.Assess()
		rest := a.Income - a.Costs - a.PerCapita*Money(12*a.Persons)
		if rest < 0 || rest >= Money(12*a.Persons) {
			t.Fatalf("%+v leaves %v", a, rest)
		}
	})
}

func TestCheckHardship(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*Hardship)
		want   []string
	}{
		{"sound", func(*Hardship) {}, nil},
		{"no number", func(h *Hardship) { h.Number = "" }, []string{"hardship.number"}},
		{"nobody", func(h *Hardship) { h.Member = 0 }, []string{"hardship.member"}},
		{"unknown category", func(h *Hardship) { h.Category, h.Minimum = "缺钱", 0 }, []string{"hardship.category?"}},
		{"other than the arithmetic", func(h *Hardship) { h.Category = "深度困难" }, []string{"hardship.income?"}},
		{"by an accident", func(h *Hardship) { h.Category = "意外致困" }, nil},
		{"ends before it begins", func(h *Hardship) { h.ValidUntil = 20260201 }, []string{"hardship.date"}},
		{
			"review before it begins", func(h *Hardship) { h.Reviews = []HardshipReview{{Date: 20250101}} },
			[]string{"hardship.date"},
		},
		{"negative income", func(h *Hardship) { h.Private.Income, h.Minimum = -1, 0 }, []string{"hardship.amount"}},
		{"somebody without a name", func(h *Hardship) { h.Private.Household[0].Name = "" }, []string{"hardship.person"}},
		{"a wrong ID number", func(h *Hardship) { h.Private.Household[0].IDNumber = "1" }, []string{"hardship.person"}},
	} {
		h := household()
		tt.change(&h)
		expect(t, tt.name, CheckHardship(h), tt.want...)
	}
}

func TestHardshipState(t *testing.T) {
	h := household()
	for day, want := range map[Date]HardshipState{
		20260401: HardshipOpen, 20261230: HardshipSoon, 20270228: HardshipSoon, 20270301: HardshipExpired,
	} {
		if got := h.State(day); got != want {
			t.Errorf("%s: %d", day, got)
		}
	}
	kept := h.Reviewed(HardshipReview{Date: 20270215, Category: "深度困难"}, 20280228)
	if kept.State(20270301) != HardshipOpen || kept.Category != "深度困难" || len(kept.Reviews) != 1 {
		t.Errorf("%+v", kept)
	}
	out := kept.Reviewed(HardshipReview{Date: 20280215}, 0)
	if out.State(20280216) != HardshipClosed || len(kept.Reviews) != 1 {
		t.Errorf("%+v", out)
	}
}
