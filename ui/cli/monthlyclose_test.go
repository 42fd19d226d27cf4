package cli

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestMonthlyAndFinalByCommand: a branch that closes by month gets a month's sheets with their closing unless it asks
// otherwise, a year's as ever; the days of the final accounts are set apart from those of the budget.
func TestMonthlyAndFinalByCommand(t *testing.T) {
	book := filepath.Join(t.TempDir(), "a.db")
	must(t, "demo", "--no-ui", "--book", book)
	must(t, "settings", "--book", book, "--as", "会计甲", "--set", "close-monthly=是")
	for _, m := range []string{"2026-05", "2026-04", "2026-03", "2026-02", "2026-01"} {
		must(t, "reopen", "--book", book, "--as", "会计甲", "--month", m, "--reason", "改按月结转")
	}
	for _, m := range []string{"2026-01", "2026-02", "2026-03"} {
		must(t, "close", "--book", book, "--as", "会计甲", "--month", m)
	}
	for _, kind := range []string{"trial-balance", "balance-sheet", "voucher-summary"} {
		ask := func(more ...string) string {
			return must(t, append([]string{"report", kind, "--book", book, "--year", "2026", "--format", "csv"}, more...)...)
		}
		plain, with := ask("--month", "3"), ask("--month", "3", "--closing", "include")
		if without := ask("--month", "3", "--closing", "exclude"); plain != with || plain == without {
			t.Errorf("%s of March is not the one with its closing", kind)
		}
		if ask() != ask("--closing", "exclude") {
			t.Errorf("%s of the year has closing vouchers in it unasked", kind)
		}
	}
	must(t, "budget", "approve", "--book", book, "--as", "会计甲", "--year", "2025", "--final", "--committee", "2026-01-12,纪要2号")
	said := must(t, "report", "final-accounts", "--book", book, "--year", "2025")
	for _, want := range []string{"决算审批：委员会审议 2026-01-12（纪要2号）", "预算审批：委员会审议 2025-01-06"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %s in\n%s", want, said)
		}
	}
	exit, _, errs := run(t, "budget", "approve", "--book", book, "--as", "会计甲", "--year", "2025", "--final",
		"--adjustment", "1", "--upper", "2026-02-01")
	if exit == 0 || !strings.Contains(errs, "--final") {
		t.Errorf("exit %d: %s", exit, errs)
	}
}
