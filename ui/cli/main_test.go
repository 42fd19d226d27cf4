package cli

import (
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// today is the day on which the tests' books are kept.
const today = "2026-06-30T10:00:00+08:00"

// TestMain lets the test binary be the program: scripts, and tests that need a process of their own, start it as
// gonghui.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gonghui": gonghui})
}

// gonghui is the program on a fixed day, without its screens: a script sees which book they would have shown.
func gonghui() {
	now, err := time.Parse(time.RFC3339, today)
	if err != nil {
		panic(err)
	}
	os.Exit(Main(os.Args[1:], Env{
		Now: func() time.Time { return now }, Getenv: os.Getenv, Home: os.Getenv("HOME"), Stdout: os.Stdout,
		Stderr: os.Stderr, Version: "test",
		Screen: func(s Screen) error {
			_, err := os.Stdout.WriteString("screen " + s.Book + " " + s.Actor + "\n")
			return err
		},
	}))
}
