package text

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// Words of the files of households in hardship.
const (
	ToolHardships    = "困难职工档案"
	HardshipsReading = "正在读取"
	HardshipsEmpty   = "还没有困难职工档案：按 n 选会员建一份"

	HardshipColNumber = "档案号"
	HardshipColName   = "姓名"
	HardshipColWhere  = "部门"
	HardshipColKind   = "困难类别"
	HardshipColUntil  = "有效期至"
	HardshipColState  = "状态"

	HardshipNumber   = "档案号"
	HardshipMember   = "会员"
	HardshipCategory = "困难类别"
	HardshipOpened   = "建档日期"
	HardshipUntil    = "有效期至"
	HardshipClosed   = "脱困日期"
	HardshipMinimum  = "低保（月）"
	HardshipKeeper   = "建档人"
	HardshipIncome   = "本人月收入"
	HardshipOther    = "其他年收入"
	HardshipHealth   = "健康状况"
	HardshipDisabled = "残疾"
	HardshipHousing  = "住房"
	HardshipMarriage = "婚姻"
	HardshipInsured  = "医保"
	HardshipCause    = "主要原因"
	HardshipSecond   = "次要原因"
	HardshipNote     = "备注"
	HardshipPerson   = "家庭成员"
	HardshipCost     = "刚性支出"
	HardshipSums     = "收入核算"
	HardshipPropose  = "建议类别"
	HardshipReviews  = "年审"
	HardshipGrants   = "补助"

	HardshipName     = "姓名"
	HardshipRelation = "关系"
	HardshipBirth    = "出生"
	HardshipID       = "身份证号"
	HardshipMonthly  = "月收入"
	HardshipWork     = "单位、学校"
	HardshipCostKind = "项目"
	HardshipCostSum  = "年支出"
	HardshipOn       = "日期"
	HardshipResult   = "结果"
	HardshipBy       = "审核人"
	HardshipPaper    = "纪要"
	HardshipOut      = "脱困"

	HardshipKeyNew    = "建档"
	HardshipKeyOpen   = "打开"
	HardshipKeyEdit   = "修改"
	HardshipKeyPerson = "加家庭成员"
	HardshipKeyCost   = "加刚性支出"
	HardshipKeyReview = "年审"
	HardshipKeyDrop   = "删去一行"
	HardshipKeyGrant  = "新补助"
	HardshipSaved     = "困难档案 "
	HardshipRemoved   = "删去困难档案 "
	HardshipOffShown  = "先按 v 显示家庭和收入，再改"
	HardshipOffClosed = "已经脱困"
	HardshipOffRows   = "没有家庭成员和支出"
)

// hardshipStates name the states of a file.
var hardshipStates = map[model.HardshipState]string{
	model.HardshipOpen: "在册", model.HardshipSoon: "待年审", model.HardshipExpired: "已过期", model.HardshipClosed: "已脱困",
}

// HardshipState names where a file stands on a day.
func HardshipState(h model.Hardship, day model.Date) string { return hardshipStates[h.State(day)] }

// HardshipsTitle heads the list.
func HardshipsTitle(n int) string { return fmt.Sprintf("%s · %d 户", ToolHardships, n) }

// AssessmentLine is the arithmetic behind a category on one line.
func AssessmentLine(a model.Assessment) string {
	return fmt.Sprintf("（家庭年收入 %s － 刚性支出 %s）÷ %d 人 ÷ 12 月 ＝ 人均每月 %s",
		a.Income.Grouped(), a.Costs.Grouped(), a.Persons, a.PerCapita.Grouped())
}

// AssessmentResult compares the arithmetic with the 低保.
func AssessmentResult(a model.Assessment) string {
	switch {
	case a.Minimum == 0:
		return "没有写低保标准，不能比较"
	case a.Category == "":
		return fmt.Sprintf("高于低保 %s 的两倍，按收入不算困难", a.Minimum.Grouped())
	}
	return fmt.Sprintf("%s（低保 %s）", a.Category, a.Minimum.Grouped())
}

// HouseholdLine is one of the household on one line.
func HouseholdLine(x model.HouseholdMember) string {
	return joined("　", Plain(x.Name), Plain(x.Relation), x.Birth.String(), monthlyOf(x.Income), Plain(x.Health),
		Plain(x.Work))
}

func monthlyOf(m model.Money) string {
	if m == 0 {
		return "无收入"
	}
	return "月收入 " + m.Grouped()
}

// CostLine is a rigid cost on one line.
func CostLine(c model.RigidCost) string { return Plain(c.Kind) + "　一年 " + c.Amount.Grouped() }

// ReviewLine is a yearly review on one line.
func ReviewLine(r model.HardshipReview) string {
	result := r.Category
	if result == "" {
		result = HardshipOut
	}
	return joined("　", r.Date.String(), Plain(result), Plain(r.Person), Plain(r.Paper))
}

// HardshipGrant is a grant of a file on one line.
func HardshipGrant(s model.Subsidy) string {
	return joined("　", s.Applied.String(), s.Amount.Grouped(), Plain(s.Category), Plain(s.Source))
}

// HardshipLine is a file on one line of a command's list.
func HardshipLine(h model.Hardship, m model.Member, day model.Date) string {
	return strings.Join([]string{
		h.Number, Plain(m.Name), Plain(m.Department), Plain(h.Category), h.Opened.String(), h.ValidUntil.String(),
		HardshipState(h, day),
	}, "　")
}

// Words of the command hardship.
const (
	HardshipShort       = "困难职工档案：建档、家庭收入核算、年审"
	HardshipListShort   = "列出档案，待年审和已过期的在前"
	HardshipShowShort   = "看一份档案；--show 连同家庭和收入（记入操作日志）"
	HardshipSetShort    = "建一份档案，或改一份（--number）"
	HardshipPersonShort = "加一个家庭成员"
	HardshipCostShort   = "加一项刚性支出"
	HardshipReviewShort = "年审：保持、改类别，或脱困"

	FlagHardshipNumber   = "`档案号`，如 K2026-01"
	FlagHardshipMember   = "`会员`：会员号或姓名"
	FlagHardshipCategory = "困难`类别`：深度困难、相对困难、意外致困"
	FlagHardshipOpened   = "建档`日期`"
	FlagHardshipUntil    = "认定有效期至`日期`"
	FlagHardshipMinimum  = "当地低保，每月`金额`"
	FlagHardshipIncome   = "本人月平均收入`金额`"
	FlagHardshipOther    = "家庭其他年收入`金额`"
	FlagHardshipCause    = "主要致困`原因`"
	FlagHardshipShow     = "显示家庭、收入和原因"
	FlagHardshipName     = "`姓名`"
	FlagHardshipRelation = "与会员的`关系`"
	FlagHardshipMonthly  = "月收入`金额`"
	FlagHardshipWork     = "`单位`或学校"
	FlagHardshipKind     = "支出`项目`：医疗、就学、残疾护理、必要就业成本"
	FlagHardshipAmount   = "一年`金额`"
	FlagHardshipOn       = "年审`日期`"
	FlagHardshipBy       = "审核`人`"
	FlagHardshipPaper    = "会议`纪要`"
	FlagHardshipOut      = "脱困，结束档案"
	HardshipNeedsNumber  = "写 --number 档案号。"
	HardshipNeedsMember  = "建档要写 --member 会员。"
	HardshipNeedsReview  = "年审写 --category 类别和 --until 日期，或 --out 脱困。"
	HardshipNone         = "没有这份档案：%s"
)
