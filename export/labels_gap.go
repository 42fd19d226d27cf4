package export

import (
	"strconv"

	"gonghui/ledger"
	"gonghui/model"
)

// The words of missing numbers and of differences.
const (
	gapAdjust      = "差额更正"
	gapAdjustOf    = "更正 %s 的差额"
	gapDraftWord   = "暂"
	gapSourceOf    = "缺 %s"
	gapSourceRun   = "缺 %s 至 %s"
	gapUnexplained = "（未说明）"
	gapExplained   = "：%s"
	gapHow         = "来源号是导入文件里的原凭证号，缺号说明该号没有导入本账本；暂编号是草稿的号，缺号说明那张草稿丢弃了，没有记账；" +
		"收据号缺号说明那张收据没有登记。"
)

// gapNames name what is numbered.
var gapNames = map[string]string{
	ledger.SeriesSource: "来源号断号", ledger.SeriesReceipt: "收据断号", ledger.SeriesDraft: "暂编号未用",
}

// gapContent is an explanation of a missing number for people to read.
func gapContent(g model.Gap) orderedText {
	return orderedText{
		{name: colYear, text: strconv.Itoa(g.Year)},
		{name: "号码系列", text: g.Series},
		{name: "缺号", text: g.Number},
		{name: "说明", text: g.Text},
	}
}

// settingsContent are the union's settings of how its books are kept.
func settingsContent(b model.Branch) orderedText {
	yes := map[bool]string{true: "是"}
	sum := func(m model.Money) string {
		if m == 0 {
			return ""
		}
		return m.String()
	}
	var shares []orderedText
	for _, s := range b.Shares {
		shares = append(shares, orderedText{
			{name: colYear, text: strconv.Itoa(s.Year)}, {name: "万分之", text: strconv.Itoa(s.Share)},
		})
	}
	return orderedText{
		{name: "主管会计工作负责人", text: b.FinanceLead},
		{name: "会计主管人员", text: b.AccountingHead},
		{name: "收支按月结转", text: yes[b.CloseMonthly]},
		{name: "先审核后记账", text: yes[b.ReviewFirst]},
		{name: "集体研究起点", text: sum(b.CollectiveAbove)},
		{name: "库存现金限额", text: sum(b.CashLimit)},
		{name: "手续费科目", text: b.ChargesAccount},
		{name: "分年留成", list: shares},
		{name: "登记经济分类", text: yes[b.Classes]},
	}
}
