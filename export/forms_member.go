package export

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// memberTables is the roster at the end of a year. Numbers that identify a person are shown as far as the school
// needs to tell people apart: the last four of an ID number, both ends of a phone number, no card and no address.
func memberTables(v *ledger.View, year int) ([]Table, error) {
	br, err := v.Branch()
	if err != nil {
		return nil, err
	}
	members, err := v.Members()
	if err != nil {
		return nil, err
	}
	t := Table{
		Name: listMembers, Columns: memberColumns,
		Heading: []string{labelUnit + br.Name, fmt.Sprintf(labelYear, year)},
	}
	end := model.NewPeriod(year, 12)
	for _, m := range members {
		if m.Joined > end.Last() {
			continue
		}
		base := ""
		if b := m.BaseIn(end); b != 0 {
			base = b.String()
		}
		t.Rows = append(t.Rows, []string{
			m.Number, m.Name, m.Sex.String(), maskID(m.Private.IDNumber), m.Birth.String(), m.Department,
			m.Group, m.Office, m.Joined.String(), m.Status.String(), m.Changed.String(),
			maskPhone(m.Private.Phone), base,
		})
		t.Keys = append(t.Keys, Key{Ref: model.Ref{Kind: model.KindMember, ID: m.ID}})
	}
	if len(t.Rows) == 0 {
		t.Void = voidNothing
	}
	return []Table{t}, nil
}

// maskID keeps the last four characters of an ID number.
func maskID(s string) string { return mask(s, 0, 4) }

// maskPhone keeps the first three and the last four digits.
func maskPhone(s string) string { return mask(s, 3, 4) }

func mask(s string, head, tail int) string {
	r := []rune(s)
	if len(r) <= head+tail {
		return strings.Repeat("*", len(r))
	}
	return string(r[:head]) + strings.Repeat("*", len(r)-head-tail) + string(r[len(r)-tail:])
}
