package ui_test

import (
	"image/color"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/ui"
	"gonghui/ui/kit"
	"gonghui/ui/screen"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

func root(t testing.TB, book string, env map[string]string) *ui.Root {
	t.Helper()
	m, err := ui.New(ui.Options{
		Book: book, Actor: screentest.Actor, Now: screentest.Now, Getenv: func(k string) string { return env[k] },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	})
	return m
}

// TestFirstFrame is drawn before anything is known of the book, which is opened in a command.
func TestFirstFrame(t *testing.T) {
	m := root(t, filepath.Join(t.TempDir(), "missing.db"), nil)
	if m.Init() == nil {
		t.Fatal("nothing opens the book")
	}
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	v := m.View()
	if !strings.Contains(v.Content, "正在打开账本") || !v.AltScreen || v.Cursor != nil {
		t.Fatalf("%+v", v)
	}
	if fault := uitest.Fault(v.Content, 80, 24); fault != "" {
		t.Fatal(fault)
	}
	if v.WindowTitle != "工会账本" {
		t.Errorf("the window's title is %q; it may name nobody", v.WindowTitle)
	}
}

var colours = regexp.MustCompile(`\x1b\[[0-9;]*(3[0-9]|4[0-9]|9[0-7]|10[0-7])[;m]`)

func TestColours(t *testing.T) {
	path := screentest.Book(t)
	for _, c := range []struct {
		env  map[string]string
		want bool
	}{{nil, true}, {map[string]string{"NO_COLOR": "1"}, false}, {map[string]string{"TERM": "dumb"}, false}} {
		m := root(t, path, c.env)
		d := uitest.New(t, m, 80, 24)
		if got := colours.MatchString(d.Model().View().Content); got != c.want {
			t.Errorf("%v: coloured %v", c.env, got)
		}
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestBackground(t *testing.T) {
	d := uitest.New(t, root(t, screentest.Book(t), nil), 80, 24)
	dark := d.Model().View().Content
	d.Send(tea.BackgroundColorMsg{Color: color.White})
	light := d.Model().View().Content
	if light == dark {
		t.Error("the theme does not follow the terminal's background")
	}
	d.Send(tea.BackgroundColorMsg{Color: color.Black})
	if d.Model().View().Content != dark {
		t.Error("the theme does not come back")
	}
}

func TestToastStaysUntilTheNextKey(t *testing.T) {
	d := uitest.New(t, root(t, screentest.Book(t), nil), 80, 24)
	d.Send(screen.Toast{Kind: kit.ToastWarn, Text: "看这里\x1b[2J"})
	if got := d.Line(-1); !strings.Contains(got, "注意  看这里␛[2J") {
		t.Fatalf("%q", got)
	}
	d.Press("down")
	d.Lacks(t, "看这里")
}

// TestHelpShowsValidKeys: in a form a letter is text, and the wizard has no tabs.
func TestHelpShowsValidKeys(t *testing.T) {
	d := uitest.New(t, root(t, filepath.Join(t.TempDir(), "new.db"), nil), 80, 24)
	d.Press("f1")
	d.Contains(t, "按键", "F1 Ctrl+G", "建账")
	d.Lacks(t, "? F1", "撤销", "换到总览", "q F10")
	d = uitest.New(t, root(t, screentest.Book(t), nil), 80, 24)
	d.Press("?")
	d.Contains(t, "1-7", "换到总览", "? F1 Ctrl+G", "撤销")
}

func TestFailures(t *testing.T) {
	d := uitest.New(t, root(t, screentest.Book(t), nil), 80, 24)
	d.Send(screen.Failed{Err: ledger.ErrDiskFull}, screen.Failed{Err: ledger.ErrDiskFull})
	d.Contains(t, "没有完成", "磁盘满了", "清理磁盘")
	d.Press("enter")
	d.Lacks(t, "磁盘满了")
	d.Send(screen.Failed{Err: ledger.ErrPoisoned})
	d.Contains(t, "重新打开账本")
	d.Press("enter")
	d.Contains(t, "[1 总览]", "已核对")
}

// TestOperator asks for a name where none is known, and lets it be changed.
func TestOperator(t *testing.T) {
	path := screentest.Book(t)
	m, err := ui.New(ui.Options{Book: path, Now: screentest.Now, Getenv: func(string) string { return "" }})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 80, 24)
	if !strings.Contains(d.Line(0), screentest.Actor) {
		t.Fatalf("the treasurer is not the operator: %q", d.Line(0))
	}
	d.Send(screen.UseActor{Name: " 出纳 丁 "})
	if !strings.Contains(d.Line(0), "出纳丁") {
		t.Fatalf("%q", d.Line(0))
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
}

// A key in the overview of a book in use; the budget is two frames of the renderer, 33 ms.
func BenchmarkKey(b *testing.B) {
	m := root(b, screentest.Book(b), nil)
	uitest.New(b, m, 140, 40)
	down, up := uitest.KeyPress("down"), uitest.KeyPress("up")
	for b.Loop() {
		m.Update(down)
		_ = m.View()
		m.Update(up)
		_ = m.View()
	}
}

// What the program does before its first frame; the budget is half of what a hello-world takes to start.
func BenchmarkFirstFrame(b *testing.B) {
	path := filepath.Join(b.TempDir(), "missing.db")
	for b.Loop() {
		m := root(b, path, nil)
		m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		_ = m.View()
	}
}
