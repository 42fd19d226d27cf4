package ui

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/ui/kit"
	"gonghui/ui/screen"
	"gonghui/ui/style"
	"gonghui/ui/text"
)

// Options say which book the program opens, for whom, and what it gets from the system.
type Options struct {
	Book     string // path; if there is no file yet, the first-run wizard makes one
	Actor    string // the operator; empty: the union's treasurer
	ReadOnly bool
	Home     string // the user's home folder, for the file picker
	Now      func() time.Time
	Getenv   func(string) string
	Rand     io.Reader // source of the book's keys; nil: the system's
	AutoLock bool      // lock a protected book when nobody has pressed a key for some minutes
}

// Run opens the program and returns when the user leaves it. The terminal is restored before an error is
// returned. With RUNEWIDTH_EASTASIAN set it refuses: the libraries have read the variable before main began and
// would draw every line two columns wide.
func Run(o Options) error {
	if kit.AmbiguousWide() {
		return text.ErrWideLines
	}
	m, err := New(o)
	if err != nil {
		return err
	}
	_, err = tea.NewProgram(m).Run()
	if errors.Is(err, tea.ErrInterrupted) {
		err = nil // told to end by the system; nothing is lost but what was not saved
	}
	return errors.Join(err, m.Close())
}

// New is the root model, its book not yet open.
func New(o Options) (*Root, error) {
	ids, err := newIDs(o.Rand)
	if err != nil {
		return nil, err
	}
	theme := style.New(style.FromEnv(o.Getenv))
	m := &Root{opts: o, theme: &theme}
	m.env = screen.Env{
		Theme: m.theme, Session: &screen.Session{Actor: o.Actor},
		Disk: kit.Folders{Read: readFolder, Stat: statFile, Last: new(kit.Last)}, NewID: ids.next,
	}
	return m, nil
}

// Close gives the book free.
func (m *Root) Close() error {
	if m.env.Book == nil {
		return nil
	}
	return m.env.Book.Close()
}

// ledger says how the book is opened.
func (o Options) ledger() ledger.Options {
	return ledger.Options{ReadOnly: o.ReadOnly, Now: o.Now, Rand: o.Rand, Holder: o.Actor}
}

// readFolder lists a folder for the file picker.
func readFolder(path string) ([]kit.Entry, error) {
	found, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	entries := make([]kit.Entry, 0, len(found))
	for _, f := range found {
		info, err := os.Stat(filepath.Join(path, f.Name()))
		if err != nil {
			continue // a link to nowhere, or gone meanwhile
		}
		entries = append(entries, entryOf(info))
	}
	return entries, nil
}

// statFile tells about one file.
func statFile(path string) (kit.Entry, error) {
	info, err := os.Stat(path)
	if err != nil {
		return kit.Entry{}, err
	}
	return entryOf(info), nil
}

func entryOf(info os.FileInfo) kit.Entry {
	return kit.Entry{Name: info.Name(), Dir: info.IsDir(), Size: info.Size(), Time: info.ModTime()}
}

// places are the folders that the picker starts from: those of the candidates that there are.
func places(o Options) []kit.Place {
	var out []kit.Place
	seen := map[string]bool{}
	add := func(label string, path ...string) {
		p := filepath.Join(path...)
		if whole, err := filepath.Abs(p); err == nil {
			p = whole
		}
		if info, err := os.Stat(p); err == nil && info.IsDir() && !seen[p] {
			seen[p] = true
			out = append(out, kit.Place{Label: label, Path: p})
		}
	}
	if o.Home != "" {
		for _, c := range text.Places() {
			add(c.Label, o.Home, c.Folder)
		}
		add(text.PlaceHome, o.Home)
	}
	if here, err := os.Getwd(); err == nil {
		add(text.PlaceHere, here)
	}
	if o.Book != "" {
		add(text.PlaceBook, filepath.Dir(o.Book))
	}
	for _, root := range []string{"/media", "/run/media", "/Volumes"} {
		add(text.PlaceDisk, root)
	}
	for _, letter := range strings.Split("CDEFGH", "") {
		if filepath.Separator == '\\' {
			add(text.PlaceDisk+" "+letter, letter+`:\`)
		}
	}
	return out
}
