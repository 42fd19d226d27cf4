package export

import (
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// span is a run of months of one year, first to last.
type span struct {
	name        string
	first, last int
}

// spans are the columns of the published sheet: the months of a quarter and the year so far, or the quarters of a
// year. The one that says what the sheet is about is whole.
func (q Query) spans() (columns []span, whole int) {
	if q.Quarter != 0 {
		last := q.Quarter * 3
		for m := last - 2; m <= last; m++ {
			columns = append(columns, span{fmt.Sprintf(monthName, m), m, m})
		}
		return append(columns, span{publicThis, last - 2, last}, span{publicToDate, 1, last}), 3
	}
	for i := range 4 {
		columns = append(columns, span{fmt.Sprintf(quarterColumn, quarterNames[i]), i*3 + 1, i*3 + 3})
	}
	return append(columns, span{publicYear, 1, 12}), 4
}

// publicPaper is what the published sheet is made of.
type publicPaper struct {
	columns []span
	whole   int // the column of the whole quarter or year
	lines   []publicLine
	notes   []string
}

// publicLine is one line of the sheet, with the amount of each column in fen.
type publicLine struct {
	name    string
	level   int // 0: a line of the form, 1: a kind, 2: a detail
	account string
	cells   []model.Money
	blank   bool // a heading
}

// publicTable is 工会经费收支公开表 of a quarter or of a year: what came in and what was spent by kind, with what stood
// before and after. Visits and grants stand in it as sums by kind.
func publicTable(d *desk, q Query) (Table, error) {
	p, err := d.publicPaper(q)
	if err != nil {
		return Table{}, err
	}
	t := Table{Name: sheetPublic, Heading: d.publicHeading(q), Columns: p.tableColumns(), Notes: p.notes}
	for _, l := range p.lines {
		t.Rows = append(t.Rows, l.row())
		t.Keys = append(t.Keys, Key{Account: l.account})
	}
	return t, nil
}

func (p publicPaper) tableColumns() []Column {
	out := []Column{{Name: colProject}}
	for _, c := range p.columns {
		out = append(out, Column{Name: c.name, Kind: Money})
	}
	return out
}

func (l publicLine) row() []string {
	row := []string{strings.Repeat(ideographic, l.level) + l.name}
	for _, m := range l.cells {
		if l.blank {
			row = append(row, "")
			continue
		}
		row = append(row, m.String())
	}
	return row
}

func (d *desk) publicHeading(q Query) []string {
	return []string{labelUnit + d.branch.Name, q.named(), labelYuan}
}

// named is the time that a query is about.
func (q Query) named() string {
	switch {
	case q.Quarter != 0:
		return fmt.Sprintf(publicQuarter, q.Year, quarterNames[q.Quarter-1])
	case q.Month != 0:
		return model.NewPeriod(q.Year, q.Month).Chinese()
	}
	return fmt.Sprintf(labelYear, q.Year)
}

// published gives the quarter that a month asked for lies in, since nothing shorter is published.
func (q Query) published() Query {
	q.Closing = false
	if q.Quarter < 0 || q.Quarter > 4 {
		q.Quarter = 0
	}
	if q.Month != 0 {
		q.Quarter, q.Month = (q.Month+2)/3, 0
	}
	return q
}

func (d *desk) publicPaper(q Query) (publicPaper, error) {
	q = q.published()
	var p publicPaper
	p.columns, p.whole = q.spans()
	stood, err := d.stood(q.Year)
	if err != nil {
		return p, err
	}
	opening, closing, adjusted := p.zeros(), p.zeros(), p.zeros()
	for i, c := range p.columns {
		opening[i], closing[i] = stood[c.first-1].left, stood[c.last].left
		adjusted[i] = stood[c.last].adjusted - stood[c.first-1].adjusted
	}
	p.lines = append(p.lines, publicLine{name: publicOpening, cells: opening})
	in, out, err := p.kinds(d, q.Year)
	if err != nil {
		return p, err
	}
	left := p.zeros()
	for i := range left {
		left[i] = in[i] - out[i]
	}
	p.lines = append(p.lines, publicLine{name: publicLeft, cells: left})
	last := 4
	if slices.ContainsFunc(adjusted, func(m model.Money) bool { return m != 0 }) {
		p.lines = append(p.lines, publicLine{name: publicAdjusted, cells: adjusted})
		last++
	}
	name := fmt.Sprintf(lineTop, chineseNumbers[last], publicClosing)
	p.lines = append(p.lines, publicLine{name: name, cells: closing})
	if err := p.care(d, q); err != nil {
		return p, err
	}
	return p, p.remark(d, q)
}

func (p publicPaper) zeros() []model.Money { return make([]model.Money, len(p.columns)) }

// standing is what was left over at the end of a month, and the adjustments of the year up to it.
type standing struct{ left, adjusted model.Money }

// stood tells where the year stood before its first month and at the end of each.
func (d *desk) stood(year int) ([13]standing, error) {
	var out [13]standing
	for m := 1; m <= 12; m++ {
		s, err := d.v.Income(ledger.Range{Year: year, Month: m})
		if err != nil {
			return out, err
		}
		if m == 1 {
			out[0].left = s.OpeningCarry + s.OpeningSurplus
		}
		out[m] = standing{left: s.ClosingCarry + s.ClosingSurplus, adjusted: s.Adjusted}
	}
	return out, nil
}

// kinds writes income and expense by first-level account, and the details of expense below it. It gives the totals.
func (p *publicPaper) kinds(d *desk, year int) (in, out []model.Money, err error) {
	rows, err := d.v.Monthly(year)
	if err != nil {
		return nil, nil, err
	}
	in = p.side(d.chart, rows, model.Income, publicIn)
	out = p.side(d.chart, rows, model.Expense, publicOut)
	return in, out, nil
}

// side writes one half of the sheet and gives its total.
func (p *publicPaper) side(
	chart model.Chart, rows []ledger.MonthlyRow, kind model.AccountKind, title string,
) []model.Money {
	total := p.zeros()
	p.lines = append(p.lines, publicLine{name: title, cells: total})
	for at, n := 0, 0; at < len(rows); {
		code := rows[at].Account[:3]
		top := publicLine{level: 1, account: code, cells: p.zeros()}
		var details []publicLine
		for ; at < len(rows) && rows[at].Account[:3] == code; at++ {
			cells := p.sums(rows[at])
			a, _ := chart.Lookup(rows[at].Account)
			if a.Kind != kind || !slices.ContainsFunc(cells, func(m model.Money) bool { return m != 0 }) {
				continue
			}
			add(top.cells, cells)
			details = append(details, publicLine{
				name:  strings.TrimPrefix(rows[at].Name, chart.FullName(code)+"-"),
				level: 2, account: rows[at].Account, cells: cells,
			})
		}
		if len(details) == 0 {
			continue
		}
		n++
		top.name = numbered(n, chart.FullName(code))
		add(total, top.cells)
		p.lines = append(p.lines, top)
		if kind == model.Expense && (len(details) > 1 || details[0].account != code) {
			p.lines = append(p.lines, details...)
		}
	}
	return total
}

// numbered counts a line of a form.
func numbered(n int, name string) string {
	if n <= len(chineseNumbers) {
		return fmt.Sprintf(lineNumber, chineseNumbers[n-1], name)
	}
	return fmt.Sprintf(lineMore, n, name)
}

// sums adds up the months of an account for each column.
func (p publicPaper) sums(r ledger.MonthlyRow) []model.Money {
	out := p.zeros()
	for i, c := range p.columns {
		if c.first == 1 {
			out[i] += r.Before // so that what stood before and after a quarter agrees
		}
		for m := c.first; m <= c.last; m++ {
			out[i] += r.Month[m-1]
		}
	}
	return out
}

func add(to, what []model.Money) {
	for i, m := range what {
		to[i] += m
	}
}

// care writes what was given to members, as sums by kind.
func (p *publicPaper) care(d *desk, q Query) error {
	visits, _, err := d.visitsIn(Query{Year: q.Year})
	if err != nil {
		return err
	}
	grants, err := d.subsidiesIn(Query{Year: q.Year})
	if err != nil {
		return err
	}
	gifts, err := d.giftsIn(Query{Year: q.Year})
	if err != nil {
		return err
	}
	var t careTally
	for _, x := range visits {
		t.add(p, publicVisit, x.Category, x.Date, x.Total(), 1)
	}
	for _, x := range grants {
		if x.Paid != 0 && x.Paid.Year() == q.Year {
			t.add(p, publicGrant, x.Category, x.Paid, x.Amount, 1)
		}
	}
	for _, x := range gifts {
		t.add(p, publicGift, "", x.voucher.Date, x.amount, 0)
	}
	if len(t.order) == 0 {
		return nil
	}
	p.lines = append(p.lines, publicLine{name: publicCare, blank: true, cells: p.zeros()})
	for _, k := range t.order {
		name := k.frame
		if k.kind != "" {
			name = fmt.Sprintf(k.frame, k.kind, t.count[k])
		}
		p.lines = append(p.lines, publicLine{name: name, level: 1, cells: t.cells[k]})
	}
	return nil
}

// careTally adds up by kind.
type careTally struct {
	order []careKind
	count map[careKind]int
	cells map[careKind][]model.Money
}

type careKind struct{ frame, kind string }

// add counts something given; people are counted in the column of the whole.
func (t *careTally) add(p *publicPaper, frame, kind string, day model.Date, m model.Money, people int) {
	if frame != publicGift && kind == "" {
		kind = publicUnnamed
	}
	inside := func(c span) bool { return day.Month() >= c.first && day.Month() <= c.last }
	if !slices.ContainsFunc(p.columns, inside) {
		return
	}
	if t.count == nil {
		t.count, t.cells = map[careKind]int{}, map[careKind][]model.Money{}
	}
	k := careKind{frame, kind}
	if t.cells[k] == nil {
		t.order = append(t.order, k)
		t.cells[k] = p.zeros()
	}
	for i, c := range p.columns {
		if inside(c) {
			t.cells[k][i] += m
		}
	}
	if inside(p.columns[p.whole]) {
		t.count[k] += people
	}
}

// remark writes the notes.
func (p *publicPaper) remark(d *desk, q Query) error {
	whole := p.columns[p.whole]
	months, err := d.v.Periods(q.Year)
	if err != nil {
		return err
	}
	for _, m := range months[whole.first-1 : whole.last] {
		if !m.Closed {
			p.notes = append(p.notes, publicOpenNote)
			break
		}
	}
	sheet, err := d.v.Sheet(ledger.Range{Year: q.Year, Month: whole.last})
	if err != nil {
		return err
	}
	if c := sheet.Row(ledger.SheetCustody).Closing; c != 0 {
		p.notes = append(p.notes, fmt.Sprintf(publicCustody, c.Grouped()))
	}
	active := d.activeOn(model.NewPeriod(q.Year, whole.last).Last())
	p.notes = append(p.notes, fmt.Sprintf(publicMember, active)+publicNoNames+publicAsk)
	return nil
}

// activeOn counts active members on a day, or today if that is earlier.
func (d *desk) activeOn(day model.Date) int {
	n := 0
	for id, m := range d.members {
		if id != m.ID {
			continue // a record that was merged
		}
		if m.ActiveOn(min(day, d.v.Today())) {
			n++
		}
	}
	return n
}

// publicPage lays the sheet out for print, with its sums as formulas and its places to sign.
func (d *desk) publicPage(q Query) (page, error) {
	p, err := d.publicPaper(q)
	if err != nil {
		return page{}, err
	}
	q = q.published()
	out := page{
		name: sheetPublic, title: fmt.Sprintf(publicTitle, q.named()), head: d.publicHeading(q),
		columns: p.tableColumns(), notes: p.notes, signs: publicSigns,
	}
	for i, l := range p.lines {
		r := row{cells: l.row(), strong: l.level == 0}
		if terms := p.parts(i); terms != nil {
			r.sums = map[int][]term{}
			for c := range p.columns {
				r.sums[c+1] = terms
			}
		}
		out.rows = append(out.rows, r)
	}
	return out, nil
}

// parts are the rows that a total is made of: a side of its kinds.
func (p publicPaper) parts(at int) []term {
	if p.lines[at].name != publicIn && p.lines[at].name != publicOut {
		return nil
	}
	var out []term
	for i := at + 1; i < len(p.lines) && p.lines[i].level > 0; i++ {
		if p.lines[i].level != 1 {
			continue
		}
		if n := len(out); n > 0 && out[n-1].last == i-1 {
			out[n-1].last = i
			continue
		}
		out = append(out, term{first: i, last: i})
	}
	return out
}
