package ledger

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"gonghui/model"
)

// ErrSplit is returned for a card that cannot be split: it has one thing only, or fewer than are to go, or it was taken
// down.
var ErrSplit = errors.New("card cannot be split")

// SplitAsset makes a card of its own of some of a card's things, at their share of the cost and of what was written
// off, rounded to the fen; together the two cards are what the one was. Errors: ErrSplit, ErrNotFound.
func (t *Tx) SplitAsset(id model.ID, things int) (model.ID, error) {
	a, err := t.Asset(id)
	if err != nil {
		return 0, err
	}
	if things <= 0 || things >= a.Quantity || a.Pending != 0 || a.Disposed != 0 {
		return 0, fmt.Errorf("%w: %d of %d on card %s", ErrSplit, things, a.Quantity, a.Number)
	}
	worn, err := t.Worn()
	if err != nil {
		return 0, err
	}
	part := a
	part.ID, part.Quantity, part.Split = 0, things, a.ID
	part.Cost, part.Before = shareOf(a.Cost, things, a.Quantity), shareOf(a.Before, things, a.Quantity)
	part.SplitWorn = shareOf(worn[id]-a.Before, things, a.Quantity)
	if part.Cost == 0 && !a.Memo || part.Cost == a.Cost && !a.Memo {
		return 0, fmt.Errorf("%w: card %s costs %s", ErrSplit, a.Number, a.Cost)
	}
	part.SplitWorn = min(part.SplitWorn, part.Cost-part.Before)
	if rest := a.Cost - part.Cost - (worn[id] - part.Before - part.SplitWorn); rest < 0 { // by rounding
		part.SplitWorn -= rest
	}
	if part.Number, err = t.partNumber(a.Number); err != nil {
		return 0, err
	}
	a.Quantity, a.Cost, a.Before = a.Quantity-things, a.Cost-part.Cost, a.Before-part.Before
	if _, err := t.saveAsset(a); err != nil {
		return 0, err
	}
	return t.saveAsset(part)
}

// shareOf is the share of some of all things in a sum, rounded to the fen.
func shareOf(m model.Money, some, all int) model.Money {
	part := m.Decimal().Mul(decimal.NewFromInt(int64(some))).Div(decimal.NewFromInt(int64(all))).Round(2)
	out, err := model.MoneyFromDecimal(part)
	if err != nil {
		return 0
	}
	return out
}

// partNumber is the next free number of a part: G0001-1, G0001-2 and so on.
func (t *Tx) partNumber(number string) (string, error) {
	for n := 1; ; n++ {
		part := fmt.Sprintf("%s-%d", number, n)
		id, err := t.unique(uniqueText(model.KindAsset, part))
		if err != nil || id == 0 {
			return part, err
		}
	}
}

// joinAsset gives a part back to the card that it was split from. One that was depreciated since stays a card of its
// own.
func (t *Tx) joinAsset(id model.ID, reason string) error {
	part, err := t.Asset(id)
	if err != nil || part.Split == 0 {
		return err
	}
	whole, err := t.Asset(part.Split)
	if err != nil {
		return err
	}
	worn, err := t.Worn()
	if err != nil {
		return err
	}
	if worn[id] != part.Before+part.SplitWorn || whole.Pending != 0 {
		return nil
	}
	whole.Quantity += part.Quantity
	whole.Cost, whole.Before = whole.Cost+part.Cost, whole.Before+part.Before
	part.Split, part.SplitWorn = 0, 0
	if _, err := t.saveAsset(part); err != nil {
		return err
	}
	if _, err := t.saveAsset(whole); err != nil {
		return err
	}
	return t.Remove(model.Ref{Kind: model.KindAsset, ID: id}, reason)
}
