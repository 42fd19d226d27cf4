package export

import (
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

func look(t testing.TB, b *ledger.Book, fn func(*ledger.View) error) {
	t.Helper()
	if err := b.Read(fn); err != nil {
		t.Fatal(err)
	}
}

// worth adds up the parts of a total as a spreadsheet would.
func worth(t testing.TB, p page, column int, parts []term) model.Money {
	t.Helper()
	var total model.Money
	for _, x := range parts {
		for i := x.first; i <= x.last; i++ {
			cell := p.rows[i].cell(column)
			if cell == "" {
				continue
			}
			if m := money(t, cell); x.less {
				total -= m
			} else {
				total += m
			}
		}
	}
	return total
}

// formulasHold checks every total of a page against its parts and returns how many there are.
func formulasHold(t testing.TB, p page) int {
	t.Helper()
	n := 0
	for i, r := range p.rows {
		for column, parts := range r.sums {
			cell := r.cell(column)
			if cell == "" {
				continue
			}
			n++
			if got := worth(t, p, column, parts); got != money(t, cell) {
				t.Errorf("%s: row %d column %d is %s, its parts make %s", p.name, i, column, cell, got)
			}
		}
	}
	return n
}

func rowNamed(t testing.TB, p page, name string) row {
	t.Helper()
	for _, r := range p.rows {
		for _, c := range r.cells {
			if strings.TrimLeft(c, "　") == name {
				return r
			}
		}
	}
	t.Fatalf("%s has no row %q", p.name, name)
	return row{}
}

func TestStatementsAreThePrintedForms(t *testing.T) {
	b := smallBook(t)
	look(t, b, func(v *ledger.View) error {
		in, err := v.Income(ledger.Range{Year: 2025})
		if err != nil {
			return err
		}
		p := incomeForm(model.Branch{Name: "某工会"}, in)
		if n := formulasHold(t, p); n != 9 {
			t.Errorf("%d totals", n)
		}
		if got := rowNamed(t, p, incomeIn).cells; got[1] != "105799.65" || got[2] != "98300.00" {
			t.Errorf("income is %v", got)
		}
		if got := rowNamed(t, p, incomeDifference).cells[1]; got != in.Difference().String() {
			t.Errorf("difference is %s", got)
		}
		if !strings.Contains(strings.Join(p.notes, ""), labelTieHolds) || p.corner != incomeNumber {
			t.Errorf("notes %v, number %s", p.notes, p.corner)
		}
		month, err := v.Income(ledger.Range{Year: 2025, Month: 5})
		if err != nil {
			return err
		}
		m := incomeForm(model.Branch{Name: "某工会"}, month)
		formulasHold(t, m)
		if got := rowNamed(t, m, incomeIn).cells; got[1] != "0.00" || got[2] != "105799.65" {
			t.Errorf("income of May is %v", got)
		}
		bs, err := v.Sheet(ledger.Range{Year: 2025})
		if err != nil {
			return err
		}
		s := balanceForm(model.Branch{Name: "某工会"}, bs)
		if n := formulasHold(t, s); n != 12 {
			t.Errorf("%d totals in the balance sheet", n)
		}
		last := s.rows[len(s.rows)-1].cells
		if last[0] != "资产总计" || last[3] != balanceLast.name || last[1] != last[4] || last[2] != last[5] {
			t.Errorf("last row %v", last)
		}
		if s.notes[0] != labelFootnote+interimSheet {
			t.Errorf("an interim sheet must say so: %v", s.notes)
		}
		return nil
	})
}

func TestBrokenTieIsTold(t *testing.T) {
	s := ledger.BalanceSheet{Ties: []ledger.Tie{{Name: ledger.TieFixed, Left: 100, Right: 99}, {Name: ledger.TieStock}}}
	got := tieNote(s.Ties)
	if !strings.Contains(got, labelTieBroken) || !strings.Contains(got, "1.00 ≠ 0.99") || strings.Contains(got, "库存物品") {
		t.Error(got)
	}
}

// TestEveryLineIsPrinted makes sure that the printed forms leave no account out.
func TestEveryLineIsPrinted(t *testing.T) {
	have := map[string]bool{}
	for _, l := range append(append([]incomeLine(nil), incomeLinesIn...), incomeLinesOut...) {
		have[l.account] = true
	}
	for _, a := range model.Standard().Accounts() {
		if (a.Kind == model.Income || a.Kind == model.Expense) && a.Parent == "" && !have[a.Code] {
			t.Errorf("%s %s has no line", a.Code, a.Name)
		}
	}
	lines := map[ledger.SheetLine]int{}
	for _, l := range append(append([]balanceLine{balanceLast}, balanceLeft...), balanceRight...) {
		lines[l.line]++
	}
	for l := ledger.SheetMoney; l <= ledger.SheetRightTotal; l++ {
		if lines[l] != 1 {
			t.Errorf("line %d is printed %d times", l, lines[l])
		}
	}
	for n := ledger.TieSheet; n <= ledger.TieCustody; n++ {
		if tieLabels[n] == "" {
			t.Errorf("tie %d has no name", n)
		}
	}
}

func TestSlips(t *testing.T) {
	b := smallBook(t)
	var slips []slip
	look(t, b, func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		slips, err = slipsOf(d, Print{Year: 2025})
		return err
	})
	var numbers []string
	for _, s := range slips {
		numbers = append(numbers, s.Number)
		if len(s.Lines)+s.Blank != slipRoom[slipsTwo] {
			t.Errorf("%s has %d lines and %d blank ones", s.Number, len(s.Lines), s.Blank)
		}
		if s.Last == (s.Capital == "") {
			t.Errorf("%s: the sum stands on the last sheet only", s.Number)
		}
	}
	want := "记字第1号 记字第2号 记字第1 1/3号 记字第1 2/3号 记字第1 3/3号 记字第1号 记字第1号 记字第2号 记字第3号 记字第4号"
	if got := strings.Join(numbers, " "); got != want {
		t.Errorf("numbers\n%s\nwant\n%s", got, want)
	}
	long := slips[4]
	if long.Capital != "壹万陆仟零肆拾玖元贰角捌分" || long.Debit != "￥16,049.28" || long.Credit != long.Debit {
		t.Errorf("sum of the long voucher: %+v", long)
	}
	red := slips[8]
	if !red.Red || !red.Lines[0].Red || !strings.HasPrefix(red.Capital, "（红字）") || strings.Contains(red.Debit, "-") {
		t.Errorf("red voucher %+v", red)
	}
}

func TestMasks(t *testing.T) {
	for in, want := range map[string]string{"": "", "1234": "****", "110101199001011234": "**************1234"} {
		if got := maskID(in); got != want {
			t.Errorf("maskID(%q) = %q", in, got)
		}
	}
	for in, want := range map[string]string{"13800001234": "138****1234", "123": "***"} {
		if got := maskPhone(in); got != want {
			t.Errorf("maskPhone(%q) = %q", in, got)
		}
	}
}
