package export

import (
	"bytes"
	"errors"
	"path/filepath"
	"strconv"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/audit"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// TestReportsOfTheFullBook holds every report of a book in its golden: as text, and as CSV where there is one.
func TestReportsOfTheFullBook(t *testing.T) {
	b := fullBook(t)
	var g goldens
	look(t, b, func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		// The checks have tests of their own; here they found what they found.
		d.audits[2025] = audit.Result{
			Year: 2025, Missing: []audit.Missing{{Check: 46, Text: "没有录入本年预算。"}},
			Findings: []audit.Finding{
				{Check: 1, Severity: audit.SeverityError, Object: "记3-1", Voucher: 31, VoucherText: "2025-03 记1", Text: "不平。"},
				{
					Check: 36, Severity: audit.SeverityWarning, Object: "2025-03-15 买买提·艾力 结婚", Amount: 10000, HasAmount: true,
					Text: "超过限额。", Answer: "已退回", State: "已整改", Ref: model.Ref{Kind: model.KindVisit, ID: 12},
				},
			},
		}
		record := func(name string, m maker, q Query) {
			table, err := m(d, q)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			checkShape(t, name, table)
			var text, csv bytes.Buffer
			if err := WriteText(&text, table); err != nil {
				t.Fatal(err)
			}
			g.check(t, name+".txt", text.Bytes())
			if len(table.Columns) == 0 {
				return
			}
			if err := WriteCSV(&csv, table); err != nil {
				t.Fatal(err)
			}
			g.check(t, name+".csv", csv.Bytes())
		}
		year := Query{Year: 2025}
		for _, item := range packItems {
			record(item.slug, item.make, year)
			if item.data != nil {
				record(item.slug+"-data", item.data, year)
			}
		}
		record("year-summary", summaryTable, year)
		record("ledger-501", accountLedger, Query{Year: 2025, Account: "501"})
		record("general-ledger", generalLedger, year)
		record("voucher-summary", voucherSummary, year)
		record("month-general-ledger", generalLedger, Query{Year: 2025, Month: 3})
		record("month-voucher-summary", voucherSummary, Query{Year: 2025, Month: 3})
		record("month-levy", levyTable, Query{Year: 2025, Month: 3})
		for name, m := range map[string]maker{
			"month-trial-balance": trialBalance, "month-income": incomeTable, "month-balance-sheet": sheetTable,
			"month-bank-journal": bankJournal, "month-budget": budgetTable, "month-visits": visitsTable,
		} {
			record(name, m, Query{Year: 2025, Month: 3})
		}
		record("next-trial-balance", trialBalance, Query{Year: 2026})
		record("next-claims", claimsTable, Query{Year: 2026})
		record("next-income", incomeTable, Query{Year: 2026})
		journal, err := d.journal(2025)
		g.check(t, "year.journal", journal)
		return err
	})
	if !t.Failed() {
		g.orphans(t)
	}
}

// checkShape holds what every consumer of a Table relies on.
func checkShape(t *testing.T, name string, table Table) {
	t.Helper()
	if (table.Void != "") != (len(table.Rows) == 0) {
		t.Errorf("%s has %d rows and says %q", name, len(table.Rows), table.Void)
	}
	if n := len(table.Keys); n != 0 && n != len(table.Rows) {
		t.Errorf("%s has %d keys for %d rows", name, n, len(table.Rows))
	}
	if n := len(table.FootKeys); n != 0 && n != len(table.Foot) {
		t.Errorf("%s has %d keys for %d totals", name, n, len(table.Foot))
	}
	if table.Name == "" {
		t.Errorf("%s has no name", name)
	}
	for n, rows := range [][][]string{table.Rows, table.Foot} {
		for _, r := range rows {
			if len(r) != len(table.Columns) {
				t.Errorf("%s: a row of %d cells under %d columns: %v", name, len(r), len(table.Columns), r)
				continue
			}
			for i, c := range table.Columns {
				if r[i] == "" || n == 1 && i == 0 {
					continue
				}
				var err error
				switch c.Kind {
				case Money:
					var m model.Money
					if m, err = model.ParseMoney(r[i]); err == nil && m.String() != r[i] {
						t.Errorf("%s: amount %q is not in its one form", name, r[i])
					}
				case Day:
					_, err = model.ParseDate(r[i])
				case Month:
					_, err = model.ParsePeriod(r[i])
				case Number, Percent:
					if !isNumber(r[i]) {
						t.Errorf("%s: %s holds %q", name, c.Name, r[i])
					}
				case Text:
				}
				if err != nil {
					t.Errorf("%s: %s holds %q: %v", name, c.Name, r[i], err)
				}
			}
		}
	}
}

// TestHeadersAreTheContract repeats the headers that scripts and auditors rely on.
func TestHeadersAreTheContract(t *testing.T) {
	months := ""
	for _, m := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"} {
		months += `"` + m + `月",`
	}
	want := map[string]string{
		"trial-balance": `"科目编码","科目名称","期初借方","期初贷方","本期借方","本期贷方","期末借方","期末贷方"`,
		"income":        `"项目","科目编码","本年数","上年数"`,
		"balance-sheet": `"项目","年初余额","期末余额"`,
		"monthly":       `"科目编码","科目名称",` + months + `"合计"`,
		"budget":        `"科目编码","科目名称","上年决算数","预算数","调整后预算","决算数","执行率"`,
		"visits": `"日期","会员号","姓名","类别","事由日期","关系","走访人","慰问金额","慰问品金额","支付方式","审批人","佐证","凭证字号",` +
			`"限额","超限"`,
		"subsidies": `"申请日期","会员号","姓名","困难类别","金额","资金来源","档案号","评议日期","审议日期","公示起","公示止","批准日期","批准人",` +
			`"发放日期","支付方式","凭证字号"`,
		"dues":     `"会员号","姓名","部门","基数","应缴月数","应缴","实缴","欠缴","欠缴月份"`,
		"findings": `"编号","检查","级别","对象","凭证字号","金额","说明","依据","答复","整改状态"`,
	}
	b := fullBook(t)
	look(t, b, func(v *ledger.View) error {
		for _, r := range Reports() {
			header, ok := want[r.Name]
			if !ok {
				continue
			}
			delete(want, r.Name)
			table, err := r.Make(v, Query{Year: 2025})
			if err != nil {
				return err
			}
			var buf bytes.Buffer
			if err := WriteCSV(&buf, table); err != nil {
				return err
			}
			if got, _, _ := bytes.Cut(buf.Bytes(), []byte("\n")); string(got) != bom+header {
				t.Errorf("%s: header %s", r.Name, got)
			}
		}
		return nil
	})
	if len(want) > 0 {
		t.Errorf("no reports for %v", want)
	}
	journal := `日期,凭证字号,行号,摘要,科目编码,科目名称,借方,贷方,项目,会员号,附件数,制单,审核,记账,出纳,审批人,对方单位,票据号,冲销,被冲销,来源号`
	var got bytes.Buffer
	for i, c := range journalColumns {
		if i > 0 {
			got.WriteByte(',')
		}
		got.WriteString(c.Name)
	}
	if got.String() != journal {
		t.Errorf("序时账 has the header %s", got.String())
	}
}

// TestRegistersEndAtTheTrialBalance compares what the running balance of every account ends with, and what the lines
// of 序时账 sum up to, with the totals that the book keeps.
func TestRegistersEndAtTheTrialBalance(t *testing.T) {
	for name, b := range map[string]*ledger.Book{"full": fullBook(t), "started in mid-year": midYearBook(t)} {
		look(t, b, func(v *ledger.View) error {
			d, err := newDesk(v)
			if err != nil {
				return err
			}
			bs, err := v.TrialBalance(ledger.Range{Year: 2025})
			if err != nil {
				return err
			}
			journal, err := dayBook(d, Query{Year: 2025})
			if err != nil {
				return err
			}
			lines := map[string]ledger.Turnover{}
			for _, r := range journal.Rows {
				turn(lines, r[4], money(t, r[6]), money(t, r[7]))
			}
			for _, x := range bs {
				if got := lines[x.Account]; got.Debit != x.Debit || got.Credit != x.Credit {
					t.Errorf("%s: 序时账 of %s is %v, not %s / %s", name, x.Account, got, x.Debit, x.Credit)
				}
				table, err := accountLedger(d, Query{Year: 2025, Account: x.Account})
				if err != nil {
					return err
				}
				last := table.Rows[len(table.Rows)-1]
				want := x.ClosingDebit + x.ClosingCredit
				if last[7] != want.String() || (last[6] == "借") != (x.ClosingDebit > 0) {
					t.Errorf("%s: %s ends at %v, not %s", name, x.Account, last, want)
				}
			}
			return nil
		})
	}
}

// midYearBook began in June 2025, with what had been turned over since January taken over.
func midYearBook(t testing.TB) *ledger.Book {
	t.Helper()
	b := ledgertest.New(t, ledgertest.Branch())
	y := func(s string) model.Money { return money(t, s) }
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		_, err := tx.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
			{Account: "102", Debit: y("1000"), YearDebit: y("500.50"), YearCredit: y("200")},
			{Account: "32205", Credit: y("1000")},
			{Account: "402", YearCredit: y("500.50")},
			{Account: "50102", YearDebit: y("200")},
		}})
		return err
	})
	ledgertest.Post(t, b, ledgertest.Spending(20250610, "50102", y("100")))
	return b
}

func TestPackOfABookStartedInMidYear(t *testing.T) {
	b := midYearBook(t)
	dir := packOf(t, b)
	if r, err := VerifyPack(dir); err != nil || !r.OK() {
		t.Errorf("%v %v", err, r.Lines())
	}
	hledger(t, filepath.Join(dir, fileJournal), "check", "--strict")
}

// TestTurnoverBeforeTheStart is in the year's figures and in no month's own.
func TestTurnoverBeforeTheStart(t *testing.T) {
	look(t, midYearBook(t), func(v *ledger.View) error {
		rows, err := v.Monthly(2025)
		if err != nil || len(rows) != 2 {
			t.Fatalf("%v %v", rows, err)
		}
		for i, want := range []struct{ january, june, total string }{{"0.00", "0.00", "500.50"}, {"0.00", "100.00", "300.00"}} {
			r := rows[i]
			if r.Month[0].String() != want.january || r.Month[5].String() != want.june || r.Total.String() != want.total {
				t.Errorf("%s: %+v", r.Account, r)
			}
		}
		s, err := v.Income(ledger.Range{Year: 2025, Month: 1})
		if err != nil || s.IncomeTotal != 0 || s.IncomeToDate != money(t, "500.50") || s.ExpenseToDate != money(t, "200") {
			t.Errorf("January: %+v %v", s, err)
		}
		return nil
	})
}

func TestPackOfAnEmptyBook(t *testing.T) {
	b := ledgertest.New(t, ledgertest.Branch())
	dir := packOf(t, b)
	if r, err := VerifyPack(dir); err != nil || !r.OK() {
		t.Errorf("%v %v", err, r.Lines())
	}
	hledger(t, filepath.Join(dir, fileJournal), "check", "--strict")
}

func TestAccountOfTheLedgerMustExist(t *testing.T) {
	r, ok := ReportNamed("ledger")
	if !ok || !r.NeedsAccount {
		t.Fatal("no ledger of an account")
	}
	look(t, fullBook(t), func(v *ledger.View) error {
		if _, err := r.Make(v, Query{Year: 2025, Account: "999"}); !errors.Is(err, model.ErrAccountUnknown) {
			t.Error(err)
		}
		return nil
	})
}

func TestAges(t *testing.T) {
	c := &claim{}
	c.add(20220105, 1000, true)
	c.add(20240301, 500, true)
	c.add(20240401, -1200, true)
	c.add(20250601, 70, false)
	since, parts := c.ages(20251231)
	if want := [claimSpans]model.Money{4: 300, 3: 70}; parts != want || since != 20240301 || c.opening != 300 || c.more != 70 {
		t.Errorf("%v since %v, %+v", parts, since, c)
	}
	over := &claim{}
	over.add(20250101, -50, false)
	if since, parts := over.ages(20251231); since != 0 || parts != [claimSpans]model.Money{-50} || over.less != 50 {
		t.Errorf("%v since %v", parts, since)
	}
	for _, c := range []struct {
		from, to model.Date
		want     int
	}{
		{20251231, 20251231, 0},
		{20251201, 20251231, 0},
		{20251130, 20251231, 1},
		{20251002, 20251231, 1},
		{20251001, 20251231, 2},
		{20250704, 20251231, 2},
		{20250703, 20251231, 3},
		{20250101, 20251231, 3},
		{20241231, 20251231, 4},
		{20230101, 20251231, 4},
		{20221231, 20251231, 5},
		{20200101, 20251231, 5},
		{20260101, 20251231, 0},
	} {
		if got := ageOf(c.from, c.to); got != c.want {
			t.Errorf("from %v to %v: %d", c.from, c.to, got)
		}
	}
}

// TestFindingsComeFromTheChecks makes sure that 疑点清单 is the result of the checks, with the branch's answers.
func TestFindingsComeFromTheChecks(t *testing.T) {
	look(t, fullBook(t), func(v *ledger.View) error {
		want, err := audit.Run(v, 2025)
		if err != nil {
			return err
		}
		table, err := maker(findingsTable).report(v, Query{Year: 2025})
		if err != nil {
			return err
		}
		if n := len(want.Findings) + len(want.Missing); len(table.Rows) != n || n < 5 {
			t.Errorf("%d rows for %d findings", len(table.Rows), n)
		}
		answered := 0
		for i, f := range want.Findings {
			r := table.Rows[i]
			if r[0] != strconv.Itoa(f.Check) || r[2] != f.Severity.String() || r[3] != f.Object || r[6] != f.Text {
				t.Errorf("row %v for %+v", r, f)
			}
			if r[8] == "已说明" && r[9] == "已整改" {
				answered++
			}
		}
		if answered == 0 {
			t.Error("the branch's answer is not in the table")
		}
		return nil
	})
}
