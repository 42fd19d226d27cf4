package text

import (
	"fmt"

	"gonghui/ledger"
	"gonghui/model"
)

// Words of matching by command.
const (
	FlagMatch       = "勾成一组：`流水=凭证`，如 123=2025-03记5；几笔用逗号隔开，凭证里的一行写作 2025-03记5/2；可以写几次"
	FlagUnmatch     = "取消这个`编号`的勾对，要写 --reason"
	FlagMatchReason = "取消勾对的`原因`，写入操作日志"
	FlagBankDraft   = "给只有银行有、没有建议也没起草过的流水起草凭证"
	FlagBankItems   = "列出没勾对的流水和分录、建议、已勾对的，带编号"

	BadMatch           = "看不懂「%s」：要写作 流水=凭证，如 123=2025-03记5"
	BadMatchNumber     = "「%s」不是勾对的编号"
	Unmatched          = "已取消勾对 %s"
	BankNothingToDraft = "没有要起草凭证的流水"
)

// VoucherArgument is how a command names a posted voucher.
func VoucherArgument(p model.Period, number int) string { return fmt.Sprintf("%s记%d", p, number) }

// BankDraftSaid tells of a draft that was made of a bank line.
func BankDraftSaid(d ledger.BankDraft) string {
	return DraftMade(d.Voucher) + "　" + BankDraftBasis(d)
}

// OpenSaid is an open line of the bank, or entry of the book, on a command's output.
func OpenSaid(line uint64, voucher, date string, amount model.Money, words string) string {
	if line != 0 {
		return fmt.Sprintf("未勾　流水 %d　%s　%s　%s", line, date, amount.Grouped(), words)
	}
	return fmt.Sprintf("未勾　凭证 %s　%s　%s　%s", voucher, date, amount.Grouped(), words)
}

// ProposalSaid is a proposal on a command's output.
func ProposalSaid(match string, sure bool, reason string) string {
	how := "拿不准"
	if sure {
		how = "有把握"
	}
	return fmt.Sprintf("建议　%s　%s：%s", match, how, reason)
}

// MatchSaid is a match on a command's output.
func MatchSaid(id uint64, match string) string {
	return fmt.Sprintf("已勾　编号 %d　%s", id, match)
}
