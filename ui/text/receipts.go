package text

import (
	"fmt"

	"gonghui/ledger"
	"gonghui/model"
)

// Words of the register of 工会经费收入专用收据.
const (
	ReceiptShort       = "工会经费收入专用收据：领用、使用、作废"
	ReceiptBookShort   = "登记领到的一本收据"
	ReceiptUseShort    = "登记开出的一张收据"
	ReceiptVoidShort   = "登记作废的一张收据"
	ReceiptEditUse     = "edit 号码"
	ReceiptEditShort   = "修改一张开出的收据：只改写明的几项"
	ReceiptRemoveUse   = "remove 号码"
	ReceiptRemoveShort = "删除一张登记错的收据（写坏的收据用 void 作废，号码留着）"
	ReceiptRemoved     = "已删除收据 %s 的登记"
	ReceiptDropUse     = "drop 首号"
	ReceiptDropShort   = "删除登记错的一本收据（还没有用过号码的）"
	ReceiptDropped     = "已删除 %s 开头的一本收据"
	FlagReceiptNewDay  = "改成的`日期`"
	NeedsReceiptEdit   = "请写要改的内容，如 --amount 290.00、--payer 王芳、--voucher '2025-03 记1'"
	ReceiptIsVoid      = "这张收据已作废：改作废的原因用 void，登记错了先 remove"
	ReceiptListShort   = "列出领用、使用、作废的收据"
	ReceiptBookUse     = "book 首号 末号"
	ReceiptUseUse      = "use 号码"
	ReceiptVoidUse     = "void 号码 原因"
	FlagReceiptDay     = "`日期`；不写就是今天"
	FlagReceiptPayer   = "交款`人`"
	FlagReceiptItem    = "收款`事由`"
	FlagReceiptSum     = "`金额`"
	ReceiptsTitle      = "经费收入收据"
	ReceiptsReading    = "正在读取收据"
	ReceiptsEmpty      = "还没有领用收据：按 n 登记领到的一本"
	ReceiptBadRun      = "首号和末号要位数相同、前缀相同，如 川工0001 川工0050"
)

// Words of the room of receipts.
const (
	ReceiptColRun      = "号码"
	ReceiptColReceived = "领用日期"
	ReceiptColAll      = "张数"
	ReceiptColUsed     = "已用"
	ReceiptColVoided   = "作废"
	ReceiptColSkipped  = "缺号"
	ReceiptColFree     = "未用"
	ReceiptColAmount   = "金额"
	ReceiptColState    = "状态"
	ReceiptColDate     = "日期"
	ReceiptColPayer    = "交款人"
	ReceiptColPaper    = "凭证"

	ReceiptKeyTake  = "领用一本"
	ReceiptKeyBook  = "改领用"
	ReceiptKeyOpen  = "看号码"
	ReceiptKeyDrop  = "删除"
	ReceiptKeyPrint = "打印登记簿"
	ReceiptKeyUse   = "开出一张"
	ReceiptKeyVoid  = "作废一张"
	ReceiptKeyEdit  = "修改"
	ReceiptKeyPaper = "到凭证"
	ReceiptFirst    = "首号"
	ReceiptLast     = "末号"
	ReceiptReceived = "领用日期"
	ReceiptNote     = "备注"
	ReceiptNumber   = "收据号码"
	ReceiptDate     = "日期"
	ReceiptPayer    = "交款人（单位）"
	ReceiptItem     = "收款事由"
	ReceiptAmount   = "金额"
	ReceiptPaper    = "凭证"
	ReceiptReason   = "作废原因"
	ReceiptHowFirst = "前缀加数字，如 川工0001"
	ReceiptOffNone  = "没有选中的收据"
	ReceiptOffBook  = "没有选中的一本"
	ReceiptOffFree  = "这个号码还没有用"
	ReceiptOffUsed  = "这个号码已经登记"
	ReceiptOffPaper = "这张收据没有凭证"
	ReceiptTaken    = "领用收据"
	ReceiptSaved    = "登记收据"
	ReceiptSpoiled  = "作废收据"
	ReceiptGone     = "删除收据"
)

// ReceiptRunLine is a run of receipts with how many of its numbers were used, voided and skipped.
func ReceiptRunLine(r ledger.ReceiptRun) string {
	used, voided := r.Count(ledger.ReceiptUsed), r.Count(ledger.ReceiptVoided)
	line := fmt.Sprintf("%s　共 %d 张　已用 %d　作废 %d　未用 %d", ReceiptSpan(r.First(), r.Last()), r.Size(), used, voided,
		r.Size()-used-voided-r.Count(ledger.ReceiptSkipped))
	if n := r.Count(ledger.ReceiptSkipped); n > 0 {
		line += fmt.Sprintf("　缺号 %d", n)
	}
	return line
}

// ReceiptSpan is a number, or the first and the last of several.
func ReceiptSpan(first, last string) string {
	if first == last {
		return Plain(first)
	}
	return Plain(first) + "–" + Plain(last)
}

// ReceiptRowLine is a number, or several, that nobody recorded, on a command's output.
func ReceiptRowLine(r ledger.ReceiptRow) string {
	return fmt.Sprintf("　%s　%s %d 张", ReceiptSpan(r.First, r.Last), ReceiptStateName(r.State), r.Count)
}

// ReceiptStateName names what became of a receipt's number.
func ReceiptStateName(s ledger.ReceiptState) string {
	return map[ledger.ReceiptState]string{
		ledger.ReceiptUsed: "已用", ledger.ReceiptVoided: "作废", ledger.ReceiptSkipped: "缺号", ledger.ReceiptFree: "未用",
	}[s]
}

// ReceiptMany is how many numbers a row stands for.
func ReceiptMany(n int64) string { return fmt.Sprintf("%d 张", n) }

// ReceiptsHeading is the title of the room.
func ReceiptsHeading(n int) string { return fmt.Sprintf("%s · 领用 %d 本", ReceiptsTitle, n) }

// ReceiptRunHeading is the title of a run's numbers.
func ReceiptRunHeading(r ledger.ReceiptRun) string {
	return "收据 · " + ReceiptSpan(r.First(), r.Last()) + " · " + r.Amount().Grouped()
}

// ReceiptLine is a receipt on a command's output.
func ReceiptLine(r model.Receipt, voucher string) string {
	if r.Voided {
		return fmt.Sprintf("　%s　%s　作废：%s", Plain(r.Number), r.Date, Plain(r.Reason))
	}
	return fmt.Sprintf("　%s　%s　%s　%s　%s　%s", Plain(r.Number), r.Date, Plain(r.Payer), Plain(r.Item),
		r.Amount.Grouped(), voucher)
}

// ReceiptContent is a receipt as the log shows it.
func ReceiptContent(r model.Receipt) string { return "收据 " + Plain(r.Number) + amount(r.Amount) }
