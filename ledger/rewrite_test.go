package ledger

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestRewrite makes one book twice: pages lie where chance put them, in the rewritten copies they do not.
func TestRewrite(t *testing.T) {
	dir := t.TempDir()
	var copies [2][]byte
	for i, name := range []string{"a", "b"} {
		book, out := filepath.Join(dir, name), filepath.Join(dir, name+"2")
		fillForDamage(t, book)
		want, err := figures(book)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Rewrite(book, out, testOptions())
		if err != nil || !r.OK() {
			t.Fatalf("rewrite: %v %+v", err, r)
		}
		if got, err := figures(out); err != nil || got != want {
			t.Fatalf("other figures after rewriting: %v", err)
		}
		if copies[i], err = os.ReadFile(out); err != nil {
			t.Fatal(err)
		}
		if _, err := Rewrite(book, out, testOptions()); !errors.Is(err, ErrExists) {
			t.Fatalf("second rewrite: %v", err)
		}
	}
	if !bytes.Equal(copies[0], copies[1]) {
		t.Error("the same records, other bytes")
	}
	if _, err := Rewrite(filepath.Join(dir, "none"), filepath.Join(dir, "c"), testOptions()); !errors.Is(err, ErrNoBook) {
		t.Errorf("rewriting no book: %v", err)
	}
}
