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
