package text

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// Words of the register of invoices on the screen.
const (
	InvoicesTitle   = "发票登记"
	InvoicesReading = "正在读取发票"
	InvoicesEmpty   = "这一年还没有登记发票：按 n 登记一张"

	InvoiceColNumber = "发票号码"
	InvoiceColDate   = "开票日期"
	InvoiceColSeller = "销售方"
	InvoiceColAmount = "金额"
	InvoiceColPaper  = "凭证"
	InvoiceColState  = "说明"

	InvoiceKeyNew    = "登记发票"
	InvoiceKeyEdit   = "修改"
	InvoiceKeyPaper  = "到凭证"
	InvoiceKeyCheck  = "已查验、未查验"
	InvoiceKeyRemove = "删除"
	InvoiceKeyPick   = "选凭证"
	InvoiceKeyRead   = "读电子发票"
	InvoicePick      = "选电子发票（xml ofd pdf，或照片）"
	InvoiceUnread    = "读不出发票内容，文件会附上，请自己填"
	InvoiceDiffers   = "文件里写的和登记的不同，已填好，核对后保存"
	InvoicesKey      = "发票"

	InvoiceNumber  = "发票号码"
	InvoiceCode    = "发票代码"
	InvoiceDate    = "开票日期"
	InvoiceAmount  = "价税合计"
	InvoiceSeller  = "销售方"
	InvoiceFor     = "抬头"
	InvoicePaper   = "凭证"
	InvoiceSeen    = "查验"
	InvoiceNote    = "备注"
	InvoiceNoCode  = "旧版发票才有"
	InvoicePressF2 = "按 F2 选凭证"
	InvoiceYes     = "已查验"
	InvoiceNo      = "未查验"

	InvoiceStateTwice = "重复"
	InvoiceStateBuyer = "抬头"
	InvoiceOffNone    = "没有选中的发票"
	InvoiceOffPaper   = "这张发票没有凭证"
	InvoiceSaved      = "登记发票"
	InvoiceChecked    = "查验发票"
	PaperNone         = "不属于哪张凭证"
	PaperAsk          = "选一张凭证"
)

// Words of the commands for invoices.
const (
	InvoiceShort       = "登记发票号码，查重复报销"
	InvoiceAddShort    = "登记一张凭证的发票，或从电子发票文件登记"
	InvoiceAddLong     = "登记一张凭证的发票。--file 是数电票的 xml、ofd 或 pdf 文件时，号码、日期、金额、销售方、抬头从文件里读出，文件附在这张发票上；命令里写明的优先。"
	InvoiceListShort   = "列出发票和重复的号码"
	InvoiceEditUse     = "edit 号码或编号"
	InvoiceEditShort   = "修改一张发票：只改写明的几项"
	InvoiceRemoveUse   = "remove 号码或编号"
	InvoiceRemoveShort = "删除一张登记错的发票"
	InvoiceRemoved     = "已删除发票 %s"
	FlagInvoiceNo      = "发票`号码`：8 位或 20 位"
	FlagInvoiceCode    = "发票`代码`（旧版发票）"
	FlagInvoiceDay     = "开票`日期`"
	FlagInvoiceSum     = "价税`合计`"
	FlagInvoiceFrom    = "销售`方`"
	FlagInvoiceBuyer   = "`抬头`（购买方）"
	FlagInvoiceNote    = "`备注`"
	FlagInvoiceSeen    = "已到税务局网站查验"
	FlagInvoiceFile    = "电子发票`文件`：附在这张发票上，能读出的内容自动填好"
	FlagRemoveReason   = "删除的`原因`，写入操作日志"
	NeedsInvoice       = "请用 --file 写电子发票文件，或用 --voucher 写凭证、用 --number 写发票号码"
	NeedsInvoiceEdit   = "请写要改的内容，如 --amount 1200.00、--voucher '2025-03 记1'、--file 发票.xml"
	NeedsRemoveReason  = "请用 --reason 写删除的原因"
)

// InvoiceSeveral says that several invoices have the number that was named.
func InvoiceSeveral(found []model.Invoice) string {
	var ids []string
	for _, x := range found {
		ids = append(ids, fmt.Sprint(x.ID))
	}
	return "发票号码 " + Plain(found[0].Number) + " 登记了几次：请写 invoice list 里的编号，如 " + strings.Join(ids, "、")
}

// InvoiceNamed names an invoice.
func InvoiceNamed(number string) string { return "发票 " + Plain(number) }

// InvoicesHeading is the title of the register.
func InvoicesHeading(year, n, twice int) string {
	s := fmt.Sprintf("%s · %d年 · %d 张", InvoicesTitle, year, n)
	if twice > 0 {
		s += fmt.Sprintf(" · 重复 %d", twice)
	}
	return s
}

// InvoicesOf is the title of one voucher's invoices.
func InvoicesOf(voucher string, n int) string {
	return fmt.Sprintf("%s · %s · %d 张", InvoicesTitle, voucher, n)
}

// InvoiceState says in a few words what is odd about an invoice, or whether it was checked.
func InvoiceState(x ledger.InvoiceRow) string {
	var out []string
	if len(x.Twice) > 0 {
		out = append(out, InvoiceStateTwice)
	}
	for _, v := range x.Odd {
		if v.Rule == model.RuleInvoiceBuyer {
			out = append(out, InvoiceStateBuyer)
		}
	}
	switch {
	case len(out) > 0:
		return strings.Join(out, " ")
	case x.Verified:
		return InvoiceYes
	}
	return ""
}

// InvoiceTold names each other voucher that has an invoice, as it is being typed.
func InvoiceTold(papers []model.Voucher) string {
	var names []string
	for _, x := range papers {
		if x.ID == 0 {
			return "重复：已登记过这张发票"
		}
		names = append(names, VoucherLabel(x))
	}
	return "重复：" + strings.Join(names, "、") + " 已有这张发票"
}

// PaperLine is a voucher in a list to choose from.
func PaperLine(x model.Voucher, sum model.Money) string {
	return fmt.Sprintf("%s  %s  %s  %s", VoucherShort(x), x.Date, Plain(x.Summary), sum.Grouped())
}

// BillTwice warns that another voucher has the invoice whose number was typed as 票据号.
func BillTwice(number, voucher string) string {
	return fmt.Sprintf("发票 %s 已在 %s 报过，核对是否重复报销", Plain(number), voucher)
}
