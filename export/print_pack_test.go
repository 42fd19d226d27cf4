package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/audit"
	"gonghui/model"
)

// smallPack is what the pages of smallBook are made of.
func smallPack(t testing.TB) Pack {
	t.Helper()
	var p Pack
	look(t, smallBook(t), func(v *ledger.View) error {
		h := v.Head()
		p = Pack{Year: 2025, Date: model.DateOf(h.Time()), Head: h.Code(), Gifts: 1604928, Unclosed: true}
		r := ledger.Range{Year: 2025}
		for _, step := range []func() error{
			func() (err error) { p.Branch, err = v.Branch(); return err },
			func() (err error) { p.Income, err = v.Income(r); return err },
			func() (err error) { p.Sheet, err = v.Sheet(r); return err },
			func() (err error) { p.Budget, err = v.BudgetExecution(r); return err },
			func() (err error) { p.Visits, err = v.Visits(2025); return err },
			func() (err error) { p.Subsidies, err = v.Subsidies(2025); return err },
			func() (err error) { p.DuesRows, err = v.DuesSheet(2025); return err },
		} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
	p.Findings = []audit.Finding{
		{Severity: audit.SeverityWarning}, {Severity: audit.SeverityInfo}, {Severity: audit.SeverityInfo},
	}
	p.Sheets = []Table{
		{Name: sheetTrial, Columns: []Column{{Name: "科目编码"}, {Name: trialDebit, Kind: Money}}, Rows: [][]string{
			{"102", "1.00"}, {"21101", "70516.51"},
		}},
		{Name: "银行存款余额调节表", Void: "资料未提供"},
		{Name: "附加表", Columns: []Column{{Name: "甲"}}, Rows: [][]string{{"乙"}}},
	}
	return p
}

// words joins all prose of a document.
func (d *Doc) words() string {
	var out []string
	for _, b := range d.Blocks {
		out = append(out, b.Text)
		for _, r := range append(append([][]string(nil), b.Table.Rows...), b.Table.Foot...) {
			out = append(out, strings.Join(r, "|"))
		}
	}
	return strings.Join(out, "\n")
}

func TestWorkbookHasEverySheetInOrder(t *testing.T) {
	p := smallPack(t)
	data, err := Workbook(p)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Workbook(p)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("two runs differ (%v)", err)
	}
	_, f := madeWorkbook(t, bindPack(p))
	want := strings.Split("封面 经费收支情况报告 审查报告（底稿） 收入支出表 资产负债表 科目余额表 按月收支汇总 预算执行 序时账 现金日记账 "+
		"银行日记账 银行存款余额调节表 现金盘点 往来明细及账龄 拨缴与上解 会费（内部） 慰问明细 慰问汇总 节日慰问 困难补助 专项资金 "+
		"代管资金 固定资产及折旧 大额与现金支出 收款人汇总 疑点清单 断号与冲销 操作日志 附加表", " ")
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("sheets\n%v\nwant\n%v", got, want)
	}
	if v, _ := f.GetCellValue("预算执行", "A2"); v != voidNothing {
		t.Errorf("a missing report says %q", v)
	}
	if v, _ := f.GetCellValue("银行存款余额调节表", "A2"); v != "资料未提供" {
		t.Errorf("reconciliation says %q", v)
	}
	page, err := HTML(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range want {
		if !strings.Contains(string(page), ">"+name+"</a>") {
			t.Errorf("%s is not in the contents", name)
		}
	}
}

func TestReportsSayTheFigures(t *testing.T) {
	p := smallPack(t)
	report, review := reportDoc(p).words(), reviewDoc(p).words()
	for _, want := range []string{
		"2025年度（2025年1月1日至2025年12月31日）",
		"本年度工会经费收入合计105,799.65元，预算100,310.00元，完成预算的105.47%，比上年的98,300.00元增加7,499.65元，增长7.63%。",
		"拨缴经费收入105,774.65元，占99.98%",
		"节日慰问16,049.28元；其他慰问（走访慰问）600.00元；困难职工帮扶1,500.00元。另向上级工会解缴经费70,516.51元",
		"年初结转结余187,288.47元（资金结转0.00元，资金结余187,288.47元），本年收入减支出结余87,330.37元，年末累计结转结余274,618.84元",
		"本年度走访慰问1人次，发放慰问金和慰问品合计600.00元：住院1人次600.00元。",
		"发放困难补助1人次，合计1,500.00元。",
		"应缴会费会员1人，应缴300.00元，实缴25.00元，收缴率8.33%；有1人欠缴，合计275.00元",
		"账本检查共列出疑点3项，其中一般1项、提示2项",
		"没有列入预算而发生的支出项目：", saidUnclosed,
		"会费收入|310.00|25.00|8.06%|0.02%|300.00|-275.00",
	} {
		for name, words := range map[string]string{"report": report, "review": review} {
			if !strings.Contains(words, want) {
				t.Errorf("%s lacks %q:\n%s", name, want, words)
			}
		}
	}
	if !strings.Contains(review, p.Head) || !strings.Contains(review, tieIncome+"|274618.84|274618.84|相符") {
		t.Errorf("the working draft must name the head code and the ties:\n%s", review)
	}
}

// TestReportsOfAnEmptyYear: nothing there is said in words, never as a division by nothing.
func TestReportsOfAnEmptyYear(t *testing.T) {
	p := Pack{Year: 2026, Date: 20260630, Branch: model.Branch{Name: "空工会"}}
	for _, words := range []string{reportDoc(p).words(), reviewDoc(p).words()} {
		for _, want := range []string{
			saidNone, saidNoVisits, saidNoSubsidies, saidNoDues, saidNoFindings, saidNoBudget, "至2026年6月30日", "期末货币资金0.00元",
		} {
			if !strings.Contains(words, want) {
				t.Errorf("%q is missing:\n%s", want, words)
			}
		}
		if strings.Contains(words, "%!") || strings.Contains(words, "NaN") {
			t.Errorf("a broken sentence:\n%s", words)
		}
	}
}

func TestChangeSaid(t *testing.T) {
	for _, c := range []struct {
		now, last model.Money
		want      string
	}{
		{0, 0, saidSame},
		{100, 100, saidSame},
		{100, 0, saidNew},
		{150, 100, "，比上年的1.00元增加0.50元，增长50.00%"},
		{0, 100, "，比上年的1.00元减少1.00元，下降100.00%"},
		{50, -100, "，比上年的-1.00元增加1.50元，增长150.00%"},
	} {
		if got := changeSaid(c.now, c.last); got != c.want {
			t.Errorf("changeSaid(%d, %d) = %q, want %q", c.now, c.last, got, c.want)
		}
	}
}

// TestPlannedCountsNestedLinesOnce: a budget may have a line for an account and one for a detail below it.
func TestPlannedCountsNestedLinesOnce(t *testing.T) {
	budget := []ledger.BudgetRow{
		{Account: "501", Kind: model.Expense, Adjusted: 1000, Planned: true},
		{Account: "50105", Kind: model.Expense, Adjusted: 400, Planned: true},
		{Account: "50404", Kind: model.Expense, Adjusted: 70, Planned: true},
		{Account: "50405", Kind: model.Expense, Actual: 5},
		{Account: "401", Kind: model.Income, Adjusted: 9, Planned: true},
	}
	for account, want := range map[string]model.Money{"": 1070, "501": 1000, "50105": 400, "504": 70} {
		if got := planned(budget, model.Expense, account); got != want {
			t.Errorf("planned(%q) = %d, want %d", account, got, want)
		}
	}
}
