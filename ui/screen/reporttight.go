package screen

import (
	"slices"

	"gonghui/export"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// leastText is how narrow a column of text may become in a narrow window.
const leastText = 10

// fits tells whether a table's columns have room in w.
func fits(columns []kit.Column, w int) bool { return lacks(columns, w) <= 0 }

// lacks is by how much columns are wider than w.
func lacks(columns []kit.Column, w int) int {
	need := 1 - columnGap
	for _, c := range columns {
		need += c.Width + columnGap
	}
	return need - w
}

// columnGap is the space that a table leaves between columns.
const columnGap = 2

// tightened is a table as a narrow window shows it: without what can be spared, with days and vouchers of the year that
// is shown in short. A table that can spare nothing stays as it is: its columns are moved.
func tightened(t export.Table, year int) export.Table {
	if !slices.ContainsFunc(t.Columns, func(c export.Column) bool { return c.Spare }) {
		return t
	}
	var keep []int
	var columns []export.Column
	for i, c := range t.Columns {
		if !c.Spare {
			keep, columns = append(keep, i), append(columns, c)
		}
	}
	short := func(rows [][]string) [][]string {
		out := make([][]string, len(rows))
		for i, row := range rows {
			for _, k := range keep {
				out[i] = append(out[i], inShort(t.Columns[k].Kind, at(row, k), year))
			}
		}
		return out
	}
	t.Columns, t.Rows, t.Foot = columns, short(t.Rows), short(t.Foot)
	return t
}

// inShort is a day or a voucher's number without the year that is shown anyway.
func inShort(kind export.ColumnKind, s string, year int) string {
	switch kind {
	case export.Day:
		if d, err := model.ParseDate(s); err == nil && d.Year() == year && !d.IsMonth() {
			return text.ShortDay(d)
		}
	case export.Text:
		if p, n, ok := text.ParseVoucherName(s); ok && p.Year() == year && text.VoucherArgument(p, n) == compact(s) {
			return text.VoucherName(p, n)
		}
	case export.Month, export.Money, export.Number, export.Percent:
	}
	return s
}

// compact is a text without blanks.
func compact(s string) string {
	return string(slices.DeleteFunc([]rune(s), func(r rune) bool { return r == ' ' }))
}

// squeeze narrows columns of text, the widest first, until all fit w or none can give more.
func squeeze(columns []kit.Column, of []export.Column, w int) {
	for more := lacks(columns, w); more > 0; more-- {
		widest := -1
		for i, c := range of {
			wider := widest < 0 || columns[i].Width > columns[widest].Width
			if c.Kind == export.Text && columns[i].Width > leastText && wider {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		columns[widest].Width--
	}
}
