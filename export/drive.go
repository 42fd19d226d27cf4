package export

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// driveTables are a drive's list of who gave what, and its closing report: what came in, what was handed on, what is
// left and what account 221 says.
func driveTables(d *desk, x model.Drive) ([]Table, error) {
	head := []string{labelUnit + d.branch.Name, x.Date.Chinese(), labelYuan}
	list := Table{Name: driveList, Title: x.Name + driveList, Heading: head, Columns: []Column{
		{Name: colOrder, Kind: Number},
		{Name: colNumber},
		{Name: colPerson},
		{Name: colDepartment},
		{Name: colAmount, Kind: Money},
		{Name: driveGaveSigned, Width: 16},
		{Name: colRemark},
	}}
	for _, l := range x.Lines {
		if l.Amount == 0 {
			continue
		}
		m := d.members[l.Member]
		list.Rows = append(list.Rows, []string{
			fmt.Sprint(len(list.Rows) + 1), m.Number, m.Name, m.Department, l.Amount.String(), "", "",
		})
	}
	if len(list.Rows) > 0 {
		list.Foot = [][]string{totalRow(list, 4)}
		list.Foot[0][0], list.Foot[0][1] = "", colTotal
	}
	owed, err := d.v.Custody(x.Project)
	if err != nil {
		return nil, err
	}
	arrived, passed := x.ClaimSums()
	sums := Table{Name: driveReport, Title: x.Name + driveReport, Heading: head, Columns: []Column{
		{Name: colEntry},
		{Name: colDate, Kind: Day},
		{Name: colAmount, Kind: Money},
		{Name: colVoucher},
		{Name: colRemark},
	}}
	to := strings.TrimSpace(x.Handed.To + labelSpace + x.Handed.Receipt)
	nothing := func(m model.Money, words string) string {
		if m != 0 {
			words = ""
		}
		return words
	}
	for _, r := range []struct {
		name    string
		day     model.Date
		amount  model.Money
		voucher model.ID
		said    string
	}{
		{driveIn, x.Date, x.Collected(), x.Received, fmt.Sprintf(drivePeople, x.Givers())},
		{driveOut, x.Handed.Date, x.Handed.Amount, x.Handed.Voucher, to},
		{driveArrived, 0, arrived, 0, ""},
		{drivePassed, 0, passed, 0, ""},
		{driveKept, x.Closed, x.Kept(), 0, nothing(x.Kept(), driveNothing)},
		{driveOwed, 0, owed, 0, x.Project + nothing(owed, driveNoRest)},
	} {
		if len(x.Claims) == 0 && (r.name == driveArrived || r.name == drivePassed) {
			continue // no mutual aid
		}
		paper, err := d.voucher(r.voucher)
		if err != nil {
			return nil, err
		}
		sums.Rows = append(sums.Rows, []string{r.name, r.day.String(), r.amount.String(), paper, r.said})
	}
	sums.Notes = []string{driveRule}
	if len(x.Claims) == 0 {
		return []Table{settled(list), sums}, nil
	}
	claims, err := claimTable(d, x, head)
	return []Table{settled(list), claims, sums}, err
}

// claimTable is what members were given by the mutual aid, for their signatures.
func claimTable(d *desk, x model.Drive, head []string) (Table, error) {
	out := Table{Name: driveClaims, Title: x.Name + driveClaims, Heading: head, Columns: []Column{
		{Name: colOrder, Kind: Number},
		{Name: colNumber},
		{Name: colPerson},
		{Name: colDepartment},
		{Name: driveAppliedOn, Kind: Day},
		{Name: colAmount, Kind: Money},
		{Name: driveArrivedOn, Kind: Day},
		{Name: drivePassedOn, Kind: Day},
		{Name: colVoucher},
		{Name: colSigned, Width: 16},
	}}
	for i, c := range x.Claims {
		m := d.members[c.Member]
		paper, err := d.voucher(c.Out)
		if err != nil {
			return out, err
		}
		out.Rows = append(out.Rows, []string{
			fmt.Sprint(i + 1), m.Number, m.Name, m.Department, c.Applied.String(), c.Amount.String(),
			c.Arrived.String(), c.Passed.String(), paper, "",
		})
	}
	out.Foot = [][]string{totalRow(out, 5)}
	out.Foot[0][0], out.Foot[0][1] = "", colTotal
	return settled(out), nil
}

// WriteDrive writes a drive's list and closing report to a new file in the form that its name ends with: .xlsx, .html,
// or .csv for the list. Errors are those of WriteList, and ledger.ErrNotFound.
func WriteDrive(b *ledger.Book, id model.ID, out string, force bool) error {
	return writeMade(b, List{Kind: "drive", Title: driveList}, out, force, func(d *desk) (int, []Table, error) {
		x, err := d.v.Drive(id)
		if err != nil {
			return 0, nil, err
		}
		tables, err := driveTables(d, x)
		return x.Date.Year(), tables, err
	})
}
