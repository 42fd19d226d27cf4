package uitest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Tmux is a real terminal: a program that runs in a tmux server of its own. It finds what the headless driver
// cannot: lines that the terminal shows otherwise than the renderer meant.
type Tmux struct {
	t      *testing.T
	socket string
}

// StartTmux runs a program in a window of w by h, with env added to the environment. The test is skipped,
// loudly, where there is no tmux. The server is ended with the test.
func StartTmux(t *testing.T, w, h int, env []string, program string, args ...string) *Tmux {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("SKIPPED: tmux is not installed, the real terminal is not tested")
	}
	dir, err := os.MkdirTemp("", "gonghui-tmux")
	if err != nil {
		t.Fatal(err)
	}
	x := &Tmux{t: t, socket: filepath.Join(dir, "s")}
	t.Cleanup(func() {
		_ = exec.Command("tmux", "-S", x.socket, "kill-server").Run()
		_ = os.RemoveAll(dir)
	})
	cmd := []string{"-u", "-f", os.DevNull, "new-session", "-d", "-x", strconv.Itoa(w), "-y", strconv.Itoa(h)}
	for _, pair := range append([]string{"LC_ALL=C.UTF-8", "RUNEWIDTH_EASTASIAN="}, env...) {
		cmd = append(cmd, "-e", pair)
	}
	x.run(append(append(cmd, "--", program), args...)...)
	x.run("set-option", "-g", "status", "off")
	x.run("resize-window", "-x", strconv.Itoa(w), "-y", strconv.Itoa(h))
	return x
}

func (x *Tmux) run(args ...string) string {
	x.t.Helper()
	cmd := exec.Command("tmux", append([]string{"-S", x.socket}, args...)...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	out, err := cmd.CombinedOutput()
	if err != nil {
		x.t.Fatalf("tmux %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// Press presses keys by tmux's names: "Tab", "Enter", "BSpace", "C-s", "F2", "Left".
func (x *Tmux) Press(keys ...string) {
	x.t.Helper()
	x.run(append([]string{"send-keys", "--"}, keys...)...)
}

// Type types text as it is.
func (x *Tmux) Type(s string) {
	x.t.Helper()
	x.run("send-keys", "-l", "--", s)
}

// Screen returns the lines of the window, without spaces at their ends.
func (x *Tmux) Screen() []string {
	x.t.Helper()
	lines := strings.Split(strings.TrimSuffix(x.run("capture-pane", "-p"), "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// Cursor returns the terminal's cursor.
func (x *Tmux) Cursor() (col, row int) {
	x.t.Helper()
	out := x.run("display-message", "-p", "#{cursor_x} #{cursor_y}")
	if _, err := fmt.Sscan(out, &col, &row); err != nil {
		x.t.Fatalf("cursor %q: %v", out, err)
	}
	return col, row
}

// WaitFor polls until ok holds for the screen and the cursor, and fails the test if it never does.
func (x *Tmux) WaitFor(what string, ok func(screen []string, col, row int) bool) {
	x.t.Helper()
	poll := time.NewTicker(20 * time.Millisecond)
	defer poll.Stop()
	for end := time.Now().Add(patience); time.Now().Before(end); <-poll.C {
		screen := x.Screen()
		col, row := x.Cursor()
		if ok(screen, col, row) {
			return
		}
	}
	col, row := x.Cursor()
	x.t.Fatalf("the terminal never showed %s; cursor %d,%d:\n%s", what, col, row, strings.Join(x.Screen(), "\n"))
}

// WaitScreen polls until the terminal shows what the driver shows, cursor included.
func (x *Tmux) WaitScreen(d *Driver) {
	x.t.Helper()
	want := d.Screen()
	wx, wy, shown := d.Cursor()
	x.WaitFor("this:\n"+strings.Join(want, "\n"), func(screen []string, col, row int) bool {
		for y, line := range want {
			if y >= len(screen) && line != "" || y < len(screen) && screen[y] != line {
				return false
			}
		}
		return !shown || col == wx && row == wy
	})
}
