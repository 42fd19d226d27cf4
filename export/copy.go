package export

import (
	"strings"

	"gonghui/ledger"
)

// FiguresCopy is 年度数据 as text for pasting elsewhere: a sentence a line, and the table with tabs between its cells.
func FiguresCopy(v *ledger.View, year int) (string, error) {
	pages, err := figuresPages(v, year)
	if err != nil {
		return "", err
	}
	return docCopy(pages[0].doc) + "\n" + tableCopy(pages[1].table()), nil
}

// SpeechCopy is 财务工作报告 as text for pasting elsewhere.
func SpeechCopy(v *ledger.View, year int) (string, error) {
	pages, err := speechPages(v, year)
	if err != nil {
		return "", err
	}
	return docCopy(pages[0].doc), nil
}

// docCopy is a document without lines that are only for paper, and without breaks inside a paragraph.
func docCopy(d *Doc) string {
	var b strings.Builder
	b.WriteString(harmless(d.Title) + "\n")
	for _, x := range d.Blocks {
		switch x.Kind {
		case BlockTable:
			b.WriteString(tableCopy(x.Table))
		case BlockRoom, BlockContents:
		default:
			b.WriteString(harmless(x.Text) + "\n")
		}
	}
	return b.String()
}

// tableCopy is a table as spreadsheets take it from a clipboard: a row a line, tabs between the cells. A cell that
// would be taken for a formula is none there.
func tableCopy(t Table) string {
	var b strings.Builder
	line := func(cells []string) {
		for i, c := range dataColumns(t) {
			if i > 0 {
				b.WriteByte('\t')
			}
			if c < len(cells) {
				b.WriteString(harmless(unarmed(cells[c])))
			}
		}
		b.WriteByte('\n')
	}
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	if t.Title != "" {
		b.WriteString(harmless(t.Title) + "\n")
	}
	line(names)
	for _, row := range t.Rows {
		line(row)
	}
	for _, row := range t.Foot {
		line(row)
	}
	for _, note := range t.Notes {
		b.WriteString(harmless(note) + "\n")
	}
	return b.String()
}
