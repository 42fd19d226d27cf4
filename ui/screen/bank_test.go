package screen_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// statement is what the bank says of May 2026 in the books of these tests.
const statement = `交易日期,摘要,借方发生额,贷方发生额,余额,对方户名,交易流水号
2026-05-08,代扣会费,,290.00,%s,示范市实验小学,S1
2026-05-20,结息,,12.34,%s,,S2
`

// withStatement makes a book whose bank account has a statement for May.
func withStatement(t *testing.T) string {
	t.Helper()
	path := screentest.Book(t)
	file := filepath.Join(t.TempDir(), "对账单.csv")
	content := fmt.Sprintf(statement, "229250.00", "229262.34")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := ledger.Open(path, screentest.Options(5))
	if err != nil {
		t.Fatal(err)
	}
	r, err := intake.Run(b, intake.Bank, file, intake.Options{Actor: screentest.Actor, Account: "102"})
	if err != nil || !r.OK {
		t.Fatalf("%v %+v", err, r.Problems)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestBankRoom goes to a month, accepts what is sure, takes it back, drafts a voucher for what only the bank has, marks
// two rows that do not agree, and looks at the sheet.
func TestBankRoom(t *testing.T) {
	g := uitest.NewGoldens(t, "bank")
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, withStatement(t), s.W, s.H)
		d.Press(":")
		d.Type("银行对账")
		d.Press("enter")
		d.Contains(t, "银行对账 · 102")
		g.Check(t, d, fmt.Sprintf("year-%dx%d", s.W, s.H))
		d.Press("enter")
		d.Contains(t, "结息")
		g.Check(t, d, fmt.Sprintf("month-%dx%d", s.W, s.H))
		d.Press("/")
		d.Type("结息")
		d.Press("enter", "n")
		d.Contains(t, "记账凭证", "408", "12.34")
		d.Press("esc", "esc")
		d.Press("t")
		d.Contains(t, "调节后银行余额")
	}
}
