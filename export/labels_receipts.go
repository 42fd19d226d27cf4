package export

import "gonghui/ledger"

// The words of the register of receipts and of the lists of invoices and files.
const (
	sheetReceipts    = "收据登记簿"
	receiptsTitle    = "工会经费收入专用收据登记簿"
	colReceipt       = "收据号码"
	colReceiptPayer  = "交款单位（人）"
	colReceiptItem   = "收款事由"
	colReceiptState  = "状态"
	receiptTaken     = "领用"
	receiptRunLine   = "共 %d 张：已用 %d，作废 %d，缺号 %d，未用 %d"
	receiptRunOf     = "领用 %s（%s），%s"
	receiptMany      = "共 %d 张"
	receiptTo        = "%s 至 %s"
	receiptUnknown   = "未登记：%s"
	receiptUnsaid    = "缺号未说明"
	receiptsKept     = "作废的收据各联一并保存；缺号要说明原因。"
	receiptsSigns    = "领用：　　　　　　保管：　　　　　　核对：　　　　　　日期："
	sheetInvoices    = "发票登记簿"
	colInvoice       = "发票号码"
	colInvoiceCode   = "发票代码"
	colInvoiceSeller = "销售方"
	colInvoiceSeen   = "查验"
	invoiceSeen      = "已查验"
	invoiceTwice     = "重复：%s"
	invoiceBuyer     = "抬头不是工会全称：%s"
	invoiceNowhere   = "无凭证"
	filesSound       = "完好"
	filesPrivate     = "另有 %d 个附件同时附在走访或困难补助上，涉及隐私，不列入。"
)

// receiptStates name what became of a receipt's number.
var receiptStates = map[ledger.ReceiptState]string{
	ledger.ReceiptUsed: "已用", ledger.ReceiptVoided: "作废", ledger.ReceiptSkipped: "缺号", ledger.ReceiptFree: "未用",
}
