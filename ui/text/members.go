package text

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// Words of the list of members.
const (
	MembersEmpty   = "还没有会员：按 n 录入，按 i 导入名册"
	MembersReading = "正在读取会员名册"

	MemberColNumber = "会员号"
	MemberColName   = "姓名"
	MemberColSex    = "性别"
	MemberColWhere  = "部门"
	MemberColGroup  = "小组"
	MemberColStatus = "会籍"
	MemberColBase   = "基数"
	MemberColJoined = "入会"
	MemberColOffice = "职务"

	MemberKeyActs   = "打开"
	MemberKeyOpen   = "看全部内容"
	MemberKeyNew    = "新会员"
	MemberKeyEdit   = "修改"
	MemberKeyStatus = "会籍变动"
	MemberKeyImport = "导入名册"
	MemberKeyVisit  = "记走访"
	MemberKeyGrant  = "记困难补助"

	MemberKeyFamily  = "家属"
	MemberKeyHistory = "改动历史"
	MemberKeyMerge   = "与另一条合并"
	MemberKeySeveral = "成批修改"
	MemberKeyRange   = "连续选"
	MemberKeyExport  = "导出、打印名册"
	MemberKeyStats   = "年度统计"
)

// Words of one member and of the form.
const (
	MemberNumber    = "会员号"
	MemberName      = "姓名"
	MemberSex       = "性别"
	MemberBirth     = "出生日期"
	MemberWhere     = "部门"
	MemberGroup     = "工会小组"
	MemberOffice    = "工会职务"
	MemberJoined    = "入会日期"
	MemberStatus    = "会籍状态"
	MemberChanged   = "变动日期"
	MemberBase      = "会费基数"
	MemberBaseFrom  = "起始月"
	MemberID        = "身份证号"
	MemberCard      = "银行卡号"
	MemberPhone     = "手机"
	MemberService   = "服务卡号"
	MemberFamily    = "家属"
	MemberMoves     = "会籍变动"
	MemberAddress   = "住址"
	MemberNote      = "备注"
	MemberPrivate   = "私密（不导出、不打印）"
	MemberVisits    = "走访"
	MemberGrants    = "补助"
	MemberDues      = "会费"
	MemberVouchers  = "凭证"
	MemberNoNumber  = "留空由程序编号"
	MemberDayOrMon  = "到日或到月"
	MemberIDLeft    = "还差 %d 位"
	MemberIDGood    = "校验通过"
	MemberIDTaken   = "这个身份证号是 %s 的"
	MemberNumTaken  = "这个会员号是 %s 的"
	MemberMonthOnly = "写到月，如 2026-07"
	MemberSame      = "会籍状态没有变"
	MemberNeedsDay  = "会籍变动要写日期"
	MemberNewTitle  = "会员 · 新会员"
	MemberSaved     = "保存会员 "
	MemberRemoved   = "删除会员 "
	MemberMoved     = "会籍变动 "
)

// MembersTitle heads the list.
func MembersTitle(active, all int) string {
	return fmt.Sprintf("会员 · 在职 %d · 名册 %d", active, all)
}

// MemberTitle heads one member's page.
func MemberTitle(m model.Member) string { return "会员 · " + Person(m) }

// MemberFormTitle heads the form.
func MemberFormTitle(m model.Member) string {
	if m.ID == 0 {
		return MemberNewTitle
	}
	return "会员 · 修改 " + m.Name
}

// MemberStandingTitle heads the change of a standing.
func MemberStandingTitle(m model.Member) string { return "会员 · 会籍变动 " + m.Name }

// MemberSelf is the first fact of a member.
func MemberSelf(m model.Member) string {
	birth := ""
	if m.Birth != 0 {
		birth = m.Birth.String() + " 出生"
	}
	return Plain(joined("，", Person(m), m.Sex.String(), birth))
}

// MemberPlace says where a member belongs.
func MemberPlace(m model.Member) string { return Plain(joined(" ", m.Department, m.Group, m.Office)) }

// MemberStanding says what a member's standing is, since when.
func MemberStanding(m model.Member) string {
	since := ""
	if m.Joined != 0 {
		since = m.Joined.String() + " 入会"
	}
	changed := ""
	if m.Changed != 0 {
		changed = m.Changed.String() + " 变动"
	}
	return joined("，", m.Status.String(), since, changed)
}

// MemberBaseLine says what a member's dues are counted from.
func MemberBaseLine(b model.DuesBase) string {
	from := "不限起始月"
	if b.From != 0 {
		from = "自 " + b.From.String()
	}
	return fmt.Sprintf("%s，%s，每月会费 %s", b.Base.Grouped(), from, model.DuesFor(b.Base).Grouped())
}

// MemberMonthly is the hint beside the base.
func MemberMonthly(base model.Money) string {
	return "每月会费 " + model.DuesFor(base).Grouped()
}

// MemberBaseWas says what the base was, beside its first month.
func MemberBaseWas(b model.DuesBase) string {
	if b.From == 0 {
		return fmt.Sprintf("原 %s；从某月起调整就写那个月，更正就留空", b.Base.Grouped())
	}
	return fmt.Sprintf("原 %s 自 %s；调整写新的月份，更正就不改", b.Base.Grouped(), b.From)
}

// MemberYearVisits and the others below sum up a member's year.
func MemberYearVisits(year, times int, sum model.Money) string {
	return fmt.Sprintf("%d年走访 %d 次 %s", year, times, sum.Grouped())
}

// MemberYearGrants sums up the grants of a year.
func MemberYearGrants(year, n int, sum model.Money) string {
	return fmt.Sprintf("%d年补助 %d 笔 %s", year, n, sum.Grouped())
}

// MemberYearDues says what dues were due, paid and are behind.
func MemberYearDues(year int, due, paid, behind model.Money, months []model.Period) string {
	s := fmt.Sprintf("%d年会费 应缴 %s，已缴 %s", year, due.Grouped(), paid.Grouped())
	if behind == 0 {
		return s
	}
	return s + "，欠 " + behind.Grouped() + "（" + monthRanges(months) + "月）"
}

// monthRanges names months of one year, those that follow each other as a range: 1-3、6.
func monthRanges(months []model.Period) string {
	var out []string
	for i := 0; i < len(months); {
		j := i
		for j+1 < len(months) && months[j+1] == months[j].Next() {
			j++
		}
		part := fmt.Sprint(months[i].Month())
		if j > i {
			part += "-" + fmt.Sprint(months[j].Month())
		}
		out = append(out, part)
		i = j + 1
	}
	return strings.Join(out, "、")
}

// MemberVoucherCount says how many vouchers name a member.
func MemberVoucherCount(n int) string { return fmt.Sprintf("记账凭证 %d 张", n) }

// MemberVoucherLine is a voucher in a list of links.
func MemberVoucherLine(v model.Voucher, amount model.Money) string {
	return joined("  ", v.Date.String(), VoucherShort(v), amount.Grouped(), Plain(v.Summary))
}

// MemberDuesLine is a year's dues in a list of links.
func MemberDuesLine(d model.Dues) string {
	paid := ""
	if d.Paid != 0 {
		paid = d.Paid.String() + " 缴"
	}
	return joined("  ", d.Month.String(), d.Amount.Grouped(), paid)
}

// IDShort says how many characters of an identity number are still missing.
func IDShort(n int) string { return fmt.Sprintf(MemberIDLeft, n) }

// IDGood says that an identity number is sound, and what it tells.
func IDGood(sex model.Sex, birth model.Date) string {
	return joined(" ", MemberIDGood, sex.String(), birth.String())
}

// IDTaken and NumberTaken say whose number it is already.
func IDTaken(m model.Member) string { return fmt.Sprintf(MemberIDTaken, Plain(Person(m))) }

// NumberTaken says whose member number it is already.
func NumberTaken(m model.Member) string { return fmt.Sprintf(MemberNumTaken, Plain(Person(m))) }
