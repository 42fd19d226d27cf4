package text

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// Words of birthdays, retirements and anniversaries, and of the figures of the roster.
const (
	ToolOccasions = "生日、退休与纪念日"
	ToolStats     = "会员统计"

	OccasionColDay   = "日子"
	OccasionColWhat  = "事由"
	OccasionColName  = "姓名"
	OccasionColWhere = "部门"
	OccasionColYears = "说明"

	OccasionsEmpty = "这个月没有人过生日、到龄退休或满十年、二十年会龄"
	OccasionsRead  = "正在读取会员"
	OccasionKind   = "只看一种"

	MemberRetirement = "退休"
	MemberRetire     = "退休年龄"
	MemberRetireOn   = "退休月份"
	RetireBySex      = "按性别（男60、女55）"
	RetireByLaw      = "按规定推算"

	RosterShort          = "会员：生日、退休、纪念日名单，年度统计"
	RosterOccasionsShort = "列出一个月里过生日、到龄退休、会龄满十年的人"
	RosterStatsShort     = "年度工会统计里名册能给的数"
	FlagOccasion         = "只列一`种`：生日、退休、纪念日"
	FlagOccasionYear     = "整`年`的名单，如今年的退休"
	BadOccasion          = "没有这一种，可以写 生日、退休、纪念日"
)

var occasionNames = map[model.OccasionKind]string{
	model.OccasionBirthday: "生日", model.OccasionRetirement: "退休", model.OccasionAnniversary: "纪念日",
}

// OccasionName names a kind of occasion.
func OccasionName(k model.OccasionKind) string { return occasionNames[k] }

// OccasionNamed finds a kind by its name.
func OccasionNamed(s string) (model.OccasionKind, bool) {
	for k, name := range occasionNames {
		if name == strings.TrimSpace(s) {
			return k, true
		}
	}
	return 0, false
}

// OccasionsTitle heads a month's list.
func OccasionsTitle(p model.Period, n int) string {
	return fmt.Sprintf("%s · %s · %d 人次", ToolOccasions, p.Chinese(), n)
}

// OccasionDay is the day of an occasion within its month.
func OccasionDay(d model.Date) string {
	if d.IsMonth() {
		return fmt.Sprintf("%02d月", d.Month())
	}
	return fmt.Sprintf("%02d-%02d", d.Month(), d.Day())
}

// OccasionWords say what an occasion is about.
func OccasionWords(o model.Occasion) string {
	switch o.Kind {
	case model.OccasionRetirement:
		return fmt.Sprintf("到退休年龄（%s 出生）", o.Member.Birth)
	case model.OccasionAnniversary:
		return fmt.Sprintf("会龄 %d 年", o.Years)
	case model.OccasionBirthday:
	}
	s := fmt.Sprintf("%d 岁", o.Years)
	if o.Member.Status == model.StatusRetained {
		s += "（保留会籍）"
	}
	return s
}

// RetireRule names a rule of retirement.
func RetireRule(k model.RetireKind) string {
	return map[model.RetireKind]string{
		model.RetireMan60: "男60", model.RetireWoman55: "女55（干部、教师）", model.RetireWoman50: "女50（工人）",
	}[k]
}

// Retirement says when somebody retires.
func Retirement(m model.Member) string {
	p := m.RetiresIn()
	switch {
	case p == 0 || m.Status != model.StatusActive:
		return ""
	case m.RetireOn != 0:
		return p.Chinese() + "（本人另定）"
	}
	return p.Chinese() + "（按渐进式延迟退休推算）"
}

// StatsLines are the figures of the roster, one a line: label, tab, figure.
func StatsLines(s model.RosterStats) []string {
	line := func(label string, n int) string { return fmt.Sprintf("%s\t%d", label, n) }
	return []string{
		line("年末会员", s.Active), line("　其中女会员", s.Women), line("　其中工会干部（有工会职务）", s.Officers),
		line("工会小组", s.Groups), line("保留会籍", s.Retained), line("本年入会（含转入）", s.Joined),
		line("本年退休、保留会籍", s.Retired), line("本年转出", s.Moved), line("本年退会", s.Left), line("本年开除", s.Expelled),
		line("本年去世", s.Died), line("年末会员 30 岁及以下", s.Ages[0]), line("年末会员 31–40 岁", s.Ages[1]),
		line("年末会员 41–50 岁", s.Ages[2]), line("年末会员 51 岁及以上", s.Ages[3]), line("年末会员 年龄不详", s.Ages[4]),
	}
}

// StatsTitle heads the figures.
func StatsTitle(year int) string { return fmt.Sprintf("%s · %d年", ToolStats, year) }
