package text

import (
	"fmt"

	"gonghui/model"
)

// Words of the command member and of `roster history`.
const (
	MemberShort         = "会员：查找、会籍变动、成批修改、合并、家属"
	MemberListShort     = "按会员号、姓名、小组、部门、职务找会员"
	MemberTransferShort = "记一次会籍变动：入会、转入、保留会籍、转出、退会、开除、去世、恢复"
	MemberSetShort      = "一次修改几个会员的部门、小组、职务、会籍或会费基数，只写一次"
	MemberMergeShort    = "把同一个人的两条记录合成一条"
	MemberMergeUse      = "merge 保留的会员 并入的会员"
	MemberFamilyShort   = "列出、添加或去掉一个会员的家属"
	RosterHistoryShort  = "一个会员的改动历史：谁在何时把什么从什么改成什么"

	MemberTransferUse = "transfer 会员 ..."
	MemberSetUse      = "set [会员 ...]"
	MemberFamilyUse   = "family 会员"
	MemberHistoryUse  = "history 会员"

	FlagMove         = "`变动`：入会、转入、保留会籍、转出、退会、开除、去世、恢复"
	FlagMoveDate     = "变动`日期`"
	FlagMoveReason   = "变动`原因`"
	FlagMoveWhere    = "从哪里转入、转到哪个`单位`"
	FlagSetDept      = "改成这个`部门`"
	FlagSetGroup     = "改成这个工会`小组`"
	FlagSetOffice    = "改成这个工会`职务`"
	FlagSetBase      = "改成这个会费`基数`"
	FlagSetFrom      = "新基数的起始`月份`"
	FlagInDept       = "选这个`部门`的人"
	FlagInGroup      = "选这个工会`小组`的人"
	FlagInStatus     = "选这种`会籍`的人"
	FlagFind         = "按字、拼音首字母或全拼找的`词`"
	FlagMemberDry    = "只看会怎样改，不写入"
	FlagFamilyAdd    = "添加家属：`关系,姓名[,出生[,单位或学校[,备注]]]`"
	FlagFamilyRemove = "去掉这个`姓名`的家属"
	FlagShowPrivate  = "私密内容也显示（记入操作日志）"

	FlagSkipRow = "名册里不导入的`行号`，可以写几个（只用于 members）"

	BadStatus      = "没有这种会籍；可以写 在职、保留会籍、转出、退会、开除、去世、非会员"
	ShownByCommand = "命令行查看"
	BadMove        = "变动写成 入会、转入、保留会籍、转出、退会、开除、去世、恢复 之一"
	BadRelative    = "家属写成 关系,姓名[,出生[,单位或学校[,备注]]]，如 配偶,王芳,1980-05,市一中"
	NeedsMoveDate  = "用 --date 写变动日期"
	NeedsMembers   = "写会员号或姓名，或用 --in-group、--in-department 选人"
	NothingToSet   = "写要改什么：--department --group --office --base --move"
	MemberUnmoved  = "没有人要改：写的日子起已经是这样"
	FamilyNone     = "没有登记家属"
	FamilyUnknown  = "没有这个家属"
	HistoryNone    = "操作日志里没有这个人的记录"
	MergedLine     = "%s 已并入 %s：移过来 %d 条记录、%d 张草稿"
	MembersFound   = "共 %d 人"
	MembersWould   = "会改 %d 人"
	MembersDone    = "已改 %d 人"
	FamilyKept     = "已保存：%s 有家属 %d 人"
	HistoryLocked  = "私密内容已锁，没有比较"
	MemberListHead = "会员号  姓名  性别  部门  工会小组  工会职务  会籍"
)

// MemberLine is one member of a list.
func MemberLine(m model.Member) string {
	return Plain(joined("  ", m.Number, m.Name, m.Sex.String(), m.Department, m.Group, m.Office, m.Status.String()))
}

// MembersMerged says what merging moved.
func MembersMerged(lost, kept model.Member, records, drafts int) string {
	return fmt.Sprintf(MergedLine, Person(lost), Person(kept), records, drafts)
}
