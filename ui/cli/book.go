package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"gonghui/ledger"
	"gonghui/ui/text"
)

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
	if a.readOnly {
		return ledger.ErrReadOnly
	}
	b, err := a.open(false)
	if err != nil {
		return err
	}
	for range b.Notices() {
		a.warn(text.NoticeInterrupted)
	}
	return errors.Join(a.named(fn(b)), b.Close())
}

// open opens the book. A file that is marked read-only is not written to, even by a user whom the system would let.
func (a *app) open(readOnly bool) (*ledger.Book, error) {
	path := a.path()
	if info, err := os.Stat(path); err == nil && !readOnly && info.Mode().Perm()&0o222 == 0 {
		return nil, at(path, ledger.ErrDenied)
	}
	b, err := ledger.Open(path, a.options(readOnly))
	if errors.Is(err, ledger.ErrNotBook) && scrap(path) {
		err = &ledger.DamageError{Where: "file", Err: err}
	}
	if err != nil {
		return nil, at(path, err)
	}
	if err := errors.Join(a.unlock(b), a.signs(b)); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

// signs takes the union's treasurer for the operator when nobody is named, as the screens do.
func (a *app) signs(b *ledger.Book) error {
	if a.actor != "" {
		return nil
	}
	return b.Read(func(v *ledger.View) error {
		branch, err := v.Branch()
		a.actor = branch.Treasurer
		return err
	})
}

// scrap tells what is left of a book from a file that never was one: a book's first page begins with its number, 0,
// and its first two pages bear the database's mark.
func scrap(path string) bool {
	f, err := os.Open(path) //nolint:gosec // the user names it
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }()
	const page = 4096
	start := make([]byte, 2*page)
	n, err := io.ReadFull(f, start)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false
	}
	mark := []byte{0xED, 0xDA, 0x0C, 0xED}
	return bytes.Equal(start[:min(n, 8)], make([]byte, min(n, 8))) || bytes.Equal(start[16:20], mark) ||
		bytes.Equal(start[page+16:page+20], mark)
}

// forReading opens the book shared and read-only and runs fn. A small book is verified as a whole first, so that no
// figure of a damaged one is ever shown; of a large one the totals are checked as they are read.
func (a *app) forReading(fn func(*ledger.Book) error) error {
	b, err := a.open(true)
	if err != nil {
		return err
	}
	return errors.Join(a.read(b, fn), b.Close())
}

func (a *app) read(b *ledger.Book, fn func(*ledger.Book) error) error {
	if len(b.Notices()) > 0 {
		return at(a.path(), ledger.ErrInterrupted)
	}
	if b.Small() {
		r, err := b.Verify(nil)
		if err == nil && !r.OK() {
			err = &ledger.UnsoundError{Report: r}
		}
		if err != nil {
			return at(a.path(), err)
		}
	}
	return a.named(fn(b))
}

// named names the book in an error that is about it and names no file yet.
func (a *app) named(err error) error {
	var p *placed
	if code(err) == exitBook && !errors.As(err, &p) {
		return at(a.path(), err)
	}
	return err
}

// folder makes the folder of a new book, private to the user.
func folder(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return at(filepath.Dir(path), ledger.ErrDenied)
	}
	return nil
}

// inFolder makes sure that the folder of a file that is to be written exists.
func inFolder(out string) error {
	_, err := os.Stat(filepath.Dir(out))
	return at(out, err)
}

// output names what an error of writing a file is about: that file, or the book if it was the one to give way.
func (a *app) output(out string, err error) error {
	full := errors.Is(err, ledger.ErrDenied) || errors.Is(err, ledger.ErrDiskFull)
	if code(err) == exitBook && !full {
		return at(a.path(), err)
	}
	return at(out, err)
}
