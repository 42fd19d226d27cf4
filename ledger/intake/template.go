package intake

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"gonghui/ledger/intake/sheet"
)

// Rows of a blank table: what it is, the header, the examples.
const (
	templateTitle = 1
	templateHead  = 2
	templateLast  = 500 // rows whose cells are set up
)

// Template makes a blank .xlsx workbook of a kind: the headers that an import recognises, needed ones marked, and
// examples, which it skips. The error is a *sheet.Problem for a kind that there is not, or of making the workbook.
func Template(k Kind) (out []byte, err error) {
	all := templates()
	i := slices.IndexFunc(all, func(t template) bool { return t.kind == k })
	if i < 0 {
		return nil, &Problem{Code: sheet.ErrNoHeader, Value: string(k)}
	}
	t := all[i]
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := f.SetSheetName(f.GetSheetName(0), t.title); err != nil {
		return nil, fmt.Errorf("name sheet: %w", err)
	}
	if err := t.fill(f); err != nil {
		return nil, fmt.Errorf("make template of %s: %w", k, err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, fmt.Errorf("write template of %s: %w", k, err)
	}
	return b.Bytes(), nil
}

// templateStyles are the looks of the cells of a blank table.
type templateStyles struct{ title, head, needed, example, text int }

func stylesOf(f *excelize.File) (s templateStyles, err error) {
	border := []excelize.Border{
		{Type: "left", Color: "BBBBBB", Style: 1},
		{Type: "right", Color: "BBBBBB", Style: 1},
		{Type: "top", Color: "BBBBBB", Style: 1},
		{Type: "bottom", Color: "BBBBBB", Style: 1},
	}
	head := excelize.Style{
		Font: &excelize.Font{Bold: true}, Border: border,
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EEF4"}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"},
	}
	needed := head
	needed.Font = &excelize.Font{Bold: true, Color: "B00020"}
	for _, x := range []struct {
		to    *int
		style excelize.Style
	}{
		{&s.title, excelize.Style{
			Font: &excelize.Font{Bold: true, Size: 12}, Alignment: &excelize.Alignment{Vertical: "center"},
		}},
		{&s.head, head},
		{&s.needed, needed},
		{&s.example, excelize.Style{Font: &excelize.Font{Italic: true, Color: "808080"}, NumFmt: textFormat}},
		{&s.text, excelize.Style{NumFmt: textFormat}},
	} {
		n, e := f.NewStyle(&x.style)
		*x.to, err = n, errors.Join(err, e)
	}
	return s, err
}

// textFormat is the number of the format of cells that keep what is typed.
const textFormat = 49

// fill writes title, header and examples.
func (t template) fill(f *excelize.File) error {
	style, err := stylesOf(f)
	if err != nil {
		return err
	}
	put := func(row, col int, value string, look int) {
		at, e := excelize.CoordinatesToCellName(col+1, row)
		err = errors.Join(err, e, f.SetCellStr(t.title, at, value), f.SetCellStyle(t.title, at, at, look))
	}
	put(templateTitle, 0, t.title+templateHow, style.title)
	for i, title := range t.columns {
		look, width := style.head, titleWidth(title)
		if strings.HasSuffix(title, "*") {
			look = style.needed
		}
		put(templateHead, i, title, look)
		for _, e := range t.examples {
			width = max(width, titleWidth(t.cell(e, i)))
		}
		name, e := excelize.ColumnNumberToName(i + 1)
		err = errors.Join(err, e, f.SetColWidth(t.title, name, name, points(width)))
		if slices.Contains(asText(), strings.TrimSuffix(title, "*")) {
			first, last := fmt.Sprintf("%s%d", name, templateHead+1), fmt.Sprintf("%s%d", name, templateLast)
			err = errors.Join(err, f.SetCellStyle(t.title, first, last, style.text))
		}
	}
	for n, example := range t.examples {
		for i := range t.columns {
			put(templateHead+1+n, i, t.cell(example, i), style.example)
		}
	}
	return errors.Join(err, f.SetRowHeight(t.title, templateTitle, 24), f.SetRowHeight(t.title, templateHead, 22),
		f.SetPanes(t.title, &excelize.Panes{
			Freeze: true, YSplit: templateHead, ActivePane: "bottomLeft",
			TopLeftCell: fmt.Sprintf("A%d", templateHead+1),
		}))
}

// cell is a cell of an example; the first is marked.
func (t template) cell(example []string, i int) string {
	switch {
	case i >= len(example):
		return ""
	case i == 0:
		return exampleMark + example[0]
	}
	return example[i]
}

// points is a measure of a sheet as a workbook takes it.
func points(n int) float64 { return float64(n) } //nolint:forbidigo // a measure on paper, not money

// titleWidth is the width of a column for a text: a Han character takes two.
func titleWidth(s string) int {
	return (len(s)-utf8.RuneCountInString(s))/2 + utf8.RuneCountInString(s) + 3
}
