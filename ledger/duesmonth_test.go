package ledger

import (
	"errors"
	"testing"

	"gonghui/model"
)

// withBase makes a member who owes dues for a base.
func withBase(t *testing.T, b *Book, number string, base model.Money, change func(*model.Member)) (id model.ID) {
	t.Helper()
	m := model.Member{
		Number: number, Name: "会员" + number, Joined: 20200101, Status: model.StatusActive,
		Bases: []model.DuesBase{{Base: base}},
	}
	if change != nil {
		change(&m)
	}
	do(t, b, func(tx *Tx) (err error) { id, err = tx.SaveMember(m); return err })
	return id
}

// TestDuesMonth collects a month's dues in two turns, books them, and compares the sheet with account 401.
func TestDuesMonth(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	first := withBase(t, b, "01", 345600, nil)
	withBase(t, b, "02", 500000, nil)
	withBase(t, b, "03", 500000, func(m *model.Member) { m.Status, m.Changed = model.StatusRetained, 20240901 })
	withBase(t, b, "04", 500000, func(m *model.Member) { m.Joined = 20250302 })
	withBase(t, b, "05", 0, func(m *model.Member) { m.Bases = nil })
	waived := withBase(t, b, "06", 500000, nil)
	const march = model.Period(202503)
	sheet := func() (s DuesMonth) {
		view(t, b, func(v *View) (err error) { s, err = v.DuesMonth(march); return err })
		return s
	}
	do(t, b, func(tx *Tx) error {
		_, err := tx.SaveDues(model.Dues{Member: waived, Month: march, Waived: true, Note: "援疆一年，委员会同意"})
		return err
	})
	s := sheet()
	if len(s.Lines) != 4 || s.Due != 1725+2500 || s.Behind != s.Due || s.Paid != 0 {
		t.Fatalf("before: %d lines, due %v, behind %v", len(s.Lines), s.Due, s.Behind)
	}
	var reasons []model.Exemption
	for _, l := range s.Lines {
		reasons = append(reasons, l.Exempt)
	}
	if want := []model.Exemption{0, 0, model.ExemptBase, model.ExemptWaived}; len(reasons) != 4 || reasons[2] != want[2] || reasons[3] != want[3] {
		t.Errorf("exempt: %v", reasons)
	}
	// A part first, the rest with everybody else's.
	do(t, b, func(tx *Tx) error {
		_, err := tx.SaveDues(model.Dues{Member: first, Month: march}.With(model.DuesPart{
			Amount: 1000, Paid: 20250305, Payment: "现金",
		}))
		return err
	})
	do(t, b, func(tx *Tx) error {
		got, err := tx.CollectDues(march, nil, 20250310, "银行转账")
		if len(got) != 2 || got[0].Amount != 1725 || len(got[0].Parts) != 2 {
			t.Errorf("collected: %+v", got)
		}
		return err
	})
	if _, err := b.Do(Command{}, func(tx *Tx) error { _, err := tx.CollectDues(march, nil, 20250310, ""); return err }); !errors.Is(err, ErrNoDues) {
		t.Errorf("collected twice: %v", err)
	}
	s = sheet()
	if s.Behind != 0 || s.Paid != 4225 || s.Unbooked != 4225 || s.Received != 4225 || s.Booked != 0 {
		t.Errorf("collected: %+v", s)
	}
	var id model.ID
	do(t, b, func(tx *Tx) (err error) { id, err = tx.DraftDues(march); return err })
	var v model.Voucher
	view(t, b, func(x *View) (err error) { v, err = x.Voucher(id); return err })
	if len(v.Lines) != 3 || v.Lines[0].Amount != 1000 || v.Lines[1].Amount != 3225 || v.Lines[2].Amount != 4225 {
		t.Errorf("voucher: %+v", v.Lines)
	}
	// A draft that is thrown away leaves the payments unbooked; a posted one that is cancelled does so as well.
	do(t, b, func(tx *Tx) error { return tx.DiscardDraft(id) })
	if s = sheet(); s.Unbooked != 4225 {
		t.Errorf("after discarding: %v unbooked", s.Unbooked)
	}
	do(t, b, func(tx *Tx) (err error) { id, err = tx.DraftDues(march); return err })
	do(t, b, func(tx *Tx) error { _, err := tx.Post(id); return err })
	if s = sheet(); s.Unbooked != 0 || s.Booked != s.Received {
		t.Errorf("after posting: unbooked %v, received %v, booked %v", s.Unbooked, s.Received, s.Booked)
	}
	do(t, b, func(tx *Tx) error { _, _, err := tx.Reverse(id, nil, "重复入账"); return err })
	if s = sheet(); s.Unbooked != 4225 || s.Booked != 0 {
		t.Errorf("after cancelling: unbooked %v, booked %v", s.Unbooked, s.Booked)
	}
	if _, err := b.Do(Command{}, func(tx *Tx) error { _, err := tx.DraftDues(202504); return err }); !errors.Is(err, ErrNoDues) {
		t.Errorf("a month without dues: %v", err)
	}
}

// TestArrears counts who is behind, and since when.
func TestArrears(t *testing.T) {
	b := newBook(t)
	id := withBase(t, b, "01", 345600, nil)
	do(t, b, func(tx *Tx) error { _, err := tx.CollectDues(202502, nil, 20250210, ""); return err })
	var got []Arrear
	view(t, b, func(v *View) (err error) { got, err = v.Arrears(); return err })
	if len(got) != 1 || got[0].Member.ID != id || got[0].Months[0] != 202501 || got[0].Behind != 1725*11 {
		t.Fatalf("%+v", got)
	}
	if age := got[0].Age(20260115); age != 12 {
		t.Errorf("%d months old", age)
	}
	// Of the year but February all is owed: ten months in a row to the last one, when the year is over.
	if n := got[0].InRow(20260115); n != 10 {
		t.Errorf("%d months in a row", n)
	}
	if n := got[0].InRow(20250315); n != 0 {
		t.Errorf("%d months in a row in March", n)
	}
}

// TestImportedDues drafts the dues of a month that were taken from a file, unless something stands on 401 already.
func TestImportedDues(t *testing.T) {
	b := newBook(t)
	id := withBase(t, b, "01", 345600, nil)
	for _, p := range []model.Period{202501, 202502} {
		do(t, b, func(tx *Tx) error {
			_, err := tx.SaveDues(model.Dues{Member: id, Month: p, Amount: 1725, Paid: p.Last()})
			return err
		})
	}
	posted(t, b, twoLines(20250110, "102", "401", 17, "", ""))
	if _, err := b.Do(Command{}, func(tx *Tx) error { _, err := tx.DraftDues(202501); return err }); !errors.Is(err, ErrNoDues) {
		t.Errorf("January, booked already: %v", err)
	}
	var made model.ID
	do(t, b, func(tx *Tx) (err error) { made, err = tx.DraftDues(202502); return err })
	view(t, b, func(v *View) error {
		x, err := v.Voucher(made)
		if debit := x.Lines[0].Debit(); debit != 1725 {
			t.Errorf("February: %+v", x)
		}
		return err
	})
	if _, err := b.Do(Command{}, func(tx *Tx) error { _, err := tx.DraftDues(202502); return err }); !errors.Is(err, ErrNoDues) {
		t.Errorf("February again: %v", err)
	}
}

// TestPaidAhead lets one member pay before the month is due: nobody owes for it.
func TestPaidAhead(t *testing.T) {
	b := newBook(t)
	id := withBase(t, b, "01", 345600, nil)
	withBase(t, b, "02", 345600, nil)
	var before, after []Arrear
	view(t, b, func(v *View) (err error) { before, err = v.Arrears(); return err })
	next := b.Today().Period().Next()
	do(t, b, func(tx *Tx) error {
		_, err := tx.SaveDues(model.Dues{Member: id, Month: next, Amount: 1725, Paid: b.Today()})
		return err
	})
	view(t, b, func(v *View) (err error) { after, err = v.Arrears(); return err })
	if len(before) != len(after) {
		t.Errorf("%d owed before, %d after", len(before), len(after))
	}
}
