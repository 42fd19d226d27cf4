package pages

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
)

const (
	// maxHeight is the deepest tree: every branch has two children or more, so that maxPages pages cannot
	// make a deeper one.
	maxHeight = 28
	// maxNesting is how deep buckets may stand in buckets. A book needs one level.
	maxNesting = 64
	// maxBranch is the largest branch page, in bytes, when the file is not held whole. bbolt makes none
	// beyond four keys of 32 KiB and a page.
	maxBranch = 1 << 20
	// maxLeaf is the same for leaf pages, which grow with the largest value.
	maxLeaf = 64 << 20
	// maxPageBytes is the largest page that bbolt can address.
	maxPageBytes = 1<<31 - 1
	// holdBytes is how many bytes of branch pages are read before their children are.
	holdBytes = 1 << 20
	// readBytes is the size of one read of a file that is held whole.
	readBytes = 4 << 20
)

// walker is one walk over one file.
type walker struct {
	r        io.ReaderAt
	size     int64
	image    []byte // the file up to its high-water mark, if it is within the limit
	whole    bool   // read leaf pages too
	pageSize int64
	high     uint64
	free     bitmap
	reached  bitmap
	bucket   *bucket   // the one being walked
	height   int       // of its tree; 0: the root is a leaf
	todo     []*bucket // found, not walked yet
	report   Report
}

// Walk checks the file of size bytes behind r. It returns a Damage if bbolt must not open the file, and an
// error of r, wrapped, if the file cannot be read. The file must not change meanwhile: hold its lock.
//
// A file of which at most limit bytes lie below the high-water mark is read whole, and held in memory while
// it is walked. bbolt opens, checks, reads and updates a file accepted so (Report.Full) without a panic.
//
// Of a larger file, only meta, freelist and branch pages are read, the pages that name the buckets, and
// leaves that are a bucket's root; of other leaves only the page number is checked. Trees that lead in
// circles are found; damage inside a leaf, a page that a leaf runs on into, and buckets inside a bucket of
// more than one page are not seen. Without a freelist bbolt reads every page itself as it opens the file,
// where no panic can be recovered; then all pages are read here as well, whatever the limit.
func Walk(r io.ReaderAt, size, limit int64) (Report, error) {
	w := walker{r: r, size: size}
	err := w.walk(limit)
	w.report.Full = err == nil && w.whole
	return w.report, err
}

func (w *walker) walk(limit int64) error {
	m, err := w.meta()
	if err != nil {
		return err
	}
	w.high = m.high
	used := int64(m.high) * w.pageSize
	w.whole = used <= limit || m.freelist == noFreelist
	if used <= limit {
		if err := w.load(used); err != nil {
			return err
		}
	}
	w.free, w.reached = newBitmap(m.high), newBitmap(m.high)
	w.reached.add(0)
	w.reached.add(1)
	if m.freelist != noFreelist {
		if err := w.freelist(m.freelist); err != nil {
			return err
		}
	}
	w.todo = append(w.todo, &bucket{root: m.root})
	for len(w.todo) > 0 {
		w.bucket = w.todo[len(w.todo)-1]
		w.todo = w.todo[:len(w.todo)-1]
		if err := w.tree(); err != nil {
			return err
		}
	}
	w.bucket = nil
	if !w.whole || m.freelist == noFreelist {
		return nil
	}
	if id, ok := firstMissing(w.free, w.reached, w.high); ok {
		return w.damage(id, Lost, "below the high-water mark %d", w.high)
	}
	return nil
}

// damage makes the error for a page of the bucket being walked.
func (w *walker) damage(page uint64, reason Reason, format string, args ...any) error {
	return Damage{Page: page, Reason: reason, Detail: fmt.Sprintf(format, args...), Bucket: w.bucket.path()}
}

// load reads the first n bytes of the file into w.image.
func (w *walker) load(n int64) error {
	image := make([]byte, n)
	for off := int64(0); off < n; off += readBytes {
		if err := w.read(image[off:min(n, off+readBytes)], off); err != nil {
			return err
		}
	}
	w.image = image
	return nil
}

// at returns the n bytes at off, which lie inside the file.
func (w *walker) at(off, n int64) ([]byte, error) {
	if w.image != nil {
		return w.image[off : off+n : off+n], nil
	}
	p := make([]byte, n)
	return p, w.read(p, off)
}

func (w *walker) read(p []byte, off int64) error {
	n, err := w.r.ReadAt(p, off)
	switch {
	case n == len(p):
		return nil
	case err == nil || errors.Is(err, io.EOF):
		return w.damage(0, TooShort, "ends at byte %d of %d", off+int64(n), w.size)
	}
	return fmt.Errorf("read %d bytes at %d: %w", len(p), off, err)
}

// ref is a page to visit: its number and the bounds of its keys.
type ref struct {
	id   uint64
	low  []byte // its first key; nil for the root of a bucket
	high []byte // all keys are below; nil for no bound
}

// tree walks the pages of w.bucket.
func (w *walker) tree() error {
	if w.bucket.depth > maxNesting {
		return w.damage(w.bucket.root, TooDeep, "bucket inside %d others", w.bucket.depth)
	}
	if err := w.measure(); err != nil {
		return err
	}
	return w.level([]ref{{id: w.bucket.root}}, 0)
}

// measure sets w.height by going down the first children. The walk then holds all other pages to it, and
// knows which pages are leaves without reading them.
func (w *walker) measure() error {
	id := w.bucket.root
	for w.height = 0; w.height <= maxHeight; w.height++ {
		if id < 2 || id >= w.high {
			return w.damage(id, OutOfRange, "of %d pages", w.high)
		}
		p, err := w.at(int64(id)*w.pageSize, headerSize+elementSize)
		if err != nil {
			return err
		}
		switch h := readHeader(p); h.flags {
		case flagLeaf:
			return nil
		case flagBranch:
			id = le.Uint64(p[headerSize+8:])
		default:
			return w.damage(id, BadHeader, "kind %#x", h.flags)
		}
	}
	return w.damage(w.bucket.root, TooDeep, "more than %d branch pages one below the other", maxHeight)
}

// level visits refs, all at the same depth, and what is below them. Pages are claimed first, so that a wrong
// reference shows as what it is, then read in the order of the file, and children after some holdBytes of
// parents, so that memory is bounded and a disk arm goes one way.
func (w *walker) level(refs []ref, depth int) error {
	slices.SortFunc(refs, func(a, b ref) int { return cmp.Compare(a.id, b.id) })
	for _, at := range refs {
		if err := w.claim(at.id, 1); err != nil {
			return err
		}
	}
	unread := !w.whole && depth+1 == w.height && w.bucket.parent != nil
	var next []ref
	held := 0
	for _, at := range refs {
		if depth == w.height {
			if err := w.leafPage(at); err != nil {
				return err
			}
			continue
		}
		n, err := w.own(at.id, flagBranch)
		if err != nil {
			return err
		}
		p, err := w.page(at.id, n, maxBranch)
		if err != nil {
			return err
		}
		if next, err = w.branch(next, at, p, unread); err != nil {
			return err
		}
		if held += len(p); held < holdBytes {
			continue
		}
		if err := w.level(next, depth+1); err != nil {
			return err
		}
		next, held = next[:0], 0
	}
	if len(next) == 0 {
		return nil
	}
	return w.level(next, depth+1)
}

// leafPage reads and checks one leaf page.
func (w *walker) leafPage(at ref) error {
	n, err := w.own(at.id, flagLeaf)
	if err != nil {
		return err
	}
	if n > maxLeaf && !w.whole && w.bucket.parent != nil {
		return nil // like any other leaf of a large file, which it would cost more than it tells
	}
	p, err := w.page(at.id, n, maxLeaf)
	if err != nil {
		return err
	}
	return w.leaf(at, p)
}

// claim marks n pages from id on as reached.
func (w *walker) claim(id, n uint64) error {
	if id < 2 || id >= w.high || n > w.high-id {
		return w.damage(id, OutOfRange, "%d pages from here, %d in the file", n, w.high)
	}
	for i := id; i < id+n; i++ {
		if w.reached.has(i) {
			return w.damage(i, ReachedTwice, "one of %d pages from page %d on", n, id)
		}
		if w.free.has(i) {
			return w.damage(i, ReachedFree, "one of %d pages from page %d on", n, id)
		}
		w.reached.add(i)
	}
	return nil
}

// own claims what page id runs on into and returns the bytes of all. The page must be of the given kind.
func (w *walker) own(id uint64, kind uint16) (n int64, err error) {
	p, err := w.at(int64(id)*w.pageSize, headerSize)
	if err != nil {
		return 0, err
	}
	h := readHeader(p)
	if h.id != id || h.flags != kind {
		return 0, w.damage(id, BadHeader, "says id %d, kind %#x; expected kind %#x", h.id, h.flags, kind)
	}
	if h.overflow == 0 {
		return w.pageSize, nil
	}
	return int64(h.overflow+1) * w.pageSize, w.claim(id+1, h.overflow)
}

// page returns the n bytes of a page that is already owned. Only a file held whole may have pages larger
// than limit.
func (w *walker) page(id uint64, n, limit int64) ([]byte, error) {
	if n > maxPageBytes || w.image == nil && n > limit {
		return nil, w.damage(id, TooLarge, "page of %d bytes", n)
	}
	w.report.Walked += int(n / w.pageSize)
	return w.at(int64(id)*w.pageSize, n)
}
