package sheet

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// rowsOf makes rows of texts parted by |, the first on the line given.
func rowsOf(line int, rows ...string) []Row {
	var out []Row
	for i, text := range rows {
		row := Row{Line: line + i}
		for col, cell := range strings.Split(text, "|") {
			row.Cells = append(row.Cells, Cell{Text: cell, Col: col})
		}
		if !row.blank() {
			out = append(out, row)
		}
	}
	return out
}

func TestHeaders(t *testing.T) {
	fields := []Field{
		{Name: "科目编码", Aliases: []string{"编码"}, Needed: true},
		{Name: "借方余额", Aliases: []string{"期初余额借方", "借方"}, Needed: true},
		{Name: "贷方余额", Aliases: []string{"期初余额贷方", "贷方"}, Needed: true},
		{Name: "项目"},
	}
	tests := []struct {
		name        string
		rows        []string
		first, last int
		cols        []int
		unknown     []string
		twice       []string
	}{
		{
			"one row",
			[]string{"科目编码|科目名称|借方余额|贷方余额|项目", "101|现金|1|2|"},
			1, 1,
			[]int{0, 2, 3, 4},
			[]string{"科目名称"},
			nil,
		},
		{
			"titles, widths, blanks, marks",
			[]string{"某工会期初余额表", "", "* 科目　编码|借方余额（元）|贷方\n余额/元", "101|1|2"},
			3, 3,
			[]int{0, 1, 2, -1},
			nil, nil,
		},
		{
			"groups above",
			[]string{"科目编码|期初余额||本期发生||项目", "|借方|贷方|借方|贷方|", "101|1|2|3|4|"},
			1, 2,
			[]int{0, 1, 2, 5},
			nil,
			[]string{"借方", "贷方"},
		},
		{
			"group names behind",
			[]string{"编码|借方|贷方", "|余额|余额", "101|1|2"},
			1, 1,
			[]int{0, 1, 2, -1},
			nil, nil,
		},
		{
			"the same title twice",
			[]string{"科目编码|借方|贷方|借方", "101|1|2|3"},
			1, 1,
			[]int{0, 1, 2, -1},
			nil,
			[]string{"借方"},
		},
		{
			"data that looks like a title",
			[]string{"科目编码|借方余额|贷方余额", "项目|1|2"},
			1, 1,
			[]int{0, 1, 2, -1},
			nil, nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := MatchHeader(rowsOf(1, tt.rows...), fields)
			var cols []int
			for _, f := range fields {
				cols = append(cols, h.Col(f.Name))
			}
			if h.First != tt.first || h.Line != tt.last || !slices.Equal(cols, tt.cols) {
				t.Errorf("rows %d to %d, columns %v", h.First, h.Line, cols)
			}
			if !slices.Equal(h.Unknown, tt.unknown) || !slices.Equal(h.Twice, tt.twice) {
				t.Errorf("unknown %v, twice %v", h.Unknown, h.Twice)
			}
		})
	}
}

func TestHeadersThatAreNone(t *testing.T) {
	for _, tt := range []struct {
		data string
		code Code
		row  int
	}{
		{"甲,乙\n1,2\n", ErrNoHeader, 0},
		{"会员号,部门\n1,2\n", ErrMissing, 1},
	} {
		src, err := openBytes([]byte(tt.data), ".csv")
		check(t, err)
		_, err = src.FindHeader(rosterFields())
		p := wantCode(t, err, tt.code)
		if p.Row != tt.row || (tt.code == ErrMissing && p.Detail != "姓名") {
			t.Errorf("%+v", p)
		}
	}
}

func TestRepeatedHeaderOfTwoRows(t *testing.T) {
	f := excelize.NewFile()
	head := []any{"姓名", "单位", nil}
	for line, row := range [][]any{
		head, {nil, "部门", "会员号"}, {"甲", "一组", "1"}, head, {nil, "部门", "会员号"}, {"乙", "一组", "2"},
	} {
		cell, err := excelize.CoordinatesToCellName(1, line+1)
		check(t, err, f.SetSheetRow("Sheet1", cell, &row))
	}
	check(t, f.MergeCell("Sheet1", "A1", "A2"), f.MergeCell("Sheet1", "B1", "C1"))
	src, err := openBytes(written(t, f), ".xlsx")
	check(t, err)
	h, err := src.FindHeader(rosterFields())
	check(t, err)
	rows, err := all(src)
	check(t, err)
	var skips []Skip
	for _, row := range rows {
		skips = append(skips, h.Skips(row))
	}
	want := []Skip{SkipNone, SkipRepeated, SkipRepeated, SkipNone}
	if h.First != 1 || h.Line != 2 || h.Col("姓名") != 0 || !slices.Equal(skips, want) {
		t.Errorf("%+v, skips %v", h, skips)
	}
}

func TestRowsThatAreNoData(t *testing.T) {
	h := MatchHeader(rowsOf(1, "姓名|会员号|部门|备注"), rosterFields())
	tests := []struct {
		row  string
		want Skip
	}{
		{"姓名|会员号|部门|备注", SkipRepeated},
		{"姓　名||部门|", SkipRepeated},
		{"1|2|3|4", SkipNumbers},
		{"栏次|1|2|3", SkipNumbers},
		{"小计|10人||", SkipTotal},
		{"|合　计||", SkipTotal},
		{"12|语文组小计|10|", SkipTotal},
		{"合计（大写）|壹元整||", SkipTotal},
		{"一、收入合计|||", SkipTotal},
		{"2025-01-31||本月合计|", SkipTotal},
		{"制表人：甲||审核：乙|", SkipFoot},
		{"注：本表一式两份", SkipFoot},
		{"张三|M1|语文组|", SkipNone},
		{"2025-01-03|记1|付活动合计三笔奖品|", SkipNone},
		{"1|2|3|5", SkipNone},
		{"姓名|M1|部门|", SkipNone},
		{"制药厂|1|2|", SkipNone},
		{"张三|M2|组|工作总计划", SkipNone},
	}
	for _, tt := range tests {
		if got := h.Skips(rowsOf(5, tt.row)[0]); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.row, got, tt.want)
		}
	}
}

// A header is found wherever its columns stand, under whatever titles, and however its texts are padded.
func TestHeaderProperty(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		fields := rosterFields()
		order := rapid.Permutation([]int{0, 1, 2, 3, 4}).Draw(rt, "order")
		pad := rapid.SampledFrom([]string{"%", " %", "　%　", "*%", "%\n", "%（必填）", "%："})
		var titles, data []string
		for i, n := range order {
			text := rapid.SampledFrom(append([]string{fields[n].Name}, fields[n].Aliases...)).Draw(rt, "text")
			titles = append(titles, strings.Replace(pad.Draw(rt, "pad"), "%", text, 1))
			data = append(data, string(rune('甲'+i)))
		}
		above := rapid.IntRange(0, headerRows-2).Draw(rt, "above")
		var rows []string
		for range above {
			rows = append(rows, rapid.SampledFrom([]string{"工会名册", "2025年|共三页", "填表单位：某校"}).Draw(rt, "title"))
		}
		rows = append(rows, strings.Join(titles, "|"), strings.Join(data, "|"))
		h := MatchHeader(rowsOf(1, rows...), fields)
		if h.Line != above+1 || len(h.Missing) > 0 {
			rt.Fatalf("header on line %d, want %d; missing %v", h.Line, above+1, h.Missing)
		}
		for col, n := range order {
			if h.Col(fields[n].Name) != col {
				rt.Fatalf("%s in column %d, want %d", fields[n].Name, h.Col(fields[n].Name), col)
			}
		}
	})
}
