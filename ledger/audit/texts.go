package audit

var severityNames = map[Severity]string{SeverityError: "严重", SeverityWarning: "一般", SeverityInfo: "提示"}

// How objects are called.
const (
	objectVoucher = "记%d-%d"
	voucherText   = "%s 记%d"
	objectVisit   = "%s %s %s"
	objectSubsidy = "%s %s 困难补助"
	objectChain   = "事件链"
	objectTrial   = "科目余额表 "
	objectSheet   = "资产负债表"
	listMark      = "、"
	wordCondole   = "慰问"
	wordOpening   = "期初"
	wordTurnover  = "本期发生"
	wordClosing   = "期末"
)

// Names of signatures and of a grant's papers.
const (
	signPreparer    = "制单"
	signReviewer    = "审核"
	signBookkeeper  = "记账"
	signCashier     = "出纳"
	wordFile        = "档案号"
	wordAssessed    = "评议"
	wordDeliberated = "审议"
	wordNotice      = "公示"
	wordApproved    = "批准"
)

// What findings say.
const (
	saidOneLine            = "只有 %d 行分录。"
	saidUnbalanced         = "借方与贷方相差 %s 元。"
	saidZeroLine           = "有金额为零的分录。"
	saidTwice              = "凭证号 %d 重复。"
	saidGap                = "缺第 %d 号到第 %d 号。"
	saidFuture             = "日期 %s 晚于今天 %s。"
	saidOtherPeriod        = "日期 %s 不在所属月份 %s。"
	saidDateOrder          = "日期 %s 早于前一号（记%d号 %s）。"
	saidNoAttachment       = "没有附件。"
	saidVague              = "摘要「%s」没有写明事由。"
	saidUnsigned           = "没有%s的名字。"
	saidSameReviewer       = "制单和审核是同一个人（%s）。"
	saidSameCashier        = "出纳（%s）兼任审核或记账。"
	saidChain              = "记账后的记录被改动或损坏。"
	saidRedWithoutOriginal = "有红字金额，没有注明冲销哪一张凭证。"
	saidNoOriginal         = "红字凭证没有注明原凭证，或原凭证不在本年。"
	saidNotMirrored        = "红字与原凭证（记%d-%d）的科目、金额不一致。"
	saidNoBlue             = "冲销了记%d-%d，没有蓝字订正；请确认是整笔注销。"
	saidCash               = "付给%s现金 %s 元，超过 1,000.00 元。"
	saidNoAccount          = "科目 %s 不在会计制度内。"
	saidNoLeaf             = "科目 %s 不是末级科目。"
	saidCounty             = "科目 %s %s 供县级以上工会使用。"
	saidTrial              = "%s借方合计 %s，贷方合计 %s，不相等。"
	saidSheet              = "资产总计 %s，负债与净资产总计 %s，不相等。"
	saidNegative           = "%s在 %s 日终首次为负，最低 %s。"
	saidUnplanned          = "%s：没有列入预算，已支出 %s 元。"
	saidOverBudget         = "%s：支出 %s 元，预算 %s 元，执行率 %s，没有调整。"
	saidOverCeiling        = "慰问 %s 元，限额 %s 元（%s，待核），超过 %s 元。"
	saidForm               = "%s按规定应给%s，形式不符。"
	saidSameEvent          = "同一事由（%s）在 %s 已经慰问过。"
	saidOnce               = "%s慰问一生一次，%s 已经慰问过。"
	saidHospital           = "本年第 %d 次住院慰问，一般每年不超过 %d 次。"
	saidLinkUnknown        = "登记的凭证号「%s」在账里找不到。"
	saidNoVoucher          = "慰问 %s 元没有对应的凭证。"
	saidGrantNoVoucher     = "已发放 %s 元，没有对应的凭证。"
	saidAmounts            = "登记 %s 元，凭证上是 %s 元。"
	saidNoVisit            = "慰问%s %s 元，没有走访登记。"
	saidNoApproval         = "没有审批人。"
	saidOwnApproval        = "审批人和领取人都是%s。"
	saidAlone              = "走访人只有 %d 人。"
	saidSteps              = "发放前缺：%s。"
	saidPaidEarly          = "%s 已发放，%s。"
	saidUntilNotice        = "公示到 %s 才结束"
	saidUntilApproved      = "批准在 %s"
	saidExpired            = "困难认定 %s 到期，%s 仍享受补助。"
	saidGrantTwice         = "%s在本年 %s 已经申请过一次。"
	saidGrantCash          = "补助 %s 元用现金发放，应转账到本人账户。"
)

// What is said once where the branch never recorded what a check needs.
const (
	lackSignature    = "凭证没有记录%s。"
	lackOpening      = "没有录入期初余额。"
	lackLastYear     = "本账本从这一年开始，上年账簿未提供，期初无法与上年期末核对。"
	lackBudget       = "没有录入本年预算。"
	lackBudgetReview = "没有记录预算的审议、审查日期。"
	lackRegion       = "没有选择地区，也没有本单位限额，无法核对慰问限额。"
	lackApproval     = "走访没有记录审批人。"
	lackVisitors     = "走访没有记录走访人。"
	lackFiles        = "困难补助没有记录档案号。"
)
