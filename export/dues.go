package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/ledger/audit"
	"gonghui/model"
)

// duesSheetTable is 会费收缴表: one month's dues with what was paid and who owes none, and why. where says why the month and
// account 401 differ.
func duesSheetTable(d *desk, s ledger.DuesMonth, where string) Table {
	t := Table{
		Name: duesSheetName, Heading: d.heading(Query{Year: s.Month.Year(), Month: s.Month.Month()}),
		Columns: []Column{
			{Name: colOrder, Kind: Number},
			{Name: colNumber},
			{Name: colPerson},
			{Name: colDepartment},
			{Name: colGroup},
			{Name: colBase, Kind: Money},
			{Name: colDue, Kind: Money},
			{Name: colPaidSum, Kind: Money},
			{Name: colBehind, Kind: Money},
			{Name: colPaidOn, Kind: Day},
			{Name: colRemark},
		},
		Notes: []string{internalOnly},
	}
	for i, l := range s.Lines {
		remark := exemptNames[l.Exempt]
		if l.Record.Note != "" {
			remark = strings.TrimSpace(remark + labelSpace + l.Record.Note)
		}
		t.Rows = append(t.Rows, []string{
			fmt.Sprint(i + 1), l.Member.Number, l.Member.Name, l.Member.Department, l.Member.Group, l.Base.String(),
			l.Due.String(), l.Record.Amount.String(), l.Behind().String(), l.Record.Paid.String(), remark,
		})
		t.Keys = append(t.Keys, Key{Ref: model.Ref{Kind: model.KindMember, ID: l.Member.ID}})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 6, 7, 8)}
		t.Foot[0][0], t.Foot[0][1] = "", colTotal
	}
	tie := duesTied
	if s.Received != s.Booked {
		tie = duesUntied
	}
	said := fmt.Sprintf(tie, s.Received.Grouped(), s.Booked.Grouped())
	t.Notes = slices.Concat([]string{said}, nonEmpty(where), t.Notes)
	return settled(t)
}

// deductionTable is 代扣会费清单: what whoever pays the wages is to take off, for those who owe it.
func deductionTable(d *desk, s ledger.DuesMonth) Table {
	t := Table{
		Name: deductionName, Heading: d.heading(Query{Year: s.Month.Year(), Month: s.Month.Month()}),
		Columns: []Column{
			{Name: colOrder, Kind: Number},
			{Name: colNumber},
			{Name: colPerson},
			{Name: colDepartment},
			{Name: colBase, Kind: Money},
			{Name: colDeduct, Kind: Money},
			{Name: colRemark},
		},
		Notes: []string{deductionRule},
	}
	for _, l := range s.Lines {
		if l.Behind() == 0 {
			continue
		}
		t.Rows = append(t.Rows, []string{
			fmt.Sprint(len(t.Rows) + 1), l.Member.Number, l.Member.Name, l.Member.Department, l.Base.String(),
			l.Behind().String(), "",
		})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 5)}
		t.Foot[0][0], t.Foot[0][1] = "", colTotal
	}
	return settled(t)
}

// duesGroupTable is the month's collection by 工会小组.
func duesGroupTable(d *desk, s ledger.DuesMonth) Table {
	t := Table{
		Name: duesGroupName, Heading: d.heading(Query{Year: s.Month.Year(), Month: s.Month.Month()}),
		Columns: []Column{
			{Name: colGroup},
			{Name: colOwing, Kind: Number},
			{Name: colCleared, Kind: Number},
			{Name: colDue, Kind: Money},
			{Name: colPaidSum, Kind: Money},
			{Name: colBehind, Kind: Money},
		},
	}
	owing, cleared := 0, 0
	for _, g := range s.Groups() {
		owing, cleared = owing+g.Owing, cleared+g.Cleared
		t.Rows = append(t.Rows, []string{
			cmp.Or(g.Name, duesNoGroup), fmt.Sprint(g.Owing), fmt.Sprint(g.Cleared), g.Due.String(), g.Paid.String(),
			g.Behind.String(),
		})
	}
	if len(t.Rows) > 0 {
		t.Foot = [][]string{totalRow(t, 3, 4, 5)}
		t.Foot[0][1], t.Foot[0][2] = fmt.Sprint(owing), fmt.Sprint(cleared)
	}
	return settled(t)
}

// duesGroupSheets are the lists of the groups, for their leaders to collect by: who pays how much and who has not, with
// room to sign. What people earn stands on none of them.
func duesGroupSheets(d *desk, s ledger.DuesMonth) []Table {
	var out []Table
	for _, g := range s.Groups() {
		t := Table{
			Name:    duesSheetName + ideographic + cmp.Or(g.Name, duesNoGroup),
			Heading: d.heading(Query{Year: s.Month.Year(), Month: s.Month.Month()}),
			Columns: []Column{
				{Name: colOrder, Kind: Number},
				{Name: colNumber},
				{Name: colPerson},
				{Name: colDue, Kind: Money},
				{Name: colPaidSum, Kind: Money},
				{Name: colBehind, Kind: Money},
				{Name: colPaidOn, Kind: Day},
				{Name: colPayerSigns, Width: 16},
				{Name: colRemark},
			},
		}
		for _, l := range s.Lines {
			if l.Member.Group != g.Name || l.Due == 0 && l.Record.Amount == 0 {
				continue
			}
			t.Rows = append(t.Rows, []string{
				fmt.Sprint(len(t.Rows) + 1), l.Member.Number, l.Member.Name, l.Due.String(), l.Record.Amount.String(),
				l.Behind().String(), l.Record.Paid.String(), "", l.Record.Note,
			})
		}
		if len(t.Rows) == 0 {
			continue
		}
		t.Foot = [][]string{totalRow(t, 3, 4, 5)}
		t.Foot[0][0], t.Foot[0][1] = "", colTotal
		out = append(out, settled(t))
	}
	return out
}

// WriteDues writes a month's 会费收缴表 with the sums of each group, or the 代扣会费清单, to a new file in the form that its
// name ends with: .xlsx, .html or .csv. Errors are those of WriteList.
func WriteDues(b *ledger.Book, month model.Period, deduct bool, out string, force bool) error {
	l := List{Kind: "dues", Title: duesSheetName}
	if deduct {
		l.Title = deductionName
	}
	return writeMade(b, l, out, force, func(d *desk) (int, []Table, error) {
		s, err := d.v.DuesMonth(month)
		if deduct {
			return month.Year(), []Table{deductionTable(d, s)}, err
		}
		if err != nil {
			return 0, nil, err
		}
		where, err := audit.DuesWhere(d.v, month)
		tables := []Table{duesSheetTable(d, s, where), duesGroupTable(d, s)}
		return month.Year(), append(tables, duesGroupSheets(d, s)...), err
	})
}
