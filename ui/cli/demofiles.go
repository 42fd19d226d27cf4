package cli

import (
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// demoFiles opens the hardship files that the demonstration's grants name.
func demoFiles(b *ledger.Book) error {
	_, err := b.Do(ledger.Command{Actor: demoActor}, func(t *ledger.Tx) error {
		grants, err := t.Subsidies(0)
		if err != nil {
			return err
		}
		for _, s := range grants {
			if _, found, err := t.HardshipNumbered(s.File); err != nil || found || s.File == "" {
				if err != nil {
					return err
				}
				continue
			}
			h := model.Hardship{
				Number: s.File, Member: s.Member, Category: s.Category, Opened: s.Applied, ValidUntil: s.ValidUntil,
				Keeper: text.DemoCashier,
			}
			h.Private.Cause = s.Private.Cause
			if _, err := t.SaveHardship(h); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}
