package intake

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// pdfStream finds where the content of a stream begins (ISO 32000-1, 7.3.8).
var pdfStream = regexp.MustCompile(`stream\r?\n`)

// pdfProperty finds the properties that a 数电票 has in its document information dictionary: a name, and a string in
// parentheses or in hexadecimal.
var pdfProperty = regexp.MustCompile(
	`/(InvoiceNumber|IssueTime|TotalAmWithoutTax|TotalTaxAm|TotalTax-includedAmount|SellerName|BuyerName)` +
		`\s*(?:\(((?:[^()\\]|\\[\s\S])*)\)|<([0-9A-Fa-f\s]*)>)`)

// readPDF looks for an XML that is embedded in the file, and for the properties of the document. What is only drawn
// on the page is not read.
func (f invoiceFields) readPDF(data []byte) {
	parts := pdfParts(data)
	for _, p := range parts {
		if bytes.Contains(p, []byte("EInvoice")) || bytes.Contains(p, []byte("eInvoice")) {
			if at := bytes.IndexByte(p, '<'); at >= 0 && f.readXML(p[at:]) {
				break
			}
		}
	}
	for _, p := range append([][]byte{data}, parts...) {
		for _, m := range pdfProperty.FindAllSubmatch(p, -1) {
			f.put(string(m[1]), pdfText(m[2], m[3]))
		}
	}
}

// pdfParts are the streams of a file, those that are deflated unpacked. Pictures and what is too large are left out.
func pdfParts(data []byte) [][]byte {
	var out [][]byte
	for _, at := range pdfStream.FindAllIndex(data, -1) {
		if at[0] >= 3 && string(data[at[0]-3:at[0]]) == "end" {
			continue
		}
		end := bytes.Index(data[at[1]:], []byte("endstream"))
		if end < 0 || len(out) == maxInvoiceParts {
			break
		}
		part := data[at[1] : at[1]+end]
		if z, err := zlib.NewReader(bytes.NewReader(part)); err == nil {
			if part, err = io.ReadAll(io.LimitReader(z, maxInvoicePart)); err != nil && len(part) == 0 {
				continue
			}
		}
		if len(part) < maxInvoicePart {
			out = append(out, part)
		}
	}
	return out
}

// pdfText is a string of a PDF: escapes undone, UTF-16 with a mark or bytes of UTF-8.
func pdfText(literal, digits []byte) string {
	raw := literal
	if digits != nil {
		s := strings.Join(strings.Fields(string(digits)), "")
		raw, _ = hex.DecodeString(s + strings.Repeat("0", len(s)%2))
	} else {
		raw = unescaped(raw)
	}
	if len(raw) < 2 || raw[0] != 0xFE || raw[1] != 0xFF {
		return string(raw)
	}
	var units []uint16
	for i := 2; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}

// unescaped undoes the escapes of a string in parentheses (ISO 32000-1, 7.3.4.2).
func unescaped(s []byte) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			out = append(out, s[i])
			continue
		}
		i++
		n := 0
		for n < 3 && i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '7' {
			n++
		}
		if n > 0 {
			b, _ := strconv.ParseUint(string(s[i:i+n]), 8, 16)
			out, i = append(out, byte(b)), i+n-1 //nolint:gosec // three octal digits, the high bit is to be ignored
			continue
		}
		if at := strings.IndexByte("nrtbf", s[i]); at >= 0 {
			out = append(out, "\n\r\t\b\f"[at])
		} else if s[i] != '\n' && s[i] != '\r' {
			out = append(out, s[i])
		}
	}
	return out
}
