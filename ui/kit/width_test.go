package kit

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// nasty are characters that break naive terminals, mixed into the random texts of the property tests.
var nasty = []string{
	"\x1b[31m", "\x1b", "\x9b", "\u009b", "\x07", "\x00", "\r\n", "\t", "\u202e", "\u2066", "\u200f", "\u2028",
	"\u200b", "\ufeff",
	"\u00ad", "👨‍👩‍👧", "👍🏽", "🇨🇳", "🇨", "☎️", "☎", "e\u0301", "\u0301", "葛\U000e0100", "𠮷", "\ue000", "㊣",
	"\u1100\u1161\u11a8",
	"नि", "ก็", "\u302e", "ｱﾞ", "\xff", "\ufdd0", "\U0001ffff", "欧阳", "·", "，", "１", "1️⃣", "\u0600",
	"\u0897", "\U000e0041",
}

// anyText draws text from Han, ASCII, everything Unicode has, and nasty.
func anyText() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom(nasty),
		rapid.StringOfN(rapid.RuneFrom(nil, unicode.Han), 0, 4, -1),
		rapid.StringMatching(`[ -~]{0,5}`),
		rapid.StringN(0, 3, -1),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), "")
	})
}

// checkSafe asserts what Sanitize promises.
func checkSafe(t interface{ Fatalf(string, ...any) }, in, out string) {
	if !utf8.ValidString(out) {
		t.Fatalf("%q -> %q is no UTF-8", in, out)
	}
	for _, r := range out {
		if unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Bidi_Control, r) ||
			r == 0x2028 || r == 0x2029 {
			t.Fatalf("%q -> %q keeps %U", in, out, r)
		}
	}
	between := "a" + out + "b"
	if wc, gr := ansi.StringWidthWc(between), ansi.StringWidth(between); wc != gr || wc != Width(out)+2 {
		t.Fatalf("%q -> %q measures %d, %d by clusters, Width %d", in, out, wc-2, gr-2, Width(out))
	}
	for _, c := range clusters(out) {
		if w := Width(c); w < 1 || w > 2 {
			t.Fatalf("%q -> %q has the cluster %q of width %d", in, out, c, w)
		}
	}
}

func TestSanitizeProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "s")
		out := Sanitize(s)
		checkSafe(t, s, out)
		checkSafe(t, s, Clean(s))
		if again := Sanitize(out); again != out {
			t.Fatalf("%q -> %q -> %q", s, out, again)
		}
	})
}

func FuzzSanitize(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Add(strings.Join(nasty, ""))
	f.Fuzz(func(t *testing.T, s string) {
		checkSafe(t, s, Sanitize(s))
		checkSafe(t, s, Clean(s))
	})
}

func TestSanitize(t *testing.T) {
	for _, c := range []struct{ in, show, keep string }{
		{"王芳 800.00", "王芳 800.00", "王芳 800.00"},
		{"a\x1b[31mb", "a␛[31mb", "a[31mb"},
		{"a\u009b31m", "a␦31m", "a31m"},
		{"甲\r\n乙\t丙\u2028丁", "甲 乙 丙 丁", "甲 乙 丙 丁"},
		{"100\u202e00", "100␦00", "10000"},
		{"零\u200b宽\ufeff", "零宽", "零宽"},
		{"欧阳·阿丽亚", "欧阳·阿丽亚", "欧阳·阿丽亚"},
		{"𠮷\U00030000\ue000", "𠮷\U00030000\ue000", "𠮷\U00030000\ue000"},
		{"葛\U000e0100", "葛\U000e0100", "葛\U000e0100"},
		{"👨‍👩‍👧", "👨👩👧", "👨👩👧"},
		{"👍🏽好", "👍好", "👍好"},
		{"\xff坏", "␦坏", "坏"},
		{"e\u0301", "e\u0301", "e\u0301"},
	} {
		if got := Sanitize(c.in); got != c.show {
			t.Errorf("Sanitize(%q) = %q, want %q", c.in, got, c.show)
		}
		if got := Clean(c.in); got != c.keep {
			t.Errorf("Clean(%q) = %q, want %q", c.in, got, c.keep)
		}
	}
}

func TestFitProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Sanitize(anyText().Draw(t, "s"))
		w := rapid.IntRange(0, 30).Draw(t, "w")
		for name, fit := range map[string]func(string, int) string{
			"Fit": Fit, "PadRight": PadRight, "PadLeft": PadLeft, "Center": Center,
		} {
			if got := fit(s, w); Width(got) != w {
				t.Fatalf("%s(%q, %d) = %q, %d columns", name, s, w, got, Width(got))
			}
		}
		cut := Cut(s, w)
		if Width(cut) > w || !strings.HasPrefix(s, cut) {
			t.Fatalf("Cut(%q, %d) = %q", s, w, cut)
		}
		if all := clusters(s); !slices.Equal(clusters(cut), all[:len(clusters(cut))]) {
			t.Fatalf("Cut(%q, %d) = %q splits a character", s, w, cut)
		}
	})
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		got, want string
	}{
		{Fit("慰问王芳住院", 12), "慰问王芳住院"},
		{Fit("慰问王芳住院", 11), "慰问王芳.. "},
		{Fit("慰问王芳住院", 10), "慰问王芳.."},
		{Fit("王芳", 6), "王芳  "},
		{PadLeft("1,000.00", 10), "  1,000.00"},
		{PadLeft("1,000.00", 7), "#######"},
		{Cut("中文", 3), "中"},
		{Center("中文", 8), "  中文  "},
		{Block([]string{"中文", "x"}, 3, 3), "中 \nx  \n   "},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in   string
		w    int
		want []string
	}{
		{"", 10, []string{""}},
		{"有慰问支出而没有走访登记", 10, []string{"有慰问支出", "而没有走访", "登记"}},
		{"没有走访登记，不能证明。", 12, []string{"没有走访登", "记，不能证", "明。"}},
		{"see the audit pack", 9, []string{"see the", "audit", "pack"}},
		{"用Ctrl+S保存", 8, []string{"用Ctrl+S", "保存"}},
		{"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"甲\n\n乙", 4, []string{"甲", "", "乙"}},
		{"依据（内部）", 6, []string{"依据", "（内", "部）"}},
	} {
		if got := Wrap(c.in, c.w); !slices.Equal(got, c.want) {
			t.Errorf("Wrap(%q, %d) = %q, want %q", c.in, c.w, got, c.want)
		}
	}
}

func TestWrapProperty(t *testing.T) {
	squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "s")
		w := rapid.IntRange(2, 20).Draw(t, "w")
		lines := Wrap(s, w)
		for _, line := range lines {
			if Width(line) > w {
				t.Fatalf("Wrap(%q, %d) has the line %q", s, w, line)
			}
		}
		if strings.ContainsAny(s, "\r\n") {
			return
		}
		if got, want := squeeze(strings.Join(lines, "")), squeeze(Sanitize(s)); got != want {
			t.Fatalf("Wrap(%q, %d) loses text: %q, want %q", s, w, got, want)
		}
	})
}

// TestPartsOfSyllables: letters that would join with each other into one syllable are not drawn; whole ones are.
func TestPartsOfSyllables(t *testing.T) {
	for in, want := range map[string]string{"\u1100\u1100": "?", "각": "각", "각각": "각각"} {
		if got := Sanitize(in); got != want {
			t.Errorf("Sanitize(%q) = %q, want %q", in, got, want)
		}
	}
}
