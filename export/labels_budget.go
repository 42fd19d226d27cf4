package export

import (
	"strconv"

	"gonghui/model"
)

// The names of the reports on the budget.
const (
	sheetPlan  = "预算表"
	sheetFinal = "决算表"
	sheetStart = "期初余额表"
)

// The columns of 预算表 and 决算表 (domain: 收支预算表 of unions), of 预算执行表 and of 期初余额表.
var (
	planColumns = []Column{
		{Name: colCode},
		{Name: colName},
		{Name: "上年决算数", Kind: Money},
		{Name: "本年预算数", Kind: Money},
		{Name: "说明"},
	}
	finalColumns = []Column{
		{Name: colCode},
		{Name: colName},
		{Name: "上年决算数", Kind: Money},
		{Name: "年初预算数", Kind: Money},
		{Name: "调整数", Kind: Money},
		{Name: "调整后预算数", Kind: Money},
		{Name: "本年决算数", Kind: Money},
		{Name: "完成率", Kind: Percent},
		{Name: "说明"},
	}
	startColumns = []Column{
		{Name: colCode},
		{Name: colName},
		{Name: colProject},
		{Name: "借方余额", Kind: Money},
		{Name: "贷方余额", Kind: Money},
	}
	startMidColumns = []Column{
		{Name: "本年累计借方", Kind: Money},
		{Name: "本年累计贷方", Kind: Money},
		{Name: "启用日借方", Kind: Money},
		{Name: "启用日贷方", Kind: Money},
	}
)

// The bottom rows of 预算表 and 决算表.
const (
	footIncome    = "本年合计收入"
	footExpense   = "本年合计支出"
	footLeft      = "本年结余"
	footBefore    = "加：上年结余"
	footAdjusted  = "加：年初余额调整"
	footRecovered = "加：本年收回投资"
	footInvested  = "减：本年投资"
	footClosing   = "期末滚存结余"
)

// The sentences below budgets.
const (
	planPassed      = "预算审批：%s。"
	finalPassed     = "决算审批：%s。"
	finalUnpassed   = "决算审批：没有记录委员会审议、经审会审查和上级批复的日期。"
	finalBlank      = "决算%s：　　　　年　　月　　日"
	finalNamed      = "决算%s"
	planNamed       = "预算%s"
	budgetOver      = "超预算 %s"
	planPassedOne   = "%s %s"
	planPaper       = "（%s）"
	planUnpassed    = "预算审批：没有记录委员会审议、经审会审查和上级批复的日期。"
	planMissing     = "%s 未记录"
	planAdjusted    = "%s 预算调整：%s；%s。"
	planNoReason    = "未写明原因"
	planDeficit     = "本年预算支出大于收入 %s 元，动用上年结余弥补。"
	planUncovered   = "预算支出超过预算收入和上年结余，差 %s 元，没有来源。"
	planOpeningOpen = "上年结余取自尚未结转的账面数。"
	finalTie        = "期末滚存结余＝账面工会资金结转结余"
	startInterim    = "年中启用：借方余额、贷方余额是年初数，启用日余额由年初数加本年累计得出。"

	planCoverTitle  = "%d年度工会经费收支预算"
	finalCoverTitle = "%d年度工会经费收支决算"
	coverUnit       = "编制单位：%s"
	coverChair      = "工会主席：%s"
	coverFinance    = "财务负责人：%s"
	coverSealed     = "（工会盖章）"
	coverDay        = "编制日期：　　　　年　　月　　日"
	planTextName    = "预算说明书"
	finalTextName   = "决算说明书"
	planTextTitle   = "%d年度工会经费收支预算说明书"
	finalTextTitle  = "%d年度工会经费收支决算说明书"
	planTextBasis   = "根据《工会预算管理办法》（总工办发〔2019〕26号）和《基层工会预算管理办法》（总工办发〔2020〕29号），按照量入为出、收支平衡、略有节余的原则，编制%s%d年度收支预算。"
	finalTextBasis  = "根据《工会会计制度》（财会〔2021〕7号）和《基层工会预算管理办法》（总工办发〔2020〕29号），编制%s%d年度收支决算。"
	planTextIncome  = "预算收入%s元，上年决算%s元。其中："
	planTextExpense = "预算支出%s元，上年决算%s元。其中："
	finalTextSide   = "%s：调整后预算%s元，决算%s元，完成%s。其中："
	planTextLeft    = "本年预算收入减支出%s元，加上年结余%s元，期末滚存结余%s元。"
	finalTextLeft   = "本年收入减支出%s元，加上年结余%s元，期末滚存结余%s元。"
	planTextItem    = "%s%s元"
	wordIncome      = "收入"
	wordExpense     = "支出"
)

// passedNames are the bodies that agree to a budget, in their order.
var passedNames = [3]string{"委员会审议", "经审会审查", "上级批复"}

// budgetSigns are the places to sign below a budget.
var budgetSigns = []string{"工会主席：", "经审会主任：", "财务负责人：", "制表："}

// startSigns are the places to sign below opening balances.
var startSigns = []string{"移交人：", "接收人：", "会计主管：", "制表："}

// listPlan and its fellows are what lists are called.
const (
	listPlan  = "预算表"
	listFinal = "决算表"
	listStart = "期初余额表"
)

func budgetContent(b model.Budget) orderedText {
	lines := make([]orderedText, 0, len(b.Lines))
	for _, l := range b.Lines {
		lines = append(lines, orderedText{
			{name: colCode, text: l.Account},
			{name: "上年决算数", text: l.LastYear.String()},
			{name: "预算数", text: l.Amount.String()},
			{name: "调整数", text: l.Adjustment.String()},
			{name: "说明", text: l.Note},
		})
	}
	out := orderedText{{name: colYear, text: strconv.Itoa(b.Year)}, {name: colLines, list: lines}}
	out = append(out, passedContent("", b.Committee, b.Audited, b.Upper)...)
	var adjustments []orderedText
	for _, a := range b.Adjustments {
		x := orderedText{{name: colDate, text: a.Date.String()}, {name: colReason, text: a.Reason}}
		var changes []orderedText
		for _, l := range a.Lines {
			changes = append(changes, orderedText{
				{name: colCode, text: l.Account}, {name: "调整数", text: l.Amount.String()},
			})
		}
		x = append(x, field{name: colLines, list: changes})
		adjustments = append(adjustments, append(x, passedContent("", a.Committee, a.Audited, a.Upper)...))
	}
	out = append(out, field{name: "预算调整", list: adjustments}, field{name: "预算说明", text: b.Note})
	if b.Recovered != 0 || b.Invested != 0 {
		out = append(out, field{name: "收回投资", text: b.Recovered.String()},
			field{name: "投资", text: b.Invested.String()})
	}
	if b.FinalReviewed() {
		out = append(out, passedContent("决算", b.FinalCommittee, b.FinalAudited, b.FinalUpper)...)
	}
	return out
}

// passedContent are the days and papers on which bodies agreed to something, the budget where it is not named.
func passedContent(of string, all ...model.Passed) orderedText {
	var out orderedText
	for i, p := range all {
		out = append(out, field{name: of + passedNames[i], text: p.Date.String()},
			field{name: of + passedNames[i] + "文号", text: p.Paper})
	}
	return out
}
