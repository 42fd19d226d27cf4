package model

import "strconv"

// The rules of asset cards (财会〔2021〕7号 art. 27, 32, 35 and app. 2).
const (
	RuleAssetNumber    Rule = "asset.number"    // a card has a number
	RuleAssetName      Rule = "asset.name"      // and says what it is of
	RuleAssetClass     Rule = "asset.class"     // of a class of the table
	RuleAssetCost      Rule = "asset.cost"      // more than nothing, within reason
	RuleAssetDate      Rule = "asset.date"      // real days, acquired first
	RuleAssetLife      Rule = "asset.life"      // 0 to 1200 months
	RuleAssetBefore    Rule = "asset.before"    // what was depreciated before is not more than the cost, and dated
	RuleAssetQuantity  Rule = "asset.quantity"  // not negative
	RuleAssetThreshold Rule = "asset.threshold" // warning: cheaper than a fixed asset is
	RuleAssetShort     Rule = "asset.short"     // warning: life shorter than the least of its class
	RuleAssetMemo      Rule = "asset.memo"      // what is only written down (备查) has no depreciation
	RuleAssetProceeds  Rule = "asset.proceeds"  // what a disposal brought in and took: not negative, within reason
)

// maxLife is the longest life of a card, in months.
const maxLife = 1200

// maxQuantity is the largest number of things on a card or in a movement of goods.
const maxQuantity = 1_000_000

// CheckAsset returns everything that keeps a card out of the book, and what to warn of.
func CheckAsset(a AssetCard) []Violation {
	var vs violations
	if a.Number == "" {
		vs.error(RuleAssetNumber, "Number", "")
	}
	if a.Name == "" {
		vs.error(RuleAssetName, "Name", "")
	}
	class, ok := AssetClassOf(string(a.Class))
	checkAssetSums(&vs, a)
	if !ok || class.Class != a.Class {
		vs.error(RuleAssetClass, "Class", string(a.Class))
	}
	if a.Quantity < 0 || a.Quantity > maxQuantity {
		vs.error(RuleAssetQuantity, "Quantity", strconv.Itoa(a.Quantity))
	}
	checkAssetLife(&vs, a)
	if ok && !a.Memo {
		warnAssetClass(&vs, a, class)
	}
	checkTexts(&vs, []textField{
		{"Number", a.Number, MaxName},
		{"Name", a.Name, MaxSummary},
		{"Spec", a.Spec, MaxSummary},
		{"Unit", a.Unit, MaxName},
		{"Place", a.Place, MaxSummary},
		{"Keeper", a.Keeper, MaxName},
		{"Origin", a.Origin, MaxName},
		{"Manner", a.Manner, MaxName},
		{"Approval", a.Approval, MaxSummary},
		{"Note", a.Note, MaxSummary},
	})
	return vs
}

// warnAssetClass warns of a card that is too cheap for its class, or written off too fast.
func warnAssetClass(vs *violations, a AssetCard, class ClassInfo) {
	if a.Cost > Nominal && a.Cost < class.Threshold {
		vs.warn(RuleAssetThreshold, "Cost", class.Threshold.String())
	}
	if a.Class != ClassIntangible && a.Months > 0 && a.Months < class.Months {
		vs.warn(RuleAssetShort, "Months", strconv.Itoa(class.Months))
	}
}

// checkAssetSums holds a card's amounts against their rules.
func checkAssetSums(vs *violations, a AssetCard) {
	if a.Memo && (a.Before != 0 || a.BeforeTo != 0) {
		vs.error(RuleAssetMemo, "Memo", a.Before.String())
	}
	if min(a.Proceeds, a.Costs) < 0 || max(a.Proceeds, a.Costs) > MaxAsset {
		vs.error(RuleAssetProceeds, "Proceeds", a.Proceeds.String())
	}
	if a.Cost < 0 || a.Cost == 0 && !a.Memo || a.Cost > MaxAsset {
		vs.error(RuleAssetCost, "Cost", a.Cost.String())
	}
}

// checkAssetLife holds a card's days, its life and what was written off before against their rules.
func checkAssetLife(vs *violations, a AssetCard) {
	if !a.Acquired.Valid() || a.Acquired.IsMonth() {
		vs.error(RuleAssetDate, "Acquired", a.Acquired.String())
	}
	checkDays(vs, []dateField{{"Pending", a.Pending, RuleAssetDate}, {"Disposed", a.Disposed, RuleAssetDate}})
	if a.gone() != 0 && a.gone() < a.Acquired || a.Disposed != 0 && a.Disposed < a.Pending {
		vs.error(RuleAssetDate, "Disposed", a.gone().String())
	}
	if a.Months < 0 || a.Months > maxLife {
		vs.error(RuleAssetLife, "Months", strconv.Itoa(a.Months))
	}
	dated := a.BeforeTo.IsMonth() && a.BeforeTo >= a.Acquired.Period()
	if a.Before < 0 || a.Before > a.Cost || a.Before != 0 && !dated || a.BeforeTo != 0 && !dated {
		vs.error(RuleAssetBefore, "Before", a.Before.String())
	}
}

// MaxAsset is the largest cost of one card: a billion yuan.
const MaxAsset Money = 100_000_000_000
