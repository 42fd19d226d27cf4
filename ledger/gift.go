package ledger

import (
	"errors"
	"sort"

	"gonghui/model"
)

// Gift reads one gift. The error may be ErrNotFound.
func (v *View) Gift(id model.ID) (model.Gift, error) {
	return get[model.Gift](v, model.KindGift, id, nil)
}

// Gifts reads the gifts of a year (year 0: all), by day.
func (v *View) Gifts(year int) ([]model.Gift, error) {
	all, err := all[model.Gift](v, model.KindGift, nil)
	out := all[:0]
	for _, g := range all {
		if year == 0 || g.Date.Year() == year {
			out = append(out, g)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Date < out[j].Date })
	return out, err
}

// GiftSums is what every member had of the gifts of a year for which one ceiling counts, in fen.
func (v *View) GiftSums(year int, item string) (map[model.ID]model.Money, error) {
	gifts, err := v.Gifts(year)
	if err != nil {
		return nil, err
	}
	out := map[model.ID]model.Money{}
	for _, g := range gifts {
		if g.Item() != item {
			continue
		}
		for _, l := range g.Lines {
			out[l.Member] += l.Amount
		}
	}
	return out, nil
}

// SaveGift makes (ID 0) or replaces a gift. One whose voucher is posted keeps its list: ErrPosted. Other errors:
// *RuleError, ErrNotFound.
func (t *Tx) SaveGift(g model.Gift) (model.ID, error) {
	ref := model.Ref{Kind: model.KindGift, ID: g.ID}
	if err := refused(ref, model.CheckGift(g)); err != nil {
		return 0, err
	}
	for _, l := range g.Lines {
		if err := t.known(l.Member, 0); err != nil {
			return 0, err
		}
	}
	if g.Voucher != 0 {
		x, err := t.Voucher(g.Voucher)
		if err != nil {
			return 0, err
		}
		if x.Posted() {
			return 0, ErrPosted
		}
	}
	var err error
	if g.ID, err = t.identify(model.KindGift, g.ID); err != nil {
		return 0, err
	}
	return g.ID, t.save(model.Ref{Kind: model.KindGift, ID: g.ID}, g)
}

// ErrNobody is returned when a gift's voucher is to be drafted and nobody gets a share.
var ErrNobody = errors.New("nobody gets a share")

// DraftGift drafts the voucher of a gift, or brings its draft up to date. Errors: ErrPosted, ErrNobody.
func (t *Tx) DraftGift(id model.ID) (model.ID, error) {
	g, err := t.Gift(id)
	if err != nil {
		return 0, err
	}
	if g.Total() == 0 {
		return 0, ErrNobody
	}
	v := model.GiftVoucher(g)
	v.ID, v.Preparer = g.Voucher, t.cmd.Actor
	if g.Voucher != 0 {
		old, err := t.Voucher(g.Voucher)
		if err != nil {
			return 0, err
		}
		if old.Posted() {
			return 0, ErrPosted
		}
		v.Attachments, v.Bill = old.Attachments, old.Bill
	}
	if g.Voucher, err = t.SaveDraft(v); err != nil {
		return 0, err
	}
	return g.Voucher, t.save(model.Ref{Kind: model.KindGift, ID: g.ID}, g)
}
