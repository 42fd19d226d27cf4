package ledger

import (
	"testing"

	"gonghui/model"
)

// tieOf is a tie of the sheet at the end of a month.
func tieOf(t *testing.T, b *Book, month int, name TieName) (out Tie) {
	t.Helper()
	view(t, b, func(v *View) error {
		s, err := v.Sheet(Range{Year: 2025, Month: month})
		for _, x := range s.Ties {
			if x.Name == name {
				out = x
			}
		}
		return err
	})
	return out
}

// TestCustodyByProject finds money held in trust that is used for something else, or of the wrong project, although
// the whole agrees.
func TestCustodyByProject(t *testing.T) {
	custody := func(d model.Date, in bool, marked, owed string, m model.Money) model.Voucher {
		x := twoLines(d, "102", "221", m, "", "")
		x.Lines[0].Project, x.Lines[1].Project = marked, owed
		if !in {
			x.Lines[0].Side, x.Lines[1].Side = model.Credit, model.Debit
		}
		return x
	}
	b := newBook(t)
	posted(t, b, custody(20250105, true, "互助金", "互助金", 500))
	posted(t, b, custody(20250106, true, "慈善", "慈善", 300))
	if x := tieOf(t, b, 1, TieCustody); !x.Holds() || x.Left != 800*yuan {
		t.Errorf("both in order: %+v", x)
	}
	// Paid out of the money of the one, booked on what is owed to the other.
	posted(t, b, custody(20250203, false, "慈善", "互助金", 100))
	x := tieOf(t, b, 2, TieCustody)
	if x.Holds() || x.Left != x.Right || len(x.Off) != 2 || x.Off[0].Project != "互助金" {
		t.Errorf("the wrong project: %+v", x)
	}
	// Spent on the union's own.
	spent := twoLines(20250301, "50102", "102", 30, "", "")
	spent.Lines[1].Project = "慈善"
	posted(t, b, spent)
	if x := tieOf(t, b, 3, TieCustody); x.Holds() || x.Left != x.Right-30*yuan {
		t.Errorf("spent on something else: %+v", x)
	}
}

// TestMirrorsWhileWaiting lets assets wait on 182 in both directions at once: what is short still has its fund, what was
// found has none yet, and both sides of 301 agree all the time.
func TestMirrorsWhileWaiting(t *testing.T) {
	b := newBook(t)
	fixed := func(what string) {
		t.Helper()
		for _, name := range []TieName{TieFixed, TieStock} {
			if x := tieOf(t, b, 6, name); !x.Holds() {
				t.Errorf("%s: %+v", what, x)
			}
		}
	}
	post := func(debit, credit string, m model.Money) {
		t.Helper()
		posted(t, b, twoLines(20250601, debit, credit, m, "", ""))
	}
	post("162", "30104", 3000)
	post("141", "30101", 400)
	fixed("bought")
	post("162", "182", 1200)
	fixed("a thing was found")
	post("182", "141", 100)
	fixed("and goods are short")
	post("182", "101", 5)
	fixed("and cash")
	post("182", "162", 700)
	fixed("and another thing is missing")
	post("182", "30104", 1200)
	post("30101", "182", 100)
	fixed("two were decided on")
	post("30104", "182", 700)
	fixed("all were")
	post("162", "102", 50)
	if x := tieOf(t, b, 6, TieFixed); x.Holds() {
		t.Errorf("an asset without its fund: %+v", x)
	}
}
