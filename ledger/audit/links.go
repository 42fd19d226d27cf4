package audit

import (
	"fmt"
	"slices"
	"strings"

	"gonghui/model"
)

// linked is check 38 from both sides: what was given without a voucher, and what was booked without a visit.
func linked(s *snapshot) []Finding {
	out := s.unbooked()
	for _, x := range s.granted() {
		if f, ok := s.grantUnbooked(x); ok {
			out = append(out, f)
		}
	}
	return append(out, s.unvisited()...)
}

// unbooked looks from visits to vouchers. Visits that share a voucher are compared with it once a member.
func (s *snapshot) unbooked() []Finding {
	type share struct {
		voucher, member model.ID
	}
	told := map[share]bool{}
	var out []Finding
	for _, x := range s.made() {
		if x.Total() == 0 {
			continue
		}
		given := x.Total().Grouped()
		v, posted := s.paid[x.Voucher]
		switch {
		case x.Voucher == 0 && x.VoucherText != "":
			out = append(out, s.onVisit(x, "%s 元，登记的凭证号“%s”在账里找不到。", given, x.VoucherText))
		case x.Voucher == 0:
			out = append(out, s.onVisit(x, "%s 元，没有对应的凭证。", given))
		case !posted:
			f := s.onVisit(x, "%s 元，对应的凭证还是草稿，没有记账。", given)
			f.Severity = SeverityInfo
			out = append(out, f)
		case s.cancelled[x.Voucher]:
			out = append(out, s.onVisit(x, "%s 元，对应的凭证 %s 已被冲销。", given, slipOf(v)))
		case !told[share{x.Voucher, x.Member}]:
			told[share{x.Voucher, x.Member}] = true
			claimed := s.claims[x.Voucher][x.Member]
			if booked, differs := s.differs(v, x.Member); differs {
				out = append(out, s.onVisit(x, "登记 %s 元，凭证 %s 上是 %s 元。",
					claimed.Grouped(), slipOf(v), booked.Grouped()))
			}
		}
	}
	return out
}

// grantUnbooked does the same for a grant that was paid.
func (s *snapshot) grantUnbooked(x model.Subsidy) (Finding, bool) {
	v, posted := s.paid[x.Voucher]
	switch {
	case x.Voucher == 0 && x.VoucherText != "":
		return s.onSubsidy(x, "登记的凭证号“%s”在账里找不到。", x.VoucherText), true
	case x.Paid == 0:
		return Finding{}, false
	case x.Voucher == 0:
		return s.onSubsidy(x, "%s 已发放，没有对应的凭证。", x.Paid), true
	case !posted:
		f := s.onSubsidy(x, "%s 已发放，对应的凭证还是草稿，没有记账。", x.Paid)
		f.Severity = SeverityInfo
		return f, true
	case s.cancelled[x.Voucher]:
		return s.onSubsidy(x, "%s 已发放，对应的凭证 %s 已被冲销。", x.Paid, slipOf(v)), true
	}
	booked, differs := s.differs(v, x.Member)
	if !differs {
		return Finding{}, false
	}
	claimed := s.claims[x.Voucher][x.Member]
	return s.onSubsidy(x, "登记 %s 元，凭证 %s 上是 %s 元。", claimed.Grouped(), slipOf(v), booked.Grouped()), true
}

// differs compares what visits and grants say that a voucher paid to a member with what it booked. Lines
// that name the member count; where none does, the lines that name nobody, together or one by one, must fit
// all that they are claimed for.
func (s *snapshot) differs(v model.Voucher, member model.ID) (booked model.Money, differs bool) {
	named, unnamed := spent(v)
	claims := s.claims[v.ID]
	if m, ok := named[member]; ok {
		return m, m != claims[member]
	}
	var sum, claimed model.Money
	for _, m := range unnamed {
		sum += m
	}
	for who, m := range claims {
		if _, ok := named[who]; !ok {
			claimed += m
		}
	}
	return sum, sum != claimed && !slices.Contains(unnamed, claims[member])
}

// spent is what a voucher spends on each member whom its lines name, and line by line on nobody by name.
// Where it books no spending (money held for others, goods from stock) its other debits count.
func spent(v model.Voucher) (named map[model.ID]model.Money, unnamed []model.Money) {
	spends := slices.ContainsFunc(v.Lines, func(l model.Line) bool { return expense(l.Account) })
	named = map[model.ID]model.Money{}
	for _, l := range v.Lines {
		m := l.Debit()
		switch {
		case spends && expense(l.Account):
			m -= l.Credit()
		case spends, money(l.Account), l.Side != model.Debit:
			continue
		}
		if l.Member != 0 {
			named[l.Member] += m
		} else {
			unnamed = append(unnamed, m)
		}
	}
	return named, unnamed
}

// condolence is a voucher that spends on members whom no visit or grant stands behind.
type condolence struct {
	slip
	grant  bool // on 困难职工帮扶支出, without 慰问 in its text
	people []model.ID
	sums   []model.Money
}

// keepCondolence notes lines that name a member and speak of 慰问, or stand on the account of hardship grants,
// without a visit or grant that names the voucher. Group gifts, which name nobody, are not meant.
func (s *snapshot) keepCondolence(v model.Voucher) {
	if v.Kind == model.VoucherRed || v.Kind == model.VoucherAdjust {
		return
	}
	c := condolence{slip: slipOf(v), grant: true}
	for _, l := range v.Lines {
		condoles := strings.Contains(l.Summary, wordCondole) || strings.Contains(v.Summary, wordCondole)
		hardship := strings.HasPrefix(l.Account, model.AccountHardship)
		if l.Member == 0 || l.Debit() <= 0 || money(l.Account) || !condoles && !hardship {
			continue
		}
		if _, ok := s.claims[v.ID][l.Member]; ok {
			continue
		}
		c.grant = c.grant && !condoles
		if i := slices.Index(c.people, l.Member); i >= 0 {
			c.sums[i] += l.Amount
			continue
		}
		c.people, c.sums = append(c.people, l.Member), append(c.sums, l.Amount)
	}
	if len(c.people) > 0 {
		s.condoled = append(s.condoled, c)
	}
}

// namesMost is how many people a finding names.
const namesMost = 3

// unvisited looks from vouchers to visits: one finding a voucher. Vouchers that were cancelled do not count.
func (s *snapshot) unvisited() []Finding {
	var out []Finding
	for _, c := range s.condoled {
		if s.cancelled[c.id] {
			continue
		}
		var sum model.Money
		var names []string
		for i, who := range c.people {
			sum += c.sums[i]
			if i < namesMost {
				names = append(names, s.person(who))
			}
		}
		whom := strings.Join(names, listMark)
		if len(c.people) > namesMost {
			whom += fmt.Sprintf("等 %d 人", len(c.people))
		}
		what, lacks := wordCondole, "走访登记"
		if c.grant {
			what, lacks = "帮扶", "补助或走访登记"
		}
		f := c.say("%s%s %s 元，没有对应的%s。", what, whom, sum.Grouped(), lacks)
		if x, ok := s.loose(c); ok {
			f.Text += fmt.Sprintf("%s 有一次同额走访还没有关联凭证，可能就是它。", x.Date)
		}
		f.Amount = sum
		out = append(out, f)
	}
	return out
}

// loose finds a visit without voucher that fits a voucher without visit.
func (s *snapshot) loose(c condolence) (model.Visit, bool) {
	if len(c.people) != 1 {
		return model.Visit{}, false
	}
	for _, x := range s.visits {
		if x.Voucher == 0 && !x.Pending() && x.Member == c.people[0] && x.Total() == c.sums[0] {
			return x, true
		}
	}
	return model.Visit{}, false
}
