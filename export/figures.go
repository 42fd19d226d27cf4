package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// yearFigure is one number of a union's year: how many times, for how many people, how much. What does not apply is 0.
type yearFigure struct {
	part, name    string
	times, people int
	sum           model.Money
	shared        bool // its share of all spending says something
}

// fewPeople is how many a kind of visit must have been made to before it is named: fewer could be told by name.
const fewPeople = 3

// yearFigures are the figures of a year, in order.
type yearFigures struct {
	all   []yearFigure
	spent model.Money
}

func (y *yearFigures) add(f yearFigure) { y.all = append(y.all, f) }

// of finds a figure.
func (y yearFigures) of(part, name string) yearFigure {
	i := slices.IndexFunc(y.all, func(f yearFigure) bool { return f.part == part && f.name == name })
	if i < 0 {
		return yearFigure{part: part, name: name}
	}
	return y.all[i]
}

// figuresOf reads the figures of a year from where the reports take theirs.
func (d *desk) figuresOf(year int) (yearFigures, error) {
	var y yearFigures
	for _, part := range []func(Query, *yearFigures) error{
		d.figureMoney, d.figureVisits, d.figureGrants, d.figureActs, d.figureDues, d.figurePass,
	} {
		if err := part(Query{Year: year}, &y); err != nil {
			return y, err
		}
	}
	return y, nil
}

func (d *desk) figureMoney(q Query, y *yearFigures) error {
	end := min(model.NewPeriod(q.Year, 12).Last(), d.v.Today())
	y.add(yearFigure{part: figureMembers, name: figureActive, people: d.activeOn(end)})
	in, err := d.v.Income(q.covers())
	if err != nil {
		return err
	}
	y.spent = in.ExpenseTotal
	y.add(yearFigure{part: figureMoney, name: figureTotalIn, sum: in.IncomeTotal})
	y.add(yearFigure{part: figureMoney, name: figureTotalOut, sum: in.ExpenseTotal, shared: true})
	y.add(yearFigure{part: figureMoney, name: figureLeft, sum: in.Difference()})
	for _, side := range []struct {
		part string
		rows []ledger.IncomeRow
	}{{figureIn, in.Income}, {figureOut, in.Expense}} {
		for _, r := range side.rows {
			if len(r.Account) == 3 {
				y.add(yearFigure{part: side.part, name: r.Name, sum: r.Amount, shared: side.part == figureOut})
			}
		}
	}
	rights := expenseOf(in, "501") + expenseOf(in, "504")
	y.add(yearFigure{part: figureUse, name: figureRights, sum: rights, shared: true})
	return nil
}

// figureVisits counts the visits by kind. Kinds that few had are put together.
func (d *desk) figureVisits(q Query, y *yearFigures) error {
	visits, _, err := d.visitsIn(q)
	if err != nil {
		return err
	}
	var order []string
	by := map[string][]model.Visit{}
	for _, x := range visits {
		if by[x.Category] == nil {
			order = append(order, x.Category)
		}
		by[x.Category] = append(by[x.Category], x)
	}
	slices.Sort(order)
	y.add(visitFigure(figureWhole, visits))
	var few []model.Visit
	for _, name := range order {
		if f := visitFigure(name, by[name]); f.people < fewPeople {
			few = append(few, by[name]...)
		} else {
			y.add(f)
		}
	}
	if len(few) > 0 {
		y.add(visitFigure(fmt.Sprintf(figuresSmall, fewPeople), few))
	}
	return nil
}

func visitFigure(name string, visits []model.Visit) yearFigure {
	people := map[model.ID]bool{}
	for _, x := range visits {
		people[x.Member] = true
	}
	return yearFigure{
		part: figureVisits, name: name, times: len(visits), people: len(people), sum: visitTotal(visits), shared: true,
	}
}

func (d *desk) figureGrants(q Query, y *yearFigures) error {
	grants, err := d.subsidiesIn(q)
	if err != nil {
		return err
	}
	f, people := yearFigure{part: figureGrants, name: figureWhole, shared: true}, map[model.ID]bool{}
	for _, g := range grants {
		if q.in(g.Paid) {
			f.times++
			f.sum += g.Amount
			people[g.Member] = true
		}
	}
	f.people = len(people)
	y.add(f)
	gifts, err := d.giftsIn(q)
	f = yearFigure{part: figureGifts, name: figureWhole, times: len(gifts), shared: true}
	for _, g := range gifts {
		f.sum += g.amount
	}
	y.add(f)
	return err
}

func (d *desk) figureActs(q Query, y *yearFigures) error {
	found, err := d.activitiesIn(q)
	if err != nil {
		return err
	}
	whole := yearFigure{part: figureActs, name: figureWhole, shared: true}
	awards := yearFigure{part: figureUse, name: figureAwards, shared: true}
	by := map[model.ActivityKind]yearFigure{}
	for _, a := range found {
		posted, _, err := d.v.ActivityCost(a)
		if err != nil {
			return err
		}
		f := by[a.Kind]
		for _, to := range []*yearFigure{&f, &whole} {
			to.times++
			to.people += a.Heads()
			to.sum += posted
		}
		by[a.Kind] = f
		if a.Kind == model.ActivityHonour {
			awards.times++
			awards.sum += posted
		}
	}
	y.add(awards)
	y.add(whole)
	for _, k := range []model.ActivityKind{model.ActivityEvent, model.ActivityRest, model.ActivityHonour} {
		if f, ok := by[k]; ok {
			f.part, f.name, f.shared = figureActs, activityKindNames[k], true
			y.add(f)
		}
	}
	return nil
}

func (d *desk) figureDues(q Query, y *yearFigures) error {
	rows, err := d.v.DuesOfMembers(q.Year, d.roster)
	s := sumDues(rows)
	y.add(yearFigure{part: figureDues, name: figureDue, people: s.owing, sum: s.due})
	y.add(yearFigure{part: figureDues, name: figurePaid, people: s.payers, sum: s.paid})
	return err
}

func (d *desk) figurePass(q Query, y *yearFigures) error {
	drives, err := d.v.Drives(q.Year)
	if err != nil {
		return err
	}
	whole, handed := yearFigure{part: figurePass, name: figureWhole}, yearFigure{part: figurePass, name: figureHanded}
	by := map[model.DriveKind]yearFigure{}
	for _, x := range drives {
		if !q.in(x.Date) {
			continue
		}
		f := by[x.Kind]
		for _, to := range []*yearFigure{&f, &whole} {
			to.times++
			to.people += x.Givers()
			to.sum += x.Collected()
		}
		by[x.Kind] = f
		handed.sum += x.Handed.Amount
	}
	y.add(whole)
	for _, k := range []model.DriveKind{model.DriveMutual, model.DriveDonation, model.DriveClub} {
		if f, ok := by[k]; ok {
			f.part, f.name = figurePass, figureDrives[k]
			y.add(f)
		}
	}
	y.add(handed)
	return nil
}

// figuresPair reads a year's figures and those of the year before; none before the book's first.
func (d *desk) figuresPair(year int) (now, was yearFigures, err error) {
	if now, err = d.figuresOf(year); err == nil && year > d.branch.FirstYear {
		was, err = d.figuresOf(year - 1)
	}
	return now, was, err
}

// figuresTable is 年度数据: what reports of the year ask for, beside the year before. Nobody is named.
func figuresTable(d *desk, q Query) (Table, error) {
	now, was, err := d.figuresPair(q.Year)
	if err != nil {
		return Table{}, err
	}
	return figuresGrid(d, q.Year, now, was), nil
}

func figuresGrid(d *desk, year int, now, was yearFigures) Table {
	t := Table{Name: sheetFigures, Heading: d.heading(Query{Year: year}), Columns: figureColumns}
	all := slices.Clone(now.all)
	for _, f := range was.all {
		if !slices.ContainsFunc(all, func(x yearFigure) bool { return x.part == f.part && x.name == f.name }) {
			all = append(all, yearFigure{part: f.part, name: f.name})
		}
	}
	rank := map[string]int{}
	for i, f := range all {
		if _, ok := rank[f.part]; !ok {
			rank[f.part] = i
		}
	}
	slices.SortStableFunc(all, func(a, b yearFigure) int { return rank[a.part] - rank[b.part] })
	for _, f := range all {
		last := was.of(f.part, f.name)
		share := ""
		if f.shared {
			share, _ = f.sum.Percent(now.spent)
		}
		row := []string{
			f.part, f.name, countText(f.times), countText(f.people), sumOrNone(f.sum), share, countText(last.times),
			countText(last.people), sumOrNone(last.sum), "",
		}
		if len(was.all) > 0 && (f.sum != 0 || last.sum != 0) {
			row[9] = (f.sum - last.sum).String()
		}
		t.Rows = append(t.Rows, row)
	}
	t.Notes = []string{fmt.Sprintf(figuresRule, fewPeople)}
	return settled(t)
}

func sumOrNone(m model.Money) string {
	if m == 0 {
		return ""
	}
	return m.String()
}

// figuresDoc says the figures in sentences that can be copied into a report, with the table behind them.
func (d *desk) figuresDoc(year int, now, was yearFigures) *Doc {
	end := min(model.NewPeriod(year, 12).Last(), model.DateOf(d.v.Head().Time()))
	doc := &Doc{Title: fmt.Sprintf(figuresTitle, d.branch.Name, year)}
	doc.add(BlockPlain, fmt.Sprintf(figuresBasis, end.Chinese()))
	if end < model.NewPeriod(year, 12).Last() && len(was.all) > 0 {
		doc.add(BlockPlain, figuresInterim)
	}
	for _, s := range figuresSaid(now, was, end) {
		doc.text(s)
	}
	return doc
}

func figuresSaid(now, was yearFigures, end model.Date) []string {
	than := func(f yearFigure) string {
		if len(was.all) == 0 {
			return ""
		}
		diff := f.sum - was.of(f.part, f.name).sum
		switch {
		case diff > 0:
			return figuresComma + fmt.Sprintf(figuresBefore, figuresMore, diff.Grouped())
		case diff < 0:
			return figuresComma + fmt.Sprintf(figuresBefore, figuresLess, (-diff).Grouped())
		}
		return figuresComma + figuresSame
	}
	share := func(m model.Money) string {
		if s, ok := m.Percent(now.spent); ok {
			return s
		}
		return "0%"
	}
	in, out := now.of(figureMoney, figureTotalIn), now.of(figureMoney, figureTotalOut)
	rights, awards := now.of(figureUse, figureRights), now.of(figureUse, figureAwards)
	said := []string{
		fmt.Sprintf(saidFigureMembers, end.Chinese(), now.of(figureMembers, figureActive).people),
		fmt.Sprintf(saidFigureMoney, in.sum.Grouped(), than(in), out.sum.Grouped(), than(out),
			now.of(figureMoney, figureLeft).sum.Grouped()),
		fmt.Sprintf(saidFigureUse, rights.sum.Grouped(), share(rights.sum), than(rights)),
	}
	if awards.sum != 0 || was.of(figureUse, figureAwards).sum != 0 {
		said[2] += fmt.Sprintf(saidFigureAwards, awards.sum.Grouped(), share(awards.sum), than(awards))
	}
	if f := now.of(figureVisits, figureWhole); f.times > 0 {
		s := fmt.Sprintf(saidFigureVisits, f.times, f.people, f.sum.Grouped(), than(f))
		var kinds []string
		for _, k := range now.all {
			if k.part == figureVisits && k.name != figureWhole {
				kinds = append(kinds, fmt.Sprintf(saidFigureKind, k.name, k.times, k.sum.Grouped()))
			}
		}
		said = append(said, s+fmt.Sprintf(saidFigureKinds, strings.Join(kinds, wordSemicolon)))
	}
	if f := now.of(figureGrants, figureWhole); f.times > 0 {
		said = append(said, fmt.Sprintf(saidFigureGrants, f.people, f.times, f.sum.Grouped(), than(f)))
	}
	if f := now.of(figureGifts, figureWhole); f.times > 0 {
		said = append(said, fmt.Sprintf(saidFigureGifts, f.times, f.sum.Grouped(), than(f)))
	}
	if f := now.of(figureActs, figureWhole); f.times > 0 {
		said = append(said, fmt.Sprintf(saidFigureActs, f.times, f.people, f.sum.Grouped(), than(f)))
	}
	due, paid := now.of(figureDues, figureDue), now.of(figureDues, figurePaid)
	if due.sum != 0 {
		said = append(said, fmt.Sprintf(saidFigureDues, due.sum.Grouped(), paid.sum.Grouped(), than(paid)))
	}
	if f := now.of(figurePass, figureWhole); f.times > 0 {
		said = append(said, fmt.Sprintf(saidFigurePass, f.sum.Grouped(), f.people,
			now.of(figurePass, figureHanded).sum.Grouped()))
	}
	return said
}

// figuresPages are the sentences and the table.
func figuresPages(v *ledger.View, year int) ([]page, error) {
	d, err := newDesk(v)
	if err != nil {
		return nil, err
	}
	now, was, err := d.figuresPair(year)
	if err != nil {
		return nil, err
	}
	t := figuresGrid(d, year, now, was)
	t.Title = strconv.Itoa(year) + sheetFigures
	return []page{{name: sheetFigures + figuresDocName, doc: d.figuresDoc(year, now, was)}, pageOf(t)}, nil
}

// Figures are a year's figures as lines of text, w columns wide: the sentences, then the table.
func Figures(v *ledger.View, year, w int) ([]string, error) {
	pages, err := figuresPages(v, year)
	if err != nil {
		return nil, err
	}
	lines := append(docText(pages[0].doc, w), "", figuresAppend)
	t := pages[1].table()
	t.Title = ""
	for _, spare := range []string{"", colFigureOf, colFigureP0, colFigureN0, colFigureDiff} {
		t = t.without(spare)
		grid := gridText(t, w)
		wide := slices.ContainsFunc(grid[:len(grid)-len(t.Notes)], func(l string) bool { return screenWidth(l) > w })
		if !wide || spare == colFigureDiff {
			return append(lines, grid...), nil
		}
	}
	return lines, nil
}
