package export

import "fmt"

// cardNotes say where the cards of fixed assets stand, and where they do not come to what the accounts say; none for a
// book that keeps no cards.
func (d *desk) cardNotes(q Query) ([]string, error) {
	cards, err := d.cardsIn(q)
	if err != nil || len(cards) == 0 {
		return nil, err
	}
	out := []string{fmt.Sprintf(cardsElsewhere, len(cards), sheetCards)}
	differ, err := d.v.AssetDifferences(lastDay(q))
	for _, x := range differ {
		out = append(out, fmt.Sprintf(cardDiffers, x.Account, x.Cards.Grouped(), x.Books.Grouped(),
			(x.Cards-x.Books).Grouped()))
	}
	return out, err
}
