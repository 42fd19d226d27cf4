package ledger

import (
	"testing"

	"pgregory.net/rapid"

	"gonghui/model"
)

// TestDuesTies collects, imports, drafts, posts, cancels and books dues by hand in any order: whatever differs between
// the sheet and account 401 is told to the last fen, and the figures are those of the sheet and of the account.
func TestDuesTies(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook(t)
		withOpening(t, b)
		members := []model.ID{withBase(t, b, "01", 500000, nil), withBase(t, b, "02", 700000, nil)}
		var vouchers []model.ID
		try := func(fn func(*Tx) error) { _, _ = b.Do(Command{Actor: "会计甲"}, fn) }
		for range rapid.IntRange(1, 10).Draw(rt, "steps") {
			p := model.NewPeriod(2025, rapid.IntRange(1, 4).Draw(rt, "month"))
			other := model.NewPeriod(2025, rapid.IntRange(1, 4).Draw(rt, "other month"))
			sum := model.Money(rapid.IntRange(1, 9).Draw(rt, "sum") * 500)
			who := rapid.SampledFrom(members).Draw(rt, "member")
			switch rapid.IntRange(0, 5).Draw(rt, "step") {
			case 0:
				try(func(tx *Tx) error {
					_, err := tx.CollectDues(p, []model.ID{who}, other.First().AddDays(3), "银行转账")
					return err
				})
			case 1:
				try(func(tx *Tx) error { _, err := tx.SaveDues(model.Dues{Member: who, Month: p, Amount: sum}); return err })
			case 2:
				try(func(tx *Tx) error {
					id, err := tx.DraftDues(p)
					vouchers = append(vouchers, id)
					return err
				})
			case 3:
				if len(vouchers) > 0 {
					id := rapid.SampledFrom(vouchers).Draw(rt, "post")
					try(func(tx *Tx) error { _, err := tx.Post(id); return err })
				}
			case 4:
				if len(vouchers) > 0 {
					id := rapid.SampledFrom(vouchers).Draw(rt, "cancel")
					try(func(tx *Tx) error { _, _, err := tx.Reverse(id, nil, "重记"); return err })
				}
			case 5:
				v := posted(t, b, model.Voucher{Date: p.First(), Summary: "收会费", Attachments: 1, Lines: []model.Line{
					{Account: "102", Side: model.Debit, Amount: sum}, {Account: "401", Side: model.Credit, Amount: sum},
				}})
				vouchers = append(vouchers, v.ID)
			}
		}
		view(t, b, func(v *View) error {
			ties, err := v.DuesTies(2025)
			if err != nil {
				return err
			}
			came, paid, err := duesByRecords(v)
			if err != nil {
				return err
			}
			for _, r := range must(v.DuesSheet(2025))(rt) {
				if r.Paid != paid[r.Member.ID] {
					rt.Errorf("%s paid %v, the records say %v", r.Member.Number, r.Paid, paid[r.Member.ID])
				}
			}
			for i, x := range ties {
				m, err := v.DuesMonth(x.Month)
				if err != nil {
					return err
				}
				if x.Month != model.NewPeriod(2025, i+1) || x.Received != m.Received || x.Received != came[x.Month] || x.Booked != m.Booked {
					rt.Errorf("%s: %+v, sheet %v, account %v", x.Month, x, m.Received, m.Booked)
				}
				var loose model.Money
				for _, l := range x.LooseBy {
					loose += l.Amount
				}
				if x.Booked-x.Received != x.Loose-x.Unbooked-x.Drafted-x.Later+x.Earlier || loose != x.Loose {
					rt.Errorf("%s does not add up: %+v", x.Month, x)
				}
			}
			one, err := v.DuesTie(model.NewPeriod(2025, 2))
			if len(ties) >= 2 && (one.Received != ties[1].Received || one.Booked != ties[1].Booked) || one.Month != 202502 {
				rt.Errorf("one month: %+v", one)
			}
			return err
		})
	})
}

// duesByRecords adds up what came in by month and what was paid by member from the records themselves.
func duesByRecords(v *View) (came map[model.Period]model.Money, paid map[model.ID]model.Money, err error) {
	came, paid = map[model.Period]model.Money{}, map[model.ID]model.Money{}
	records, err := v.Dues(0)
	for _, d := range records {
		paid[d.Member] += d.Amount
		for _, x := range d.Payments() {
			if x.Paid == 0 {
				came[d.Month] += x.Amount
			} else {
				came[x.Paid.Period()] += x.Amount
			}
		}
	}
	return came, paid, err
}

// must fails the test for an error.
func must[T any](x T, err error) func(*rapid.T) T {
	return func(t *rapid.T) T {
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
}

// TestDuesTieSays knows each place where a difference can lie.
func TestDuesTieSays(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	one, two := withBase(t, b, "01", 500000, nil), withBase(t, b, "02", 700000, nil)
	var late, draft model.ID
	do(t, b, func(tx *Tx) (err error) {
		if _, err = tx.CollectDues(202501, []model.ID{one}, 20250201, "现金"); err != nil { // came in in February
			return err
		}
		if late, err = tx.DraftDues(202501); err != nil {
			return err
		}
		v, err := tx.Voucher(late)
		if err != nil {
			return err
		}
		v.Date = 20250303 // and is booked in March
		if _, err = tx.SaveDraft(v); err != nil {
			return err
		}
		if _, err = tx.Post(late); err != nil {
			return err
		}
		if _, err = tx.CollectDues(202502, []model.ID{two}, 20250210, "现金"); err != nil {
			return err
		}
		if draft, err = tx.DraftDues(202502); err != nil {
			return err
		}
		_, err = tx.CollectDues(202502, []model.ID{one}, 20250211, "现金")
		return err
	})
	v := posted(t, b, model.Voucher{Date: 20250220, Summary: "收会费", Attachments: 1, Lines: []model.Line{
		{Account: "102", Side: model.Debit, Amount: 900}, {Account: "401", Side: model.Credit, Amount: 900},
	}})
	var ties []DuesTie
	view(t, b, func(x *View) (err error) { ties, err = x.DuesTies(2025); return err })
	if len(ties) != 3 || !ties[0].Holds() || ties[1].Holds() || ties[2].Holds() {
		t.Fatalf("%+v", ties)
	}
	feb, mar := ties[1], ties[2]
	if feb.Received != 8500 || feb.Booked != 900 || feb.Unbooked != 2500 || feb.Drafted != 3500 || feb.Later != 2500 ||
		feb.Loose != 900 || len(feb.LooseBy) != 1 || feb.LooseBy[0] != (LooseDues{Voucher: v.ID, Number: v.Number, Amount: 900}) {
		t.Errorf("February: %+v", feb)
	}
	if len(feb.Nobody) != 2 || len(feb.Elsewhere) != 1 || feb.Elsewhere[0] != 202503 {
		t.Errorf("February, where: %+v", feb)
	}
	if mar.Earlier != 2500 || mar.Booked != 2500 || mar.Received != 0 || mar.Elsewhere[0] != 202502 {
		t.Errorf("March: %+v", mar)
	}
	if draft == 0 {
		t.Error("no draft")
	}
}
