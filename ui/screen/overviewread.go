package screen

import (
	"errors"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/ledger/audit"
	"gonghui/model"
	"gonghui/ui/text"
)

// mostDrafts is how many drafts are looked at; a freshly imported book may have a million.
const mostDrafts = 5000

var errEnough = errors.New("enough")

func readOverview(v *ledger.View, year int, today model.Date) (overviewData, error) {
	var d overviewData
	branch, err := v.Branch()
	if err != nil {
		return d, err
	}
	for _, step := range []func(*ledger.View, *overviewData, model.Branch, int, model.Date) error{
		readFigures, readMonths, readTodoVisits, readNotices, readGrantsDue, readDraftCount, readBank, readFiles,
		readOccasions, readBars,
	} {
		if err := step(v, &d, branch, year, today); err != nil {
			return d, err
		}
	}
	return d, nil
}

func readFigures(v *ledger.View, d *overviewData, _ model.Branch, year int, _ model.Date) error {
	r := ledger.Range{Year: year}
	balances, err := v.TrialBalance(r)
	if err != nil {
		return err
	}
	for _, b := range balances {
		net := b.ClosingDebit - b.ClosingCredit
		switch {
		case strings.HasPrefix(b.Account, model.AccountCash):
			d.cash += net
		case strings.HasPrefix(b.Account, model.AccountBank):
			d.bank += net
		}
	}
	sheet, err := v.Sheet(r)
	if err != nil {
		return err
	}
	for _, t := range sheet.Ties {
		if t.Name == ledger.TieCustody {
			d.custody = t.Left
		}
	}
	income, err := v.Income(r)
	d.income, d.expense = income.IncomeTotal, income.ExpenseTotal
	return err
}

// readMonths finds the months before this one that are not closed, and the title.
func readMonths(v *ledger.View, d *overviewData, b model.Branch, year int, today model.Date) error {
	last := 12
	if year == today.Year() {
		last = today.Month() - 1
	} else if year > today.Year() {
		last = 0
	}
	var open []model.Period
	for m := 1; m <= last; m++ {
		p := model.NewPeriod(year, m)
		closed, err := v.Closed(p)
		if err != nil {
			return err
		}
		if !closed {
			open = append(open, p)
		}
	}
	when, closed := text.YearLabel(year), len(open) == 0 && last == 12
	if year == today.Year() {
		var err error
		if closed, err = v.Closed(today.Period()); err != nil {
			return err
		}
		when = text.MonthLabel(today.Period())
	}
	d.title = text.OverviewTitle(b, when, closed)
	row := todo{label: text.OverviewMonths, count: -1, words: text.OverviewAllClosed, tab: "5"}
	switch {
	case len(open) > 0:
		row.words, row.count = text.MonthsOpen(open), len(open)
	case last == 12:
		whole, err := v.Closed(model.Closing(year))
		if err != nil {
			return err
		}
		if row.words = text.OverviewYearDone; !whole {
			row.words = text.ClosingYearWaits
		}
	}
	d.todos = append(d.todos, row)
	return readOpening(v, d, b)
}

// readOpening notes that the first year has no opening balances.
func readOpening(v *ledger.View, d *overviewData, b model.Branch) error {
	_, known, err := v.Opening(b.FirstYear)
	if err == nil && !known {
		d.todos = append(d.todos, todo{
			label: text.OverviewOpening, count: -1, words: text.OverviewNoOpening, room: NewStart,
		})
	}
	return err
}

// readTodoVisits counts the year's visits by category and lists those still to be made, of any year.
func readTodoVisits(v *ledger.View, d *overviewData, b model.Branch, year int, today model.Date) error {
	visits, err := v.Visits(0)
	if err != nil {
		return err
	}
	count := map[string]int{}
	var sum model.Money
	var pending []model.Visit
	made, days, timed := 0, 0, 0
	for _, x := range visits {
		switch {
		case x.Pending():
			pending = append(pending, x)
		case x.Date.Year() == year:
			made++
			count[x.Category]++
			if sum, err = sum.Add(x.Total()); err != nil {
				return err
			}
			if x.Heard != 0 {
				days += max(x.Date.Sub(x.Heard), 0)
				timed++
			}
		}
	}
	mean := -1
	if timed > 0 {
		mean = (days*10 + timed/2) / timed
	}
	d.statistics = text.VisitStatistics(year, made, sum, mean)
	d.occasions = occasions(b, count)
	words, err := pendingWords(v, b, pending, today)
	if err != nil {
		return err
	}
	d.todos = append([]todo{{label: text.OverviewVisits, count: len(pending), words: words, tab: "3"}}, d.todos...)
	return nil
}

// occasions lists the branch's categories with their counts, and any other that a visit names.
func occasions(b model.Branch, count map[string]int) []occasion {
	var out []occasion
	for _, c := range b.Categories {
		out = append(out, occasion{c.Name, count[c.Name]})
		delete(count, c.Name)
	}
	var others []string
	for name := range count {
		others = append(others, name)
	}
	slices.Sort(others)
	for _, name := range others {
		out = append(out, occasion{name, count[name]})
	}
	return out
}

// pendingWords names the visits to be made, the most pressing first.
func pendingWords(v *ledger.View, b model.Branch, pending []model.Visit, today model.Date) (string, error) {
	due := func(x model.Visit) model.Date {
		c, _ := b.Category(x.Category)
		if d := x.DueBy(c); d != 0 {
			return d
		}
		return model.Date(model.MaxYear*10000 + 1231)
	}
	slices.SortStableFunc(pending, func(a, b model.Visit) int { return int(due(a)) - int(due(b)) })
	const most = 4
	var words []string
	for _, x := range pending[:min(most, len(pending))] {
		m, err := v.Member(x.Member)
		if err != nil {
			return "", err
		}
		left := ""
		if d := due(x); d.Year() < model.MaxYear {
			left = text.DaysLeft(d.Sub(today))
		}
		words = append(words, text.PendingVisit(m.Name, x.Category, left))
	}
	if len(words) == 0 {
		return text.OverviewNone, nil
	}
	return strings.Join(words, "，"), nil
}

// readNotices lists the grants that are on public notice and not yet approved.
func readNotices(v *ledger.View, d *overviewData, _ model.Branch, _ int, today model.Date) error {
	grants, err := v.Subsidies(0)
	if err != nil {
		return err
	}
	var words []string
	for _, g := range grants {
		if g.Stage() != model.StageNotice {
			continue
		}
		m, err := v.Member(g.Member)
		if err != nil {
			return err
		}
		left := text.NoticeOpen(m.Name)
		if g.NoticeTo != 0 {
			left = text.OnNotice(m.Name, model.Workdays(today, g.NoticeTo))
		}
		words = append(words, left)
	}
	row := todo{label: text.OverviewNotice, count: len(words), words: strings.Join(words, "，"), tab: "4"}
	if len(words) == 0 {
		row.words = text.OverviewNone
	}
	d.todos = append(d.todos, row)
	return nil
}

// readDraftCount counts the drafts and those without a reviewer.
func readDraftCount(v *ledger.View, d *overviewData, _ model.Branch, _ int, _ model.Date) error {
	n, unreviewed := 0, 0
	err := v.EachDraft(func(x model.Voucher) error {
		if n == mostDrafts {
			return errEnough
		}
		n++
		if x.Reviewer == "" {
			unreviewed++
		}
		return nil
	})
	more := errors.Is(err, errEnough)
	if err != nil && !more {
		return err
	}
	row := todo{label: text.OverviewDrafts, count: n, words: text.DraftsWaiting(unreviewed, more), tab: "5"}
	if n == 0 {
		row.words = text.OverviewNone
	}
	d.todos = slices.Insert(d.todos, 1, row)
	return nil
}

// readBank tells which bank accounts with statements have no signed sheet for the last month.
func readBank(v *ledger.View, d *overviewData, _ model.Branch, year int, today model.Date) error {
	statements, err := v.Statements("")
	if err != nil || len(statements) == 0 {
		return err
	}
	last := today.Period().Prev()
	if year < today.Year() {
		last = model.NewPeriod(year, 12)
	}
	var open, seen []string
	for _, x := range statements {
		if slices.Contains(seen, x.Account) || x.From > last.Last() {
			continue
		}
		seen = append(seen, x.Account)
		r, _, err := v.Reconciliation(x.Account, last)
		if err != nil {
			return err
		}
		if !r.Signed {
			open = append(open, x.Account)
		}
	}
	if len(seen) > 0 {
		row := todo{label: text.OverviewReconciled, count: -1, words: text.SheetsSigned(last, open), room: NewBank}
		d.todos = append(d.todos, row)
	}
	return nil
}

// readFiles counts the hardship files that are to be reviewed, or were not in time.
func readFiles(v *ledger.View, d *overviewData, _ model.Branch, _ int, today model.Date) error {
	files, err := v.Hardships()
	if err != nil {
		return err
	}
	soon, late := 0, 0
	for _, h := range files {
		switch h.State(today) {
		case model.HardshipSoon:
			soon++
		case model.HardshipExpired:
			late++
		case model.HardshipOpen, model.HardshipClosed:
		}
	}
	if soon+late > 0 {
		d.todos = append(d.todos, todo{
			label: text.OverviewFiles, count: soon + late, words: text.FilesDue(soon, late), room: NewHardships,
		})
	}
	return nil
}

// readOccasions counts this month's birthdays, retirements and anniversaries.
func readOccasions(v *ledger.View, d *overviewData, _ model.Branch, year int, today model.Date) error {
	if year != today.Year() {
		return nil
	}
	members, err := v.Members()
	if err != nil {
		return err
	}
	p := today.Period()
	if found := model.Occasions(members, p.First(), p.Last()); len(found) > 0 {
		row := todo{label: text.OverviewOccasions, count: -1, words: text.OccasionCounts(found), room: NewOccasions}
		d.todos = append(d.todos, row)
	}
	return nil
}

// readBars sums the budget's expense side by first-level account.
func readBars(v *ledger.View, d *overviewData, _ model.Branch, year int, _ model.Date) error {
	chart, err := v.Chart()
	if err != nil {
		return err
	}
	rows, err := v.BudgetExecution(ledger.Range{Year: year})
	if err != nil {
		return err
	}
	at := map[string]int{}
	for _, r := range rows {
		top, ok := chart.Top(r.Account)
		if !ok || r.Kind != model.Expense || r.Within || r.Adjusted == 0 && r.Actual == 0 {
			continue
		}
		i, seen := at[top.Code]
		if !seen {
			i = len(d.bars)
			at[top.Code] = i
			d.bars = append(d.bars, budgetBar{name: top.Name})
		}
		d.bars[i].used += r.Actual
		d.bars[i].budget += r.Adjusted
	}
	return nil
}

// mostChecked is up to how many vouchers the checks run by themselves; they run anew after every
// write. Beyond it the audit's own screen runs them.
const mostChecked = 10_000

func readFindings(v *ledger.View, year int) (string, error) {
	if v.Head().Vouchers > mostChecked {
		return text.OverviewManyVouchers, nil
	}
	r, err := audit.Run(v, year)
	if err != nil {
		return "", err
	}
	return text.FindingsCount(r.Count(audit.SeverityError), r.Count(audit.SeverityWarning)), nil
}
