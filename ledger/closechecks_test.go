package ledger

import (
	"fmt"
	"strings"
	"testing"

	"gonghui/model"
)

// checked shows the lines of a check list that are not in order: name, state, what it is about.
func checked(t *testing.T, b *Book, p model.Period) string {
	t.Helper()
	var out []string
	view(t, b, func(v *View) error {
		list, err := v.CloseChecks(p)
		for _, c := range list {
			if c.State == CheckOK {
				continue
			}
			s := fmt.Sprintf("%d/%d", c.Name, c.State)
			for _, i := range c.Items {
				s += fmt.Sprintf(" %s%s%s%s", i.Account, i.Number, i.Project, i.Day)
				if i.Amount != 0 {
					s += fmt.Sprintf("=%d", i.Amount/yuan)
				}
			}
			out = append(out, s)
		}
		return err
	})
	return strings.Join(out, "; ")
}

// TestCloseChecks breaks every line of the list once.
func TestCloseChecks(t *testing.T) {
	empty := newBook(t)
	if got := checked(t, empty, 202501); !strings.HasPrefix(got, "1/3 ") {
		t.Errorf("a book without opening: %s", got)
	}
	b := reported(t)
	// The project's money lies with the rest at the bank; bank and cash are not looked after.
	want := "7/2 102=12000; 8/2 101=500"
	if got := checked(t, b, 202501); got != want {
		t.Errorf("January: %s, want %s", got, want)
	}
	if got := checked(t, b, 202502); !strings.HasPrefix(got, "2/3 ; ") {
		t.Errorf("February before January: %s", got)
	}
	one := func(d model.Date, source string, attached int, debit, credit string, m model.Money) model.Voucher {
		v := twoLines(d, debit, credit, m, "", "")
		v.Source, v.Attachments = source, attached
		return v
	}
	for _, v := range []model.Voucher{
		one(20250401, "S007", 0, "135", "101", 600),     // more cash than there is, and an advance that gets old
		one(20250403, "S009", 1, "101", "135", 100),     // S008 is missing
		one(20250404, "", 1, "162", "102", 3000),        // an asset without its 301
		one(20250405, "", 1, "182", "101", 1),           // still on 182 at the year's end
		twoLines(20250406, "102", "221", 10, "", "代管款"), // money held in trust that the bank line does not name
	} {
		posted(t, b, v)
	}
	do(t, b, func(tx *Tx) error {
		_, err := tx.SaveDraft(twoLines(20250430, "50102", "102", 5, "", ""))
		if err != nil {
			return err
		}
		for m := 1; m <= 3; m++ {
			if err := tx.CloseMonth(model.NewPeriod(2025, m)); err != nil {
				return err
			}
		}
		id, err := tx.newID()
		if err != nil {
			return err
		}
		card := model.AssetCard{ID: id, Number: "1", Name: "打印机", Class: "1", Cost: 3000 * yuan, Acquired: 20250404, Months: 72}
		return tx.save(model.Ref{Kind: model.KindAsset, ID: id}, card)
	})
	april := "3/3 2025-04-30; 4/2 2025-04-30; 6/2 2025-04-01; 7/2 102=11010; 8/2 101=-1; " +
		"9/2 1012025-04-01=-100 1012025-04-05=-1; 10/2 =3000; 11/2 30104=-3000; 12/2 221代管款=-10; 22/2 101=-1; 17/2 S008"
	got := checked(t, b, 202504)
	if strings.ReplaceAll(got, "3/3 ;", "3/3 2025-04-30;") != april {
		t.Errorf("April:\n%s\nwant\n%s", got, april)
	}
	if got := checked(t, b, 202507); !strings.Contains(got, "13/2 1352025-05-01=500") {
		t.Errorf("July: %s", got)
	}
	if got := checked(t, b, model.Closing(2025)); !strings.Contains(got, "14/2 182=1; 15/2 131; 16/2 读书=3700") {
		t.Errorf("the year: %s", got)
	}
	if got := checked(t, b, 202601); !strings.Contains(got, "5/2 ") {
		t.Errorf("the next year: %s", got)
	}
}

// TestYearChecks asks at a year's end for the yearly count of assets and for what is owed to the upper union.
func TestYearChecks(t *testing.T) {
	b := reported(t)
	posted(t, b, twoLines(20250404, "162", "30104", 3000, "", ""))
	posted(t, b, twoLines(20250405, "102", "211", 40, "", ""))
	if got := checked(t, b, model.Closing(2025)); !strings.Contains(got, "18/2 162=3000; 19/2 211=40") {
		t.Errorf("the year: %s", got)
	}
	do(t, b, func(tx *Tx) error {
		_, err := tx.SaveAssetCount(model.AssetCount{Date: 20251220, Counter: "出纳丁", Witness: "会计甲"})
		return err
	})
	if got := checked(t, b, model.Closing(2025)); strings.Contains(got, "18/2") || !strings.Contains(got, "19/2 211=40") {
		t.Errorf("the year, counted: %s", got)
	}
}

// TestSpendingChecks finds at a month's end what was spent beyond: a project's money, what is owed, the budget, and
// money held in trust that was spent on the union's own.
func TestSpendingChecks(t *testing.T) {
	b := newBook(t)
	do(t, b, func(tx *Tx) error {
		br, err := tx.Branch()
		if err != nil {
			return err
		}
		br.CashLimit = 50 * yuan
		if err := tx.SaveBranch(br); err != nil {
			return err
		}
		_, err = tx.SaveBudget(model.Budget{Year: 2025, Lines: []model.BudgetLine{{Account: "50102", Amount: 100 * yuan}}})
		return err
	})
	for _, v := range []model.Voucher{
		twoLines(20250105, "102", "402", 5000, "", ""),
		twoLines(20250106, "101", "102", 80, "", ""),
		twoLines(20250107, "102", "40302", 200, "", "运动会"),
		twoLines(20250108, "50102", "102", 250, "运动会", ""),
		twoLines(20250109, "211", "102", 60, "", ""), // nothing was owed
		twoLines(20250110, "102", "221", 30, "慈善", "慈善"),
		twoLines(20250111, "50405", "102", 20, "慈善", "慈善"),
		twoLines(20250112, "162", "30104", 90, "", ""), // no card
	} {
		posted(t, b, v)
	}
	got := checked(t, b, 202501)
	for _, want := range []string{
		"20/2 运动会=-50", "21/2 50405慈善=20", "22/2 211=-60", "23/2 162=90", "24/2 101=80", "25/2 50102=150",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}
