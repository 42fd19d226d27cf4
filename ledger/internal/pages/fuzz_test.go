package pages_test

import (
	"os"
	"path/filepath"
	"testing"
)

// books are the files that FuzzWalk edits. They are kept in testdata, since bbolt lays pages out differently
// each time, and an input means nothing without the file it edits. UPDATE_GOLDEN=1 makes them anew.
var books = []struct {
	name string
	make func(tb testing.TB) []byte
}{
	{"fresh", func(tb testing.TB) []byte { return makeFile(tb, boltOptions(1024)) }},
	{"flat", func(tb testing.TB) []byte {
		return makeFile(tb, boltOptions(1024), put("log", 30, 60), put("few", 2, 9), put("log", 3, 0))
	}},
	{"mixed", func(tb testing.TB) []byte {
		return makeFile(tb, boltOptions(1024), put("log", 40, 100), put("long", 1, 3000), nest(3), remove("log", 3))
	}},
	{"tall", func(tb testing.TB) []byte {
		return makeFile(tb, boltOptions(1024), put("log", 120, 30), put("gone", 9, 300), remove("gone", 1))
	}},
	{"book", func(tb testing.TB) []byte {
		return makeFile(tb, boltOptions(4096), put("few", 3, 9), put("log", 40, 90))
	}},
}

// testBook returns one of books.
func testBook(tb testing.TB, i int) []byte {
	tb.Helper()
	b := books[i%len(books)]
	path := filepath.Join("testdata", b.name+".bolt")
	if os.Getenv("UPDATE_GOLDEN") != "" {
		data := b.make(tb)
		r := sound(tb, data)
		if err := os.WriteFile(path, data[:int(r.Pages)*r.PageSize], 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// FuzzWalk looks for a file that is accepted whole and then breaks bbolt. An input is the number of a file
// and edits of it. The checksums of the meta pages are made right again if sealed, as a fuzzer would never
// guess them.
func FuzzWalk(f *testing.F) {
	var files [][]byte
	for i := range books {
		files = append(files, testBook(f, i))
		sound(f, files[i])
		f.Add(uint8(i), []byte(nil), false)
		f.Add(uint8(i), []byte{0, 4, 0, 1, 56, 0, 1, 2}, true)
		f.Add(uint8(i), []byte{16, 9, 2, 0}, false)
		f.Add(uint8(i), []byte{10, 8, 3, 7}, false)
	}
	path := filepath.Join(f.TempDir(), "book")
	f.Fuzz(func(t *testing.T, file uint8, edits []byte, sealed bool) {
		data := edit(append([]byte{}, files[int(file)%len(files)]...), edits)
		if size := int(le.Uint32(data[24:])); sealed && size >= 80 && size <= len(data)-80 {
			seal(data, size)
		}
		_, half := walk(data, 0)
		r, err := walk(data, limit)
		if err != nil {
			if d := damageOf(t, err); d.Reason == 0 || d.Detail == "" {
				t.Fatalf("damage without a reason: %+v", d)
			}
			return
		}
		if half != nil {
			t.Fatalf("accepted whole, but by its branches %v", half)
		}
		if r.TxID > 1<<62-10 {
			return // a few commits before the end of all numbers: the next ones would be refused
		}
		if err := exercise(path, data); err != nil {
			t.Fatalf("accepted as %+v, but: %v", r, err)
		}
	})
}

// edit applies edits to data, four bytes each: two for the place, one that chooses the change, and one for
// its value.
func edit(data, edits []byte) []byte {
	const page = 1024
	for ; len(edits) >= 4; edits = edits[4:] {
		at, value := int(le.Uint16(edits))%len(data), edits[3]
		switch edits[2] % 5 {
		case 0:
			data[at] = value
		case 1:
			data[at] += value
		case 2:
			data[at] ^= 1 << (value % 8)
		case 3: // a page from elsewhere
			copy(data[at/page*page:], data[int(value)*page%len(data):][:page])
		case 4: // a small number in the header or the elements of a page
			data[at/page*page+int(edits[0])%200] = value
		}
	}
	return data
}
