package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"gonghui/model"
)

// boundTables is a binding of a table full of nasty texts, one of many rows, and an empty one.
func boundTables() binding {
	mixed := Table{
		Name: "混合", Heading: []string{"某工会", "2025年度", "单位：元"}, Notes: []string{"=1+1"},
		Columns: []Column{{Name: "日期", Kind: Day}, {Name: "=摘要"}, {Name: "借方", Kind: Money}, {Name: "余额", Kind: Money}, {Name: "行号", Kind: Number}},
	}
	var total, balance model.Money
	for i, s := range nasty {
		amount := model.Money(123450 + i*101 - 1000000*(i%2))
		total += amount
		balance += amount
		mixed.Rows = append(mixed.Rows, []string{"2025-03-01", s, amount.String(), balance.String(), strconv.Itoa(i + 1)})
	}
	mixed.Foot = [][]string{{"", "合计", total.String(), balance.String(), ""}}
	long := Table{Name: "长/表*", Columns: []Column{{Name: "摘要"}, {Name: "金额", Kind: Money}}}
	var sum model.Money
	for i := range 2500 {
		sum += model.Money(i)
		long.Rows = append(long.Rows, []string{"办公用品", model.Money(i).String()})
	}
	long.Foot = [][]string{{"合计", sum.String()}}
	b := binding{title: "某工会2025年度经审报告", unit: "某&工会", date: 20260105, head: "7K3M-91QX-40TD"}
	for _, t := range []Table{mixed, long, {Name: "空表", Void: "资料未提供"}, {Name: "无"}} {
		b.pages = append(b.pages, pageOf(t))
	}
	doc := &Doc{Title: "报告"}
	doc.text(nasty[0])
	doc.table(Table{Columns: mixed.Columns[1:3], Rows: [][]string{{"甲", "1.00"}, {"乙", "2.00"}}, Foot: [][]string{{"合计", "3.00"}}})
	doc.room(2)
	b.pages = append(b.pages, page{name: "报告", doc: doc})
	return b
}

func madeWorkbook(t testing.TB, b binding) ([]byte, *excelize.File) {
	t.Helper()
	data, err := makeWorkbook(b)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return data, f
}

func TestWorkbookReopens(t *testing.T) {
	b := boundTables()
	_, f := madeWorkbook(t, b)
	if got, want := f.GetSheetList(), []string{"混合", "长_表_", "空表", "无", "报告"}; !slices.Equal(got, want) {
		t.Errorf("sheets %v, want %v", got, want)
	}
	titles := map[string]string{}
	for _, d := range f.GetDefinedName() {
		titles[d.Scope] = d.RefersTo
	}
	if titles["混合"] != "'混合'!$1:$3" || titles["长_表_"] != "'长_表_'!$1:$2" || titles["空表"] != "" {
		t.Errorf("print titles %v", titles)
	}
	for _, s := range f.GetSheetList() {
		h, err := f.GetHeaderFooter(s)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(h.OddFooter, b.head) || !strings.Contains(h.OddFooter, "&P") || !strings.Contains(h.OddFooter, "某&&工会") {
			t.Errorf("footer of %s: %s", s, h.OddFooter)
		}
		l, err := f.GetPageLayout(s)
		if err != nil {
			t.Fatal(err)
		}
		if *l.Size != 9 || *l.FitToWidth != 1 {
			t.Errorf("paper of %s: %+v", s, l)
		}
	}
	if v, _ := f.GetCellValue("空表", "A2"); v != "资料未提供" {
		t.Errorf("an empty report says %q", v)
	}
	if v, _ := f.GetCellValue("无", "A2"); v != voidNothing {
		t.Errorf("a report without rows says %q", v)
	}
}

func TestWorkbookTextIsText(t *testing.T) {
	b := boundTables()
	_, f := madeWorkbook(t, b)
	for i, s := range nasty {
		cell := "B" + strconv.Itoa(i+4)
		if got, err := f.GetCellValue("混合", cell); err != nil || got != harmless(s) {
			t.Errorf("%s is %q, want %q (%v)", cell, got, harmless(s), err)
		}
		if kind, _ := f.GetCellType("混合", cell); kind != excelize.CellTypeInlineString {
			t.Errorf("%s has type %d", cell, kind)
		}
		if fx, _ := f.GetCellFormula("混合", cell); fx != "" {
			t.Errorf("%s is a formula: %s", cell, fx)
		}
	}
}

// parts unpacks a workbook.
func unpacked(t testing.TB, data []byte) (names []string, parts map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string]string{}
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if e.ModifiedDate != dosEpoch || e.ModifiedTime != 0 {
			t.Errorf("%s bears the time %v", e.Name, e.Modified)
		}
		names = append(names, e.Name)
		parts[e.Name] = string(text)
	}
	return names, parts
}

var ourFormula = regexp.MustCompile(`^[-+]?(SUM\([A-Z]+\d+:[A-Z]+\d+\)|[A-Z]+\d+)([-+](SUM\([A-Z]+\d+:[A-Z]+\d+\)|[A-Z]+\d+))*$`)

func TestWorkbookParts(t *testing.T) {
	data, _ := madeWorkbook(t, boundTables())
	names, parts := unpacked(t, data)
	if !slices.IsSorted(names) {
		t.Errorf("entries are not in order: %v", names)
	}
	formulas := 0
	for name, text := range parts {
		noneHidden(t, name, strings.ReplaceAll(text, "\n", ""))
		if strings.Contains(text, "now") || strings.Contains(text, "externalLink") {
			t.Errorf("%s points outside", name)
		}
		if path.Dir(name) != "xl/worksheets" {
			continue
		}
		d := xml.NewDecoder(strings.NewReader(text))
		for {
			tok, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if el, ok := tok.(xml.StartElement); ok && el.Name.Local == "f" {
				var fx string
				if err := d.DecodeElement(&fx, &el); err != nil {
					t.Fatal(err)
				}
				formulas++
				if !ourFormula.MatchString(fx) {
					t.Errorf("%s: formula %q", name, fx)
				}
			}
		}
	}
	if formulas != 3 {
		t.Errorf("%d formulas, want the three totals", formulas)
	}
	core := parts["docProps/core.xml"]
	if strings.Count(core, "2026-01-05T00:00:00Z") != 2 {
		t.Errorf("times of the file: %s", core)
	}
}

// TestTotalsCarryTheirValues reads a total both as it stands and as a spreadsheet works it out.
func TestTotalsCarryTheirValues(t *testing.T) {
	b := boundTables()
	data, f := madeWorkbook(t, b)
	for _, c := range []struct{ sheet, cell, formula string }{
		{"混合", "C" + strconv.Itoa(len(nasty)+4), "SUM(C4:C" + strconv.Itoa(len(nasty)+3) + ")"},
		{"长_表_", "B2503", "SUM(B3:B2502)"},
	} {
		fx, err := f.GetCellFormula(c.sheet, c.cell)
		if err != nil || fx != c.formula {
			t.Errorf("%s %s: formula %q, want %q (%v)", c.sheet, c.cell, fx, c.formula, err)
		}
		kept, err := f.GetCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		worked, err := f.CalcCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		a, _ := decimal.NewFromString(kept)
		w, _ := decimal.NewFromString(worked)
		if !a.Equal(w.Round(2)) || kept == "" {
			t.Errorf("%s %s holds %s, works out as %s", c.sheet, c.cell, kept, worked)
		}
	}
	_, parts := unpacked(t, data)
	if !strings.Contains(parts["xl/worksheets/sheet1.xml"], "<v>1234.5</v>") {
		t.Error("1234.50 is not stored exactly")
	}
	if bad := regexp.MustCompile(`<v>-?\d+\.\d{3,}</v>`).FindString(parts["xl/worksheets/sheet1.xml"]); bad != "" {
		t.Errorf("a figure has more than two decimals: %s", bad)
	}
	if fx, _ := f.GetCellFormula("混合", "D"+strconv.Itoa(len(nasty)+4)); fx != "" {
		t.Errorf("a running balance is no sum: %s", fx)
	}
}

func TestWorkbookIsRepeatable(t *testing.T) {
	one, _ := madeWorkbook(t, boundTables())
	two, _ := madeWorkbook(t, boundTables())
	if !bytes.Equal(one, two) {
		t.Error("two runs differ")
	}
}

// TestNumberIsExact: what a spreadsheet is given is the amount to the last fen, or the text itself.
func TestNumberIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := model.Money(rapid.Int64Range(-1<<62, 1<<62).Draw(t, "fen"))
		switch v := number(m.String()).(type) {
		case string:
			if m.Abs() < 1e15 {
				t.Fatalf("%s became text", m)
			}
		case float64:
			if got := strconv.FormatFloat(v, 'f', -1, 64); !m.Decimal().Equal(decimal.RequireFromString(got)) {
				t.Fatalf("%s became %s", m, got)
			}
		}
	})
}

func TestSheetNames(t *testing.T) {
	for in, want := range map[string]string{
		"会费（内部）": "会费（内部）", "a/b:c": "a_b_c", strings.Repeat("长", 40): strings.Repeat("长", 31), "'引号'": "_引号_",
	} {
		if got := sheetName(in); got != want {
			t.Errorf("sheetName(%q) = %q", in, got)
		}
	}
}

// BenchmarkWorkbook lays out a journal of 100,000 rows by 10 columns. Budget: 20 times what the same rows cost as CSV
// (BenchmarkRowsCSV).
func BenchmarkWorkbook(b *testing.B) {
	bound := binding{title: "序时账", unit: "某工会", pages: []page{pageOf(manyRows())}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := makeWorkbook(bound); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRowsCSV is what BenchmarkWorkbook is measured by.
func BenchmarkRowsCSV(b *testing.B) {
	t := manyRows()
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteCSV(io.Discard, t); err != nil {
			b.Fatal(err)
		}
	}
}

func manyRows() Table {
	t := Table{Name: "序时账", Columns: journalColumns[:10]}
	for i := range 100_000 {
		t.Rows = append(t.Rows, []string{
			"2025-03-01", "2025-03 记12", strconv.Itoa(i%9 + 1), "购买端午节慰问品", "50105", "职工活动支出-会员活动支出",
			model.Money(i * 101).String(), "0.00", "", "M00020",
		})
	}
	return t
}
