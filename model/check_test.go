package model

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// broken lists what is broken as "rule" for an error and "rule?" for a warning, sorted, each once.
func broken(vs []Violation) []string {
	var out []string
	for _, v := range vs {
		s := string(v.Rule)
		if v.Severity == SeverityWarning {
			s += "?"
		}
		out = append(out, s)
	}
	sort.Strings(out)
	return slices.Compact(out)
}

func expect(t *testing.T, name string, vs []Violation, want ...string) {
	t.Helper()
	sort.Strings(want)
	if got := broken(vs); !slices.Equal(got, want) {
		t.Errorf("%s: %v, want %v", name, got, want)
	}
	known := Rules()
	for _, v := range vs {
		if !slices.Contains(known, v.Rule) {
			t.Errorf("%s: rule %s is not listed", name, v.Rule)
		}
	}
}

// TestRulesAreListed reads the package's source, so that a new rule cannot be forgotten in Rules.
func TestRulesAreListed(t *testing.T) {
	declared := map[string]bool{}
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if id, ok := spec.Type.(*ast.Ident); ok && id.Name == "Rule" {
				text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				if err != nil || declared[text] {
					t.Errorf("rule %s: %v", text, err)
				}
				declared[text] = true
			}
			return true
		})
	}
	for _, r := range Rules() {
		if !declared[string(r)] {
			t.Errorf("%s is listed twice or not declared", r)
		}
		delete(declared, string(r))
	}
	for r := range declared {
		t.Errorf("%s is not listed", r)
	}
}

func goodVoucher() Voucher {
	return Voucher{
		Date: 20250110, Summary: "收1月会费", Attachments: 1,
		Lines: []Line{
			{Account: "102", Side: Debit, Amount: 251975}, {Account: "401", Side: Credit, Amount: 251975},
		},
		Signatures: Signatures{Preparer: "会计甲", Reviewer: "主席乙"},
	}
}

func TestCheckVoucher(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Voucher)
		want   []string
	}{
		{"good", func(*Voucher) {}, nil},
		{"no date", func(v *Voucher) { v.Date = 0 }, []string{"voucher.date", "year"}},
		{"a month", func(v *Voucher) { v.Date = 20250100 }, []string{"voucher.date"}},
		{"no such day", func(v *Voucher) { v.Date = 20250230 }, []string{"voucher.date"}},
		{"long ago", func(v *Voucher) { v.Date = 19990110 }, []string{"year"}},
		{"another period", func(v *Voucher) { v.Period = 202502 }, []string{"voucher.period"}},
		{"closing period", func(v *Voucher) { v.Period, v.Kind = Closing(2025), VoucherClosing }, nil},
		{"another year's closing", func(v *Voucher) { v.Period = Closing(2024) }, []string{"voucher.period"}},
		{"no summary", func(v *Voucher) { v.Summary = "" }, []string{"voucher.summary"}},
		{"vague", func(v *Voucher) { v.Summary = "报销" }, []string{"voucher.vague?"}},
		{"vague, spread out", func(v *Voucher) { v.Summary = "报　销" }, []string{"voucher.vague?"}},
		{"illness", func(v *Voucher) { v.Summary = "慰问张三肺癌住院" }, []string{"voucher.illness?"}},
		{"illness in a line", func(v *Voucher) { v.Lines[1].Summary = "尿毒症" }, []string{"voucher.illness?"}},
		{"escape", func(v *Voucher) { v.Summary = "a\x1b[31m" }, []string{"text.characters"}},
		{"long", func(v *Voucher) { v.Summary = strings.Repeat("长", 201) }, []string{"text.long"}},
		{"long name", func(v *Voucher) { v.Cashier = strings.Repeat("长", 65) }, []string{"text.long"}},
		{"one line", func(v *Voucher) { v.Lines = v.Lines[:1] }, []string{"voucher.lines", "voucher.balance"}},
		{"no lines", func(v *Voucher) { v.Lines = nil }, []string{"voucher.lines"}},
		{"zero", func(v *Voucher) { v.Lines[0].Amount, v.Lines[1].Amount = 0, 0 }, []string{"voucher.zero"}},
		{"unbalanced", func(v *Voucher) { v.Lines[0].Amount++ }, []string{"voucher.balance"}},
		{"no side", func(v *Voucher) { v.Lines[0].Side = 0 }, []string{"voucher.side"}},
		{"unknown account", func(v *Voucher) { v.Lines[0].Account = "999" }, []string{"account.unknown"}},
		{"empty account", func(v *Voucher) { v.Lines[0].Account = "" }, []string{"account.unknown"}},
		{"2009", func(v *Voucher) { v.Lines[0].Account = "50205" }, []string{"account.old"}},
		{"not a leaf", func(v *Voucher) { v.Lines[0].Account = "501" }, []string{"account.leaf"}},
		{"county", func(v *Voucher) { v.Lines[0].Account = "50602" }, []string{"account.county?"}},
		{"red amounts", func(v *Voucher) { v.Lines[0].Amount, v.Lines[1].Amount = -5, -5 }, nil},
		{"one-sided", func(v *Voucher) {
			v.Lines = []Line{{Account: "50101", Side: Debit, Amount: 5}, {Account: "50102", Side: Debit, Amount: -5}}
		}, []string{"voucher.one-sided?"}},
		{"overflow", func(v *Voucher) {
			v.Lines = append(v.Lines, Line{Account: "102", Side: Debit, Amount: math.MaxInt64})
		}, []string{"amount.large"}},
		{"wraps around", func(v *Voucher) {
			v.Lines = []Line{
				{Account: "102", Side: Debit, Amount: math.MaxInt64},
				{
					Account: "102", Side: Debit,
					Amount: math.MaxInt64,
				},
				{Account: "102", Side: Debit, Amount: 2},
			}
		}, []string{"amount.large"}},
		{"attachments", func(v *Voucher) { v.Attachments = -1 }, []string{"voucher.attached"}},
		{"same hand", func(v *Voucher) { v.Reviewer = v.Preparer }, []string{"voucher.reviewer?"}},
		{"red of nothing", func(v *Voucher) { v.Kind = VoucherRed }, []string{"voucher.reverses?"}},
		{"everything at once", func(v *Voucher) {
			v.Date, v.Summary, v.Lines[0].Account, v.Lines[1].Amount = 0, "", "501", 0
		}, []string{"voucher.date", "year", "voucher.summary", "account.leaf", "voucher.zero", "voucher.balance"}},
	} {
		v := goodVoucher()
		c.change(&v)
		expect(t, c.name, CheckVoucher(v, Standard()), c.want...)
	}
	v := goodVoucher()
	v.Lines[1].Account = "50205"
	if vs := CheckVoucher(v, Standard()); len(vs) != 1 || vs[0].Line != 1 || vs[0].Hint != "50405" ||
		vs[0].Value != "50205" {
		t.Errorf("%+v", vs)
	}
}

func TestCheckVoucherBalance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := goodVoucher()
		v.Lines = nil
		var debit, credit int64
		for range rapid.IntRange(2, 8).Draw(t, "lines") {
			amount := rapid.Int64Range(1, 1_000_000).Draw(t, "amount")
			side := Side(rapid.IntRange(1, 2).Draw(t, "side"))
			v.Lines = append(v.Lines, Line{Account: "102", Side: side, Amount: Money(amount)})
			if side == Debit {
				debit += amount
			} else {
				credit += amount
			}
		}
		if rapid.Bool().Draw(t, "even out") && debit != credit {
			v.Lines = append(v.Lines, Line{Account: "101", Side: Debit, Amount: Money(credit - debit)})
			debit = credit
		}
		got := slices.Contains(broken(CheckVoucher(v, Standard())), string(RuleVoucherBalance))
		if got != (debit != credit) {
			t.Fatalf("%d and %d", debit, credit)
		}
	})
}

func TestCheckOpening(t *testing.T) {
	line := func(account string, debit, credit Money) OpeningLine {
		return OpeningLine{Account: account, Debit: debit, Credit: credit}
	}
	good := []OpeningLine{line("102", 100, 0), line("163", 0, 40), line("32205", 0, 60)}
	expect(t, "good", CheckOpening(Opening{Year: 2025, Lines: good}, Standard()))
	expect(t, "empty", CheckOpening(Opening{Year: 2025}, Standard()))
	expect(t, "year", CheckOpening(Opening{Year: 1999, Lines: good}, Standard()), "year")
	for _, c := range []struct {
		name  string
		lines []OpeningLine
		want  []string
	}{
		{"unbalanced", []OpeningLine{line("102", 100, 0), line("32205", 0, 99)}, []string{"opening.balance"}},
		{"both sides", []OpeningLine{line("102", 100, 100)}, []string{"opening.sides"}},
		{"income", []OpeningLine{line("102", 100, 0), line("401", 0, 100)}, []string{"opening.flow"}},
		{"twice", []OpeningLine{line("102", 100, 0), line("102", 0, 100)}, []string{"opening.twice"}},
		{"leaf", []OpeningLine{line("102", 100, 0), line("322", 0, 100)}, []string{"account.leaf"}},
		{"2009", []OpeningLine{line("102", 100, 0), line("225", 0, 100)}, []string{"account.old"}},
		{"overflow", []OpeningLine{line("101", math.MaxInt64, 0), line("102", 1, 0)}, []string{"amount.large"}},
		{"project", []OpeningLine{{Account: "102", Project: "a\u202e"}}, []string{"text.characters"}},
		{
			"turnover",
			[]OpeningLine{{Account: "102", YearDebit: 5}, {Account: "401", YearCredit: 4}},
			[]string{"opening.turnover"},
		},
		{"mid-year", []OpeningLine{{Account: "102", YearDebit: 5}, {Account: "401", YearCredit: 5}}, nil},
		{"projects apart", []OpeningLine{line("102", 5, 0), {Account: "102", Project: "互助金", Debit: 5}, line("221",
			0, 10)}, nil},
	} {
		expect(t, c.name, CheckOpening(Opening{Year: 2025, Lines: c.lines}, Standard()), c.want...)
	}
}

func TestCheckBudget(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []BudgetLine
		want  []string
	}{
		{"good", []BudgetLine{{Account: "401", Amount: 100}, {Account: "50102", Amount: 100, Adjustment: -5}}, nil},
		{"above a leaf", []BudgetLine{{Account: "501", Amount: 100}}, nil},
		{"twice", []BudgetLine{{Account: "401"}, {Account: "401"}}, []string{"budget.twice"}},
		{"overlap", []BudgetLine{{Account: "50102"}, {Account: "501"}}, []string{"budget.overlap?"}},
		{"bank", []BudgetLine{{Account: "102"}}, []string{"account.flow"}},
		{"unknown", []BudgetLine{{Account: "999"}}, []string{"account.unknown"}},
		{"2009", []BudgetLine{{Account: "50205"}}, []string{"account.old"}},
		{"note", []BudgetLine{{Account: "401", Note: "\x00"}}, []string{"text.characters"}},
		{
			"overflow",
			[]BudgetLine{{Account: "401", Amount: math.MaxInt64, Adjustment: 1}},
			[]string{"amount.large"},
		},
	} {
		expect(t, c.name, CheckBudget(Budget{Year: 2025, Lines: c.lines}, Standard()), c.want...)
	}
	expect(t, "year", CheckBudget(Budget{Year: 0}, Standard()), "year")
}

func BenchmarkCheckVoucher(b *testing.B) {
	// Budget: 2 µs; posting a year of 1000 vouchers spends 2 ms here.
	v, c := goodVoucher(), Standard()
	v.Summary = "慰问董杰住院"
	b.ReportAllocs()
	for b.Loop() {
		if vs := CheckVoucher(v, c); len(vs) != 0 {
			b.Fatal(vs)
		}
	}
}
