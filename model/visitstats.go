package model

import (
	"cmp"
	"slices"
)

// VisitStats are the figures of a year's visits, in fen and days.
type VisitStats struct {
	Year             int
	Visits, Events   int // visits made, and the events they were made to
	People           int // who was visited; Retired and Strangers are among them
	Retired          int // who had retired, on the roster still
	Strangers        int // who is no member
	Money, Goods     Money
	Pending, Overdue int  // events that nobody has gone to yet, of any year
	Members, Covered int  // active members on the last day counted, and how many of them were visited in the year
	Unvisited        []ID // active members who were not visited in the year, those never visited first
	Never            int  // how many of these were never visited at all
	Waited           Wait
	Kinds            []VisitShare // by category, in the branch's order
	Groups           []VisitShare // by 工会小组; "" for none
	Months           [12]VisitShare
}

// Wait is how long events waited for their first visit. Events whose day is not known are not counted.
type Wait struct {
	Events int
	Median int // in half days, so that the middle of 2 and 3 days is 5
	Within int // how many were visited within their category's days after being heard of
	Timed  int // how many have a category with days, which Within is of
}

// VisitShare are the figures of one category, group or month.
type VisitShare struct {
	Name             string
	Visits, People   int
	Sum              Money
	Members, Covered int // of a group
	Wait             Wait
}

// tally gathers one share.
type tally struct {
	share  *VisitShare
	people map[ID]bool
	waits  []int
}

// CountVisits makes the figures of a year. visits are all that the book has, by day; day is the last day counted, on
// which it is seen who is an active member and what is overdue.
func CountVisits(visits []Visit, members []Member, b Branch, year int, day Date) VisitStats {
	s := VisitStats{Year: year}
	by := map[ID]Member{}
	for _, m := range members {
		by[m.ID] = m
	}
	kinds, groups, months := map[string]*tally{}, map[string]*tally{}, [12]*tally{}
	var kindOrder []string
	for _, c := range b.Categories {
		kindOrder = append(kindOrder, c.Name)
	}
	at := func(in map[string]*tally, name string) *tally {
		if in[name] == nil {
			in[name] = &tally{share: &VisitShare{Name: name}, people: map[ID]bool{}}
		}
		return in[name]
	}
	for i := range months {
		months[i] = &tally{share: &s.Months[i], people: map[ID]bool{}}
	}
	all := &tally{share: &VisitShare{}, people: map[ID]bool{}}
	ever, events := map[ID]bool{}, map[ID]bool{}
	for _, v := range visits {
		c := b.categoryOf(v)
		if v.Pending() {
			s.Pending++
			if due := v.DueBy(c); due != 0 && due < day {
				s.Overdue++
			}
			continue
		}
		if v.Date <= day {
			ever[v.Member] = true
		}
		first := !events[v.EventID()]
		events[v.EventID()] = true
		if v.Date.Year() != year {
			continue
		}
		s.Money, s.Goods = s.Money+v.Money, s.Goods+v.GoodsValue
		if first {
			s.Events++
		}
		if !slices.Contains(kindOrder, v.Category) {
			kindOrder = append(kindOrder, v.Category)
		}
		for _, t := range []*tally{
			all, at(kinds, v.Category), at(groups, by[v.Member].Group), months[v.Date.Month()-1],
		} {
			t.add(v, c, first)
		}
	}
	s.cover(members, all.people, ever, day, func(name string) *VisitShare { return at(groups, name).share })
	all.close()
	s.Visits, s.People, s.Waited = all.share.Visits, all.share.People, all.share.Wait
	s.Kinds, s.Groups = closeAll(kinds, kindOrder), closeAll(groups, groupOrder(groups))
	for _, t := range months {
		t.close()
	}
	return s
}

// cover counts who of the active members was visited in the year, and who of those visited is none.
func (s *VisitStats) cover(
	members []Member, visited, ever map[ID]bool, day Date, group func(name string) *VisitShare,
) {
	by := map[ID]Member{}
	for _, m := range members {
		by[m.ID] = m
	}
	for id := range visited {
		switch m := by[id]; {
		case m.Status == StatusNonMember:
			s.Strangers++
		case !m.ActiveOn(day):
			s.Retired++
		}
	}
	for _, m := range members {
		if !m.ActiveOn(day) {
			continue
		}
		g := group(m.Group)
		s.Members++
		g.Members++
		if visited[m.ID] {
			s.Covered++
			g.Covered++
			continue
		}
		s.Unvisited = append(s.Unvisited, m.ID)
		if !ever[m.ID] {
			s.Never++
		}
	}
	slices.SortStableFunc(s.Unvisited, func(x, y ID) int {
		if ever[x] != ever[y] {
			if ever[x] {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(by[x].Group, by[y].Group), cmp.Compare(by[x].Number, by[y].Number))
	})
}

// add counts a visit; first tells that it is the first to its event.
func (t *tally) add(v Visit, c Category, first bool) {
	t.share.Visits++
	t.share.Sum += v.Total()
	t.people[v.Member] = true
	from := v.EventDate
	if from == 0 {
		from = v.Heard
	}
	if !first || from == 0 {
		return
	}
	t.waits = append(t.waits, max(v.Date.Sub(from), 0))
	if due := v.DueBy(c); due != 0 {
		t.share.Wait.Timed++
		if v.Date <= due {
			t.share.Wait.Within++
		}
	}
}

// close works out what needs all visits of a share.
func (t *tally) close() {
	t.share.People = len(t.people)
	n := len(t.waits)
	t.share.Wait.Events = n
	if n == 0 {
		return
	}
	slices.Sort(t.waits)
	t.share.Wait.Median = t.waits[(n-1)/2] + t.waits[n/2]
}

func closeAll(in map[string]*tally, order []string) []VisitShare {
	var out []VisitShare
	for _, name := range order {
		if t := in[name]; t != nil {
			t.close()
			out = append(out, *t.share)
		} else {
			out = append(out, VisitShare{Name: name})
		}
	}
	return out
}

// groupOrder sorts the names of groups, those without a group last.
func groupOrder(in map[string]*tally) []string {
	var out []string
	for name := range in {
		out = append(out, name)
	}
	slices.SortFunc(out, func(a, b string) int {
		if (a == "") != (b == "") {
			if a == "" {
				return 1
			}
			return -1
		}
		return cmp.Compare(a, b)
	})
	return out
}
