package cli

import (
	"gonghui/ledger"
	"gonghui/ui/text"
)

// demoDrives enters what is under way in the last days: a collection for charity whose money nobody has booked yet, a
// stay for advanced workers and this year's honours. It comes last, so that nothing else gets another number.
func demoDrives(b *ledger.Book) error {
	_, err := b.Do(ledger.Command{Actor: demoActor}, func(t *ledger.Tx) error {
		members, err := t.Members()
		if err != nil {
			return err
		}
		if _, err := t.SaveDrive(text.DemoDrive().Listed(members)); err != nil {
			return err
		}
		for _, x := range text.DemoHonours() {
			a := x.Activity
			a.People = demoPeople(members, a.Date, x.Every)
			if _, err := t.SaveActivity(a); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}
