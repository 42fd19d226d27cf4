package text

import (
	"fmt"
	"strconv"
	"strings"

	"gonghui/model"
)

// Words of the list of vouchers.
const (
	VouchersEmpty   = "这一年还没有凭证，按 n 录一张"
	VouchersReading = "正在读取凭证"
	VoucherGone     = "这张草稿已经不在了"

	VoucherColVoucher  = "凭证"
	VoucherColDate     = "日期"
	VoucherColSummary  = "摘要"
	VoucherColAmount   = "金额"
	VoucherColState    = "状态"
	VoucherColPreparer = "制单"
	VoucherColAccounts = "科目"
	VoucherColDebit    = "借方"
	VoucherColCredit   = "贷方"
	VoucherColMember   = "会员"
	VoucherColProject  = "项目"
	VoucherColBalance  = "余额"

	VoucherKeyActs    = "可做的事"
	VoucherKeyFind    = "查找"
	VoucherKeyMark    = "选中"
	VoucherKeyMarkAll = "全选"
	VoucherKeyNew     = "新凭证"
	VoucherKeyOpen    = "看凭证"
	VoucherKeyEdit    = "改草稿"
	VoucherKeyPost    = "记账"
	VoucherKeyDiscard = "丢弃草稿"
	VoucherKeyCorrect = "订正"
	VoucherKeyCopy    = "复制成新草稿"
	VoucherKeyMonths  = "结账、反结账"
	VoucherKeyLinked  = "到关联的记录"
	VoucherKeyPrint   = "打印审批单"
	VoucherKeyMonth   = "到某月"
	VoucherKeyEarlier = "前一个月"
	VoucherKeyLater   = "后一个月"
	VoucherKeyLedger  = "明细账"
	VoucherKeyOther   = "到冲销关系"
	VoucherKeyAccount = "换科目"

	VoucherOffReadOnly   = "只读打开，不能写入"
	VoucherOffNone       = "没有选中的凭证"
	VoucherOffPosted     = "已记账，不能改，用订正"
	VoucherOffDraft      = "还是草稿，直接改"
	VoucherOffReversed   = "已经冲销过了"
	VoucherOffRed        = "红字凭证不能再冲销"
	VoucherOffClosingOne = "结转凭证不能冲销，反结账后重做"
	VoucherOffNoDrafts   = "没有草稿"
	VoucherOffNoLink     = "没有关联的记录"
	VoucherOffNoScreen   = "没有单独的页面"
	VoucherOffAdjusted   = "有差额更正，先冲销那一张"
	VoucherOffYearDone   = "这一年已年末结账：差错在下一年通过 32101、32201 调整"
	VoucherOffNoOther    = "没有冲销关系"
	VoucherOffYearClosed = "这一年的月份都已结账，先反结账"
	VoucherOffLater      = "要先反结账后面的月份"

	VoucherStateBalanced = "已平"
	VoucherStateClosed   = "已结账"
	VoucherStateOpen     = "未结账"
	VoucherStateReversed = "被冲"
	VoucherStateRed      = "冲销"
	VoucherStateBlue     = "订正"
	VoucherStateAdjust   = "差额"
	VoucherStateCarried  = "结转"
	VoucherStateDraft    = "草稿"
	VoucherStateNew      = "新凭证"
)

// Words of posting, discarding and correcting.
const (
	PostTitle    = "记账"
	PostWarning  = "记账后日期、金额、科目和文字都不能再改，只能用红字冲销。"
	PostYes      = "记账"
	PostOne      = "记这一张"
	PostMarked   = "记选中的"
	PostMonth    = "记这个月的草稿"
	PostAll      = "记全部草稿"
	PostRest     = "先记其余的"
	PostNotReady = "还不能记账"

	DiscardTitle = "丢弃草稿"
	DiscardYes   = "丢弃"

	CorrectRed      = "只冲销（记红字）"
	CorrectBlue     = "冲销并订正（红字和蓝字）"
	CorrectAmount   = "差额更正（只是金额错，只记差额）"
	CorrectWhy      = "原因"
	CorrectRight    = "每行正确的金额"
	DifferenceYes   = "记差额"
	CorrectReason   = "写明原因，会记在红字凭证的摘要和操作日志里。"
	CorrectYes      = "冲销"
	CorrectBothYes  = "冲销并订正"
	CorrectMade     = "冲销 %s"
	CorrectBothMade = "订正 %s"

	CloseYes     = "结账"
	CloseWarning = "结账后这个月不能再记账；要改时先反结账，并写明原因。"
	ReopenReason = "写明反结账的原因，会留在操作日志里，不能删除。"
	CloseOpening = "没有期初余额：在命令面板的「导入」里导入期初，或走「建账步骤」。"
)

// Words of an account's register.
const (
	LedgerOpening = "年初余额"
	LedgerMonth   = "本月合计"
	LedgerYear    = "本年累计"
	LedgerEmpty   = "这一年没有发生额"
	LedgerZero    = "平"
	LedgerPick    = "看哪个科目的明细账"
)

// VouchersTitle is the title of the list.
func VouchersTitle(year, drafts int) string {
	s := fmt.Sprintf("%s · %d年", TabAccounts, year)
	if drafts > 0 {
		s += fmt.Sprintf(" · 待记账 %d", drafts)
	}
	return s
}

// DraftName is 暂编号: how a draft is called and what it bears in print. Its ID stays when it is posted, so that the
// voucher is found by it ever after.
func DraftName(id model.ID) string { return draftWord + strconv.FormatUint(uint64(id), 10) }

const draftWord = "暂"

// ParseDraftName reads a 暂编号; false for anything else.
func ParseDraftName(s string) (model.ID, bool) {
	digits, ok := strings.CutPrefix(strings.TrimSpace(s), draftWord)
	n, err := strconv.ParseUint(strings.TrimSpace(model.Fold(digits)), 10, 63)
	return model.ID(n), ok && err == nil && n > 0
}

// VoucherName is a posted voucher's number within a year: 记6-4 is the fourth of June, 结-1 a closing one.
func VoucherName(p model.Period, n int) string {
	if p.Month() == model.ClosingMonth {
		return fmt.Sprintf("结-%d", n)
	}
	return fmt.Sprintf("记%d-%d", p.Month(), n)
}

// VoucherNameFrom is a voucher's number as it is seen from another year.
func VoucherNameFrom(year int, p model.Period, n int) string {
	if p.Year() != year {
		return fmt.Sprintf("%d年%s", p.Year(), VoucherName(p, n))
	}
	return VoucherName(p, n)
}

// NameOf is the name of a draft or a posted voucher.
func NameOf(v model.Voucher) string {
	if !v.Posted() {
		return DraftName(v.ID)
	}
	return VoucherName(v.In(), v.Number)
}

// VoucherTitle heads the page of one voucher.
func VoucherTitle(v model.Voucher) string {
	if !v.Posted() {
		return "记账凭证 · 草稿 " + DraftName(v.ID)
	}
	if v.In().Month() == model.ClosingMonth {
		return fmt.Sprintf("记账凭证 · %d年 %s", v.In().Year(), NameOf(v))
	}
	return fmt.Sprintf("记账凭证 · %s %s", v.In().Chinese(), NameOf(v))
}

// Short is a difference between debits and credits, in words.
func Short(gap model.Money) string {
	if gap == 0 {
		return VoucherStateBalanced
	}
	return "差 " + gap.Abs().Grouped()
}

// ShortSide says what is missing on which side: a positive gap lacks credit.
func ShortSide(gap model.Money) string {
	switch {
	case gap > 0:
		return Short(gap) + "（贷方少）"
	case gap < 0:
		return Short(gap) + "（借方少）"
	}
	return Short(gap)
}

// MonthLine is a month in a menu.
func MonthLine(p model.Period, closed bool, vouchers, drafts int) string {
	state := VoucherStateOpen
	if closed {
		state = VoucherStateClosed
	}
	s := fmt.Sprintf("%2d月  %s  凭证 %d", p.Month(), state, vouchers)
	if drafts > 0 {
		s += fmt.Sprintf("  草稿 %d", drafts)
	}
	return s
}

// MonthsTitle heads the menu of a year's months.
func MonthsTitle(year int) string { return fmt.Sprintf("%d年的月份", year) }

// PostHeading says how many vouchers will be posted.
func PostHeading(n int) string { return fmt.Sprintf("%s %d 张", PostTitle, n) }

// PostLine is one voucher that will get its number.
func PostLine(v model.Voucher, amount model.Money, n int) string {
	return fmt.Sprintf("%s  %s  %s  %s  %s", VoucherName(v.In(), n), DraftName(v.ID), day(v.Date), Plain(v.Summary),
		amount.Grouped())
}

// PostMore counts what a list leaves out.
func PostMore(n int) string { return fmt.Sprintf("另有 %d 张", n) }

// PostFault is a draft that cannot be posted, and why.
func PostFault(v model.Voucher, why string) string {
	return fmt.Sprintf("%s  %s  %s：%s", DraftName(v.ID), day(v.Date), Plain(v.Summary), strings.TrimSuffix(why, "。"))
}

// PostFaults heads the list of drafts that cannot be posted.
func PostFaults(n int) string { return fmt.Sprintf("%d 张%s", n, PostNotReady) }

// PostRestLine offers to post the drafts that are ready.
func PostRestLine(n int) string { return fmt.Sprintf("%s %d 张", PostRest, n) }

// PostMonthLine offers to post a month's drafts.
func PostMonthLine(p model.Period, n int) string {
	return fmt.Sprintf("记%s的草稿 %d 张", p.Chinese(), n)
}

// PostAllLine offers to post all drafts.
func PostAllLine(n int) string { return fmt.Sprintf("%s %d 张", PostAll, n) }

// PostMarkedLine offers to post the chosen drafts.
func PostMarkedLine(n int) string { return fmt.Sprintf("%s %d 张", PostMarked, n) }

// PostedLabel says what was posted, month by month: 记账 3 张：记5-8、记6-4至记6-5.
func PostedLabel(vs []model.Voucher, numbers []int) string {
	var runs []string
	for i := 0; i < len(vs); {
		j := i
		for j+1 < len(vs) && vs[j+1].In() == vs[i].In() {
			j++
		}
		run := VoucherName(vs[i].In(), numbers[i])
		if j > i {
			run += "至" + VoucherName(vs[j].In(), numbers[j])
		}
		runs, i = append(runs, run), j+1
	}
	if len(vs) == 1 {
		return PostTitle + " " + runs[0]
	}
	return fmt.Sprintf("%s %d 张：%s", PostTitle, len(vs), strings.Join(runs, "、"))
}

// PostReviewLine offers to review what cannot be posted before.
func PostReviewLine(n int) string { return fmt.Sprintf("先审核 %d 张", n) }

// PostedMonth is what PostAll says of each month.
func PostedMonth(p model.Period, first, last int) string {
	return fmt.Sprintf(Posted, p.String(), first, last)
}

// SavedLabel says what was saved as a draft.
func SavedLabel(v model.Voucher, amount, gap model.Money) string {
	s := VoucherKeySaveDraft
	if v.Summary != "" {
		s += " " + Plain(v.Summary)
	}
	return fmt.Sprintf("%s %s，%s", s, amount.Grouped(), Short(gap))
}

// DiscardLine is a draft that will be thrown away.
func DiscardLine(v model.Voucher, amount model.Money) string {
	return fmt.Sprintf("%s  %s  %s  %s", DraftName(v.ID), day(v.Date), Plain(v.Summary), amount.Grouped())
}

// DiscardLinks tells of visits and grants that lose their draft.
func DiscardLinks(n int) string {
	return fmt.Sprintf("关联的走访或补助 %d 条会变成没有凭证。", n)
}

// DiscardLabel says what was thrown away.
func DiscardLabel(n int) string { return fmt.Sprintf("%s %d 张", DiscardTitle, n) }

// CorrectDay says on what day a correction is booked, and why.
func CorrectDay(v model.Voucher, on model.Date) string {
	if v.Date == on {
		return fmt.Sprintf("新凭证的日期是 %s，与原凭证相同。", on)
	}
	return fmt.Sprintf("%s已结账，新凭证记在 %s。", v.In().Chinese(), on)
}

// CorrectTitle heads the reversal of a voucher.
func CorrectTitle(name string) string { return fmt.Sprintf(CorrectMade, name) }

// CorrectBoth names the correction of a voucher.
func CorrectBoth(name string) string { return fmt.Sprintf(CorrectBothMade, name) }

// CloseTitle heads the closing of a month.
func CloseTitle(p model.Period) string { return CloseYes + " " + p.Chinese() }

// CloseBody says what will be closed.
func CloseBody(vouchers int) string {
	return fmt.Sprintf("凭证 %d 张。\n%s", vouchers, CloseWarning)
}

// CloseBlocked heads the list of obstacles.
func CloseBlocked(p model.Period, n int) string {
	return fmt.Sprintf("%s还不能结账：%d 件事", p.Chinese(), n)
}

// ReopenTitle heads the reopening of a month.
func ReopenTitle(p model.Period) string { return "反结账 " + p.Chinese() }

// DifferenceTitle heads the adjustment of a voucher's amounts.
func DifferenceTitle(name string) string { return "差额更正 " + name }

// DifferenceSum is what a voucher comes to with its differences.
func DifferenceSum(sum model.Money) string { return "更正后 " + sum.Grouped() }

// DifferenceHint says what is booked of a line: what stands now, and by how much it was wrong.
func DifferenceHint(now, by model.Money) string {
	switch {
	case by > 0:
		return "账上 " + now.Grouped() + "，少记 " + by.Grouped()
	case by < 0:
		return "账上 " + now.Grouped() + "，多记 " + by.Abs().Grouped() + "（红字）"
	}
	return "账上 " + now.Grouped()
}

// ReversesLine and ReversedLine say how two vouchers belong together.
func ReversesLine(kind model.VoucherKind, name string) string {
	switch kind {
	case model.VoucherBlue:
		return VoucherStateBlue + " " + name
	case model.VoucherAdjust:
		return VoucherStateAdjust + " " + name
	case model.VoucherNormal, model.VoucherRed, model.VoucherClosing:
	}
	return VoucherStateRed + " " + name
}

// ReversedLine says which voucher cancels this one.
func ReversedLine(name string) string { return "被 " + name + " 冲销" }

// LedgerTitle heads an account's register.
func LedgerTitle(code, name string, year int) string {
	return fmt.Sprintf("明细账 · %s %s · %d年", code, Plain(name), year)
}

// LedgerBalance is a balance with its side; nothing is 平.
func LedgerBalance(m model.Money, normal model.Side) string {
	switch {
	case m == 0:
		return LedgerZero
	case m < 0:
		return normal.Other().String() + " " + m.Abs().Grouped()
	}
	return normal.String() + " " + m.Grouped()
}

// day is a date's month and day.
func day(d model.Date) string {
	if d == 0 {
		return "无日期"
	}
	return fmt.Sprintf("%02d-%02d", d.Month(), d.Day())
}

// DayFrom is a date as a list of one year shows it: 06-18, or 25-12-30 in another year.
func DayFrom(year int, d model.Date) string {
	if d == 0 || d.Year() == year {
		return day(d)
	}
	return d.String()[2:]
}

// ShortDay is a date's month and day, as lists of one year show it.
func ShortDay(d model.Date) string { return day(d) }
