package ledger_test

import (
	"errors"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

// bookOne posts a voucher of some lines.
func bookOne(b *ledger.Book, lines ...model.Line) (id model.ID, err error) {
	_, err = b.Do(ledger.Command{Actor: "t"}, func(tx *ledger.Tx) (err error) {
		id, err = tx.SaveDraft(model.Voucher{Date: 20250310, Summary: "购买用品", Lines: lines})
		if err != nil {
			return err
		}
		_, err = tx.Post(id)
		return err
	})
	return id, err
}

func cancel(t *testing.T, b *ledger.Book, id model.ID) {
	t.Helper()
	_, err := b.Do(ledger.Command{Actor: "t"}, func(tx *ledger.Tx) error {
		_, _, err := tx.Reverse(id, nil, "错了")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestRefundsTogetherStayBelowTheOriginal books several refunds of one voucher: together they do not exceed it, one
// that is cancelled makes room again, and after the original is cancelled nothing comes back.
func TestRefundsTogetherStayBelowTheOriginal(t *testing.T) {
	b := assetBook(t)
	bought, err := bookOne(b,
		model.Line{Account: "50102", Side: model.Debit, Amount: 80000},
		model.Line{Account: "102", Side: model.Credit, Amount: 80000},
	)
	if err != nil {
		t.Fatal(err)
	}
	back := func(m model.Money) (model.ID, error) {
		return bookOne(b,
			model.Line{Account: "102", Side: model.Debit, Amount: m},
			model.Line{
				Account: "50102", Side: model.Debit, Amount: -m,
				About: model.Ref{Kind: model.KindVoucher, ID: bought},
			},
		)
	}
	first, err := back(50000)
	if err != nil {
		t.Fatal(err)
	}
	_, err = back(30001)
	var rule *ledger.RuleError
	if !errors.As(err, &rule) || rule.Violations[0].Rule != model.RuleEventRefund ||
		rule.Violations[0].Hint != "300.00" {
		t.Fatalf("more than is left: %v", err)
	}
	if _, err = back(30000); err != nil {
		t.Fatalf("just what is left: %v", err)
	}
	if _, err = back(1); !errors.As(err, &rule) {
		t.Fatalf("nothing is left: %v", err)
	}
	cancel(t, b, first)
	if _, err = back(50000); err != nil {
		t.Fatalf("what was cancelled comes back again: %v", err)
	}
	other, err := bookOne(b,
		model.Line{Account: "50102", Side: model.Debit, Amount: 100},
		model.Line{Account: "102", Side: model.Credit, Amount: 100},
	)
	if err != nil {
		t.Fatal(err)
	}
	bought = other
	cancel(t, b, other)
	if _, err = back(100); !errors.As(err, &rule) {
		t.Fatalf("the original is cancelled: %v", err)
	}
}
