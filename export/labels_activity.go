package export

import (
	"gonghui/model"
)

// The words of the register of activities and of its forms.
const (
	sheetActivities   = "活动台账"
	sheetActivitySums = "活动支出汇总"

	activitySignIn   = "签到表"
	activityPrizes   = "奖品签领表"
	activityHonours  = "表彰名单"
	activityApproval = "活动审批表"

	colActivity   = "活动"
	colUntil      = "至"
	colKindOf     = "种类"
	colPlace      = "地点"
	colPurpose    = "列支科目"
	colMinutes    = "会议纪要"
	colBudgeted   = "预算"
	colSpent      = "支出"
	colHeads      = "人数"
	colCame       = "签到"
	colGuests     = "非会员"
	colPerHead    = "人均"
	colVouchersOf = "凭证"
	colPrizeSum   = "奖品奖金"
	colOverLimit  = "超限"
	colTimes      = "次数"
	colBooked     = "账上支出"
	colRegistered = "台账内支出"
	colUnlisted   = "未登记"
	colPrize      = "奖项"
	colLevel      = "级别"
	colWinner     = "获奖人"
	colPrizeGoods = "奖品"
	colSignIn     = "签到"

	activityGuests    = "非会员 %d 人：%s"
	activityAway      = "不参加："
	activityPlaceLine = "地点："
	activityDays      = "%s 至 %s（%d天）"
	activityPeople    = "应到 %d 人；实到　　　人"
	activitySigns     = "经办：　　　　　　　　审核：　　　　　　　　主席：　　　　　　　　日期："
	activityPlanned   = "%d 人，预计人均 %s 元"
	activityYes       = "超"
	activityRows      = 5 // empty rows below a list of names
	activityCostNote  = "支出是关联凭证中已记账的支出；人均按签到人数，没有签到的按名单人数。"
	activitySumNote   = "账上支出是该科目全年的发生额；未登记是账上有而没有关联到台账的部分。"
	activityUnchecked = "限额为转引资料，待核：%s"

	activityFormTitle = "工会活动审批表"
	formActivity      = "活动名称"
	formKind          = "种类"
	formWhen          = "时间"
	formPlace         = "地点"
	formPlan          = "活动内容"
	formPeople        = "参加人员"
	formGuests        = "非会员"
	formBudget        = "预算（小写）"
	formCapital       = "预算（大写）"
	formAccount       = "列支科目"
	formStandard      = "标准"
	formPrizes        = "奖项设置"
	formMinutes       = "集体研究"
	formOpinion       = "工会意见"
	formStandardSaid  = "每人每天 %s 元　%s"
	formPrizeSaid     = "%d 项，共 %s 元"
)

var activitySignLine = []string{"经办：", "审核：", "审批（主席）：", "日期："}

var activityKindNames = map[model.ActivityKind]string{
	model.ActivityEvent: "活动", model.ActivityRest: "疗休养", model.ActivityHonour: "评优评先",
}

var activityColumns = []Column{
	{Name: colDate, Kind: Day},
	{Name: colUntil, Kind: Day},
	{Name: colKindOf},
	{Name: colActivity},
	{Name: colPlace},
	{Name: colPurpose},
	{Name: colApprover},
	{Name: colMinutes},
	{Name: colBudgeted, Kind: Money},
	{Name: colSpent, Kind: Money},
	{Name: colHeads, Kind: Number},
	{Name: colCame, Kind: Number},
	{Name: colGuests, Kind: Number},
	{Name: colPerHead, Kind: Money},
	{Name: colPrizeSum, Kind: Money},
	{Name: colVouchersOf},
	{Name: colOverLimit},
}

var activitySumColumns = []Column{
	{Name: colCode},
	{Name: colName},
	{Name: colTimes, Kind: Number},
	{Name: colHeads, Kind: Number},
	{Name: colBudgeted, Kind: Money},
	{Name: colRegistered, Kind: Money},
	{Name: colBooked, Kind: Money},
	{Name: colUnlisted, Kind: Money},
}

// activityContent is what 事件.jsonl tells of an activity.
func (d *desk) activityContent(a model.Activity) orderedText {
	var people, prizes []orderedText
	for _, p := range a.People {
		came := ""
		if p.Signed {
			came = colSignIn
		}
		people = append(people, orderedText{
			{name: colNumber, text: d.members[p.Member].Number},
			{name: colSignIn, text: came},
			{name: colRemark, text: p.Left},
		})
	}
	for _, p := range a.Prizes {
		prizes = append(prizes, orderedText{
			{name: colPrize, text: p.Name},
			{name: colLevel, text: p.Level},
			{name: colNumber, text: d.members[p.Member].Number},
			{name: colWinner, text: p.Team},
			{name: colPrizeGoods, text: p.Goods},
			{name: colAmount, text: p.Value.String()},
		})
	}
	vouchers := make([]orderedText, 0, len(a.Vouchers))
	for _, id := range a.Vouchers {
		vouchers = append(vouchers, orderedText{{name: colVoucherID, text: idText(id)}})
	}
	return orderedText{
		{name: colKindOf, text: activityKindNames[a.Kind]},
		{name: "名称", text: a.Name},
		{name: colDate, text: a.Date.String()},
		{name: colUntil, text: a.Until.String()},
		{name: colPlace, text: a.Place},
		{name: "内容", text: a.Plan},
		{name: colPurpose, text: a.Purpose()},
		{name: colBudgeted, text: a.Budget.String()},
		{name: colApprover, text: a.Approver},
		{name: "审批日期", text: a.Approved.String()},
		{name: colMinutes, text: a.Minutes},
		{name: colGuests, text: countText(a.Guests)},
		{name: "非会员是谁", text: a.GuestNote},
		{name: "每人每天", text: a.Standard.String()},
		{name: "依据", text: a.Basis},
		{name: "工作餐每人", text: a.Meal.String()},
		{name: "纪念品每人", text: a.Souvenir.String()},
		{name: "支付方式", text: a.Payment},
		{name: colRemark, text: a.Note},
		{name: "名单", list: people},
		{name: "奖项", list: prizes},
		{name: colVouchersOf, list: vouchers},
	}
}
