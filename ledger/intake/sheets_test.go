package intake

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// page is one sheet of a workbook: its rows, cells parted by commas.
type page struct {
	name   string
	rows   []string
	hidden bool
}

// workbook writes a workbook.
func workbook(t *testing.T, pages ...page) string {
	t.Helper()
	f := excelize.NewFile()
	for i, p := range pages {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", p.name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := f.NewSheet(p.name); err != nil {
			t.Fatal(err)
		}
		for n, row := range p.rows {
			at, err := excelize.CoordinatesToCellName(1, n+1)
			if err != nil {
				t.Fatal(err)
			}
			cells := strings.Split(row, ",")
			if err := f.SetSheetRow(p.name, at, &cells); err != nil {
				t.Fatal(err)
			}
		}
		if p.hidden {
			if err := f.SetSheetVisible(p.name, false); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "凭证.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

const monthHead = "日期,凭证号,摘要,科目编码,借方,贷方"

// TestMonthSheets reads a workbook with a sheet a month as if its sheets were one; what else is in it is told.
func TestMonthSheets(t *testing.T) {
	path := workbook(t,
		page{name: "1月", rows: []string{"记账凭证", monthHead, "2025-01-05,记1,会费,102,5,", ",,,401,,5", "合计,,,,5,5"}},
		page{name: "2月", rows: []string{monthHead, "2025-02-05,记1,会费,102,6,", ",,,401,,6"}},
		page{name: "说明", rows: []string{"每月一张"}},
		page{name: "3月", rows: []string{monthHead, "2025-03-05,记1,会费,102,7,", ",,,401,,7"}},
		page{name: "4月", rows: []string{monthHead, "2025-04-05,记1,会费,102,8,", ",,,401,,8"}, hidden: true},
		page{name: "列不同", rows: []string{"凭证号,日期,摘要,科目编码,借方,贷方", "记1,2025-05-05,会费,102,8,"}},
	)
	b := newBook(t, 2025)
	r := sound(t, b, Vouchers, path)
	counts(t, r, 3, 3, 0, 0)
	if !slices.Equal(r.Sheets, []string{"1月", "2月", "3月"}) || r.Preview[2].Sheet != "3月" || r.Preview[2].Row != 2 {
		t.Errorf("%q %+v", r.Sheets, r.Preview)
	}
	if said := strings.Join(r.Notes, "\n"); !strings.Contains(said, "其他工作表没有读取：说明、列不同") ||
		!strings.Contains(said, "隐藏的工作表没有读取：4月") {
		t.Errorf("%s", said)
	}
	counts(t, sound(t, b, Vouchers, path), 3, 0, 3, 0)
}

// TestMonthSheetsProblems places what is wrong on its sheet, and finds what stands on two sheets.
func TestMonthSheetsProblems(t *testing.T) {
	voucher := []string{monthHead, "2025-01-05,记1,会费,102,5,", ",,,401,,5"}
	path := workbook(t,
		page{name: "1月", rows: voucher},
		page{name: "2月", rows: append(slices.Clone(voucher), "2025-02-06,记2,会费,999,5,", ",,,401,,5")},
		page{name: "3月", rows: []string{monthHead, ",,,401,,5"}},
	)
	r := bring(t, newBook(t, 2025), Vouchers, path)
	var got []string
	for _, p := range r.Problems {
		got = append(got, strings.TrimSpace(p.Sheet+" "+codes(Result{Problems: []Problem{p}})[0]+" "+p.Detail))
	}
	want := []string{"2月 2 凭证号 row-twice 2（1月）", "2月 4 科目编码 account.unknown", "3月 2 凭证号 voucher-no-number"}
	if r.OK || !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
