package pages

// manyFree is the count that a freelist page shows when its true count stands in its first number.
const manyFree = 0xFFFF

// freeChunk is how many bytes of the freelist are held at a time.
const freeChunk = 64 << 10

// freelist reads the list that begins at page id into w.free.
func (w *walker) freelist(id uint64) error {
	start := int64(id) * w.pageSize
	p, err := w.at(start, headerSize+8)
	if err != nil {
		return err
	}
	h := readHeader(p)
	if h.id != id || h.flags != flagFreelist {
		return w.damage(id, BadHeader, "freelist says id %d, kind %#x", h.id, h.flags)
	}
	if h.overflow >= w.high-id {
		return w.damage(id, BadFreelist, "runs on over %d pages", h.overflow)
	}
	for i := range h.overflow + 1 {
		w.reached.add(id + i)
	}
	w.report.Walked += int(h.overflow) + 1
	first, count := int64(headerSize), uint64(h.count)
	if h.count == manyFree {
		first, count = headerSize+8, le.Uint64(p[headerSize:])
		if count < manyFree {
			return w.damage(id, BadFreelist, "%d pages in the long form", count)
		}
	}
	room := int64(h.overflow+1)*w.pageSize - first
	if count > uint64(room/8) {
		return w.damage(id, BadFreelist, "%d pages in %d bytes", count, room)
	}
	return w.freeIDs(id, start+first, int64(count)*8)
}

// freeIDs reads n bytes of page numbers at off, which belong to the freelist page id.
func (w *walker) freeIDs(id uint64, off, n int64) error {
	last := uint64(1)
	for n > 0 {
		p, err := w.at(off, min(n, freeChunk))
		if err != nil {
			return err
		}
		off, n = off+int64(len(p)), n-int64(len(p))
		for ; len(p) > 0; p = p[8:] {
			free := le.Uint64(p)
			switch {
			case free <= last:
				return w.damage(id, BadFreelist, "page %d after page %d", free, last)
			case free >= w.high:
				return w.damage(id, BadFreelist, "page %d of %d", free, w.high)
			case w.reached.has(free):
				return w.damage(id, ReachedFree, "the freelist's own page %d", free)
			}
			w.free.add(free)
			last = free
		}
	}
	return nil
}
