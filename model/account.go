package model

import (
	"errors"
	"fmt"
	"strings"
)

// AccountKind is one of the five elements of the accounts (会计要素, 财会〔2021〕7号 art. 9).
type AccountKind uint8

// The kinds of accounts.
const (
	Asset     AccountKind = 1 // 资产
	Liability AccountKind = 2 // 负债
	Net       AccountKind = 3 // 净资产
	Income    AccountKind = 4 // 收入
	Expense   AccountKind = 5 // 支出
)

// AccountUse says whether a basic union (基层工会) uses an account.
type AccountUse uint8

// The uses. The system prints a list of 24 accounts for basic unions; from the longer list others may be
// borrowed.
const (
	UseYes AccountUse = 1 // on the list of basic unions
	UseMay AccountUse = 2 // usable when needed (根据实际需要)
	UseNo  AccountUse = 3 // county level and above: accepted with a warning
)

// Account is one account of the chart (会计科目).
type Account struct {
	Code   string
	Name   string
	Parent string // code of the account above; "" for a first-level account
	Kind   AccountKind
	Normal Side // side of its normal balance: Credit for the contra accounts 163 and 172
	Use    AccountUse
	Note   string // what it is for, in English
	Leaf   bool   // vouchers may be booked on it
	Given  bool   // prescribed by the system: name and place are fixed
	ID     ID     // record of an own detail account; 0 for a given one
}

// AccountDetail is a detail account (明细科目) of the branch's own, below a leaf of the chart.
type AccountDetail struct {
	ID     ID     `cbor:"1,keyasint"`
	Code   string `cbor:"2,keyasint"` // the parent's code and two digits
	Name   string `cbor:"3,keyasint"`
	Parent string `cbor:"4,keyasint"`
}

// The reasons why a detail account is refused; a DetailError unwraps to one of them.
var (
	ErrDetailCode   = errors.New("detail code is not the parent's code and two digits")
	ErrDetailParent = errors.New("no such account to divide, or it has prescribed details")
	ErrDetailGiven  = errors.New("prescribed accounts cannot be changed")
	ErrDetailName   = errors.New("detail name is empty, too long or used beside it")
	ErrDetailTwice  = errors.New("detail code is used twice")
)

// DetailError is returned by Chart.With.
type DetailError struct {
	Detail AccountDetail
	Why    error // one of the sentinels ErrDetail…
}

// Error names the account and the reason.
func (e *DetailError) Error() string {
	return fmt.Sprintf("%v: %s %s", e.Why, e.Detail.Code, e.Detail.Name)
}

// Unwrap gives the sentinel.
func (e *DetailError) Unwrap() error { return e.Why }

// The reasons why the name of an account leads nowhere; an AccountError unwraps to one of them.
var (
	ErrAccountUnknown   = errors.New("no such account")
	ErrAccountAmbiguous = errors.New("several accounts bear this name")
	ErrAccountOld       = errors.New("account of the 2009 system")
)

// AccountError is returned by Chart.ByName and Chart.ByPath. Codes are the candidates for an ambiguous name,
// and the replacement for a name of the 2009 system.
type AccountError struct {
	Name  string
	Why   error // one of the sentinels ErrAccount…
	Codes []string
}

// Error names the account, the reason and the codes that may be meant.
func (e *AccountError) Error() string {
	if len(e.Codes) == 0 {
		return fmt.Sprintf("%v: %s", e.Why, e.Name)
	}
	return fmt.Sprintf("%v: %s (%s)", e.Why, e.Name, strings.Join(e.Codes, ", "))
}

// Unwrap gives the sentinel.
func (e *AccountError) Unwrap() error { return e.Why }
