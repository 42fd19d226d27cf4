package text

import "fmt"

// Words of choosing the columns of a roster.
const (
	ExportTitle     = "会员 · 导出名册"
	MembersFile     = "会员名册"
	ExportColTake   = "选"
	ExportColName   = "列"
	ExportColHow    = "私密的怎样写"
	ExportTaken     = "✓"
	ExportMasked    = "遮盖"
	ExportInFull    = "全部写出"
	ExportKeyTake   = "选/不选"
	ExportKeyMask   = "遮盖私密列"
	ExportKeyOpen   = "私密列全部写出"
	ExportKeyActive = "只要在职/全部"
	ExportKeyGroup  = "小组"
	ExportKeyPrint  = "打印花名册"
	ExportKeyWrite  = "写成文件"
	ExportAllGroups = "所有小组"
	ExportActive    = "在职会员"
	ExportEverybody = "名册上所有人"
	ExportNoColumns = "一列也没有选"
	ExportOpenAsk   = "身份证号、卡号、手机、住址会原样写进文件，文件不受口令保护。这件事记入操作日志。"
	ShownInExport   = "导出名册（私密列全部写出）"

	ExportMembersOnly = "--columns、--mask、--group、--active 只用于 export members"

	FlagMemberColumns = "名册要的`列`，用逗号分开，如 会员号,姓名,手机（只用于 members）"
	FlagMemberMask    = "遮盖私密列；--mask=false 全部写出并记入操作日志（只用于 members）"
	FlagMemberGroup   = "只要这个工会`小组`（只用于 members）"
	FlagMemberActive  = "只要在职会员（只用于 members）"
)

// ExportSaid says what will be written.
func ExportSaid(who, group string, columns int, open bool, ext string) string {
	how := "私密列遮盖"
	if open {
		how = "私密列全部写出"
	}
	return fmt.Sprintf("将写出：%s，%s · %d 列 · %s · %s", who, group, columns, how, ext)
}

// ShownList says in the log that a list with what is private left the book.
func ShownList(title string) string { return "导出" + title + "（含私密内容）" }
