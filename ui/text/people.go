package text

import (
	"strings"

	"gonghui/model"
)

// Words that the screens of members, visits and grants share.
const (
	PersonLabel     = "会员"
	PersonGhost     = "姓名、首字母或会员号，F2 查"
	PersonPick      = "选人：姓名、首字母或会员号"
	PersonName      = "选人名"
	PersonUnknown   = "名册里没有这个人，按 F2 查"
	PersonSeveral   = "不止一个人，按 F2 选"
	PersonNew       = "保存时登记为非会员"
	PersonEnrol     = "登记为非会员"
	PersonTypeFirst = "先打字再查"

	KeyReveal  = "显示私密"
	KeyConceal = "隐藏私密"
	KeyRemove  = "删除"
	KeyLookUp  = "查"
	HiddenBy   = "已隐藏，按 v 显示"
	HiddenForm = "已隐藏，按 F3 显示"

	OffNone    = "没有选中的记录"
	OffLinked  = "没有关联的凭证"
	OffPaid    = "凭证已记账，先在账务里冲销"
	RecordGone = "这条记录已删除；按 u 恢复，回列表里找"
	RemoveBody = "写明删除的原因，会留在操作日志里。"
	UndoReason = "撤销"
)

// Person names a person in a field: name and number.
func Person(m model.Member) string { return strings.TrimRight(m.Name+" "+m.Number, " ") }

// PersonLine is a person in a list to choose from.
func PersonLine(m model.Member) string {
	parts := []string{m.Name, m.Number}
	for _, s := range []string{m.Department, m.Group, m.Office, PersonMark(m)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return Plain(strings.Join(parts, "  "))
}

// PersonMark names the standing of whoever is no active member; "" for those who are.
func PersonMark(m model.Member) string {
	if m.Status == model.StatusActive || m.Status == 0 {
		return ""
	}
	return m.Status.String()
}

// PersonState is said beside the field once a person is chosen: where they belong, and that they are no active
// member.
func PersonState(m model.Member) string {
	var parts []string
	for _, s := range []string{m.Department, m.Group} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if mark := PersonMark(m); mark != "" {
		parts = append(parts, "不是在职会员："+mark)
	}
	return strings.Join(parts, " ")
}

// PersonAskEnrol asks whether somebody unknown is to be put on the list as a non-member.
func PersonAskEnrol(name string) string {
	return "名册里没有「" + Plain(name) + "」。\n是会员就返回，按 F2 查找；不是会员，可以登记为非会员再记录。"
}

// RemoveTitle heads the question why a record is removed.
func RemoveTitle(what string) string { return "删除 " + what }

// joined joins the parts that are not empty.
func joined(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}
