package intake

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

func TestVoucherLayouts(t *testing.T) {
	want := "2025-01-08 记1 羽毛球器材 2 会计甲 [50102借762.46 101贷762.46 ]"
	for name, data := range map[string]string{
		"codes": "日期,凭证号,摘要,科目编码,借方,贷方,附件数,制单\n" +
			"2025-01-08,记1,羽毛球器材,50102,762.46,,2张,会计甲\n2025-01-08,记1,羽毛球器材,101,,762.46,2,会计甲\n",
		"first row only": "日期,凭证字号,摘要,总账科目,明细科目,借方金额,贷方金额,附件张数,制单人\n" +
			"2025/1/8,记1,羽毛球器材,职工活动支出,文体活动支出,762.46,,2,会计甲\n,,,库存现金,,,762.46,,\n",
		"names": "凭证日期,字,凭证号,摘要,科目名称,方向,金额,附件,制单\n" +
			"2025年1月8日,记,1,羽毛球器材,职工活动支出-文体活动支出,借,￥762.46,2,会计甲\n2025年1月8日,记,1,羽毛球器材,库存现金,贷,762.46,,\n",
		"one row an entry": "日期,凭证号,摘要,借方科目,贷方科目,金额,附件数,制单\n" +
			"2025年1月8日,记1,羽毛球器材,文体活动支出,101 库存现金,￥762.46,2,会计甲\n",
		"one side a row": "日期,凭证号,摘要,借方科目,贷方科目,金额,附件数,制单\n" +
			"2025-01-08,记1,羽毛球器材,50102,,762.46,2,会计甲\n,,,,101,762.46,,\n",
		"dots and widths": "日期,凭证号,摘要,科目编码,借方,贷方,附件数,制单\n" +
			"20250108,记1,羽毛球器材,５０１.０２,７６２．４６,,2,会计甲\n,,,101 库存现金,,762.46,,\n本月合计,,,,762.46,762.46,,\n",
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t, 2025)
			counts(t, text(t, b, Vouchers, data), 1, 1, 0, 0)
			view(t, b, func(v *ledger.View) error {
				drafts, err := v.Drafts()
				if len(drafts) != 1 || describe(drafts[0]) != want {
					t.Errorf("%q", describe(drafts[0]))
				}
				return err
			})
		})
	}
}

// TestPairs marks what an entry was for on the account that tells of it: custody money also where it lies.
func TestPairs(t *testing.T) {
	const head = "日期,凭证号,摘要,借方科目,贷方科目,金额,项目,会员\n"
	b := newBook(t, 2025)
	text(t, b, Members, roster)
	counts(t, text(t, b, Vouchers, head+
		"2025-01-08,记1,读书会,50101,102,30.00,书香校园,\n"+
		"2025-01-09,记2,收互助金,102,221,50.00,互助金,M1\n"+
		"2025-01-10,记3,红字,50101,102,(8.00),书香校园,\n"), 3, 3, 0, 0)
	view(t, b, func(v *ledger.View) error {
		drafts, err := v.Drafts()
		var got []string
		for _, d := range drafts {
			for _, l := range d.Lines {
				got = append(got, fmt.Sprintf("%s%s%s%s%t", l.Account, l.Side, l.Amount, l.Project, l.Member != 0))
			}
		}
		want := []string{
			"50101借30.00书香校园false", "102贷30.00false", "102借50.00互助金false", "221贷50.00互助金true",
			"50101借-8.00书香校园false", "102贷-8.00false",
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q", got)
		}
		return err
	})
	for _, tt := range []struct {
		data string
		want []string
	}{
		{"2025-01-08,记9,x,,,5,,\n", []string{"2 借方科目 value-missing"}},
		{"2025-01-08,记9,x,501,102,5,,\n", []string{"2 借方科目 account.leaf"}},
		{"2025-01-08,记9,x,50101,102,,,\n", []string{"2 金额 voucher-no-amount"}},
	} {
		if r := text(t, b, Vouchers, head+tt.data); !slices.Equal(codes(r), tt.want) {
			t.Errorf("%q: %q", tt.data, codes(r))
		}
	}
}

// describe puts a voucher on one line.
func describe(v model.Voucher) string {
	lines := ""
	for _, l := range v.Lines {
		lines += l.Account + l.Side.String() + l.Amount.String() + " "
	}
	return fmt.Sprintf("%s %s %s %d %s [%s]", v.Date, v.Source, v.Summary, v.Attachments, v.Preparer, lines)
}

const voucherHead = "日期,凭证号,摘要,科目编码,借方,贷方,会员,冲销凭证号\n"

func TestVoucherProblems(t *testing.T) {
	b := newBook(t, 2025)
	text(t, b, Members, roster)
	for _, tt := range []struct {
		name, data string
		want       []string
	}{
		{"nothing above", ",,x,102,5,,,\n", []string{"2 凭证号 voucher-no-number"}},
		{"no number", "2025-01-08,,x,102,5,,,\n", []string{"2 凭证号 value-missing"}},
		{"no date", ",1,x,102,5,,,\n", []string{"2 日期 value-missing"}},
		{"one line", "2025-01-08,1,x,102,5,,,\n", []string{"2  voucher.balance", "2  voucher.lines"}},
		{"no amount", "2025-01-08,1,x,102,,,,\n,,,101,,5,,\n", []string{"2 借方 voucher-no-amount"}},
		{"no account", "2025-01-08,1,x,,5,,,\n,,,101,,5,,\n", []string{"2 科目编码 value-missing"}},
		{"no summary", "2025-01-08,1,,102,5,,,\n,,,101,,5,,\n", []string{"2 摘要 voucher.summary"}},
		{"unknown member", "2025-01-08,1,x,102,5,,M9,\n,,,101,,5,,\n", []string{"2 会员 member-unknown"}},
		{"before the book", "2024-01-08,1,x,102,5,,,\n,,,101,,5,,\n", []string{"2 日期 before-first-year"}},
		{"to come", "2026-07-02,1,x,102,5,,,\n,,,101,,5,,\n", []string{"2 日期 date-future"}},
		{"twice", strings.Repeat("2025-01-08,1,x,102,5,,,\n,,,101,,5,,\n2025-01-08,2,x,102,5,,,\n,,,101,,5,,\n", 2), []string{
			"6 凭证号 row-twice", "8 凭证号 row-twice",
		}},
		{"every row", "2025-01-08,1,x,102,a,,,\n,,,999,,5,,\n2025-01-09,2,x,101,b,,,\n", []string{
			"2 借方 amount-not-number", "3 科目编码 account.unknown", "4 借方 amount-not-number",
		}},
	} {
		if r := text(t, b, Vouchers, voucherHead+tt.data); !slices.Equal(codes(r), tt.want) {
			t.Errorf("%s: %q", tt.name, codes(r))
		}
	}
}

func TestVouchersComeAgain(t *testing.T) {
	b := newBook(t, 2025)
	one := "2025-01-08,记1,买球,50102,5,,,\n,,,101,,5,,\n"
	two := "2025-01-08,记2,买拍,50102,6,,,\n,,,101,,6,,\n"
	counts(t, text(t, b, Vouchers, voucherHead+one), 1, 1, 0, 0)
	post(t, b)
	counts(t, text(t, b, Vouchers, voucherHead+one+two), 2, 1, 1, 0)
	counts(t, text(t, b, Vouchers, voucherHead+two+one), 2, 0, 2, 0)
	r := text(t, b, Vouchers, voucherHead+strings.Replace(one, "买球", "买网", 1)+strings.ReplaceAll(two, "6", "7"))
	if want := []string{"2 凭证号 differs-from-book", "4 凭证号 differs-from-book"}; !slices.Equal(codes(r), want) {
		t.Errorf("%q", codes(r))
	}
	if r.Problems[0].Detail != "摘要" {
		t.Errorf("differs in %q", r.Problems[0].Detail)
	}
}

// post posts all drafts and closes January.
func post(t *testing.T, b *ledger.Book) {
	t.Helper()
	_, err := b.Do(ledger.Command{Actor: "会计甲"}, func(tx *ledger.Tx) error {
		drafts, err := tx.Drafts()
		if err != nil {
			return err
		}
		for _, d := range drafts {
			if _, err := tx.Post(d.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestClosedMonthTakesNothing(t *testing.T) {
	b := newBook(t, 2025)
	if r := text(t, b, Opening, "科目编码,借方余额,贷方余额\n101,100,\n32205,,100\n"); !r.OK {
		t.Fatalf("%+v", r.Problems)
	}
	one := "2025-01-08,记1,买球,50102,5,,,\n,,,101,,5,,\n"
	text(t, b, Vouchers, voucherHead+one)
	post(t, b)
	if _, err := b.Do(ledger.Command{Actor: "会计甲"}, func(tx *ledger.Tx) error { return tx.CloseMonth(202501) }); err != nil {
		t.Fatal(err)
	}
	counts(t, text(t, b, Vouchers, voucherHead+one), 1, 0, 1, 0)
	r := text(t, b, Vouchers, voucherHead+one+"2025-01-09,记2,买拍,50102,6,,,\n,,,101,,6,,\n")
	if !slices.Equal(codes(r), []string{"4 日期 period-closed"}) {
		t.Errorf("%q", codes(r))
	}
	r = text(t, b, Opening, "科目编码,借方余额,贷方余额\n101,200,\n32205,,200\n")
	if !slices.Equal(codes(r), []string{"0  period-closed"}) {
		t.Errorf("%q", codes(r))
	}
}

func TestRedVoucherNamesWhatItCancels(t *testing.T) {
	b := newBook(t, 2025)
	data := voucherHead + "2025-01-08,记1,买球,50102,5,,,\n,,,101,,5,,\n" +
		"2025-02-03,记1,冲销买球,50102,-5,,,2025-01 记1\n,,,101,,-5,,\n"
	counts(t, text(t, b, Vouchers, data), 2, 2, 0, 0)
	post(t, b)
	counts(t, text(t, b, Vouchers, data), 2, 0, 2, 0)
	view(t, b, func(v *ledger.View) error {
		first, _, err := v.VoucherNumbered(202501, 1)
		if err != nil {
			return err
		}
		red, err := v.ReversedBy(first.ID)
		if err != nil {
			return err
		}
		x, err := v.Voucher(red)
		if x.Kind != model.VoucherRed || x.Date != 20250203 {
			t.Errorf("%+v", x)
		}
		return err
	})
}

func TestPlainSource(t *testing.T) {
	for in, want := range map[string]string{
		"记字第012号": "记12", "记-12": "记12", "记 12": "记12", "S0000038": "S38", "12": "12", "银付-0": "银付0", "1-2": "1-2", "": "",
	} {
		if got := plainSource(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// FuzzRun: whatever a file holds, nothing panics; what is refused leaves no trace; what came in is recognised when it
// comes again.
func FuzzRun(f *testing.F) {
	for i, s := range sampleFiles() {
		data, err := os.ReadFile(filepath.Join("testdata", "branch-2024-ragged", s.file))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), data[:min(len(data), 400)])
	}
	f.Add(uint8(3), []byte(voucherHead+"2025-01-08,1,x,102,5,,,\n,,,101,,5,,\n"))
	f.Fuzz(func(t *testing.T, n uint8, data []byte) {
		kind := specs()[int(n)%len(specs())].kind
		b := newBook(t, 2024)
		text(t, b, Members, roster)
		var before, after ledger.Head
		view(t, b, func(v *ledger.View) error { before = v.Head(); return nil })
		path := filepath.Join(t.TempDir(), "表.csv")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := Run(b, kind, path, Options{Actor: "会计甲"})
		view(t, b, func(v *ledger.View) error { after = v.Head(); return nil })
		if (err != nil || !r.OK) && before.Hash != after.Hash {
			t.Fatalf("refused, and something was written: %v", err)
		}
		if err != nil || !r.OK {
			return
		}
		again, err := Run(b, kind, path, Options{Actor: "会计甲"})
		if err != nil || !again.OK || again.New != 0 || again.Changed != 0 {
			t.Fatalf("the second time: %v %+v", err, again)
		}
	})
}

// Budget: 100,000 vouchers of two lines in 5 s.
func BenchmarkVouchers(b *testing.B) {
	var data bytes.Buffer
	data.WriteString("日期,凭证号,摘要,科目编码,借方,贷方,制单\n")
	for i := range 100_000 {
		day := fmt.Sprintf("2025-%02d-%02d", i%12+1, i%28+1)
		fmt.Fprintf(&data, "%s,S%07d,买球,50102,%d.00,,会计甲\n%s,S%07d,买球,101,,%d.00,会计甲\n", day, i, i+1, day, i, i+1)
	}
	path := filepath.Join(b.TempDir(), "凭证.csv")
	if err := os.WriteFile(path, data.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if r := sound(b, newBook(b, 2025), Vouchers, path); r.New != 100_000 {
			b.Fatal(r.New)
		}
	}
}
