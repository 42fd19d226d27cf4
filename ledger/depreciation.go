package ledger

import (
	"errors"
	"sort"

	"gonghui/model"
)

// Why a run of depreciation is refused.
var (
	// ErrDepreciated is returned for a month that was run already, or that a later one was run after.
	ErrDepreciated = errors.New("depreciation of this or a later month was run already")
	// ErrNoDepreciation is returned when no asset is to be depreciated, or a month that was not run is to be taken
	// back.
	ErrNoDepreciation = errors.New("no depreciation")
)

// Depreciations lists the runs that stand, by month; one whose voucher was discarded or reversed stands no more.
func (v *View) Depreciations() ([]model.Depreciation, error) {
	list, err := all[model.Depreciation](v, model.KindDepreciation, nil)
	if err != nil {
		return nil, err
	}
	var out []model.Depreciation
	for _, d := range list {
		gone, err := v.cancelled(d.Voucher)
		if err != nil {
			return nil, err
		}
		if !gone {
			out = append(out, d)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Month < out[j].Month })
	return out, nil
}

// Worn is the depreciation of every asset so far, what was booked before this book included, in fen.
func (v *View) Worn() (map[model.ID]model.Money, error) {
	return v.WornOn(model.NewPeriod(model.MaxYear, 12).Last())
}

// WornOn is Worn with the runs of the months that had ended by a day alone.
func (v *View) WornOn(day model.Date) (map[model.ID]model.Money, error) {
	out := map[model.ID]model.Money{}
	cards, err := all[model.AssetCard](v, model.KindAsset, nil)
	if err != nil {
		return nil, err
	}
	for _, a := range cards {
		out[a.ID] += a.Before + a.SplitWorn
		if a.Split != 0 {
			out[a.Split] -= a.SplitWorn
		}
	}
	runs, err := v.Depreciations()
	for _, d := range runs {
		if d.Month.Last() > day {
			continue
		}
		for _, l := range d.Lines {
			out[l.Asset] += l.Amount
		}
	}
	return out, err
}

// DepreciationOf works out what a run of a month would book, by card number: months that were missed are caught up
// with.
// Assets that are gone by then have nothing added. Errors: ErrDepreciated, ErrNoDepreciation.
func (v *View) DepreciationOf(month model.Period) ([]model.DepreciationLine, error) {
	runs, err := v.Depreciations()
	if err != nil {
		return nil, err
	}
	if len(runs) > 0 && runs[len(runs)-1].Month >= month {
		return nil, ErrDepreciated
	}
	cards, err := v.Assets()
	if err != nil {
		return nil, err
	}
	worn, err := v.Worn()
	if err != nil {
		return nil, err
	}
	var out []model.DepreciationLine
	for _, a := range cards {
		if due := a.Accrued(month) - worn[a.ID]; due > 0 && a.Booked(month.Last()) {
			out = append(out, model.DepreciationLine{Asset: a.ID, Amount: due})
		}
	}
	if len(out) == 0 {
		return nil, ErrNoDepreciation
	}
	return out, nil
}

// WearOf adds up a run's lines: what is 折旧 of fixed assets and what is 摊销 of intangibles, in fen.
func (v *View) WearOf(lines []model.DepreciationLine) (wear, amortised model.Money, err error) {
	for _, l := range lines {
		a, err := v.Asset(l.Asset)
		if err != nil {
			return 0, 0, err
		}
		sum := &wear
		if a.Accounts().Wear == model.AccountAmortised {
			sum = &amortised
		}
		if *sum, err = sum.Add(l.Amount); err != nil {
			return 0, 0, err
		}
	}
	return wear, amortised, nil
}

// Depreciate runs the depreciation of a month: the record and its drafted voucher, 借 30104 贷 163
// and of intangibles 借 30105 贷 172, in one act. Errors:
// those of DepreciationOf and SaveDraft, model.ErrDateForm for what is no month.
func (t *Tx) Depreciate(month model.Period) (d model.Depreciation, err error) {
	if !month.Valid() || !month.IsMonth() {
		return d, model.ErrDateForm
	}
	if d.Lines, err = t.DepreciationOf(month); err != nil {
		return d, err
	}
	wear, amortised, err := t.WearOf(d.Lines)
	if err != nil {
		return d, err
	}
	d.Month = month
	x := model.WearVoucher(month, wear, amortised)
	x.Preparer = t.cmd.Actor
	if d.Voucher, err = t.SaveDraft(x); err != nil {
		return d, err
	}
	// A run that was cancelled gives way.
	if d.ID, err = t.unique(uniquePeriod(model.KindDepreciation, month)); err != nil {
		return d, err
	}
	if d.ID, err = t.identify(model.KindDepreciation, d.ID); err != nil {
		return d, err
	}
	return d, t.save(model.Ref{Kind: model.KindDepreciation, ID: d.ID}, d)
}

// UndoDepreciation takes the latest run back: its draft is discarded or its posted voucher reversed, and the record
// removed. Errors: ErrNoDepreciation, ErrDepreciated for another than the latest, and those of Reverse.
func (t *Tx) UndoDepreciation(month model.Period, reason string) error {
	runs, err := t.Depreciations()
	if err != nil {
		return err
	}
	if len(runs) == 0 || runs[len(runs)-1].Month < month {
		return ErrNoDepreciation
	}
	d := runs[len(runs)-1]
	if d.Month != month {
		return ErrDepreciated
	}
	if err := t.cancel(d.Voucher, reason); err != nil {
		return err
	}
	return t.Remove(model.Ref{Kind: model.KindDepreciation, ID: d.ID}, reason)
}
