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
		if err := together(tx, m.ID, members[1].ID); err != nil {
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

// together makes what is done for many members at once: a gift, a drive with a claim, an activity, dues.
func together(tx *ledger.Tx, one, other model.ID) error {
	both := []model.GiftLine{{Member: one, Amount: 10_00}, {Member: other, Amount: 10_00}}
	if _, err := tx.SaveGift(model.Gift{
		Kind: model.GiftFestival, Name: "端午慰问", Date: 20250528, PerHead: 10_00, Lines: both,
	}); err != nil {
		return err
	}
	if _, err := tx.SaveDrive(model.Drive{
		Kind: model.DriveMutual, Name: "互助保障", Project: "互助金", Date: 20250310, Lines: both,
		Claims: []model.Claim{{Member: one, Applied: 20250401, Amount: 2000_00, Arrived: 20250410, Passed: 20250411}},
	}); err != nil {
		return err
	}
	a := model.Activity{
		Kind: model.ActivityEvent, Name: "球赛", Date: 20250510, Prizes: []model.Prize{{Name: "一等奖", Member: one, Value: 10_00}},
	}
	_, err := tx.SaveActivity(a.With(one, other))
	return err
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

// TestEveryWriterIsLookedFor counts what writes files of a book: a new one belongs into handedOut.
func TestEveryWriterIsLookedFor(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		writers := regexp.MustCompile(`(?m)^func ([A-Z]\w*)\([a-z]+ \*ledger\.Book\b|^func ([A-Z]\w*Copy|Figures|Speech)\(`)
		for _, m := range writers.FindAllSubmatch(data, -1) {
			found = append(found, string(m[1])+string(m[2]))
		}
	}
	slices.Sort(found)
	want := []string{
		"Figures", "FiguresCopy", "Speech", "SpeechCopy", "WriteActivity", "WriteApproval", "WriteAssetCard",
		"WriteAssetCount", "WriteBankList", "WriteCashCount", "WriteDrive", "WriteDues", "WriteGift", "WriteList",
		"WritePrint", "WritePublic", "WriteReport", "WriteRoster", "WriteVisits",
	}
	if !slices.Equal(found, want) {
		t.Errorf("what writes files: %v; looked into: %v", found, want)
	}
}

// handedOut writes everything that is written of single records, and the texts for the clipboard. look is told of each.
// Roster, asset cards and counts of cash and assets are among the lists. WriteBankList alone is left out: its account
// numbers are what it is for (TestBankListShowsAccountsOnly).
func handedOut(t *testing.T, b *ledger.Book, file func(name string) string, look func(name, path string, err error)) {
	t.Helper()
	var visits, papers []model.ID
	var gift, drive, activity model.ID
	err := b.Read(func(v *ledger.View) error {
		all, err := v.Visits(0)
		for _, x := range all {
			visits = append(visits, x.ID)
		}
		gifts, err2 := v.Gifts(0)
		drives, err3 := v.Drives(0)
		acts, err4 := v.Activities(0)
		gift, drive, activity = gifts[0].ID, drives[0].ID, acts[0].ID
		err5 := v.EachVoucher(202501, 202512, func(x model.Voucher) error { papers = append(papers, x.ID); return nil })
		said, err6 := FiguresCopy(v, 2025)
		spoken, err7 := SpeechCopy(v, 2025)
		lines, err8 := Figures(v, 2025, 76)
		more, err9 := Speech(v, 2025, 76)
		path := file("texts")
		texts := strings.Join(slices.Concat([]string{said, spoken}, lines, more), "\n")
		look("texts", path, os.WriteFile(path, []byte(texts), 0o600))
		return errors.Join(err, err2, err3, err4, err5, err6, err7, err8, err9)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, ext := range []string{".html", ".csv", ".xlsx", ".txt"} {
		one := func(name string, write func(path string) error) {
			path := file(name + ext)
			look(name+ext, path, write(path))
		}
		one("gift", func(path string) error { return WriteGift(b, gift, path, true) })
		one("drive", func(path string) error { return WriteDrive(b, drive, path, true) })
		one("dues", func(path string) error { return WriteDues(b, 202503, false, path, true) })
		one("deduction", func(path string) error { return WriteDues(b, 202503, true, path, true) })
		one("public", func(path string) error { return WritePublic(b, Query{Year: 2025, Quarter: 2}, path, true) })
		for _, paper := range ActivityPapers() {
			one("activity-"+string(paper), func(path string) error { return WriteActivity(b, activity, paper, path, true) })
		}
		for _, l := range Lists() {
			for i, id := range visits {
				one(fmt.Sprintf("visit-%s-%d", l.Kind, i), func(path string) error {
					if !strings.HasPrefix(l.Kind, "visit") {
						return ledger.ErrNotFound
					}
					return WriteVisits(b, l.Kind, Print{Visit: id}, path, true)
				})
			}
			one("drafts-"+l.Kind, func(path string) error {
				return WritePrint(b, l.Kind, Print{Year: 2025, Drafts: true}, path, true)
			})
		}
		for i, id := range papers {
			for _, loans := range []bool{false, true} {
				one(fmt.Sprintf("approval-%d-%t", i, loans), func(path string) error {
					if WriteApproval(b, id, loans, path, true) != nil {
						return ledger.ErrNotFound // nothing was paid, or lent
					}
					return nil
				})
			}
		}
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
	before := looked
	handedOut(t, b, func(name string) string { return filepath.Join(dir, "o-"+name) }, look)
	if looked < before+100 {
		t.Errorf("only %d files of single records were looked into", looked-before)
	}
	if looked < 200 {
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
