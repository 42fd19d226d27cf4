package text

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// Words of the reconciliation of bank accounts.
const (
	ToolBank = "银行对账"

	BankColMonth  = "月份"
	BankColBank   = "银行余额"
	BankColBook   = "账面余额"
	BankColOpen   = "未达"
	BankColState  = "状态"
	BankColDate   = "日期"
	BankColAmount = "金额"
	BankColWords  = "内容"
	BankColWhy    = "理由"

	BankEmpty   = "没有银行账户：先在期初或凭证里用到 102 银行存款"
	BankReading = "正在读取对账单"
	BankAllDone = "这个月都勾对完了"

	BankSideBank = "银行"
	BankSideBook = "账上"

	BankColGroup    = "建议"
	BankGroupDone   = "已勾"
	BankGroupDraft  = "草稿"
	BankNoLines     = "没有没勾对的银行流水"
	BankNoEntries   = "没有没勾对的账"
	BankHintDone    = "已勾对的；x 取消勾对"
	BankHintDrafted = "已起草凭证，n 打开草稿；记账后会建议勾对"
	BankHintLine    = "只有银行有：n 起草凭证，空格选中几行可一起起草；选中两边的几行按 m 勾成一组"
	BankHintEntry   = "只有账上有：用空格选中两边的几行，按 m 勾成一组；到月末还没有的就是未达账项"

	BankKeyOpen     = "勾对"
	BankKeyAccount  = "换账户"
	BankKeyImport   = "导入对账单"
	BankKeyAccept   = "接受建议"
	BankKeySure     = "接受全部有把握的"
	BankKeyMatch    = "勾成一组"
	BankKeySide     = "换边"
	BankKeyDraft    = "起草凭证"
	BankKeyDone     = "看已勾对的"
	BankKeyUndo     = "取消勾对"
	BankKeyShowDone = "显示已勾的"
	BankKeyHideDone = "收起已勾的"
	BankKeySheet    = "余额调节表"
	BankKeyClosing  = "写银行余额"
	BankKeySign     = "签调节表"
	BankKeyExport   = "写调节表"
	BankKeyRecord   = "看这笔"

	BankOffProposal = "这一行不是建议"
	BankOffSure     = "没有有把握的建议"
	BankOffMarks    = "先用空格选中两边的几行"
	BankOffLine     = "这一行不是没勾对的银行流水"
	BankOffEntry    = "这一行不是账上的"
	BankOffDone     = "这一行没有勾对；按 h 显示已勾的"
	BankOffSigned   = "已经签了"
	BankOffMatched  = "还没有勾对过"

	BankClosingAsk = "对账单上这个月末的余额"
	BankSignTitle  = "签余额调节表"
	BankReviewer   = "复核人"
	BankMatched    = "勾对"
	BankClosed     = "写银行余额"
	BankSigned     = "签调节表"
	BankAccount    = "银行账户"

	BankShort = "银行对账：看调节表，接受有把握的勾对，写余额，签字"
	BankLong  = "显示一个月的余额调节表和未达账项。--list 列出编号，--accept 接受全部有把握的勾对，--match 自己勾，--unmatch 取消，" +
		"--draft 给只有银行有的起草凭证，--closing 写银行月末余额，--sign 签字（两边调平才签得上）。"
	FlagReconAccount = "银行账户的`科目`；只有一个时不用写"
	FlagAccept       = "先接受全部有把握的勾对"
	FlagReconClosing = "对账单上的月末`余额`"
	FlagSign         = "签字：编制人是操作人"
	FlagReviewer     = "复核人`姓名`"
	NeedsAccount102  = "有几个银行账户，请用 --account 写明是哪一个"
)

// BankTitle heads an account's months.
func BankTitle(account, name string, year int) string {
	return fmt.Sprintf("银行对账 · %s %s · %d年", account, name, year)
}

// BankMonthTitle heads the matching of a month.
func BankMonthTitle(account string, p model.Period) string {
	return fmt.Sprintf("勾对 · %s · %s", account, p.Chinese())
}

// BankState says how a month stands.
func BankState(r ledger.Reconciled) string {
	lines := false
	typed := ""
	for _, p := range r.Problems {
		lines = lines || p.Kind == ledger.ProblemNoLines
		if p.Kind == ledger.ProblemTyped {
			typed = "银行余额不符 " + p.Amount.Grouped()
		}
	}
	switch {
	case r.Signed && r.Sound():
		return "已签"
	case r.Signed:
		return "签后有变动"
	case lines && !r.Typed:
		return "没有对账单"
	case !r.Known:
		return "银行余额不详"
	case r.Equal && r.Opening != 0:
		return "有建账前差额"
	case r.Equal:
		return "已调平，未签"
	}
	if r.Difference() == 0 {
		return typed
	}
	return "不平 " + r.Difference().Grouped()
}

// BankOpen counts the open items of a month.
func BankOpen(r ledger.Reconciled) string {
	n := len(r.BankIn.Items) + len(r.BankOut.Items) + len(r.BookIn.Items) + len(r.BookOut.Items)
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d 笔", n)
}

// BankGroup numbers a proposal: sure, or to be looked at.
func BankGroup(sure bool, n int) string {
	if sure {
		return fmt.Sprintf("准%d", n)
	}
	return fmt.Sprintf("疑%d", n)
}

// BankPane names a side of the matching, in brackets where the keys are.
func BankPane(bank, here bool, open int) string {
	name := "账上分录"
	if bank {
		name = "银行流水"
	}
	if here {
		name = "[" + name + "]"
	}
	return fmt.Sprintf("%s 未勾 %d 笔", name, open)
}

// BankMonthEnd are the balances of book and bank at the month's end, and where the bank's is from.
func BankMonthEnd(r ledger.Reconciled) string {
	bank, from := "不详", ""
	if r.Known {
		bank, from = r.Bank.Grouped(), "（对账单）"
	}
	if r.Typed {
		from = "（手工写的）"
	}
	return fmt.Sprintf("月末余额：账面 %s　银行 %s%s", r.Book.Grouped(), bank, from)
}

// BankAdjusted are the balances after the open items, and how the month stands.
func BankAdjusted(r ledger.Reconciled) string {
	bank := "不详"
	if r.Known {
		bank = r.AdjustedBank.Grouped()
	}
	return fmt.Sprintf("调节以后：账面 %s　银行 %s　%s", r.AdjustedBook.Grouped(), bank, BankState(r))
}

// BankMarks say what is marked on both sides.
func BankMarks(lines, booked model.Money, marked int) string {
	s := fmt.Sprintf("选中 %d 笔：银行 %s，账上 %s，", marked, lines.Grouped(), booked.Grouped())
	if lines == booked {
		return s + "相等，按 m 勾成一组"
	}
	return s + "差 " + (lines - booked).Grouped()
}

// BankProposed says why something is proposed, and how sure that is.
func BankProposed(n int, p ledger.Proposal) string {
	how := "拿不准，看过再按 a"
	if p.Sure {
		how = "有把握，按 a 接受"
	}
	return fmt.Sprintf("建议 %d（%d 对 %d）：%s；%s", n, len(p.Match.Lines), len(p.Match.Entries), BankReasons(p), how)
}

// BankDrafted tells of how many lines drafts were made.
func BankDrafted(n int) string { return fmt.Sprintf("给 %d 笔流水起草凭证", n) }

// BankOffSum says why rows cannot be matched.
func BankOffSum(by model.Money) string { return "两边差 " + by.Grouped() + "，勾不成一组" }

// BankDraftBasis says where the entry of a draft comes from.
func BankDraftBasis(d ledger.BankDraft) string {
	switch {
	case d.Matched:
		return "照上次这样的流水勾对的 " + VoucherShort(d.Like) + " 填好，请核对"
	case d.Like.ID != 0:
		return "照最像的凭证 " + VoucherShort(d.Like) + " 填好，请核对"
	case d.Event.Code != "":
		return "按业务「" + d.Event.Name + "」填好，请核对"
	}
	return "认不出是什么业务：请填另一边的科目"
}

// BankLineWords say what a line of a statement is.
func BankLineWords(l model.BankLine) string {
	return strings.TrimSpace(strings.Join(strings.Fields(l.Counterparty+" "+l.Summary), " "))
}

// BookItemWords say what an entry of the book is.
func BookItemWords(b ledger.BookItem) string {
	return strings.TrimSpace(fmt.Sprintf("记%d-%d %s %s", b.Period.Month(), b.Number, b.Summary, b.Counterparty))
}

var bankReasons = map[ledger.ReasonKind]string{
	ledger.ReasonAmount: "金额相同", ledger.ReasonSameDay: "同一天", ledger.ReasonParty: "对方相同",
	ledger.ReasonSummary: "摘要相近", ledger.ReasonSerial: "单号相同", ledger.ReasonSum: "几笔合成一笔",
	ledger.ReasonVoucher: "同一张凭证", ledger.ReasonReversal: "冲销对冲",
	ledger.ReasonOpening: "建账前的未达账项", ledger.ReasonDrafted: "凭证就是从这行流水起草的",
}

// BankReasons say why a match is proposed.
func BankReasons(p ledger.Proposal) string {
	var out []string
	for _, r := range p.Reasons {
		if r == ledger.ReasonNear {
			out = append(out, fmt.Sprintf("相差 %d 天", p.Days))
			continue
		}
		out = append(out, bankReasons[r])
	}
	return strings.Join(out, "、")
}

// BankProblem says what is wrong with a month beyond its open items.
func BankProblem(p ledger.ReconcileProblem) string {
	switch p.Kind {
	case ledger.ProblemChain:
		return fmt.Sprintf("对账单的余额在 %s 这一行接不上，差 %s", p.Line.Date, p.Amount.Grouped())
	case ledger.ProblemGap:
		return fmt.Sprintf("%s 之前的对账单缺了一段，差 %s", p.Line.Date, p.Amount.Grouped())
	case ledger.ProblemOpening:
		return "开始对账时银行与账面就相差 " + p.Amount.Grouped() + "（建账前的未达账项）"
	case ledger.ProblemNoLines:
		return "这个月没有对账单"
	case ledger.ProblemTyped:
		return "写的银行余额与对账单相差 " + p.Amount.Grouped()
	case ledger.ProblemChanged:
		return "签字以后账面有变动"
	case ledger.ProblemUnequal:
		return "签字以后不再平衡，差 " + p.Amount.Grouped()
	}
	return ""
}

// BankAccepted tells how many matches were made.
func BankAccepted(n int) string { return fmt.Sprintf("已勾对 %d 组", n) }

// BankSums is a month on a command's output.
func BankSums(r ledger.Reconciled) []string {
	bank := "不详"
	if r.Known {
		bank = r.Bank.Grouped()
	}
	out := []string{
		fmt.Sprintf("%s %s 银行存款余额调节", r.Account, r.Month.Chinese()),
		"账面余额 " + r.Book.Grouped(), "　加：银行已收工会未收 " + r.BankIn.Sum.Grouped(),
		"　减：银行已付工会未付 " + r.BankOut.Sum.Grouped(),
	}
	if r.Opening != 0 {
		out = append(out, "　建账前的未达账项 "+r.Opening.Grouped())
	}
	out = append(out, "调节后账面余额 "+r.AdjustedBook.Grouped(), "银行对账单余额 "+bank,
		"　加：工会已收银行未收 "+r.BookIn.Sum.Grouped(), "　减：工会已付银行未付 "+r.BookOut.Sum.Grouped())
	if r.Known {
		out = append(out, "调节后银行余额 "+r.AdjustedBank.Grouped())
	}
	for _, g := range []ledger.OpenGroup{r.BankIn, r.BankOut, r.BookIn, r.BookOut} {
		for _, i := range g.Items {
			words := BankSideBank + " " + BankLineWords(i.Line)
			if i.Line.ID == 0 {
				words = BankSideBook + " " + BookItemWords(i.Book)
			}
			out = append(out, fmt.Sprintf("　未达 %s %s %s", i.Date, i.Amount.Grouped(), words))
		}
	}
	for _, p := range r.Problems {
		out = append(out, "　注意："+BankProblem(p))
	}
	return append(out, BankState(r))
}
