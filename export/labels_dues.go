package export

import "gonghui/model"

// The words of the lists of dues.
const (
	duesSheetName = "会费收缴表"
	duesGroupName = "各小组收缴"
	duesNoGroup   = "没有分组"
	colOwing      = "应缴人数"
	colCleared    = "缴清人数"
	deductionName = "代扣会费清单"
	deductionRule = "会费按月基数的 0.5%，基数不足十元的尾数不计（工发[1978]101号）。只列本月应扣而未缴的人。"
	duesTied      = "本月收到会费 %s 元，401 会费收入本月发生额 %s 元，相符。"
	duesUntied    = "本月收到会费 %s 元，401 会费收入本月发生额 %s 元，不符。"
	colOrder      = "序号"
	colGroup      = "工会小组"
	colBase       = "会费基数"
	colDue        = "应缴"
	colPaidSum    = "实缴"
	colBehind     = "欠缴"
	colPaidOn     = "缴费日期"
	colDeduct     = "代扣金额"
	colRemark     = "备注"
	colPayerSigns = "签字"
)

var exemptNames = map[model.Exemption]string{
	model.ExemptStatus: "会籍不在册", model.ExemptNew: "还没入会", model.ExemptBase: "没有基数", model.ExemptWaived: "减免",
	model.ExemptOutsider: "非会员",
}
