package pages_test

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"gonghui/ledger/internal/pages"
)

var le = binary.LittleEndian

// book is a file taken apart as far as the tests below need it, without help from the code under test.
type book struct {
	data []byte
	meta []byte // the meta page that counts
}

func open(data []byte) book {
	m := data[:pageSize]
	if other := data[pageSize : 2*pageSize]; le.Uint64(other[64:]) > le.Uint64(m[64:]) {
		m = other
	}
	return book{data, m}
}

func (b book) page(id uint64) []byte { return b.data[id*pageSize:][:pageSize] }
func (b book) root() uint64          { return le.Uint64(b.meta[32:]) }
func (b book) list() []byte          { return b.page(le.Uint64(b.meta[48:])) }

// element returns element i of a page.
func element(p []byte, i int) []byte { return p[16+16*i:][:16] }

// bucket returns the root page of the top bucket name, and the element of the root page that names it.
func (b book) bucket(name string) (root uint64, elem []byte) {
	p := b.page(b.root())
	for i := range int(le.Uint16(p[10:])) {
		e := element(p, i)
		key := p[16+16*i+int(le.Uint32(e[4:])):]
		if n := int(le.Uint32(e[8:])); string(key[:n]) == name {
			return le.Uint64(key[n:]), e
		}
	}
	return 0, nil
}

// child returns the page of child i of branch page id.
func (b book) child(id uint64, i int) uint64 { return le.Uint64(element(b.page(id), i)[8:]) }

// value returns the value of the top bucket name: its header, and its page if it is inline.
func (b book) value(name string) []byte {
	_, e := b.bucket(name)
	p := b.page(b.root())
	at := bytes.Index(p, e) + int(le.Uint32(e[4:])) + int(le.Uint32(e[8:]))
	return p[at:][:le.Uint32(e[12:])]
}

// tall is a file in which bucket "log" has a root branch page, branch pages below it, and leaves.
func tall(tb testing.TB) []byte {
	tb.Helper()
	wide := func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists([]byte("log"))
		for i := 0; i < 120 && err == nil; i++ {
			key := bytes.Repeat([]byte{byte(i >> 8), byte(i)}, 100)
			err = b.Put(key, make([]byte, 400))
		}
		return err
	}
	return makeFile(tb, boltOptions(pageSize), put("few", 3, 10), nest(3), put("gone", 9, 900),
		put("long", 2, 9000), wide, remove("gone", 1), put("one", 20, 90))
}

// fault is one damage, where Walk sees it, and whether it needs to read leaves for that.
type fault struct {
	name   string
	reason pages.Reason
	leaves bool
	do     func(b book)
}

var faults = []fault{
	{"high-water mark above the file", pages.TooShort, false, func(b book) { le.PutUint64(b.meta[56:], 1e6) }},
	{"high-water mark too low", pages.BadMeta, false, func(b book) { le.PutUint64(b.meta[56:], 3) }},
	{"high-water mark absurd", pages.TooLarge, false, func(b book) { le.PutUint64(b.meta[56:], 1<<60) }},
	{"root is a meta page", pages.BadMeta, false, func(b book) { le.PutUint64(b.meta[32:], 1) }},
	{"root outside", pages.BadMeta, false, func(b book) { le.PutUint64(b.meta[32:], 1<<40) }},
	{"freelist outside", pages.BadMeta, false, func(b book) { le.PutUint64(b.meta[48:], 1<<40) }},
	{"last transaction", pages.BadMeta, false, func(b book) { le.PutUint64(b.meta[64:], 1<<64-1) }},
	{"two page sizes", pages.BadMeta, false, func(b book) { le.PutUint32(b.data[pageSize+24:], 8192) }},
	{"page size no power of two", pages.BadMeta, false, func(b book) { le.PutUint32(b.data[24:], 5000) }},
	{"meta page says another id", pages.BadHeader, false, func(b book) { b.meta[0] ^= 1 }},
	{"freelist says another id", pages.BadHeader, false, func(b book) { b.list()[0]++ }},
	{"freelist is a leaf", pages.BadHeader, false, func(b book) { b.list()[8] = 2 }},
	{"freelist too long", pages.BadFreelist, false, func(b book) { le.PutUint16(b.list()[10:], 5000) }},
	{"freelist in long form", pages.BadFreelist, false, func(b book) { le.PutUint16(b.list()[10:], 0xFFFF) }},
	{"freelist runs out", pages.BadFreelist, false, func(b book) { le.PutUint32(b.list()[12:], 1<<31) }},
	{"free page outside", pages.BadFreelist, false, func(b book) {
		le.PutUint64(b.list()[8+8*int(le.Uint16(b.list()[10:])):], 1<<50)
	}},
	{"free pages out of order", pages.BadFreelist, false, func(b book) { le.PutUint64(b.list()[24:], 2) }},
	{"meta page is free", pages.BadFreelist, false, func(b book) { le.PutUint64(b.list()[16:], 1) }},
	{"freelist is free", pages.ReachedFree, false, func(b book) {
		p := b.list()
		le.PutUint16(p[10:], 1)
		copy(p[16:24], p[:8])
	}},
	{"used page is free", pages.ReachedFree, false, func(b book) {
		le.PutUint16(b.list()[10:], 1)
		le.PutUint64(b.list()[16:], b.root())
	}},
	{"free page forgotten", pages.Lost, true, func(b book) { b.list()[10]-- }},
	{"branch contains itself", pages.ReachedTwice, false, func(b book) {
		root, _ := b.bucket("log")
		le.PutUint64(element(b.page(b.child(root, 1)), 2)[8:], b.child(root, 1))
	}},
	{"branch contains its parent", pages.ReachedTwice, false, func(b book) {
		root, _ := b.bucket("log")
		le.PutUint64(element(b.page(b.child(root, 1)), 2)[8:], root)
	}},
	{"branch below itself on the way down", pages.TooDeep, false, func(b book) {
		root, _ := b.bucket("log")
		le.PutUint64(element(b.page(root), 0)[8:], root)
	}},
	{"two branches share a leaf", pages.ReachedTwice, false, func(b book) {
		root, _ := b.bucket("log")
		shared := b.child(b.child(root, 0), 1)
		le.PutUint64(element(b.page(b.child(root, 1)), 1)[8:], shared)
	}},
	{"two buckets share a root", pages.ReachedTwice, false, func(b book) {
		root, _ := b.bucket("one")
		le.PutUint64(b.value("log"), root)
	}},
	{"child outside", pages.OutOfRange, false, func(b book) {
		root, _ := b.bucket("log")
		le.PutUint64(element(b.page(b.child(root, 1)), 1)[8:], 1<<40)
	}},
	{"child is a meta page", pages.OutOfRange, false, func(b book) {
		root, _ := b.bucket("log")
		le.PutUint64(element(b.page(root), 1)[8:], 1)
	}},
	{"first child outside", pages.OutOfRange, false, func(b book) {
		root, _ := b.bucket("log")
		le.PutUint64(element(b.page(root), 0)[8:], 1<<63)
	}},
	{"bucket's root outside", pages.OutOfRange, false, func(b book) { le.PutUint64(b.value("log"), 1<<63) }},
	{"leaf among branches", pages.BadHeader, false, func(b book) {
		root, _ := b.bucket("log")
		copy(element(b.page(root), 1)[8:], element(b.page(b.child(root, 1)), 0)[8:])
	}},
	{"branch among leaves", pages.BadHeader, true, func(b book) {
		root, _ := b.bucket("log")
		b.page(b.child(b.child(root, 0), 1))[8] = 1
	}},
	{"page of no kind", pages.BadHeader, false, func(b book) { b.page(b.root())[8] = 0 }},
	{"page of two kinds", pages.BadHeader, true, func(b book) {
		root, _ := b.bucket("log")
		b.page(b.child(b.child(root, 0), 1))[8] = 3
	}},
	{"leaf page runs into another", pages.ReachedTwice, true, func(b book) {
		root, _ := b.bucket("log")
		leaves := map[uint64]bool{}
		for i := range int(le.Uint16(b.page(root)[10:])) {
			branch := b.child(root, i)
			for j := range int(le.Uint16(b.page(branch)[10:])) {
				leaves[b.child(branch, j)] = true
			}
		}
		for id := range leaves {
			if leaves[id+1] {
				le.PutUint32(b.page(id)[12:], 1)
				return
			}
		}
	}},
	{"branch page runs out of the file", pages.OutOfRange, false, func(b book) {
		root, _ := b.bucket("log")
		le.PutUint32(b.page(root)[12:], 1<<32-1)
	}},
	{"branch page with one child", pages.BadElement, false, func(b book) {
		root, _ := b.bucket("log")
		le.PutUint16(b.page(root)[10:], 1)
	}},
	{"more children than fit", pages.BadElement, false, func(b book) {
		root, _ := b.bucket("log")
		le.PutUint16(b.page(root)[10:], 4000)
	}},
	{"branch key outside the page", pages.BadElement, false, func(b book) {
		root, _ := b.bucket("log")
		le.PutUint32(element(b.page(root), 1)[4:], 1<<31)
	}},
	{"more entries than fit", pages.BadElement, false, func(b book) {
		le.PutUint16(b.page(b.root())[10:], 4000)
	}},
	{"unknown entry flags", pages.BadElement, false, func(b book) { element(b.page(b.root()), 0)[0] |= 2 }},
	{"empty key", pages.BadElement, false, func(b book) { le.PutUint32(element(b.page(b.root()), 0)[8:], 0) }},
	{"value outside the page", pages.BadElement, true, func(b book) {
		root, _ := b.bucket("log")
		le.PutUint32(element(b.page(b.child(b.child(root, 0), 0)), 2)[12:], 1<<32-1)
	}},
	{"empty leaf below a branch", pages.BadElement, true, func(b book) {
		root, _ := b.bucket("log")
		le.PutUint16(b.page(b.child(b.child(root, 0), 1))[10:], 0)
	}},
	{"branch keys out of order", pages.BadOrder, false, func(b book) {
		root, _ := b.bucket("log")
		p := b.page(root)
		p[16+16+int(le.Uint32(element(p, 1)))] = 0xFF
	}},
	{"first key is another", pages.BadOrder, true, func(b book) {
		root, _ := b.bucket("log")
		p := b.page(b.child(b.child(root, 0), 1))
		p[16+int(le.Uint32(element(p, 0)[4:]))+199]++
	}},
	{"last key too high", pages.BadOrder, true, func(b book) {
		root, _ := b.bucket("log")
		p := b.page(b.child(b.child(root, 0), 0))
		last := int(le.Uint16(p[10:])) - 1
		p[16+16*last+int(le.Uint32(element(p, last)[4:]))] = 0xFF
	}},
	{"root bucket holds a value", pages.BadBucket, false, func(b book) {
		_, e := b.bucket("log")
		e[0] = 0
	}},
	{"value taken for a bucket", pages.BadBucket, false, func(b book) {
		root, _ := b.bucket("one")
		element(b.page(root), 0)[0] = 1
	}},
	{"inline bucket with a page", pages.BadBucket, false, func(b book) { b.value("few")[0] = 4 }},
	{"inline bucket says an id", pages.BadBucket, false, func(b book) { b.value("few")[16] = 4 }},
	{"inline bucket is a branch", pages.BadBucket, false, func(b book) { b.value("few")[24] = 1 }},
	{"inline bucket with a bucket", pages.BadBucket, false, func(b book) { b.value("few")[32] = 1 }},
	{"inline bucket without a page", pages.BadBucket, false, func(b book) { le.PutUint64(b.value("log"), 0) }},
	{"inline bucket's key outside", pages.BadElement, false, func(b book) { b.value("few")[36] = 200 }},
}

func TestWalkNamesTheDamage(t *testing.T) {
	whole := tall(t)
	sound(t, whole)
	seen := map[pages.Reason]bool{}
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			data := bytes.Clone(whole)
			f.do(open(data))
			seal(data, pageSize)
			_, err := walk(data, limit)
			d := damageOf(t, err)
			if d.Reason != f.reason {
				t.Errorf("got %v, want reason %q", d, f.reason)
			}
			seen[d.Reason] = true
			if text := d.Error(); !strings.Contains(text, f.reason.String()) {
				t.Errorf("message does not tell the reason: %s", text)
			}
			if _, err := walk(data, 0); (err == nil) != f.leaves {
				t.Errorf("branches only: %v", err)
			}
		})
	}
	for r := pages.TooShort; r <= pages.Lost; r++ {
		if !seen[r] {
			t.Errorf("no fault shows %q", r)
		}
	}
}

func TestDamageNamesBucket(t *testing.T) {
	nested := makeFile(t, boltOptions(pageSize), func(tx *bolt.Tx) error {
		a, err := tx.CreateBucket([]byte("记录区"))
		if err != nil {
			return err
		}
		b, err := a.CreateBucket([]byte("索引区"))
		if err != nil {
			return err
		}
		c, err := b.CreateBucket([]byte("a/\x1b[31m"))
		if err != nil {
			return err
		}
		return c.Put([]byte("long"), make([]byte, 3000))
	})
	for id := uint64(2); id < uint64(len(nested)/pageSize); id++ {
		p := nested[id*pageSize:][:pageSize]
		if at := bytes.Index(p, []byte("long")); at > 0 && le.Uint64(p) == id {
			p[16] = 2 // flags of its first element
		}
	}
	_, err := walk(nested, limit)
	d := damageOf(t, err)
	if d.Bucket != "记录区/索引区/0x612f1b5b33316d" || d.Reason != pages.BadElement {
		t.Errorf("got %v", d)
	}
}
