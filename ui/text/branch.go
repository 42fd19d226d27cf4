package text

import (
	"fmt"

	"gonghui/model"
)

// Words of the union's own data, in the first-run wizard and in the settings.
const (
	WizardTitle   = "首次使用 · 建一本新账"
	WizardIntro   = "填好工会的资料就建账；除全称和年度外，都可以以后在设置里补。"
	WizardFile    = "账本文件 "
	WizardCreate  = "建账"
	WizardRestore = "打开备份"
	WizardBusy    = "正在建账"

	BranchName       = "工会全称"
	BranchShort      = "工会简称"
	BranchCode       = "信用代码"
	BranchBank       = "开户行"
	BranchAccount    = "账号"
	BranchChair      = "主席"
	BranchTreasurer  = "财务"
	BranchCashier    = "出纳"
	BranchAuditor    = "经审主任"
	BranchFrom       = "届期自"
	BranchTo         = "至"
	BranchRegion     = "地区"
	BranchLevy       = "拨缴方式"
	BranchShare      = "留成比例"
	BranchYear       = "年度"
	BranchLead       = "主管会计工作负责人"
	BranchHead       = "会计主管人员"
	BranchShares     = "分年留成"
	BranchMonthly    = "按月结转收支"
	BranchReview     = "先审核后记账"
	BranchCollective = "集体研究起点"
	BranchCash       = "库存现金限额"
	BranchCharges    = "手续费科目"
	BranchClasses    = "登记经济分类"
	BranchBooks      = "记账规定"
	BranchMonthlyOn  = "按月结转"
	BranchMonthlyOff = "年末结转"
	BranchSharesTip  = "与留成比例不同的年份，从那一年起：2026:50,2028:55"
	BranchSumTip     = "元，支出达到这个数要写会议纪要；空着不管"
	BranchCashTip    = "元，库存现金的上限；空着不管"
	BranchChargesTip = "银行手续费记哪个支出科目；空着用 50504"
	BranchReviewTip  = "是：没有审核的草稿不能记账"
	BranchMonthlyTip = "收入、支出科目每月结转还是年末一次结转"
	BranchClassesTip = "是：支出分录上填部门预算支出经济分类"
	BranchClosing    = "收支结转"
	BranchApproval   = "审批与限额"
	BranchKeeping    = "记账与结账"
	BranchSigners    = "报表签字"
	BranchLeadTip    = "主管会计工作的负责人，报表上签字"
	BranchHeadTip    = "会计机构负责人，报表上签字"
	BranchBadShares  = "写作 2026:50,2028:55"
	BranchBadCharges = "写支出科目的编码，如 50504"
	BranchUnion      = "工会"
	BranchPeople     = "人员与届期"
	BranchRules      = "地区与拨缴"
	BranchYearHint   = "账本的第一个年度，期初从这一年的1月1日算起"
	BranchShareUnit  = "%，工会自己留的部分，如 60"
	BranchRegionTip  = "用来选慰问限额；未选就不核对限额"
	BranchNameGhost  = "与公章一致，如 示范市实验小学工会委员会"
	BranchCodeGhost  = "18位，8开头"
	BranchNotChosen  = "未选"
	BranchBadShare   = "写 0 到 100 的数，如 60"
	BranchBadYear    = "写四位年份，如 2026"

	FieldNext = "下一格"
	FieldSave = "保存"
	FieldFind = "查找"
)

// Words of the steps after a book was made.
const (
	StartTitle    = "建账步骤"
	StartIntro    = "照着做一遍，账本就能用了；已有表格的可以导入，没有的以后直接录入。"
	StartStep     = "步骤"
	StartState    = "现在"
	StartLater    = "以后再说"
	StartNone     = "还没有"
	StartHave     = "已有"
	StartOpening  = "期初余额"
	StartMembers  = "会员名册"
	StartBudget   = "年度预算"
	StartVouchers = "以前的凭证"
	StartVisits   = "以前的走访"
	StartSubsidy  = "以前的困难补助"
	StartDues     = "会费缴纳"
	StartOpen     = "导入"
)

// StartCount says how many records of a kind there are already.
func StartCount(n int, unit string) string {
	if n == 0 {
		return StartNone
	}
	return fmt.Sprintf("%s %d %s", StartHave, n, unit)
}

// StartDrafts says how many vouchers are posted and how many wait.
func StartDrafts(posted uint64, drafts int, more bool) string {
	plus := ""
	if more {
		plus = "以上"
	}
	return fmt.Sprintf("已记账 %d 张，草稿 %d 张%s", posted, drafts, plus)
}

// Units of the counts of StartCount.
const (
	UnitPerson = "人"
	UnitLine   = "行"
	UnitTimes  = "次"
	UnitMonth  = "条"
)

// Created says that a book was made.
func Created(b model.Branch) string { return "已建账：" + b.Name }
