package text

import (
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

// TestRecordsOfTheBank: the operation log has words for every record of the bank, on one line and in full.
func TestRecordsOfTheBank(t *testing.T) {
	for _, x := range []struct {
		record any
		short  string
		full   []string
	}{
		{
			model.Statement{Account: "102", File: "一月.csv", From: 20250102, To: 20250131, Lines: 9, Columns: []string{"日期=办理日"}},
			"102 一月.csv 2025-01-02 至 2025-01-31，9 笔",
			[]string{"文件 一月.csv", "指明的列 日期=办理日"},
		},
		{
			model.BankLine{Account: "102", Date: 20250102, Amount: -150_000, Counterparty: "甲店", Serial: "A1"},
			"102 2025-01-02 -1,500.00 甲店",
			[]string{"金额 -1,500.00", "流水号 A1"},
		},
		{
			model.Match{Account: "102", Lines: []model.ID{7}, Entries: []model.EntryRef{{Voucher: 3, Line: 1}}},
			"102 银行 1 笔，账上 1 笔",
			[]string{"流水 D-7", "凭证 D-3 第2行"},
		},
		{
			model.Reconciliation{Account: "102", Month: 202501, Closing: 100, Signed: true, Prepared: "会计甲"},
			"102 2025-01 对账单余额 1.00 已签",
			[]string{"编制人 会计甲"},
		},
	} {
		if got := EventContent(ledger.Event{}, x.record, nil); got != x.short {
			t.Errorf("%T: %q, want %q", x.record, got, x.short)
		}
		full := strings.Join(RecordLines(x.record, nil), "\n")
		for _, w := range x.full {
			if !strings.Contains(full, w) {
				t.Errorf("%T: %q is not in %q", x.record, w, full)
			}
		}
	}
}

// TestRefusalsOfTheBank: what a treasurer needs to know stands in the words of each refusal.
func TestRefusalsOfTheBank(t *testing.T) {
	for _, x := range []struct {
		err  error
		says []string
	}{
		{
			&ledger.BankLineError{Row: 4, Known: model.BankLine{Date: 20250102, Amount: -500}, Fields: []string{"Amount"}},
			[]string{"第4行", "2025-01-02", "-5.00", "金额"},
		},
		{&ledger.MatchError{Why: ledger.ErrMatchSum, Lines: -500, Booked: -700}, []string{"-5.00", "-7.00", "2.00"}},
		{&ledger.MatchError{Why: ledger.ErrMatched, Line: 3}, []string{"银行流水", "取消原来的勾对"}},
		{
			&ledger.ReconcileError{Difference: 300, Reconciled: ledger.Reconciled{Month: 202501, Known: true, AdjustedBank: 300}},
			[]string{"2025年1月", "3.00"},
		},
		{&ledger.ReconcileError{}, []string{"银行的月末余额"}},
		{&ledger.StatementUsedError{Matched: 2}, []string{"2 条已和账上勾对", "先取消勾对，再删除"}},
		{
			&ledger.StatementUsedError{Vouchers: []model.Voucher{
				{ID: 7}, {ID: 8, Date: 20250302, Number: 3}, {ID: 9}, {ID: 10},
			}},
			[]string{"由它起草了 ", "2025-03 记3", "等 4 张", "先删除草稿、冲销已记账的凭证，再删除"},
		},
	} {
		got := Error(x.err).String()
		for _, w := range x.says {
			if !strings.Contains(got, w) {
				t.Errorf("%q is not in %q", w, got)
			}
		}
	}
}
