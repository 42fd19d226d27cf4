package model

import (
	"strconv"
	"strings"
)

// The accounts that templates book on (财会〔2021〕7号).
const (
	AccountCash     = "101"   // 库存现金
	AccountBank     = "102"   // 银行存款
	AccountDues     = "401"   // 会费收入
	AccountCustody  = "221"   // 代管经费
	AccountOther    = "408"   // 其他收入
	AccountCharges  = "50504" // 其他业务支出, where the branch has not chosen another one for bank charges
	AccountCare     = "50105" // 会员活动支出
	AccountHardship = "50404" // 困难职工帮扶支出
)

// PaidFrom is the account that a 支付方式 takes the money from: 101 for cash in any of its spellings, else 102.
func PaidFrom(payment string) string {
	if name, ok := ParsePayment(payment); ok && name == PaymentCash {
		return AccountCash
	}
	return AccountBank
}

// VisitVoucher drafts the voucher of a visit with money or goods: 借 the category's account, 贷 cash or bank.
// The summary names the relative, lest 去世 be read as the member's own death.
func VisitVoucher(v Visit, m Member, c Category) Voucher {
	account := c.Account
	if account == "" {
		account = AccountCare
	}
	whom := m.Name
	if v.Relation != RelationSelf {
		whom += v.Relation.String()
	}
	return Voucher{
		Date: v.Date, Summary: wordVisit + whom + v.Category, Counterparty: m.Name, Settlement: v.Payment,
		Signatures: Signatures{Approver: v.Approver},
		Origin:     Ref{Kind: KindVisit, ID: v.ID},
		Lines: []Line{
			{Account: account, Side: Debit, Amount: v.Total(), Member: m.ID},
			{Account: PaidFrom(v.Payment), Side: Credit, Amount: v.Total()},
		},
	}
}

// SubsidyVoucher drafts the voucher of a hardship grant when it is paid: 借 50404, 贷 cash or bank. Money that was given
// for the purpose bears its project on 50404, so that it is taken from what 321 carries; donations that pass through
// are no expense: 借 221, and the money is marked with the project too (财会〔2021〕7号, accounts 221, 321, 50404).
func SubsidyVoucher(s Subsidy, m Member) Voucher {
	given := Line{Account: AccountHardship, Side: Debit, Amount: s.Amount, Member: m.ID}
	money := Line{Account: PaidFrom(s.Payment), Side: Credit, Amount: s.Amount}
	switch s.OthersMoney() {
	case ProjectCustody:
		given.Account, given.Project, money.Project = AccountCustody, s.Project, s.Project
	case ProjectRestricted:
		given.Project = s.Project
	default:
	}
	return Voucher{
		Date: s.Paid, Summary: wordGrant + m.Name, Counterparty: m.Name, Settlement: s.Payment,
		Signatures: Signatures{Approver: s.Approver},
		Origin:     Ref{Kind: KindSubsidy, ID: s.ID},
		Lines:      []Line{given, money},
	}
}

// Reversal is the red voucher that cancels a posted one: the same lines with negative amounts (会计基础工作规范 51).
func Reversal(v Voucher, d Date, reason string) Voucher {
	red := Voucher{
		Date: d, Kind: VoucherRed, Summary: wordCancelled + cited(v), Reverses: v.ID,
		Counterparty: v.Counterparty, Bill: v.Bill, Lines: make([]Line, len(v.Lines)),
	}
	if reason != "" {
		red.Summary = clip(red.Summary + wordReason + reason)
	}
	for i, l := range v.Lines {
		l.Amount = -l.Amount
		red.Lines[i] = l
	}
	return red
}

// Correction turns a voucher with what should have been booked into the blue one that puts a posted one
// right.
func Correction(wrong, right Voucher, d Date) Voucher {
	right.ID, right.Number, right.Period = 0, 0, 0
	right.Date, right.Kind, right.Reverses = d, VoucherBlue, wrong.ID
	says := wordCorrected + cited(wrong)
	if rest, ok := strings.CutPrefix(right.Summary, says); ok {
		right.Summary = strings.TrimPrefix(rest, wordReason)
	}
	if right.Summary != "" {
		says += wordReason + right.Summary
	}
	right.Summary = clip(says)
	return right
}

// Difference is the voucher that adjusts the amounts of a posted one: for each of its lines right says what it should
// have been, in fen, and the difference is booked on the line's side, an increase positive and a decrease negative
// (会计基础工作规范 51). Lines that were right are left out. right is as long as the voucher's lines.
func Difference(wrong Voucher, right []Money, d Date, reason string) Voucher {
	out := Voucher{
		Date: d, Kind: VoucherAdjust, Reverses: wrong.ID, Counterparty: wrong.Counterparty, Bill: wrong.Bill,
	}
	var more Money
	for i, l := range wrong.Lines {
		if i >= len(right) || right[i] == l.Amount {
			continue
		}
		by := right[i] - l.Amount
		more += by
		l.Amount = by
		out.Lines = append(out.Lines, l)
	}
	what := wordMore
	if more < 0 {
		what = wordLess
	}
	out.Summary = wordAdjusted + cited(wrong) + what
	if reason != "" {
		out.Summary += wordReason + reason
	}
	out.Summary = clip(out.Summary)
	return out
}

// cited names a posted voucher in another one's summary.
func cited(v Voucher) string {
	return strconv.Itoa(v.Date.Month()) + wordMonth + strconv.Itoa(v.Date.Day()) + wordDay +
		wordVoucher + strconv.Itoa(v.Number) + wordNumber
}

// Clip cuts a text to what a summary holds.
func Clip(s string) string { return clip(s) }

func clip(s string) string {
	r := []rune(s)
	if len(r) > MaxSummary {
		r = r[:MaxSummary]
	}
	return string(r)
}
