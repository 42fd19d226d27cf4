package model

import "strings"

// mirrored are the accounts that a detail of 301 mirrors, and those of 301 themselves (财会〔2021〕7号, account 301).
var mirrored = []string{"141", "151", "161", "162", "163", "171", "172", "181"}

func under(account string, tops ...string) bool {
	for _, t := range tops {
		if strings.HasPrefix(account, t) {
			return true
		}
	}
	return false
}

// Unmirrored is by how much a voucher changes assets without changing the fund that mirrors them, in fen: what it adds
// to 141, 151, 161 to 163, 171, 172 and 181, less what it adds to 301. An asset on 182 counts as still being there. 0
// for a voucher of none of these accounts.
func Unmirrored(v Voucher) Money {
	var assets, pending, fund Money
	touched := false
	for _, l := range v.Lines {
		net := l.Debit() - l.Credit()
		switch {
		case under(l.Account, mirrored...):
			assets, touched = assets+net, true
		case under(l.Account, "301"):
			fund, touched = fund-net, true
		case under(l.Account, AccountPending):
			pending += net
		}
	}
	if !touched {
		return 0
	}
	return assets + pending - fund
}

// Capital is what a voucher books on 507 资本性支出 but for 大型修缮, which may leave an asset's cost as it is, and what
// it adds to the assets that such spending makes, 161, 162 and 171, in fen.
func Capital(v Voucher) (spent, added Money) {
	for _, l := range v.Lines {
		net := l.Debit() - l.Credit()
		switch {
		case under(l.Account, "50705"):
		case under(l.Account, "507"):
			spent += net
		case under(l.Account, "161", AccountFixed, AccountIntangible):
			added += net
		}
	}
	return spent, added
}

// checkMirror warns of a voucher that lacks one half of a pair: an asset without its fund, or capital spending without
// its asset (财会〔2021〕7号, accounts 301 and 507). The other half may stand in another voucher.
func checkMirror(vs *violations, v Voucher) {
	if v.Kind == VoucherRed || v.Kind == VoucherClosing {
		return
	}
	if d := Unmirrored(v); d != 0 {
		vs.warn(RuleVoucherMirror, "Lines", d.Abs().Grouped())
		return
	}
	if spent, added := Capital(v); spent > 0 && added == 0 {
		vs.warn(RuleVoucherCapital, "Lines", spent.Grouped())
	}
}
