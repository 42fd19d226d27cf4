package ledger

import (
	"strings"

	"gonghui/model"
)

// ProposeCard is a card as far as the voucher of a purchase tells: its name and class from the 摘要, its cost from what
// the voucher adds to 162 or 171, who sold it as a note. It is not saved.
func ProposeCard(x model.Voucher) model.AssetCard {
	a := model.AssetCard{Acquired: x.Date, Quantity: 1, Voucher: x.ID, Origin: model.OriginBought}
	intangible := false
	words := x.Summary
	for _, l := range x.Lines {
		fixed := strings.HasPrefix(l.Account, model.AccountFixed)
		if !fixed && !strings.HasPrefix(l.Account, model.AccountIntangible) {
			continue
		}
		intangible = intangible || !fixed
		a.Cost += l.Debit() - l.Credit()
		if l.Summary != "" {
			words = l.Summary
		}
	}
	a.Name = model.BoughtThing(words)
	for _, c := range model.AssetClasses() {
		for _, w := range c.Aliases {
			if w != "" && strings.Contains(words, w) && a.Class == "" {
				a.Class, a.Months = c.Class, c.Months
			}
		}
	}
	if class, ok := model.AssetClassOf(string(model.ClassIntangible)); ok && intangible {
		a.Class, a.Months = class.Class, class.Months
	}
	if x.Counterparty != "" {
		a.Note = x.Counterparty
	}
	return a
}
