package ledger

import (
	"testing"

	"pgregory.net/rapid"

	"gonghui/model"
)

// TestDuesGroups holds the sums of the groups against those of the whole sheet, whoever is in which group.
func TestDuesGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s DuesMonth
		owing := 0
		for range rapid.IntRange(0, 30).Draw(t, "members") {
			l := DuesLine{
				Member: model.Member{Group: rapid.SampledFrom([]string{"", "一组", "二组"}).Draw(t, "group")},
				Due:    model.Money(rapid.IntRange(0, 3).Draw(t, "due") * 500),
			}
			l.Record.Amount = model.Money(rapid.IntRange(0, 3).Draw(t, "paid") * 500)
			s.Lines = append(s.Lines, l)
			s.Due, s.Paid, s.Behind = s.Due+l.Due, s.Paid+l.Record.Amount, s.Behind+l.Behind()
			if l.Due > 0 {
				owing++
			}
		}
		var sum DuesGroup
		for _, g := range s.Groups() {
			sum.Due, sum.Paid, sum.Behind = sum.Due+g.Due, sum.Paid+g.Paid, sum.Behind+g.Behind
			sum.Owing += g.Owing
			if g.Cleared > g.Owing {
				t.Fatalf("%+v", g)
			}
		}
		if sum.Due != s.Due || sum.Paid != s.Paid || sum.Behind != s.Behind || sum.Owing != owing {
			t.Fatalf("%+v of %+v", sum, s)
		}
	})
}
