package export

import (
	"strings"

	"gonghui/model"
)

// Words of rosters and of the figures of the roster.
const (
	listRoster  = "会员花名册"
	listGroups  = "工会小组名单"
	labelAsOf   = "截至 %s 在册会员"
	labelPeople = "共 %d 人"
	noGroup     = "（未分）"

	sheetRoster   = "会员统计"
	statsEnd      = "年末人数"
	statsYear     = "本年变动"
	statsByAge    = "按年龄"
	statsByGroup  = "按工会小组"
	statsByDept   = "按部门"
	statsByOffice = "工会干部"
	statsActive   = "在职会员"
	statsRetained = "保留会籍"
	statsOfficers = "有工会职务的会员"
	statsTeams    = "工会小组（个）"
	statsJoined   = "入会（含转入）"
	statsMovedIn  = "其中：转入"
	statsRestored = "恢复会籍"
	statsRetired  = "退休等保留会籍"
	statsMovedOut = "转出"
	statsLeft     = "退会"
	statsExpelled = "开除"
	statsDied     = "去世"
	statsNote     = "会籍按变动记录逐日推算；部门、小组、职务按现在登记的。"
)

var statsAges = [5]string{"30 岁及以下", "31–40 岁", "41–50 岁", "51 岁及以上", "年龄不详"}

var rosterStatsColumns = []Column{
	{Name: "分类"},
	{Name: "项目"},
	{Name: "人数", Kind: Number},
	{Name: "其中女", Kind: Number},
	{Name: "上年", Kind: Number},
}

var rosterColumns = []Column{
	{Name: "序号", Kind: Number},
	{Name: "会员号"},
	{Name: "姓名"},
	{Name: "性别"},
	{Name: "出生年月", Kind: Month},
	{Name: "部门"},
	{Name: "工会小组"},
	{Name: "工会职务"},
	{Name: "入会时间", Kind: Month},
	{Name: "备注"},
}

var groupColumns = []Column{
	{Name: "序号", Kind: Number},
	{Name: "姓名"},
	{Name: "性别"},
	{Name: "部门"},
	{Name: "工会职务"},
	{Name: "入会时间", Kind: Month},
	{Name: "签名"},
	{Name: "备注"},
}

// MemberColumns are all columns that a roster may have, in their usual order.
func MemberColumns() []MemberColumn {
	open := func(name string, kind ColumnKind, usual bool, of func(m model.Member) string) MemberColumn {
		return MemberColumn{
			Name: name, Usual: usual, kind: kind, of: func(m model.Member, _ int) string { return of(m) },
		}
	}
	private := func(name string, usual bool, mask func(string) string, of func(m model.Member) string) MemberColumn {
		return MemberColumn{
			Name: name, Usual: usual, Private: true, mask: mask,
			of: func(m model.Member, _ int) string { return of(m) },
		}
	}
	return []MemberColumn{
		open("会员号", Text, true, func(m model.Member) string { return m.Number }),
		open("姓名", Text, true, func(m model.Member) string { return m.Name }),
		open("性别", Text, true, func(m model.Member) string { return m.Sex.String() }),
		private("身份证号", true, maskID, func(m model.Member) string { return m.Private.IDNumber }),
		open("出生日期", Day, true, func(m model.Member) string { return m.Birth.String() }),
		open("部门", Text, true, func(m model.Member) string { return m.Department }),
		open("工会小组", Text, true, func(m model.Member) string { return m.Group }),
		open("工会职务", Text, true, func(m model.Member) string { return m.Office }),
		open("入会日期", Day, true, func(m model.Member) string { return m.Joined.String() }),
		{Name: "会籍状态", Usual: true, of: func(m model.Member, year int) string {
			return m.By(yearEnd(year)).Status.String()
		}},
		{Name: "变动日期", Usual: true, kind: Day, of: func(m model.Member, year int) string {
			return m.By(yearEnd(year)).Changed.String()
		}},
		private("手机", true, maskPhone, func(m model.Member) string { return m.Private.Phone }),
		{Name: "会费基数", Usual: true, kind: Money, of: func(m model.Member, year int) string {
			b := m.BaseIn(model.NewPeriod(year, 12))
			if b == 0 {
				return ""
			}
			return b.String()
		}},
		open("会籍变动", Text, false, func(m model.Member) string {
			var out []string
			for _, s := range m.History() {
				where := s.Where
				if where != "" {
					where = "（" + where + "）"
				}
				out = append(out, strings.TrimSpace(s.From.String()+" "+s.Move.String()+where))
			}
			return strings.Join(out, "；")
		}),
		open("退休月份", Month, false, func(m model.Member) string {
			if p := m.RetiresIn(); p != 0 {
				return p.String()
			}
			return ""
		}),
		private("银行卡号", false, maskID, func(m model.Member) string { return m.Private.Card }),
		private("工会服务卡号", false, maskID, func(m model.Member) string { return m.Private.ServiceCard }),
		private("住址", false, maskAll, func(m model.Member) string { return m.Private.Address }),
		private("家属", false, maskAll, func(m model.Member) string {
			var out []string
			for _, r := range m.Private.Family {
				out = append(out, r.Relation.String()+" "+r.Name)
			}
			return strings.Join(out, "；")
		}),
	}
}
