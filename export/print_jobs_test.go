package export

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// TestLeavesCarryOver breaks registers of any length into pages: none holds more than its lines, what 过次页 hands on is
// what 承前页 takes over and what the lines before it come to, and no line is lost.
func TestLeavesCarryOver(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var k book
		k.monthly = rapid.Bool().Draw(rt, "monthly")
		balance := model.Money(rapid.Int64Range(-1e6, 1e6).Draw(rt, "opening"))
		add := func(text, debit, credit string) {
			k.table.Rows = append(k.table.Rows, []string{
				"2025-03-01", "2025-03 记1", text, "", debit, credit, sideOf(balance), balance.Abs().String(),
			})
		}
		add(registerCarried, "", "")
		var month [2]model.Money
		for range rapid.IntRange(0, 120).Draw(rt, "lines") {
			if rapid.IntRange(0, 9).Draw(rt, "month ends") == 0 {
				k.table.Between = append(k.table.Between, len(k.table.Rows))
				add(registerMonth, month[0].String(), month[1].String())
				month = [2]model.Money{}
				if rapid.Bool().Draw(rt, "year so far") {
					k.table.Between = append(k.table.Between, len(k.table.Rows))
					add(registerYear, "", "")
				}
				continue
			}
			amount := model.Money(rapid.Int64Range(-5e5, 5e5).Draw(rt, "amount"))
			month[0] += amount
			balance += amount
			add("某事", amount.String(), "0.00")
		}
		leaves := k.leaves("某工会", 2025)
		plain := 0
		var sum model.Money
		for i, l := range leaves {
			if len(l.Rows)+len(l.Blank) != leafRows {
				rt.Fatalf("page %d has %d lines and %d blank ones", i, len(l.Rows), len(l.Blank))
			}
			for j, r := range l.Rows {
				switch r.Summary {
				case bookSkipped:
					if j != leafRows-2 || l.Rows[j+1].Summary != bookAfter || k.table.Rows[plain][2] != registerMonth {
						rt.Fatalf("page %d skips line %d", i, j)
					}
				case bookBefore:
					before := leaves[i-1].Rows[leafRows-1]
					before.Summary = bookBefore
					if j != 0 || r != before {
						rt.Fatalf("page %d takes over %+v, not %+v", i, r, before)
					}
				case bookAfter:
					if want, _ := leafAmount(sum.String()); j != leafRows-1 || i == len(leaves)-1 || r.Debit != want {
						rt.Fatalf("page %d hands on %s, not %s", i, r.Debit, want)
					}
				default:
					cells := k.table.Rows[plain]
					if cells[2] == registerYear && l.Rows[j-1].Summary != registerMonth {
						rt.Fatalf("page %d parts the sums of a month and of its year", i)
					}
					plain++
					if cells[2] == registerMonth && k.monthly {
						sum = 0
					} else if cells[2] == "某事" {
						m, err := model.ParseMoney(cells[4])
						if err != nil {
							rt.Fatal(err)
						}
						sum += m
					}
				}
			}
		}
		if plain != len(k.table.Rows) {
			rt.Fatalf("%d lines of %d", plain, len(k.table.Rows))
		}
	})
}

// TestBracketsAndBack: an amount of a book is read back as it was.
func TestBracketsAndBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := model.Money(rapid.Int64Range(-1e12, 1e12).Draw(rt, "amount"))
		for _, prefix := range []string{"", slipYuan} {
			text := prefix + bracketed(m)
			got, err := model.ParseMoney(unbracketed(text))
			if err != nil || got != m || strings.Contains(text, "-") {
				rt.Fatalf("%s is %s as %s (%v)", m, got, text, err)
			}
		}
	})
}

// TestDraftsAreOnPaper: drafts are printed when they are asked for, under their provisional numbers, and no voucher
// leaves the month that was asked for.
func TestDraftsAreOnPaper(t *testing.T) {
	b := smallBook(t)
	var id model.ID
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		var err error
		id, err = tx.SaveDraft(model.Voucher{Date: 20250503, Summary: "某草稿", Lines: []model.Line{
			{Account: "50102", Side: model.Debit, Amount: 100}, {Account: "102", Side: model.Credit, Amount: 100},
		}})
		return err
	})
	look(t, b, func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		for _, c := range []struct {
			p    Print
			want bool
		}{
			{Print{Year: 2025}, false},
			{Print{Year: 2025, Drafts: true}, true},
			{Print{Year: 2025, Month: 4, Drafts: true}, false},
			{Print{Year: 2025, Month: 5, Drafts: true, PerPage: 3}, true},
		} {
			slips, err := slipsOf(d, c.p)
			if err != nil {
				return err
			}
			found := false
			for _, s := range slips {
				if s.Number == fmt.Sprintf(draftNumber, id) {
					found = strings.Join(s.More, "") == slipDraft
				}
				if len(s.Lines)+s.Blank != slipRoom[c.p.perPage()] {
					t.Errorf("%s has %d lines and %d blank ones", s.Number, len(s.Lines), s.Blank)
				}
			}
			if found != c.want {
				t.Errorf("%+v: draft printed: %v", c.p, found)
			}
		}
		return nil
	})
}

// TestPilesHoldEveryVoucher: the covers of a year count all its vouchers and papers.
func TestPilesHoldEveryVoucher(t *testing.T) {
	look(t, fullBook(t), func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		piles, err := d.piles(Print{Year: 2025})
		if err != nil {
			return err
		}
		count, papers, numbered := 0, 0, 0
		var sum model.Money
		err = v.EachVoucher(model.OpeningPeriod(2025), model.Closing(2025), func(x model.Voucher) error {
			count++
			papers += x.Attachments
			for _, l := range x.Lines {
				sum += l.Debit()
			}
			return nil
		})
		for _, p := range piles {
			numbered += p.last - p.first + 1
			papers -= p.papers
			sum -= p.sum.Debit
		}
		if numbered != count || papers != 0 || sum != 0 || count == 0 {
			t.Errorf("%d numbers on covers for %d vouchers, %d papers and %s yuan apart", numbered, count, papers, sum)
		}
		return err
	})
}

// TestPrintedBooksOpen reads printed workbooks again: they stand on A4, and the sums of the vouchers are on them.
func TestPrintedBooksOpen(t *testing.T) {
	look(t, fullBook(t), func(v *ledger.View) error {
		for _, l := range Lists() {
			if !l.Paper() {
				continue
			}
			l.print = func(v *ledger.View, year int) ([]page, error) {
				d, err := newDesk(v)
				if err != nil {
					return nil, err
				}
				return l.job(d, Print{Year: year})
			}
			data, err := l.write(v, 2025, ".xlsx")
			if err != nil {
				return err
			}
			f, err := excelize.OpenReader(bytes.NewReader(data))
			if err != nil {
				t.Errorf("%s: %v", l.Kind, err)
				continue
			}
			for _, sheet := range f.GetSheetList() {
				layout, err := f.GetPageLayout(sheet)
				if err != nil || layout.Size == nil || *layout.Size != 9 {
					t.Errorf("%s, %s: not on A4: %+v (%v)", l.Kind, sheet, layout, err)
				}
				if rows, err := f.GetRows(sheet); err != nil || len(rows) < 2 { // a title, and what is there or why nothing is
					t.Errorf("%s, %s: %d rows (%v)", l.Kind, sheet, len(rows), err)
				}
			}
			if err := f.Close(); err != nil {
				t.Error(err)
			}
		}
		return nil
	})
}

// TestNotesHaveEightPoints: 会计报表附注 hold the eight points and the figures of the statements.
func TestNotesHaveEightPoints(t *testing.T) {
	look(t, fullBook(t), func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		pages, err := statementJob(d, Print{Year: 2025})
		if err != nil {
			return err
		}
		if pages[2].doc == nil {
			t.Fatal("no notes")
		}
		text := strings.Join(docText(pages[2].doc, 500), "\n")
		in, err := v.Income(ledger.Range{Year: 2025})
		if err != nil {
			return err
		}
		for _, want := range []string{
			notesComply, notesOverall, notesPolicy, notesItems, notesDisposal, notesNominal, notesPrior, notesOther,
			in.IncomeTotal.Grouped(), in.Difference().Grouped(), "2,000.00",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("the notes lack %q:\n%s", want, text)
			}
		}
		if month, err := statementJob(d, Print{Year: 2025, Month: 3}); err != nil || len(month) != 3 {
			t.Errorf("a month has %d pages (%v)", len(month), err)
		}
		return nil
	})
}

// manyBook holds so many vouchers of January 2025.
func manyBook(tb testing.TB, n int) *ledger.Book {
	tb.Helper()
	b := ledgertest.New(tb, ledgertest.Branch())
	ledgertest.Do(tb, b, func(tx *ledger.Tx) error {
		ids := make([]model.ID, 0, n)
		for i := range n {
			id, err := tx.SaveDraft(model.Voucher{
				Date: model.Date(20250101 + i%28), Summary: fmt.Sprintf("羽毛球比赛场地费%d", i), Attachments: 2,
				Lines: []model.Line{
					{Account: "50102", Side: model.Debit, Amount: model.Money(100 + i)},
					{Account: "102", Side: model.Credit, Amount: model.Money(100 + i)},
				},
			})
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		_, err := tx.Post(ids...)
		return err
	})
	return b
}

// BenchmarkPrintVouchers prints 1,000 and 4,000 vouchers; the budget is a second for 1,000, growing in line with them.
func BenchmarkPrintVouchers(b *testing.B) {
	for _, n := range []int{1000, 4000} {
		made := manyBook(b, n)
		for _, ext := range []string{".html", ".xlsx"} {
			b.Run(fmt.Sprintf("%d%s", n, ext), func(b *testing.B) {
				l, _ := ListNamed("vouchers")
				l.print = func(v *ledger.View, year int) ([]page, error) {
					d, err := newDesk(v)
					if err != nil {
						return nil, err
					}
					return l.job(d, Print{Year: year})
				}
				for b.Loop() {
					look(b, made, func(v *ledger.View) error {
						_, err := l.write(v, 2025, ext)
						return err
					})
				}
			})
		}
	}
}
