package ledger

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gonghui/model"
)

// proposals reads what is proposed for the bank account.
func proposals(t testing.TB, b *Book, upTo model.Date) (out []Proposal) {
	t.Helper()
	view(t, b, func(v *View) (err error) { out, err = v.Propose("102", upTo); return err })
	return out
}

// payment is a voucher that pays from the bank, with a payee.
func payment(d model.Date, fen model.Money, party string) model.Voucher {
	v := spending(d, "50102", fen)
	v.Counterparty = party
	return v
}

func TestProposals(t *testing.T) {
	type want struct {
		lines, entries int
		sure           bool
		reason         ReasonKind
	}
	for _, x := range []struct {
		name    string
		book    []model.Voucher
		strokes []stroke
		want    []want
	}{
		{
			"a payment",
			[]model.Voucher{payment(20250110, 500, "甲店")},
			[]stroke{{20250112, -500, "甲店", "", 0}},
			[]want{{1, 1, true, ReasonParty}},
		},
		{
			"two of one amount, told apart by the payee",
			[]model.Voucher{payment(20250110, 500, "甲店"), payment(20250110, 500, "乙店")},
			[]stroke{{20250111, -500, "乙店", "", 0}, {20250111, -500, "甲店", "", 0}},
			[]want{{1, 1, true, ReasonParty}, {1, 1, true, ReasonParty}},
		},
		{
			"two of one amount that cannot be told apart: either way is right",
			[]model.Voucher{payment(20250110, 500, ""), payment(20250110, 500, "")},
			[]stroke{{20250111, -500, "", "", 0}, {20250111, -500, "", "", 0}},
			[]want{{1, 1, true, ReasonNear}, {1, 1, true, ReasonNear}},
		},
		{
			"one line for two entries that might be it",
			[]model.Voucher{payment(20250110, 500, "甲店"), payment(20250111, 500, "乙店")},
			[]stroke{{20250111, -500, "", "", 0}},
			[]want{{1, 1, false, ReasonSameDay}},
		},
		{
			"far apart",
			[]model.Voucher{payment(20250110, 500, "")},
			[]stroke{{20250207, -500, "", "", 0}},
			[]want{{1, 1, false, ReasonNear}},
		},
		{
			"too far apart", []model.Voucher{payment(20250110, 500, "")}, []stroke{{20250102, 1, "", "", 0}, {20250307, -500, "", "", 0}}, nil,
		},
		{
			"one transfer for three vouchers",
			[]model.Voucher{payment(20250110, 501, "甲店"), payment(20250110, 702, "甲店"), payment(20250111, 903, "甲店")},
			[]stroke{{20250111, -2106, "甲店", "", 0}},
			[]want{{1, 3, true, ReasonSum}},
		},
		{
			"one voucher, paid in two parts",
			[]model.Voucher{payment(20250110, 2106, "甲店")},
			[]stroke{{20250110, -1000, "甲店", "", 0}, {20250111, -1106, "甲店", "", 0}},
			[]want{{2, 1, true, ReasonSum}},
		},
		{
			"a payment that came back", nil,
			[]stroke{{20250110, -1000, "甲店", "", 0}, {20250112, 1000, "甲店", "", 0}},
			[]want{{2, 0, false, ReasonReversal}},
		},
	} {
		t.Run(x.name, func(t *testing.T) {
			b := newBook(t)
			withOpening(t, b)
			for _, v := range x.book {
				posted(t, b, v)
			}
			brought(t, b, "A", statement(bankOpening, x.strokes...))
			got := proposals(t, b, 20251231)
			if len(got) != len(x.want) {
				t.Fatalf("%d proposals: %+v", len(got), got)
			}
			for i, w := range x.want {
				p := got[i]
				if len(p.Match.Lines) != w.lines || len(p.Match.Entries) != w.entries || p.Sure != w.sure ||
					!slices.Contains(p.Reasons, w.reason) {
					t.Errorf("proposal %d: %+v, want %+v", i, p, w)
				}
			}
		})
	}
}

func TestProposeCorrections(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	wrong := posted(t, b, payment(20250110, 500, "甲店"))
	do(t, b, func(tx *Tx) error {
		right := payment(20250110, 500, "甲店")
		right.Lines[0].Account = "50105"
		_, _, err := tx.Reverse(wrong.ID, &right, "科目记错")
		return err
	})
	brought(t, b, "A", statement(bankOpening, stroke{20250111, -500, "甲店", "", 0}))
	got := proposals(t, b, 20251231)
	if len(got) != 2 || len(got[0].Match.Lines)+len(got[1].Match.Lines) != 1 || !got[0].Sure || !got[1].Sure {
		t.Errorf("red and original cancel, the blue one is at the bank: %+v", got)
	}
}

// TestVouchersOfTwoProjects: a payment from two projects is one payment at the bank.
func TestVouchersOfTwoProjects(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	v := payment(20250110, 700, "甲店")
	v.Lines = []model.Line{
		{Account: "50102", Side: model.Debit, Amount: 700},
		{Account: "102", Side: model.Credit, Amount: 400},
		{Account: "102", Side: model.Credit, Amount: 300, Project: "读书专项"},
	}
	posted(t, b, v)
	brought(t, b, "A", statement(bankOpening, stroke{20250111, -700, "甲店", "", 0}))
	got := proposals(t, b, 20251231)
	if len(got) != 1 || len(got[0].Match.Entries) != 2 || !got[0].Sure || !slices.Contains(got[0].Reasons, ReasonVoucher) {
		t.Errorf("proposals %+v", got)
	}
}

// TestProposalsCanBeSaved: whatever was booked and whatever the bank says, every proposal is a sound match,
// none overlaps another, the gate takes them all, and the balances still come to each other.
func TestProposalsCanBeSaved(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := newBook(t)
		withOpening(t, b)
		amount := rapid.Int64Range(1, 12)
		day := rapid.IntRange(0, 80)
		party := rapid.SampledFrom([]string{"", "甲店", "乙店"})
		var wrong model.ID
		for range rapid.IntRange(0, 12).Draw(r, "vouchers") {
			d := model.Date(20250101).AddDays(day.Draw(r, "day"))
			v := posted(t, b, payment(d, model.Money(amount.Draw(r, "fen"))*100, party.Draw(r, "party")))
			wrong = v.ID
		}
		if wrong != 0 && rapid.Bool().Draw(r, "reversed") {
			do(t, b, func(tx *Tx) error { _, _, err := tx.Reverse(wrong, nil, "重复"); return err })
		}
		var strokes []stroke
		for range rapid.IntRange(0, 12).Draw(r, "lines") {
			strokes = append(strokes, stroke{
				date: model.Date(20250101).AddDays(day.Draw(r, "day")), party: party.Draw(r, "party"),
				amount: model.Money(rapid.Int64Range(-12, 4).Filter(func(n int64) bool { return n != 0 }).Draw(r, "fen")) * 100,
			})
		}
		slices.SortStableFunc(strokes, func(a, b stroke) int { return int(a.date) - int(b.date) })
		if len(strokes) > 0 {
			brought(t, b, "A", statement(bankOpening, strokes...))
		}
		ps := proposals(t, b, 20251231)
		do(t, b, func(tx *Tx) error {
			for _, p := range ps {
				if _, err := tx.SaveMatch(p.Match); err != nil {
					return fmt.Errorf("%+v: %w", p, err)
				}
			}
			return nil
		})
		if again := proposals(t, b, 20251231); len(again) > len(ps) {
			t.Errorf("%d proposals after %d were taken", len(again), len(ps))
		}
		for m := 1; m <= 4 && len(strokes) > 0; m++ {
			p := model.NewPeriod(2025, m)
			x := reconciled(t, b, p)
			if x.Known && !x.Equal {
				t.Errorf("%s: book %s, bank %s", p, x.AdjustedBook, x.AdjustedBank)
			}
		}
	})
}

// yearOfBank makes a book with n payments and the bank's lines of them, days later and with other words.
func yearOfBank(tb testing.TB, n int) *Book {
	tb.Helper()
	b := newBook(tb)
	withOpening(tb, b)
	var lines []model.BankLine
	do(tb, b, func(tx *Tx) error {
		var ids []model.ID
		for i := range n {
			d := model.Date(20250101).AddDays(i * 350 / n)
			party := fmt.Sprintf("供应商%d", i%37)
			id, err := tx.SaveDraft(payment(d, model.Money(100+i%400*7), party))
			if err != nil {
				return err
			}
			ids = append(ids, id)
			lines = append(lines, model.BankLine{
				Row: i + 2, Date: d.AddDays(i % 4), Amount: -model.Money(100 + i%400*7), Counterparty: party,
				Summary: "网银转账", Serial: fmt.Sprintf("%08d", i),
			})
		}
		_, err := tx.Post(ids...)
		return err
	})
	model.BankLineKeys(lines)
	do(tb, b, func(tx *Tx) error {
		_, _, _, err := tx.SaveStatement(model.Statement{Account: "102", Layout: "A"}, lines)
		return err
	})
	return b
}

// BenchmarkPropose matches a year's lines. Budget: 5,000 lines in 2 s, and growing no faster than their
// number.
func BenchmarkPropose(b *testing.B) {
	for _, n := range []int{1_250, 2_500, 5_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			book := yearOfBank(b, n)
			sure := 0
			for b.Loop() {
				ps := proposals(b, book, 20251231)
				sure = 0
				for _, p := range ps {
					if p.Sure {
						sure++
					}
				}
			}
			b.ReportMetric(float64(sure), "sure")
		})
	}
}

// BenchmarkReconcile makes the 调节表 of a year's last month with everything matched. Budget: 5,000 lines
// in 1 s.
func BenchmarkReconcile(b *testing.B) {
	book := yearOfBank(b, 5_000)
	do(b, book, func(tx *Tx) error {
		ps, err := tx.Propose("102", 20251231)
		for _, p := range ps {
			if _, err := tx.SaveMatch(p.Match); err != nil {
				return err
			}
		}
		return err
	})
	for b.Loop() {
		view(b, book, func(v *View) error {
			r, err := v.Reconcile("102", 202512)
			if len(r.BankOut.Items) > 20 {
				b.Errorf("%d open items", len(r.BankOut.Items))
			}
			return err
		})
	}
}

// BenchmarkProposeSums matches lines of which none has an entry of its amount, so that sums are looked for
// everywhere, and lines that are all alike. Budget: 5,000 lines in 5 s.
func BenchmarkProposeSums(b *testing.B) {
	for name, amount := range map[string]func(i int) (booked, paid model.Money){
		"odd": func(i int) (model.Money, model.Money) {
			return model.Money(1_001 + i*7919%99_991), model.Money(1_000 + i*104_729%99_989)
		},
		"alike": func(int) (model.Money, model.Money) { return 1_000, 1_000 },
	} {
		b.Run(name, func(b *testing.B) {
			book := newBook(b)
			withOpening(b, book)
			var lines []model.BankLine
			do(b, book, func(tx *Tx) error {
				var ids []model.ID
				for i := range 5_000 {
					booked, paid := amount(i)
					d := model.Date(20250101).AddDays(i * 350 / 5_000)
					id, err := tx.SaveDraft(payment(d, booked, ""))
					if err != nil {
						return err
					}
					ids = append(ids, id)
					lines = append(lines, model.BankLine{Row: i + 2, Date: d, Amount: -paid, Serial: fmt.Sprintf("%08d", i)})
				}
				_, err := tx.Post(ids...)
				return err
			})
			model.BankLineKeys(lines)
			do(b, book, func(tx *Tx) error {
				_, _, _, err := tx.SaveStatement(model.Statement{Account: "102", Layout: "A"}, lines)
				return err
			})
			for b.Loop() {
				proposals(b, book, 20251231)
			}
		})
	}
}
