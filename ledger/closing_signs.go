package ledger

import (
	"cmp"
	"slices"
	"strings"

	"gonghui/model"
)

// overspent lists the projects whose money, restricted or held in trust, was spent beyond what there was: the rest is
// the union's own, which has to be moved to the project, or the spending booked elsewhere.
func overspent(s *closeScene) (out []CloseItem, err error) {
	projects, err := s.ProjectsOf(s.p.Year())
	for _, x := range projects {
		if x.Kind != model.ProjectPlain && x.Left < 0 {
			ref := model.Ref{Kind: model.KindProject, ID: x.ID}
			out = append(out, CloseItem{Ref: ref, Project: x.Name, Amount: x.Left})
		}
	}
	return out, err
}

// misused lists income and expense that is booked on money held in trust: it is neither.
func misused(s *closeScene) (out []CloseItem, err error) {
	all, err := s.sumsOf(s.at, true)
	if err != nil {
		return nil, err
	}
	of, err := s.purse()
	for k, x := range all {
		flow := strings.HasPrefix(k.account, "4") || strings.HasPrefix(k.account, "5")
		if flow && k.project != "" && (x.debit != 0 || x.credit != 0) && of.kind(k.project) == model.ProjectCustody {
			out = append(out, CloseItem{Account: k.account, Project: k.project, Amount: (x.debit - x.credit).Abs()})
		}
	}
	slices.SortFunc(out, func(a, b CloseItem) int {
		return cmp.Or(cmp.Compare(a.Account, b.Account), cmp.Compare(a.Project, b.Project))
	})
	return out, err
}

// twoSided are accounts that may stand on either side: what waits for a decision, and the surplus, which may be a
// deficit.
var twoSided = []string{model.AccountPending, "322"}

// wrongSided lists the accounts of the balance sheet that stand on the wrong side: more was paid back, remitted or
// given out than there was.
func wrongSided(s *closeScene) (out []CloseItem, err error) {
	chart, err := s.Chart()
	if err != nil {
		return nil, err
	}
	for k, x := range s.all {
		a, ok := chart.Lookup(k.account)
		if !ok || a.Kind == model.Income || a.Kind == model.Expense || under(k.account, twoSided) {
			continue
		}
		m := x.closing()
		if a.Normal == model.Credit {
			m = -m
		}
		if m < 0 {
			out = append(out, CloseItem{Account: k.account, Amount: m})
		}
	}
	slices.SortFunc(out, func(a, b CloseItem) int { return cmp.Compare(a.Account, b.Account) })
	return out, nil
}

// under reports whether an account is one of some, or below it.
func under(account string, tops []string) bool {
	return slices.ContainsFunc(tops, func(t string) bool { return strings.HasPrefix(account, t) })
}

// uncarded lists the accounts of assets that do not say what the cards say.
func uncarded(s *closeScene) (out []CloseItem, err error) {
	differ, err := s.AssetDifferences(s.end)
	for _, d := range differ {
		out = append(out, CloseItem{Account: d.Account, Amount: d.Books - d.Cards})
	}
	return out, err
}

// tooMuchCash lists cash beyond the branch's limit (库存现金限额).
func tooMuchCash(s *closeScene) (out []CloseItem, err error) {
	var sum model.Money
	for _, account := range s.used(model.AccountCash) {
		sum += s.all[at{account: account}].closing()
	}
	if limit := s.branch.CashLimit; limit > 0 && sum > limit {
		out = append(out, CloseItem{Account: model.AccountCash, Amount: sum})
	}
	return out, nil
}

// overBudget lists the lines of the year's budget that were spent beyond, with by how much.
func overBudget(s *closeScene) (out []CloseItem, err error) {
	rows, err := s.BudgetExecution(s.at)
	for _, r := range rows {
		if r.Kind == model.Expense && r.Adjusted > 0 && r.Actual > r.Adjusted {
			out = append(out, CloseItem{Account: r.Account, Amount: r.Actual - r.Adjusted})
		}
	}
	return out, err
}
