package export

import (
	"fmt"
	"strconv"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// lastDay is the last day of a report's time.
func lastDay(q Query) model.Date {
	if q.Month != 0 {
		return model.NewPeriod(q.Year, q.Month).Last()
	}
	return model.NewPeriod(q.Year, 12).Last()
}

// cardsIn are the cards of a report's time: all that had come by its end, but for those that had left before its year.
func (d *desk) cardsIn(q Query) ([]model.AssetCard, error) {
	cards, err := d.v.Assets()
	var out []model.AssetCard
	for _, a := range cards {
		if a.Acquired <= lastDay(q) && (a.Disposed == 0 || a.Disposed.Year() >= q.Year) {
			out = append(out, a)
		}
	}
	return out, err
}

// cardList is 固定资产清单: every card with what was written off of it, and the cards against the accounts.
func cardList(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetCards, Heading: d.heading(q), Columns: cardColumns}
	cards, err := d.cardsIn(q)
	if err != nil {
		return t, err
	}
	end := lastDay(q)
	worn, err := d.v.WornOn(end)
	if err != nil {
		return t, err
	}
	before, err := d.v.WornOn(model.NewPeriod(q.Year, 1).First().AddDays(-1))
	if err != nil {
		return t, err
	}
	var cost, wear, year model.Money
	for _, a := range cards {
		class, _ := model.AssetClassOf(string(a.Class))
		now := worn[a.ID] - before[a.ID]
		row := []string{
			a.Number, a.Name, class.Name, a.Spec, strconv.Itoa(max(a.Quantity, 1)), a.Unit, a.Acquired.String(),
			a.Cost.String(), strconv.Itoa(a.Months), now.String(), worn[a.ID].String(), (a.Cost - worn[a.ID]).String(),
			a.Place, a.Keeper, cardState(a, end), a.Note,
		}
		if a.Memo {
			row[8], row[9], row[10], row[11] = "", "", "", ""
		}
		if a.Booked(end) {
			cost, wear = cost+a.Cost, wear+worn[a.ID]
		}
		if !a.Memo {
			year += now
		}
		t.Rows = append(t.Rows, row)
		t.Keys = append(t.Keys, Key{Ref: model.Ref{Kind: model.KindAsset, ID: a.ID}})
	}
	if len(t.Rows) == 0 {
		t.Void = voidNothing
		return t, nil
	}
	t.Foot = [][]string{{
		colTotal, "", "", "", "", "", "", cost.String(), "", year.String(), wear.String(), (cost - wear).String(),
		"", "", "", "",
	}}
	t.Notes = []string{cardTotalNote}
	differ, err := d.v.AssetDifferences(end)
	for _, x := range differ {
		t.Notes = append(t.Notes, fmt.Sprintf(cardDiffers, x.Account, x.Cards.Grouped(), x.Books.Grouped(),
			(x.Cards-x.Books).Grouped()))
	}
	if len(differ) == 0 {
		t.Notes = append(t.Notes, cardAgrees)
	}
	return t, err
}

// cardState says how an asset stood on a day.
func cardState(a model.AssetCard, day model.Date) string {
	switch {
	case a.Disposed != 0 && a.Disposed <= day:
		return fmt.Sprintf(cardGone, a.Disposed)
	case a.Pending != 0 && a.Pending <= day:
		return fmt.Sprintf(cardWaits, a.Pending)
	case a.Memo:
		return cardMemo
	}
	return cardHere
}

// cardListJob prints 固定资产清单 with places to sign.
func cardListJob(d *desk, p Print) ([]page, error) {
	q, err := d.printed(p)
	if err != nil {
		return nil, err
	}
	t, err := cardList(d, q)
	out := pageOf(t)
	out.signs = signLine(cardListSigns, d.branch.Chair, d.branch.AccountingHead, "", d.branch.Treasurer)
	return []page{out}, err
}

// cardJob prints 固定资产卡片, two to a page.
func cardJob(d *desk, p Print) ([]page, error) {
	q, err := d.printed(p)
	if err != nil {
		return nil, err
	}
	cards, err := d.cardsIn(q)
	if err != nil {
		return nil, err
	}
	worn, err := d.v.WornOn(lastDay(q))
	if err != nil {
		return nil, err
	}
	out := page{name: listCards, title: listCards}
	for _, a := range cards {
		paper, err := d.cardPaper(a, worn[a.ID], lastDay(q))
		if err != nil {
			return nil, err
		}
		out.papers = append(out.papers, paper)
	}
	if len(out.papers) == 0 {
		out.void = voidNothing
	}
	return []page{out}, nil
}

// cardPaper is 固定资产卡片 of one asset.
func (d *desk) cardPaper(a model.AssetCard, worn model.Money, day model.Date) (paper, error) {
	class, _ := model.AssetClassOf(string(a.Class))
	bought, err := d.voucher(a.Voucher)
	if err != nil {
		return paper{}, err
	}
	monthly := ""
	if a.Months > 0 && !a.Memo {
		monthly = (a.Cost / model.Money(a.Months)).Grouped()
	}
	life := cardNoWear
	if a.Months > 0 && !a.Memo {
		life = fmt.Sprintf(cardMonths, a.Months)
	}
	p := paper{
		Title: listCards, Unit: labelUnit + d.branch.Name, Date: day.Chinese(), Number: cardNumber + a.Number,
		Rows: []paperRow{
			{Label: cardName, Text: a.Name, Label2: cardClass, Text2: class.Name},
			{Label: cardSpec, Text: a.Spec, Label2: cardQuantity, Text2: strconv.Itoa(max(a.Quantity, 1)) + a.Unit},
			{Label: cardDay, Text: a.Acquired.Chinese(), Label2: cardOrigin, Text2: a.Origin},
			{Label: cardCost, Text: a.Cost.Grouped(), Label2: cardBought, Text2: bought},
			{Label: cardLife, Text: life, Label2: cardMonthly, Text2: monthly},
			{Label: cardWorn, Text: worn.Grouped(), Label2: cardNet, Text2: (a.Cost - worn).Grouped()},
			{Label: cardPlace, Text: a.Place, Label2: cardKeeper, Text2: a.Keeper},
			{Label: cardStateLabel, Text: cardState(a, day), Label2: cardManner, Text2: a.Manner},
			{Label: cardApproval, Text: a.Approval, Label2: cardProceeds, Text2: disposalSums(a)},
			{Label: colRemark, Text: a.Note},
		},
		Signs: signLine(cardSigns, a.Keeper, d.branch.AccountingHead, d.branch.Treasurer),
	}
	return p, nil
}

// disposalSums says what a disposal brought in and took.
func disposalSums(a model.AssetCard) string {
	if a.Disposed == 0 {
		return ""
	}
	return fmt.Sprintf(cardBrought, a.Proceeds.Grouped(), a.Costs.Grouped())
}

// cardTables is the list of cards as a table, for CSV.
func cardTables(v *ledger.View, year int) ([]Table, error) {
	t, err := maker(cardList).report(v, Query{Year: year})
	return []Table{t}, err
}

// counted is what a line of a count is about.
type countedThing struct{ number, name, spec, unit, place, keeper string }

// thing finds what a line of a count is about.
func (d *desk) thing(l model.AssetCountLine) (countedThing, error) {
	switch l.Of.Kind {
	case model.KindAsset:
		a, err := d.v.Asset(l.Of.ID)
		return countedThing{a.Number, a.Name, a.Spec, a.Unit, a.Place, a.Keeper}, err
	case model.KindStockItem:
		i, err := d.v.StockItem(l.Of.ID)
		return countedThing{cardStock, i.Name, i.Spec, i.Unit, i.Place, i.Keeper}, err
	default:
		return countedThing{number: cardNew, name: l.Name}, nil
	}
}

// countedTable is 固定资产和库存物品盘点表 of one count.
func (d *desk) countedTable(c model.AssetCount) (Table, error) {
	t := Table{
		Name: sheetCounted, Title: countedTitle,
		Heading: []string{labelUnit + d.branch.Name, c.Date.Chinese()}, Columns: countedColumns,
	}
	over, short := 0, 0
	for i, l := range c.Lines {
		x, err := d.thing(l)
		if err != nil {
			return t, err
		}
		row := []string{
			strconv.Itoa(i + 1), x.number, x.name, x.spec, x.unit, strconv.Itoa(l.Booked), strconv.Itoa(l.Counted),
			"", "", sumText(l.Value), x.place, x.keeper, l.Note,
		}
		switch n := l.Over(); {
		case n > 0:
			row[7] = strconv.Itoa(n)
			over++
		case n < 0:
			row[8] = strconv.Itoa(-n)
			short++
		}
		t.Rows = append(t.Rows, row)
		t.Keys = append(t.Keys, Key{Ref: l.Of})
	}
	if len(t.Rows) == 0 {
		t.Void = voidNothing
	}
	if over+short == 0 {
		t.Notes = append(t.Notes, countedEven)
	} else {
		t.Notes = append(t.Notes, fmt.Sprintf(countedDiffers, over, short))
	}
	for _, of := range []struct {
		ids  []model.ID
		says string
	}{{c.Vouchers, countedVouchers}, {c.Decisions, countedDecisions}} {
		var names []string
		for _, id := range of.ids {
			name, err := d.voucher(id)
			if err != nil {
				return t, err
			}
			names = append(names, name)
		}
		if len(names) > 0 {
			t.Notes = append(t.Notes, of.says+strings.Join(names, nameSep))
		}
	}
	if c.Approval != "" {
		t.Notes = append(t.Notes, fmt.Sprintf(countedApproval, c.Decided, c.Approval))
	}
	if c.Note != "" {
		t.Notes = append(t.Notes, countNote+c.Note)
	}
	return t, nil
}

// countedTables is 财产清查: all counts of a year one after another, each under its day.
func countedTables(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetCounted, Heading: d.heading(q)}
	t.Columns = append([]Column{{Name: colDate, Kind: Day}}, countedColumns...)
	counts, err := d.v.AssetCounts(q.Year)
	if err != nil {
		return t, err
	}
	for _, c := range counts {
		if !q.in(c.Date) {
			continue
		}
		one, err := d.countedTable(c)
		if err != nil {
			return t, err
		}
		for i, r := range one.Rows {
			t.Rows = append(t.Rows, append([]string{c.Date.String()}, r...))
			t.Keys = append(t.Keys, one.Keys[i])
		}
		for _, n := range one.Notes {
			t.Notes = append(t.Notes, c.Date.String()+"　"+n)
		}
		t.Notes = append(t.Notes, fmt.Sprintf(countedPeople, c.Date, c.Counter, c.Witness))
	}
	if len(t.Rows) == 0 {
		t.Void = voidMissing
	}
	return t, nil
}

// countedPage is 盘点表 with places to sign.
func (d *desk) countedPage(c model.AssetCount) (page, error) {
	t, err := d.countedTable(c)
	p := pageOf(t)
	p.name = fmt.Sprintf(countedSheet, c.Date)
	p.signs = signLine(countedSigns, c.Counter, c.Witness, "", d.branch.Chair)
	return p, err
}

// countedJob prints every count of a year.
func countedJob(d *desk, p Print) ([]page, error) {
	counts, err := d.v.AssetCounts(p.Year)
	var out []page
	for _, c := range counts {
		one, err := d.countedPage(c)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	if len(out) == 0 {
		out = []page{{name: countedTitle, title: countedTitle, void: voidNothing}}
	}
	return out, err
}

// WriteAssetCount writes 盘点表 of one count to a new file in the form that its name ends with: .xlsx, .html or .csv.
// Errors are those of WriteList, and ledger.ErrNotFound.
func WriteAssetCount(b *ledger.Book, id model.ID, out string, force bool) error {
	var c model.AssetCount
	err := b.Read(func(v *ledger.View) (err error) { c, err = v.AssetCount(id); return err })
	if err != nil {
		return err
	}
	return writePage(b, c.Date.Year(), "asset-count", countedTitle, out, force, func(d *desk) (Table, page, error) {
		t, err := d.countedTable(c)
		if err != nil {
			return t, page{}, err
		}
		p, err := d.countedPage(c)
		return t, p, err
	})
}

// WriteAssetCard writes 固定资产卡片 of one asset, as WriteAssetCount does.
func WriteAssetCard(b *ledger.Book, id model.ID, out string, force bool) error {
	year := 0
	err := b.Read(func(v *ledger.View) error {
		year = v.Today().Year()
		_, err := v.Asset(id)
		return err
	})
	if err != nil {
		return err
	}
	return writePage(b, year, "asset-card", listCards, out, force, func(d *desk) (Table, page, error) {
		a, err := d.v.Asset(id)
		if err != nil {
			return Table{}, page{}, err
		}
		worn, err := d.v.Worn()
		if err != nil {
			return Table{}, page{}, err
		}
		one, err := d.cardPaper(a, worn[id], d.v.Today())
		return Table{}, page{name: listCards, title: listCards, papers: []paper{one}}, err
	})
}

// writePage writes one page that belongs to no list to a new file; a CSV has its table.
func writePage(
	b *ledger.Book, year int, kind, title, out string, force bool, made func(*desk) (Table, page, error),
) error {
	l := List{Kind: kind, Title: title}
	l.Make = func(v *ledger.View, _ int) ([]Table, error) {
		d, err := newDesk(v)
		if err != nil {
			return nil, err
		}
		t, _, err := made(d)
		return []Table{t}, err
	}
	l.print = func(v *ledger.View, _ int) ([]page, error) {
		d, err := newDesk(v)
		if err != nil {
			return nil, err
		}
		_, p, err := made(d)
		return []page{p}, err
	}
	return writeOne(b, l, year, out, force)
}
