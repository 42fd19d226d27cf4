package text

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// files parses the Go files of a package other than its tests.
func files(t *testing.T, dir string) []*ast.File {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no Go files in %s: %v", dir, err)
	}
	var out []*ast.File
	for _, p := range paths {
		if strings.HasSuffix(p, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

// declared finds the exported error variables of a package.
func declared(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	for _, f := range files(t, dir) {
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, s := range g.Specs {
				for _, n := range s.(*ast.ValueSpec).Names {
					if strings.HasPrefix(n.Name, "Err") {
						names = append(names, n.Name)
					}
				}
			}
		}
	}
	return names
}

// errorTypes finds the exported error types of a package.
func errorTypes(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	for _, f := range files(t, dir) {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Recv == nil || fn.Name.Name != "Error" {
				continue
			}
			x := fn.Recv.List[0].Type
			if star, ok := x.(*ast.StarExpr); ok {
				x = star.X
			}
			if id := x.(*ast.Ident); id.IsExported() {
				names = append(names, id.Name)
			}
		}
	}
	return names
}

// named lists everything that the tables of this package refer to, as "ledger.ErrExists".
func named(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, f := range files(t, ".") {
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok {
					out[x.Name+"."+s.Sel.Name] = true
				}
			}
			return true
		})
	}
	return out
}

// TestEveryErrorHasWords proves that no error of the packages below reaches the user in English.
func TestEveryErrorHasWords(t *testing.T) {
	have := named(t)
	for _, p := range []struct {
		pkg, dir string
		least    int
	}{
		{"ledger", "../../ledger", 20},
		{"model", "../../model", 20},
		{"export", "../../export", 2},
		{"audit", "../../ledger/audit", 0},
		{"intake", "../../ledger/intake", 0},
		{"sheet", "../../ledger/intake/sheet", 1},
	} {
		pkg, dir := p.pkg, p.dir
		names := append(declared(t, dir), errorTypes(t, dir)...)
		if len(names) < p.least {
			t.Fatalf("only %d errors found in %s", len(names), dir)
		}
		for _, n := range names {
			if n == "TextError" || pkg == "sheet" && (n == "Problem" || n == "Code") {
				continue // the first unwraps to its sentinel; intake has its own names for the others
			}
			if !have[pkg+"."+n] {
				t.Errorf("%s.%s has no words", pkg, n)
			}
		}
	}
	for _, table := range [][]entry{sentinels, modelSentinels, exportErrors, intakeErrors, systemErrors} {
		for _, e := range table {
			if got := Error(fmt.Errorf("while doing: %w", e.err)); got != e.message {
				t.Errorf("%v gives %q", e.err, got.What)
			}
		}
	}
}

func TestEveryRuleAndCodeHasWords(t *testing.T) {
	for _, r := range model.Rules() {
		if rules[r].What == "" {
			t.Errorf("rule %s has no words", r)
		}
	}
	if len(rules) != len(model.Rules()) {
		t.Errorf("%d rules have words, there are %d", len(rules), len(model.Rules()))
	}
	all := append(sheet.Codes(), intake.Codes()...)
	for _, c := range all {
		if codes[c].What == "" || codes[c].Next == "" {
			t.Errorf("code %s has no words", c)
		}
	}
	if len(codes) != len(all) {
		t.Errorf("%d codes have words, there are %d", len(codes), len(all))
	}
	for _, h := range model.IDFaults() {
		if idFaults[h] == "" {
			t.Errorf("fault %s of an identity number has no words", h)
		}
	}
}

// leftover finds what no message may show: an unfilled place, or a Latin word of more than a few letters that is
// no command, key or name.
var leftover = regexp.MustCompile(`\{[a-z]+\}|%!`)

func TestMessagesAreWhole(t *testing.T) {
	rule := &ledger.RuleError{Ref: model.Ref{Kind: model.KindVoucher, ID: 7}, Violations: []model.Violation{
		{Rule: model.RuleVoucherBalance, Severity: model.SeverityError, Line: -1, Value: "3.00 / 2.00", Hint: "1.00"},
		{Rule: model.RuleVoucherVague, Severity: model.SeverityWarning, Line: -1, Value: "报销"},
	}}
	cases := []struct {
		err  error
		want []string
		not  string
	}{
		{rule, []string{"凭证 暂7", "借贷不平：3.00 / 2.00，差 1.00"}, "笼统"},
		{&ledger.PeriodError{Period: model.NewPeriod(2025, 3)}, []string{"2025-03 已经结账"}, ""},
		{&ledger.BusyError{Holder: "会计甲\x1b[31m"}, []string{"会计甲␛[31m", "--readonly"}, "\x1b"},
		{&ledger.CommitError{Outcome: ledger.NotSaved, Err: ledger.ErrDiskFull}, []string{"未保存", "磁盘满了"}, ""},
		{&ledger.CommitError{Outcome: ledger.Saved, Err: errors.New("boom")}, []string{"已保存"}, "未保存"},
		{&ledger.DamageError{Where: "log", Key: "17", Err: errors.New("x")}, []string{"事件记录 17"}, ""},
		{&ledger.ObstacleError{Obstacles: []ledger.Obstacle{{Kind: ledger.ObstacleDraft, Voucher: 9}}}, []string{"暂9"}, ""},
		{&ledger.NewerError{Schema: 9}, []string{"更新的程序"}, ""},
		{&ledger.UnsoundError{Report: ledger.VerifyReport{Damage: &ledger.DamageError{Where: "head"}}}, []string{"链头"}, ""},
		{&model.AccountError{Name: "招待费", Why: model.ErrAccountAmbiguous, Codes: []string{"101", "102"}}, []string{"101、102"}, ""},
		{
			&intake.Problem{Code: intake.CodeAmount, Sheet: "表1", Row: 12, Column: "借方", Value: "一\u202e二"},
			[]string{"工作表「表1」第12行「借方」：不是金额「一␦二」"},
			"\u202e",
		},
		{&intake.Problem{Code: intake.Code(model.RuleMemberID), Row: 3, Detail: "checksum"}, []string{"校验位不对"}, ""},
		{&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, []string{"没有权限"}, ""},
		{errors.New("some\nthing"), []string{"没有预料到", "some thing"}, ""},
	}
	for _, c := range cases {
		got := Error(c.err).String()
		for _, w := range c.want {
			if !strings.Contains(got, w) {
				t.Errorf("%T: %q lacks %q", c.err, got, w)
			}
		}
		if c.not != "" && strings.Contains(got, c.not) {
			t.Errorf("%T: %q holds %q", c.err, got, c.not)
		}
		if leftover.MatchString(got) || strings.Contains(got, "。。") {
			t.Errorf("%T: %q is not whole", c.err, got)
		}
	}
}

func FuzzPlain(f *testing.F) {
	for _, s := range []string{"张三", "a\x1b[2Jb", "\u202e\u2066x\u2069", "\xff\xfe", "\x00\t\r\n\u2028", "王\u200b芳"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Plain(s)
		for _, r := range got {
			if unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || r == 0x2028 || r == 0x2029 {
				t.Fatalf("Plain(%q) holds %U", s, r)
			}
		}
		if Plain(got) != got {
			t.Fatalf("Plain is not settled after one pass: %q", got)
		}
	})
}

// TestErrorNamesTheFile: an error that knows its path says it once, be it in a dialog or behind the name of --out.
func TestErrorNamesTheFile(t *testing.T) {
	m := Error(&fs.PathError{Op: "export", Path: "/u/资料\n/经审资料-2025", Err: ledger.ErrExists})
	if m.Where != "/u/资料 /经审资料-2025" || !strings.Contains(m.String(), "文件已经存在") {
		t.Errorf("%+v", m)
	}
	for _, c := range []struct{ file, place, want string }{
		{"a.db", "", "「a.db」"},
		{"/u", "/u/经审资料-2025", "「/u/经审资料-2025」"},
		{"a.csv", "第3行", "「a.csv」第3行"},
	} {
		if got := InFile(c.file, c.place); got != c.want {
			t.Errorf("InFile(%q, %q) = %s, want %s", c.file, c.place, got, c.want)
		}
	}
}
