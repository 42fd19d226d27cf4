package model

import "strings"

// OldAccount is an account of the 2009 system (财会〔2009〕7号) and what took its place when the system of 2021 came
// into force (财会〔2021〕7号, transition rules 财会〔2021〕16号).
type OldAccount struct {
	Code, Name string
	Now        string   // the account in force that takes it, or the usual part of it
	Also       []string // accounts that take parts of it by analysis
	Why        string   // what became of it, in Chinese
}

// SameCodeOtherMeaning tells whether the old code is in force too, for something else: such a code is booked wrongly
// without anybody noticing.
func (a OldAccount) SameCodeOtherMeaning() bool {
	now, ok := Standard().Lookup(a.Code)
	return ok && a.Now != a.Code && now.Code == a.Code
}

// OldAccounts are all accounts of the 2009 system, by code.
func OldAccounts() []OldAccount {
	rows := table("accounts_2009.csv")
	out := make([]OldAccount, 0, len(rows))
	for _, r := range rows {
		out = append(out, OldAccount{
			Code: r[0], Name: r[1], Now: r[2], Also: strings.Fields(r[3]), Why: r[4],
		})
	}
	return out
}

// FromOld are the accounts of the 2009 system that an account in force took over, as a whole or in part.
func FromOld(code string) []OldAccount {
	var out []OldAccount
	for _, a := range OldAccounts() {
		if a.Now == code {
			out = append(out, a)
			continue
		}
		for _, also := range a.Also {
			if also == code {
				out = append(out, a)
				break
			}
		}
	}
	return out
}
