package text

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// Words of the register of activities.
const (
	ToolActivities = "活动台账（活动、疗休养、评优）"

	ActivitiesEmpty   = "这一年还没有活动：按 n 登记一次活动、疗休养或评优评先"
	ActivitiesReading = "正在读取活动台账"

	ActivityColDate   = "日期"
	ActivityColKind   = "种类"
	ActivityColName   = "名称"
	ActivityColBudget = "预算"
	ActivityColCost   = "支出"
	ActivityColPeople = "人数"
	ActivityColHead   = "人均"
	ActivityColState  = "签到"

	ActivityKind      = "种类"
	ActivityName      = "名称"
	ActivityDate      = "开始日期"
	ActivityUntil     = "结束日期"
	ActivityPlace     = "地点"
	ActivityPlan      = "内容"
	ActivityAccount   = "列支科目"
	ActivityBudget    = "预算"
	ActivityApprover  = "审批人"
	ActivityApproved  = "审批日期"
	ActivityMinutes   = "会议纪要"
	ActivityGuests    = "非会员人数"
	ActivityGuestNote = "非会员是谁"
	ActivityStandard  = "每人每天"
	ActivityBasis     = "标准的依据"
	ActivityMeal      = "工作餐每人"
	ActivitySouvenir  = "纪念品每人"
	ActivityPayment   = "支付方式"
	ActivityNote      = "备注"
	ActivityNoName    = "如 2026年教工篮球赛"
	ActivityWhy       = "不参加的原因"

	ActivityKeyNew    = "登记活动"
	ActivityKeyOpen   = "打开"
	ActivityKeyEdit   = "修改"
	ActivityKeySign   = "签到、取消"
	ActivityKeyAway   = "不参加、恢复"
	ActivityKeyAdd    = "加人"
	ActivityKeyDrop   = "移出名单"
	ActivityKeyPrizes = "奖项、荣誉"
	ActivityKeyDraft  = "起草凭证"
	ActivityKeyLink   = "关联凭证"
	ActivityKeyPapers = "看凭证"
	ActivityKeyPrint  = "写成文件"
	ActivityKeyRemove = "删去活动"
	ActivityKeySums   = "按用途汇总"
	ActivityKeyGroup  = "按小组加人"
	ActivityKeyAll    = "全体在册会员"
	ActivityKeyPick   = "逐个选（可按拼音找，空格标记）"
	ActivityDraftSum  = "这张凭证的金额"
	ActivityOffAll    = "都在名单上了"
	ActivityOffPosted = "没有可关联的凭证"
	ActivityOffPaper  = "没有凭证"

	ActivityPeopleEmpty = "名单还空着：按 a 加人"
	ActivityWhySaved    = "改名单"
	ActivitySaved       = "保存活动"
	ActivityDrafted     = "已起草凭证"
	ActivityLinked      = "关联凭证"
	ActivityRemoved     = "删去活动"
	ActivityRemoveAsk   = "从台账里删去「%s」？凭证不受影响。"
	ActivityAddTitle    = "加人：空格标记，Enter 加进名单"
	ActivityLinkTitle   = "关联凭证：空格标记，Enter 确定；再选一次取消关联"

	PrizesTitle    = "奖项、荣誉"
	PrizesEmpty    = "还没有奖项：按 n 加一项"
	PrizeName      = "奖项或荣誉"
	PrizeLevel     = "级别"
	PrizeWinner    = "得奖会员"
	PrizeTeam      = "或集体名称"
	PrizeGoods     = "奖品"
	PrizeValue     = "金额"
	PrizeReceived  = "签领"
	PrizeYes       = "已签"
	PrizeNo        = "未签"
	PrizeKeyNew    = "加奖项"
	PrizeKeyEdit   = "修改"
	PrizeKeyDelete = "删去"
	PrizeKeySigned = "已签领、取消"
	PrizeWho       = "会员号或姓名；集体奖写在下一行"
	PrizeOne       = "写一个会员，或写集体的名称"

	ActivitySignIn   = "签到表"
	ActivityReceipts = "奖品签领表"
	ActivityForm     = "活动审批表"

	VoucherActivity = "活动"

	ActivityShort        = "活动台账：活动、疗休养、评优评先的计划、名单、奖项、凭证和支出"
	ActivityNewShort     = "登记一次活动"
	ActivityListShort    = "列出一年的活动：预算、支出、人数、人均"
	ActivityShowShort    = "看一次活动的全部内容"
	ActivityPeopleShort  = "加人、签到、不参加、移出名单"
	ActivityPrizeShort   = "登记一个奖项或荣誉"
	ActivityDraftShort   = "起草活动的凭证；不写金额就按预算余下的"
	ActivityLinkShort    = "把凭证算进活动；--off 取消"
	ActivityPrintShort   = "写签到表、奖品签领表、活动审批表（.xlsx、.html、.csv）"
	ActivitySetShort     = "修改一次活动：只改写明的"
	ActivityRemoveShort  = "从台账里删去一次活动；凭证不受影响"
	FlagActivityID       = "活动的编`号`（activity list 里第一列）"
	FlagActivityKind     = "`种类`：活动、疗休养、评优评先"
	FlagActivityName     = "`名称`"
	FlagActivityDate     = "开始`日期`"
	FlagActivityUntil    = "结束`日期`"
	FlagActivityPlace    = "`地点`"
	FlagActivityPlan     = "活动`内容`"
	FlagActivityBudget   = "预算`金额`"
	FlagActivityAccount  = "列支`科目`，如 50102"
	FlagActivityApprover = "审批`人`"
	FlagActivityApproved = "审批`日期`"
	FlagActivityMinutes  = "会议`纪要`"
	FlagActivityGuests   = "非会员`人数`"
	FlagActivityGuest    = "非会员是`谁`"
	FlagActivityStandard = "每人每天的`标准`"
	FlagActivityBasis    = "标准的`依据`"
	FlagActivityMeal     = "工作餐每人`金额`"
	FlagActivitySouvenir = "纪念品每人`金额`"
	FlagActivityPayment  = "支付`方式`"
	FlagActivityNote     = "`备注`"
	FlagActivityMembers  = "`会员`号或姓名，可写几个"
	FlagActivityGroup    = "工会小组的`名称`；“全体”是所有在册会员"
	FlagActivityDo       = "做`什么`：add（加人）、sign（签到）、unsign、away（不参加，要写 --why）、back、drop"
	FlagActivityWhy      = "不参加的`原因`"
	FlagPrizeName        = "奖项或荣誉的`名称`"
	FlagPrizeMember      = "得奖`会员`"
	FlagPrizeTeam        = "得奖`集体`"
	FlagPrizeValue       = "奖金或奖品的`金额`"
	FlagPrizeGoods       = "`奖品`"
	FlagPrizeLevel       = "`级别`，如 校级、区级"
	FlagActivitySum      = "`金额`；不写：预算余下的"
	FlagActivityVoucher  = "凭证，写 2026-03-记12 这样的`凭证号`或编号"
	FlagActivityReason   = "删去的`原因`，写入操作日志"
	FlagActivityOff      = "取消关联"
	FlagActivityPaper    = "`表`：sign-in（签到表）、prizes（奖品签领表）、approval（活动审批表）"
	NeedsActivity        = "要写 --name、--date"
	NeedsActivityID      = "要用 --id 写明是哪一次活动"
	BadActivityKind      = "种类写 活动、疗休养 或 评优评先"
	BadActivityDo        = "--do 写 add、sign、unsign、away、back 或 drop"
	BadActivityPaper     = "--paper 写 sign-in、prizes 或 approval"
	NeedsActivityPeople  = "要用 --member 或 --group 写明是谁"
	NeedsActivityVoucher = "要用 --voucher 写明是哪张凭证"
	NoActivityVoucher    = "没有「%s」这张凭证"
)

var activityKinds = map[model.ActivityKind]string{
	model.ActivityEvent: "活动", model.ActivityRest: "疗休养", model.ActivityHonour: "评优评先",
}

// ActivityKinds are all kinds, in order.
func ActivityKinds() []model.ActivityKind {
	return []model.ActivityKind{model.ActivityEvent, model.ActivityRest, model.ActivityHonour}
}

// ActivityKindName names a kind of activity.
func ActivityKindName(k model.ActivityKind) string { return activityKinds[k] }

// ActivityKindNamed finds a kind by its name.
func ActivityKindNamed(s string) (model.ActivityKind, bool) {
	for k, name := range activityKinds {
		if name == s {
			return k, true
		}
	}
	return 0, false
}

// ActivitiesTitle heads a year's register.
func ActivitiesTitle(year, n int) string {
	return fmt.Sprintf("活动台账 · %d年 · %d 次", year, n)
}

// ActivitiesFoot sums a year's register up.
func ActivitiesFoot(n int, budget, cost model.Money, heads int) string {
	return fmt.Sprintf("%d 次，预算 %s 元，已记账支出 %s 元，%d 人次", n, budget.Grouped(), cost.Grouped(), heads)
}

// ActivityContent sums an activity up in the log of deeds.
func ActivityContent(a model.Activity) string {
	s := fmt.Sprintf("%s %s %s %d人", a.Date, ActivityKindName(a.Kind), a.Name, a.Heads())
	if a.Budget != 0 {
		s += amount(a.Budget)
	}
	return s
}

// ActivityFoot says how many take part and what it cost.
func ActivityFoot(a model.Activity, posted, drafted model.Money) string {
	s := fmt.Sprintf("名单 %d 人，签到 %d 人", a.Expected(), a.Came())
	if n := len(a.People) - a.Expected(); n > 0 {
		s += fmt.Sprintf("，不参加 %d 人", n)
	}
	if a.Guests > 0 {
		s += fmt.Sprintf("，非会员 %d 人", a.Guests)
	}
	s += fmt.Sprintf(" · 预算 %s · 已记账 %s", a.Budget.Grouped(), posted.Grouped())
	if drafted != 0 {
		s += " · 草稿 " + drafted.Grouped()
	}
	if a.Heads() > 0 && posted != 0 {
		s += " · 人均 " + a.PerHead(posted).Grouped()
	}
	return s
}

// ActivityWhere says when, where and by whom an activity was allowed.
func ActivityWhere(a model.Activity) string {
	parts := []string{a.Date.String()}
	if a.Days() > 1 {
		parts[0] += fmt.Sprintf(" 至 %s（%d 天）", a.Until, a.Days())
	}
	if a.Place != "" {
		parts = append(parts, a.Place)
	}
	if a.Approver != "" {
		parts = append(parts, "审批 "+a.Approver)
	}
	if a.Minutes != "" {
		parts = append(parts, "纪要 "+a.Minutes)
	}
	parts = append(parts, "列 "+a.Purpose())
	if len(a.Prizes) > 0 {
		parts = append(parts, fmt.Sprintf("奖项 %d 个 %s 元", len(a.Prizes), a.PrizeTotal().Grouped()))
	}
	return strings.Join(parts, " · ")
}

// ActivityOver says what of an activity goes beyond a limit, with where the limit stands.
func ActivityOver(e model.ActivityExcess) string {
	switch e.Item {
	case model.LimitBudget:
		return fmt.Sprintf("支出 %s，超过预算 %s", e.Is.Grouped(), e.Amount.Grouped())
	case model.LimitShare:
		return fmt.Sprintf("获奖 %d 人，超过参加人数的 15%%（%s，待核：%s）", int(e.Is), e.Region, e.Source)
	case model.LimitPlan:
		s := fmt.Sprintf("每人每天 %s，超过标准 %s", e.Is.Grouped(), e.Amount.Grouped())
		if e.Source != "" {
			s += "（" + e.Source + "）"
		}
		return s
	}
	s := e.Name
	if e.Row >= 0 {
		s = fmt.Sprintf("第 %d 项%s", e.Row+1, s)
	}
	return fmt.Sprintf("%s %s，超过限额 %s（%s，待核：%s）", s, e.Is.Grouped(), e.Amount.Grouped(), e.Region, e.Source)
}

// ActivityLine is one activity on a command's output.
func ActivityLine(a model.Activity, posted, drafted model.Money) string {
	s := fmt.Sprintf("%d　%s　%s　%s　预算 %s　支出 %s　%d人", a.ID, a.Date, ActivityKindName(a.Kind), a.Name,
		a.Budget, posted, a.Heads())
	if n := a.PerHead(posted); n != 0 {
		s += "　人均 " + n.String()
	}
	if drafted != 0 {
		s += "　草稿 " + drafted.String()
	}
	return s
}

// ActivityPerson says how a member stands on the list.
func ActivityPerson(p model.Participant) string {
	switch {
	case p.Left != "":
		return "不参加：" + p.Left
	case p.Signed:
		return "已签到"
	}
	return "未签到"
}

// ActivityEverybody stands for all active members where a group is named.
const ActivityEverybody = "全体"

// PrizeLine is one prize or honour on a command's output.
func PrizeLine(p model.Prize, who string) string {
	s := p.Name
	if p.Level != "" {
		s += "（" + p.Level + "）"
	}
	s += "　" + who
	if p.Goods != "" {
		s += "　" + p.Goods
	}
	if p.Value != 0 {
		s += "　" + p.Value.Grouped()
	}
	if p.Received {
		s += "　" + PrizeYes
	}
	return s
}

// Words of the screens of activities that a command has not.
const (
	ActivityDraftHow = "先填预算余下的；一次活动可以有几张凭证"
	ActivityMark     = "超 "
	ActivityIsLinked = "已关联"
	ActivityByKind   = "按种类（活动 50102，疗休养 50104，评优 50301）"
)
