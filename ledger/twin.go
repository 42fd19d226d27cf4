package ledger

import (
	"cmp"
	"slices"

	"gonghui/model"
)

// twinDays is how far apart two vouchers of the same entry may lie: what is paid every month is no twin.
const twinDays = 10

// Twins finds the vouchers that book just what x books, within a few days of it: very likely the same entry made twice.
// Their lines are the same, and so is their 摘要, counterparty or bill. Latest is as LatestVouchers gives it; x itself,
// by its ID, is passed over, and so is what x puts right.
func Twins(latest []model.Voucher, x model.Voucher) []model.Voucher {
	var out []model.Voucher
	entry := entryOf(x)
	for _, o := range latest {
		apart := o.Date.Sub(x.Date)
		switch {
		case x.ID != 0 && o.ID == x.ID, o.ID == x.Reverses, apart > twinDays, apart < -twinDays:
		case alikeInWords(o, x) && slices.Equal(entryOf(o), entry):
			out = append(out, o)
		}
	}
	return out
}

// alikeInWords tells whether two vouchers say the same, or were with the same party, or rest on the same bill.
func alikeInWords(a, b model.Voucher) bool {
	return a.Summary == b.Summary || a.Counterparty != "" && a.Counterparty == b.Counterparty ||
		a.Bill != "" && a.Bill == b.Bill
}

// entryOf are a voucher's lines without their words, in an order of their own.
func entryOf(v model.Voucher) []model.Line {
	out := make([]model.Line, 0, len(v.Lines))
	for _, l := range v.Lines {
		out = append(out, model.Line{
			Account: l.Account, Side: l.Side, Amount: l.Amount, Project: l.Project, Member: l.Member,
		})
	}
	slices.SortFunc(out, func(a, b model.Line) int {
		return cmp.Or(
			cmp.Compare(a.Account, b.Account), cmp.Compare(a.Side, b.Side), cmp.Compare(a.Project, b.Project),
			cmp.Compare(a.Member, b.Member), cmp.Compare(a.Amount, b.Amount),
		)
	})
	return out
}
