package text

import (
	"fmt"
	"slices"
	"strings"

	"gonghui/model"
)

// Words of the steps of a grant.
const (
	StepKey       = "办环节"
	StepPick      = "办哪个环节"
	StepDay       = "日期"
	StepUntil     = "公示止"
	StepPersons   = "经办人"
	StepPaper     = "材料"
	StepReason    = "越过理由"
	StepReasonFor = "前面缺环节，或没到日子就办的，写明理由"
	StepPayment   = "支付方式"
	StepAll       = "九个环节都办了"
	StepLabel     = "困难补助环节 "
	StepAsk       = "没有按先后办"
	SubsidyMoney  = "项目"

	OverviewGrantsDue = "回访"
)

// stepStates name the states of a step.
var stepStates = map[model.StepState]string{
	model.StepOpen: "未办", model.StepDone: "已办", model.StepMissing: SubsidyMissing, model.StepWaived: "越过",
}

// stepRefused says why a step of a grant is refused, and what to do.
func stepRefused(e *model.StepError) Message {
	reason := "确需先办的，写明越过的理由"
	switch e.Why {
	case model.StepBefore:
		return Message{
			What: "不能办" + e.Step.String() + "：前面的" + e.Other.String() + "还没有办",
			Next: "先办" + e.Other.String() + "；" + reason,
		}
	case model.StepOrder:
		return Message{
			What: fmt.Sprintf("%s的日期和%s（%s）先后颠倒", e.Step, e.Other, e.Day), Next: "核对日期；" + reason,
		}
	case model.StepNoticeRuns:
		if e.Day == 0 {
			return Message{What: "不能办" + e.Step.String() + "：公示没有写止日", Next: "补上公示止日；" + reason}
		}
		return Message{What: "不能办" + e.Step.String() + "：公示到 " + e.Day.String() + " 才结束", Next: "公示结束后再办；" + reason}
	case model.StepExpired:
		return Message{What: "不能办" + e.Step.String() + "：困难认定到 " + e.Day.String() + " 为止", Next: "先年审，续上有效期；" + reason}
	case model.StepTwice:
		return Message{What: e.Step.String() + "已经在 " + e.Day.String() + " 办了", Next: "要改正的，用修改（命令加 --again）"}
	case model.StepNobody:
		return Message{What: e.Step.String() + "没有写明经办人", Next: "写谁办的，几个人用顿号隔开"}
	case model.StepUnknown:
	}
	return Message{What: "没有这个环节，或日期不对", Next: "环节：" + StepNames() + "；日期写作 2026-06-18"}
}

// StepTitle heads the form of a step.
func StepTitle(name string, step model.GrantStep) string {
	return joined(" ", Plain(name), step.String())
}

// StepNames lists the steps.
func StepNames() string {
	var out []string
	for _, g := range model.GrantSteps() {
		out = append(out, g.String())
	}
	return strings.Join(out, "、")
}

// ChainLine is one step of a grant as it stands, on one line.
func ChainLine(c model.ChainStep) string {
	day := c.Date.String()
	if c.Until != 0 {
		day += " 至 " + c.Until.String()
	}
	out := joined("　", c.Step.String(), stepStates[c.State], day, Plain(c.Persons), Plain(c.Paper))
	if c.Override != "" {
		out += "　" + StepReason + "：" + Plain(c.Override)
	}
	return out
}

// ChainBrief is one step with its day, for a place with little room.
func ChainBrief(c model.ChainStep, s model.Subsidy, today model.Date) string {
	switch {
	case c.Step == model.GrantNotice && c.State == model.StepDone:
		return c.Step.String() + " " + NoticeLine(s, today)
	case c.State == model.StepDone:
		return c.Step.String() + " " + c.Date.String()
	}
	return c.Step.String() + " " + stepStates[c.State]
}

// ChainRow is one step with all that is known of it.
func ChainRow(c model.ChainStep, s model.Subsidy, today model.Date) string {
	out := joined("，", ChainBrief(c, s, today), Plain(c.Persons), Plain(c.Paper))
	if c.Override != "" {
		out += "（" + StepReason + "：" + Plain(c.Override) + "）"
	}
	return out
}

// GrantStage is the last step that a grant has reached; while it is on public notice, with the working days left.
func GrantStage(s model.Subsidy, today model.Date) string {
	if s.LastStep() == model.GrantNotice {
		return SubsidyStage(s, today)
	}
	return s.LastStep().String()
}

// StepFaults lists what stands against the steps of a form.
func StepFaults(steps []*model.StepError) []string {
	var out []string
	for _, e := range steps {
		if what := stepRefused(e).What; !slices.Contains(out, what) {
			out = append(out, what)
		}
	}
	return out
}

// GrantLine is a grant on one line of a command's list.
func GrantLine(s model.Subsidy, m model.Member, today model.Date) string {
	id := fmt.Sprintf("%d", s.ID)
	return joined("　", id, s.Applied.String(), Plain(m.Name), Plain(s.Category), s.Amount.Grouped(), Plain(s.Source),
		GrantStage(s, today))
}

// GrantWillDraft says which voucher is drafted for a payment.
func GrantWillDraft(s model.Subsidy) string {
	account := "困难职工帮扶支出 "
	if s.OthersMoney() == model.ProjectCustody {
		account = "代管经费 "
	}
	if s.OthersMoney() != model.ProjectPlain && s.Project != "" {
		account += "（" + Plain(s.Project) + "）"
	}
	return SubsidyWillDraft + account + s.Amount.Grouped()
}

// StepDue says which step after the payment a grant waits for.
func StepDue(name string, step model.GrantStep, since model.Date) string {
	return Plain(name) + " " + step.String() + "（" + since.String() + " 起）"
}

// Words of the command grant.
const (
	GrantShort      = "困难补助的办理环节：申请、核实、评议、审议、公示、批准、发放、回访、年审"
	GrantNewShort   = "记一份困难补助的申请"
	GrantNeedsNew   = "申请要写 --member 会员、--category 类别和 --amount 金额。"
	GrantAmountFlag = "补助`金额`"
	GrantMoneyFlag  = "资金`来源`：本级经费、上级拨款、行政补助、捐款"
	GrantListShort  = "列出困难补助和办到的环节，没有发放的在前"
	GrantShowShort  = "看一份补助的各环节：日期、经办、材料、缺什么"
	GrantStepShort  = "办一个环节；前面的没办就不能办，除非写明 --override 理由"
	GrantIDFlag     = "补助的`编号`（见 grant list）"
	GrantYearFlag   = "申请`年度`；不写列全部"
	GrantTakeFlag   = "`环节`；不写就是下一个"
	GrantDayFlag    = "办理`日期`，不写是今天；公示是起日"
	GrantUntilFlag  = "公示止`日期`"
	GrantByFlag     = "经办`人`，几个人用顿号隔开"
	GrantPaperFlag  = "`材料`：会议纪要、公示单等"
	GrantReasonFlag = "越过前面环节的`理由`，记入操作日志"
	GrantPayFlag    = "发放的支付`方式`"
	GrantAgainFlag  = "改正已经办了的环节"
	GrantSourceFlag = "项目`名称`：上级、行政专项或代管捐款的钱"
	GrantNeedsID    = "写 --id 补助的编号，用 gonghui grant list 查。"
	GrantNoStep     = "没有这个环节：%s。环节有："
	GrantDrafted    = "起草了凭证 %s，核对后记账"
)
