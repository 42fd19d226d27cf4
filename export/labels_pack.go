package export

// The words of the list of 数据/ in 说明.txt.
const (
	dataTitle = "\n五、数据文件（数据/）\n"
	dataLine  = "%s　%s\n"
	dataExtra = "（补充）"
	dataEnd   = "标明（补充）的表是参考资料，不在经审常规清单之内；经审报告里有同名的页。\n"
)

// dataPurpose says what each report of a pack is for, by its slug.
var dataPurpose = map[string]string{
	"income":              "一年的收入、支出和年初、年末结转结余，同工会02表",
	"balance-sheet":       "年初、年末的资产、负债和净资产，同工会01表",
	"trial-balance":       "每个末级科目的期初、本期和期末数",
	"monthly":             "收入、支出科目各月的发生额",
	"budget":              "预算、调整后预算和决算数，完成比例",
	"journal":             "全年凭证，一行一条分录，含年终结转",
	"cash-journal":        "库存现金逐笔收付和余额",
	"bank-journal":        "银行存款逐笔收付和余额",
	"bank-reconciliation": "每月账面与对账单的余额、未达账项和调节后余额",
	"cash-count":          "历次现金盘点的券别、实点数和差额",
	"claims":              "应收、应付和暂收暂付款按对象的余额和账龄",
	"levy":                "收到的拨缴经费、本级留成和上解上级",
	"dues":                "每个会员应缴、实缴、欠缴的会费",
	"visits":              "每次走访慰问的对象、金额、审批、佐证和限额",
	"visit-sums":          "走访慰问按类别的次数、人数和金额",
	"gifts":               "节日慰问的金额、人数和人均",
	"activities":          "活动的计划、人数、支出和会议纪要",
	"activity-sums":       "活动支出按科目，与账上支出核对",
	"subsidies":           "每笔困难补助的评议、审议、公示、批准和发放",
	"funds":               "专项资金按项目的结转、收入和支出",
	"custody":             "代管经费按项目的收付和余额",
	"assets":              "固定资产、折旧和对应资产基金的明细账",
	"asset-cards":         "每项固定资产的卡片：原值、折旧、净值、保管人",
	"asset-count":         "财产清查的账面数、实盘数和盘盈盘亏",
	"payments":            "单笔大额支出和现金支出，及其审批",
	"payees":              "按收款人汇总的付款",
	"receipts":            "工会经费收入专用收据的领用、使用和作废",
	"invoices":            "登记的发票号码和对应凭证，重复的标明",
	"attachments":         "附件文件属于哪张凭证、哪次活动，及其校验值",
	"findings":            "逐项检查发现的疑点、依据和答复",
	"gaps":                "断号及说明，红字冲销和更正",
	"log":                 "账本的操作记录，连续的同类操作并为一行",
}

// extraData are the reports that come with a pack beyond what an auditor expects of every one.
var extraData = map[string]bool{
	"activities": true, "activity-sums": true, "asset-cards": true, "asset-count": true, "receipts": true,
	"invoices": true, "attachments": true,
}
