package intake

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gonghui/ledger"
	"gonghui/model"
)

// today is the day on which the books of these tests live.
func today() time.Time { return time.Date(2026, 6, 30, 10, 0, 0, 0, time.FixedZone("", 8*3600)) }

// newBook makes a book whose first year is given; it is verified when the test ends.
func newBook(t testing.TB, year int) *ledger.Book {
	t.Helper()
	br := model.Branch{Name: "示范实验小学工会", FirstYear: year, Categories: model.DefaultCategories()}
	b, err := ledger.Create(filepath.Join(t.TempDir(), "book.db"), br, ledger.Command{Actor: "会计甲"},
		ledger.Options{Now: today, Rand: rand.NewChaCha8([32]byte{1}), Holder: "测试"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		r, err := b.Verify(nil)
		if err != nil || !r.OK() {
			t.Errorf("book at the end of the test: %v %+v", err, r)
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

// bring imports a file that must be readable.
func bring(t testing.TB, b *ledger.Book, k Kind, path string) Result {
	t.Helper()
	r, err := Run(b, k, path, Options{Actor: "会计甲"})
	if err != nil {
		t.Fatalf("%s %s: %v", k, path, err)
	}
	return r
}

// sound imports a file that must have no problems.
func sound(t testing.TB, b *ledger.Book, k Kind, path string) Result {
	t.Helper()
	r := bring(t, b, k, path)
	if !r.OK {
		t.Fatalf("%s %s: %+v", k, path, r.Problems[:min(len(r.Problems), 5)])
	}
	return r
}

// text imports a file given by its text.
func text(t testing.TB, b *ledger.Book, k Kind, data string) Result {
	t.Helper()
	return bring(t, b, k, file(t, data))
}

// file writes text to a file.
func file(t testing.TB, data string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "表.csv")
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// counts fails unless a result has these counts and no problems.
func counts(t testing.TB, r Result, read, fresh, same, changed int) {
	t.Helper()
	if !r.OK || r.Read != read || r.New != fresh || r.Same != same || r.Changed != changed {
		t.Errorf("%s: ok %v, read %d new %d same %d changed %d; want %d %d %d %d; %+v", r.Kind, r.OK, r.Read, r.New,
			r.Same, r.Changed, read, fresh, same, changed, r.Problems)
	}
}

// codes gives the codes of the problems of each row, in order, such as "3:date-calendar".
func codes(r Result) []string {
	var out []string
	for _, p := range r.Problems {
		out = append(out, strings.Join([]string{itoa(p.Row), p.Column, string(p.Code)}, " "))
	}
	slices.Sort(out)
	return out
}

func itoa(n int) string {
	const digits = "0123456789"
	if n < 10 {
		return digits[n : n+1]
	}
	return itoa(n/10) + digits[n%10:n%10+1]
}

// view runs a read that must succeed.
func view(t testing.TB, b *ledger.Book, fn func(*ledger.View) error) {
	t.Helper()
	if err := b.Read(fn); err != nil {
		t.Fatal(err)
	}
}
