package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonghui/ledger/intake/sheet"
)

// TestTemplates: of every kind there is a blank table, an import recognises all of its columns and finds nothing in it
// but examples, and what it marks as needed is what the kind needs.
func TestTemplates(t *testing.T) {
	for _, name := range KindNames() {
		k := Kind(name)
		data, err := Template(k)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), name+".xlsx")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		b := newBook(t, 2025)
		_, err = Run(b, k, path, Options{DryRun: true, Account: "102"})
		var p *Problem
		if !errors.As(err, &p) || p.Code != sheet.ErrNoRows {
			t.Errorf("%s: %v", name, err)
		}
		spec, _ := specOf(k)
		src, err := sheet.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		head, err := src.FindHeader(spec.fields())
		if err != nil || len(head.Unknown) > 0 || len(head.Twice) > 0 || spec.lacking(head) != nil {
			t.Errorf("%s: %v %v %v", name, err, head.Unknown, head.Twice)
		}
		for _, f := range spec.fields() {
			if at := head.Col(f.Name); f.Needed && (at < 0 || !strings.HasSuffix(head.Title(at), "*")) {
				t.Errorf("%s: %s is needed and not marked", name, f.Name)
			}
		}
		if err := src.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := Template("nothing"); err == nil {
		t.Error("a template of a kind that there is not")
	}
}

// TestExamplesAreSound: what stands in the blank tables as examples can be imported once the mark is taken off.
func TestExamplesAreSound(t *testing.T) {
	b := newBook(t, 2025)
	for _, x := range templates() {
		var buf bytes.Buffer
		w := csv.NewWriter(&buf)
		if err := w.Write(x.columns); err != nil {
			t.Fatal(err)
		}
		for _, e := range x.examples {
			row := make([]string, len(x.columns))
			copy(row, e)
			if err := w.Write(row); err != nil {
				t.Fatal(err)
			}
		}
		w.Flush()
		r, err := Run(b, x.kind, file(t, buf.String()), Options{Actor: "会计甲", Account: "102"})
		if err != nil || !r.OK || r.New == 0 && x.kind != Opening {
			t.Errorf("%s: %v %+v", x.kind, err, r)
		}
	}
}
