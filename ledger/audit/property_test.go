package audit

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gonghui/model"
)

// TestLowestAgainstPlain compares the fall of an account with a plain walk through all days of a month.
func TestLowestAgainstPlain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		start := model.Money(rapid.IntRange(-50, 100).Draw(rt, "start"))
		days := map[model.Date]model.Money{}
		for _, d := range rapid.SliceOfDistinct(rapid.IntRange(1, 31), rapid.ID[int]).Draw(rt, "days") {
			days[model.Date(20250100+d)] = model.Money(rapid.IntRange(-60, 60).Draw(rt, "gain"))
		}
		var want low
		sum := start
		for d := range 32 {
			day := model.Date(20250100 + d)
			sum += days[day]
			if d == 0 {
				day = 20250101
			}
			if sum < 0 && want.first == 0 {
				want.first, want.then = day, sum
			}
			if sum < want.least {
				want.worst, want.least = day, sum
			}
		}
		got, below := lowest(2025, start, days)
		if got != want || below != (want.first != 0) {
			rt.Fatalf("lowest %+v %v, want %+v", got, below, want)
		}
	})
}

// TestNumbersAgainstPlain takes numbers out of a month and doubles others: every gap and every double is one finding.
func TestNumbersAgainstPlain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		times := rapid.SliceOfN(rapid.IntRange(0, 2), 1, 30).Draw(rt, "times")
		var list []numbered
		gaps, doubles, gap := 0, 0, false
		for i, n := range times {
			for range n {
				list = append(list, numbered{number: i + 1, id: model.ID(i + 1)})
			}
			if n == 0 {
				gap = true
				continue
			}
			if gap {
				gaps++
			}
			gap, doubles = false, doubles+n-1
		}
		order := rapid.Permutation(list).Draw(rt, "order")
		s := &snapshot{passing: newPassing()}
		s.numbers[202503] = slices.Clone(order)
		if found := continuous(s); len(found) != gaps+doubles {
			rt.Fatalf("%d findings, want %d gaps and %d doubles: %+v", len(found), gaps, doubles, found)
		}
		if !slices.Equal(s.numbers[202503], order) {
			rt.Fatal("the snapshot was changed")
		}
	})
}
