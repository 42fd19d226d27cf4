package export

import (
	"fmt"

	"gonghui/model"
)

// rosterStatsTable is what the yearly 工会统计 asks of the roster: members by sex, age, group, department and office on
// the year's last day, and who came and went in the year, beside the year before.
func rosterStatsTable(d *desk, q Query) (Table, error) {
	members, err := d.v.Members()
	if err != nil {
		return Table{}, err
	}
	now, was := model.StatsOf(members, q.Year), model.StatsOf(members, q.Year-1)
	t := Table{Name: sheetRoster, Heading: d.heading(q)[:2], Columns: rosterStatsColumns}
	line := func(part, name string, n, women, last int) {
		t.Rows = append(t.Rows, []string{part, name, fmt.Sprint(n), fmt.Sprint(women), fmt.Sprint(last)})
	}
	plain := func(part, name string, n, last int) {
		t.Rows = append(t.Rows, []string{part, name, fmt.Sprint(n), "", fmt.Sprint(last)})
	}
	line(statsEnd, statsActive, now.Active, now.Women, was.Active)
	plain(statsEnd, statsRetained, now.Retained, was.Retained)
	plain(statsEnd, statsOfficers, now.Officers, was.Officers)
	plain(statsEnd, statsTeams, now.Groups, was.Groups)
	for _, x := range []struct {
		name      string
		now, last int
	}{
		{statsJoined, now.Joined, was.Joined},
		{statsMovedIn, now.MovedIn, was.MovedIn},
		{statsRestored, now.Restored, was.Restored},
		{statsRetired, now.Retired, was.Retired},
		{statsMovedOut, now.Moved, was.Moved},
		{statsLeft, now.Left, was.Left},
		{statsExpelled, now.Expelled, was.Expelled},
		{statsDied, now.Died, was.Died},
	} {
		plain(statsYear, x.name, x.now, x.last)
	}
	for i, name := range statsAges {
		line(statsByAge, name, now.Ages[i], now.AgesWomen[i], was.Ages[i])
	}
	for _, part := range []struct {
		name      string
		now, last []model.Headcount
	}{
		{statsByGroup, now.ByGroup, was.ByGroup},
		{statsByDept, now.ByDepartment, was.ByDepartment},
		{statsByOffice, now.ByOffice, was.ByOffice},
	} {
		last := map[string]int{}
		for _, h := range part.last {
			last[h.Name] = h.All
		}
		for _, h := range part.now {
			name := h.Name
			if name == "" {
				name = noGroup
			}
			line(part.name, name, h.All, h.Women, last[h.Name])
		}
	}
	t.Notes = []string{statsNote}
	return t, nil
}
