package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// visitEvent is one event with the visits to it: those made by day, else the one that waits.
type visitEvent struct {
	first  model.Visit
	visits []model.Visit
}

// visitEvents are the events that a print job is about, by the day of their first visit: of one event, or those with a
// visit in the job's time or, in a whole year, that were heard of in it and wait.
func (d *desk) visitEvents(p Print) ([]visitEvent, error) {
	all, err := d.v.Visits(0)
	if err != nil {
		return nil, err
	}
	var order []model.ID
	by := map[model.ID]*visitEvent{}
	wanted := map[model.ID]bool{}
	q := Query{Year: p.Year, Month: p.Month}
	for _, x := range all {
		id := x.EventID()
		if by[id] == nil {
			by[id] = &visitEvent{}
			order = append(order, id)
		}
		if x.ID == id {
			by[id].first = x
		}
		by[id].visits = append(by[id].visits, x)
		heard := max(x.Heard, x.EventDate)
		switch {
		case p.Visit != 0:
			wanted[id] = wanted[id] || x.ID == p.Visit
		case x.Pending():
			wanted[id] = wanted[id] || p.Month == 0 && heard.Year() == p.Year
		default:
			wanted[id] = wanted[id] || q.in(x.Date)
		}
	}
	var out []visitEvent
	for _, id := range order {
		if e := by[id]; wanted[id] {
			// Visits come with those that wait first; on paper they stand behind those that were made.
			slices.SortStableFunc(e.visits, func(a, b model.Visit) int { return int(madeOn(a)) - int(madeOn(b)) })
			out = append(out, *e)
		}
	}
	slices.SortStableFunc(out, func(a, b visitEvent) int { return int(madeOn(a.visits[0])) - int(madeOn(b.visits[0])) })
	return out, nil
}

// madeOn orders visits by day, those to be made last.
func madeOn(v model.Visit) model.Date {
	if v.Pending() {
		return model.Date(model.MaxYear*10000 + 1231)
	}
	return v.Date
}

// visitFormJob prints 慰问审批表, one for each event.
func visitFormJob(d *desk, p Print) ([]page, error) {
	events, err := d.visitEvents(p)
	if err != nil {
		return nil, err
	}
	out := page{name: listVisitForms, title: listVisitForms}
	for _, e := range events {
		out.papers = append(out.papers, d.visitForm(e))
	}
	if len(out.papers) == 0 {
		out.void = voidNothing
	}
	return []page{out}, nil
}

// visitForm is 慰问审批表 of an event. Nothing private stands on it.
func (d *desk) visitForm(e visitEvent) paper {
	x, m := e.first, d.members[e.first.Member]
	var total model.Money
	var made, cash, goods, papers []string
	for i, v := range e.visits {
		n := ""
		if len(e.visits) > 1 {
			n = fmt.Sprintf(visitFirst, i+1)
		}
		day := v.Date.String()
		if v.Pending() {
			day = visitWaits
		}
		made = append(made, strings.Join(nonEmpty(n+day, v.Manner, strings.Join(v.Visitors, nameSep)), ideographic))
		if v.Money != 0 {
			cash = append(cash, strings.Join(nonEmpty(n+v.Money.Grouped(), v.Payment), ideographic))
		}
		if v.Goods != "" || v.GoodsValue != 0 {
			goods = append(goods, strings.Join(nonEmpty(n+v.Goods, v.GoodsValue.Grouped()), ideographic))
		}
		if v.Evidence != "" && !slices.Contains(papers, v.Evidence) {
			papers = append(papers, v.Evidence)
		}
		total += v.Total()
	}
	c, _ := d.branch.Category(x.Category)
	if len(papers) == 0 && c.Evidence != "" {
		papers = []string{visitNeeds + c.Evidence}
	}
	day := x.Approved
	if day == 0 {
		day = max(x.Date, x.Heard, x.EventDate)
	}
	p := paper{
		Title: visitFormTitle, Unit: labelUnit + d.branch.Name, Date: day.Chinese(),
		Number: fmt.Sprintf(visitFormNumber, x.ID),
	}
	p.Rows = []paperRow{
		{Label: visitWhom, Text: d.whom(m), Label2: visitWhere, Text2: where(m)},
		{Label: visitKind, Text: x.Category, Label2: visitRelation, Text2: x.Relation.String()},
		{Label: visitEventDay, Text: x.EventDate.String(), Label2: visitHeardDay, Text2: x.Heard.String()},
		{Label: visitMade, Text: strings.Join(made, paperSep)},
		{
			Label: visitCash, Text: strings.Join(cash, paperSep),
			Label2: visitGoods, Text2: strings.Join(goods, paperSep),
		},
		{Label: paperCapital, Text: capitalOf(total), Label2: paperFigure, Text2: figureOf(total)},
		{Label: visitLimitRow, Text: d.limitText(x), Label2: visitProof, Text2: strings.Join(papers, nameSep)},
		{
			Label: visitGroupSays, Label2: visitChairSays,
			Text2: strings.TrimSpace(x.Approver + ideographic + x.Approved.String()), Tall: true,
		},
	}
	p.Signs = visitFormSigns
	return p
}

// capitalOf and figureOf are an amount on a form; nothing leaves room to write.
func capitalOf(m model.Money) string {
	if m == 0 {
		return ""
	}
	return m.Capital()
}

func figureOf(m model.Money) string {
	if m == 0 {
		return ""
	}
	return paperYuan + m.Grouped()
}

// whom names a person with the number, and marks who is no active member.
func (d *desk) whom(m model.Member) string {
	mark := ""
	if m.Status != model.StatusActive {
		mark = m.Status.String()
	}
	return strings.Join(nonEmpty(m.Name, m.Number, mark), ideographic)
}

// where is a person's department and group.
func where(m model.Member) string { return strings.TrimSpace(m.Department + ideographic + m.Group) }

// limitText is the ceiling of a visit with its basis and source.
func (d *desk) limitText(x model.Visit) string {
	c, ok := d.branch.CeilingFor(x)
	if !ok {
		return visitLimitNone
	}
	from, open := c.Region, ""
	if from == "" {
		from = visitLimitOwn
	}
	if !c.Checked && c.Region != "" {
		open = visitUnchecked
	}
	return fmt.Sprintf(visitLimitText, c.Amount.Grouped(), c.Basis, from, open)
}

// visitReceiptJob prints 慰问金（品）领取单, one for each visit that brought something.
func visitReceiptJob(d *desk, p Print) ([]page, error) {
	events, err := d.visitEvents(p)
	if err != nil {
		return nil, err
	}
	out := page{name: listVisitReceipts, title: listVisitReceipts}
	q := Query{Year: p.Year, Month: p.Month}
	for _, e := range events {
		for _, v := range e.visits {
			if v.Total() == 0 || v.Pending() || p.Visit == 0 && !q.in(v.Date) || p.Visit != 0 && v.ID != p.Visit {
				continue
			}
			out.papers = append(out.papers, d.visitReceipt(v))
		}
	}
	if len(out.papers) == 0 {
		out.void = voidNothing
	}
	return []page{out}, nil
}

// visitReceipt is 领取单 of one visit.
func (d *desk) visitReceipt(v model.Visit) paper {
	m := d.members[v.Member]
	p := paper{
		Title: visitReceiptTitle, Unit: labelUnit + d.branch.Name, Date: v.Date.Chinese(),
		Number: fmt.Sprintf(visitFormNumber, v.ID),
	}
	behalf := v.OnBehalf
	if behalf == "" && v.Receiver == m.Name {
		behalf = visitSelf
	}
	p.Rows = []paperRow{
		{Label: visitWhom, Text: d.whom(m), Label2: visitWhere, Text2: where(m)},
		{Label: visitKind, Text: v.Category, Label2: visitRelation, Text2: v.Relation.String()},
		{Label: visitCash, Text: figureOf(v.Money), Label2: colPayment, Text2: v.Payment},
	}
	if len(v.Items) == 0 {
		p.Rows = append(p.Rows, paperRow{
			Label: visitGoods, Text: v.Goods, Label2: visitGoods + colAmount, Text2: figureOf(v.GoodsValue),
		})
	} else {
		var rows []string
		for _, g := range v.Items {
			words := g.String()
			if g.Price != 0 && g.Quantity != 0 {
				words += "×" + g.Price.Grouped()
			}
			rows = append(rows, words+"＝"+g.Amount.Grouped())
		}
		rows = append(rows, colTotal+v.GoodsValue.Grouped())
		p.Rows = append(p.Rows, paperRow{Label: visitGoods, Text: strings.Join(rows, paperSep)})
	}
	p.Rows = append(p.Rows,
		paperRow{Label: paperCapital, Text: capitalOf(v.Total()), Label2: paperFigure, Text2: figureOf(v.Total())},
		paperRow{Label: visitWitness, Text: strings.Join(v.Visitors, nameSep), Label2: colApprover, Text2: v.Approver},
		paperRow{Label: visitReceiver, Text: v.Receiver, Label2: visitOnBehalf, Text2: behalf},
		paperRow{Label: colRemark, Tall: true},
	)
	p.Signs = visitReceiptSigns
	return p
}

// registerTable is 慰问登记表. The narrative of a visit is not on it.
func registerTable(d *desk, p Print) (Table, error) {
	t := Table{
		Name: listVisitRegister, Heading: d.heading(Query{Year: p.Year, Month: p.Month}), Columns: visitRegisterColumns,
		Notes: []string{visitNoIllness},
	}
	made, _, err := d.visitsIn(Query{Year: p.Year, Month: p.Month})
	if err != nil {
		return t, err
	}
	for _, x := range made {
		paid, err := d.voucherOr(x.Voucher, x.VoucherText)
		if err != nil {
			return t, err
		}
		m, receiver := d.members[x.Member], x.Receiver
		if x.OnBehalf != "" {
			receiver += "（" + x.OnBehalf + "）"
		}
		t.Rows = append(t.Rows, []string{
			strconv.Itoa(len(t.Rows) + 1), m.Name, strings.TrimSpace(m.Department + " " + m.Group), m.Number,
			m.Status.String(), x.Category, x.EventDate.String(), x.Heard.String(), x.Relation.String(),
			x.Date.String(), x.Manner, strings.Join(x.Visitors, nameSep), x.Goods, x.GoodsValue.String(),
			x.Money.String(), x.Payment, x.Evidence, x.Approver, x.Approved.String(), receiver, paid,
		})
		t.Keys = append(t.Keys, Key{Ref: model.Ref{Kind: model.KindVisit, ID: x.ID}})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 13, 14)}
		t.Foot[0][0], t.Foot[0][1] = "", colTotal
	}
	return settled(t), nil
}

func registerJob(d *desk, p Print) ([]page, error) {
	t, err := registerTable(d, p)
	return []page{signedList(d.branch, pageOf(t))}, err
}

func registerList(v *ledger.View, year int) ([]Table, error) {
	d, err := newDesk(v)
	if err != nil {
		return nil, err
	}
	t, err := registerTable(d, Print{Year: year})
	return []Table{t}, err
}

// nonEmpty leaves out what is empty.
func nonEmpty(parts ...string) []string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// WriteVisits is WritePrint for the forms of visits: with Print.Visit the form of one visit or its event alone, of
// whatever year. Errors: those of WritePrint, and ledger.ErrNotFound.
func WriteVisits(b *ledger.Book, kind string, p Print, out string, force bool) error {
	if p.Visit != 0 {
		err := b.Read(func(v *ledger.View) error {
			x, err := v.Visit(p.Visit)
			if err != nil {
				return err
			}
			branch, err := v.Branch()
			p.Year, p.Month = max(x.Date.Year(), x.Heard.Year(), branch.FirstYear), 0
			return err
		})
		if err != nil {
			return err
		}
	}
	return WritePrint(b, kind, p, out, force)
}
