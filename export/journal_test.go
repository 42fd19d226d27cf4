package export

import (
	"bytes"
	"encoding/csv"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

func hledger(t *testing.T, file string, args ...string) []byte {
	t.Helper()
	tool, err := exec.LookPath("hledger")
	if err != nil {
		t.Skip("NOT TESTED: hledger is not installed")
	}
	cmd := exec.CommandContext(t.Context(), tool, append([]string{"-f", file}, args...)...)
	cmd.Env = append(cmd.Environ(), "LANG=C.UTF-8", "LC_ALL=C.UTF-8")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("hledger %v: %v\n%s%s", args, err, out, stderr.Bytes())
	}
	return out
}

// TestHledgerAgrees lets hledger check the journal of each year and compares its balance of every account.
func TestHledgerAgrees(t *testing.T) {
	b := fullBook(t)
	for _, year := range []int{2025, 2026} {
		want := map[string]model.Money{}
		var text []byte
		look(t, b, func(v *ledger.View) error {
			bs, err := v.TrialBalance(ledger.Range{Year: year, Closing: true})
			if err != nil {
				return err
			}
			for _, x := range bs {
				if m := x.ClosingDebit - x.ClosingCredit; m != 0 {
					want[x.Account] = m
				}
			}
			text, err = journalText(v, year)
			return err
		})
		file := filepath.Join(t.TempDir(), "账本.journal")
		write(t, file, text)
		hledger(t, file, "check", "--strict")
		got := balancesOf(t, hledger(t, file, "balance", "-O", "csv", "--flat", "--no-total"))
		for account, m := range want {
			if got[account] != m {
				t.Errorf("%d: account %s holds %s, hledger says %s", year, account, m, got[account])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%d: hledger knows %d accounts, the book %d", year, len(got), len(want))
		}
		if len(want) < 5 {
			t.Errorf("%d: only %d accounts", year, len(want))
		}
	}
}

func balancesOf(t *testing.T, out []byte) map[string]model.Money {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]model.Money{}
	for _, r := range rows[1:] {
		last := r[0][strings.LastIndex(r[0], ":")+1:]
		code, _, _ := strings.Cut(last, " ")
		got[code] = money(t, strings.TrimSuffix(r[1], " "+journalMoney))
	}
	return got
}

// TestJournalTagsAndPayees reads vouchers back by what they are tagged with.
func TestJournalTagsAndPayees(t *testing.T) {
	b := fullBook(t)
	file := filepath.Join(t.TempDir(), "账本.journal")
	look(t, b, func(v *ledger.View) error {
		text, err := journalText(v, 2025)
		write(t, file, text)
		return err
	})
	for query, want := range map[string]string{
		"tag:" + colProject + "=读书专项": "新华书店", "tag:" + colNumber + "=M00001": "慰问王芳住院", "code:记12-2": "羽毛球场地费",
		"payee:上级工会": "上解第1季度工会经费",
	} {
		if out := string(hledger(t, file, "print", query)); !strings.Contains(out, want) {
			t.Errorf("%s finds\n%s", query, out)
		}
	}
}
