package export

import (
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

// TestDuesByGroup holds the lists of the groups against the sums by group: nobody is left out or stands twice, and what
// anybody earns stands on none.
func TestDuesByGroup(t *testing.T) {
	look(t, fullBook(t), func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		lists := 0
		for m := 1; m <= 12; m++ {
			s, err := v.DuesMonth(model.NewPeriod(2025, m))
			if err != nil {
				return err
			}
			var due, paid, want, got model.Money
			people := map[string]int{}
			for _, g := range s.Groups() {
				want, got = want+g.Due, got+g.Paid
			}
			for _, x := range duesGroupSheets(d, s) {
				lists++
				for _, c := range x.Columns {
					if c.Name == colBase {
						t.Errorf("%s shows what people earn", x.Name)
					}
				}
				for _, row := range x.Rows {
					people[row[1]]++
					due, paid = due+money(t, row[3]), paid+money(t, row[4])
				}
			}
			if due != want || paid != got {
				t.Errorf("month %d: lists say %s and %s, sums %s and %s", m, due, paid, want, got)
			}
			for number, n := range people {
				if n != 1 {
					t.Errorf("%s stands %d times", number, n)
				}
			}
		}
		if lists == 0 {
			t.Error("no lists")
		}
		return nil
	})
}
