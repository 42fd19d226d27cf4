package ledger

import (
	"errors"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"gonghui/model"
)

// plain is a book as simple as can be, to hold the real one against.
type plain struct {
	balance map[string]model.Money // debit positive
	posted  []model.Voucher
	undone  map[model.ID]bool
	closed  map[model.Period]bool
	last    map[model.Period]int
}

func (p *plain) post(v model.Voucher) {
	for _, l := range v.Lines {
		p.balance[l.Account] += l.Debit() - l.Credit()
	}
	p.last[v.In()]++
}

// TestAgainstPlainBook does random acts on a book and on a plain one: after each of them the figures are equal, and
// at the end the book verifies. Nothing enters a closed month.
func TestAgainstPlainBook(t *testing.T) {
	accounts := []string{"101", "50101", "50102", "401", "408", "221"}
	rapid.Check(t, func(rt *rapid.T) {
		b, err := Create(filepath.Join(t.TempDir(), "book.db"), testBranch(), Command{}, testOptions())
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = b.Close() }()
		p := &plain{
			balance: map[string]model.Money{}, undone: map[model.ID]bool{}, closed: map[model.Period]bool{},
			last: map[model.Period]int{},
		}
		if _, err := b.Do(Command{}, func(tx *Tx) error {
			_, err := tx.SaveOpening(model.Opening{Year: 2025})
			return err
		}); err != nil {
			rt.Fatal(err)
		}
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			act := rapid.SampledFrom([]func(*rapid.T, *Book, *plain, []string){
				postAct, postAct, postAct, reverseAct, closeAct, reopenAct,
			}).Draw(rt, "act")
			act(rt, b, p, accounts)
			compare(rt, b, p)
		}
		r, err := b.Verify(nil)
		if err != nil || !r.OK() {
			rt.Fatalf("verify: %v %+v", err, r)
		}
	})
}

func compare(rt *rapid.T, b *Book, p *plain) {
	err := b.Read(func(v *View) error {
		tb, err := v.TrialBalance(Range{Year: 2025})
		if err != nil {
			return err
		}
		var debit, credit model.Money
		seen := map[string]bool{}
		for _, r := range tb {
			seen[r.Account] = true
			debit += r.ClosingDebit
			credit += r.ClosingCredit
			if got := r.ClosingDebit - r.ClosingCredit; got != p.balance[r.Account] {
				rt.Fatalf("%s: %s, plain book %s", r.Account, got, p.balance[r.Account])
			}
		}
		for a, m := range p.balance {
			if m != 0 && !seen[a] {
				rt.Fatalf("%s is missing", a)
			}
		}
		if debit != credit {
			rt.Fatalf("debits %s, credits %s", debit, credit)
		}
		return nil
	})
	if err != nil {
		rt.Fatal(err)
	}
}

func postAct(rt *rapid.T, b *Book, p *plain, accounts []string) {
	month := rapid.IntRange(1, 4).Draw(rt, "month")
	v := model.Voucher{Date: model.Date(20250000 + month*100 + rapid.IntRange(1, 28).Draw(rt, "day")), Summary: "随机凭证"}
	m := model.Money(rapid.Int64Range(1, 1_000_000).Draw(rt, "fen"))
	a := rapid.SampledFrom(accounts).Draw(rt, "debit")
	c := rapid.SampledFrom(accounts).Draw(rt, "credit")
	project := rapid.SampledFrom([]string{"", "读书"}).Draw(rt, "project")
	v.Lines = []model.Line{
		{Account: a, Side: model.Debit, Amount: m, Project: project}, {Account: c, Side: model.Credit, Amount: m},
	}
	var out []model.Voucher
	_, err := b.Do(Command{}, func(tx *Tx) error {
		id, err := tx.SaveDraft(v)
		if err != nil {
			return err
		}
		out, err = tx.Post(id)
		return err
	})
	var closed *PeriodError
	if p.closed[v.In()] {
		if !errors.As(err, &closed) {
			rt.Fatalf("posting into closed %s: %v", v.In(), err)
		}
		return
	}
	if err != nil {
		rt.Fatal(err)
	}
	p.post(out[0])
	p.posted = append(p.posted, out[0])
	if out[0].Number != p.last[v.In()] {
		rt.Fatalf("number %d in %s, expected %d", out[0].Number, v.In(), p.last[v.In()])
	}
}

func reverseAct(rt *rapid.T, b *Book, p *plain, _ []string) {
	if len(p.posted) == 0 {
		return
	}
	v := rapid.SampledFrom(p.posted).Draw(rt, "wrong")
	var red model.Voucher
	_, err := b.Do(Command{}, func(tx *Tx) (err error) {
		red, _, err = tx.Reverse(v.ID, nil, "记错")
		return err
	})
	if p.undone[v.ID] {
		if !errors.Is(err, ErrReversed) {
			rt.Fatalf("reversing twice: %v", err)
		}
		return
	}
	if err != nil {
		rt.Fatal(err)
	}
	if p.closed[red.In()] {
		rt.Fatalf("red voucher in closed %s", red.In())
	}
	p.undone[v.ID] = true
	p.post(red)
}

func closeAct(rt *rapid.T, b *Book, p *plain, _ []string) {
	m := model.NewPeriod(2025, rapid.IntRange(1, 4).Draw(rt, "close"))
	_, err := b.Do(Command{}, func(tx *Tx) error { return tx.CloseMonth(m) })
	may := !p.closed[m] && (m.Month() == 1 || p.closed[m.Prev()])
	if may != (err == nil) {
		rt.Fatalf("closing %s: %v", m, err)
	}
	if may {
		p.closed[m] = true
	}
}

func reopenAct(rt *rapid.T, b *Book, p *plain, _ []string) {
	m := model.NewPeriod(2025, rapid.IntRange(1, 4).Draw(rt, "reopen"))
	_, err := b.Do(Command{}, func(tx *Tx) error { return tx.ReopenMonth(m, "漏记") })
	may := p.closed[m] && !p.closed[m.Next()]
	if may != (err == nil) {
		rt.Fatalf("reopening %s: %v", m, err)
	}
	if may {
		delete(p.closed, m)
	}
}
