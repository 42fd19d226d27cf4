package text

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// Words of the overview.
const (
	OverviewMoney    = "资金"
	OverviewCash     = "库存现金"
	OverviewBank     = "银行存款"
	OverviewCustody  = "  其中代管"
	OverviewIncome   = "本年收入"
	OverviewExpense  = "本年支出"
	OverviewTodo     = "待办"
	OverviewVisits   = "待访"
	OverviewDrafts   = "草稿"
	OverviewMonths   = "结账"
	OverviewNotice   = "公示"
	OverviewFindings = "疑点"

	OverviewReconciled = "对账"
	OverviewOccasions  = "本月"
	OverviewFiles      = "年审"

	OverviewOpening   = "期初"
	OverviewBudget    = "预算执行"
	OverviewUsed      = "已用"
	OverviewPlanned   = "预算"
	OverviewShare     = "比例"
	OverviewNoBudget  = "还没有预算，按 i 导入"
	OverviewNone      = "无"
	OverviewAllClosed = "到上月都已结账"
	OverviewYearDone  = "全年已结账"
	OverviewNoOpening = "还没有期初余额"
	OverviewCare      = "六必访"
	OverviewReading   = "正在读取"

	OverviewManyVouchers = "凭证多，到经审里查"

	NewHeard   = "得知一件事（登记待访）"
	NewVisit   = "走访"
	NewGrant   = "困难补助"
	NewVoucher = "记账凭证"
	NewMember  = "会员"

	KeyOpen     = "打开"
	KeyNew      = "新记录"
	KeyImport   = "导入"
	KeySettings = "设置"
	KeyLog      = "操作日志"
	KeyCare     = "备份核对"
	KeyUpDown   = "选择"
)

// OverviewTitle heads the overview: the union, the month or year, and whether it is closed.
func OverviewTitle(b model.Branch, when string, closed bool) string {
	name := b.Short
	if name == "" {
		name = b.Name
	}
	state := "未结账"
	if closed {
		state = "已结账"
	}
	return name + " · " + when + " " + state
}

// MonthLabel and DaysLeft are parts of the list of things to do.
func MonthLabel(p model.Period) string { return p.Chinese() }

// DaysLeft says how many days are left until a visit is due, or by how many it is late.
func DaysLeft(days int) string {
	switch {
	case days < 0:
		return fmt.Sprintf("超期%d天", -days)
	case days == 0:
		return "今天到期"
	}
	return fmt.Sprintf("剩%d天", days)
}

// PendingVisit is one visit to be made; left is the result of DaysLeft, or empty without a due day.
func PendingVisit(name, category, left string) string {
	return strings.TrimRight(name+category+" "+left, " ")
}

// DraftsWaiting says how many drafts wait, and for how many nobody has signed as reviewer.
func DraftsWaiting(unreviewed int, more bool) string {
	s := fmt.Sprintf("其中待审核 %d", unreviewed)
	if more {
		s = "还有更多没有数"
	}
	return s
}

// MonthsOpen names the months before this one that are not closed.
func MonthsOpen(months []model.Period) string {
	if len(months) == 1 {
		return fmt.Sprintf("%d月未结账", months[0].Month())
	}
	return fmt.Sprintf("%d月至%d月未结账", months[0].Month(), months[len(months)-1].Month())
}

// OnNotice says how long a grant is still on public notice.
func OnNotice(name string, workdays int) string {
	if workdays <= 0 {
		return name + " 公示已满"
	}
	return fmt.Sprintf("%s 还有%d个工作日", name, workdays)
}

// NoticeOpen says that a grant's notice has no last day yet.
func NoticeOpen(name string) string { return name + " 未定止日" }

// FindingsCount says how many findings there are of either severity.
func FindingsCount(grave, plain int) string {
	return fmt.Sprintf("严重 %d，一般 %d", grave, plain)
}

// VisitStatistics heads the statistics of visits. days10 is ten times the mean number of days from hearing of an
// event to the visit, -1 if it is not known.
func VisitStatistics(year, visits int, sum model.Money, days10 int) string {
	s := fmt.Sprintf("%d年 %d 次，共 %s 元", year, visits, sum.Grouped())
	if days10 >= 0 {
		s += fmt.Sprintf("，得知后平均 %d.%d 天到访", days10/10, days10%10)
	}
	return s
}

// MoreRows says how many rows are not shown.
func MoreRows(n int) string { return fmt.Sprintf("还有 %d 项", n) }

// SheetsSigned says of which accounts a month's sheet is not signed.
func SheetsSigned(p model.Period, open []string) string {
	if len(open) == 0 {
		return p.Chinese() + "的调节表已签"
	}
	return strings.Join(open, "、") + " " + p.Chinese() + "的调节表未签"
}

// OccasionCounts counts occasions by kind: 生日 3，退休 1.
func OccasionCounts(found []model.Occasion) string {
	var words []string
	for _, kind := range []model.OccasionKind{
		model.OccasionBirthday, model.OccasionRetirement, model.OccasionAnniversary,
	} {
		n := 0
		for _, o := range found {
			if o.Kind == kind {
				n++
			}
		}
		if n > 0 {
			words = append(words, fmt.Sprintf("%s %d", OccasionName(kind), n))
		}
	}
	return strings.Join(words, "，")
}

// FilesDue says how many hardship files are to be reviewed, and how many were not in time.
func FilesDue(soon, late int) string {
	s := fmt.Sprintf("困难档案待年审 %d", soon)
	if late > 0 {
		s += fmt.Sprintf("，已过期 %d", late)
	}
	return s
}
