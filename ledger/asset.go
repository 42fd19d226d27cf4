package ledger

import (
	"errors"
	"fmt"
	"sort"

	"gonghui/model"
)

// Why an act on assets is refused.
var (
	// ErrAssetGone is returned for an asset that was taken to 182 or written off already.
	ErrAssetGone = errors.New("asset was taken down already")
	// ErrAssetLeaves is returned when an asset is to be taken to 182 in a manner that needs no waiting there.
	ErrAssetLeaves = errors.New("asset leaves with its approval, not over 182")
	// ErrAssetHere is returned when an asset is to be written off that was not taken to 182.
	ErrAssetHere = errors.New("asset was not taken down yet")
)

// Asset reads one card. The error may be ErrNotFound.
func (v *View) Asset(id model.ID) (model.AssetCard, error) {
	return get[model.AssetCard](v, model.KindAsset, id, nil)
}

// AssetNumbered finds a card by its number. The error may be ErrNotFound.
func (v *View) AssetNumbered(number string) (model.AssetCard, error) {
	id, err := v.unique(uniqueText(model.KindAsset, number))
	if err != nil {
		return model.AssetCard{}, err
	}
	return v.Asset(id)
}

// Assets lists all cards by number.
func (v *View) Assets() ([]model.AssetCard, error) {
	list, err := all[model.AssetCard](v, model.KindAsset, nil)
	sort.SliceStable(list, func(i, j int) bool { return model.NaturalLess(list[i].Number, list[j].Number) })
	return list, err
}

// AssetNumber proposes the next free number: G0001, G0002 and so on.
func (v *View) AssetNumber() (string, error) {
	list, err := v.Assets()
	for n := len(list) + 1; err == nil; n++ {
		number := fmt.Sprintf("G%04d", n)
		id, bad := v.unique(uniqueText(model.KindAsset, number))
		if bad != nil || id == 0 {
			return number, bad
		}
	}
	return "", err
}

// SaveAsset makes (ID 0) or replaces a card; a new one without a number gets the next free one. Its disposal is
// changed by TakeDown, WriteOff and UndoDisposal alone. Errors: *RuleError, ErrDuplicate, ErrNotFound, ErrLinked for a
// change of the cost when depreciation has been booked or the asset is taken down.
func (t *Tx) SaveAsset(a model.AssetCard) (id model.ID, err error) {
	if a.Number == "" {
		if a.Number, err = t.AssetNumber(); err != nil {
			return 0, err
		}
	}
	var old model.AssetCard
	if a.ID != 0 {
		if old, err = t.Asset(a.ID); err != nil {
			return 0, err
		}
	}
	a.Pending, a.PendingVoucher = old.Pending, old.PendingVoucher
	a.Disposed, a.DisposalVoucher = old.Disposed, old.DisposalVoucher
	a.Proceeds, a.Costs, a.Split, a.SplitWorn = old.Proceeds, old.Costs, old.Split, old.SplitWorn
	moved := a.Accounts() != old.Accounts() || a.Memo != old.Memo
	if a.ID != 0 && (a.Cost != old.Cost || a.Before != old.Before || moved) {
		worn, err := t.Worn()
		if err != nil {
			return 0, err
		}
		if worn[a.ID] != old.Before || old.Pending != 0 || old.Disposed != 0 {
			return 0, fmt.Errorf("%w: card %s", ErrLinked, old.Number)
		}
	}
	if a.Voucher != 0 {
		if _, err := t.Voucher(a.Voucher); err != nil {
			return 0, err
		}
	}
	return t.saveAsset(a)
}

func (t *Tx) saveAsset(a model.AssetCard) (model.ID, error) {
	if err := refused(model.Ref{Kind: model.KindAsset, ID: a.ID}, model.CheckAsset(a)); err != nil {
		return 0, err
	}
	if err := t.free(a.ID, uniqueText(model.KindAsset, a.Number)); err != nil {
		return 0, err
	}
	var err error
	if a.ID, err = t.identify(model.KindAsset, a.ID); err != nil {
		return 0, err
	}
	return a.ID, t.save(model.Ref{Kind: model.KindAsset, ID: a.ID}, a)
}

// TakeDown takes an asset to 182 on a day, to be scrapped or since it is destroyed or missing, and drafts the voucher:
// 借 182 借 163 贷 162. Depreciation is what has been booked so far. What is only written down (备查) needs no
// voucher: the ID is 0. Errors: ErrAssetGone, ErrAssetLeaves, ErrNotFound, *RuleError.
func (t *Tx) TakeDown(id model.ID, day model.Date, manner string) (model.ID, error) {
	a, err := t.Asset(id)
	if err != nil {
		return 0, err
	}
	if a.Pending != 0 || a.Disposed != 0 {
		return 0, ErrAssetGone
	}
	if model.LeavesAtOnce(manner) {
		return 0, ErrAssetLeaves
	}
	worn, err := t.Worn()
	if err != nil {
		return 0, err
	}
	a.Pending, a.Manner = day, manner
	if !a.Memo {
		x := model.TakeDownVoucher(a, worn[id])
		x.Preparer = t.cmd.Actor
		if a.PendingVoucher, err = t.SaveDraft(x); err != nil {
			return 0, err
		}
	}
	_, err = t.saveAsset(a)
	return a.PendingVoucher, err
}

// Disposal is how an asset is written off: when, in which manner where it did not go over 182, by whose approval, what
// it brought in and took, in fen, and through which account of cash or bank; without one it is 102.
type Disposal struct {
	Day             model.Date
	Manner          string
	Approval        string
	Proceeds, Costs model.Money
	Paid            string
}

// WriteOff takes an asset off the books with an approval and drafts the voucher: one on 182 as WriteOffVoucher says,
// one that is sold, given away or handed over at once as LeaveVoucher says. Where there is nothing to book it needs no
// voucher: the ID is 0. Errors: ErrAssetHere for one that waits on 182 in no manner that needs it, ErrAssetGone,
// ErrReason without an approval, *RuleError, ErrNotFound.
func (t *Tx) WriteOff(id model.ID, with Disposal) (model.ID, error) {
	a, err := t.Asset(id)
	atOnce := a.Pending == 0 && model.LeavesAtOnce(with.Manner)
	switch {
	case err != nil:
		return 0, err
	case a.Disposed != 0:
		return 0, ErrAssetGone
	case a.Pending == 0 && !atOnce:
		return 0, ErrAssetHere
	}
	if a.Approval, err = explained(with.Approval); err != nil {
		return 0, err
	}
	worn, err := t.Worn()
	if err != nil {
		return 0, err
	}
	a.Disposed, a.Proceeds, a.Costs = with.Day, with.Proceeds, with.Costs
	if with.Paid == "" {
		with.Paid = model.AccountBank
	}
	var x model.Voucher
	if atOnce {
		a.Pending, a.Manner = with.Day, with.Manner
		x = model.LeaveVoucher(a, worn[id], with.Paid)
	} else {
		net := a.Cost - worn[id]
		if a.Memo {
			net = 0
		}
		x = model.WriteOffVoucher(a, net, with.Paid)
	}
	if len(x.Lines) > 0 {
		x.Preparer = t.cmd.Actor
		if a.DisposalVoucher, err = t.SaveDraft(x); err != nil {
			return 0, err
		}
	}
	_, err = t.saveAsset(a)
	return a.DisposalVoucher, err
}

// UndoDisposal takes back the last step of a disposal: its draft is discarded, its posted voucher reversed. Errors:
// ErrAssetHere, and those of DiscardDraft and Reverse.
func (t *Tx) UndoDisposal(id model.ID, reason string) error {
	a, err := t.Asset(id)
	if err != nil {
		return err
	}
	paper := a.DisposalVoucher
	switch {
	case a.Disposed != 0:
		a.Disposed, a.DisposalVoucher, a.Approval = 0, 0, ""
		a.Proceeds, a.Costs = 0, 0
		if model.LeavesAtOnce(a.Manner) && a.PendingVoucher == 0 { // it left in one step
			a.Pending, a.Manner = 0, ""
		}
	case a.Pending != 0:
		paper = a.PendingVoucher
		a.Pending, a.PendingVoucher, a.Manner = 0, 0, ""
	default:
		return ErrAssetHere
	}
	if err := t.cancel(paper, reason); err != nil {
		return err
	}
	_, err = t.saveAsset(a)
	return err
}

// cancel discards a draft or reverses a posted voucher; one that was reversed already, and none, needs nothing.
func (t *Tx) cancel(id model.ID, reason string) error {
	if id == 0 {
		return nil
	}
	x, err := t.Voucher(id)
	if err != nil {
		return err
	}
	if !x.Posted() {
		return t.DiscardDraft(id)
	}
	gone, err := t.cancelled(id)
	if err == nil && !gone {
		_, _, err = t.Reverse(id, nil, reason)
	}
	return err
}

// cancelled reports whether a voucher stands no more: none, or reversed.
func (v *View) cancelled(id model.ID) (bool, error) {
	if id == 0 {
		return true, nil
	}
	by, err := v.ReversedBy(id)
	return by != 0, err
}

// Uncarded lists the posted vouchers of a year that add to 162 or 171 and that no card names, by date.
func (v *View) Uncarded(year int) (out []model.Voucher, err error) {
	seen := map[model.ID]bool{}
	from, to := model.NewPeriod(year, 1).First(), model.NewPeriod(year, 12).Last()
	for _, account := range []string{model.AccountFixed, model.AccountIntangible} {
		err = v.EachEntry(account, from, to, func(e Entry) error {
			if e.Side != model.Debit || e.Amount <= 0 || seen[e.Voucher] {
				return nil
			}
			seen[e.Voucher] = true
			gone, err := v.cancelled(e.Voucher)
			if err != nil || gone {
				return err
			}
			cards, err := v.Linked(e.Voucher, model.KindAsset)
			if err != nil || len(cards) > 0 {
				return err
			}
			x, err := v.Voucher(e.Voucher)
			out = append(out, x)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Date < out[j].Date })
	return out, nil
}

// detachAsset refuses to remove what other records or posted vouchers rest on: a card with depreciation or a disposal,
// a run that is not cancelled, goods that were moved, and a movement that others follow. Drafts go with their record.
func (t *Tx) detachAsset(r model.Ref) error {
	switch r.Kind {
	case model.KindAsset:
		a, err := t.Asset(r.ID)
		if err != nil {
			return err
		}
		worn, err := t.Worn()
		if err != nil {
			return err
		}
		if a.Pending != 0 || a.Disposed != 0 || worn[r.ID] != a.Before {
			return fmt.Errorf("%w: card %s", ErrLinked, a.Number)
		}
	case model.KindDepreciation:
		d, err := get[model.Depreciation](t.View, model.KindDepreciation, r.ID, nil)
		if err != nil {
			return err
		}
		gone, err := t.cancelled(d.Voucher)
		if err == nil && !gone {
			err = ErrLinked
		}
		return err
	case model.KindAssetCount:
		c, err := t.AssetCount(r.ID)
		if err == nil && c.Booked {
			err = ErrLinked
		}
		return err
	case model.KindStockItem, model.KindStockMove:
		return t.detachStock(r)
	default:
	}
	return nil
}

// AssetDifference is an account that does not say what the cards say, in fen; depreciation counts positive.
type AssetDifference struct {
	Account      string
	Cards, Books model.Money
}

// AssetDifferences compares the cards with 162, 163, 171 and 172 at the end of a day.
func (v *View) AssetDifferences(day model.Date) ([]AssetDifference, error) {
	cards, err := v.Assets()
	if err != nil {
		return nil, err
	}
	worn, err := v.WornOn(day)
	if err != nil {
		return nil, err
	}
	sums := map[string]model.Money{}
	for _, a := range cards {
		if a.Booked(day) {
			sums[a.Accounts().Cost] += a.Cost
			sums[a.Accounts().Wear] += worn[a.ID]
		}
	}
	var out []AssetDifference
	for _, account := range []string{
		model.AccountFixed, model.AccountWear, model.AccountIntangible, model.AccountAmortised,
	} {
		books, err := v.BookOn(account, day)
		if err != nil {
			return nil, err
		}
		if account == model.AccountWear || account == model.AccountAmortised {
			books = -books
		}
		if books != sums[account] {
			out = append(out, AssetDifference{account, sums[account], books})
		}
	}
	return out, nil
}
