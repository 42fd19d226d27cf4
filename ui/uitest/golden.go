package uitest

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Goldens compares screens with files of a folder, testdata/<folder> of the package under test. Run the tests
// with UPDATE_GOLDEN=1 to write the files anew.
type Goldens struct {
	dir  string
	mu   sync.Mutex
	used map[string]bool
}

// NewGoldens opens a folder of goldens. When the test t ends, a file that nothing was compared with fails it.
// So all subtests that use a folder share one Goldens, made by their parent; orphans are not looked for when
// the parent has failed or only some subtests were run.
func NewGoldens(t *testing.T, folder string) *Goldens {
	t.Helper()
	g := &Goldens{dir: filepath.Join("testdata", folder), used: map[string]bool{}}
	t.Cleanup(func() {
		if !t.Failed() && !strings.Contains(runFlag(), "/") {
			g.orphans(t)
		}
	})
	return g
}

// runFlag returns the pattern given by -run.
func runFlag() string {
	for i, arg := range os.Args {
		name, value, found := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if name != "test.run" {
			continue
		}
		if found {
			return value
		}
		if i+1 < len(os.Args) {
			return os.Args[i+1]
		}
	}
	return ""
}

// Check compares the driver's screen, and the place of its cursor, with the golden name.txt.
func (g *Goldens) Check(t *testing.T, d *Driver, name string) {
	t.Helper()
	g.CheckText(t, name+".txt", d.Golden())
}

// CheckText compares any text with a golden file.
func (g *Goldens) CheckText(t *testing.T, file, got string) {
	t.Helper()
	g.mu.Lock()
	twice := g.used[file]
	g.used[file] = true
	g.mu.Unlock()
	if twice {
		t.Fatalf("golden %s is used twice", file)
	}
	path := filepath.Join(g.dir, file)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (write it with UPDATE_GOLDEN=1)", err)
	}
	if got != string(want) {
		line := firstDifference(got, string(want))
		t.Errorf("%s differs at line %d\n--- got\n%s\n--- want\n%s", path, line, got, want)
	}
}

func firstDifference(a, b string) int {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return i + 1
		}
	}
	return min(len(x), len(y)) + 1
}

// orphans fails the test for files that nothing was compared with; with UPDATE_GOLDEN=1 it deletes them.
func (g *Goldens) orphans(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir(g.dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := filepath.Rel(g.dir, path)
		if err != nil || g.used[filepath.ToSlash(file)] {
			return err
		}
		if os.Getenv("UPDATE_GOLDEN") != "" {
			return os.Remove(path)
		}
		t.Errorf("golden %s is used by no test", path)
		return nil
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
}

// Golden returns the screen as a golden keeps it: the lines, and where the cursor is.
func (d *Driver) Golden() string {
	var b strings.Builder
	for _, line := range d.Screen() {
		b.WriteString(line)
		b.WriteByte('\n')
	}
	if x, y, ok := d.Cursor(); ok {
		b.WriteString("cursor " + strings.Join([]string{itoa(x), itoa(y)}, ",") + "\n")
	}
	return b.String()
}
