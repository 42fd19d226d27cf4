package export

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// grantBook is the book of secrets with grants of April 2025: two of one person, one of another, and one in cash.
func grantBook(t *testing.T) (*ledger.Book, []string) {
	t.Helper()
	b, secrets := secretBook(t)
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		members, err := tx.Members()
		if err != nil {
			return err
		}
		other := members[1]
		other.Private.Card = "6222620000000000020"
		if _, err := tx.SaveMember(other); err != nil {
			return err
		}
		for i, x := range []struct {
			of      model.ID
			amount  model.Money
			payment string
		}{
			{members[0].ID, 1000_00, "转账"},
			{other.ID, 2000_00, "转账"},
			{members[0].ID, 500_50, "银行转账"},
			{members[2].ID, 300_00, "现金"},
		} {
			_, err := tx.SaveSubsidy(model.Subsidy{
				Member: x.of, Applied: 20250401 + model.Date(i), Category: "相对困难", Amount: x.amount, Source: "本级经费",
				Deliberated: 20250408, NoticeFrom: 20250409, NoticeTo: 20250415, Approved: 20250416, Payment: x.payment,
				Private: model.SubsidyPrivate{Cause: "密语病"},
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return b, append(secrets, "密语病")
}

// TestBankListShowsAccountsOnly: 银行代发清单 is the one list that has private numbers: those of the accounts, and nothing
// else of anybody. What it lists and what is left to cash are the grants, to the fen.
func TestBankListShowsAccountsOnly(t *testing.T) {
	b, secrets := grantBook(t)
	dir := t.TempDir()
	csv := filepath.Join(dir, "a.csv")
	if err := WriteBankList(b, Print{Year: 2025}, csv, false); err != nil {
		t.Fatal(err)
	}
	data := string(partsOf(t, csv)[0])
	lines := strings.Split(strings.TrimSpace(data), "\n")
	if len(lines) != 4 || !strings.HasSuffix(lines[0], `"户名","账号","金额","附言"`) {
		t.Fatalf("%s", data)
	}
	for _, want := range []string{
		`"6222620000000000012","1000.00","困难补助"`, `"6222620000000000012","500.50","困难补助"`,
		`"6222620000000000020","2000.00","困难补助"`,
	} {
		if !strings.Contains(data, want) {
			t.Errorf("no %s in %s", want, data)
		}
	}
	book := filepath.Join(dir, "a.xlsx")
	if err := WriteBankList(b, Print{Year: 2025}, book, false); err != nil {
		t.Fatal(err)
	}
	all := bytes.Join(append(partsOf(t, book), []byte(data)), nil)
	for _, s := range secrets {
		if s != "6222620000000000012" && bytes.Contains(all, []byte(s)) {
			t.Errorf("the bank's list holds %s", s)
		}
	}
	for _, want := range []string{"3500.5", "另有现金发放 1 笔、300.00 元"} {
		if !bytes.Contains(all, []byte(want)) {
			t.Errorf("no %s in the workbook", want)
		}
	}
	var form *FormatError
	if err := WriteBankList(b, Print{Year: 2025}, filepath.Join(dir, "a.html"), false); !errors.As(err, &form) {
		t.Errorf("as a page for the web: %v", err)
	}
	for _, l := range Lists() {
		if l.Kind == BankList().Kind {
			t.Error("the bank's list is written without being asked for")
		}
	}
}

// TestBankListOfNobodysAccount: who has no account is named, once, and nothing is written.
func TestBankListOfNobodysAccount(t *testing.T) {
	b, _ := grantBook(t)
	name := ""
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		members, err := tx.Members()
		if err != nil {
			return err
		}
		m := members[0]
		name, m.Private.Card = m.Name, ""
		_, err = tx.SaveMember(m)
		return err
	})
	out := filepath.Join(t.TempDir(), "a.csv")
	var none *NoAccountError
	err := WriteBankList(b, Print{Year: 2025}, out, false)
	if !errors.As(err, &none) || len(none.Names) != 1 || none.Names[0] != name {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Errorf("a list was written: %v", err)
	}
}

// TestLockedBooksShowNoAccounts: while private fields are locked there is no bank's list and no file in full; papers
// without private fields there are.
func TestLockedBooksShowNoAccounts(t *testing.T) {
	b, _ := grantBook(t)
	if _, err := b.Protect(ledger.Command{Actor: "会计甲"}, "会计甲", "足够长的口令 2025"); err != nil {
		t.Fatal(err)
	}
	if err := b.Lock(); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := WriteBankList(b, Print{Year: 2025}, filepath.Join(dir, "a.csv"), false); !errors.Is(err, ledger.ErrLocked) {
		t.Errorf("the bank's list: %v", err)
	}
	full := Print{Year: 2025, Full: true}
	if err := WritePrint(b, "hardship-files", full, filepath.Join(dir, "f.xlsx"), false); !errors.Is(err, ledger.ErrLocked) {
		t.Errorf("files in full: %v", err)
	}
	for _, kind := range []string{"hardship-files", "grant-notice", "grant-payroll"} {
		if err := WritePrint(b, kind, Print{Year: 2025}, filepath.Join(dir, kind+".html"), false); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

// TestNoticesMaskNames: names are spelled out in a workbook on being asked, and never on a page for the web.
func TestNoticesMaskNames(t *testing.T) {
	b, secrets := grantBook(t)
	dir := t.TempDir()
	var names []string
	if err := b.Read(func(v *ledger.View) error {
		members, err := v.Members()
		for _, m := range members[:3] {
			names = append(names, m.Name)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		file  string
		full  bool
		named bool
	}{{"a.html", false, false}, {"b.html", true, false}, {"c.HTML", true, false}, {"a.xlsx", false, false}, {"b.xlsx", true, true}} {
		out := filepath.Join(dir, x.file)
		if err := WritePrint(b, "grant-notice", Print{Year: 2025, Month: 4, Full: x.full}, out, false); err != nil {
			t.Fatal(err)
		}
		data := bytes.Join(partsOf(t, out), nil)
		for _, name := range names {
			if bytes.Contains(data, []byte(name)) != x.named {
				t.Errorf("%s, full %v: %s", x.file, x.full, name)
			}
			if masked := model.MaskName(name); bytes.Contains(data, []byte(masked)) == x.named {
				t.Errorf("%s, full %v: %s", x.file, x.full, masked)
			}
		}
		for _, s := range append(secrets, "6222620000000000020") {
			if bytes.Contains(data, []byte(s)) {
				t.Errorf("%s holds %s", x.file, s)
			}
		}
		if !bytes.Contains(data, []byte("共 5 个工作日")) {
			t.Errorf("%s does not say how long the notice is", x.file)
		}
	}
}

// TestPayrollSums: what everybody gets stands once by the name, and the total in capitals below.
func TestPayrollSums(t *testing.T) {
	b, _ := grantBook(t)
	if err := b.Read(func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		pages, err := payrollJob(d, Print{Year: 2025, Month: 4})
		if err != nil {
			return err
		}
		p := pages[0]
		var each []string
		for _, r := range p.rows {
			each = append(each, r.cells[8])
		}
		if got := strings.Join(each, " "); got != "1500.50  2000.00 300.00 3800.50" {
			t.Errorf("%q", got)
		}
		if said := strings.Join(p.notes, ""); !strings.Contains(said, model.Money(3800_50).Capital()) {
			t.Error(said)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
