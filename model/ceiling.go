package model

import (
	"slices"
	"sync"
)

// The words of the embedded tables.
var (
	ceilingForms = map[string]Form{
		"": FormAny, "money": FormMoney, "goods": FormGoods, "souvenir": FormSouvenir,
	}
	ceilingBases = map[string]Basis{"event": BasisEvent, "person-year": BasisPersonYear}
)

// shippedCeilings reads region, item, item_zh, basis, form, amount_yuan, valid_from, valid_to, status,
// source.
var shippedCeilings = sync.OnceValue(func() []Ceiling {
	var out []Ceiling
	for _, r := range table("ceilings.csv") {
		amount, _ := ParseMoney(r[5])
		from, _ := ParseDate(r[6])
		to, _ := ParseDate(r[7])
		out = append(out, Ceiling{
			Region: r[0], Item: r[1], Name: r[2], Basis: ceilingBases[r[3]], Form: ceilingForms[r[4]],
			Amount: amount, From: from, To: to, Source: r[9],
		})
	}
	return out
})

// Ceilings are the shipped ceilings of all regions. They were compiled from second-hand sources and are all
// 待核 (Checked false).
func Ceilings() []Ceiling { return slices.Clone(shippedCeilings()) }

// Regions are the regions that ceilings are shipped for.
func Regions() []string {
	var out []string
	for _, c := range shippedCeilings() {
		if !slices.Contains(out, c.Region) {
			out = append(out, c.Region)
		}
	}
	return out
}

// KnownRegion reports whether ceilings are shipped for a region. "" is not one: it means that none was
// chosen.
func KnownRegion(region string) bool { return slices.Contains(Regions(), region) }

// CeilingItems gives the key and Chinese name of every item that some region limits, in the order of the
// table.
func CeilingItems() (keys, names []string) {
	for _, c := range shippedCeilings() {
		if !slices.Contains(keys, c.Item) {
			keys, names = append(keys, c.Item), append(names, c.Name)
		}
	}
	return keys, names
}

// InForce reports whether the ceiling holds on day d; d 0 asks whether it still holds.
func (c Ceiling) InForce(d Date) bool {
	if d == 0 {
		return c.To == 0
	}
	return c.From <= d && (c.To == 0 || d <= c.To)
}

// Applies finds the ceiling for one item on one day. own are the branch's own rules: one without a region is
// the unit's stricter rule, and the lower of it and the region's holds; one that names the region is the
// branch's checked copy of the region's rule and stands in place of the shipped one. Without a region only
// the branch's own rules hold.
func Applies(item, region string, date Date, own []Ceiling) (Ceiling, bool) {
	var best Ceiling
	found := false
	take := func(c Ceiling) {
		if !found || c.Amount < best.Amount {
			best, found = c, true
		}
	}
	replaced := false
	for _, c := range own {
		if c.Item != item || !c.InForce(date) || (c.Region != "" && c.Region != region) {
			continue
		}
		replaced = replaced || c.Region != ""
		take(c)
	}
	for _, c := range shippedCeilings() {
		if !replaced && region != "" && c.Region == region && c.Item == item && c.InForce(date) {
			take(c)
		}
	}
	return best, found && item != ""
}

// CeilingFor finds the ceiling for a visit: by the item of its category and relation, on the day of the
// visit, else of the event, else of hearing of it.
func (b Branch) CeilingFor(v Visit) (Ceiling, bool) {
	c, ok := b.Category(v.Category)
	if !ok {
		return Ceiling{}, false
	}
	day := v.Date
	for _, d := range []Date{v.EventDate, v.Heard} {
		if day == 0 {
			day = d
		}
	}
	return Applies(c.ItemFor(v.Relation), b.Region, day, b.Limits)
}

// Excess says how a visit stands against a ceiling.
type Excess struct {
	Limit   Money
	Counted Money // what the ceiling counts: the visit, and what its basket had before
	Over    Money // Counted beyond Limit, else 0
	Form    bool  // given in another form than the ceiling allows
}

// Exceeds compares money and goods of a visit with a ceiling. prior is what counts together with it (Basket) and was
// given before, in fen.
func Exceeds(v Visit, prior Money, c Ceiling) Excess {
	e := Excess{Limit: c.Amount, Counted: v.Total() + prior, Form: !c.Form.Allows(v)}
	e.Over = max(e.Counted-c.Amount, 0)
	return e
}

// Basket names the visits that count together under one ceiling: those to one event, or those to one person under one
// item in a calendar year. Each visit lies in one basket alone, so that each fen counts once.
type Basket struct {
	Event, Member ID
	Item          string
	Year          int
}

// BasketOf is the basket of a visit under the ceiling that CeilingFor finds for it; false: it has no ceiling. A visit
// that is not saved yet and to no event known lies alone, in a basket without Event.
func (b Branch) BasketOf(v Visit) (Basket, Ceiling, bool) {
	c, ok := b.CeilingFor(v)
	if !ok {
		return Basket{}, c, false
	}
	if c.Basis == BasisPersonYear {
		return Basket{Member: v.Member, Item: c.Item, Year: v.Date.Year()}, c, true
	}
	return Basket{Event: v.EventID()}, c, true
}

// Prior is what others were given that counts together with a visit, in fen. before counts only those that were made
// before it, as a list of what was given does; else all others count, as for a visit that is being entered.
func (b Branch) Prior(v Visit, all []Visit, before bool) Money {
	in, _, ok := b.BasketOf(v)
	if !ok || in.Event == 0 && in.Member == 0 {
		return 0
	}
	var sum Money
	for _, x := range all {
		if x.ID == v.ID || x.Pending() || before && !x.sooner(v) {
			continue
		}
		if other, _, ok := b.BasketOf(x); ok && other == in {
			sum += x.Total()
		}
	}
	return sum
}

// sooner orders visits by day, and those of one day by entry.
func (v Visit) sooner(than Visit) bool {
	return v.Date < than.Date || v.Date == than.Date && v.ID < than.ID
}

// Allows reports whether what a visit brought fits the form: no goods where money is due, no money where
// goods or a souvenir are.
func (f Form) Allows(v Visit) bool {
	switch f {
	case FormMoney:
		return v.GoodsValue == 0
	case FormGoods, FormSouvenir:
		return v.Money == 0
	case FormAny:
	}
	return true
}
