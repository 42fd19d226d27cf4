package audit

import (
	"errors"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// snapshot is everything that the checks look at, read once.
type snapshot struct {
	year    int
	today   model.Date
	branch  model.Branch
	chart   model.Chart
	checks  []Check
	found   map[int][]Finding // what Check.each found, by check
	missing []string          // what the running check could not judge

	members   map[model.ID]model.Member
	names     map[string]int                        // how many members bear a name
	visits    []model.Visit                         // of all years
	subsidies []model.Subsidy                       // of all years
	claims    map[model.ID]map[model.ID]model.Money // what those say a voucher paid: voucher, member, sum
	paid      map[model.ID]model.Voucher            // posted vouchers that those name, of any year

	balances []ledger.Balance
	sheet    ledger.BalanceSheet
	income   ledger.IncomeStatement
	budget   []ledger.BudgetRow
	plan     model.Budget
	planned  bool                    // there is a budget
	opening  model.Opening           // of the first year, if it is this one
	opened   bool                    // there are opening balances for the first year
	before   []ledger.Balance        // closing balances of the year before; none for the first year
	unlike   []ledger.SealDifference // where the year does not open with what the year before was sealed with
	sealed   bool                    // the year before is closed

	passing
	banking
	holding
	owing
	funding
}

// begin reads all but the vouchers.
func begin(v *ledger.View, year int) (*snapshot, error) {
	s := &snapshot{
		year: year, today: v.Today(), checks: Checks(), found: map[int][]Finding{},
		members: map[model.ID]model.Member{}, names: map[string]int{},
		claims: map[model.ID]map[model.ID]model.Money{}, paid: map[model.ID]model.Voucher{},
		passing: newPassing(),
	}
	return s, errors.Join(s.takeSettings(v), s.takePeople(v), s.takeFigures(v), s.takeBank(v), s.takeAssets(v),
		s.takeDues(v), s.takeFunds(v))
}

func (s *snapshot) takeSettings(v *ledger.View) (err error) {
	if s.branch, err = v.Branch(); err != nil {
		return err
	}
	if s.chart, err = v.Chart(); err != nil {
		return err
	}
	s.opening, s.opened, err = v.Opening(s.branch.FirstYear)
	return err
}

// takeNames reads who everybody is.
func (s *snapshot) takeNames(v *ledger.View) error {
	members, err := v.Members()
	if err != nil {
		return err
	}
	for _, m := range members {
		s.members[m.ID] = m
		s.names[m.Name]++
	}
	merged, err := v.Merged()
	if err != nil {
		return err
	}
	for id, m := range merged {
		s.members[id] = m
	}
	return nil
}

func (s *snapshot) takePeople(v *ledger.View) (err error) {
	if err := s.takeNames(v); err != nil {
		return err
	}
	if s.visits, err = v.Visits(0); err != nil {
		return err
	}
	if s.subsidies, err = v.Subsidies(0); err != nil {
		return err
	}
	for _, x := range s.visits {
		if !x.Pending() {
			s.claim(x.Voucher, x.Member, x.Total())
		}
	}
	for _, x := range s.subsidies {
		s.claim(x.Voucher, x.Member, x.Amount)
	}
	return nil
}

// claim notes what a visit or a grant says that a voucher paid to a member.
func (s *snapshot) claim(voucher, member model.ID, m model.Money) {
	if voucher == 0 {
		return
	}
	if s.claims[voucher] == nil {
		s.claims[voucher] = map[model.ID]model.Money{}
	}
	s.claims[voucher][member] += m
}

func (s *snapshot) takeFigures(v *ledger.View) (err error) {
	whole := ledger.Range{Year: s.year, Closing: true}
	if s.balances, err = v.TrialBalance(whole); err != nil {
		return err
	}
	if s.sheet, err = v.Sheet(whole); err != nil {
		return err
	}
	if s.income, err = v.Income(whole); err != nil {
		return err
	}
	if s.budget, err = v.BudgetExecution(whole); err != nil {
		return err
	}
	if s.plan, s.planned, err = v.Budget(s.year); err != nil {
		return err
	}
	if s.year <= s.branch.FirstYear {
		return nil
	}
	if s.unlike, s.sealed, err = v.OpeningProof(s.year); err != nil {
		return err
	}
	s.before, err = v.TrialBalance(ledger.Range{Year: s.year - 1, Closing: true})
	return err
}

// lack notes once that data for the running check was never recorded.
func (s *snapshot) lack(text string) { s.missing = append(s.missing, text) }

// made are the visits of the year that took place, by day.
func (s *snapshot) made() []model.Visit {
	var out []model.Visit
	for _, x := range s.visits {
		if x.Date.Year() == s.year {
			out = append(out, x)
		}
	}
	return out
}

// granted are the grants applied for in the year, by day of application.
func (s *snapshot) granted() []model.Subsidy {
	var out []model.Subsidy
	for _, x := range s.subsidies {
		if x.Applied.Year() == s.year {
			out = append(out, x)
		}
	}
	return out
}

// money reports whether an account holds cash or money at the bank.
func money(account string) bool {
	return strings.HasPrefix(account, model.AccountCash) || strings.HasPrefix(account, model.AccountBank)
}
