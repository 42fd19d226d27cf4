package export

import (
	"slices"
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
	slips   []slip   // printed vouchers, perPage to a page of paper
	perPage int
	cover   bool    // the cover of a book
	roomy   bool    // rows have room to write in
	signing bool    // a column is for people to sign in
	leaves  []leaf  // the pages of an account book
	papers  []paper // approvals and advances, two to a page of paper
}

// row is one line of a page's table.
type row struct {
	cells  []string
	strong bool         // a total
	quiet  bool         // a total that stands before its parts and leaves noughts blank as they do
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
	if n := len(t.Notes); n > 0 {
		if signs := signsIn(t.Notes[n-1]); signs != nil {
			p.notes, p.signs = t.Notes[:n-1], signs
		}
	}
	p.signing = slices.ContainsFunc(t.Columns, Column.forSigning)
	if p.title == "" {
		p.title = t.Name
	}
	if len(t.Heading) <= 3 {
		p.head = t.Heading
	} else {
		p.head, p.lines = t.Heading[:3], t.Heading[3:]
	}
	for i, cells := range t.Rows {
		p.rows = append(p.rows, row{cells: cells, strong: slices.Contains(t.Between, i)})
	}
	for _, i := range t.Between {
		p.rows[i].strong, p.rows[i].quiet = true, t.SumsFirst
	}
	for _, cells := range t.Foot {
		p.rows = append(p.rows, row{cells: cells, strong: true})
	}
	if p.void == "" && (len(p.rows) == 0 || len(p.columns) == 0) {
		p.void = voidNothing
	}
	for i := range p.rows {
		if p.rows[i].strong {
			p.rows[i].sums = p.columnSums(i)
		}
	}
	return p
}

// signsIn are the places to sign that a note consists of; nil for another note.
func signsIn(note string) []string {
	parts := strings.Fields(note)
	for _, s := range parts {
		if !strings.HasSuffix(s, signMark) {
			return nil
		}
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}

// forSigning tells that people sign in a column.
func (c Column) forSigning() bool {
	return c.Kind == Text && slices.Contains(signedColumns, c.Name)
}

// columnSums finds the columns of a total that are the sum of the plain rows above it: of those since the total
// before, or of all. Running balances never are.
func (p page) columnSums(at int) map[int][]term {
	if !strings.Contains(strings.Join(p.rows[at].cells, ""), labelTotal) &&
		!strings.Contains(strings.Join(p.rows[at].cells, ""), labelToDate) {
		return nil
	}
	runs := p.plainRuns(at)
	if len(runs) == 0 {
		return nil
	}
	out := map[int][]term{}
	for i, c := range p.columns {
		cell := p.rows[at].cell(i)
		if c.Kind != Money || cell == "" || strings.Contains(c.Name, labelBalance) {
			continue
		}
		for _, terms := range [][]term{runs[len(runs)-1:], runs} {
			if total, ok := p.sum(i, terms); ok && total.String() == cell {
				out[i] = terms
				break
			}
		}
	}
	return out
}

// plainRuns are the rows above a row that are no totals, as runs of neighbours.
func (p page) plainRuns(at int) []term {
	var runs []term
	for i := range at {
		switch n := len(runs); {
		case p.rows[i].strong:
		case n > 0 && runs[n-1].last == i-1:
			runs[n-1].last = i
		default:
			runs = append(runs, term{first: i, last: i})
		}
	}
	return runs
}

func (p page) sum(column int, terms []term) (model.Money, bool) {
	var total model.Money
	for _, x := range terms {
		for _, r := range p.rows[x.first : x.last+1] {
			part, ok := sumOf([][]string{r.cells}, column)
			if !ok {
				return 0, false
			}
			var err error
			if total, err = total.Add(part); err != nil {
				return 0, false
			}
		}
	}
	return total, true
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
