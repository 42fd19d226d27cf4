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
		if !ok || r.Kind != model.Expense || r.Adjusted == 0 && r.Actual == 0 {
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
