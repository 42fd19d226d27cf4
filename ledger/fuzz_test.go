package ledger

import (
	"bytes"
	"encoding/binary"
	"testing"

	"gonghui/model"
)

// FuzzEvent decodes arbitrary bytes as an event. It never panics; what passes is stored again in the same bytes, and
// is accepted in its own place of the chain only.
func FuzzEvent(f *testing.F) {
	open, err := encode(envelope{Seq: 2, Kind: EventPosted, Version: 1, Record: model.KindVoucher, ID: 7, Body: []byte{0xa0}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint64(2), stored(chain([32]byte{}, open, emptySealed), open, nil), false)
	f.Add(uint64(2), stored([32]byte{}, open, []byte("sealed")), true)
	f.Add(uint64(2), stored([32]byte{}, []byte{0xbf, 0xff}, nil), true)
	f.Add(uint64(1), []byte{}, false)
	f.Add(uint64(1), bytes.Repeat([]byte{0xff}, 60), true)
	f.Fuzz(func(t *testing.T, seq uint64, value []byte, rehash bool) {
		_, open, sealed, err := split(value)
		if err != nil {
			return
		}
		if rehash { // so that the decoder behind the hash is reached
			value = stored(chain([32]byte{}, open, sealedHash(sealed)), open, sealed)
		}
		e, err := parseEvent(seq, [32]byte{}, value)
		if err != nil {
			return
		}
		if again := stored(e.Hash, e.Open, e.Sealed); !bytes.Equal(again, value) && canonical(value) {
			t.Fatalf("stored again: %x, was %x", again, value)
		}
		if _, err := parseEvent(seq+1, [32]byte{}, value); err == nil {
			t.Fatal("accepted under another number")
		}
		if _, err := parseEvent(seq, [32]byte{1}, value); err == nil {
			t.Fatal("accepted after another event")
		}
		if rec, err := e.Record(); err == nil && rec == nil && (e.Kind == EventSaved || e.Kind == EventPosted) {
			t.Fatal("neither a record nor an error")
		}
		_, _ = e.Reason(), e.Period()
	})
}

// canonical reports whether the length in a stored event is written as short as can be: others are read, not written.
func canonical(value []byte) bool {
	n, w := binary.Uvarint(value[33:])
	return len(binary.AppendUvarint(nil, n)) == w
}

// FuzzBody decodes arbitrary bytes as the content of every kind of record: an error or a record, never a panic.
func FuzzBody(f *testing.F) {
	v, err := encode(spending(20250101, "50102", 5))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(v)
	f.Add([]byte{0xa0})
	f.Add([]byte{0xbf, 0x08, 0x9f, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, content []byte) {
		for k := model.KindBranch; k <= model.KindAnswer; k++ {
			e := Event{Seq: 1, Kind: EventSaved, Version: bodyVersion, Ref: model.Ref{Kind: k, ID: 1}, body: content}
			rec, err := e.Record()
			if err != nil {
				continue
			}
			once, err := encode(rec)
			if err != nil {
				t.Fatal(err)
			}
			e.body = once
			rec, err = e.Record()
			if err != nil {
				t.Fatalf("kind %d: what was encoded cannot be decoded: %v", k, err)
			}
			if twice, err := encode(rec); err != nil || !bytes.Equal(once, twice) {
				t.Fatalf("kind %d: %x and %x: %v", k, once, twice, err)
			}
			if _, err := footprintOf(e); err != nil && k != model.KindVoucher {
				t.Fatalf("kind %d: %v", k, err)
			}
		}
	})
}

// FuzzKeys parses arbitrary bytes as keys and values of totals and registers: what parses comes out the same.
func FuzzKeys(f *testing.F) {
	f.Add(totalKey{account: "102", year: 2025, period: 3, project: "读书"}.bytes(), []byte{2, 4})
	f.Add(registerKey("102", 20250101, 7, 1), registerValue(202501, model.Line{Side: model.Debit, Amount: -5}, 9))
	f.Add([]byte{0}, []byte{})
	f.Add([]byte("1020000"), bytes.Repeat([]byte{0x80}, 11))
	f.Fuzz(func(t *testing.T, key, payload []byte) {
		if k, err := parseTotalKey(key); err == nil && !bytes.Equal(k.bytes(), key) {
			t.Fatalf("total key %x became %x", key, k.bytes())
		}
		if d, c, err := parseTotal(key, payload); err == nil {
			again := (&total{debit: d, credit: c}).payload()
			d2, c2, err := parseTotal(key, again)
			if err != nil || d2 != d || c2 != c {
				t.Fatalf("total %d %d became %d %d: %v", d, c, d2, c2, err)
			}
		}
		if i := bytes.IndexByte(key, 0); i >= 0 {
			e, err := parseEntry(string(key[:i]), key, withSum(bucketRegister, key, payload))
			if err == nil && !bytes.Equal(registerKey(e.Account, e.Date, e.Seq, e.Line), key) {
				t.Fatalf("register key %x became %x", key, registerKey(e.Account, e.Date, e.Seq, e.Line))
			}
		}
		for _, b := range buckets {
			_ = readableKey(b, key)
		}
	})
}

// FuzzHeadCode reads what somebody types from paper. What is accepted is in the one form that is printed.
func FuzzHeadCode(f *testing.F) {
	for _, s := range []string{"7K3M-91QX-40TD", "7k3m 91qx 4otd", "", "ilo", "UUUU-UUUU-UUUU", "一二三四五六七八九十甲乙"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := ParseHeadCode(s)
		if err != nil {
			return
		}
		if again, err := ParseHeadCode(got); err != nil || again != got {
			t.Fatalf("%q became %q, then %q: %v", s, got, again, err)
		}
		var hash [32]byte
		if _, err := crockford.Decode(hash[:], []byte(got[:4]+got[5:9]+got[10:]+"0000")); err != nil {
			t.Fatal(err)
		}
		if HeadCode(hash) != got {
			t.Fatalf("%q is the code of no hash: %q", got, HeadCode(hash))
		}
	})
}
