package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/spf13/cobra"

	"gonghui/ledger"
)

// TestCodes holds which error ends with which code, joined and wrapped as commands do.
func TestCodes(t *testing.T) {
	for _, c := range []struct {
		err  error
		want int
	}{
		{nil, exitDone},
		{errFindings, exitFindings},
		{&ledger.ObstacleError{}, exitFindings},
		{&ledger.RuleError{}, exitFindings},
		{&ledger.PeriodError{}, exitFindings},
		{usageError{"x"}, exitUsage},
		{ledger.ErrExists, exitUsage},
		{ledger.ErrNoBook, exitUsage},
		{ledger.ErrNotBook, exitUsage},
		{ledger.ErrReason, exitUsage},
		{fs.ErrNotExist, exitUsage},
		{errors.New("accepts 1 arg(s), received 0"), exitUsage},
		{&ledger.BusyError{}, exitBook},
		{&ledger.DamageError{Err: ledger.ErrNotBook}, exitBook},
		{&ledger.UnsoundError{}, exitBook},
		{&ledger.CommitError{Err: syscall.EIO}, exitBook},
		{&ledger.NewerError{}, exitBook},
		{&ledger.PanicError{}, exitBook},
		{ledger.ErrReadOnly, exitBook},
		{ledger.ErrDiskFull, exitBook},
		{ledger.ErrDenied, exitBook},
		{ledger.ErrMoved, exitBook},
		{ledger.ErrInterrupted, exitBook},
		{syscall.ENOSPC, exitBook},
		{syscall.EROFS, exitBook},
	} {
		for _, err := range []error{c.err, at("x", c.err), errors.Join(c.err, nil)} {
			if got := code(err); got != c.want {
				t.Errorf("%v: code %d, want %d", err, got, c.want)
			}
		}
		if c.err != nil && code(fmt.Errorf("act: %w", c.err)) != c.want {
			t.Errorf("%v wrapped: code %d", c.err, code(c.err))
		}
	}
}

// TestDefaultBook puts the book into the user's own data folder on every system.
func TestDefaultBook(t *testing.T) {
	env := func(vars ...string) Env {
		return Env{Home: "home", Getenv: func(k string) string {
			for i := 0; i < len(vars); i += 2 {
				if vars[i] == k {
					return vars[i+1]
				}
			}
			return ""
		}}
	}
	for _, c := range []struct {
		goos string
		env  Env
		want string
	}{
		{"linux", env(), "home/.local/share/gonghui/gonghui.db"},
		{"linux", env("XDG_DATA_HOME", "data"), "data/gonghui/gonghui.db"},
		{"darwin", env(), "home/Library/Application Support/gonghui/gonghui.db"},
		{"windows", env("LOCALAPPDATA", "local"), "local/gonghui/gonghui.db"},
		{"windows", env(), "home/.local/share/gonghui/gonghui.db"},
	} {
		if got := filepath.ToSlash(DefaultBook(c.env, c.goos)); got != c.want {
			t.Errorf("%s: %s, want %s", c.goos, got, c.want)
		}
	}
}

// TestHelp makes sure that no English of the libraries reaches the user, and that a double click opens the program.
func TestHelp(t *testing.T) {
	a := &app{}
	for _, c := range a.root().Commands() {
		out := must(t, c.Name(), "--help")
		for _, english := range []string{"Usage", "Flags:", "help for", "Available", "Use \"", "[flags]", " string ", " int ", "KIND"} {
			if strings.Contains(out, english) {
				t.Errorf("%s --help says %q:\n%s", c.Name(), english, out)
			}
		}
		if !strings.Contains(out, "用法：") || !strings.Contains(out, "--book") {
			t.Errorf("%s --help:\n%s", c.Name(), out)
		}
	}
	if cobra.MousetrapHelpText != "" {
		t.Error("a double click in Windows is sent away")
	}
}
