package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// countText writes a count, and nothing for none.
func countText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// activitiesIn are the activities that begin in a query's time.
func (d *desk) activitiesIn(q Query) ([]model.Activity, error) {
	all, err := d.v.Activities(q.Year)
	return slices.DeleteFunc(all, func(a model.Activity) bool { return !q.in(a.Date) }), err
}

// activitiesTable is 活动台账: what was held, who allowed it, how many took part and what it cost.
func activitiesTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetActivities, Heading: d.heading(q), Columns: activityColumns}
	found, err := d.activitiesIn(q)
	if err != nil {
		return t, err
	}
	var sources []string
	for _, a := range found {
		posted, _, err := d.v.ActivityCost(a)
		if err != nil {
			return t, err
		}
		var papers []string
		for _, id := range a.Vouchers {
			n, err := d.voucher(id)
			if err != nil {
				return t, err
			}
			papers = append(papers, nonEmpty(n)...)
		}
		over := ""
		for _, e := range model.ActivityExcesses(a, posted, d.branch.Region) {
			over = activityYes
			if e.Region != "" && !slices.Contains(sources, e.Source) {
				sources = append(sources, e.Source)
			}
		}
		t.Rows = append(t.Rows, []string{
			a.Date.String(), a.Until.String(), activityKindNames[a.Kind], a.Name, a.Place, a.Purpose(), a.Approver,
			a.Minutes, a.Budget.String(), posted.String(), strconv.Itoa(a.Expected()), strconv.Itoa(a.Came()),
			strconv.Itoa(a.Guests), a.PerHead(posted).String(), a.PrizeTotal().String(), strings.Join(papers, nameSep),
			over,
		})
		t.Keys = append(t.Keys, Key{Ref: model.Ref{Kind: model.KindActivity, ID: a.ID}})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 8, 9, 14)}
		t.Notes = append(t.Notes, activityCostNote)
	}
	if len(sources) > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf(activityUnchecked, strings.Join(sources, nameSep)))
	}
	return settled(t), nil
}

// purposeSum is what was held and spent for one purpose in a year.
type purposeSum struct {
	times, heads          int
	budget, listed, spent model.Money
}

// activitySums is 活动支出汇总: for each account of activities and services what the register says beside what the
// ledger says.
func activitySums(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetActivitySums, Heading: d.heading(q), Columns: activitySumColumns}
	by, err := d.purposes(q)
	if err != nil {
		return t, err
	}
	var codes []string
	for code := range by {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	var times, heads int
	for _, code := range codes {
		s := by[code]
		times += s.times
		heads += s.heads
		t.Rows = append(t.Rows, []string{
			code, d.chart.FullName(code), strconv.Itoa(s.times), strconv.Itoa(s.heads), s.budget.String(),
			s.listed.String(), s.spent.String(), (s.spent - s.listed).String(),
		})
	}
	if len(t.Rows) > 0 {
		foot := totalRow(t, 4, 5, 6, 7)
		foot[2], foot[3] = strconv.Itoa(times), strconv.Itoa(heads)
		t.Foot = [][]string{foot}
		t.Notes = append(t.Notes, activitySumNote)
	}
	return settled(t), nil
}

// purposes adds the activities of a query's time up by account. Whatever an activity is for, its vouchers' lines count
// under their own accounts, so that a sum can be held against the ledger's.
func (d *desk) purposes(q Query) (map[string]*purposeSum, error) {
	by := map[string]*purposeSum{}
	of := func(code string) *purposeSum {
		if by[code] == nil {
			by[code] = &purposeSum{}
		}
		return by[code]
	}
	found, err := d.v.Activities(0)
	if err != nil {
		return nil, err
	}
	for _, a := range found {
		if q.in(a.Date) {
			s := of(a.Purpose())
			s.times++
			s.heads += a.Heads()
			s.budget += a.Budget
		}
		for _, id := range a.Vouchers {
			if err := d.addLines(q, id, of); err != nil {
				return nil, err
			}
		}
	}
	balances, err := d.v.TrialBalance(q.covers())
	for _, b := range balances {
		if accountIs(b.Account, "501", "503") || by[b.Account] != nil {
			of(b.Account).spent += b.Debit - b.Credit
		}
	}
	return by, err
}

// addLines counts the lines of expense of a posted voucher, and of the differences that put it right, where they are
// of the query's time.
func (d *desk) addLines(q Query, id model.ID, of func(string) *purposeSum) error {
	x, err := d.v.Voucher(id)
	if err != nil || !x.Posted() {
		return err
	}
	ids, err := d.v.AdjustedBy(id)
	if err != nil {
		return err
	}
	for _, id := range append([]model.ID{id}, ids...) {
		x, err := d.v.Voucher(id)
		if err != nil {
			return err
		}
		if !x.Posted() || !q.in(x.Date) {
			continue
		}
		for _, l := range x.Lines {
			if accountIs(l.Account, "5") {
				of(l.Account).listed += l.Debit() - l.Credit()
			}
		}
	}
	return nil
}

// ActivityPaper says which paper of an activity is wanted.
type ActivityPaper string

// The papers.
const (
	PaperSignIn   ActivityPaper = "sign-in"  // 签到表
	PaperPrizes   ActivityPaper = "prizes"   // 奖品签领表, of honours with 表彰名单
	PaperApproval ActivityPaper = "approval" // 活动审批表
)

// ActivityPapers are all papers of an activity.
func ActivityPapers() []ActivityPaper {
	return []ActivityPaper{PaperApproval, PaperSignIn, PaperPrizes}
}

// WriteActivity writes one paper of an activity to a new file in the form that its name ends with: .xlsx, .html, and
// for lists .csv. force replaces an existing file. Errors: ledger.ErrNotFound, and those of WriteList.
func WriteActivity(b *ledger.Book, id model.ID, what ActivityPaper, out string, force bool) error {
	year := 0
	err := b.Read(func(v *ledger.View) error {
		a, err := v.Activity(id)
		year = a.Date.Year()
		return err
	})
	if err != nil {
		return err
	}
	made := map[ActivityPaper]struct {
		title string
		make  func(*desk, model.Activity) Table
	}{
		PaperSignIn:   {activitySignIn, signInTable},
		PaperPrizes:   {activityPrizes, prizeTable},
		PaperApproval: {title: activityApproval},
	}
	m, ok := made[what]
	if !ok {
		return ErrListKind
	}
	l := List{Kind: string(what), Title: m.title}
	with := func(v *ledger.View) (*desk, model.Activity, error) {
		d, err := newDesk(v)
		if err != nil {
			return nil, model.Activity{}, err
		}
		a, err := v.Activity(id)
		return d, a, err
	}
	if m.make != nil {
		l.Make = func(v *ledger.View, _ int) ([]Table, error) {
			d, a, err := with(v)
			if err != nil {
				return nil, err
			}
			return []Table{m.make(d, a)}, nil
		}
	} else {
		l.print = func(v *ledger.View, _ int) ([]page, error) {
			d, a, err := with(v)
			if err != nil {
				return nil, err
			}
			return []page{{name: m.title, title: m.title, papers: []paper{d.activityForm(a)}}}, nil
		}
	}
	return writeOne(b, l, year, out, force)
}

// activityWhen is an activity's day or days.
func activityWhen(a model.Activity) string {
	if a.Days() > 1 {
		return fmt.Sprintf(activityDays, a.Date.Chinese(), a.Until.Chinese(), a.Days())
	}
	return a.Date.Chinese()
}

// signInTable is 签到表: who is asked, with room to sign, and empty rows for who comes besides.
func signInTable(d *desk, a model.Activity) Table {
	t := Table{
		Name: activitySignIn, Title: a.Name + activitySignIn,
		Heading: []string{labelUnit + d.branch.Name, activityWhen(a), activityPlaceLine + a.Place},
		Columns: []Column{
			{Name: colOrder, Kind: Number},
			{Name: colNumber},
			{Name: colPerson},
			{Name: colDepartment},
			{Name: colGroup},
			{Name: colSignIn, Width: 18},
			{Name: colRemark, Width: 14},
		},
	}
	var away []string
	for _, p := range a.People {
		m := d.members[p.Member]
		if p.Left != "" {
			away = append(away, fmt.Sprintf(giftWhy, m.Name, p.Left))
			continue
		}
		t.Rows = append(t.Rows, []string{
			strconv.Itoa(len(t.Rows) + 1), m.Number, m.Name, m.Department, m.Group, "", "",
		})
	}
	asked := len(t.Rows)
	for range activityRows {
		t.Rows = append(t.Rows, []string{strconv.Itoa(len(t.Rows) + 1), "", "", "", "", "", ""})
	}
	t.Notes = append(t.Notes, fmt.Sprintf(activityPeople, asked+a.Guests))
	if a.Guests > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf(activityGuests, a.Guests, a.GuestNote))
	}
	if len(away) > 0 {
		t.Notes = append(t.Notes, activityAway+strings.Join(away, nameSep))
	}
	t.Notes = append(t.Notes, activitySigns)
	return t
}

// prizeTable is 奖品签领表: the prizes or honours with their winners, and room for their signatures.
func prizeTable(d *desk, a model.Activity) Table {
	title := activityPrizes
	if a.Kind == model.ActivityHonour {
		title = activityHonours
	}
	t := Table{
		Name: title, Title: a.Name + title,
		Heading: []string{labelUnit + d.branch.Name, activityWhen(a), labelYuan},
		Columns: []Column{
			{Name: colOrder, Kind: Number},
			{Name: colPrize},
			{Name: colLevel},
			{Name: colWinner},
			{Name: colDepartment},
			{Name: colPrizeGoods},
			{Name: colAmount, Kind: Money},
			{Name: colSigned, Width: 16},
		},
	}
	for i, p := range a.Prizes {
		who := p.Team
		m := d.members[p.Member]
		if p.Member != 0 {
			who = m.Name
		}
		t.Rows = append(t.Rows, []string{
			strconv.Itoa(i + 1), p.Name, p.Level, who, m.Department, p.Goods, p.Value.String(), "",
		})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 6)}
		t.Foot[0][0], t.Foot[0][1] = "", colTotal
		t.Notes = append(t.Notes, giftCapital+a.PrizeTotal().Capital())
	}
	t.Notes = append(t.Notes, activitySigns)
	return settled(t)
}

// activityForm is 工会活动审批表.
func (d *desk) activityForm(a model.Activity) paper {
	people := strconv.Itoa(a.Heads())
	if a.Heads() > 0 {
		people = fmt.Sprintf(activityPlanned, a.Heads(), a.PerHead(a.Budget).Grouped())
	}
	guests, standard, prizes := "", a.Basis, ""
	if a.Guests > 0 {
		guests = fmt.Sprintf(activityGuests, a.Guests, a.GuestNote)
	}
	if a.Standard > 0 {
		standard = strings.TrimRight(fmt.Sprintf(formStandardSaid, a.Standard.Grouped(), a.Basis), ideographic)
	}
	if len(a.Prizes) > 0 {
		prizes = fmt.Sprintf(formPrizeSaid, len(a.Prizes), a.PrizeTotal().Grouped())
	}
	day := a.Approved
	if day == 0 {
		day = a.Date
	}
	p := paper{
		Title: activityFormTitle, Unit: labelUnit + d.branch.Name, Date: day.Chinese(),
		Rows: []paperRow{
			{Label: formActivity, Text: a.Name, Label2: formKind, Text2: activityKindNames[a.Kind]},
			{Label: formWhen, Text: activityWhen(a), Label2: formPlace, Text2: a.Place},
			{Label: formPlan, Text: a.Plan, Tall: true},
			{Label: formPeople, Text: people, Label2: formGuests, Text2: guests},
			{Label: formCapital, Text: a.Budget.Capital(), Label2: formBudget, Text2: paperYuan + a.Budget.Grouped()},
			{
				Label: formAccount, Text: a.Purpose() + labelSpace + d.chart.FullName(a.Purpose()),
				Label2: formStandard, Text2: standard,
			},
			{Label: formPrizes, Text: prizes},
			{Label: formMinutes, Text: a.Minutes},
			{Label: formOpinion, Tall: true},
		},
		Signs: signLine(activitySignLine, "", "", a.Approver, ""),
	}
	return p
}
