package ledger

import (
	"errors"
	"fmt"
	"sort"

	"gonghui/model"
)

// Why a movement of goods is refused.
var (
	// ErrStockShort is returned when more goods are to be given out than there are.
	ErrStockShort = errors.New("not so many goods in stock")
	// ErrStockOrder is returned for a movement before the latest one of the same goods: the average cost rests on it.
	ErrStockOrder = errors.New("goods were moved after this day")
)

// StockItem reads one sort of goods. The error may be ErrNotFound.
func (v *View) StockItem(id model.ID) (model.StockItem, error) {
	return get[model.StockItem](v, model.KindStockItem, id, nil)
}

// StockItems lists all sorts of goods, by name.
func (v *View) StockItems() ([]model.StockItem, error) {
	list, err := all[model.StockItem](v, model.KindStockItem, nil)
	sort.SliceStable(list, func(i, j int) bool {
		return model.NaturalLess(list[i].Name+list[i].Spec, list[j].Name+list[j].Spec)
	})
	return list, err
}

// StockMoves lists the movements of some goods (0: of all), by day, then in the order in which they were made.
func (v *View) StockMoves(item model.ID) ([]model.StockMove, error) {
	list, err := all[model.StockMove](v, model.KindStockMove, nil)
	var out []model.StockMove
	for _, m := range list {
		if item == 0 || m.Item == item {
			out = append(out, m)
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Date != out[j].Date {
			return out[i].Date < out[j].Date
		}
		return out[i].ID < out[j].ID
	})
	return out, err
}

// StockOn is what there is of every sort of goods at the end of a day.
func (v *View) StockOn(day model.Date) (map[model.ID]model.StockOf, error) {
	moves, err := v.StockMoves(0)
	out := map[model.ID]model.StockOf{}
	for _, m := range moves {
		if m.Date <= day {
			out[m.Item] = out[m.Item].Add(m)
		}
	}
	return out, err
}

// SaveStockItem makes (ID 0) or replaces a sort of goods. Errors: *RuleError, ErrDuplicate, ErrNotFound.
func (t *Tx) SaveStockItem(i model.StockItem) (model.ID, error) {
	if err := refused(model.Ref{Kind: model.KindStockItem, ID: i.ID}, model.CheckStockItem(i)); err != nil {
		return 0, err
	}
	if err := t.free(i.ID, uniqueText(model.KindStockItem, i.Name+"\x00"+i.Spec)); err != nil {
		return 0, err
	}
	var err error
	if i.ID, err = t.identify(model.KindStockItem, i.ID); err != nil {
		return 0, err
	}
	return i.ID, t.save(model.Ref{Kind: model.KindStockItem, ID: i.ID}, i)
}

// MoveStock records goods taken in, or given out at the moving average: then Amount is worked out. Movements of one
// sort are made in the order of their days. Goods given out have their voucher drafted, 借 30101 贷 141; goods taken in
// with an expense account theirs, and without one they name a voucher or are what was there at the start. Errors:
// *RuleError, ErrNotFound, ErrStockShort, ErrStockOrder.
func (t *Tx) MoveStock(m model.StockMove, expense, paid string) (model.StockMove, error) {
	item, err := t.StockItem(m.Item)
	if err != nil {
		return m, err
	}
	if m, err = t.priced(m); err != nil {
		return m, err
	}
	var x model.Voucher
	switch {
	case m.Amount == 0:
	case m.Quantity < 0:
		x = model.StockOutVoucher(item, m)
	case expense != "":
		x = model.StockInVoucher(item, m, expense, paid)
	case m.Voucher != 0:
		if _, err := t.Voucher(m.Voucher); err != nil {
			return m, err
		}
	}
	if len(x.Lines) > 0 {
		x.Preparer = t.cmd.Actor
		if m.Voucher, err = t.SaveDraft(x); err != nil {
			return m, err
		}
	}
	return t.saveMove(m)
}

// priced holds a new movement against those before it and works out what goods given out cost.
func (t *Tx) priced(m model.StockMove) (model.StockMove, error) {
	moves, err := t.StockMoves(m.Item)
	if err != nil {
		return m, err
	}
	var there model.StockOf
	for _, x := range moves {
		if x.Date > m.Date {
			return m, fmt.Errorf("%w: %s", ErrStockOrder, x.Date)
		}
		there = there.Add(x)
	}
	if m.Quantity < 0 {
		if -m.Quantity > there.Quantity {
			return m, ErrStockShort
		}
		m.Amount = -there.Cost(-m.Quantity)
	}
	m.ID = 0
	return m, refused(model.Ref{Kind: model.KindStockMove}, model.CheckStockMove(m))
}

func (t *Tx) saveMove(m model.StockMove) (model.StockMove, error) {
	var err error
	if m.ID, err = t.newID(); err != nil {
		return m, err
	}
	return m, t.save(model.Ref{Kind: model.KindStockMove, ID: m.ID}, m)
}

// detachStock lets goods go that were never moved, and the latest movement of its goods with its draft.
func (t *Tx) detachStock(r model.Ref) error {
	item := r.ID
	var one model.StockMove
	if r.Kind == model.KindStockMove {
		var err error
		if one, err = get[model.StockMove](t.View, model.KindStockMove, r.ID, nil); err != nil {
			return err
		}
		item = one.Item
	}
	moves, err := t.StockMoves(item)
	if err != nil {
		return err
	}
	if len(moves) > 0 && moves[len(moves)-1].ID != one.ID {
		return ErrLinked
	}
	gone, err := t.cancelled(one.Voucher)
	if err != nil || gone {
		return err
	}
	return t.dropDraft(r, one.Voucher)
}
