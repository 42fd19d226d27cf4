package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// closedBook is the small book with its year closed.
func closedBook(t testing.TB) *ledger.Book {
	t.Helper()
	b := smallBook(t)
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		for m := 1; m <= 12; m++ {
			if err := tx.CloseMonth(model.NewPeriod(2025, m)); err != nil {
				return err
			}
		}
		_, err := tx.CloseYear(2025)
		return err
	})
	return b
}

// TestStatementsBeforeAndAfterClosing: the pack and the print job of a closed year have the statements right before and
// right after its closing, each saying which; only what is left over moves between them, and what others rely on as CSV
// does not change.
func TestStatementsBeforeAndAfterClosing(t *testing.T) {
	csv := func(b *ledger.Book) []byte {
		var out bytes.Buffer
		look(t, b, func(v *ledger.View) error {
			d, err := newDesk(v)
			if err != nil {
				return err
			}
			for _, make := range []maker{incomeTable, sheetTable, trialBalance, monthlyTable} {
				x, err := make(d, Query{Year: 2025})
				if err != nil {
					return err
				}
				if err := WriteCSV(&out, x); err != nil {
					return err
				}
			}
			return nil
		})
		return out.Bytes()
	}
	b := closedBook(t)
	if open := csv(smallBook(t)); !bytes.Equal(open, csv(b)) {
		t.Error("closing the year changes the tables that others rely on")
	}
	look(t, b, func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		p, err := d.pack(2025, func(int, int) {})
		if err != nil {
			return err
		}
		job, err := statementJob(d, Print{Year: 2025})
		if err != nil {
			return err
		}
		for _, pages := range [][]page{bindPack(p).pages, job} {
			at := func(name string) page {
				i := slices.IndexFunc(pages, func(p page) bool { return p.name == name })
				if i < 0 {
					t.Fatalf("no page %s", name)
				}
				return pages[i]
			}
			before, after := at(balanceTitle), at(balanceTitle+afterClosing)
			if !strings.HasSuffix(before.head[1], beforeClosing) || !strings.HasSuffix(after.head[1], afterClosing) {
				t.Errorf("%s and %s", before.head[1], after.head[1])
			}
			if !strings.Contains(before.notes[0], beforeSheet) || !strings.Contains(after.notes[0], afterNote) {
				t.Errorf("notes %v and %v", before.notes, after.notes)
			}
			for i, r := range before.rows {
				for c, cell := range r.cells {
					name := strings.TrimLeft(r.cell(3), ideographic)
					left := c == 5 && (name == "工会资金结转" || name == "工会资金结余")
					if cell != after.rows[i].cells[c] && !left {
						t.Errorf("closing moves %v to %v", r.cells, after.rows[i].cells)
					}
				}
			}
			formulasHold(t, before)
			formulasHold(t, after)
		}
		return nil
	})
}

// TestOneMonthSum: the closing vouchers stand under December's one 本月合计, and the account is level after them.
func TestOneMonthSum(t *testing.T) {
	look(t, closedBook(t), func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		for _, account := range []string{"402", "50102", "50404"} {
			x, err := d.journalOf(sheetLedger, account, Query{Year: 2025, Closing: true})
			if err != nil {
				return err
			}
			sums, days := 0, 0
			for _, r := range x.Rows {
				if strings.HasPrefix(r[0], "2025-12") {
					days++
				}
				if days > 0 && r[2] == registerMonth {
					sums++
				}
			}
			last := x.Rows[len(x.Rows)-1]
			if days == 0 || sums != 1 || last[2] != registerYear || last[6] != registerLevel || last[4] != last[5] {
				t.Errorf("%s: %d lines in December, %d times 本月合计, at last %v", account, days, sums, last)
			}
		}
		return nil
	})
}

// TestStatementsTieWithEachOther: what is left over is the same on both statements, before and after closing, and what a
// year begins with is what the one before ended with, closed or not.
func TestStatementsTieWithEachOther(t *testing.T) {
	for name, b := range map[string]*ledger.Book{"open": smallBook(t), "closed": closedBook(t)} {
		look(t, b, func(v *ledger.View) error {
			d, err := newDesk(v)
			if err != nil {
				return err
			}
			for _, q := range []Query{{Year: 2025}, {Year: 2025, Closing: true}, {Year: 2026}} {
				s, err := d.statements(q)
				if err != nil {
					return err
				}
				ties := s.ties()
				if want := 2 + q.Year - 2025; len(ties) != want {
					t.Errorf("%s %+v: %d ties", name, q, len(ties))
				}
				for _, x := range ties {
					if x.left != x.right {
						t.Errorf("%s %+v: %s: %s and %s", name, q, x.name, x.left, x.right)
					}
				}
				for _, x := range s.Sheet.Ties {
					if !x.Holds() {
						t.Errorf("%s %+v: %v", name, q, x)
					}
				}
				p := incomePage(d.branch, s)
				formulasHold(t, p)
				if last := p.rows[0].cell(2); (last != "") != (q.Year == 2026) {
					t.Errorf("%s %+v: last year began with %q", name, q, last)
				}
				said := strings.Join(p.notes, "")
				if !strings.Contains(said, tieCarry) || strings.Contains(said, labelTieBroken) {
					t.Errorf("%s %+v: %s", name, q, said)
				}
			}
			return nil
		})
	}
}
