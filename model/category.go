package model

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The number of occasions a union keeps; 六必访 means six, other unions have four to eight.
const (
	MinCategories = 4
	MaxCategories = 8
)

var defaultCategories = sync.OnceValue(func() []Category {
	var out []Category
	for _, r := range table("categories.csv") {
		days, _ := strconv.Atoi(r[5])
		out = append(out, Category{
			Name: r[0], Item: r[1], Relative: r[2], Form: ceilingForms[r[3]], Evidence: r[4], Days: days,
			Account: r[6],
		})
	}
	return out
})

// DefaultCategories are the six occasions that a new book starts with: 结婚, 生育, 住院, 去世, 困难, 退休. There is no
// national list; each union writes its own.
func DefaultCategories() []Category { return slices.Clone(defaultCategories()) }

// Category finds one of the branch's categories by its exact name.
func (b Branch) Category(name string) (Category, bool) {
	for _, c := range b.Categories {
		if c.Name == name {
			return c, true
		}
	}
	return Category{}, false
}

// CategoryNamed finds one of the branch's categories by its name or by a usual other one (患病住院 for 住院).
func (b Branch) CategoryNamed(word string) (Category, bool) {
	word = squeeze(word)
	if c, ok := b.Category(word); ok {
		return c, true
	}
	name, ok := canonical("category", word)
	if !ok {
		return Category{}, false
	}
	return b.Category(name)
}

// ItemFor is the key into the ceilings for an event that befell the member or a relative; "" for an occasion
// without ceiling.
func (c Category) ItemFor(r Relation) string {
	if r != RelationSelf && c.Relative != "" {
		return c.Relative
	}
	return c.Item
}

// DueBy is the last day to visit: Category.Days after the event was heard of, or after it happened when that
// is all that is known; 0 when neither is known or the category sets no days.
func (v Visit) DueBy(c Category) Date {
	heard := v.Heard
	if heard == 0 {
		heard = v.EventDate
	}
	if c.Days == 0 {
		return 0
	}
	return heard.AddDays(c.Days)
}

// NamesIllness finds the name of an illness in a text that others will read, such as a 摘要.
func NamesIllness(s string) (word string, found bool) {
	for _, w := range illnesses() {
		if strings.Contains(s, w) {
			return w, true
		}
	}
	return "", false
}

var illnesses = sync.OnceValue(func() []string {
	var out []string
	for _, r := range table("illness.csv") {
		out = append(out, r[0])
	}
	return out
})
