package ledger

import (
	"errors"
	"testing"

	"gonghui/model"
)

// TestGift makes a gift's list from the roster, leaves one out, drafts and posts its voucher, and keeps the list then.
func TestGift(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	one := withBase(t, b, "01", 500000, nil)
	two := withBase(t, b, "02", 500000, func(m *model.Member) { m.Birth = 19900600 })
	withBase(t, b, "03", 500000, func(m *model.Member) { m.Status, m.Changed = model.StatusRetained, 20240901 })
	var id model.ID
	do(t, b, func(tx *Tx) error {
		members, err := tx.Members()
		if err != nil {
			return err
		}
		g := model.Gift{Kind: model.GiftFestival, Name: "2025年端午慰问", Date: 20250528, PerHead: 20000}.Listed(members)
		if len(g.Lines) != 2 {
			t.Errorf("%d on the list", len(g.Lines))
		}
		birthday := g
		birthday.Kind, birthday.Date, birthday.Lines = model.GiftBirthday, 20250620, nil
		if got := birthday.Listed(members); len(got.Lines) != 1 || got.Lines[0].Member != two {
			t.Errorf("birthdays in June: %+v", got.Lines)
		}
		id, err = tx.SaveGift(g.Left(two, "本人不领"))
		return err
	})
	var paper model.ID
	do(t, b, func(tx *Tx) (err error) { paper, err = tx.DraftGift(id); return err })
	do(t, b, func(tx *Tx) error {
		g, err := tx.Gift(id)
		if err != nil {
			return err
		}
		if g.Total() != 20000 || g.People() != 1 {
			t.Errorf("%v for %d", g.Total(), g.People())
		}
		_, err = tx.SaveGift(g.Left(two, ""))
		return err
	})
	do(t, b, func(tx *Tx) error {
		again, err := tx.DraftGift(id)
		if again != paper {
			t.Errorf("a second draft %d beside %d", again, paper)
		}
		return err
	})
	var v model.Voucher
	var sums map[model.ID]model.Money
	view(t, b, func(x *View) (err error) {
		if v, err = x.Voucher(paper); err != nil {
			return err
		}
		sums, err = x.GiftSums(2025, model.ItemFestival)
		return err
	})
	if v.Lines[0].Amount != 40000 || v.Lines[0].Account != "50105" || sums[one] != 20000 || sums[two] != 20000 {
		t.Errorf("%+v, %v", v.Lines, sums)
	}
	do(t, b, func(tx *Tx) error { _, err := tx.Post(paper); return err })
	_, err := b.Do(Command{}, func(tx *Tx) error {
		g, err := tx.Gift(id)
		if err != nil {
			return err
		}
		_, err = tx.SaveGift(g.Shared(1))
		return err
	})
	if !errors.Is(err, ErrPosted) {
		t.Errorf("list changed behind a posted voucher: %v", err)
	}
	if _, err := b.Do(Command{}, func(tx *Tx) error {
		return tx.Remove(model.Ref{Kind: model.KindMember, ID: one}, "错录")
	}); !errors.Is(err, ErrLinked) {
		t.Errorf("somebody on a list is removed: %v", err)
	}
	do(t, b, func(tx *Tx) error { _, _, err := tx.Reverse(paper, nil, "没有发放"); return err })
	view(t, b, func(x *View) error {
		g, err := x.Gift(id)
		if g.Voucher != 0 {
			t.Errorf("still linked to %d", g.Voucher)
		}
		return err
	})
}
