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

func testTheme() *style.Theme {
	th := style.New(style.Options{Color: true})
	return &th
}

// checkView asserts that a drawn field is exactly w columns, safe, splits nothing, and has its cursor inside,
// behind the text that stands before it.
func checkView(t interface{ Fatalf(string, ...any) }, f *Field, w int) {
	view, x := f.View(w)
	plain := ansi.Strip(view)
	if Width(view) != w {
		t.Fatalf("a field of %d columns draws %q, %d columns", w, plain, Width(view))
	}
	if fault := uitest.Fault(view, w, 1); fault != "" {
		t.Fatalf("%s", fault)
	}
	if !f.focused {
		if x != -1 {
			t.Fatalf("a field without focus has a cursor at %d", x)
		}
		return
	}
	if x < 0 || x >= w {
		t.Fatalf("cursor at %d of %d columns, value %q", x, w, f.Value())
	}
	left := ansi.TruncateWc(plain, x, "")
	before := strings.Join(f.shown()[:f.buf.cur], "")
	if Width(left) != x || !strings.HasSuffix(before, left) {
		t.Fatalf("before the cursor %q is drawn, but the text before it is %q (width %d)", left, before, w)
	}
}

// randomKeys are keys that a user can press in a field.
func randomKeys() *rapid.Generator[tea.Msg] {
	names := []string{"tab", "enter", "up"}
	for _, e := range edits {
		names = append(names, e.keys...)
	}
	return rapid.OneOf(
		rapid.Map(rapid.SampledFrom(names), func(name string) tea.Msg { return uitest.KeyPress(name) }),
		rapid.Map(anyText(), func(s string) tea.Msg { return tea.PasteMsg{Content: s} }),
		rapid.Map(anyText(), func(s string) tea.Msg { return tea.KeyPressMsg{Code: tea.KeyExtended, Text: s} }),
		rapid.Map(rapid.SampledFrom(nasty), func(s string) tea.Msg {
			return tea.KeyPressMsg{Code: []rune(s)[0], Text: s}
		}),
	)
}

func TestFieldProperty(t *testing.T) {
	th := testTheme()
	rapid.Check(t, func(t *rapid.T) {
		f := NewField(th, Kind(rapid.IntRange(0, int(KindSecret)).Draw(t, "kind")))
		f.Limit = rapid.SampledFrom([]int{0, 0, 5, 20}).Draw(t, "limit")
		f.Placeholder = anyText().Draw(t, "placeholder")
		if rapid.Bool().Draw(t, "suggests") {
			f.Suggest = func(value string) string { return value + "住院" }
		}
		f.Focus()
		w := rapid.IntRange(2, 24).Draw(t, "w")
		for _, msg := range rapid.SliceOfN(randomKeys(), 100, 100).Draw(t, "keys") {
			f.Update(msg)
			checkView(t, f, w)
			if f.Limit > 0 && len(f.buf.cells) > f.Limit {
				t.Fatalf("%d characters, the limit is %d", len(f.buf.cells), f.Limit)
			}
			if v := f.Value(); v != Clean(v) {
				t.Fatalf("the value %q is not clean", v)
			}
		}
		f.Commit()
		checkView(t, f, w)
		f.Blur()
		checkView(t, f, w)
	})
}

func TestNoteProperty(t *testing.T) {
	th := testTheme()
	rapid.Check(t, func(t *rapid.T) {
		n := NewNote(th, 3)
		n.Focus()
		w, h := rapid.IntRange(3, 20).Draw(t, "w"), rapid.IntRange(1, 5).Draw(t, "h")
		for _, msg := range rapid.SliceOfN(randomKeys(), 30, 30).Draw(t, "keys") {
			n.Update(msg)
			view, cur := n.Draw(w, h)
			if fault := uitest.Fault(view, w, h); fault != "" {
				t.Fatalf("%s", fault)
			}
			if lines := strings.Split(view, "\n"); len(lines) != h || Width(lines[0]) != w {
				t.Fatalf("drawn as %d lines, the first of %d columns", len(lines), Width(lines[0]))
			}
			if cur == nil || cur.X < 0 || cur.X >= w || cur.Y < 0 || cur.Y >= h {
				t.Fatalf("cursor %v outside %dx%d", cur, w, h)
			}
			row := ansi.Strip(strings.Split(view, "\n")[cur.Y])
			left := ansi.TruncateWc(row, cur.X, "")
			if before := strings.Join(n.buf.cells[:n.buf.cur], ""); len(n.buf.cells) > 0 &&
				!strings.HasSuffix(before, left) {
				t.Fatalf("before the cursor %q is drawn, the text before it is %q", left, before)
			}
		}
	})
}

func press(x interface{ Update(tea.Msg) tea.Cmd }, keys ...string) {
	for _, k := range keys {
		x.Update(uitest.KeyPress(k))
	}
}

// TestFieldScreens holds exact views, with the cursor's column after each.
func TestFieldScreens(t *testing.T) {
	th := testTheme()
	type want struct {
		view string
		x    int
	}
	for _, c := range []struct {
		name string
		kind Kind
		set  string
		keys []string
		w    int
		want want
	}{
		{"chinese", KindText, "", []string{"张三丰"}, 10, want{"张三丰    ", 6}},
		{"inside", KindText, "姓名：欧阳a娜娜", []string{"home", "right", "right"}, 18, want{"姓名：欧阳a娜娜   ", 4}},
		{"scrolled", KindText, "慰问王芳住院慰问金", nil, 9, want{"慰问金   ", 6}},
		{"wide at edge", KindText, "中文字", []string{"home"}, 5, want{"中文 ", 0}},
		{"delete", KindText, "王芳", []string{"left", "backspace"}, 6, want{"芳    ", 0}},
		{"word", KindText, "慰问 abc", []string{"ctrl+w"}, 8, want{"慰问    ", 5}},
		{"middle dot", KindText, "", []string{"阿·依"}, 8, want{"阿·依   ", 5}},
		{"full-width amount", KindAmount, "", []string{"１２。５"}, 8, want{"12.5    ", 4}},
		{"full-width id", KindID, "", []string{"５１０ｘ"}, 8, want{"510X    ", 4}},
		{"full-width date", KindDate, "", []string{"２０２６－６－１"}, 12, want{"2026-6-1    ", 8}},
		{"secret", KindSecret, "", []string{"密码a"}, 6, want{"***   ", 3}},
		{"combining", KindText, "", []string{"e", "\u0301", "x"}, 5, want{"e\u0301x   ", 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := NewField(th, c.kind)
			f.SetValue(c.set)
			f.Focus()
			press(f, c.keys...)
			view, x := f.View(c.w)
			if got := (want{ansi.Strip(view), x}); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestFieldRest(t *testing.T) {
	th := testTheme()
	amount := NewField(th, KindAmount)
	amount.SetValue("800.00")
	long := NewField(th, KindText)
	long.SetValue("慰问王芳住院")
	empty := NewField(th, KindText)
	empty.Placeholder = "姓名"
	for _, c := range []struct {
		f    *Field
		want string
	}{{amount, "  800.00"}, {long, "慰问王.."}, {empty, "姓名    "}} {
		if view, x := c.f.View(8); ansi.Strip(view) != c.want || x != -1 {
			t.Errorf("got %q at %d, want %q", ansi.Strip(view), x, c.want)
		}
	}
}

func TestFieldSuggest(t *testing.T) {
	f := NewField(testTheme(), KindText)
	f.Suggest = func(value string) string {
		if strings.HasPrefix("慰问王芳住院", value) {
			return "慰问王芳住院"
		}
		return ""
	}
	f.Focus()
	press(f, "慰问")
	if view, x := f.View(14); ansi.Strip(view) != "慰问王芳住院  " || x != 4 {
		t.Errorf("drawn as %q with the cursor at %d", ansi.Strip(view), x)
	}
	if f.Value() != "慰问" {
		t.Errorf("a suggestion got into the value: %q", f.Value())
	}
	if press(f, "right"); f.Value() != "慰问王芳住院" {
		t.Errorf("Right took %q", f.Value())
	}
}

func TestFieldReadOnly(t *testing.T) {
	f := NewField(testTheme(), KindText)
	f.SetValue("记6-12")
	f.ReadOnly = true
	f.Focus()
	press(f, "x", "backspace", "ctrl+u", "home", "delete")
	if f.Value() != "记6-12" {
		t.Errorf("a read-only field became %q", f.Value())
	}
}

func TestFieldCommit(t *testing.T) {
	for _, c := range []struct {
		kind      Kind
		in        string
		want, err string
	}{
		{KindText, "  王芳 ", "王芳", ""},
		{KindAmount, "１２＊５００", "6000.00", ""},
		{KindAmount, "", "", ""},
		{KindAmount, "1.005", "1.005", "最多两位小数"},
		{KindAmount, "100/3", "100/3", "除不尽，请直接输入结果"},
		{KindAmount, "八百", "八百", "看不懂的金额"},
		{KindDate, "18", "2026-06-18", ""},
		{KindDate, "2026-02-30", "2026-02-30", "没有这一天"},
		{KindDate, "明天", "明天", "日期写作 2026-06-18"},
		{KindID, " 51010319850101002ｘ", "51010319850101002X", ""},
		{KindSecret, " a ", " a ", ""},
	} {
		f := NewField(testTheme(), c.kind)
		f.Base = "2026-06-01"
		f.SetValue(c.in)
		ok := f.Commit()
		if f.Value() != c.want || f.Err() != c.err || ok != (c.err == "") {
			t.Errorf("Commit(%q) = %v, %q, %q", c.in, ok, f.Value(), f.Err())
		}
		f.Focus()
		if press(f, "x"); f.Err() != "" {
			t.Errorf("%q: typing did not clear the error", c.in)
		}
	}
}

func TestChoice(t *testing.T) {
	c := NewChoice(testTheme(),
		Option{"", "未选"}, Option{"ill", "住院"}, Option{"death", "去世"}, Option{"wed", "结婚"})
	c.Focus()
	for _, step := range []struct{ key, want string }{
		{"space", "ill"},
		{"right", "death"},
		{"left", "ill"},
		{"left", ""},
		{"left", "wed"},
		{"right", ""},
		{"q", "death"},
		{"s", "death"},
		{"j", "wed"},
		{"住院", "ill"},
		{"?", "ill"},
	} {
		if press(c, step.key); c.Value() != step.want {
			t.Fatalf("after %q the choice is %q, want %q", step.key, c.Value(), step.want)
		}
	}
	c.SetValue("older")
	if view, _ := c.Draw(12, 1); c.Value() != "older" || ansi.Strip(view) != "< older >   " {
		t.Errorf("an unknown value: %q, drawn %q", c.Value(), ansi.Strip(view))
	}
	for w := range 14 {
		view, cur := c.Draw(w, 1)
		if Width(view) != w || w > 0 && (cur == nil || cur.X >= w) {
			t.Errorf("drawn as %q with cursor %v at width %d", ansi.Strip(view), cur, w)
		}
	}
	c.ReadOnly = true
	if press(c, "space"); c.Value() != "older" {
		t.Error("a read-only choice has changed")
	}
}

func TestNote(t *testing.T) {
	n := NewNote(testTheme(), 3)
	n.Focus()
	press(n, "得知后", "enter", "第二天到医院看望", "up", "x")
	if got := n.Value(); got != "得知后x\n第二天到医院看望" {
		t.Errorf("got %q", got)
	}
	n.Draw(11, 3)
	press(n, "down", "down", "end", "y")
	if got := n.Value(); got != "得知后x\n第二天到医院看望y" {
		t.Errorf("got %q", got)
	}
	view, cur := n.Draw(11, 3)
	want := []string{"得知后x    ", "第二天到医 ", "院看望y    "}
	if got := strings.Split(ansi.Strip(view), "\n"); !slices.Equal(got, want) || cur.X != 7 || cur.Y != 2 {
		t.Errorf("drawn as %q, cursor %v", got, cur)
	}
	n.Update(tea.PasteMsg{Content: "\r\n三\r\n"})
	n.Commit()
	if got := n.Value(); got != "得知后x\n第二天到医院看望y\n三" {
		t.Errorf("got %q", got)
	}
}
