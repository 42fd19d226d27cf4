package export

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"sort"
)

// sortedZip writes an archive whose bytes depend on its content alone: entries by name, all of one fixed time. Entries
// are compressed as they come and kept until Close.
type sortedZip struct {
	out     io.Writer
	entries []*zipEntry
}

// zipEntry is one file of a sortedZip.
type zipEntry struct {
	name   string
	packed bytes.Buffer
	flate  *flate.Writer
	crc    uint32
	size   uint64
}

// dosEpoch is 1980-01-01, the first day a ZIP archive knows.
const dosEpoch = 1<<5 | 1

var errArchiveTree = errors.New("an archive is filled file by file")

// Create begins a new entry. It may be written to until Close.
func (z *sortedZip) Create(name string) (io.Writer, error) {
	e := &zipEntry{name: name}
	var err error
	if e.flate, err = flate.NewWriter(&e.packed, flate.DefaultCompression); err != nil {
		return nil, fmt.Errorf("compress %s: %w", name, err)
	}
	z.entries = append(z.entries, e)
	return e, nil
}

// Write compresses a piece of the entry.
func (e *zipEntry) Write(p []byte) (int, error) {
	e.crc = crc32.Update(e.crc, crc32.IEEETable, p)
	e.size += uint64(len(p))
	return e.flate.Write(p)
}

// AddFS is not needed: nothing is copied from a folder.
func (z *sortedZip) AddFS(fs.FS) error { return errArchiveTree }

// Close writes all entries, sorted by name.
func (z *sortedZip) Close() error {
	sort.Slice(z.entries, func(i, j int) bool { return z.entries[i].name < z.entries[j].name })
	zw := zip.NewWriter(z.out)
	for _, e := range z.entries {
		if err := e.flate.Close(); err != nil {
			return fmt.Errorf("compress %s: %w", e.name, err)
		}
		w, err := zw.CreateRaw(&zip.FileHeader{
			Name: e.name, Method: zip.Deflate, CRC32: e.crc, UncompressedSize64: e.size,
			CompressedSize64: uint64(e.packed.Len()),
			ModifiedDate:     dosEpoch, //nolint:staticcheck // CreateRaw writes this field, not Modified
		})
		if err == nil {
			_, err = e.packed.WriteTo(w)
		}
		if err != nil {
			return fmt.Errorf("archive %s: %w", e.name, err)
		}
	}
	return zw.Close()
}
