package audit

import (
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// statement brings one statement of May 2025 with a line for a known voucher of the year and, if extra is not 0, one more.
func statement(s *scene, extra model.Money) {
	day := model.Date(20250602)
	paid := s.book(day, "羽毛球场地费", dr("50102", 700_00), cr("102", 700_00))
	lines := []model.BankLine{{Row: 2, Date: paid.Date, Amount: -700_00, Counterparty: paid.Counterparty, Serial: "S1"}}
	if extra != 0 {
		lines = append(lines, model.BankLine{Row: 3, Date: day, Amount: extra, Summary: "未知收款", Serial: "S2"})
	}
	model.BankLineKeys(lines)
	ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
		_, _, _, err := tx.SaveStatement(model.Statement{Account: "102"}, lines)
		return err
	})
}

func TestBankAndCash(t *testing.T) {
	limit := func(m model.Money) func(*scene) {
		return func(s *scene) { s.branch(func(b *model.Branch) { b.CashLimit = m }) }
	}
	spent := func(deposit bool) func(*scene) {
		return func(s *scene) {
			s.book(20250602, "收会费", dr("101", 300_00), cr("401", 300_00))
			s.book(20250602, "买饮用水", dr("50102", 50_00), cr("101", 50_00))
			if deposit {
				s.book(20250602, "现金存入银行", dr("102", 250_00), cr("101", 250_00))
			}
		}
	}
	bank := []int{17, 18}
	tryAll(t, []trialCase{
		{name: "cash beyond the limit", check: 14, says: "超过限额 100.00 元", gives: []int{14}, change: limit(100_00)},
		{name: "cash within the limit", check: 14, gives: []int{14}, change: limit(50_000_00)},
		{name: "spent directly", check: 16, says: "收现金 300.00 元、付现金 50.00 元", change: spent(false)},
		{name: "deposited", check: 16, change: spent(true)},
		{
			name: "only the bank has it", check: 18, says: "对账单 2025-06-02 88.00 元（未知收款）没有对应的凭证",
			gives: bank, also: []int{17}, change: func(s *scene) { statement(s, 88_00) },
		},
		{name: "both have it", check: 18, gives: bank, also: []int{17}, change: func(s *scene) { statement(s, 0) }},
	})
}

func TestMonthsReconciled(t *testing.T) {
	sign := func(s *scene) {
		statement(s, 0)
		ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
			found, err := tx.Propose("102", 20251231)
			if err != nil {
				return err
			}
			for _, p := range found {
				if _, err := tx.SaveMatch(p.Match); err != nil {
					return err
				}
			}
			for m := 6; m <= 12; m++ {
				p := model.NewPeriod(2025, m)
				at, err := tx.BookOn("102", p.Last())
				if err != nil {
					return err
				}
				r, err := tx.Reconcile("102", p)
				if err != nil {
					return err
				}
				_, err = tx.SaveReconciliation(model.Reconciliation{
					Account: "102", Month: p, Closing: at - r.BookIn.Sum + r.BookOut.Sum, Prepared: ledgertest.Actor,
					Reviewed: "主席乙", Date: 20260110, Signed: true,
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	s := clean(t)
	sign(s)
	for _, f := range run(t, s.b, 2025).Findings {
		if f.Check == 17 || f.Check == 18 {
			t.Errorf("finding in reconciled months: %s", f.Text)
		}
	}
	other := clean(t)
	statement(other, 0)
	unsigned := 0
	for _, f := range run(t, other.b, 2025).Findings {
		if f.Check == 17 {
			unsigned++
		}
	}
	if unsigned != 7 { // June to December
		t.Errorf("%d months without a sheet, want 7", unsigned)
	}
}

func TestInvoicesOnce(t *testing.T) {
	invoices := func(numbers ...string) func(*scene) {
		return func(s *scene) {
			for _, n := range numbers {
				v := s.post(func(*model.Voucher) {})
				ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
					_, err := tx.SaveInvoice(model.Invoice{Number: n, Voucher: v.ID, Amount: 100_00})
					return err
				})
			}
		}
	}
	tryAll(t, []trialCase{
		{
			name: "twice", check: 49, says: "发票 12345678 在", gives: []int{49},
			change: invoices("12345678", "12345678"),
		},
		{name: "once each", check: 49, gives: []int{49}, change: invoices("12345678", "12345679")},
	})
}

// TestRunningMonth leaves the bank's lines of the running month to those who are still writing its vouchers.
func TestRunningMonth(t *testing.T) {
	s := &snapshot{today: 20250620}
	s.accounts = []bankAccount{{code: "102", lines: []model.BankLine{
		{Date: 20250531, Amount: 88_00}, {Date: 20250602, Amount: 99_00},
	}}}
	found := bothSides(s)
	if len(found) != 1 || found[0].Amount != 88_00 {
		t.Errorf("found %+v", found)
	}
	s.today = 20250701
	if found = bothSides(s); len(found) != 2 {
		t.Errorf("when the month is over: %+v", found)
	}
}
