package text

import (
	"fmt"

	"gonghui/model"
)

// Words of changes of standing, of changes to several members, of merging, families and histories.
const (
	MemberMove       = "变动"
	MemberUnit       = "转入转出单位"
	MemberUnitGhost  = "转入、转出时写对方工会"
	MemberReason     = "原因"
	MemberMovesSoFar = "到现在的会籍变动"
	MemberRangeOn    = "连续选：移动光标就选上，再按 v 停"
	MemberRangeOff   = "连续选停了；g 成批修改，Esc 取消选择"

	SeveralGhost   = "留空不改，写「无」清空"
	SeveralNone    = "无"
	SeveralMove    = "会籍变动"
	SeveralNoMove  = "不变"
	SeveralNothing = "还没有写要改什么"
	SeveralDo      = "修改"

	MergeBack = "返回"

	FamilyColRelation = "关系"
	FamilyColName     = "姓名"
	FamilyColBirth    = "出生"
	FamilyColWork     = "单位、学校"
	FamilyColNote     = "备注"
	FamilyEmpty       = "还没有登记家属：按 n 添加"
	FamilyKeyNew      = "添加家属"
	FamilyKeyEdit     = "修改"
	FamilyKeyRemove   = "去掉"
	FamilyConcealed   = "家属资料是私密的：按 v 显示（记入操作日志）"
	FamilySaved       = "保存家属 "
	FamilyLocked      = "私密内容已锁，先输入口令"

	HistoryColWhen  = "时间"
	HistoryColWho   = "经手人"
	HistoryColWhat  = "改动"
	HistoryColLines = "内容"
	HistoryEmpty    = "操作日志里没有这个人的记录"
	HistoryReading  = "正在读操作日志"
)

// StandingLines are a member's history of standings, one entry a line.
func StandingLines(m model.Member) []string {
	var out []string
	for _, s := range m.History() {
		out = append(out, StandingLine(s))
	}
	return out
}

// MemberMovesOf are StandingLines of who has moved since joining; nothing for others.
func MemberMovesOf(m model.Member) []string {
	if lines := StandingLines(m); len(lines) > 1 {
		return lines
	}
	return nil
}

// FamilyHidden stands for relatives that are not shown.
func FamilyHidden(n int) string { return fmt.Sprintf("%d 人（按 v 显示）", n) }

// FamilyTitle heads a member's relatives.
func FamilyTitle(m model.Member) string { return "会员 · 家属 " + m.Name }

// HistoryTitle heads the history of a record.
func HistoryTitle(m model.Member, n int) string {
	return fmt.Sprintf("会员 · %s 的改动历史 · %d 次", m.Name, n)
}

// SeveralTitle heads a change to several members.
func SeveralTitle(ms []model.Member) string {
	if len(ms) == 1 {
		return "会员 · 成批修改 · " + Person(ms[0])
	}
	return fmt.Sprintf("会员 · 成批修改 · %d 人", len(ms))
}

// SeveralSaved says that several members were changed.
func SeveralSaved(n int) string { return fmt.Sprintf("成批修改 %d 人", n) }

// MergeAsk says what merging does and asks which record is to be kept.
func MergeAsk(a, b model.Member) string {
	return fmt.Sprintf("1  %s\n2  %s\n\n保留哪一条？另一条的走访、补助、会费、慰问、代收、活动、困难档案全部移过来，"+
		"它自己留作指引；已记账的凭证不改。可以按 u 撤销。", PersonLine(a), PersonLine(b))
}

// MergeKeep labels the button that keeps a record.
func MergeKeep(m model.Member) string { return "保留 " + m.Number }

// MergeSaved says that two records were merged.
func MergeSaved(kept, lost model.Member) string {
	return "合并会员 " + Person(lost) + " → " + Person(kept)
}
