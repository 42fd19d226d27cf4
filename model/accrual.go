package model

import "strconv"

// Accrual is money that the upper union has announced and not yet paid at the year's end, and that is booked all the
// same (财会〔2021〕7号 accounts 131, 402, 403: 权责发生制 at the year's end only).
type Accrual uint8

// The accruals.
const (
	AccruedLevy      Accrual = 1 // 转拨的拨缴经费: 借 13102, 贷 402
	AccruedGeneral   Accrual = 2 // 一般性转移支付补助: 借 13101, 贷 40301
	AccruedEarmarked Accrual = 3 // 专项转移支付补助: 借 13101, 贷 40302 with its project
)

// String is the accrual's Chinese name.
func (a Accrual) String() string { return wordOf("accrual", a) }

// Accruals lists them.
func Accruals() []Accrual { return valuesOf[Accrual]("accrual") }

// Accounts are the claim that an accrual is booked on and the income it brings.
func (a Accrual) Accounts() (claim, income string) {
	switch a {
	case AccruedLevy:
		return "13102", "402"
	case AccruedGeneral:
		return "13101", "40301"
	case AccruedEarmarked:
		return "13101", "40302"
	}
	return "", ""
}

// AccrualVoucher drafts the voucher of an accrual on the last day of a year; the upper union's notice belongs to it.
func AccrualVoucher(a Accrual, year int, m Money, project string) Voucher {
	claim, income := a.Accounts()
	return Voucher{
		Date: NewPeriod(year, 12).Last(), Summary: strconv.Itoa(year) + wordYear + a.String(),
		Lines: []Line{
			{Account: claim, Side: Debit, Amount: m, Project: project},
			{Account: income, Side: Credit, Amount: m, Project: project},
		},
	}
}

// SettlementVoucher drafts the receipt of a claim that an earlier year accrued: 借 102, 贷 131.
func SettlementVoucher(claim AccountBalance, day Date) Voucher {
	return Voucher{
		Date: day, Summary: wordSettled,
		Lines: []Line{
			{Account: AccountBank, Side: Debit, Amount: claim.Amount, Project: claim.Project},
			{Account: claim.Account, Side: Credit, Amount: claim.Amount, Project: claim.Project},
		},
	}
}

// PriorYear is what was wrong in a year that is closed and changes what is carried over (财会〔2021〕7号, 32101 and
// 32201): it is put right in the year it is found.
type PriorYear uint8

// The errors.
const (
	PriorTooPoor PriorYear = 1 // spending got back, or income forgotten: 借 102, 贷 32201 (32101 with its project)
	PriorTooRich PriorYear = 2 // spending forgotten, or income too much: 借 32201 (32101 with its project), 贷 102
)

// String is the error's Chinese name.
func (p PriorYear) String() string { return wordOf("prior", p) }

// PriorYears lists them.
func PriorYears() []PriorYear { return valuesOf[PriorYear]("prior") }

// PriorYearVoucher drafts the correction of a closed year; the money of a restricted project stays with it.
func PriorYearVoucher(p PriorYear, day Date, m Money, project string) Voucher {
	account := AccountSurplusAdjusted
	if project != "" {
		account = AccountCarryAdjusted
	}
	debit := Line{Account: AccountBank, Side: Debit, Amount: m}
	credit := Line{Account: account, Side: Credit, Amount: m, Project: project}
	if p == PriorTooRich {
		debit, credit = Line{Account: account, Side: Debit, Amount: m, Project: project},
			Line{Account: AccountBank, Side: Credit, Amount: m}
	}
	return Voucher{Date: day, Summary: wordPrior + wordReason + p.String(), Lines: []Line{debit, credit}}
}
