package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// claimTops are the accounts of claims and debts (往来): 131, 132, 135, 211, 212, 215 (财会〔2021〕7号). 221 has a
// report of its own.
var claimTops = []string{"131", "132", "135", "211", "212", "215"}

// claim is what stands open with one party on one account. Amounts are on the account's normal side.
type claim struct {
	account, party string
	opening        model.Money
	more, less     model.Money
	closing        model.Money
	rises          []rise // by day
}

// rise is an increase and its day.
type rise struct {
	day    model.Date
	amount model.Money
}

// claimsTable is 往来明细及账龄: what each party owes or is owed, and since when.
func claimsTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetClaims, Heading: d.heading(q), Columns: claimColumns}
	end := model.NewPeriod(q.Year, 12).Last()
	if q.Month != 0 {
		end = model.NewPeriod(q.Year, q.Month).Last()
	}
	claims, err := d.claims(q, end)
	if err != nil {
		return t, err
	}
	// Nothing grows older than the book has been kept: not by the clock, so that the same book gives the same ages.
	end = min(end, d.lastDay())
	for _, c := range claims {
		since, ages := c.ages(end)
		row := []string{
			c.account, d.chart.FullName(c.account), c.party, c.opening.String(), c.more.String(),
			c.less.String(),
			c.closing.String(), since.String(),
		}
		for _, a := range ages {
			row = append(row, a.String())
		}
		t.Rows = append(t.Rows, row)
		t.Keys = append(t.Keys, Key{Account: c.account, Party: c.party})
	}
	if len(t.Rows) > 0 {
		t.Foot = d.claimSums(t)
		t.Notes = []string{fmt.Sprintf(claimsAsOf, end.Chinese()), claimsHow}
	}
	return settled(t), nil
}

// claimSums are a total of each first-level account that has claims: those of claims and of debts are never added up.
func (d *desk) claimSums(t Table) [][]string {
	var out [][]string
	for _, top := range claimTops {
		part := Table{Columns: t.Columns}
		for _, r := range t.Rows {
			if accountIs(r[0], top) {
				part.Rows = append(part.Rows, r)
			}
		}
		if len(part.Rows) == 0 {
			continue
		}
		columns := []int{3, 4, 5, 6}
		for i := range claimSpans {
			columns = append(columns, 8+i)
		}
		row := totalRow(part, columns...)
		row[1] = d.chart.FullName(top)
		out = append(out, row)
	}
	return out
}

// claims collects the parties that had a balance or movement, by account and name.
func (d *desk) claims(q Query, end model.Date) ([]*claim, error) {
	by := map[[2]string]*claim{}
	at := func(account, party string) *claim {
		if party == "" {
			party = partyUnknown
		}
		k := [2]string{account, party}
		if by[k] == nil {
			by[k] = &claim{account: account, party: party}
		}
		return by[k]
	}
	first := model.NewPeriod(q.Year, max(q.Month, 1)).First()
	if err := d.openClaims(at); err != nil {
		return nil, err
	}
	for _, a := range d.chart.Accounts() {
		if !accountIs(a.Code, claimTops...) {
			continue
		}
		err := d.v.EachEntry(a.Code, 0, end, func(e ledger.Entry) error {
			x, err := d.v.Voucher(e.Voucher)
			if err != nil {
				return err
			}
			amount := e.Amount
			if e.Side != a.Normal {
				amount = -amount
			}
			at(a.Code, d.party(a.Code, x, e.Line)).add(e.Date, amount, e.Date < first)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	var out []*claim
	for _, c := range by {
		if c.opening != 0 || c.more != 0 || c.less != 0 || c.closing != 0 {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b *claim) int {
		return cmp.Or(strings.Compare(a.account, b.account), strings.Compare(a.party, b.party))
	})
	return out, nil
}

// openClaims takes over the opening balances of the book's first year, which name no party but their project.
// They are as old as the day before the book begins, at least.
func (d *desk) openClaims(at func(account, party string) *claim) error {
	o, ok, err := d.v.Opening(d.branch.FirstYear)
	if err != nil || !ok {
		return err
	}
	before := model.NewPeriod(o.Year, 1).First().AddDays(-1)
	for _, l := range o.Lines {
		if !accountIs(l.Account, claimTops...) {
			continue
		}
		amount := l.Debit - l.Credit + l.YearDebit - l.YearCredit
		if a, _ := d.chart.Lookup(l.Account); a.Normal == model.Credit {
			amount = -amount
		}
		at(l.Account, unionOf(l.Account, l.Project)).add(before, amount, true)
	}
	return nil
}

// add books an increase (or, below zero, a decrease) before or within the report's time.
func (c *claim) add(day model.Date, amount model.Money, before bool) {
	c.closing += amount
	switch {
	case before:
		c.opening += amount
	case amount > 0:
		c.more += amount
	default:
		c.less -= amount
	}
	if amount > 0 {
		c.rises = append(c.rises, rise{day, amount})
	}
}

// ages splits what is open by age: as if the oldest had been settled first. since is the day of the oldest
// part.
func (c *claim) ages(end model.Date) (since model.Date, parts [claimSpans]model.Money) {
	left := c.closing
	for i := len(c.rises) - 1; i >= 0 && left > 0; i-- {
		part := min(left, c.rises[i].amount)
		left -= part
		since = c.rises[i].day
		parts[ageOf(since, end)] += part
	}
	// A balance on the wrong side, and what no rise explains, has no age of its own.
	parts[0] += left
	return since, parts
}

// claimSpans is how many spans of time the age of a claim falls into: up to 30, 90 and 180 days, one year, three years,
// and more.
const claimSpans = 6

// ageOf is which of them the time between two days falls into.
func ageOf(from, to model.Date) int {
	switch days := to.Sub(from); {
	case days <= 30:
		return 0
	case days <= 90:
		return 1
	case days <= 180:
		return 2
	case years(from, to) < 1:
		return 3
	case years(from, to) < 3:
		return 4
	}
	return claimSpans - 1
}

// years is how many whole years lie between two days.
func years(from, to model.Date) int {
	n := to.Year() - from.Year()
	if to%10000 < from%10000 {
		n--
	}
	return max(n, 0)
}

// claimsWith are what an account and all below it had open with one party on a year's first day, debit positive, and
// the lines with it.
func (d *desk) claimsWith(top string, q Query, entries []ledger.Entry) (model.Money, []ledger.Entry, error) {
	all, err := d.claims(q, model.NewPeriod(q.Year-1, 12).Last())
	if err != nil {
		return 0, nil, err
	}
	var opening model.Money
	for _, c := range all {
		if a, _ := d.chart.Lookup(c.account); accountIs(c.account, top) && c.party == q.Party {
			if a.Normal == model.Credit {
				c.closing = -c.closing
			}
			opening += c.closing
		}
	}
	var out []ledger.Entry
	for _, e := range entries {
		x, err := d.v.Voucher(e.Voucher)
		if err != nil {
			return 0, nil, err
		}
		if cmp.Or(d.party(e.Account, x, e.Line), partyUnknown) == q.Party {
			out = append(out, e)
		}
	}
	return opening, out, nil
}

// party is whom a line of claims is with: the other union where the account says so, else the line's member,
// its project, or the voucher's counterparty.
func (d *desk) party(account string, x model.Voucher, line int) string {
	if line >= len(x.Lines) {
		return x.Counterparty
	}
	l := x.Lines[line]
	if m, ok := d.members[l.Member]; ok {
		return m.Number + " " + m.Name
	}
	return cmp.Or(unionOf(account, l.Project), x.Counterparty)
}

// unionOf is the project, or for claims between unions which union they are with.
func unionOf(account, project string) string {
	for name, tops := range unionClaims {
		if project == "" && accountIs(account, tops...) {
			return name
		}
	}
	return project
}
