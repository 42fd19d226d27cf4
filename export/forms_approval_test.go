package export

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// approvals is a book with one spending that is posted, one large one that is a draft with nasty text, and an advance.
func approvals(t *testing.T) (b *ledger.Book, draft, loan model.ID) {
	t.Helper()
	br := ledgertest.Branch()
	br.CollectiveAbove = 500000
	b = ledgertest.New(t, br)
	member := ledgertest.Member(t, b, "王芳")
	small := ledgertest.Spending(20250110, "50102", 12345)
	small.Minutes, small.MinutesDate = "第3次委员会会议纪要", 20250105
	ledgertest.Post(t, b, small)
	ledgertest.Do(t, b, func(t *ledger.Tx) (err error) {
		large := ledgertest.Spending(20250220, "50105", 600000)
		large.Summary, large.Counterparty, large.Handler = "节日慰问品 <b>&\"'", "=1+1", "经办己"
		if draft, err = t.SaveDraft(large); err != nil {
			return err
		}
		advance := ledgertest.Spending(20250301, "135", 80000)
		advance.Lines[0].Member = member
		loan, err = t.SaveDraft(advance)
		return err
	})
	return b, draft, loan
}

func TestApprovalForms(t *testing.T) {
	b, draft, loan := approvals(t)
	look(t, b, func(v *ledger.View) error {
		pages, err := approvalPages(v, 2025)
		if err != nil {
			return err
		}
		papers := pages[0].papers
		if len(papers) != 2 {
			t.Fatalf("%d approvals", len(papers))
		}
		for i, want := range [][]string{
			{"2025-01 记字第1号（暂", "壹佰贰拾叁元肆角伍分", "￥123.45", "第3次委员会会议纪要　2025年1月5日"},
			{"暂编号 暂" + idText(draft), "陆仟元整", "应经集体研究，未写明会议纪要", "经办：经办己", "50105 职工活动支出-会员活动支出 6,000.00"},
		} {
			all := papers[i].Number + strings.Join(papers[i].Signs, " ")
			for _, r := range papers[i].Rows {
				all += " " + r.Label + r.Text + " " + r.Label2 + r.Text2
			}
			for _, w := range want {
				if !strings.Contains(all, w) {
					t.Errorf("form %d lacks %q: %s", i, w, all)
				}
			}
		}
		pages, err = loanPages(v, 2025)
		if len(pages[0].papers) != 1 || !strings.Contains(pages[0].papers[0].Rows[0].Text, "王芳") {
			t.Errorf("advances: %+v", pages[0].papers)
		}
		return err
	})
	dir := t.TempDir()
	for _, ext := range []string{".html", ".xlsx"} {
		for name, c := range map[string]struct {
			id    model.ID
			loans bool
		}{"审批单": {draft, false}, "借款单": {loan, true}} {
			out := filepath.Join(dir, name+ext)
			if err := WriteApproval(b, c.id, c.loans, out, false); err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(out)
			if err != nil || bytes.Contains(data, []byte("<b>&")) {
				t.Errorf("%s holds text that acts: %v", out, err)
			}
			if ext == ".xlsx" {
				readApproval(t, data)
			}
		}
	}
	if err := WriteApproval(b, 99999, false, filepath.Join(dir, "x.html"), false); err == nil {
		t.Error("a form of no voucher was written")
	}
}

// readApproval opens the workbook as a spreadsheet does: no cell is a formula.
func readApproval(t *testing.T, data []byte) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	sheet := f.GetSheetList()[0]
	rows, err := f.GetRows(sheet)
	if err != nil || len(rows) < 8 {
		t.Fatalf("%d rows: %v", len(rows), err)
	}
	for y := range rows {
		for x := range rows[y] {
			cell, _ := excelize.CoordinatesToCellName(x+1, y+1)
			if formula, _ := f.GetCellFormula(sheet, cell); formula != "" {
				t.Errorf("%s is a formula: %s", cell, formula)
			}
		}
	}
}

func TestGapsAreExplained(t *testing.T) {
	b := ledgertest.New(t, ledgertest.Branch())
	for i, source := range []string{"S01", "S04"} {
		x := ledgertest.Spending(model.Date(20250110+i), "50102", 100)
		x.Source = source
		ledgertest.Post(t, b, x)
	}
	said := func() string {
		var out string
		look(t, b, func(v *ledger.View) error {
			d, err := newDesk(v)
			if err != nil {
				return err
			}
			table, err := gapsTable(d, Query{Year: 2025})
			for _, r := range table.Rows {
				out += strings.Join(r, " ")
			}
			return err
		})
		return out
	}
	if got := said(); !strings.Contains(got, "来源号断号") || !strings.Contains(got, "缺 S02 至 S03（未说明）") {
		t.Error(got)
	}
	ledgertest.Do(t, b, func(t *ledger.Tx) error {
		all, err := t.MissingNumbers(2025)
		if err != nil {
			return err
		}
		_, err = t.SaveGap(model.Gap{Year: 2025, Series: all[0].Series, Number: all[0].Number(), Text: "原账作废"})
		return err
	})
	if got := said(); !strings.Contains(got, "缺 S02 至 S03：原账作废") {
		t.Error(got)
	}
}
