package text

import (
	"fmt"

	"gonghui/model"
)

// Words of the command of visits.
const (
	VisitsCmdShort   = "走访：得知、走访、再访、起草凭证、后续处理、统计和打印"
	VisitsListShort  = "列出走访：待访的在前，按剩余天数"
	VisitsHeardShort = "记下得知的一件事，进待访"
	VisitsGoShort    = "记一次走访：--id 是待访的那件事，或用 --member 直接记"
	VisitsAgainShort = "同一件事再去一次"
	VisitsDraftShort = "给走访起草凭证，几次走访可以合成一张"
	VisitsTodoShort  = "写后续处理：由谁、何时前办，或已办结"
	VisitsDropShort  = "删掉一条走访记录"
	VisitsStatsShort = "走访统计：覆盖、等待天数、按类别、小组和月份"
	VisitsPrintShort = "打印审批表、领取单、登记表或统计"

	FlagVisitID       = "走访的`编号`"
	FlagVisitIDs      = "走访的`编号`，几次的用逗号隔开"
	FlagVisitMember   = "会员号或`姓名`"
	FlagVisitEnrol    = "名册里没有这个人时记作非会员"
	FlagVisitKind     = "`类别`，如 住院"
	FlagVisitRelation = "`关系`：本人、配偶、父母、子女、配偶父母、其他亲属"
	FlagVisitHeard    = "得知`日期`，不写是今天"
	FlagVisitEvent    = "事由`日期`"
	FlagVisitDate     = "走访`日期`，不写是今天"
	FlagVisitBy       = "走访`人`，用顿号隔开"
	FlagVisitManner   = "`方式`：家访、医院、单位、电话"
	FlagVisitMoney    = "慰问`金额`"
	FlagVisitGoods    = "慰问品一`行`：牛奶*2提*65.50 或 果篮=168；可以写几次"
	FlagVisitPayment  = "支付`方式`"
	FlagVisitProof    = "`佐证`材料"
	FlagVisitApprover = "`审批人`，审批日期记走访那天"
	FlagVisitReceiver = "`领取人`"
	FlagVisitBehalf   = "代领的与本人的`关系`，如 配偶"
	FlagVisitPlace    = "走访`地点`（私密）"
	FlagVisitDraft    = "同时起草凭证"
	FlagVisitUntil    = "`日期`前办"
	FlagVisitTodoBy   = "由`谁`办"
	FlagVisitDone     = "办结`日期`"
	FlagVisitPending  = "只列待访的"
	FlagVisitWhy      = "删除的`原因`"
	FlagVisitForm     = "打印什么：approval 审批表、receipt 领取单、register 登记表、stats 统计"

	NeedsVisitID   = "要用 --id 写明是哪一次走访（编号见 gonghui visits list）"
	NeedsVisitWho  = "要写 --member 和 --kind"
	NeedsVisitKind = "没有这个类别：用设置里的类别"
	BadRelation    = "关系写 本人、配偶、父母、子女、配偶父母 或 其他亲属"
	BadVisitForm   = "--form 写 approval、receipt、register 或 stats"
	NeedsTodo      = "要写 --until 和 --by，或 --done"
	VisitVisited   = "这件事已经去过；再去一次用 gonghui visits again"
	VisitNotYet    = "这件事还没有去过，先用 gonghui visits go"
)

// VisitListLine is one visit on a command's output.
func VisitListLine(m model.Member, x model.Visit, due string, voucher string) string {
	who := m.Name
	if mark := PersonMark(m); mark != "" {
		who += "（" + mark + "）"
	}
	if x.Pending() {
		return Plain(fmt.Sprintf("%d　%s　%s　%s　%s　%s得知　%s",
			x.ID, VisitPending, who, x.Category, x.Relation, x.Heard, due))
	}
	again := ""
	if x.Event != 0 {
		again = fmt.Sprintf("（再访 %d）", x.Event)
	}
	return Plain(fmt.Sprintf("%d　%s　%s　%s%s　%s　%s　%s",
		x.ID, x.Date, who, x.Category, again, x.Relation, x.Total(), voucher))
}

// VisitsDrafted says which draft pays for how many visits.
func VisitsDrafted(n int, draft model.Voucher) string {
	return fmt.Sprintf("%d 次走访起草了一张凭证：%s，%s 元", n, DraftName(draft.ID), debits(draft).Grouped())
}
