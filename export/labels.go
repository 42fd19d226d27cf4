package export

import (
	"gonghui/ledger"
	"gonghui/model"
)

// The names of reports: of sheets, and of CSV files where these differ.
const (
	sheetTrial     = "科目余额表"
	sheetMonthly   = "按月收支汇总"
	sheetBudget    = "预算执行"
	sheetJournal   = "序时账"
	sheetCash      = "现金日记账"
	sheetBank      = "银行日记账"
	sheetLedger    = "明细账"
	sheetReconcile = "银行存款余额调节表"
	sheetCount     = "现金盘点"
	sheetClaims    = "往来明细及账龄"
	sheetLevy      = "拨缴与上解"
	sheetDues      = "会费（内部）"
	sheetVisits    = "慰问明细"
	sheetVisitSums = "慰问汇总"
	sheetGifts     = "节日慰问"
	sheetSubsidies = "困难补助"
	sheetFunds     = "专项资金"
	sheetCustody   = "代管资金"
	sheetAssets    = "固定资产及折旧"
	sheetPayments  = "大额与现金支出"
	sheetPayees    = "收款人汇总"
	sheetFindings  = "疑点清单"
	sheetGaps      = "断号与冲销"
	sheetLog       = "操作日志"
	sheetSummary   = "年度概况"

	fileBudget = "预算执行表"
	fileDues   = "会费收缴"
	fileVisits = "走访慰问"
)

// The reasons why a report has no rows.
const (
	voidNothing = "无此业务"
	voidMissing = "资料未提供"
)

// The columns that several reports share.
const (
	colDate        = "日期"
	colVoucher     = "凭证字号"
	colSummary     = "摘要"
	colCode        = "科目编码"
	colName        = "科目名称"
	colDebit       = "借方"
	colCredit      = "贷方"
	colProject     = "项目"
	colNumber      = "会员号"
	colPerson      = "姓名"
	colDepartment  = "部门"
	colAmount      = "金额"
	colParty       = "对方单位"
	colApprover    = "审批人"
	colPayment     = "支付方式"
	colOpening     = "期初余额"
	colClosing     = "期末余额"
	colBefore      = "上年数"
	colThisYear    = "本年数"
	colThisMonth   = "本月数"
	colToDate      = "本年累计数"
	colYearOpening = "年初余额"
	colTotal       = "合计"
	colPapers      = "附件数"
	colCancels     = "冲销"
	colCancelled   = "被冲销"
	colSource      = "来源号"
)

// The forms of what stands in cells.
const (
	voucherLabel = "%s 记%d"
	monthName    = "%d月"
	nameSep      = "、"
	tieSep       = "；"
)

// The words of single reports.
const (
	incomeSum     = "收入合计"
	expenseSum    = "支出合计"
	incomeBalance = "收支差额"

	registerCarried = "上年结转"
	registerBefore  = "承前"
	registerMonth   = "本月合计"
	registerYear    = "本年累计"
	registerLevel   = "平"
	beforeStart     = "启用前本年累计"
	monthlyBefore   = "年中启用：合计含启用前本年累计收入 %s 元、支出 %s 元，不在任何一个月里。"

	visitsPending  = "另有待访 %d 件，不在本表。"
	ceilingsNone   = "未选定限额地区，本表不比对限额。"
	ceilingsDraft  = "限额为待核数据，请按本省现行规定核对。"
	internalOnly   = "内部资料，不作公示。"
	giftsWords     = "本表列示会员活动支出中摘要写明节日的凭证；人均按当日在职会员数计算。"
	giftsCeiling   = "节日慰问限额每人每年 %s 元（%s），本年人均合计 %s 元。"
	giftsUnlisted  = "%s（非法定节日）"
	unchecked      = "待核"
	checked        = "已核"
	interimSheet   = "本年收支尚未结转，收入减支出的差额已列入「工会资金结余」。"
	partyUnknown   = "未列明"
	claimsHow      = "账龄按后发生先留存估算；期初余额没有对象和发生日期，账龄从账本启用前一日起算。"
	projectUnknown = "（未注明项目）"
	payCash        = "现金"
	payBank        = "银行"
	payLarge       = "单笔 %s 元以上"
	payOverCash    = "现金支出超过结算起点 %s 元"
	paymentsHow    = "列示全部现金支出和单笔 %s 元以上的银行支出，现金与银行之间的划转除外。"
	gapRed         = "红字冲销"
	gapBlue        = "蓝字订正"
	gapNumber      = "断号"
	gapRedOf       = "冲销 %s"
	gapBlueOf      = "订正 %s"
	gapMissing     = "缺第 %d 号"
	gapMissingRun  = "缺第 %d 至 %d 号"
)

// unionClaims names the union that claims on these accounts are with (财会〔2021〕7号).
var unionClaims = map[string][]string{"上级工会": {"131", "211"}, "下级工会": {"132", "212"}}

// The words of 操作日志.
const (
	logWhole  = "自建账起全部记录"
	logHow    = "同一时刻、同一人所做的同类操作合为一行；逐条记录见 事件.jsonl。"
	logSpan   = "%s 至 %s"
	logRecord = "编号 %d"
	logCare   = "%s %s %s"
	logPair   = "%s %s"
)

var eventNames = map[ledger.EventKind]string{
	ledger.EventSaved: "保存", ledger.EventRemoved: "删除", ledger.EventPosted: "记账", ledger.EventClosed: "结账",
	ledger.EventReopened: "反结账",
}

var recordNames = map[model.Kind]string{
	model.KindBranch: "工会设置", model.KindMember: "会员", model.KindVisit: "走访", model.KindSubsidy: "困难补助",
	model.KindDues: "会费", model.KindBudget: "预算", model.KindOpening: "期初余额", model.KindVoucher: "凭证",
	model.KindAccount: "明细科目", model.KindAnswer: "疑点答复",
	model.KindTemplate: "常用凭证", model.KindProject: "项目", model.KindStatement: "对账单", model.KindBankLine: "对账单流水",
	model.KindMatch: "银行勾对", model.KindReconciliation: "余额调节", model.KindCashCount: "现金盘点",
	model.KindAsset: "固定资产卡片", model.KindDepreciation: "折旧", model.KindStockItem: "库存物品",
	model.KindStockMove: "物品收发", model.KindAssetCount: "财产清查", model.KindAttachment: "附件",
	model.KindInvoice: "发票", model.KindReceiptBook: "收据领用", model.KindReceipt: "收据", model.KindGap: "断号说明",
	model.KindSigner: "签名密钥", model.KindGift: "集体慰问", model.KindDrive: "代收代办",
	model.KindHardship: "困难职工档案", model.KindActivity: "活动台账",
}

// The lines of 年度概况.
const (
	sumIncome     = "收入合计"
	sumExpense    = "支出合计"
	sumDifference = "本年收支差额"
	sumOpening    = "年初资金结转结余"
	sumClosing    = "期末资金结转结余"
	sumMoney      = "货币资金"
	sumCustody    = "其中：代管经费"
	sumMembers    = "在职会员"
	sumVisits     = "走访慰问"
	sumGifts      = "节日慰问"
	sumSubsidies  = "发放困难补助"
	sumDuesDue    = "应缴会费"
	sumDuesPaid   = "实缴会费"
	sumDuesBehind = "欠缴会费"
	sumVouchers   = "已记账凭证"
	sumOpen       = "未结账月份"
	sumFindings   = "疑点"
	sumMissing    = "资料未提供的检查"
	sumHead       = "链头"
)

// The words of 账本.journal.
const (
	journalMoney   = "CNY"
	journalCode    = "记%d-%d"
	journalOpening = "期初余额"
	journalCheck   = "期末余额核对"
	journalUnknown = "未知科目"
	tagKind        = "性质"
)

// The names in 事件.jsonl that no report has.
const (
	colPeriod    = "期间"
	colReason    = "原因"
	colMonth     = "月份"
	colPaid      = "缴费日期"
	colYear      = "年度"
	colCheck     = "检查"
	colObject    = "对象"
	colAnswer    = "答复"
	colState     = "整改状态"
	colVoucherID = "凭证编号"
	colLines     = "明细"
)

// What the verification of a pack says.
const (
	labelSpace    = " "
	labelColon    = "："
	faultForm     = "格式不对"
	faultLine     = "第 %d 行"
	faultHeadIs   = "写的是 %s，事件链算出的是 %s"
	faultTurnover = "科目 %s 本期发生额不符：科目余额表 %s / %s，此处 %s / %s"
	faultAccount  = "科目 %s 期初加本期发生额不等于期末"
	faultSides    = "%s合计 %s，%s合计 %s，不相等"
)

var faultNames = map[PackFault]string{
	FaultSums: "校验文件无法使用", FaultMissing: "文件缺少", FaultChanged: "文件被改动", FaultExtra: "多出的文件",
	FaultRead: "文件无法读取", FaultChain: "事件链断开", FaultHead: "链头不符", FaultTie: "勾稽不符",
	FaultSignature: "签名不符",
}
