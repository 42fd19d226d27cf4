package export

import (
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

// TestFiguresTie holds the figures of every year against the ledger's own reports and against sums made here.
func TestFiguresTie(t *testing.T) {
	b := plannedBook(t)
	err := b.Read(func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		years, err := v.Years()
		if err != nil {
			return err
		}
		for _, year := range years {
			if err := figuresTie(t, d, year); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func figuresTie(t *testing.T, d *desk, year int) error {
	t.Helper()
	y, err := d.figuresOf(year)
	if err != nil {
		return err
	}
	expect := func(part, name string, sum model.Money) {
		t.Helper()
		if got := y.of(part, name).sum; got != sum {
			t.Errorf("%d %s %s: %v, want %v", year, part, name, got, sum)
		}
	}
	var in, out, rights model.Money
	balances, err := d.v.TrialBalance(Query{Year: year}.covers())
	if err != nil {
		return err
	}
	for _, x := range balances {
		switch x.Account[0] {
		case '4':
			in += x.Credit - x.Debit
		case '5':
			out += x.Debit - x.Credit
		}
		if accountIs(x.Account, "501", "504") {
			rights += x.Debit - x.Credit
		}
	}
	expect(figureMoney, figureTotalIn, in)
	expect(figureMoney, figureTotalOut, out)
	expect(figureMoney, figureLeft, in-out)
	expect(figureUse, figureRights, rights)
	visits, err := d.v.Visits(0)
	if err != nil {
		return err
	}
	var visited model.Money
	for _, x := range visits {
		if !x.Pending() && x.Date.Year() == year {
			visited += x.Money + x.GoodsValue
		}
	}
	expect(figureVisits, figureWhole, visited)
	grants, err := d.v.Subsidies(0)
	if err != nil {
		return err
	}
	var granted model.Money
	for _, g := range grants {
		if g.Paid.Year() == year {
			granted += g.Amount
		}
	}
	expect(figureGrants, figureWhole, granted)
	parts := map[string]model.Money{}
	for _, f := range y.all {
		if f.part == figureVisits && f.name != figureWhole {
			parts[figureVisits] += f.sum
			if f.people < fewPeople && !strings.HasPrefix(f.name, figuresSmall[:6]) {
				t.Errorf("%d: %s is named with %d people", year, f.name, f.people)
			}
		}
		if f.part == figureIn || f.part == figureOut {
			parts[f.part] += f.sum
		}
	}
	expect(figureVisits, figureWhole, parts[figureVisits])
	expect(figureMoney, figureTotalIn, parts[figureIn])
	expect(figureMoney, figureTotalOut, parts[figureOut])
	return nil
}

// TestFiguresNameNobody: no member's name, illness or account stands in the figures.
func TestFiguresNameNobody(t *testing.T) {
	b := plannedBook(t)
	err := b.Read(func(v *ledger.View) error {
		members, err := v.Members()
		if err != nil {
			return err
		}
		lines, err := Figures(v, 2025, 76)
		if err != nil {
			return err
		}
		text := strings.Join(lines, "\n")
		if !strings.Contains(text, figureTotalIn) || len(members) == 0 {
			t.Errorf("nothing said: %s", text)
		}
		for _, m := range members {
			if strings.Contains(text, m.Name) {
				t.Errorf("%s is named", m.Name)
			}
		}
		for _, l := range lines[:len(lines)-1] {
			if screenWidth(l) > 76 {
				t.Errorf("too wide: %s", l)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
