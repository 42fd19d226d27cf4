package text

import (
	"fmt"

	"gonghui/ledger"
	"gonghui/model"
)

// Words of missing numbers.
const (
	GapsTitle     = "断号说明"
	GapsReading   = "正在查断号"
	GapsEmpty     = "没有断号"
	GapColKind    = "号码"
	GapColMonth   = "月份"
	GapColNumber  = "缺的号"
	GapColCount   = "个数"
	GapColText    = "说明"
	GapOpen       = "未说明"
	GapExplain    = "写说明"
	GapRemove     = "删除说明"
	GapAsk        = "写明为什么缺，如：作废、跳号、原账另存、打印后未用。"
	GapOffNone    = "没有选中的断号"
	GapOffNoText  = "还没有说明"
	GapWholeYear  = "全年"
	GapRemoveWhy  = "说明写错"
	GapUnknown    = "没有「%s」这个断号；用 gonghui gap list 看有哪些"
	GapSeveral    = "有几个月缺同样的号码；用 --month 写明是哪个月"
	GapShort      = "查看断号，写明原因"
	GapListShort  = "列出一年里缺的来源号、收据号和丢弃的暂编号"
	GapExplainUse = "explain 号码 说明"
	GapExplained  = "已写断号说明：%s"
	GapExpShort   = "写明一个断号的原因（号码照 gap list 里的写）"
	GapListed     = "%s  %s  %s  %d 个  %s"
	GapAllDone    = "断号都已说明"
)

// gapKinds name what is numbered.
var gapKinds = map[string]string{
	ledger.SeriesSource: "来源号", ledger.SeriesReceipt: "收据", ledger.SeriesDraft: "暂编号",
}

// GapKind names what a missing number belongs to.
func GapKind(kind string) string { return gapKinds[kind] }

// GapNumber is a run of missing numbers as it is shown.
func GapNumber(m ledger.Missing) string {
	first, last := m.First, m.Last
	if m.Kind == ledger.SeriesDraft {
		first, last = draftWord+first, draftWord+last
	}
	if first == last {
		return Plain(first)
	}
	return Plain(first) + "–" + Plain(last)
}

// GapMonth is the month of a run, or that it is of the year.
func GapMonth(m ledger.Missing) string {
	if m.Period == 0 {
		return GapWholeYear
	}
	return m.Period.String()
}

// GapsHeading is the title of the list.
func GapsHeading(year, all, open int) string {
	return fmt.Sprintf("断号 · %d年 · 未说明 %d/%d", year, open, all)
}

// GapContent is an explanation as the log shows it.
func GapContent(g model.Gap) string {
	return fmt.Sprintf("%d年 %s：%s", g.Year, Plain(g.Number), Plain(g.Text))
}

// GapsChosen names the runs that are explained.
func GapsChosen(some []ledger.Missing) string {
	if len(some) == 1 {
		return GapsTitle + " " + GapKind(some[0].Kind) + " " + GapNumber(some[0])
	}
	return fmt.Sprintf("%s %d 处", GapsTitle, len(some))
}
