package intake

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gonghui/ledger"
	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

const bankHead = "日期,收入,支出,余额,对方户名,摘要,流水号\n"

func TestStatementRefusals(t *testing.T) {
	for name, x := range map[string]struct {
		data   string
		code   Code
		row    int
		detail string
	}{
		"a balance that does not follow": {
			bankHead + "2025/1/2,100,,1100,甲,,1\n2025/1/3,,50,1000,乙,,2\n2025/1/4,,50,950,乙,,3\n", CodeBankChain, 3, "1,050.00",
		},
		"a row is missing": {
			bankHead + "2025/1/2,100,,1100,甲,,1\n2025/1/4,,50,950,乙,,3\n", CodeBankChain, 3, "1,050.00",
		},
		"both sides":       {bankHead + "2025/1/2,100,20,1080,甲,,1\n", CodeBothSides, 2, ""},
		"no day":           {bankHead + ",100,,1100,甲,,1\n", CodeNeeded, 2, ""},
		"no such day":      {bankHead + "2025/2/30,100,,1100,甲,,1\n", CodeCalendar, 2, ""},
		"a day to come":    {bankHead + "2027/2/3,100,,1100,甲,,1\n", CodeFuture, 2, ""},
		"no amount":        {bankHead + "2025/2/3,一百,,1100,甲,,1\n", CodeAmount, 2, ""},
		"a third decimal":  {bankHead + "2025/2/3,1.005,,1100,甲,,1\n", CodeDecimals, 2, ""},
		"another currency": {"日期,金额,余额,币种\n2025/1/2,-5,95,美元\n", CodeCurrency, 2, ""},
		"another word":     {"日期,借贷标志,金额,余额\n2025/1/2,左,5,95\n", CodeWord, 2, "借"},
		"no direction of the first": {
			"日期,金额,余额\n2025/1/2,5,100\n2025/1/3,6,94\n", CodeDirection, 2, "",
		},
		"no direction": {"日期,金额,摘要\n2025/1/2,5,球\n2025/1/3,6,球\n", CodeDirection, 2, ""},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t, 2025)
			r := text(t, b, Bank, x.data)
			if r.OK || len(r.Problems) == 0 {
				t.Fatalf("accepted: %+v", r)
			}
			if p := r.Problems[0]; p.Code != x.code || p.Row != x.row || !strings.Contains(p.Detail, x.detail) {
				t.Errorf("problem %+v", p)
			}
			if got := brought(t, b); len(got) != 0 {
				t.Errorf("%d lines of a refused file", len(got))
			}
		})
	}
}

func TestStatementFilesRefused(t *testing.T) {
	b := newBook(t, 2025)
	for name, x := range map[string]struct {
		data    string
		options Options
		code    Code
		detail  string
	}{
		"columns are missing":    {"日期,摘要,余额\n2025/1/2,球,5\n", Options{}, sheet.ErrMissing, "收入+支出"},
		"no day":                 {"收入,支出,余额\n5,,5\n", Options{}, sheet.ErrMissing, "日期"},
		"no header":              {"a,b,c\n1,2,3\n", Options{}, CodeBankHeader, "a、b、c"},
		"nothing but a header":   {bankHead, Options{}, sheet.ErrNoRows, ""},
		"rows without an amount": {bankHead + "2025/1/2,,,5,,,\n", Options{}, sheet.ErrNoRows, ""},
		"no bank account":        {bankHead, Options{Account: "101"}, CodeBankAccount, "102 银行存款"},
		"no such meaning":        {bankHead, Options{Columns: map[string]string{"天气": "晴"}}, CodeColumnName, "流水号"},
		"no such header":         {bankHead, Options{Columns: map[string]string{"日期": "晴"}}, CodeColumnTitle, "对方户名"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Run(b, Bank, file(t, x.data), x.options)
			var p *Problem
			if !errors.As(err, &p) || p.Code != x.code || !strings.Contains(p.Detail, x.detail) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestSeveralBanksMustBeNamed(t *testing.T) {
	b := newBook(t, 2025)
	_, err := b.Do(ledger.Command{}, func(tx *ledger.Tx) error {
		for _, d := range []model.AccountDetail{
			{Code: "10201", Name: "农商银行", Parent: "102"}, {Code: "10202", Name: "建设银行", Parent: "102"},
		} {
			if _, err := tx.SaveAccount(d); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	path := file(t, bankHead+"2025/1/2,100,,1100,甲,,1\n")
	var p *Problem
	if _, err := Run(b, Bank, path, Options{}); !errors.As(err, &p) || p.Code != CodeWhichBank ||
		!strings.Contains(p.Detail, "10202") {
		t.Errorf("no account was named: %v", err)
	}
	for _, account := range []string{"10201", "10202"} { // one number may stand at two banks
		r, err := Run(b, Bank, path, Options{Account: account})
		if err != nil || r.New != 1 {
			t.Errorf("%s: %v %+v", account, err, r)
		}
	}
}

// TestStatementsOverlap: files of overlapping days bring each line once; a serial number that comes back
// with another amount is refused, and a long number that a spreadsheet cut off tells nothing apart.
func TestStatementsOverlap(t *testing.T) {
	b := newBook(t, 2025)
	row := func(day int, in, balance string, serial any) string {
		return fmt.Sprintf("2025/1/%d,%s,,%s,甲,存,%v\n", day, in, balance, serial)
	}
	first := bankHead + row(2, "100", "1100", 1) + row(2, "100", "1200", 2) + row(3, "7", "1207", 3)
	counts(t, text(t, b, Bank, first), 3, 3, 0, 0)
	counts(t, text(t, b, Bank, bankHead+row(3, "7", "1207", 3)+row(4, "5", "1212", 4)), 2, 1, 1, 0)
	r := text(t, b, Bank, bankHead+row(4, "6", "1213", 4))
	if r.OK || r.Problems[0].Code != CodeBankDiffers || !strings.Contains(r.Problems[0].Detail, "5.00") {
		t.Errorf("another amount under a known number: %+v", r)
	}
	short := bankHead + row(5, "1", "1213", "1.23E+19") + row(5, "1", "1214", "1.23E+19")
	counts(t, text(t, b, Bank, short), 2, 2, 0, 0)
	again := text(t, b, Bank, short)
	counts(t, again, 2, 0, 2, 0)
	if !strings.Contains(strings.Join(again.Notes, " "), "1.23E+19") {
		t.Errorf("notes %q", again.Notes)
	}
	for _, l := range brought(t, b) {
		if strings.Contains(l.Key, "E+") {
			t.Errorf("a number that was cut off is a key: %+v", l)
		}
	}
}

// TestColumnsAreRemembered: what a user said of a header holds for the next file with it, and for no other.
func TestColumnsAreRemembered(t *testing.T) {
	b := newBook(t, 2025)
	head := "办结日,往来,进项,出项,结存\n"
	path := file(t, head+"2025-01-02,甲,100,,1100\n")
	if _, err := Run(b, Bank, path, Options{}); !errors.Is(err, CodeBankHeader) {
		t.Errorf("nobody knows these words: %v", err)
	}
	meant := map[string]string{"日期": "办结日", "收入": "进项", "支出": "出项", "余额": "结存", "对方": "往来"}
	r, err := Run(b, Bank, path, Options{Columns: meant})
	if err != nil || r.New != 1 {
		t.Fatalf("%v %+v", err, r)
	}
	counts(t, text(t, b, Bank, head+"2025-01-02,甲,100,,1100\n2025-01-03,乙,,50,1050\n"), 2, 1, 1, 0)
	if got := brought(t, b); got[1].Amount != -5_000 || got[1].Counterparty != "乙" {
		t.Errorf("lines %+v", got)
	}
	counts(t, text(t, b, Bank, bankHead+"2025/1/4,,50,1000,乙,,\n"), 1, 1, 0, 0)
}

// TestStatementTitles finds what stands above the header.
func TestStatementTitles(t *testing.T) {
	b := newBook(t, 2025)
	r := sound(t, b, Bank, filepath.Join("testdata", "branch-2025", "银行-建行.xls"))
	if r.New == 0 {
		t.Fatal("nothing came")
	}
	view(t, b, func(v *ledger.View) error {
		s, err := v.Statements("102")
		if len(s) != 1 || s[0].Bank != "中国建设银行" || s[0].From != 20250111 || s[0].To != 20251230 ||
			s[0].Opening != 18_643_217 || s[0].Closing != 14_364_547 || !s[0].Balanced || s[0].Lines != 115 {
			t.Errorf("statement %+v", s)
		}
		return err
	})
}

// TestStatementsReadBack writes lines down in several layouts, either way round, and reads the same lines
// back.
func TestStatementsReadBack(t *testing.T) {
	b := newBook(t, 2025)
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(r, "lines")
		balance := model.Money(rapid.Int64Range(0, 1_000_000).Draw(r, "opening"))
		var want []model.BankLine
		day := model.Date(20250101)
		for range n {
			day = day.AddDays(rapid.IntRange(0, 2).Draw(r, "days"))
			amount := model.Money(rapid.Int64Range(-500_000, 500_000).Filter(func(n int64) bool { return n != 0 }).Draw(r, "fen"))
			balance += amount
			want = append(want, model.BankLine{Date: day, Amount: amount, Balance: balance})
		}
		layout := rapid.SampledFrom([]string{"two", "signed", "flag"}).Draw(r, "layout")
		down := rapid.Bool().Draw(r, "latest first") && want[0].Date != want[n-1].Date
		_, imp, err := readStatement(b, file(t, written(want, layout, down)))
		if err != nil {
			r.Fatalf("%v", err)
		}
		if len(imp.lines) != n || imp.statement.Descending != down {
			r.Fatalf("%d of %d lines, latest first %v", len(imp.lines), n, imp.statement.Descending)
		}
		for i, w := range want {
			if g := imp.lines[i]; g.Date != w.Date || g.Amount != w.Amount || g.Balance != w.Balance {
				r.Fatalf("line %d is %+v, want %+v", i, g, w)
			}
		}
	})
}

// written lays lines out as a bank would.
func written(lines []model.BankLine, layout string, down bool) string {
	head := map[string]string{
		"two": "交易日期,借方发生额,贷方发生额,余额", "signed": "记账日期,交易金额,联机余额", "flag": "交易日期,借贷,交易金额,余额",
	}[layout]
	var rows []string
	for _, l := range lines {
		in, out, flag := "", l.Amount.Abs().Grouped(), "借"
		if l.Amount > 0 {
			in, out, flag = out, "", "贷"
		}
		rows = append(rows, map[string]string{
			"two":    fmt.Sprintf("%s,%q,%q,%q", l.Date, out, in, l.Balance.Grouped()),
			"signed": fmt.Sprintf("%s,%q,%q", l.Date, l.Amount.Grouped(), l.Balance.Grouped()),
			"flag":   fmt.Sprintf("%s,%s,%q,%q", l.Date, flag, l.Amount.Abs().Grouped(), l.Balance.Grouped()),
		}[layout])
	}
	if down {
		slices.Reverse(rows)
	}
	return head + "\n" + strings.Join(rows, "\n") + "\n"
}

// TestStatementOfALockedBook: a statement comes in without the numbers of other people's accounts, which nobody may
// write while they are locked.
func TestStatementOfALockedBook(t *testing.T) {
	b := newBook(t, 2025)
	const data = "日期,收入,支出,余额,对方户名,对方账号\n2025/1/2,100,,1100,甲,32001234\n"
	counts(t, text(t, b, Bank, data), 1, 1, 0, 0)
	if got := brought(t, b); got[0].Private.Card != "32001234" {
		t.Errorf("line %+v", got[0])
	}
	if _, err := b.Protect(ledger.Command{}, "会计甲", "一个很长的口令在这里"); err != nil {
		t.Fatal(err)
	}
	if err := b.Lock(); err != nil {
		t.Fatal(err)
	}
	r := text(t, b, Bank, data+"2025/1/3,,50,1050,乙,32005678\n")
	counts(t, r, 2, 1, 1, 0)
	if said := strings.Join(r.Notes, " "); !strings.Contains(said, "对方账号没有记下") {
		t.Errorf("notes %q", said)
	}
}
