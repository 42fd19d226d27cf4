package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

func TestWhatACellShows(t *testing.T) {
	formats := `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/>` +
		`<numFmt numFmtId="165" formatCode="000000"/><numFmt numFmtId="166" formatCode="[h]:mm"/>` +
		`<numFmt numFmtId="167" formatCode="#,##0.00_ "/><numFmt numFmtId="168" formatCode="yyyy\-mm\-dd hh:mm:ss.000"/>` +
		`</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>` +
		`<xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="20"/><xf numFmtId="168"/></cellXfs></styleSheet>`
	tests := []struct {
		cell string
		want Cell
	}{
		{`<c><v>5000.5</v></c>`, Cell{Text: "5000.5", Raw: "5000.5", Number: true}},
		{`<c><v>5000.1000000000004</v></c>`, Cell{Text: "5000.1", Raw: "5000.1000000000004", Number: true}},
		{`<c s="5"><v>12345.5</v></c>`, Cell{Text: "12345.5", Raw: "12345.5", Number: true}},
		{`<c><v>1.5E-2</v></c>`, Cell{Text: "0.015", Raw: "1.5E-2", Number: true}},
		{`<c s="3"><v>123</v></c>`, Cell{Text: "000123", Raw: "123", Number: true}},
		{`<c><v>3.2999919760721E+17</v></c>`, Cell{
			Text: "3.2999919760721E+17", Raw: "3.2999919760721E+17", Number: true, Problem: CodeLostDigits,
		}},
		{`<c><v>1E999999999</v></c>`, Cell{Text: "1E999999999", Raw: "1E999999999", Number: true, Problem: CodeLostDigits}},
		{`<c s="1"><v>45717</v></c>`, Cell{Text: "2025-03-01", Raw: "45717", Number: true, Date: true}},
		{`<c s="1"><v>45717.5</v></c>`, Cell{Text: "2025-03-01 12:00:00", Raw: "45717.5", Number: true, Date: true}},
		{`<c s="2"><v>45717</v></c>`, Cell{Text: "2025-03", Raw: "45717", Number: true, Date: true}},
		{`<c s="2"><v>45720</v></c>`, Cell{Text: "2025-03-04", Raw: "45720", Number: true, Date: true}},
		{`<c s="7"><v>45717.999999999</v></c>`, Cell{Text: "2025-03-02", Raw: "45717.999999999", Number: true, Date: true}},
		{`<c s="6"><v>0.25</v></c>`, Cell{Text: "06:00:00", Raw: "0.25", Number: true, Date: true}},
		{`<c s="4"><v>1.5</v></c>`, Cell{Text: "1.5", Raw: "1.5", Number: true}},
		{`<c s="1"><v>1</v></c>`, Cell{Text: "1900-01-01", Raw: "1", Number: true, Date: true}},
		{`<c s="1"><v>61</v></c>`, Cell{Text: "1900-03-01", Raw: "61", Number: true, Date: true}},
		{`<c s="1"><v>60</v></c>`, Cell{Text: "60", Raw: "60", Number: true, Date: true, Problem: CodeDateSerial}},
		{`<c s="1"><v>-1</v></c>`, Cell{Text: "-1", Raw: "-1", Number: true, Date: true, Problem: CodeDateSerial}},
		{`<c t="b"><v>1</v></c>`, Cell{Text: "TRUE", Problem: CodeBoolean}},
		{`<c t="e"><v>#N/A</v></c>`, Cell{Text: "#N/A", Problem: CodeErrorValue}},
		{`<c t="str"><f>A1&amp;B1</f><v>甲乙</v></c>`, Cell{Text: "甲乙", Formula: true}},
		{`<c><f>SUM(A1:A9)</f><v>12.5</v></c>`, Cell{Text: "12.5", Raw: "12.5", Number: true, Formula: true}},
		{`<c><f>A1</f></c>`, Cell{Formula: true, Problem: CodeNoValue}},
		{`<c t="s"><v>0</v></c>`, Cell{Text: "张 三\r_x0000_"}},
		{`<c t="s"><v>7</v></c>`, Cell{Text: "7", Problem: CodeErrorValue}},
		{`<c t="inlineStr"><is><r><t>甲</t></r><rPh><t>jia</t></rPh><r><t>乙</t></r></is></c>`, Cell{Text: "甲乙"}},
		{`<c t="d"><v>2025-03-01T00:00:00</v></c>`, Cell{Text: "2025-03-01", Date: true}},
		{`<c t="inlineStr"><is><t>` + strings.Repeat("长", MaxCellRunes+1) + `</t></is></c>`, Cell{Problem: CodeTooLong}},
	}
	strs := `<sst><si><r><t>张 </t></r><rPh><t>zhang</t></rPh><r><t>三_x000D__x0000_</t></r></si></sst>`
	for _, tt := range tests {
		data := bookOf(t, `<row r="7">`+tt.cell+`</row>`, part{"xl/styles.xml", formats}, part{"xl/sharedStrings.xml", strs})
		src, err := openBytes(data, ".xlsx")
		if err != nil {
			t.Fatal(tt.cell, err)
		}
		row, err := src.Next()
		if err != nil || row.Line != 7 || len(row.Cells) != 1 || row.Cells[0] != tt.want {
			t.Errorf("%s:\n got %+v, %v\nwant %+v", tt.cell, row, err, tt.want)
		}
	}
}

func TestDatesOfThe1904System(t *testing.T) {
	f := excelize.NewFile()
	on := true
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	check(t, err, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &on}), f.SetCellInt("Sheet1", "A1", 60),
		f.SetCellStyle("Sheet1", "A1", "A1", style))
	src, err := openBytes(written(t, f), ".xlsx")
	check(t, err)
	row, err := src.Next()
	if err != nil || row.Cells[0].Text != "1904-03-01" {
		t.Errorf("%+v, %v", row, err)
	}
}

// A workbook that excelize writes is read as excelize reads it, cell by cell.
func TestBooksAsExcelizeReadsThem(t *testing.T) {
	text := rapid.StringMatching(`[a-z张三　<&"'_x0-9\n]{0,9}`)
	rapid.Check(t, func(rt *rapid.T) {
		f := excelize.NewFile()
		defer func() { _ = f.Close() }()
		count := rapid.IntRange(0, 12).Draw(rt, "cells")
		for range count {
			col, line := rapid.IntRange(1, MaxColumns).Draw(rt, "col"), rapid.IntRange(1, 200).Draw(rt, "line")
			name, err := excelize.CoordinatesToCellName(col, line)
			if err != nil {
				rt.Fatal(err)
			}
			if rapid.Bool().Draw(rt, "number") {
				err = f.SetCellInt("Sheet1", name, rapid.Int64Range(-1e14, 1e14).Draw(rt, "n"))
			} else {
				err = f.SetCellStr("Sheet1", name, text.Draw(rt, "text"))
			}
			if err != nil {
				rt.Fatal(err)
			}
		}
		want, err := f.GetRows("Sheet1", excelize.Options{RawCellValue: true})
		if err != nil {
			rt.Fatal(err)
		}
		buf, err := f.WriteToBuffer()
		if err != nil {
			rt.Fatal(err)
		}
		src, err := openBytes(buf.Bytes(), ".xlsx")
		if err != nil {
			rt.Fatal(err)
		}
		rows, err := all(src)
		if err != nil {
			rt.Fatal(err)
		}
		got := map[string]string{}
		for _, r := range rows {
			for _, c := range r.Cells {
				got[fmt.Sprint(r.Line, " ", c.Col)] = c.Text
			}
		}
		for i, r := range want {
			for col, text := range r {
				if strings.TrimSpace(text) != "" && got[fmt.Sprint(i+1, " ", col)] != text {
					rt.Fatalf("row %d column %d: %q, want %q", i+1, col, got[fmt.Sprint(i+1, " ", col)], text)
				}
			}
		}
	})
}

func TestHiddenSheetsAndRowsAreNamed(t *testing.T) {
	f := excelize.NewFile()
	_, err := f.NewSheet("数据")
	check(t, err)
	_, err = f.NewSheet("另一张")
	check(t, err, f.SetSheetRow("Sheet1", "A1", &[]string{"姓名", "会员号"}))
	for _, sheet := range []string{"数据", "另一张"} {
		check(t, f.SetSheetRow(sheet, "A2", &[]string{"姓名", "会员号"}), f.SetSheetRow(sheet, "A3", &[]string{"甲", "1"}),
			f.SetSheetRow(sheet, "A4", &[]string{"乙", "2"}), f.SetSheetRow(sheet, "A5", &[]string{"丙", "3"}))
	}
	f.SetActiveSheet(1)
	check(t, f.SetSheetVisible("Sheet1", false), f.SetRowVisible("数据", 4, false), f.SetRowVisible("数据", 9, false))
	check(t, f.SetCellInt("数据", "C5", 3), f.SetCellFormula("数据", "C5", "1+2"))
	src, err := openBytes(written(t, f), ".xlsx")
	check(t, err)
	h, err := src.FindHeader(rosterFields())
	check(t, err)
	rows, err := all(src)
	check(t, err)
	if h.Sheet != "数据" || !slices.Equal(texts(rows), []string{"甲|1", "丙|3|3"}) {
		t.Errorf("%s %q", h.Sheet, texts(rows))
	}
	n := src.Notes()
	if n.Hidden != 1 || !slices.Equal(n.HiddenRows, []int{4}) || !slices.Equal(n.HiddenSheets, []string{"Sheet1"}) ||
		!slices.Equal(n.OtherSheets, []string{"另一张"}) || n.Formulas != 1 || n.FirstFormula != "C5" {
		t.Errorf("%+v", n)
	}
}

func TestHostileBooks(t *testing.T) {
	var wide strings.Builder
	for i := range maxTagBytes / 8 {
		fmt.Fprintf(&wide, " a%d=\"%d\"", i, i)
	}
	repeated := strings.Repeat("<x/>", 2<<20)
	tests := []struct {
		name string
		data []byte
		code Code
	}{
		{"bomb by its own word", bookOf(t, "", part{"xl/media/a", strings.Repeat("\x00", MaxUnzipBytes+1)}), ErrBomb},
		{"bomb by ratio", bookOf(t, "", part{"xl/media/a", strings.Repeat("\x00", 8<<20)}), ErrBomb},
		{"bomb that lies about its size", liar(t), ErrBroken},
		{"too many parts", zipped(t, manyParts()...), ErrBomb},
		{"the same part twice", bookOf(t, "", part{"XL/workbook.xml", oneSheet}), ErrBroken},
		{"a zip of something else", zipped(t, part{"word/document.xml", "<a/>"}), ErrNotSpreadsheet},
		{"row beyond the last", bookOf(t, `<row r="1048577"><c><v>1</v></c></row>`), ErrBroken},
		{"row beyond the limit", bookOf(t, `<row r="20001"><c><v>1</v></c></row>`), ErrTooManyRows},
		{"huge row number", bookOf(t, `<row r="99999999999999999999"><c><v>1</v></c></row>`), ErrBroken},
		{"rows going back", bookOf(t, `<row r="5"/><row r="4"/>`), ErrBroken},
		{"column beyond the limit", bookOf(t, `<row r="1"><c r="BM1"><v>1</v></c></row>`), ErrTooManyColumns},
		{"column beyond the last", bookOf(t, `<row r="1"><c r="XFE1"><v>1</v></c></row>`), ErrBroken},
		{"cell of another row", bookOf(t, `<row r="1"><c r="A2"><v>1</v></c></row>`), ErrBroken},
		{"cells going back", bookOf(t, `<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`), ErrBroken},
		{"deep", bookOf(t, strings.Repeat("<a>", 100_000)), ErrBroken},
		{"deep in a row", bookOf(t, "<row>"+strings.Repeat("<a>", 100_000)), ErrBroken},
		{"deep in a cell", bookOf(t, "<row><c>"+strings.Repeat("<a>", 100_000)), ErrBroken},
		{"cut short", bookOf(t, `<row r="1"><c r="A1"><v>1</v>`), ErrBroken},
		{"document type", bookOf(t, `<!DOCTYPE a [<!ENTITY b "c">]><row/>`), ErrBroken},
		{"unknown entity", bookOf(t, `<row><c t="str"><v>&b;</v></c></row>`), ErrBroken},
		{"a tag with many attributes", bookOf(t, "<row"+wide.String()+"/>"), ErrBroken},
		{"deep strings", bookOf(t, "", part{"xl/sharedStrings.xml", strings.Repeat("<a>", 1000)}), ErrBroken},
		{"many empty elements", bookOf(t, repeated), ErrBomb},
	}
	for _, tt := range tests {
		src, err := openBytes(tt.data, ".xlsx")
		if err == nil {
			_, err = all(src)
		}
		if !errors.Is(err, tt.code) {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.code)
		}
	}
}

func TestBlankRowsFarDownAreNothing(t *testing.T) {
	data := bookOf(t, `<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>`)
	src, err := openBytes(data, ".xlsx")
	check(t, err)
	rows, err := all(src)
	if err != nil || len(rows) != 1 {
		t.Errorf("%v, %v", rows, err)
	}
}

// liar makes a workbook one of whose parts unpacks to more than its header says.
func liar(t *testing.T) []byte {
	t.Helper()
	data := bookOf(t, strings.Repeat("<row/>", 1<<17))
	for from := 0; ; {
		at := bytes.Index(data[from:], []byte("PK\x01\x02"))
		if at < 0 {
			return data
		}
		from += at + 4
		if name := data[from+42:]; bytes.HasPrefix(name, []byte("xl/worksheets/s1.xml")) {
			copy(data[from+20:], []byte{100, 0, 0, 0})
		}
	}
}

// manyParts are more parts than allowed.
func manyParts() []part {
	parts := []part{{"xl/workbook.xml", oneSheet}}
	for i := range MaxEntries {
		parts = append(parts, part{fmt.Sprintf("xl/a%d.xml", i), ""})
	}
	return parts
}

// check fails on the first error.
func check(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// written gives the bytes of a workbook made by excelize.
func written(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var buf bytes.Buffer
	check(t, f.Write(&buf), f.Close())
	return buf.Bytes()
}

// FuzzXlsx changes the XML of a sheet, of its strings and of its formats, and the bytes of a whole workbook.
func FuzzXlsx(f *testing.F) {
	rows := `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>45717</v></c></row>`
	strs := `<sst><si><t>姓名</t></si></sst>`
	styles := `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`
	f.Add(rows, strs, styles, []byte{})
	f.Add(`<row><c t="e"><v>#N/A</v></c></row>`, strs, styles, []byte{})
	f.Add(rows, strs, styles, bookOf(f, rows, part{"xl/styles.xml", styles}))
	f.Fuzz(func(t *testing.T, rows, strs, styles string, whole []byte) {
		data := whole
		if len(whole) == 0 {
			data = bookOf(t, rows, part{"xl/sharedStrings.xml", strs}, part{"xl/styles.xml", styles})
		}
		src, err := openBytes(data, ".xlsx")
		if err != nil {
			var p *Problem
			if !errors.As(err, &p) || !slices.Contains(Codes(), p.Code) {
				t.Fatalf("error without a code: %v", err)
			}
			return
		}
		checkRows(t, src)
	})
}

// Budget: 20,000 rows of 12 cells in 1 s.
func BenchmarkBook(b *testing.B) {
	var rows strings.Builder
	for i := range MaxRows {
		fmt.Fprintf(&rows, `<row r="%d">`, i+1)
		for range 12 {
			fmt.Fprintf(&rows, `<c s="1"><v>%d.5</v></c>`, i)
		}
		rows.WriteString("</row>")
	}
	data := bookOf(b, rows.String())
	b.ReportAllocs()
	for b.Loop() {
		src, err := openBytes(data, ".xlsx")
		if err != nil {
			b.Fatal(err)
		}
		for {
			if _, err := src.Next(); err != nil {
				if !errors.Is(err, io.EOF) {
					b.Fatal(err)
				}
				break
			}
		}
	}
}
