package intake

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// readCashbook reads a file as a 收支流水账 and gives back what would be drafted of it.
func readCashbook(b *ledger.Book, path string) (Result, *cashbook, error) {
	var imp *cashbook
	spec, _ := specOf(Cashbook)
	start := spec.start
	spec.start = func(r *run, t *table) (importer, error) {
		i, err := start(r, t)
		if err == nil {
			imp = i.(*cashbook)
		}
		return i, err
	}
	src, err := sheet.Open(path)
	if err != nil {
		return Result{}, nil, err
	}
	defer func() { _ = src.Close() }()
	r := &run{result: Result{Kind: Cashbook, File: filepath.Base(path)}}
	err = b.Read(func(v *ledger.View) error { return r.all(spec, src, v, nil) })
	return r.result, imp, err
}

// FuzzCashbook reads any bytes as a cash book. Whatever is accepted can be posted: real days, both sides equal, money on
// one side that moves by what the row says, and numbers by which the rows are known again, one each.
func FuzzCashbook(f *testing.F) {
	f.Add([]byte(plainBook))
	f.Add([]byte("日期,摘要,收入,支出,余额,类别,现金/银行\n2025-01-05,会费,3000,,3000,会费,银行\n2025-01-06,提现,,500,2500,提现,银行\n" +
		"2025-01-06,提现,500,,3000,提现,现金\n"))
	f.Add([]byte("年月日,事由,收,付,结存\n2025.1.5,利息,１．２０,,1.20\n2025.1.6,手续费,,1,0.20\n"))
	f.Add([]byte("日期,摘要,借方,贷方,科目,账户,经办人,附件\n2025-01-05,慰问,,500,50105,现金,王芳,3\n2025-01-05,慰问,-1,,50105,现金,,\n"))
	book := newBook(f, 2025)
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "流水.csv")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		r, imp, err := readCashbook(book, path)
		var p *sheet.Problem
		switch {
		case errors.Is(err, errRefused):
			if len(r.Problems) == 0 {
				t.Error("refused without a word")
			}
			return
		case errors.As(err, &p):
			return
		case err != nil:
			t.Fatalf("unexpected kind of error %T %v", err, err)
		}
		if r.New != len(imp.rows) || r.New+r.Same+len(imp.halves) != r.Read {
			t.Errorf("%d read, %d new, %d same, %d drafts, halves %v", r.Read, r.New, r.Same, len(imp.rows), imp.halves)
		}
		numbers := map[string]bool{}
		for _, row := range imp.rows {
			soundDraft(t, row.v)
			if row.v.Source == "" || numbers[row.v.Source] {
				t.Errorf("row %d is not known again: %q", row.row, row.v.Source)
			}
			numbers[row.v.Source] = true
		}
	})
}

// soundDraft holds the draft of an accepted row against what is always true of it.
func soundDraft(t *testing.T, v model.Voucher) {
	t.Helper()
	for _, x := range model.CheckVoucher(v, model.Standard()) {
		if x.Severity == model.SeverityError {
			t.Errorf("a draft that cannot be posted: %v %+v", x, v)
		}
	}
	var debit, credit model.Money
	money := 0
	for _, l := range v.Lines {
		debit, credit = debit+l.Debit(), credit+l.Credit()
		if strings.HasPrefix(l.Account, model.AccountCash) || strings.HasPrefix(l.Account, model.AccountBank) {
			money++
		}
	}
	if debit != credit || money == 0 {
		t.Errorf("debit %s, credit %s, %d lines of money: %+v", debit, credit, money, v)
	}
}
