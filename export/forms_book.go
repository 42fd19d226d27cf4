package export

import (
	"fmt"
	"strconv"

	"gonghui/ledger"
	"gonghui/model"
)

// bound puts account books together as they are bound: cover, 账簿启用及交接表, contents, pages.
func (d *desk) bound(title string, p Print, books []book) []page {
	contents := Table{Name: listContents, Heading: d.heading(Query{Year: p.Year}), Columns: contentsColumns}
	var out []page
	sheets := 0
	for _, k := range books {
		leaves := k.leaves(d.branch.Name, p.Year)
		contents.Rows = append(contents.Rows, []string{
			k.code, k.name, strconv.Itoa(sheets + 1), strconv.Itoa(len(leaves)),
		})
		sheets += len(leaves)
		name := fmt.Sprintf(bookSheet, k.code, k.name)
		out = append(out, page{name: name, title: name, leaves: leaves})
	}
	front := []page{d.bookCover(title, p.Year), d.takeover(title, p.Year, sheets)}
	if len(books) > 1 { // one account needs no list of them
		front = append(front, pageOf(settled(contents)))
	}
	return append(front, out...)
}

// bookCover is the cover of an account book.
func (d *desk) bookCover(title string, year int) page {
	doc := &Doc{Title: title}
	for _, s := range []string{
		"", "", fmt.Sprintf(bookOf, year), "", "", "", fmt.Sprintf(bookUnit, d.branch.Name), "", bookVolume, "",
		bookKeep, "", fmt.Sprintf(bookHeadCode, d.v.Head().Code()), "", "", "",
	} {
		doc.add(BlockCenter, s)
	}
	doc.text(bookMadeBy)
	return page{name: title + ideographic + coverName, doc: doc, cover: true}
}

// takeover is 账簿启用及交接表 of a book of so many pages; 0: not known yet.
func (d *desk) takeover(title string, year, sheets int) page {
	start := model.NewPeriod(year, 1).First()
	pages := bookPagesNone
	if sheets > 0 {
		pages = fmt.Sprintf(bookPagesText, sheets)
	}
	p := page{
		name: title + ideographic + listTakeover, title: listTakeover, columns: takeoverColumns,
		notes: []string{bookSeal}, roomy: true,
		head: []string{
			fmt.Sprintf(bookUnit, d.branch.Name), fmt.Sprintf(bookName, title), fmt.Sprintf(bookPages, pages),
		},
		lines: []string{fmt.Sprintf(bookStart, start.Chinese()) + ideographic + ideographic + bookVolume},
	}
	if d.branch.CreditCode != "" {
		p.lines = append(p.lines, fmt.Sprintf(bookCreditID, d.branch.CreditCode))
	}
	for i, name := range []string{d.branch.AccountingHead, d.branch.Treasurer, d.branch.Cashier} {
		p.rows = append(p.rows, row{cells: []string{takeoverPosts[i], name}})
	}
	for range takeoverRoom {
		p.rows = append(p.rows, row{})
	}
	return p
}

// takeoverRoom is how many later holders 账簿启用及交接表 has room for.
const takeoverRoom = 15

// bookCoverJob prints the covers of all books with their 账簿启用及交接表.
func bookCoverJob(d *desk, p Print) ([]page, error) {
	var out []page
	for _, title := range bookTitles {
		out = append(out, d.bookCover(title, p.Year), d.takeover(title, p.Year, 0))
	}
	return out, nil
}

// pile is a month's vouchers as they are bound; those of year closing lie with December's.
type pile struct {
	period      model.Period
	first, last int
	closing     [2]int // first and last number of year closing's vouchers; 0: none
	papers      int
	days        [2]model.Date
	sum         ledger.Turnover
}

func (p *pile) add(x model.Voucher) {
	switch {
	case !x.In().IsMonth() && p.closing[0] == 0:
		p.closing = [2]int{x.Number, x.Number}
	case !x.In().IsMonth():
		p.closing[1] = x.Number
	default:
		if p.first == 0 {
			p.first = x.Number
		}
		p.last = x.Number
	}
	p.papers += x.Attachments
	if p.days[0] == 0 || x.Date < p.days[0] {
		p.days[0] = x.Date
	}
	p.days[1] = max(p.days[1], x.Date)
	for _, l := range x.Lines {
		p.sum.Debit += l.Debit()
		p.sum.Credit += l.Credit()
	}
}

// piles are the months of a year, or one of them, that have vouchers.
func (d *desk) piles(p Print) ([]pile, error) {
	by := map[int]*pile{}
	err := d.v.EachVoucher(model.OpeningPeriod(p.Year), model.Closing(p.Year), func(x model.Voucher) error {
		m := x.Date.Month() // closing vouchers lie with the month that they close
		if p.Month != 0 && m != p.Month {
			return nil
		}
		if by[m] == nil {
			by[m] = &pile{period: model.NewPeriod(p.Year, m)}
		}
		by[m].add(x)
		return nil
	})
	var out []pile
	for m := 1; m <= closingMonth; m++ {
		if by[m] != nil {
			out = append(out, *by[m])
		}
	}
	return out, err
}

// coverJob prints 凭证封面, one for each month.
func coverJob(d *desk, p Print) ([]page, error) {
	piles, err := d.piles(p)
	out := page{name: listCovers, title: listCovers}
	for _, x := range piles {
		out.papers = append(out.papers, d.pileCover(x))
	}
	if len(piles) == 0 {
		out.void = voidNothing
	}
	return []page{out}, err
}

func (d *desk) pileCover(x pile) paper {
	numbers := ""
	if x.first != 0 {
		numbers = fmt.Sprintf(coverRangeText, x.first, x.last, x.last-x.first+1)
	}
	remark := ""
	if x.closing[0] != 0 {
		remark = fmt.Sprintf(coverClosing, x.closing[0], x.closing[1], x.closing[1]-x.closing[0]+1)
	}
	return paper{
		Title: coverVoucherTitle, Unit: labelUnit + d.branch.Name,
		Date:   fmt.Sprintf(coverMonth, x.period.Year(), x.period.Month()),
		Number: fmt.Sprintf(bookHeadCode, d.v.Head().Code()),
		Rows: []paperRow{
			{Label: coverKind, Text: coverKindName, Label2: coverBooks, Text2: coverBooksText},
			{Label: coverRange, Text: numbers},
			{Label: coverDays, Text: fmt.Sprintf(coverDaysText, x.days[0].Chinese(), x.days[1].Chinese())},
			{
				Label: coverPapers, Text: fmt.Sprintf(coverPapersText, x.papers), Label2: coverSum,
				Text2: slipYuan + x.sum.Debit.Grouped(),
			},
			{Label: coverKeep, Text: coverKeepText, Label2: coverBound, Text2: paperSignDate},
			{Label: coverRemark, Text: remark, Tall: true},
		},
		Signs: signLine(coverSigns, d.branch.AccountingHead, d.branch.Treasurer, ""),
	}
}

// coverTables list the same in one table.
func coverTables(v *ledger.View, year int) ([]Table, error) {
	d, err := newDesk(v)
	if err != nil {
		return nil, err
	}
	piles, err := d.piles(Print{Year: year})
	t := Table{Name: listCovers, Heading: d.heading(Query{Year: year}), Columns: coverColumns}
	for _, x := range piles {
		count := x.last
		if x.first != 0 {
			count = x.last - x.first + 1
		}
		if x.closing[0] != 0 {
			count += x.closing[1] - x.closing[0] + 1
		}
		t.Rows = append(t.Rows, []string{
			x.period.String(), strconv.Itoa(x.first), strconv.Itoa(x.last), strconv.Itoa(count),
			strconv.Itoa(x.papers), x.days[0].String(), x.days[1].String(), x.sum.Debit.String(),
		})
		t.Keys = append(t.Keys, Key{})
	}
	return []Table{settled(t)}, err
}
