package ledger

import (
	"slices"
	"sort"
	"strings"

	"gonghui/model"
)

// used lists the leaf accounts below a first-level one that have a balance or movement up to the period's end.
func (s *closeScene) used(top string) []string {
	var out []string
	for k := range s.all {
		if strings.HasPrefix(k.account, top) {
			out = append(out, k.account)
		}
	}
	sort.Strings(out)
	return out
}

// unreconciled lists the bank accounts whose month, or for a year whose December, is not reconciled: not signed, or not
// what was signed any more.
func unreconciled(s *closeScene) (out []CloseItem, err error) {
	month := model.NewPeriod(s.p.Year(), s.at.Month)
	for _, account := range s.used(model.AccountBank) {
		r, err := s.Reconcile(account, month)
		if err != nil {
			return nil, err
		}
		if !r.Sound() {
			out = append(out, CloseItem{
				Account: account, Period: month, Amount: s.all[at{account: account}].closing(), Bank: &r,
			})
		}
	}
	return out, nil
}

// uncounted lists the cash accounts that were not counted in the month.
func uncounted(s *closeScene) (out []CloseItem, err error) {
	counts, err := all[model.CashCount](s.View, model.KindCashCount, nil)
	if err != nil {
		return nil, err
	}
	counted := map[string]bool{}
	for _, c := range counts {
		if c.Date.Period() == s.p {
			counted[c.Account] = true
		}
	}
	for _, account := range s.used(model.AccountCash) {
		x := s.all[at{account: account}]
		if !counted[account] && (x.closing() != 0 || x.debit != 0 || x.credit != 0) {
			out = append(out, CloseItem{Account: account, Period: s.p, Amount: x.closing()})
		}
	}
	return out, nil
}

// overdrawn lists the days of the month on which cash or bank ended below zero.
func overdrawn(s *closeScene) (out []CloseItem, err error) {
	for _, account := range append(s.used(model.AccountCash), s.used(model.AccountBank)...) {
		var days []model.Date
		moved := map[model.Date]model.Money{}
		balance := s.all[at{account: account}].closing()
		err := s.EachEntry(account, s.p.First(), s.end, func(e Entry) error {
			m := e.Amount
			if e.Side == model.Credit {
				m = -m
			}
			if _, ok := moved[e.Date]; !ok {
				days = append(days, e.Date)
			}
			moved[e.Date] += m
			balance -= m
			return nil
		})
		if err != nil {
			return nil, err
		}
		for _, d := range days {
			if balance += moved[d]; balance < 0 {
				out = append(out, CloseItem{Account: account, Day: d, Amount: balance})
			}
		}
	}
	return out, nil
}

// undepreciated lists the assets that should have been depreciated in a month that no run covers: neither its own nor a
// later one, which makes up for it. A run that was cancelled covers nothing.
func undepreciated(s *closeScene) (out []CloseItem, err error) {
	cards, err := all[model.AssetCard](s.View, model.KindAsset, nil)
	if err != nil {
		return nil, err
	}
	runs, err := s.Depreciations()
	if err != nil {
		return nil, err
	}
	run := map[model.Period]bool{}
	var last model.Period
	for _, d := range runs {
		run[d.Month], last = true, d.Month
	}
	first := s.p
	if !s.p.IsMonth() {
		first = model.NewPeriod(s.p.Year(), 1)
	}
	for q := first; q <= s.p && q.IsMonth(); q = after(q) {
		for _, c := range cards {
			if !run[q] && last < q && c.Wears(q) {
				out = append(out, CloseItem{Ref: model.Ref{Kind: model.KindAsset, ID: c.ID}, Period: q, Amount: c.Cost})
			}
		}
	}
	return out, nil
}

// mirrorAccounts are the details of 301 that a tie is about.
var mirrorAccounts = map[TieName]string{
	TieStock: "30101", TieInvestment: "30102", TieConstruction: "30103", TieFixed: "30104", TieIntangible: "30105",
	TieDeferred: "30106",
}

func unmirrored(s *closeScene) (out []CloseItem, err error) {
	ties, err := s.mirrors(s.at, s.all)
	for _, t := range ties {
		if !t.Holds() {
			out = append(out, CloseItem{Account: mirrorAccounts[t.Name], Amount: t.Left - t.Right})
		}
	}
	return out, err
}

func untrue(s *closeScene) (out []CloseItem, err error) {
	t, err := s.custody(s.at)
	for _, x := range t.Off {
		out = append(out, CloseItem{Account: accountCustody, Project: x.Project, Amount: x.Left - x.Right})
	}
	return out, err
}

// oldClaim is after how many months an advance or a claim is to be asked after.
const oldClaim = 3

// outstanding lists the claims and advances that are older than three months: what is paid back pays the oldest first.
func outstanding(s *closeScene) (out []CloseItem, err error) {
	limit := s.p
	if !s.p.IsMonth() {
		limit = model.NewPeriod(s.p.Year(), 12)
	}
	for range oldClaim - 1 {
		limit = limit.Prev()
	}
	for _, account := range append(s.used("131"), s.used("135")...) {
		open := s.all[at{account: account}].closing()
		var recent model.Money
		err := s.EachEntry(account, limit.First(), s.end, func(e Entry) error {
			if e.Side == model.Debit {
				recent += e.Amount
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if old := open - recent; old > 0 {
			out = append(out, CloseItem{Account: account, Day: limit.First(), Amount: old})
		}
	}
	return out, nil
}

func pending(s *closeScene) (out []CloseItem, err error) {
	for _, account := range s.used("182") {
		if m := s.all[at{account: account}].closing(); m != 0 {
			out = append(out, CloseItem{Account: account, Amount: m})
		}
	}
	return out, nil
}

// unaccrued reminds of what the upper union still owes at the year's end (财会〔2021〕7号, accounts 131, 402, 403),
// unless December booked something on 131.
func unaccrued(s *closeScene) ([]CloseItem, error) {
	r := Range{Year: s.p.Year(), Month: 12}
	december, err := s.sumsOf(r, false)
	if err != nil {
		return nil, err
	}
	for k, x := range december {
		if strings.HasPrefix(k.account, "131") && x.debit != 0 {
			return nil, nil
		}
	}
	return []CloseItem{{Account: "131", Period: model.NewPeriod(r.Year, 12)}}, nil
}

// unfinished lists restricted projects with money left that no record calls finished: it stays on 32104.
func unfinished(s *closeScene) (out []CloseItem, err error) {
	projects, err := s.ProjectsOf(s.p.Year())
	for _, x := range projects {
		left := x.Left + x.Freed
		if x.Kind == model.ProjectRestricted && left != 0 && (x.Finished == 0 || x.Finished > s.end) {
			ref := model.Ref{Kind: model.KindProject, ID: x.ID}
			out = append(out, CloseItem{Ref: ref, Project: x.Name, Amount: left})
		}
	}
	return out, err
}

// uncountedAssets reminds of assets and goods that are to be counted once a year (财会〔2021〕7号, articles 31 and 37).
func uncountedAssets(s *closeScene) (out []CloseItem, err error) {
	counts, err := s.AssetCounts(s.p.Year())
	if err != nil || len(counts) > 0 {
		return nil, err
	}
	for _, account := range []string{model.AccountFixed, model.AccountStock} {
		var sum model.Money
		for _, leaf := range s.used(account) {
			sum += s.all[at{account: leaf}].closing()
		}
		if sum != 0 {
			out = append(out, CloseItem{Account: account, Amount: sum})
		}
	}
	return out, nil
}

// unremitted lists what the union still owes to the upper one.
func unremitted(s *closeScene) (out []CloseItem, err error) {
	for _, account := range s.used("211") {
		if m := s.all[at{account: account}].closing(); m < 0 {
			out = append(out, CloseItem{Account: account, Amount: -m})
		}
	}
	return out, nil
}

// unexplained lists the missing numbers that nobody has explained: of a month its source numbers alone, which are at
// hand; of a year receipts and drafts as well.
func unexplained(s *closeScene) (out []CloseItem, err error) {
	if s.p.IsMonth() {
		return sourceGaps(s)
	}
	missing, err := s.MissingNumbers(s.p.Year())
	for _, m := range missing {
		if m.Gap.ID == 0 {
			out = append(out, CloseItem{Number: m.Number(), Period: m.Period})
		}
	}
	return out, err
}

// sourceGaps lists the runs of source numbers that are missing within the month and that nobody has explained; the
// book's own numbers have no gaps.
func sourceGaps(s *closeScene) (out []CloseItem, err error) {
	groups := map[string][]numbered{}
	for _, x := range s.slips {
		if n, ok := parseNumbered(x.source, sourceDigits); ok {
			groups[n.prefix] = append(groups[n.prefix], n)
		}
	}
	gaps, err := s.Gaps(s.p.Year())
	if err != nil {
		return nil, err
	}
	for _, m := range missingAmong(groups) {
		number := m.Number()
		explained := func(g model.Gap) bool {
			return strings.HasPrefix(g.Series, SeriesSource+"/") &&
				(g.Number == number || strings.HasPrefix(g.Number, m.First+"-"))
		}
		if !slices.ContainsFunc(gaps, explained) {
			out = append(out, CloseItem{Number: number, Period: s.p})
		}
	}
	return out, nil
}
