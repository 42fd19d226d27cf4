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
	return withLines(t, fmt.Sprintf(statement, "229250.00", "229262.34"))
}

// withLines makes a book whose bank account has this statement.
func withLines(t *testing.T, content string) string {
	t.Helper()
	path := screentest.Book(t)
	file := filepath.Join(t.TempDir(), "对账单.csv")
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

// toMonth opens the matching of the month that is to be done next.
func toMonth(t *testing.T, d *uitest.Driver, open string) {
	t.Helper()
	d.Press(":")
	d.Type("银行对账")
	d.Press("enter")
	d.Contains(t, "银行对账 · 102")
	d.Press("enter")
	d.Contains(t, "勾对 · 102", "[银行流水] "+open, "结息")
}

// toMay opens the matching of May, with its two lines.
func toMay(t *testing.T, d *uitest.Driver) {
	t.Helper()
	toMonth(t, d, "未勾 2 笔")
}

// TestBankRoom shows a year's months, and a month with the bank on one side and the book on the other.
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
		d.Press("t")
		d.Contains(t, "调节后银行余额")
	}
}

// TestBankDraft drafts a voucher for what only the bank has: the form is filled in, the line knows its draft, and once
// that is posted it is proposed, accepted by one key, shown as matched, and taken off again.
func TestBankDraft(t *testing.T) {
	d := screentest.Open(t, withStatement(t), 120, 40)
	toMay(t, d)
	d.Press("/")
	d.Type("结息")
	d.Press("enter", "n")
	d.Contains(t, "记账凭证", "408", "12.34", "来自对账单流水：2026-05-20 12.34 结息", "收2026年5月银行存款利息", "按业务「收银行存款利息」填好")
	d.Press("ctrl+s")
	d.Contains(t, "勾对 · 102", "草稿", "已起草凭证")
	d.Press("n", "ctrl+t")
	d.Contains(t, "记账后日期、金额")
	d.Press("y")
	d.Contains(t, "凭证就是从这行流水起草的", "有把握，按 a 接受")
	d.Press("a")
	d.Contains(t, "未勾 1 笔")
	d.Press("esc", "h")
	d.Contains(t, "已勾")
	d.Press("end")
	d.Contains(t, "已勾对的；x 取消勾对")
	d.Press("x")
	d.Type("勾错了")
	d.Press("enter")
	d.Contains(t, "准1")
}

// TestBankPanes marks rows on both sides: what does not come to the same is refused with the difference, what does is one
// match.
func TestBankPanes(t *testing.T) {
	for _, w := range []int{80, 120} {
		d := screentest.Open(t, withStatement(t), w, 24)
		toMay(t, d)
		d.Press("end", "space", "tab")
		d.Contains(t, "[账上分录]", "选中 1 笔：银行 12.34，账上 0.00，差 12.34")
		d.Press("space")
		d.Contains(t, "选中 2 笔")
		d.Press("m")
		d.Contains(t, "两边差", "勾不成一组")
		d.Press("esc")
		d.Lacks(t, "选中 2 笔")
		d.Press("left")
		d.Contains(t, "[银行流水]")
	}
}

// TestBankMerge matches two lines of the bank with the one entry that they come to, by marks, and one entry of the book
// with nothing but what cancels it is refused.
func TestBankMerge(t *testing.T) {
	const lines = `交易日期,摘要,借方发生额,贷方发生额,余额,对方户名,交易流水号
2026-05-20,转账,,5000.00,233960.00,甲,S1
2026-05-25,转账,,3000.00,236960.00,乙,S2
2026-05-26,结息,,1.00,236961.00,,S3
`
	d := screentest.Open(t, withLines(t, lines), 120, 40)
	toMonth(t, d, "未勾 3 笔")
	d.Press("/")
	d.Type("甲")
	d.Press("enter", "space", "esc", "/")
	d.Type("乙")
	d.Press("enter", "space")
	d.Contains(t, "选中 2 笔：银行 8,000.00，账上 0.00，差 8,000.00")
	d.Press("tab", "/")
	d.Type("拨缴")
	d.Press("enter", "space")
	d.Contains(t, "选中 3 笔：银行 8,000.00，账上 8,000.00，相等，按 m 勾成一组")
	d.Press("m")
	d.Contains(t, "已勾对 1 组", "[账上分录] 未勾", "银行流水 未勾 1 笔")
	d.Press("u")
	d.Contains(t, "银行流水 未勾 3 笔")
}

// TestBankDrafts drafts vouchers for all marked lines by one key, and throws them away again.
func TestBankDrafts(t *testing.T) {
	d := screentest.Open(t, withStatement(t), 120, 40)
	toMay(t, d)
	d.Press("space", "space", "n")
	d.Contains(t, "给 2 笔流水起草凭证", "草稿  05-20")
	d.Press("u")
	d.Lacks(t, "草稿  05-20")
}
