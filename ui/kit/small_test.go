package kit

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"gonghui/ui/style"
	"gonghui/ui/uitest"
)

func TestKey(t *testing.T) {
	for _, c := range []struct{ press, want string }{
		{"？", "?"},
		{"：", ":"},
		{"／", "/"},
		{"、", "/"},
		{"。", "."},
		{"＝", "="},
		{"ｎ", "n"},
		{"Ｕ", "U"},
		{"１", "1"},
		{"n", "n"},
		{"U", "U"},
		{"ctrl+s", "ctrl+s"},
		{"f2", "f2"},
		{"enter", "enter"},
		{"space", "space"},
		{"中", "中"},
		{"，", ","},
		{"　", " "},
	} {
		if got := Key(uitest.KeyPress(c.press)); got != c.want {
			t.Errorf("Key(%q) = %q, want %q", c.press, got, c.want)
		}
	}
	if got := Key(tea.PasteMsg{Content: "n"}); got != "" {
		t.Errorf("a paste is the key %q", got)
	}
	if got := Key(tea.KeyPressMsg{Code: tea.KeyKpEnter}); got != "enter" {
		t.Errorf("the keypad's Enter is %q", got)
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		msg  tea.Msg
		want string
	}{
		{uitest.KeyPress("中文"), "中文"},
		{uitest.KeyPress("space"), " "},
		{tea.KeyPressMsg{Code: 'a', ShiftedCode: 'A', Mod: tea.ModShift, Text: "A"}, "A"},
		{tea.KeyPressMsg{Code: 'a', Mod: tea.ModCtrl, Text: "a"}, ""},
		{uitest.KeyPress("ctrl+s"), ""},
		{uitest.KeyPress("enter"), ""},
		{tea.PasteMsg{Content: "一\n二"}, "一\n二"},
		{tea.WindowSizeMsg{}, ""},
	} {
		if got := Text(c.msg); got != c.want {
			t.Errorf("Text(%v) = %q, want %q", c.msg, got, c.want)
		}
	}
}

func TestMatch(t *testing.T) {
	find := Binding{Keys: []string{"/", "ctrl+g"}, Help: "查找"}
	off := Binding{Keys: []string{"e"}, Help: "修改", Off: "已记账"}
	for _, c := range []struct {
		key            string
		b              Binding
		match, pressed bool
	}{
		{"/", find, true, true},
		{"、", find, true, true},
		{"ctrl+g", find, true, true},
		{"x", find, false, false},
		{"e", off, false, true},
	} {
		msg := uitest.KeyPress(c.key)
		if Match(msg, c.b) != c.match || Pressed(msg, c.b) != c.pressed {
			t.Errorf("%q: match %v, pressed %v", c.key, Match(msg, c.b), Pressed(msg, c.b))
		}
	}
}

func TestHelp(t *testing.T) {
	th := testTheme()
	bindings := []Binding{
		{Keys: []string{"enter"}, Help: "打开"},
		{Keys: []string{"n"}, Help: "新记录"},
		{Keys: []string{"e"}, Help: "修改", Off: "已记账"},
		{Keys: []string{"ctrl+s"}, Help: "保存"},
		{Keys: []string{"shift+tab"}, Help: "上一格", Quiet: true},
		{Keys: []string{"f2", "ctrl+l"}, Help: "查科目"},
	}
	for w, want := range map[int]string{
		50: " Enter 打开  n 新记录  Ctrl+S 保存  F2 查科目     ",
		32: " Enter 打开  n 新记录           ",
		36: " Enter 打开  n 新记录  Ctrl+S 保存  ",
	} {
		if got := ansi.Strip(HelpLine(th, w, bindings...)); got != want {
			t.Errorf("%d columns: %q, want %q", w, got, want)
		}
	}
	rows := HelpRows(th, 44, bindings...)
	want := []string{
		" Enter                  打开                ", " n                      新记录              ",
		" e                      修改（已记账）      ", " Ctrl+S                 保存                ",
		" Shift+Tab              上一格              ", " F2 Ctrl+L              查科目              ",
	}
	for i, row := range rows {
		if i >= len(want) || ansi.Strip(row) != want[i] {
			t.Errorf("row %d is %q", i, ansi.Strip(row))
		}
	}
	for key, name := range map[string]string{
		"+": "+", "ctrl++": "Ctrl++", "f": "f", "f10": "F10", "ctrl+left": "Ctrl+Left",
	} {
		if got := KeyName(key); got != name {
			t.Errorf("KeyName(%q) = %q, want %q", key, got, name)
		}
	}
}

func TestBar(t *testing.T) {
	th := testTheme()
	ascii := style.New(style.Options{ASCII: true})
	for _, c := range []struct {
		th           *style.Theme
		value, total int64
		want         string
	}{
		{th, 0, 100, "░░░░░░░░░░"},
		{th, 58, 100, "██████░░░░"},
		{th, 1, 1000, "█░░░░░░░░░"},
		{th, 999, 1000, "█████████░"},
		{th, 100, 100, "██████████"},
		{th, 130, 100, "██████████"},
		{th, 5, 0, "██████████"},
		{th, 0, 0, "░░░░░░░░░░"},
		{th, -5, 100, "░░░░░░░░░░"},
		{&ascii, 50, 100, "#####....."},
		{th, 1 << 62, 1<<63 - 1, "█████░░░░░"},
	} {
		if got := ansi.Strip(Bar(c.th, c.value, c.total, 10)); got != c.want {
			t.Errorf("%d of %d: %s, want %s", c.value, c.total, got, c.want)
		}
	}
	if over, full := Bar(th, 130, 100, 4), Bar(th, 100, 100, 4); over == full {
		t.Error("a bar over its limit looks like a full one")
	}
	if got := ansi.Strip(Tally(th, 3, 6, 8)); got != "████    " {
		t.Errorf("Tally drew %q", got)
	}
	if got := Tally(th, 0, 6, 3) + Tally(th, 3, 0, 2) + Bar(th, 1, 2, 0); got != "     " {
		t.Errorf("nothing is drawn as %q", got)
	}
}

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		value, total int64
		want         string
	}{
		{4187000, 7200000, "58%"},
		{1, 200, "1%"},
		{1, 201, "0%"},
		{0, 5, "0%"},
		{5, 0, "-"},
		{130, 100, "130%"},
		{-1, 2, "-50%"},
		{-1, 1000, "0%"},
		{1 << 62, 1 << 62, "100%"},
	} {
		if got := Percent(c.value, c.total); got != c.want {
			t.Errorf("Percent(%d, %d) = %s, want %s", c.value, c.total, got, c.want)
		}
	}
}

func TestBarProperty(t *testing.T) {
	th := testTheme()
	rapid.Check(t, func(t *rapid.T) {
		value, total := rapid.Int64().Draw(t, "value"), rapid.Int64().Draw(t, "total")
		w := rapid.IntRange(0, 30).Draw(t, "w")
		for _, got := range []string{Bar(th, value, total, w), Tally(th, value, total, w)} {
			if Width(got) != w {
				t.Fatalf("%q is %d columns wide, want %d", got, Width(got), w)
			}
		}
		part := rapid.Int64Range(0, 1<<50).Draw(t, "part")
		whole := rapid.Int64Range(part+1, 1<<51).Draw(t, "whole")
		if n := filled(part, whole, 20); n == 20 || (n == 0) != (part == 0) {
			t.Fatalf("%d of %d fills %d of 20", part, whole, n)
		}
	})
}

func TestToast(t *testing.T) {
	th := testTheme()
	for _, c := range []struct {
		toast Toast
		want  string
	}{
		{Toast{}, "                    "},
		{Toast{ToastDone, "已保存"}, " 完成  已保存       "},
		{Toast{ToastError, "未保存\n磁盘已满，请清理后再试"}, " 出错  未保存 磁盘.."},
		{Toast{ToastWarn, "a"}, " 注意  a            "},
		{Toast{ToastInfo, "a"}, " 提示  a            "},
	} {
		if got := ansi.Strip(c.toast.Line(th, 20)); got != c.want {
			t.Errorf("%+v is drawn as %q, want %q", c.toast, got, c.want)
		}
	}
}

func TestPanes(t *testing.T) {
	th := style.New(style.Options{ASCII: true})
	if got := ansi.Strip(Beside(&th, "走访\nab", "右", 5, 4, 3)); got != "走访 | 右  \nab   |     \n     |     " {
		t.Errorf("Beside drew %q", got)
	}
	want := []string{"+- 标题 ---+", "|中文      |", "+----------+"}
	if got := Frame(&th, "标题", []string{"中文"}, 12); !slices.Equal(strip(got), want) {
		t.Errorf("Frame drew %q", strip(got))
	}
	if got := ansi.Strip(Rule(&th, 4)); got != "----" {
		t.Errorf("Rule drew %q", got)
	}
}

func strip(lines []string) []string {
	return strings.Split(ansi.Strip(strings.Join(lines, "\n")), "\n")
}

func TestLocal(t *testing.T) {
	for _, c := range []struct{ in, want tea.Msg }{
		{tea.MouseClickMsg{X: 7, Y: 5}, tea.MouseClickMsg{X: 4, Y: 3}},
		{tea.MouseReleaseMsg{X: 7, Y: 5}, tea.MouseReleaseMsg{X: 4, Y: 3}},
		{tea.MouseWheelMsg{X: 7, Y: 5}, tea.MouseWheelMsg{X: 4, Y: 3}},
		{tea.MouseMotionMsg{X: 7, Y: 5}, tea.MouseMotionMsg{X: 4, Y: 3}},
		{tea.PasteMsg{Content: "x"}, tea.PasteMsg{Content: "x"}},
	} {
		if got := Local(c.in, 3, 2); got != c.want {
			t.Errorf("Local(%v) = %v, want %v", c.in, got, c.want)
		}
	}
	if Offset(nil, 1, 1) != nil {
		t.Error("a cursor came from nowhere")
	}
	at := caret(1, 2)
	if moved := Offset(at, 3, 4); moved.X != 4 || moved.Y != 6 || at.X != 1 {
		t.Errorf("moved to %v, from %v", moved, at)
	}
}
