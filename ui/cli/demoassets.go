package cli

import (
	"strings"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// demoCounted is the day on which everything was counted, and found.
const demoCounted = model.Date(20251226)

// demoAssets writes the cards of the fixed assets, that of the bought one with its voucher, and drafts the depreciation
// of every month that is over; and last year's count.
func demoAssets(b *ledger.Book) error {
	_, err := b.Do(ledger.Command{Actor: demoActor}, func(t *ledger.Tx) error {
		drafts, err := t.Drafts()
		if err != nil {
			return err
		}
		for _, a := range text.DemoAssets() {
			for _, d := range drafts {
				if d.Date == a.Acquired && bought(d) == a.Cost {
					a.Voucher = d.ID
				}
			}
			if _, err := t.SaveAsset(a); err != nil {
				return err
			}
		}
		for _, p := range demoMonths() {
			d, err := t.Depreciate(p)
			if err != nil {
				return err
			}
			x, err := t.Voucher(d.Voucher)
			if err != nil {
				return err
			}
			x.Attachments, x.Reviewer, x.Cashier = 1, text.DemoReviewer, text.DemoCashier
			if _, err := t.SaveDraft(x); err != nil {
				return err
			}
		}
		c, err := t.CountSheet(demoCounted)
		if err != nil {
			return err
		}
		c.Counter, c.Witness = demoActor, text.DemoReviewer
		_, err = t.SaveAssetCount(c)
		return err
	})
	return err
}

// bought is what a voucher books as fixed assets.
func bought(v model.Voucher) (sum model.Money) {
	for _, l := range v.Lines {
		if strings.HasPrefix(l.Account, model.AccountFixed) {
			sum += l.Debit()
		}
	}
	return sum
}
