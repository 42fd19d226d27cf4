package model

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// ClassInfo is a class of fixed assets: its least life in months (0: never depreciated) and the cost in fen from which
// a thing of it is a fixed asset (财会〔2021〕7号 art. 32, 35 and app. 2). The values are given as defaults and hints.
type ClassInfo struct {
	Class     AssetClass
	Name      string
	Months    int
	Threshold Money
	Aliases   []string
}

var assetClasses = sync.OnceValue(func() []ClassInfo {
	var out []ClassInfo
	for _, r := range table("assetclasses.csv") {
		months, _ := strconv.Atoi(r[2])
		threshold, _ := strconv.ParseInt(r[3], 10, 64)
		out = append(out, ClassInfo{
			Class: AssetClass(r[0]), Name: r[1], Months: months, Threshold: Money(threshold),
			Aliases: strings.Split(r[4], "|"),
		})
	}
	return out
})

// AssetClasses lists the classes in the order of the table.
func AssetClasses() []ClassInfo { return slices.Clone(assetClasses()) }

// AssetClassOf finds a class by its value, its name or another word for it; false if there is none.
func AssetClassOf(word string) (ClassInfo, bool) {
	word = squeeze(word)
	for _, c := range assetClasses() {
		if word == string(c.Class) || word == squeeze(c.Name) || slices.Contains(c.Aliases, word) {
			return c, true
		}
	}
	return ClassInfo{}, false
}

// ClassIntangible is the class of intangible assets: software, copyrights (财会〔2021〕7号 art. 39 to 41).
const ClassIntangible AssetClass = "intangible"

// AssetAccounts are where an asset stands: its cost, what was written off of it, and the fund that mirrors both.
type AssetAccounts struct{ Cost, Wear, Fund string }

// Accounts are those of the card's class: 162, 163 and 30104, or 171, 172 and 30105 for an intangible.
func (a AssetCard) Accounts() AssetAccounts {
	if a.Class == ClassIntangible {
		return AssetAccounts{AccountIntangible, AccountAmortised, AccountIntangibleFund}
	}
	return AssetAccounts{AccountFixed, AccountWear, AccountFixedFund}
}

// Nominal is the value of a thing whose price nobody can tell: one yuan (财会〔2021〕7号 art. 27).
const Nominal Money = 1_00

// monthsBetween counts the months from a to b; 0 for the same month.
func monthsBetween(a, b Period) int { return (b.Year()-a.Year())*12 + b.Month() - a.Month() }

// Accrued is how much of the cost is written off by the end of a month, in fen: what was booked before this book began,
// then equal parts over the life, from the month of acquisition, the last of which takes the rest (财会〔2021〕7号 art. 35).
// It is never more than the cost. An asset without a life, and one that left before the month ended, adds nothing.
func (a AssetCard) Accrued(month Period) Money {
	from, sum := a.Acquired.Period(), a.Before
	last := month
	if a.gone() != 0 && month >= a.gone().Period() {
		last = a.gone().Period().Prev()
	}
	if a.BeforeTo >= from {
		from = a.BeforeTo.Next()
	}
	switch {
	case a.Months == 0 || a.Memo || last < from:
		return sum
	case monthsBetween(a.Acquired.Period(), last) >= a.Months-1:
		return a.Cost
	}
	return min(a.Cost, sum+a.Cost/Money(a.Months)*Money(monthsBetween(from, last)+1))
}

// gone is the day on which the asset left 162: it was taken to 182 or, in one step, off the books; 0 if it is there.
func (a AssetCard) gone() Date {
	if a.Pending != 0 {
		return a.Pending
	}
	return a.Disposed
}

// InUse reports whether the asset is there at the end of a day, and on 162 or 171 unless it is a Memo.
func (a AssetCard) InUse(day Date) bool {
	return a.Acquired <= day && (a.gone() == 0 || a.gone() > day)
}

// Booked reports whether the asset stands on 162 or 171 at the end of a day.
func (a AssetCard) Booked(day Date) bool { return !a.Memo && a.InUse(day) }

// Wears reports whether an asset is depreciated in a month: from the month it was acquired to the one before it left,
// for as long as its life lasts (财会〔2021〕7号 art. 35).
func (a AssetCard) Wears(p Period) bool {
	age := monthsBetween(a.Acquired.Period(), p)
	return !a.Memo && a.Months > 0 && age >= 0 && age < a.Months && (a.BeforeTo == 0 || p > a.BeforeTo) &&
		(a.gone() == 0 || p < a.gone().Period())
}

// Total is what a month's depreciation comes to, in fen.
func (d Depreciation) Total() (sum Money) {
	for _, l := range d.Lines {
		sum += l.Amount
	}
	return sum
}
