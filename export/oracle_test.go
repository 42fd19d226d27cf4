package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// openJournal leaves the closing vouchers, and the red ones that take them back, out of what hledger adds up.
var openJournal = "not:tag:^" + tagKind + "$=^" + model.VoucherClosing.String() + "$"

// TestOracle has hledger, another program by other people, work out generated unions' years from the journals: its
// balances are our trial balance, income statement and balance sheet, account by account, open and closed, closed
// yearly and monthly, with and without the closing vouchers.
func TestOracle(t *testing.T) {
	for seed := range uint64(2) {
		for _, u := range []ledgertest.Union{
			{Seed: seed, Years: 2},
			{Seed: seed, Years: 2, Close: 1},
			{Seed: seed, Years: 3, Close: 3},
			{Seed: seed, Years: 2, Close: 2, Monthly: true},
		} {
			t.Run(fmt.Sprintf("%d-%d-%d-%t", u.Seed, u.Years, u.Close, u.Monthly), func(t *testing.T) {
				b := ledgertest.Generate(t, u)
				for i := range u.Years {
					o := oracle{t: t, b: b, year: 2025 + i, file: filepath.Join(t.TempDir(), "账本.journal")}
					o.write()
					o.trialBalances()
					o.incomeStatements()
					o.balanceSheets()
					o.months()
				}
			})
		}
	}
}

// oracle is one year's journal and the book that it came from.
type oracle struct {
	t    *testing.T
	b    *ledger.Book
	year int
	file string
}

func (o oracle) write() {
	look(o.t, o.b, func(v *ledger.View) error {
		text, err := journalText(v, o.year)
		write(o.t, o.file, text)
		return err
	})
	hledger(o.t, o.file, "check", "--strict")
}

// ask runs one of hledger's reports and reads the figure of every account.
func (o oracle) ask(args ...string) map[string]model.Money {
	o.t.Helper()
	out := hledger(o.t, o.file, append(args, "-O", "csv", "--flat")...)
	r := csv.NewReader(bytes.NewReader(out))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		o.t.Fatal(err)
	}
	got := map[string]model.Money{}
	for _, row := range rows {
		last := row[0][strings.LastIndex(row[0], ":")+1:]
		code, _, named := strings.Cut(last, " ")
		if !named || strings.Trim(code, "0123456789") != "" || len(code) < 3 || len(row) < 2 {
			continue // headings and totals
		}
		if m := money(o.t, strings.TrimSuffix(row[len(row)-1], " "+journalMoney)); m != 0 {
			got[code] = m
		}
	}
	return got
}

// same compares what both programs say of every account.
func (o oracle) same(what string, ours, theirs map[string]model.Money) {
	o.t.Helper()
	for code, m := range ours {
		if m != 0 && theirs[code] != m {
			o.t.Errorf("%d, %s: %s is %s, hledger says %s", o.year, what, code, m, theirs[code])
		}
	}
	for code, m := range theirs {
		if ours[code] == 0 {
			o.t.Errorf("%d, %s: hledger knows %s of %s", o.year, what, m, code)
		}
	}
}

// trial reads a figure of the trial balance for every account.
func (o oracle) trial(r ledger.Range, of func(ledger.Balance) model.Money) map[string]model.Money {
	out := map[string]model.Money{}
	look(o.t, o.b, func(v *ledger.View) error {
		rows, err := v.TrialBalance(r)
		for _, x := range rows {
			out[x.Account] += of(x)
		}
		return err
	})
	return out
}

func opened(x ledger.Balance) model.Money { return x.OpeningDebit - x.OpeningCredit }
func turned(x ledger.Balance) model.Money { return x.Debit - x.Credit }
func stood(x ledger.Balance) model.Money  { return x.ClosingDebit - x.ClosingCredit }

func (o oracle) trialBalances() {
	first := fmt.Sprintf("%d-01-01", o.year)
	for _, closing := range []bool{false, true} {
		r := ledger.Range{Year: o.year, Closing: closing}
		var with []string
		if !closing {
			with = []string{openJournal}
		}
		what := fmt.Sprintf("trial balance, closing vouchers %t", closing)
		balance := func(args ...string) map[string]model.Money {
			return o.ask(append(append([]string{"balance", "--no-total"}, args...), with...)...)
		}
		o.same(what+", opening", o.trial(r, opened), balance("-e", first))
		o.same(what+", turnover", o.trial(r, turned), balance("-b", first))
		o.same(what+", end", o.trial(r, stood), balance())
	}
	if all := o.trial(ledger.Range{Year: o.year}, stood); len(all) < 15 {
		o.t.Errorf("%d: only %d accounts", o.year, len(all))
	}
}

func (o oracle) incomeStatements() {
	ours, left := map[string]model.Money{}, map[string]model.Money{}
	look(o.t, o.b, func(v *ledger.View) error {
		s, err := v.Income(ledger.Range{Year: o.year})
		for _, rows := range [][]ledger.IncomeRow{s.Income, s.Expense} {
			for _, group := range rows {
				for _, x := range leavesOf(group) {
					ours[x.Account] += x.Amount
				}
			}
		}
		if !s.Ties() {
			o.t.Errorf("%d: the income statement does not tie: %+v", o.year, s)
		}
		return err
	})
	for code, m := range o.trial(ledger.Range{Year: o.year, Closing: true}, stood) {
		if code[0] == '4' {
			left[code] = -m
		}
		if code[0] == '5' {
			left[code] = m
		}
	}
	from := fmt.Sprintf("%d-01-01", o.year)
	o.same("income statement", ours, o.ask("incomestatement", "-b", from, openJournal))
	o.same("income statement with closing vouchers", left, o.ask("incomestatement", "-b", from))
}

// balanceSheets compares assets as hledger shows them, liabilities and net assets by their credit, and then the lines
// of 工会01表 that are made of them.
func (o oracle) balanceSheets() {
	for _, closing := range []bool{false, true} {
		r := ledger.Range{Year: o.year, Closing: closing}
		args := []string{"balancesheetequity"}
		if !closing {
			args = append(args, openJournal)
		}
		theirs, ours := o.ask(args...), map[string]model.Money{}
		for code, m := range o.trial(r, stood) {
			switch code[0] {
			case '1':
				ours[code] = m
			case '2', '3':
				ours[code] = -m
			}
		}
		o.same(fmt.Sprintf("balance sheet, closing vouchers %t", closing), ours, theirs)
		look(o.t, o.b, func(v *ledger.View) error {
			s, err := v.Sheet(r)
			for line, prefixes := range map[ledger.SheetLine][]string{
				ledger.SheetMoney: {"101", "102"}, ledger.SheetDueUpper: {"131"}, ledger.SheetFixedNet: {"162", "163"},
				ledger.SheetOweUpper: {"211"}, ledger.SheetCustody: {"221"}, ledger.SheetAssetFund: {"301"},
				ledger.SheetCarry: {"321"},
			} {
				var sum model.Money
				for code, m := range theirs {
					for _, p := range prefixes {
						if strings.HasPrefix(code, p) {
							sum += m
						}
					}
				}
				if s.Row(line).Closing != sum {
					o.t.Errorf("%d: line %d is %s, hledger says %s", o.year, line, s.Row(line).Closing, sum)
				}
			}
			for _, tie := range s.Ties {
				if !tie.Holds() {
					o.t.Errorf("%d, closing vouchers %t: tie %d: %s and %s", o.year, closing, tie.Name, tie.Left, tie.Right)
				}
			}
			return err
		})
	}
}

// months compares the balances at the ends of some months; closing vouchers of a month count from its end.
func (o oracle) months() {
	for _, m := range []int{1, 6, 11} {
		next := model.NewPeriod(o.year, m).Next().First().String()
		r := ledger.Range{Year: o.year, Month: m}
		o.same(fmt.Sprintf("end of month %d", m), o.trial(r, stood),
			o.ask("balance", "--no-total", "-e", next, openJournal))
		r.Closing = true
		o.same(fmt.Sprintf("end of month %d with closing vouchers", m), o.trial(r, stood),
			o.ask("balance", "--no-total", "-e", next))
	}
}

// TestRegistersWithClosing holds the ledger of every account against the trial balance, month by month, where closing
// vouchers count.
func TestRegistersWithClosing(t *testing.T) {
	b := ledgertest.Generate(t, ledgertest.Union{Seed: 3, Years: 1, Close: 1, Monthly: true})
	look(t, b, func(v *ledger.View) error {
		for _, month := range []int{0, 3, 12} {
			r := ledger.Range{Year: 2025, Month: month, Closing: true}
			rows, err := v.TrialBalance(r)
			if err != nil {
				return err
			}
			for _, x := range rows {
				rep, _ := ReportNamed("ledger")
				got, err := rep.Make(v, Query{Year: 2025, Month: month, Closing: true, Account: x.Account})
				if err != nil {
					return err
				}
				var debit, credit model.Money
				for i, row := range got.Rows {
					if i < len(got.Keys) && got.Keys[i].Ref.ID != 0 {
						debit, credit = debit+cellOf(t, got, row, colDebit), credit+cellOf(t, got, row, colCredit)
					}
				}
				if debit != x.Debit || credit != x.Credit {
					t.Errorf("month %d, %s: ledger %s and %s, trial balance %s and %s", month, x.Account, debit, credit,
						x.Debit, x.Credit)
				}
			}
		}
		return nil
	})
}

// cellOf reads a sum of a row by the column's name; empty is nothing.
func cellOf(t *testing.T, table Table, row []string, name string) model.Money {
	t.Helper()
	for i, c := range table.Columns {
		if c.Name == name && row[i] != "" {
			return money(t, row[i])
		}
	}
	return 0
}
