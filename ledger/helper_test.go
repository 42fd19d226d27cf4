package ledger

import (
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"gonghui/model"
)

// fixedNow is the day on which the books of these tests live.
func fixedNow() time.Time { return time.Date(2026, 6, 30, 10, 0, 0, 0, time.FixedZone("", 8*3600)) }

func testOptions() Options {
	return Options{Now: fixedNow, Rand: rand.NewChaCha8([32]byte{1}), Holder: "测试"}
}

func testBranch() model.Branch {
	return model.Branch{Name: "示范实验小学工会", FirstYear: 2025, Categories: model.DefaultCategories()}
}

// newBook makes a book that is verified when the test ends.
func newBook(t testing.TB) *Book {
	t.Helper()
	b, err := Create(filepath.Join(t.TempDir(), "book.db"), testBranch(), Command{Actor: "会计甲"}, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		r, err := b.Verify(nil)
		if err != nil || !r.OK() {
			t.Errorf("book at the end of the test: %v %+v", err, r)
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

// do runs a write that must succeed.
func do(t testing.TB, b *Book, fn func(*Tx) error) Receipt {
	t.Helper()
	r, err := b.Do(Command{Actor: "会计甲"}, fn)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// view runs a read that must succeed.
func view(t testing.TB, b *Book, fn func(*View) error) {
	t.Helper()
	if err := b.Read(fn); err != nil {
		t.Fatal(err)
	}
}

// spending is a plain voucher: fen from the bank for a purpose.
func spending(d model.Date, account string, fen model.Money) model.Voucher {
	return model.Voucher{
		Date: d, Summary: "羽毛球场地费", Attachments: 1,
		Lines: []model.Line{
			{Account: account, Side: model.Debit, Amount: fen},
			{Account: "102", Side: model.Credit, Amount: fen},
		},
	}
}

// posted drafts and posts a voucher and returns it.
func posted(t testing.TB, b *Book, v model.Voucher) model.Voucher {
	t.Helper()
	var out []model.Voucher
	do(t, b, func(tx *Tx) error {
		id, err := tx.SaveDraft(v)
		if err != nil {
			return err
		}
		out, err = tx.Post(id)
		return err
	})
	return out[0]
}

// withOpening gives the first year 1,000,000.00 on the bank account.
func withOpening(t testing.TB, b *Book) {
	t.Helper()
	do(t, b, func(tx *Tx) error {
		_, err := tx.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
			{Account: "102", Debit: 100_000_000}, {Account: "32205", Credit: 100_000_000},
		}})
		return err
	})
}
