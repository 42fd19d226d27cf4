package text

import (
	"fmt"

	"gonghui/model"
)

// Words of goods in stock.
const (
	StockShort       = "库存物品：入库、领用和结存"
	StockListShort   = "列出一天的结存，末尾指出与 141 账面的差额"
	StockInUse       = "in 品名"
	StockInShort     = "入库；写 --account 就连同购买的凭证一起起草，不写是建账时已有的"
	StockOutUse      = "out 品名"
	StockOutShort    = "领用，按移动平均价出库并起草凭证（借 30101 贷 141）"
	FlagStockDay     = "`日期`"
	FlagStockCount   = "`数量`"
	FlagStockSum     = "`金额`"
	FlagStockSpec    = "`规格`"
	FlagStockUnit    = "计量`单位`"
	FlagStockWho     = "供货人或领用人`姓名`"
	FlagStockWhy     = "`用途`"
	FlagStockAccount = "购买时的支出`科目`，如 50105"
	FlagStockPaid    = "付款`科目`"
	FlagStockVoucher = "购买凭证的`编号`"
	NeedsStock       = "请用 --date 写日期，--quantity 写数量"
	NeedsStockSum    = "请用 --amount 写金额"
)

// StockLine is what there is of some goods.
func StockLine(i model.StockItem, s model.StockOf) string {
	return fmt.Sprintf("%s %s　结存 %d%s　金额 %s", i.Name, i.Spec, s.Quantity, i.Unit, s.Amount.Grouped())
}

// StockMoved tells what a movement did; draft is "" where no voucher was made.
func StockMoved(m model.StockMove, draft string) string {
	s := fmt.Sprintf("%s 数量 %d，金额 %s", m.Date, m.Quantity, m.Amount.Grouped())
	if draft != "" {
		s += "，已起草 " + draft
	}
	return s
}
