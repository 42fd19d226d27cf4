package pages_test

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"gonghui/ledger/internal/pages"
)

const pageSize = 4096

// reference is the file that the damage tests damage: all that a file can hold, in about 128 KiB.
func reference(tb testing.TB) []byte {
	tb.Helper()
	data := makeFile(tb, boltOptions(pageSize), put("log", 60, 120), put("gone", 8, 900), put("few", 3, 10),
		nest(3), put("long", 1, 9000), remove("gone", 1), put("log", 90, 110))
	return data[:int(sound(tb, data).Pages)*pageSize]
}

// sample collects damaged files that were accepted, to be given to bbolt.
type sample struct {
	rng   *rand.Rand
	seen  int
	files [][]byte
}

// add keeps a bounded, even sample of all files it is given.
func (s *sample) add(data []byte) {
	const size = 400
	s.seen++
	if len(s.files) < size {
		s.files = append(s.files, bytes.Clone(data))
	} else if i := s.rng.IntN(s.seen); i < size {
		s.files[i] = bytes.Clone(data)
	}
}

// exercise gives all files to bbolt.
func (s *sample) exercise(t *testing.T) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book")
	for _, data := range s.files {
		if err := exercise(path, data); err != nil {
			r, _ := walk(data, limit)
			t.Fatalf("accepted as %+v, but: %v", r, err)
		}
	}
	t.Logf("%d accepted, %d of them opened", s.seen, len(s.files))
}

func newSample() *sample { return &sample{rng: rand.New(rand.NewPCG(1, 2))} }

// structural tells whether byte off of a file lies among the first bytes of a page, where its header and
// its elements are, or in a bucket's value. Other bytes are keys and values, and change nothing here.
func structural(data []byte, off int) bool {
	p := data[off/pageSize*pageSize:]
	return off%pageSize < 16+16*int(min(200, binary.LittleEndian.Uint16(p[10:])))
}

// Every damage of one bit is refused or harmless. By default a sixteenth of all bits is tried, and with
// RELIABILITY=long every one.
func TestWalkFlipsBits(t *testing.T) {
	data := reference(t)
	all := os.Getenv("RELIABILITY") == "long"
	header, rest := newSample(), newSample()
	for i := range len(data) * 8 {
		off, mask := i/8, byte(1)<<(i%8)
		if !all && (off/8%2 == 0 || i%8 != off%8) {
			continue
		}
		data[off] ^= mask
		r, err := walk(data, limit)
		if err == nil && !r.Full {
			t.Fatalf("bit %d: neither refused nor accepted: %+v", i, r)
		}
		if _, half := walk(data, 0); err == nil && half != nil {
			t.Fatalf("bit %d: accepted whole, but by its branches %v", i, half)
		}
		switch {
		case err == nil && structural(data, off):
			header.add(data)
		case err == nil:
			rest.add(data)
		}
		data[off] ^= mask
	}
	header.exercise(t)
	rest.exercise(t)
}

// A file is accepted if and only if it reaches to its high-water mark.
func TestWalkTruncates(t *testing.T) {
	data := append(reference(t), make([]byte, pageSize+1)...)
	used := len(data) - pageSize - 1
	for n := range len(data) + 1 {
		for _, lim := range []int64{0, limit} {
			_, err := walk(data[:n], lim)
			if n >= used && err != nil {
				t.Fatalf("%d of %d bytes: %v", n, used, err)
			}
			if n < used && damageOf(t, err).Reason != pages.TooShort {
				t.Fatalf("%d of %d bytes: %v", n, used, err)
			}
		}
	}
}

// damages are what disks and programs do to pages. Each may change nothing.
var damages = map[string]func(rng *rand.Rand, data, old []byte){
	"four bytes": func(rng *rand.Rand, data, _ []byte) {
		binary.LittleEndian.PutUint32(data[rng.IntN(len(data)-4):], rng.Uint32())
	},
	"byte of a page header": func(rng *rand.Rand, data, _ []byte) {
		data[rng.IntN(len(data)/pageSize)*pageSize+rng.IntN(16)] = byte(rng.Uint32())
	},
	"small number in an element": func(rng *rand.Rand, data, _ []byte) {
		at := rng.IntN(len(data)/pageSize)*pageSize + 16 + 4*rng.IntN(100)
		binary.LittleEndian.PutUint32(data[at:], rng.Uint32N(64))
	},
	"page of zeros": func(rng *rand.Rand, data, _ []byte) { clear(pick(rng, data)) },
	"page of noise": func(rng *rand.Rand, data, _ []byte) { noise(rng, pick(rng, data)) },
	"sector of zeros": func(rng *rand.Rand, data, _ []byte) {
		clear(data[rng.IntN(len(data)/512)*512:][:512])
	},
	"page never written": func(rng *rand.Rand, data, old []byte) {
		id := rng.IntN(min(len(old), len(data)) / pageSize)
		copy(data[id*pageSize:(id+1)*pageSize], old[id*pageSize:])
	},
	"page written elsewhere": func(rng *rand.Rand, data, _ []byte) { copy(pick(rng, data), pick(rng, data)) },
	"pages exchanged": func(rng *rand.Rand, data, _ []byte) {
		a, b := pick(rng, data), pick(rng, data)
		c := bytes.Clone(a)
		copy(a, b)
		copy(b, c)
	},
	"meta pages with other numbers": func(rng *rand.Rand, data, _ []byte) {
		at := rng.IntN(2)*pageSize + []int{24, 32, 48, 56, 64}[rng.IntN(5)]
		binary.LittleEndian.PutUint64(data[at:], rng.Uint64N(uint64(2*len(data)/pageSize)))
		seal(data, pageSize)
	},
	"two damages": func(rng *rand.Rand, data, _ []byte) {
		for range 2 {
			data[rng.IntN(len(data)/pageSize)*pageSize+rng.IntN(400)] ^= 1 << rng.IntN(8)
		}
	},
}

// pick returns a page.
func pick(rng *rand.Rand, data []byte) []byte {
	id := rng.IntN(len(data) / pageSize)
	return data[id*pageSize : (id+1)*pageSize]
}

func noise(rng *rand.Rand, p []byte) {
	for i := range p {
		p[i] = byte(rng.Uint32())
	}
}

func TestWalkRandomDamage(t *testing.T) {
	whole := reference(t)
	old := makeFile(t, boltOptions(pageSize), put("log", 300, 300), nest(3), remove("log", 3))
	work := make([]byte, len(whole))
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			s, refused := newSample(), 0
			for range 400 {
				copy(work, whole)
				damage(s.rng, work, old)
				if bytes.Equal(work, whole) {
					continue
				}
				if _, err := walk(work, limit); err != nil {
					refused++
				} else if s.rng.IntN(8) == 0 {
					s.add(work)
				}
				_, _ = walk(work, 0)
			}
			if refused == 0 {
				t.Error("nothing refused")
			}
			s.exercise(t)
		})
	}
}
