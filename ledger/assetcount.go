package ledger

import (
	"slices"
	"sort"

	"gonghui/model"
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
