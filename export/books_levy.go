package export

import (
	"cmp"
	"fmt"
	"slices"

	"gonghui/ledger"
	"gonghui/model"
)

// levyTable is 拨缴与上解: every voucher that brought in some of the 2 % or remitted some of it, with the union's own part,
// what was due upward by its share of that year, and what is still to be remitted.
func levyTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetLevy, Heading: d.heading(q), Columns: levyColumns}
	q.Closing = false
	opening, err := d.openingOf(accountOwed, q)
	if err != nil {
		return t, err
	}
	started, err := d.startedWith(accountOwed, q.Year)
	if err != nil {
		return t, err
	}
	rows, err := d.levies(q)
	if err != nil {
		return t, err
	}
	left := -opening - started.Debit + started.Credit
	began := false
	var sum levy
	for _, x := range rows {
		shown := q.Month == 0 || x.voucher.In().Month() == q.Month
		if shown && !began {
			began = true
			t.levyOpening(left, q)
		}
		left += x.due - x.paid
		if shown {
			sum.add(x)
			t.Rows = append(t.Rows, append([]string{
				x.voucher.Date.String(), label(x.voucher), x.voucher.Summary,
			}, x.cells(left)...))
			t.Keys = append(t.Keys, Key{Ref: voucherRef(x.voucher.ID)})
		}
	}
	if !began && left != 0 {
		t.levyOpening(left, q)
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{append([]string{colTotal, "", ""}, sum.cells(left)...)}
		t.Notes = d.levyNotes(q.Year, sum)
	}
	return settled(t), nil
}

func (t *Table) levyOpening(left model.Money, q Query) {
	text := registerCarried
	if q.Month != 0 {
		text = registerBefore
	}
	t.Rows = append(t.Rows, []string{"", "", text, "", "", "", "", "", "", "", "", left.String()})
	t.Keys = append(t.Keys, Key{Account: accountOwed})
}

// levy is one receipt of the 2 %, or one payment upward, in fen. byShare is what the union's share makes due of the
// receipt; it means something only where known is set.
type levy struct {
	voucher             model.Voucher
	own, due, paid      model.Money
	accrued             model.Money // of 402, what the upper union still owes at the year's end: no money came in
	byShare, difference model.Money
	known               bool
}

func (l *levy) add(x levy) {
	l.own += x.own
	l.due += x.due
	l.paid += x.paid
	l.accrued += x.accrued
	l.byShare += x.byShare
	l.difference += x.difference
	l.known = l.known || x.known
}

func (l levy) cells(left model.Money) []string {
	got, share := l.own+l.due, ""
	if l.own == 0 {
		got = 0 // debts upward that no receipt stands behind
	} else if s, ok := l.own.Percent(got); ok {
		share = s
	}
	by, off := "", ""
	if l.known {
		by, off = l.byShare.String(), l.difference.String()
	}
	return []string{
		got.String(), l.own.String(), l.due.String(), share, by, off,
		l.accrued.String(), l.paid.String(), left.String(),
	}
}

// levies reads the vouchers on 402 and 211 from the year's first day to the end of a query.
func (d *desk) levies(q Query) ([]levy, error) {
	var entries []ledger.Entry
	for _, top := range []string{accountLevy, accountOwed} {
		some, err := d.entriesOf(top, q)
		if err != nil {
			return nil, err
		}
		entries = append(entries, some...)
	}
	slices.SortStableFunc(entries, func(a, b ledger.Entry) int {
		return cmp.Or(cmp.Compare(a.Period, b.Period), cmp.Compare(a.Date, b.Date), cmp.Compare(a.Seq, b.Seq))
	})
	var out []levy
	for _, e := range entries {
		if n := len(out); n == 0 || out[n-1].voucher.ID != e.Voucher {
			x, err := d.v.Voucher(e.Voucher)
			if err != nil {
				return nil, err
			}
			out = append(out, levy{voucher: x})
		}
		l := &out[len(out)-1]
		switch {
		case accountIs(e.Account, accountOwed) && e.Side == model.Credit:
			l.due += e.Amount
		case accountIs(e.Account, accountOwed):
			l.paid += e.Amount
		case owedByUpper(l.voucher):
			l.accrued += onCredit(e.Side, e.Amount)
		default:
			l.own += onCredit(e.Side, e.Amount)
		}
	}
	for i := range out {
		d.byShare(&out[i])
	}
	return out, nil
}

// onCredit is an amount on 402: credit positive.
func onCredit(s model.Side, m model.Money) model.Money {
	if s == model.Debit {
		return -m
	}
	return m
}

// owedByUpper tells that a voucher books 拨缴经费收入 against 应收上级经费, as is done at the year's end (财会〔2021〕7号 131).
func owedByUpper(x model.Voucher) bool {
	return slices.ContainsFunc(x.Lines, func(l model.Line) bool { return accountIs(l.Account, accountDueUpper) })
}

// byShare compares a receipt with what the union's share of its year makes due upward. What the upper union passes back
// is the own part alone.
func (d *desk) byShare(l *levy) {
	share := d.branch.ShareOf(l.voucher.Date.Year())
	if d.branch.Levy != model.LevySelf || share <= 0 || l.own == 0 {
		return
	}
	got := l.own + l.due
	l.known, l.byShare = true, got-d.branch.OwnPart(got, l.voucher.Date.Year())
	l.difference = l.due - l.byShare
}

func (d *desk) levyNotes(year int, sum levy) []string {
	share := d.branch.ShareOf(year)
	switch {
	case d.branch.Levy == model.LevyPassed:
		return []string{levyPassed}
	case share <= 0:
		return []string{levyNoShare}
	}
	of, _ := model.Money(share).Percent(10_000)
	said := fmt.Sprintf(levyShare, of)
	if sum.difference != 0 {
		said += fmt.Sprintf(levyOff, sum.difference.Grouped())
	}
	return []string{said}
}
