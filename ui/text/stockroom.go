package text

import (
	"fmt"

	"gonghui/model"
)

// Words of the room of goods in stock.
const (
	StockTitle      = "库存物品"
	StockReading    = "正在读取库存物品"
	StockEmpty      = "还没有库存物品：按 n 登记一种，再按 i 入库"
	StockMovesEmpty = "还没有收发：按 i 入库"
	StockColName    = "品名"
	StockColSpec    = "规格"
	StockColUnit    = "单位"
	StockColCount   = "结存"
	StockColPrice   = "平均单价"
	StockColSum     = "金额"
	StockColKeeper  = "保管人"
	StockColPlace   = "存放地点"
	StockColDate    = "日期"
	StockColIn      = "收入"
	StockColOut     = "发出"
	StockColMoved   = "本次金额"
	StockColWho     = "经手"
	StockColWhy     = "用途"
	StockColVoucher = "凭证"
	StockNew        = "登记物品"
	StockEdit       = "改物品"
	StockIn         = "入库"
	StockOut        = "领用"
	StockOpen       = "收发明细"
	StockPaper      = "看凭证"
	StockUndoMove   = "撤销最近一次收发"
	StockRemove     = "删除物品"
	StockNone       = "没有选中的物品"
	StockOffNone    = "没有结存"
	StockOffPaper   = "没有凭证"
	StockOffLast    = "只能撤销最近一次"
	StockDate       = "日期"
	StockQuantity   = "数量"
	StockAmount     = "金额"
	StockAccount    = "支出科目"
	StockPaid       = "付款科目"
	StockSeller     = "供货人"
	StockTaker      = "领用人"
	StockPurpose    = "用途"
	StockNote       = "备注"
	StockBegun      = "留空：建账时已有的，不起草凭证"
	StockSaved      = "保存物品"
)

// StockHeading is the title of the room, with what there is and what 141 says.
func StockHeading(n int, sum, books model.Money) string {
	s := fmt.Sprintf("%s · %d 种 · %s 元", StockTitle, n, sum.Grouped())
	if sum != books {
		s += fmt.Sprintf(" · 141 账面 %s", books.Grouped())
	}
	return s
}

// StockHint tells how many there are and what one costs on average.
func StockHint(s model.StockOf, unit string) string {
	return fmt.Sprintf("结存 %d%s，平均 %s", s.Quantity, unit, s.Cost(1).Grouped())
}

// StockDraftMark is a voucher in the list of movements.
func StockDraftMark(x model.Voucher) string {
	if !x.Posted() {
		return DraftName(x.ID)
	}
	return fmt.Sprintf("%s 记%d", x.In(), x.Number)
}
