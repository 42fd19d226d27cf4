package export

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// nasty are texts that try to act: formulas, terminal sequences, marks that turn the writing, markup.
var nasty = []string{
	"=cmd|' /C calc'!A0", "+1+1", "-1+1|x", "@SUM(A1)", "\t=1+1", "\x1b[31m红\x1b[0m", "\u009b2J", "a\x00b", "\x7f",
	"甲\u202e乙", "甲\u2066乙\u2069", "零\u200b宽", "\ufeff头", "行一\n行二", "\r覆盖", "<script>alert(1)</script>",
	`"><img src=x onerror=alert(1)>`, "&amp; & &#x41;", "]]>", "{{.Title}}", "＝1", "_x0041_", "'单引号", "\ufffd", "\xff\xfe",
	"</style><b>", "&\"黑体,加粗\"&24", "  两端空格  ",
}

func TestHarmlessShowsWhatHides(t *testing.T) {
	for in, want := range map[string]string{
		"工会·经费（内部）": "工会·经费（内部）", "=1+1": "=1+1", "甲\u202e乙": `甲\u{202E}乙`, "\x1b[31m": `\u{1B}[31m`,
		"行一\n行二": "行一 行二", "全　角": "全　角", "": "", "𠮷野": "𠮷野", "零\u200b宽": `零\u{200B}宽`,
	} {
		if got := harmless(in); got != want {
			t.Errorf("harmless(%q) = %q, want %q", in, got, want)
		}
	}
}

// noneHidden fails when a text holds what must not leave the book as it is.
func noneHidden(t interface {
	Helper()
	Errorf(string, ...any)
}, where, s string,
) {
	t.Helper()
	for _, r := range s {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == 0x200B || r == 0xFEFF {
			t.Errorf("%s: %U in %q", where, r, s)
		}
	}
}

func FuzzHarmless(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := harmless(s)
		noneHidden(t, "harmless", got)
		if harmless(got) != got {
			t.Errorf("not idempotent: %q", got)
		}
		if !utf8.ValidString(got) {
			t.Errorf("not valid: %q", got)
		}
	})
}

func TestColumnsOf(t *testing.T) {
	for s, want := range map[string]int{"": 0, "abc": 3, "工会": 4, "1,234.50": 8, "（一）": 6, "￥1": 3} {
		if got := columnsOf(s); got != want {
			t.Errorf("columnsOf(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestShown(t *testing.T) {
	for _, c := range []struct {
		kind       ColumnKind
		cell, want string
	}{
		{Money, "1234567.80", "1,234,567.80"},
		{Money, "-0.05", "-0.05"},
		{Money, "", ""},
		{Text, "1234567.80", "1234567.80"},
		{Money, "无", "无"},
		{Day, "2025-03-01", "2025-03-01"},
	} {
		if got := shown(c.kind, c.cell); got != c.want {
			t.Errorf("shown(%d, %q) = %q, want %q", c.kind, c.cell, got, c.want)
		}
	}
}

// TestLayoutFitsFigures makes sure that no amount is ever cut off and that a page stays readable when texts are long.
func TestLayoutFitsFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := Table{Name: "表"}
		n := rapid.IntRange(1, 21).Draw(t, "columns")
		money := 0
		for range n {
			kind := rapid.SampledFrom([]ColumnKind{Text, Money, Number, Day, Percent}).Draw(t, "kind")
			if kind == Money {
				money++
			}
			table.Columns = append(table.Columns, Column{Name: strings.Repeat("列", rapid.IntRange(1, 8).Draw(t, "name")), Kind: kind})
		}
		for range rapid.IntRange(1, 5).Draw(t, "rows") {
			var cells []string
			for _, c := range table.Columns {
				switch c.Kind {
				case Money:
					cells = append(cells, rapid.SampledFrom([]string{"0.00", "-123456789.01", "12.00"}).Draw(t, "money"))
				default:
					cells = append(cells, strings.Repeat("字", rapid.IntRange(0, 60).Draw(t, "text")))
				}
			}
			table.Rows = append(table.Rows, cells)
		}
		p := pageOf(table)
		l := layOut(p)
		for i, c := range p.columns {
			for _, r := range p.rows {
				if s := shown(c.Kind, r.cell(i)); c.Kind == Money && columnsOf(s) >= l.widths[i] {
					t.Fatalf("%q in %d columns", s, l.widths[i])
				}
			}
			if l.widths[i] < leastWidth {
				t.Fatalf("column %d has width %d", i, l.widths[i])
			}
		}
	})
}
