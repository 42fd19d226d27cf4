package model

import (
	"testing"

	"pgregory.net/rapid"
)

// anyBudget draws a budget with lines and adjustments on a few accounts.
func anyBudget(t *rapid.T) Budget {
	accounts := []string{"401", "402", "405", "50102", "50105", "50404", "50702"}
	money := rapid.Map(rapid.Int64Range(-5_000_000, 50_000_000), func(n int64) Money { return Money(n) })
	b := Budget{Year: 2026}
	for _, code := range accounts[:rapid.IntRange(0, len(accounts)).Draw(t, "lines")] {
		b.Lines = append(b.Lines, BudgetLine{
			Account: code, Amount: money.Draw(t, "amount"), Adjustment: money.Draw(t, "own"),
		})
	}
	for range rapid.IntRange(0, 4).Draw(t, "adjustments") {
		a := Adjustment{Date: NewPeriod(2026, rapid.IntRange(1, 12).Draw(t, "month")).First(), Reason: "追加"}
		for _, code := range accounts[:rapid.IntRange(1, len(accounts)).Draw(t, "changed")] {
			a.Lines = append(a.Lines, AdjustmentLine{Account: code, Amount: money.Draw(t, "change")})
		}
		b.Adjustments = append(b.Adjustments, a)
	}
	return b
}

// TestAdjustedTo: on any day, a budget as adjusted is its amounts, its lines' own adjustments and those made by then.
func TestAdjustedTo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBudget(t)
		day := NewPeriod(2026, rapid.IntRange(1, 12).Draw(t, "day")).First()
		want := map[string]Money{}
		for _, l := range b.Lines {
			want[l.Account] += l.Amount + l.Adjustment
		}
		for _, a := range b.Adjustments {
			for _, l := range a.Lines {
				if a.Date <= day {
					want[l.Account] += l.Amount
				}
			}
		}
		got := map[string]Money{}
		for _, l := range b.AdjustedTo(day) {
			if _, twice := got[l.Account]; twice {
				t.Fatalf("%s twice", l.Account)
			}
			got[l.Account] = l.Adjusted()
		}
		if len(got) != len(want) {
			t.Fatalf("%d accounts, want %d", len(got), len(want))
		}
		for code, m := range want {
			if got[code] != m {
				t.Fatalf("%s: %s, want %s", code, got[code], m)
			}
		}
		income, expense := BudgetTotals(b, Standard(), day)
		var in, out Money
		for code, m := range want {
			if code[0] == '4' {
				in += m
			} else {
				out += m
			}
		}
		if income != in || expense != out {
			t.Fatalf("totals %s %s, want %s %s", income, expense, in, out)
		}
	})
}

func TestCheckBudgetReviews(t *testing.T) {
	lines := []BudgetLine{{Account: "401", Amount: 100_00}, {Account: "50102", Amount: 150_00}}
	one := []AdjustmentLine{{Account: "50105", Amount: 1}}
	for _, c := range []struct {
		name   string
		budget Budget
		want   []string
	}{
		{"in order", Budget{Committee: Passed{Date: 20260301}, Audited: Passed{Date: 20260301}, Upper: Passed{Date: 20260401}}, nil},
		{
			"out of order",
			Budget{Committee: Passed{Date: 20260302}, Audited: Passed{Date: 20260301}},
			[]string{"budget.order?"},
		},
		{"upper first", Budget{Committee: Passed{Date: 20260302}, Upper: Passed{Date: 20260301}}, []string{"budget.order?"}},
		{"no day", Budget{Audited: Passed{Date: 20260230}}, []string{"budget.date"}},
		{"final", Budget{FinalCommittee: Passed{Date: 20270110}, FinalAudited: Passed{Date: 20270112}}, nil},
		{"final too soon", Budget{FinalAudited: Passed{Date: 20261231}}, []string{"budget.final?"}},
		{
			"final out of order",
			Budget{FinalCommittee: Passed{Date: 20270112}, FinalUpper: Passed{Date: 20270110}},
			[]string{"budget.order?"},
		},
		{"final no day", Budget{FinalUpper: Passed{Date: 20270230}}, []string{"budget.date"}},
		{"month", Budget{Audited: Passed{Date: 20260200}}, []string{"budget.date"}},
		{"paper only", Budget{Audited: Passed{Paper: "经审〔2026〕1号"}}, nil},
		{"bad paper", Budget{Audited: Passed{Paper: "\x1b"}}, []string{"text.characters"}},
		{"bad note", Budget{Note: "\x00"}, []string{"text.characters"}},
		{"adjusted", Budget{Adjustments: []Adjustment{{Date: 20260701, Reason: "追加", Lines: one}}}, nil},
		{"no reason", Budget{Adjustments: []Adjustment{{Date: 20260701, Lines: one}}}, []string{"budget.adjust.why?"}},
		{"other year", Budget{Adjustments: []Adjustment{{Date: 20250701, Reason: "追加", Lines: one}}}, []string{"budget.adjust.day"}},
		{"nothing", Budget{Adjustments: []Adjustment{{Date: 20260701, Reason: "追加"}}}, []string{"budget.adjust.no"}},
		{
			"unknown",
			Budget{Adjustments: []Adjustment{{
				Date: 20260701, Reason: "追加", Lines: []AdjustmentLine{{"999", 1}, {"102", 1}, {"50205", 1}},
			}}},
			[]string{"account.unknown", "account.flow", "account.old"},
		},
		{
			"twice",
			Budget{Adjustments: []Adjustment{{
				Date: 20260701, Reason: "追加", Lines: []AdjustmentLine{{"401", 1}, {"401", 1}},
			}}},
			[]string{"budget.twice"},
		},
		{
			"below nothing",
			Budget{Adjustments: []Adjustment{{
				Date: 20260701, Reason: "追减", Lines: []AdjustmentLine{{"401", -100_01}},
			}}},
			[]string{"budget.below?"},
		},
	} {
		c.budget.Year, c.budget.Lines = 2026, lines
		expect(t, c.name, CheckBudget(c.budget, Standard()), c.want...)
	}
	b := Budget{Year: 2026, Lines: lines}
	expect(t, "covered", CheckBudgetBalance(b, Standard(), 50_00))
	expect(t, "uncovered", CheckBudgetBalance(b, Standard(), 49_99), "budget.balance?")
	b.Invested = 1
	expect(t, "invested", CheckBudgetBalance(b, Standard(), 50_00), "budget.balance?")
}
