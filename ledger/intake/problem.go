package intake

import (
	"errors"

	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// Problem is what is wrong and where. Its Code is one of Codes, one of sheet.Codes or a model.Rule.
type Problem = sheet.Problem

// Code names one kind of problem.
type Code = sheet.Code

// Problems of cells, rows and records that this package finds. Detail is described where it is set.
const (
	CodeNeeded       Code = "value-missing"          // a cell that must not be empty is
	CodeAmount       Code = "amount-not-number"      // no amount
	CodeDecimals     Code = "amount-decimals"        // more than two decimals
	CodeExponent     Code = "amount-exponent"        // written as 1.5E+10
	CodeLarge        Code = "amount-large"           // beyond model.MaxParsedMoney
	CodeDate         Code = "date-form"              // no date in the order year, month, day
	CodeCalendar     Code = "date-calendar"          // no such day
	CodeYear         Code = "date-year"              // a year that no record can have
	CodeFuture       Code = "date-future"            // later than tomorrow
	CodeMonthUnclear Code = "date-month-unclear"     // the number 1985.1 is January or October
	CodeCount        Code = "count-not-number"       // no whole number from 0 to 9999
	CodeWord         Code = "word-unknown"           // Detail: the words that are understood
	CodeNotText      Code = "number-stored-as-value" // a long number that is not stored as text
	CodeMember       Code = "member-unknown"         // nobody of that number or name
	CodeSeveral      Code = "member-ambiguous"       // several bear the name; Detail: their numbers
	CodeOtherName    Code = "member-other-name"      // Detail: the name that goes with the number
	CodeTwoPeople    Code = "member-two-people"      // one number for two persons; Detail: row or name of the other
	CodeTwice        Code = "row-twice"              // Detail: row where the same record stands already
	CodeOtherRow     Code = "household-differs"      // another row of a household; Detail: the row of its file
	CodeDiffers      Code = "differs-from-book"      // recognised, but not the same; Detail: headers that differ
	CodeAccountNames Code = "account-ambiguous"      // Detail: codes that may be meant
	CodeBothSides    Code = "voucher-both-sides"     // an amount on both sides of one line
	CodeNoAmount     Code = "voucher-no-amount"      // no amount on either side
	CodeNoVoucher    Code = "voucher-no-number"      // a line above which no voucher begins
	CodeClosed       Code = "period-closed"          // Value: the closed month
	CodeBeforeBook   Code = "before-first-year"      // Detail: the book's first year
	CodeNoMonth      Code = "dues-no-month"          // neither rows nor titles say which month was paid
	CodeOpeningYear  Code = "opening-year"           // opening balances of a year that is not the book's first
	CodeOpeningSum   Code = "opening-not-adding-up"  // 年初余额, turnover and balance; Detail: what would add up
	CodeBankAccount  Code = "bank-account"           // Value: no account at a bank; Detail: those that are
	CodeWhichBank    Code = "bank-account-which"     // several accounts at banks, and none was named; Detail: these
	CodeCurrency     Code = "bank-currency"          // not kept in yuan
	CodeDirection    Code = "bank-direction"         // nothing says which way the money went
	CodeBankChain    Code = "bank-balance"           // a balance does not follow; Detail: what would
	CodeBankDiffers  Code = "bank-line-differs"      // the same serial number, other content; Detail: what the book has
	CodeBankHeader   Code = "bank-header"            // no columns of a statement; Detail: what looks like a header
	CodeColumnName   Code = "column-name"            // Value: no meaning of a column; Detail: those there are
	CodeColumnTitle  Code = "column-title"           // Value: no header of the file; Detail: its headers
	CodeCategory     Code = "cashbook-category"      // Value: a 类别 that means no account; Detail: those that do
)

// Codes lists the codes of this package, each once, so that a test can ask for a text for each; those of sheet.Codes
// and model.Rules come on top.
func Codes() []Code {
	return []Code{
		CodeNeeded, CodeAmount, CodeDecimals, CodeExponent, CodeLarge, CodeDate, CodeCalendar, CodeYear, CodeFuture,
		CodeMonthUnclear, CodeCount, CodeWord, CodeNotText, CodeMember, CodeSeveral, CodeOtherName, CodeTwoPeople,
		CodeTwice, CodeDiffers, CodeAccountNames, CodeBothSides, CodeNoAmount, CodeNoVoucher, CodeClosed,
		CodeBeforeBook, CodeNoMonth, CodeOpeningYear, CodeOpeningSum, CodeBankAccount, CodeWhichBank,
		CodeCurrency, CodeDirection,
		CodeOtherRow, CodeBankChain, CodeBankDiffers, CodeBankHeader, CodeColumnName, CodeColumnTitle, CodeCategory,
	}
}

// amountCode turns what ParseMoney says into a code.
func amountCode(err error) Code {
	for _, x := range []struct {
		err  error
		code Code
	}{
		{model.ErrAmountThirdDecimal, CodeDecimals},
		{model.ErrAmountExponent, CodeExponent},
		{model.ErrAmountTooLarge, CodeLarge},
	} {
		if errors.Is(err, x.err) {
			return x.code
		}
	}
	return CodeAmount
}

// dateCode turns what ParseDate says into a code.
func dateCode(err error) Code {
	switch {
	case errors.Is(err, model.ErrDateCalendar):
		return CodeCalendar
	case errors.Is(err, model.ErrDateYear):
		return CodeYear
	}
	return CodeDate
}
