package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"pgregory.net/rapid"
)

func TestRecords(t *testing.T) {
	tests := []struct {
		name, data string
		want       []string
		lines      []int
	}{
		{"plain", "a,b\n1,2\n", []string{"a|b", "1|2"}, []int{1, 2}},
		{"ragged, no last line end", "a,b,c\r\n1\r\n,2", []string{"a|b|c", "1", "|2"}, []int{1, 2, 3}},
		{"blank rows keep their numbers", "a,b\n\n,,\n \n1,2\n", []string{"a|b", "1|2"}, []int{1, 5}},
		{"quotes", "a,b\n\"x,\"\"y\"\"\",2\n", []string{"a|b", `x,"y"|2`}, []int{1, 2}},
		{"a cell over two lines", "a,b\n\"x\r\ny\",2\n3,4\n", []string{"a|b", "x\ny|2", "3|4"}, []int{1, 2, 4}},
		{"mark inside a cell", "a,b\n=F(\"x\"),2\n", []string{"a|b", `=F("x")|2`}, []int{1, 2}},
		{"padding after quotes", "a,b\n\"1,000.00\"\t,\"2\" \n", []string{"a|b", "1,000.00|2"}, []int{1, 2}},
		{"tabs", "a\tb\n1,000\t2,000\n", []string{"a|b", "1,000|2,000"}, []int{1, 2}},
		{"semicolons", "a;b\n1,5;2,5\n", []string{"a|b", "1,5|2,5"}, []int{1, 2}},
		{"comma before padding tabs", "a\t,b\t\n1\t,2\t\n", []string{"a\t|b\t", "1\t|2\t"}, []int{1, 2}},
		{"told the delimiter", "sep=;\na;b,c\n", []string{"a|b,c"}, []int{2}},
		{"title first", "工会名册,\n姓名,金额\n", []string{"工会名册|", "姓名|金额"}, []int{1, 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src, err := openBytes([]byte(tt.data), ".csv")
			if err != nil {
				t.Fatal(err)
			}
			rows, err := all(src)
			if err != nil || !slices.Equal(texts(rows), tt.want) {
				t.Fatalf("%q, %v", texts(rows), err)
			}
			for i, row := range rows {
				if row.Line != tt.lines[i] {
					t.Errorf("row %d stands on line %d, want %d", i, row.Line, tt.lines[i])
				}
			}
		})
	}
}

func TestBadQuotes(t *testing.T) {
	src, err := openBytes([]byte("a,b\n\"x\"y,1\n3,4\n"), ".csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := all(src)
	if err != nil || len(rows) != 3 || rows[1].Problem != CodeBadQuote || rows[1].Line != 2 || rows[2].Problem != "" {
		t.Errorf("%+v, %v", rows, err)
	}
	for _, data := range []string{"a,b\n\"x,1\n3,4\n", "a,b\n\"x,1\n\"3\",4\n"} {
		src, err := openBytes([]byte(data), ".csv")
		if err != nil {
			t.Fatal(err)
		}
		_, err = all(src)
		if p := wantCode(t, err, ErrOpenQuote); p.Row != 2 {
			t.Errorf("%q: row %d, want 2", data, p.Row)
		}
		if _, again := src.Next(); !errors.Is(again, ErrOpenQuote) {
			t.Errorf("after the end: %v", again)
		}
	}
}

func TestRecordLimits(t *testing.T) {
	tests := []struct {
		name, data string
		code       Code
	}{
		{"line", "a,b\n" + strings.Repeat("x", MaxRecordBytes+1) + "\n", ErrLongLine},
		{"quoted record", "a,b\n\"" + strings.Repeat("x\n", MaxRecordBytes) + "\",1\n", ErrOpenQuote},
	}
	for _, tt := range tests {
		src, err := openBytes([]byte(tt.data), ".csv")
		if err != nil {
			t.Fatal(err)
		}
		_, err = all(src)
		wantCode(t, err, tt.code)
	}
	src, err := openBytes([]byte("a,b\n"+strings.Repeat(",x", MaxTextColumns)+"\n1,2\n"), ".csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := all(src)
	if err != nil || len(rows) != 3 || rows[1].Problem != CodeWideRow || len(rows[1].Cells) != 0 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func TestEncodings(t *testing.T) {
	const want = "姓名,𠮷田\n张三·李,㛃￥\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(want)
	if err != nil {
		t.Fatal(err)
	}
	utf16of := func(high bool) string {
		out := bomUTF16LE
		if high {
			out = bomUTF16BE
		}
		for _, u := range utf16.Encode([]rune(want)) {
			lo, hi := byte(u), byte(u>>8)
			if high {
				lo, hi = hi, lo
			}
			out += string([]byte{lo, hi})
		}
		return out
	}
	for name, data := range map[string]string{
		"UTF-8": want, "GB18030": gb, "UTF-16LE": utf16of(false), "UTF-16BE": utf16of(true),
	} {
		src, err := openBytes([]byte(data), ".csv")
		if err != nil {
			t.Fatal(name, err)
		}
		rows, err := all(src)
		if err != nil || !slices.Equal(texts(rows), []string{"姓名|𠮷田", "张三·李|㛃￥"}) {
			t.Errorf("%s: %q %v", name, texts(rows), err)
		}
		if src.Notes().Encoding != name {
			t.Errorf("%s taken for %s", name, src.Notes().Encoding)
		}
	}
}

func TestPlaceOfTheFirstByteThatIsNoText(t *testing.T) {
	long := strings.Repeat("张三,1\n", 100_000) // over the size of one block
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(long)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, data string
		offset     int64
		line       int
	}{
		{"UTF-8 with a bad byte", long + "李\xFF\n", int64(len(long) + 3), 100_001},
		{"UTF-8 with mark", bomUTF8 + "a\n\xFF", 5, 2},
		{"UTF-8 cut short", long + "\xE5\xBC", int64(len(long)), 100_001},
		{"GB18030 with a bad byte", gb + "\xC4\xE3\xFF\n", int64(len(gb) + 2), 100_001},
		{"GB18030 cut short", gb + "\xC4", int64(len(gb)), 100_001},
		{"GB18030 without a character", gb + "\xFE\x39\xFE\x39", int64(len(gb)), 100_001},
		{"UTF-16 with half a pair", bomUTF16LE + "a\x00\n\x00\x3D\xD8a\x00", 6, 2},
		{"UTF-16 cut short", bomUTF16LE + "a\x00b", 4, 1},
	}
	for _, tt := range tests {
		_, err := openBytes([]byte(tt.data), ".csv")
		if err == nil {
			t.Errorf("%s: no error", tt.name)
			continue
		}
		if p := wantCode(t, err, ErrEncoding); p.Offset != tt.offset || p.Row != tt.line {
			t.Errorf("%s: byte %d line %d, want %d and %d", tt.name, p.Offset, p.Row, tt.offset, tt.line)
		}
	}
}

// Whatever encoding/csv takes apart without complaint comes out the same here.
func TestRecordsAsEncodingCSV(t *testing.T) {
	cell := rapid.StringMatching(`[ab"\n\r ,张]{0,6}`)
	rapid.Check(t, func(rt *rapid.T) {
		var data bytes.Buffer
		if rapid.Bool().Draw(rt, "written by encoding/csv") {
			w := csv.NewWriter(&data)
			w.UseCRLF = rapid.Bool().Draw(rt, "crlf")
			for _, record := range rapid.SliceOf(rapid.SliceOfN(cell, 1, 4)).Draw(rt, "records") {
				if err := w.Write(record); err != nil {
					rt.Fatal(err)
				}
			}
			w.Flush()
		} else {
			data.WriteString(rapid.StringMatching(`[ab"\n\r ,张]{0,40}`).Draw(rt, "data"))
		}
		sameAsEncodingCSV(rt, data.Bytes())
	})
}

// sameAsEncodingCSV compares the records of UTF-8 text with those of encoding/csv, when that finds no fault.
func sameAsEncodingCSV(t interface{ Fatalf(string, ...any) }, data []byte) {
	ref := csv.NewReader(bytes.NewReader(data))
	ref.FieldsPerRecord = -1
	var want []string
	var lines []int
	for {
		record, err := ref.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return
		}
		if strings.TrimSpace(strings.Join(record, "")) == "" {
			continue
		}
		line, _ := ref.FieldPos(0)
		want, lines = append(want, strings.Join(record, "|")), append(lines, line)
	}
	rows := &textRows{in: newBuffer(data), delim: ','}
	var row Row
	for i := 0; ; {
		err := rows.next(&row)
		if errors.Is(err, io.EOF) {
			if i != len(want) {
				t.Fatalf("%d records, want %d in %q", i, len(want), data)
			}
			return
		}
		if err != nil {
			t.Fatalf("%v in %q", err, data)
		}
		if row.blank() {
			continue
		}
		if i >= len(want) || texts([]Row{row})[0] != want[i] || row.Line != lines[i] {
			t.Fatalf("record %d is %q on line %d, want %q in %q", i, texts([]Row{row}), row.Line, want, data)
		}
		i++
	}
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"a,b\n1,2\n", "\xEF\xBB\xBF姓名\t金额\n\"张\n三\"\t1\n", "\xC4\xE3\xBA\xC3,1\n", "\xFF\xFEa\x00,\x00b\x00",
		"<html><table><tr><td colspan=3>a<td>b</table>", "sep=;\n1;2", "\"x\"y,1\n", "=F(\"x\"),2\n", "\"a\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := openBytes(data, ".csv")
		if err != nil {
			var p *Problem
			if !errors.As(err, &p) || !slices.Contains(Codes(), p.Code) {
				t.Fatalf("error without a code: %v", err)
			}
			return
		}
		checkRows(t, src)
		if src.Notes().Encoding == "UTF-8" && !bytes.ContainsAny(data, ";\t<") && !bytes.Contains(data, []byte("sep=")) {
			sameAsEncodingCSV(t, bytes.TrimPrefix(data, []byte(bomUTF8)))
		}
	})
}

// checkRows reads to the end and holds every row against what Row and Cell promise.
func checkRows(t *testing.T, src *Source) {
	t.Helper()
	if _, err := src.FindHeader(rosterFields()); err == nil {
		_ = src.choose(src.cur)
	}
	last := 0
	for {
		row, err := src.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		var p *Problem
		if err != nil {
			if !errors.As(err, &p) {
				t.Fatalf("error without a place: %v", err)
			}
			return
		}
		if row.Line <= last || row.blank() || (row.Problem != "" && len(row.Cells) > 0) {
			t.Fatalf("row %+v after line %d", row, last)
		}
		last = row.Line
		for i, c := range row.Cells {
			if !utf8.ValidString(c.Text) || strings.IndexByte(c.Text, 0) >= 0 || c.Col != i {
				t.Fatalf("row %d column %d: %+v", row.Line, i, c)
			}
			if clean, code := Text(c.Text, 100); code == "" && clean != strings.TrimSpace(clean) {
				t.Fatalf("%q is not trimmed", clean)
			}
		}
	}
}

// Budget: 1M rows of 8 cells in 1.5 s, one allocation a row.
func BenchmarkTextMillionRows(b *testing.B) {
	var data bytes.Buffer
	data.WriteString("日期,凭证号,摘要,科目编码,借方,贷方,项目,会员\n")
	for i := range 1_000_000 {
		fmt.Fprintf(&data, "2025-01-%02d,记%d,慰问某某生育,50105,%d.00,,,M%05d\n", i%28+1, i/2, i%1000, i%3000)
	}
	b.SetBytes(int64(data.Len()))
	b.ReportAllocs()
	for b.Loop() {
		src, err := openBytes(data.Bytes(), ".csv")
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
