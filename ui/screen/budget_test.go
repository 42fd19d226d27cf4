package screen_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// enterRoom opens a room by its name from the palette.
func enterRoom(d *uitest.Driver, name string) {
	d.Press(":")
	d.Type(name)
	d.Press("enter")
}

// opened runs fn on a view of a book.
func opened(t *testing.T, path string, fn func(v *ledger.View) error) {
	t.Helper()
	b, err := ledger.Open(path, screentest.Options(9))
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Read(fn); err != nil {
		t.Error(err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
}

// copied copies a book that a driver still holds, so that it can be looked into.
func copied(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(out, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestBudgetScreens compares the rooms of budget, opening balances and old accounts with what they looked like.
func TestBudgetScreens(t *testing.T) {
	g := uitest.NewGoldens(t, "budget")
	for _, s := range screentest.Sizes() {
		t.Run(fmt.Sprintf("%dx%d", s.W, s.H), func(t *testing.T) {
			for _, r := range []struct {
				name, room string
				empty      bool
				keys       []string
			}{
				{"预算", "预算", false, nil},
				{"预算-五月止", "预算", false, []string{"m", "5"}},
				{"预算-编制", "预算", false, []string{"e"}},
				{"预算-编制-空账", "预算", true, []string{"e", "1", "0", "0", "down"}},
				{"预算-调整", "预算", false, []string{"a"}},
				{"预算-审批", "预算", false, []string{"d"}},
				{"期初余额", "期初余额", false, nil},
				{"期初余额-空账", "期初余额", true, nil},
				{"期初余额-录入", "期初余额", true, []string{"e"}},
				{"期初余额-年中", "期初余额", true, []string{"e", "f7"}},
				{"新旧科目", "新旧科目", false, []string{"/", "y", "f", "s", "j", "enter"}},
			} {
				path := screentest.Book(t)
				if r.empty {
					path = screentest.Empty(t)
				}
				d := screentest.Open(t, path, s.W, s.H)
				enterRoom(d, r.room)
				d.Press(r.keys...)
				checkWithoutPaths(t, g, d, fmt.Sprintf("%s-%dx%d", r.name, s.W, s.H))
			}
		})
	}
}

// TestBudgetDrawnUp draws a budget up in the form: amounts are worked out, totals follow, and what is saved is what was
// typed; undo and redo bring the budget before and after back.
func TestBudgetDrawnUp(t *testing.T) {
	path := screentest.Empty(t)
	d := screentest.Open(t, path, 80, 24)
	enterRoom(d, "预算")
	d.Contains(t, "还没有预算")
	d.Press("e")
	d.Type("900")
	d.Press("tab")
	d.Type("12*1000")
	d.Press("tab")
	d.Type("每月一千")
	d.Press("down", "down", "shift+tab")
	d.Contains(t, "收入      12,000.00", "本年结余      12,000.00")
	d.Press("ctrl+s")
	d.Contains(t, "预算 · 2025年度", "会费收入", "12,000.00")
	opened(t, copied(t, path), func(v *ledger.View) error {
		b, ok, err := v.Budget(2025)
		want := []model.BudgetLine{{Account: "401", LastYear: 90000, Amount: 1200000, Note: "每月一千"}}
		if !ok || !slices.Equal(b.Lines, want) {
			t.Errorf("%+v", b)
		}
		return err
	})
	d.Press("u")
	d.Contains(t, "还没有编制预算")
	d.Press("U")
	d.Contains(t, "12,000.00")
}

// TestBudgetAdjusted adjusts a budget, records who agreed, sees both in the execution, and drills to the account.
func TestBudgetAdjusted(t *testing.T) {
	path := screentest.Book(t)
	d := screentest.Open(t, path, 100, 30)
	enterRoom(d, "预算")
	d.Press("a")
	d.Press("tab")
	d.Type("追加运动会")
	d.Press("tab")
	d.Type("wthd")
	d.Press("tab")
	d.Contains(t, "50102 文体活动支出")
	d.Type("500")
	d.Press("ctrl+s")
	d.Contains(t, "36,500.00", "调整 1 次")
	d.Press("d")
	d.Type("2026-03-01")
	d.Press("tab", "tab")
	d.Type("2026-02-01")
	d.Press("tab")
	d.Contains(t, "早于前一环节")
	d.Type("经审〔2026〕1号")
	d.Press("ctrl+s")
	d.Contains(t, "经审会审查 2026-02-01", "上级批复 未记录")
	d.Press("j")
	d.Contains(t, "追加运动会", "缺 3 项审批")
	d.Press("d")
	d.Press("y")
	d.Contains(t, "没有预算调整")
	d.Press("u")
	d.Contains(t, "追加运动会")
	d.Press("esc")
	for range 12 {
		if strings.Contains(d.Text(), ">  文体活动支出") {
			break
		}
		d.Press("down")
	}
	d.Press("enter")
	d.Contains(t, "明细账", "羽毛球比赛场地费")
	d.Press("esc")
	d.Contains(t, ">  文体活动支出")
}

// openingFile is an opening with a project, as a file and as keys typed into the form.
const openingFile = `科目编码,科目名称,借方余额,贷方余额,项目
101,库存现金,856.30,,
102,银行存款,185232.17,,
102,银行存款,1200,,互助金
162,固定资产,42600,,
163,累计折旧,,10650,
221,代管经费,,1200,互助金
30104,固定资产,,31950,
32205,累计结余,,186088.47,
`

// TestOpeningTyped: opening balances typed on the screen are those that an import of the same figures makes.
func TestOpeningTyped(t *testing.T) {
	file := filepath.Join(t.TempDir(), "期初.csv")
	if err := os.WriteFile(file, []byte(openingFile), 0o600); err != nil {
		t.Fatal(err)
	}
	imported := screentest.Empty(t)
	b, err := ledger.Open(imported, screentest.Options(3))
	if err != nil {
		t.Fatal(err)
	}
	if r, err := intake.Run(b, intake.Opening, file, intake.Options{}); err != nil || len(r.Problems) > 0 {
		t.Fatal(err, r.Problems)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	typed := screentest.Empty(t)
	d := screentest.Open(t, typed, 100, 40)
	enterRoom(d, "期初余额")
	d.Press("e")
	to := func(code string) { // to the first row of an account
		for range 60 {
			if strings.Contains(d.Text(), ">"+code+" ") {
				return
			}
			d.Press("down")
		}
		t.Fatalf("no row %s", code)
	}
	d.Press("enter") // from the project to the debit
	d.Type("856.30")
	to("102")
	d.Type("185232.17")
	d.Press("f4")
	d.Type("互助金")
	d.Press("tab")
	d.Type("1,200")
	to("162")
	d.Type("42600")
	d.Press("down", "tab")
	d.Type("10650")
	d.Contains(t, "资产基金", "应为 31,950.00")
	d.Press("f8")
	d.Lacks(t, "应为 31,950.00")
	to("221")
	d.Press("shift+tab", "shift+tab")
	d.Type("互助金")
	d.Press("tab", "tab")
	d.Type("1200")
	d.Press("ctrl+s")
	d.Contains(t, "期初借贷不平")
	d.Press("esc")
	to("32205")
	d.Press("=")
	d.Contains(t, "借贷相等")
	d.Press("ctrl+s")
	d.Contains(t, "期初余额 · 2025年", "借贷相等", "互助金")
	var want, got model.Opening
	opened(t, imported, func(v *ledger.View) (err error) { want, _, err = v.Opening(2025); return err })
	opened(t, copied(t, typed), func(v *ledger.View) (err error) { got, _, err = v.Opening(2025); return err })
	if !slices.Equal(got.Lines, want.Lines) {
		t.Errorf("typed\n%+v\nimported\n%+v", got.Lines, want.Lines)
	}
}

// TestOpeningLocked: once a month is closed, the screen says why nothing can be changed.
func TestOpeningLocked(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	enterRoom(d, "期初余额")
	d.Contains(t, "已经结账，期初不能再改")
	d.Press("e")
	d.Contains(t, "已经结账")
	d.Lacks(t, "录入期初余额")
}

// TestOldAccounts finds an account of 2009 by pinyin and says what it is today.
func TestOldAccounts(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	enterRoom(d, "新旧科目")
	d.Press("/")
	d.Type("yfsjjf")
	d.Press("enter")
	d.Contains(t, ">221", "应付上级经费", "211", "同号异义", "代管经费")
}

// TestBudgetOfNextYear draws up the budget of a year that has no postings yet; last year's figures are the book's.
func TestBudgetOfNextYear(t *testing.T) {
	path := screentest.Book(t)
	d := screentest.Open(t, path, 100, 30)
	enterRoom(d, "预算")
	d.Press("y")
	d.Contains(t, "2027")
	d.Press("3")
	d.Contains(t, "预算 · 2027年度", "还没有预算")
	d.Press("e")
	d.Contains(t, "上年决算数取自本账本")
	d.Type("13000")
	d.Press("ctrl+s")
	d.Contains(t, "预算 · 2027年度", "13,000.00")
	opened(t, copied(t, path), func(v *ledger.View) error {
		b, _, err := v.Budget(2027)
		flows, known, err2 := v.YearFlows(2026)
		l, ok := b.Line("401")
		if !ok || !known || l.Amount != 1300000 || l.LastYear != flows["401"] || l.LastYear == 0 {
			t.Errorf("%+v of %+v", l, flows)
		}
		return errors.Join(err, err2)
	})
}
