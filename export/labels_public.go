package export

// The words of what members are shown: 工会经费收支公开表 and 财务工作报告. No name stands in either.
const (
	sheetPublic   = "工会经费收支公开表"
	listPublic    = "工会经费收支公开表"
	listSpeech    = "财务工作报告"
	publicTitle   = "%s工会经费收支公开表"
	publicQuarter = "%d年第%s季度"

	publicOpening  = "一、期初结余"
	publicIn       = "二、收入合计"
	publicOut      = "三、支出合计"
	publicLeft     = "四、本期收支差额"
	publicAdjusted = "五、结余调整及变动"
	publicClosing  = "期末结余"
	publicCare     = "附：慰问与帮扶（已包含在上列支出中）"
	publicVisit    = "走访慰问—%s（%d人次）"
	publicGrant    = "困难补助—%s（%d人次）"
	publicGift     = "节日慰问"
	publicUnnamed  = "其他"
	publicMember   = "在职会员 %d 人。"
	publicCustody  = "期末另有代管经费 %s 元，是代收代付的款项，不属于工会经费。"
	publicOpenNote = "本期有月份尚未结账，数字以结账后为准。"
	publicNoNames  = "慰问与帮扶只按类别公开合计，不公开个人情况。"
	publicAsk      = "会员对本表有疑问，可向工会委员会或经费审查委员会询问。"
	publicThis     = "本季合计"
	publicYear     = "本年合计"
	publicToDate   = "本年累计"
)

// quarterNames are 1 to 4.
var quarterNames = [4]string{"一", "二", "三", "四"}

// quarterColumn names a quarter at the head of a column.
const quarterColumn = "%s季度"

// chineseNumbers count the lines of a form.
var chineseNumbers = []string{
	"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五",
}

// lineNumber counts a line of a form, and detailOf sets a detail in.
const (
	lineNumber = "（%s）%s"
	lineMore   = "（%d）%s"
	lineTop    = "%s、%s"
)

// publicSigns are the places to sign below what is published.
var publicSigns = []string{"工会主席：", "经审会主任：", "财务负责人：", "公开日期："}

// The words of 财务工作报告.
const (
	speechTitle   = "%d年度工会财务工作报告"
	speechTo      = "各位会员（代表）："
	speechBasis   = "受%s委托，现将%d年度（%s至%s）工会经费收支和财务工作情况报告如下，请予审议。"
	speechInterim = "本年度尚未结束，以下为截至报告日的数字，与上年全年数比较仅供参考。"
	speechIn      = "一、经费收入情况"
	speechOut     = "二、经费支出情况"
	speechBudget  = "三、预算执行情况"
	speechCare    = "四、服务会员情况"
	speechLeft    = "五、结余和资产情况"
	speechWork    = "六、财务管理情况"
	speechNext    = "七、存在的不足和下一步打算"
	speechWrite   = "（由工会委员会填写）"
	speechThanks  = "以上报告，请予审议。"
	speechPlan    = "%s预算%s元，实际%s元，完成预算的%s"
	speechPlan0   = "年初%s预算%s元，年中调整%s元，调整后预算%s元，实际%s元，完成预算的%s"
	speechUnder   = "各项支出都没有超过预算。"
	speechNoPlan  = "本年度没有编制预算，或预算资料没有录入。"
	speechAdjust  = "年中共调整预算%d次：%s。"
	speechWhen    = "%s因%s"
	speechPassed  = "预算审批：%s。"

	speechMembers   = "%s在职会员%d人。"
	speechVisits    = "走访慰问%d人次，慰问金和慰问品合计%s元"
	speechVisits0   = "没有走访慰问记录"
	speechGrants    = "发放困难补助%d人次，合计%s元"
	speechGrants0   = "没有发放困难补助"
	speechGifts     = "节日慰问支出%s元"
	speechBefore    = "（上年%d人次，%s元）"
	speechBeforeSum = "（上年%s元）"
	speechDues      = "会费应缴%s元，实缴%s元，收缴率%s"
	speechDuesAgain = "（上年收缴率%s）"
	speechDuesNone  = "会费收缴台账没有录入"
	speechVisitKind = "其中：%s。"
	speechPrivacy   = "个人情况按规定不予公开。"

	speechClosed    = "全年登记记账凭证%d张，%s。"
	speechAllClosed = "12个月均已结账"
	speechOpenLeft  = "尚有%d个月没有结账"
	speechRemitted  = "按规定向上级工会解缴经费%s元。"
	speechReviewed  = "经费收支接受经费审查委员会审查和会员监督。"
)
