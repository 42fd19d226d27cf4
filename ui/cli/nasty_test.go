package cli

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gonghui/export"
	"gonghui/ledger/ledgertest"
)

// nastyFiles are tables in which a text stands in every column that takes any.
var nastyFiles = []struct{ kind, table string }{
	{"members", "会员号,姓名,部门,工会小组,备注\n%[2]s,张%[2]s,%[1]s,%[1]s,%[1]s\n"},
	{"vouchers", "日期,凭证号,摘要,科目编码,借方,贷方,项目,对方单位,票据号,制单\n" +
		"2025-03-02,%[2]s,%[1]s,50102,10.00,,,%[1]s,%[1]s,%[1]s\n" +
		"2025-03-02,%[2]s,%[1]s,102,,10.00,,%[1]s,%[1]s,%[1]s\n"},
	{"visits", "日期,会员,类别,事由,事由日期,走访人,地点,慰问金额,慰问品,佐证,审批人,领取人,备注\n" +
		"2025-03-02,1,住院,%[1]s,2025-03-01,%[1]s,%[1]s,%[2]s.00,%[1]s,%[1]s,%[1]s,%[1]s,%[1]s\n"},
	{"subsidies", "申请日期,会员,困难类别,致困原因,金额,资金来源,档案号,备注\n" +
		"2025-03-02,1,意外致困,%[1]s,%[2]s.00,%[1]s,%[1]s,%[1]s\n"},
	{"budget", "科目编码,预算数,说明\n50102,%[2]s.00,%[1]s\n"},
}

// nastyBook is a book into which all nasty texts were brought, each by a file of its own, as far as it took them.
// What is refused leaves the book as it was and harms no terminal.
func nastyBook(t *testing.T) string {
	t.Helper()
	b := filepath.Join(t.TempDir(), "b.db")
	must(t, "init", "--book", b, "--branch", "示范实验小学工会", "--year", "2025")
	must(t, "import", "opening", filepath.Join(samples, "branch-2025", "期初.csv"), "--book", b)
	somebody := filepath.Join(t.TempDir(), "somebody.csv")
	if err := os.WriteFile(somebody, []byte("会员号,姓名\n1,张甲\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	must(t, "import", "members", somebody, "--book", b)
	for i, n := range ledgertest.Nasty() {
		for _, f := range nastyFiles {
			quoted := `"` + strings.ReplaceAll(n.Text, `"`, `""`) + `"`
			path := filepath.Join(t.TempDir(), "in.csv")
			if err := os.WriteFile(path, fmt.Appendf(nil, f.table, quoted, fmt.Sprint(100+i)), 0o600); err != nil {
				t.Fatal(err)
			}
			bring(t, b, f.kind, path, n)
		}
	}
	return b
}

func bring(t *testing.T, b, kind, path string, n ledgertest.NastyText) {
	t.Helper()
	before := fileSum(t, b)
	exit, out, errs := run(t, "import", kind, path, "--book", b)
	if bad := fault(out + errs); bad != "" {
		t.Errorf("%s as %s: the import printed %s", n.Name, kind, bad)
	}
	refused := exit == exitFindings || exit == exitUsage
	if refused != n.Refused || exit == exitBook {
		t.Errorf("%s as %s: exit %d\n%.300s", n.Name, kind, exit, errs)
	}
	if refused && fileSum(t, b) != before {
		t.Errorf("%s as %s: refused, and the book changed", n.Name, kind)
	}
}

// TestNasty brings nasty texts in and looks at everything that comes out. What is kept leaves the book harmless in
// every report, list and file of the pack.
func TestNasty(t *testing.T) {
	b := nastyBook(t)
	must(t, "post", "--all", "--book", b)
	must(t, "verify", b)

	for _, kind := range export.ReportNames() {
		for format := range formats {
			args := []string{"report", kind, "--book", b, "--year", "2025", "--format", format}
			if kind == "ledger" {
				args = append(args, "--account", "50102")
			}
			harmless(t, kind+"."+format, []byte(must(t, args...)))
		}
	}
	for _, kind := range export.ListNames() {
		for _, ending := range []string{"csv", "xlsx", "html"} {
			out := filepath.Join(t.TempDir(), kind+"."+ending)
			exit, _, errs := run(t, "export", kind, "--book", b, "--year", "2025", "--out", out)
			if exit == exitUsage && strings.Contains(errs, "不能写成") {
				continue
			}
			content, err := os.ReadFile(out)
			if err != nil || exit != 0 {
				t.Errorf("%s: exit %d %v %s", out, exit, err, errs)
				continue
			}
			harmless(t, kind+"."+ending, content)
		}
	}
	dir := pack(t, b, "2025")
	must(t, "verify", dir)
	kept := 0
	for name, content := range tree(t, dir) {
		harmless(t, name, []byte(content))
		kept += strings.Count(content, "𠮷田㛃𬎆")
	}
	if kept < 5 {
		t.Error("rare characters got lost")
	}
	t.Run("hledger", func(t *testing.T) {
		file := filepath.Join(dir, "账本.journal")
		if out, err := exec.Command(tool(t, "hledger"), "-f", file, "check", "--strict").CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	})
}

// fault is the first thing in a text that a terminal would obey or a reader not see.
func fault(s string) string {
	if !utf8.ValidString(s) {
		return "broken UTF-8"
	}
	for i, r := range strings.TrimPrefix(s, "\ufeff") {
		switch {
		case r == '\n':
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Bidi_Control, r), unicode.Is(unicode.Cf, r), r == 0x2028, r == 0x2029:
			return fmt.Sprintf("%U at %d", r, i)
		}
	}
	return ""
}

var number = regexp.MustCompile(`^[-+]?[0-9][0-9,]*(\.[0-9]+)?%?$`)

// harmless looks at one file or output by its ending.
func harmless(t *testing.T, name string, content []byte) {
	t.Helper()
	if strings.HasSuffix(name, ".xlsx") {
		harmlessWorkbook(t, name, content)
		return
	}
	if bad := fault(string(content)); bad != "" {
		t.Errorf("%s holds %s", name, bad)
	}
	switch {
	case strings.HasSuffix(name, ".csv"):
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff")))).ReadAll()
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, cell := range slicesOf(rows) {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") && !number.MatchString(cell) {
				t.Errorf("%s: a spreadsheet would compute %q", name, cell)
			}
		}
	case strings.HasSuffix(name, ".html"):
		if strings.Contains(string(content), "<script") {
			t.Errorf("%s has a script", name)
		}
	}
}

func slicesOf(rows [][]string) []string {
	var out []string
	for _, r := range rows {
		out = append(out, r...)
	}
	return out
}

// ours are the formulas that the program itself writes: sums of cells, and references.
var ours = regexp.MustCompile(`^(SUM\([A-Z]+[0-9]+(:[A-Z]+[0-9]+)?(,[A-Z]+[0-9]+(:[A-Z]+[0-9]+)?)*\)|[-+A-Z0-9:(),]+)$`)

func harmlessWorkbook(t *testing.T, name string, content []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		formula := false
		for d := xml.NewDecoder(r); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s %s: %v", name, f.Name, err)
			}
			switch x := token.(type) {
			case xml.StartElement:
				formula = x.Name.Local == "f"
			case xml.EndElement:
				formula = false
			case xml.CharData:
				s := strings.ReplaceAll(string(x), "\r\n", "\n")
				if bad := fault(s); bad != "" {
					t.Errorf("%s %s holds %s", name, f.Name, bad)
				}
				if formula && !ours.MatchString(s) {
					t.Errorf("%s %s computes %s", name, f.Name, s)
				}
			}
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
