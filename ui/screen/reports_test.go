package screen_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// TestReportScreens compares the tabs of reports and of the auditor with what they looked like, in all windows.
func TestReportScreens(t *testing.T) {
	g := uitest.NewGoldens(t, "reports")
	for _, s := range screentest.Sizes() {
		t.Run(fmt.Sprintf("%dx%d", s.W, s.H), func(t *testing.T) {
			for _, r := range []struct {
				name string
				keys []string
			}{
				{"报表", []string{"6"}},
				{"科目余额表", []string{"6", "enter"}},
				{"科目余额表-选月份", []string{"6", "enter", "m"}},
				{"资产负债表", []string{"6", "down", "down", "enter"}},
				{"经审", []string{"7"}},
				{"经审-答复", []string{"7", "a"}},
			} {
				d := screentest.Open(t, screentest.Book(t), s.W, s.H)
				d.Press(r.keys...)
				checkWithoutPaths(t, g, d, fmt.Sprintf("%s-%dx%d", r.name, s.W, s.H))
			}
		})
	}
}

// TestDrillDown goes from the trial balance through an account's ledger to a voucher and back to the same row.
func TestDrillDown(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 100, 30)
	d.Press("6", "enter", "down", "enter")
	d.Contains(t, "明细账", "102")
	for i := 0; i < 40 && !strings.Contains(d.Text(), "记账凭证"); i++ {
		d.Press("down", "enter")
	}
	d.Contains(t, "记账凭证")
	d.Press("esc", "esc")
	d.Contains(t, "科目余额表", ">102")
}

// TestReportOfMonth looks at one month and at another year by the menus.
func TestReportOfMonth(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("6", "enter", "m", "3")
	d.Contains(t, "年3月")
	d.Press("m", "0")
	d.Contains(t, "年度")
	d.Press("c")
	d.Contains(t, "含结转")
}

// TestAnswerFinding answers a finding, sees it answered, and takes it back.
func TestAnswerFinding(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 100, 30)
	d.Press("7")
	d.Contains(t, "未答复")
	d.Press("a")
	d.Type("已补齐材料")
	d.Press("enter")
	d.Contains(t, "已答复", "已补齐材料")
	d.Press("u")
	d.Lacks(t, "已补齐材料")
}

// TestHeadOnPaper compares the book's head with a code typed from paper.
func TestHeadOnPaper(t *testing.T) {
	path := screentest.Book(t)
	b, err := ledger.Open(path, screentest.Options(1))
	if err != nil {
		t.Fatal(err)
	}
	var code string
	if err := b.Read(func(v *ledger.View) error { code = v.Head().Code(); return nil }); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	d := screentest.Open(t, path, 80, 24)
	for typed, want := range map[string]string{
		strings.ToLower(code): "一致", "0000-0000-0000": "不同", "啊": "不是链头",
	} {
		d.Press("7", "h")
		d.Type(typed)
		d.Press("enter")
		d.Contains(t, want)
	}
}

// TestPackFromTheScreen makes the audit pack by the picker and verifies it.
func TestPackFromTheScreen(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	out := t.TempDir()
	d.Press("7", "x")
	d.Paste(out)
	d.Press("ctrl+s")
	packs, err := filepath.Glob(filepath.Join(out, "*"))
	if err != nil || len(packs) != 1 {
		t.Fatalf("packs: %v %v\n%s", packs, err, d.Text())
	}
	r, err := export.VerifyPack(packs[0])
	if err != nil || !r.OK() {
		t.Errorf("pack: %v %v", err, r.Lines())
	}
	d.Contains(t, "已导出")
}

// TestReportToFile writes what is shown as a CSV file, and a list as a workbook.
func TestReportToFile(t *testing.T) {
	out := t.TempDir()
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	for key, want := range map[string]string{"c": ".csv", "e": ".xlsx", "h": ".html"} {
		d.Press("6", "enter", "x")
		d.Contains(t, "网页 .html", "电子表格 .xlsx", "数据 .csv")
		d.Press(key)
		d.Paste(out)
		d.Press("ctrl+s")
		d.Contains(t, "已导出")
		name := fmt.Sprintf("科目余额表-%d%s", model.Date(20260626).Year(), want)
		content, err := os.ReadFile(filepath.Join(out, name))
		if err != nil || want != ".xlsx" && !strings.Contains(string(content), "科目编码") {
			t.Errorf("%s: %v", name, err)
		}
		d.Press("esc")
	}
}

// TestBalanceInSight: the ledger of an account that a report leads to shows its balances at 80 columns, and everything
// where there is room.
func TestBalanceInSight(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("6", "enter", "down", "enter")
	d.Contains(t, "102 明细账", "余额", "借或贷", "01-08", "记1-2", "210,190.00")
	d.Lacks(t, "对方科目", "左右键看其他列")
	d.Resize(140, 40)
	d.Contains(t, "对方科目", "2026-01-08", "2026-01 记2")
	d.Resize(80, 24)
	d.Contains(t, "余额", "记1-2")
}

// TestReportFindsAndWidens goes to a row by its words, and to the columns that a narrow window leaves out.
func TestReportFindsAndWidens(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("6", "enter")
	d.Type("/")
	d.Type("50301")
	d.Press("enter")
	d.Contains(t, ">50301")
	d.Lacks(t, "期初借方")
	d.Press("right")
	d.Contains(t, "期初借方", ">50301")
}
