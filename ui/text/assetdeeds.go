package text

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// Words of what is done in the room of assets.
const (
	AssetFrom       = "从购置凭证建卡"
	AssetOffFrom    = "没有缺卡片的购置凭证"
	AssetCounts     = "财产清查"
	AssetPrint      = "打印"
	AssetPrintOne   = "固定资产卡片"
	AssetPrintAll   = "全部固定资产卡片"
	AssetPrintList  = "固定资产清单"
	AssetRunNow     = "起草折旧凭证"
	AssetDownDay    = "转入日期"
	AssetOffDay     = "核销日期"
	AssetProceeds   = "处置收入"
	AssetCosts      = "处置费用"
	AssetPaid       = "收付科目"
	AssetColShare   = "本月折旧"
	AssetColAfter   = "提后累计"
	AssetSplit      = "拆分卡片"
	AssetSplitBody  = "拆出几件，另建一张卡片；原值和折旧按件数分"
	AssetOffSplit   = "只有一件"
	AssetSplitUse   = "split 卡片编号"
	AssetSplitShort = "把一张卡片上的几件拆出去，另建一张卡片"
	FlagAssetSplit  = "拆出几`件`"
	NeedsSplit      = "请用 --quantity 写拆出几件"
	AssetUnit       = "单位"
	AssetOriginNone = "未写"
	AssetMemo       = "登记为"
	AssetMemoNo     = "固定资产（上账）"
	AssetMemoYes    = "备查（不上账）"
)

// AssetManners are the ways in which an asset leaves.
func AssetManners() []string {
	return []string{"报废", "毁损", "盘亏", "出售", "捐出", "调出"}
}

// AssetOrigins are the ways in which an asset comes.
func AssetOrigins() []string { return []string{"购入", "捐赠", "调入", "盘盈", "学校借用"} }

// AssetBare is a purchase that has no card, in a menu.
func AssetBare(x model.Voucher) string {
	var sum model.Money
	for _, l := range x.Lines {
		if l.Account == model.AccountFixed || l.Account == model.AccountIntangible {
			sum += l.Debit()
		}
	}
	return fmt.Sprintf("%s 记%d　%s　%s", x.In(), x.Number, sum.Grouped(), x.Summary)
}

// AssetBareSum is the head line about purchases without a card.
func AssetBareSum(n int) string {
	return fmt.Sprintf("有 %d 张购置凭证没有卡片：按 i 建卡", n)
}

// AssetDifferSum is the head line about cards that are not what the accounts say.
func AssetDifferSum(list []ledger.AssetDifference) string {
	var out []string
	for _, d := range list {
		out = append(out, fmt.Sprintf("%s 卡片 %s 账面 %s", d.Account, d.Cards.Grouped(), d.Books.Grouped()))
	}
	return "卡片与账面不符：" + strings.Join(out, "；")
}

// AssetMannerLine says of a manner of leaving which way it goes.
func AssetMannerLine(manner string, over182 bool) string {
	if over182 {
		return manner + "（先转待处理，批准后核销）"
	}
	return manner + "（批准后直接核销）"
}
