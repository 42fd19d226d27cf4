package cli

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// TestDamaged damages a book at random and asks for figures: they are the same, or the exit code says that the book
// cannot be used, and verification, which always comes to an end, says what is wrong.
func TestDamaged(t *testing.T) {
	path := book(t, "branch-2025", "2025", true)
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := must(t, "report", "trial-balance", "--book", path, "--year", "2025", "--format", "csv")
	r := rand.New(rand.NewPCG(8, 9))
	damages := []struct {
		name string
		do   func(b []byte) []byte
	}{
		{"bit", func(b []byte) []byte { b[r.IntN(len(b))] ^= 1 << r.IntN(8); return b }},
		{"cut", func(b []byte) []byte { return b[:r.IntN(len(b))] }},
		{"scrap", func(b []byte) []byte { return b[:r.IntN(9000)] }},
		{"page", func(b []byte) []byte {
			at := r.IntN(len(b)/4096) * 4096
			clear(b[at : at+4096])
			return b
		}},
		{"noise", func(b []byte) []byte {
			at := r.IntN(len(b) - 64)
			for i := range 64 {
				b[at+i] = byte(r.Uint32())
			}
			return b
		}},
	}
	bad := filepath.Join(t.TempDir(), "bad.db")
	withheld := map[string]int{}
	for range 40 {
		for _, d := range damages {
			if err := os.WriteFile(bad, d.do(append([]byte{}, sound...)), 0o600); err != nil {
				t.Fatal(err)
			}
			verified, _, _ := run(t, "verify", bad)
			exit, out, errs := run(t, "report", "trial-balance", "--book", bad, "--year", "2025", "--format", "csv")
			switch {
			case exit == exitDone && out != want:
				t.Errorf("%s: other figures without a word", d.name)
			case exit == exitDone && verified == exitDone:
			case exit == exitBook && verified == exitFindings && out == "" && errs != "":
				withheld[d.name]++
			default:
				t.Errorf("%s: report %d, verify %d\n%s", d.name, exit, verified, errs)
			}
		}
	}
	if len(withheld) < len(damages) {
		t.Errorf("some damage was never found: %v", withheld)
	}
}
