package ledgertest

import "strings"

// NastyText is a text that hurts a terminal, a spreadsheet, a page or a reader's eyes if it gets there as it is.
type NastyText struct {
	Name string
	Text string
	// Refused texts are kept out by every import; the others may be kept, and have to leave the book harmless.
	Refused bool
}

// Nasty is one table of them for imports, screens and exports alike.
func Nasty() []NastyText {
	return []NastyText{
		{"ansi colour", "红\x1b[31m字", true},
		{"ansi title", "标\x1b]0;题\x07", true},
		{"ansi clear", "\x1b[2J\x1b[H清屏", true},
		{"c1 sequence", "红\u009b31m字", true},
		{"nul", "甲\x00乙", true},
		{"backspace", "甲\b乙", true},
		{"bell", "甲\a乙", true},
		{"delete", "甲\x7f乙", true},
		{"vertical tab", "甲\v乙", true},
		{"bidi override", "甲\u202etxt.exe", true},
		{"bidi isolate", "甲\u2066乙\u2069", true},
		{"right-to-left mark", "甲\u200f乙", true},
		{"arabic letter mark", "甲\u061c乙", true},
		{"zero width space", "甲\u200b乙", true},
		{"byte order mark inside", "甲\ufeff乙", true},
		{"word joiner", "甲\u2060乙", true},
		{"joined emoji", "慰问👨\u200d👩\u200d👧", true},
		{"tag characters", "甲\U000e0041乙", true},
		{"noncharacter", "甲\ufffe乙", true},
		{"replacement", "甲\ufffd乙", true},
		{"very long", strings.Repeat("长", 100_000), true},

		{"formula", `=HYPERLINK("http://x","点")`, false},
		{"formula by plus", "+cmd|' /C calc'!A0", false},
		{"formula by at", "@SUM(1+1)", false},
		{"rare han", "𠮷田㛃𬎆", false},
		{"private use", "王\ue815", false},
		{"dash", "-", false},
		{"right-to-left letters", "مرحبا مدرسة", false},
		{"combining marks", "e" + strings.Repeat("\u0301", 8) + "尾", false},
		{"emoji", "慰问👍🏽❤\ufe0f🇨🇳", false},
		{"full-width formula", "＝1+1", false},
		{"markup", `<script>alert(1)</script><b>&amp;"'`, false},
		{"quotes", `"甲",'乙';“丙”`, false},
		{"journal syntax", "甲  ; 注 | * ! (12) 日期:2025-01-01 CNY", false},
		{"format verbs", "%s%d%n %!v(MISSING)", false},
		{"path", "../../etc/passwd", false},
		{"template", "{{.}}${HOME}`id`", false},
	}
}
