package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

const (
	maxXMLDepth = 64      // elements within elements in a part
	maxTagBytes = 1 << 20 // from one < to the next, so that a tag cannot carry a million attributes
	maxPartName = 512     // bytes in the name of a file inside
)

// book is an opened workbook: its parts by lower-case name, its formats and its shared strings.
type book struct {
	parts   map[string]*zip.File
	budget  int64 // bytes that may still be unpacked
	date04  bool  // the 1904 date system
	formats []format
	strings []string
}

// sheetRef is one sheet as the workbook lists it.
type sheetRef struct {
	name, rel string
	hidden    bool
}

// openBook reads what all sheets of a workbook share and makes one table for each sheet.
func openBook(r io.ReaderAt, size int64) ([]table, error) {
	if size > MaxBookBytes {
		return nil, fail(ErrTooLarge, "", nil)
	}
	b, err := openParts(r, size)
	if err != nil {
		return nil, err
	}
	main := "xl/workbook.xml"
	rels, err := b.relations("_rels/.rels", "")
	if err != nil {
		return nil, err
	}
	for _, rel := range rels {
		if strings.HasSuffix(rel.kind, "/officeDocument") {
			main = rel.target
		}
	}
	if b.parts[main] == nil {
		return nil, fail(ErrNotSpreadsheet, "", nil)
	}
	refs, err := b.workbook(main)
	if err != nil {
		return nil, err
	}
	dir, file := path.Split(main)
	rels, err = b.relations(dir+"_rels/"+file+".rels", dir)
	if err != nil {
		return nil, err
	}
	if err := b.shared(rels); err != nil {
		return nil, err
	}
	var tables []table
	for _, ref := range refs {
		rel, ok := rels[ref.rel]
		if !ok || !strings.HasSuffix(rel.kind, "/worksheet") || b.parts[rel.target] == nil {
			continue // a chart sheet has no cells
		}
		tables = append(tables, b.table(ref, rel.target))
	}
	if len(tables) == 0 {
		return nil, fail(ErrNotSpreadsheet, "", nil)
	}
	return tables, nil
}

// openParts checks the directory of the zip against the limits.
func openParts(r io.ReaderAt, size int64) (*book, error) {
	zr, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fail(ErrNotSpreadsheet, "", err)
	}
	if len(zr.File) > MaxEntries {
		return nil, fail(ErrBomb, "", nil)
	}
	b := &book{parts: make(map[string]*zip.File, len(zr.File)), budget: MaxUnzipBytes}
	var total uint64
	for _, f := range zr.File {
		name := strings.TrimPrefix(strings.ToLower(strings.ReplaceAll(f.Name, "\\", "/")), "/")
		if len(name) > maxPartName || b.parts[name] != nil {
			return nil, fail(ErrBroken, "", nil)
		}
		b.parts[name] = f
		total += min(f.UncompressedSize64, 2*MaxUnzipBytes)
	}
	if total > MaxUnzipBytes || (total > 1<<20 && total > uint64(size)*MaxRatio) {
		return nil, fail(ErrBomb, "", nil)
	}
	return b, nil
}

// part unpacks one file; what it says about its size is not believed. A part that is not there is empty.
func (b *book) part(name string) ([]byte, error) {
	f := b.parts[name]
	if f == nil {
		return nil, nil
	}
	rc, err := f.Open()
	if err != nil {
		return nil, fail(ErrBroken, "", err)
	}
	defer func() { _ = rc.Close() }()
	var buf bytes.Buffer
	n, err := io.Copy(&buf, io.LimitReader(rc, b.budget+1))
	b.budget -= n
	if b.budget < 0 {
		return nil, fail(ErrBomb, "", nil)
	}
	if err != nil {
		return nil, fail(ErrBroken, "", err)
	}
	data := buf.Bytes()
	for rest := data; ; {
		i := bytes.IndexByte(rest, '<')
		if i > maxTagBytes || (i < 0 && len(rest) > maxTagBytes) {
			return nil, fail(ErrBroken, "", nil)
		}
		if i < 0 {
			return data, nil
		}
		rest = rest[i+1:]
	}
}

// onStart and onText get the path of names that leads to where an element or its characters stand.
type (
	onStart func(path []string, attrs []xml.Attr)
	onText  func(path []string, s []byte)
)

// walk calls start for the elements of a part, and text, unless it is nil, for the characters in them.
func (b *book) walk(name string, start onStart, text onText) error {
	data, err := b.part(name)
	if err != nil || len(data) == 0 {
		return err
	}
	dec := xml.NewDecoder(bytes.NewReader(data))
	var names []string
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fail(ErrBroken, "", err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			names = append(names, tok.Name.Local)
			if len(names) > maxXMLDepth {
				return fail(ErrBroken, "", nil)
			}
			start(names, tok.Attr)
		case xml.EndElement:
			names = names[:len(names)-1]
		case xml.CharData:
			if text != nil {
				text(names, tok)
			}
		case xml.Directive:
			return fail(ErrBroken, "", nil) // a document type has no place in a workbook
		}
	}
}

// relation is a link from one part to another.
type relation struct{ kind, target string }

// relations reads a list of links; targets are made absolute from dir.
func (b *book) relations(name, dir string) (map[string]relation, error) {
	rels := map[string]relation{}
	err := b.walk(strings.ToLower(name), func(p []string, attrs []xml.Attr) {
		target := strings.ToLower(attr(attrs, "Target"))
		if p[len(p)-1] != "Relationship" || target == "" || attr(attrs, "TargetMode") == "External" {
			return
		}
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		target = strings.TrimPrefix(path.Clean("/"+target), "/")
		rels[attr(attrs, "Id")] = relation{attr(attrs, "Type"), target}
	}, nil)
	return rels, err
}

// workbook reads the list of sheets and the date system.
func (b *book) workbook(name string) ([]sheetRef, error) {
	var refs []sheetRef
	err := b.walk(name, func(p []string, attrs []xml.Attr) {
		switch p[len(p)-1] {
		case "workbookPr":
			b.date04 = isTrue(attr(attrs, "date1904"))
		case "sheet":
			state := attr(attrs, "state")
			ref := sheetRef{name: attr(attrs, "name"), hidden: state == "hidden" || state == "veryHidden"}
			for _, a := range attrs {
				if a.Name.Local == "id" {
					ref.rel = a.Value
				}
			}
			refs = append(refs, ref)
		}
	}, nil)
	return refs, err
}

// shared reads formats and shared strings, wherever the links say they stand.
func (b *book) shared(rels map[string]relation) error {
	for _, rel := range rels {
		var err error
		switch {
		case strings.HasSuffix(rel.kind, "/styles"):
			err = b.styles(rel.target)
		case strings.HasSuffix(rel.kind, "/sharedStrings"):
			err = b.sharedStrings(rel.target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sharedStrings reads the table of texts; phonetic hints above characters are not part of a text.
func (b *book) sharedStrings(name string) error {
	open := false
	var cur []byte
	flush := func() {
		if open {
			b.strings = append(b.strings, unescape(string(cur)))
		}
		cur, open = cur[:0], false
	}
	err := b.walk(name, func(p []string, _ []xml.Attr) {
		if p[len(p)-1] == "si" {
			flush()
			open = true
		}
	}, func(p []string, s []byte) {
		if isCellText(p) {
			cur = append(cur, s...)
		}
	})
	flush()
	return err
}

// isCellText tells whether the characters at a place are text of a cell: in a t, but not in a phonetic hint.
func isCellText(p []string) bool {
	if len(p) == 0 || p[len(p)-1] != "t" {
		return false
	}
	return len(p) < 2 || p[len(p)-2] != "rPh"
}

// attr gives the value of an attribute by its local name, empty when it is not there.
func attr(attrs []xml.Attr, name string) string {
	for i := range attrs {
		if attrs[i].Name.Local == name {
			return attrs[i].Value
		}
	}
	return ""
}

// isTrue reads the truth values of XML schema.
func isTrue(s string) bool { return s == "1" || s == "true" }

// unescape undoes _x000D_, with which workbooks write characters that XML cannot hold. NUL stays as written.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || i+7 > len(s) {
			out.WriteString(s)
			return out.String()
		}
		n, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' || n == 0 || (n >= 0xD800 && n < 0xE000) {
			out.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		out.WriteString(s[:i])
		out.WriteRune(rune(n))
		s = s[i+7:]
	}
}
