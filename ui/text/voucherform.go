package text

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// Words of one voucher and of its form.
const (
	VoucherFieldDate         = "日期"
	VoucherFieldAttachments  = "附件"
	VoucherFieldSheets       = "张"
	VoucherFieldProject      = "项目"
	VoucherFieldSummary      = "摘要"
	VoucherFieldLineSummary  = "分录摘要"
	VoucherFieldLineProject  = "项目"
	VoucherFieldClass        = "经济分类"
	VoucherFormReplace       = "换掉分录"
	VoucherFormReplaceAsk    = "已经录了分录。选好之后，它们会被换掉；摘要和签名不变。"
	VoucherFormReplaceYes    = "去选"
	VoucherFormAboutQ        = "选这一行列支的慰问或补助：没有列支的在前"
	VoucherFormNoAbout       = "今年和去年没有做过的慰问，也没有补助"
	VoucherFormAboutFixed    = "这一行是退回原支出，不能改成别的"
	VoucherFormAboutNone     = "不对应慰问、补助"
	VoucherFormPaid          = "已列支"
	VoucherFormPaidTwice     = "另一张凭证已经列支了它，再记就重复了"
	VoucherFormClassQ        = "选经济分类：编码、名称或拼音"
	VoucherHintClass         = "部门预算支出经济分类的款级编码；可以留空，F2 查"
	VoucherFieldPreparer     = "制单"
	VoucherFieldReviewer     = "审核"
	VoucherFieldBookkeeper   = "记账"
	VoucherFieldApprover     = "审批"
	VoucherFieldCashier      = "出纳"
	VoucherFieldHandler      = "经办"
	VoucherFieldCounterparty = "对方单位"
	VoucherFieldBill         = "票据号"
	VoucherFieldSettlement   = "结算方式"
	VoucherFieldSource       = "来源号"
	VoucherFieldNone         = "无"
	VoucherFieldUnset        = "未填"

	VoucherFormTotal       = "合计"
	VoucherFormCapital     = "人民币"
	VoucherFormDraftNo     = "暂编号"
	VoucherFormNoNumber    = "未存"
	VoucherFormAccountQ    = "选科目：编码、名称或拼音"
	VoucherFormSummaryQ    = "选常用摘要：多用、新用的在前"
	VoucherFormMemberQ     = "选会员：姓名、首字母或会员号"
	VoucherFormProjectQ    = "选项目"
	VoucherFormPersonQ     = "选人"
	VoucherFormPayQ        = "选结算方式"
	VoucherFormNoLookup    = "这一格没有可查的"
	VoucherFormSameAgain   = "没有上一张凭证可以复制摘要"
	VoucherFormCounty      = "县级以上用"
	VoucherFormNotInLine   = "光标要在一行分录里"
	VoucherFormNotInAmount = "光标要在金额格里"

	VoucherKeySaveDraft = "存草稿"
	VoucherKeySaveNext  = "存草稿，再录一张"
	VoucherKeySavePost  = "保存并记账"
	VoucherKeyLookUp    = "查"
	VoucherKeyDropLine  = "删分录"
	VoucherKeyDetail    = "分录摘要、项目"
	VoucherKeyAbout     = "对应慰问、补助"
	VoucherKeySimilar   = "照用相像凭证的分录"
	VoucherKeyFlip      = "借贷互换"
	VoucherKeyBalance   = "配平"
	VoucherKeySame      = "复制上条摘要"
	VoucherKeyNextCell  = "下一格"
	VoucherKeyPrevCell  = "上一格"
	VoucherKeyBothSave  = "冲销并订正"

	VoucherHintDate        = "只写日（18）或月日（6-18）也可以"
	VoucherHintAttachments = "原始单据的张数"
	VoucherHintProject     = "整张凭证的项目；没有就留空"
	VoucherHintSummary     = ".. 复制上一张凭证的摘要；不写病名。Ctrl+V 按业务，Ctrl+B 常用凭证"
	VoucherHintAccount     = "编码、名称或拼音；空行按 Enter 到下面的签名"
	VoucherHintAmount      = "= 配平，空着时按空格换借贷，可以写 12*500"
	VoucherHintMember      = "姓名、首字母或会员号；没有就留空。Ctrl+F 对应一次慰问、补助"
	VoucherHintLineSummary = "与凭证摘要不同时才写；.. 复制上一行的"
	VoucherHintLineProject = "与整张凭证的项目不同时才写"
	VoucherHintFree        = "可以留空"
	VoucherHintBlue        = "写应当记的内容；日期由冲销决定"

	VoucherFormBadAccount  = "没有这个科目，写编码，或按 F2 查"
	VoucherFormBadMember   = "名册里没有这个人，按 F2 查"
	VoucherFormBadCount    = "写 0 到 9999 的整数"
	VoucherFormClosedMonth = "已结账，这一天的凭证不能记账"
	VoucherFormBeforeBook  = "早于账本的第一个年度"
	VoucherFormOtherMonth  = "不在本月"
	VoucherFormUnread      = "有看不懂的金额"
	VoucherFormFuture      = "还没有到的日子"
	VoucherFormWarn        = "注意"
)

// VoucherFormTitle heads the form: of a new voucher, a draft, or what puts a posted one right.
func VoucherFormTitle(draft model.ID, wrong string) string {
	switch {
	case wrong != "":
		return "记账凭证 · 订正 " + wrong
	case draft != 0:
		return "记账凭证 · 草稿 " + DraftName(draft)
	}
	return "记账凭证 · 新凭证"
}

// CeilingLine compares an amount with a ceiling.
func CeilingLine(amount, counted model.Money, c model.Ceiling) string {
	s := fmt.Sprintf("本次 %s，", amount.Grouped())
	if counted != amount {
		s += fmt.Sprintf("本年累计 %s，", counted.Grouped())
	}
	s += fmt.Sprintf("限额 %s %s", c.Amount.Grouped(), c.Basis.String())
	var notes []string
	if c.Region != "" {
		notes = append(notes, Plain(c.Region))
	} else {
		notes = append(notes, "本单位规定")
	}
	if !c.Checked {
		notes = append(notes, "待核")
	}
	s += "（" + strings.Join(notes, "，") + "）"
	if counted > c.Amount {
		s += "，超过 " + (counted - c.Amount).Grouped()
	}
	return s
}

// ClosedOn warns of a date in a closed month.
func ClosedOn(p model.Period) string { return p.Chinese() + VoucherFormClosedMonth }

// OtherMonth warns of a date outside the month of today.
func OtherMonth(today model.Date) string {
	return fmt.Sprintf("%s（今天 %s）", VoucherFormOtherMonth, today)
}

// Hits counts what a look-up leaves out.
func Hits(n int) string { return fmt.Sprintf("还有 %d 个，继续打字", n) }

// PostNew says what a voucher that goes straight from the form will be.
func PostNew(v model.Voucher, amount model.Money, name string) string {
	return fmt.Sprintf("%s  %s  %s  %s", name, v.Date, Plain(v.Summary), amount.Grouped())
}

// BookedLine says what a correction books: the summary, and below it the lines.
func BookedLine(v model.Voucher, lines []string) string {
	return Plain(v.Summary) + "\n　" + strings.Join(lines, "\n　")
}

// LinesShown says which lines of a long voucher are in sight.
func LinesShown(from, to, all int) string {
	return fmt.Sprintf("第 %d-%d 行，共 %d 行", from, to, all)
}

// Words for an entry that was made already.
const (
	TwinTitle = "可能重复"
	TwinYes   = "不是重复，存草稿"
)

// TwinOf warns that an entry was made already.
func TwinOf(v model.Voucher) string {
	return fmt.Sprintf("可能重复：%s（%s %s）是同样的分录", NameOf(v), v.Date, Plain(v.Summary))
}

// TwinAsk asks whether an entry that was made already is to be made once more.
func TwinAsk(twins []model.Voucher) string {
	lines := []string{"已经有同样的分录："}
	for _, v := range twins {
		lines = append(lines, fmt.Sprintf("%s　%s　%s", NameOf(v), v.Date, Plain(v.Summary)))
	}
	return strings.Join(append(lines, "再存一张，同一笔钱就记了两次。"), "\n")
}

// AboutLabel names a visit or a grant that a line can be about, without any private word.
func AboutLabel(k model.Kind, member, category string, day model.Date, sum model.Money) string {
	return fmt.Sprintf("%s %s %s %s %s", RecordName(k), Plain(member), Plain(category), day, sum.Grouped())
}
