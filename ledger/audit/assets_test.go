package audit

import (
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// book posts one voucher, changed by change unless that is nil.
func book(summary string, change func(*model.Voucher), ls ...model.Line) func(*scene) {
	return func(s *scene) {
		s.post(func(v *model.Voucher) {
			v.Summary, v.Lines = summary, ls
			if change != nil {
				change(v)
			}
		})
	}
}

// twice does one thing after the other.
func twice(cases ...func(*scene)) func(*scene) {
	return func(s *scene) {
		for _, c := range cases {
			c(s)
		}
	}
}

func TestAssetVouchers(t *testing.T) {
	bought := []model.Line{dr("50702", 2400_00), cr("102", 2400_00)}
	brought := []model.Line{dr("162", 2400_00), cr("30104", 2400_00)}
	tryAll(t, []trialCase{
		{name: "no asset", check: 22, says: "507 支出 2,400.00 元，没有记 162", change: book("购电脑", nil, bought...)},
		{name: "in two vouchers", check: 22, change: twice(book("购电脑", nil, bought...), book("电脑入账", nil, brought...))},
		{name: "given", check: 22, change: book("受赠电脑", nil, brought...)},
		{name: "less", check: 22, says: "资产增加 2,000.00 元，两者不同", change: book("购电脑", nil,
			append(bought[:2:2], dr("162", 2000_00), cr("30104", 2000_00))...)},
		{name: "no fund", check: 22, says: "没有同时记，相差 2,400.00 元", also: []int{21}, change: book("购电脑", nil,
			dr("162", 2400_00), cr("102", 2400_00))},
		{name: "not on 507", check: 22, level: SeverityWarning, says: "支出却没有记在 507", change: book("购电脑", nil,
			append([]model.Line{dr("50304", 2400_00), cr("102", 2400_00)}, brought...)...), also: []int{46}},
		{name: "great repairs", check: 22, change: book("活动室大修", nil, dr("50705", 900_00), cr("102", 900_00)), also: []int{46}},
		{
			name: "computer as a cost", check: 23, says: "“电脑” 1,000.00 元记在 50102，达到固定资产标准（1,000.00 元）",
			change: book("购电脑", nil, dr("50102", 1000_00), cr("102", 1000_00)),
		},
		{name: "cheap computer", check: 23, change: book("购电脑", nil, dr("50102", 999_99), cr("102", 999_99))},
		{name: "repaired computer", check: 23, change: book("修电脑", nil, dr("50102", 1200_00), cr("102", 1200_00))},
		{name: "special equipment", check: 23, change: book("购健身器材", nil, dr("50102", 1499_99), cr("102", 1499_99))},
		{
			name: "still pending", check: 25, says: "182 待处理财产损溢：年末还有 50.00 元没有处理",
			change: book("现金短缺", nil, dr("182", 50_00), cr("101", 50_00)),
		},
		{name: "straight off", check: 25, says: "没有经过 182", change: book("报废打印机", nil,
			dr("163", 1000_00), dr("30104", 2200_00), cr("162", 3200_00))},
		{name: "sold", check: 25, change: book("出售打印机", func(v *model.Voucher) { v.Approver = "主席乙" },
			dr("163", 1000_00), dr("30104", 2200_00), cr("162", 3200_00))},
		{name: "sold by nobody", check: 25, says: "没有写批准文号（纪要）或审批人", change: book("出售打印机",
			func(v *model.Voucher) { v.Approver = "" }, dr("163", 1000_00), dr("30104", 2200_00), cr("162", 3200_00)), also: []int{7, 5}},
		{name: "over 182", check: 25, change: twice(
			book("打印机转入待处理", nil, dr("163", 1000_00), dr("182", 2200_00), cr("162", 3200_00)),
			book("核销打印机", func(v *model.Voucher) { v.Approver = "主席乙" }, dr("30104", 2200_00), cr("182", 2200_00)),
		)},
		{name: "nobody approved", check: 25, says: "没有写批准文号（纪要）或审批人", change: twice(
			book("打印机转入待处理", nil, dr("163", 1000_00), dr("182", 2200_00), cr("162", 3200_00)),
			book("核销打印机", func(v *model.Voucher) { v.Approver = "" }, dr("30104", 2200_00), cr("182", 2200_00)),
		), also: []int{7, 5}},
		{name: "mirror", check: 21, says: "资产基金（库存物品） 0.00 元，库存物品 600.00 元", also: []int{22}, change: book("买毛巾", nil,
			dr("141", 600_00), cr("102", 600_00))},
	})
}

// TestFunds: money that is given for one purpose or held for others is not spent beyond, nor taken for the union's own.
func TestFunds(t *testing.T) {
	on := func(project string, ls ...model.Line) []model.Line {
		for i := range ls {
			ls[i].Project = project
		}
		return ls
	}
	tryAll(t, []trialCase{
		{name: "restricted", check: 20, change: twice(
			book("收专项补助", nil, on("运动会", dr("102", 200_00), cr("40302", 200_00))...),
			book("购奖品", nil, on("运动会", dr("50102", 200_00), cr("102", 200_00))...),
		)},
		{
			name: "restricted overspent", check: 20, says: "专项资金 运动会：上年结转 0.00 元，本年收入 200.00 元，支出 250.00 元，超支 50.00 元",
			change: twice(
				book("收专项补助", nil, on("运动会", dr("102", 200_00), cr("40302", 200_00))...),
				book("购奖品", nil, on("运动会", dr("50102", 250_00), cr("102", 250_00))...),
			),
		},
		{name: "held for others", check: 27, change: twice(
			book("收互助款", nil, on("互助", dr("102", 300_00), cr("221", 300_00))...),
			book("转付互助款", nil, on("互助", dr("221", 300_00), cr("102", 300_00))...),
		)},
		{name: "held for others overdrawn", check: 27, says: "代管经费 互助：", change: twice(
			book("收互助款", nil, on("互助", dr("102", 300_00), cr("221", 300_00))...),
			book("转付互助款", nil, on("互助", dr("221", 301_00), cr("102", 301_00))...),
		)},
		{name: "taken for income", check: 27, says: "像是代收的钱", change: book("收慈善一日捐", nil, dr("102", 90_00), cr("408", 90_00))},
	})
}

// holdings is a book with a computer of 2025-01, bought and carded, depreciated to the end of the given month.
func holdings(t *testing.T, to int) *ledger.Book {
	t.Helper()
	b := ledgertest.New(t, ledgertest.Branch())
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		if _, err := tx.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
			{Account: "102", Debit: 10_000_00}, {Account: "32205", Credit: 10_000_00},
		}}); err != nil {
			return err
		}
		x, err := tx.SaveDraft(voucher(20250105, "购电脑", dr("50702", 7200_00), cr("102", 7200_00), dr("162", 7200_00),
			cr("30104", 7200_00)))
		if err != nil {
			return err
		}
		if _, err := tx.Post(x); err != nil {
			return err
		}
		_, err = tx.SaveAsset(model.AssetCard{
			Name: "电脑", Class: "computer", Cost: 7200_00, Acquired: 20250105, Months: 72, Quantity: 1, Voucher: x,
		})
		return err
	})
	for m := 1; m <= to; m++ {
		wear(t, b, m)
	}
	return b
}

func wear(t *testing.T, b *ledger.Book, month int) {
	t.Helper()
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		d, err := tx.Depreciate(model.NewPeriod(2025, month))
		if err == nil {
			_, err = tx.Post(d.Voucher)
		}
		return err
	})
}

// TestAssetCards: what the checks 21, 24 and 50 say of a book with cards.
func TestAssetCards(t *testing.T) {
	card := func(b *ledger.Book, change func(*model.AssetCard)) {
		ledgertest.Do(t, b, func(tx *ledger.Tx) error {
			list, err := tx.Assets()
			if err != nil {
				return err
			}
			change(&list[0])
			_, err = tx.SaveAsset(list[0])
			return err
		})
	}
	for _, c := range []struct {
		name   string
		to     int
		change func(b *ledger.Book)
		check  int
		says   []string
	}{
		{name: "all run", to: 12, check: 24},
		{name: "two months missing", to: 10, check: 24, says: []string{"2025-11 至 2025-12 没有计提折旧，应提 200.00 元"}},
		{
			name: "caught up", to: 3, check: 24, says: []string{"2025-04 没有按月计提折旧（100.00 元），后来的月份一并补提了"},
			change: func(b *ledger.Book) {
				for m := 5; m <= 12; m++ {
					wear(t, b, m)
				}
			},
		},
		{
			name: "draft", to: 11, check: 24, says: []string{"2025-12 折旧 100.00 元已起草，还没有记账"},
			change: func(b *ledger.Book) {
				ledgertest.Do(t, b, func(tx *ledger.Tx) error { _, err := tx.Depreciate(202512); return err })
			},
		},
		{
			name: "another life", to: 12, check: 24, says: []string{"少于计算机设备的最低年限 72 个月", "应累计折旧 1,440.00 元，实际 1,200.00 元"},
			change: func(b *ledger.Book) { card(b, func(a *model.AssetCard) { a.Months = 60 }) },
		},
		{
			name: "exempt", to: 12, check: 24, says: []string{"图书、档案不提折旧，卡片却写 72 个月，已提 1,200.00 元"},
			change: func(b *ledger.Book) { card(b, func(a *model.AssetCard) { a.Class = "book" }) },
		},
		{name: "cards agree", to: 12, check: 21},
		{
			name: "a card too many", to: 12, check: 21, says: []string{"162 固定资产：卡片（台账）合计 8,700.00 元，账面 7,200.00 元"},
			change: func(b *ledger.Book) {
				ledgertest.Do(t, b, func(tx *ledger.Tx) error {
					_, err := tx.SaveAsset(model.AssetCard{Name: "书柜", Class: "furniture", Cost: 1500_00, Acquired: 20251201})
					return err
				})
			},
		},
		{
			name: "lent by the school", to: 12, check: 21,
			change: func(b *ledger.Book) {
				ledgertest.Do(t, b, func(tx *ledger.Tx) error {
					_, err := tx.SaveAsset(model.AssetCard{Name: "投影仪", Class: "computer", Acquired: 20251201, Memo: true})
					return err
				})
			},
		},
		{name: "never counted", to: 12, check: 50, says: []string{"2025 年没有清查固定资产和库存物品"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := holdings(t, c.to)
			if c.change != nil {
				c.change(b)
			}
			var got []Finding
			for _, f := range run(t, b, 2025).Findings {
				if f.Check == c.check {
					got = append(got, f)
				}
			}
			if len(got) != len(c.says) {
				t.Fatalf("%+v", got)
			}
			for i, f := range got {
				if !strings.Contains(f.Text, c.says[i]) || f.Object == "" || !strings.HasSuffix(f.Text, "。") {
					t.Errorf("%q, want %q", f.Text, c.says[i])
				}
			}
		})
	}
}
