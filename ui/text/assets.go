package text

import (
	"fmt"

	"gonghui/model"
)

// Words of fixed assets.
const (
	AssetsTitle   = "固定资产"
	AssetsReading = "正在读取固定资产"
	AssetsEmpty   = "还没有固定资产卡片：按 n 建一张"
	AssetColNo    = "卡片编号"
	AssetColName  = "名称"
	AssetColCost  = "原值"
	AssetColWorn  = "累计折旧"
	AssetColNet   = "净值"
	AssetColState = "状态"
	AssetColClass = "类别"
	AssetNew      = "建卡片"
	AssetEdit     = "改卡片"
	AssetRun      = "计提折旧"
	AssetUndoRun  = "撤回最近一次折旧"
	AssetDown     = "处置"
	AssetOff      = "批准核销"
	AssetBack     = "撤回上一步处置"
	AssetPaper    = "看凭证"
	AssetRemove   = "删除卡片"
	AssetNone     = "没有选中的卡片"
	AssetOffGone  = "已经转入待处理"
	AssetOffHere  = "还没有转入待处理"
	AssetOffPaper = "没有凭证"
	AssetSaved    = "保存卡片"

	AssetNumber   = "卡片编号"
	AssetName     = "名称"
	AssetClass    = "类别"
	AssetSpec     = "规格型号"
	AssetQuantity = "数量"
	AssetCost     = "原值"
	AssetAcquired = "取得日期"
	AssetMonths   = "折旧月数"
	AssetBefore   = "账前折旧"
	AssetBeforeTo = "账前折旧至"
	AssetPlace    = "存放地点"
	AssetKeeper   = "保管人"
	AssetOrigin   = "来源"
	AssetNote     = "备注"
	AssetApproval = "批准文号或纪要"
	AssetDay      = "日期"
	AssetMonth    = "月份"

	AssetShort        = "固定资产：卡片、折旧和处置"
	AssetListShort    = "列出固定资产卡片，末尾指出没有卡片的购置凭证和与账面的差额"
	AssetAddShort     = "建一张固定资产卡片"
	AssetAddUse       = "add 名称"
	AssetRunShort     = "计提一个月的折旧，起草凭证（借 30104 贷 163）；漏提的月份一并补上"
	AssetUndoShort    = "撤回最近一次折旧：草稿删去，已记账的冲销"
	AssetDisposeUse   = "dispose 卡片编号"
	AssetDisposeShort = "处置：先转入 182，批准后写 --approval 核销；--undo 撤回上一步"
	FlagAssetClass    = "`类别`，如 计算机设备、家具"
	FlagAssetCost     = "原值，`金额`"
	FlagAssetDate     = "取得`日期`"
	FlagAssetMonths   = "折旧`月数`；不写按类别的最低年限，0 为不提"
	FlagAssetBefore   = "建账以前已提的折旧，`金额`"
	FlagAssetBeforeTo = "账前折旧提到哪个`月份`"
	FlagAssetVoucher  = "购置凭证的`编号`，见 asset list"
	FlagAssetNo       = "卡片`编号`；不写由程序编"
	FlagAssetMonth    = "`月份`，如 2025-03"
	FlagAssetUndo     = "撤回"
	FlagAssetWhy      = "撤回的`原因`"
	FlagAssetManner   = "处置`方式`：报废、毁损、盘亏（先转 182，批准后核销），出售、捐出、调出（批准后直接核销）"
	FlagAssetApproval = "批准`文号`或会议纪要"
	FlagAssetDay      = "处置`日期`"
	FlagAssetPlace    = "存放`地点`"
	FlagAssetKeeper   = "保管人`姓名`"
	FlagAssetSpec     = "规格`型号`"
	FlagAssetCount    = "`数量`"
	FlagAssetOrigin   = "`来源`：购入、捐赠、调入、盘盈、学校借用"
	FlagAssetNote     = "`备注`"
	FlagAssetMemo     = "备查：不够固定资产标准或学校借用的，只登记，不上 162、不提折旧"
	FlagAssetPreview  = "只看这个月要提多少，不写账本"
	FlagAssetProceeds = "处置收入，`金额`，记 408"
	FlagAssetCosts    = "处置费用，`金额`，记 510"
	FlagAssetPaid     = "处置收支走的`科目`"
	AssetPrintUse     = "print 卡片编号"
	AssetPrintShort   = "写一张固定资产卡片（.html 或 .xlsx）"
	NeedsAsset        = "请用 --class 写类别，--cost 写原值，--date 写取得日期"
	NeedsAssetMonth   = "请用 --month 写月份，如 2025-03"
	NeedsAssetDay     = "请用 --date 写处置日期"
	NeedsAssetReason  = "请用 --reason 写撤回的原因"
)

// AssetClassHint tells how a class is looked up.
const AssetClassHint = "F2 选类别"

// AssetClassLine is a class in a menu, with its least life.
func AssetClassLine(c model.ClassInfo) string {
	if c.Months == 0 {
		return c.Name + "　不提折旧"
	}
	return fmt.Sprintf("%s　%d 个月起", c.Name, c.Months)
}

// AssetBadClass says that there is no such class.
func AssetBadClass(s string) string {
	names := ""
	for i, c := range model.AssetClasses() {
		if i > 0 {
			names += "、"
		}
		names += c.Name
	}
	return fmt.Sprintf("没有「%s」这个类别，可以写：%s", s, names)
}

// AssetState says how an asset stands, worn in fen.
func AssetState(a model.AssetCard, worn model.Money) string {
	switch {
	case a.Disposed != 0:
		return "已核销 " + a.Disposed.String()
	case a.Pending != 0:
		return "待处理 " + a.Pending.String()
	case a.Memo:
		return "备查"
	case a.Months == 0:
		return "在用，不提折旧"
	case worn >= a.Cost:
		return "在用，已提足"
	}
	return "在用"
}

// AssetLine is a card on a command's output.
func AssetLine(a model.AssetCard, worn model.Money) string {
	class, _ := model.AssetClassOf(string(a.Class))
	return fmt.Sprintf("%s　%s　%s　%s　原值 %s　累计折旧 %s　净值 %s　%s", a.Number, a.Name, class.Name, a.Acquired,
		a.Cost.Grouped(), worn.Grouped(), (a.Cost - worn).Grouped(), AssetState(a, worn))
}

// AssetUncarded names a purchase that has no card.
func AssetUncarded(x model.Voucher) string {
	return fmt.Sprintf("没有卡片的购置凭证：%s 记%d（编号 %d）%s", x.In(), x.Number, x.ID, x.Summary)
}

// AssetDiffers says by how much the cards differ from an account.
func AssetDiffers(account string, cards, books model.Money) string {
	return fmt.Sprintf("%s：卡片 %s，账面 %s，相差 %s", account, cards.Grouped(), books.Grouped(), (cards - books).Grouped())
}

// AssetRan tells what a run of depreciation drafted.
func AssetRan(month model.Period, cards int, sum model.Money, draft string) string {
	return fmt.Sprintf("%s 折旧 %d 项，合计 %s，已起草 %s", month, cards, sum.Grouped(), draft)
}

// AssetPreview is the question before a run.
func AssetPreview(month model.Period, cards int, sum model.Money) string {
	return fmt.Sprintf("%s 折旧 %d 项，合计 %s", month, cards, sum.Grouped())
}

// AssetWearLine is one asset's share of a run.
func AssetWearLine(a model.AssetCard, sum model.Money) string {
	return fmt.Sprintf("%s　%s　本月 %s", a.Number, a.Name, sum.Grouped())
}

// AssetHeading is the title of the list.
func AssetHeading(n int) string { return fmt.Sprintf("%s · %d 项", AssetsTitle, n) }

// assetContent is a record of assets or goods as the log shows it; "" for another.
func assetContent(record any) string {
	switch r := record.(type) {
	case model.AssetCard:
		return r.Number + " " + r.Name + amount(r.Cost)
	case model.Depreciation:
		return fmt.Sprintf("%s 折旧 %d 项", r.Month, len(r.Lines))
	case model.StockItem:
		return r.Name + " " + r.Spec
	case model.StockMove:
		return fmt.Sprintf("%s 数量 %d", r.Date, r.Quantity) + amount(r.Amount)
	case model.AssetCount:
		return fmt.Sprintf("%s 清查 %d 项", r.Date, len(r.Lines))
	}
	return ""
}
