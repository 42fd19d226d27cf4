package export

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// membersGoldens is the folder of what members are shown, and of the reports on the budget.
const membersGoldens = "testdata/members"

// same compares a text with a golden of membersGoldens.
func same(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join(membersGoldens, name)
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.MkdirAll(membersGoldens, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s differs from its golden (%v):\n%s\nwant\n%s", name, err, got, want)
	}
}

// plannedBook is the full book with a budget that was reviewed and adjusted.
func plannedBook(t *testing.T) *ledger.Book {
	t.Helper()
	b := fullBook(t)
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		p, _, err := tx.Budget(2025)
		if err != nil {
			return err
		}
		p.Committee = model.Passed{Date: 20250301, Paper: "委员会纪要〔2025〕1号"}
		p.Audited = model.Passed{Date: 20250305}
		p.Note = "第一段说明。\n第二段说明。"
		p.Invested = 10_000_00
		p.Adjustments = []model.Adjustment{{
			Date: 20250701, Reason: "追加书屋图书", Audited: model.Passed{Date: 20250710},
			Lines: []model.AdjustmentLine{{Account: "50304", Amount: 2_000_00}, {Account: "501", Amount: -500_00}},
		}}
		_, err = tx.SaveBudget(p)
		return err
	})
	return b
}

// TestMembersGoldens records the reports on the budget and what members are shown.
func TestMembersGoldens(t *testing.T) {
	b := plannedBook(t)
	look(t, b, func(v *ledger.View) error {
		for _, x := range []struct {
			file string
			name string
			q    Query
		}{
			{"budget-plan", "budget-plan", Query{Year: 2025}},
			{"final-accounts", "final-accounts", Query{Year: 2025}},
			{"final-accounts-june", "final-accounts", Query{Year: 2025, Month: 6}},
			{"opening", "opening", Query{Year: 2025}},
			{"public", "public", Query{Year: 2025}},
			{"public-q1", "public", Query{Year: 2025, Quarter: 1}},
			{"public-q4", "public", Query{Year: 2025, Month: 11}},
			{"public-next", "public", Query{Year: 2026, Quarter: 1}},
		} {
			r, _ := ReportNamed(x.name)
			table, err := r.Make(v, x.q)
			if err != nil {
				return err
			}
			var text bytes.Buffer
			if err := WriteText(&text, table); err != nil {
				return err
			}
			same(t, x.file+".txt", text.Bytes())
		}
		for _, year := range []int{2025, 2026} {
			pages, err := speechPages(v, year)
			if err != nil {
				return err
			}
			data, err := pagesText(pages[:1])
			if err != nil {
				return err
			}
			same(t, "speech-"+Query{Year: year}.named()[:4]+".txt", data)
		}
		for name, make := range map[string]func(*ledger.View, int) ([]page, error){"plan": planPages, "final": finalPages} {
			pages, err := make(v, 2025)
			if err != nil {
				return err
			}
			data, err := pagesText(pages)
			if err != nil {
				return err
			}
			same(t, name+"-pages.txt", data)
		}
		return nil
	})
}

// TestPublicNamesNobody: neither the published sheet nor the report to the members' meeting names a member or holds
// anything private.
func TestPublicNamesNobody(t *testing.T) {
	b := plannedBook(t)
	look(t, b, func(v *ledger.View) error {
		members, err := v.Members()
		if err != nil {
			return err
		}
		words := append([]string(nil), marks...)
		for _, m := range members {
			words = append(words, m.Name)
		}
		for _, l := range Lists() {
			if !l.text {
				continue
			}
			for _, ext := range []string{".txt", ".html"} {
				data, err := l.write(v, 2025, ext)
				if err != nil {
					return err
				}
				for _, w := range words {
					if bytes.Contains(data, []byte(w)) {
						t.Errorf("%s%s holds %s", l.Kind, ext, w)
					}
				}
			}
		}
		return nil
	})
}

// TestMembersFiles writes each list in each form twice: the bytes are the same, and another ending is refused.
func TestMembersFiles(t *testing.T) {
	b := plannedBook(t)
	for _, kind := range []string{"budget", "final-accounts", "opening", "public", "finance-report"} {
		for _, ext := range []string{".xlsx", ".html"} {
			var made [2][]byte
			for i := range made {
				out := filepath.Join(t.TempDir(), kind+ext)
				if err := WriteList(b, kind, 2025, out, false); err != nil {
					t.Fatal(kind, ext, err)
				}
				data, err := os.ReadFile(out)
				if err != nil {
					t.Fatal(err)
				}
				made[i] = data
			}
			if !bytes.Equal(made[0], made[1]) || len(made[0]) < 1000 {
				t.Errorf("%s%s: %d and %d bytes", kind, ext, len(made[0]), len(made[1]))
			}
		}
		var form *FormatError
		err := WriteList(b, kind, 2025, filepath.Join(t.TempDir(), kind+".pdf"), false)
		if !errors.As(err, &form) {
			t.Errorf("%s.pdf: %v", kind, err)
		}
	}
	out := filepath.Join(t.TempDir(), "q.csv")
	if err := WritePublic(b, Query{Year: 2025, Quarter: 3}, out, false); err != nil {
		t.Fatal(err)
	}
	if err := WritePublic(b, Query{Year: 2025, Quarter: 3}, out, false); !errors.Is(err, ledger.ErrExists) {
		t.Errorf("written twice: %v", err)
	}
	data, err := os.ReadFile(out)
	if err != nil || !bytes.HasPrefix(data, []byte("\ufeff\"项目\",\"7月\",\"8月\",\"9月\",\"本季合计\",\"本年累计\"\n")) {
		t.Errorf("%v %.80s", err, data)
	}
}

// published reads the published sheet of a quarter, or of a year.
func published(v *ledger.View, q Query) (publicPaper, error) {
	d, err := newDesk(v)
	if err != nil {
		return publicPaper{}, err
	}
	return d.publicPaper(q)
}

// line finds a line by the end of its name; its cells are noughts where there is none.
func (p publicPaper) line(account, name string) []model.Money {
	for _, l := range p.lines {
		if l.account == account && strings.HasSuffix(l.name, name) {
			return l.cells
		}
	}
	return p.zeros()
}

// TestQuartersMakeTheYear: whatever is booked, the months make the quarter and the quarters the year, line by line; what
// stood before with what came and went is what stands after; and the year's totals are those of the 收入支出表.
func TestQuartersMakeTheYear(t *testing.T) {
	outer := t
	rapid.Check(t, func(t *rapid.T) {
		b := ledgertest.New(outer, ledgertest.Branch())
		ledgertest.Open(outer, b, 2025, 100_000_00)
		var vs []model.Voucher
		for range rapid.IntRange(1, 12).Draw(t, "vouchers") {
			day := model.NewPeriod(2025, rapid.IntRange(1, 12).Draw(t, "month")).First()
			account := rapid.SampledFrom([]string{
				"401", "402", "40301", "408", "50102", "50105", "50301", "50404", "50504", "510", "32201",
			}).Draw(t, "account")
			amount := model.Money(rapid.Int64Range(1, 900_000).Draw(t, "fen"))
			v := ledgertest.Spending(day, account, amount)
			if account[0] == '4' || account[0] == '3' {
				v.Lines[0].Side, v.Lines[1].Side = model.Credit, model.Debit
			}
			vs = append(vs, v)
		}
		ledgertest.Post(outer, b, vs...)
		if err := b.Read(quartersMakeTheYear); err != nil {
			t.Fatal(err)
		}
	})
}

// quartersMakeTheYear holds the sheets of 2025 against each other and against the 收入支出表.
func quartersMakeTheYear(v *ledger.View) error {
	year, err := published(v, Query{Year: 2025})
	if err != nil {
		return err
	}
	var before []model.Money
	for n := 1; n <= 4; n++ {
		q, err := published(v, Query{Year: 2025, Quarter: n})
		if err != nil {
			return err
		}
		if err := q.agrees(year, n); err != nil {
			return err
		}
		opening, closing := q.line("", publicOpening), q.line("", publicClosing)
		for i := range q.columns {
			in, out := q.line("", publicIn)[i], q.line("", publicOut)[i]
			if sum := opening[i] + in - out + q.line("", publicAdjusted)[i]; sum != closing[i] {
				return fmt.Errorf("quarter %d column %d: %s, closing %s", n, i, sum, closing[i])
			}
		}
		if before != nil && before[3] != opening[0] {
			return fmt.Errorf("quarter %d opens with %s, the one before closed with %s", n, opening[0], before[3])
		}
		before = closing
	}
	s, err := v.Income(ledger.Range{Year: 2025})
	if in, out := year.line("", publicIn)[4], year.line("", publicOut)[4]; in != s.IncomeTotal || out != s.ExpenseTotal {
		return fmt.Errorf("%s %s, statement %s %s", in, out, s.IncomeTotal, s.ExpenseTotal)
	}
	return err
}

// agrees holds the sheet of a quarter against its column in that of the year, and its months against itself.
func (p publicPaper) agrees(year publicPaper, n int) error {
	for _, l := range p.lines {
		stands := strings.HasSuffix(l.name, publicOpening) || strings.HasSuffix(l.name, publicClosing)
		if !stands && l.cells[0]+l.cells[1]+l.cells[2] != l.cells[3] {
			return fmt.Errorf("%s: %v", l.name, l.cells)
		}
	}
	for _, l := range year.lines {
		name := l.name
		if _, rest, numbered := strings.Cut(name, "）"); numbered && l.level == 1 {
			name = rest
		}
		if strings.HasSuffix(name, publicClosing) {
			name = publicClosing
		}
		if got := p.line(l.account, name)[3]; got != l.cells[n-1] {
			return fmt.Errorf("quarter %d %s: %s, in the year %s", n, l.name, got, l.cells[n-1])
		}
		if strings.HasSuffix(name, publicOpening) || name == publicClosing {
			continue
		}
		if l.cells[0]+l.cells[1]+l.cells[2]+l.cells[3] != l.cells[4] {
			return fmt.Errorf("%s: %v", l.name, l.cells)
		}
	}
	return nil
}

// TestFolded breaks lines without losing anything, none of them wider than asked for by more than what closes it.
func TestFolded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("工会经费收支，。；1234567.89abc 　%"))).Draw(t, "text")
		w := rapid.IntRange(20, 80).Draw(t, "width")
		lines := folded(s, w)
		if strings.Join(lines, "") != s {
			t.Fatalf("%q became %q", s, lines)
		}
		for _, l := range lines {
			if words := pieces(l); len(words) > 1 && screenWidth(strings.TrimRight(l, closers)) > w {
				t.Fatalf("%q is wider than %d", l, w)
			}
		}
	})
}
