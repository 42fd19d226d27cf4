package text

import (
	"fmt"
	"strconv"

	"gonghui/model"
)

// Words of the frame around all screens.
const (
	TabOverview = "总览"
	TabMembers  = "会员"
	TabVisits   = "走访"
	TabCare     = "帮扶"
	TabAccounts = "账务"
	TabReports  = "报表"
	TabAudit    = "经审"

	ToolStart    = "建账步骤"
	ToolImport   = "导入"
	ToolSettings = "设置"
	ToolLog      = "操作日志"
	ToolCare     = "备份、恢复与核对"

	WindowTitle = "工会账本"
	Opening     = "正在打开账本"
	TooSmall    = "窗口太小"

	StateChecking  = "核对中"
	StateChecked   = "已核对"
	StateDiffers   = "核对有差异"
	StateUnchecked = "未核对"
	StateOpenKey   = "未加密"
	StateReadOnly  = "只读"
	StateNoActor   = "未写操作人"

	KeyHelp    = "帮助"
	KeyPalette = "命令"
	KeyReload  = "刷新"
	KeyUndo    = "撤销"
	KeyRedo    = "重做"
	KeyQuit    = "退出"
	KeyBack    = "返回"
	KeyYear    = "换年度"
	KeyActor   = "换操作人"
	KeyVerify  = "核对账本"
	KeyTake    = "确定"
	KeyTabs    = "换到总览、会员……经审"
	KeyNextTab = "下一个标签"
	KeyPrevTab = "上一个标签"

	HelpTitle   = "按键"
	HelpHere    = "这一屏"
	HelpGlobal  = "到处可用"
	HelpClose   = "上下键翻看，Esc 关闭；中文输入法下的 ：？、。＝ 与英文的一样"
	PaletteName = "命令：打字查找，可用拼音首字母"
	PaletteTab  = "到"
	PaletteOpen = "打开"

	LeaveTitle  = "还有没保存的内容"
	LeaveBody   = "离开后，没保存的内容就没有了。"
	LeaveYes    = "不保存，离开"
	QuitBody    = "退出后，没保存的内容就没有了。"
	QuitYes     = "不保存，退出"
	FailTitle   = "没有完成"
	FailReopen  = "重新打开账本"
	NoticeTitle = "请注意"

	NothingToUndo = "没有可以撤销的操作；记账、结账和导入不能撤销"
	NothingToRedo = "没有可以重做的操作"
	ReadOnlyUndo  = "只读打开，不能撤销"
	ActorTitle    = "操作人"
	ActorBody     = "写下姓名，记入操作日志。"
	ActorOther    = "其他人"
	YearTitle     = "看哪一年"

	PlaceHome = "我的文件夹"
	PlaceHere = "当前文件夹"
	PlaceBook = "账本所在文件夹"
	PlaceDisk = "磁盘"
)

// Place is a folder below the user's home that a file picker starts from.
type Place struct{ Label, Folder string }

// Places are the usual folders; systems name them in English or Chinese.
func Places() []Place {
	return []Place{
		{"桌面", "Desktop"}, {"桌面", "桌面"}, {"下载", "Downloads"}, {"下载", "下载"}, {"文档", "Documents"}, {"文档", "文档"},
	}
}

// What can be done in a window that is too small to ask a question in.
const (
	SmallQuit  = "把窗口放大，或按 q 退出"
	SmallDirty = "有没保存的内容，把窗口放大再继续"
)

// SmallWindow says how large the window is and has to be.
func SmallWindow(w, h int) string {
	return fmt.Sprintf("%s：现在 %d×%d，至少要 80×24", TooSmall, w, h)
}

// DemoDay is shown in the frame of a demonstration book.
func DemoDay(d model.Date) string { return "演示日期 " + d.String() }

// Undone and Redone say what was undone and done again.
func Undone(label string) string { return "已撤销：" + label }

// Redone says what was done again.
func Redone(label string) string { return "已重做：" + label }

// YearLabel is a year as a menu shows it.
func YearLabel(year int) string { return strconv.Itoa(year) + "年" }
