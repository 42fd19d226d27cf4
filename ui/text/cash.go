package text

import (
	"fmt"

	"gonghui/model"
)

// Words of cash counts.
const (
	CashTitle      = "现金盘点"
	CashReading    = "正在读取盘点"
	CashEmpty      = "今年还没有盘点过：按 n 记一次"
	CashColDate    = "日期"
	CashColAccount = "科目"
	CashColCounted = "实点数"
	CashColBook    = "账面余额"
	CashColDiffers = "差额"
	CashColWho     = "盘点、监盘"
	CashColState   = "状态"
	CashNew        = "记一次盘点"
	CashEdit       = "改"
	CashDraft      = "差额起草凭证"
	CashPaper      = "看差额凭证"
	CashPrint      = "打印盘点表"
	CashRemove     = "删除"
	CashOffEven    = "账实相符，没有差额"
	CashOffNone    = "没有选中的盘点"
	CashOffPaper   = "没有差额凭证"
	CashOffPosted  = "差额已经记账"
	CashDate       = "盘点日期"
	CashAccount    = "现金科目"
	CashCounted    = "实点数"
	CashCounter    = "盘点人"
	CashWitness    = "监盘人"
	CashNote       = "说明"
	CashBadCount   = "张数要写成整数"
	CashSaved      = "保存盘点"
	CashDrafted    = "起草差额凭证"
	CashDenomTitle = "每种券别的张数（不记张数就直接写实点数）"

	CashShort      = "记一次现金盘点；盘点的清单、差额凭证和盘点表"
	CashLong       = "记一次现金盘点，与 101 的账面余额比较。--pieces 写券别和张数，如 100x3,50x2,0.5x4；不分券别时用 --counted 写实点数。"
	CashListShort  = "列出一年的盘点"
	CashDraftShort = "把一次盘点的差额起草成凭证（182 待处理财产损溢）"
	CashPrintShort = "写盘点表（.xlsx .html .csv）"
	FlagCashDate   = "盘点`日期`，如 2025-03-31"
	FlagCashPieces = "`券别x张数`，用逗号隔开"
	FlagCashTotal  = "实点`金额`"
	FlagCashWho    = "盘点人`姓名`"
	FlagCashSaw    = "监盘人`姓名`"
	FlagCashNote   = "`说明`"
	FlagCashID     = "盘点的`编号`，见 cash-count list"
	FlagCashAcct   = "现金`科目`，不写就是 101"
	NeedsCash      = "请用 --date 写盘点日期，用 --pieces 或 --counted 写实点数"
	NeedsCashID    = "请用 --id 写盘点的编号，用 gonghui cash-count list 查"
)

// BadPieces says that notes and coins could not be read.
func BadPieces(s string) string {
	return fmt.Sprintf("券别「%s」不对，写作 100x3,50x2,0.5x4", s)
}

// CashHeading is the title of the list.
func CashHeading(year, n int) string { return fmt.Sprintf("%s · %d年 · %d 次", CashTitle, year, n) }

// CashState says how a count stands: drift is by how much the book's balance of that day changed since.
func CashState(c model.CashCount, posted bool, drift model.Money) string {
	switch {
	case drift != 0:
		return "盘点后账面变动 " + drift.Grouped()
	case c.Difference() == 0:
		return "账实相符"
	case posted:
		return "差额已记账"
	case c.Voucher != 0:
		return "差额已起草"
	case c.Difference() < 0:
		return "短款，未处理"
	}
	return "长款，未处理"
}

// CashLine is a count on a command's output.
func CashLine(c model.CashCount, state string) string {
	return fmt.Sprintf("%d　%s　%s　实点 %s　账面 %s　差额 %s　%s", c.ID, c.Date, c.Account, c.Counted.Grouped(),
		c.Book.Grouped(), c.Difference().Grouped(), state)
}

// CashContent is a count as the log shows it.
func CashContent(c model.CashCount) string {
	return fmt.Sprintf("%s %s 实点 %s，账面 %s", c.Date, c.Account, c.Counted.Grouped(), c.Book.Grouped())
}

// CashValue names a note or a coin.
func CashValue(m model.Money) string {
	if m < 100 {
		return fmt.Sprintf("%d角", m/10)
	}
	return fmt.Sprintf("%d元", m/100)
}

// CashHint says what the form comes to so far.
func CashHint(sum, book model.Money) string {
	s := fmt.Sprintf("实点 %s，账面 %s，", sum.Grouped(), book.Grouped())
	switch d := sum - book; {
	case d > 0:
		return s + "长款 " + d.Grouped()
	case d < 0:
		return s + "短款 " + d.Abs().Grouped()
	}
	return s + "相符"
}
