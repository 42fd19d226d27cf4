package audit

import (
	"errors"
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// snapshot is everything that the checks look at, read once.
type snapshot struct {
	year      int
	today     model.Date
	branch    model.Branch
	chart     model.Chart
	vouchers  []model.Voucher // of the year, by period and number; closing vouchers last
	byID      map[model.ID]int
	members   map[model.ID]model.Member
	names     map[string]bool // of members
	visits    []model.Visit   // of all years
	subsidies []model.Subsidy // of all years
	balances  []ledger.Balance
	sheet     ledger.BalanceSheet
	budget    []ledger.BudgetRow
	planned   bool // there is a budget
	opened    bool // there are opening balances
	low       []lowPoint
	chain     error
	missing   []string
}

// lowPoint is when a cash or bank account first went below zero at the end of a day, and how low it fell.
type lowPoint struct {
	account string
	first   model.Date
	lowest  model.Money
}

func take(v *ledger.View, year int) (*snapshot, error) {
	s := &snapshot{
		year: year, today: v.Today(), byID: map[model.ID]int{}, members: map[model.ID]model.Member{}, names: map[string]bool{},
	}
	return s, errors.Join(s.takeSettings(v), s.takePeople(v), s.takeFigures(v), s.takeVouchers(v))
}

func (s *snapshot) takeSettings(v *ledger.View) (err error) {
	if s.branch, err = v.Branch(); err != nil {
		return err
	}
	if s.chart, err = v.Chart(); err != nil {
		return err
	}
	_, s.opened, err = v.Opening(s.branch.FirstYear)
	return err
}

func (s *snapshot) takePeople(v *ledger.View) error {
	members, err := v.Members()
	if err != nil {
		return err
	}
	for _, m := range members {
		s.members[m.ID] = m
		s.names[m.Name] = true
	}
	if s.visits, err = v.Visits(0); err != nil {
		return err
	}
	s.subsidies, err = v.Subsidies(0)
	return err
}

func (s *snapshot) takeFigures(v *ledger.View) (err error) {
	whole := ledger.Range{Year: s.year, Closing: true}
	if s.balances, err = v.TrialBalance(whole); err != nil {
		return err
	}
	if s.sheet, err = v.Sheet(whole); err != nil {
		return err
	}
	if s.budget, err = v.BudgetExecution(whole); err != nil {
		return err
	}
	_, s.planned, err = v.Budget(s.year)
	return err
}

func (s *snapshot) takeVouchers(v *ledger.View) error {
	err := v.EachVoucher(model.NewPeriod(s.year, 1), model.Closing(s.year), func(x model.Voucher) error {
		s.byID[x.ID] = len(s.vouchers)
		s.vouchers = append(s.vouchers, x)
		return nil
	})
	if err != nil {
		return err
	}
	for _, b := range s.balances {
		if !money(b.Account) {
			continue
		}
		if err := s.takeLow(v, b); err != nil {
			return err
		}
	}
	var damage *ledger.DamageError
	if err := v.EachEvent(1, func(ledger.Event) error { return nil }); err != nil {
		if !errors.As(err, &damage) {
			return err
		}
		s.chain = err
	}
	return nil
}

// takeLow follows an account day by day.
func (s *snapshot) takeLow(v *ledger.View, b ledger.Balance) error {
	sum, day := b.OpeningDebit-b.OpeningCredit, model.Date(0)
	low := lowPoint{account: b.Account}
	endOfDay := func() {
		if sum < 0 && day != 0 {
			if low.first == 0 {
				low.first = day
			}
			low.lowest = min(low.lowest, sum)
		}
	}
	first, last := model.NewPeriod(s.year, 1).First(), model.NewPeriod(s.year, 12).Last()
	err := v.EachEntry(b.Account, first, last, func(e ledger.Entry) error {
		if e.Date != day {
			endOfDay()
			day = e.Date
		}
		if e.Side == model.Debit {
			sum += e.Amount
		} else {
			sum -= e.Amount
		}
		return nil
	})
	endOfDay()
	if low.first != 0 {
		s.low = append(s.low, low)
	}
	return err
}

// money reports whether an account holds cash or money at the bank.
func money(account string) bool {
	return strings.HasPrefix(account, model.AccountCash) || strings.HasPrefix(account, model.AccountBank)
}

// lack notes once that data for the running check was never recorded.
func (s *snapshot) lack(text string) { s.missing = append(s.missing, text) }

// voucher finds a posted voucher of the year.
func (s *snapshot) voucher(id model.ID) (model.Voucher, bool) {
	i, ok := s.byID[id]
	if !ok {
		return model.Voucher{}, false
	}
	return s.vouchers[i], true
}

// about starts a finding on a voucher.
func about(v model.Voucher, format string, args ...any) Finding {
	return Finding{
		Object: fmt.Sprintf(objectVoucher, v.In().Month(), v.Number), Ref: model.Ref{Kind: model.KindVoucher, ID: v.ID},
		Voucher: v.ID, VoucherText: fmt.Sprintf(voucherText, v.In(), v.Number),
		Amount: total(v), HasAmount: true, Text: fmt.Sprintf(format, args...),
	}
}

// total is the sum of a voucher's debits.
func total(v model.Voucher) model.Money {
	var m model.Money
	for _, l := range v.Lines {
		m += l.Debit()
	}
	return m
}

// onVisit starts a finding on a visit.
func (s *snapshot) onVisit(x model.Visit, format string, args ...any) Finding {
	m := s.members[x.Member]
	f := Finding{
		Object: fmt.Sprintf(objectVisit, x.Date, m.Name, x.Category), Ref: model.Ref{Kind: model.KindVisit, ID: x.ID},
		Amount: x.Total(), HasAmount: true, Text: fmt.Sprintf(format, args...),
	}
	return s.withVoucher(f, x.Voucher)
}

// onSubsidy starts a finding on a grant.
func (s *snapshot) onSubsidy(x model.Subsidy, format string, args ...any) Finding {
	m := s.members[x.Member]
	f := Finding{
		Object: fmt.Sprintf(objectSubsidy, x.Applied, m.Name), Ref: model.Ref{Kind: model.KindSubsidy, ID: x.ID},
		Amount: x.Amount, HasAmount: true, Text: fmt.Sprintf(format, args...),
	}
	return s.withVoucher(f, x.Voucher)
}

func (s *snapshot) withVoucher(f Finding, id model.ID) Finding {
	if v, ok := s.voucher(id); ok {
		f.Voucher, f.VoucherText = v.ID, fmt.Sprintf(voucherText, v.In(), v.Number)
	}
	return f
}

// made are the visits of the year that took place.
func (s *snapshot) made() []model.Visit {
	var out []model.Visit
	for _, x := range s.visits {
		if x.Date.Year() == s.year {
			out = append(out, x)
		}
	}
	return out
}

// granted are the grants applied for in the year.
func (s *snapshot) granted() []model.Subsidy {
	var out []model.Subsidy
	for _, x := range s.subsidies {
		if x.Applied.Year() == s.year {
			out = append(out, x)
		}
	}
	return out
}
