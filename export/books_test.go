package export

import (
	"slices"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

// closingOf is what the plain rows of a trial balance close with, debit positive.
func closingOf(t *testing.T, table Table) model.Money {
	t.Helper()
	var sum model.Money
	n := len(table.Columns)
	for _, r := range dataRows(table) {
		sum += money(t, r[n-2]) - money(t, r[n-1])
	}
	return sum
}

// TestLinesAreTheirAccounts: the accounts that a line of 资产负债表 leads to add up to it.
func TestLinesAreTheirAccounts(t *testing.T) {
	look(t, fullBook(t), func(v *ledger.View) error {
		for _, q := range []Query{{Year: 2025}, {Year: 2025, Month: 3}, {Year: 2025, Closing: true}} {
			s, err := v.Sheet(q.covers())
			if err != nil {
				return err
			}
			some := 0
			for _, r := range s.Rows {
				q.Line = r.Line
				table, err := LineReport(r.Line).Make(v, q)
				if err != nil {
					return err
				}
				if got := closingOf(t, table); got != r.Closing && got != -r.Closing {
					t.Errorf("line %d closes with %s, its accounts with %s", r.Line, r.Closing, got)
				}
				if len(table.Rows) > 0 {
					some++
				}
			}
			if some < 8 {
				t.Errorf("only %d lines lead to accounts", some)
			}
		}
		return nil
	})
}

// TestBooksAgree: 总账, 凭证汇总表 and 科目余额表 say the same of every first-level account, month by month.
func TestBooksAgree(t *testing.T) {
	for name, b := range map[string]*ledger.Book{"full": fullBook(t), "small": smallBook(t)} {
		look(t, b, func(v *ledger.View) error {
			d, err := newDesk(v)
			if err != nil {
				return err
			}
			for m := range 13 {
				q := Query{Year: 2025, Month: m}
				trial, err := trialBalance(d, q)
				if err != nil {
					return err
				}
				want := map[string]ledger.Turnover{}
				for _, r := range dataRows(trial) {
					turn(want, r[0][:3], money(t, r[4]), money(t, r[5]))
				}
				general, err := generalLedger(d, q)
				if err != nil {
					return err
				}
				summary, err := voucherSummary(d, q)
				if err != nil {
					return err
				}
				got, also := map[string]ledger.Turnover{}, map[string]ledger.Turnover{}
				for _, r := range dataRows(general) {
					if r[4] != "" {
						turn(got, r[0], money(t, r[4]), money(t, r[5]))
					}
				}
				for _, r := range summary.Rows {
					turn(also, r[0], money(t, r[3]), money(t, r[5]))
				}
				for a, x := range want {
					if got[a] != x || also[a] != x {
						t.Errorf("%s, month %d, %s: %v in 总账, %v in 凭证汇总表, not %v", name, m, a, got[a], also[a], x)
					}
				}
			}
			return nil
		})
	}
}

// TestLevyAgainstTheShare: every receipt of the 2 % is compared with what the union's share makes due.
func TestLevyAgainstTheShare(t *testing.T) {
	look(t, fullBook(t), func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		d.branch.Levy, d.branch.Shares = model.LevySelf, []model.YearShare{{Year: 2025, Share: 5000}}
		table, err := levyTable(d, Query{Year: 2025})
		if err != nil {
			return err
		}
		i := slices.IndexFunc(table.Rows, func(r []string) bool { return r[3] == "15614.25" })
		if i < 0 {
			t.Fatalf("no receipt: %v", table.Rows)
		}
		// Half of 15614.25 is 7807.125, rounded half up to what stays with the union.
		if r := table.Rows[i]; r[7] != "7807.12" || r[8] != "-1561.42" || r[6] != "60.00%" {
			t.Errorf("%v", r)
		}
		return nil
	})
}

// TestLevyWithoutAccruals: what the upper union still owes at the year's end is no receipt: it stands in a column of its
// own, and the share is worked out without it.
func TestLevyWithoutAccruals(t *testing.T) {
	var sum levy
	d := &desk{branch: model.Branch{Levy: model.LevySelf, Shares: []model.YearShare{{Year: 2025, Share: 6000}}}}
	for _, x := range []levy{{own: 60_00, due: 40_00}, {accrued: 500_00}} {
		x.voucher.Date = 20251231
		d.byShare(&x)
		sum.add(x)
	}
	got := sum.cells(0)
	want := []string{"100.00", "60.00", "40.00", "60.00%", "40.00", "0.00", "500.00", "0.00", "0.00"}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	due := model.Voucher{Lines: []model.Line{{Account: "13102", Side: model.Debit, Amount: 1}, {Account: "402", Side: model.Credit, Amount: 1}}}
	if !owedByUpper(due) || owedByUpper(model.Voucher{Lines: due.Lines[1:]}) {
		t.Error("an accrual is not told from a receipt")
	}
}

// TestRefundInWords: a voucher whose red and blue lines cancel each other out says in words what came in.
func TestRefundInWords(t *testing.T) {
	look(t, smallBook(t), func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		for _, c := range []struct {
			credit bool
			want   string
		}{{false, "壹佰元整（红字与蓝字相抵，收付 100.00）"}, {true, "壹佰元整"}} {
			x := model.Voucher{Number: 1, Date: 20250310, Period: 202503, Lines: []model.Line{
				{Account: "102", Side: model.Debit, Amount: 100_00}, {Account: "50102", Side: model.Debit, Amount: -100_00},
			}}
			if c.credit {
				x.Lines[1] = model.Line{Account: "50102", Side: model.Credit, Amount: 100_00}
			}
			for _, room := range slipRoom {
				slips, err := d.slipsOfVoucher(x, room)
				if err != nil {
					return err
				}
				if got := slips[0]; got.Capital != c.want || got.Lines[1].Red == c.credit {
					t.Errorf("%+v, want %s", got, c.want)
				}
			}
		}
		return nil
	})
}
