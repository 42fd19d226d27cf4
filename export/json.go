package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"gonghui/model"
)

// WriteJSON writes a table as one JSON object: its name, its rows as objects whose keys are the CSV headers,
// its totals in the same form, its notes. Amounts are integers in fen and their keys end with _fen; whole
// numbers are integers; what is empty is null.
func WriteJSON(w io.Writer, t Table) error {
	var b bytes.Buffer
	b.WriteString("{\n \"report\": ")
	jsonText(&b, t.Name)
	b.WriteString(",\n \"heading\": ")
	jsonTexts(&b, t.Heading)
	b.WriteString(",\n \"rows\": ")
	jsonRows(&b, t, dataRows(t))
	b.WriteString(",\n \"totals\": ")
	jsonRows(&b, t, t.Foot)
	b.WriteString(",\n \"notes\": ")
	jsonTexts(&b, t.Notes)
	b.WriteString(",\n \"void\": ")
	jsonText(&b, t.Void)
	b.WriteString("\n}\n")
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write json: %w", err)
	}
	return nil
}

func jsonRows(b *bytes.Buffer, t Table, rows [][]string) {
	b.WriteByte('[')
	columns := dataColumns(t)
	for i, row := range rows {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n  {")
		for j, c := range columns {
			if j > 0 {
				b.WriteString(", ")
			}
			jsonText(b, jsonKey(t.Columns[c]))
			b.WriteString(": ")
			cell := ""
			if c < len(row) {
				cell = row[c]
			}
			jsonCell(b, t.Columns[c].Kind, cell)
		}
		b.WriteByte('}')
	}
	if len(rows) > 0 {
		b.WriteString("\n ")
	}
	b.WriteByte(']')
}

// jsonKey is a column's header, with _fen where the value is an amount.
func jsonKey(c Column) string {
	if c.Kind == Money {
		return c.Name + "_fen"
	}
	return c.Name
}

func jsonCell(b *bytes.Buffer, kind ColumnKind, cell string) {
	if cell == "" && kind != Text {
		b.WriteString("null")
		return
	}
	switch kind {
	case Money:
		if m, err := model.ParseMoney(cell); err == nil {
			b.WriteString(strconv.FormatInt(int64(m), 10))
			return
		}
	case Number:
		if n, err := strconv.ParseInt(cell, 10, 64); err == nil {
			b.WriteString(strconv.FormatInt(n, 10))
			return
		}
	case Text, Day, Month, Percent:
	}
	jsonText(b, cell)
}

func jsonTexts(b *bytes.Buffer, texts []string) {
	b.WriteByte('[')
	for i, s := range texts {
		if i > 0 {
			b.WriteString(", ")
		}
		jsonText(b, s)
	}
	b.WriteByte(']')
}

// jsonText writes a string with its hidden characters shown, since JSON is printed on terminals too.
func jsonText(b *bytes.Buffer, s string) {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	_ = e.Encode(harmless(s)) // a string and a buffer: neither can fail
	b.Truncate(b.Len() - 1)   // the encoder ends with a line end
}
