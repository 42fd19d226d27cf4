package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestUnarmed(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "普通": "普通", "-12.50": "-12.50", "+3": "+3", "-4.20%": "-4.20%", "=1+1": "'=1+1", "+cmd|x": "'+cmd|x",
		"-2+3": "'-2+3", "@SUM(A1)": "'@SUM(A1)", " =1": "' =1", "　=1": "'　=1", "＝1": "'＝1", "＋1": "'＋1", "－1": "'－1",
		"＠a": "'＠a", "\t=1": "' =1", "\r=1": "' =1", "\n=1": "' =1", "\x00=1": `'\u{0}=1`, "-": "'-", "+": "'+", "-.5": "'-.5",
		"-1.": "'-1.", "1-2": "1-2", "a=b": "a=b", "\x1b[31m红": `\u{1B}[31m红`, "甲\u202e乙": `甲\u{202E}乙`, "a\nb": "a b",
		"-1e5": "'-1e5", "--1": "'--1", "\ufeff=1": `\u{FEFF}=1`,
	} {
		if got := unarmed(in); got != want {
			t.Errorf("unarmed(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestNoCellActs holds for any text: in no form does a cell begin like a formula or carry anything hidden.
func TestNoCellActs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.OneOf(rapid.String(), rapid.StringMatching(`[ 　]{0,2}[=+\-@＝＋－＠\t\r\n]?.{0,8}`)).Draw(t, "cell")
		table := Table{Name: "表", Columns: []Column{{Name: "甲"}, {Name: "乙"}}, Rows: [][]string{{cell, "末"}}}
		var buf, text, obj bytes.Buffer
		if WriteCSV(&buf, table) != nil || WriteText(&text, table) != nil || WriteJSON(&obj, table) != nil {
			t.Fatal("cannot write to a buffer")
		}
		if !strings.HasPrefix(buf.String(), bom) || strings.Count(buf.String(), "\n") != 2 {
			t.Fatalf("%q", buf.String())
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(buf.String(), bom))).ReadAll()
		if err != nil || len(rows) != 2 || len(rows[1]) != 2 || rows[1][1] != "末" {
			t.Fatalf("%v %q", err, buf.String())
		}
		got := rows[1][0]
		first := strings.TrimLeft(got, " 　\u00a0")
		if first != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(first)[0]) && !isNumber(got) {
			t.Fatalf("%q begins like a formula", got)
		}
		for _, s := range []string{got, text.String(), obj.String()} {
			for _, r := range s {
				if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
					t.Fatalf("%q holds %U", s, r)
				}
			}
		}
		if !json.Valid(obj.Bytes()) {
			t.Fatalf("%s", obj.Bytes())
		}
	})
}

func TestJSONForm(t *testing.T) {
	table := Table{
		Name: "表", Columns: []Column{
			{Name: "科目"}, {Name: "金额", Kind: Money}, {Name: "件数", Kind: Number}, {Name: "率", Kind: Percent}, {Name: "隐", ScreenOnly: true},
		},
		Rows: [][]string{{"甲\"", "-1234.50", "3", "5.00%", "x"}, {"合计", "0.00", "", "", ""}, {"乙", "", "", "", ""}},
		Foot: [][]string{{"合计", "-1234.50", "", "", ""}}, Between: []int{1},
	}
	var b bytes.Buffer
	if err := WriteJSON(&b, table); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Report string
		Rows   []map[string]any
		Totals []map[string]any
	}
	d := json.NewDecoder(&b)
	d.UseNumber()
	if err := d.Decode(&got); err != nil {
		t.Fatal(err)
	}
	first := got.Rows[0]
	if len(got.Rows) != 2 || first["金额_fen"] != json.Number("-123450") || first["件数"] != json.Number("3") ||
		first["率"] != "5.00%" || first["科目"] != `甲"` || first["隐"] != nil || got.Rows[1]["金额_fen"] != nil ||
		got.Totals[0]["金额_fen"] != json.Number("-123450") || got.Report != "表" {
		t.Errorf("%+v", got)
	}
}

func TestTextIsAligned(t *testing.T) {
	table := Table{
		Name: "表", Heading: []string{"某工会", "2025年度"}, Columns: []Column{{Name: "科目"}, {Name: "金额", Kind: Money}},
		Rows: [][]string{{"库存现金", "1234.50"}, {"a", "0.00"}}, Foot: [][]string{{"合计", "1234.50"}}, Notes: []string{"注"},
	}
	var b bytes.Buffer
	if err := WriteText(&b, table); err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"表", "某工会  2025年度", "科目          金额", "------------------", "库存现金  1,234.50", "a             0.00",
		"------------------", "合计      1,234.50", "注", "",
	}, "\n")
	if b.String() != want {
		t.Errorf("\n%s\nwant\n%s", b.String(), want)
	}
}
