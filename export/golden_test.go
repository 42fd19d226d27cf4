package export

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// goldens compares texts with the files of testdata/golden. UPDATE_GOLDEN=1 writes them anew; a file that nothing was
// compared with fails the test.
type goldens struct{ used map[string]bool }

const goldenFolder = "testdata/golden"

func (g *goldens) check(t *testing.T, name string, got []byte) {
	t.Helper()
	if g.used == nil {
		g.used = map[string]bool{}
	}
	g.used[name] = true
	path := filepath.Join(goldenFolder, name)
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.MkdirAll(goldenFolder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("golden: %v", err)
		return
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from its golden:\n%s\nwant\n%s", name, got, want)
	}
}

func (g *goldens) orphans(t *testing.T) {
	t.Helper()
	entries, err := os.ReadDir(goldenFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !g.used[e.Name()] {
			t.Errorf("golden %s is compared with nothing", e.Name())
		}
	}
}
