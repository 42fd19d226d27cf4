package text

import (
	"fmt"
	"strconv"

	"gonghui/model"
)

// Words of the figures of visits.
const (
	VisitStatsTitle = "走访统计"

	StatsColName   = "名称"
	StatsColVisits = "次数"
	StatsColPeople = "人数"
	StatsColSum    = "金额"
	StatsColCover  = "走访到/在职"
	StatsColWait   = "中位天"
	StatsColWithin = "按期率"
	StatsColBar    = "次数图"
	StatsColHow    = "情况"

	StatsKeyPart = "换一类"
	StatsKeyOpen = "到会员"
	StatsKeyOut  = "打印、导出"
	StatsOffOpen = "在「未走访」里按回车到会员"
)

// StatsParts are the parts of the figures, in order; StatsUnvisited is the place of the last.
var StatsParts = [4]string{"按类别", "按小组", "按月份", "未走访会员"}

// StatsUnvisited is the place of the list of who was not visited in StatsParts.
const StatsUnvisited = 3

// StatsName names a row of a part.
func StatsName(part, i int, name string) string {
	switch {
	case part == 2:
		return strconv.Itoa(i+1) + "月"
	case name == "":
		return "未分组"
	}
	return Plain(name)
}

// StatsHow says whether somebody was ever visited.
func StatsHow(never bool) string {
	if never {
		return "从未走访"
	}
	return "以前走访过"
}

// StatsCovered is how many of a group's members were visited.
func StatsCovered(covered, members int) string { return fmt.Sprintf("%d/%d", covered, members) }

// StatsDays is a median wait in days; "" where nothing waited.
func StatsDays(w model.Wait) string {
	if w.Events == 0 {
		return ""
	}
	if w.Median%2 == 0 {
		return strconv.Itoa(w.Median / 2)
	}
	return strconv.Itoa(w.Median/2) + ".5"
}

// StatsWithin is the share of events visited in time.
func StatsWithin(w model.Wait) string { return share(w.Within, w.Timed) }

func share(part, whole int) string {
	if whole == 0 {
		return ""
	}
	return fmt.Sprintf("%d%%", (part*200+whole)/(whole*2))
}

// StatsYear sums a year up.
func StatsYear(s model.VisitStats) string {
	return fmt.Sprintf("走访 %d 次，%d 件事由；慰问金 %s，慰问品 %s，共 %s 元",
		s.Visits, s.Events, s.Money.Grouped(), s.Goods.Grouped(), (s.Money + s.Goods).Grouped())
}

// StatsPeople says who was visited.
func StatsPeople(s model.VisitStats) string {
	return fmt.Sprintf("走访对象 %d 人，其中退休等不在职的 %d 人、非会员 %d 人", s.People, s.Retired, s.Strangers)
}

// StatsCover labels the bar of coverage.
func StatsCover(s model.VisitStats) string {
	return fmt.Sprintf("在职会员走访到 %d/%d %s，从未 %d 人", s.Covered, s.Members, share(s.Covered, s.Members), s.Never)
}

// StatsWaited labels the bar of visits in time.
func StatsWaited(w model.Wait) string {
	if w.Events == 0 {
		return "没有事由日期，算不出等待天数"
	}
	return fmt.Sprintf("事发到走访中位 %s 天，按期 %d/%d %s", StatsDays(w), w.Within, w.Timed, StatsWithin(w))
}

// StatsPending says what waits; late marks what is overdue.
func StatsPending(s model.VisitStats, late func(string) string) string {
	words := fmt.Sprintf("现在待访 %d 件", s.Pending)
	if s.Overdue > 0 {
		words += "，" + late(fmt.Sprintf("逾期 %d 件", s.Overdue))
	}
	return words
}
