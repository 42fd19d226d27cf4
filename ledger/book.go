package ledger

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
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
	db      *bbolt.DB
	owner   *owner
	sealer  sealer
	notices []Notice
	size    int64 // of the file when it was opened
	broken  error // set once the handle may not be used any more
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
	return b, nil
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
		return f, nil
	}
	db, err := bbolt.Open(b.path, 0o600, o)
	switch {
	case refused != nil:
		return refused
	case errors.Is(err, berrors.ErrTimeout):
		return &BusyError{Holder: holder(b.path)}
	case err != nil:
		return &DamageError{Where: "file", Err: err}
	}
	b.db = db
	if err := b.db.View(b.load); err != nil {
		_ = b.db.Close()
		return err
	}
	if !b.opts.ReadOnly {
		sign(b.path, b.opts)
	}
	return nil
}

// admit takes the lock, so that nobody writes meanwhile, and walks the pages.
func (b *Book) admit(f *os.File) error {
	if err := lockFile(f, !b.opts.ReadOnly, lockTimeout); err != nil {
		return &BusyError{Holder: holder(b.path)}
	}
	info, err := f.Stat()
	if err != nil {
		return fileError(err)
	}
	whole := int64(walkWhole)
	if b.opts.wholeWalk {
		whole = info.Size()
	}
	r, err := pages.Walk(f, info.Size(), whole)
	if err != nil {
		if !looksLikeBook(f) {
			return ErrNotBook
		}
		return &DamageError{Where: "file", Err: err}
	}
	b.notices = nil
	if r.MetaFallback {
		b.notices = append(b.notices, NoticeInterrupted)
	}
	return nil
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

// load checks the schema, reads the data key and compares the head with the end of the log.
func (b *Book) load(tx *bbolt.Tx) error {
	for _, bk := range buckets {
		if tx.Bucket([]byte(bk.name)) == nil {
			if bk.name == bucketMeta.name {
				return ErrNotBook
			}
			if tx.Bucket([]byte(bucketMeta.name)) == nil {
				return ErrNotBook
			}
			return &DamageError{Where: bk.name, Err: errors.New("bucket is missing")}
		}
	}
	v, err := metaValue(tx, keySchema)
	if err != nil {
		return err
	}
	if n := int(v[0]); len(v) == 1 && n > schema {
		return &NewerError{Schema: n}
	}
	raw, err := metaValue(tx, keyData)
	if err != nil {
		return err
	}
	var key dataKey
	if err := decode(raw, &key); err != nil {
		return &DamageError{Where: bucketMeta.name, Key: string(keyData), Err: err}
	}
	if len(key.Clear) > 0 {
		if b.sealer, err = newSealer(key.Clear, b.opts.Rand); err != nil {
			return err
		}
	}
	h, err := readHead(tx)
	if err != nil {
		return err
	}
	return checkEnd(tx, h)
}

func metaValue(tx *bbolt.Tx, key []byte) ([]byte, error) {
	v := tx.Bucket([]byte(bucketMeta.name)).Get(key)
	if v == nil {
		return nil, &DamageError{Where: bucketMeta.name, Key: string(key), Err: errors.New("missing")}
	}
	p, err := payloadOf(bucketMeta, key, v)
	if err == nil && len(p) == 0 {
		err = &DamageError{Where: bucketMeta.name, Key: string(key), Err: errShortEvent}
	}
	return p, err
}

func readHead(tx *bbolt.Tx) (Head, error) {
	var h Head
	v := tx.Bucket([]byte(bucketHead.name)).Get(keyHead)
	if v == nil {
		return h, &DamageError{Where: bucketHead.name, Err: errors.New("missing")}
	}
	p, err := payloadOf(bucketHead, keyHead, v)
	if err != nil {
		return h, err
	}
	if err := decode(p, &h); err != nil {
		return h, &DamageError{Where: bucketHead.name, Err: err}
	}
	return h, nil
}

// checkEnd makes sure that the log ends where the head says, with the hash it says.
func checkEnd(tx *bbolt.Tx, h Head) error {
	k, v := tx.Bucket([]byte(bucketLog.name)).Cursor().Last()
	wrong := &DamageError{
		Where: bucketLog.name, Key: fmt.Sprint(h.Seq), Err: errors.New("log does not end at the head"),
	}
	if string(k) != string(seqKey(h.Seq)) {
		return wrong
	}
	hash, _, _, err := split(v)
	if err != nil || hash != h.Hash {
		return wrong
	}
	return nil
}

// Close gives the book free. After a failed write that left the database unusable it only forgets the handle.
func (b *Book) Close() error {
	defer b.owner.stop()
	err := b.owner.do(func() error {
		if b.db == nil || b.broken != nil {
			return nil
		}
		db := b.db
		b.db = nil
		if !b.opts.ReadOnly {
			unsign(b.path)
		}
		return db.Close()
	})
	if errors.Is(err, ErrClosed) {
		return nil
	}
	return err
}

// Path is where the book lies.
func (b *Book) Path() string { return b.path }

// ReadOnly reports whether the book was opened for reading only.
func (b *Book) ReadOnly() bool { return b.opts.ReadOnly }

// Small reports whether the whole file was checked page by page when it was opened.
func (b *Book) Small() bool { return b.size <= walkWhole }

// Notices is what opening the book found worth telling.
func (b *Book) Notices() []Notice { return b.notices }

// Protected reports whether a passphrase guards the private fields. Until one is set the data key lies in the file.
func (b *Book) Protected() bool { return b.sealer.key == nil }

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
	case errors.Is(err, syscall.ENOSPC):
		return ErrDiskFull
	}
	return fmt.Errorf("open book: %w", err)
}
