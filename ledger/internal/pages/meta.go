package pages

import (
	"encoding/binary"
	"hash/fnv"
)

const (
	headerSize  = 16
	elementSize = 16
	bucketSize  = 16
	metaSize    = 80 // with the page header
	sumAt       = 72

	flagBranch   = 1
	flagLeaf     = 2
	flagMeta     = 4
	flagFreelist = 16

	magic       = 0xED0CDAED
	version     = 2
	noFreelist  = ^uint64(0)
	minPageSize = 1024
	maxPageSize = 65536

	// minFile is the smallest file: two meta pages, freelist and root at the smallest page size. bbolt
	// itself cannot read the first meta page of a shorter one.
	minFile = 4 * minPageSize
	// maxPages bounds the memory for the two sets of page numbers to 64 MiB; at 4096 bytes it is 1 TiB.
	maxPages = 1 << 28
	// maxTxID leaves room to count on; a book would need centuries to get near.
	maxTxID = 1 << 62
)

var le = binary.LittleEndian

// header is the head of a page.
type header struct {
	id       uint64
	flags    uint16
	count    int
	overflow uint64
}

// readHeader decodes the first 16 bytes of p.
func readHeader(p []byte) header {
	return header{
		id: le.Uint64(p), flags: le.Uint16(p[8:]), count: int(le.Uint16(p[10:])),
		overflow: uint64(le.Uint32(p[12:])),
	}
}

// meta is a decoded meta page.
type meta struct {
	header
	valid    bool // magic, version and checksum are right: what bbolt asks
	pageSize int64
	root     uint64
	freelist uint64
	high     uint64
	txid     uint64
}

// readMeta decodes the first 80 bytes of p.
func readMeta(p []byte) meta {
	sum := fnv.New64a()
	sum.Write(p[headerSize:sumAt])
	known := le.Uint32(p[16:]) == magic && le.Uint32(p[20:]) == version
	return meta{
		header:   readHeader(p),
		valid:    known && le.Uint64(p[sumAt:]) == sum.Sum64(),
		pageSize: int64(le.Uint32(p[24:])),
		root:     le.Uint64(p[32:]),
		freelist: le.Uint64(p[48:]),
		high:     le.Uint64(p[56:]),
		txid:     le.Uint64(p[64:]),
	}
}

// findPageSize asks the meta pages for the page size in the order in which bbolt asks: the first one, else
// whatever looks like the second one at a power of two. bbolt looks further than maxPageSize, but what it
// finds there is refused below in any case.
func (w *walker) findPageSize() (int64, error) {
	for at := int64(0); at <= maxPageSize && at < w.size-minPageSize; at = max(2*at, minPageSize) {
		p, err := w.at(at, metaSize)
		if err != nil {
			return 0, err
		}
		if m := readMeta(p); m.valid {
			return m.pageSize, nil
		}
	}
	return 0, w.damage(0, BadMeta, "no valid meta page")
}

// meta reads both meta pages and returns the one that counts.
func (w *walker) meta() (meta, error) {
	if w.size < minFile {
		return meta{}, w.damage(0, TooShort, "%d bytes", w.size)
	}
	size, err := w.findPageSize()
	if err != nil {
		return meta{}, err
	}
	if size < minPageSize || size > maxPageSize || size&(size-1) != 0 {
		return meta{}, w.damage(0, BadMeta, "page size %d", size)
	}
	if w.size < 2*size {
		return meta{}, w.damage(1, TooShort, "%d bytes for pages of %d", w.size, size)
	}
	w.pageSize, w.report.PageSize = size, int(size)
	var best meta
	for id := range uint64(2) {
		p, err := w.at(int64(id)*size, metaSize)
		if err != nil {
			return meta{}, err
		}
		m := readMeta(p)
		if m.id != id || m.flags != flagMeta {
			return meta{}, w.damage(id, BadHeader, "meta page says id %d, kind %#x", m.id, m.flags)
		}
		if m.valid && m.pageSize != size {
			return meta{}, w.damage(id, BadMeta, "page size %d and %d", size, m.pageSize)
		}
		w.report.MetaFallback = w.report.MetaFallback || !m.valid
		if m.valid && (!best.valid || m.txid > best.txid) {
			best = m
		}
	}
	if !best.valid {
		return meta{}, w.damage(0, BadMeta, "no valid meta page for pages of %d", size)
	}
	w.report.Walked = 2
	w.report.TxID, w.report.Pages = best.txid, best.high
	return best, w.checkMeta(best)
}

// checkMeta refuses a meta page whose numbers lead outside the file.
func (w *walker) checkMeta(m meta) error {
	switch {
	case m.high > maxPages:
		return w.damage(m.id, TooLarge, "%d pages", m.high)
	case int64(m.high)*w.pageSize > w.size:
		return w.damage(m.id, TooShort, "%d bytes for %d pages of %d", w.size, m.high, w.pageSize)
	case m.high < 4:
		return w.damage(m.id, BadMeta, "high-water mark %d", m.high)
	case m.root < 2 || m.root >= m.high:
		return w.damage(m.id, BadMeta, "root page %d of %d", m.root, m.high)
	case m.freelist != noFreelist && (m.freelist < 2 || m.freelist >= m.high):
		return w.damage(m.id, BadMeta, "freelist page %d of %d", m.freelist, m.high)
	case m.txid > maxTxID:
		return w.damage(m.id, BadMeta, "transaction %d", m.txid)
	}
	return nil
}
