package intake

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

// bankFigures are what the makers of the samples know of the bank, in fen.
type bankFigures struct {
	Year int `json:"year"`
	Bank struct {
		Lines     int         `json:"lines"`
		Statement model.Money `json:"statement_closing_fen"`
		Book      model.Money `json:"book_closing_fen"`
		BookedNot model.Money `json:"booked_not_at_bank_fen"`
		AtBankNot model.Money `json:"at_bank_not_booked_fen"`
	} `json:"bank"`
}

// layouts are the sample's statements: three layouts of the same lines.
func layouts() []string {
	return []string{"银行-建行.xls", "银行-中行.csv", "银行-招行.csv"}
}

// filled brings opening balances and vouchers of a sample in and posts them.
func filled(t testing.TB, dir string, year int) *ledger.Book {
	t.Helper()
	b := newBook(t, year)
	for _, f := range sampleFiles()[:4] {
		sound(t, b, f.kind, filepath.Join("testdata", dir, f.file))
	}
	_, err := b.Do(ledger.Command{Actor: "会计甲"}, func(tx *ledger.Tx) error {
		drafts, err := tx.Drafts()
		if err != nil {
			return err
		}
		var ids []model.ID
		for _, d := range drafts {
			ids = append(ids, d.ID)
		}
		_, err = tx.Post(ids...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSampleStatements(t *testing.T) {
	for _, dir := range []string{"branch-2025", "branch-2024-ragged"} {
		var want bankFigures
		data, err := os.ReadFile(filepath.Join("testdata", dir, "expected.json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		for _, layout := range layouts() {
			t.Run(dir+"/"+layout, func(t *testing.T) { sampleStatement(t, dir, layout, want) })
		}
	}
}

// sampleStatement brings one layout in, then the others, which are the same, and reconciles the year.
func sampleStatement(t *testing.T, dir, layout string, want bankFigures) {
	t.Helper()
	b := filled(t, dir, want.Year)
	path := filepath.Join("testdata", dir, layout)
	dry, err := Run(b, Bank, path, Options{DryRun: true})
	if err != nil || !dry.OK || dry.New != want.Bank.Lines {
		t.Fatalf("preview: %v, %d new of %d, %+v", err, dry.New, want.Bank.Lines, dry.Problems)
	}
	counts(t, sound(t, b, Bank, path), want.Bank.Lines, want.Bank.Lines, 0, 0)
	counts(t, sound(t, b, Bank, path), want.Bank.Lines, 0, want.Bank.Lines, 0)
	for _, other := range layouts() {
		counts(t, sound(t, b, Bank, filepath.Join("testdata", dir, other)), want.Bank.Lines, 0, want.Bank.Lines, 0)
	}
	end := model.NewPeriod(want.Year, 12)
	sure := accept(t, b, end.Last())
	view(t, b, func(v *ledger.View) error {
		r, err := v.Reconcile("102", end)
		if err != nil {
			return err
		}
		if r.Bank != want.Bank.Statement || r.Book != want.Bank.Book || !r.Known || !r.Equal {
			t.Errorf("bank %s, book %s, equal %v", r.Bank, r.Book, r.Equal)
		}
		if got := r.BankIn.Sum - r.BankOut.Sum; got != want.Bank.AtBankNot {
			t.Errorf("at the bank, not booked: %s, want %s", got, want.Bank.AtBankNot)
		}
		if got := r.BookIn.Sum - r.BookOut.Sum; got != want.Bank.BookedNot {
			t.Errorf("booked, not at the bank: %s, want %s", got, want.Bank.BookedNot)
		}
		t.Logf("%d of %d lines surely matched; problems %+v", sure, want.Bank.Lines, r.Problems)
		return nil
	})
}

// accept saves all proposals, round by round, and counts the sure ones.
func accept(t testing.TB, b *ledger.Book, upTo model.Date) (sure int) {
	t.Helper()
	_, err := b.Do(ledger.Command{Actor: "会计甲"}, func(tx *ledger.Tx) error {
		ps, err := tx.Propose("102", upTo)
		if err != nil {
			return err
		}
		for _, p := range ps {
			if p.Sure {
				sure++
			}
			if _, err := tx.SaveMatch(p.Match); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return sure
}

// brought reads the lines that a statement brought.
func brought(t *testing.T, b *ledger.Book) []model.BankLine {
	t.Helper()
	var out []model.BankLine
	view(t, b, func(v *ledger.View) error {
		var err error
		out, err = v.BankLines("102", 0, 21991231)
		return err
	})
	return out
}

// TestLayouts reads one statement of every shape that is known (domain: bank statements); all of them say
// the same.
func TestLayouts(t *testing.T) {
	for name, data := range map[string]string{
		"建行": "中国建设银行\n账　号,32050001,账户名称,示范实验小学工会\n" +
			"交易时间,借方发生额/元(支取),贷方发生额/元(收入),余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号\n" +
			"20250111 15:24:03,\"1,351.85\",0,8648.15,人民币元,供应商4,,,20250111,网银转账,,01\n" +
			"20250112 15:24:03,0,2519.75,11167.90,人民币元,代扣会费,,,20250112,代发工资,,02\n",
		"工行": "卡号: 6222***,\n子账户: 0001,\n起止日期: 2025-01-01 至 2025-01-31,\n" +
			"交易日期,交易摘要,交易详情,交易场所,交易国家或地区简称,钞/汇,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名,对方账户,\n" +
			"2025-01-11\t,网银转账 \t,,,,钞,,\"1,351.85 \t\",人民币,,\"1,351.85\",人民币,\"8,648.15\",供应商4,1.23E+19,\n" +
			"2025-01-12,代发工资,,,,钞,\"2,519.75\",,人民币,\"2,519.75\",,人民币,\"11,167.90\",代扣会费,,\n人民币合计,,,,,,\"2,519.75\",\"1,351.85\",,,,,,,,\n",
		"农行": "交易日期,交易时间,交易摘要,交易金额,本次余额,对手信息,日 志 号,交易渠道,交易附言\n" +
			"20250111,101112,网银转账,-1351.85,8648.15,供应商4,88001,网银\n20250112,090000,代发工资,+2519.75,11167.90,代扣会费,88002,网银,,\n",
		"中行个人": "中国银行交易流水明细清单\n记账日期,记账时间,币别,金额,余额,交易名称,渠道,网点名称,附言,对方账户名,对方卡号/账号,对方开户行\n" +
			"2025-01-11,15:24:03,人民币,\"-1,351.85\",\"8,648.15\",网银转账,网上银行,----,----,供应商4,----,----\n" +
			"2025-01-12,15:24:03,人民币,\"2,519.75\",\"11,167.90\",代发工资,网上银行,----,----,代扣会费,----,----\n",
		"中行对公": "交易类型\t付款人名称\t收款人名称\t交易日期\t交易金额\t余额\t摘要\n往账\t示范工会\t供应商4\t20250111\t1351.85\t8648.15\t网银转账\n" +
			"来账\t代扣会费\t示范工会\t20250112\t2519.75\t11167.90\t代发工资\n",
		"交行": "序号,交易日期,交易时间,交易类型,借贷,交易金额,余额,对方账号,对方户名,交易地点,摘要\n" +
			"1,2025-01-11,10:11:12,转账,借 Dr,1351.85,8648.15,32001,供应商4,网银,网银转账\n2,2025-01-12,10:11:12,代发,贷 Cr,2519.75,11167.90,,代扣会费,网银,代发工资\n",
		"招行": "招商银行交易记录\n\n记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要\n" +
			"2025/1/11,人民币,\"-1,351.85\",\"8,648.15\t\",网银转账,供应商4,\n2025/1/12,人民币,\"2,519.75\",\"11,167.90\t\",代发工资,代扣会费,\n合计,,1167.90,,,,\n",
		"民生":                       "<html><body><table><tr><td colspan=3>对账单</td></tr><tr><th>入账日期</th><th>借方金额</th><th>贷方金额</th><th>账户余额</th><th>对方名称</th><th>用途</th></tr><tr><td>2025年1月11日</td><td>1,351.85</td><td></td><td>8,648.15</td><td>供应商4</td><td>网银转账</td></tr><tr><td>2025年1月12日</td><td></td><td>2,519.75</td><td>11,167.90</td><td>代扣会费</td><td>代发工资</td></tr></table></body></html>",
		"flag by 1/2":              "日期,借贷标志,发生额,余额,对方户名,摘要\n20250111.0,1,1351.85,8648.15,供应商4,网银转账\n20250112.0,2,2519.75,11167.90,代扣会费,代发工资\n",
		"sign and flag":            "日期,借/贷,金额,余额,对方户名,摘要\n2025/1/11,D,-1351.85,8648.15,供应商4,网银转账\n2025/1/12,C,2519.75,11167.90,代扣会费,代发工资\n",
		"no direction":             "日期,金额,余额,对方户名,摘要\n2025/1/12,2519.75,11167.90,代扣会费,代发工资\n2025/1/11,1351.85,8648.15,供应商4,网银转账\n2025/1/10,10000,10000,上年结转款,存入\n",
		"direction by the opening": "日期,金额,余额,对方户名,摘要\n,,10000.00,,期初余额\n2025/1/11,1351.85,8648.15,供应商4,网银转账\n2025/1/12,2519.75,11167.90,代扣会费,代发工资\n",
		"latest first":             "日期,收入,支出,余额,对方户名,摘要\n2025/1/12,2519.75,,11167.90,代扣会费,代发工资\n2025/1/11,,1351.85,8648.15,供应商4,网银转账\n",
		"footings":                 "日期,收入,支出,余额,对方户名,摘要\n,,,10000.00,,期初余额\n2025/1/11,,1351.8500,8648.15,供应商4,网银转账\n2025/1/12,2519.75,0.00,11167.90,代扣会费,代发工资\n借方合计笔数,1,1351.85\n本页合计,2519.75,1351.85\n",
		"14 digits":                "\xEF\xBB\xBF交易时间,转出金额,转入金额,账户余额,对方单位名称,摘要,流水号\n'20250111152403,￥1351.85,,8648.15,供应商4,网银转账,'A1\n'20250112152403,-,2519.75,11167.90,代扣会费,代发工资,'A2\n",
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t, 2025)
			r := text(t, b, Bank, data)
			if !r.OK {
				t.Fatalf("refused: %+v", r.Problems)
			}
			lines := brought(t, b)
			if len(lines) > 2 {
				lines = lines[len(lines)-2:] // one layout shows where it began
			}
			if len(lines) != 2 {
				t.Fatalf("%d lines, %+v", len(lines), r)
			}
			for i, want := range []model.BankLine{
				{Date: 20250111, Amount: -135185, Balance: 864815, Counterparty: "供应商4", Summary: "网银转账"},
				{Date: 20250112, Amount: 251975, Balance: 1116790, Counterparty: "代扣会费", Summary: "代发工资"},
			} {
				got := lines[i]
				if got.Date != want.Date || got.Amount != want.Amount || got.Balance != want.Balance ||
					got.Counterparty != want.Counterparty || !strings.Contains(got.Summary, want.Summary) {
					t.Errorf("line %d is %+v, want %+v", i, got, want)
				}
			}
			again := text(t, b, Bank, data)
			counts(t, again, r.Read, 0, r.Read, 0)
		})
	}
}
