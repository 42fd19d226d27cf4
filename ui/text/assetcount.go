package text

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// Words of counts of assets and goods.
const (
	CountTitle     = "财产清查"
	CountReading   = "正在读取财产清查"
	CountsEmpty    = "这一年还没有清查：按 n 新建，列出在账的固定资产和库存物品"
	CountEmpty     = "这次清查没有登记任何东西：按 n 登记盘盈"
	CountColDate   = "日期"
	CountColLines  = "项数"
	CountColOver   = "盘盈"
	CountColShort  = "盘亏"
	CountColState  = "状态"
	CountColPeople = "盘点人、监盘人"
	CountColNumber = "编号"
	CountColName   = "名称"
	CountColBooked = "账面"
	CountColFound  = "实盘"
	CountColDiff   = "盈亏"
	CountColNote   = "原因"
	CountColPlace  = "存放地点"
	CountNew       = "新清查"
	CountOpen      = "打开"
	CountEdit      = "改日期、人员"
	CountLine      = "改实盘数"
	CountFound     = "登记盘盈"
	CountBook      = "盈亏起草凭证"
	CountDecide    = "批准处理"
	CountUndo      = "撤回处理"
	CountPrint     = "打印盘点表"
	CountPapers    = "看凭证"
	CountRemove    = "删除清查"
	CountDrop      = "删除这一行"
	CountNone      = "没有选中的清查"
	CountOffLine   = "没有选中的行"
	CountOffBooked = "盈亏已经处理，先撤回"
	CountOffEven   = "账实相符"
	CountOffOpen   = "还没有起草盈亏的凭证"
	CountOffDone   = "已经批准处理"
	CountOffPaper  = "没有凭证"
	CountSaved     = "保存清查"
	CountDate      = "清查日期"
	CountCounter   = "盘点人"
	CountWitness   = "监盘人"
	CountNote      = "说明"
	CountNumber    = "实盘数量"
	CountReason    = "原因"
	CountValue     = "盘盈价值"
	CountValueHint = "写 0 只登记备查；无法取得价值的写 1 元"
	CountThing     = "名称"
	CountClass     = "类别"
	CountHow       = "数量"
	CountDay       = "批准日期"
	CountApproval  = "批准文号或纪要"
	CountBadNumber = "写 0 以上的整数"
	CountKindCard  = "固定资产"
	CountKindStock = "库存物品"

	CountShort     = "财产清查：登记一次盘点，没有写的都算账实相符；有盈亏退出码 1"
	CountLong      = "登记一次盘点，列出在账的固定资产和库存物品，没有用 --set 写的都算账实相符。\n再用 book 起草盘盈盘亏的凭证，用 decide 按批准核销，用 print 打印盘点表。"
	CountListShort = "列出清查"
	CountBookShort = "起草盘盈盘亏的凭证，盘盈的建卡片"
	CountDoneShort = "按批准核销盘盈盘亏，起草凭证"
	CountBackShort = "撤回处理：草稿删去，已记账的冲销"
	CountPrintHelp = "写盘点表"
	FlagCountDate  = "清查`日期`"
	FlagCountSet   = "与账面不同的：`编号或品名=实盘数[:原因]`，可以写多次；盘盈的再加 :价值"
	FlagCountFound = "没有卡片的盘盈：`名称,类别,数量,价值[,原因]`，可以写多次"
	FlagCountBy    = "盘点人`姓名`"
	FlagCountSaw   = "监盘人`姓名`"
	FlagCountNote  = "`说明`"
	FlagCountID    = "清查的`编号`，见 asset count list"
	FlagCountDay   = "批准`日期`"
	NeedsCount     = "请用 --date 写清查日期"
	NeedsCountID   = "请用 --id 写清查的编号，见 asset count list"
	NeedsDecision  = "请用 --date 写批准日期，--approval 写批准文号或纪要"
)

// CountHeading is the title of the list of a year's counts.
func CountHeading(year, n int) string {
	return fmt.Sprintf("%s · %d 年 · %d 次", CountTitle, year, n)
}

// CountSums counts what was found too much and what is missing, in lines.
func CountSums(c model.AssetCount) (over, short int) {
	for _, l := range c.Lines {
		switch n := l.Over(); {
		case n > 0:
			over++
		case n < 0:
			short++
		}
	}
	return over, short
}

// CountState says how a count stands.
func CountState(c model.AssetCount) string {
	switch {
	case c.Decided != 0:
		return "已批准处理 " + c.Decided.String()
	case c.Booked:
		return "盈亏待批准"
	case c.Differs():
		return "盈亏未处理"
	}
	return "账实相符"
}

// CountSaid is a count on a command's output.
func CountSaid(c model.AssetCount) string {
	over, short := CountSums(c)
	return fmt.Sprintf("编号 %d　%s　%d 项　盘盈 %d　盘亏 %d　%s", c.ID, c.Date, len(c.Lines), over, short, CountState(c))
}

// CountLineSaid is one difference on a command's output.
func CountLineSaid(name string, l model.AssetCountLine) string {
	return strings.TrimRight(fmt.Sprintf("　%s　账面 %d，实盘 %d　%s", name, l.Booked, l.Counted, l.Note), "　")
}

// BadCountSet says that a difference is not written as it should be.
func BadCountSet(s string) string {
	return fmt.Sprintf("看不懂「%s」：写 编号=实盘数，如 G0001=0:丢失，盘盈的写 毛巾=12::60", s)
}

// BadCountFound says that a found thing is not written as it should be.
func BadCountFound(s string) string {
	return fmt.Sprintf("看不懂「%s」：写 名称,类别,数量,价值，如 书柜,家具,1,1200", s)
}

// NoCountThing says that there is no such card and no such goods.
func NoCountThing(s string) string {
	return fmt.Sprintf("这一天在账的资产和物品里没有「%s」", s)
}

// CountDone tells how many vouchers were drafted.
func CountDone(c model.AssetCount, n int) string {
	return fmt.Sprintf("%s 清查：%s，已起草凭证 %d 张", c.Date, CountState(c), n)
}

// CountBookedHint says how many are booked.
func CountBookedHint(n int) string { return fmt.Sprintf("账面 %d", n) }

// CountFoot says how a count stands, below its lines.
func CountFoot(c model.AssetCount) string {
	over, short := CountSums(c)
	out := fmt.Sprintf("%d 项　盘盈 %d　盘亏 %d　%s", len(c.Lines), over, short, CountState(c))
	if c.Approval != "" {
		out += "　" + c.Approval
	}
	return out + "　盘点人 " + c.Counter + "　监盘人 " + c.Witness
}
