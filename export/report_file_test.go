package export

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"gonghui/ledger"
)

// TestReportsAsFiles writes every report that needs no account in each form: a CSV of the same bytes as on the command
// line, a workbook and a page, twice the same; a name that is taken and an ending that is none are refused.
func TestReportsAsFiles(t *testing.T) {
	b := smallBook(t)
	q := Query{Year: 2025}
	for i, r := range Reports() {
		if r.NeedsAccount {
			q.Account = "102"
		}
		dir := t.TempDir()
		var csv bytes.Buffer
		look(t, b, func(v *ledger.View) error {
			x, err := r.Make(v, q)
			if err != nil {
				return err
			}
			return WriteCSV(&csv, x)
		})
		for _, ext := range []string{".csv", ".xlsx", ".html"} {
			if ext == ".xlsx" && i > 3 {
				continue // slow, and all alike
			}
			var was []byte
			for _, name := range []string{"a", "b"} {
				out := filepath.Join(dir, name+ext)
				if err := WriteReport(b, r, q, out, false); err != nil {
					t.Fatalf("%s %s: %v", r.Name, ext, err)
				}
				if err := WriteReport(b, r, q, out, false); !errors.Is(err, ledger.ErrExists) {
					t.Errorf("a second time: %v", err)
				}
				data, err := os.ReadFile(out)
				if err != nil {
					t.Fatal(err)
				}
				if was != nil && !bytes.Equal(was, data) {
					t.Errorf("%s%s differs from one writing to the next", r.Name, ext)
				}
				was = data
			}
			if ext == ".csv" && !bytes.Equal(was, csv.Bytes()) {
				t.Errorf("%s: the CSV is another one than that of the command", r.Name)
			}
			if len(was) == 0 {
				t.Errorf("%s%s is empty", r.Name, ext)
			}
		}
		var ending *FormatError
		if err := WriteReport(b, r, q, filepath.Join(dir, "a.pdf"), false); !errors.As(err, &ending) {
			t.Errorf("an ending that is none: %v", err)
		}
		q.Account = ""
	}
}
