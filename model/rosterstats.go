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
	Ages                                 [5]int // active members up to 30, 31 to 40, 41 to 50, 51 and over; age unknown
}

// StatsOf counts the members of a year by their histories of standings. Groups and offices are known as they are now.
func StatsOf(members []Member, year int) RosterStats {
	s := RosterStats{Year: year}
	end := NewPeriod(year, 12).Last()
	var groups []string
	for _, m := range members {
		s.moves(m, year)
		if m.StatusOn(end) == StatusRetained {
			s.Retained++
		}
		if !m.ActiveOn(end) {
			continue
		}
		s.Active++
		if m.Sex == SexFemale {
			s.Women++
		}
		if m.Office != "" {
			s.Officers++
		}
		if m.Group != "" && !slices.Contains(groups, m.Group) {
			groups = append(groups, m.Group)
		}
		s.Ages[ageBand(m, end)]++
	}
	s.Groups = len(groups)
	return s
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
