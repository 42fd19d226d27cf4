package text

import (
	"fmt"

	"gonghui/model"
)

// Words of the register of 工会经费收入专用收据.
const (
	ReceiptShort     = "工会经费收入专用收据：领用、使用、作废"
	ReceiptBookShort = "登记领到的一本收据"
	ReceiptUseShort  = "登记开出的一张收据"
	ReceiptVoidShort = "登记作废的一张收据"
	ReceiptListShort = "列出领用、使用、作废的收据"
	ReceiptBookUse   = "book 首号 末号"
	ReceiptUseUse    = "use 号码"
	ReceiptVoidUse   = "void 号码 原因"
	FlagReceiptDay   = "`日期`；不写就是今天"
	FlagReceiptPayer = "交款`人`"
	FlagReceiptItem  = "收款`事由`"
	FlagReceiptSum   = "`金额`"
	ReceiptBadRun    = "首号和末号要位数相同、前缀相同，如 川工0001 川工0050"
)

// ReceiptBookLine is a run of receipts with how many of them were used and voided.
func ReceiptBookLine(b model.ReceiptBook, used, voided int) string {
	return fmt.Sprintf("%s%0*d–%s%0*d　共 %d 张　已用 %d　作废 %d　未用 %d", Plain(b.Prefix), b.Width, b.From, Plain(b.Prefix),
		b.Width, b.To, b.To-b.From+1, used, voided, int(b.To-b.From)+1-used-voided)
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
