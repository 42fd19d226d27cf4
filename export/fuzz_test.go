package export

import (
	"bytes"
	"maps"
	"testing"

	"gonghui/ledger"
)

// FuzzChainLine: a line fits one place of a chain only, and what it books is in one year, whatever the bytes.
func FuzzChainLine(f *testing.F) {
	var out bytes.Buffer
	b := midYearBook(f)
	look(f, b, func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		return writeEvents(&out, d, nil)
	})
	for line := range bytes.Lines(out.Bytes()) {
		f.Add(line)
	}
	f.Add([]byte(`{"seq":1,"open":"oQUD","sealed_sha256":""}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		_, err := parseChained(line, 1, [32]byte{})
		_, other := parseChained(line, 1, [32]byte{1})
		_, next := parseChained(line, 2, [32]byte{})
		if err == nil && (other == nil || next == nil) {
			t.Errorf("fits two places of a chain: %q", line)
		}
		b := bookings{}
		if b.add(line) == nil && len(b) > 1 {
			t.Errorf("one event books in %d years: %q", len(b), line)
		}
	})
}

// FuzzSums: whatever is read of a list of sums is written back in one form that reads the same.
func FuzzSums(f *testing.F) {
	f.Add([]byte("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  数据/甲.csv\n"))
	f.Add([]byte("00  ../x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		sums := parseSums(data)
		if again := parseSums(sumsText(sums)); !maps.Equal(sums, again) {
			t.Errorf("%q reads as %v, then as %v", data, sums, again)
		}
	})
}
