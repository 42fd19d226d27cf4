package text

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// Words of the list of visits.
const (
	VisitsEmpty   = "还没有走访记录：得知一件事按 h，去过了按 n"
	VisitsReading = "正在读取走访记录"

	VisitColDay      = "日期"
	VisitColName     = "姓名"
	VisitColCategory = "类别"
	VisitColAmount   = "金额"
	VisitColVoucher  = "凭证"
	VisitColMark     = "标记"
	VisitColRelation = "关系"
	VisitColVisitors = "走访人"
	VisitPending     = "待访"
	VisitUnbooked    = "无凭证"

	VisitKeyHeard   = "得知一件事"
	VisitKeyVisit   = "走访"
	VisitKeyNew     = "记一次走访"
	VisitKeyEdit    = "修改"
	VisitKeyVoucher = "到凭证"
	VisitKeyMember  = "到会员"
	VisitKeyOpen    = "看全部内容"
	VisitKeyActs    = "打开"
)

// Words of one visit and of its forms.
const (
	VisitCategory   = "类别"
	VisitRelation   = "关系"
	VisitEvent      = "事由日期"
	VisitHeard      = "得知日期"
	VisitDay        = "走访日期"
	VisitVisitors   = "走访人"
	VisitManner     = "方式"
	VisitPlace      = "地点"
	VisitMoney      = "慰问金额"
	VisitGoods      = "慰问品"
	VisitValue      = "慰问品金额"
	VisitEvidence   = "佐证"
	VisitApprover   = "审批人"
	VisitApproved   = "审批日期"
	VisitReceiver   = "领取人"
	VisitPayment    = "支付方式"
	VisitVoucher    = "凭证"
	VisitReason     = "事由"
	VisitSummary    = "情况诉求"
	VisitFollowUp   = "后续处理"
	VisitNote       = "备注"
	VisitPrivate    = "私密（不导出、不打印）"
	VisitState      = "情况"
	VisitLimit      = "限额"
	VisitThisYear   = "慰问合计"
	VisitDraftYes   = "保存时起草凭证"
	VisitDraftNo    = "不起草（另有凭证）"
	VisitDraftKept  = "随记录更新草稿"
	VisitNone       = "未填"
	VisitGhostTwo   = "两人以上，用顿号隔开，F2 选"
	VisitBooked     = "凭证已记账：人、类别、日期和金额不能改，先在账务里冲销订正"
	VisitTwo        = "走访人少于两人，一般要两人以上同去"
	VisitNoRegion   = "没有选地区，不核对（在设置里选）"
	VisitNoCeiling  = "这一类没有规定"
	VisitIllness    = "写了病名「%s」，这一格会导出，请改写"
	VisitApart      = "草稿的分录改过，金额没有跟着变，请到凭证里核对"
	VisitFuture     = "日期在今天以后"
	VisitSaveHeard  = "记下待访 "
	VisitSaveVisit  = "保存走访 "
	VisitRemoved    = "删除走访 "
	VisitHeardMore  = "回车即记下；往下还可以补关系、事由日期、事由"
	VisitBehalf     = "代领关系"
	VisitTodo       = "后续期限"
	VisitTodoBy     = "经办"
	VisitTodoDone   = "办结"
	VisitItem       = "品名"
	VisitItemCount  = "数量"
	VisitItemUnit   = "单位"
	VisitItemPrice  = "单价"
	VisitItemAmount = "金额"
	VisitHeardTitle = "走访 · 得知一件事"
	VisitNewTitle   = "走访 · 新记录"
)

// Words of rows of goods and of receipt.
const (
	VisitItemGhost   = "逐行写"
	VisitBehalfGhost = "他人代领时写"
	VisitBadCount    = "数量写数字，最多三位小数"
)

// Words of further visits, of the voucher for several visits and of print.
const (
	VisitKeyAgain   = "再访"
	VisitKeyPrint   = "打印"
	VisitSameEvent  = "└ "
	VisitAgainOf    = "同一事由"
	VisitLacks      = "缺佐证"
	VisitOffPending = "还没去过"
	VisitOffNothing = "还没去过，或没有慰问金额"
	VisitOffDrafted = "已经有草稿；要合成一张，按空格选几次走访再按"
)

// VisitNth marks the name of who was visited again.
func VisitNth(name string, n int) string { return fmt.Sprintf("%s ×%d", name, n) }

// VisitNthOf says the how many-th visit to an event it is; "" for the first.
func VisitNthOf(n int) string {
	if n < 2 {
		return ""
	}
	return fmt.Sprintf("第 %d 次走访", n)
}

// VisitDraftKey names the key that drafts a voucher for the chosen visits.
func VisitDraftKey(n int) string {
	if n > 1 {
		return fmt.Sprintf("%d 次合一张凭证", n)
	}
	return "起草凭证"
}

// VisitsOneVoucher says that a voucher was drafted for visits.
func VisitsOneVoucher(n int) string { return fmt.Sprintf("起草凭证：%d 次走访", n) }

// VisitLacksPaper says which papers are missing.
func VisitLacksPaper(need string) string { return VisitLacks + "：应有" + Plain(need) }

// VisitReceived says who received it; "" if nobody is known.
func VisitReceived(x model.Visit) string {
	if x.Receiver == "" {
		return ""
	}
	return joined(" ", VisitReceiver, Plain(x.Receiver), VisitBehalfOf(x.OnBehalf))
}

// VisitBehalfOf says that somebody else received it.
func VisitBehalfOf(relation string) string {
	if relation == "" {
		return ""
	}
	return "代领（" + Plain(relation) + "）"
}

// VisitClaim says by when it can be claimed.
func VisitClaim(by model.Date) string { return "申领期限 " + by.String() }

// VisitTodoLine says what is still to be seen to, by whom and when; "" for nothing.
func VisitTodoLine(x model.Visit) string {
	switch {
	case x.FollowDone != 0:
		return joined(" ", "后续已办结", x.FollowDone.String(), Plain(x.FollowBy))
	case x.FollowDue != 0:
		return joined(" ", "后续", x.FollowDue.String(), "前", Plain(x.FollowBy), "办")
	}
	return ""
}

// VisitManners are the usual manners of a visit.
func VisitManners() []string { return []string{"家访", "医院", "单位", "电话", "其他"} }

// VisitsTitle heads the list.
func VisitsTitle(pending, made, year int, thisYear bool) string {
	when := "本年"
	if !thisYear {
		when = fmt.Sprintf("%d年", year)
	}
	return fmt.Sprintf("走访 · 待访 %d · %s %d", pending, when, made)
}

// VisitTitle heads the page of one visit.
func VisitTitle(name string, x model.Visit) string {
	if x.Pending() {
		return joined(" ", "走访 ·", VisitPending, name, x.Category)
	}
	return joined(" ", "走访 ·", name, x.Category, x.Date.String())
}

// VisitWhat names a visit in one phrase.
func VisitWhat(name string, x model.Visit) string { return Plain(name + x.Category) }

// VisitFormTitle heads the form of a visit.
func VisitFormTitle(name string, x model.Visit) string {
	switch {
	case x.ID == 0 && name == "":
		return VisitNewTitle
	case x.ID != 0 && !x.Pending():
		return "走访 · 修改 " + name + x.Category
	}
	return "走访 · " + name + x.Category
}

// VisitDue says how many days are left to make a visit, or by how many it is overdue.
func VisitDue(days int) string {
	switch {
	case days < 0:
		return fmt.Sprintf("逾期%d天", -days)
	case days == 0:
		return "今天到期"
	}
	return fmt.Sprintf("剩%d天", days)
}

// VisitHeardOn stands in the column of amounts while a visit is pending.
func VisitHeardOn(d model.Date) string {
	if d == 0 {
		return ""
	}
	return day(d) + "得知"
}

// VisitDeadline says by when somebody has to go.
func VisitDeadline(days int, by model.Date) string {
	if by == 0 {
		return fmt.Sprintf("得知后 %d 天内去", days)
	}
	return fmt.Sprintf("得知后 %d 天内去，%s 前", days, by)
}

// VoucherShort is a voucher's number as narrow columns show it: 草稿17 or 记6-4.
func VoucherShort(v model.Voucher) string {
	switch {
	case v.ID == 0:
		return ""
	case !v.Posted():
		return fmt.Sprintf("草稿%d", v.ID)
	}
	return VoucherName(v.In(), v.Number)
}

// VoucherLong is a voucher's number in words.
func VoucherLong(v model.Voucher) string {
	if !v.Posted() {
		return "草稿 " + DraftName(v.ID)
	}
	return fmt.Sprintf("%s 记字第%d号", v.In(), v.Number)
}

// VoucherUnresolved is what an import said of a voucher that was not found.
func VoucherUnresolved(said string) string { return Plain(said) + "（没有对上）" }

// VisitWho is the first line of a preview: name, where the person belongs, standing.
func VisitWho(m model.Member) string {
	where := joined(" ", m.Department, m.Group)
	return Plain(joined(" · ", m.Name, where, PersonMark(m)))
}

// VisitEventLine says what befell whom.
func VisitEventLine(x model.Visit) string { return Plain(x.Category) + "，" + x.Relation.String() }

// VisitDays says when an event was heard of and when, and how, somebody went.
func VisitDays(x model.Visit) string {
	var parts []string
	if x.EventDate != 0 && x.EventDate != x.Heard {
		parts = append(parts, day(x.EventDate)+" 发生")
	}
	if x.Heard != 0 {
		parts = append(parts, day(x.Heard)+" 得知")
	}
	if x.Date != 0 {
		parts = append(parts, day(x.Date)+" "+VisitWent(x))
	}
	return strings.Join(parts, "，")
}

// VisitWent says how somebody went; where is private.
func VisitWent(x model.Visit) string {
	if x.Manner == "" {
		return "走访"
	}
	return Plain(x.Manner)
}

// VisitGiven says what was given.
func VisitGiven(x model.Visit) []string {
	var out []string
	if x.Money != 0 {
		out = append(out, joined(" ", "慰问金", x.Money.Grouped(), Plain(x.Payment)))
	}
	if x.Goods != "" || x.GoodsValue != 0 {
		value := ""
		if x.GoodsValue != 0 {
			value = x.GoodsValue.Grouped()
		}
		out = append(out, joined(" ", "慰问品", Plain(x.Goods), value))
	}
	return out
}

// VisitYear says what a person was given within a year.
func VisitYear(year, today, times int, sum model.Money) string {
	when := "今年"
	if year != today {
		when = fmt.Sprintf("%d年", year)
	}
	return fmt.Sprintf("%s共慰问 %d 次 %s", when, times, sum.Grouped())
}

// CeilingWords is a ceiling with its basis and where it comes from.
func CeilingWords(c model.Ceiling) string {
	from := c.Region
	if from == "" {
		from = "本单位规定"
	}
	if !c.Checked {
		from += "，待核"
	}
	return fmt.Sprintf("%s %s（%s）", c.Amount.Grouped(), c.Basis, Plain(from))
}

// VisitAgainst compares what is given now with what the person had this year, with what the event had, and with the
// ceiling: what is left of it, and where it comes from.
func VisitAgainst(x model.Visit, year, event model.Money, e model.Excess, c model.Ceiling, limited bool) string {
	s := fmt.Sprintf("本次 %s，今年已 %s", x.Total().Grouped(), year.Grouped())
	if event != 0 || x.Event != 0 {
		s += "，本事由已 " + event.Grouped()
	}
	if limited {
		s += "，限额 " + CeilingWords(c)
		if e.Over == 0 {
			s += "，还可 " + (e.Limit - e.Counted).Grouped()
		}
	}
	return s
}

// VisitOver warns that a ceiling is exceeded.
func VisitOver(e model.Excess, c model.Ceiling) string {
	if c.Basis == model.BasisPersonYear {
		return fmt.Sprintf("超过限额 %s：本年累计 %s", e.Over.Grouped(), e.Counted.Grouped())
	}
	return "超过限额 " + e.Over.Grouped()
}

// VisitOverLimit is VisitOver with the ceiling and where it comes from.
func VisitOverLimit(e model.Excess, c model.Ceiling) string {
	return VisitOver(e, c) + "（限额 " + CeilingWords(c) + "）"
}

// VisitWrongForm warns that money or goods were given where the rule asks for the other.
func VisitWrongForm(category string, f model.Form) string {
	return fmt.Sprintf("%s按规定给%s", Plain(category), f)
}

// VisitNaming warns of the name of an illness in an open field.
func VisitNaming(word string) string { return fmt.Sprintf(VisitIllness, word) }

// VisitLine is a visit in a list of links.
func VisitLine(x model.Visit, voucher string) string {
	if x.Pending() {
		return joined("  ", VisitPending, Plain(x.Category), x.Relation.String(), VisitDays(x))
	}
	amount := ""
	if x.Total() != 0 {
		amount = x.Total().Grouped()
	}
	return joined("  ", x.Date.String(), Plain(x.Category), x.Relation.String(), amount, voucher)
}

// VisitSaved says what was saved, and which draft pays for it.
func VisitSaved(name string, x model.Visit, draft model.ID) string {
	s := VisitSaveVisit + VisitWhat(name, x)
	if draft != 0 {
		s += "，" + VoucherLong(model.Voucher{ID: draft})
	}
	return s
}
