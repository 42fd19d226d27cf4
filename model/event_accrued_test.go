package model

import (
	"testing"

	"pgregory.net/rapid"
)

// TestAccruedPaidOff: what the upper union pays clears what it was said to owe in full, whatever came in; the rest goes
// to 32201, or to 32101 where the project's money is restricted.
func TestAccruedPaidOff(t *testing.T) {
	e, ok := EventOf("accrued-paid-off")
	if !ok {
		t.Fatal("no such event")
	}
	rapid.Check(t, func(t *rapid.T) {
		got := Money(rapid.Int64Range(1, 1_000_000).Draw(t, "received"))
		owed := Money(rapid.Int64Range(1, 1_000_000).Draw(t, "owed"))
		a := Answers{Date: 20260210, Amount: got, Second: owed, Restrict: rapid.Bool().Draw(t, "restricted")}
		adjust := "32201"
		if a.Restrict {
			a.Project, adjust = "读书月", "32101"
		}
		v, vs := EventVoucher(e, a, Branch{}, Standard())
		if len(vs) > 0 {
			t.Fatalf("%v", vs)
		}
		sum := map[string]Money{}
		for _, l := range v.Lines {
			if l.Amount <= 0 {
				t.Fatalf("a line of %s", l.Amount)
			}
			sum[l.Account] += l.Debit() - l.Credit()
		}
		if sum["102"] != got || sum["13102"] != -owed || sum[adjust] != owed-got {
			t.Fatalf("received %s of %s: %v", got, owed, sum)
		}
	})
}
