package model

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestClosingMovesEverything closes random balances: each voucher is sound and of one step, the steps come in order, and
// at the end only 32104, project by project, and 32205 hold what was income, expense and their carriers.
func TestClosingMovesEverything(t *testing.T) {
	chart := Standard()
	accounts := []string{"102", "221", "401", "402", "40302", "405", "50102", "510", "32101", "32103", "32104", "32201", "32204"}
	projects := []string{"", "读书", "运动会", "完结"}
	rapid.Check(t, func(rt *rapid.T) {
		now := map[moved]Money{}
		var balances []AccountBalance
		for range rapid.IntRange(0, 20).Draw(rt, "balances") {
			b := AccountBalance{
				Account: rapid.SampledFrom(accounts).Draw(rt, "account"),
				Project: rapid.SampledFrom(projects).Draw(rt, "project"),
				Amount:  Money(rapid.Int64Range(-1_000_000, 1_000_000).Draw(rt, "fen")),
			}
			balances = append(balances, b)
			now[moved{b.Account, b.Project}] += b.Amount
		}
		c := YearClosing{
			Chart: chart, Period: Closing(2025),
			Restricted: func(account, project string) bool {
				return account != "401" && (project == "读书" || project == "完结" || project == "" && account == "40302")
			},
			Finished: func(project string) bool { return project == "完结" },
		}
		if rapid.Bool().Draw(rt, "month") {
			c.Period = 202503
		}
		last := ClosingStep(0)
		for _, x := range c.Vouchers(balances) {
			v := x.Voucher
			if x.Step <= last {
				rt.Fatalf("step %d after %d", x.Step, last)
			}
			last = x.Step
			for _, vi := range CheckVoucher(v, chart) {
				if vi.Severity == SeverityError {
					rt.Fatalf("%s: %+v", v.Summary, vi)
				}
			}
			if v.Kind != VoucherClosing || v.Period != Closing(2025) || v.Date != c.Period.Last() {
				rt.Fatalf("%+v", v)
			}
			for _, l := range v.Lines {
				now[moved{l.Account, l.Project}] += l.Debit() - l.Credit()
			}
		}
		for k, m := range now {
			flow := k.account[0] == '4' || k.account[0] == '5'
			carrier := strings.HasPrefix(k.account, "32") && k.account != AccountCarried && k.account != AccountSurplus
			switch {
			case m == 0:
			case flow, carrier && !c.Period.IsMonth():
				rt.Fatalf("%s is left on %v", m, k)
			case k.account == AccountSurplus && k.project != "", k == moved{AccountCarried, "完结"} && !c.Period.IsMonth():
				rt.Fatalf("%s is left on %v", m, k)
			}
		}
	})
}

func TestCheckProject(t *testing.T) {
	for _, c := range []struct {
		p    Project
		want Rule
	}{
		{Project{Name: "读书月", Kind: ProjectRestricted, From: 20250101, Finished: 20251130}, ""},
		{Project{Kind: ProjectCustody}, RuleProjectName},
		{Project{Name: "读书月"}, RuleProjectKind},
		{Project{Name: "读书月", Kind: 9}, RuleProjectKind},
		{Project{Name: "读书月", Kind: ProjectPlain, From: 20250102, Finished: 20250101}, RuleProjectDates},
		{Project{Name: "读书月", Kind: ProjectPlain, Finished: 20250230}, RuleProjectDates},
		{Project{Name: strings.Repeat("长", MaxName+1), Kind: ProjectPlain}, RuleTextTooLong},
		{Project{Name: "读书\u202e月", Kind: ProjectPlain}, RuleTextCharacters},
	} {
		got := Rule("")
		for _, v := range CheckProject(c.p) {
			got = v.Rule
		}
		if got != c.want {
			t.Errorf("%+v: %q, want %q", c.p, got, c.want)
		}
	}
}
