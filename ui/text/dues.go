package text

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// Words of the screen of dues.
const (
	ToolDues = "会费"

	DuesColNumber = "会员号"
	DuesColName   = "姓名"
	DuesColWhere  = "部门"
	DuesColGroup  = "小组"
	DuesColBase   = "基数"
	DuesColDue    = "应缴"
	DuesColPaid   = "实缴"
	DuesColState  = "状态"
	DuesColBehind = "欠缴"
	DuesColMonths = "欠缴月份"
	DuesColAge    = "欠了"

	DuesEmpty   = "这个月没有人要缴会费：会员要有会费基数（2 会员里填）"
	DuesReading = "正在读取会费"

	DuesKeyOne     = "登记缴费"
	DuesKeyAll     = "全部收齐"
	DuesKeyMarked  = "收选中的"
	DuesKeyWaive   = "减免"
	DuesKeyClear   = "撤掉缴费"
	DuesKeyDraft   = "起草凭证"
	DuesKeyGroups  = "按小组看"
	DuesKeyArrears = "欠缴名单"
	DuesKeyPrev    = "前一个月"
	DuesKeyNext    = "后一个月"
	DuesKeyExport  = "导出"
	DuesKeyMember  = "看会员"
	DuesOffNone    = "没有要收的"
	DuesOffPaid    = "没有缴费记录"
	DuesOffBooked  = "已经有凭证，要先冲销凭证"
	DuesOffDraft   = "没有还没入账的缴费"

	DuesAmount  = "金额"
	DuesPaidOn  = "缴费日期"
	DuesPayment = "支付方式"
	DuesNote    = "备注"
	DuesWhy     = "减免的原因、谁同意的"

	DuesSheetFile    = "会费收缴表"
	DuesDeductFile   = "代扣会费清单"
	DuesArrearsTitle = "会费欠缴"
	DuesGroupsTitle  = "各小组收缴"
	DuesNobody       = "没有人欠缴"
	DuesCollectTitle = "收会费"
	DuesFormats      = "存成什么"
	DuesSixMonths    = "满六个月"
	DuesHalfYear     = "满半年"
)

// DuesTitle heads a month's sheet.
func DuesTitle(p model.Period) string { return "会费 · " + p.Chinese() }

// DuesSums is the line of sums below a month's sheet.
func DuesSums(s ledger.DuesMonth) string {
	out := fmt.Sprintf("应缴 %s　实缴 %s　欠 %s", s.Due.Grouped(), s.Paid.Grouped(), s.Behind.Grouped())
	if s.Unbooked != 0 {
		out += "　待起草凭证 " + s.Unbooked.Grouped()
	}
	return out
}

// DuesTie compares what came in with account 401.
func DuesTie(s ledger.DuesMonth) string {
	switch {
	case s.Received == 0 && s.Booked == 0:
		return "本月没有收到会费，401 会费收入没有发生额"
	case s.Received == s.Booked:
		return "本月收到 " + s.Received.Grouped() + "，与 401 会费收入相符"
	}
	return fmt.Sprintf("本月收到 %s，401 会费收入 %s（草稿不算），相差 %s",
		s.Received.Grouped(), s.Booked.Grouped(), (s.Received - s.Booked).Grouped())
}

var exemptions = map[model.Exemption]string{
	model.ExemptStatus: "会籍不在册", model.ExemptNew: "还没入会", model.ExemptBase: "没有基数", model.ExemptWaived: "减免",
	model.ExemptOutsider: "非会员",
}

// Exemption says why somebody owes no dues.
func Exemption(e model.Exemption) string { return exemptions[e] }

// DuesState says how somebody's dues of a month stand.
func DuesState(l ledger.DuesLine) string {
	switch {
	case l.Record.Waived, l.Exempt != model.ExemptNot && l.Record.Amount == 0:
		return Exemption(l.Exempt)
	case l.Exempt != model.ExemptNot:
		return Exemption(l.Exempt) + "，多收"
	case l.Record.Amount == 0:
		return "未缴"
	case l.Behind() > 0:
		return "欠 " + l.Behind().Grouped()
	case l.Record.Amount > l.Due:
		return "多收 " + (l.Record.Amount - l.Due).Grouped()
	}
	return "已缴 " + dayOrNone(l.Record.Paid)
}

func dayOrNone(d model.Date) string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%02d-%02d", d.Month(), d.Day())
}

// DuesCollect asks before everybody's dues are recorded.
func DuesCollect(p model.Period, n int, sum model.Money, day model.Date, payment string) string {
	return fmt.Sprintf("%s，%d 人，共 %s 元，记为 %s %s缴清。", p.Chinese(), n, sum.Grouped(), day, payment)
}

// DuesCollected tells what was recorded.
func DuesCollected(p model.Period, n int, sum model.Money) string {
	return fmt.Sprintf("已登记 %s 会费 %d 人 %s", p.Chinese(), n, sum.Grouped())
}

// DuesDrafted tells of the voucher that books a month's dues.
func DuesDrafted(id model.ID) string {
	return fmt.Sprintf("已起草凭证 暂%d，在 5 账务里记账", id)
}

// DuesOne labels one person's dues.
func DuesOne(name string, p model.Period) string { return name + " " + p.Chinese() + "会费" }

// DuesPart tells of one payment.
func DuesPart(p model.DuesPart, voucher string) string {
	words := fmt.Sprintf("%s %s %s %s", p.Paid, p.Amount.Grouped(), p.Payment, voucher)
	return strings.Join(strings.Fields(words), "  ")
}

// DuesMonths lists months in short: those that follow each other as a run.
func DuesMonths(months []model.Period) string {
	var out []string
	for i := 0; i < len(months); {
		last := i
		for last+1 < len(months) && months[last+1] == months[last].Next() {
			last++
		}
		run := months[i].String()
		if last > i {
			run += "至" + months[last].String()
		}
		out = append(out, run)
		i = last + 1
	}
	return strings.Join(out, "、")
}

// DuesAge says how many months are owed, since when, and whether it is half a year without a break.
func DuesAge(a ledger.Arrear, today model.Date) string {
	s := fmt.Sprintf("欠 %d 个月，最早 %s（账龄 %d 个月）", len(a.Months), a.Months[0], a.Age(today))
	if n := a.InRow(today); n >= 6 {
		s += fmt.Sprintf("，连续 %d 个月没有缴（%s）", n, DuesSixMonths)
	}
	return s
}

// DuesOwed is DuesAge in short: how many months, and whether it is half a year without a break.
func DuesOwed(a ledger.Arrear, today model.Date) string {
	s := fmt.Sprintf("%d 个月", len(a.Months))
	if a.InRow(today) >= 6 {
		s += "，" + DuesHalfYear
	}
	return s
}

// DuesGroup is one group's collection of a month.
func DuesGroup(people, paid int, due, got model.Money) string {
	return fmt.Sprintf("%d 人，缴清 %d 人，应缴 %s，实缴 %s", people, paid, due.Grouped(), got.Grouped())
}

// Words of the command dues.
const (
	DuesShort        = "会费：看一个月的收缴，登记缴费，起草凭证"
	DuesLong         = "不带子命令时显示一个月的会费收缴表：谁应缴、谁缴了、谁不用缴和为什么，以及与 401 会费收入是否相符。"
	DuesCollectShort = "登记缴费：全部欠缴的人，或用 --member 指定的人"
	DuesDraftShort   = "把一个月还没入账的缴费起草成一张凭证"
	DuesArrearsShort = "列出欠缴的人、月份和账龄"
	DuesPrintShort   = "写会费收缴表或代扣会费清单（.xlsx、.html、.csv）"
	FlagDuesMember   = "只登记这个`会员`（会员号或姓名），可以写几次"
	FlagDuesDate     = "缴费`日期`；不写就是今天"
	FlagDuesPayment  = "支付`方式`：现金或银行转账"
	FlagDeduction    = "写代扣会费清单（给发工资的人），不写收缴表"
	NeedsMonth       = "要用 --month 写明月份，如 2026-06"
	NeedsOut         = "要用 --out 写明文件"
	DuesHead         = "会员号　姓名　基数　应缴　实缴　状态"
)

// MemberUnclear says that a name is nobody's, or that of several.
func MemberUnclear(name string, n int) string {
	if n == 0 {
		return "没有会员 " + Plain(name) + "，写会员号或姓名"
	}
	return fmt.Sprintf("叫 %s 的有 %d 人，请写会员号", Plain(name), n)
}

// DuesLine is one line of a month's sheet on a command's output.
func DuesLine(l ledger.DuesLine) string {
	return fmt.Sprintf("%s　%s　%s　%s　%s　%s",
		l.Member.Number, l.Member.Name, l.Base, l.Due, l.Record.Amount, DuesState(l))
}

// DayAhead warns of a day that is still to come.
func DayAhead(day, today model.Date) string {
	return fmt.Sprintf("注意：%s 还没有到（今天 %s），核对日期", day, today)
}

// Words of the commands about one member's dues.
const (
	DuesWaiveShort = "减免一个人一个月的会费"
	DuesClearShort = "取消一个人一个月的缴费或减免"
	DuesNeedsWho   = "要用 --member 写明会员，用 --reason 写明原因。"
	DuesPartOne    = "--amount 只能记一个人的：用 --member 写明是谁。"
	FlagDuesAmount = "只缴一部分或多缴时的`金额`，要用 --member 写明一个人"
)
