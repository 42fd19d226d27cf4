package ledger

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gonghui/model"
)

// Why a file is not attached.
var (
	// ErrFileKind is returned for a file that is none of pdf, jpg, png, ofd and xml by its content.
	ErrFileKind = errors.New("file is of no kind that can be attached")
	// ErrFileSize is returned for an empty file or one beyond model.MaxAttachment.
	ErrFileSize = errors.New("file is empty or too large")
	// ErrFileGone is returned when an attachment's file does not lie beside the book, or is not what it was.
	ErrFileGone = errors.New("attached file is missing or changed")
)

// VaultPath is the folder beside a book where the attached files lie by their hash: ab/cdef….
func VaultPath(book string) string { return book + model.VaultSuffix }

// FilePath is where a file of a hash lies.
func FilePath(book, hash string) string {
	return filepath.Join(VaultPath(book), hash[:2], hash[2:])
}

// FileKind tells what a file is by its content: pdf, jpg, png, ofd or xml; empty if none of them.
func FileKind(data []byte) string {
	for _, k := range []struct{ kind, magic string }{
		{"pdf", "%PDF-"}, {"jpg", "\xff\xd8\xff"}, {"png", "\x89PNG\r\n\x1a\n"},
	} {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			return k.kind
		}
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return ""
		}
		for _, f := range z.File {
			if f.Name == "OFD.xml" { // GB/T 33190-2016: the entry of every OFD package
				return "ofd"
			}
		}
		return ""
	}
	if isXML(data) {
		return "xml"
	}
	return ""
}

// isXML reports whether data is XML that begins with its declaration, or a 数电票 without one.
func isXML(data []byte) bool {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !bytes.HasPrefix(data, []byte("<?xml")) && !bytes.HasPrefix(data, []byte("<EInvoice>")) {
		return false
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		t, err := d.Token()
		if err != nil {
			return false
		}
		if _, ok := t.(xml.StartElement); ok {
			return true
		}
	}
}

// StageFile copies a file beside a book, under its hash, and makes it last; one that is there already stays. The
// record is to be saved after it: a file without a record does no harm, a record without its file does. Errors:
// ErrFileKind, ErrFileSize, ErrFileGone for a damaged one of the same hash, ErrDenied, ErrDiskFull, os.ErrNotExist.
func StageFile(book, file string) (model.Attachment, error) {
	a := model.Attachment{Name: filepath.Base(file)}
	f, err := os.Open(file) //nolint:gosec // the user chose it
	if err != nil {
		return a, fmt.Errorf("open file: %w", err)
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, model.MaxAttachment+1))
	if err != nil {
		return a, fmt.Errorf("read file: %w", err)
	}
	if len(data) == 0 || len(data) > model.MaxAttachment {
		return a, ErrFileSize
	}
	if FileKind(data) == "" {
		return a, ErrFileKind
	}
	sum := sha256.Sum256(data)
	a.Hash, a.Size = hex.EncodeToString(sum[:]), int64(len(data))
	return a, keepFile(FilePath(book, a.Hash), a, data)
}

// keepFile writes a file under its hash unless it lies there.
func keepFile(path string, a model.Attachment, data []byte) error {
	if _, err := os.Lstat(path); err == nil {
		return CheckFile(path, a)
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return vaultError(err)
	}
	tmp, err := temporary(path)
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(tmp) }()
	err = fillFile(tmp, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err != nil {
		return err
	}
	if err := publish(tmp, path); err != nil && !errors.Is(err, ErrExists) {
		return err
	}
	syncFolder(filepath.Dir(dir))
	syncFolder(filepath.Dir(filepath.Dir(dir)))
	return CheckFile(path, a)
}

func vaultError(err error) error {
	if isFull(err) {
		return ErrDiskFull
	}
	return fmt.Errorf("%w: %w", ErrDenied, err)
}

// CheckFile reads an attachment's file and holds it against what was attached. The error wraps ErrFileGone.
func CheckFile(path string, a model.Attachment) error {
	f, err := os.Open(path) //nolint:gosec // it lies beside the book, under a hash
	if err != nil {
		return fmt.Errorf("%w: %w", ErrFileGone, err)
	}
	defer func() { _ = f.Close() }()
	sum := sha256.New()
	n, err := io.Copy(sum, io.LimitReader(f, model.MaxAttachment+1))
	if err != nil || n != a.Size || hex.EncodeToString(sum.Sum(nil)) != a.Hash {
		return fmt.Errorf("%w: %d bytes", ErrFileGone, n)
	}
	return nil
}

// VaultError tells that attached files are missing or changed.
type VaultError struct{ Files []model.Attachment }

func (e *VaultError) Error() string {
	return fmt.Sprintf("%d attached files: %v", len(e.Files), ErrFileGone)
}

// Unwrap gives ErrFileGone.
func (e *VaultError) Unwrap() error { return ErrFileGone }

// CheckVault reads all attached files of the book. It gives how many there are; the error may be a *VaultError.
func (b *Book) CheckVault() (int, error) {
	list, err := b.attached()
	if err != nil {
		return 0, err
	}
	var gone []model.Attachment
	for _, a := range list {
		if CheckFile(FilePath(b.path, a.Hash), a) != nil {
			gone = append(gone, a)
		}
	}
	if len(gone) > 0 {
		return len(list), &VaultError{gone}
	}
	return len(list), nil
}

// Path is where the book lies.
func (v *View) Path() string { return v.book.path }

// attached lists the book's attachments.
func (b *Book) attached() (list []model.Attachment, err error) {
	err = b.Read(func(v *View) error {
		list, err = v.Attachments()
		return err
	})
	return list, err
}

// copyVault copies attached files from beside one book to beside another; the error may be a *VaultError, of those that
// could not be copied as they were.
func copyVault(from, to string, list []model.Attachment) error {
	var gone []model.Attachment
	for _, a := range list {
		path := FilePath(from, a.Hash)
		if CheckFile(path, a) != nil {
			gone = append(gone, a)
			continue
		}
		data, err := os.ReadFile(path) //nolint:gosec // see CheckFile
		if err == nil {
			err = keepFile(FilePath(to, a.Hash), a, data)
		}
		if err != nil {
			return err
		}
	}
	if len(gone) > 0 {
		return &VaultError{gone}
	}
	return nil
}
