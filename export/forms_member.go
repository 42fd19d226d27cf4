package export

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// MemberColumn is one column that a roster may have.
type MemberColumn struct {
	Name    string // its title, by which it is asked for
	Private bool   // it tells who somebody is or where they live: masked unless asked for in full
	Usual   bool   // it is in a roster of which no columns were chosen
	kind    ColumnKind
	of      func(m model.Member, year int) string
	mask    func(string) string
}

// Roster says what a list of members holds.
type Roster struct {
	Year    int
	Columns []string // names of MemberColumns, in their order; none: the usual ones
	Open    bool     // private columns in full
	Group   string   // of one 工会小组; empty: of all
	Active  bool     // only who is an active member on the year's last day
}

// ErrColumn is returned for a column that there is not.
var ErrColumn = errors.New("no such column")

// memberTables is the roster at the end of a year. Numbers that identify a person are shown as far as the school
// needs to tell people apart: the last four of an ID number, both ends of a phone number, no card and no address.
func memberTables(v *ledger.View, year int) ([]Table, error) {
	return rosterTables(v, Roster{Year: year})
}

// WriteRoster writes a list of members to a new file in the form that its name ends with: .csv, .xlsx or .html. Errors
// are those of WriteList, ErrColumn, and ledger.ErrLocked where private columns are wanted while they are locked.
func WriteRoster(b *ledger.Book, r Roster, out string, force bool) error {
	l := List{Kind: "members", Title: listMembers, Make: func(v *ledger.View, _ int) ([]Table, error) {
		return rosterTables(v, r)
	}}
	columns, err := r.columns()
	if err != nil {
		return err
	}
	if b.Locked() && slices.ContainsFunc(columns, func(c MemberColumn) bool { return c.Private && r.Open }) {
		return ledger.ErrLocked
	}
	return writeOne(b, l, r.Year, out, force)
}

// columns are the chosen ones.
func (r Roster) columns() ([]MemberColumn, error) {
	all := MemberColumns()
	if len(r.Columns) == 0 {
		return slices.DeleteFunc(all, func(c MemberColumn) bool { return !c.Usual }), nil
	}
	var out []MemberColumn
	for _, name := range r.Columns {
		i := slices.IndexFunc(all, func(c MemberColumn) bool { return c.Name == strings.TrimSpace(name) })
		if i < 0 {
			return nil, fmt.Errorf("%w: %s", ErrColumn, name)
		}
		out = append(out, all[i])
	}
	return out, nil
}

func rosterTables(v *ledger.View, r Roster) ([]Table, error) {
	br, err := v.Branch()
	if err != nil {
		return nil, err
	}
	members, err := v.Members()
	if err != nil {
		return nil, err
	}
	columns, err := r.columns()
	if err != nil {
		return nil, err
	}
	t := Table{Name: listMembers, Heading: []string{labelUnit + br.Name, fmt.Sprintf(labelYear, r.Year)}}
	if r.Group != "" {
		t.Heading = append(t.Heading, r.Group)
	}
	for _, c := range columns {
		t.Columns = append(t.Columns, Column{Name: c.Name, Kind: c.kind})
	}
	for _, m := range r.members(members) {
		var cells []string
		for _, c := range columns {
			cell := c.of(m, r.Year)
			if c.Private && !r.Open {
				cell = c.mask(cell)
			}
			cells = append(cells, cell)
		}
		t.Rows = append(t.Rows, cells)
		t.Keys = append(t.Keys, Key{Ref: model.Ref{Kind: model.KindMember, ID: m.ID}})
	}
	if len(t.Rows) == 0 {
		t.Void = voidNothing
	}
	return []Table{t}, nil
}

// members are those that the roster holds.
func (r Roster) members(all []model.Member) []model.Member {
	end := model.NewPeriod(r.Year, 12).Last()
	var out []model.Member
	for _, m := range all {
		if m.Joined <= end && (r.Group == "" || m.Group == r.Group) && (!r.Active || m.ActiveOn(end)) {
			out = append(out, m)
		}
	}
	return out
}

// maskID keeps the last four characters of an ID number.
func maskID(s string) string { return mask(s, 0, 4) }

// maskPhone keeps the first three and the last four digits.
func maskPhone(s string) string { return mask(s, 3, 4) }

// maskAll keeps nothing.
func maskAll(s string) string {
	if s == "" {
		return ""
	}
	return "***"
}

func mask(s string, head, tail int) string {
	r := []rune(s)
	if len(r) <= head+tail {
		return strings.Repeat("*", len(r))
	}
	return string(r[:head]) + strings.Repeat("*", len(r)-head-tail) + string(r[len(r)-tail:])
}

// rosterJob prints 会员花名册: who is an active member, for the file and the notice board.
func rosterJob(d *desk, p Print) ([]page, error) {
	members, day, err := d.rostered(p.Year)
	if err != nil {
		return nil, err
	}
	t := Table{
		Name: listRoster, Columns: rosterColumns,
		Heading: []string{
			labelUnit + d.branch.Name, fmt.Sprintf(labelAsOf, day.Chinese()), fmt.Sprintf(labelPeople, len(members)),
		},
	}
	for i, m := range members {
		t.Rows = append(t.Rows, []string{
			fmt.Sprint(i + 1), m.Number, m.Name, m.Sex.String(), month(m.Birth), m.Department, m.Group, m.Office,
			month(m.Joined), "",
		})
	}
	return []page{signedList(d.branch, pageOf(t))}, nil
}

// groupJob prints a list for each 工会小组, with room to sign.
func groupJob(d *desk, p Print) ([]page, error) {
	members, day, err := d.rostered(p.Year)
	if err != nil {
		return nil, err
	}
	var groups []string
	of := map[string][]model.Member{}
	for _, m := range members {
		g := m.Group
		if g == "" {
			g = noGroup
		}
		if of[g] == nil {
			groups = append(groups, g)
		}
		of[g] = append(of[g], m)
	}
	slices.SortFunc(groups, func(a, b string) int {
		if model.NaturalLess(a, b) {
			return -1
		}
		return 1
	})
	var out []page
	for _, g := range groups {
		t := Table{
			Name: g, Title: listGroups + ideographic + g, Columns: groupColumns,
			Heading: []string{
				labelUnit + d.branch.Name, fmt.Sprintf(labelAsOf, day.Chinese()), fmt.Sprintf(labelPeople, len(of[g])),
			},
		}
		for i, m := range of[g] {
			t.Rows = append(t.Rows, []string{
				fmt.Sprint(i + 1), m.Name, m.Sex.String(), m.Department, m.Office, month(m.Joined), "", "",
			})
		}
		out = append(out, pageOf(t))
	}
	if len(out) == 0 {
		out = []page{{name: listGroups, title: listGroups, void: voidNothing}}
	}
	return out, nil
}

// rostered are the active members on a year's last day, or today in the running year, and that day.
func (d *desk) rostered(year int) ([]model.Member, model.Date, error) {
	all, err := d.v.Members()
	day := min(model.NewPeriod(year, 12).Last(), d.v.Today())
	return slices.DeleteFunc(all, func(m model.Member) bool { return !m.ActiveOn(day) }), day, err
}

// yearEnd is the last day of a year.
func yearEnd(year int) model.Date { return model.NewPeriod(year, 12).Last() }

// month is the month of a day, or nothing.
func month(d model.Date) string {
	if d == 0 {
		return ""
	}
	return d.Period().String()
}
