package cli

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"gonghui/ledger"
	"gonghui/model"
)

// kills is how often the program is killed; GONGHUI_KILLS asks for more.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("GONGHUI_KILLS")); err == nil {
		return n
	}
	return 24
}

// TestKilled kills the program at random moments while it posts and while it imports. Every month that it said was
// posted is there whole, an import is there whole or not at all, the book verifies, and going on where it stopped
// ends at the figures of a run that nobody disturbed.
func TestKilled(t *testing.T) {
	drafts := book(t, "branch-2025", "2025", false)
	whole := filepath.Join(t.TempDir(), "whole.db")
	copyFile(t, drafts, whole)
	start := time.Now()
	must(t, "post", "--book", whole, "--all")
	span := time.Since(start) + 30*time.Millisecond
	want := must(t, "report", "trial-balance", "--book", whole, "--year", "2025", "--format", "csv")

	empty := filepath.Join(t.TempDir(), "empty.db")
	must(t, "init", "--book", empty, "--branch", "示范实验小学工会", "--year", "2025")
	must(t, "import", "members", filepath.Join(samples, "branch-2025", "会员名册.xlsx"), "--book", empty)
	vouchers := filepath.Join(samples, "branch-2025", "凭证.csv")

	r := rand.New(rand.NewPCG(5, 6))
	posting, importing, cut := 0, 0, 0
	for i := range kills() {
		path := filepath.Join(t.TempDir(), fmt.Sprintf("%d.db", i))
		after := time.Duration(r.Int64N(int64(span)))
		if i%3 == 2 {
			copyFile(t, empty, path)
			if _, killed := runKilled(t, after, "import", "vouchers", vouchers, "--book", path); killed {
				importing++
			}
			n := draftsOf(t, path)
			if n != 0 && n != 143 {
				t.Errorf("run %d: %d drafts after a killed import", i, n)
			}
			must(t, "verify", path)
			must(t, "import", "vouchers", vouchers, "--book", path)
			if n := draftsOf(t, path); n != 143 {
				t.Errorf("run %d: %d drafts at the end", i, n)
			}
			continue
		}
		copyFile(t, drafts, path)
		told, killed := runKilled(t, after, "post", "--all", "--book", path)
		if killed {
			posting++
		}
		if killed && len(told) > 0 {
			cut++
		}
		must(t, "verify", path)
		acknowledged(t, path, told)
		must(t, "post", "--all", "--book", path)
		if got := must(t, "report", "trial-balance", "--book", path, "--year", "2025", "--format", "csv"); got != want {
			t.Errorf("run %d: other figures after going on", i)
		}
	}
	t.Logf("killed while posting %d (after the first month %d), while importing %d", posting, cut, importing)
	if posting == 0 || importing == 0 {
		t.Error("the program was never killed in time")
	}
}

// month is one line that the program printed: a month and the numbers of its vouchers.
type month struct {
	period      string
	first, last int
}

// runKilled starts the program, kills it after a while, and gives the months that it said were posted.
func runKilled(t *testing.T, after time.Duration, args ...string) (told []month, killed bool) {
	t.Helper()
	cmd := exec.Command("gonghui", args...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	for s := bufio.NewScanner(out); s.Scan(); {
		var m month
		if _, err := fmt.Sscanf(s.Text(), "已记账 %s %d–%d", &m.period, &m.first, &m.last); err == nil {
			told = append(told, m)
		}
	}
	return told, cmd.Wait() != nil
}

// acknowledged makes sure that every voucher the program spoke of is posted.
func acknowledged(t *testing.T, path string, told []month) {
	t.Helper()
	b, err := ledger.Open(path, ledger.Options{ReadOnly: true, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	err = b.Read(func(v *ledger.View) error {
		for _, m := range told {
			p, err := model.ParsePeriod(m.period)
			if err != nil {
				return err
			}
			for n := m.first; n <= m.last; n++ {
				if _, ok, err := v.VoucherNumbered(p, n); err != nil || !ok {
					t.Errorf("%s 记%d was acknowledged and is not there: %v", m.period, n, err)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func draftsOf(t *testing.T, path string) int {
	t.Helper()
	r, err := ledger.VerifyFile(path, ledger.Options{Now: time.Now}, nil)
	if err != nil || !r.OK() {
		t.Fatalf("verify: %v %+v", err, r)
	}
	return r.Drafts
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
