package export

import (
	"strconv"

	"gonghui/model"
)

// The words of attached files in a pack.
const (
	folderFiles     = "附件"
	fileFilesList   = folderFiles + "/附件清单.csv"
	colFile         = "文件"
	colFileSum      = "SHA-256"
	colFileSize     = "字节"
	filesListName   = "附件清单"
	filesGone       = "缺失"
	filesActivity   = "活动 %s %s"
	filesInvoice    = "发票 %s"
	filesReadmeLine = "\n附件/              凭证、发票、活动所附文件 %d 个，按校验值命名，附件清单.csv 列明属于哪张凭证、哪次活动；同时附在走访或补助上的涉及隐私，不列入\n"
)

// fileContent is an attached file for people to read. Its name may be a person's and is not told.
func fileContent(a model.Attachment) orderedText {
	return orderedText{
		{name: colFileSum, text: a.Hash},
		{name: colFileSize, text: strconv.FormatInt(a.Size, 10)},
		{name: "附在几处", text: strconv.Itoa(len(a.Refs))},
	}
}

// invoiceContent is an invoice for people to read.
func invoiceContent(x model.Invoice) orderedText {
	return orderedText{
		{name: "发票号码", text: x.Number},
		{name: "发票代码", text: x.Code},
		{name: colDate, text: x.Date.String()},
		{name: colAmount, text: x.Amount.String()},
		{name: "销售方", text: x.Seller},
		{name: "抬头", text: x.Buyer},
		{name: "凭证编号", text: idText(x.Voucher)},
	}
}

// receiptContent is a receipt for people to read.
func receiptContent(r model.Receipt) orderedText {
	return orderedText{
		{name: "收据号码", text: r.Number},
		{name: colDate, text: r.Date.String()},
		{name: colAmount, text: r.Amount.String()},
		{name: "事由", text: r.Item},
		{name: "作废", text: yesOrNothing(r.Voided)},
		{name: colReason, text: r.Reason},
		{name: "凭证编号", text: idText(r.Voucher)},
	}
}
