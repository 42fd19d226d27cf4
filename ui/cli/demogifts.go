package cli

import (
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// demoGifts are the presents to all members, with what each one got; a draft of that day pays for each.
var demoGifts = []struct {
	day  model.Date
	each model.Money
}{
	{20250120, 50000},
	{20250528, 25000},
	{20250922, 30000},
	{20260120, 50000},
	{20260528, 25000},
}

// demoPresents writes the lists of those who got the presents, and links them with the drafts that pay for them.
func demoPresents(b *ledger.Book) error {
	_, err := b.Do(ledger.Command{Actor: demoActor}, func(t *ledger.Tx) error {
		members, err := t.Members()
		if err != nil {
			return err
		}
		drafts, err := t.Drafts()
		if err != nil {
			return err
		}
		for _, x := range demoGifts {
			for _, d := range drafts {
				name, found := text.DemoGift(x.day.Year(), d.Summary)
				if d.Date != x.day || !found {
					continue
				}
				g := model.Gift{
					Kind: model.GiftFestival, Name: name, Date: x.day, PerHead: x.each, Seller: d.Counterparty,
					Voucher: d.ID, Approver: text.DemoReviewer,
				}.Listed(members)
				if _, err := t.SaveGift(g); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return err
}
