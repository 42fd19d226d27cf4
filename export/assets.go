package export

import (
	"fmt"

	"gonghui/model"
)

// cardNotes are the cards of fixed assets that were there in the report's time, one a line, and where they do not come
// to what the accounts say; none for a book that keeps no cards.
func (d *desk) cardNotes(q Query) ([]string, error) {
	end := model.NewPeriod(q.Year, 12)
	if q.Month != 0 {
		end = model.NewPeriod(q.Year, q.Month)
	}
	cards, err := d.v.Assets()
	if err != nil || len(cards) == 0 {
		return nil, err
	}
	worn, err := d.v.WornOn(end.Last())
	if err != nil {
		return nil, err
	}
	var out []string
	for _, a := range cards {
		if a.Acquired > end.Last() || a.Disposed != 0 && a.Disposed.Year() < q.Year {
			continue
		}
		class, _ := model.AssetClassOf(string(a.Class))
		line := fmt.Sprintf(cardNote, a.Number, a.Name, class.Name, a.Acquired, a.Cost.Grouped(),
			worn[a.ID].Grouped(), (a.Cost - worn[a.ID]).Grouped())
		if a.Pending != 0 && a.Pending <= end.Last() {
			line += fmt.Sprintf(cardPending, a.Pending)
		}
		if a.Disposed != 0 && a.Disposed <= end.Last() {
			line += fmt.Sprintf(cardDisposed, a.Disposed, a.Approval)
		}
		out = append(out, line)
	}
	differ, err := d.v.AssetDifferences(end.Last())
	for _, x := range differ {
		out = append(out, fmt.Sprintf(cardDiffers, x.Account, x.Cards.Grouped(), x.Books.Grouped(),
			(x.Cards-x.Books).Grouped()))
	}
	return out, err
}
