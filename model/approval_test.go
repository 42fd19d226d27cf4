package model

import (
	"testing"

	"pgregory.net/rapid"
)

// TestDifference: the wrong voucher and its difference together come to what is right, line by line, and balance when
// both do.
func TestDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := rapid.Int64Range(-1_000_000, 1_000_000)
		wrong := goodVoucher()
		wrong.ID, wrong.Number, wrong.Lines = 20, 12, nil
		var right []Money
		var sum, rightSum Money
		for range rapid.IntRange(1, 6).Draw(t, "lines") {
			m, r := Money(amount.Draw(t, "was")), Money(amount.Draw(t, "is"))
			if rapid.Bool().Draw(t, "equal") {
				r = m
			}
			wrong.Lines = append(wrong.Lines, Line{Account: "50102", Side: Debit, Amount: m, Project: "甲"})
			right = append(right, r)
			sum, rightSum = sum+m, rightSum+r
		}
		wrong.Lines = append(wrong.Lines, Line{Account: "102", Side: Credit, Amount: sum})
		right = append(right, rightSum)
		got := Difference(wrong, right, 20250201, "金额错")
		if got.Kind != VoucherAdjust || got.Reverses != 20 || got.ID != 0 || got.Number != 0 || got.Date != 20250201 {
			t.Fatalf("%+v", got)
		}
		at := 0
		for i, l := range wrong.Lines {
			if right[i] == l.Amount {
				continue
			}
			d := got.Lines[at]
			if d.Account != l.Account || d.Side != l.Side || d.Project != l.Project || l.Amount+d.Amount != right[i] {
				t.Fatalf("line %d: %v and %v do not come to %v", i, l, d, right[i])
			}
			at++
		}
		if at != len(got.Lines) {
			t.Fatalf("%d lines for %d differences", len(got.Lines), at)
		}
		var debit, credit Money
		for _, l := range got.Lines {
			debit, credit = debit+l.Debit(), credit+l.Credit()
		}
		if debit != credit {
			t.Fatalf("difference of %v and %v", debit, credit)
		}
	})
	v := goodVoucher()
	v.Number = 12
	for reason, right := range map[string]Money{"更正1月10日记12号凭证少记：甲": 1, "更正1月10日记12号凭证多记：甲": -1} {
		if got := Difference(v, []Money{v.Lines[0].Amount + right, v.Lines[1].Amount + right}, v.Date, "甲"); got.Summary != reason {
			t.Errorf("%q, want %q", got.Summary, reason)
		}
	}
}

func TestNamesThatCoincide(t *testing.T) {
	for _, c := range []struct {
		change func(*Voucher)
		want   Rule
	}{
		{func(v *Voucher) { v.Preparer, v.Reviewer = "甲", "甲" }, RuleVoucherReviewer},
		{func(v *Voucher) { v.Cashier, v.Reviewer = "乙", "乙" }, RuleVoucherCashier},
		{func(v *Voucher) { v.Cashier, v.Bookkeeper = "乙", "乙" }, RuleVoucherCashier},
		{func(v *Voucher) { v.Handler, v.Approver = "丙", "丙" }, RuleVoucherHandler},
		{func(v *Voucher) { v.Counterparty, v.Approver = "丙", "丙" }, RuleVoucherPayee},
		{func(v *Voucher) { v.MinutesDate = 20250230 }, RuleVoucherMinutes},
		{func(*Voucher) {}, ""},
	} {
		v := goodVoucher()
		v.Signatures = Signatures{Preparer: "一", Reviewer: "二", Bookkeeper: "三", Cashier: "四", Handler: "五", Approver: "六"}
		c.change(&v)
		vs := CheckVoucher(v, Standard())
		switch {
		case c.want == "" && len(vs) > 0, c.want != "" && (len(vs) != 1 || vs[0].Rule != c.want):
			t.Errorf("%s: %+v", c.want, vs)
		case c.want != "" && c.want != RuleVoucherMinutes && vs[0].Severity != SeverityWarning:
			t.Errorf("%s keeps the voucher out", c.want)
		}
	}
}

func TestLargeSumsWantMinutes(t *testing.T) {
	v := Voucher{Date: 20250110, Lines: []Line{
		{Account: "50102", Side: Debit, Amount: 500000}, {Account: "102", Side: Credit, Amount: 500000},
	}}
	bank := Voucher{Date: 20250110, Lines: []Line{
		{Account: "101", Side: Debit, Amount: 500000}, {Account: "102", Side: Credit, Amount: 500000},
	}}
	limit := Branch{CollectiveAbove: 500000}
	with := func(change func(*Voucher)) Voucher { x := v; change(&x); return x }
	for name, c := range map[string]struct {
		v     Voucher
		b     Branch
		field string
	}{
		"no rule":        {v, Branch{}, ""},
		"below":          {v, Branch{CollectiveAbove: 500001}, ""},
		"no spending":    {bank, limit, ""},
		"reached":        {v, limit, "Minutes"},
		"no day":         {with(func(v *Voucher) { v.Minutes = "第3次会议" }), limit, "MinutesDate"},
		"with minutes":   {with(func(v *Voucher) { v.Minutes, v.MinutesDate = "第3次会议", 20250105 }), limit, ""},
		"a cancellation": {with(func(v *Voucher) { v.Kind = VoucherRed }), limit, ""},
	} {
		vs := CheckCollective(c.v, c.b)
		if c.field == "" && len(vs) > 0 || c.field != "" && (len(vs) != 1 || vs[0].Field != c.field) {
			t.Errorf("%s: %+v", name, vs)
		}
	}
}

func TestBookRules(t *testing.T) {
	b := Branch{Name: "示范小学工会", FirstYear: 2025, Categories: DefaultCategories()}
	for name, c := range map[string]struct {
		change func(*Branch)
		want   Rule
	}{
		"negative sum":   {func(b *Branch) { b.CollectiveAbove = -1 }, RuleBranchMoney},
		"too much cash":  {func(b *Branch) { b.CashLimit = MaxEntry + 1 }, RuleBranchMoney},
		"income":         {func(b *Branch) { b.ChargesAccount = "408" }, RuleBranchCharges},
		"over 100 %":     {func(b *Branch) { b.Shares = []YearShare{{2026, 10001}} }, RuleBranchShareYear},
		"no such year":   {func(b *Branch) { b.Shares = []YearShare{{1999, 5000}} }, RuleBranchShareYear},
		"one year twice": {func(b *Branch) { b.Shares = []YearShare{{2026, 1}, {2026, 2}} }, RuleBranchShareTwice},
		"all of it right": {func(b *Branch) {
			b.CollectiveAbove, b.CashLimit, b.ChargesAccount = 500000, 300000, "50504"
			b.Shares = []YearShare{{2026, 5000}, {2028, 6000}}
		}, ""},
	} {
		x := b
		c.change(&x)
		vs := CheckBranch(x)
		if c.want == "" && len(vs) > 0 || c.want != "" && (len(vs) != 1 || vs[0].Rule != c.want) {
			t.Errorf("%s: %+v", name, vs)
		}
	}
}
