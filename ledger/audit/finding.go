package audit

import (
	"fmt"

	"gonghui/model"
)

// Words that several checks use.
const (
	listMark    = "、"
	wordCondole = "慰问"
)

// slip is what is kept of a voucher that a finding may be about.
type slip struct {
	id     model.ID
	period model.Period
	number int
	total  model.Money // sum of its debits
}

func slipOf(v model.Voucher) slip {
	var m model.Money
	for _, l := range v.Lines {
		m += l.Debit()
	}
	return slip{id: v.ID, period: v.In(), number: v.Number, total: m}
}

// String is what a voucher is called outside its year: 2025-07 记12.
func (p slip) String() string { return fmt.Sprintf("%s 记%d", p.period, p.number) }

// say starts a finding on the voucher; the sentence follows its name.
func (p slip) say(format string, args ...any) Finding {
	return Finding{
		Object:  fmt.Sprintf("记%d-%d", p.period.Month(), p.number),
		Ref:     model.Ref{Kind: model.KindVoucher, ID: p.id},
		Voucher: p.id, VoucherText: p.String(),
		Amount: p.total, HasAmount: true,
		Text: p.String() + "：" + fmt.Sprintf(format, args...),
	}
}

// about starts a finding on a voucher.
func about(v model.Voucher, format string, args ...any) Finding {
	return slipOf(v).say(format, args...)
}

// person is what a member is called, with the number where another member has the same name.
func (s *snapshot) person(id model.ID) string {
	m := s.members[id]
	if s.names[m.Name] > 1 {
		return m.Name + "(" + m.Number + ")"
	}
	return m.Name
}

// onVisit starts a finding on a visit; the sentence follows date, name and category.
func (s *snapshot) onVisit(x model.Visit, format string, args ...any) Finding {
	object := fmt.Sprintf("%s %s %s", x.Date, s.person(x.Member), x.Category)
	f := Finding{
		Object: object, Ref: model.Ref{Kind: model.KindVisit, ID: x.ID},
		Amount: x.Total(), HasAmount: true,
		Text: object + wordCondole + "：" + fmt.Sprintf(format, args...),
	}
	return s.withVoucher(f, x.Voucher)
}

// onSubsidy starts a finding on a grant; the sentence follows the day of application and the name.
func (s *snapshot) onSubsidy(x model.Subsidy, format string, args ...any) Finding {
	object := fmt.Sprintf("%s %s 困难补助", x.Applied, s.person(x.Member))
	f := Finding{
		Object: object, Ref: model.Ref{Kind: model.KindSubsidy, ID: x.ID},
		Amount: x.Amount, HasAmount: true,
		Text: object + " " + x.Amount.Grouped() + " 元：" + fmt.Sprintf(format, args...),
	}
	return s.withVoucher(f, x.Voucher)
}

func (s *snapshot) withVoucher(f Finding, id model.ID) Finding {
	if v, ok := s.paid[id]; ok {
		f.Voucher, f.VoucherText = v.ID, slipOf(v).String()
	}
	return f
}

// onAccount starts a finding on an account; the sentence follows its code and name.
func (s *snapshot) onAccount(code string, m model.Money, format string, args ...any) Finding {
	object := code
	if name := s.chart.FullName(code); name != code {
		object += " " + name
	}
	return Finding{
		Object: object, Account: code, Amount: m, HasAmount: true,
		Text: object + "：" + fmt.Sprintf(format, args...),
	}
}
