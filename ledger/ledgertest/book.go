// Package ledgertest makes books for tests: in a temporary folder, on a fixed day, with fixed randomness,
// verified and closed when the test ends.
package ledgertest

import (
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"gonghui/ledger"
	"gonghui/model"
)

// Actor is who writes in the books of tests.
const Actor = "会计甲"

// Now is the clock of the books of tests: the morning of 2026-06-30 in China.
func Now() time.Time { return time.Date(2026, 6, 30, 10, 0, 0, 0, model.Zone()) }

// Options are those of the books of tests; equal seeds give equal keys and nonces.
func Options(seed byte) ledger.Options {
	return ledger.Options{Now: Now, Rand: rand.NewChaCha8([32]byte{seed}), Holder: Actor}
}

// Branch is a union in Sichuan whose book begins in 2025.
func Branch() model.Branch {
	return model.Branch{
		Name: "示范实验小学工会委员会", Short: "示范小学工会", Region: "四川", FirstYear: 2025,
		Chair: "主席乙", Treasurer: Actor, Cashier: "出纳丁", Auditor: "经审戊",
		Categories: model.DefaultCategories(),
	}
}

// New makes an empty book of a branch.
func New(tb testing.TB, br model.Branch) *ledger.Book {
	tb.Helper()
	c := ledger.Command{Actor: Actor}
	b, err := ledger.Create(filepath.Join(tb.TempDir(), "book.db"), br, c, Options(1))
	if err != nil {
		tb.Fatal(err)
	}
	finish(tb, b)
	return b
}

// finish has a book verified and closed when the test ends.
func finish(tb testing.TB, b *ledger.Book) {
	tb.Helper()
	tb.Cleanup(func() {
		if r, err := b.Verify(nil); err != nil || !r.OK() {
			tb.Errorf("book at the end of the test: %v %+v", err, r)
		}
		if err := b.Close(); err != nil {
			tb.Error(err)
		}
	})
}

// Copy opens a copy of a book, to be changed apart from it.
func Copy(tb testing.TB, b *ledger.Book) *ledger.Book {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "book.db")
	if _, err := b.Backup(path); err != nil {
		tb.Fatal(err)
	}
	c, err := ledger.Open(path, Options(2))
	if err != nil {
		tb.Fatal(err)
	}
	finish(tb, c)
	return c
}

// Do runs a write that must succeed.
func Do(tb testing.TB, b *ledger.Book, fn func(*ledger.Tx) error) {
	tb.Helper()
	if _, err := b.Do(ledger.Command{Actor: Actor}, fn); err != nil {
		tb.Fatal(err)
	}
}

// Open gives the first year an opening of so much at the bank.
func Open(tb testing.TB, b *ledger.Book, year int, bank model.Money) {
	tb.Helper()
	Do(tb, b, func(t *ledger.Tx) error {
		_, err := t.SaveOpening(model.Opening{Year: year, Lines: []model.OpeningLine{
			{Account: model.AccountBank, Debit: bank}, {Account: "32205", Credit: bank},
		}})
		return err
	})
}

// Spending is a sound voucher: so much from the bank for an expense account.
func Spending(d model.Date, account string, fen model.Money) model.Voucher {
	return model.Voucher{
		Date: d, Summary: "羽毛球活动场地费", Attachments: 1, Counterparty: "城东体育馆",
		Signatures: model.Signatures{Preparer: Actor, Reviewer: "主席乙", Cashier: "出纳丁"},
		Lines: []model.Line{
			{Account: account, Side: model.Debit, Amount: fen},
			{Account: model.AccountBank, Side: model.Credit, Amount: fen},
		},
	}
}

// Post drafts and posts vouchers in the order given.
func Post(tb testing.TB, b *ledger.Book, vs ...model.Voucher) []model.Voucher {
	tb.Helper()
	var out []model.Voucher
	Do(tb, b, func(t *ledger.Tx) error {
		ids := make([]model.ID, len(vs))
		for i, v := range vs {
			id, err := t.SaveDraft(v)
			if err != nil {
				return err
			}
			ids[i] = id
		}
		var err error
		out, err = t.Post(ids...)
		return err
	})
	return out
}

// Member enrols somebody as an active member.
func Member(tb testing.TB, b *ledger.Book, name string) model.ID {
	tb.Helper()
	var id model.ID
	Do(tb, b, func(t *ledger.Tx) error {
		var err error
		id, err = t.SaveMember(model.Member{Name: name, Status: model.StatusActive, Joined: 20100901})
		return err
	})
	return id
}
