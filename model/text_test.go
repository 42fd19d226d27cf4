package model

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestCleanText(t *testing.T) {
	for given, want := range map[string]string{
		"": "", "张三": "张三", " 张三　": "张三", "\t张三\r\n": "张三", "𠮷田薫": "𠮷田薫", "买买提·艾力": "买买提·艾力", "a b": "a b",
		"葛\U000E0100": "葛\U000E0100", "\uE000某": "\uE000某", "☎️": "☎️", "（第1次）": "（第1次）", "𰻝": "𰻝", "\u3007": "〇",
	} {
		if got, err := CleanText(given, 20); err != nil || got != want {
			t.Errorf("CleanText(%q) = %q, %v", given, got, err)
		}
	}
	for given, want := range map[string]error{
		"a\x1b[31mb": ErrTextControl, "a\x00": ErrTextControl, "a\nb": ErrTextControl, "a\tb": ErrTextControl,
		"a\x7f": ErrTextControl, "a\u0085b": ErrTextControl, "a\u009bb": ErrTextControl, "\u2028": ErrTextControl,
		"a\u2029": ErrTextControl, "a\u202eb": ErrTextBidi, "\u200fa": ErrTextBidi, "\u2066a": ErrTextBidi,
		"\u061ca": ErrTextBidi, "张\u200b三": ErrTextHidden, "张\u200d三": ErrTextHidden, "\ufeff张三": ErrTextHidden,
		"a\u00adb": ErrTextHidden, "\U000E0041": ErrTextHidden, "张\ufffd": ErrTextReplaced, "\xff": ErrTextEncoding,
		"张\xe5": ErrTextEncoding, "\ufffe": ErrTextHidden, "\U0001ffff": ErrTextHidden, "\u2060": ErrTextHidden,
		strings.Repeat("张", 21): ErrTextLong, strings.Repeat("a", 21): ErrTextLong,
	} {
		if got, err := CleanText(given, 20); !errors.Is(err, want) || got != "" {
			t.Errorf("CleanText(%q) = %q, %v; want %v", given, got, err, want)
		}
	}
	if got, err := CleanText(" "+strings.Repeat("张", 20)+" ", 20); err != nil ||
		utf8.RuneCountInString(got) != 20 {
		t.Errorf("blanks count: %v", err)
	}
	var at *TextError
	if _, err := CleanText("张三\x1b", 20); !errors.As(err, &at) || at.At != 3 || at.Rune != 0x1b {
		t.Errorf("place: %v", at)
	}
	if got, err := CleanNote(" 一\r\n二\n ", 20); err != nil || got != "一\n二" {
		t.Errorf("CleanNote: %q, %v", got, err)
	}
	if _, err := CleanNote("一\r二", 20); !errors.Is(err, ErrTextControl) {
		t.Errorf("CleanNote: %v", err)
	}
}

func TestFold(t *testing.T) {
	for given, want := range map[string]string{
		"": "", "abc": "abc", "ＡＢｃ１２３": "ABc123", "１－２": "1-2", "a　b": "a b", "￥１，０００．５": "¥1,000.5",
		"（记）第１号：": "(记)第1号:", "2026–03—01−02": "2026-03-01-02", "张三。": "张三。",
	} {
		if got := Fold(given); got != want {
			t.Errorf("Fold(%q) = %q, want %q", given, got, want)
		}
	}
}

func TestNormalizeName(t *testing.T) {
	for given, want := range map[string]string{
		"张　三": "张三", " 张三 ": "张三", "欧阳 娜娜": "欧阳娜娜", "John  Smith": "John Smith", "Anna张": "Anna张",
		"张 Anna":   "张Anna",
		"买买提 · 艾力": "买买提·艾力", "买买提•艾力": "买买提·艾力", "买买提・艾力": "买买提·艾力", "𠮷 田": "𠮷田", "": "", "　": "",
		"\uE000 某": "\uE000某", "\tJ. R.\nBrown ": "J. R. Brown",
	} {
		if got := NormalizeName(given); got != want {
			t.Errorf("NormalizeName(%q) = %q, want %q", given, got, want)
		}
	}
}

func TestNaturalLess(t *testing.T) {
	order := []string{"", "1", "2", "10", "记1", "记2", "记10", "记10-2", "记10-10", "记20"}
	for i := range order {
		for j := range order {
			if got := NaturalLess(order[i], order[j]); got != (i < j) {
				t.Errorf("NaturalLess(%q, %q) = %t", order[i], order[j], got)
			}
		}
	}
}

// Whatever the texts, the order is total: exactly one of less, greater and equal holds, and it carries over.
func TestNaturalOrder(t *testing.T) {
	text := rapid.StringMatching(`[记0-3-]{0,5}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := text.Draw(t, "a"), text.Draw(t, "b"), text.Draw(t, "c")
		if NaturalLess(a, b) && NaturalLess(b, a) || a != b && !NaturalLess(a, b) && !NaturalLess(b, a) {
			t.Fatalf("%q and %q", a, b)
		}
		if NaturalLess(a, b) && NaturalLess(b, c) && !NaturalLess(a, c) {
			t.Fatalf("%q, %q, %q", a, b, c)
		}
	})
}

func TestMasks(t *testing.T) {
	for _, x := range []struct{ got, want string }{
		{MaskPhone("19900001234"), "199****1234"},
		{MaskPhone("0512-666"), "******66"},
		{MaskPhone(""), ""},
		{MaskTail("32999919850101001X"), "**************001X"},
		{MaskTail("12345678"), "******78"},
		{MaskTail("1"), "*"},
		{MaskTail("6222620000000000004"), "***************0004"},
	} {
		if x.got != x.want {
			t.Errorf("%s, want %s", x.got, x.want)
		}
	}
}

func FuzzCleanText(f *testing.F) {
	for _, s := range []string{
		"张三", " a\x1b[0m", "\u202e", "\xff", "a\u200bb", "葛\U000E0100",
		strings.Repeat("长", 70),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := CleanText(s, MaxName)
		if err != nil {
			var typed *TextError
			if got != "" || !errors.As(err, &typed) || errors.Unwrap(err) == nil {
				t.Fatalf("%q: %q with %v", s, got, err)
			}
			return
		}
		if again, err := CleanText(got, MaxName); err != nil || again != got {
			t.Fatalf("%q is not stable: %q, %v", s, again, err)
		}
		if !strings.Contains(s, got) || !utf8.ValidString(got) || utf8.RuneCountInString(got) > MaxName {
			t.Fatalf("%q became %q", s, got)
		}
		for _, r := range got {
			if r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xfffd || r >= 0x202a && r <= 0x202e || r >= 0x2066 &&
				r <= 0x2069 {
				t.Fatalf("%q keeps %U", s, r)
			}
		}
	})
}
