package model

import (
	"strings"
	"testing"
)

// TestOldAccounts holds the guide against the chart in force and against OldCode, which imports use.
func TestOldAccounts(t *testing.T) {
	chart := Standard()
	all := OldAccounts()
	if len(all) < 90 {
		t.Fatalf("%d accounts", len(all))
	}
	seen := map[string]bool{}
	for _, a := range all {
		if seen[a.Code] {
			t.Errorf("%s twice", a.Code)
		}
		seen[a.Code] = true
		for _, code := range append([]string{a.Now}, a.Also...) {
			if _, ok := chart.Lookup(code); !ok {
				t.Errorf("%s %s: %s is not in the chart", a.Code, a.Name, code)
			}
		}
		if a.Why == "" {
			t.Errorf("%s %s: no reason", a.Code, a.Name)
		}
		if says := strings.Contains(a.Why, "同号不同义"); a.SameCodeOtherMeaning() && !says {
			t.Errorf("%s %s: the reason does not warn of today's account of that code", a.Code, a.Name)
		}
		if now, old := OldCode(a.Code, a.Name); old && now != a.Now {
			t.Errorf("%s %s: OldCode says %s, the guide %s", a.Code, a.Name, now, a.Now)
		}
	}
	for code, want := range map[string]string{"211": "221", "50105": "50102", "135": "121", "32205": "331"} {
		found := false
		for _, a := range FromOld(code) {
			found = found || a.Code == want
		}
		if !found {
			t.Errorf("%s: %s is not among what it took over", code, want)
		}
	}
}
