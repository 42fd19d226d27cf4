package cli

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// expected is what must come out of a sample union's files; amounts in fen, debit positive.
type expected struct {
	Members  int                 `json:"members"`
	Active   int                 `json:"active_at_year_end"`
	Vouchers int                 `json:"vouchers"`
	Lines    int                 `json:"lines"`
	Trial    map[string][4]int64 `json:"trial_balance_fen"`
	Turnover map[string][2]int64 `json:"turnover_by_month_fen"`
	Income   int64               `json:"income_fen"`
	Expense  int64               `json:"expense_fen"`
	Visits   int                 `json:"visits"`
	VisitFen map[string]int64    `json:"visits_fen"`
	Grants   int                 `json:"subsidies"`
	GrantFen int64               `json:"subsidies_fen"`
	Due      int64               `json:"dues_due_fen"`
	Paid     int64               `json:"dues_paid_fen"`
	Arrears  []string            `json:"dues_in_arrears"`
	Budget   map[string]int64    `json:"budget_fen"`
}

// TestSamples compares every figure that the sample unions say must come out with what the reports give.
func TestSamples(t *testing.T) {
	for _, br := range branches {
		t.Run(br.name, func(t *testing.T) {
			content, err := os.ReadFile(filepath.Join(samples, br.name, "expected.json"))
			if err != nil {
				t.Fatal(err)
			}
			var want expected
			if err := json.Unmarshal(content, &want); err != nil {
				t.Fatal(err)
			}
			b := book(t, br.name, br.year, true)
			t.Run("accounts", func(t *testing.T) { sampleAccounts(t, b, br.year, want) })
			t.Run("months", func(t *testing.T) { sampleMonths(t, b, br.year, want) })
			t.Run("people", func(t *testing.T) { samplePeople(t, b, br.year, want) })
			t.Run("budget", func(t *testing.T) { sampleBudget(t, b, br.year, want) })
		})
	}
}

func sampleAccounts(t *testing.T, b, year string, want expected) {
	got := map[string][4]int64{}
	var income, expense int64
	for _, r := range report(t, b, "trial-balance", year) {
		code := fmt.Sprint(r["科目编码"])
		f := func(column string) int64 { return fen(t, r, column) }
		debit, credit := f("本期借方_fen"), f("本期贷方_fen")
		got[code] = [4]int64{
			f("期初借方_fen") - f("期初贷方_fen"), debit, credit, f("期末借方_fen") - f("期末贷方_fen"),
		}
		switch code[0] {
		case '4':
			income += credit - debit
		case '5':
			expense += debit - credit
		}
	}
	for code, w := range want.Trial {
		if got[code] != w {
			t.Errorf("account %s: %v, want %v", code, got[code], w)
		}
	}
	if len(got) != len(want.Trial) {
		t.Errorf("%d accounts, want %d", len(got), len(want.Trial))
	}
	if income != want.Income || expense != want.Expense {
		t.Errorf("trial balance: income %d expense %d, want %d %d", income, expense, want.Income, want.Expense)
	}
	income, expense = 0, 0
	for _, r := range report(t, b, "income", year) {
		if strings.HasPrefix(fmt.Sprint(r["科目编码"]), "4") {
			income += fen(t, r, "本年数_fen")
		} else {
			expense += fen(t, r, "本年数_fen")
		}
	}
	if income != want.Income || expense != want.Expense {
		t.Errorf("income statement: %d %d, want %d %d", income, expense, want.Income, want.Expense)
	}
}

// sampleMonths holds the months against the year: each begins where the one before ended, and has its turnover.
func sampleMonths(t *testing.T, b, year string, want expected) {
	stood := map[string]int64{}
	for code, w := range want.Trial {
		stood[code] = w[0]
	}
	for m := range 12 {
		for _, r := range report(t, b, "trial-balance", year, "--month", fmt.Sprint(m+1)) {
			code := fmt.Sprint(r["科目编码"])
			if opening := fen(t, r, "期初借方_fen") - fen(t, r, "期初贷方_fen"); opening != stood[code] {
				t.Errorf("%s begins month %d with %d, ended the one before with %d", code, m+1, opening, stood[code])
			}
			stood[code] = fen(t, r, "期末借方_fen") - fen(t, r, "期末贷方_fen")
		}
	}
	for code, w := range want.Trial {
		if stood[code] != w[3] {
			t.Errorf("%s ends December with %d, want %d", code, stood[code], w[3])
		}
	}
	for m, w := range want.Turnover {
		var got [2]int64
		for _, r := range report(t, b, "trial-balance", year, "--month", strings.TrimPrefix(m, "0")) {
			got[0] += fen(t, r, "本期借方_fen")
			got[1] += fen(t, r, "本期贷方_fen")
		}
		if got != w {
			t.Errorf("turnover of month %s: %v, want %v", m, got, w)
		}
	}
	var total int64
	for _, r := range report(t, b, "monthly", year) {
		var sum int64
		for m := range 12 {
			sum += fen(t, r, fmt.Sprintf("%d月_fen", m+1))
		}
		if sum != fen(t, r, "合计_fen") {
			t.Errorf("months of %v do not add up", r["科目编码"])
		}
		if strings.HasPrefix(fmt.Sprint(r["科目编码"]), "5") {
			total += sum
		}
	}
	if total != want.Expense {
		t.Errorf("expense over the months: %d, want %d", total, want.Expense)
	}
	vouchers, lines := map[string]bool{}, 0
	for _, r := range journal(t, b, year) {
		vouchers[r["凭证字号"]] = true
		lines++
	}
	if len(vouchers) != want.Vouchers || lines != want.Lines {
		t.Errorf("journal: %d vouchers, %d lines; want %d, %d", len(vouchers), lines, want.Vouchers, want.Lines)
	}
}

// journal reads 序时账 as it is exported.
func journal(t *testing.T, b, year string) []map[string]string {
	out := filepath.Join(t.TempDir(), "journal.csv")
	must(t, "export", "journal", "--book", b, "--year", year, "--out", out)
	return readCSV(t, out)
}

// readCSV reads an exported table by its header.
func readCSV(t *testing.T, path string) []map[string]string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(content), "\ufeff"))).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%s: %v", path, err)
	}
	var all []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, h := range rows[0] {
			m[h] = r[i]
		}
		all = append(all, m)
	}
	return all
}

func samplePeople(t *testing.T, b, year string, want expected) {
	members := filepath.Join(t.TempDir(), "members.csv")
	must(t, "export", "members", "--book", b, "--year", year, "--out", members)
	if n := len(readCSV(t, members)); n != want.Members {
		t.Errorf("%d members, want %d", n, want.Members)
	}
	for _, r := range report(t, b, "year-summary", year) {
		if r["项目"] == "在职会员" && fen(t, r, "数量") != int64(want.Active) {
			t.Errorf("%v active members, want %d", r["数量"], want.Active)
		}
	}

	visits, byKind := report(t, b, "visits", year), map[string]int64{}
	for _, r := range visits {
		byKind[fmt.Sprint(r["类别"])] += fen(t, r, "慰问金额_fen") + fen(t, r, "慰问品金额_fen")
	}
	if len(visits) != want.Visits {
		t.Errorf("%d visits, want %d", len(visits), want.Visits)
	}
	for kind, w := range want.VisitFen {
		if byKind[kind] != w {
			t.Errorf("visits %s: %d, want %d", kind, byKind[kind], w)
		}
	}

	var granted, due, paid int64
	grants := report(t, b, "subsidies", year)
	for _, r := range grants {
		granted += fen(t, r, "金额_fen")
	}
	if len(grants) != want.Grants || granted != want.GrantFen {
		t.Errorf("%d subsidies of %d, want %d of %d", len(grants), granted, want.Grants, want.GrantFen)
	}

	var behind []string
	for _, r := range report(t, b, "dues", year) {
		due += fen(t, r, "应缴_fen")
		paid += fen(t, r, "实缴_fen")
		if fen(t, r, "欠缴_fen") != 0 {
			behind = append(behind, fmt.Sprint(r["会员号"]))
		}
	}
	if due != want.Due || paid != want.Paid || !slices.Equal(behind, want.Arrears) {
		t.Errorf("dues %d %d %v, want %d %d %v", due, paid, behind, want.Due, want.Paid, want.Arrears)
	}
}

func sampleBudget(t *testing.T, b, year string, want expected) {
	got := map[string]int64{}
	for _, r := range report(t, b, "budget", year) {
		got[fmt.Sprint(r["科目编码"])] = fen(t, r, "预算数_fen")
	}
	for code, w := range want.Budget {
		if got[code] != w {
			t.Errorf("budget of %s: %d, want %d", code, got[code], w)
		}
	}
}
