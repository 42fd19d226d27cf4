package export

import (
	"strings"

	"gonghui/model"
)

// binding is what all pages of one workbook or HTML file share.
type binding struct {
	title string // of the whole
	unit  string // name of the union
	date  model.Date
	head  string // head code of the book
	pages []page
}

// page is one sheet of a workbook and one section of an HTML file: prose, or a table with the frame of a form.
type page struct {
	name    string // of the sheet and in the contents
	title   string
	corner  string   // the printed form's number
	head    []string // the line under the title, from left to right: at most three texts
	lines   []string // further lines above the table
	columns []Column
	rows    []row
	notes   []string
	signs   []string // who signs below, in one line
	void    string   // why there is no table
	doc     *Doc     // prose instead of a table
	slips   []slip   // printed vouchers, where paper can hold them
}

// row is one line of a page's table.
type row struct {
	cells  []string
	strong bool         // a total
	bold   map[int]bool // cells of totals in a row that is none as a whole
	// sums says how a column's figure is made of others of its column, so that a sheet can hold it as a formula.
	sums map[int][]term
}

// term is a run of rows of a page, first to last, that a total adds or takes off.
type term struct {
	first, last int
	less        bool
}

// pageOf lays a report out for print.
func pageOf(t Table) page {
	p := page{name: t.Name, title: t.Title, columns: t.Columns, notes: t.Notes, void: t.Void}
	if p.title == "" {
		p.title = t.Name
	}
	if len(t.Heading) <= 3 {
		p.head = t.Heading
	} else {
		p.head, p.lines = t.Heading[:3], t.Heading[3:]
	}
	for _, cells := range t.Rows {
		p.rows = append(p.rows, row{cells: cells})
	}
	for _, cells := range t.Foot {
		p.rows = append(p.rows, row{cells: cells, strong: true})
	}
	if p.void == "" && len(p.rows) == 0 {
		p.void = labelNothing
	}
	for i := len(t.Rows); i < len(p.rows); i++ {
		p.rows[i].sums = columnSums(t, p.rows[i].cells)
	}
	return p
}

// columnSums finds the columns of a foot row that are the sum of all rows; running balances never are.
func columnSums(t Table, foot []string) map[int][]term {
	if len(t.Rows) == 0 || !isTotal(foot) {
		return nil
	}
	out := map[int][]term{}
	for i, c := range t.Columns {
		if c.Kind != Money || i >= len(foot) || foot[i] == "" || strings.Contains(c.Name, labelBalance) {
			continue
		}
		if total, ok := sumOf(t.Rows, i); ok && total.String() == foot[i] {
			out[i] = []term{{first: 0, last: len(t.Rows) - 1}}
		}
	}
	return out
}

func isTotal(foot []string) bool {
	for _, cell := range foot {
		if strings.Contains(cell, labelTotal) {
			return true
		}
	}
	return false
}

func sumOf(rows [][]string, column int) (model.Money, bool) {
	var total model.Money
	for _, r := range rows {
		if column >= len(r) || r[column] == "" {
			continue
		}
		m, err := model.ParseMoney(r[column])
		if err != nil {
			return 0, false
		}
		if total, err = total.Add(m); err != nil {
			return 0, false
		}
	}
	return total, true
}

// isStrong reports whether a cell belongs to a total.
func (r row) isStrong(i int) bool { return r.strong || r.bold[i] }

// cell is a row's text in a column, empty where the row is short.
func (r row) cell(i int) string {
	if i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}
