package text

import (
	"fmt"

	"gonghui/model"
)

// Words of the list of hardship grants.
const (
	SubsidiesEmpty   = "还没有困难补助，按 n 记一份申请"
	SubsidiesReading = "正在读取困难补助"

	SubsidyColApplied  = "申请"
	SubsidyColName     = "姓名"
	SubsidyColCategory = "类别"
	SubsidyColAmount   = "金额"
	SubsidyColStage    = "环节"
	SubsidyColFile     = "档案号"
	SubsidyColVoucher  = "凭证"
	SubsidyColSource   = "资金来源"

	SubsidyKeyNew   = "新申请"
	SubsidyKeyNext  = "办下一步"
	SubsidyKeyEdit  = "修改"
	SubsidyKeyOpen  = "看全部内容"
	SubsidyAllMade  = "已经发放"
	SubsidyUnbooked = "无凭证"
)

// Words of one grant and of its form.
const (
	SubsidyCategory    = "困难类别"
	SubsidyAmount      = "补助金额"
	SubsidySource      = "资金来源"
	SubsidyFile        = "档案号"
	SubsidyValid       = "有效期至"
	SubsidyApplied     = "申请日期"
	SubsidyAssessed    = "评议日期"
	SubsidyDeliberated = "审议日期"
	SubsidyNoticeFrom  = "公示起"
	SubsidyNoticeTo    = "公示止"
	SubsidyApproved    = "批准日期"
	SubsidyApprover    = "批准人"
	SubsidyPaid        = "发放日期"
	SubsidyPayment     = "支付方式"
	SubsidyCause       = "致困原因"
	SubsidyNote        = "备注"
	SubsidyStages      = "办理环节"
	SubsidyHistory     = "以前的帮扶"
	SubsidyBooked      = "凭证已记账：人、金额、发放日期和支付方式不能改，先在账务里冲销订正"
	SubsidyNoPay       = "还没有发放，不起草凭证"
	SubsidyWillDraft   = "保存时起草凭证：借 "
	SubsidySaved       = "保存困难补助 "
	SubsidyRemoved     = "删除困难补助 "
	SubsidyNewTitle    = "帮扶 · 新申请"
	SubsidyAskTitle    = "还有环节没有走完"
	SubsidyAskYes      = "仍要发放"
	SubsidyMissing     = "缺"
)

// SubsidiesTitle heads the list.
func SubsidiesTitle(open, paid, year int, thisYear bool) string {
	when := "本年"
	if !thisYear {
		when = fmt.Sprintf("%d年", year)
	}
	return fmt.Sprintf("帮扶 · 办理中 %d · %s已发放 %d", open, when, paid)
}

// SubsidyTitle heads the page of one grant.
func SubsidyTitle(name string, s model.Subsidy) string {
	return joined(" ", "帮扶 ·", Plain(name), s.Applied.String(), s.LastStep().String())
}

// SubsidyFormTitle heads the form.
func SubsidyFormTitle(name string, s model.Subsidy) string {
	if s.ID == 0 {
		return SubsidyNewTitle
	}
	return "帮扶 · " + Plain(name) + " 困难补助"
}

// SubsidyWhat names a grant in one phrase.
func SubsidyWhat(name string, s model.Subsidy) string {
	return joined(" ", Plain(name), s.Amount.Grouped())
}

// SubsidyStage is the stage that a grant has reached; while it is on public notice, with the working days left.
func SubsidyStage(s model.Subsidy, today model.Date) string {
	if s.Stage() != model.StageNotice {
		return s.Stage().String()
	}
	return s.Stage().String() + " " + NoticeLeft(s, today)
}

// NoticeLeft says how many working days of public notice are left.
func NoticeLeft(s model.Subsidy, today model.Date) string {
	switch {
	case s.NoticeTo == 0:
		return "无止日"
	case s.NoticeFrom > today:
		return "未开始"
	case s.NoticeTo < today:
		return "已满"
	}
	return fmt.Sprintf("剩%d天", model.Workdays(today, s.NoticeTo))
}

// NoticeLine is the notice of a grant in words.
func NoticeLine(s model.Subsidy, today model.Date) string {
	line := s.NoticeFrom.String() + " 至 " + s.NoticeTo.String()
	if s.NoticeTo == 0 {
		line = s.NoticeFrom.String() + " 起"
	}
	if n := s.NoticeDays(); n > 0 {
		line += fmt.Sprintf("，%d 个工作日（不计法定节假日）", n)
	}
	if s.Stage() == model.StageNotice {
		line += "，" + NoticeLeft(s, today)
	}
	return line
}

// SubsidyLine is a grant in a list of links.
func SubsidyLine(s model.Subsidy) string {
	return joined("  ", s.Applied.String(), Plain(s.Category), s.Amount.Grouped(), s.LastStep().String())
}

// NoticeDays is the hint beside the end of a notice.
func NoticeDays(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf("%d 个工作日（不计法定节假日）", n)
}

// SubsidyAsk lists what is not in order with a grant that is paid all the same.
func SubsidyAsk(faults []string) string {
	s := ""
	for _, f := range faults {
		s += "· " + f + "\n"
	}
	return s + "经审时会问到，写明理由才保存；理由记入环节。"
}

// SubsidySavedLine says what was saved, and which draft pays for it.
func SubsidySavedLine(name string, s model.Subsidy, draft model.ID) string {
	out := SubsidySaved + SubsidyWhat(name, s)
	if draft != 0 {
		out += "，" + VoucherLong(model.Voucher{ID: draft})
	}
	return out
}

// SubsidyHelp sums up what a member was given before.
func SubsidyHelp(visits int, given model.Money, grants int, granted model.Money) string {
	return fmt.Sprintf("慰问 %d 次 %s，补助 %d 笔 %s", visits, given.Grouped(), grants, granted.Grouped())
}
