package audit

import (
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// BenchmarkRun runs all checks over a year of 100,000 vouchers; budget: 2 s, and 200 MB
// allocated in all, next to nothing of which lives on.
func BenchmarkRun(b *testing.B) {
	const n = 100_000
	book := ledgertest.New(b, ledgertest.Branch())
	ledgertest.Open(b, book, 2025, 1_000_000_000_00)
	ledgertest.Do(b, book, func(t *ledger.Tx) error {
		for i := range n {
			d := model.Date(20250101).AddDays(i * 360 / n)
			v := voucher(d, "羽毛球活动场地费", dr("50102", model.Money(100+i)), cr("102", model.Money(100+i)))
			if _, err := t.SaveDraft(v); err != nil {
				return err
			}
		}
		return nil
	})
	if _, err := ledger.PostAll(book, ledger.Command{Actor: ledgertest.Actor}, nil, nil); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		err := book.Read(func(v *ledger.View) error {
			r, err := Run(v, 2025)
			if len(r.Findings) != 0 {
				b.Fatalf("findings: %+v", r.Findings[0])
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
