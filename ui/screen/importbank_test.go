package screen_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// twoBanks makes an empty book with two accounts at banks.
func twoBanks(t *testing.T) string {
	t.Helper()
	path := screentest.Empty(t)
	b, err := ledger.Open(path, screentest.Options(7))
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Do(ledger.Command{Actor: screentest.Actor}, func(tx *ledger.Tx) error {
		for _, d := range []model.AccountDetail{
			{Code: "10201", Name: "农商银行", Parent: "102"}, {Code: "10202", Name: "建设银行", Parent: "102"},
		} {
			if _, err := tx.SaveAccount(d); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// menuTo moves to the line of a menu that holds some words.
func menuTo(t *testing.T, d *uitest.Driver, words string) {
	t.Helper()
	for range 40 {
		for _, line := range d.Screen() {
			if _, on, ok := strings.Cut(line, ">"); ok && strings.Contains(on, words) {
				return
			}
		}
		d.Press("down")
	}
	t.Fatalf("no line holds %q:\n%s", words, d.Text())
}

// TestStatementInTheTerminal brings a statement in whose columns have names that nobody knows.
func TestStatementInTheTerminal(t *testing.T) {
	file := filepath.Join(t.TempDir(), "流水.csv")
	const data = "办结日,往来,进项,出项,结存\n2026-03-02,张三商店,,120.00,880.00\n2026-03-05,代扣会费,300.00,,1180.00\n"
	if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	path := twoBanks(t)
	d := screentest.Open(t, path, 80, 24)
	d.Press("i")
	menuTo(t, d, "银行对账单")
	d.Press("enter")
	d.Contains(t, "哪个银行账户", "10201", "10202")
	d.Press("down", "enter")
	d.Paste(file)
	d.Contains(t, "认不出对账单的表头")
	d.Press("c")
	d.Contains(t, "指明列", "日期", "收入", "流水号")
	d.Press("right", "tab", "right", "right", "right", "tab", "right", "right", "right", "right", "tab", "tab", "tab")
	d.Press("right", "right", "right", "right", "right", "tab", "right", "right")
	g := uitest.NewGoldens(t, "importbank")
	g.Check(t, d, "指明列-80x24")
	d.Press("ctrl+s")
	d.Contains(t, "预览，没有写入：读到 2 条：新增 2", "付 120.00 张三商店", "收 300.00 代扣会费")
	d.Press("i")
	d.Contains(t, "已导入：读到 2 条：新增 2")
	d.Press("enter", "down", "enter")
	d.Paste(file)
	d.Contains(t, "新增 0，相同跳过 2") // the columns are remembered
	d.Press("esc", "esc", ":")
	d.Type("银行对账单")
	d.Press("enter")
	d.Contains(t, "2026-03-02 至 2026-03-05", "流水.csv", "1,180.00")
	d.Press("enter")
	g.Check(t, d, "对账单流水-80x24")
	d.Press("esc", "x")
	d.Contains(t, "删除 对账单 10202", "写明删除的原因")
	d.Type("导错了账户")
	d.Press("enter")
	d.Contains(t, "还没有导入对账单")
	closeBook(t, d)
	b, err := ledger.Open(path, screentest.Options(9))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	err = b.Read(func(v *ledger.View) error {
		lines, err := v.BankLines("10202", 0, 20261231)
		if len(lines) != 0 {
			t.Errorf("lines %+v", lines)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
