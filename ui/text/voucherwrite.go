package text

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// Words of the commands that write vouchers.
const (
	VoucherNewShort = "写一张凭证草稿：分录自己写"
	VoucherNewLong  = VoucherNewShort + "\n\n每行分录一个 --line，按「借贷 科目 金额」写，后面可以加：摘要=… 项目=… 会员=… 分类=… " +
		"慰问=编号 补助=编号。科目写编码或名称；分类是经济分类。例：\n" +
		"  gonghui voucher new --date 2025-03-12 --text 慰问王芳 --line \"借 50405 500 会员=王芳\" --line \"贷 101 500\""
	VoucherEditUse   = "edit 暂编号"
	VoucherEditShort = "改一张草稿；没有写的不变，写了 --line 就换掉全部分录"
	VoucherCopyUse   = "copy 凭证"
	VoucherCopyShort = "照一张凭证写一张草稿"
	VoucherDropUse   = "discard 暂编号..."
	VoucherDropShort = "作废草稿；走访、补助等随之变回没有列支"
	VoucherNeedsLine = "要用 --line 写分录，例：--line \"借 50405 500\" --line \"贷 101 500\"。"
	BadLine          = "看不懂分录「%s」。按「借贷 科目 金额 [摘要=… 项目=… 会员=… 分类=… 慰问=编号 补助=编号]」写，例：借 50405 500 会员=王芳。"

	FlagVoucherDate     = "凭证`日期`"
	FlagVoucherText     = "`摘要`"
	FlagVoucherLine     = "一行`分录`，例：\"借 50405 500 会员=王芳\"；可以写多次"
	FlagVoucherParty    = "`对方单位`"
	FlagVoucherBill     = "`票据号`"
	FlagVoucherPayment  = "`结算方式`"
	FlagVoucherPreparer = "`制单`人，不写就是操作人"
	FlagVoucherReviewer = "`审核`人"
	FlagVoucherApprover = "`审批`人"
	FlagVoucherCashier  = "`出纳`"
	FlagVoucherHandler  = "`经办`人"
	FlagVoucherMinutes  = "集体研究的`纪要`"
	FlagVoucherDecided  = "会议`日期`"
)

// DraftDropped says which draft was thrown away.
func DraftDropped(v model.Voucher) string {
	return fmt.Sprintf("已作废 %s　%s　%s", DraftName(v.ID), v.Date, Plain(v.Summary))
}

// SaidLine is a line of a voucher as it is written on a command line, its parts not looked up yet.
type SaidLine struct {
	Side                                                           model.Side
	Account, Amount, Summary, Project, Member, Class, Visit, Grant string
}

// ParseLine reads a line: side, account and amount, then what else it says by name. What stands between two names
// belongs to the first, spaces included. False for anything else.
func ParseLine(words string) (l SaidLine, ok bool) {
	parts := strings.Fields(words)
	if len(parts) < 3 {
		return l, false
	}
	if l.Side, ok = model.ParseSide(parts[0]); !ok {
		return l, false
	}
	l.Account, l.Amount = parts[1], parts[2]
	named := map[string]*string{
		"摘要": &l.Summary, "项目": &l.Project, "会员": &l.Member, "分类": &l.Class, "经济分类": &l.Class, "慰问": &l.Visit,
		"走访": &l.Visit, "补助": &l.Grant,
	}
	var to *string
	for _, p := range parts[3:] {
		name, value, said := strings.Cut(strings.Replace(p, "＝", "=", 1), "=")
		switch next := named[name]; {
		case said && next != nil && value != "" && *next == "":
			to, *next = next, value
		case to != nil && !said:
			*to += " " + p
		default:
			return l, false
		}
	}
	return l, true
}

// DraftStuck says that a draft lies in a closed month, and what to do.
func DraftStuck(d model.Voucher) string {
	return fmt.Sprintf("%s　%s　%s：%s 已经结账，没有记账。改日期（gonghui voucher edit %s --date 日期）或作废",
		DraftName(d.ID), d.Date, Plain(d.Summary), d.In(), DraftName(d.ID))
}
