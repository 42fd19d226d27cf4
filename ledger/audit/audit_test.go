package audit

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

func TestCleanBookPasses(t *testing.T) {
	s := clean(t)
	r := run(t, s.b, 2025)
	for _, f := range r.Findings {
		t.Errorf("finding in a clean book: %d %s %s", f.Check, f.Object, f.Text)
	}
	if lacks := missing(r); !slices.Equal(lacks, unknown) {
		t.Errorf("missing: %v %v", lacks, r.Missing)
	}
	if want := len(Checks()) - len(unknown); len(r.Passed) != want {
		t.Errorf("%d checks passed, want %d", len(r.Passed), want)
	}
}

// unknown are the checks that the books of these tests have no data for: no limit of cash, no statements, no invoices,
// no cards of assets.
var unknown = []int{11, 14, 17, 18, 24, 28, 46, 49, 50}

func missing(r Result) []int {
	var out []int
	for _, m := range r.Missing {
		out = append(out, m.Check)
	}
	return out
}

// TestYearsApart: what one year's vouchers do is not found in another year's, and a year without postings
// has nothing.
func TestYearsApart(t *testing.T) {
	s := clean(t)
	s.post(func(v *model.Voucher) { v.Date = 20260105; v.Summary = "报销" })
	if r := run(t, s.b, 2025); len(r.Findings) != 0 {
		t.Errorf("2025: %+v", r.Findings)
	}
	r := run(t, s.b, 2026)
	if len(r.Findings) != 1 || r.Findings[0].Check != 6 || r.Findings[0].VoucherText != "2026-01 记1" {
		t.Errorf("2026: %+v", r.Findings)
	}
	if lacks := missing(r); !slices.Equal(lacks, unknown) {
		t.Errorf("2026 missing: %v", r.Missing)
	}
	if r := run(t, s.b, 2024); len(r.Findings) != 0 {
		t.Errorf("2024: %+v", r.Findings)
	}
}

// TestMissingIsSaidOnce: what a branch never records is said once, not as a finding on every voucher.
func TestMissingIsSaidOnce(t *testing.T) {
	br := ledgertest.Branch()
	br.Region = ""
	b := ledgertest.New(t, br)
	wang := ledgertest.Member(t, b, "王芳")
	for i := range 5 {
		v := voucher(model.Date(20250110+i), "羽毛球活动场地费", dr("50102", 100), cr("102", 100))
		v.Cashier, v.Reviewer, v.Attachments = "", "", 0
		ledgertest.Post(t, b, v)
	}
	v := ledgertest.Post(t, b, voucher(20250601, "慰问", of(dr("50105", 100), wang), cr("102", 100)))[0]
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		_, err := tx.SaveVisit(model.Visit{Date: 20250601, Member: wang, Category: "住院", Money: 100, Voucher: v.ID})
		if err != nil {
			return err
		}
		_, err = tx.SaveSubsidy(model.Subsidy{Applied: 20250601, Member: wang, Category: "意外致困", Amount: 1, Paid: 20250602})
		return err
	})
	for _, c := range []struct{ check, want int }{{7, 0}, {5, 0}, {11, 1}, {36, 1}, {42, 2}, {43, 1}, {46, 1}} {
		n := 0
		for _, id := range missing(run(t, b, 2025)) {
			if id == c.check {
				n++
			}
		}
		if n != c.want {
			t.Errorf("check %d: said %d times, want %d", c.check, n, c.want)
		}
	}
}

// TestUnusedColumns: a signature or the attachments that no voucher of the year has were never recorded;
// corrections, which the program signs by itself, do not make them so.
func TestUnusedColumns(t *testing.T) {
	b := ledgertest.New(t, ledgertest.Branch())
	ledgertest.Open(t, b, 2025, 1000_00)
	var last model.Voucher
	for i := range 3 {
		v := voucher(model.Date(20250110+i), "羽毛球活动场地费", dr("50102", 100), cr("102", 100))
		v.Preparer, v.Reviewer, v.Cashier, v.Attachments = "", "", "", 0
		last = ledgertest.Post(t, b, v)[0]
	}
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		blue := last
		_, _, err := tx.Reverse(last.ID, &blue, "科目有误")
		return err
	})
	r := run(t, b, 2025)
	if r.Count(SeverityError)+r.Count(SeverityWarning)+r.Count(SeverityInfo) != 0 {
		t.Errorf("findings: %+v", r.Findings)
	}
	if lacks := missing(r); !slices.Equal(lacks, []int{5, 7, 7, 7, 11, 14, 17, 18, 28, 46, 49}) {
		t.Errorf("missing: %v", r.Missing)
	}
}

func TestAnswersAreJoined(t *testing.T) {
	s := clean(t)
	s.post(func(v *model.Voucher) { v.Attachments = 0 })
	s.post(func(v *model.Voucher) { v.Attachments = 0 })
	found := run(t, s.b, 2025).Findings
	if len(found) != 2 {
		t.Fatalf("findings: %+v", found)
	}
	ledgertest.Do(t, s.b, func(tx *ledger.Tx) error {
		a := model.Answer{Year: 2025, Check: 5, Object: found[1].Object, Text: "电子发票已补", State: "已整改"}
		_, err := tx.SaveAnswer(a)
		return err
	})
	found = run(t, s.b, 2025).Findings
	if found[0].Answer != "" || found[1].Answer != "电子发票已补" || found[1].State != "已整改" {
		t.Errorf("findings: %+v", found)
	}
}

// TestOrder: worst first, then by check, then by object as people count.
func TestOrder(t *testing.T) {
	s := clean(t)
	for i := range 12 {
		s.post(func(v *model.Voucher) {
			v.Date = model.Date(20250701 + i)
			if i == 1 || i == 10 {
				v.Attachments = 0
			}
		})
	}
	s.post(func(v *model.Voucher) { v.Date = 20250703; v.Reviewer = "" })
	s.post(func(v *model.Voucher) {
		v.Lines[1].Account = "101"
		v.Lines[0].Amount, v.Lines[1].Amount = 990_00, 990_00
	})
	s.book(20250620, "李伟预借活动款", dr("135", 500_00), cr("101", 500_00))
	var got []string
	for _, f := range run(t, s.b, 2025).Findings {
		got = append(got, fmt.Sprintf("%s %d %s", f.Severity, f.Check, f.Object))
	}
	want := []string{"严重 13 101 库存现金", "一般 5 记7-2", "一般 5 记7-11", "一般 7 记7-13", "提示 4 记7-13"}
	if !slices.Equal(got, want) {
		t.Errorf("order:\n got %q\nwant %q", got, want)
	}
}

func TestEveryCheckHasItsWords(t *testing.T) {
	last := 0
	for _, c := range Checks() {
		if c.Name == "" || c.Rule == "" || c.Why == "" || c.Do == "" || c.Severity == 0 || c.ID <= last {
			t.Errorf("check %+v", c)
		}
		last = c.ID
		if got, ok := Named(c.ID); !ok || got.Name != c.Name {
			t.Errorf("Named(%d): %v", c.ID, got)
		}
		if len([]rune(c.Name)) > 10 {
			t.Errorf("%s: too wide for its column", c.Name)
		}
	}
	if _, ok := Named(19); ok {
		t.Error("check 19 exists")
	}
}

// TestDamage changes one byte of a posted voucher in the file: check 8 finds it, and no other check judges.
func TestDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.db")
	b, err := ledger.Create(path, ledgertest.Branch(), ledger.Command{}, ledgertest.Options(1))
	if err != nil {
		t.Fatal(err)
	}
	ledgertest.Post(t, b, voucher(20250101, "摘要会被改动", dr("50102", 100), cr("102", 100)))
	for i := range 3 {
		ledgertest.Post(t, b, voucher(model.Date(20250102+i), "羽毛球活动场地费", dr("50102", 100), cr("102", 100)))
	}
	if r := run(t, b, 2025); slices.Contains(missing(r), 8) || !slices.Contains(r.Passed, 8) {
		t.Errorf("before the damage: %+v", r)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	from, to := []byte("摘要会被改动"), []byte("摘要曾被改动")
	if !bytes.Contains(raw, from) {
		t.Fatal("the summary is not in the file")
	}
	if err := os.WriteFile(path, bytes.ReplaceAll(raw, from, to), 0o600); err != nil {
		t.Fatal(err)
	}
	o := ledgertest.Options(2)
	o.ReadOnly = true
	if b, err = ledger.Open(path, o); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	r := run(t, b, 2025)
	if len(r.Findings) != 1 || r.Findings[0].Check != 8 || r.Findings[0].Severity != SeverityError {
		t.Errorf("findings: %+v", r.Findings)
	}
	if len(r.Passed) != 0 || len(r.Missing) != 1 {
		t.Errorf("a damaged book was judged: %+v", r)
	}
}

// TestNothingPrivate: what is sealed in the book stands in no finding.
func TestNothingPrivate(t *testing.T) {
	s := clean(t)
	const secret = "白血病"
	s.saveVisit(func(x *model.Visit) {
		x.Money, x.Approver, x.Visitors = 9000_00, "", nil
		x.Private = model.VisitPrivate{Reason: secret, Summary: secret, FollowUp: secret, Note: secret}
	})
	s.saveGrant(func(x *model.Subsidy) {
		x.Assessed, x.ValidUntil, x.Payment, x.Amount = 0, 20250101, "现金", 1
		x.Private = model.SubsidyPrivate{Cause: secret, Note: secret}
	})
	r := run(t, s.b, 2025)
	if len(r.Findings) < 7 {
		t.Fatalf("findings: %+v", r.Findings)
	}
	if strings.Contains(fmt.Sprintf("%+v", r), secret) {
		t.Errorf("a private word left the book: %+v", r)
	}
}
