package export

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// secretive puts texts that stand nowhere else into every text of private fields, whatever fields there are, and keeps
// them. Fields of a form of their own get what has that form.
type secretive struct{ words []string }

func (s *secretive) fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			s.text(v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Slice:
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		s.fill(v.Index(0))
	default:
	}
}

func (s *secretive) text(name string, v reflect.Value) {
	if v.Kind() != reflect.String {
		s.fill(v)
		return
	}
	word := fmt.Sprintf("密语%d号", len(s.words)+101)
	switch name {
	case "IDNumber":
		word = "11010519491231002X"
	case "Card":
		word = "6222620000000000012"
	case "Phone":
		word = fmt.Sprintf("1990000%04d", 1000+len(s.words))
	case "ServiceCard":
		word = "88880000123"
	}
	v.SetString(word)
	s.words = append(s.words, word)
}

// secretBook is the full book with every private field of every kind of record filled.
func secretBook(t *testing.T) (*ledger.Book, []string) {
	t.Helper()
	b := fullBook(t)
	s := &secretive{}
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		members, err := tx.Members()
		if err != nil {
			return err
		}
		m := members[0]
		s.fill(reflect.ValueOf(&m.Private).Elem())
		m.Private.Family[0].Relation = model.RelationSpouse
		if _, err := tx.SaveMember(m); err != nil {
			return err
		}
		visits, err := tx.Visits(2025)
		if err != nil {
			return err
		}
		for _, x := range visits[:2] {
			s.fill(reflect.ValueOf(&x.Private).Elem())
			if _, err := tx.SaveVisit(x); err != nil {
				return err
			}
		}
		grants, err := tx.Subsidies(2025)
		if err != nil {
			return err
		}
		g := grants[0]
		s.fill(reflect.ValueOf(&g.Private).Elem())
		if _, err := tx.SaveSubsidy(g); err != nil {
			return err
		}
		h := model.Hardship{Number: g.File, Member: g.Member, Opened: 20251101, ValidUntil: 20261101, Minimum: 1}
		s.fill(reflect.ValueOf(&h.Private).Elem())
		if _, err := tx.SaveHardship(h); err != nil {
			return err
		}
		accounts, err := tx.BankAccounts()
		if err != nil {
			return err
		}
		line := model.BankLine{Account: accounts[0], Row: 2, Date: 20250620, Amount: 12_34, Summary: "结息", Serial: "S1", Key: "sS1"}
		s.fill(reflect.ValueOf(&line.Private).Elem())
		_, _, _, err = tx.SaveStatement(model.Statement{
			Account: accounts[0], File: "a.csv", From: 20250620, To: 20250620,
		}, []model.BankLine{line})
		return err
	})
	return b, append(s.words, marks...)
}

// TestEveryPrivateKindIsLookedFor counts the records with private fields: a new one belongs into secretBook.
func TestEveryPrivateKindIsLookedFor(t *testing.T) {
	files, err := filepath.Glob("../model/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^type (\w+Private) struct`).FindAllSubmatch(data, -1) {
			found = append(found, string(m[1]))
		}
	}
	slices.Sort(found)
	want := []string{"BankLinePrivate", "HardshipPrivate", "MemberPrivate", "SubsidyPrivate", "VisitPrivate"}
	if !slices.Equal(found, want) {
		t.Errorf("private fields of %v; secretBook fills %v", found, want)
	}
}

// TestNothingPrivateIsHandedOut makes every list, print job and report as it comes without asking for more, in all its
// forms, and looks for what is private.
func TestNothingPrivateIsHandedOut(t *testing.T) {
	b, secrets := secretBook(t)
	dir := t.TempDir()
	looked := 0
	look := func(name, path string, err error) {
		var form *FormatError
		switch {
		case errors.As(err, &form):
			return
		case err != nil && (errors.Is(err, ledger.ErrNotFound) || errors.Is(err, ledger.ErrLocked)):
			return
		case err != nil:
			t.Errorf("%s: %v", name, err)
			return
		}
		looked++
		for _, part := range partsOf(t, path) {
			for _, s := range secrets {
				if bytes.Contains(part, []byte(s)) {
					t.Errorf("%s holds %s", name, s)
				}
			}
		}
	}
	for _, ext := range []string{".html", ".csv", ".xlsx", ".txt"} {
		for _, l := range Lists() {
			path := filepath.Join(dir, "l-"+l.Kind+ext)
			look(l.Kind+ext, path, WriteList(b, l.Kind, 2025, path, true))
		}
	}
	for _, r := range Reports() {
		path := filepath.Join(dir, "r-"+r.Name+".html")
		look(r.Name, path, WriteReport(b, r, Query{Year: 2025, Account: "102"}, path, true))
	}
	if looked < 100 {
		t.Errorf("only %d files were looked into", looked)
	}
	open := filepath.Join(dir, "open.csv")
	if err := WriteRoster(b, Roster{Year: 2025, Open: true}, open, true); err != nil {
		t.Fatal(err)
	}
	if data := partsOf(t, open)[0]; !bytes.Contains(data, []byte("11010519491231002X")) {
		t.Errorf("what is asked for in full is not there, so that the search shows nothing: %s", data)
	}
	for name, data := range filesOf(t, packOf(t, b)) {
		for _, s := range secrets {
			if bytes.Contains(data, []byte(s)) {
				t.Errorf("the pack's %s holds %s", name, s)
			}
		}
	}
}

// partsOf are a file's bytes, those of a workbook part by part.
func partsOf(t *testing.T, path string) [][]byte {
	t.Helper()
	if !strings.HasSuffix(path, ".xlsx") {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return [][]byte{data}
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	var out [][]byte
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, data)
	}
	return out
}
