package intake

import (
	"slices"
	"strconv"
	"strings"

	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// column is where a field stands; at is -1 when the file does not have it.
type column struct {
	at    int
	title string
}

// col finds a field in the header.
func (t *table) col(field string) column {
	at := t.head.Col(field)
	if at < 0 {
		return column{at: -1, title: field}
	}
	return column{at: at, title: t.head.Title(at)}
}

// line is one row being taken apart. Its methods read a cell, tell the run what is wrong with it and then give the
// zero value; bad says that this happened.
type line struct {
	sheet.Row
	run    *run
	bad    bool
	failed []int // columns that have a problem
}

// fail notes a problem of one cell.
func (l *line) fail(c column, code Code, value, detail string) {
	l.bad = true
	l.failed = append(l.failed, c.at)
	l.run.problem(Problem{Code: code, Row: l.Line, Column: c.title, Value: value, Detail: detail})
}

// check notes what the record of this row breaks. What a refused cell left empty is no second problem.
func (l *line) check(vs []model.Violation, column func(field string) column) {
	vs = slices.DeleteFunc(vs, func(v model.Violation) bool {
		return slices.Contains(l.failed, column(v.Field).at) || (l.bad && v.Field == "Member")
	})
	sound := l.run.violations(vs, func(v model.Violation) (int, string) { return l.Line, column(v.Field).title })
	l.bad = l.bad || !sound
}

// cell gives the cell of a column. A cell that is not to be believed is a problem and comes back empty.
func (l *line) cell(c column) sheet.Cell {
	if c.at < 0 {
		return sheet.Cell{}
	}
	x := l.Cell(c.at)
	if x.Problem != "" {
		l.fail(c, x.Problem, x.Text, "")
		return sheet.Cell{}
	}
	return x
}

// given tells whether a column has anything in this row.
func (l *line) given(c column) bool {
	return c.at >= 0 && strings.TrimSpace(l.Cell(c.at).Text) != ""
}

// text reads a free text of at most max characters.
func (l *line) text(c column, max int) string {
	x := l.cell(c)
	if x.Text == "" {
		return ""
	}
	s, code := sheet.Text(x.Text, max)
	if code != "" {
		l.fail(c, code, printable(x.Text), "")
	}
	return s
}

// name reads the name of a person or a unit.
func (l *line) name(c column) string {
	x := l.cell(c)
	if x.Text == "" {
		return ""
	}
	s, code := sheet.Name(x.Text, model.MaxName)
	if code != "" {
		l.fail(c, code, printable(x.Text), "")
		return ""
	}
	return model.NormalizeName(s)
}

// code reads a coded text such as a number of a voucher: widths folded, no blanks inside.
func (l *line) code(c column) string {
	x := l.cell(c)
	if x.Text == "" {
		return ""
	}
	s, code := sheet.Name(model.Fold(x.Text), model.MaxName)
	if code != "" {
		l.fail(c, code, printable(x.Text), "")
	}
	return s
}

// money reads an amount; an empty cell and a dash are nothing, and brackets around an amount mean that it is negative,
// as spreadsheets show one.
func (l *line) money(c column) model.Money {
	x := l.cell(c)
	s := strings.TrimSpace(x.Text)
	if inner, ok := strings.CutPrefix(model.Fold(s), "("); ok && strings.HasSuffix(inner, ")") {
		if m, err := model.ParseMoney(strings.TrimSuffix(inner, ")")); err == nil && m > 0 {
			return -m
		}
	}
	if s == "" || strings.Trim(model.Fold(s), "-—/ ") == "" {
		return 0
	}
	m, err := model.ParseMoney(s)
	if err != nil {
		l.fail(c, amountCode(err), printable(s), "")
		return 0
	}
	return m
}

// date reads a day that is not later than tomorrow.
func (l *line) date(c column) model.Date { return l.past(c, l.day(c)) }

// dateOrMonth reads a day or a month that is not later than tomorrow.
func (l *line) dateOrMonth(c column) model.Date {
	x := l.cell(c)
	if x.Text == "" || isDash(x.Text) {
		return 0
	}
	if x.Number && !x.Date && oneDigitMonth(x.Text) {
		l.fail(c, CodeMonthUnclear, x.Text, "")
		return 0
	}
	return l.past(c, l.parsed(c, model.ParseDateOrMonth))
}

// day reads a day, also one to come.
func (l *line) day(c column) model.Date {
	x := l.cell(c)
	if x.Text == "" || isDash(x.Text) {
		return 0
	}
	return l.parsed(c, model.ParseDate)
}

// parsed reads a date that is given, be it as a bare number.
func (l *line) parsed(c column, parse func(string) (model.Date, error)) model.Date {
	x := l.cell(c)
	if d, ok := serialDay(x.Text); ok {
		return d
	}
	d, err := parse(x.Text)
	if err != nil {
		l.fail(c, dateCode(err), printable(x.Text), "")
		return 0
	}
	return d
}

// serialDay reads a day that stands as the spreadsheet's own number since its cell lost the format: 45720 is
// 2025-03-04. No other way to write a date has five digits; below 21000, 1957, a year and one digit of a month might
// be meant (19856), so that those stay refused.
func serialDay(s string) (model.Date, bool) {
	const first, last = 21_000, 79_999
	whole, fraction, _ := strings.Cut(strings.TrimSpace(model.Fold(s)), ".")
	if len(whole) != 5 || strings.Trim(whole+fraction, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(whole)
	if err != nil || n < first || n > last {
		return 0, false
	}
	d, err := model.DateFromSerial(n)
	return d, err == nil
}

// past refuses what is later than tomorrow; the day of grace is for clocks that are wrong.
func (l *line) past(c column, d model.Date) model.Date {
	if d > l.run.tomorrow {
		l.fail(c, CodeFuture, d.String(), "")
		return 0
	}
	return d
}

// month reads a month; a year alone goes in front of 3 or 3月.
func (l *line) month(c column, year int) model.Period {
	x := l.cell(c)
	s := strings.TrimSpace(x.Text)
	if s == "" {
		return 0
	}
	if x.Number && !x.Date && oneDigitMonth(s) {
		l.fail(c, CodeMonthUnclear, s, "")
		return 0
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(model.Fold(s), "月")); err == nil && n >= 1 && n <= 12 {
		return model.NewPeriod(year, n)
	}
	p, err := model.ParsePeriod(s)
	if err != nil {
		if d, derr := model.ParseDate(s); derr == nil {
			return d.Period()
		}
		if d, ok := serialDay(s); ok {
			return d.Period()
		}
		l.fail(c, dateCode(err), printable(s), "")
		return 0
	}
	return p
}

// count reads a small whole number such as 3 or 3张.
func (l *line) count(c column) int {
	x := l.cell(c)
	s := strings.TrimRight(strings.TrimSpace(model.Fold(x.Text)), "张份个件台套把辆条只本块架副")
	if s == "" || isDash(s) {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 9999 {
		l.fail(c, CodeCount, printable(x.Text), "")
		return 0
	}
	return n
}

// longNumber reads a number that must be stored as text, since a workbook keeps 15 digits only. The value is private
// and is not repeated in a problem. A mobile number fits and may be a number.
func (l *line) longNumber(c column, mobile bool) string {
	if c.at < 0 {
		return ""
	}
	x := l.Cell(c.at)
	fits := mobile && len(x.Text) == 11 && strings.HasPrefix(x.Text, "1") && x.Problem == ""
	if (x.Number && !fits) || sheet.Scientific(x.Text) {
		l.fail(c, CodeNotText, "", "")
		return ""
	}
	if x.Problem != "" {
		l.fail(c, x.Problem, "", "")
		return ""
	}
	s, code := sheet.Text(strings.TrimLeft(model.Fold(x.Text), "'`"), model.MaxName)
	if code != "" {
		l.fail(c, code, "", "")
	}
	if isDash(s) {
		return ""
	}
	return s
}

// word reads one of a set of words; allowed lists them for the message.
func word[T any](l *line, c column, parse func(string) (T, bool), allowed []string) T {
	var zero T
	s := l.text(c, model.MaxName)
	if s == "" {
		return zero
	}
	v, ok := parse(s)
	if !ok {
		l.fail(c, CodeWord, s, strings.Join(allowed, "、"))
		return zero
	}
	return v
}

// need refuses an empty cell; a cell that has something was read, or refused already.
func (l *line) need(c column) {
	if !l.given(c) {
		l.fail(c, CodeNeeded, "", "")
	}
}

// isDash tells whether a cell says with a dash that there is nothing.
func isDash(s string) bool { return strings.Trim(model.Fold(s), "- —/") == "" }

// oneDigitMonth tells whether a number reads as a year and one digit: 1985.1 may have been typed 1985.10.
func oneDigitMonth(s string) bool {
	year, month, ok := strings.Cut(s, ".")
	return ok && len(year) == 4 && month == "1"
}

// printable shows a refused text without what it was refused for.
func printable(s string) string {
	s = strings.Map(func(r rune) rune {
		if _, code := sheet.Text("a"+string(r)+"a", 9); code != "" {
			return '?'
		}
		return r
	}, s)
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
