package pages_test

import (
	"bytes"
	"fmt"
	"testing"

	bolt "go.etcd.io/bbolt"

	"gonghui/ledger/internal/pages"
)

func TestWalkNeedsOneMetaPage(t *testing.T) {
	whole := reference(t)
	tests := map[string]func(data []byte){
		"both torn":       func(data []byte) { data[70], data[pageSize+70] = ^data[70], ^data[pageSize+70] },
		"another version": func(data []byte) { data[20], data[pageSize+20] = 1, 1; seal(data, pageSize) },
		"another magic":   func(data []byte) { data[16], data[pageSize+16] = 0, 0; seal(data, pageSize) },
		// bbolt looks for the second meta page at each power of two, and would take this one's word.
		"only where none belongs": func(data []byte) {
			copy(data[1024:], data[:80])
			data[70], data[pageSize+70] = ^data[70], ^data[pageSize+70]
		},
	}
	for name, spoil := range tests {
		t.Run(name, func(t *testing.T) {
			data := bytes.Clone(whole)
			spoil(data)
			_, err := walk(data, limit)
			if d := damageOf(t, err); d.Reason != pages.BadMeta {
				t.Errorf("got %v", d)
			}
		})
	}
}

func TestWalkBoundsNesting(t *testing.T) {
	for _, lim := range []int64{0, limit} {
		if _, err := walk(makeFile(t, boltOptions(1024), nest(64)), lim); err != nil {
			t.Error(err)
		}
		_, err := walk(makeFile(t, boltOptions(1024), nest(70)), lim)
		if d := damageOf(t, err); d.Reason != pages.TooDeep {
			t.Errorf("got %v", d)
		}
	}
}

// Long keys make so many branch pages that they are not held at once.
func TestWalkReadsBranchesInBatches(t *testing.T) {
	fill := func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket([]byte("log"))
		for i := 0; i < 9000 && err == nil; i++ {
			err = b.Put(fmt.Appendf(nil, "%0600d", i), []byte("value"))
		}
		return err
	}
	data := makeFile(t, boltOptions(pageSize), fill)
	whole := sound(t, data)
	r, err := walk(data, 0)
	if err != nil || r.Walked < 300 || r.Walked > whole.Walked/2 {
		t.Errorf("branches only: %+v, %v; whole: %+v", r, err, whole)
	}
	last := bytes.LastIndex(data[:int(whole.Pages)*pageSize], fmt.Appendf(nil, "%0600d", 8000))
	data[last+596] = '9' // 9000, before 8001
	if _, err := walk(data, limit); damageOf(t, err).Reason != pages.BadOrder {
		t.Errorf("key changed on page %d: %v", last/pageSize, err)
	}
}

// A value of 65 MiB makes a page that a walk does not hold unless the caller allows for it.
func TestWalkBoundsMemory(t *testing.T) {
	const size = 65 << 20
	opt := boltOptions(pageSize)
	data := makeFile(t, opt, put("log", 1, size))
	if _, err := walk(data, 2*size); err != nil {
		t.Error(err)
	}
	if r, err := walk(data, 0); err != nil || r.Walked > 10 {
		t.Errorf("%+v, %v", r, err)
	}
	opt.NoFreelistSync = true
	_, err := walk(makeFile(t, opt, put("log", 1, size)), 0)
	if d := damageOf(t, err); d.Reason != pages.TooLarge || d.Bucket != "log" {
		t.Errorf("got %v", d)
	}
}

func TestReasonsHaveNames(t *testing.T) {
	seen := map[string]bool{}
	for r := pages.Reason(0); r <= pages.Lost+1; r++ {
		if s := r.String(); s == "" || seen[s] {
			t.Errorf("reason %d: %q", r, s)
		} else {
			seen[s] = true
		}
	}
}
