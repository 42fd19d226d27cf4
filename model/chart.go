package model

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Chart is the chart of accounts (会计科目表): the prescribed accounts and the branch's own details below them. It
// is an immutable value, cheap to copy; the zero Chart is empty.
type Chart struct {
	accounts map[string]Account
	order    []string            // codes: every account before its details, siblings by code
	children map[string][]string // by the parent's code
	paths    map[string]string   // path key of the full name -> code
	names    map[string][]string // path key of the account's own name -> codes
}

// standard is read once: the chart is the same for every book.
var standard = sync.OnceValue(loadStandard)

// Standard is the chart of 《工会会计制度》 (财会〔2021〕7号, in force 2022-01-01), both printed lists.
func Standard() Chart { return standard() }

func build(accounts map[string]Account) Chart {
	c := Chart{
		accounts: accounts,
		children: map[string][]string{},
		paths:    map[string]string{},
		names:    map[string][]string{},
	}
	// In order of their text, a code stands right after the code that it begins with.
	c.order = slices.Sorted(maps.Keys(accounts))
	for _, code := range c.order {
		a := accounts[code]
		if a.Parent != "" {
			c.children[a.Parent] = append(c.children[a.Parent], code)
		}
		c.paths[pathKey(c.FullName(code))] = code
		own := pathKey(a.Name)
		c.names[own] = append(c.names[own], code)
	}
	return c
}

// With adds the branch's own detail accounts, in any order, and renames those which the chart already has
// under the same ID and code. It gives a new chart; the error is a *DetailError. A detail needs a parent
// without prescribed details (131 apart, whose prescribed details are optional), and makes the parent unfit
// for booking.
func (c Chart) With(details []AccountDetail) (Chart, error) {
	if len(details) == 0 {
		return c, nil
	}
	accounts := maps.Clone(c.accounts)
	sorted := slices.Clone(details)
	slices.SortStableFunc(sorted, func(a, b AccountDetail) int {
		return cmp.Or(cmp.Compare(len(a.Code), len(b.Code)), strings.Compare(a.Code, b.Code))
	})
	for _, d := range sorted {
		if why := addDetail(accounts, d); why != nil {
			return Chart{}, &DetailError{Detail: d, Why: why}
		}
	}
	return build(accounts), nil
}

// maxAccountCode and maxAccountName bound what a detail account may be called.
const (
	maxAccountCode = 13
	maxAccountName = 64
)

func addDetail(accounts map[string]Account, d AccountDetail) error {
	if len(d.Code) < 5 || len(d.Code) > maxAccountCode || !allDigits(d.Code) {
		return ErrDetailCode
	}
	up := d.Code[:len(d.Code)-2]
	if d.Parent != "" && d.Parent != up {
		return ErrDetailCode
	}
	old, exists := accounts[d.Code]
	switch {
	case exists && old.Given:
		return ErrDetailGiven
	case exists && (d.ID == 0 || d.ID != old.ID):
		return ErrDetailTwice
	}
	parent, ok := accounts[up]
	if !ok {
		return ErrDetailParent
	}
	if name, err := CleanText(d.Name, maxAccountName); err != nil || name != d.Name || name == "" {
		return ErrDetailName
	}
	if why := checkSiblings(accounts, parent, d); why != nil {
		return why
	}
	parent.Leaf = false
	accounts[up] = parent
	accounts[d.Code] = Account{
		Code: d.Code, Name: d.Name, Parent: up, Kind: parent.Kind, Normal: parent.Normal, Use: parent.Use,
		Leaf: !exists || old.Leaf, ID: d.ID,
	}
	return nil
}

// checkSiblings refuses a name that an account beside it bears, and a parent that has prescribed details only.
func checkSiblings(accounts map[string]Account, parent Account, d AccountDetail) error {
	divided := false
	for _, a := range accounts {
		if a.Parent != parent.Code {
			continue
		}
		if a.Code != d.Code && pathKey(a.Name) == pathKey(d.Name) {
			return ErrDetailName
		}
		divided = divided || !a.Given
	}
	if !parent.Leaf && !divided {
		return ErrDetailParent
	}
	return nil
}

// Lookup finds an account by its code.
func (c Chart) Lookup(code string) (Account, bool) {
	a, ok := c.accounts[code]
	return a, ok
}

// IsLeaf reports whether vouchers may be booked on the account. 131 may be booked on although it has
// prescribed details, since these are optional.
func (c Chart) IsLeaf(code string) bool { return c.accounts[code].Leaf }

// Accounts are all accounts, by code, every account before its details.
func (c Chart) Accounts() []Account { return c.list(c.order) }

// Children are the accounts directly below code, by code.
func (c Chart) Children(code string) []Account { return c.list(c.children[code]) }

func (c Chart) list(codes []string) []Account {
	out := make([]Account, len(codes))
	for i, code := range codes {
		out[i] = c.accounts[code]
	}
	return out
}

// Top is the first-level account that code belongs to; it is false for an unknown code.
func (c Chart) Top(code string) (Account, bool) {
	a, ok := c.accounts[code]
	for ok && a.Parent != "" {
		a, ok = c.accounts[a.Parent]
	}
	return a, ok
}

// Contains reports whether code is the account above itself or stands anywhere below it.
func (c Chart) Contains(above, code string) bool {
	for code != "" {
		if code == above {
			return true
		}
		code = c.accounts[code].Parent
	}
	return false
}

// FullName is the name from the first level down, "职工活动支出-文体活动支出"; an unknown code is its own name.
func (c Chart) FullName(code string) string {
	a, ok := c.accounts[code]
	if !ok {
		return code
	}
	if a.Parent == "" {
		return a.Name
	}
	return c.FullName(a.Parent) + "-" + a.Name
}
