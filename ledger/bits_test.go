package ledger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gonghui/model"
)

// all that a reader of a book gets to see: figures, and the lists besides.
func everything(path string) (string, error) {
	s, err := figures(path)
	if err != nil {
		return "", err
	}
	o := testOptions()
	o.ReadOnly = true
	b, err := Open(path, o)
	if err != nil {
		return "", err
	}
	defer func() { _ = b.Close() }()
	var out strings.Builder
	out.WriteString(s)
	err = b.Read(func(v *View) error {
		for _, account := range []string{"102", "50102"} {
			err := v.EachEntry(account, 20250101, 20251231, func(e Entry) error {
				_, err := fmt.Fprintf(&out, "%+v\n", e)
				return err
			})
			if err != nil {
				return err
			}
		}
		ds, err := v.Drafts()
		fmt.Fprintf(&out, "%+v\n", ds)
		if err != nil {
			return err
		}
		ps, err := v.Periods(2025)
		fmt.Fprintf(&out, "%+v\n", ps)
		return err
	})
	return out.String(), err
}

// TestEveryBit flips bits of a small book, one at a time, and reads all of it: what is shown is what was shown before,
// or an error. Each time one bit of every sixteen, GONGHUI_BITS=1 flips every single one.
func TestEveryBit(t *testing.T) {
	path := filepath.Join(quick(t), "book.db")
	b, err := Create(path, testBranch(), Command{}, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	withOpening(t, b)
	do(t, b, func(tx *Tx) error {
		_, err := tx.SaveMember(model.Member{Name: "王芳", Status: model.StatusActive})
		return err
	})
	for n := range 6 {
		if _, err := command(b, n); err != nil {
			t.Fatal(err)
		}
	}
	do(t, b, func(tx *Tx) error { return tx.CloseMonth(202501) })
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	want, err := everything(path)
	if err != nil {
		t.Fatal(err)
	}
	sound := contentOf(t, path)
	bad := fileOf(t, filepath.Dir(path), "bad.db", sound)
	f, err := os.OpenFile(bad, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	// A flip that sends a reader round in circles must end the test, not wait for its time limit.
	watch := time.AfterFunc(20*time.Minute, func() { panic("a read of a damaged book hangs") })
	defer watch.Stop()
	flips, withheld, step := 0, 0, amount("GONGHUI_BITS", 16)
	for bit := 0; bit < len(sound)*8; bit++ {
		if !live(sound, bit/8) || (bit+bit/16)%step != 0 {
			continue
		}
		at := bit / 8
		if _, err := f.WriteAt([]byte{sound[at] ^ 1<<(bit%8)}, int64(at)); err != nil {
			t.Fatal(err)
		}
		got, err := everything(bad)
		switch {
		case err == nil && got != want:
			t.Errorf("bit %d of byte %d: other content without a word", bit%8, at)
		case err != nil:
			withheld++
			if isRaw(err) {
				t.Errorf("bit %d of byte %d: unexpected kind of error %T %v", bit%8, at, err, err)
			}
		}
		flips++
		if _, err := f.WriteAt(sound[at:at+1], int64(at)); err != nil {
			t.Fatal(err)
		}
	}
	if withheld == 0 {
		t.Error("no flip was ever found: the test shows nothing")
	}
	t.Logf("%d of %d bits flipped, %d found", flips, len(sound)*8, withheld)
}

// live reports whether a byte lies where a page's content is: the headers and elements at its start, the keys and
// values that they point to. What lies after them is never read.
func live(file []byte, at int) bool {
	page := file[at/4096*4096:]
	in := at % 4096
	count := int(binary.LittleEndian.Uint16(page[10:]))
	switch binary.LittleEndian.Uint16(page[8:]) {
	case 4: // meta
		return in < 80
	case 16: // free pages
		return in < 16+8*count
	case 2: // leaf
		last := 16 + 16*(count-1)
		if count == 0 {
			return in < 16
		}
		pos, k, v := binary.LittleEndian.Uint32(page[last+4:]), binary.LittleEndian.Uint32(page[last+8:]),
			binary.LittleEndian.Uint32(page[last+12:])
		return in < last+int(pos+k+v)
	}
	return true
}

// TestEveryLength cuts a book off at every length: an error that a user can be told, never a figure.
func TestEveryLength(t *testing.T) {
	sound := startBook(t)
	path := fileOf(t, quick(t), "cut.db", sound)
	step := amount("GONGHUI_LENGTHS", 97)
	for n := len(sound) - 1; n >= 0; n -= step {
		cut(t, path, n)
		_, err := everything(path)
		if err == nil && usedPages(t, sound)*4096 > n {
			t.Errorf("cut to %d bytes: nobody says so", n)
		}
		if err != nil && isRaw(err) && !errors.Is(err, ErrNotBook) {
			t.Errorf("cut to %d bytes: unexpected kind of error %T %v", n, err, err)
		}
	}
}

// usedPages is how many pages the newer meta page says there are.
func usedPages(t *testing.T, file []byte) int {
	t.Helper()
	var pages, newest uint64
	for _, at := range []int{16, 4096 + 16} {
		m := file[at:]
		if tx := binary.LittleEndian.Uint64(m[48:]); tx >= newest {
			newest, pages = tx, binary.LittleEndian.Uint64(m[40:])
		}
	}
	if pages == 0 {
		t.Fatal("no meta page found")
	}
	return int(pages)
}
