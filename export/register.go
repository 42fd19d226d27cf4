package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// cashJournal is 现金日记账, bankJournal 银行日记账 (会计基础工作规范 57): every line of 101 and 102 with its running balance.
func cashJournal(d *desk, q Query) (Table, error) { return d.journalOf(sheetCash, "101", q) }

func bankJournal(d *desk, q Query) (Table, error) { return d.journalOf(sheetBank, "102", q) }

// accountLedger is 明细账 of one account and everything below it.
func accountLedger(d *desk, q Query) (Table, error) {
	t, err := d.journalOf(sheetLedger, q.Account, q)
	if _, ok := d.chart.Lookup(q.Account); err == nil && !ok {
		err = &model.AccountError{Name: q.Account, Why: model.ErrAccountUnknown}
	}
	t.Title = sheetLedger + ideographic + q.Account + ideographic + d.chart.FullName(q.Account)
	return t, err
}

// register reads the lines of an account and of all below it as they follow each other.
type register struct {
	*desk
	q       Query
	top     string
	balance model.Money // debit positive
	month   ledger.Turnover
	year    ledger.Turnover
	before  model.Period // month of the last line
	shown   int
	table   Table
}

// journalOf lists an account with its running balance; totals of a month and of the year so far stand in
// between.
func (d *desk) journalOf(name, top string, q Query) (Table, error) {
	r := register{desk: d, q: q, top: top}
	r.table = Table{Name: name, Heading: d.heading(q), Columns: registerColumns}
	opening, err := d.openingOf(top, q)
	if err != nil {
		return r.table, err
	}
	entries, err := d.entriesOf(top, q)
	if err != nil {
		return r.table, err
	}
	started, err := d.startedWith(top, q.Year)
	if err != nil {
		return r.table, err
	}
	if q.Party != "" {
		started = ledger.Turnover{}
		if opening, entries, err = d.claimsWith(top, q, entries); err != nil {
			return r.table, err
		}
		r.table.Heading = append(r.table.Heading, q.Party)
	}
	if len(entries) == 0 && opening == 0 && started == (ledger.Turnover{}) {
		return settled(r.table), nil
	}
	r.balance = opening
	if q.Month == 0 {
		r.opening(registerCarried)
	}
	r.start(started)
	for i, e := range entries {
		if i > 0 && e.Period != r.before {
			r.totals()
		}
		if err := r.entry(e); err != nil {
			return r.table, err
		}
	}
	if q.Month != 0 && r.shown == 0 {
		r.opening(registerBefore)
	}
	if len(entries) > 0 {
		r.totals()
	}
	if d.carriesOver(top, q) && r.balance != 0 {
		r.table.Between = append(r.table.Between, len(r.table.Rows))
		r.opening(bookCarryNext)
	}
	return r.table, nil
}

// openingOf is what stood on an account and all below it on the first day of a year, debit positive.
func (d *desk) openingOf(top string, q Query) (model.Money, error) {
	bs, err := d.v.TrialBalance(ledger.Range{Year: q.Year})
	var out model.Money
	for _, b := range bs {
		if accountIs(b.Account, top) {
			out += b.OpeningDebit - b.OpeningCredit
		}
	}
	return out, err
}

// startedWith is what an account and all below it had turned over before the book was started in mid-year.
func (d *desk) startedWith(top string, year int) (ledger.Turnover, error) {
	var out ledger.Turnover
	o, _, err := d.v.Opening(year)
	for _, l := range o.Lines {
		if accountIs(l.Account, top) {
			out.Debit += l.YearDebit
			out.Credit += l.YearCredit
		}
	}
	return out, err
}

// entriesOf reads an account's lines from the year's first day to the end of the query, by day and order of
// posting.
func (d *desk) entriesOf(top string, q Query) ([]ledger.Entry, error) {
	var out []ledger.Entry
	for _, a := range d.chart.Accounts() {
		if !accountIs(a.Code, top) {
			continue
		}
		from, to := model.NewPeriod(q.Year, 1).First(), model.NewPeriod(q.Year, 12).Last()
		err := d.v.EachEntry(a.Code, from, to, func(e ledger.Entry) error {
			m := e.Period.Month()
			if !e.Period.IsMonth() && q.Closing && q.Month != 0 {
				m = e.Date.Month()
			}
			if q.Month == 0 && (m != model.ClosingMonth || q.Closing) || q.Month != 0 && m <= q.Month {
				out = append(out, e)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	// What closing booked stands at the end of its month, under the one 本月合计 that a month has.
	closes := func(e ledger.Entry) int {
		if e.Period.IsMonth() {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b ledger.Entry) int {
		return cmp.Or(cmp.Compare(a.Date.Period(), b.Date.Period()), cmp.Compare(closes(a), closes(b)),
			cmp.Compare(a.Date, b.Date), cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.Line, b.Line))
	})
	for i := range out {
		out[i].Period = out[i].Date.Period()
	}
	return out, nil
}

func (r *register) row(key Key, cells ...string) {
	r.table.Rows = append(r.table.Rows, append(cells, r.side(), r.balance.Abs().String()))
	r.table.Keys = append(r.table.Keys, key)
}

func (r *register) side() string { return sideOf(r.balance) }

func (r *register) opening(text string) {
	r.row(Key{Account: r.top}, "", "", text, "", "", "")
}

// start takes over the turnover from before the book was started; the trial balance counts it in January.
func (r *register) start(t ledger.Turnover) {
	if t == (ledger.Turnover{}) {
		return
	}
	r.balance += t.Debit - t.Credit
	r.year = t
	if r.q.Month <= 1 {
		r.row(Key{Account: r.top}, "", "", beforeStart, "", t.Debit.String(), t.Credit.String())
	}
}

func (r *register) entry(e ledger.Entry) error {
	if r.q.Month != 0 && e.Period.Month() == r.q.Month && r.shown == 0 {
		r.opening(registerBefore)
	}
	if e.Period != r.before {
		r.month = ledger.Turnover{}
	}
	r.before = e.Period
	debit, credit := e.Amount, model.Money(0)
	if e.Side == model.Credit {
		debit, credit = 0, e.Amount
	}
	r.balance += debit - credit
	r.month.Debit += debit
	r.month.Credit += credit
	r.year.Debit += debit
	r.year.Credit += credit
	if r.q.Month != 0 && e.Period.Month() != r.q.Month {
		return nil
	}
	x, err := r.v.Voucher(e.Voucher)
	if err != nil {
		return err
	}
	r.shown++
	r.row(Key{Ref: voucherRef(e.Voucher)},
		e.Date.String(), label(x), lineSummary(x, e.Line), r.facing(x, e), debit.String(), credit.String())
	return nil
}

// totals are 本月合计 and 本年累计 of the month that ends here.
func (r *register) totals() {
	if r.shown == 0 {
		return
	}
	for _, t := range []struct {
		name string
		sum  ledger.Turnover
	}{{registerMonth, r.month}, {registerYear, r.year}} {
		r.table.Between = append(r.table.Between, len(r.table.Rows))
		r.row(Key{}, "", "", t.name, "", t.sum.Debit.String(), t.sum.Credit.String())
	}
}

// facing names the accounts on the other side of a line's voucher (对方科目). In a red voucher amounts are
// negative on the same side, so that the sides stay what they are.
func (r *register) facing(x model.Voucher, e ledger.Entry) string {
	var names []string
	for _, l := range x.Lines {
		if l.Side == e.Side {
			continue
		}
		if n := r.chart.FullName(l.Account); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	if n := len(names); n > facingMost {
		return fmt.Sprintf(facingMore, strings.Join(names[:facingMost], nameSep), n)
	}
	return strings.Join(names, nameSep)
}

// facingMost is how many accounts of the other side are named.
const facingMost = 3

// lineSummary is a line's own 摘要, or its voucher's.
func lineSummary(x model.Voucher, line int) string {
	if line < len(x.Lines) && x.Lines[line].Summary != "" {
		return x.Lines[line].Summary
	}
	return x.Summary
}

// assetsTable is 固定资产及折旧: every movement of the accounts of fixed and intangible assets and of the funds that
// mirror them.
func assetsTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetAssets, Heading: d.heading(q), Columns: assetColumns}
	for _, top := range []string{"162", "163", "30104", "171", "172", "30105"} {
		one, err := d.journalOf(sheetAssets, top, q)
		if err != nil {
			return t, err
		}
		if len(one.Rows) == 0 {
			continue
		}
		if n := len(one.Rows) - 1; one.Rows[n][2] == bookCarryNext {
			one.Rows, one.Keys, one.Between = one.Rows[:n], one.Keys[:n], one.Between[:len(one.Between)-1]
		}
		name := d.chart.FullName(top)
		for i, r := range one.Rows {
			if slices.Contains(one.Between, i) {
				if i < len(one.Rows)-1 {
					continue
				}
				r[2] = colTotal
				t.Between = append(t.Between, len(t.Rows))
			}
			t.Rows = append(t.Rows, append([]string{r[0], r[1], r[2], top, name}, r[4:]...))
			t.Keys = append(t.Keys, one.Keys[i])
		}
	}
	s, err := d.v.Sheet(q.covers())
	if err != nil {
		return t, err
	}
	var ties []ledger.Tie
	for _, tie := range s.Ties {
		if tie.Name == ledger.TieFixed || tie.Name == ledger.TieIntangible {
			ties = append(ties, tie)
		}
	}
	if len(t.Rows) > 0 {
		t.Notes = []string{tieNote(ties)}
		cards, err := d.cardNotes(q)
		if err != nil {
			return t, err
		}
		t.Notes = append(t.Notes, cards...)
	}
	return settled(t), nil
}
