package model

import (
	"cmp"
	"slices"
)

// OccasionKind is what a union keeps in mind of its members.
type OccasionKind uint8

// The occasions.
const (
	OccasionBirthday    OccasionKind = 1 // 生日
	OccasionRetirement  OccasionKind = 2 // 到退休年龄
	OccasionAnniversary OccasionKind = 3 // 入会周年
)

// Occasion is one of them for one member. Day has month precision where only the month is known.
type Occasion struct {
	Kind   OccasionKind
	Member Member
	Day    Date
	Years  int // the age, or how long a member
}

// everyYears is how many years apart the anniversaries of joining lie.
const everyYears = 10

// Occasions are those of active members, and the birthdays of retired ones, from one day to another, by day and
// member number.
func Occasions(members []Member, from, to Date) []Occasion {
	var out []Occasion
	for _, m := range members {
		if m.Status != StatusActive && m.Status != StatusRetained {
			continue
		}
		for year := from.Year(); year <= to.Year(); year++ {
			out = append(out, yearly(m, year)...)
		}
	}
	out = slices.DeleteFunc(out, func(o Occasion) bool {
		return o.Day.Period() < from.Period() || o.Day.Period() > to.Period() ||
			!o.Day.IsMonth() && (o.Day < from || o.Day > to)
	})
	slices.SortStableFunc(out, func(a, b Occasion) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.Member.Number, b.Member.Number))
	})
	return out
}

// yearly are a member's occasions of one year.
func yearly(m Member, year int) []Occasion {
	var out []Occasion
	if age := year - m.Birth.Year(); m.Birth != 0 && age > 0 {
		out = append(out, Occasion{OccasionBirthday, m, inYear(m.Birth, year), age})
	}
	if m.Status != StatusActive {
		return out
	}
	if p := m.RetiresIn(); p.Year() == year {
		out = append(out, Occasion{OccasionRetirement, m, Date(p) * 100, year - m.Birth.Year()})
	}
	if n := year - m.Joined.Year(); m.Joined != 0 && n > 0 && n%everyYears == 0 {
		out = append(out, Occasion{OccasionAnniversary, m, inYear(m.Joined, year), n})
	}
	return out
}

// inYear is a day's return in another year; the 29th of February returns on the 28th.
func inYear(d Date, year int) Date {
	if d.IsMonth() {
		return Date(year*10000 + d.Month()*100)
	}
	back := Date(year*10000 + d.Month()*100 + d.Day())
	if !back.Valid() {
		back--
	}
	return back
}
