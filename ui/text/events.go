package text

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// 按业务制单: the screen and the command.
const (
	EventsTitle    = "按业务制单"
	EventColName   = "发生了什么"
	EventColGroup  = "类别"
	EventColEntry  = "分录"
	EventsEmpty    = "没有这项业务，按 Esc 看全部"
	EventKeyChoose = "选这一项"
	EventKeyForm   = "改分录"
	EventKeySave   = "存草稿"
	EventKeyTake   = "填进凭证"
	EventKeyLookUp = "查"

	EventDate     = "日期"
	EventAmount   = "金额"
	EventPayment  = "收付款"
	EventAccount  = "科目"
	EventProject  = "项目"
	EventMember   = "会员"
	EventParty    = "对方"
	EventOriginal = "原凭证"
	EventPaper    = "批准文件"
	EventText     = "摘要"
	EventCount    = "附件张数"

	EventSheets       = "原始单据的张数"
	EventEntry        = "将要记的分录"
	EventSource       = "依据"
	EventNoEntry      = "填上金额，就看得到分录"
	EventOwnText      = "留空用："
	EventPickMember   = "选会员：姓名、首字母或会员号"
	EventPickProject  = "选项目"
	EventPickOriginal = "选原来的支出凭证：摘要、金额或号数"
	EventPickAccount  = "选科目"
	EventNoOriginal   = "本年没有已记账的支出凭证"
	EventPressLookUp  = "按 F2 选"
	EventTaxHint      = "按劳务报酬预扣率算得 "
	EventOwnHint      = "本级留成 "
	EventLeftHint     = "项目还剩 "
	EventLeftOver     = "，这次会超支 "
	EventUnknownWho   = "名册里没有这个人，按 F2 查"

	DraftUse          = "draft [业务]"
	DraftShort        = "按业务制单：写明发生了什么和金额，生成一张草稿并显示分录"
	DraftLong         = "业务可以写代码（如 dues）、名称或名称里独有的一段。用 --list 看全部业务。\n草稿要记账时用 post。"
	DraftNeedsEvent   = "要写明是什么业务；gonghui draft --list 列出全部。"
	DraftUnknownEvent = "没有「%s」这项业务，或不止一项有这几个字；gonghui draft --list 列出全部。"
	DraftNeedsAmount  = "要用 --amount 写金额。"
	DraftNeedsDate    = "要用 --date 写日期，写作 2025-03-18。"
	DraftNoPayment    = "「%s」这项业务不问收付款方式，去掉 --payment。"
	DraftBadPayment   = "「%s」不是收付款方式：写 现金、银行，或 101、102 下的科目编码。"
	FlagDraftList     = "列出全部业务"
	FlagDraftDate     = "业务`日期`"
	FlagDraftAmount   = "`金额`"
	FlagDraftAmount2  = "第二个`金额`：原借支、累计折旧、代扣个税等"
	FlagDraftText     = "`摘要`；不写用业务自己的"
	FlagDraftProject  = "`项目`"
	FlagDraftMember   = "`会员号`或姓名"
	FlagDraftParty    = "`对方`单位或姓名"
	FlagDraftPayment  = "`现金`、银行，或科目编码"
	FlagDraftAccount  = "`科目`编码：业务有几个科目可记时"
	FlagDraftOf       = "原`凭证`，如 2025-03 记12：支出退回时"
	FlagDraftPaper    = "`批准文件`或会议纪要"
	FlagDraftCount    = "附件`张数`"
	FlagDraftDry      = "只看分录，不写草稿"
)

// EventAsk labels a question of an event.
func EventAsk(q model.Ask) string {
	switch q.Kind {
	case model.AskAmount, model.AskSecond, model.AskTax:
		return q.Label
	case model.AskPayment, model.AskBank:
		return EventPayment
	case model.AskProject:
		return EventProject
	case model.AskMember:
		return EventMember
	case model.AskParty:
		return EventParty
	case model.AskOriginal:
		return EventOriginal
	case model.AskPaper:
		return EventPaper
	}
	return ""
}

// EventLine is one event in a list of them: code, name, and what it asks beside the amount.
func EventLine(e model.Event) string {
	var asks []string
	for _, q := range e.Asks {
		s := EventAsk(q)
		if q.Optional {
			s += "（可不填）"
		}
		asks = append(asks, s)
	}
	return fmt.Sprintf("%s　%s　%s　%s", e.Code, e.Group, e.Name, strings.Join(asks, "、"))
}

// EventTitle heads the form of an event.
func EventTitle(e model.Event) string { return EventsTitle + " · " + e.Name }

// EntryLine is one line of an entry in words: side, account, amount and what it is told apart by.
func EntryLine(l model.Line, account, member string) string {
	s := l.Side.String() + " " + account + "  " + l.Amount.Grouped()
	for _, more := range []string{l.Project, member, ClassName(l.Class)} {
		if more != "" {
			s += "  " + Plain(more)
		}
	}
	return s
}

// ClassName is an economic class with its name; "" for none.
func ClassName(code string) string {
	if c, ok := model.ClassOf(code); ok {
		return c.Code + " " + c.Name
	}
	return Plain(code)
}

// DraftMade says which draft was written.
func DraftMade(v model.Voucher) string {
	return fmt.Sprintf("已存草稿 %s　%s　%s", DraftName(v.ID), v.Date, Plain(v.Summary))
}

// DraftShown heads an entry that was not written.
func DraftShown(v model.Voucher) string { return fmt.Sprintf("%s　%s", v.Date, Plain(v.Summary)) }

// ProjectLeftLine says what a project has left, and by how much an amount goes beyond it.
func ProjectLeftLine(left, spending model.Money) string {
	s := EventLeftHint + left.Grouped()
	if spending > left {
		s += EventLeftOver + (spending - left).Grouped()
	}
	return s
}

// EventLabel names the act of saving an event's draft.
func EventLabel(e model.Event, v model.Voucher) string { return e.Name + " " + debits(v).Grouped() }

// EventEntryOf are the accounts of an event's entry as far as they are known beforehand, for a list of events.
func EventEntryOf(e model.Event, c model.Chart) string {
	v, _ := model.EventVoucher(e, model.Answers{}, model.Branch{}, c)
	return TemplateAccounts(v.Lines)
}
