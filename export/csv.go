package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// bom tells spreadsheets that a CSV file is UTF-8.
const bom = "\uFEFF"

// WriteCSV writes a table as CSV: UTF-8 with a BOM, lines ended by LF, every cell in quotes. Columns that are
// for screens only, totals, notes and the reason for an empty table are left out. What a spreadsheet would
// take for a formula gets a leading apostrophe; what a terminal would obey is shown by its number.
func WriteCSV(w io.Writer, t Table) error {
	out := bufio.NewWriter(w)
	_, _ = out.WriteString(bom)
	columns := dataColumns(t)
	for i, c := range columns {
		writeCell(out, t.Columns[c].Name, i)
	}
	_ = out.WriteByte('\n')
	for _, row := range dataRows(t) {
		for i, c := range columns {
			cell := ""
			if c < len(row) {
				cell = row[c]
			}
			writeCell(out, cell, i)
		}
		_ = out.WriteByte('\n')
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

func writeCell(out *bufio.Writer, s string, i int) {
	if i > 0 {
		_ = out.WriteByte(',')
	}
	_ = out.WriteByte('"')
	_, _ = out.WriteString(strings.ReplaceAll(unarmed(s), `"`, `""`))
	_ = out.WriteByte('"')
}

// dataColumns are the indexes of the columns that are data, not for screens only.
func dataColumns(t Table) []int {
	var out []int
	for i, c := range t.Columns {
		if !c.ScreenOnly {
			out = append(out, i)
		}
	}
	return out
}

// dataRows are the rows without the totals in between.
func dataRows(t Table) [][]string {
	if len(t.Between) == 0 {
		return t.Rows
	}
	var out [][]string
	for i, r := range t.Rows {
		if _, total := slices.BinarySearch(t.Between, i); !total {
			out = append(out, r)
		}
	}
	return out
}

// formulaSigns begin what a spreadsheet may take for a formula or a command (CWE-1236).
const formulaSigns = "=+-@\t\r\n\x00＝＋－＠"

// unarmed is a cell's text as a spreadsheet may safely read it.
func unarmed(s string) string {
	first := strings.TrimLeft(s, " 　\u00a0")
	if first != "" && strings.ContainsRune(formulaSigns, []rune(first)[0]) && !isNumber(s) {
		s = "'" + s
	}
	return harmless(s)
}

// isNumber reports whether s is a plain number, which may begin with a sign: -12.50, +3, -4.20%.
func isNumber(s string) bool {
	s = strings.TrimSuffix(s, "%")
	if s != "" && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	whole, frac, point := strings.Cut(s, ".")
	return isDigits(whole) && (!point || isDigits(frac))
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
