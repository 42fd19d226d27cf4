package ledger

import (
	"errors"
	"fmt"
	"slices"
	"sort"

	"gonghui/model"
)

// Why a count, or what is to follow from it, is refused.
var (
	// ErrCountBooked is returned for a count whose differences were dealt with: its figures stay.
	ErrCountBooked = errors.New("the count's differences were dealt with")
	// ErrCountAgrees is returned when the differences of a count are to be dealt with and there are none.
	ErrCountAgrees = errors.New("the count agrees with the book")
	// ErrCountOpen is returned when differences are to be decided on that were not taken to 182 yet.
	ErrCountOpen = errors.New("the count's differences were not dealt with yet")
)

// AssetCount reads one count of assets and goods. The error may be ErrNotFound.
func (v *View) AssetCount(id model.ID) (model.AssetCount, error) {
	return get[model.AssetCount](v, model.KindAssetCount, id, nil)
}

// AssetCounts lists the counts of a year (0: of all), by day.
func (v *View) AssetCounts(year int) ([]model.AssetCount, error) {
	list, err := all[model.AssetCount](v, model.KindAssetCount, nil)
	list = slices.DeleteFunc(list, func(c model.AssetCount) bool { return year != 0 && c.Date.Year() != year })
	sort.SliceStable(list, func(i, j int) bool { return list[i].Date < list[j].Date })
	return list, err
}

// CountSheet is a count of a day to be filled in: every asset that is there, but for intangibles, and all goods in
// stock, each counted as it is booked.
func (v *View) CountSheet(day model.Date) (model.AssetCount, error) {
	c := model.AssetCount{Date: day}
	cards, err := v.Assets()
	if err != nil {
		return c, err
	}
	for _, a := range cards {
		if a.InUse(day) && a.Class != model.ClassIntangible {
			n := max(a.Quantity, 1)
			c.Lines = append(c.Lines, model.AssetCountLine{
				Of: model.Ref{Kind: model.KindAsset, ID: a.ID}, Booked: n, Counted: n,
			})
		}
	}
	items, err := v.StockItems()
	if err != nil {
		return c, err
	}
	on, err := v.StockOn(day)
	for _, i := range items {
		if n := on[i.ID].Quantity; n > 0 {
			c.Lines = append(c.Lines, model.AssetCountLine{
				Of: model.Ref{Kind: model.KindStockItem, ID: i.ID}, Booked: n, Counted: n,
			})
		}
	}
	return c, err
}

// SaveAssetCount makes (ID 0) or replaces a count. How many are booked is taken from the book as it stands on the
// count's day; a line of a card that is not there that day is refused. What follows from a count is changed by
// BookAssetCount, DecideAssetCount and UndoAssetCount alone. Errors: *RuleError, ErrCountBooked, ErrFuture,
// ErrNotFound.
func (t *Tx) SaveAssetCount(c model.AssetCount) (model.ID, error) {
	if c.ID != 0 {
		old, err := t.AssetCount(c.ID)
		if err != nil {
			return 0, err
		}
		if old.Booked {
			return 0, ErrCountBooked
		}
	}
	c.Vouchers, c.Decisions, c.Decided, c.Approval, c.Booked = nil, nil, 0, "", false
	if c.Date.Valid() {
		sheet, err := t.CountSheet(c.Date)
		if err != nil {
			return 0, err
		}
		booked := map[model.Ref]int{}
		for _, l := range sheet.Lines {
			booked[l.Of] = l.Booked
		}
		c.Lines = slices.Clone(c.Lines)
		for i, l := range c.Lines {
			n, ok := booked[l.Of]
			if !ok && l.Of.Kind == model.KindStockItem {
				_, err = t.StockItem(l.Of.ID)
			} else if !ok && l.Of.ID != 0 {
				err = fmt.Errorf("%w: card %d on %s", ErrNotFound, l.Of.ID, c.Date)
			}
			if err != nil {
				return 0, err
			}
			c.Lines[i].Booked, c.Lines[i].Made = n, model.Ref{}
		}
		if c.Date > t.Today() {
			return 0, ErrFuture
		}
	}
	return t.saveCount(c)
}

func (t *Tx) saveCount(c model.AssetCount) (model.ID, error) {
	err := refused(model.Ref{Kind: model.KindAssetCount, ID: c.ID}, model.CheckAssetCount(c))
	if err != nil {
		return 0, err
	}
	if c.ID, err = t.identify(model.KindAssetCount, c.ID); err != nil {
		return 0, err
	}
	return c.ID, t.save(model.Ref{Kind: model.KindAssetCount, ID: c.ID}, c)
}

// The events that the differences of a count are booked by, before and after they are decided on.
const (
	eventAssetOver, eventAssetOverDecided   = "asset-over", "asset-over-approved"
	eventStockOver, eventStockOverDecided   = "stock-over", "stock-over-approved"
	eventStockShort, eventStockShortDecided = "stock-short", "stock-short-approved"
)

// found adds up what a count found, by event.
type found map[string]model.Money

// BookAssetCount deals with the differences of a count: a missing asset is taken to 182, missing goods leave the stock
// for it, what was found too much comes in from it, assets with cards of their own; found things of no value have a
// card for reference (备查) alone. The vouchers are drafted. Errors: ErrCountBooked, ErrCountAgrees, those of
// TakeDown, and ErrStockOrder.
func (t *Tx) BookAssetCount(id model.ID) (c model.AssetCount, err error) {
	if c, err = t.AssetCount(id); err != nil {
		return c, err
	}
	switch {
	case c.Booked:
		return c, ErrCountBooked
	case !c.Differs():
		return c, ErrCountAgrees
	}
	sums := found{}
	made := map[string][]int{} // the lines of an event, so that what they made names its voucher
	for i, l := range c.Lines {
		if l.Over() == 0 {
			continue
		}
		event, err := t.bookLine(&c, i, sums)
		if err != nil {
			return c, err
		}
		if event != "" {
			made[event] = append(made[event], i)
		}
	}
	for _, event := range []string{eventAssetOver, eventStockShort, eventStockOver} {
		paper, err := t.draftEvent(event, sums[event], c, "")
		if err != nil {
			return c, err
		}
		if paper == 0 {
			continue
		}
		c.Vouchers = append(c.Vouchers, paper)
		for _, i := range made[event] {
			if err := t.nameVoucher(c.Lines[i].Made, paper); err != nil {
				return c, err
			}
		}
	}
	c.Booked = true
	_, err = t.saveCount(c)
	return c, err
}

// bookLine deals with one difference; it gives the event whose voucher bears it.
func (t *Tx) bookLine(c *model.AssetCount, i int, sums found) (string, error) {
	l := &c.Lines[i]
	if l.Of.Kind == model.KindStockItem {
		event, sign := eventStockOver, model.Money(1)
		m := model.StockMove{
			Item: l.Of.ID, Date: c.Date, Quantity: l.Over(), Amount: l.Value, Who: c.Counter, Purpose: l.Note,
		}
		if l.Over() < 0 {
			event, sign, m.Amount = eventStockShort, -1, 0
		}
		m, err := t.priced(m)
		if err != nil {
			return "", err
		}
		if m, err = t.saveMove(m); err != nil {
			return "", err
		}
		l.Made = model.Ref{Kind: model.KindStockMove, ID: m.ID}
		sums[event] += sign * m.Amount
		return event, nil
	}
	if l.Over() < 0 {
		return "", t.missing(c, l)
	}
	return eventAssetOver, t.extra(c, l, sums)
}

// missing takes an asset that was not found to 182; where some of a card's things are there, it takes the others, as a
// card of their own.
func (t *Tx) missing(c *model.AssetCount, l *model.AssetCountLine) error {
	l.Made = l.Of
	if l.Counted > 0 {
		part, err := t.SplitAsset(l.Of.ID, -l.Over())
		if err != nil {
			return err
		}
		l.Made.ID = part
	}
	paper, err := t.TakeDown(l.Made.ID, c.Date, model.MannerMissing)
	if err != nil {
		return err
	}
	if paper != 0 {
		c.Vouchers = append(c.Vouchers, paper)
	}
	return nil
}

// extra makes the card of what was found too much.
func (t *Tx) extra(c *model.AssetCount, l *model.AssetCountLine, sums found) error {
	a := model.AssetCard{
		Name: l.Name, Class: l.Class, Quantity: l.Over(), Cost: l.Value, Acquired: c.Date, Origin: model.OriginFound,
		Note: l.Note, Memo: l.Value == 0,
	}
	if l.Of.ID != 0 {
		like, err := t.Asset(l.Of.ID)
		if err != nil {
			return err
		}
		a.Name, a.Class, a.Spec, a.Unit = like.Name, like.Class, like.Spec, like.Unit
		a.Place, a.Keeper = like.Place, like.Keeper
	}
	if class, ok := model.AssetClassOf(string(a.Class)); ok && !a.Memo {
		a.Months = class.Months
	}
	id, err := t.SaveAsset(a)
	l.Made = model.Ref{Kind: model.KindAsset, ID: id}
	if !a.Memo {
		sums[eventAssetOver] += a.Cost
	}
	return err
}

// draftEvent drafts the voucher of an event; none for nothing.
func (t *Tx) draftEvent(code string, sum model.Money, c model.AssetCount, paper string) (model.ID, error) {
	e, ok := model.EventOf(code)
	if !ok || sum == 0 {
		return 0, nil
	}
	a := model.Answers{Date: c.Date, Amount: sum, Paper: paper}
	if paper != "" {
		a.Date = c.Decided
	}
	x, _, err := t.EventVoucher(e, a)
	if err != nil {
		return 0, err
	}
	x.Preparer = t.cmd.Actor
	return t.SaveDraft(x)
}

// nameVoucher lets a card or a movement that a count made name its voucher.
func (t *Tx) nameVoucher(r model.Ref, paper model.ID) error {
	if r.Kind == model.KindStockMove {
		m, err := get[model.StockMove](t.View, r.Kind, r.ID, nil)
		if err != nil {
			return err
		}
		m.Voucher = paper
		return t.save(r, m)
	}
	a, err := t.Asset(r.ID)
	if err != nil || a.Memo {
		return err
	}
	a.Voucher = paper
	return t.save(r, a)
}

// DecideAssetCount books what was decided on a count's differences: they leave 182 for the funds, missing assets one by
// one. The vouchers are drafted. Errors: ErrCountOpen, ErrCountBooked when it was decided on already, ErrReason without
// an approval, and those of WriteOff.
func (t *Tx) DecideAssetCount(id model.ID, day model.Date, approval string) (c model.AssetCount, err error) {
	if c, err = t.AssetCount(id); err != nil {
		return c, err
	}
	switch {
	case !c.Booked:
		return c, ErrCountOpen
	case c.Decided != 0:
		return c, ErrCountBooked
	}
	if c.Approval, err = explained(approval); err != nil {
		return c, err
	}
	c.Decided = day
	sums := found{}
	for _, l := range c.Lines {
		switch {
		case l.Made.ID == 0:
		case l.Made.Kind == model.KindStockMove:
			m, err := get[model.StockMove](t.View, l.Made.Kind, l.Made.ID, nil)
			if err != nil {
				return c, err
			}
			if m.Quantity < 0 {
				sums[eventStockShortDecided] -= m.Amount
			} else {
				sums[eventStockOverDecided] += m.Amount
			}
		case l.Over() < 0:
			paper, err := t.WriteOff(l.Made.ID, Disposal{Day: day, Approval: approval})
			if err != nil && !errors.Is(err, ErrAssetGone) { // it may have been written off by itself
				return c, err
			}
			if paper != 0 {
				c.Decisions = append(c.Decisions, paper)
			}
		default:
			sums[eventAssetOverDecided] += l.Value
		}
	}
	for _, event := range []string{eventAssetOverDecided, eventStockShortDecided, eventStockOverDecided} {
		paper, err := t.draftEvent(event, sums[event], c, approval)
		if err != nil {
			return c, err
		}
		if paper != 0 {
			c.Decisions = append(c.Decisions, paper)
		}
	}
	_, err = t.saveCount(c)
	return c, err
}

// UndoAssetCount takes back what followed from a count: drafts are discarded, posted vouchers reversed, the cards and
// movements that it made removed, missing assets put back. Errors: ErrCountOpen, and those of Reverse and Remove, such
// as ErrLinked for a card that was depreciated or goods that were moved since.
func (t *Tx) UndoAssetCount(id model.ID, reason string) error {
	c, err := t.AssetCount(id)
	if err != nil {
		return err
	}
	if !c.Booked {
		return ErrCountOpen
	}
	for _, l := range c.Lines {
		if l.Made.Kind != model.KindAsset || l.Over() > 0 {
			continue
		}
		for {
			if err := t.UndoDisposal(l.Made.ID, reason); errors.Is(err, ErrAssetHere) {
				break
			} else if err != nil {
				return err
			}
		}
	}
	left, err := t.AssetCount(id)
	if err != nil {
		return err
	}
	for _, paper := range slices.Concat(left.Decisions, left.Vouchers) {
		gone, err := t.cancelled(paper)
		if err == nil && !gone {
			err = t.cancel(paper, reason)
		}
		if err != nil {
			return err
		}
	}
	for i := len(c.Lines) - 1; i >= 0; i-- {
		l := &c.Lines[i]
		var err error
		switch short := l.Made.Kind == model.KindAsset && l.Over() < 0; {
		case l.Made.ID == 0, l.Made == l.Of:
		case short:
			err = t.joinAsset(l.Made.ID, reason)
		default:
			err = t.Remove(l.Made, reason)
		}
		if err != nil {
			return err
		}
		l.Made = model.Ref{}
	}
	c.Vouchers, c.Decisions, c.Decided, c.Approval, c.Booked = nil, nil, 0, "", false
	_, err = t.saveCount(c)
	return err
}
