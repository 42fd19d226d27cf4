package pages

import "bytes"

// branch checks a branch page and appends its children to refs. Children that nobody is going to read are
// only claimed, at once: a large file has so many leaves that noting them would cost more than all the rest.
func (w *walker) branch(refs []ref, at ref, p []byte, unread bool) ([]ref, error) {
	count := readHeader(p).count
	if count < 2 {
		return nil, w.damage(at.id, BadElement, "branch page with %d children", count)
	}
	data := headerSize + count*elementSize
	if data > len(p) {
		return nil, w.damage(at.id, BadElement, "%d elements in %d bytes", count, len(p))
	}
	var last []byte
	for i := range count {
		here := headerSize + i*elementSize
		e := p[here : here+elementSize]
		key, ok := slice(p, here, le.Uint32(e), data, le.Uint32(e[4:]), 0)
		if !ok {
			return nil, w.badElement(at.id, i, here, e, le.Uint32(e), data)
		}
		data += len(key)
		if err := w.order(at, i, last, key); err != nil {
			return nil, err
		}
		last = key
		if unread {
			if err := w.claim(le.Uint64(e[8:]), 1); err != nil {
				return nil, err
			}
			continue
		}
		if i > 0 {
			refs[len(refs)-1].high = key
		}
		refs = append(refs, ref{id: le.Uint64(e[8:]), low: key, high: at.high})
	}
	return refs, w.bound(at, last)
}

// leaf checks a leaf page and notes the buckets in it.
func (w *walker) leaf(at ref, p []byte) error {
	count := readHeader(p).count
	if count == 0 && at.low != nil {
		return w.damage(at.id, BadElement, "empty leaf page below a branch page")
	}
	data := headerSize + count*elementSize
	if data > len(p) {
		return w.damage(at.id, BadElement, "%d elements in %d bytes", count, len(p))
	}
	var last []byte
	for i := range count {
		here := headerSize + i*elementSize
		e := p[here : here+elementSize]
		size := le.Uint32(e[12:])
		key, ok := slice(p, here, le.Uint32(e[4:]), data, le.Uint32(e[8:]), size)
		if !ok {
			return w.badElement(at.id, i, here, e, le.Uint32(e[4:]), data)
		}
		data += len(key)
		value := p[data : data+int(size)]
		data += len(value)
		if err := w.order(at, i, last, key); err != nil {
			return err
		}
		if err := w.value(at, i, le.Uint32(e), key, value); err != nil {
			return err
		}
		last = key
	}
	return w.bound(at, last)
}

// slice returns the key of an element at here, whose key must begin at byte data of p and be followed by
// rest bytes inside p.
func slice(p []byte, here int, pos uint32, data int, size, rest uint32) ([]byte, bool) {
	end := int64(data) + int64(size) + int64(rest)
	if size == 0 || int64(here)+int64(pos) != int64(data) || end > int64(len(p)) {
		return nil, false
	}
	return p[data : data+int(size) : data+int(size)], true
}

func (w *walker) badElement(id uint64, i, here int, e []byte, pos uint32, data int) error {
	return w.damage(id, BadElement, "element %d (%x): data at byte %d, expected at %d",
		i, e, int64(here)+int64(pos), data)
}

// order checks key i of a page against the one before it, or the first against the page's place.
func (w *walker) order(at ref, i int, last, key []byte) error {
	switch {
	case i > 0 && bytes.Compare(last, key) >= 0:
		return w.damage(at.id, BadOrder, "key %d is not above the one before it", i)
	case i == 0 && at.low != nil && !bytes.Equal(at.low, key):
		return w.damage(at.id, BadOrder, "the first key is not the one that led here")
	}
	return nil
}

// bound checks the last key of a page.
func (w *walker) bound(at ref, last []byte) error {
	if at.high != nil && bytes.Compare(last, at.high) >= 0 {
		return w.damage(at.id, BadOrder, "the last key is not below the next page's first")
	}
	return nil
}

// value checks the value of leaf element i by its flags.
func (w *walker) value(at ref, i int, flags uint32, key, value []byte) error {
	switch {
	case flags > 1:
		return w.damage(at.id, BadElement, "element %d: flags %#x", i, flags)
	case flags == 0 && w.bucket.parent == nil:
		return w.damage(at.id, BadBucket, "element %d of the root bucket is no bucket", i)
	case flags == 0:
		return nil
	case w.bucket.root == 0:
		return w.damage(at.id, BadBucket, "element %d: a bucket inside an inline bucket", i)
	case len(value) < bucketSize:
		return w.damage(at.id, BadBucket, "element %d: header of %d bytes", i, len(value))
	}
	child := &bucket{parent: w.bucket, name: string(key), root: le.Uint64(value), depth: w.bucket.depth + 1}
	if child.root == 0 {
		return w.inline(at.id, child, value[bucketSize:])
	}
	if len(value) != bucketSize {
		return w.damage(at.id, BadBucket, "element %d: header of %d bytes", i, len(value))
	}
	w.todo = append(w.todo, child)
	return nil
}

// inline checks the page p inside a value on page id.
func (w *walker) inline(id uint64, b *bucket, p []byte) error {
	outer := w.bucket
	w.bucket = b
	defer func() { w.bucket = outer }()
	if len(p) < headerSize {
		return w.damage(id, BadBucket, "inline page of %d bytes", len(p))
	}
	if h := readHeader(p); h.id != 0 || h.flags != flagLeaf || h.overflow != 0 {
		return w.damage(id, BadBucket, "inline page says id %d, kind %#x, overflow %d", h.id, h.flags, h.overflow)
	}
	return w.leaf(ref{id: id}, p)
}
