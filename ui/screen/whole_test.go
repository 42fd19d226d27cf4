package screen_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// sample is the folder of a fictional union's files, and what must come out of them.
const sample = "../../testdata/samples/branch-2025"

type expected struct {
	TrialBalance map[string][4]model.Money `json:"trial_balance_fen"` // opening, debit, credit, closing
	Income       model.Money               `json:"income_fen"`
	Expense      model.Money               `json:"expense_fen"`
	Visits       int                       `json:"visits"`
	Subsidies    int                       `json:"subsidies"`
}

// TestFromFilesToAPack goes the whole way in the terminal alone: a new book, the union's files, posting, the audit
// pack. The figures are those that were worked out apart from this program.
func TestFromFilesToAPack(t *testing.T) {
	var want expected
	content, err := os.ReadFile(filepath.Join(sample, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, &want); err != nil {
		t.Fatal(err)
	}
	folder, err := filepath.Abs(sample)
	if err != nil {
		t.Fatal(err)
	}
	book, home := filepath.Join(t.TempDir(), "gonghui.db"), screentest.Home(t)
	d := screentest.OpenWith(t, ui.Options{Book: book, Actor: screentest.Actor, Home: home}, 100, 30)
	d.Type("示范实验小学工会")
	for d.BeforeCursor() == "" || !onYear(d) {
		d.Press("tab")
	}
	d.Press("ctrl+u")
	d.Type("2025")
	d.Press("ctrl+s")
	for i, file := range []string{"期初.csv", "会员名册.xlsx", "预算.csv", "凭证.csv", "走访.csv", "补助.csv", "会费.csv"} {
		d.Press("home")
		for range i {
			d.Press("down")
		}
		d.Press("enter")
		d.Paste(filepath.Join(folder, file))
		d.Contains(t, "预览，没有写入")
		d.Press("ctrl+s")
		d.Contains(t, "建账步骤", "已导入")
	}
	d.Contains(t, "草稿 143 张", "已有 86 人")
	d.Press("esc", "5", "p", "3", "y")
	d.Contains(t, "143/143", "记1-1")
	d.Lacks(t, "待记账")
	d.Press("7", "x", "enter", "enter")
	d.Contains(t, "经审资料")
	packs, err := filepath.Glob(filepath.Join(home, "桌面", "经审资料-*", "经审报告.xlsx"))
	if err != nil || len(packs) != 1 {
		t.Errorf("packs on the desktop: %v %v\n%s", packs, err, d.Text())
	}
	closeBook(t, d)
	compareFigures(t, book, want)
}

// onYear tells whether the cursor is in the wizard's field of the year.
func onYear(d *uitest.Driver) bool {
	_, y, ok := d.Cursor()
	return ok && len(d.Line(y)) > 7 && d.Line(y)[:7] == " 年度"
}

func compareFigures(t *testing.T, book string, want expected) {
	t.Helper()
	b, err := ledger.Open(book, screentest.Options(5))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	r := ledger.Range{Year: 2025}
	err = b.Read(func(v *ledger.View) error {
		rows, err := v.TrialBalance(r)
		if err != nil {
			return err
		}
		for _, x := range rows {
			got := [4]model.Money{
				x.OpeningDebit - x.OpeningCredit, x.Debit, x.Credit, x.ClosingDebit - x.ClosingCredit,
			}
			if got != want.TrialBalance[x.Account] {
				t.Errorf("%s: %v, want %v", x.Account, got, want.TrialBalance[x.Account])
			}
			delete(want.TrialBalance, x.Account)
		}
		for account := range want.TrialBalance {
			t.Errorf("%s is missing", account)
		}
		income, err := v.Income(r)
		if err != nil {
			return err
		}
		if income.IncomeTotal != want.Income || income.ExpenseTotal != want.Expense {
			t.Errorf("income %v, expense %v", income.IncomeTotal, income.ExpenseTotal)
		}
		visits, err := v.Visits(2025)
		if err != nil {
			return err
		}
		grants, err := v.Subsidies(2025)
		if len(visits) != want.Visits || len(grants) != want.Subsidies {
			t.Errorf("%d visits, %d grants", len(visits), len(grants))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
