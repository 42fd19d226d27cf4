package sheet

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// openBytes opens a file that stands in memory under an extension.
func openBytes(data []byte, ext string) (*Source, error) {
	return open(bytes.NewReader(data), int64(len(data)), ext)
}

// all reads a source to its end.
func all(src *Source) ([]Row, error) {
	var rows []Row
	for {
		row, err := src.Next()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return rows, err
		}
		rows = append(rows, row.clone())
	}
}

// texts gives the texts of rows, cells parted by |.
func texts(rows []Row) []string {
	var out []string
	for _, r := range rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
		}
		out = append(out, strings.Join(cells, "|"))
	}
	return out
}

// write puts data into a file of a temporary folder.
func write(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// part is one file of a workbook made by hand.
type part struct{ name, text string }

// zipped packs parts.
func zipped(t testing.TB, parts ...part) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, p := range parts {
		f, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, p.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

const (
	relType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	rootRels = `<Relationships><Relationship Id="a" Type="` + relType + `officeDocument" Target="xl/workbook.xml"/>` +
		`</Relationships>`
	bookRels = `<Relationships><Relationship Id="r1" Type="` + relType + `worksheet" Target="worksheets/s1.xml"/>` +
		`<Relationship Id="r2" Type="` + relType + `worksheet" Target="/xl/worksheets/s2.xml"/>` +
		`<Relationship Id="r8" Type="` + relType + `sharedStrings" Target="sharedStrings.xml"/>` +
		`<Relationship Id="r9" Type="` + relType + `styles" Target="styles.xml"/></Relationships>`
	oneSheet = `<workbook xmlns:r="r"><sheets><sheet name="表一" sheetId="1" r:id="r1"/></sheets></workbook>`
)

// bookOf makes a workbook of one sheet, whose rows are given as XML; more parts may follow.
func bookOf(t testing.TB, rows string, more ...part) []byte {
	t.Helper()
	return zipped(t, append([]part{
		{"_rels/.rels", rootRels},
		{"xl/workbook.xml", oneSheet},
		{"xl/_rels/workbook.xml.rels", bookRels},
		{"xl/worksheets/s1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
	}, more...)...)
}

// wantCode fails unless err is a *Problem of that code.
func wantCode(t testing.TB, err error, code Code) *Problem {
	t.Helper()
	var p *Problem
	if !errors.Is(err, code) || !errors.As(err, &p) {
		t.Fatalf("error %v, want code %s", err, code)
	}
	return p
}

// newBuffer wraps bytes as the text reader expects them.
func newBuffer(data []byte) *bufio.Reader { return bufio.NewReader(bytes.NewReader(data)) }
