package model

import "testing"

// TestEventsOfTheBank: lines as banks write them are what a treasurer books them as.
func TestEventsOfTheBank(t *testing.T) {
	for _, x := range []struct {
		amount         Money
		party, summary string
		levy           LevyMode
		want           string
	}{
		{1234, "", "结息", LevySelf, "interest"},
		{-1000, "", "短信服务费", LevySelf, "charges"},
		{29_000, "示范市实验小学", "代扣会费", LevySelf, "dues"},
		{500_000, "示范市实验小学", "9月工会经费", LevySelf, "levy-self"},
		{300_000, "示范区总工会", "拨缴经费", LevyPassed, "levy-passed"},
		{300_000, "示范区总工会", "经费返还", LevySelf, "levy-passed"},
		{300_000, "示范区总工会", "一般补助", LevySelf, "grant-general"},
		{300_000, "示范区总工会", "帮扶专项补助", LevySelf, "grant-earmarked"},
		{300_000, "示范市实验小学", "行政补助", LevySelf, "school-grant"},
		{-300_000, "示范区教育工会", "转账", LevySelf, "remit"},
		{-50_000, "", "现金支票", LevySelf, "withdraw"},
		{-50_000, "甲体育用品店", "网银转账", LevySelf, "sport"},
		{-50_000, "甲店", "网银转账", LevySelf, ""},
	} {
		e, ok := EventOfBank(BankLine{Amount: x.amount, Counterparty: x.party, Summary: x.summary}, x.levy)
		if e.Code != x.want || ok != (x.want != "") {
			t.Errorf("%s %s: %q, want %q", x.party, x.summary, e.Code, x.want)
		}
	}
}

// TestBankWords: every line of the table names an event that moves money at the bank to that side.
func TestBankWords(t *testing.T) {
	for _, w := range bankWords() {
		codes := []string{w.event}
		if w.event == eventLevy {
			codes = []string{eventLevySelf, eventLevyPassed}
		}
		for _, code := range codes {
			e, ok := EventOf(code)
			if !ok || e.Code != code {
				t.Fatalf("no event %q", code)
			}
			side := Credit
			if w.in {
				side = Debit
			}
			found := false
			for _, l := range e.lines {
				found = found || l.side == side && (l.account == fromPayment || l.account == AccountBank)
			}
			if !found {
				t.Errorf("%s does not move money that way", code)
			}
		}
	}
}

func TestRedated(t *testing.T) {
	for _, x := range []struct {
		text     string
		from, to Date
		want     string
	}{
		{"收4月会费", 20260408, 20260508, "收5月会费"},
		{"收3月会费", 20260408, 20260508, "收4月会费"},
		{"收12月会费", 20260108, 20260208, "收1月会费"},
		{"收2025年12月会费", 20260108, 20260208, "收2026年1月会费"},
		{"收2026年11月利息", 20261121, 20261221, "收2026年12月利息"},
		{"付2025年度互助保障", 20250108, 20260208, "付2026年度互助保障"},
		{"购文体用品", 20260408, 20260508, "购文体用品"},
		{"收11月会费", 20260108, 20260508, "收11月会费"},
	} {
		if got := Redated(x.text, x.from, x.to); got != x.want {
			t.Errorf("%s: %s, want %s", x.text, got, x.want)
		}
	}
}
