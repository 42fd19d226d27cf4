package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// run runs one command line on the tests' day and gives its exit code and what it printed.
func run(t testing.TB, args ...string) (exit int, stdout, stderr string) {
	t.Helper()
	now, err := time.Parse(time.RFC3339, today)
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	exit = Main(args, Env{
		Now: func() time.Time { return now }, Getenv: func(string) string { return "" }, Home: t.TempDir(),
		Stdout: &out, Stderr: &errs, Version: "test",
		Screen: func(Screen) error { t.Error("a screen was opened"); return nil },
	})
	return exit, out.String(), errs.String()
}

// must runs a command that has to succeed and gives what it printed.
func must(t testing.TB, args ...string) string {
	t.Helper()
	exit, out, errs := run(t, args...)
	if exit != 0 {
		t.Fatalf("gonghui %s: exit %d\n%s%s", strings.Join(args, " "), exit, out, errs)
	}
	return out
}

const samples = "../../testdata/samples"

// branches are the sample unions: one tidy, one untidy.
var branches = []struct {
	name, year string
}{{"branch-2025", "2025"}, {"branch-2024-ragged", "2024"}}

// book makes a sample union's book with everything imported, and posted if asked for.
func book(t testing.TB, branch, year string, posted bool) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book.db")
	must(t, "init", "--book", path, "--branch", "示范实验小学工会", "--year", year)
	for _, k := range kinds {
		must(t, "import", k[0], filepath.Join(samples, branch, k[1]), "--book", path)
	}
	if posted {
		must(t, "post", "--book", path, "--all")
	}
	return path
}

// report reads a report as JSON.
func report(t testing.TB, book, kind, year string, more ...string) []map[string]any {
	t.Helper()
	out := must(t, append([]string{"report", kind, "--book", book, "--year", year, "--format", "json"}, more...)...)
	var r struct {
		Rows []map[string]any `json:"rows"`
	}
	d := json.NewDecoder(strings.NewReader(out))
	d.UseNumber()
	if err := d.Decode(&r); err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return r.Rows
}

// fen is an amount of a row; nothing counts as 0.
func fen(t testing.TB, row map[string]any, column string) int64 {
	t.Helper()
	v, ok := row[column]
	if !ok {
		t.Fatalf("no column %s in %v", column, row)
	}
	n, ok := v.(json.Number)
	if !ok {
		return 0
	}
	i, err := n.Int64()
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func fileSum(t testing.TB, path string) [32]byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(content)
}
