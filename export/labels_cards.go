package export

// The words of cards, their list and counts of assets (工会会计制度 第三十一、三十二、三十七条).
const (
	sheetCards   = "固定资产清单"
	listCards    = "固定资产卡片"
	sheetCounted = "财产清查"
	countedTitle = "固定资产和库存物品盘点表"

	cardTotalNote = "合计为期末在账的卡片，不含备查和已转出的；本年折旧含已转出的。"
	cardAgrees    = "卡片与账面（162、163、171、172）相符。"
	cardGone      = "%s 核销"
	cardWaits     = "%s 转入待处理"
	cardMemo      = "备查"
	cardHere      = "在用"
	cardNoWear    = "不提折旧"
	cardMonths    = "%d 个月，平均年限法"
	cardBrought   = "收入 %s　费用 %s"
	cardNumber    = "卡片编号 "

	cardName       = "资产名称"
	cardClass      = "资产类别"
	cardSpec       = "规格型号"
	cardQuantity   = "数量"
	cardDay        = "取得日期"
	cardOrigin     = "来源"
	cardCost       = "原值（元）"
	cardBought     = "取得凭证"
	cardLife       = "折旧年限"
	cardMonthly    = "月折旧额"
	cardWorn       = "累计折旧"
	cardNet        = "净值"
	cardPlace      = "存放地点"
	cardKeeper     = "保管人"
	cardStateLabel = "状态"
	cardManner     = "处置方式"
	cardApproval   = "批准文号"
	cardProceeds   = "处置收支"
	cardStock      = "库存物品"
	cardNew        = "盘盈"

	countedEven      = "账实相符。"
	countedDiffers   = "盘盈 %d 项，盘亏 %d 项。"
	countedVouchers  = "盘盈盘亏转入待处理："
	countedDecisions = "批准后处理："
	countedApproval  = "批准：%s %s"
	countedPeople    = "%s　盘点人 %s，监盘人 %s"
	countedSheet     = "盘点 %s"
)

// Places to sign; a name of the book stands behind its label.
var (
	cardListSigns = []string{"主席：", "会计主管人员：", "资产管理人：", "制表："}
	cardSigns     = []string{"保管人：", "会计主管人员：", "制卡："}
	countedSigns  = []string{"盘点人：", "监盘人：", "资产管理人：", "主席："}
)

var cardColumns = []Column{
	{Name: "卡片编号"},
	{Name: "名称"},
	{Name: "类别"},
	{Name: "规格型号", Spare: true},
	{Name: "数量", Kind: Number},
	{Name: "单位", Spare: true},
	{Name: "取得日期", Kind: Day},
	{Name: "原值", Kind: Money},
	{Name: "折旧月数", Kind: Number, Spare: true},
	{Name: "本年折旧", Kind: Money},
	{Name: "累计折旧", Kind: Money},
	{Name: "净值", Kind: Money},
	{Name: "存放地点", Spare: true},
	{Name: "保管人", Spare: true},
	{Name: "状态"},
	{Name: "备注", Spare: true},
}

var countedColumns = []Column{
	{Name: colOrder, Kind: Number},
	{Name: "编号", Width: 10},
	{Name: "名称", Width: 16},
	{Name: "规格型号", Spare: true},
	{Name: "单位", Spare: true},
	{Name: "账面数量", Kind: Number},
	{Name: "实盘数量", Kind: Number},
	{Name: "盘盈", Kind: Number},
	{Name: "盘亏", Kind: Number},
	{Name: "盘盈价值", Kind: Money},
	{Name: "存放地点", Spare: true},
	{Name: "保管人", Spare: true},
	{Name: "原因", Width: 22},
}
