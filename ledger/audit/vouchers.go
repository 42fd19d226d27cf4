package audit

import (
	"fmt"
	"strings"

	"gonghui/model"
)

func balanced(s *snapshot) []Finding {
	var out []Finding
	for _, v := range s.vouchers {
		var diff model.Money
		zero := false
		for _, l := range v.Lines {
			diff += l.Debit() - l.Credit()
			zero = zero || l.Amount == 0
		}
		switch {
		case len(v.Lines) < 2:
			out = append(out, about(v, saidOneLine, len(v.Lines)))
		case diff != 0:
			out = append(out, about(v, saidUnbalanced, diff.Grouped()))
		case zero:
			out = append(out, about(v, saidZeroLine))
		}
	}
	return out
}

func continuous(s *snapshot) []Finding {
	var out []Finding
	last := map[model.Period]int{}
	for _, v := range s.vouchers {
		p := v.In()
		switch want := last[p] + 1; {
		case v.Number < want:
			out = append(out, about(v, saidTwice, v.Number))
		case v.Number > want:
			out = append(out, about(v, saidGap, want, v.Number-1))
		}
		last[p] = max(last[p], v.Number)
	}
	return out
}

func inPeriod(s *snapshot) []Finding {
	var out []Finding
	for _, v := range s.vouchers {
		switch {
		case v.Date > s.today:
			out = append(out, about(v, saidFuture, v.Date, s.today))
		case v.In().Month() <= 12 && v.Date.Period() != v.In():
			out = append(out, about(v, saidOtherPeriod, v.Date, v.In()))
		}
	}
	return out
}

func dateOrder(s *snapshot) []Finding {
	var out []Finding
	var before model.Voucher
	for _, v := range s.vouchers {
		if before.In() == v.In() && v.Date < before.Date && v.Kind == model.VoucherNormal {
			out = append(out, about(v, saidDateOrder, v.Date, before.Number, before.Date))
		}
		before = v
	}
	return out
}

func attached(s *snapshot) []Finding {
	var out []Finding
	for _, v := range s.vouchers {
		if v.Attachments == 0 && v.Kind == model.VoucherNormal {
			out = append(out, about(v, saidNoAttachment))
		}
	}
	return out
}

func summarised(s *snapshot) []Finding {
	var out []Finding
	for _, v := range s.vouchers {
		for _, x := range model.CheckVoucher(v, s.chart) {
			if x.Rule == model.RuleVoucherSummary || x.Rule == model.RuleVoucherVague {
				out = append(out, about(v, saidVague, v.Summary))
			}
		}
	}
	return out
}

// signature is one of the names that a voucher must bear.
type signature struct {
	name  string
	of    func(model.Voucher) string
	needs func(model.Voucher) bool
}

var signatures = []signature{
	{signPreparer, func(v model.Voucher) string { return v.Preparer }, always},
	{signReviewer, func(v model.Voucher) string { return v.Reviewer }, always},
	{signBookkeeper, func(v model.Voucher) string { return v.Bookkeeper }, always},
	{signCashier, func(v model.Voucher) string { return v.Cashier }, movesMoney},
}

func always(model.Voucher) bool { return true }

// movesMoney reports whether a voucher receives or pays money, so that the cashier signs it.
func movesMoney(v model.Voucher) bool {
	for _, l := range v.Lines {
		if money(l.Account) {
			return true
		}
	}
	return false
}

func signed(s *snapshot) []Finding {
	var out []Finding
	known := make([]bool, len(signatures))
	for i, g := range signatures {
		for _, v := range s.vouchers {
			known[i] = known[i] || g.of(v) != ""
		}
		if !known[i] && len(s.vouchers) > 0 {
			s.lack(fmt.Sprintf(lackSignature, g.name))
		}
	}
	for _, v := range s.vouchers {
		if v.Kind != model.VoucherNormal {
			continue
		}
		var without []string
		for i, g := range signatures {
			if known[i] && g.needs(v) && g.of(v) == "" {
				without = append(without, g.name)
			}
		}
		if len(without) > 0 {
			out = append(out, about(v, saidUnsigned, strings.Join(without, listMark)))
		}
		switch {
		case v.Preparer != "" && v.Preparer == v.Reviewer:
			out = append(out, about(v, saidSameReviewer, v.Preparer))
		case v.Cashier != "" && (v.Cashier == v.Bookkeeper || v.Cashier == v.Reviewer):
			out = append(out, about(v, saidSameCashier, v.Cashier))
		}
	}
	return out
}

func chained(s *snapshot) []Finding {
	if s.chain == nil {
		return nil
	}
	return []Finding{{Object: objectChain, Text: saidChain}}
}

// cited looks at red vouchers, and at red amounts on others.
func cited(s *snapshot) []Finding {
	var out []Finding
	blue := map[model.ID]bool{}
	for _, v := range s.vouchers {
		if v.Kind == model.VoucherBlue {
			blue[v.Reverses] = true
		}
	}
	for _, v := range s.vouchers {
		if v.Kind != model.VoucherRed {
			if v.Kind == model.VoucherNormal && v.Reverses == 0 && hasRed(v) {
				f := about(v, saidRedWithoutOriginal)
				f.Severity = SeverityInfo
				out = append(out, f)
			}
			continue
		}
		original, ok := s.voucher(v.Reverses)
		switch {
		case !ok:
			out = append(out, about(v, saidNoOriginal))
		case !mirrors(v, original):
			out = append(out, about(v, saidNotMirrored, original.In().Month(), original.Number))
		case !blue[v.Reverses]:
			f := about(v, saidNoBlue, original.In().Month(), original.Number)
			f.Severity = SeverityInfo
			out = append(out, f)
		}
	}
	return out
}

func hasRed(v model.Voucher) bool {
	for _, l := range v.Lines {
		if l.Amount < 0 {
			return true
		}
	}
	return false
}

// mirrors reports whether a red voucher takes back exactly what another one booked.
func mirrors(red, original model.Voucher) bool {
	type place struct {
		account, project string
		side             model.Side
	}
	left := map[place]model.Money{}
	for _, l := range append(append([]model.Line{}, red.Lines...), original.Lines...) {
		left[place{l.Account, l.Project, l.Side}] += l.Amount
	}
	for _, m := range left {
		if m != 0 {
			return false
		}
	}
	return true
}

// cashMost is the largest single payment in cash, in fen, that is not to a person (现金管理暂行条例实施细则).
const cashMost = 100_000

func cashPaid(s *snapshot) []Finding {
	var out []Finding
	for _, v := range s.vouchers {
		var cash model.Money
		person := s.names[v.Counterparty]
		for _, l := range v.Lines {
			if strings.HasPrefix(l.Account, model.AccountCash) {
				cash += l.Credit()
				continue
			}
			allowed := strings.HasPrefix(l.Account, model.AccountBank) || strings.HasPrefix(l.Account, accountAdvances)
			if l.Debit() > 0 && (allowed || l.Member != 0) {
				person = true
			}
		}
		if cash > cashMost && !person {
			f := about(v, saidCash, v.Counterparty, cash.Grouped())
			f.Amount = cash
			out = append(out, f)
		}
	}
	return out
}

// accountAdvances is 其他应收款, where advances to persons stand.
const accountAdvances = "135"
