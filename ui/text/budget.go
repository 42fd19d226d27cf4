package text

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// Words of the budget: its screen, its forms and its commands.
const (
	BudgetName      = "预算"
	BudgetColItem   = "科目"
	BudgetColPlan   = "预算数"
	BudgetColNow    = "调整后"
	BudgetColDone   = "执行数"
	BudgetColLeft   = "还剩"
	BudgetColRate   = "比例"
	BudgetColState  = "状态"
	BudgetColLast   = "上年决算数"
	BudgetColThis   = "本年预算数"
	BudgetColNote   = "说明"
	BudgetReading   = "正在读预算。"
	BudgetEmpty     = "这一年还没有预算，也没有收支。按 e 编制预算，或用“导入”读入预算表。"
	BudgetIncome    = "收入"
	BudgetExpense   = "支出"
	BudgetNone      = "预算没有这项"
	BudgetOverState = "超预算"
	BudgetOverShort = "超 "
	BudgetMoreShort = "多 "
	BudgetNoneYet   = "还没有编制预算"
	BudgetFootLeft  = "结余"
	BudgetFootEnd   = "期末"
	BudgetKeyIn     = "导入预算表"
	BudgetNear      = "快用完"
	BudgetUsedUp    = "正好用完"
	BudgetUnused    = "没有动用"
	BudgetFine      = "正常"
	BudgetWait      = "尚未收到"
	BudgetInWay     = "收缴中"
	BudgetAllIn     = "已收齐"

	BudgetFootThis    = "本年结余"
	BudgetFootBefore  = "上年结余"
	BudgetFootClosing = "期末滚存结余"
	BudgetFootPlan    = "预算"
	BudgetFootDone    = "执行"
	BudgetOverSum     = "超预算 %d 项"

	BudgetKeyEdit    = "编制"
	BudgetKeyAdjust  = "调整"
	BudgetKeyDates   = "审批日期"
	BudgetKeyHistory = "调整记录"
	BudgetKeyMonth   = "截至月份"
	BudgetOffNone    = "还没有预算"
	BudgetOffNoAdj   = "没有调整记录"

	BudgetFormTitle   = "编制预算"
	BudgetFormAdd     = "加科目"
	BudgetFormAddTo   = "加一个收入或支出科目"
	BudgetFormThere   = "这个科目已经在表里"
	BudgetFormBook    = "上年决算数取自本账本"
	BudgetFormTyped   = "上年不在本账本里，上年决算数请手工填"
	BudgetFormMeans   = "动用上年结余 %s"
	BudgetFormSave    = "保存预算"
	BudgetFormNothing = "还没有写任何预算数"

	BudgetDatesTitle = "预算审批与说明"
	BudgetDatesSave  = "保存预算审批"
	BudgetCommittee  = "委员会审议"
	BudgetAudited    = "经审会审查"
	BudgetUpper      = "上级批复"
	BudgetFinalComm  = "决算委员会审议"
	BudgetFinalAud   = "决算经审会审查"
	BudgetFinalUpper = "决算上级批复"
	BudgetPaper      = "文号"
	BudgetPaperHint  = "纪要或文号"
	BudgetRecovered  = "计划收回投资"
	BudgetInvested   = "计划投资"
	BudgetNote       = "预算说明"

	AdjustTitle    = "预算调整"
	AdjustSave     = "保存预算调整"
	AdjustRemove   = "删除预算调整"
	AdjustSure     = "删除后，调整后预算会变回没有这次调整的样子。"
	AdjustDate     = "调整日期"
	AdjustReason   = "原因"
	AdjustAccount  = "科目"
	AdjustAmount   = "增减额"
	AdjustHint     = "减少写负数"
	AdjustLines    = "调整的科目"
	AdjustPapers   = "审批"
	AdjustSum      = "收入 %s  支出 %s"
	AdjustColDay   = "日期"
	AdjustColWhy   = "原因"
	AdjustColSum   = "支出增减"
	AdjustColIn    = "收入增减"
	AdjustColState = "审批"
	AdjustEmpty    = "没有预算调整。"
	AdjustMissing  = "没有填完科目和金额"
	AdjustDone     = "齐全"

	BudgetShort      = "看预算、编制预算、调整预算、记审批日期"
	BudgetLong       = BudgetShort + "\n\n不带子命令时显示执行情况。"
	BudgetShowShort  = "显示预算执行情况"
	BudgetSetShort   = "写一个科目的年初预算数"
	BudgetSetUse     = "set 科目 预算数"
	BudgetDropShort  = "从预算里去掉一个科目"
	BudgetDropUse    = "drop 科目"
	BudgetAdjShort   = "记一次预算调整"
	BudgetAdjUse     = "adjust 科目=增减额 ..."
	BudgetApproveUse = "记预算、调整或决算（--final）的审批日期和文号"
	BudgetFlagLast   = "上年决算`数`；不写时取本账本的上年数"
	BudgetFlagNote   = "`说明`"
	BudgetFlagDate   = "`日期`，如 2026-07-01"
	BudgetFlagReason = "调整`原因`"
	BudgetFlagComm   = "委员会审议的`日期[,文号]`"
	BudgetFlagAud    = "经审会审查的`日期[,文号]`"
	BudgetFlagUpper  = "上级批复的`日期[,文号]`"
	BudgetFlagAdj    = "第几`次`调整的审批；不写就是年初预算的"
	BudgetFlagFinal  = "记决算的审批，不是预算的"
	BudgetFinalAdj   = "--final 和 --adjustment 只能写一个：决算的审批是整年的，不分第几次调整。"
	BudgetSavedFinal = "已记决算审批：%s"
	BudgetFlagWhole  = "预算`说明`，打印在预算说明书里"
	BudgetSaved      = "已保存 %d 年预算：%s"
	BudgetSavedAdj   = "已记 %s 的预算调整，收入 %s，支出 %s"
	BudgetSavedDay   = "已记审批：%s"
	BudgetNeedsDay   = "预算调整需要 --date 日期。"
	BudgetNeedsPair  = "调整写成 科目=增减额，如 50102=2000；减少写 50102=-2000。"
	BudgetNeedsPass  = "写 --committee、--audited、--upper 或 --note 中的至少一个。"
	BudgetNoAdj      = "没有第 %d 次调整，共 %d 次。"
	BudgetNoLine     = "预算里没有科目 %s。"
	BudgetNoPlan     = "%d 年还没有预算。"
	BudgetWarn       = "请留意 %s"
)

// BudgetTitle heads the screen.
func BudgetTitle(year, month int) string {
	if month == 0 {
		return fmt.Sprintf("%s · %d年度", BudgetName, year)
	}
	return fmt.Sprintf("%s · %d年1至%d月", BudgetName, year, month)
}

// BudgetPassed tells who agreed to a budget, on one line.
func BudgetPassed(committee, audited, upper model.Passed) string {
	var parts []string
	for _, p := range []struct {
		name string
		model.Passed
	}{{BudgetCommittee, committee}, {BudgetAudited, audited}, {BudgetUpper, upper}} {
		s := p.name + " "
		switch {
		case p.Date == 0 && p.Paper == "":
			s += "未记录"
		case p.Date == 0:
			s += p.Paper
		default:
			s += p.Date.String()
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "  ")
}

// BudgetTimes tells how often a budget was adjusted.
func BudgetTimes(n int) string { return fmt.Sprintf("调整 %d 次", n) }

// BudgetContent sums a saved budget up for the log.
func BudgetContent(b model.Budget) string {
	s := fmt.Sprintf("%d年预算 %d 行", b.Year, len(b.Lines))
	if n := len(b.Adjustments); n > 0 {
		s += "，" + BudgetTimes(n)
	}
	if b.Reviewed() {
		s += "，" + BudgetPassed(b.Committee, b.Audited, b.Upper)
	}
	if b.FinalReviewed() {
		s += "，决算 " + BudgetPassed(b.FinalCommittee, b.FinalAudited, b.FinalUpper)
	}
	return s
}

// ViolationLine says what is wrong with a record and what to do, in one line.
func ViolationLine(v model.Violation) string {
	m := Violation(v)
	if m.Next == "" {
		return m.What
	}
	return m.What + "，" + m.Next
}

// Words of the quarters that members are shown.
const (
	FlagQuarter = "只出某一个`季度`，1 到 4，用于经费收支公开表"
	BadQuarter  = "--quarter 是 1 到 4，只用于经费收支公开表（public），不与 --month 同用。"
)

// AdjustLacks names the one body that has not agreed to an adjustment.
func AdjustLacks(body string) string { return "缺" + body }

// AdjustLacksMany counts the bodies that have not.
func AdjustLacksMany(n int) string { return fmt.Sprintf("缺 %d 项审批", n) }

// OfYear puts a year behind a title.
func OfYear(title string, year int) string { return fmt.Sprintf("%s · %d年", title, year) }
