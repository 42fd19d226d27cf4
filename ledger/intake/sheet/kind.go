package sheet

import (
	"bytes"
	"io"
	"strings"
)

// kind is what the first bytes of a file say it is.
type kind uint8

const (
	kindText kind = iota
	kindZip
	kindOld
	kindHTML
	kindForeign
)

// magics are the first bytes of kinds that are no text.
func magics() []struct {
	start string
	kind  kind
} {
	return []struct {
		start string
		kind  kind
	}{
		{"PK\x03\x04", kindZip},
		{"PK\x05\x06", kindZip},
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", kindOld},
		{"%PDF-", kindForeign},
		{"\x89PNG\r\n", kindForeign},
		{"\xFF\xD8\xFF", kindForeign},
		{"GIF8", kindForeign},
		{"Rar!\x1A", kindForeign},
		{"7z\xBC\xAF\x27\x1C", kindForeign},
		{"\x1F\x8B\x08", kindForeign},
		{"SQLite format 3\x00", kindForeign},
		{"MZ\x90\x00", kindForeign},
	}
}

// kindOf recognises a file by its head; the extension only decides that text cannot be an .xlsx.
func kindOf(head []byte, ext string) kind {
	for _, m := range magics() {
		if bytes.HasPrefix(head, []byte(m.start)) {
			return m.kind
		}
	}
	ext = strings.ToLower(ext)
	if ext == ".xlsx" || ext == ".xlsm" {
		return kindForeign
	}
	text := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte(bomUTF8)), " \t\r\n"))
	for _, start := range []string{"<!doctype html", "<html", "<table", "<head", "<meta", "<style", "<body"} {
		if bytes.HasPrefix(text, []byte(start)) {
			return kindHTML
		}
	}
	if bytes.HasPrefix(text, []byte("<?xml")) || bytes.HasPrefix(text, []byte("{\\rtf")) {
		return kindForeign
	}
	return kindText
}

// oldWorkbook tells an .xls from a workbook with a password: the latter is an OLE file with a stream of that name.
func oldWorkbook(r io.ReaderAt, size int64) error {
	var name []byte
	for _, c := range []byte("EncryptedPackage") {
		name = append(name, c, 0)
	}
	if size > MaxBookBytes {
		return fail(ErrOldExcel, "", nil)
	}
	data, err := io.ReadAll(io.NewSectionReader(r, 0, size))
	if err != nil {
		return fail(ErrUnreadable, "", err)
	}
	if bytes.Contains(data, name) {
		return fail(ErrEncrypted, "", nil)
	}
	return fail(ErrOldExcel, "", nil)
}
