package model

import "slices"

// RosterStats are the figures of the yearly 工会统计 that the roster knows, at the end of a year and over it.
type RosterStats struct {
	Year                                 int
	Active, Women                        int    // on the last day of the year
	Retained                             int    // 保留会籍
	Officers                             int    // active members with an office
	Joined                               int    // in the year, 转入 included
	MovedIn, Restored                    int    // in the year: 转入; 恢复
	Retired, Moved, Left, Expelled, Died int    // in the year, by where they went
	Groups                               int    // 工会小组 that active members are in
	Ages, AgesWomen                      [5]int // active members up to 30, 31 to 40, 41 to 50, 51 and over; age unknown
	// Active members by what they belong to, by name; who belongs to none stands under "".
	ByGroup, ByDepartment []Headcount
	ByOffice              []Headcount // of those who hold one
}

// Headcount is how many members, and women among them, something has.
type Headcount struct {
	Name       string
	All, Women int
}

// counted is a list of headcounts with one more.
func counted(to []Headcount, name string, woman bool) []Headcount {
	i := slices.IndexFunc(to, func(h Headcount) bool { return h.Name == name })
	if i < 0 {
		i = len(to)
		to = append(to, Headcount{Name: name})
	}
	to[i].All++
	if woman {
		to[i].Women++
	}
	return to
}

// byName sorts headcounts as people read names, those without one last.
func byName(list []Headcount) {
	slices.SortFunc(list, func(a, b Headcount) int {
		switch {
		case (a.Name == "") != (b.Name == ""):
			return len(b.Name) - len(a.Name)
		case NaturalLess(a.Name, b.Name):
			return -1
		}
		return 1
	})
}

// StatsOf counts the members of a year by their histories of standings. Groups and offices are known as they are now.
func StatsOf(members []Member, year int) RosterStats {
	s := RosterStats{Year: year}
	end := NewPeriod(year, 12).Last()
	for _, m := range members {
		s.moves(m, year)
		if m.StatusOn(end) == StatusRetained {
			s.Retained++
		}
		if !m.ActiveOn(end) {
			continue
		}
		s.count(m, ageBand(m, end))
	}
	for _, list := range [][]Headcount{s.ByGroup, s.ByDepartment, s.ByOffice} {
		byName(list)
	}
	for _, h := range s.ByGroup {
		if h.Name != "" {
			s.Groups++
		}
	}
	return s
}

// count adds an active member of an age band.
func (s *RosterStats) count(m Member, band int) {
	woman := m.Sex == SexFemale
	s.Active++
	s.Ages[band]++
	if woman {
		s.Women++
		s.AgesWomen[band]++
	}
	if m.Office != "" {
		s.Officers++
		s.ByOffice = counted(s.ByOffice, m.Office, woman)
	}
	s.ByGroup = counted(s.ByGroup, m.Group, woman)
	s.ByDepartment = counted(s.ByDepartment, m.Department, woman)
}

// moves counts what happened to a member's standing in a year.
func (s *RosterStats) moves(m Member, year int) {
	for _, x := range m.History() {
		if x.From.Year() != year {
			continue
		}
		switch x.Move {
		case MoveJoin:
			s.Joined++
		case MoveTransferIn:
			s.Joined++
			s.MovedIn++
		case MoveRestore:
			s.Restored++
		case MoveRetain:
			s.Retired++
		case MoveTransferOut:
			s.Moved++
		case MoveLeave:
			s.Left++
		case MoveExpel:
			s.Expelled++
		case MoveDeath:
			s.Died++
		case MoveOutsider:
		}
	}
}

// ageBand is the index of Ages that a member belongs to on a day.
func ageBand(m Member, on Date) int {
	if m.Birth == 0 {
		return 4
	}
	age := on.Year() - m.Birth.Year()
	if on%10000 < m.Birth%10000 {
		age--
	}
	switch {
	case age <= 30:
		return 0
	case age <= 40:
		return 1
	case age <= 50:
		return 2
	}
	return 3
}
