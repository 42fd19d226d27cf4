package text

import (
	"fmt"
	"strconv"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// Words of reviewing drafts, and of the commands that review, show and correct vouchers.
const (
	VoucherKeyReview   = "审核"
	VoucherKeyUnreview = "取消审核"

	VoucherStateReviewed = "已审核"
	VoucherStatePosted   = "已记账"

	VoucherOffReviewed   = "已经审核过了"
	VoucherOffUnreviewed = "还没有审核"

	VoucherOffReviewFirst = "先存草稿（Ctrl+S），审核后再记账"

	ApprovalFile = "经费支出审批单"
	LoanFile     = "借款单"

	ReviewYes      = "审核"
	ReviewBy       = "审核人"
	ReviewBody     = "审核人写在凭证上；草稿改过以后要重新审核。"
	ReviewMenu     = "审核"
	ReviewOne      = "审核这一张"
	ReviewMarked   = "审核选中的"
	ReviewAll      = "审核全部未审核的草稿"
	ReviewFault    = "还不能审核"
	ReviewRest     = "先审核其余的"
	ReviewSameName = "与制单同一人"

	ReviewShort     = "列出草稿，或把草稿标为已审核"
	ReviewLong      = ReviewShort + "\n\n不带选项时列出全部草稿和它们的状态。审核人用 --by 写明，不写就是操作人（--as）。"
	ReviewNone      = "没有草稿。"
	ReviewNothing   = "没有要审核的草稿。"
	ReviewDone      = "已审核 %d 张：%s"
	ReviewUndone    = "已取消审核 %d 张：%s"
	ReviewOneOf     = "--voucher、--month、--all 只能写一个。"
	FlagVoucher     = "`凭证`：暂编号（暂12）或凭证号（\"2025-03 记12\"），可写多次"
	FlagOneVoucher  = "`凭证`：暂编号（暂12）或凭证号（\"2025-03 记12\"）"
	FlagReviewBy    = "审核人`姓名`"
	FlagReviewUndo  = "取消审核"
	FlagReviewAll   = "全部没有审核的草稿"
	FlagCorrectWhy  = "订正的`原因`，写入凭证摘要和操作日志"
	FlagRightAmount = "差额更正：正确的`金额`；一借一贷的凭证写一个数，其他的写 行号=金额，可写多次"

	VoucherCmdUse   = "voucher 凭证"
	VoucherCmdShort = "看一张凭证：暂编号（暂12）或凭证号（\"2025-03 记12\"）"
	BadVoucher      = "看不懂的凭证「%s」；写暂编号如 暂12，或凭证号如 \"2025-03 记12\"。"

	ReverseShort = "订正已记账的凭证：红字冲销，红字加蓝字（--blue），或差额更正（--amount）"
	ReverseLong  = ReverseShort + `

不写 --amount 时记一张红字凭证，冲销原凭证；正确的内容写成草稿，用 --blue 暂编号 同时记一张蓝字凭证。只有金额写错时用 --amount 写正确的金额，
程序只记差额。日期与原凭证相同；那个月已结账时，记在同一年最早未结账月份的第一天；整年已结账时不能订正，按
32101、32201 年初余额调整在下一年更正。`
	FlagBlue         = "写着正确内容的`草稿`（暂编号）：与红字凭证同时记账，草稿随之用掉"
	ReverseCorrected = "已订正 %s：%s %s"
	ReverseOneWay    = "--blue 和 --amount 只能写一个。"
	ReverseNeeds     = "订正需要 --voucher 凭证 和 --reason 原因。"
	ReverseDone      = "已冲销 %s：%s %s"
	ReverseAdjusted  = "已更正 %s：%s %s"
	AdjustBad        = "--amount 写金额（一借一贷的凭证），或 行号=金额，行号从 1 到 %d。"
	AdjustTwoOnly    = "这张凭证不是一借一贷，--amount 要写 行号=金额。"
)

// VoucherStateWord is where a voucher stands: 草稿, 已审核 or 已记账.
func VoucherStateWord(v model.Voucher) string {
	switch {
	case v.Posted():
		return VoucherStatePosted
	case v.Reviewed:
		return VoucherStateReviewed
	}
	return VoucherStateDraft
}

// ReviewAllLine offers to review all drafts that are not.
func ReviewAllLine(n int) string { return fmt.Sprintf("%s %d 张", ReviewAll, n) }

// ReviewHeading says how many drafts will be reviewed.
func ReviewHeading(n int) string { return fmt.Sprintf("%s %d 张", ReviewYes, n) }

// ReviewRestLine offers to review the drafts that can be.
func ReviewRestLine(n int) string { return fmt.Sprintf("%s %d 张", ReviewRest, n) }

// ReviewFaults heads the list of drafts that cannot be reviewed as they stand.
func ReviewFaults(n int) string { return fmt.Sprintf("%d 张%s", n, ReviewFault) }

// ReviewedLabel and UnreviewedLabel say what was done.
func ReviewedLabel(n int) string { return fmt.Sprintf("%s %d 张", VoucherKeyReview, n) }

// UnreviewedLabel says that reviews were taken back.
func UnreviewedLabel(n int) string { return fmt.Sprintf("%s %d 张", VoucherKeyUnreview, n) }

// DraftLine is a draft in the list of the command.
func DraftLine(v model.Voucher) string {
	s := fmt.Sprintf("%s  %s  %s  %s  %s", DraftName(v.ID), v.Date, Plain(v.Summary), debits(v).Grouped(),
		VoucherStateWord(v))
	if v.Reviewed {
		s += " " + Plain(v.Reviewer)
	}
	return s
}

// ParseVoucherName reads how reports call a posted voucher: 2025-03 记12, 2025年3月 记字第12号, 2025-13 记1.
func ParseVoucherName(s string) (model.Period, int, bool) {
	month, number, ok := strings.Cut(model.Fold(s), "记")
	if !ok {
		return 0, 0, false
	}
	month = strings.NewReplacer("年", "-", "月", "").Replace(strings.ReplaceAll(month, " ", ""))
	p, err := model.ParsePeriod(month)
	if y, closing := strings.CutSuffix(month, "-13"); closing {
		var year int
		if year, err = strconv.Atoi(y); err == nil && year >= 2000 && year <= model.MaxYear {
			p = model.Closing(year)
		}
	}
	n, bad := strconv.Atoi(strings.Trim(number, "字第号 "))
	return p, n, err == nil && bad == nil && n > 0 && p != 0
}

// VoucherLabel is how reports call a posted voucher, and how a draft is called.
func VoucherLabel(v model.Voucher) string {
	if !v.Posted() {
		return DraftName(v.ID)
	}
	return fmt.Sprintf("%s 记%d", v.In(), v.Number)
}

// unreviewed lists what cannot be posted before somebody reviews it.
func unreviewed(e *ledger.UnreviewedError) Message {
	const most = 5
	var names []string
	for _, d := range e.Drafts[:min(most, len(e.Drafts))] {
		if d.ID == 0 {
			names = append(names, "订正凭证没有写审核人")
			continue
		}
		names = append(names, DraftName(d.ID)+" "+Plain(d.Summary))
	}
	if n := len(e.Drafts) - most; n > 0 {
		names = append(names, fmt.Sprintf("另有 %d 张", n))
	}
	return Message{
		What: fmt.Sprintf("%d 张凭证没有审核，没有记账", len(e.Drafts)), Cause: strings.Join(names, "；"),
		Next: "先审核再记账：在凭证列表选中后按 a，或 gonghui review；订正时写上审核人。这条规定在设置里（先审核后记账）",
	}
}

// VoucherLines are a voucher as a command shows it: its names, its lines, who signed.
func VoucherLines(v model.Voucher, chart model.Chart, names map[model.ID]string) []string {
	head := VoucherLabel(v)
	if v.Posted() {
		head += "（" + DraftName(v.ID) + "）"
	}
	out := []string{
		strings.TrimSpace(head + "  " + v.Date.String() + "  " + VoucherStateWord(v)),
		VoucherFieldSummary + "  " + Plain(v.Summary),
	}
	for i, l := range v.Lines {
		account := strings.TrimSpace(l.Account + " " + chart.FullName(l.Account))
		s := fmt.Sprintf("%d  %s  %s  %s", i+1, l.Side, account, l.Amount.Grouped())
		for _, more := range []string{names[l.Member], l.Project, ClassName(l.Class), l.Summary} {
			if more != "" {
				s += "  " + Plain(more)
			}
		}
		out = append(out, s)
	}
	minutes := v.Minutes
	if v.MinutesDate != 0 {
		minutes += " " + v.MinutesDate.String()
	}
	var signed []string
	for _, p := range [][2]string{
		{VoucherFieldPreparer, v.Preparer},
		{VoucherFieldReviewer, v.Reviewer},
		{VoucherFieldBookkeeper, v.Bookkeeper},
		{VoucherFieldCashier, v.Cashier},
		{VoucherFieldHandler, v.Handler},
		{VoucherFieldApprover, v.Approver},
		{VoucherFieldCounterparty, v.Counterparty},
		{VoucherFieldMinutes, minutes},
		{VoucherFieldSource, v.Source},
	} {
		if p[1] != "" {
			signed = append(signed, p[0]+" "+Plain(p[1]))
		}
	}
	if v.Attachments > 0 {
		signed = append(signed, fmt.Sprintf("%s %d %s", VoucherFieldAttachments, v.Attachments, VoucherFieldSheets))
	}
	if len(signed) > 0 {
		out = append(out, strings.Join(signed, "  "))
	}
	return out
}

// VoucherFieldMinutes is the paper of the meeting that decided on a large sum.
const VoucherFieldMinutes = "会议纪要"

// VoucherFieldMinutesDate is the day of that meeting.
const VoucherFieldMinutesDate = "纪要日期"

// Linked names a record that belongs to a voucher without any private word; member is whose it is, if anybody's.
func Linked(k model.Kind, record any, member string) string {
	words := RecordName(k)
	switch x := record.(type) {
	case model.Visit:
		return fmt.Sprintf("来自%s：%s %s %s", words, Plain(member), Plain(x.Category), x.Date)
	case model.Subsidy:
		return fmt.Sprintf("来自%s：%s %s %s", words, Plain(member), Plain(x.Category), x.Applied)
	case model.Voucher:
		return linked(words, NameOf(x), x.Summary, 0)
	case model.Dues:
		return linked(words, member, x.Month.String(), x.Amount)
	case model.BankLine:
		line := fmt.Sprintf("来自%s：%s %s %s", words, x.Date, x.Amount.Grouped(), Plain(BankLineWords(x)))
		return strings.TrimSpace(line)
	case model.Match:
		return fmt.Sprintf("%s：对账单 %d 笔，分录 %d 笔", words, len(x.Lines), len(x.Entries))
	case model.CashCount:
		return linked(words, x.Date.String(), "", 0)
	case model.AssetCard:
		return linked(words, x.Number, x.Name, 0)
	case model.Depreciation:
		return linked(words, x.Month.String(), "", 0)
	case model.Attachment:
		return linked(words, x.Name, "", 0)
	case model.Invoice:
		return linked(words, x.Number, x.Seller, x.Amount)
	case model.Receipt:
		return linked(words, x.Number, x.Payer, x.Amount)
	case model.Activity:
		return linked(words, x.Date.String(), x.Name, 0)
	}
	return words
}

// LinkedMatch says which lines of the bank's statements a voucher is matched with; lines are not empty.
func LinkedMatch(lines []model.BankLine) string {
	l := lines[0]
	s := fmt.Sprintf("%s：%s %s %s", RecordName(model.KindMatch), l.Date, l.Amount.Grouped(), Plain(BankLineWords(l)))
	s = strings.TrimSpace(s)
	if len(lines) > 1 {
		s += fmt.Sprintf(" 等 %d 笔", len(lines))
	}
	return s
}

// linked puts a kind of record, its name and its sum into a line.
func linked(kind, name, more string, sum model.Money) string {
	s := kind + "：" + Plain(strings.TrimSpace(name+" "+more))
	if sum != 0 {
		s += " " + sum.Grouped()
	}
	return s
}

// CorrectedLine says which blue voucher took this one's place, AdjustedLine which one adjusts its amounts.
func CorrectedLine(name string) string { return "由 " + name + " 订正" }

// AdjustedLine says which voucher adjusts this one's amounts.
func AdjustedLine(name string) string { return "由 " + name + " 更正差额" }
