package export

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"gonghui/ledger"
)

// packWriter fills a pack's folder and keeps the SHA-256 of every file by its path, with forward slashes.
type packWriter struct {
	root *os.Root
	sums map[string]string
}

// write makes one file of what fn writes.
func (w *packWriter) write(name string, fn func(io.Writer) error) error {
	if dir := path.Dir(name); dir != "." {
		if err := w.root.MkdirAll(dir, 0o700); err != nil {
			return fmt.Errorf("make %s: %w", dir, err)
		}
	}
	f, err := w.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("make %s: %w", name, err)
	}
	sum := sha256.New()
	out := bufio.NewWriterSize(io.MultiWriter(f, sum), 1<<16)
	err = fn(out)
	if err := errors.Join(err, out.Flush(), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	w.sums[name] = hex.EncodeToString(sum.Sum(nil))
	return nil
}

func (w *packWriter) bytes(name string, data []byte) error {
	return w.write(name, func(out io.Writer) error {
		_, err := out.Write(data)
		return err
	})
}

// writePack writes every file of a pack; the sums come last.
func (d *desk) writePack(w *packWriter, year int, progress func(step string, done, total int)) error {
	p, err := d.pack(year, func(i, n int) { progress(stepReports, i, n) })
	if err != nil {
		return err
	}
	total := int(d.v.Head().Seq)
	made := func(name string, data []byte, err error) error {
		if err != nil {
			return err
		}
		return w.bytes(name, data)
	}
	steps := []func() error{
		func() error { return d.writeData(w, p) },
		func() error {
			data, err := d.journal(year)
			return made(fileJournal, data, err)
		},
		func() error {
			data, err := Workbook(p)
			return made(fileWorkbook, data, err)
		},
		func() error {
			data, err := HTML(p)
			return made(fileHTML, data, err)
		},
		func() error {
			return w.write(fileEvents, func(out io.Writer) error {
				return writeEvents(out, d, func(n uint64) { progress(stepEvents, int(n), total) })
			})
		},
		func() error { return d.writeFiles(w, year) },
		func() error { return w.bytes(fileHead, headText(d.v.Head(), p)) },
		func() error { return w.bytes(fileReadme, slices.Concat(readme(p), w.dataList(), w.filesLine())) },
		func() error { return d.writeSums(w) },
	}
	for i, step := range steps {
		progress(stepFiles, i, len(steps))
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// writeData writes 数据/*.csv and datapackage.json, which describes them.
func (d *desk) writeData(w *packWriter, p Pack) error {
	var about []resource
	for i, item := range packItems {
		t := p.Sheets[i]
		if item.data != nil {
			var err error
			if t, err = item.data(d, Query{Year: p.Year}); err != nil {
				return err
			}
		}
		if len(t.Columns) == 0 {
			continue
		}
		var data bytes.Buffer
		if err := WriteCSV(&data, t); err != nil {
			return err
		}
		name := path.Join(folderData, item.fileName())
		if err := w.bytes(name, data.Bytes()); err != nil {
			return err
		}
		about = append(about, resourceOf(item, t, data.Len(), w.sums[name]))
	}
	data, err := describe(p, about)
	if err != nil {
		return err
	}
	return w.bytes(path.Join(folderData, "datapackage.json"), data)
}

// dataPackage describes the CSV files in the form of Frictionless Data (specs.frictionlessdata.io, tabular
// data package).
type dataPackage struct {
	Profile   string     `json:"profile"`
	Name      string     `json:"name"`
	Title     string     `json:"title"`
	Version   string     `json:"version"`
	Resources []resource `json:"resources"`
}

type resource struct {
	Profile  string         `json:"profile"`
	Name     string         `json:"name"`
	Title    string         `json:"title"`
	Path     string         `json:"path"`
	Format   string         `json:"format"`
	Media    string         `json:"mediatype"`
	Encoding string         `json:"encoding"`
	Bytes    int            `json:"bytes"`
	Hash     string         `json:"hash"`
	Dialect  map[string]any `json:"dialect"`
	Schema   schema         `json:"schema"`
}

type schema struct {
	Fields  []schemaField `json:"fields"`
	Missing []string      `json:"missingValues"`
}

type schemaField struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Bare *bool  `json:"bareNumber,omitempty"` // false: a percent sign follows the number
}

// fieldTypes are the types of Frictionless tables for our kinds of columns.
var fieldTypes = map[ColumnKind]string{
	Text: "string", Money: "number", Number: "integer", Day: "date", Month: "yearmonth", Percent: "number",
}

func resourceOf(item packItem, t Table, size int, sum string) resource {
	r := resource{
		Profile: "tabular-data-resource", Name: item.slug, Title: t.Name, Path: item.fileName(),
		Format: "csv",
		Media:  "text/csv", Encoding: "utf-8", Bytes: size, Hash: "sha256:" + sum,
		Dialect: map[string]any{
			"delimiter": ",", "lineTerminator": "\n", "quoteChar": `"`, "doubleQuote": true, "header": true,
		},
		Schema: schema{Missing: []string{""}},
	}
	for _, c := range dataColumns(t) {
		f := schemaField{Name: t.Columns[c].Name, Type: fieldTypes[t.Columns[c].Kind]}
		if t.Columns[c].Kind == Percent {
			f.Bare = new(bool)
		}
		r.Schema.Fields = append(r.Schema.Fields, f)
	}
	return r
}

func describe(p Pack, about []resource) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(dataPackage{
		Profile: "tabular-data-package", Name: fmt.Sprintf(packDataName, p.Year),
		Title: fmt.Sprintf(coverFileTitle, harmless(p.Branch.Name), p.Year), Version: p.Head,
		Resources: about,
	})
	if err != nil {
		return nil, fmt.Errorf("describe data: %w", err)
	}
	return b.Bytes(), nil
}

// sumsText is 校验/SHA256SUMS as sha256sum reads it: by path.
func sumsText(sums map[string]string) []byte {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(&b, "%s  %s\n", sums[name], name)
	}
	return b.Bytes()
}

// headText is 校验/链头.txt: the head code, then what it stands for.
func headText(h ledger.Head, p Pack) []byte {
	return []byte(strings.Join([]string{
		h.Code(), hex.EncodeToString(h.Hash[:]), fmt.Sprintf(headEvents, h.Seq), fmt.Sprintf(headDay, p.Date),
		"",
	}, "\n"))
}
