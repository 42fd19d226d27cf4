// Package words holds the few Chinese words that the widgets of ui/kit show by themselves. It stands apart
// from its parent, which knows the book's errors, so that the widgets know nothing of unions.
package words

// The words of the widgets in ui/kit.
const (
	ListEmpty    = "没有记录"
	ListNoMatch  = "没有找到，Esc 清除查找"
	ListFind     = "查找"
	ListMarked   = "已选"
	ListAll      = "共"
	ListPending  = "正在查找"
	ChoiceNone   = "未选"
	DialogOK     = "知道了"
	DialogBack   = "返回"
	DialogYes    = "确定"
	MenuNone     = "没有可做的事"
	MenuOff      = "现在不能做："
	TableColumns = "列"
	TableMove    = "，左右键看其他列"
	FormRequired = "不能为空"
	FormMore     = "还有"
	FormLines    = "行"

	AmountSyntax  = "看不懂的金额"
	AmountCents   = "最多两位小数"
	AmountZero    = "不能除以零"
	AmountEndless = "除不尽，请直接输入结果"
	AmountBig     = "金额太大"
	DateSyntax    = "日期写作 2026-06-18"
	DateWrong     = "没有这一天"
	DateMonthly   = "日期写作 2026-06-18 或 2026-06"

	PickerEmpty   = "这个文件夹里没有可选的文件"
	PickerReading = "正在读取"
	PickerFailed  = "打不开"
	PickerKind    = "不能用这种文件："
	PickerUp      = "上一级"
	PickerHere    = "就用这个文件夹"
	PickerFolder  = "文件夹"
	PickerName    = "名称"
	PickerSize    = "大小"
	PickerTime    = "修改时间"
	PickerPlaces  = "常用位置"
	PickerLast    = "上次的"

	PickerKeys       = "Enter 打开  直接打字查找  Esc 返回"
	PickerFileKeys   = "Enter 打开  Left 上一级  直接打字查找（可用拼音首字母）  Esc 返回"
	PickerFolderKeys = "Enter 打开  Ctrl+S 就用这个文件夹  Left 上一级  Esc 返回"

	ToastInfo  = "提示"
	ToastDone  = "完成"
	ToastWarn  = "注意"
	ToastError = "出错"
)
