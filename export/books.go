package export

import (
	"cmp"
	"fmt"
	"strconv"

	"gonghui/ledger"
	"gonghui/model"
)

// sideOf is 借, 贷 or, for no balance, 平 (会计基础工作规范 60); balance is debit positive.
func sideOf(balance model.Money) string {
	switch {
	case balance > 0:
		return model.Debit.String()
	case balance < 0:
		return model.Credit.String()
	}
	return registerLevel
}

// generalMonth is what one first-level account did in one month, in fen; opening is debit positive.
type generalMonth struct {
	opening model.Money
	ledger.Turnover
}

// generalLedger is 总账: every first-level account month by month. A month's sums are what its vouchers came to; the
// year so far stands below each month.
func generalLedger(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetGeneral, Heading: d.heading(q), Columns: generalColumns}
	months, err := d.generalMonths(q)
	if err != nil {
		return t, err
	}
	for _, a := range d.chart.Accounts() {
		if top, _ := d.chart.Top(a.Code); top.Code == a.Code && (q.Account == "" || q.Account == a.Code) {
			d.generalAccount(&t, a, months[a.Code], q)
		}
	}
	return settled(t), nil
}

// generalMonths sums the balances of every month under their first-level accounts. Element 0 is January.
func (d *desk) generalMonths(q Query) (map[string]*[12]generalMonth, error) {
	out := map[string]*[12]generalMonth{}
	for m := 1; m <= 12; m++ {
		bs, err := d.v.TrialBalance(ledger.Range{Year: q.Year, Month: m, Closing: q.Closing})
		if err != nil {
			return nil, err
		}
		for _, b := range bs {
			top, ok := d.chart.Top(b.Account)
			if !ok {
				continue
			}
			if out[top.Code] == nil {
				out[top.Code] = new([12]generalMonth)
			}
			x := &out[top.Code][m-1]
			x.opening += b.OpeningDebit - b.OpeningCredit
			x.Debit += b.Debit
			x.Credit += b.Credit
		}
	}
	return out, nil
}

func (d *desk) generalAccount(t *Table, a model.Account, months *[12]generalMonth, q Query) {
	if months == nil {
		return
	}
	row := func(month int, text string, debit, credit string, balance model.Money) {
		n := ""
		if month > 0 {
			n = strconv.Itoa(month)
		}
		t.Rows = append(t.Rows, []string{
			a.Code, a.Name, n, text, debit, credit, sideOf(balance), balance.Abs().String(),
		})
		t.Keys = append(t.Keys, Key{Account: a.Code, Month: month})
	}
	first, last := 1, 12
	text := registerCarried
	if q.Month != 0 {
		first, last, text = q.Month, q.Month, bookOpening
	}
	var year ledger.Turnover
	balance := months[first-1].opening
	if balance != 0 {
		row(0, text, "", "", balance)
	}
	for m := 1; m <= last; m++ {
		x := months[m-1]
		year.Debit += x.Debit
		year.Credit += x.Credit
		if x.Debit == 0 && x.Credit == 0 || m < first {
			continue
		}
		balance = x.opening + x.Debit - x.Credit
		row(m, fmt.Sprintf(bookMonth, m), x.Debit.String(), x.Credit.String(), balance)
		t.Between = append(t.Between, len(t.Rows))
		row(m, registerYear, year.Debit.String(), year.Credit.String(), balance)
	}
	if d.carriesOver(a.Code, q) && balance != 0 {
		t.Between = append(t.Between, len(t.Rows))
		row(0, bookCarryNext, "", "", balance)
	}
}

// carriesOver reports whether an account's balance at the end of a query is what the next year opens with: that of a
// year that is over, of an account that closing does not change or with its closing vouchers in.
func (d *desk) carriesOver(code string, q Query) bool {
	if q.Month != 0 && q.Month != 12 || d.lastDay().Year() <= q.Year || q.Party != "" {
		return false
	}
	a, ok := d.chart.Top(code)
	return ok && a.Kind != model.Income && a.Kind != model.Expense &&
		(q.Closing || !accountIs(code, accountCarry, accountSurplus))
}

// lastDay is the day of the book's last event. What a report says of time goes by it, not by the clock.
func (d *desk) lastDay() model.Date { return model.DateOf(d.v.Head().Time()) }

// The accounts of what is left over, which closing moves (财会〔2021〕7号).
const (
	accountCarry   = "321"
	accountSurplus = "322"
)

// summed is what one first-level account has in 凭证汇总表.
type summed struct {
	debits, credits int
	ledger.Turnover
}

// voucherSummary is 凭证汇总表 (科目汇总表): what the vouchers of a month or a year book on every first-level account.
func voucherSummary(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetVouchers, Heading: d.heading(q), Columns: summaryByAccount}
	first, last := q.span()
	by := map[string]*summed{}
	var count, papers, from, to, closings int
	var all ledger.Turnover
	take := func(x model.Voucher) {
		count++
		papers += x.Attachments
		if x.In().IsMonth() {
			from, to = cmp.Or(from, x.Number), x.Number
		}
		for _, l := range x.Lines {
			top, _ := d.chart.Top(l.Account)
			s := by[top.Code]
			if s == nil {
				s = &summed{}
				by[top.Code] = s
			}
			if l.Side == model.Debit {
				s.debits++
			} else {
				s.credits++
			}
			s.Debit, s.Credit = s.Debit+l.Debit(), s.Credit+l.Credit()
			all.Debit, all.Credit = all.Debit+l.Debit(), all.Credit+l.Credit()
		}
	}
	err := d.v.EachVoucher(first, last, func(x model.Voucher) error {
		take(x)
		return nil
	})
	if err == nil && q.Month != 0 && q.Closing && d.branch.CloseMonthly {
		year := model.Closing(q.Year)
		err = d.v.EachVoucher(year, year, func(x model.Voucher) error {
			if x.Date.Month() == q.Month {
				closings++
				take(x)
			}
			return nil
		})
	}
	if err != nil || count == 0 {
		return settled(t), err
	}
	for _, a := range d.chart.Accounts() {
		s := by[a.Code]
		if s == nil {
			continue
		}
		t.Rows = append(t.Rows, []string{
			a.Code, a.Name, strconv.Itoa(s.debits), s.Debit.String(), strconv.Itoa(s.credits), s.Credit.String(),
		})
		t.Keys = append(t.Keys, Key{Account: a.Code})
	}
	t.Foot = [][]string{{colTotal, "", "", all.Debit.String(), "", all.Credit.String()}}
	said := fmt.Sprintf(summaryWhole, count, papers)
	if q.Month != 0 {
		said = fmt.Sprintf(summarySpan, first, from, to, count, papers)
	}
	if closings > 0 {
		said += fmt.Sprintf(summaryClosings, closings)
	}
	t.Notes = []string{said, labelTies + tieSaid(summaryTie, all.Debit, all.Credit)}
	return settled(t), nil
}
