package export

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gonghui/model"
)

// largePayment is the sum from which a payment needs a contract by the rules of most unions, in fen.
const largePayment model.Money = 1_000_000

// cashLimit is 结算起点: what goes beyond it is to be paid from the bank (现金管理暂行条例, art. 5), in fen.
const cashLimit model.Money = 100_000

// payment is what one voucher paid out of cash and bank, in fen.
type payment struct {
	voucher    model.Voucher
	cash, bank model.Money
}

// paymentOf finds what a voucher paid; false for one that pays nothing, or only moves money between cash and
// bank.
func paymentOf(x model.Voucher) (payment, bool) {
	p := payment{voucher: x}
	moved := true
	for _, l := range x.Lines {
		switch {
		case accountIs(l.Account, "101"):
			p.cash += l.Credit()
		case accountIs(l.Account, "102"):
			p.bank += l.Credit()
		default:
			moved = false
		}
	}
	return p, !moved && (p.cash != 0 || p.bank != 0)
}

func (d *desk) paymentsIn(q Query, fn func(payment)) error {
	first, last := q.span()
	return d.v.EachVoucher(first, last, func(x model.Voucher) error {
		if p, ok := paymentOf(x); ok {
			fn(p)
		}
		return nil
	})
}

// payee is whom a voucher paid: its counterparty, else the members that its lines name.
func (d *desk) payee(x model.Voucher) string {
	if x.Counterparty != "" {
		return x.Counterparty
	}
	var names []string
	for _, l := range x.Lines {
		if m, ok := d.members[l.Member]; ok && !slices.Contains(names, m.Name) {
			names = append(names, m.Name)
		}
	}
	if len(names) == 0 {
		return partyUnknown
	}
	return strings.Join(names, nameSep)
}

// paymentsTable is 大额与现金支出.
func paymentsTable(d *desk, q Query) (Table, error) {
	t := Table{
		Name: sheetPayments, Heading: d.heading(q), Columns: paymentColumns,
		Notes: []string{fmt.Sprintf(paymentsHow, largePayment.Grouped())},
	}
	err := d.paymentsIn(q, func(p payment) {
		row := func(way string, amount model.Money, said ...string) {
			x := p.voucher
			t.Rows = append(t.Rows, []string{
				x.Date.String(), label(x), x.Summary, d.payee(x), way, amount.String(),
				strings.Join(said, tieSep), x.Approver,
				strconv.Itoa(x.Attachments),
			})
			t.Keys = append(t.Keys, Key{Ref: voucherRef(x.ID)})
		}
		large := func(m model.Money) []string {
			if m.Abs() >= largePayment {
				return []string{fmt.Sprintf(payLarge, largePayment.Grouped())}
			}
			return nil
		}
		if p.cash != 0 {
			said := large(p.cash)
			if p.cash > cashLimit {
				said = append(said, fmt.Sprintf(payOverCash, cashLimit.Grouped()))
			}
			row(payCash, p.cash, said...)
		}
		if said := large(p.bank); said != nil {
			row(payBank, p.bank, said...)
		}
	})
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 5)}
	}
	return settled(t), err
}

// payeesTable is 收款人汇总: what every payee had in the year, the largest first. A red voucher takes its
// original's amount and count back; a payee of whom nothing is left is not listed.
func payeesTable(d *desk, q Query) (Table, error) {
	type sum struct {
		name       string
		count      int
		cash, bank model.Money
		from, to   model.Date
	}
	t := Table{Name: sheetPayees, Heading: d.heading(q), Columns: payeeColumns}
	by := map[string]*sum{}
	err := d.paymentsIn(q, func(p payment) {
		name := d.payee(p.voucher)
		s := by[name]
		if s == nil {
			s = &sum{name: name, from: p.voucher.Date}
			by[name] = s
		}
		if p.cash+p.bank < 0 {
			s.count--
		} else {
			s.count++
		}
		s.cash += p.cash
		s.bank += p.bank
		s.from, s.to = min(s.from, p.voucher.Date), max(s.to, p.voucher.Date)
	})
	if err != nil {
		return t, err
	}
	var all []*sum
	for _, s := range by {
		if s.count != 0 || s.cash != 0 || s.bank != 0 {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b *sum) int {
		return cmp.Or(cmp.Compare(b.cash+b.bank, a.cash+a.bank), strings.Compare(a.name, b.name))
	})
	for _, s := range all {
		t.Rows = append(t.Rows, []string{
			s.name, strconv.Itoa(s.count), s.cash.String(), s.bank.String(), (s.cash + s.bank).String(),
			s.from.String(),
			s.to.String(),
		})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 2, 3, 4)}
	}
	return settled(t), nil
}
