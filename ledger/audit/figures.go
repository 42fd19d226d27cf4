package audit

import (
	"fmt"

	"gonghui/ledger"
	"gonghui/model"
)

func charted(s *snapshot) []Finding {
	var out []Finding
	for _, b := range s.balances {
		a, ok := s.chart.Lookup(b.Account)
		f := Finding{Object: b.Account + " " + b.Name, Amount: b.Debit + b.Credit, HasAmount: true}
		switch {
		case !ok:
			f.Text = fmt.Sprintf(saidNoAccount, b.Account)
		case !s.chart.IsLeaf(b.Account):
			f.Text = fmt.Sprintf(saidNoLeaf, b.Account)
		case a.Use == model.UseNo:
			f.Severity, f.Text = SeverityWarning, fmt.Sprintf(saidCounty, b.Account, a.Name)
		default:
			continue
		}
		out = append(out, f)
	}
	return out
}

// opened compares openings with the year before. Later years of a book open with what the year before closed with
// by construction; of the first one the book cannot know.
func opened(s *snapshot) []Finding {
	switch {
	case s.year > s.branch.FirstYear:
	case !s.opened:
		s.lack(lackOpening)
	default:
		s.lack(lackLastYear)
	}
	return nil
}

func trial(s *snapshot) []Finding {
	var out []Finding
	var b ledger.Balance
	for _, x := range s.balances {
		b.OpeningDebit += x.OpeningDebit
		b.OpeningCredit += x.OpeningCredit
		b.Debit += x.Debit
		b.Credit += x.Credit
		b.ClosingDebit += x.ClosingDebit
		b.ClosingCredit += x.ClosingCredit
	}
	for _, p := range []struct {
		name          string
		debit, credit model.Money
	}{
		{wordOpening, b.OpeningDebit, b.OpeningCredit},
		{wordTurnover, b.Debit, b.Credit},
		{wordClosing, b.ClosingDebit, b.ClosingCredit},
	} {
		if p.debit != p.credit {
			out = append(out, Finding{
				Object: objectTrial + p.name, Amount: (p.debit - p.credit).Abs(), HasAmount: true,
				Text: fmt.Sprintf(saidTrial, p.name, p.debit.Grouped(), p.credit.Grouped()),
			})
		}
	}
	for _, t := range s.sheet.Ties {
		if t.Name == ledger.TieSheet && !t.Holds() {
			out = append(out, Finding{
				Object: objectSheet, Amount: (t.Left - t.Right).Abs(), HasAmount: true,
				Text: fmt.Sprintf(saidSheet, t.Left.Grouped(), t.Right.Grouped()),
			})
		}
	}
	return out
}

func neverNegative(s *snapshot) []Finding {
	var out []Finding
	for _, l := range s.low {
		name := l.account + " " + s.chart.FullName(l.account)
		out = append(out, Finding{
			Object: name, Amount: l.lowest, HasAmount: true,
			Text: fmt.Sprintf(saidNegative, name, l.first, l.lowest.Grouped()),
		})
	}
	return out
}

func withinBudget(s *snapshot) []Finding {
	if !s.planned {
		s.lack(lackBudget)
		return nil
	}
	s.lack(lackBudgetReview)
	var out []Finding
	for _, r := range s.budget {
		if r.Kind != model.Expense {
			continue
		}
		f := Finding{Object: r.Account + " " + r.Name, Amount: r.Actual - r.Adjusted, HasAmount: true}
		switch {
		case !r.Planned && r.Actual != 0:
			f.Text = fmt.Sprintf(saidUnplanned, r.Name, r.Actual.Grouped())
		case r.Actual > r.Adjusted:
			rate, _ := r.Actual.Percent(r.Adjusted)
			f.Text = fmt.Sprintf(saidOverBudget, r.Name, r.Actual.Grouped(), r.Adjusted.Grouped(), rate)
		default:
			continue
		}
		out = append(out, f)
	}
	return out
}
