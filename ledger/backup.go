package ledger

import (
	"errors"
	"fmt"
	"io"
	"os"

	"go.etcd.io/bbolt"
)

// ErrUnsound is returned when a copy, read back, is not a sound book; the report says why.
var ErrUnsound = errors.New("book is not sound")

// Backup copies the open book to a new file, reads the copy back and verifies it. The copy gets its name only when
// it is sound. The attached files are copied beside it. Errors: ErrExists, ErrUnsound, ErrDiskFull, and *VaultError
// when the copy is made, but for attached files that are missing.
func (b *Book) Backup(out string) (VerifyReport, error) {
	r, err := copyBook(out, b.opts, func(w io.Writer) error {
		return b.look(func(tx *bbolt.Tx) error {
			_, err := tx.WriteTo(w)
			return err
		})
	})
	if err != nil {
		return r, err
	}
	list, err := b.attached()
	if err != nil {
		return r, err
	}
	return r, copyVault(b.path, out, list)
}

// Restore copies a backup to a new file, with its attached files, and verifies it; it never overwrites one. Errors: as
// Backup, and ErrNoBook.
func Restore(from, to string, o Options) (VerifyReport, error) {
	r, err := VerifyFile(from, o, nil)
	if err != nil || !r.sound() {
		return r, errors.Join(err, unsound(r))
	}
	r, err = copyBook(to, o, func(w io.Writer) error {
		f, err := os.Open(from)
		if err != nil {
			return fileError(err)
		}
		defer func() { _ = f.Close() }()
		_, err = io.Copy(w, f)
		return err
	})
	if err != nil {
		return r, err
	}
	o.ReadOnly = true
	b, err := Open(to, o)
	if err != nil {
		return r, err
	}
	list, err := b.attached()
	if err := errors.Join(err, b.Close()); err != nil {
		return r, err
	}
	return r, copyVault(from, to, list)
}

func copyBook(out string, o Options, write func(io.Writer) error) (VerifyReport, error) {
	if err := mustNotExist(out); err != nil {
		return VerifyReport{}, err
	}
	tmp, err := temporary(out)
	if err != nil {
		return VerifyReport{}, err
	}
	defer func() { _ = os.Remove(tmp) }()
	if err := fillFile(tmp, write); err != nil {
		return VerifyReport{}, err
	}
	r, err := VerifyFile(tmp, o, nil)
	if err != nil || !r.sound() {
		return r, errors.Join(err, unsound(r))
	}
	return r, publish(tmp, out)
}

// fillFile writes an empty file that was made a moment ago, and makes it last.
func fillFile(tmp string, write func(io.Writer) error) error {
	f, err := os.OpenFile(tmp, os.O_WRONLY, 0o600) //nolint:gosec // see above
	if err != nil {
		return fileError(err)
	}
	if err := errors.Join(write(f), f.Sync(), f.Close()); err != nil {
		return writeError(err)
	}
	return nil
}

// sound is OK but for notices: a copy of a book whose last write was interrupted is as good as the book.
func (r VerifyReport) sound() bool {
	r.Notices = nil
	return r.OK()
}

func unsound(r VerifyReport) error {
	if r.sound() {
		return nil
	}
	return ErrUnsound
}

func writeError(err error) error {
	if isFull(err) {
		return ErrDiskFull
	}
	return fmt.Errorf("write copy: %w", err)
}
