package export

import (
	"slices"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// TestMonthlyClosing: where income and expense are closed with every month, the closing vouchers of a month stand in
// its sheets, among its printed vouchers, on their cover and in their summary; a year's figures are as ever.
func TestMonthlyClosing(t *testing.T) {
	b := ledgertest.Generate(t, ledgertest.Union{Seed: 3, Years: 1, Close: 1, Monthly: true})
	look(t, b, func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		rep, _ := ReportNamed("balance-sheet")
		for _, c := range []struct {
			q    Query
			want bool
		}{{Query{Year: 2025, Month: 3}, true}, {Query{Year: 2025}, false}} {
			if got := rep.Closes(d.branch, c.q); got != c.want {
				t.Errorf("%v closes %t", c.q, got)
			}
		}
		if yearly := (model.Branch{}); rep.Closes(yearly, Query{Year: 2025, Month: 3}) {
			t.Error("a branch that closes by year has closing vouchers in a month's sheet")
		}
		pages, err := statementJob(d, Print{Year: 2025, Month: 3})
		if err != nil {
			return err
		}
		sheet, err := v.Sheet(ledger.Range{Year: 2025, Month: 3, Closing: true})
		if err != nil {
			return err
		}
		i := slices.IndexFunc(pages, func(p page) bool { return p.name == balanceTitle })
		if want := sheet.Row(ledger.SheetSurplus).Closing.String(); sheet.Interim || !slices.ContainsFunc(pages[i].rows,
			func(r row) bool { return slices.Contains(r.cells, want) }) {
			t.Errorf("the sheet of March has no %s: %v", want, pages[i].rows)
		}
		if !strings.Contains(pages[i].notes[0], monthClosed) || !strings.Contains(pages[0].notes[0], monthIncome) {
			t.Errorf("the sheets do not say which they are: %v %v", pages[i].notes, pages[0].notes)
		}
		closings := 0
		year := model.Closing(2025)
		err = v.EachVoucher(year, year, func(x model.Voucher) error {
			if x.Date.Month() == 3 {
				closings++
			}
			return nil
		})
		if err != nil || closings == 0 {
			t.Fatalf("%d closing vouchers in March: %v", closings, err)
		}
		count := func(month int) (march, all int) {
			slips, err := slipsOf(d, Print{Year: 2025, Month: month})
			if err != nil {
				t.Fatal(err)
			}
			for i, x := range slips {
				all++
				if strings.Contains(x.Number, "年终") && x.pile == "2025年3月" {
					t.Errorf("%s closes a month", x.Number)
				}
				if x.pile == "2025年3月" {
					march++
					if n := len(slips); i > 0 && i < n-1 && slips[i-1].pile != x.pile && slips[i+1].pile != x.pile {
						t.Errorf("%s lies alone", x.Number)
					}
				}
			}
			return march, all
		}
		inMonth, all := count(3)
		inYear, _ := count(0)
		if inMonth != all || inMonth != inYear || inMonth <= closings {
			t.Errorf("%d of %d slips are of March, %d in the year's print", inMonth, all, inYear)
		}
		sum, err := voucherSummary(d, Query{Year: 2025, Month: 3, Closing: true})
		if err != nil {
			return err
		}
		if !strings.Contains(sum.Notes[0], "另有结转凭证") {
			t.Errorf("the summary of March: %v", sum.Notes)
		}
		piles, err := d.piles(Print{Year: 2025, Month: 3})
		if len(piles) != 1 || piles[0].closing[0] == 0 {
			t.Errorf("the cover of March has no closing vouchers: %+v", piles)
		}
		return err
	})
}

// TestClosedYearFirst: of a closed year the statements with its closing come first, and each says which it is.
func TestClosedYearFirst(t *testing.T) {
	look(t, closedBook(t), func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		pages, err := statementJob(d, Print{Year: 2025})
		var titles []string
		for _, p := range pages {
			if p.doc == nil {
				titles = append(titles, p.title)
			}
		}
		want := []string{
			incomeTitle + afterClosing, balanceTitle + afterClosing, balanceTitle + beforeClosing,
			sheetTrial + afterClosing, sheetTrial + beforeClosing,
		}
		if !slices.Equal(titles, want) {
			t.Errorf("%v, want %v", titles, want)
		}
		return err
	})
}
