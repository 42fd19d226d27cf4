package sheet

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestText(t *testing.T) {
	tests := []struct {
		in, want string
		code     Code
	}{
		{"", "", ""},
		{"  慰问　\t", "慰问", ""},
		{"第一行\r\n第二行", "第一行 第二行", ""},
		{"a  b", "a b", ""},
		{"188,415.47\t", "188,415.47", ""},
		{"𠮷田㛃\U000E0101\uE000·", "𠮷田㛃\U000E0101\uE000·", ""},
		{"#N/A", "", CodeErrorValue},
		{"########", "", CodeErrorValue},
		{"#1 楼", "#1 楼", ""},
		{"a\x1b[31mb", "", CodeControl},
		{"a\u009b31mb", "", CodeControl},
		{"a\x7f", "", CodeControl},
		{"a\vb", "", CodeControl},
		{"a\u202Eb", "", CodeInvisible},
		{"a\u2066b", "", CodeInvisible},
		{"a\u200Bb", "", CodeInvisible},
		{"\uFEFFa", "", CodeInvisible},
		{"a\u2028b", "", CodeControl},
		{"a\U000E0041", "", CodeInvisible},
		{"\u3164", "", CodeInvisible},
		{"张\uFFFD", "", CodeReplacement},
		{"一二三四五六七八九十百千万", "", CodeTooLong},
		{"一二三四五六七八九十百千", "一二三四五六七八九十百千", ""},
	}
	for _, tt := range tests {
		if got, code := Text(tt.in, 12); got != tt.want || code != tt.code {
			t.Errorf("%q: %q %s, want %q %s", tt.in, got, code, tt.want, tt.code)
		}
	}
}

func TestName(t *testing.T) {
	tests := []struct {
		in, want string
		code     Code
	}{
		{"张　三", "张三", ""},
		{" 欧 阳 娜娜 ", "欧阳娜娜", ""},
		{"买买提·艾力", "买买提·艾力", ""},
		{"买买提 · 艾力", "买买提·艾力", ""},
		{"Anna  Maria", "Anna Maria", ""},
		{"=HYPERLINK(\"x\")", "", CodeFormula},
		{"＝1+1", "", CodeFormula},
		{"@SUM(A1)", "", CodeFormula},
		{"-5", "-5", ""},
		{"——", "——", ""},
		{"-", "-", ""},
		{"王[31m丙", "", CodeControl},
		{"供应商[甲]", "供应商[甲]", ""},
	}
	for _, tt := range tests {
		if got, code := Name(tt.in, 64); got != tt.want || code != tt.code {
			t.Errorf("%q: %q %s, want %q %s", tt.in, got, code, tt.want, tt.code)
		}
	}
}

func TestNumbersAndFormulas(t *testing.T) {
	for text, plain := range map[string]bool{
		"1": true, "-1": true, "+1,234.50": true, "50%": true, "12,34": false, "1.": false, ".5": false, "+-1": false,
		"1e3": false, "": false, "１": false, "1,234,567": true,
	} {
		if PlainNumber(text) != plain {
			t.Errorf("PlainNumber(%q) is %v", text, !plain)
		}
	}
	for text, formula := range map[string]bool{
		"+8613800000000": false, "-1+2": true, " =A1": true, "+A1": true, "--": false, "": false, "甲=乙": false,
		"－１２": false, "-2,000.00": false, "@甲": true,
	} {
		if LooksFormula(text) != formula {
			t.Errorf("LooksFormula(%q) is %v", text, !formula)
		}
	}
	for text, short := range map[string]bool{
		"6.22202E+18": true, "3.3e+17": true, "１E+5": true, "E+1": false, "1E+": false, "A1E+5": false, "12": false,
	} {
		if Scientific(text) != short {
			t.Errorf("Scientific(%q) is %v", text, !short)
		}
	}
}

func TestColumnNames(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		col := rapid.IntRange(0, lastColumn-1).Draw(rt, "col")
		got, line, ok := parseRef(ColumnName(col) + "7")
		if !ok || got != col || line != 7 {
			rt.Fatalf("%d is %s and back %d", col, ColumnName(col), got)
		}
	})
	for _, ref := range []string{"", "A", "7", "A0", "a1", "A+1", "A-1", "AAAA1", "XFE1", "A1048577", "A1:B2"} {
		if _, _, ok := parseRef(ref); ok {
			t.Errorf("%q is no cell", ref)
		}
	}
}

// FuzzCell: what Text and Name let through is clean, and cleaning it again changes nothing.
func FuzzCell(f *testing.F) {
	for _, seed := range []string{"张　三", "=1", "a\x1b[31m", "\u202Ea", "ａ１", "#N/A", "Anna B", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, clean := range []func(string, int) (string, Code){Text, Name} {
			out, code := clean(s, 50)
			if code != "" {
				if out != "" {
					t.Fatalf("refused text %q comes back", out)
				}
				continue
			}
			if !utf8.ValidString(out) || utf8.RuneCountInString(out) > 50 || strings.TrimSpace(out) != out {
				t.Fatalf("%q gives %q", s, out)
			}
			if i := strings.IndexFunc(out, func(r rune) bool {
				return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Bidi_Control, r) || r == utf8.RuneError
			}); i >= 0 {
				t.Fatalf("%q lets %q through", s, out[i:])
			}
			if again, code := clean(out, 50); again != out || code != "" {
				t.Fatalf("%q is %q the second time, %s", out, again, code)
			}
		}
	})
}
