package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// grantsIn are the grants of a year, or of one month of it, whose day of a stage lies there.
func (d *desk) grantsIn(p Print, day func(model.Subsidy) model.Date) ([]model.Subsidy, error) {
	all, err := d.v.Subsidies(0)
	return slices.DeleteFunc(all, func(s model.Subsidy) bool {
		x := day(s)
		return x.Year() != p.Year || p.Month != 0 && x.Month() != p.Month
	}), err
}

// noticeJob prints 公示 for the staff room, a page for each period of notice: who, of which department, in which
// category and how much, and nothing else of anybody (总工办〔2016〕36号). Names are masked unless asked for in full; on a
// page for the web they always are. Grants that were deliberated on and have no period yet stand on a page of their
// own.
func noticeJob(d *desk, p Print) ([]page, error) {
	grants, err := d.grantsIn(p, func(s model.Subsidy) model.Date {
		if s.NoticeFrom == 0 && s.Approved == 0 && s.Paid == 0 {
			return max(s.Deliberated, s.Assessed)
		}
		return s.NoticeFrom
	})
	if err != nil {
		return nil, err
	}
	type span struct{ from, to model.Date }
	var order []span
	of := map[span][]model.Subsidy{}
	for _, s := range grants {
		at := span{s.NoticeFrom, s.NoticeTo}
		if len(of[at]) == 0 {
			order = append(order, at)
		}
		of[at] = append(of[at], s)
	}
	slices.SortStableFunc(order, func(a, b span) int { return int(a.from) - int(b.from) })
	var out []page
	for _, at := range order {
		out = append(out, d.notice(at.from, at.to, of[at], p.Full))
	}
	if len(out) == 0 {
		out = []page{{name: listNotice, title: noticeTitle, void: voidNothing}}
	}
	return out, nil
}

// notice is the sheet of one period.
func (d *desk) notice(from, to model.Date, grants []model.Subsidy, open bool) page {
	t := Table{Name: noticeOpen, Title: noticeTitle, Columns: noticeColumns, Heading: []string{
		labelUnit + d.branch.Name, noticeNoSpan, labelYuan,
	}}
	if from != 0 {
		t.Name = fmt.Sprintf(noticeSheet, from)
	}
	switch {
	case from != 0 && to == 0:
		t.Heading[1] = fmt.Sprintf(noticeFromOnly, from.Chinese())
	case from != 0:
		t.Heading[1] = fmt.Sprintf(noticeSpan, from.Chinese(), to.Chinese(), model.Workdays(from, to))
	}
	for i, s := range grants {
		name := d.members[s.Member].Name
		if !open {
			name = model.MaskName(name)
		}
		t.Rows = append(t.Rows, []string{
			fmt.Sprint(i + 1), name, d.members[s.Member].Department, s.Category, s.Amount.String(),
		})
	}
	t.Foot = [][]string{totalRow(t, 4)}
	t.Foot[0][0], t.Foot[0][1] = "", colTotal
	x := pageOf(settled(t))
	x.lines = []string{noticeDone}
	if !open {
		x.lines[0] += noticeMasked
	}
	x.notes = []string{noticeAsk}
	x.signs = []string{fmt.Sprintf(noticeUnit, d.branch.Name)}
	return x
}

// payrollJob prints 困难补助发放表: what was approved, with room for the signatures of those who get it.
func payrollJob(d *desk, p Print) ([]page, error) {
	grants, err := d.grantsIn(p, func(s model.Subsidy) model.Date {
		if s.Approved == 0 {
			return s.Paid
		}
		return s.Approved
	})
	if err != nil {
		return nil, err
	}
	t := Table{Name: listPayroll, Columns: payrollColumns, Heading: []string{
		labelUnit + d.branch.Name, d.spanOf(p), labelYuan,
	}}
	grants, own := byPerson(grants)
	var sum model.Money
	for i, s := range grants {
		m := d.members[s.Member]
		sum += s.Amount
		each := ""
		if i == 0 || grants[i-1].Member != s.Member {
			each = own[s.Member].String()
		}
		t.Rows = append(t.Rows, []string{
			fmt.Sprint(i + 1), m.Number, m.Name, m.Department, s.Category, s.Source, s.Approved.String(),
			s.Amount.String(), each, "", s.Payment,
		})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 7, 8)}
		t.Foot[0][0], t.Foot[0][1] = "", colTotal
		if len(own) == len(grants) {
			t = t.without(payrollEach)
		}
		t.Notes = []string{payrollSum + sum.Capital()}
	}
	x := pageOf(settled(t))
	x.roomy = true
	x.signs = []string{payrollSigns}
	return []page{x}, nil
}

// byPerson sets the grants of each person together, in the order of the first, and gives what everybody gets.
func byPerson(grants []model.Subsidy) ([]model.Subsidy, map[model.ID]model.Money) {
	own, first := map[model.ID]model.Money{}, map[model.ID]int{}
	for i, s := range grants {
		if _, there := first[s.Member]; !there {
			first[s.Member] = i
		}
		own[s.Member] += s.Amount
	}
	slices.SortStableFunc(grants, func(a, b model.Subsidy) int { return first[a.Member] - first[b.Member] })
	return grants, own
}

// spanOf is the year or the month that a print job is about.
func (d *desk) spanOf(p Print) string {
	if p.Month == 0 {
		return fmt.Sprintf(labelYear, p.Year)
	}
	return model.NewPeriod(p.Year, p.Month).Chinese()
}

// NoAccountError names those who are to be paid through the bank and whose account number the book does not have.
type NoAccountError struct{ Names []string }

func (e *NoAccountError) Error() string {
	return "no account number for " + strings.Join(e.Names, ", ")
}

// WriteBankList writes 银行代发清单 to a new .xlsx or .csv file: name, account number, sum and words of every grant that is
// approved and not paid yet, or, for a month, that was paid through a bank in it. It holds account numbers in full, so
// that nobody calls it without being asked and the showing noted in the log. Errors: ledger.ErrLocked, *NoAccountError,
// *FormatError, and those of WriteList.
func WriteBankList(b *ledger.Book, p Print, out string, force bool) error {
	if b.Locked() {
		return ledger.ErrLocked
	}
	l := BankList()
	l.Make = func(v *ledger.View, _ int) ([]Table, error) {
		d, err := newDesk(v)
		if err != nil {
			return nil, err
		}
		t, err := d.bankList(p)
		return []Table{t}, err
	}
	return writeOne(b, l, p.Year, out, force)
}

// BankList is 银行代发清单, which is not among Lists: only WriteBankList writes it.
func BankList() List {
	return List{
		Kind: "bank-payments", Title: listBankPay, Months: true, Secret: true, only: []string{".xlsx", ".csv"},
	}
}

func (d *desk) bankList(p Print) (Table, error) {
	t := Table{Name: listBankPay, Columns: bankPayColumns}
	all, err := d.v.Subsidies(0)
	if err != nil {
		return t, err
	}
	var none []string
	var cash model.Money
	others := 0
	for _, s := range all {
		due := s.Paid == 0 && s.Approved != 0 && s.Approved.Year() == p.Year
		if p.Month != 0 {
			due = s.Paid.Year() == p.Year && s.Paid.Month() == p.Month
		}
		if !due {
			continue
		}
		if from, ok := model.ParsePayment(s.Payment); ok && from == model.PaymentCash {
			cash += s.Amount
			others++
			continue
		}
		m := d.members[s.Member]
		if m.Private.Card == "" {
			if !slices.Contains(none, m.Name) {
				none = append(none, m.Name)
			}
			continue
		}
		t.Rows = append(t.Rows, []string{m.Name, m.Private.Card, s.Amount.String(), bankPayText})
	}
	if len(none) > 0 {
		return t, &NoAccountError{Names: none}
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 2)}
		t.Notes = []string{fmt.Sprintf(bankPayCount, len(t.Rows))}
	}
	if others > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf(bankPayCash, others, cash.Grouped()))
	}
	return settled(t), nil
}

// fileJob prints 困难职工档案表, one for each household whose file was open in the year. What is private stands in it only
// where it was asked for in full.
func fileJob(d *desk, p Print) ([]page, error) {
	files, err := d.v.Hardships()
	if err != nil {
		return nil, err
	}
	var out []page
	for _, h := range files {
		if h.Opened.Year() > p.Year || h.Closed != 0 && h.Closed.Year() < p.Year {
			continue
		}
		grants, err := d.v.GrantsOf(h.Number)
		if err != nil {
			return nil, err
		}
		one := d.filePaper(h, grants, p)
		// A file in full fills a page, of the others two do.
		if n := len(out); n == 0 || p.Full || len(out[n-1].papers) == 2 {
			out = append(out, page{name: fmt.Sprintf(filePage, len(out)+1), title: fileTitle})
		}
		out[len(out)-1].papers = append(out[len(out)-1].papers, one)
	}
	if len(out) == 0 {
		out = []page{{name: listFiles, title: fileTitle, void: voidNothing}}
	}
	return out, nil
}

// filePaper is the form of one household.
func (d *desk) filePaper(h model.Hardship, grants []model.Subsidy, p Print) paper {
	m := d.members[h.Member]
	out := paper{
		Title: fileTitle, Unit: labelUnit + d.branch.Name, Date: fmt.Sprintf(labelYear, p.Year),
		Number: fmt.Sprintf(fileNumber, h.Number),
		Rows: []paperRow{
			{Label: colPerson, Text: m.Name, Label2: colNumber, Text2: m.Number},
			{Label: colDepartment, Text: m.Department, Label2: fileCategory, Text2: h.Category},
			{Label: fileOpened, Text: chineseDay(h.Opened), Label2: fileUntil, Text2: chineseDay(h.ValidUntil)},
			{Label: fileKeeper, Text: h.Keeper, Label2: fileClosed, Text2: chineseDay(h.Closed)},
		},
		Signs: signLine(fileSigns, h.Keeper, "", d.branch.Chair),
	}
	if p.Full {
		out.Rows = append(out.Rows, d.household(h)...)
	} else {
		out.Rows = append(out.Rows, paperRow{Label: fileHousehold, Text: fileHidden})
	}
	var reviews []string
	for _, r := range h.Reviews {
		reviews = append(reviews, strings.TrimSpace(fmt.Sprintf(fileReview, chineseDay(r.Date),
			cmp.Or(r.Category, fileOver), r.Person, r.Paper)))
	}
	out = out.with(paperRow{Label: fileGrants, Text: strings.Join(granted(grants), paperSep)})
	return out.with(paperRow{Label: fileReviews, Text: strings.Join(reviews, labelTieSep), Tall: len(reviews) == 0})
}

// granted says of each grant of a file what was given when, and from which money.
func granted(grants []model.Subsidy) []string {
	var out []string
	for _, s := range grants {
		day, state := s.Paid, ""
		if day == 0 {
			day, state = s.Applied, s.Stage().String()
		}
		out = append(out, joinedWords(chineseDay(day), s.Category, s.Amount.Grouped(), s.Source, state))
	}
	return out
}

func (p paper) with(r paperRow) paper {
	p.Rows = append(p.Rows, r)
	return p
}

// household are the rows that are private: causes, family, income and costs with the arithmetic.
func (d *desk) household(h model.Hardship) []paperRow {
	x, a, m := h.Private, h.Assess(), d.members[h.Member]
	rows := []paperRow{
		{
			Label: fileBirth, Text: joinedWords(m.Sex.String(), m.Birth.String()),
			Label2: fileID, Text2: m.Private.IDNumber,
		},
		{Label: filePhone, Text: m.Private.Phone, Label2: fileAddress, Text2: m.Private.Address},
		{Label: fileCause, Text: x.Cause, Label2: fileSecond, Text2: x.Second},
		{Label: fileHealth, Text: x.Health, Label2: fileDisability, Text2: x.Disability},
		{Label: fileMarriage, Text: x.Marriage, Label2: fileInsurance, Text2: x.Insurance},
		{Label: fileHousing, Text: x.Housing, Label2: fileIncome, Text2: amountOr(x.Income)},
		{Label: fileNote, Text: x.Note, Label2: fileOther, Text2: amountOr(x.Other)},
	}
	for _, one := range x.Household {
		rows = append(rows, paperRow{
			Label:  filePerson,
			Text:   joinedWords(one.Name, one.Relation, month(one.Birth), one.IDNumber, one.Health, one.Work),
			Label2: fileMonthly, Text2: one.Income.Grouped(),
		})
	}
	for _, c := range x.Costs {
		rows = append(rows, paperRow{Label: fileCost, Text: c.Kind, Label2: fileYearly, Text2: c.Amount.Grouped()})
	}
	sums := fileUnknown
	if h.Minimum > 0 && (a.Income != 0 || a.Costs != 0) {
		sums = fmt.Sprintf(fileArithmetic, a.Income.Grouped(), a.Costs.Grouped(), a.Persons, a.PerCapita.Grouped(),
			a.Minimum.Grouped(), cmp.Or(a.Category, fileNoCategory))
	}
	return append(rows, paperRow{Label: fileReckoning, Text: sums})
}

// joinedWords sets the words that there are apart.
func joinedWords(words ...string) string { return strings.Join(nonEmpty(words...), ideographic) }

// amountOr is an amount; nothing where none was given.
func amountOr(m model.Money) string {
	if m == 0 {
		return ""
	}
	return m.Grouped()
}

// chineseDay is a day in words; empty for none.
func chineseDay(d model.Date) string {
	if d == 0 {
		return ""
	}
	return d.Chinese()
}
