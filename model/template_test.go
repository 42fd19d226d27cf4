package model

import (
	"strings"
	"testing"
)

var invented = Member{ID: 6, Number: "M00006", Name: "胡思静", Status: StatusActive}

func TestVisitVoucher(t *testing.T) {
	v := Visit{
		ID: 9, Member: 6, Date: 20250103, Category: "生育", Money: 40000, GoodsValue: 7000, Approver: "主席乙",
		Payment: "现金",
	}
	got := VisitVoucher(v, invented, DefaultCategories()[1])
	if got.Summary != "慰问胡思静生育" || got.Date != 20250103 || got.Origin != (Ref{KindVisit, 9}) ||
		got.Approver != "主席乙" || got.Lines[0] != (Line{Account: "50105", Side: Debit, Amount: 47000, Member: 6}) ||
		got.Lines[1] != (Line{Account: "101", Side: Credit, Amount: 47000}) {
		t.Errorf("%+v", got)
	}
	expect(t, "a visit's voucher", CheckVoucher(got, Standard()))
	v.Category, v.Relation, v.Payment = "去世", RelationParent, "银行转账"
	if got := VisitVoucher(v, invented, Category{}); got.Summary != "慰问胡思静父母去世" ||
		got.Lines[0].Account != "50105" ||
		got.Lines[1].Account != "102" {
		t.Errorf("%+v", got)
	}
	hard := DefaultCategories()[4]
	if got := VisitVoucher(Visit{Category: hard.Name, Money: 1}, invented,
		hard); got.Lines[0].Account != "50405" {
		t.Errorf("%+v", got.Lines)
	}
}

func TestSubsidyVoucher(t *testing.T) {
	s := Subsidy{ID: 11, Member: 6, Paid: 20251205, Amount: 200000, Approver: "主席乙", Payment: "转账"}
	got := SubsidyVoucher(s, invented)
	if got.Summary != "困难补助胡思静" || got.Date != 20251205 || got.Origin != (Ref{KindSubsidy, 11}) ||
		got.Lines[0] != (Line{Account: "50404", Side: Debit, Amount: 200000, Member: 6}) ||
		got.Lines[1] != (Line{Account: "102", Side: Credit, Amount: 200000}) {
		t.Errorf("%+v", got)
	}
	expect(t, "a grant's voucher", CheckVoucher(got, Standard()))
}

func TestReversal(t *testing.T) {
	v := goodVoucher()
	v.ID, v.Number, v.Lines[0].Project = 20, 12, "互助金"
	red := Reversal(v, 20250201, "重复记账")
	if red.Kind != VoucherRed || red.Reverses != 20 || red.ID != 0 || red.Number != 0 || red.Date != 20250201 ||
		red.Summary != "注销1月10日记12号凭证：重复记账" || red.Lines[0].Amount != -v.Lines[0].Amount ||
		red.Lines[0].Project != "互助金" || red.Lines[0].Side != Debit || v.Lines[0].Amount <= 0 {
		t.Errorf("%+v", red)
	}
	expect(t, "a red voucher", CheckVoucher(red, Standard()))
	if got := Reversal(v, 20250201, "").Summary; got != "注销1月10日记12号凭证" {
		t.Error(got)
	}
	expect(t, "a long reason", CheckVoucher(Reversal(v, 20250201, strings.Repeat("长", 300)), Standard()))
}

func TestCorrection(t *testing.T) {
	v := goodVoucher()
	v.ID, v.Number = 20, 12
	right := goodVoucher()
	right.ID, right.Number, right.Period = 5, 6, 202501
	blue := Correction(v, right, 20250201)
	if blue.Kind != VoucherBlue || blue.Reverses != 20 || blue.ID != 0 || blue.Number != 0 ||
		blue.In() != 202502 ||
		blue.Summary != "订正1月10日记12号凭证：收1月会费" || blue.Lines[0] != right.Lines[0] {
		t.Errorf("%+v", blue)
	}
	expect(t, "a blue voucher", CheckVoucher(blue, Standard()))
	if again := Correction(v, blue, 20250201); again.Summary != blue.Summary {
		t.Errorf("the citation is repeated: %s", again.Summary)
	}
	right.Summary = ""
	if got := Correction(v, right, 20250201).Summary; got != "订正1月10日记12号凭证" {
		t.Error(got)
	}
}

func TestVoucherValues(t *testing.T) {
	v := goodVoucher()
	if v.Posted() || v.In() != 202501 || v.Lines[0].Debit() != 251975 || v.Lines[0].Credit() != 0 {
		t.Error("a draft")
	}
	v.Number, v.Period = 1, Closing(2025)
	if !v.Posted() || v.In() != Closing(2025) {
		t.Error("a posted voucher")
	}
}
