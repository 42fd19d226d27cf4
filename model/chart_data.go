package model

import (
	"embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"
)

// data holds the tables that are law or custom rather than program: accounts, ceilings, words.
//
//go:embed data/*.csv
var data embed.FS

// table reads one of the embedded tables without its header row. The tables ship with the program and a test
// reads them all, so that a broken one is a defect of the program and stops it.
func table(name string) [][]string {
	f, err := data.Open("data/" + name)
	if err != nil {
		panic(fmt.Sprintf("embedded table %s: %v", name, err))
	}
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("embedded table %s: %v", name, err))
	}
	return rows[1:]
}

// The words of the tables.
var (
	accountKinds = map[string]AccountKind{
		"asset": Asset, "liability": Liability, "net": Net, "income": Income, "expense": Expense,
	}
	accountSides = map[string]Side{"debit": Debit, "credit": Credit}
	accountUses  = map[string]AccountUse{"yes": UseYes, "may": UseMay, "no": UseNo}
)

// loadStandard reads code, name, parent, kind, normal_side, applies_to_basic_union, optional, note.
func loadStandard() Chart {
	rows := table("chart_of_accounts.csv")
	accounts := make(map[string]Account, len(rows))
	divided := map[string]bool{}
	for _, r := range rows {
		accounts[r[0]] = Account{
			Code: r[0], Name: r[1], Parent: r[2], Kind: accountKinds[r[3]], Normal: accountSides[r[4]],
			Use: accountUses[r[5]], Note: r[7], Given: true,
		}
		if r[6] != "yes" {
			divided[r[2]] = true
		}
	}
	for code, a := range accounts {
		a.Leaf = !divided[code]
		accounts[code] = a
	}
	return build(accounts)
}

// oldAccount is an account of the 2009 system (财会〔2009〕7号) and the account that took its place.
type oldAccount struct{ code, name, now string }

// oldChart is indexed by code and by the key of the name. Where the transition rules (财会〔2021〕16号) divide a
// balance by analysis, the table names the account that takes the usual part.
type oldChart struct{ byCode, byName map[string]oldAccount }

var oldAccounts = sync.OnceValue(func() oldChart {
	c := oldChart{byCode: map[string]oldAccount{}, byName: map[string]oldAccount{}}
	for _, r := range table("accounts_2009.csv") {
		a := oldAccount{code: r[0], name: r[1], now: r[2]}
		c.byCode[a.code] = a
		if _, twice := c.byName[pathKey(a.name)]; !twice {
			c.byName[pathKey(a.name)] = a
		}
	}
	return c
})

// OldCode tells accounts of the 2009 system (财会〔2009〕7号) from those in force, and gives the code that took
// their place. A code that only the 2009 system has is old whatever the name. A code of both systems is old
// when the name given with it is the 2009 one and not today's: 221 应付上级经费 is now 211. With an empty code, a
// name is old when only the 2009 system knows it. Either may be empty.
func OldCode(code, name string) (replacement string, old bool) {
	c, key := Standard(), pathKey(name)
	if code == "" {
		if len(c.named(key)) > 0 || key == "" {
			return "", false
		}
		a, ok := oldAccounts().byName[lastPart(key)]
		return a.now, ok && len(c.names[lastPart(key)]) == 0
	}
	was, inOld := oldAccounts().byCode[code]
	now, inNew := c.Lookup(code)
	switch {
	case !inOld:
		return "", false
	case !inNew:
		return was.now, true
	case key == "" || was.now == code:
		return "", false
	}
	named := lastPart(key)
	if named != pathKey(was.name) || named == pathKey(now.Name) {
		return "", false
	}
	return was.now, true
}

// lastPart is the last name of a path key.
func lastPart(key string) string { return key[strings.LastIndex(key, "-")+1:] }
