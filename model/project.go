package model

import "strings"

// ProjectKind says whose money a project's is.
type ProjectKind uint8

// The kinds of projects. The values are stored.
const (
	ProjectRestricted ProjectKind = 1 // 专项: given for one purpose; what is left is carried on 321
	ProjectCustody    ProjectKind = 2 // 代管: of others, passing through 221, never income nor expense
	ProjectPlain      ProjectKind = 3 // the union's own money, told apart only to see what a thing cost
)

// Project is what is known of a project beyond the name that lines of vouchers and opening balances bear. A name
// without such a record is custody money if account 221 bears it, else restricted.
type Project struct {
	ID       ID          `cbor:"1,keyasint"`
	Name     string      `cbor:"2,keyasint"` // one of a kind in the book; cannot be changed
	Kind     ProjectKind `cbor:"3,keyasint"`
	Grantor  string      `cbor:"4,keyasint,omitempty"` // 来源单位: who gave the money
	Purpose  string      `cbor:"5,keyasint,omitempty"`
	Paper    string      `cbor:"6,keyasint,omitempty"` // 文号 of the grant
	From     Date        `cbor:"7,keyasint,omitempty"`
	Finished Date        `cbor:"8,keyasint,omitempty"` // 完结日期: what is left goes to 322 at the year's end
	Note     string      `cbor:"9,keyasint,omitempty"`
}

// BearsProject reports whether a line on an account is marked with its voucher's project: income, expense, claims for
// it, custody money and adjustments of what was carried over; cash and bank only where custody money moves.
func BearsProject(account string, custody bool) bool {
	if IsMoney(account) {
		return custody
	}
	if account == adjustedFree {
		return false
	}
	for _, begin := range []string{"4", "5", accountCustody, "131", "321"} {
		if strings.HasPrefix(account, begin) {
			return true
		}
	}
	return false
}

// IsMoney reports whether an account is cash or at a bank.
func IsMoney(account string) bool {
	return strings.HasPrefix(account, AccountCash) || strings.HasPrefix(account, AccountBank)
}
