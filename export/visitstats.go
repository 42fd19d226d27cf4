package export

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"gonghui/ledger"
	"gonghui/model"
)

// countVisits makes the figures of a year's visits as the book knew them at its last event: the clock has no say, so
// that a file made again is the same.
func (d *desk) countVisits(year int) (model.VisitStats, error) {
	all, err := d.v.Visits(0)
	if err != nil {
		return model.VisitStats{}, err
	}
	members, err := d.v.Members()
	day := min(model.DateOf(d.v.Head().Time()), model.NewPeriod(year, 12).Last())
	return model.CountVisits(all, members, d.branch, year, day), err
}

// visitStatsTable is 走访统计: a row for the year and for each category, group and month.
func visitStatsTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetVisitStats, Heading: d.heading(Query{Year: q.Year}), Columns: visitStatsColumns}
	s, err := d.countVisits(q.Year)
	if err != nil || s.Visits+s.Pending+s.Members == 0 {
		return settled(t), err
	}
	add := func(of, name string, x model.VisitShare, most int) {
		members, covered, rate := "", "", ""
		if x.Members > 0 {
			members, covered = strconv.Itoa(x.Members), strconv.Itoa(x.Covered)
			rate = percent(x.Covered, x.Members)
		}
		t.Rows = append(t.Rows, []string{
			of, name, strconv.Itoa(x.Visits), strconv.Itoa(x.People), x.Sum.String(), barOf(x.Visits, most),
			members, covered, rate, halfDays(x.Wait), percent(x.Wait.Within, x.Wait.Timed),
		})
	}
	whole := model.VisitShare{
		Visits: s.Visits, People: s.People, Sum: s.Money + s.Goods,
		Members: s.Members, Covered: s.Covered, Wait: s.Waited,
	}
	add(statsTotal, strconv.Itoa(q.Year), whole, 0)
	for _, part := range []struct {
		of   string
		rows []model.VisitShare
	}{{statsKinds, s.Kinds}, {statsGroups, s.Groups}, {statsMonths, s.Months[:]}} {
		most := 0
		for _, x := range part.rows {
			most = max(most, x.Visits)
		}
		for i, x := range part.rows {
			name := x.Name
			switch {
			case part.of == statsMonths:
				name = fmt.Sprintf(monthName, i+1)
			case name == "":
				name = statsNoGroup
			}
			add(part.of, name, x, most)
		}
	}
	t.Notes = visitStatsNotes(s)
	return t, nil
}

func visitStatsNotes(s model.VisitStats) []string {
	return []string{
		fmt.Sprintf(statsWho, s.People, s.Retired, s.Strangers, s.Members, s.Covered,
			percent(s.Covered, s.Members), s.Never),
		fmt.Sprintf(statsWaits, s.Waited.Events, halfDays(s.Waited), s.Waited.Timed, s.Waited.Within,
			percent(s.Waited.Within, s.Waited.Timed)),
		fmt.Sprintf(statsLate, s.Pending, s.Overdue),
		statsHow,
	}
}

// unvisitedTable lists the active members whom nobody visited in a year, those never visited first.
func unvisitedTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetUnvisited, Heading: d.heading(Query{Year: q.Year}), Columns: unvisitedColumns}
	s, err := d.countVisits(q.Year)
	if err != nil {
		return t, err
	}
	for i, id := range s.Unvisited {
		m, how := d.members[id], statsBefore
		if i < s.Never {
			how = statsNever
		}
		t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), m.Number, m.Name, m.Department, m.Group, how})
		t.Keys = append(t.Keys, Key{Ref: model.Ref{Kind: model.KindMember, ID: id}})
	}
	return settled(t), nil
}

func visitStatsLists(v *ledger.View, year int) ([]Table, error) {
	d, err := newDesk(v)
	if err != nil {
		return nil, err
	}
	var out []Table
	for _, make := range []maker{visitStatsTable, unvisitedTable} {
		t, err := make(d, Query{Year: year})
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// percent is a part of a whole, rounded to whole percent; empty without a whole.
func percent(part, whole int) string {
	if whole == 0 {
		return ""
	}
	d := decimal.NewFromInt(int64(part)).Mul(decimal.NewFromInt(100)).DivRound(decimal.NewFromInt(int64(whole)), 0)
	return d.String() + "%"
}

// halfDays is a median that is kept in half days; empty where nothing waited.
func halfDays(w model.Wait) string {
	if w.Events == 0 {
		return ""
	}
	return decimal.New(int64(w.Median)*5, -1).String()
}

// barWidth is how many blocks the longest bar of a column has.
const barWidth = 12

// barOf draws a figure beside the greatest of its column; empty without one.
func barOf(n, most int) string {
	if most == 0 {
		return ""
	}
	full := (n*barWidth*2 + most) / (2 * most)
	if n > 0 {
		full = max(full, 1)
	}
	return strings.Repeat(barFull, full)
}
