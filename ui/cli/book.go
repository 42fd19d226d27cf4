package cli

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"

	"gonghui/ledger"
	"gonghui/ui/text"
)

// errInterrupted refuses to show figures of a book whose last write may be missing, until somebody has looked.
var errInterrupted = text.ErrInterrupted

// path is the book that was named, or the default one.
func (a *app) path() string {
	if a.book != "" {
		return a.book
	}
	return DefaultBook(a.env, runtime.GOOS)
}

// DefaultBook is where the book lies if none is named: in the user's local data folder, which no sync program copies.
func DefaultBook(env Env, goos string) string {
	dir := filepath.Join(env.Home, ".local", "share")
	switch {
	case goos == "windows" && env.Getenv("LOCALAPPDATA") != "":
		dir = env.Getenv("LOCALAPPDATA")
	case goos == "darwin":
		dir = filepath.Join(env.Home, "Library", "Application Support")
	case env.Getenv("XDG_DATA_HOME") != "":
		dir = env.Getenv("XDG_DATA_HOME")
	}
	return filepath.Join(dir, "gonghui", "gonghui.db")
}

func (a *app) options(readOnly bool) ledger.Options {
	return ledger.Options{ReadOnly: readOnly, Now: a.env.Now, Holder: a.actor}
}

// forWriting opens the book, tells of an interrupted write, and runs fn.
func (a *app) forWriting(fn func(*ledger.Book) error) error {
	b, err := ledger.Open(a.path(), a.options(false))
	if err != nil {
		return err
	}
	for range b.Notices() {
		_, _ = a.env.Stderr.Write([]byte(text.NoticeInterrupted + "\n"))
	}
	return errors.Join(fn(b), b.Close())
}

// forReading opens the book shared and read-only and runs fn. A small book is verified as a whole first, so that no
// figure of a damaged one is ever shown; of a large one the totals are checked as they are read.
func (a *app) forReading(fn func(*ledger.Book) error) error {
	b, err := ledger.Open(a.path(), a.options(true))
	if err != nil {
		return err
	}
	if len(b.Notices()) > 0 {
		return errors.Join(errInterrupted, b.Close())
	}
	if b.Small() {
		r, err := b.Verify(nil)
		if err != nil {
			return errors.Join(err, b.Close())
		}
		if !r.OK() {
			return errors.Join(text.NotSound(r), b.Close())
		}
	}
	return errors.Join(fn(b), b.Close())
}

// folder makes the folder of a new book, private to the user.
func folder(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return ledger.ErrDenied
	}
	return nil
}
