package ledger

import (
	"maps"
	"slices"

	"gonghui/model"
)

// Help is how often somebody was helped in one way, and with how much in all, in fen.
type Help struct {
	Times int
	Sum   model.Money
}

// HelpYear is what a member was given in a year: at visits, with presents to all, as hardship grants, and as mutual aid
// that passed through the union.
type HelpYear struct {
	Year                       int
	Visits, Gifts, Grants, Aid Help
}

// HelpOf is a member's history of help, the latest year first. Visits count in the year they were made, presents on
// their day, grants when they were paid, mutual aid when it was passed on.
func (v *View) HelpOf(member model.ID) ([]HelpYear, error) {
	years := map[int]*HelpYear{}
	add := func(day model.Date, of func(*HelpYear) *Help, sum model.Money) {
		if day == 0 {
			return
		}
		y := years[day.Year()]
		if y == nil {
			y = &HelpYear{Year: day.Year()}
			years[y.Year] = y
		}
		h := of(y)
		h.Times++
		h.Sum += sum
	}
	visits, err := v.Visits(0)
	if err != nil {
		return nil, err
	}
	for _, x := range visits {
		if x.Member == member {
			add(x.Date, func(y *HelpYear) *Help { return &y.Visits }, x.Total())
		}
	}
	gifts, err := v.Gifts(0)
	if err != nil {
		return nil, err
	}
	for _, g := range gifts {
		if sum := g.Of(member); sum != 0 {
			add(g.Date, func(y *HelpYear) *Help { return &y.Gifts }, sum)
		}
	}
	grants, err := v.Subsidies(0)
	if err != nil {
		return nil, err
	}
	for _, s := range grants {
		if s.Member == member {
			add(s.Paid, func(y *HelpYear) *Help { return &y.Grants }, s.Amount)
		}
	}
	drives, err := v.Drives(0)
	if err != nil {
		return nil, err
	}
	for _, d := range drives {
		for _, c := range d.Claims {
			if c.Member == member {
				add(c.Passed, func(y *HelpYear) *Help { return &y.Aid }, c.Amount)
			}
		}
	}
	out := make([]HelpYear, 0, len(years))
	for _, year := range slices.Backward(slices.Sorted(maps.Keys(years))) {
		out = append(out, *years[year])
	}
	return out, nil
}
