package kit

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"gonghui/ui/style"
	"gonghui/ui/uitest"
)

// over shows a modal over a screen full of Chinese text.
type over struct{ m Modal }

func (o over) Update(msg tea.Msg) tea.Cmd {
	if o.m.Done() {
		return nil
	}
	return o.m.Update(msg)
}

func (o over) Draw(w, h int) (string, *tea.Cursor) {
	th := testTheme()
	line := th.Info.Render(strings.Repeat("走访慰问", w/8+1))
	lines := make([]string, h)
	for i := range lines {
		lines[i] = spaces(i%2) + line
	}
	return PlaceModal(Block(lines, w, h), o.m, w, h)
}

func TestModalGoldens(t *testing.T) {
	th := testTheme()
	g := uitest.NewGoldens(t, "modal")
	show := func(name string, m Modal, w, h int, keys ...string) *uitest.Driver {
		d := uitest.New(t, uitest.Host(over{m}), w, h)
		d.Press(keys...)
		g.Check(t, d, name)
		return d
	}
	confirm := func() Modal {
		return NewConfirm(th, "删除草稿", "删除草稿 D-17「慰问王芳住院」？\n删除后可以用 u 撤销。", Button{Label: "删除", Danger: true})
	}
	show("confirm", confirm(), 80, 16)
	show("confirm moved", confirm(), 80, 16, "tab")
	long := strings.Repeat("2026年6月有草稿没有记账。", 20)
	show("message", NewMessage(th, "不能结账", long), 50, 12)
	show("message scrolled", NewMessage(th, "不能结账", long), 50, 12, "down", "down")
	show("menu", testMenu(th, nil), 60, 12)
	show("menu refused", testMenu(th, nil), 60, 12, "r")
	palette := NewPalette(th, "命令", testMenu(th, nil).actions...)
	show("palette", palette, 60, 12, "d", "down")
	show("palette none", NewPalette(th, "命令", Action{Label: "备份"}), 60, 12, "x")
	prompt := NewPrompt(th, "重新打开 2026年5月", "为什么要重新打开？写进操作日志。", KindText, nil)
	prompt.Required = true
	show("prompt", prompt, 60, 12, "补记", "发票")
	prompt2 := NewPrompt(th, "金额", "", KindAmount, nil)
	show("prompt refused", prompt2, 60, 12, "1/3", "enter")
}

// TestModalProperty: at any size and with any text a modal stays inside the window.
func TestModalProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		th := testTheme()
		title, body := anyText().Draw(t, "title"), anyText().Draw(t, "body")
		for _, m := range []Modal{
			NewConfirm(th, title, body, Button{Label: "删除"}),
			NewMenu(th, title, Action{Label: body, Key: "n"}, Action{Label: title, Off: body}),
			NewPalette(th, title, Action{Label: body, Key: "ctrl+s"}),
			NewPrompt(th, title, body, KindText, nil),
		} {
			w, h := rapid.IntRange(30, 90).Draw(t, "w"), rapid.IntRange(12, 30).Draw(t, "h")
			uitest.New(t, uitest.Host(over{m}), w, h).Press("down", "x", "tab", "left")
		}
	})
}

func TestDialogKeys(t *testing.T) {
	for _, c := range []struct {
		keys string
		want string
	}{
		{"enter", ""},
		{"esc", ""},
		{"n", ""},
		{"y", "yes"},
		{"Y", "yes"},
		{"ｙ", "yes"},
		{"tab enter", "yes"},
		{"left enter", "yes"},
		{"left right enter", ""},
		{"tab esc", ""},
	} {
		said := ""
		d := NewConfirm(testTheme(), "", "", Button{Do: func() tea.Cmd { said = "yes"; return nil }})
		press(d, strings.Fields(c.keys)...)
		if said != c.want || !d.Done() {
			t.Errorf("%q: %q, done %v", c.keys, said, d.Done())
		}
	}
	d := NewConfirm(testTheme(), "", "", Button{})
	if press(d, "x", "down", "f2"); d.Done() {
		t.Error("a key that is no button closed the dialog")
	}
}

func testMenu(th *style.Theme, log *[]string) *Menu {
	do := func(name string) func() tea.Cmd {
		return func() tea.Cmd { *log = append(*log, name); return nil }
	}
	return NewMenu(th, "记6-12 慰问王芳住院",
		Action{Key: "e", Label: "修改", Off: "已记账的凭证不能修改", Do: do("edit")},
		Action{Key: "g", Label: "到走访", Do: do("go")},
		Action{Key: "r", Label: "冲销", Off: "6月已结账", Do: do("reverse")},
		Action{Key: "ctrl+o", Label: "打印凭证", Do: do("print")},
		Action{Label: "导出", Do: do("export")},
	)
}

func TestMenuKeys(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"enter", "go"},
		{"g", "go"},
		{"ctrl+o", "print"},
		{"down down enter", "print"},
		{"end enter", "export"},
		{"up up enter", "export"},
		{"esc", ""},
		{"down down down enter", "export"},
	} {
		var log []string
		m := testMenu(testTheme(), &log)
		press(m, strings.Fields(c.keys)...)
		if got := strings.Join(log, ","); got != c.want || !m.Done() {
			t.Errorf("%q does %q, want %q", c.keys, got, c.want)
		}
	}
	var log []string
	m := testMenu(testTheme(), &log)
	if press(m, "e", "r", "home", "enter"); m.Done() || len(log) > 0 {
		t.Errorf("an action that is off was done: %v", log)
	}
	p := NewPalette(testTheme(), "", m.actions...)
	if press(p, "dao", "enter"); len(log) != 1 || log[0] != "go" {
		t.Errorf("the palette did %v for dao", log)
	}
}

func TestMenuClick(t *testing.T) {
	var log []string
	m := testMenu(testTheme(), &log)
	m.Draw(60, 12)
	m.Update(tea.MouseClickMsg{X: 3, Y: 0, Button: tea.MouseLeft})
	if m.Done() {
		t.Error("a click on the border chose something")
	}
	if m.Update(tea.MouseClickMsg{X: 3, Y: 2, Button: tea.MouseLeft}); len(log) != 1 || log[0] != "go" {
		t.Errorf("a click on the second line did %v", log)
	}
}

func TestPrompt(t *testing.T) {
	var got string
	p := NewPrompt(testTheme(), "金额", "", KindAmount, func(v string) tea.Cmd { got = v; return nil })
	p.Required = true
	p.Check = func(v string) string {
		if v == "0.00" {
			return "不能是零"
		}
		return ""
	}
	for _, c := range []struct{ typed, err string }{{"", "不能为空"}, {"abc", "看不懂的金额"}, {"0", "不能是零"}} {
		p.Field.SetValue(c.typed)
		if press(p, "enter"); p.Done() || p.err != c.err {
			t.Errorf("%q: done %v, %q", c.typed, p.Done(), p.err)
		}
	}
	p.Field.SetValue("12*500")
	if press(p, "enter"); !p.Done() || got != "6000.00" {
		t.Errorf("done %v with %q", p.Done(), got)
	}
}

func TestOverlay(t *testing.T) {
	for _, c := range []struct {
		back string
		x    int
		want string
	}{
		{"走访慰问", 2, "走##慰问"},
		{"走访慰问", 1, " ## 慰问"},
		{"走访慰问", 3, "走 ## 问"},
		{"走访慰问", 6, "走访慰##"},
		{"走访", 6, "走访  ##"},
	} {
		if got := Overlay(c.back+"\nx", "##", c.x, 0); got != c.want+"\nx" {
			t.Errorf("Overlay(%q, %d) = %q, want %q", c.back, c.x, got, c.want)
		}
	}
	back := "甲乙"
	if got := Overlay(back, "1\n2\n3", 0, -1); got != "2 乙" {
		t.Errorf("a box that is partly outside: %q", got)
	}
}
