package intake

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"gonghui/ledger/intake/sheet"
)

// sheetRows is more than the rows of any sheet of a workbook: a row of the file's second sheet is known as this plus
// its own number, so that every row of a file has a number of its own.
const sheetRows = 100_000

// turner is an importer that wants to know when a sheet ends.
type turner interface{ turn() error }

// sheets reads the sheet of the header, and the following ones with the same header where the kind has a sheet a month:
// one after the other, as if they were one. It returns how many rows were read.
func (r *run) sheets(spec kindSpec, src *sheet.Source, head sheet.Header, imp importer) (rows int, err error) {
	for {
		n, err := r.rows(src, head, imp)
		rows += n
		if err != nil || !spec.many {
			return rows, err
		}
		next, ok, err := src.NextSheet(spec.fields(), head)
		if err != nil || !ok {
			return rows, err
		}
		if t, ok := imp.(turner); ok {
			if err := t.turn(); err != nil {
				return rows, err
			}
		}
		if len(r.result.Sheets) == 0 {
			r.result.Sheets = []string{head.Sheet}
			for i := range r.result.Preview {
				r.result.Preview[i].Sheet = head.Sheet
			}
		}
		r.result.Sheets = append(r.result.Sheets, next.Sheet)
		head = next
	}
}

// rows reads one sheet.
func (r *run) rows(src *sheet.Source, head sheet.Header, imp importer) (int, error) {
	rows := 0
	for {
		row, err := src.Next()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return rows, err
		}
		if head.Skips(row) != sheet.SkipNone {
			continue
		}
		rows++
		row.Line += max(len(r.result.Sheets)-1, 0) * sheetRows
		if err := r.take(imp, row); err != nil {
			return rows, err
		}
	}
}

// take hands one row to the importer, unless it could not be taken apart.
func (r *run) take(imp importer, row sheet.Row) error {
	if len(row.Problem) > 0 {
		r.problem(Problem{Code: row.Problem, Row: row.Line})
		return nil
	}
	return imp.row(&line{Row: row, run: r})
}

// where says on which sheet a row stands, and its number there.
func (r *run) where(row int) (string, int) {
	if len(r.result.Sheets) == 0 {
		return r.result.Sheet, row
	}
	return r.result.Sheets[row/sheetRows], row % sheetRows
}

// rowText names a row for a message about another row.
func (r *run) rowText(row int) string {
	name, n := r.where(row)
	if len(r.result.Sheets) == 0 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d（%s）", n, name)
}

// sortProblems puts problems into the order of the file.
func (r *run) sortProblems() {
	slices.SortStableFunc(r.result.Problems, func(a, b Problem) int {
		if a.Sheet != b.Sheet {
			return slices.Index(r.result.Sheets, a.Sheet) - slices.Index(r.result.Sheets, b.Sheet)
		}
		return a.Row - b.Row
	})
}
