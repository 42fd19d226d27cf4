// Package uitest drives the terminal program without a terminal: it presses keys, runs the commands that
// come back, and reads the screen from the renderer's own cells.
//
// After every message the frame is checked: no line is wider and the frame no taller than the window, no
// control character or bidirectional mark is in it, and the cursor is inside. What breaks this fails the
// test.
package uitest

import (
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// T is what the driver needs of a test: *testing.T, *testing.B and *rapid.T have it.
type T interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// patience is how long one command may run before the test fails; commands that wait for ever are defects.
const patience = 20 * time.Second

// Drawer is a widget or a screen: what draws itself at a size.
type Drawer interface {
	Update(msg tea.Msg) tea.Cmd
	Draw(w, h int) (string, *tea.Cursor)
}

// Host makes a model of a widget or a screen that fills the window. If it has an Init, that is called.
func Host(x Drawer) tea.Model { return &host{x: x} }

type host struct {
	x    Drawer
	w, h int
}

func (m *host) Init() tea.Cmd {
	if x, ok := m.x.(interface{ Init() tea.Cmd }); ok {
		return x.Init()
	}
	return nil
}

func (m *host) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		m.w, m.h = size.Width, size.Height
	}
	return m, m.x.Update(msg)
}

func (m *host) View() tea.View {
	content, cursor := m.x.Draw(m.w, m.h)
	view := tea.NewView(content)
	view.Cursor = cursor
	return view
}

// maxRounds bounds the messages that one key press may set off.
const maxRounds = 10_000

// Driver runs one model.
type Driver struct {
	t        T
	model    tea.Model
	w, h     int
	quit     bool
	messages int
	clip     string
}

// New starts the model in a window of w by h and runs its first commands.
func New(t T, model tea.Model, w, h int) *Driver {
	t.Helper()
	d := &Driver{t: t, model: model, w: w, h: h}
	first := model.Init()
	d.Resize(w, h)
	d.run(first)
	return d
}

// Model returns the model as it is now.
func (d *Driver) Model() tea.Model { return d.model }

// Clipboard is the text that the model last asked the terminal to put into the clipboard.
func (d *Driver) Clipboard() string { return d.clip }

// Quit tells whether the model has asked to end the program.
func (d *Driver) Quit() bool { return d.quit }

// Resize changes the window.
func (d *Driver) Resize(w, h int) {
	d.t.Helper()
	d.w, d.h = w, h
	d.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Send delivers messages one after the other, each with all that follows from it.
func (d *Driver) Send(msgs ...tea.Msg) {
	d.t.Helper()
	for _, msg := range msgs {
		d.deliver(msg)
	}
}

// Press presses keys by name ("tab", "ctrl+s", "shift+up", "f2"); what is no name is typed as text, all of it
// in one message, as an input method does: Press("中文").
func (d *Driver) Press(keys ...string) {
	d.t.Helper()
	for _, key := range keys {
		d.deliver(KeyPress(key))
	}
}

// Type types text character by character.
func (d *Driver) Type(s string) {
	d.t.Helper()
	for _, r := range s {
		d.deliver(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// Paste pastes text.
func (d *Driver) Paste(s string) {
	d.t.Helper()
	d.deliver(tea.PasteMsg{Content: s})
}

// Click clicks the left button at column x of line y.
func (d *Driver) Click(x, y int) {
	d.t.Helper()
	d.deliver(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	d.deliver(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
}

// Wheel turns the wheel at column x of line y; n is negative for up.
func (d *Driver) Wheel(x, y, n int) {
	d.t.Helper()
	button := tea.MouseWheelDown
	if n < 0 {
		button, n = tea.MouseWheelUp, -n
	}
	for range n {
		d.deliver(tea.MouseWheelMsg{X: x, Y: y, Button: button})
	}
}

// deliver gives msg to the model and runs what comes back until nothing more happens.
func (d *Driver) deliver(msg tea.Msg) {
	d.t.Helper()
	d.messages = 0
	d.update(msg)
}

func (d *Driver) update(msg tea.Msg) {
	d.t.Helper()
	if d.messages++; d.messages > maxRounds {
		d.t.Fatalf("%d messages follow from one key press; the last one is %T", maxRounds, msg)
	}
	var cmd tea.Cmd
	d.model, cmd = d.model.Update(msg)
	d.check(msg)
	d.run(cmd)
}

// run runs a command and delivers its message; batches and sequences are taken apart.
func (d *Driver) run(cmd tea.Cmd) {
	d.t.Helper()
	if cmd == nil {
		return
	}
	switch msg := d.wait(cmd).(type) {
	case nil:
	case tea.QuitMsg:
		d.quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	default:
		if cmds, ok := sequence(msg); ok {
			for _, c := range cmds {
				d.run(c)
			}
			return
		}
		if !isRuntime(msg) {
			d.update(msg)
		} else if x := reflect.ValueOf(msg); x.Type().Name() == "setClipboardMsg" {
			d.clip = x.String()
		}
	}
}

// wait runs a command to its end.
func (d *Driver) wait(cmd tea.Cmd) tea.Msg {
	d.t.Helper()
	done := make(chan tea.Msg, 1)
	go func() { done <- cmd() }()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case msg := <-done:
		return msg
	case <-timer.C:
		d.t.Fatalf("a command does not end")
		return nil
	}
}

// sequence takes tea.Sequence's message apart, whose type is not exported.
func sequence(msg tea.Msg) ([]tea.Cmd, bool) {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return nil, false
	}
	cmds := make([]tea.Cmd, v.Len())
	for i := range cmds {
		cmds[i], _ = v.Index(i).Interface().(tea.Cmd)
	}
	return cmds, true
}

// isRuntime finds Bubble Tea's own requests to its runtime, such as to ask for the background colour.
func isRuntime(msg tea.Msg) bool {
	t := reflect.TypeOf(msg)
	return t.PkgPath() == reflect.TypeFor[tea.KeyPressMsg]().PkgPath() && unicode.IsLower(rune(t.Name()[0]))
}

// check holds the frame to its promises.
func (d *Driver) check(after tea.Msg) {
	d.t.Helper()
	view := d.model.View()
	if fault := Fault(view.Content, d.w, d.h); fault != "" {
		d.t.Fatalf("after %T %v: %s", after, after, fault)
	}
	if c := view.Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= d.w || c.Y >= d.h) {
		d.t.Fatalf("after %T %v: the cursor is at column %d of line %d, outside %dx%d",
			after, after, c.X, c.Y, d.w, d.h)
	}
}

// Fault says what is wrong with a frame for a window of w by h, or "".
func Fault(frame string, w, h int) string {
	lines := strings.Split(frame, "\n")
	if len(lines) > h {
		return fmt.Sprintf("the frame has %d lines, the window %d", len(lines), h)
	}
	for i, line := range lines {
		plain := ansi.Strip(line)
		wc, gr := ansi.StringWidthWc(plain), ansi.StringWidth(plain)
		if max(wc, gr) > w {
			return fmt.Sprintf("line %d is %d columns wide, the window %d: %q", i, max(wc, gr), w, plain)
		}
		if wc != gr {
			return fmt.Sprintf("line %d measures %d or %d columns: %q", i, wc, gr, plain)
		}
		if !utf8.ValidString(line) {
			return fmt.Sprintf("line %d is no UTF-8: %q", i, plain)
		}
		if r, ok := rawControl(line); ok {
			return fmt.Sprintf("line %d holds %U: %q", i, r, line)
		}
	}
	return ""
}

// rawControl finds a character in line that must not reach a terminal; of escape codes only SGR may.
func rawControl(line string) (rune, bool) {
	for i, r := range line {
		switch {
		case r == 0x1b:
			if !isSGR(line[i:]) {
				return r, true
			}
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Bidi_Control, r), r == 0x2028, r == 0x2029, r == 0xfeff:
			return r, true
		}
	}
	return 0, false
}

// isSGR tells whether s begins with an escape code that only sets colours and attributes.
func isSGR(s string) bool {
	if !strings.HasPrefix(s, "\x1b[") {
		return false
	}
	end := strings.IndexFunc(s[2:], func(r rune) bool { return (r < '0' || r > '9') && r != ';' && r != ':' })
	return end >= 0 && s[2+end] == 'm'
}

// Buffer returns the frame as the renderer's cells.
func (d *Driver) Buffer() uv.ScreenBuffer {
	buf := uv.NewScreenBuffer(d.w, d.h)
	uv.NewStyledString(d.model.View().Content).Draw(buf, buf.Bounds())
	return buf
}

// Screen returns the lines of the window as plain text, without spaces at their ends.
func (d *Driver) Screen() []string {
	buf := d.Buffer()
	lines := make([]string, d.h)
	for y := range lines {
		var b strings.Builder
		for x := 0; x < d.w; {
			cell := buf.CellAt(x, y)
			if cell == nil || cell.Width == 0 || cell.Content == "" {
				b.WriteByte(' ')
				x++
				continue
			}
			b.WriteString(cell.Content)
			x += cell.Width
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

// Text returns the screen as one text.
func (d *Driver) Text() string { return strings.Join(d.Screen(), "\n") }

// Line returns one line of the screen, counted from the bottom when y is negative.
func (d *Driver) Line(y int) string {
	if y < 0 {
		y += d.h
	}
	return d.Screen()[y]
}

// Cursor returns the terminal cursor's place; ok is false while it is hidden.
func (d *Driver) Cursor() (x, y int, ok bool) {
	c := d.model.View().Cursor
	if c == nil {
		return 0, 0, false
	}
	return c.X, c.Y, true
}

// BeforeCursor returns the text left of the cursor on its line, "" while it is hidden.
func (d *Driver) BeforeCursor() string {
	x, y, ok := d.Cursor()
	if !ok {
		return ""
	}
	line := d.Screen()[y]
	return ansi.TruncateWc(line, x, "")
}

// Contains fails the test unless the screen shows every one of the texts.
func (d *Driver) Contains(t T, texts ...string) {
	t.Helper()
	screen := d.Text()
	for _, s := range texts {
		if !strings.Contains(screen, s) {
			t.Fatalf("the screen does not show %q:\n%s", s, screen)
		}
	}
}

// Lacks fails the test if the screen shows one of the texts.
func (d *Driver) Lacks(t T, texts ...string) {
	t.Helper()
	screen := d.Text()
	for _, s := range texts {
		if strings.Contains(screen, s) {
			t.Fatalf("the screen shows %q:\n%s", s, screen)
		}
	}
}
