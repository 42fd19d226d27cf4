package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gonghui/model"
)

// leafRows is how many lines a page of an account book holds, 承前页 and 过次页 among them.
const leafRows = 24

// sumRows is the same for a book of sums: twelve months with the year so far, what is carried over, and two more.
const sumRows = 28

func (k book) lines() int {
	if k.sums {
		return sumRows
	}
	return leafRows
}

// book is one account of an account book, as a table of registerColumns. monthly carries over to the next page what the
// month has come to, not the year (会计基础工作规范 60).
type book struct {
	title, code, name string
	table             Table
	monthly           bool
	sums              bool // of sums of months alone, as the general ledger is
}

// leaf is one page of an account book.
type leaf struct {
	Title, Unit, Account, Page, Year string
	Plain                            bool // sums alone: no 对方科目
	Rows                             []leafRow
	Blank                            []struct{} // lines left over
}

// leafRow is one line of it. Rule is 1 for a single red line below, 2 for a double one.
type leafRow struct {
	Month, Day, Voucher, Summary, Facing, Debit, Credit, Side, Balance string

	Rule                int
	Strong              bool
	RedDebit, RedCredit bool
}

// leaves breaks a book into pages.
func (k book) leaves(unit string, year int) []leaf {
	var out []leaf
	page := leaf{
		Title: k.title, Unit: labelUnit + unit, Account: fmt.Sprintf(leafAccount, k.code, k.name),
		Year: fmt.Sprintf(leafYear, year), Plain: k.sums,
	}
	var sum [2]model.Money
	rows, most := k.table.Rows, k.lines()
	for i, cells := range rows {
		// The sums of a month stand on one page with those of its year; the line that this leaves free says so
		// (会计基础工作规范 59).
		sums := cells[2] == registerMonth && len(page.Rows) == most-2 && i < len(rows)-2
		if sums || len(page.Rows) == most-1 && i < len(rows)-1 {
			if sums {
				page.Rows = append(page.Rows, leafRow{Summary: bookSkipped})
			}
			carried := carriedRow(rows[i-1], sum)
			page.Rows = append(page.Rows, calling(carried, bookAfter))
			out = append(out, page)
			page.Rows = []leafRow{calling(carried, bookBefore)}
		}
		total := slices.Contains(k.table.Between, i)
		row := rowOfLeaf(cells, total)
		switch {
		case !total:
			for c := range sum {
				if m, err := model.ParseMoney(cells[4+c]); err == nil {
					sum[c] += m
				}
			}
		case cells[2] == registerMonth && k.monthly:
			sum = [2]model.Money{}
		}
		row.Rule = ruleBelow(k.table, i)
		page.Rows = append(page.Rows, row)
	}
	out = append(out, page)
	for i := range out {
		out[i].Page = fmt.Sprintf(leafPage, i+1, len(out))
		out[i].Blank = make([]struct{}, most-len(out[i].Rows))
	}
	return out
}

// ruleBelow is the red line below a row: a single one below a month's and a year's sums, a double one below the last
// sums of a year (会计基础工作规范 63).
func ruleBelow(t Table, i int) int {
	switch {
	case !slices.Contains(t.Between, i):
		return 0
	case t.Rows[i][2] == registerYear && !slices.ContainsFunc(t.Rows[i+1:], func(r []string) bool {
		return r[2] != bookCarryNext
	}):
		return 2
	}
	return 1
}

// rowOfLeaf sets a row of a register as a line of a book.
func rowOfLeaf(cells []string, total bool) leafRow {
	r := leafRow{
		Voucher: leafNumber(cells[1]), Summary: harmless(cells[2]), Facing: harmless(cells[3]), Side: cells[6],
		Strong: total,
	}
	if day, err := model.ParseDate(cells[0]); err == nil {
		r.Month, r.Day = strconv.Itoa(day.Month()), strconv.Itoa(day.Day())
	} else if cells[0] != "" {
		r.Month = cells[0]
	}
	r.Debit, r.RedDebit = leafAmount(cells[4])
	r.Credit, r.RedCredit = leafAmount(cells[5])
	if r.Balance, _ = leafAmount(cells[7]); r.Balance == "" {
		r.Balance = leafNothing
	}
	return r
}

// leafNumber is a voucher's number in its month: 2025-03 记12 is 记12.
func leafNumber(label string) string {
	period, number, _ := strings.Cut(label, " ")
	if strings.HasSuffix(period, leafClosingPeriod) {
		return leafClosing + number
	}
	return number
}

// leafClosingPeriod ends the name of the period of year closing.
const leafClosingPeriod = "-13"

// leafAmount is an amount in a book: nothing for nothing, a red one in brackets.
func leafAmount(cell string) (text string, red bool) {
	m, err := model.ParseMoney(cell)
	if err != nil || m == 0 {
		return "", false
	}
	return bracketed(m), m < 0
}

// carriedRow is what a page hands on to the next.
func carriedRow(before []string, sum [2]model.Money) leafRow {
	return rowOfLeaf([]string{"", "", "", "", sum[0].String(), sum[1].String(), before[6], before[7]}, true)
}

func calling(r leafRow, summary string) leafRow {
	r.Summary = summary
	return r
}

// asRegister sets a general ledger as a register.
func asRegister(t Table, year int) Table {
	out := Table{Name: t.Name, Heading: t.Heading, Columns: registerColumns, Between: t.Between}
	for _, r := range t.Rows {
		month := r[2]
		if n, err := strconv.Atoi(month); err == nil {
			month = model.NewPeriod(year, n).Last().String()
		}
		out.Rows = append(out.Rows, []string{month, "", r[3], "", r[4], r[5], r[6], r[7]})
	}
	return out
}
