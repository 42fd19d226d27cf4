package export

import (
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// careSaid speaks of visits, by the branch's own categories, of hardship grants and of dues.
func careSaid(p Pack) []string {
	return []string{visitsSaid(p), subsidiesSaid(p.Subsidies), duesSaid(p.DuesRows)}
}

func visitsSaid(p Pack) string {
	type tally struct {
		count int
		total model.Money
	}
	var all tally
	by := map[string]tally{}
	var order []string
	for _, c := range p.Branch.Categories {
		order = append(order, c.Name)
	}
	known := len(order)
	for _, v := range p.Visits {
		if v.Pending() {
			continue
		}
		t, ok := by[v.Category]
		if !ok && !slices.Contains(order[:known], v.Category) {
			order = append(order, v.Category)
		}
		t.count++
		t.total += v.Total()
		by[v.Category] = t
		all.count++
		all.total += v.Total()
	}
	if all.count == 0 {
		return saidNoVisits
	}
	var parts []string
	for _, name := range order {
		if t := by[name]; t.count > 0 {
			parts = append(parts, fmt.Sprintf(saidVisitKind, name, t.count, t.total.Grouped()))
		}
	}
	return fmt.Sprintf(saidVisitTotal, all.count, all.total.Grouped()) + "：" +
		strings.Join(parts, wordSemicolon) + wordStop
}

// visitTotal is what visits cost, money and goods together.
func visitTotal(visits []model.Visit) model.Money {
	var total model.Money
	for _, v := range visits {
		if !v.Pending() {
			total += v.Total()
		}
	}
	return total
}

// otherVisits is what visits cost apart from those that are booked as hardship aid and named there.
func otherVisits(p Pack) model.Money {
	var total model.Money
	for _, v := range p.Visits {
		c, _ := p.Branch.Category(v.Category)
		if !v.Pending() && c.Account != model.AccountHardship && c.Account != accountWarmth {
			total += v.Total()
		}
	}
	return total
}

func subsidiesSaid(subsidies []model.Subsidy) string {
	var total model.Money
	count := 0
	for _, s := range subsidies {
		if s.Paid != 0 {
			count++
			total += s.Amount
		}
	}
	if count == 0 {
		return saidNoSubsidies
	}
	return fmt.Sprintf(saidSubsidies, count, total.Grouped())
}

func duesSaid(rows []ledger.DuesRow) string {
	s := sumDues(rows)
	rate, ok := s.paid.Percent(s.due)
	if !ok {
		return saidNoDues
	}
	said := fmt.Sprintf(saidDues, s.owing, s.due.Grouped(), s.paid.Grouped(), rate)
	if s.late == 0 {
		return said + saidDuesPaid
	}
	return said + fmt.Sprintf(saidDuesBehind, s.late, s.behind.Grouped())
}
