package uitest

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// probe is a model that writes down what it gets and shows what it is told to.
type probe struct {
	got   []string
	frame string
	cur   *tea.Cursor
	on    map[string]tea.Cmd
}

func (p *probe) Init() tea.Cmd { return say("init") }

func (p *probe) Update(msg tea.Msg) tea.Cmd {
	name := fmt.Sprint(msg)
	p.got = append(p.got, name)
	return p.on[name]
}

func (p *probe) Draw(int, int) (string, *tea.Cursor) { return p.frame, p.cur }

type said string

func say(s string) tea.Cmd { return func() tea.Msg { return said(s) } }

// failures is a T that collects what a real test would fail with.
type failures struct{ said []string }

func (f *failures) Helper() {}

func (f *failures) Errorf(format string, args ...any) {
	f.said = append(f.said, fmt.Sprintf(format, args...))
}

func (f *failures) Fatalf(format string, args ...any) {
	f.Errorf(format, args...)
	panic(f)
}

// fails runs do and returns what the driver complained about.
func fails(do func(t T)) (said string) {
	f := &failures{}
	defer func() {
		if r := recover(); r != nil && r != any(f) {
			panic(r)
		}
		said = strings.Join(f.said, "\n")
	}()
	do(f)
	return ""
}

func TestDriverRunsCommands(t *testing.T) {
	p := &probe{on: map[string]tea.Cmd{
		"b":   tea.Batch(say("one"), say("two")),
		"s":   tea.Sequence(say("three"), tea.Batch(say("four"), say("five"))),
		"one": say("after one"),
		"q":   tea.Quit,
		"c":   tea.RequestBackgroundColor,
	}}
	d := New(t, Host(p), 80, 24)
	d.Press("b", "s", "c")
	want := "{80 24} init b one after one two s three four five c"
	if got := strings.Join(p.got, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if d.Quit() {
		t.Error("nobody asked to quit yet")
	}
	if d.Press("q"); !d.Quit() {
		t.Error("quit was not noticed")
	}
}

func TestDriverKeys(t *testing.T) {
	for _, c := range []struct{ press, want string }{
		{"tab", "tab"},
		{"shift+tab", "shift+tab"},
		{"ctrl+s", "ctrl+s"},
		{"f2", "f2"},
		{"space", "space"},
		{"n", "n"},
		{"+", "+"},
		{"？", "？"},
		{"中文", "中文"},
		{"ctrl+left", "ctrl+left"},
		{"alt+b", "alt+b"},
		{"12+3", "12+3"},
	} {
		if got := KeyPress(c.press).String(); got != c.want {
			t.Errorf("Press(%q) sends %q, want %q", c.press, got, c.want)
		}
	}
}

func TestDriverChecksFrames(t *testing.T) {
	for _, c := range []struct{ name, frame, want string }{
		{"good", "中文\n\x1b[1mab\x1b[m", ""},
		{"wide", "中文中文中文", "line 0 is 12 columns wide"},
		{"tall", "\n\n\n\n", "the frame has 5 lines"},
		{"bidi", "a\u202eb", "holds U+202E"},
		{"control", "a\x07b", "holds U+0007"},
		{"escape", "a\x1b[2Jb", "holds U+001B"},
		{"disputed", "☎\ufe0f", "measures 1 or 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			said := fails(func(t T) { New(t, Host(&probe{frame: c.frame}), 10, 4) })
			if c.want == "" && said != "" || !strings.Contains(said, c.want) {
				t.Errorf("the driver said %q, want %q", said, c.want)
			}
		})
	}
	said := fails(func(t T) { New(t, Host(&probe{cur: tea.NewCursor(10, 0)}), 10, 4) })
	if !strings.Contains(said, "cursor is at column 10") {
		t.Errorf("a cursor outside: %q", said)
	}
	loop := &probe{on: map[string]tea.Cmd{"init": say("init")}}
	if said := fails(func(t T) { New(t, Host(loop), 10, 4) }); !strings.Contains(said, "messages follow") {
		t.Errorf("an endless chain of messages: %q", said)
	}
}

func TestScreen(t *testing.T) {
	p := &probe{frame: "姓名：\x1b[31m欧阳a娜娜\x1b[m │\n\n800.00", cur: tea.NewCursor(8, 0)}
	d := New(t, Host(p), 20, 4)
	if got, want := d.Text(), "姓名：欧阳a娜娜 │\n\n800.00\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := d.BeforeCursor(); got != "姓名：欧" {
		t.Errorf("before the cursor stands %q", got)
	}
	if d.Line(0) != d.Line(-4) {
		t.Error("lines are not counted from the bottom")
	}
	d.Contains(t, "欧阳", "800.00")
	d.Lacks(t, "王芳")
	if said := fails(func(t T) { d.Contains(t, "王芳") }); said == "" {
		t.Error("Contains found what is not there")
	}
	if said := fails(func(t T) { d.Lacks(t, "欧阳") }); said == "" {
		t.Error("Lacks did not find what is there")
	}
}

func TestGoldens(t *testing.T) {
	g := NewGoldens(t, "screens")
	d := New(t, Host(&probe{frame: "中文 abc\n第二行", cur: tea.NewCursor(4, 0)}), 12, 3)
	g.Check(t, d, "small")
	g.CheckText(t, "small.svg", d.SVG(true))
}

func TestSVG(t *testing.T) {
	p := &probe{frame: "\x1b[1;31m中\x1b[m<│\x1b[7m好\x1b[m"}
	got := New(t, Host(p), 8, 2).SVG(false)
	for _, want := range []string{
		`font-weight="bold">中`, "&lt;", `height="20" fill="#1f2328"`, `fill="#ffffff">好`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the picture lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, ">│<") {
		t.Error("a line is drawn as a character")
	}
}
