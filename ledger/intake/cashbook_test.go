package intake

import (
	"fmt"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

const plainBook = `示范实验小学工会收支流水账,,,,,,,
日期,摘要,收入,支出,余额,类别,现金/银行,经手人
,上年结余,,,1000.00,,,
2025-01-05,学校拨来1月工会经费,100.01,,1100.01,拨缴经费,银行,李明
2025-01-06,收1月会费,"2,000.00",,3100.01,会费,银行,李明
2025-01-08,羽毛球场地费,,300.00,2800.01,50102,转账,王芳
2025-01-09,慰问张三住院,,500.00,2300.01,慰问,现金,王芳
2025-01-09,慰问张三住院,,500.00,1800.01,慰问,现金,王芳
2025-01-10,账户管理费,,15.00,1785.01,手续费,银行,
2025-01-12,上解上级经费,,40.00,1745.01,上解,银行,
本月合计,,2100.01,1355.00,1745.01,,,
2025-02-03,活期存款利息,1.20,,1746.21,利息收入,银行,
`

func drafted(t *testing.T, b *ledger.Book) []model.Voucher {
	t.Helper()
	var out []model.Voucher
	view(t, b, func(v *ledger.View) error {
		var err error
		out, err = v.Drafts()
		return err
	})
	return out
}

// doubleEntry shows the double entry of a voucher.
func doubleEntry(v model.Voucher) string {
	var out []string
	for _, l := range v.Lines {
		out = append(out, fmt.Sprintf("%s %s %s", l.Side, l.Account, l.Amount))
	}
	return strings.Join(out, " ")
}

func TestCashbook(t *testing.T) {
	b := newBook(t, 2025)
	_, err := b.Do(ledger.Command{}, func(tx *ledger.Tx) error {
		br, err := tx.Branch()
		br.Levy, br.OwnShare = model.LevySelf, 6000
		if err == nil {
			err = tx.SaveBranch(br)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	counts(t, text(t, b, Cashbook, plainBook), 8, 8, 0, 0)
	counts(t, text(t, b, Cashbook, plainBook), 8, 0, 8, 0)
	counts(t, text(t, b, Cashbook, plainBook+"2025-02-04,退场地押金,8.00,,1754.21,其他收入,银行,\n"), 9, 1, 8, 0)
	want := []string{
		"借 102 100.01 贷 402 60.01 贷 211 40.00", "借 102 2000.00 贷 401 2000.00", "借 50102 300.00 贷 102 300.00",
		"借 50105 500.00 贷 101 500.00", "借 50105 500.00 贷 101 500.00", "借 50504 15.00 贷 102 15.00",
		"借 211 40.00 贷 102 40.00", "借 102 1.20 贷 408 1.20", "借 102 8.00 贷 408 8.00",
	}
	got := map[string]int{}
	for _, v := range drafted(t, b) {
		got[doubleEntry(v)]++
		if v.Summary == "羽毛球场地费" && v.Handler != "王芳" {
			t.Errorf("handler %q", v.Handler)
		}
	}
	for _, w := range want {
		if got[w]--; got[w] < 0 {
			t.Errorf("no draft %s; left %v", w, got)
		}
	}
}

func TestCashbookTransfersAreBookedOnce(t *testing.T) {
	b := newBook(t, 2025)
	r := text(t, b, Cashbook, `日期,摘要,收入,支出,余额,类别,现金/银行
2025-01-05,会费,3000,,3000,会费,银行
2025-01-06,提现,,1000,2000,提现,银行
2025-01-06,提现,1000,,1000,提现,现金
2025-01-07,慰问,,200,800,慰问,现金
2025-01-08,存现,,300,500,存现,现金
`)
	if !r.OK || r.New != 4 {
		t.Fatalf("%+v", r)
	}
	var entries []string
	for _, v := range drafted(t, b) {
		entries = append(entries, doubleEntry(v))
	}
	all := strings.Join(entries, "; ")
	for _, w := range []string{"借 101 1000.00 贷 102 1000.00", "借 102 300.00 贷 101 300.00"} {
		if strings.Count(all, w) != 1 {
			t.Errorf("%s in %s", w, all)
		}
	}
}

func TestCashbookRefusals(t *testing.T) {
	head := "日期,摘要,收入,支出,余额,类别,现金/银行\n2025-01-05,会费,3000,,3000,会费,银行\n"
	for name, x := range map[string]struct {
		rows   string
		code   Code
		row    int
		detail string
	}{
		"category": {"2025-01-06,神秘的事,,10,2990,宇宙,银行\n", CodeCategory, 3, "慰问"},
		"balance":  {"2025-01-06,球,,10,2900,文体,银行\n", CodeBankChain, 3, "2,990.00"},
		"medium":   {"2025-01-06,球,,10,2990,文体,贝壳\n", CodeWord, 3, "现金"},
		"both":     {"2025-01-06,球,5,10,2990,文体,银行\n", CodeBothSides, 3, ""},
		"no day":   {",球,,10,2990,文体,银行\n", CodeNeeded, 3, ""},
		"amount":   {"2025-01-06,球,,十元,2990,文体,银行\n", CodeAmount, 3, ""},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t, 2025)
			r := text(t, b, Cashbook, head+x.rows)
			if r.OK || len(r.Problems) == 0 {
				t.Fatalf("accepted: %+v", r)
			}
			p := r.Problems[0]
			if p.Code != x.code || p.Row != x.row || !strings.Contains(p.Detail, x.detail) {
				t.Errorf("problem %+v", p)
			}
			if n := len(drafted(t, b)); n != 0 {
				t.Errorf("%d drafts of a refused file", n)
			}
		})
	}
}

func TestCashbookLearnsFromEarlierVouchers(t *testing.T) {
	b := newBook(t, 2025)
	sound(t, b, Vouchers, file(t, "日期,凭证号,摘要,科目编码,借方,贷方\n"+
		"2025-01-03,1,订阅教师阅览室报刊,50304,88.00,\n2025-01-03,1,订阅教师阅览室报刊,102,,88.00\n"))
	r := text(t, b, Cashbook, "日期,摘要,收入,支出,类别\n2025-02-03,续订教师阅览室报刊,,90,报刊\n")
	if !r.OK || r.New != 1 {
		t.Fatalf("%+v", r)
	}
	said := strings.Join(r.Notes, " ")
	if !strings.Contains(said, "50304") || !strings.Contains(said, "订阅教师阅览室报刊") {
		t.Errorf("the guess is not told: %s", said)
	}
}

// TestCashbookBegins tells when a cash book begins with another balance than the book has on that day.
func TestCashbookBegins(t *testing.T) {
	const file = "日期,摘要,收入,支出,余额,类别,现金/银行\n2025-03-05,收会费,100.00,,600.00,会费,现金\n"
	r := text(t, newBook(t, 2025), Cashbook, file)
	if said := strings.Join(r.Notes, " "); !strings.Contains(said, "500.00 元，账上 2025-03-05 前现金和存款是 0.00 元") {
		t.Errorf("said %q", said)
	}
	b := newBook(t, 2025)
	if _, err := b.Do(ledger.Command{}, func(tx *ledger.Tx) error {
		_, err := tx.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
			{Account: "101", Debit: 500_00}, {Account: "32205", Credit: 500_00},
		}})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if said := strings.Join(text(t, b, Cashbook, file).Notes, " "); strings.Contains(said, "开始时余额") {
		t.Errorf("said %q", said)
	}
}
