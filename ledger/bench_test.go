package ledger

import (
	"fmt"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"gonghui/model"
)

// filled makes a book of n posted vouchers.
func filled(b *testing.B, n int) *Book {
	b.Helper()
	book, err := Create(filepath.Join(b.TempDir(), "book.db"), testBranch(), Command{}, testOptions())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = book.Close() })
	accounts := []string{"50101", "50102", "50103", "50105", "50301", "50304", "50405", "50501", "50504"}
	do(b, book, func(t *Tx) error {
		for i := range n {
			v := spending(model.Date(20250101).AddDays(i*360/n), accounts[i%len(accounts)], model.Money(100+i))
			v.Source = fmt.Sprintf("S%08d", i)
			if _, err := t.SaveDraft(v); err != nil {
				return err
			}
		}
		return nil
	})
	if _, err := PostAll(book, Command{}, nil, nil); err != nil {
		b.Fatal(err)
	}
	return book
}

// BenchmarkPost posts one voucher durably on a book of 100,000; budget: 2.5 times BenchmarkBareCommit.
func BenchmarkPost(b *testing.B) {
	book := filled(b, 100_000)
	b.ResetTimer()
	for i := range b.N {
		do(b, book, func(t *Tx) error {
			id, err := t.SaveDraft(spending(20251231, "50102", model.Money(100+i)))
			if err != nil {
				return err
			}
			_, err = t.Post(id)
			return err
		})
	}
}

// BenchmarkBareCommit commits one Put of 200 bytes on the same kind of file: the bound for BenchmarkPost.
func BenchmarkBareCommit(b *testing.B) {
	book := filled(b, 100_000)
	value := make([]byte, 200)
	b.ResetTimer()
	for i := range b.N {
		err := book.db.Update(func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte(bucketDraft.name)).Put(seqKey(uint64(1<<40+i)), value)
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTrialBalance reads a year's trial balance from an open book of 100,000 vouchers; it does not depend on
// their number.
func BenchmarkTrialBalance(b *testing.B) {
	book := filled(b, 100_000)
	b.ResetTimer()
	for range b.N {
		view(b, book, func(v *View) error {
			tb, err := v.TrialBalance(Range{Year: 2025})
			if len(tb) != 10 {
				b.Fatalf("%d accounts", len(tb))
			}
			return err
		})
	}
}

// BenchmarkVerify verifies a book of 100,000 vouchers; budget: 5 µs a voucher.
func BenchmarkVerify(b *testing.B) {
	book := filled(b, 100_000)
	b.ResetTimer()
	for range b.N {
		if r, err := book.Verify(nil); err != nil || !r.OK() {
			b.Fatal(err, r)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/100_000, "ns/voucher")
}

// BenchmarkOpen opens and closes a book of 100,000 vouchers for reading.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "copy.db")
	if _, err := filled(b, 100_000).Backup(path); err != nil {
		b.Fatal(err)
	}
	o := testOptions()
	o.ReadOnly = true
	b.ResetTimer()
	for range b.N {
		r, err := Open(path, o)
		if err != nil {
			b.Fatal(err)
		}
		_ = r.Close()
	}
}
