package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// source is one Go file of the repository, parsed.
type source struct {
	path string // with forward slashes, from the top
	dir  string
	test bool
	text string
	file *ast.File
	fset *token.FileSet
}

func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && path != ".") {
			return filepath.SkipDir
		}
		if d.IsDir() || filepath.Ext(path) != ".go" {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, path, text, parser.ParseComments)
		if err != nil {
			return err
		}
		path = filepath.ToSlash(path)
		dir := "."
		if i := strings.LastIndex(path, "/"); i >= 0 {
			dir = path[:i]
		}
		out = append(out, source{path, dir, strings.HasSuffix(path, "_test.go"), string(text), f, fset})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 50 {
		t.Fatalf("only %d Go files found", len(out))
	}
	return out
}

func under(dir, top string) bool { return dir == top || strings.HasPrefix(dir, top+"/") }

// TestTopLevel holds the layout that the project's owner fixed.
func TestTopLevel(t *testing.T) {
	allowed := map[string]bool{
		"main.go": true, "main_test.go": true, "ui": true, "ledger": true, "model": true, "export": true,
		"testdata": true, "go.mod": true, "go.sum": true, "README.md": true, "LICENSE": true,
	}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if !allowed[name] && !strings.HasPrefix(name, ".") && name != "gonghui" && name != "gonghui.exe" {
			t.Errorf("%s stands at the top level", name)
		}
	}
}

// TestImportDirection holds model <- ledger <- (intake, audit) <- export <- ui <- main, and keeps each library in
// its room.
func TestImportDirection(t *testing.T) {
	rules := []struct {
		room   string
		except string
		banned []string
	}{
		{"model", "", []string{"gonghui/", "go.etcd.io/", "charm.land/", "github.com/xuri/", "os", "time.Now", "net"}},
		{"ledger", "", []string{"gonghui/export", "gonghui/ui", "charm.land/", "github.com/charmbracelet/"}},
		{"ledger/audit", "", []string{"gonghui/ledger/intake"}},
		{"ledger/intake", "", []string{"gonghui/ledger/audit", "go.etcd.io/"}},
		{"export", "", []string{"gonghui/ui", "gonghui/ledger/intake", "charm.land/", "github.com/charmbracelet/", "go.etcd.io/"}},
		{"ui", "", []string{"go.etcd.io/", "github.com/xuri/"}},
		{"ui/kit", "", []string{"gonghui/model", "gonghui/ledger", "gonghui/export"}},
		{"ui/style", "", []string{"gonghui/"}},
	}
	excelize := []string{"export", "ledger/intake"}
	for _, s := range sources(t) {
		for _, im := range s.file.Imports {
			path := strings.Trim(im.Path.Value, `"`)
			if strings.HasPrefix(path, "net/") && path != "net/url" || path == "net" {
				t.Errorf("%s imports %s: this program has no network code", s.path, path)
			}
			if s.test {
				continue
			}
			for _, r := range rules {
				if !under(s.dir, r.room) {
					continue
				}
				for _, b := range r.banned {
					if path == b || strings.HasSuffix(b, "/") && strings.HasPrefix(path, b) || under(path, b) && b != "os" {
						t.Errorf("%s imports %s: against the direction", s.path, path)
					}
				}
			}
			if strings.HasPrefix(path, "github.com/xuri/") && !under(s.dir, excelize[0]) && !under(s.dir, excelize[1]) {
				t.Errorf("%s imports %s: workbooks belong to export and intake", s.path, path)
			}
			if strings.HasPrefix(path, "go.etcd.io/") && !under(s.dir, "ledger") {
				t.Errorf("%s imports %s: the database belongs to ledger", s.path, path)
			}
		}
	}
}

// TestPackageComments makes sure that every room says what it is for.
func TestPackageComments(t *testing.T) {
	has := map[string]bool{}
	for _, s := range sources(t) {
		if !s.test {
			has[s.dir] = has[s.dir] || s.file.Doc != nil
		}
	}
	for dir, ok := range has {
		if !ok {
			t.Errorf("package in %s has no comment", dir)
		}
	}
}

// TestSizes keeps files, functions and lines readable. Tables of data are exempt from the limit for functions.
func TestSizes(t *testing.T) {
	const mostFile, mostFunc, mostLine = 450, 80, 120
	for _, s := range sources(t) {
		lines := strings.Split(s.text, "\n")
		if len(lines) > mostFile && !s.test {
			t.Errorf("%s has %d lines", s.path, len(lines))
		}
		for i, l := range lines {
			if n := utf8.RuneCountInString(strings.ReplaceAll(l, "\t", "    ")); n > mostLine && !s.test {
				t.Errorf("%s:%d has %d columns", s.path, i+1, n)
			}
		}
		if s.test {
			continue
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := s.fset.Position(f.End()).Line - s.fset.Position(f.Pos()).Line; n > mostFunc {
				t.Errorf("%s: %s has %d lines", s.path, f.Name.Name, n)
			}
		}
	}
}

// hanRooms are where Chinese words may stand in code: each holds its own texts.
var hanRooms = regexp.MustCompile(
	`^(ui/text/.*|ledger/audit/.*|ledger/intake/.*|export/(labels|doc_|readme|xlsx_style).*|model/(chart|words|money_text|template|` +
		`category|check_voucher|date|date_parse|period|text|names|stage).*|ui/cli/demo\.go|ui/kit/(pinyin|date|amount).*)$`)

// TestHanRooms keeps Chinese string literals in their rooms.
func TestHanRooms(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || hanRooms.MatchString(s.path) || strings.HasSuffix(s.dir, "test") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if ok && lit.Kind == token.STRING && strings.IndexFunc(lit.Value, isHan) >= 0 {
				t.Errorf("%s: Chinese words %s", s.fset.Position(lit.Pos()), lit.Value)
			}
			return true
		})
	}
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// TestNothingLeftOpen finds marks of unfinished work and of skipped tests without a reason.
func TestNothingLeftOpen(t *testing.T) {
	marks := regexp.MustCompile(`\b(` + "TO" + `DO|FIX` + `ME|X` + `XX)\b`)
	for _, s := range sources(t) {
		for _, g := range s.file.Comments {
			if marks.MatchString(g.Text()) {
				t.Errorf("%s: left open: %s", s.fset.Position(g.Pos()), g.Text())
			}
		}
	}
}
