package ledger

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"gonghui/ledger/internal/pages"
	"gonghui/model"
)

// Options say how a book is opened. Now is required.
type Options struct {
	ReadOnly bool             // take a shared lock and refuse every write
	Now      func() time.Time // the clock; demonstration books and tests inject a fixed one
	Rand     io.Reader        // source of keys and nonces; nil: the system's
	Holder   string           // who opens it, shown to whoever finds the book in use

	wholeWalk bool // read every page before mapping, whatever the size: verification
}

// Book is an open book. Its methods may be called from any goroutine; reads and writes take turns.
type Book struct {
	path    string
	opts    Options
	owner   *owner
	sealer  sealer
	notices []Notice                   // what the first opening found; a later one does not change it
	size    int64                      // of the file when it was opened
	newer   atomic.Pointer[NewerError] // set once something is found that only a newer program understands
	// protected: a passphrase is set; locked: and the key is not at hand.
	protected, locked atomic.Bool

	// The rest is the owner's: only its goroutine touches it.

	db     *bbolt.DB
	file   *os.File    // what db works on
	known  os.FileInfo // the file as it was opened, to find it moved or replaced
	least  int64       // size the file had last; it never shrinks
	stamp  []byte      // of the last commit, to find the file changed from outside
	torn   bool        // one meta page is invalid, until the next commit writes it
	broken error       // set once the handle may not be used any more
	spare  string      // a migrated copy to remove on closing
}

// Notice is something to tell whoever opened the book.
type Notice uint8

// The notices.
const (
	// NoticeInterrupted: one of the two meta pages is invalid, so the last write was cut off and the one before it
	// stands; or that page was damaged later.
	NoticeInterrupted Notice = iota + 1
)

// walkWhole is the size up to which every page is read before the file is mapped; beyond it only branch pages are,
// since a cycle among them is what no later check can survive.
const walkWhole = 64 << 20

const lockTimeout = 2 * time.Second

func (o Options) withDefaults() Options {
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	return o
}

func (o Options) bolt() *bbolt.Options {
	return &bbolt.Options{
		Timeout: lockTimeout, ReadOnly: o.ReadOnly, PageSize: 4096, FreelistType: bbolt.FreelistArrayType,
		InitialMmapSize: 0, PreLoadFreelist: false,
	}
}

// Open opens an existing book. Errors: ErrNoBook, ErrNotBook, ErrDenied, *BusyError, *DamageError, *NewerError.
func Open(path string, o Options) (*Book, error) {
	o = o.withDefaults()
	info, err := os.Stat(path)
	if err != nil {
		return nil, fileError(err)
	}
	if !info.Mode().IsRegular() || info.Size() == 0 {
		return nil, ErrNotBook
	}
	b := &Book{path: path, opts: o, owner: newOwner(), size: info.Size()}
	if err := b.owner.do(b.open); err != nil {
		b.owner.stop()
		return nil, err
	}
	if b.torn {
		b.notices = []Notice{NoticeInterrupted}
	}
	b.standStill()
	return b, nil
}

// demoHour is the time of day of a clock that stands still.
const demoHour = 9 * time.Hour

// standStill stops the clock of a demonstration book, which lives on its own day.
func (b *Book) standStill() {
	var day model.Date
	err := b.Read(func(v *View) error {
		branch, err := v.Branch()
		day = branch.Demo
		return err
	})
	if err == nil && day != 0 {
		at := day.Time().Add(demoHour)
		b.opts.Now = func() time.Time { return at }
	}
}

// open locks and walks the file before it is mapped, then reads the head. It runs on the owner's goroutine.
func (b *Book) open() error {
	var refused error
	o := b.opts.bolt()
	o.OpenFile = func(path string, flag int, mode os.FileMode) (*os.File, error) {
		f, err := os.OpenFile(path, flag&^os.O_CREATE, mode) //nolint:gosec // the path is the user's own choice
		if err != nil {
			refused = fileError(err)
			return nil, err
		}
		if refused = b.admit(f); refused != nil {
			_ = f.Close()
			return nil, refused
		}
		b.file = f
		return f, nil
	}
	err := guarded(func() (err error) { b.db, err = bbolt.Open(b.path, 0o600, o); return err })
	switch {
	case refused != nil:
		return refused
	case errors.Is(err, berrors.ErrTimeout):
		return &BusyError{Holder: holder(b.path)}
	case err != nil:
		b.abandon()
		return &DamageError{Where: "file", Err: err}
	}
	if err := guarded(b.settle); err != nil {
		b.abandon()
		var p *PanicError
		if errors.As(err, &p) {
			return &DamageError{Where: "file", Err: err}
		}
		return err
	}
	if !b.opts.ReadOnly {
		sign(b.path, b.opts)
	}
	return nil
}

// settle reads what the book needs to know of itself, after bringing a book of an older schema up to date.
func (b *Book) settle() error {
	err := b.db.View(b.load)
	var old *olderError
	if !errors.As(err, &old) {
		return err
	}
	if err := b.upgrade(old.schema); err != nil {
		return err
	}
	return b.db.View(b.load)
}

// admit takes the lock, so that nobody writes meanwhile, and walks the pages.
func (b *Book) admit(f *os.File) error {
	if err := lockFile(f, !b.opts.ReadOnly, lockTimeout); err != nil {
		return b.refused(f, err)
	}
	info, err := f.Stat()
	if err != nil {
		return fileError(err)
	}
	whole := int64(walkWhole)
	if b.opts.wholeWalk || b.broken != nil {
		whole = info.Size()
	}
	r, err := pages.Walk(f, info.Size(), whole)
	if err != nil {
		if !looksLikeBook(f) {
			return ErrNotBook
		}
		return &DamageError{Where: "file", Err: err}
	}
	b.known, b.least, b.torn = info, info.Size(), r.MetaFallback
	return nil
}

// refused tells a book in use from a file system without locks. The side file names a writer; one that crashed may
// have left it behind, which shows when it is only readers that keep a writer out.
func (b *Book) refused(f *os.File, err error) error {
	if !errors.Is(err, errInUse) {
		return fileError(err)
	}
	if !b.opts.ReadOnly && lockFile(f, false, 0) == nil {
		return &BusyError{}
	}
	return &BusyError{Holder: holder(b.path)}
}

// looksLikeBook reports whether either of the first two pages bears bbolt's mark, so that a damaged book is told
// from a file of another kind.
func looksLikeBook(f io.ReaderAt) bool {
	mark := []byte{0xED, 0xDA, 0x0C, 0xED}
	for _, at := range []int64{16, 4096 + 16} {
		got := make([]byte, len(mark))
		if n, _ := f.ReadAt(got, at); n == len(got) && string(got) == string(mark) {
			return true
		}
	}
	return false
}

// Close gives the book free. After a failed write that left the database unusable it only forgets the handle.
func (b *Book) Close() error {
	defer b.owner.stop()
	err := b.owner.do(func() error {
		if b.spare != "" {
			defer func() { _ = os.Remove(b.spare) }()
		}
		if b.db == nil || b.broken != nil {
			b.abandon()
			return nil
		}
		db := b.db
		b.db, b.file = nil, nil
		if !b.opts.ReadOnly {
			unsign(b.path)
		}
		return guarded(db.Close)
	})
	if errors.Is(err, ErrClosed) {
		return nil
	}
	return err
}

// Path is where the book lies.
func (b *Book) Path() string { return b.path }

// ReadOnly reports whether the book can only be read: it was opened so, or a newer program wrote in it.
func (b *Book) ReadOnly() bool { return b.opts.ReadOnly || b.newer.Load() != nil }

// Newer is a *NewerError if a newer program wrote in the book, else nil. Such a book can be read as far as this
// program understands it, and not be changed. What is found only on reading is known only then.
func (b *Book) Newer() error {
	if n := b.newer.Load(); n != nil {
		return n
	}
	return nil
}

// Small reports whether the whole file was checked page by page when it was opened.
func (b *Book) Small() bool { return b.size <= walkWhole }

// Notices is what opening the book found worth telling.
func (b *Book) Notices() []Notice { return b.notices }

// Now is the book's clock.
func (b *Book) Now() time.Time { return b.opts.Now() }

// Today is the day on the book's clock, in China's time.
func (b *Book) Today() model.Date { return model.DateOf(b.opts.Now()) }

func fileError(err error) error {
	switch {
	case errors.Is(err, os.ErrNotExist):
		return ErrNoBook
	case errors.Is(err, os.ErrPermission):
		return ErrDenied
	case isFull(err):
		return ErrDiskFull
	}
	return fmt.Errorf("open book: %w", err)
}
