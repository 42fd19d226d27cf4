package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"gonghui/model"
)

// visitsIn are the visits made in a query's time. How many are still to be made comes with them.
func (d *desk) visitsIn(q Query) (made []model.Visit, pending int, err error) {
	all, err := d.v.Visits(q.Year)
	for _, x := range all {
		switch {
		case x.Pending():
			pending++
		case q.in(x.Date):
			made = append(made, x)
		}
	}
	return made, pending, err
}

// visitsTable is 走访慰问: the visits made, each beside its ceiling. No illness and no narrative stands in it.
func visitsTable(d *desk, q Query) (Table, error) {
	t := Table{Name: fileVisits, Heading: d.heading(q), Columns: visitColumns}
	visits, pending, err := d.visitsIn(q)
	if err != nil {
		return t, err
	}
	draft := false
	all, err := d.v.Visits(0)
	if err != nil {
		return t, err
	}
	prior := priors(d.branch, all)
	for _, x := range visits {
		paidBy, err := d.voucherOr(x.Voucher, x.VoucherText)
		if err != nil {
			return t, err
		}
		limit, over := "", ""
		if c, ok := d.branch.CeilingFor(x); ok {
			e := model.Exceeds(x, prior[x.ID], c)
			limit, over = e.Limit.String(), e.Over.String()
			draft = draft || !c.Checked && c.Region != ""
		}
		m := d.members[x.Member]
		t.Rows = append(t.Rows, []string{
			x.Date.String(), m.Number, m.Name, x.Category, x.EventDate.String(), x.Relation.String(),
			strings.Join(x.Visitors, nameSep), x.Money.String(), x.GoodsValue.String(), x.Payment, x.Approver,
			x.Evidence, paidBy, limit, over, x.Goods, x.Receiver,
		})
		t.Keys = append(t.Keys, Key{Ref: model.Ref{Kind: model.KindVisit, ID: x.ID}})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 7, 8)}
	}
	if draft {
		t.Notes = append(t.Notes, ceilingsDraft)
	}
	if d.branch.Region == "" && len(d.branch.Limits) == 0 {
		t.Notes = append(t.Notes, ceilingsNone)
	}
	if pending > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf(visitsPending, pending))
	}
	return settled(t), nil
}

// priors is what counts together with each visit under its ceiling and was given before it. visits go by day.
func priors(b model.Branch, visits []model.Visit) map[model.ID]model.Money {
	had, out := map[model.Basket]model.Money{}, map[model.ID]model.Money{}
	for _, x := range visits {
		if in, _, ok := b.BasketOf(x); ok && !x.Pending() {
			out[x.ID] = had[in]
			had[in] += x.Total()
		}
	}
	return out
}

// visitSums is 慰问汇总: the visits of each of the branch's categories.
func visitSums(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetVisitSums, Heading: d.heading(q), Columns: visitSumColumns}
	visits, _, err := d.visitsIn(q)
	if err != nil {
		return t, err
	}
	var order []string
	for _, c := range d.branch.Categories {
		order = append(order, c.Name)
	}
	for _, x := range visits {
		if !slices.Contains(order, x.Category) {
			order = append(order, x.Category)
		}
	}
	row := func(name string, chosen func(model.Visit) bool) []string {
		var money, goods model.Money
		count, people := 0, map[model.ID]bool{}
		for _, x := range visits {
			if chosen(x) {
				count++
				people[x.Member] = true
				money += x.Money
				goods += x.GoodsValue
			}
		}
		return []string{
			name, strconv.Itoa(count), strconv.Itoa(len(people)), money.String(), goods.String(),
			(money + goods).String(),
		}
	}
	if len(visits) > 0 {
		for _, name := range order {
			t.Rows = append(t.Rows, row(name, func(x model.Visit) bool { return x.Category == name }))
		}
		t.Foot = [][]string{row(colTotal, func(model.Visit) bool { return true })}
	}
	return settled(t), nil
}

// subsidiesIn are the grants of a query's time, by the day of application. A grant belongs where its money went out,
// or where it was applied for while it is not paid, so that no grant counts in two years.
func (d *desk) subsidiesIn(q Query) ([]model.Subsidy, error) {
	all, err := d.v.Subsidies(0)
	out := all[:0]
	for _, s := range all {
		day := s.Paid
		if day == 0 {
			day = s.Applied
		}
		if q.in(day) {
			out = append(out, s)
		}
	}
	return out, err
}

// subsidiesTable is 困难补助, without the causes of hardship.
func subsidiesTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetSubsidies, Heading: d.heading(q), Columns: subsidyColumns}
	grants, err := d.subsidiesIn(q)
	if err != nil {
		return t, err
	}
	for _, s := range grants {
		paidBy, err := d.voucherOr(s.Voucher, s.VoucherText)
		if err != nil {
			return t, err
		}
		m := d.members[s.Member]
		t.Rows = append(t.Rows, []string{
			s.Applied.String(), m.Number, m.Name, s.Category, s.Amount.String(), s.Source, s.File,
			s.Assessed.String(),
			s.Deliberated.String(), s.NoticeFrom.String(), s.NoticeTo.String(), s.Approved.String(),
			s.Approver,
			s.Paid.String(), s.Payment, paidBy,
		})
		t.Keys = append(t.Keys, Key{Ref: model.Ref{Kind: model.KindSubsidy, ID: s.ID}})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 4)}
	}
	return settled(t), nil
}

// duesTable is 会费收缴: what every member owed and paid.
func duesTable(d *desk, q Query) (Table, error) {
	q.Month = 0
	t := Table{Name: fileDues, Heading: d.heading(q), Columns: duesColumns}
	rows, err := d.v.DuesOfMembers(q.Year, d.roster)
	if err != nil {
		return t, err
	}
	for _, r := range rows {
		var months []string
		for _, p := range r.Unpaid {
			months = append(months, p.String())
		}
		t.Rows = append(t.Rows, []string{
			r.Member.Number, r.Member.Name, r.Member.Department, r.Base.String(), strconv.Itoa(r.Months),
			r.Due.String(), r.Paid.String(), r.Behind.String(), strings.Join(months, nameSep),
		})
		t.Keys = append(t.Keys, Key{Ref: model.Ref{Kind: model.KindMember, ID: r.Member.ID}})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 5, 6, 7)}
	}
	return d.duesVoid(t, q)
}

// duesVoid tells a year in which nobody owed anything from one whose dues were never recorded.
func (d *desk) duesVoid(t Table, q Query) (Table, error) {
	paid, err := d.v.Dues(q.Year)
	if err == nil && len(paid) == 0 {
		t.Rows, t.Keys, t.Foot, t.Void = nil, nil, nil, voidMissing
	}
	return settled(t), err
}

// duesGrid is 会费（内部）: a row a member with what was paid for each month.
func duesGrid(d *desk, q Query) (Table, error) {
	q.Month = 0
	t := Table{Name: sheetDues, Heading: d.heading(q), Columns: append([]Column(nil), duesColumns[:4]...)}
	for m := 1; m <= 12; m++ {
		t.Columns = append(t.Columns, Column{Name: fmt.Sprintf(monthName, m), Kind: Money})
	}
	t.Columns = append(t.Columns, duesColumns[5:8]...)
	t.Notes = []string{internalOnly}
	rows, err := d.v.DuesOfMembers(q.Year, d.roster)
	if err != nil {
		return t, err
	}
	paid, err := d.v.Dues(q.Year)
	if err != nil {
		return t, err
	}
	by := map[model.ID][12]model.Money{}
	for _, p := range paid {
		months := by[p.Member]
		months[p.Month.Month()-1] += p.Amount
		by[p.Member] = months
	}
	for _, r := range rows {
		cells := []string{r.Member.Number, r.Member.Name, r.Member.Department, r.Base.String()}
		for _, m := range by[r.Member.ID] {
			cells = append(cells, m.String())
		}
		t.Rows = append(t.Rows, append(cells, r.Due.String(), r.Paid.String(), r.Behind.String()))
		t.Keys = append(t.Keys, Key{Ref: model.Ref{Kind: model.KindMember, ID: r.Member.ID}})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18)}
	}
	return d.duesVoid(t, q)
}

// gift is one voucher for a festival.
type gift struct {
	voucher model.Voucher
	name    string
	account string
	amount  model.Money
	people  int
	each    model.Money
}

// festivalOf finds the festival that a 摘要 names; empty for none.
func festivalOf(summary string) string {
	f, ok := model.FestivalIn(summary)
	switch {
	case !ok:
		return ""
	case !f.Listed:
		return fmt.Sprintf(giftsUnlisted, f.Name)
	}
	return f.Name
}

// accountGifts is 会员活动支出, which bears gifts of festivals (财会〔2021〕7号, account 50105).
const accountGifts = "50105"

// giftsIn finds the gifts of festivals: what was booked on 会员活动支出 under a 摘要 that names one. A visit's
// voucher is none, since its money went to one person.
func (d *desk) giftsIn(q Query) ([]gift, error) {
	var out []gift
	first, last := q.span()
	err := d.v.EachVoucher(first, last, func(x model.Voucher) error {
		g := gift{voucher: x, account: accountGifts}
		for i, l := range x.Lines {
			name := festivalOf(lineSummary(x, i))
			if accountIs(l.Account, accountGifts) && name != "" && l.Member == 0 {
				g.name, g.account = name, l.Account
				g.amount += l.Debit() - l.Credit()
			}
		}
		if g.name == "" {
			return nil
		}
		links, err := d.v.LinksTo(x.ID)
		if err != nil || len(links) > 0 {
			return err
		}
		g.people, g.each = d.share(g.amount, x.Date)
		if g.people, g.each, err = d.listed(x.ID, g.people, g.each); err != nil {
			return err
		}
		out = append(out, g)
		return nil
	})
	return out, err
}

// listed is how many have signed for a gift and what each had, if its list is in the book; else what was reckoned.
func (d *desk) listed(voucher model.ID, people int, each model.Money) (int, model.Money, error) {
	refs, err := d.v.Linked(voucher, model.KindGift)
	if err != nil || len(refs) == 0 {
		return people, each, err
	}
	g, err := d.v.Gift(refs[0].ID)
	return g.People(), g.PerHead, err
}

// share is how many members were active on a day and what each of them had of an amount.
func (d *desk) share(amount model.Money, day model.Date) (people int, each model.Money) {
	for id, m := range d.members {
		if id != m.ID {
			continue // a record that was merged
		}
		if m.ActiveOn(day) {
			people++
		}
	}
	if people == 0 {
		return 0, 0
	}
	fen := decimal.NewFromInt(int64(amount)).DivRound(decimal.NewFromInt(int64(people)), 0)
	return people, model.Money(fen.IntPart())
}

// giftsTable is 节日慰问.
func giftsTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetGifts, Heading: d.heading(q), Columns: giftColumns}
	all, err := d.giftsIn(q)
	if err != nil {
		return t, err
	}
	var each model.Money
	for _, g := range all {
		each += g.each
		t.Rows = append(t.Rows, []string{
			g.voucher.Date.String(), label(g.voucher), g.name, g.voucher.Summary, g.account,
			g.amount.String(),
			strconv.Itoa(g.people), g.each.String(), g.voucher.Counterparty,
			strconv.Itoa(g.voucher.Attachments),
		})
		t.Keys = append(t.Keys, Key{Ref: voucherRef(g.voucher.ID)})
	}
	if len(all) == 0 {
		return settled(t), nil
	}
	t.Foot = [][]string{totalRow(t, 5, 7)}
	t.Notes = []string{giftsWords}
	end := model.NewPeriod(q.Year, 12).Last()
	if c, ok := model.Applies(itemFestival, d.branch.Region, end, d.branch.Limits); ok {
		state := unchecked
		if c.Checked {
			state = checked
		}
		t.Notes = append(t.Notes, fmt.Sprintf(giftsCeiling, c.Amount.Grouped(), state, each.Grouped()))
	}
	return t, nil
}

// itemFestival is the key of gifts of festivals in the table of ceilings.
const itemFestival = "festival"
