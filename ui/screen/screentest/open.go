package screentest

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"gonghui/ui"
	"gonghui/ui/uitest"
)

// Sizes are the windows in which every screen is looked at.
func Sizes() []struct{ W, H int } {
	return []struct{ W, H int }{{80, 24}, {100, 30}, {140, 40}}
}

// Open starts the program on the book at path in a window of w by h. When the test ends, the book is closed and
// verified.
func Open(tb testing.TB, path string, w, h int) *uitest.Driver {
	tb.Helper()
	return OpenWith(tb, ui.Options{Book: path, Actor: Actor}, w, h)
}

// OpenWith is Open for other options; clock, environment and randomness are those of the tests.
func OpenWith(tb testing.TB, o ui.Options, w, h int) *uitest.Driver {
	tb.Helper()
	o.Now, o.Getenv = Now, func(string) string { return "" }
	if o.Rand == nil { // a book that is opened twice needs another seed, since ids of commands must differ
		o.Rand = rand.NewChaCha8([32]byte{'u'})
	}
	if o.Home == "" {
		o.Home = Home(tb)
	}
	m, err := ui.New(o)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := m.Close(); err != nil {
			tb.Error(err)
		}
		Sound(tb, o.Book)
	})
	return uitest.New(tb, m, w, h)
}

// Home makes a home folder with 桌面, 下载 and 文档.
func Home(tb testing.TB) string {
	tb.Helper()
	home := tb.TempDir()
	for _, dir := range []string{"桌面", "下载", "文档"} {
		if err := os.Mkdir(filepath.Join(home, dir), 0o700); err != nil {
			tb.Fatal(err)
		}
	}
	return home
}
