package sheet

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestFilesThatAreRefused(t *testing.T) {
	tests := []struct {
		file string
		code Code
	}{
		{"没有.csv", ErrNotFound},
		{".", ErrDirectory},
		{"空文件.xlsx", ErrEmpty},
		{"假的.xlsx", ErrNotSpreadsheet},
		{"旧格式.xls", ErrOldExcel},
		{"不是任何编码.csv", ErrEncoding},
	}
	for _, tt := range tests {
		_, err := Open(filepath.Join("testdata", tt.file))
		wantCode(t, err, tt.code)
	}
	_, err := Open(filepath.Join("testdata", "不是任何编码.csv"))
	if p := wantCode(t, err, ErrEncoding); p.Offset != 4 || p.Row != 1 {
		t.Errorf("byte %d of line %d, want 4 of 1", p.Offset, p.Row)
	}
}

func TestContentsThatAreRefused(t *testing.T) {
	var locked []byte
	for _, c := range []byte("EncryptedPackage") {
		locked = append(locked, c, 0)
	}
	tests := []struct {
		name, data, ext string
		code            Code
	}{
		{"locked", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + string(locked), ".xlsx", ErrEncrypted},
		{"pdf", "%PDF-1.4", ".csv", ErrNotSpreadsheet},
		{"text named xlsx", "姓名,金额\n", ".xlsx", ErrNotSpreadsheet},
		{"zip cut short", "PK\x03\x04abc", ".xlsx", ErrNotSpreadsheet},
		{"empty zip", "PK\x05\x06" + strings.Repeat("\x00", 18), ".xlsx", ErrNotSpreadsheet},
		{"blank", "\n \r\n\t\n", ".csv", ErrEmpty},
		{"mark only", "\xEF\xBB\xBF", ".csv", ErrEmpty},
		{"nul", "a,b\nc,\x00\n", ".csv", ErrEncoding},
		{"excel xml", "<?xml version=\"1.0\"?><Workbook/>", ".xls", ErrNotSpreadsheet},
	}
	for _, tt := range tests {
		if _, err := openBytes([]byte(tt.data), tt.ext); err == nil {
			t.Errorf("%s: no error", tt.name)
		} else {
			wantCode(t, err, tt.code)
		}
	}
}

func TestLargeTextIsRefusedBySize(t *testing.T) {
	path := write(t, "大.csv", []byte("姓名\n"))
	if err := os.Truncate(path, MaxTextBytes+1); err != nil {
		t.Fatal(err)
	}
	_, err := Open(path)
	wantCode(t, err, ErrTooLarge)
}

// rosterFields are columns of a roster, as the samples write them.
func rosterFields() []Field {
	return []Field{
		{Name: "姓名", Needed: true},
		{Name: "会员号", Aliases: []string{"会员证号"}},
		{Name: "身份证号", Aliases: []string{"身份证号码"}},
		{Name: "部门", Aliases: []string{"所在部门"}},
		{Name: "会费基数"},
	}
}

func TestRosterWithTwoHeaderRows(t *testing.T) {
	src, err := Open(filepath.Join("testdata", "会员名册.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = src.Close() }()
	h, err := src.FindHeader(rosterFields())
	if err != nil {
		t.Fatal(err)
	}
	if h.First != 2 || h.Line != 3 || h.Sheet != "Sheet1" {
		t.Errorf("header in rows %d to %d of %q", h.First, h.Line, h.Sheet)
	}
	for field, col := range map[string]int{"姓名": 1, "会员号": 5, "身份证号": 3, "部门": 4, "会费基数": 11} {
		if h.Col(field) != col {
			t.Errorf("%s in column %d, want %d", field, h.Col(field), col)
		}
	}
	if h.Title(11) != "会费基数（元）" || !slices.Contains(h.Unknown, "性别") {
		t.Errorf("title %q, unknown %v", h.Title(11), h.Unknown)
	}
	rows, err := all(src)
	if err != nil {
		t.Fatal(err)
	}
	people, totals := 0, 0
	for _, row := range rows {
		switch h.Skips(row) {
		case SkipNone:
			people++
			if name, code := Name(row.Cell(h.Col("姓名")).Text, 64); code != "" || strings.ContainsAny(name, " \u3000") {
				t.Errorf("row %d: name %q %s", row.Line, name, code)
			}
		case SkipTotal:
			totals++
		default:
			t.Errorf("row %d skipped: %v", row.Line, texts([]Row{row}))
		}
	}
	if people != 63 || totals != 9 || rows[0].Line != 4 {
		t.Errorf("%d people, %d totals, first row %d", people, totals, rows[0].Line)
	}
}

func TestBankFiles(t *testing.T) {
	tests := []struct {
		file, encoding string
		line           int
		first          string
	}{
		{"银行-建行.xls", "UTF-8", 3, "交易时间"},
		{"银行-招行.csv", "GB18030", 4, "记账日期"},
		{"银行-中行.csv", "UTF-16LE", 1, "交易类型"},
	}
	fields := []Field{
		{Name: "日期", Aliases: []string{"交易时间", "记账日期", "交易日期"}, Needed: true},
		{Name: "金额", Aliases: []string{"借方发生额/元(支取)", "交易金额"}, Needed: true},
	}
	for _, tt := range tests {
		src, err := Open(filepath.Join("testdata", tt.file))
		if err != nil {
			t.Fatal(tt.file, err)
		}
		h, err := src.FindHeader(fields)
		if err != nil {
			t.Fatal(tt.file, err)
		}
		rows, err := all(src)
		if err != nil || len(rows) < 20 {
			t.Errorf("%s: %d rows, %v", tt.file, len(rows), err)
		}
		if h.Line != tt.line || h.Columns[0].Title != tt.first || src.Notes().Encoding != tt.encoding {
			t.Errorf("%s: header %d %q, %s", tt.file, h.Line, h.Columns[0].Title, src.Notes().Encoding)
		}
		_ = src.Close()
	}
}

func TestRowsOfBadFilesKeepTheirPlaces(t *testing.T) {
	src, err := Open(filepath.Join("testdata", "会员-坏行.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = src.Close() }()
	h, err := src.FindHeader(rosterFields())
	if err != nil {
		t.Fatal(err)
	}
	rows, err := all(src)
	if err != nil {
		t.Fatal(err)
	}
	want := map[int]Code{2: "", 3: "", 4: "", 5: CodeFormula, 6: CodeControl}
	if len(rows) != len(want) {
		t.Fatalf("%d rows", len(rows))
	}
	for _, row := range rows {
		if _, code := Name(row.Cell(h.Col("姓名")).Text, 64); code != want[row.Line] {
			t.Errorf("row %d: code %q, want %q", row.Line, code, want[row.Line])
		}
	}
}

func TestEveryCodeHasASentence(t *testing.T) {
	seen := map[Code]bool{}
	for _, c := range Codes() {
		if seen[c] || c.Error() == string(c) {
			t.Errorf("code %q twice or without a text", c)
		}
		seen[c] = true
	}
}

func TestChoosePicksTheHighestScore(t *testing.T) {
	two := `<workbook xmlns:r="r"><sheets><sheet name="说明" r:id="r1"/><sheet name="数据" r:id="r2"/></sheets></workbook>`
	cell := func(s string) string {
		return `<worksheet><sheetData><row><c t="inlineStr"><is><t>` + s + `</t></is></c></row></sheetData></worksheet>`
	}
	src, err := openBytes(zipped(t,
		part{"xl/workbook.xml", two}, part{"xl/_rels/workbook.xml.rels", bookRels},
		part{"xl/worksheets/s1.xml", cell("话")}, part{"xl/worksheets/s2.xml", cell("数")},
	), ".xlsx")
	if err != nil {
		t.Fatal(err)
	}
	score := func(word string) func([]Row) int {
		return func(head []Row) int {
			if head[0].Cell(0).Text == word {
				return 1
			}
			return 0
		}
	}
	if err := src.Choose(5, score("数")); err != nil || src.Sheet() != "数据" {
		t.Errorf("chose %q, %v", src.Sheet(), err)
	}
	if got := src.Notes().OtherSheets; !slices.Equal(got, []string{"说明"}) {
		t.Errorf("other sheets %v", got)
	}
	wantCode(t, src.Choose(5, score("无")), ErrNoHeader)
	if !slices.Equal(src.Sheets(), []string{"说明", "数据"}) {
		t.Errorf("sheets %v", src.Sheets())
	}
}
