package export

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadmeNamesEveryFile holds that 说明.txt tells of every file of a pack, signed or not, and that every report has a
// purpose.
func TestReadmeNamesEveryFile(t *testing.T) {
	known := map[string]bool{}
	for _, item := range packItems {
		known[item.slug] = true
		if dataPurpose[item.slug] == "" {
			t.Errorf("%s has no purpose", item.slug)
		}
	}
	for slug := range dataPurpose {
		if !known[slug] {
			t.Errorf("there is no report %s", slug)
		}
	}
	withKey, _ := signed(t)
	for _, dir := range []string{packOf(t, fullBook(t)), withKey} {
		says, err := os.ReadFile(filepath.Join(dir, fileReadme))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(says), "%!") {
			t.Errorf("a gap is left:\n%s", says)
		}
		n := 0
		err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Base(filepath.Dir(path)) == folderFiles {
				return err
			}
			if n++; !strings.Contains(string(says), filepath.Base(path)) {
				t.Errorf("%s is not named", path)
			}
			return nil
		})
		if err != nil || n < len(packItems) {
			t.Errorf("%d files, %v", n, err)
		}
	}
}
