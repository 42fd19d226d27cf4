package intake

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

// expected is what the makers of the sample files know of them.
type expected struct {
	Year         int                       `json:"year"`
	Members      int                       `json:"members"`
	Vouchers     int                       `json:"vouchers"`
	Lines        int                       `json:"lines"`
	Visits       int                       `json:"visits"`
	VisitsFen    map[string]model.Money    `json:"visits_fen"`
	Subsidies    int                       `json:"subsidies"`
	SubsidiesFen model.Money               `json:"subsidies_fen"`
	DuesPaid     model.Money               `json:"dues_paid_fen"`
	DuesDue      model.Money               `json:"dues_due_fen"`
	Arrears      []string                  `json:"dues_in_arrears"`
	BudgetFen    map[string]model.Money    `json:"budget_fen"`
	Trial        map[string][4]model.Money `json:"trial_balance_fen"`
}

// sampleFiles lists the files of a sample branch in the order in which a book is filled.
func sampleFiles() []struct {
	kind Kind
	file string
} {
	return []struct {
		kind Kind
		file string
	}{
		{Members, "会员.csv"},
		{Opening, "期初.csv"},
		{Budget, "预算.csv"},
		{Vouchers, "凭证.csv"},
		{Visits, "走访.csv"},
		{Subsidies, "补助.csv"},
		{Dues, "会费.csv"},
	}
}

func TestSampleBranches(t *testing.T) {
	for _, dir := range []string{"branch-2025", "branch-2024-ragged"} {
		t.Run(dir, func(t *testing.T) {
			var want expected
			data, err := os.ReadFile(filepath.Join("testdata", dir, "expected.json"))
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(data, &want); err != nil {
				t.Fatal(err)
			}
			b := newBook(t, want.Year)
			for _, f := range sampleFiles() {
				path := filepath.Join("testdata", dir, f.file)
				dry, err := Run(b, f.kind, path, Options{DryRun: true})
				if err != nil {
					t.Fatal(err)
				}
				first := sound(t, b, f.kind, path)
				if first.New != first.Read || dry.New != first.New || dry.Read != first.Read || !dry.OK {
					t.Errorf("%s: %d of %d new, %d in the preview", f.file, first.New, first.Read, dry.New)
				}
				counts(t, sound(t, b, f.kind, path), first.Read, 0, first.Read, 0)
			}
			view(t, b, func(v *ledger.View) error { return compareSample(t, v, want) })
		})
	}
}

func compareSample(t *testing.T, v *ledger.View, want expected) error {
	t.Helper()
	members, err := v.Members()
	if err != nil {
		return err
	}
	drafts, err := v.Drafts()
	if err != nil {
		return err
	}
	lines := 0
	turnover := map[string][2]model.Money{}
	chart, err := v.Chart()
	if err != nil {
		return err
	}
	for _, d := range drafts {
		lines += len(d.Lines)
		for _, l := range d.Lines {
			x := turnover[l.Account]
			turnover[l.Account] = [2]model.Money{x[0] + l.Debit(), x[1] + l.Credit()}
		}
	}
	if len(members) != want.Members || len(drafts) != want.Vouchers || lines != want.Lines {
		t.Errorf("%d members, %d vouchers, %d lines", len(members), len(drafts), lines)
	}
	for code, x := range want.Trial {
		if got := turnover[code]; got[0] != x[1] || got[1] != x[2] {
			t.Errorf("%s %s: turnover %v, want %v", code, chart.FullName(code), got, x[1:3])
		}
	}
	return compareRecords(t, v, want)
}

func compareRecords(t *testing.T, v *ledger.View, want expected) error {
	t.Helper()
	visits, err := v.Visits(want.Year)
	if err != nil {
		return err
	}
	sums := map[string]model.Money{}
	for _, x := range visits {
		sums[x.Category] += x.Total()
		if x.Voucher == 0 || x.VoucherText != "" {
			t.Errorf("visit of %s is not linked: %q", x.Date, x.VoucherText)
		}
	}
	for category, fen := range want.VisitsFen {
		if sums[category] != fen {
			t.Errorf("visits %s: %s, want %s", category, sums[category], fen)
		}
	}
	grants, err := v.Subsidies(want.Year)
	if err != nil {
		return err
	}
	var granted model.Money
	for _, x := range grants {
		granted += x.Amount
		if x.Voucher == 0 {
			t.Errorf("grant of %s is not linked: %q", x.Applied, x.VoucherText)
		}
	}
	if len(visits) != want.Visits || len(grants) != want.Subsidies || granted != want.SubsidiesFen {
		t.Errorf("%d visits, %d grants of %s", len(visits), len(grants), granted)
	}
	sheet, err := v.DuesSheet(want.Year)
	if err != nil {
		return err
	}
	var due, paid model.Money
	for _, r := range sheet {
		due, paid = due+r.Due, paid+r.Paid
		if r.Behind > 0 && (len(want.Arrears) != 1 || r.Member.Number != want.Arrears[0]) {
			t.Errorf("%s is %s behind", r.Member.Number, r.Behind)
		}
	}
	if due != want.DuesDue || paid != want.DuesPaid {
		t.Errorf("dues %s of %s, want %s of %s", paid, due, want.DuesPaid, want.DuesDue)
	}
	budget, ok, err := v.Budget(want.Year)
	if err != nil || !ok || len(budget.Lines) != len(want.BudgetFen) {
		t.Errorf("budget of %d lines, %v", len(budget.Lines), err)
	}
	for _, l := range budget.Lines {
		if l.Amount != want.BudgetFen[l.Account] {
			t.Errorf("budget of %s: %s", l.Account, l.Amount)
		}
	}
	return nil
}

// The same roster as a workbook, with a title, two header rows, subtotals and padded names, adds nothing new.
func TestSampleRosterAsWorkbook(t *testing.T) {
	for dir, year := range map[string]int{"branch-2025": 2025, "branch-2024-ragged": 2024} {
		b := newBook(t, year)
		first := sound(t, b, Members, filepath.Join("testdata", dir, "会员名册.xlsx"))
		again := sound(t, b, Members, filepath.Join("testdata", dir, "会员名册.xlsx"))
		counts(t, again, first.Read, 0, first.Read, 0)
		after := sound(t, b, Members, filepath.Join("testdata", dir, "会员.csv"))
		if after.New != 0 || after.Read != first.Read {
			t.Errorf("%s: %+v", dir, after)
		}
		back := sound(t, b, Members, filepath.Join("testdata", dir, "会员名册.xlsx"))
		counts(t, back, first.Read, 0, first.Read, 0)
	}
}

func TestBadSamples(t *testing.T) {
	b := newBook(t, 2025)
	for _, tt := range []struct {
		kind Kind
		file string
		want []string
	}{
		{Members, "会员-坏行.csv", []string{
			"2 身份证号 member.id", "3 会员号 member-two-people", "3 出生日期 date-calendar", "4 会籍状态 word-unknown",
			"4 会费基数 amount-decimals", "4 出生日期 date-calendar", "4 姓名 value-missing", "5 会费基数 member.base",
			"5 姓名 cell-like-formula", "6 会费基数 amount-exponent", "6 姓名 cell-control",
		}},
		{Vouchers, "凭证-坏行.csv", []string{
			"10 贷方 amount-decimals", "2 日期 date-calendar", "3  voucher.balance", "5 科目编码 account.old",
			"7 科目编码 account.leaf", "9 贷方 voucher-both-sides",
		}},
		{Members, "会员名册-证件号是数字.xlsx", []string{
			"49 入会时间 member.dates", "5 入会时间 member.dates", "82 入会时间 member.dates", "90 入会时间 member.dates",
		}},
	} {
		r := bring(t, b, tt.kind, filepath.Join("testdata", "bad", tt.file))
		if r.OK || r.New != 0 || !slices.Equal(codes(r), tt.want) {
			t.Errorf("%s: ok %v, new %d\n%q", tt.file, r.OK, r.New, codes(r))
		}
	}
	view(t, b, func(v *ledger.View) error {
		members, err := v.Members()
		drafts, err2 := v.Drafts()
		if len(members)+len(drafts) > 0 {
			t.Errorf("%d members and %d vouchers of refused files", len(members), len(drafts))
		}
		return errors.Join(err, err2)
	})
}

func TestPreviewNamesWhatTheFileSays(t *testing.T) {
	b := newBook(t, 2025)
	want := map[Kind]string{
		Members:   "M00003 买买提·艾力 英语组 第3小组 在职",
		Opening:   "102 银行存款 借方余额 1,200.00 互助金",
		Budget:    "40301 上级补助收入-一般性转移支付补助 6,400.00",
		Vouchers:  "2025-01-10 S0000003 慰问石芳勇结婚 390.00",
		Visits:    "2025-10-28 M00050 张霞涵 生育 350.00",
		Subsidies: "2025-11-04 M00024 冯子海 深度困难 2,000.00",
		Dues:      "2025-01 M00003 买买提·艾力 43.65",
	}
	for _, f := range sampleFiles() {
		r := sound(t, b, f.kind, filepath.Join("testdata", "branch-2025", f.file))
		if got := r.Preview[2].Text; got != want[f.kind] {
			t.Errorf("%s: third row %q, want %q", f.kind, got, want[f.kind])
		}
	}
}
